"""The fetching client against real servers on loopback, friendly and hostile. Refusals are proven without any request."""

import gzip
import socket
import threading
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpcore
import httpx
import pytest

from flows.answers import LEFT_ALONE
from flows.client import Client, checked_url, user_agent
from flows.host_memory import HostMemory
from flows.pace import Pace
from flows.settings import FetchLimits, Settings
from models.errors import FetchFailed, FetchRefused
from models.fetching import fetch_id
from models.identity import body_digest
from models.targets import Source
from models.vocabulary import FetchOutcome, SourceKind, Standing
from tests.flows.conftest import ScriptedReply, ScriptedServer, answer

NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)
LOOPBACK = Settings(only_loopback=True, polite=False)
QUICK = replace(
    LOOPBACK, limits=FetchLimits(deadline_s=1.0, connect_s=1.0, read_s=0.5, wire_bytes=50_000, body_bytes=100_000)
)
SOURCE = Source(
    key="a_feed",
    name="A feed",
    kind=SourceKind.RSS,
    url="http://feed.test/",
    standing=Standing.PRESS,
    every_hours=1,
    min_seconds_between_requests=0,
)

pytestmark = pytest.mark.slow


def test_a_page_is_fetched_with_an_honest_name_and_gzip(server: ScriptedServer) -> None:
    server.replies["/page"] = answer(
        200, gzip.compress(b"<p>Hello"), Content_Encoding="gzip", Content_Type="text/html", ETag='"e1"'
    )
    with Client(replace(LOOPBACK, contact="editor@waymark.test")) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.body == b"<p>Hello"
    assert got.fetch.outcome is FetchOutcome.OK
    assert (got.fetch.status, got.fetch.content_type, got.fetch.etag) == (200, "text/html", '"e1"')
    assert got.fetch.id == fetch_id("GET", server.url("/page"), None, body_digest(b"<p>Hello"), NOW)
    assert got.expect() is got
    request = server.requests[-1].lower()
    assert "user-agent: waymark/0.1 (editor@waymark.test)\r\n" in request
    assert "accept-encoding: gzip\r\n" in request
    assert f"host: 127.0.0.1:{server.port}\r\n" in request


def test_a_conditional_request_sends_validators_and_knows_unchanged(server: ScriptedServer) -> None:
    server.replies["/page"] = b'HTTP/1.1 304 Not Modified\r\nETag: "e1"\r\nConnection: close\r\n\r\n'
    with Client(LOOPBACK) as client:
        got = client.fetch(
            server.url("/page"), source=SOURCE, etag='"e1"', last_modified="Tue, 23 Jun 2026 06:00:00 GMT", now=NOW
        )
        unasked = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.fetch.outcome is FetchOutcome.UNCHANGED
    assert (got.fetch.body_digest, got.fetch.body_bytes) == (None, 0)
    assert 'if-none-match: "e1"' in server.requests[-2].lower()
    assert "if-modified-since: tue, 23 jun 2026" in server.requests[-2].lower()
    assert unasked.fetch.outcome is FetchOutcome.FAILED


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, FetchOutcome.OK),
        (204, FetchOutcome.OK),
        (404, FetchOutcome.GONE),
        (410, FetchOutcome.GONE),
        (401, FetchOutcome.REFUSED_BY_THEM),
        (403, FetchOutcome.REFUSED_BY_THEM),
        (451, FetchOutcome.REFUSED_BY_THEM),
        (429, FetchOutcome.FAILED),
        (500, FetchOutcome.FAILED),
        (503, FetchOutcome.FAILED),
    ],
)
def test_each_status_has_its_outcome(server: ScriptedServer, status: int, outcome: FetchOutcome) -> None:
    server.replies["/page"] = answer(status)
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.fetch.outcome is outcome
    assert got.fetch.status == status


@pytest.mark.parametrize(
    ("value", "seconds"), [("120", 120.0), ("Tue, 23 Jun 2026 12:01:00 GMT", 60.0), ("soon", None), ("-5", None)]
)
def test_retry_after_is_read_and_the_host_left_alone(server: ScriptedServer, value: str, seconds: float | None) -> None:
    server.replies["/busy"] = answer(503, Retry_After=value)
    slept: list[float] = []
    pace = Pace(monotonic=lambda: 0.0, sleep=slept.append)
    with Client(LOOPBACK, pace) as client:
        got = client.fetch(server.url("/busy"), source=SOURCE, now=NOW)
        client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    with pytest.raises(FetchFailed) as raised:
        got.expect()
    assert (raised.value.status, raised.value.retry_after_s) == (503, seconds)
    assert slept == ([] if seconds is None else [seconds])


