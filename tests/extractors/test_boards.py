"""Lever, Ashby, Workday and SmartRecruiters: what is asked, page by page, and what becomes of the answers."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from extractors import listing
from extractors.boards import job_posting, workday
from extractors.boards.job_posting import PostingPage, ReadPosting
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source
from models.vocabulary import DocumentKind, SourceKind, Standing
from models.watchlist import Watchlist

NOW = datetime(2026, 8, 20, 6, tzinfo=UTC)
URLS = {
    SourceKind.LEVER: "https://api.eu.lever.test/v0/postings/acme?mode=json",
    SourceKind.ASHBY: "https://api.ashby.test/posting-api/job-board/acme?includeCompensation=true",
    SourceKind.WORKDAY: "https://acme.workday.test/wday/cxs/acme/External/jobs",
    SourceKind.SMARTRECRUITERS: "https://api.smart.test/v1/companies/acme/postings",
}


def source(kind: SourceKind, **given: Any) -> Source:
    known = Source(
        key="board", name="Acme, jobs", kind=kind, url=URLS[kind], standing=Standing.PRIMARY, every_hours=12, board="acme",
        document_kind=DocumentKind.JOB_POSTING,
    )  # fmt: skip
    return replace(known, **given)


def first(kind: SourceKind, **given: Any) -> Request:
    return listing.first_request(source(kind, **given), now=NOW)


def then(kind: SourceKind, request: Request, answer: object) -> Request | None:
    return listing.next_request(source(kind), request, json.dumps(answer).encode(), now=NOW)


def links(kind: SourceKind, answer: object, **given: Any) -> list[Link]:
    return listing.read(source(kind, **given), json.dumps(answer).encode(), base_url=URLS[kind])


def read(link: Link, kind: SourceKind) -> ReadPosting:
    return job_posting.read(link, source=source(kind), watchlist=Watchlist(), fetch_id="f", fetched_at=NOW)


def read_page(link: Link, kind: SourceKind, page: object) -> ReadPosting | str:
    body = page if isinstance(page, bytes) else json.dumps(page).encode()
    given = PostingPage(
        link=link, fetch_id="f", fetched_at=NOW, url=link.url, content_type="application/json", body=body
    )
    ((_, result),) = job_posting.read_pages([given], new={"f"}, source=source(kind), watchlist=Watchlist())
    return result


LEVER = {
    "id": "a1-b2",
    "text": "Thermal Engineer",
    "hostedUrl": "https://jobs.lever.test/acme/a1-b2",
    "createdAt": 1_787_000_000_000,
    "categories": {
        "team": "Thermal",
        "department": "Hardware",
        "location": "Denver",
        "allLocations": ["Denver", "Toulouse"],
    },
    "descriptionPlain": "You size radiators.\nIn vacuum.",
    "lists": [{"text": "You will", "content": "<li>Model</li><li>Test</li>"}],
    "additionalPlain": "Equal opportunity < all.",
}


def test_lever_is_asked_by_hundreds_until_a_short_list() -> None:
    request = first(SourceKind.LEVER)
    assert request.url == "https://api.eu.lever.test/v0/postings/acme?mode=json&skip=0&limit=100"
    many = [{**LEVER, "id": str(number)} for number in range(100)]
    second = then(SourceKind.LEVER, request, many)
    assert second is not None
    assert "skip=100" in second.url
    assert then(SourceKind.LEVER, second, many[:99]) is None
    third = then(SourceKind.LEVER, second, many)
    assert third is not None
    assert "skip=200" in third.url
    assert then(SourceKind.LEVER, third, []) is None


def test_a_lever_posting() -> None:
    (link,) = links(SourceKind.LEVER, [LEVER])
    assert (link.item_id, link.published_on) == ("a1-b2", date(2026, 8, 17))
    assert link.detail_url == "https://api.eu.lever.test/v0/postings/acme/a1-b2"
    found = read(link, SourceKind.LEVER)
    assert found.document.text == (
        "You size radiators.\n\nIn vacuum.\n\nYou will\n\nModel\nTest\n\nEqual opportunity < all."
    )
    assert (found.posting.place, found.posting.department) == ("Denver; Toulouse", "Hardware; Thermal")
    assert found.posting.requisition_id is None


ASHBY = {
    "id": "u-1",
    "title": "Welder",
    "department": "Build",
    "team": "Tanks",
    "location": "Mojave",
    "secondaryLocations": [{"location": "Reno", "address": {}}],
    "publishedAt": "2026-08-18T23:10:00.000-07:00",
    "isListed": True,
    "jobUrl": "https://jobs.ashby.test/acme/u-1",
    "descriptionHtml": "<p>You weld.</p>",
    "descriptionPlain": "You weld.",
}


def test_an_ashby_posting_and_what_is_not_listed() -> None:
    hidden = {**ASHBY, "id": "u-2", "isListed": False, "title": None}
    (link,) = links(SourceKind.ASHBY, {"apiVersion": "1", "jobs": [ASHBY, hidden]})
    assert link.detail_url == link.url == "https://jobs.ashby.test/acme/u-1"
    found = read(link, SourceKind.ASHBY)
    assert (found.document.text, found.posting.place) == ("You weld.", "Mojave; Reno")
    assert found.posting.posted_on == date(2026, 8, 18)
    assert links(SourceKind.ASHBY, {"jobs": []}) == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (SourceKind.ASHBY, b""),
        (SourceKind.ASHBY, b"[]"),
        (SourceKind.ASHBY, json.dumps({"jobs": [{**ASHBY, "id": True}]}).encode()),
        (SourceKind.LEVER, b'{"ok": false, "error": "Document not found"}'),
        (SourceKind.LEVER, json.dumps([{**LEVER, "hostedUrl": "javascript:alert(1)"}]).encode()),
        (SourceKind.LEVER, b"[" * 100_000),
        (SourceKind.WORKDAY, b"<html>We are down for maintenance</html>"),
        (SourceKind.WORKDAY, json.dumps({"jobPostings": [{"title": "A"}]}).encode()),
        (SourceKind.WORKDAY, json.dumps({"jobPostings": [{"title": "A", "externalPath": "/../../admin_R1"}]}).encode()),
        (SourceKind.WORKDAY, json.dumps({"errorCode": "HTTP_422"}).encode()),
        (SourceKind.SMARTRECRUITERS, json.dumps({"content": [{"id": None, "name": "A"}]}).encode()),
        (SourceKind.SMARTRECRUITERS, b'{"message": "no such company"}'),
    ],
)
def test_what_is_no_board_is_unreadable(kind: SourceKind, body: bytes) -> None:
    with pytest.raises(ListingUnreadable):
        listing.read(source(kind), body, base_url=URLS[kind])


@pytest.mark.parametrize("kind", URLS)
def test_a_page_of_html_with_status_200_is_no_board(kind: SourceKind) -> None:
    with pytest.raises(ListingUnreadable, match="HTML"):
        listing.read(
            source(kind), b"<html>Sign in</html>", base_url=URLS[kind], content_type="text/html; charset=utf-8"
        )


def workday_row(number: int) -> dict[str, Any]:
    return {
        "title": f"Engineer {number}",
        "externalPath": f"/job/Kent-WA/Engineer-{number}_R{number}-1",
        "locationsText": "2 Locations",
        "postedOn": "Posted 30+ Days Ago",
        "bulletFields": [f"R{number}"],
    }


def asked(request: Request | None) -> dict[str, Any]:
    assert request is not None
    assert request.method == "POST"
    found: dict[str, Any] = json.loads(request.body or b"")
    return found


def test_workday_is_asked_by_twenties_and_trusts_its_first_total_only() -> None:
    question = '{"searchText": "orbital", "limit": 500}'
    request = first(SourceKind.WORKDAY, method="POST", request_body=question)
    assert asked(request) == {"limit": 20, "offset": 0, "searchText": "orbital", "appliedFacets": {}}
    rows = [workday_row(number) for number in range(45)]
    second = then(SourceKind.WORKDAY, request, {"total": 45, "jobPostings": rows[:20]})
    assert asked(second)["offset"] == 20
    assert second is not None
    third = then(SourceKind.WORKDAY, second, {"total": 0, "jobPostings": rows[20:40]})
    assert asked(third)["offset"] == 40
    assert third is not None
    assert then(SourceKind.WORKDAY, third, {"total": 0, "jobPostings": rows[40:]}) is None


@pytest.mark.parametrize(
    ("kind", "total", "rows", "came"),
    [(SourceKind.WORKDAY, "total", "jobPostings", 20), (SourceKind.SMARTRECRUITERS, "totalFound", "content", 100)],
)
def test_a_list_that_ends_before_its_total_is_not_whole(kind: SourceKind, total: str, rows: str, came: int) -> None:
    request = first(kind)
    begin = json.dumps({total: 2 * came, rows: [{}] * came}).encode()
    end = json.dumps({total: 0, rows: []}).encode()
    assert (
        listing.shortfall(source(kind), [(request, begin), (request, end)])
        == f"only {came} of {2 * came} postings came"
    )
    assert listing.shortfall(source(kind), [(request, begin), (request, begin)]) is None


def test_a_list_with_more_pages_than_may_be_asked_for_is_not_whole() -> None:
    full = json.dumps([{**LEVER, "id": str(number)} for number in range(100)]).encode()
    board = source(SourceKind.LEVER, most_pages=1)
    request = first(SourceKind.LEVER)
    assert "most_pages" in str(listing.shortfall(board, [(request, full)]))
    assert listing.shortfall(board, [(request, b"[]")]) is None


WORKDAY_PAGE = {
    "jobPostingInfo": {
        "title": "Avionics Engineer",
        "jobDescription": "<p>You build <b>boards</b>.</p>",
        "location": "Kent, WA",
        "additionalLocations": ["Denver, CO"],
        "jobReqId": "R7",
        "startDate": "2026-08-11",
        "postedOn": "Posted 9 Days Ago",
        "externalUrl": "https://acme.workday.test/External/job/Kent-WA/Avionics_R7-1",
    },
    "hiringOrganization": {"name": "Acme Orbital"},
}


def test_a_workday_posting_stands_on_its_own_page() -> None:
    (link,) = links(SourceKind.WORKDAY, {"total": 1, "jobPostings": [workday_row(7)]})
    assert (link.item_id, link.body, link.published_on) == ("R7-1", None, None)
    assert link.url == link.detail_url == "https://acme.workday.test/wday/cxs/acme/External/job/Kent-WA/Engineer-7_R7-1"
    found = read_page(link, SourceKind.WORKDAY, WORKDAY_PAGE)
    assert isinstance(found, ReadPosting)
    posting = found.posting
    assert (posting.post_id, posting.requisition_id, posting.company) == ("R7-1", "R7", "Acme Orbital")
    assert (posting.place, posting.posted_on) == ("Kent, WA; Denver, CO", date(2026, 8, 11))
    assert (found.document.text, found.document.url) == (
        "You build boards.", "https://acme.workday.test/External/job/Kent-WA/Avionics_R7-1",
    )  # fmt: skip


def test_the_id_of_a_workday_posting_outlives_its_title() -> None:
    assert (
        workday.post_id_of("/job/Kent-WA/Senior-Engineer_R7-1")
        == workday.post_id_of("/job/X/Engineer_II_R7-1")
        == "R7-1"
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Posted Today", date(2026, 8, 20)),
        ("Posted Yesterday", date(2026, 8, 19)),
        ("Posted 3 Days Ago", date(2026, 8, 17)),
        ("Posted 30+ Days Ago", None),  # it was earlier; nobody knows by how much
        ("", None),
    ],
)
def test_how_long_ago_a_workday_posting_was_put_up(words: str, day: date | None) -> None:
    assert workday.posted_on(words, seen_on=NOW.date()) == day


def test_smartrecruiters_is_asked_by_hundreds() -> None:
    request = first(SourceKind.SMARTRECRUITERS)
    assert request.url.endswith("/postings?limit=100&offset=0")
    rows = [{"id": str(number), "name": "A"} for number in range(100)]
    second = then(SourceKind.SMARTRECRUITERS, request, {"totalFound": 101, "content": rows})
    assert second is not None
    assert second.url.endswith("offset=100")
    assert then(SourceKind.SMARTRECRUITERS, second, {"totalFound": 0, "content": rows[:1]}) is None


def test_a_smartrecruiters_posting_stands_on_its_own_page() -> None:
    (link,) = links(
        SourceKind.SMARTRECRUITERS, {"totalFound": 1, "content": [{"id": "74", "name": "Buyer", "refNumber": "REF9"}]}
    )
    assert link.url == "https://api.smart.test/v1/companies/acme/postings/74"
    page = {
        "id": "74", "name": "Buyer, Castings", "refNumber": "REF9", "releasedDate": "2026-08-01T10:00:00.000Z",
        "location": {"city": "Turin", "country": "it"}, "department": {"label": "Supply"}, "function": {"label": "Buying"},
        "postingUrl": "https://jobs.smart.test/acme/74",
        "jobAd": {"sections": {
            "companyDescription": {"title": "Who we are", "text": "<p>We are Acme and build Starlink.</p>"},
            "jobDescription": {"title": "Job", "text": "<p>You buy castings.</p>"},
            "qualifications": {"title": "You bring", "text": "<ul><li>Patience</li></ul>"},
        }},
    }  # fmt: skip
    found = read_page(link, SourceKind.SMARTRECRUITERS, page)
    assert isinstance(found, ReadPosting)
    assert found.document.text == "Job\n\nYou buy castings.\n\nYou bring\n\nPatience"
    assert (found.posting.place, found.posting.department) == ("Turin, it", "Supply; Buying")
    assert (found.posting.requisition_id, found.posting.posted_on) == ("REF9", date(2026, 8, 1))


@pytest.mark.parametrize("kind", [SourceKind.WORKDAY, SourceKind.SMARTRECRUITERS])
@pytest.mark.parametrize("page", [b"<html>Maintenance</html>", b"[]", b"{}", b'{"jobAd": 1, "jobPostingInfo": []}'])
def test_a_page_without_its_posting_says_why(kind: SourceKind, page: bytes) -> None:
    link = Link(source="board", url=f"{URLS[kind]}/1", kind=DocumentKind.JOB_POSTING, item_id="1", title="A")
    assert isinstance(read_page(link, kind, page), str)


def test_boilerplate_of_pages_is_told_by_all_that_are_known() -> None:
    """New pages are few; what the company repeats shows only beside those that were fetched before."""
    about = "Acme has been putting boards and boxes into orbit since the year two thousand and three."
    pages = []
    for number in range(12):
        link = Link(
            source="board",
            url=f"https://acme.workday.test/{number}",
            kind=DocumentKind.JOB_POSTING,
            item_id=str(number),
        )
        info = {
            "title": f"Job {number}",
            "jobDescription": f"<p>{about}</p><p>Task {number} is yours and nobody else's.</p>",
        }
        body = json.dumps({"jobPostingInfo": info}).encode()
        pages.append(
            PostingPage(link=link, fetch_id=str(number), fetched_at=NOW, url=link.url, content_type=None, body=body)
        )
    found = job_posting.read_pages(pages, new={"3"}, source=source(SourceKind.WORKDAY), watchlist=Watchlist())
    ((fetch_id, result),) = found
    assert (fetch_id, isinstance(result, ReadPosting)) == ("3", True)
    assert isinstance(result, ReadPosting)
    assert result.document.text == "Task 3 is yours and nobody else's."
    assert about in result.whole_text


@pytest.mark.parametrize(("kind", "answer"), [(SourceKind.LEVER, [LEVER]), (SourceKind.ASHBY, {"jobs": [ASHBY]})])
def test_a_board_can_be_held_to_topics(kind: SourceKind, answer: object) -> None:
    assert len(links(kind, answer, topics=("weld", "radiator"))) == 1
    assert links(kind, answer, topics=("barista",)) == []
