"""What is asked of a source in one look: windows, pages, and that it ends, whatever the answers say."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from extractors import listing
from extractors.catalogues import catalogue
from extractors.wire import web_query, windows
from models.errors import ListingUnreadable
from models.fetching import Request
from models.targets import Source
from models.vocabulary import SourceKind

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
NEWS = "https://api.news.test/v4/articles/"
STORIES = "https://hn.test/api/v1/search_by_date"


def walk(source: Source, answer_of: Any, *, at_most: int = 500) -> list[str]:
    """Ask until there is nothing more to ask; returns the addresses."""
    request: Request | None = listing.first_request(source, now=NOW)
    asked: list[str] = []
    while request is not None:
        asked.append(request.url)
        assert len(asked) < at_most, "it goes on for ever"
        request = listing.next_request(source, request, answer_of(request), now=NOW)
    return asked


def test_a_plain_source_is_asked_as_it_stands_in_the_watchlist(make_source):
    source = make_source(SourceKind.JSON_FEED, method="POST", request_body='{"offset": 0}')
    assert listing.first_request(source, now=NOW) == Request(url=source.url, method="POST", body=b'{"offset": 0}')
    feed = make_source(SourceKind.RSS, "https://site.test/feed?x=1")
    first = listing.first_request(feed, now=NOW)
    assert first == Request(url="https://site.test/feed?x=1")
    assert listing.next_request(feed, first, b"<rss></rss>", now=NOW) is None


@pytest.mark.parametrize(
    ("kind", "url", "expected"),
    [
        (SourceKind.SPACEFLIGHT_NEWS, NEWS, {"search": 'data "center"', "published_at_gte": "2026-11-16T00:00:00Z"}),
        (SourceKind.HACKER_NEWS, STORIES, {"query": 'data "center"', "numericFilters": "created_at_i>1794787200"}),
        (
            SourceKind.GDELT,
            "https://gdelt.test/doc?startdatetime=20260101000000",
            {"query": 'data "center"', "timespan": "1w"},
        ),
        (
            SourceKind.EDGAR_SEARCH,
            "https://efts.test/search?ciks=1",
            {"q": 'data "center"', "startdt": "2026-11-16", "enddt": "2026-11-23", "dateRange": "custom", "ciks": "1"},
        ),
    ],
)
def test_searches_are_held_to_a_window_of_whole_weeks(make_source, kind, url, expected):
    source = make_source(kind, url, query='data "center"')
    asked = web_query.parameters(listing.first_request(source, now=NOW).url)
    assert expected.items() <= asked.items()
    assert "startdatetime" not in asked


@pytest.mark.parametrize(
    "kind", [SourceKind.SPACEFLIGHT_NEWS, SourceKind.HACKER_NEWS, SourceKind.GDELT, SourceKind.EDGAR_SEARCH]
)
def test_the_same_question_keeps_its_address_for_a_week_however_often_it_is_asked(make_source, kind):
    """Looked at every six hours for eight weeks, and answered each time: a new address a week at most."""
    source = make_source(kind, query="x", every_hours=6)
    looks = [NOW + timedelta(hours=6 * number) for number in range(8 * 7 * 4)]
    asked = [
        listing.first_request(source, now=now, last_look=before).url
        for before, now in zip([None, *looks], looks, strict=False)
    ]
    changes = sum(before != after for before, after in pairwise(asked))
    # EDGAR's window has a begin and an end, and each moves once a week.
    assert changes <= {SourceKind.GDELT: 0, SourceKind.EDGAR_SEARCH: 16}.get(kind, 8)


@pytest.mark.parametrize("kind", [SourceKind.SPACEFLIGHT_NEWS, SourceKind.HACKER_NEWS, SourceKind.EDGAR_SEARCH])
@pytest.mark.parametrize("gap_hours", [1, 6, 30, 24 * 8, 24 * 40])
def test_no_window_leaves_anything_out_between_two_looks(make_source, kind, gap_hours):
    """Whenever the last look was, the window reaches back to before it, with room for what was indexed late."""
    source = make_source(kind, query="x", every_hours=6)
    for hour in range(24 * 9):
        now = NOW + timedelta(hours=hour)
        last_look = now - timedelta(hours=gap_hours)
        asked = listing.first_request(source, now=now, last_look=last_look)
        assert _begin(kind, asked.url) <= last_look - windows.OVERLAP
        if kind is SourceKind.EDGAR_SEARCH:
            assert web_query.parameters(asked.url)["enddt"] >= f"{now:%Y-%m-%d}"


def _begin(kind: SourceKind, url: str) -> datetime:
    asked = web_query.parameters(url)
    if kind is SourceKind.HACKER_NEWS:
        return datetime.fromtimestamp(int(asked["numericFilters"].partition(">")[2]), UTC)
    return datetime.fromisoformat(asked.get("published_at_gte") or f"{asked['startdt']}T00:00:00+00:00")


@pytest.mark.parametrize(
    ("changes", "last_look", "begin"),
    [
        ({"every_hours": 6}, None, "2026-11-16"),
        ({"every_hours": 48}, None, "2026-11-09"),
        ({"window_hours": 24 * 10}, None, "2026-11-09"),
        ({}, NOW - timedelta(days=7), "2026-11-09"),  # nobody looked for a week
        ({}, datetime(2026, 11, 16, 3, tzinfo=UTC), "2026-11-09"),  # with what was indexed late
        ({}, NOW - timedelta(hours=2), "2026-11-16"),
        ({}, datetime(2019, 1, 1, tzinfo=UTC), "2025-11-17"),
        ({"window_hours": 100_000}, None, "2025-11-17"),
    ],
)
def test_a_window_reaches_back_to_the_last_look(make_source, changes, last_look, begin):
    source = make_source(SourceKind.SPACEFLIGHT_NEWS, NEWS, query="x", **changes)
    asked = web_query.parameters(listing.first_request(source, now=NOW, last_look=last_look).url)
    assert asked["published_at_gte"] == f"{begin}T00:00:00Z"


@pytest.mark.parametrize(
    ("changes", "last_look", "timespan"),
    [
        ({}, None, "1w"),
        ({}, NOW - timedelta(days=7), "2w"),
        ({"window_hours": 24 * 14}, None, "2w"),
        ({}, datetime(2019, 1, 1, tzinfo=UTC), "12w"),  # GDELT keeps three months
    ],
)
def test_a_search_without_instants_reaches_back_whole_weeks(make_source, changes, last_look, timespan):
    source = make_source(SourceKind.GDELT, query="x", **changes)
    asked = web_query.parameters(listing.first_request(source, now=NOW, last_look=last_look).url)
    assert asked["timespan"] == timespan


def news_of(total: int, *, following: str | None = "https://elsewhere.test/?offset=1") -> Any:
    def answer(request: Request) -> bytes:
        offset, limit = web_query.number(request.url, "offset", 0), web_query.number(request.url, "limit", 100)
        rows = [
            {"id": number, "url": f"https://n.test/{number}"} for number in range(offset, min(offset + limit, total))
        ]
        has_more = offset + limit < total
        return json.dumps({"count": total, "next": following if has_more else None, "results": rows}).encode()

    return answer


def test_pages_are_asked_by_our_own_count_and_the_address_in_the_answer_is_not_followed(make_source):
    asked = walk(make_source(SourceKind.SPACEFLIGHT_NEWS, NEWS, query="x"), news_of(250))
    assert [web_query.parameters(url)["offset"] for url in asked] == ["0", "100", "200"]
    assert all(url.startswith(NEWS) for url in asked)


def test_what_one_look_may_ask_is_capped(make_source):
    endless = news_of(10**6)
    assert len(walk(make_source(SourceKind.SPACEFLIGHT_NEWS, NEWS, query="x"), endless)) == 5
    assert len(walk(make_source(SourceKind.SPACEFLIGHT_NEWS, NEWS, query="x", most_pages=2), endless)) == 2
    greedy = make_source(SourceKind.SPACEFLIGHT_NEWS, NEWS, query="x", most_pages=10**6)
    assert len(walk(greedy, endless)) == listing.MOST_PAGES


@pytest.mark.parametrize(
    "answer",
    [
        {"count": 900, "next": "x", "results": []},  # more is promised, and nothing comes
        {"count": 900, "next": None, "results": [{"url": "https://n.test/1"}]},
        {"count": "many", "next": "x", "results": [{"url": "https://n.test/1"}]},
        {"detail": "throttled"},
        [],
    ],
)
def test_an_answer_that_promises_without_giving_ends_the_look(make_source, answer):
    body = json.dumps(answer).encode()
    assert len(walk(make_source(SourceKind.SPACEFLIGHT_NEWS, NEWS, query="x"), lambda _: body)) == 1


def stories(first: int, count: int, *, posted: int, pages: int, hits: int) -> bytes:
    rows = [
        {"objectID": str(number), "url": f"https://s.test/{number}", "created_at_i": posted - number}
        for number in range(first, first + count)
    ]
    return json.dumps({"hits": rows, "nbHits": hits, "nbPages": pages, "hitsPerPage": 100}).encode()


def test_stories_beyond_what_a_search_shows_are_asked_with_an_earlier_end(make_source):
    def answer(request: Request) -> bytes:
        parts = web_query.parameters(request.url)["numericFilters"].split(",")
        if len(parts) == 1:
            page = web_query.number(request.url, "page", 0)
            return stories(100 * page, 100, posted=1_795_200_000, pages=2, hits=230)
        assert parts == ["created_at_i>1794787200", "created_at_i<1795199802"]
        return stories(200, 30, posted=1_795_200_000, pages=1, hits=31)

    asked = walk(make_source(SourceKind.HACKER_NEWS, STORIES, query="x"), answer)
    assert [web_query.parameters(url)["page"] for url in asked] == ["0", "1", "0"]


def test_a_flood_of_one_second_does_not_go_on_for_ever(make_source):
    same = json.dumps(
        {
            "hits": [{"objectID": "1", "url": "https://s.test/1", "created_at_i": 1_795_200_000}],
            "nbHits": 10**6,
            "nbPages": 1,
            "hitsPerPage": 100,
        }
    ).encode()
    assert len(walk(make_source(SourceKind.HACKER_NEWS, STORIES, query="x"), lambda _: same)) == 2


def test_other_filters_of_the_address_stay(make_source):
    source = make_source(SourceKind.HACKER_NEWS, f"{STORIES}?numericFilters=points>5,created_at_i>1", query="x")
    asked = web_query.parameters(listing.first_request(source, now=NOW).url)
    assert asked["numericFilters"] == "points>5,created_at_i>1794787200"


def seen(*instants: str) -> bytes:
    rows = [{"url": f"https://g.test/{number}", "seendate": instant} for number, instant in enumerate(instants)]
    return json.dumps({"articles": rows}).encode()


def test_a_full_answer_without_pages_is_asked_again_with_an_earlier_end(make_source):
    source = make_source(SourceKind.GDELT, "https://gdelt.test/doc", query="x")

    def answer(request: Request) -> bytes:
        asked = web_query.parameters(request.url)
        if asked.get("timespan") == "1w":
            # One of them from the future: what a crawler's clock says does not move the begin of the window.
            return seen("20291121T090000Z", *["20261121T090000Z"] * 199, *["20261120T181500Z"] * 50)
        assert "timespan" not in asked
        assert asked["startdatetime"] == "20261114093000"
        if asked["enddatetime"] == "20261120181500":
            return seen(*["20261120T120000Z"] * 200, *["20261119T120000Z"] * 50)
        assert asked["enddatetime"] == "20261119120000"
        return seen("20261118T120000Z")

    assert len(walk(source, answer)) == 3
    # All of one moment, or of one that does not lie in the window: it cannot be cut any finer.
    assert len(walk(source, lambda _: seen(*["20261120T181500Z"] * 250))) == 2
    assert len(walk(source, lambda _: seen(*["20251120T181500Z"] * 250))) == 1
    assert len(walk(source, lambda _: seen(*["soon"] * 250))) == 1


def test_the_search_of_filings_ends_where_the_service_does(make_source):
    source = make_source(SourceKind.EDGAR_SEARCH, "https://efts.test/search", query="x", most_pages=100)

    def answer(request: Request) -> bytes:
        hits = [{"_id": f"a:{number}", "_source": {}} for number in range(100)]
        return json.dumps({"hits": {"total": {"value": 10_000, "relation": "gte"}, "hits": hits}}).encode()

    asked = walk(source, answer)
    assert len(asked) == 100
    assert web_query.number(asked[-1], "from", 0) == 9_900


def test_launches_are_paged_too(make_source):
    source = make_source(SourceKind.LAUNCH_LIBRARY, "https://ll.test/2.3.0/launches/upcoming/?search=x&limit=100")
    asked = walk(source, news_of(150))
    assert asked == [source.url, f"{source.url}&offset=100"]


@pytest.mark.parametrize("kind", sorted(listing.READABLE | catalogue.READABLE))
@pytest.mark.parametrize(
    "body", [b"", b"\x00\xff\x1f\x8b", b"<html>busy</html>", b"null", b"[" * 100_000, b'{"hits":7}']
)
def test_no_answer_breaks_the_paging(make_source, kind, body):
    source = make_source(kind, query="x")
    assert len(walk(source, lambda _: body)) == 1


JSON_KINDS = [
    SourceKind.EDGAR_SEARCH,
    SourceKind.EDGAR_SUBMISSIONS,
    SourceKind.GDELT,
    SourceKind.GREENHOUSE,
    SourceKind.HACKER_NEWS,
    SourceKind.JSON_FEED,
    SourceKind.SPACEFLIGHT_NEWS,
]


@pytest.mark.parametrize("kind", JSON_KINDS)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><title>Wait</title>",
        b"Please slow down.",
        b"null",
        b"[]",
        b"3",
        b'{"a": 1}',
        b"[" * 100_000,
    ],
)
def test_what_is_not_the_json_that_was_asked_for_is_unreadable(make_source, kind, body):
    with pytest.raises(ListingUnreadable) as caught:
        listing.read(make_source(kind), body, base_url="https://site.test/CIK0001181412.json")
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("kind", JSON_KINDS)
def test_a_page_with_status_200_is_no_answer_even_if_json_stands_in_it(make_source, kind):
    with pytest.raises(ListingUnreadable, match="HTML"):
        listing.read(
            make_source(kind),
            b'{"articles": []}',
            base_url="https://site.test/",
            content_type="text/html; charset=utf-8",
        )


def test_what_came_instead_is_shown(make_source):
    with pytest.raises(ListingUnreadable, match="Please limit requests"):
        listing.read(make_source(SourceKind.GDELT), b"Please limit requests to one\nin five seconds.", base_url="")


def test_kinds_that_nothing_reads_are_refused_by_name(make_source):
    with pytest.raises(ListingUnreadable, match="forecast_market"):
        listing.read(make_source(SourceKind.FORECAST_MARKET), b"[]", base_url="https://site.test/")
