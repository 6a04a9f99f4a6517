"""Looking and fetching over real loopback HTTP: what is asked, how often, and what is known afterwards."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows import river
from flows.connections import resolver_of_sample
from flows.context import Context
from flows.ingest import IngestReport, due_now
from flows.runners import PlainRunner
from flows.settings import Settings
from models.fetching import Poll
from models.identity import body_digest
from models.vocabulary import Grade, PollOutcome
from warehouse import visits
from warehouse.connection import open_for_reading

CHECKOUT = Path(__file__).resolve().parents[2]
START = datetime(2026, 6, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

Answer = tuple[int, bytes, dict[str, str]]
Reply = Answer | Callable[[str], Answer]


@dataclass
class World:
    """Some hosts on one server of our own, a clock, and a home that runs are made in."""

    server: "Server"
    home: Path
    watchlist: Path
    contact: str | None = None
    now: datetime = START
    replies: dict[str, Reply] = field(default_factory=dict)  # by host and path
    requests: list[str] = field(default_factory=list)  # "GET host/path status"

    def says(self, where: str, body: str | bytes, *, status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[where] = (status, data, named)

    def feed(self, where: str, *pages: str) -> None:
        items = "".join(
            f"<item><title>{page}</title><link>http://{page}</link><guid>{page}</guid></item>" for page in pages
        )
        self.says(where, f'<rss version="2.0"><channel><title>A feed</title>{items}</channel></rss>')

    def article(self, where: str, sentence: str) -> None:
        text = (
            f"{sentence} The plant stands in Texas and was shown to visitors on Friday, as the company had announced."
        )
        self.says(
            where,
            f"<html><head><title>News</title></head><body><article><h1>News</h1><p>{text}</p></article></body></html>",
        )

    def sources(self, *entries: str) -> None:
        text = "\n".join(
            f'[[source]]\nkey = "s{number}"\nname = "S{number}"\nstanding = "press"\n{entry}\n'
            for number, entry in enumerate(entries, start=1)
        )
        (self.home.parent / "sources.toml").write_text(text, encoding="utf-8")

    def context(self) -> Context:
        hosts = frozenset(where.partition("/")[0] for where in self.replies)
        settings = Settings(
            home=self.home, watchlist=self.watchlist, contact=self.contact, allow_loopback=True, only_loopback=True,
            polite=False, clock=lambda: self.now, resolver=resolver_of_sample(hosts, self.server.address),
        )  # fmt: skip
        return Context.of(settings, sources=self.home.parent / "sources.toml")

    def run(self, after: timedelta = timedelta(0)) -> IngestReport:
        """Run an ingest, so much later than the last; the requests are those of this run."""
        self.now += after
        self.requests.clear()
        return river.ingest(self.context(), PlainRunner())

    def read(self) -> None:
        river.read(self.context(), PlainRunner())

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        with open_for_reading(self.home / "warehouse.duckdb") as con:
            return con.execute(query).fetchall()

    def poll(self, source: str = "s1") -> Poll:
        with open_for_reading(self.home / "warehouse.duckdb") as con:
            return visits.last_polls(con)[source]


class Server(ThreadingHTTPServer):
    daemon_threads = True
    world: World
    lock = threading.Lock()

    @property
    def address(self) -> tuple[str, int]:
        return "127.0.0.1", self.server_port


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        sent = self.rfile.read(length).decode()
        host = self.headers["Host"].partition(":")[0]
        reply = self.server.world.replies.get(host + self.path, (404, b"nothing here", {}))
        status, body, headers = reply(sent) if callable(reply) else reply
        etag = f'"{body_digest(body)[:12]}"'
        if status == 200 and "no-etag" not in headers and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        with self.server.lock:
            self.server.world.requests.append(f"{self.command} {host}{self.path} {status}")
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "ETag": etag, **headers}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    server.world = World(server=server, home=tmp_path / "home", watchlist=CHECKOUT / "watchlist")
    yield server.world
    server.shutdown()
    server.server_close()


FEED = 'kind = "rss"\nurl = "http://a.test/feed"\nevery_hours = 2\nmin_seconds_between_requests = 0'


def test_a_poll_in_which_nothing_has_changed_costs_one_conditional_request_a_source(world: World) -> None:
    for number in range(1, 6):
        world.feed(f"h{number}.test/feed", f"h{number}.test/page")
        world.article(f"h{number}.test/page", "A rocket flew.")
    world.sources(*(FEED.replace("a.test", f"h{number}.test") for number in range(1, 6)))
    first = world.run()
    assert first.counts()["pages_fetched"] == 5
    assert len(world.requests) == 15  # robots.txt, listing and page of each
    second = world.run(2 * HOUR)
    assert sorted(world.requests) == [f"GET h{number}.test/feed 304" for number in range(1, 6)]
    assert [poll.outcome for poll in second.polls] == [PollOutcome.UNCHANGED] * 5
    world.run(HOUR)
    assert world.requests == []


def test_a_page_that_is_quietly_corrected_is_another_document_and_one_that_is_not_is_none(world: World) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/corrected", "a.test/kept")
    world.article("a.test/corrected", "The plant costs 5 billion dollars.")
    world.article("a.test/kept", "A rocket flew.")
    world.run()
    world.read()
    assert world.ask("select count(*) from core_document") == [(2,)]
    world.run(DAY)
    assert sorted(world.requests)[:2] == ["GET a.test/corrected 304", "GET a.test/feed 304"]
    assert "GET a.test/kept 304" in world.requests
    world.article("a.test/corrected", "The plant costs 3 billion dollars.")
    report = world.run(6 * DAY)
    assert (report.counts()["pages_fetched"], report.counts()["pages_unchanged"]) == (1, 1)
    world.read()
    documents = world.ask("select url, text from core_document order by url, fetched_at")
    assert [url for url, _ in documents] == ["http://a.test/corrected", "http://a.test/corrected", "http://a.test/kept"]
    assert "5 billion" in documents[0][1]
    assert "3 billion" in documents[1][1]
    world.run(7 * DAY)
    assert [line for line in world.requests if "feed" not in line and "robots" not in line] == []


def test_a_server_without_validators_doubles_nothing(world: World) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/page")
    world.article("a.test/page", "A rocket flew.")
    for where, reply in list(world.replies.items()):
        assert not callable(reply)
        world.replies[where] = (reply[0], reply[1], {"no-etag": "1"})
    for after in (timedelta(0), DAY, 6 * DAY):
        report = world.run(after)
        world.read()
    assert [line for line in world.requests if line.endswith("/page 200")] == ["GET a.test/page 200"]
    assert report.counts()["items_new"] == 0
    assert world.ask("select count(*), count(distinct id) from core_document") == [(1, 1)]
    assert world.ask(
        "select count(*) = count(distinct (document_id, quote_start, quote_end, metric)) from core_claim"
    ) == [(True,)]


def test_a_page_that_fails_is_tried_six_times_and_then_given_up_and_counted(world: World) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/page")
    world.says("a.test/page", "broken", status=500)
    tries = []
    for hour in range(24 * 10):
        world.now = START + hour * HOUR
        world.requests.clear()
        river.ingest(world.context(), PlainRunner())
        if any("/page" in line for line in world.requests):
            tries.append(hour)
        if hour > 130:
            break
    assert tries == [0, 1, 5, 17, 41, 113]
    assert world.ask("select pages_waiting, pages_given_up, health from out_source_health") == [(0, 1, "healthy")]


def test_what_could_not_be_read_stays_unread_until_it_is(world: World) -> None:
    world.sources(FEED)
    world.says("a.test/feed", "<html><body>Back soon</body></html>")
    assert world.run().polls[0].outcome is PollOutcome.UNREADABLE
    for status, after in ((503, 3 * HOUR), (200, 5 * HOUR)):
        world.says("a.test/feed", "<html><body>Back soon</body></html>", status=status)
        assert world.run(after).polls[0].outcome is not PollOutcome.UNCHANGED
    assert "GET a.test/feed 200" in world.requests  # asked outright, although the server would have said "not modified"
    poll = world.poll()
    assert (poll.outcome, poll.failures, poll.failing_since_at, poll.grade) == (
        PollOutcome.UNREADABLE, 3, START, Grade.SOFT,
    )  # fmt: skip
    world.feed("a.test/feed")
    assert world.run(DAY).polls[0].outcome is PollOutcome.EMPTY
    assert world.poll().failures == 0


def test_an_entry_that_is_changed_is_looked_at_outright(world: World) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/rocket", "a.test/garden")
    world.article("a.test/rocket", "A rocket flew.")
    world.article("a.test/garden", "A garden grew.")
    world.sources(FEED + '\ntopics = ["rocket"]')
    assert world.run().polls[0].items_found == 1
    world.sources(FEED)
    poll = world.run(2 * HOUR).polls[0]
    assert (poll.outcome, poll.items_found, poll.items_new) == (PollOutcome.OK, 2, 1)


CELESTRAK = """kind = "celestrak"
url = "http://c.test/gp.php?NAME=STARMIND&FORMAT=json"
every_hours = 12
min_seconds_between_requests = 0
observes = [{ name_contains = "STARMIND", program = "spacex.starmind", metric = "satellite_count" }]"""


@pytest.mark.parametrize(
    ("body", "outcome", "grade"),
    [("No GP data found", PollOutcome.EMPTY, None), ("Not found", PollOutcome.FAILED, Grade.HARD)],
)
def test_a_catalogue_that_has_nothing_to_show_has_answered(
    world: World, body: str, outcome: PollOutcome, grade: Grade | None
) -> None:
    world.sources(CELESTRAK)
    world.says("c.test/gp.php?NAME=STARMIND&FORMAT=json", body, status=404)
    poll = world.run().polls[0]
    assert (poll.outcome, poll.grade) == (outcome, grade)


def test_a_source_that_demands_a_contact_is_skipped_with_a_clear_word_until_there_is_one(world: World) -> None:
    world.sources(FEED + "\nneeds_contact = true")
    world.feed("a.test/feed", "a.test/page")
    world.article("a.test/page", "A rocket flew.")
    poll = world.run().polls[0]
    assert (poll.outcome, poll.problem, poll.reason) == (
        PollOutcome.REFUSED, "contact", "the source demands a contact, and none is set",
    )  # fmt: skip
    assert world.requests == []
    assert world.run(HOUR).polls == ()
    world.contact = "editor@waymark.example"
    assert world.run(HOUR).polls[0].outcome is PollOutcome.OK
    assert "GET a.test/page 200" in world.requests


def test_a_host_that_asks_to_be_left_alone_is_by_the_next_run_and_by_other_sources(world: World) -> None:
    other = FEED.replace("a.test/feed", "a.test/other").replace("every_hours = 2", "every_hours = 6")
    world.sources(FEED, other)
    world.feed("a.test/feed", "a.test/page")
    world.feed("a.test/other")
    world.article("a.test/page", "A rocket flew.")
    world.run()
    world.says("a.test/feed", "later", status=429, Retry_After=str(8 * 3600))
    world.run(2 * HOUR)
    assert world.requests == ["GET a.test/feed 429"]
    assert world.poll().next_look_at == world.now + 8 * HOUR
    world.run(4 * HOUR)
    assert world.requests == []
    assert (world.poll("s2").outcome, world.poll("s2").problem) == (PollOutcome.FAILED, "left alone")
    world.feed("a.test/feed")
    world.run(4 * HOUR)
    assert "GET a.test/feed 200" in world.requests
    assert world.poll("s2").outcome in {PollOutcome.UNCHANGED, PollOutcome.OK}


def test_a_page_of_a_host_that_is_left_alone_waits_and_loses_no_try(world: World) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "b.test/1", "b.test/2", "b.test/3")
    world.says("b.test/1", "later", status=503, Retry_After="86400")
    for number in (2, 3):
        world.article(f"b.test/{number}", "A rocket flew.")
    report = world.run()
    assert (report.counts()["pages_not_had"], report.counts()["pages_left_for_later"]) == (1, 2)
    world.run(3 * HOUR)
    assert not any("b.test" in line for line in world.requests)
    world.article("b.test/1", "Another rocket flew.")
    assert world.run(22 * HOUR).counts()["pages_fetched"] == 3


def postings(first: int, count: int) -> list[dict[str, object]]:
    return [
        {"id": number, "title": f"Engineer {number}", "url": f"http://a.test/{number}", "news_site": "A", "summary": "",
         "published_at": "2026-06-22T00:00:00Z", "updated_at": "2026-06-22T00:00:00Z"}
        for number in range(first, first + count)
    ]  # fmt: skip


PAGED = 'kind = "spaceflight_news"\nurl = "http://n.test/v4/articles/?limit=2"\nevery_hours = 2\nmin_seconds_between_requests = 0'


def page_of(number: int, following: str | None) -> str:
    return json.dumps({"count": 6, "next": following, "previous": None, "results": postings(number, 2)})


def paged(world: World, *, broken: int | None = None) -> None:
    """Serve three pages whatever the window is that the look asks for; the ``broken`` one does not come."""
    world.sources(PAGED)
    context = world.context()
    from extractors import listing

    first = listing.first_request(context.watchlist.sources[0], now=world.now).url
    where = first.removeprefix("http://")
    base = f"{first}&offset="
    for number in range(3):
        at = where if number == 0 else f"{where}&offset={2 * number}"
        following = f"{base}{2 * (number + 1)}" if number < 2 else None
        status = 500 if broken == number else 200
        world.says(at, page_of(10 * number, following), status=status, Content_Type="application/json")


def test_a_listing_in_pages_is_asked_for_to_its_end(world: World) -> None:
    world.says("n.test/robots.txt", "")
    world.says("a.test/robots.txt", "")
    paged(world)
    poll = world.run().polls[0]
    assert (poll.outcome, poll.pages, poll.items_found) == (PollOutcome.OK, 3, 6)


def test_a_listing_of_which_a_page_does_not_come_is_no_answer_and_what_came_is_kept(world: World) -> None:
    world.says("n.test/robots.txt", "")
    world.says("a.test/robots.txt", "")
    paged(world, broken=1)
    poll = world.run().polls[0]
    assert (poll.outcome, poll.problem, poll.items_found, poll.items_new) == (PollOutcome.FAILED, "status", 2, 2)
    assert poll.reason is not None
    assert poll.reason.startswith("page 2: status 500")
    paged(world)
    again = world.run(HOUR).polls[0]
    assert (again.outcome, again.items_found) == (PollOutcome.OK, 6)


def test_a_failing_source_is_looked_at_less_and_less_and_never_dropped(world: World) -> None:
    world.sources(FEED)
    world.replies["a.test/feed"] = (500, b"broken", {})
    looks = []
    for hour in range(24 * 4):
        world.now = START + hour * HOUR
        if due_now(world.context()) if hour else True:
            world.run()
            looks.append(hour)
    assert looks == [0, 1, 3, 7, 15, 31, 55, 79]
    assert world.ask("select health, grade, failures, since_at from out_source_health") == [
        ("failing", "temporary", 8, START.replace(tzinfo=None))
    ]


def test_pages_of_many_hosts_are_fetched_each_host_in_its_own_time(world: World) -> None:
    pages = [f"h{number % 60}.test/{number}" for number in range(240)]
    world.sources(FEED)
    world.feed("a.test/feed", *pages)
    together: dict[str, int] = {}
    most: dict[str, int] = {}
    lock = threading.Lock()

    def reply(host: str) -> Callable[[str], Answer]:
        def answer(sent: str) -> Answer:
            with lock:
                together[host] = together.get(host, 0) + 1
                most[host] = max(most.get(host, 0), together[host])
            threading.Event().wait(0.003)
            with lock:
                together[host] -= 1
            return 200, b"<html><p>A page", {}

        return answer

    for page in pages:
        world.replies[page] = reply(page.partition("/")[0])
    assert world.run().counts()["pages_fetched"] == 240
    assert set(most.values()) == {1}
    assert world.ask(
        "select count(*), count(distinct url) from raw_fetch where url like '%.test/%' and source = 's1'"
    ) == [(241, 241)]


def test_a_lane_that_could_not_write_goes_on_where_it_stood(world: World) -> None:
    from flows import pages
    from flows.scribe import Scribe
    from models.errors import WarehouseBusy

    world.sources(FEED)
    world.feed("a.test/feed", *(f"a.test/{number}" for number in range(25)))
    for number in range(25):
        world.article(f"a.test/{number}", f"Rocket {number} flew.")
    failures = iter([True, False, True])
    write = Scribe.write

    def sometimes(self: Scribe, work: Any) -> Any:
        if getattr(work, "func", None) is pages.fetches.save_fetches and next(failures, False):
            raise WarehouseBusy("in use elsewhere")
        return write(self, work)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Scribe, "write", sometimes)
        patch.setattr("flows.runners._once_more", lambda work, batch: _until_it_works(work, batch))
        assert world.run().counts()["pages_fetched"] == 25
    assert len([line for line in world.requests if "feed" not in line and "robots" not in line]) == 25


def _until_it_works(work: Callable[[Any], Any], batch: Any) -> Any:
    from models.errors import Retry

    while True:
        try:
            return work(batch)
        except Retry:
            continue


def test_the_world_is_what_it_says(world: World) -> None:
    """The tests above count requests: this one counts the counter."""
    world.sources(FEED)
    world.feed("a.test/feed")
    assert replace(world).home == world.home
    world.run()
    assert world.requests == ["GET a.test/robots.txt 404", "GET a.test/feed 200"]
