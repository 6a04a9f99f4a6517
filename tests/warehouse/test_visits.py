"""What makes a request conditional, and which pages are to be asked for: as the rows of earlier runs have it."""

from datetime import timedelta

import pytest

from models.vocabulary import FetchOutcome, PollOutcome
from warehouse import fetches, visits

LISTING = "https://a.test/feed"


def listing(con, make, day, *, outcome=PollOutcome.OK, etag='"1"', version="v1", pages=1, fetched=FetchOutcome.OK):
    at = make.at(6, day)
    fetches.save_fetches(con, [make.fetch(LISTING, at=at, etag=etag, outcome=fetched)])
    fetches.save_polls(con, [make.poll(at, outcome=outcome, source_version=version, pages=pages)])


def held(con, *, version="v1", is_board=False, url=LISTING):
    asked = visits.AskedListing(source="feed", url=url, source_version=version, is_board=is_board)
    return visits.held_listings(con, [asked]).get("feed")


def test_a_listing_that_was_read_makes_the_next_request_conditional(con, make):
    assert held(con) is None
    listing(con, make, 1, etag='"1"')
    listing(con, make, 2, etag='"2"')
    assert held(con) == visits.Validators(etag='"2"')
    assert held(con, url="https://a.test/feed?since=3") is None


def test_a_page_of_the_same_address_fetched_for_another_source_makes_nothing_conditional(con, make):
    fetches.save_fetches(con, [make.fetch(LISTING, source="other")])
    fetches.save_polls(con, [make.poll(make.at(6, 8), source="other")])
    assert held(con) is None


@pytest.mark.parametrize("between", [[], [PollOutcome.FAILED], [PollOutcome.REFUSED, PollOutcome.FAILED]])
def test_what_could_not_be_read_is_never_held_whatever_came_after_it(con, make, between):
    listing(con, make, 1, outcome=PollOutcome.UNREADABLE, etag='"bad"')
    for day, outcome in enumerate(between, start=2):
        listing(con, make, day, outcome=outcome, fetched=FetchOutcome.FAILED, etag=None)
    assert held(con) is None


def test_the_body_that_was_read_before_one_that_could_not_be_is_still_held(con, make):
    listing(con, make, 1, etag='"good"')
    listing(con, make, 2, outcome=PollOutcome.UNREADABLE, etag='"bad"')
    assert held(con) == visits.Validators(etag='"good"')


def test_a_listing_whose_pages_did_not_all_come_is_not_held(con, make):
    listing(con, make, 1, outcome=PollOutcome.FAILED, etag='"half"', pages=2)
    assert held(con) is None


def test_a_listing_is_asked_for_outright_after_its_entry_has_changed(con, make):
    listing(con, make, 1, version="v1")
    assert held(con, version="v2") is None
    assert held(con, version="v1") is not None


def test_a_board_in_pages_is_asked_for_outright_and_a_feed_in_pages_is_not(con, make):
    listing(con, make, 1, pages=3)
    assert held(con, is_board=True) is None
    assert held(con, is_board=False) is not None


def test_a_board_that_has_grown_past_one_page_is_asked_for_outright(con, make):
    listing(con, make, 1, pages=1, etag='"one page"')
    assert held(con, is_board=True) is not None
    listing(con, make, 2, pages=2, etag='"two"')
    assert held(con, is_board=True) is None


def pages(con, make, *, after_days, hours=0.0, source="feed"):
    now = make.at(6, 1) + timedelta(days=after_days, hours=hours)
    return [page.link.url for page in visits.pages_to_visit(con, [source], now)]


@pytest.fixture
def linked(con, make):
    """A page that a listing points at, first seen on the first of June."""
    fetches.save_links(con, [make.link()], fetch_id=None, seen_at=make.at(6, 1))
    return con


def test_a_page_is_asked_for_until_it_is_had_then_twice_more(linked, make):
    url = "https://a.test/1"
    assert pages(linked, make, after_days=0) == [url]
    fetches.save_fetches(linked, [make.fetch(url, at=make.at(6, 1), etag='"1"')])
    assert [pages(linked, make, after_days=days) for days in (0, 0.5, 1, 8)] == [[], [], [url], [url]]
    fetches.save_fetches(linked, [make.fetch(url, at=make.at(6, 2), outcome=FetchOutcome.UNCHANGED, etag=None)])
    assert [pages(linked, make, after_days=days) for days in (1, 3, 7)] == [[], [], [url]]
    fetches.save_fetches(linked, [make.fetch(url, at=make.at(6, 8), etag='"2"', body_digest="other")])
    assert [pages(linked, make, after_days=days) for days in (7, 9, 15)] == [[], [], []]


def test_a_revisit_has_the_validators_of_the_newest_body_even_where_it_had_none(linked, make):
    fetches.save_fetches(
        linked,
        [
            make.fetch(at=make.at(6, 1), etag='"1"', last_modified="Mon, 01 Jun 2026 06:00:00 GMT"),
            make.fetch(at=make.at(6, 2), etag=None, last_modified="Tue, 02 Jun 2026 06:00:00 GMT", body_digest="b"),
            make.fetch(at=make.at(6, 3), etag=None, outcome=FetchOutcome.FAILED, body_digest=None),
        ],
    )
    (page,) = visits.pages_to_visit(linked, ["feed"], make.at(6, 9))
    assert page.validators == visits.Validators(last_modified="Tue, 02 Jun 2026 06:00:00 GMT")


def test_failures_are_counted_from_the_last_answer(linked, make):
    def fail(*days):
        fetches.save_fetches(
            linked,
            [make.fetch(at=make.at(6, day), outcome=FetchOutcome.FAILED, body_digest=str(day)) for day in days],
        )

    fail(1, 2, 3, 4, 5)
    (page,) = visits.pages_to_visit(linked, ["feed"], make.at(6, 9))
    assert page.history.failures == 5
    fail(9)
    assert visits.pages_to_visit(linked, ["feed"], make.at(6, 30)) == []
    fetches.save_fetches(linked, [make.fetch(at=make.at(6, 10))])
    fail(11)
    (page,) = visits.pages_to_visit(linked, ["feed"], make.at(6, 12))
    assert page.history.failures == 1


def test_pages_of_other_sources_and_items_that_their_listing_carries_are_left_out(con, make):
    carried = make.link("https://a.test/2", body="<p>Whole")
    other = make.link("https://a.test/3", source="other")
    fetches.save_links(con, [carried, other], fetch_id=None, seen_at=make.at(6, 1))
    assert pages(con, make, after_days=0) == []
    assert pages(con, make, after_days=0, source="other") == ["https://a.test/3"]


def test_the_last_look_at_each_source_counts_whatever_came_of_it(con, make):
    first, second = make.poll(make.at(6, 8)), make.poll(make.at(6, 9), outcome=PollOutcome.FAILED, failures=2)
    other = make.poll(make.at(6, 1), source="other")
    fetches.save_polls(con, [first, second, other])
    assert visits.last_polls(con) == {"feed": second, "other": other}
    assert visits.last_answers(con) == {"feed": make.at(6, 8), "other": make.at(6, 1)}
