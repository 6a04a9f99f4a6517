"""Whoever answers may mean harm: a hostile server on loopback, and what becomes of a run that meets it. ``docs/hostile-input.md`` lists all."""

import gzip
import re
import shutil
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.wire.markup_limits import PAGE, excess
from flows import guarded_parsing, reading, river, tables
from flows.client import Client
from flows.context import Context
from flows.runners import PlainRunner
from flows.settings import FetchLimits, Settings, fixed_clock
from models.targets import Source
from models.vocabulary import FetchOutcome, SourceKind, Standing
from tests.flows.conftest import ScriptedServer, answer
from warehouse import sql, status
from warehouse.connection import open_for_reading

CHECKOUT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)
LIMITS = FetchLimits(deadline_s=5.0, connect_s=1.0, read_s=1.0, wire_bytes=2_000_000, body_bytes=4_000_000)
ARTICLE = (
    "<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1><p>SpaceX plans to launch "
    "two AI1 prototypes in early 2027, the company said on Friday at its plant in Texas.</p></article></body></html>"
)


def feed(*items: tuple[str, str]) -> bytes:
    entries = "".join(
        f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid></item>" for title, link in items
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>T</title>{entries}</channel></rss>".encode()


def page(title: str) -> bytes:
    return answer(200, ARTICLE.format(title=title).encode(), Content_Type="text/html; charset=utf-8")


@dataclass(frozen=True)
class Target:
    """A run that looks at one source, on the hostile server."""

    context: Context
    server: ScriptedServer

    def ingest(self) -> tuple[str, str]:
        """Look at the source; returns outcome and reason, which is empty where none is given."""
        river.ingest(self.context, PlainRunner())
        ((outcome, reason),) = self.ask("select outcome, reason from raw_poll")
        return str(outcome), str(reason or "")

    def ask(self, query: str) -> list[tuple[object, ...]]:
        with open_for_reading(self.context.settings.warehouse) as con:
            return con.execute(query).fetchall()


@pytest.fixture
def target(server: ScriptedServer, fresh_home: Path) -> Target:
    return make_target(server, fresh_home, 'kind = "rss"')


def make_target(server: ScriptedServer, home: Path, *lines: str) -> Target:
    watchlist = home.parent / "watchlist"
    shutil.copytree(CHECKOUT / "watchlist", watchlist)
    declared = [
        "[[source]]", 'key = "hostile"', 'name = "Hostile"', *lines, f'url = "{server.url("/feed")}"', 'standing = "press"',
        "every_hours = 1",
    ]  # fmt: skip
    (watchlist / "sources.toml").write_text("\n".join(declared) + "\n", encoding="utf-8")
    settings = Settings(
        home=home,
        watchlist=watchlist,
        only_loopback=True,
        polite=False,
        limits=LIMITS,
        clock=fixed_clock(NOW),
    )
    return Target(Context.of(settings), server)


SOURCE = Source(
    key="a", name="A", kind=SourceKind.RSS, url="http://a.test/", standing=Standing.PRESS, every_hours=1,
    min_seconds_between_requests=0,
)  # fmt: skip


# Names that do not stay what they were.


def _client(server: ScriptedServer, addresses: Callable[[str], str]) -> Client:
    """Return a client for which every name is this server, except that ``addresses`` gives some another address."""
    port = server.port
    settings = Settings(
        only_loopback=True, polite=False, limits=LIMITS, resolver=lambda host, _: [(addresses(host), port)]
    )
    return Client(settings)


@pytest.mark.slow
def test_a_name_that_moves_to_the_metadata_service_is_not_followed_there(server: ScriptedServer) -> None:
    asked: list[str] = []

    def addresses(host: str) -> str:
        asked.append(host)
        return (
            "127.0.0.1" if len(asked) <= 2 else "169.254.169.254"
        )  # robots.txt, the page, then the same name once more

    server.replies["/page"] = page("Here")
    with _client(server, addresses) as client:
        first = client.fetch("http://rebinding.test/page", source=SOURCE, now=NOW)
        second = client.fetch("http://rebinding.test/page", source=SOURCE, now=NOW)
    assert first.fetch.outcome is FetchOutcome.OK
    assert (second.fetch.outcome, second.problem) == (FetchOutcome.REFUSED_BY_US, "address")
    assert server.paths().count("/page") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "inside", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "fe80::1", "fd00:ec2::254", "0.0.0.0"]
)
def test_a_redirect_to_a_name_inside_is_refused_at_that_hop(server: ScriptedServer, inside: str) -> None:
    server.replies["/page"] = answer(302, Location="http://second.test/page")
    server.replies["/robots.txt"] = answer(404)
    with _client(server, lambda host: inside if host == "second.test" else "127.0.0.1") as client:
        got = client.fetch("http://first.test/page", source=SOURCE, now=NOW)
    assert (got.fetch.outcome, got.problem) == (FetchOutcome.REFUSED_BY_US, "address")
    assert server.paths().count("/page") == 1


