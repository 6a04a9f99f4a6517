"""Fetching pages over real loopback HTTP: corrections, failures, many hosts at once."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows import pages
from flows.scribe import Scribe
from models.errors import Retry, WarehouseBusy

pytestmark = pytest.mark.slow
START = datetime(2026, 6, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FEED = 'kind = "rss"\nurl = "http://a.test/feed"\nevery_hours = 2\nmin_seconds_between_requests = 0'


def test_a_page_that_is_quietly_corrected_is_another_document_and_one_that_is_not_is_none(world: Any) -> None:
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
    revisions = world.ask("select url, marks, changes[1].before, changes[1].after from out_revision")
    assert revisions == [("http://a.test/corrected", ["number"], "5", "3")]
    world.run(7 * DAY)
    assert [line for line in world.requests if "feed" not in line and "robots" not in line] == []


def test_a_server_without_validators_doubles_nothing(world: Any) -> None:
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


def test_a_page_that_fails_is_tried_six_times_and_then_given_up_and_counted(world: Any) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/page")
    world.says("a.test/page", "broken", status=500)
    tries = []
    for hour in (0, 0.5, 1, 4, 5, 16, 17, 40, 41, 112, 113, 200, 800):
        world.run(START + hour * HOUR - world.now)
        if any("/page" in line for line in world.requests):
            tries.append(hour)
    assert tries == [0, 1, 5, 17, 41, 113]
    assert world.ask("select pages_waiting, pages_given_up, health from out_source_health") == [(0, 1, "healthy")]


def test_a_page_of_a_host_that_is_left_alone_waits_and_loses_no_try(world: Any) -> None:
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


def test_pages_of_many_hosts_are_fetched_each_host_in_its_own_time(world: Any) -> None:
    addresses = [f"h{number % 60}.test/{number}" for number in range(240)]
    world.sources(FEED)
    world.feed("a.test/feed", *addresses)
    together: dict[str, int] = {}
    most: dict[str, int] = {}
    lock = threading.Lock()

    def reply(host: str) -> Callable[[str], tuple[int, bytes, dict[str, str]]]:
        def answer(sent: str) -> tuple[int, bytes, dict[str, str]]:
            with lock:
                together[host] = together.get(host, 0) + 1
                most[host] = max(most.get(host, 0), together[host])
            threading.Event().wait(0.003)
            with lock:
                together[host] -= 1
            return 200, b"<html><p>A page", {}

        return answer

    for page in addresses:
        world.replies[page] = reply(page.partition("/")[0])
    assert world.run().counts()["pages_fetched"] == 240
    assert set(most.values()) == {1}
    assert world.ask("select count(*), count(distinct url) from raw_fetch where url not like '%/robots.txt'") == [
        (241, 241)
    ]


def test_a_lane_that_could_not_write_goes_on_where_it_stood(world: Any) -> None:
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
        patch.setattr("flows.runners._once_more", _until_it_works)
        assert world.run().counts()["pages_fetched"] == 25
    assert len([line for line in world.requests if "feed" not in line and "robots" not in line]) == 25


def _until_it_works(work: Callable[[Any], Any], batch: Any) -> Any:
    while True:
        try:
            return work(batch)
        except Retry:
            continue