def test_a_host_that_wants_an_hour_is_left_for_the_next_run(server: ScriptedServer) -> None:
    server.replies["/busy"] = answer(429, Retry_After="3600")
    with Client(LOOPBACK, Pace(sleep=lambda _: pytest.fail("nobody waits an hour"))) as client:
        client.fetch(server.url("/busy"), source=SOURCE, now=NOW)
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.fetch.outcome is FetchOutcome.FAILED
    assert got.retry_after_s == pytest.approx(3600, abs=5)
    assert "/page" not in server.paths()


def test_requests_to_a_host_keep_the_pace_of_the_source(server: ScriptedServer) -> None:
    server.replies["/page"] = answer(200, b"x")
    slept: list[float] = []
    pace = Pace(monotonic=lambda: 0.0, sleep=slept.append)
    slow = replace(SOURCE, min_seconds_between_requests=7)
    with Client(LOOPBACK, pace) as client:
        for _ in range(3):
            client.fetch(server.url("/page"), source=slow, now=NOW)
    assert slept == [7.0, 7.0, 7.0]  # robots.txt was the first request


def test_robots_txt_is_read_once_and_honoured(server: ScriptedServer) -> None:
    server.replies["/robots.txt"] = answer(200, b"User-agent: waymark\nDisallow: /private\nCrawl-delay: 3\n")
    server.replies["/page"] = answer(200, b"x")
    slept: list[float] = []
    with Client(LOOPBACK, Pace(monotonic=lambda: 0.0, sleep=slept.append)) as client:
        refused = client.fetch(server.url("/private/page"), source=SOURCE, now=NOW)
        allowed = [client.fetch(server.url("/page"), source=SOURCE, now=NOW) for _ in range(2)]
    assert refused.fetch.outcome is FetchOutcome.REFUSED_BY_US
    assert refused.problem == "robots"
    with pytest.raises(FetchRefused, match="robots"):
        refused.expect()
    assert [got.fetch.outcome for got in allowed] == [FetchOutcome.OK, FetchOutcome.OK]
    assert server.paths() == ["/robots.txt", "/page", "/page"]
    assert slept == [3.0, 3.0]


def test_robots_txt_and_the_pace_hold_from_run_to_run(server: ScriptedServer, tmp_path: Path) -> None:
    server.replies["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /private\n")
    server.replies["/page"] = answer(200, b"x")
    slept: list[float] = []
    for _ in range(2):
        with HostMemory(tmp_path / "hosts.sqlite") as memory:
            pace = Pace(monotonic=lambda: 0.0, sleep=slept.append, now=LOOPBACK.now, memory=memory)
            with Client(LOOPBACK, pace, memory=memory) as client:
                client.fetch(server.url("/page"), source=replace(SOURCE, min_seconds_between_requests=60), now=NOW)
    assert server.paths() == ["/robots.txt", "/page", "/page"]
    assert [round(seconds) for seconds in slept] == [60, 60]


def test_a_run_leaves_alone_whom_the_last_run_was_asked_to_leave_alone(server: ScriptedServer, tmp_path: Path) -> None:
    server.replies["/busy"] = answer(503, Retry_After="7200")
    answers = []
    for path in ("/busy", "/page"):
        with HostMemory(tmp_path / "hosts.sqlite") as memory, Client(LOOPBACK, memory=memory) as client:
            answers.append(client.fetch(server.url(path), source=SOURCE, now=NOW))
    assert [got.problem for got in answers] == ["status", LEFT_ALONE]
    assert answers[1].retry_after_s == pytest.approx(7200, abs=30)
    assert server.paths() == ["/robots.txt", "/busy"]


def test_waiting_for_a_turn_is_not_counted_against_the_answer(server: ScriptedServer) -> None:
    server.replies["/page"] = answer(200, b"x")
    with Client(QUICK, Pace(sleep=lambda _: time.sleep(QUICK.limits.deadline_s + 0.2))) as client:
        got = client.fetch(server.url("/page"), source=replace(SOURCE, min_seconds_between_requests=60), now=NOW)
    assert got.fetch.outcome is FetchOutcome.OK


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        ("/real-robots.txt", FetchOutcome.REFUSED_BY_US),
        ("/loop", FetchOutcome.OK),  # after five redirects there counts as being no such file
        ("http://10.0.0.1/robots.txt", FetchOutcome.FAILED),
        ("file:///etc/hostname", FetchOutcome.FAILED),
    ],
)
def test_robots_txt_may_stand_elsewhere(server: ScriptedServer, location: str, outcome: FetchOutcome) -> None:
    server.replies["/robots.txt"] = answer(301, Location=location)
    server.replies["/real-robots.txt"] = answer(200, b"User-agent: *\nDisallow: /page\n")
    server.replies["/loop"] = answer(302, Location="/loop")
    server.replies["/page"] = answer(200, b"x")
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.fetch.outcome is outcome
    assert ("/page" in server.paths()) == (outcome is FetchOutcome.OK)


