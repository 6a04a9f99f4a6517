"""The sample world's server over real loopback HTTP: validators, compression, what is gone, and turning editions."""

import gzip
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection
from pathlib import Path

import pytest

from flows.sample_world import SampleServer, SampleWorld
from models.errors import UsageError

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
FIRST, SECOND, THIRD = date(2026, 6, 14), date(2026, 6, 21), date(2026, 6, 28)
ARTICLE = "<!doctype html><title>Wings</title><p>A satellite with wings.</p>\n" * 20

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


class Browser:
    """Asks the server over one connection that is kept open, as a polite client does."""

    def __init__(self, server: SampleServer) -> None:
        self._connection = HTTPConnection(*server.address, timeout=5)

    def ask(self, path: str, *, host: str = "news.example", method: str = "GET", **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request(method, path, headers={"Host": host, **named})
        response = self._connection.getresponse()
        body = response.read()
        return Reply(
            status=response.status, headers={name.lower(): value for name, value in response.getheaders()}, body=body
        )

    def close(self) -> None:
        self._connection.close()


def put(folder: Path, edition: date, name: str, text: str) -> None:
    path = folder / "editions" / str(edition) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, FIRST, "news.example/feed.xml", "<rss>one</rss>")
    put(tmp_path, FIRST, "news.example/robots.txt", "User-agent: *\nDisallow: /private/\n")
    put(tmp_path, FIRST, "news.example/2026/06/wings.html", ARTICLE)
    put(tmp_path, FIRST, "news.example/private/secret.html", "<p>Not for machines.</p>")
    put(tmp_path, FIRST, "news.example/places/index.html", "<p>Places.</p>")
    put(tmp_path, FIRST, "boards.example/v1/jobs.json", '{"jobs": []}')
    put(tmp_path, SECOND, "news.example/feed.xml", "<rss>two</rss>")
    put(tmp_path, SECOND, "news.example/2026/06/new.html", "<p>New.</p>")
    put(tmp_path, SECOND, "gone.txt", "# Taken down.\n\nnews.example/2026/06/wings.html\n")
    put(tmp_path, THIRD, "news.example/2026/06/wings.html", "<p>Back, and rewritten.</p>")
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[SampleServer]:
    with SampleServer(SampleWorld(folder)) as running:
        yield running


@pytest.fixture
def browser(server: SampleServer) -> Iterator[Browser]:
    browser = Browser(server)
    yield browser
    browser.close()


def test_a_page_comes_whole_with_its_type_and_validators(browser: Browser) -> None:
    reply = browser.ask("/2026/06/wings.html")
    assert (reply.status, reply.body) == (200, ARTICLE.encode())
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["content-length"] == str(len(reply.body))
    assert reply.headers["etag"].startswith('"')
    assert parsedate_to_datetime(reply.headers["last-modified"]) == datetime(2026, 6, 14, 6, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/places/", "text/html; charset=utf-8"),
    ],
)
def test_types_follow_the_files(browser: Browser, path: str, content_type: str) -> None:
    assert browser.ask(path).headers["content-type"] == content_type


@pytest.mark.parametrize("path", ["/2026/06/wings", "/2026/06/wings/", "/2026/06/wings.html?utm_source=rss"])
def test_one_page_has_the_addresses_that_sites_give_it(browser: Browser, path: str) -> None:
    assert browser.ask(path).body == ARTICLE.encode()


def test_a_board_is_asked_for_as_boards_are(browser: Browser) -> None:
    reply = browser.ask("/v1/jobs?content=true", host="boards.example")
    assert (reply.status, reply.headers["content-type"]) == (200, "application/json")


def test_hosts_do_not_share_their_pages(browser: Browser) -> None:
    assert browser.ask("/v1/jobs", host="news.example").status == 404
    assert browser.ask("/feed.xml", host="boards.example").status == 404
    assert browser.ask("/feed.xml", host="nobody.example").status == 404


def test_a_host_is_known_with_its_port_and_in_capitals(browser: Browser) -> None:
    assert browser.ask("/feed.xml", host="news.example:8080").status == 200
    assert browser.ask("/feed.xml", host="News.EXAMPLE").status == 200


@pytest.mark.parametrize("path", ["/nothing", "/../2026-06-21/news.example/feed.xml", "/gone.txt", "/2026/06/", ""])
def test_what_is_not_there_is_not_found(browser: Browser, path: str) -> None:
    reply = browser.ask(path or "/")
    assert reply.status == 404
    assert "etag" not in reply.headers


def test_a_known_page_is_not_sent_again(browser: Browser) -> None:
    etag = browser.ask("/feed.xml").headers["etag"]
    for tag in (etag, f'"another", {etag}', f"W/{etag}", "*"):
        reply = browser.ask("/feed.xml", If_None_Match=tag)
        assert (reply.status, reply.body) == (304, b""), tag
        assert reply.headers["etag"] == etag
    assert browser.ask("/feed.xml", If_None_Match='"another"').status == 200


@pytest.mark.parametrize(
    ("since", "status"),
    [
        ("Sun, 14 Jun 2026 06:00:00 GMT", 304),
        ("Mon, 15 Jun 2026 06:00:00 GMT", 304),
        ("Sun, 14 Jun 2026 05:59:59 GMT", 200),
        ("Sun, 14 Jun 2026 06:00:00 -0000", 304),
        ("last Sunday", 200),
    ],
)
def test_a_date_makes_a_request_conditional(browser: Browser, since: str, status: int) -> None:
    assert browser.ask("/feed.xml", If_Modified_Since=since).status == status