@pytest.mark.slow
def test_nothing_secret_goes_to_another_host(server: ScriptedServer) -> None:
    def reply(connection: socket.socket, path: str) -> None:
        is_first = "host: first.test" in server.requests[-1].lower()
        connection.sendall(
            answer(307, Location="http://second.test/page", Set_Cookie="session=1; Path=/")
            if is_first
            else page("There")
        )

    server.replies["/page"] = reply
    with _client(server, lambda host: "127.0.0.1") as client:
        got = client.fetch("http://first.test/page", source=SOURCE, now=NOW)
    assert got.fetch.final_url == "http://second.test/page"
    for request in server.requests:
        assert not re.search(
            r"^(cookie|authorization|proxy-authorization|referer):", request, re.IGNORECASE | re.MULTILINE
        ), request


# Headers and robots.txt without end.


@pytest.mark.slow
def test_headers_without_end_are_no_answer(server: ScriptedServer) -> None:
    def reply(connection: socket.socket, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X-More: and more\r\n" * 500)

    server.replies["/page"] = reply
    began = time.monotonic()
    with _client(server, lambda host: "127.0.0.1") as client:
        got = client.fetch("http://first.test/page", source=SOURCE, now=NOW)
    assert (got.fetch.outcome, got.fetch.status) == (FetchOutcome.FAILED, None)
    assert time.monotonic() - began < LIMITS.deadline_s + 2


@pytest.mark.slow
def test_a_robots_txt_without_end_is_read_to_its_cap_and_obeyed(server: ScriptedServer) -> None:
    def reply(connection: socket.socket, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\nDisallow: /private\n")
        while True:
            connection.sendall(b"# and so on\n" * 1_000)

    server.replies |= {"/robots.txt": reply, "/page": page("Here")}
    with _client(server, lambda host: "127.0.0.1") as client:
        allowed = client.fetch("http://first.test/page", source=SOURCE, now=NOW)
        private = client.fetch("http://first.test/private", source=SOURCE, now=NOW)
    assert allowed.fetch.outcome is FetchOutcome.OK
    assert private.problem == "robots"


@pytest.mark.slow
def test_a_robots_txt_that_is_a_bomb_is_cut_as_well(server: ScriptedServer) -> None:
    rules = b"User-agent: *\nDisallow: /private\n" + b"#" * 50_000_000
    server.replies |= {
        "/robots.txt": answer(200, gzip.compress(rules), Content_Encoding="gzip"),
        "/page": page("Here"),
    }
    with _client(server, lambda host: "127.0.0.1") as client:
        assert client.fetch("http://first.test/page", source=SOURCE, now=NOW).fetch.outcome is FetchOutcome.OK
        assert client.fetch("http://first.test/private", source=SOURCE, now=NOW).problem == "robots"


# Listings.


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.slow
def test_entities_that_multiply_are_not_expanded(target: Target) -> None:
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>'
    item = f"<item><title>&l9;</title><link>{target.server.url('/1')}</link></item>"
    target.server.replies["/feed"] = answer(200, f'{head}<rss version="2.0"><channel>{item}</channel></rss>'.encode())
    _, reason = target.ingest()
    assert "took longer" not in reason, "the parser had to be stopped"
    assert target.ask("select max(length(title)) from core_link") in ([(None,)], [(4,)])


@pytest.mark.slow
def test_entities_open_no_file_and_no_address(target: Target, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("nobody may read this", encoding="utf-8")
    entities = (
        f'<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY % b SYSTEM "{target.server.url("/outside.dtd")}"> %b;'
        f'<!ENTITY c SYSTEM "{target.server.url("/outside.txt")}">'
    )
    item = f"<item><title>A &a; &c;</title><link>{target.server.url('/1')}</link></item>"
    target.server.replies["/feed"] = answer(
        200,
        f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss version="2.0"><channel>{item}</channel></rss>'.encode(),
    )
    target.ingest()
    assert not {"/outside.dtd", "/outside.txt"} & set(target.server.paths())
    assert all("nobody may read" not in str(row) for row in target.ask("select * from core_link"))


@pytest.mark.slow
def test_sitemaps_within_sitemaps_end(server: ScriptedServer, fresh_home: Path) -> None:
    def reply(connection: socket.socket, path: str) -> None:
        parts = "".join(f"<sitemap><loc>{server.url(f'{path}/{n}')}</loc></sitemap>" for n in range(50))
        body = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}</sitemapindex>'
        connection.sendall(answer(200, body.encode(), Content_Type="application/xml"))

    server.anything = reply
    server.replies["/robots.txt"] = answer(404)
    target = make_target(server, fresh_home, 'kind = "sitemap"', 'path_contains = ["/"]')
    target.ingest()
    assert 1 < len(server.paths()) <= 12
    assert max(path.count("/") for path in server.paths()) <= 4


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel><item><title>" + b"<b>" * 200_000 + b"</title></item></channel></rss>",
        b"<rss version='2.0'><channel><item "
        + b" ".join(b"a%d='1'" % n for n in range(100_000))
        + b"/></channel></rss>",
    ],
    ids=["200,000 nested tags", "100,000 attributes"],
)
def test_a_feed_that_hangs_parsers_is_unreadable(target: Target, body: bytes) -> None:
    target.server.replies["/feed"] = answer(200, body, Content_Type="application/rss+xml")
    outcome, reason = target.ingest()
    assert outcome == "unreadable"
    assert reason
    assert "took longer" not in reason, "the parser had to be stopped"