def test_a_robots_txt_that_cannot_be_had_is_asked_for_once_however_many_pages_wait(server: ScriptedServer) -> None:
    server.replies["/robots.txt"] = answer(500)
    with Client(LOOPBACK) as client:
        for number in range(5):
            client.fetch(server.url(f"/{number}"), source=SOURCE, now=NOW)
    assert server.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("status", "outcome"), [(404, FetchOutcome.OK), (403, FetchOutcome.OK), (500, FetchOutcome.FAILED)]
)
def test_no_robots_txt_allows_all_and_a_broken_one_nothing(
    server: ScriptedServer, status: int, outcome: FetchOutcome
) -> None:
    server.replies["/robots.txt"] = answer(status, b"User-agent: *\nDisallow: /\n")
    server.replies["/page"] = answer(200, b"x")
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.fetch.outcome is outcome
    assert ("/page" in server.paths()) == (outcome is FetchOutcome.OK)


def test_robots_txt_is_cut_at_its_cap_not_refused(server: ScriptedServer) -> None:
    rules = b"User-agent: *\nDisallow: /private\n" + b"# padding\n" * 200_000
    server.replies["/robots.txt"] = answer(200, rules)
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/private"), source=SOURCE, now=NOW)
    assert got.problem == "robots"


def test_redirects_are_followed_and_remembered(server: ScriptedServer) -> None:
    server.replies["/old"] = answer(301, Location="/new")
    server.replies["/new"] = answer(200, b"here")
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/old"), source=SOURCE, now=NOW)
    assert got.body == b"here"
    assert (got.fetch.url, got.fetch.final_url) == (server.url("/old"), server.url("/new"))


def test_robots_txt_is_asked_again_after_a_redirect(server: ScriptedServer) -> None:
    server.replies["/robots.txt"] = answer(200, b"User-agent: *\nDisallow: /private\n")
    server.replies["/old"] = answer(302, Location="/private/new")
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/old"), source=SOURCE, now=NOW)
    assert got.problem == "robots"
    assert "/private/new" not in server.paths()


def test_a_redirect_loop_ends(server: ScriptedServer) -> None:
    server.replies["/loop"] = answer(302, Location="/loop")
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/loop"), source=SOURCE, now=NOW)
    assert got.problem == "redirects"
    assert server.paths().count("/loop") == 6


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("file:///etc/hostname", "scheme"),
        ("ftp://127.0.0.1/x", "scheme"),
        ("http://user@127.0.0.1/", "url"),
        ("http://127.0.0.1\\@elsewhere.test/", "url"),
        ("http://10.0.0.1/", "address"),
        ("http://169.254.169.254/latest", "address"),
    ],
)
def test_a_redirect_is_looked_at_like_the_first_address(server: ScriptedServer, location: str, problem: str) -> None:
    server.replies["/old"] = answer(302, Location=location)
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/old"), source=SOURCE, now=NOW)
    assert got.fetch.outcome is FetchOutcome.REFUSED_BY_US
    assert got.problem == problem


def test_a_post_sends_its_body_and_is_a_fetch_of_its_own(server: ScriptedServer) -> None:
    server.replies["/jobs"] = answer(200, b"{}")
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/jobs"), source=SOURCE, method="post", body=b'{"offset": 20}', now=NOW)
    assert got.fetch.method == "POST"
    assert got.fetch.request_body_digest == body_digest(b'{"offset": 20}')
    assert got.request_body == b'{"offset": 20}'
    assert "content-type: application/json" in server.requests[-1].lower()


def test_cookies_are_not_kept(server: ScriptedServer) -> None:
    server.replies["/page"] = answer(200, b"x", Set_Cookie="id=1; Path=/")
    with Client(LOOPBACK) as client:
        for _ in range(2):
            client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert all("cookie:" not in request.lower() for request in server.requests)