def test_a_tag_outranks_a_date(browser: Browser) -> None:
    reply = browser.ask("/feed.xml", If_None_Match='"another"', If_Modified_Since="Mon, 15 Jun 2026 06:00:00 GMT")
    assert reply.status == 200


def test_a_body_is_compressed_for_who_can_read_it(browser: Browser) -> None:
    reply = browser.ask("/2026/06/wings", Accept_Encoding="deflate, gzip;q=0.8")
    assert reply.headers["content-encoding"] == "gzip"
    assert reply.headers["vary"] == "Accept-Encoding"
    assert len(reply.body) == int(reply.headers["content-length"]) < len(ARTICLE)
    assert gzip.decompress(reply.body) == ARTICLE.encode()


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "deflate, gzip; q=0.0"])
def test_a_body_is_left_plain_for_who_cannot(browser: Browser, accepted: str) -> None:
    reply = browser.ask("/2026/06/wings", Accept_Encoding=accepted)
    assert "content-encoding" not in reply.headers
    assert reply.body == ARTICLE.encode()


def test_head_says_what_get_would_and_sends_no_body(browser: Browser) -> None:
    got, head = browser.ask("/2026/06/wings"), browser.ask("/2026/06/wings", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    for name in ("content-type", "content-length", "etag", "last-modified"):
        assert head.headers[name] == got.headers[name]
    assert browser.ask("/nothing", method="HEAD").status == 404


def test_one_connection_serves_many_kinds_of_answer(browser: Browser) -> None:
    """Were a length wrong, the next answer on the same connection would begin in the wrong place."""
    etag = browser.ask("/feed.xml").headers["etag"]
    kinds = [
        browser.ask("/nothing").status,
        browser.ask("/feed.xml", If_None_Match=etag).status,
        browser.ask("/feed.xml", method="HEAD").status,
        browser.ask("/2026/06/wings", Accept_Encoding="gzip").status,
    ]
    assert kinds == [404, 304, 200, 200]
    assert browser.ask("/feed.xml").body == b"<rss>one</rss>"


def test_other_methods_are_refused(browser: Browser) -> None:
    assert browser.ask("/feed.xml", method="DELETE").status == 501


def test_a_turned_edition_is_seen_by_a_running_client(server: SampleServer, browser: Browser) -> None:
    feed, article = browser.ask("/feed.xml"), browser.ask("/2026/06/wings")
    assert browser.ask("/2026/06/new").status == 404

    server.world.show(SECOND)
    changed = browser.ask("/feed.xml", If_None_Match=feed.headers["etag"])
    assert (changed.status, changed.body) == (200, b"<rss>two</rss>")
    assert changed.headers["etag"] != feed.headers["etag"]
    assert parsedate_to_datetime(changed.headers["last-modified"]) == datetime(2026, 6, 21, 6, tzinfo=UTC)
    assert browser.ask("/2026/06/new").status == 200
    assert browser.ask("/2026/06/wings", If_None_Match=article.headers["etag"]).status == 404
    unchanged = browser.ask("/robots.txt")
    assert parsedate_to_datetime(unchanged.headers["last-modified"]) == datetime(2026, 6, 14, 6, tzinfo=UTC)

    server.world.show(THIRD)
    assert browser.ask("/2026/06/wings").body == b"<p>Back, and rewritten.</p>"
    assert browser.ask("/feed.xml").body == b"<rss>two</rss>"

    server.world.show(FIRST)
    assert browser.ask("/feed.xml").body == b"<rss>one</rss>"


def test_answers_are_counted_by_status_whoever_asks(server: SampleServer) -> None:
    def ask_often() -> None:
        browser = Browser(server)
        for _ in range(20):
            browser.ask("/feed.xml")
            browser.ask("/nothing")
        browser.close()

    askers = [threading.Thread(target=ask_often) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert server.answers == {200: 160, 404: 160}


def test_the_world_knows_its_hosts_and_editions(folder: Path) -> None:
    world = SampleWorld(folder)
    assert world.editions == (FIRST, SECOND, THIRD)
    assert world.hosts == {"news.example", "boards.example"}


def test_an_unknown_edition_is_refused_with_those_there_are(folder: Path) -> None:
    with pytest.raises(UsageError, match="2026-06-14, 2026-06-21, 2026-06-28"):
        SampleWorld(folder).show(date(2026, 6, 15))


@pytest.mark.parametrize("made", ["", "editions"])
def test_a_folder_without_editions_is_refused(tmp_path: Path, made: str) -> None:
    (tmp_path / made).mkdir(exist_ok=True)
    with pytest.raises(UsageError, match=r"no folder|no editions"):
        SampleWorld(tmp_path)


def test_the_real_sample_world_is_served(browser: Browser, server: SampleServer) -> None:
    world = SampleWorld(SAMPLE)
    server.world = world
    for host in world.hosts:
        assert browser.ask("/robots.txt", host=host).status == 200
    advertisement = "/2026/06/hype-ten-ways/"
    world.show(date(2026, 6, 21))
    assert browser.ask(advertisement, host="orbital-wire.example").status == 200
    world.show(date(2026, 7, 12))
    assert browser.ask(advertisement, host="orbital-wire.example").status == 404
