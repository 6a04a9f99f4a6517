"""Looking at sources over real loopback HTTP: what is asked, how often, and what is known afterwards."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from extractors import listing
from extractors.wire import web_query
from models.fetching import Poll
from models.targets import Source
from models.vocabulary import Grade, PollOutcome, SourceKind, Standing
from warehouse import fetches, status
from warehouse.connection import open_for_writing

pytestmark = pytest.mark.slow
START = datetime(2026, 6, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FEED = 'kind = "rss"\nurl = "http://a.test/feed"\nevery_hours = 2\nmin_seconds_between_requests = 0'


def test_a_poll_in_which_nothing_has_changed_costs_one_conditional_request_a_source(world: Any) -> None:
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


SEARCHES = {
    "hacker_news": ("/api/v1/search_by_date", {"hits": [], "nbHits": 0, "nbPages": 0, "hitsPerPage": 100}),
    "spaceflight_news": ("/v4/articles/", {"count": 0, "next": None, "results": []}),
    "gdelt": ("/api/v2/doc/doc", {"articles": []}),
    "edgar_search": ("/LATEST/search-index", {"hits": {"total": {"value": 0}, "hits": []}}),
}


def test_a_search_in_which_nothing_has_changed_costs_one_conditional_request_a_look(world: Any) -> None:
    """Looked at every six hours from a Tuesday to the Sunday after it, midnights between."""
    world.contact = "editor@waymark.example"
    world.now = datetime(2026, 6, 23, 3, tzinfo=UTC)
    entries = []
    for number, (kind, (path, answer)) in enumerate(SEARCHES.items(), start=1):
        entry = f'kind = "{kind}"\nurl = "http://h{number}.test{path}"\nevery_hours = 6\nquery = "orbit"\n'
        entries.append(entry + f"min_seconds_between_requests = 0\nneeds_contact = {str('edgar' in kind).lower()}")
        source = Source(
            key="s", name="S", kind=SourceKind(kind), url=f"http://h{number}.test{path}", standing=Standing.PRESS,
            every_hours=6, query="orbit",
        )  # fmt: skip
        url = listing.first_request(source, now=world.now).url
        world.says(url.removeprefix("http://"), json.dumps(answer), Content_Type="application/json")
    world.sources(*entries)
    assert [poll.outcome for poll in world.run().polls] == [PollOutcome.EMPTY] * 4
    for _ in range(20):
        polls = world.run(6 * HOUR).polls
        assert [poll.outcome for poll in polls] == [PollOutcome.UNCHANGED] * 4
        asked = [request for request in world.requests if "/robots.txt" not in request]
        assert len(asked) == 4, asked
        assert all(request.endswith(" 304") for request in asked)


def test_a_search_that_holds_more_than_one_look_asks_for_says_so(world: Any) -> None:
    rows = [{"id": number, "url": f"http://a.test/{number}", "title": "News"} for number in range(3)]
    answer = json.dumps({"count": 9, "next": "x", "results": rows})
    world.sources(
        'kind = "spaceflight_news"\nurl = "http://n.test/v4/articles/"\nevery_hours = 6\nquery = "orbit"\nmost_pages = 2'
    )
    world.says("a.test/robots.txt", "")
    for offset in (0, 3):
        asked = {"limit": 100, "offset": offset, "search": "orbit", "ordering": "-published_at"}
        query = web_query.with_parameters("/v4/articles/", asked | {"published_at_gte": "2026-06-22T00:00:00Z"})
        world.says(f"n.test{query}", answer, Content_Type="application/json")
    poll = world.run().polls[0]
    assert (poll.outcome, poll.pages, poll.reason) == (
        PollOutcome.OK, 2, "there is more than the 2 answers that one look asks for (most_pages)",
    )  # fmt: skip
    found = status.read(world.home / "warehouse.duckdb", world.home / "none")
    assert found.rows[0][found.columns.index("reason")].startswith("there is more than the 2 answers")


def test_what_could_not_be_read_stays_unread_until_it_is(world: Any) -> None:
    world.sources(FEED)
    world.says("a.test/feed", "<html><body>Back soon</body></html>")
    assert world.run().polls[0].outcome is PollOutcome.UNREADABLE
    for answered, after in ((503, 3 * HOUR), (200, 5 * HOUR)):
        world.says("a.test/feed", "<html><body>Back soon</body></html>", status=answered)
        assert world.run(after).polls[0].outcome is not PollOutcome.UNCHANGED
    assert "GET a.test/feed 200" in world.requests  # asked outright, although the server would have said "not modified"
    poll = world.poll()
    assert (poll.outcome, poll.failures, poll.failing_since_at, poll.grade) == (
        PollOutcome.UNREADABLE, 3, START, Grade.SOFT,
    )  # fmt: skip
    world.feed("a.test/feed")
    assert world.run(DAY).polls[0].outcome is PollOutcome.EMPTY
    assert world.poll().failures == 0


def test_an_entry_that_is_changed_is_looked_at_outright(world: Any) -> None:
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
    world: Any, body: str, outcome: PollOutcome, grade: Grade | None
) -> None:
    world.sources(CELESTRAK)
    world.says("c.test/gp.php?NAME=STARMIND&FORMAT=json", body, status=404)
    poll = world.run().polls[0]
    assert (poll.outcome, poll.grade) == (outcome, grade)


def test_a_source_that_demands_a_contact_is_skipped_with_a_clear_word_until_there_is_one(world: Any) -> None:
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


def test_a_host_that_asks_to_be_left_alone_is_by_the_next_run_and_by_other_sources(world: Any) -> None:
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


PAGED = 'kind = "json_feed"\nmost_pages = 5\nurl = "http://n.test/1"\nevery_hours = 2\nmin_seconds_between_requests = 0'


def paged(world: Any, *, broken: int | None = None) -> None:
    """Serve three pages of two items; the ``broken`` one does not come."""
    world.sources(PAGED)
    for number in (1, 2, 3):
        items = [{"id": f"{number}{each}", "url": f"http://a.test/{number}{each}", "title": "News"} for each in "ab"]
        page = {"version": "https://jsonfeed.org/version/1.1", "title": "A feed", "items": items}
        if number < 3:
            page["next_url"] = f"http://n.test/{number + 1}"
        world.says(
            f"n.test/{number}",
            json.dumps(page),
            status=500 if broken == number else 200,
            Content_Type="application/json",
        )


def test_a_listing_in_pages_is_asked_for_to_its_end(world: Any) -> None:
    world.says("a.test/robots.txt", "")
    paged(world)
    poll = world.run().polls[0]
    assert (poll.outcome, poll.pages, poll.items_found) == (PollOutcome.OK, 3, 6)


def test_a_listing_of_which_a_page_does_not_come_is_no_answer_and_what_came_is_kept(world: Any) -> None:
    world.says("a.test/robots.txt", "")
    paged(world, broken=2)
    poll = world.run().polls[0]
    assert (poll.outcome, poll.problem, poll.items_found, poll.items_new) == (PollOutcome.FAILED, "status", 2, 2)
    assert poll.reason is not None
    assert poll.reason.startswith("page 2: status 500")
    paged(world)
    again = world.run(HOUR).polls[0]
    assert (again.outcome, again.items_found) == (PollOutcome.OK, 6)


def test_a_failing_source_is_looked_at_less_and_less_and_never_dropped(world: Any) -> None:
    world.sources(FEED)
    world.replies["a.test/feed"] = (500, b"broken", {})
    looks = []
    for hour in (0, 0.5, 1, 2, 3, 6, 7, 14, 15, 30, 31, 54, 55, 78, 79):
        looks += [hour for _ in world.run(START + hour * HOUR - world.now).polls]
    assert looks == [0, 1, 3, 7, 15, 31, 55, 79]
    assert world.ask("select health, grade, failures, since_at from out_source_health") == [
        ("failing", "temporary", 8, START.replace(tzinfo=None))
    ]


def test_a_folder_is_looked_at_like_any_source_and_nobody_is_asked_for_what_lies_there(world: Any) -> None:
    folder = world.home / "saved"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text("<html><body><article><p>A rocket flew past.</p></article></body></html>")
    world.says("saved.test/page.html", "not asked for")
    world.sources('kind = "folder"\nurl = "http://saved.test/"\npath = "saved"\nevery_hours = 2')
    poll = world.run().polls[0]
    assert (poll.outcome, poll.items_found, poll.failures) == (PollOutcome.OK, 1, 0)
    for after in (DAY, 7 * DAY):
        assert world.run(after).polls[0].outcome is PollOutcome.UNCHANGED
        assert world.requests == []
    (folder / "page.html").unlink()
    folder.rmdir()
    assert world.run(DAY).polls[0].grade is Grade.HARD


def test_a_search_reaches_back_to_the_last_look_that_was_answered_however_many_failed_since(world: Any) -> None:
    world.sources(
        'kind = "hacker_news"\nquery = "orbit"\nurl = "http://n.test/api/v1/search_by_date"\nevery_hours = 2\nwindow_hours = 4'
    )
    world.says("n.test/robots.txt", "")
    world.run()
    assert world.poll().outcome is PollOutcome.FAILED  # nothing stands there

    def begin() -> int:
        return int(re.search(r"created_at_i(?:>|%3E)=?(?:%3D)?(\d+)", world.requests[-1])[1])

    reached = begin()
    world.now = START
    context = world.context()
    with_answer = Poll(
        id="answered", source="s1", run_id="r", polled_at=START + 8 * DAY, outcome=PollOutcome.EMPTY, items_found=0,
        items_new=0, items_skipped=0, reason=None,
    )  # fmt: skip
    with open_for_writing(context.settings.warehouse) as con:
        fetches.save_polls(con, [with_answer])
    for days in (9, 16, 30):
        world.now = START + days * DAY
        world.run()
        assert world.poll().outcome is PollOutcome.FAILED
    assert reached < begin() <= (START + 8 * DAY).timestamp()