def test_proxies_of_the_environment_are_ignored(server: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    server.replies["/page"] = answer(200, b"x")
    with Client(LOOPBACK) as client:
        assert client.fetch(server.url("/page"), source=SOURCE, now=NOW).body == b"x"


def test_a_source_that_demands_a_contact_is_not_asked_without_one(server: ScriptedServer) -> None:
    with Client(LOOPBACK) as client:
        got = client.fetch(server.url("/page"), source=replace(SOURCE, needs_contact=True), now=NOW)
    assert (got.problem, server.requests) == ("contact", [])


# Hostile bodies.


def test_a_body_past_its_cap_is_refused_without_being_read(server: ScriptedServer) -> None:
    def endless(connection: socket.socket, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 10_000)

    server.replies["/page"] = endless
    with Client(QUICK) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.problem == "size"


def test_a_gzip_bomb_is_refused(server: ScriptedServer) -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    assert len(bomb) < QUICK.limits.wire_bytes
    server.replies["/page"] = answer(200, bomb, Content_Encoding="gzip")
    with Client(QUICK) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.problem == "size"


@pytest.mark.parametrize("encoding", ["gzip, gzip, gzip", "br", "deflate", "zstd", "gzip,identity"])
def test_only_one_layer_of_gzip_is_taken(server: ScriptedServer, encoding: str) -> None:
    server.replies["/page"] = answer(200, gzip.compress(gzip.compress(b"x")), Content_Encoding=encoding)
    with Client(QUICK) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.problem == "encoding"


def test_a_gzip_body_cut_short_is_no_answer(server: ScriptedServer) -> None:
    whole = gzip.compress(bytes(range(256)) * 20)
    server.replies["/page"] = answer(200, whole[:-12], Content_Encoding="gzip")
    with Client(QUICK) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.fetch.outcome is FetchOutcome.FAILED
    assert got.body == b""
    assert "cut short" in (got.fetch.reason or "")


def test_a_plain_body_cut_short_is_no_answer(server: ScriptedServer) -> None:
    server.replies["/page"] = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this"
    with Client(QUICK) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.fetch.outcome is FetchOutcome.FAILED


def test_several_gzip_members_are_one_body(server: ScriptedServer) -> None:
    body = gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 10
    server.replies["/page"] = answer(200, body, Content_Encoding="gzip")
    with Client(QUICK) as client:
        assert client.fetch(server.url("/page"), source=SOURCE, now=NOW).body == b"one two"


def test_what_is_not_gzip_is_no_answer(server: ScriptedServer) -> None:
    server.replies["/page"] = answer(200, zlib.compress(b"x" * 100), Content_Encoding="gzip")
    with Client(QUICK) as client:
        assert client.fetch(server.url("/page"), source=SOURCE, now=NOW).fetch.outcome is FetchOutcome.FAILED


def _dripping(head: bytes, drop: bytes) -> ScriptedReply:
    def drip(connection: socket.socket, path: str) -> None:
        connection.sendall(head)
        for _ in range(400):
            time.sleep(0.05)
            connection.sendall(drop)

    return drip


@pytest.mark.parametrize(
    "reply",
    [
        _dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x"),
        _dripping(b"HTTP/1.1 200 OK\r\n", b"X-A: 1\r\n"),
        _dripping(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        lambda connection, path: time.sleep(5),
    ],
    ids=["slow body", "slow headers", "early hints without end", "silence"],
)
def test_a_slow_answer_ends_with_the_deadline(server: ScriptedServer, reply: ScriptedReply) -> None:
    server.replies["/robots.txt"] = answer(404)
    server.replies["/page"] = reply
    began = time.monotonic()
    with Client(QUICK) as client:
        got = client.fetch(server.url("/page"), source=SOURCE, now=NOW)
    assert got.fetch.outcome is FetchOutcome.FAILED
    assert time.monotonic() - began < 3.0


@pytest.mark.parametrize("reply", [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"a" * 5_000_000, b""])
def test_what_is_not_http_is_no_answer(server: ScriptedServer, reply: bytes) -> None:
    server.replies["/page"] = reply
    with Client(QUICK) as client:
        assert client.fetch(server.url("/page"), source=SOURCE, now=NOW).fetch.outcome is FetchOutcome.FAILED


def test_a_refused_connection_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with Client(QUICK) as client:
        got = client.fetch(f"http://127.0.0.1:{port}/", source=SOURCE, now=NOW)
    assert got.fetch.outcome is FetchOutcome.FAILED
    assert got.fetch.status is None


# Addresses.


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "gopher://feed.test/",
        "javascript:alert(1)",
        "//feed.test/",
        "http:///path",
        "http://user:password@feed.test/",
        "http://feed.test\\@evil.test/",
        "http://feed.test/a b",
        "http://feed.test/\r\nX-Header: 1",
        "http://[::1",
        "",
    ],
)
def test_an_address_that_two_readers_could_read_in_two_ways_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        checked_url(url)