@pytest.mark.slow
def test_a_listing_that_stops_its_parser_costs_itself_only(target: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no limit foresees is stopped by the clock: here a feed that is merely long, and a clock that is short."""
    monkeypatch.setattr(guarded_parsing, "WALL_S", 0.2)
    target.server.replies["/feed"] = answer(200, feed(*((f"Title {n}", f"http://a.test/{n}") for n in range(5_000))))
    outcome, reason = target.ingest()
    assert outcome == "unreadable"
    assert "took longer" in reason


# Pages.


@pytest.mark.slow
def test_only_the_page_that_hangs_is_lost_and_it_is_counted(target: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    server = target.server
    hanging = "<p><a href='/x'>a b c d</a></p>" * (PAGE.tags // 4 - 100)
    assert excess(hanging) is None
    server.replies |= {
        "/feed": answer(200, feed(*((f"T{n}", server.url(f"/{n}")) for n in range(5)))),
        **{f"/{n}": page(f"Title {n}") for n in range(5)},
        "/2": answer(200, f"<html><body><article>{hanging}</article></body></html>".encode(), Content_Type="text/html"),
    }
    target.ingest()
    monkeypatch.setattr(guarded_parsing, "WALL_S", 2.0)
    reading.read(target.context, PlainRunner())
    assert target.ask("select count(*) from core_document") == [(4,)]
    ((reason,),) = target.ask("select reason from core_extraction where document_id is null")
    assert reason == "the parser took longer than 2 s"


@pytest.mark.slow
def test_a_page_that_is_all_claims_is_read_to_the_limit_and_what_is_left_is_told(target: Target) -> None:
    server = target.server
    claims = "".join(
        f"<p>SpaceX says Starmind will reach {n} GW by 2030, by its own account.</p>" for n in range(1, 801)
    )
    server.replies |= {
        "/feed": answer(200, feed(("Dense", server.url("/dense")), ("Other", server.url("/other")))),
        "/dense": answer(
            200, ARTICLE.format(title="Starmind").replace("</article>", claims).encode(), Content_Type="text/html"
        ),
        "/other": page("Other"),
    }
    target.ingest()
    report = reading.read(target.context, PlainRunner())
    assert (report.documents_read, report.read_in_part) == (2, 1)
    ((url, left, first_words),) = target.ask("select url, sentence_count, first_words from out_unread_stretch")
    assert url == server.url("/dense")
    read = 800 - int(str(left))
    assert str(first_words).startswith(f"SpaceX says Starmind will reach {read + 1} GW")
    assert target.ask("select max(value) from out_claim where metric = 'compute_power'") == [(read * 1e9,)]
    assert target.ask("select count(*) > 0 from out_claim where url like '%/other'") == [(True,)]
    context = target.context
    found = status.read(context.settings.warehouse, context.settings.published)
    assert any(f"{left} sentences too much" in row[-1] for row in found.rows)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<div>" * 200_000, "inside each other"),
        ("<p " + " ".join(f"a{n}" for n in range(100_000)) + ">x</p>", "attributes"),
    ],
    ids=["200,000 nested tags", "100,000 attributes"],
)
def test_a_page_that_hangs_parsers_is_not_given_to_one(target: Target, markup: str, reason: str) -> None:
    server = target.server
    server.replies |= {
        "/feed": answer(200, feed(("T", server.url("/1")))),
        "/1": answer(200, f"<html><body>{markup}</body></html>".encode(), Content_Type="text/html"),
    }
    target.ingest()
    began = time.monotonic()
    reading.read(target.context, PlainRunner())
    assert time.monotonic() - began < 20
    ((said,),) = target.ask("select reason from core_extraction")
    assert reason in str(said)


@pytest.mark.slow
def test_names_from_outside_never_become_file_names(target: Target) -> None:
    server = target.server
    paths = ["/../../escaped", "/..%2f..%2fescaped", "/a%00b", "/" + "x" * 3_000, "/C:%5Cescaped", "/.warc.gz"]
    server.anything = page("Somewhere")
    server.replies |= {
        "/robots.txt": answer(404),
        "/feed": answer(
            200,
            feed(*((f"../{n}", server.url(path)) for n, path in enumerate(paths))),
            Content_Disposition='attachment; filename="../../escaped.sh"',
        ),
    }
    target.ingest()
    reading.read(target.context, PlainRunner())
    home = target.context.settings.home
    assert target.ask("select count(*) from raw_fetch where outcome = 'ok'") >= [(4,)]
    assert not list(home.parent.rglob("*escaped*"))
    assert {path.parent.name for path in home.rglob("*.gz")} == {"archive"}
    assert all(re.fullmatch(r"ingest-[0-9T]+\.warc\.gz", path.name) for path in (home / "archive").iterdir())


@pytest.mark.slow
def test_scripts_and_formulas_in_titles_stay_words(target: Target, capsys: pytest.CaptureFixture[str]) -> None:
    server = target.server
    titles = [
        "<script>alert(1)</script>SpaceX plans to launch two AI1 prototypes in 2027",
        '=HYPERLINK("http://a.test","x")',
    ]
    escaped = [title.replace("&", "&amp;").replace("<", "&lt;") for title in titles]
    server.replies |= {
        "/feed": answer(200, feed(*((title, server.url(f"/{n}")) for n, title in enumerate(escaped)))),
        **{f"/{n}": page(title) for n, title in enumerate(escaped)},
    }
    report = river.run(target.context, PlainRunner())
    html = report.written.html_path.read_text(encoding="utf-8")
    assert "<script" not in html
    assert "javascript:" not in html
    found = sql.query(target.context.settings.published, "select title from out_document order by title")
    assert len(found.rows) == 2
    tables.print_table(found.columns, found.rows, as_csv=True)
    printed = capsys.readouterr().out
    assert not any(line.lstrip('"').startswith(("=", "+", "-", "@")) for line in printed.splitlines())


# The page that lists all this.


def rows() -> list[tuple[str, str]]:
    """Return the rows of the table: the case, and the cell that names its tests."""
    text = (CHECKOUT / "docs" / "hostile-input.md").read_text(encoding="utf-8")
    cells = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    return [(row[0].strip(), row[-1]) for row in cells if "test_" in row[-1]]


def test_every_case_names_a_test_and_every_test_exists() -> None:
    listed = rows()
    assert len(listed) >= 25
    for case, cell in listed:
        named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", cell)
        assert named, case
        for file, name in named:
            assert f"def {name}(" in (CHECKOUT / file).read_text(encoding="utf-8"), f"{case}: {file}::{name}"


def test_every_test_here_is_listed() -> None:
    here = set(re.findall(r"^def (test_\w+)\(", Path(__file__).read_text(encoding="utf-8"), re.MULTILINE))
    listed = {name for _, cell in rows() for name in re.findall(r"::(test_\w+)`", cell)}
    assert here - listed == {"test_every_case_names_a_test_and_every_test_exists", "test_every_test_here_is_listed"}
