"""What was asked and answered: saving again changes nothing, and nothing that was begun is forgotten."""

from dataclasses import replace
from datetime import date

from models.vocabulary import FetchOutcome
from warehouse import documents, fetches, runs, visits
from warehouse.documents import Extraction, Origin


def test_saving_again_doubles_nothing(con, make):
    batch = [make.fetch("https://a.test/1"), make.fetch("https://a.test/2")]
    assert fetches.save_fetches(con, batch) == 2
    assert fetches.save_fetches(con, [*batch, make.fetch("https://a.test/3")]) == 1
    assert fetches.save_polls(con, [make.poll(make.at(6, 8))] * 2) == 1
    link = make.link()
    assert fetches.save_links(con, [link, link], fetch_id=None, seen_at=make.at(6, 8)) == 1
    assert fetches.save_links(con, [link], fetch_id=None, seen_at=make.at(6, 9)) == 0
    assert fetches.save_fetches(con, []) == 0


def test_an_item_that_is_worded_anew_is_fetched_by_its_newest_wording(con, make):
    old = make.link(title="Old", published_on=date(2026, 6, 1))
    new = replace(old, title="New")
    fetches.save_links(con, [old], fetch_id=None, seen_at=make.at(6, 1))
    fetches.save_links(con, [new], fetch_id=None, seen_at=make.at(6, 2))
    assert [page.link for page in visits.pages_to_visit(con, ["feed"], make.at(6, 3))] == [new]


def test_a_fetched_page_is_unread_until_it_is_worked_off(con, make):
    link, page = make.link(), make.fetch()
    listing = make.fetch("https://a.test/feed")
    fetches.save_links(con, [link], fetch_id=listing.id, seen_at=make.at(6, 8))
    fetches.save_fetches(con, [listing, page, make.fetch("https://a.test/1", outcome=FetchOutcome.FAILED, status=500)])
    assert fetches.unread_fetches(con) == [fetches.UnreadFetch(fetch=page, link=link)]
    nothing = Extraction(origin_id=page.id, origin=Origin.FETCH, document_id=None, reason="no text")
    assert documents.save_extractions(con, [nothing]) == 1
    assert fetches.unread_fetches(con) == []


def test_an_item_that_its_listing_carries_is_unread_and_never_fetched(con, make):
    link = make.link(body="<p>We are hiring.</p>")
    fetches.save_links(con, [link], fetch_id="f", seen_at=make.at(6, 8))
    assert visits.pages_to_visit(con, ["feed"], make.at(6, 9)) == []
    (unread,) = fetches.unread_links(con)
    assert (unread.link, unread.fetch_id, unread.seen_at) == (link, "f", make.at(6, 8))
    documents.save_extractions(con, [Extraction(origin_id=unread.link_id, origin=Origin.LINK, document_id="d")])
    assert fetches.unread_links(con) == []


def test_the_oldest_come_first_and_at_most_so_many(con, make):
    links = [make.link(f"https://a.test/{number}") for number in range(3)]
    fetches.save_links(con, links, fetch_id=None, seen_at=make.at(6, 8))
    pages = [make.fetch(link.url, at=make.at(6, 9 - number)) for number, link in enumerate(links)]
    fetches.save_fetches(con, pages)
    assert [each.fetch.url for each in fetches.unread_fetches(con, at_most=2)] == [
        "https://a.test/2",
        "https://a.test/1",
    ]


def test_a_run_that_was_killed_has_no_end(con, make):
    assert runs.last_run(con) is None
    runs.begin_run(con, "r1", "ingest", started_at=make.at(6, 8), as_of=date(2026, 6, 8), label="first")
    assert runs.last_run(con).finished_at is None
    runs.begin_run(con, "r1", "ingest", started_at=make.at(6, 9))
    runs.finish_run(con, "r1", finished_at=make.at(6, 10))
    assert runs.last_run(con) == runs.Run(
        run_id="r1", kind="ingest", label="first", as_of=date(2026, 6, 8), started_at=make.at(6, 8),
        finished_at=make.at(6, 10),
    )  # fmt: skip