def test_a_plain_address_is_taken_without_its_fragment() -> None:
    assert str(checked_url("https://feed.test/a?b=c#d")) == "https://feed.test/a?b=c"


@pytest.fixture
def no_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is not refused fails here, before anything leaves this machine."""

    def connect(self: httpcore.SyncBackend, host: str, *rest: object) -> httpcore.NetworkStream:
        pytest.fail(f"a connection to {host} was about to be made")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)


def _client_that_resolves_to(*addresses: str) -> Client:
    return Client(Settings(polite=False, resolver=lambda host, port: [(address, port) for address in addresses]))


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["::1"],
        ["10.1.2.3"],
        ["169.254.169.254"],
        ["192.0.0.8"],
        ["::ffff:127.0.0.1"],
        ["fe80::1%eth0"],
        ["not an address"],
        ["8.8.8.8", "10.0.0.1"],
    ],
)
def test_a_name_with_an_address_that_is_not_public_is_refused(no_connections: None, addresses: list[str]) -> None:
    with _client_that_resolves_to(*addresses) as client:
        got = client.fetch("http://rebinding.test/", source=SOURCE, now=NOW)
    assert (got.fetch.outcome, got.problem) == (FetchOutcome.REFUSED_BY_US, "address")


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "[::1]", "[::ffff:7f00:1]", "１２７.0.0.1"]
)
def test_no_spelling_of_loopback_passes(no_connections: None, host: str) -> None:
    with Client(Settings(polite=False)) as client:
        got = client.fetch(f"http://{host}/", source=SOURCE, now=NOW)
    assert got.fetch.outcome in {FetchOutcome.REFUSED_BY_US, FetchOutcome.FAILED}
    assert got.fetch.status is None


def test_only_loopback_refuses_public_addresses(no_connections: None) -> None:
    settings = replace(LOOPBACK, resolver=lambda host, port: [("8.8.8.8", port)])
    with Client(settings) as client:
        got = client.fetch("http://public.test/", source=SOURCE, now=NOW)
    assert got.problem == "address"


def test_a_name_is_resolved_once_and_what_was_looked_at_is_connected_to(server: ScriptedServer) -> None:
    asked: list[str] = []

    def resolver(host: str, port: int) -> list[tuple[str, int]]:
        asked.append(host)
        return [("127.0.0.1", server.port)]

    server.replies["/robots.txt"] = answer(404)
    server.replies["/page"] = answer(200, b"x")
    with Client(replace(LOOPBACK, resolver=resolver)) as client:
        got = client.fetch("http://feed.test/page", source=SOURCE, now=NOW)
    assert got.body == b"x"
    assert asked == ["feed.test", "feed.test"]  # one connection for robots.txt, one for the page
    assert "host: feed.test\r\n" in server.requests[-1].lower()


def test_a_resolver_that_hangs_ends_with_the_deadline() -> None:
    def resolver(host: str, port: int) -> list[tuple[str, int]]:
        time.sleep(5)
        return [("127.0.0.1", port)]

    began = time.monotonic()
    with Client(replace(QUICK, resolver=resolver)) as client:
        got = client.fetch("http://feed.test/", source=SOURCE, now=NOW)
    assert got.fetch.outcome is FetchOutcome.FAILED
    assert time.monotonic() - began < 3


def test_several_threads_fetch_at_once(server: ScriptedServer) -> None:
    for number in range(8):
        server.replies[f"/{number}"] = answer(200, f"page {number}".encode())
    bodies: dict[int, bytes] = {}
    with Client(LOOPBACK) as client:

        def fetch(number: int) -> None:
            bodies[number] = client.fetch(server.url(f"/{number}"), source=SOURCE, now=NOW).body

        threads = [threading.Thread(target=fetch, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert bodies == {number: f"page {number}".encode() for number in range(8)}
    assert server.paths().count("/robots.txt") == 1


def test_the_guard_sits_where_httpx_connects() -> None:
    """The pool is private to httpx: if a later version moves it, this fails and not the guard."""
    with Client(Settings(resolver=lambda host, port: [("10.0.0.1", port)])) as client:
        http: httpx.Client = client._http
        with pytest.raises(FetchRefused):
            http.get("http://feed.test/")


def test_the_name_says_what_we_are() -> None:
    assert user_agent(None) == "Waymark/0.1"
    assert user_agent("https://waymark.test/about") == "Waymark/0.1 (https://waymark.test/about)"
