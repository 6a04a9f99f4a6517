"""Folders and WARC files as sources: taken over once, into the archive and the tables, and rebuilt from the archive alone."""

import gzip
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows import import_files, reading, river
from flows.answers import FetchAnswer
from flows.archive import Archive
from flows.context import Context
from flows.import_files import LeftAside
from flows.runners import PlainRunner
from flows.settings import Settings, fixed_clock
from models.errors import WatchlistInvalid
from models.targets import Source
from models.vocabulary import SourceKind, Standing
from warehouse.connection import open_for_reading

CHECKOUT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)
RECORDED = "2026-03-02T08:30:00Z"
PAGE = (
    "<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1><p>SpaceX plans to launch two "
    "AI1 prototypes in early 2027, the company said at its plant in Texas.</p></article></body></html>"
)
WARC = Source(
    key="a", name="A", kind=SourceKind.WARC, url="http://a.test/", standing=Standing.PRESS, every_hours=24, path="x"
)


def warc(*records: tuple[str, bytes, dict[str, str]], status: str = "200 OK", date: str = RECORDED) -> bytes:
    """Return a WARC file of responses as a crawler of the news writes it: with its own info and request records between."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True)
    writer.write_record(writer.create_warcinfo_record("CC-NEWS.warc.gz", {"software": "a crawler"}))
    for url, body, headers in records:
        lines = {"Content-Type": "text/html; charset=utf-8", **headers}.items()
        given = {"WARC-Date": date}
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "a.test")], is_http_request=True)
        answered = StatusAndHeaders(status, list(lines), protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "request", http_headers=asked, warc_headers_dict=dict(given))
        )
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=BytesIO(body), length=len(body), http_headers=answered,
                warc_headers_dict=dict(given),
            )
        )  # fmt: skip
    return stream.getvalue()


def page(title: str) -> bytes:
    return PAGE.format(title=title).encode()


Make = Callable[..., Context]


@pytest.fixture
def make(fresh_home: Path) -> Make:
    watchlist = fresh_home.parent / "watchlist"
    shutil.copytree(CHECKOUT / "watchlist", watchlist)

    def context(kind: str, path: str, *lines: str) -> Context:
        declared = [
            "[[source]]", 'key = "by_hand"', 'name = "By hand"', f'kind = "{kind}"', 'url = "https://saved.test/news"',
            'standing = "press"', "every_hours = 0.001", f'path = "{path}"', *lines,
        ]  # fmt: skip
        (watchlist / "sources.toml").write_text("\n".join(declared) + "\n", encoding="utf-8")
        settings = Settings(
            home=fresh_home, watchlist=watchlist, only_loopback=True, polite=False, clock=fixed_clock(NOW)
        )
        return Context.of(settings)

    return context


def rows(context: Context, query: str) -> list[tuple[object, ...]]:
    with open_for_reading(context.settings.warehouse) as con:
        return con.execute(query).fetchall()


@pytest.mark.slow
def test_a_folder_goes_into_archive_and_tables_once(make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "saved"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026" / "one page.html").write_bytes(page("One"))
    (folder / "two.txt").write_text(
        "Title\n\nSpaceX plans to launch two AI1 prototypes in early 2027.", encoding="utf-8"
    )
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.html").write_bytes(page("Hidden"))
    secret = tmp_path / "secret.html"
    secret.write_bytes(page("Secret"))
    (folder / "linked.html").symlink_to(secret)
    (folder / "elsewhere").symlink_to(tmp_path)
    context = make("folder", "saved")
    for _ in range(2):
        river.ingest(context, PlainRunner())
    assert rows(context, "select url, outcome from raw_fetch order by url") == [
        ("https://saved.test/news/2026/one%20page.html", "ok"),
        ("https://saved.test/news/two.txt", "ok"),
    ]
    assert len(list(Archive(context.settings.archive).records())) == 2
    reading.read(context, PlainRunner())
    assert rows(context, "select count(*) from core_claim where metric = 'satellite_count' or quote like '%AI1%'") > [
        (1,)
    ]

    (folder / "two.txt").write_text(
        "Title\n\nSpaceX now plans to launch three AI1 prototypes in 2028.", encoding="utf-8"
    )
    os.utime(folder / "two.txt", (2_000_000_000, 2_000_000_000))
    river.ingest(context, PlainRunner())
    reading.read(context, PlainRunner())
    assert rows(context, "select count(*) from core_document where url like '%two.txt'") == [(2,)]


@pytest.mark.slow
def test_a_warc_file_is_known_as_of_the_date_of_its_records(make: Make, tmp_path: Path) -> None:
    (tmp_path / "home" / "news.warc.gz").write_bytes(
        warc(
            ("https://paper.test/1", page("One"), {}),
            ("https://paper.test/2", gzip.compress(page("Two")), {"Content-Encoding": "gzip"}),
            ("https://paper.test/picture", b"\x89PNG", {"Content-Type": "image/png"}),
        )
    )
    context = make("warc", "news.warc.gz")
    river.ingest(context, PlainRunner())
    assert rows(context, "select url, strftime(fetched_at, '%Y-%m-%d %H:%M') from raw_fetch order by url") == [
        ("https://paper.test/1", "2026-03-02 08:30"),
        ("https://paper.test/2", "2026-03-02 08:30"),
    ]
    ((outcome, found, new, skipped, reason),) = rows(
        context, "select outcome, items_found, items_new, items_skipped, reason from raw_poll"
    )
    assert (outcome, found, new, skipped, reason) == ("ok", 2, 2, 1, "1 no page, by its type")
    reading.read(context, PlainRunner())
    assert rows(context, "select title, published_on from core_document order by title") == [
        ("One", None),
        ("Two", None),
    ]
    assert rows(context, "select distinct known_at::date::varchar from core_claim") == [("2026-03-02",)]


@pytest.mark.slow
def test_what_was_imported_is_rebuilt_without_the_files(make: Make, tmp_path: Path) -> None:
    file = tmp_path / "home" / "news.warc.gz"
    file.write_bytes(warc(*((f"https://paper.test/{n}", page(f"Title {n}"), {}) for n in range(30))))
    context = make("warc", "news.warc.gz")
    river.ingest(context, PlainRunner())
    reading.read(context, PlainRunner())
    tables = ("raw_fetch", "raw_poll", "core_link", "core_document", "core_claim", "core_extraction")
    before = [rows(context, f"select * from {table} order by all") for table in tables]
    file.unlink()
    river.rebuild(context, PlainRunner())
    assert [rows(context, f"select * from {table} order by all") for table in tables] == before


@pytest.mark.slow
def test_topics_leave_aside_what_is_about_something_else(make: Make, tmp_path: Path) -> None:
    (tmp_path / "home" / "warcs").mkdir()
    other = b"<html><body><p>A recipe for soup.</p></body></html>"
    (tmp_path / "home" / "warcs" / "a.warc.gz").write_bytes(
        warc(("https://paper.test/1", page("One"), {}), ("https://paper.test/2", other, {}))
    )
    (tmp_path / "home" / "warcs" / "notes.txt").write_text("no archive", encoding="utf-8")
    context = make("warc", "warcs", 'topics = ["spacex"]')
    river.ingest(context, PlainRunner())
    assert rows(context, "select url from raw_fetch") == [("https://paper.test/1",)]
    assert rows(context, "select items_skipped, reason from raw_poll") == [(1, "1 not on the source's topics")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "made", "outcome"),
    [("folder", None, "failed"), ("folder", "file", "unreadable"), ("folder", "empty", "empty")],
)
def test_a_path_that_brings_nothing_leaves_a_row(
    make: Make, tmp_path: Path, kind: str, made: str | None, outcome: str
) -> None:
    path = tmp_path / "home" / "saved"
    if made == "file":
        path.write_text("x", encoding="utf-8")
    elif made == "empty":
        path.mkdir()
    context = make(kind, "saved")
    river.ingest(context, PlainRunner())
    assert rows(context, "select outcome from raw_poll") == [(outcome,)]


@pytest.mark.parametrize("lines", [('kind = "folder"',), ('kind = "rss"', 'path = "x"')])
def test_only_folders_and_warc_files_have_a_path(tmp_path: Path, lines: tuple[str, ...]) -> None:
    watchlist = tmp_path / "watchlist"
    shutil.copytree(CHECKOUT / "watchlist", watchlist)
    declared = [
        "[[source]]",
        'key = "a"',
        'name = "A"',
        'url = "https://a.test/"',
        'standing = "press"',
        "every_hours = 1",
    ]
    (watchlist / "sources.toml").write_text("\n".join([*declared, *lines]) + "\n", encoding="utf-8")
    with pytest.raises(WatchlistInvalid, match="path: "):
        Context.of(Settings(home=tmp_path, watchlist=watchlist))


def read(data: bytes, *, most_bytes: int = 100_000) -> list[FetchAnswer | LeftAside]:
    return list(import_files.read_warc(BytesIO(data), "x.warc.gz", source=WARC, most_bytes=most_bytes, now=NOW))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (warc(("https://a.test/", b"\0" * 200_000, {})), "larger than 100,000 bytes"),
        (warc(("https://a.test/", gzip.compress(b"\0" * 50_000_000), {"Content-Encoding": "gzip"})), "larger than"),
        (warc(("http://127.0.0.1\\@a.test/", page("x"), {})), "characters that no address has"),
        (warc(("https://user:word@a.test/", page("x"), {})), "a user in it"),
        (warc(("https://a.test/", page("x"), {}), status="404 Not Found"), "by its status"),
        (warc(("https://a.test/", page("x"), {}), date="2126-01-01T00:00:00Z"), "its date cannot be"),
        (warc(("https://a.test/", page("x"), {}), date="1969-01-01T00:00:00Z"), "its date cannot be"),
        (b"this is no archive at all, but plain words", "no WARC file"),
        (b"", "no WARC file"),
        (os.urandom(5_000), "cannot be read to its end"),
    ],
)
def test_hostile_records_are_left_aside_with_a_reason(data: bytes, reason: str) -> None:
    (left,) = read(data)
    assert isinstance(left, LeftAside)
    assert reason in left.reason


def test_what_is_no_page_of_the_web_is_passed_over() -> None:
    assert read(warc(("file:///etc/hostname", page("x"), {}))) == []


def test_a_file_that_is_cut_off_gives_what_stands_before() -> None:
    whole = warc(*((f"https://a.test/{n}", page(str(n)) + os.urandom(2_000).hex().encode(), {}) for n in range(5)))
    found = read(whole[: len(whole) - 1_500])
    assert [answer.fetch.url for answer in found if isinstance(answer, FetchAnswer)] == [
        f"https://a.test/{n}" for n in range(4)
    ]
    assert len([answer for answer in found if isinstance(answer, LeftAside)]) == 1


def test_names_of_any_bytes_become_addresses(tmp_path: Path) -> None:
    names = [b"a b?c#d.html", b"\xff\xfe.html", "naïve.html".encode(), b"..html", b"new\nline.txt"]
    for name in names:
        (tmp_path / os.fsdecode(name)).write_bytes(page("x"))
    source = Source(
        key="a",
        name="A",
        kind=SourceKind.FOLDER,
        url="http://a.test/x/",
        standing=Standing.PRESS,
        every_hours=1,
        path=".",
    )
    found = [
        import_files.read_page(path, tmp_path, source=source, most_bytes=1_000_000, now=NOW)
        for path in import_files.pages_below(tmp_path)
    ]
    urls = {answer.fetch.url for answer in found if isinstance(answer, FetchAnswer)}
    assert urls == {
        "http://a.test/x/a%20b%3Fc%23d.html", "http://a.test/x/%FF%FE.html", "http://a.test/x/na%C3%AFve.html",
        "http://a.test/x/new%0Aline.txt",
    }  # fmt: skip
