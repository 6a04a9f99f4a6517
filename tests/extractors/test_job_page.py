"""schema.org JobPosting in pages: in whatever wrapping, broken in the ways of real pages, and the last resort without it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from extractors import listing
from extractors.boards import job_page, posting_page, tesla_careers
from models.errors import DocumentUnreadable, ListingUnreadable
from models.fetching import Link
from models.targets import Source
from models.vocabulary import DocumentKind, SourceKind, Standing

URL = "https://acme.test/careers"
NOW = datetime(2026, 8, 20, tzinfo=UTC)
POSTING = """{"@context": "https://schema.org", "@type": "JobPosting", "title": "Radiation Engineer", "datePosted": "2026-08-11",
"description": "<p>You expose chips to beams.</p>", "identifier": {"@type": "PropertyValue", "name": "Acme", "value": "J-7"},
"url": "/careers/7", "hiringOrganization": {"@type": "Organization", "name": "Acme"},
"jobLocation": [{"@type": "Place", "address": {"addressLocality": "Austin", "addressRegion": "TX", "addressCountry": {"name": "US"}}}],
"qualifications": "Patience", "occupationalCategory": "Hardware"}"""


def source(kind: SourceKind = SourceKind.JOB_PAGE, **given: Any) -> Source:
    return Source(
        key="page", name="Acme", kind=kind, url=URL, standing=Standing.PRIMARY, every_hours=12, board="acme",
        document_kind=DocumentKind.JOB_POSTING, **given,
    )  # fmt: skip


def page(*scripts: str) -> bytes:
    return "".join(
        [
            "<html><body>",
            *(f'<script type="application/ld+json">{script}</script>' for script in scripts),
            "</body></html>",
        ]
    ).encode()


def test_a_posting_of_a_careers_page() -> None:
    (link,) = listing.read(source(), page(POSTING), base_url=URL)
    assert (link.item_id, link.url, link.detail_url) == (
        "J-7",
        "https://acme.test/careers/7",
        "https://acme.test/careers/7",
    )
    (posting,) = job_page.postings(page(POSTING).decode(), url=URL)
    assert (posting.title, posting.company, posting.place) == ("Radiation Engineer", "Acme", "Austin, TX, US")
    assert (posting.posted_on, posting.requisition_id, posting.department) == (date(2026, 8, 11), "J-7", "Hardware")
    assert "You expose chips" in posting.markup
    assert "Patience" in posting.markup


@pytest.mark.parametrize(
    "script",
    [
        f'{{"@context": "https://schema.org", "@graph": [{{"@type": "WebPage"}}, {POSTING}]}}',
        f"[{POSTING}]",
        POSTING.replace('"@type": "JobPosting"', '"@type": ["Thing", "https://schema.org/JobPosting"]'),
        POSTING.replace("<p>You expose chips to beams.</p>", "<p>You expose chips\nto\tbeams.</p>"),
        POSTING.replace('"Hardware"}', '"Hardware",}'),
        POSTING.replace('"', "&quot;"),
        f"<!-- {POSTING} -->",
        f"//<![CDATA[\n{POSTING}\n//]]>",
        POSTING.replace("<p>You expose chips to beams.</p>", "&lt;p&gt;You expose chips to beams.&lt;/p&gt;"),
    ],
    ids=["graph", "array", "types", "raw breaks", "comma", "entities", "comment", "cdata", "escaped markup"],
)
def test_real_pages_wrap_and_break_it(script: str) -> None:
    (posting,) = job_page.postings(page("{not json", script).decode(), url=URL)
    assert (posting.title, posting.post_id) == ("Radiation Engineer", "J-7")
    assert "<p>You expose chips" in posting.markup


def test_a_page_without_any_is_unreadable_not_empty() -> None:
    with pytest.raises(ListingUnreadable, match="no JobPosting"):
        listing.read(source(), page('{"@type": "WebPage"}'), base_url=URL)


def test_postings_that_share_a_number_are_told_apart() -> None:
    """Some sites give their own name as the number of every posting."""
    same = POSTING.replace("J-7", "acme.test")
    links = listing.read(
        source(),
        page(same, same.replace("Radiation Engineer", "Welder").replace("/careers/7", "/careers/8")),
        base_url=URL,
    )
    assert len({link.item_id for link in links}) == 2


def test_remote_work_is_a_place() -> None:
    remote = POSTING.replace('"qualifications"', '"jobLocationType": "TELECOMMUTE", "qualifications"')
    (posting,) = job_page.postings(page(remote).decode(), url=URL)
    assert posting.place == "Austin, TX, US; remote"


def read(body: bytes, title: str | None = "Radiation Engineer"):
    link = Link(source="page", url=f"{URL}/7", kind=DocumentKind.JOB_POSTING, item_id="x7", title=title)
    return posting_page.read(
        link, source(SourceKind.LISTING_PAGE), body, url=link.url, content_type="text/html", fetched_at=NOW
    )


def test_a_posting_on_its_own_page_keeps_the_id_that_its_list_gave() -> None:
    related = POSTING.replace("Radiation Engineer", "Welder").replace("/careers/7", "/careers/9")
    posting, dated_from = read(page(related, POSTING))
    assert (posting.post_id, posting.title, dated_from) == ("x7", "Radiation Engineer", "json-ld")


def test_without_json_ld_the_text_of_the_page_is_read() -> None:
    text = "You will expose chips to beams of heavy ions, and count what breaks, day after day, in a hall below the ground."
    body = f"<html><head><title>Beam Engineer</title></head><body><main><h1>Beam Engineer</h1><p>{text}</p></main></body></html>"
    posting, _ = read(body.encode(), None)
    assert posting.title == "Beam Engineer"
    assert "count what breaks" in posting.markup


def test_a_door_is_no_posting() -> None:
    with pytest.raises(DocumentUnreadable):
        read(
            b"<html><body><p>Checking your browser before you may pass. Enable JavaScript and cookies.</p></body></html>"
        )


TESLA = """{"lookup": {"locations": {"401": "Palo Alto, California"}, "departments": {"5": "AI &amp; Robotics"}, "types": {"1": "fulltime"}},
"geo": {}, "listings": [
{"id": "224501", "t": "AI Hardware Space Radiation Engineer, Dojo", "dp": "5", "f": "", "l": "401", "y": "1", "sp": 1, "pu": 0},
{"id": 224502, "t": "Barista", "dp": "77", "l": "401"}]}"""


@pytest.mark.parametrize(
    "body",
    [
        TESLA.encode(),
        f'<html><head><meta name="color-scheme"></head><body><pre style="x">{TESLA}</pre></body></html>'.encode(),
    ],
    ids=["json", "saved by a browser"],
)
def test_teslas_listing_saved_by_hand(body: bytes) -> None:
    board = source(SourceKind.TESLA_CAREERS, path="imports/tesla")
    one, other = tesla_careers.read(board, body, base_url="https://www.tesla.com/cua-api/apps/careers/state")
    assert (one.item_id, other.item_id) == ("224501", "224502")
    assert one.url == "https://www.tesla.com/careers/search/job/224501"
    assert (one.published_on, one.detail_url) == (None, None), "it gives no dates, and no page may be asked for"
    assert '"place": "Palo Alto, California"' in (one.body or "")
    assert '"department": "AI & Robotics"' in (one.body or "")
    assert '"department": "77"' in (other.body or "")


@pytest.mark.parametrize("body", [b"<html>Access Denied</html>", b"{}", b'{"listings": [{"t": "A"}]}', b"<pre>{</pre>"])
def test_what_is_no_listing_of_teslas_is_unreadable(body: bytes) -> None:
    with pytest.raises(ListingUnreadable):
        tesla_careers.read(source(SourceKind.TESLA_CAREERS, path="x"), body, base_url=URL)
