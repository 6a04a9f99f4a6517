"""Job boards: from one answer to links, documents and signals, without what the company repeats over its board."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from extractors import listing
from extractors.boards import greenhouse, job_posting, job_roles
from extractors.boards.boilerplate import repeated_shingles, set_aside_boilerplate, without
from models.documents import Document, document_id
from models.errors import DocumentUnreadable, ListingUnreadable
from models.lexicon import Organization, Place, Program
from models.targets import Source
from models.vocabulary import DocumentKind, JobFunction, Seniority, SourceKind, Standing
from models.watchlist import Watchlist

BASE = "https://boards.test/v1/boards/spacex/jobs"
FETCHED = datetime(2026, 8, 20, 6, tzinfo=UTC)
SOURCE = Source(
    key="board",
    name="The board",
    kind=SourceKind.GREENHOUSE,
    url=BASE,
    standing=Standing.PRIMARY,
    every_hours=12,
    organization="spacex",
    board="spacex",
)
WATCHLIST = Watchlist(
    organizations=(Organization(key="spacex", name="SpaceX"),),
    programs=(
        Program(key="spacex.starlink", name="Starlink", organization="spacex", place=Place.ORBIT, aliases=("Starlink",)),
        Program(
            key="spacex.starmind", name="Starmind", organization="spacex", place=Place.ORBIT, aliases=("Starmind", "AI satellites")
        ),
    ),
)  # fmt: skip


def job(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "id": 8_000_000_000 + number,
        "internal_job_id": 70 + number,
        "title": "Integration & Test Engineer, AI Satellites (Starmind)",
        "absolute_url": f"https://boards.test/spacex/jobs/{number}",
        "first_published": "2026-08-18T23:10:00-04:00",
        "updated_at": "2026-08-20T01:00:00-04:00",
        "requisition_id": f"R{number}",
        "company_name": "SpaceX",
        "location": {"name": "Bastrop, TX"},
        "departments": [{"id": 1, "name": "Satellite Integration"}],
        "offices": [],
        "language": "en",
        "content": "&lt;p&gt;You will test flight hardware &amp;amp; radiators.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Run thermal"
        " vacuum tests&lt;/li&gt;&lt;li&gt;Write\nprocedures&lt;/li&gt;&lt;/ul&gt;",
        **changes,
    }


def board(*jobs: dict[str, Any], **meta: Any) -> bytes:
    return json.dumps({"jobs": jobs, "meta": {"total": len(jobs), **meta}}).encode()


def read_one(**changes: Any) -> tuple[Document, Any]:
    [link] = listing.read(SOURCE, board(job(**changes)), base_url=BASE)
    read = job_posting.read(link, source=SOURCE, watchlist=WATCHLIST, fetch_id="f", fetched_at=FETCHED)
    return read.document, read.posting


def test_a_board_becomes_links_that_carry_their_posting() -> None:
    [link] = greenhouse.read(SOURCE, board(job()), base_url=BASE)
    assert (link.kind, link.item_id) == (DocumentKind.JOB_POSTING, "8000000001")
    assert link.url == "https://boards.test/spacex/jobs/1"
    assert link.published_on == date(2026, 8, 18)
    assert link.updated_at is None, "boards are saved again in bulk: it says nothing about the posting"
    assert link.detail_url == f"{BASE}/8000000001"
    assert json.loads(link.body or "")["requisition_id"] == "R1"


def test_a_board_that_is_saved_again_is_worded_as_before() -> None:
    [one], [other] = (
        greenhouse.read(SOURCE, board(job(updated_at=at)), base_url=BASE)
        for at in ("2026-08-20T01:00:00-04:00", "2026-11-01T01:00:00-04:00")
    )
    assert one == other


@pytest.mark.parametrize(
    ("said", "number"), [("R1", "R1"), ("See Opening ID", "71"), (None, "71"), ("", "71"), (4711, "4711")]
)
def test_what_has_no_figure_is_no_number_of_a_requisition(said: Any, number: str) -> None:
    assert read_one(requisition_id=said)[1].requisition_id == number


def test_the_same_posting_has_the_same_body_whatever_the_order_of_its_keys() -> None:
    shuffled = dict(reversed(job().items()))
    [one], [other] = (greenhouse.read(SOURCE, board(entry), base_url=BASE) for entry in (job(), shuffled))
    assert one.body == other.body


def test_an_empty_board_is_an_answer() -> None:
    assert greenhouse.read(SOURCE, board(), base_url=BASE) == []


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Maintenance</html>",
        b"[]",
        b'{"error": "not found"}',
        b'{"jobs": [1]}',
        board(job(), total=2),
        board(job(), {**job(2), "absolute_url": None}),
        board(job(), {**job(2), "title": ""}),
        b"[" * 100_000,
    ],
    ids=["html", "list", "error", "numbers", "half of it", "no address", "no title", "nested"],
)
def test_what_is_no_whole_board_is_unreadable(body: bytes) -> None:
    with pytest.raises(ListingUnreadable):
        greenhouse.read(SOURCE, body, base_url=BASE)


def test_a_posting_becomes_text_and_signal() -> None:
    document, posting = read_one()
    assert document.text == "You will test flight hardware & radiators.\n\nRun thermal vacuum tests\nWrite procedures"
    assert (document.published_on, document.published_from) == (date(2026, 8, 18), "board")
    assert document.kind is DocumentKind.JOB_POSTING
    assert (posting.board, posting.post_id, posting.requisition_id) == ("spacex", "8000000001", "R1")
    assert (posting.company, posting.place, posting.department) == ("spacex", "Bastrop, TX", "Satellite Integration")
    assert (posting.function, posting.seniority) == (JobFunction.TEST, Seniority.REGULAR)
    assert posting.programs == ("spacex.starmind",)
    assert posting.posted_on == date(2026, 8, 18)
    assert posting.document_id == document.id


def test_the_day_of_a_bulk_update_is_never_the_day_of_posting() -> None:
    document, posting = read_one(first_published=None)
    assert (document.published_on, document.published_from, posting.posted_on) == (None, None, None)


def test_content_is_unescaped_once_only() -> None:
    document, _ = read_one(content="&lt;p&gt;Use &amp;lt;b&amp;gt; tags &amp;amp;amp; C&lt;/p&gt;")
    assert document.text == "Use <b> tags &amp; C"


def test_characters_that_no_text_can_hold_are_replaced() -> None:
    raw = board(job(content="AAA C:\\\\u0000 end", location={"name": "BBB"})).replace(b"AAA", rb"a\ud83db\u0000c")
    [link] = greenhouse.read(SOURCE, raw.replace(b"BBB", rb"\ud83d\ude80 \udc00"), base_url=BASE)
    read = job_posting.read(link, source=SOURCE, watchlist=WATCHLIST, fetch_id=None, fetched_at=FETCHED)
    document, posting = read.document, read.posting
    assert document.text == "a?bc C:\\\\u0000 end"
    assert posting.place == "🚀 ?"


def test_scripts_and_comments_are_no_text() -> None:
    document, _ = read_one(
        content="&lt;p&gt;Real.&lt;!-- not --&gt;&lt;/p&gt;&lt;script&gt;not&lt;/script&gt;&lt;style&gt;not&lt;/style&gt;"
    )
    assert document.text == "Real."


@pytest.mark.parametrize("content", [None, "", "&lt;p&gt; &lt;/p&gt;"])
def test_a_posting_without_content_is_unreadable(content: str | None) -> None:
    with pytest.raises(DocumentUnreadable):
        read_one(content=content)


@pytest.mark.parametrize(
    ("title", "department", "function"),
    [
        ("AI Hardware Space Radiation Engineer", None, JobFunction.RADIATION),
        ("Radiation Test Engineer", None, JobFunction.RADIATION),
        ("Sr. Thermal Engineer, Starmind", None, JobFunction.THERMAL),
        ("Power Electronics Engineer", None, JobFunction.POWER),
        ("Sr. Materials Engineer, AI Satellites (Starmind)", None, JobFunction.STRUCTURES),
        ("Integration & Test Engineer, AI Satellites", None, JobFunction.TEST),
        ("Production Technician", None, JobFunction.PRODUCTION),
        ("Software Engineer, Power Systems", None, JobFunction.SOFTWARE),
        ("Embedded Controls, AI Satellites", None, JobFunction.SOFTWARE),
        ("ASIC Design Verification Engineer", None, JobFunction.SILICON),
        ("Laser Communications Engineer", None, JobFunction.NETWORK),
        ("Data Center Facilities Engineer", None, JobFunction.GROUND),
        ("Engineer II", "Thermal Systems", JobFunction.THERMAL),
        ("Recruiter", "People", JobFunction.OTHER),
        ("Barista", None, JobFunction.OTHER),  # no "bar", no "art"
        ("Latest Trends Analyst", None, JobFunction.OTHER),  # no "test" in "latest"
    ],
)
def test_the_function_is_read_from_the_title(title: str, department: str | None, function: JobFunction) -> None:
    assert job_roles.function_of(title, department) is function


@pytest.mark.parametrize(
    ("title", "seniority"),
    [
        ("Thermal Engineering Intern", Seniority.INTERN),
        ("Fall 2027 Co-op", Seniority.INTERN),
        ("Internal Auditor", Seniority.REGULAR),
        ("Director, AI Satellites", Seniority.DIRECTOR),
        ("Sr. Manager, Production", Seniority.MANAGER),
        ("Technical Program Manager", Seniority.REGULAR),
        ("Senior Product Manager", Seniority.SENIOR),
        ("Principal Engineer", Seniority.LEAD),
        ("Sr. Materials Engineer", Seniority.SENIOR),
        ("Associate Engineer", Seniority.JUNIOR),
        ("Engineer I", Seniority.JUNIOR),
        ("Engineer II", Seniority.REGULAR),
        ("Leadership Trainer", Seniority.REGULAR),
    ],
)
def test_the_seniority_is_read_from_the_title(title: str, seniority: Seniority) -> None:
    assert job_roles.seniority_of(title) is seniority


def _document(text: str, number: int = 0) -> Document:
    url = f"https://boards.test/{number}"
    return Document(
        id=document_id(DocumentKind.JOB_POSTING, url, "T", text),
        kind=DocumentKind.JOB_POSTING,
        title="T",
        text=text,
        url=url,
    )


ABOUT = "Our company flies Starlink, the largest constellation."


def test_what_stands_on_more_than_a_third_of_a_board_is_set_aside() -> None:
    texts = [
        f"{ABOUT}\n\nOnly posting {'abcdefghij'[number]} says this." if number < 4 else f"Plain {number}"
        for number in range(10)
    ]
    documents = [_document(text, number) for number, text in enumerate(texts)]
    kept = set_aside_boilerplate(documents)
    assert kept[0].text == "Only posting a says this."
    assert kept[0].id == document_id(DocumentKind.JOB_POSTING, kept[0].url, "T", kept[0].text)
    assert kept[0].id != documents[0].id
    assert kept[9] == documents[9]


def test_thirty_percent_exactly_is_not_more() -> None:
    assert repeated_shingles([ABOUT] * 3 + [f"line {number}" for number in range(7)]) == frozenset()


def test_a_small_board_has_no_boilerplate() -> None:
    documents = [_document(f"{ABOUT}\n\nOwn {number}.", number) for number in range(9)]
    assert set_aside_boilerplate(documents) == documents


def test_a_posting_of_nothing_but_boilerplate_keeps_its_text() -> None:
    documents = [_document(ABOUT, number) for number in range(10)]
    assert set_aside_boilerplate(documents) == documents


def test_boilerplate_is_found_within_a_line_and_through_a_change_of_figures() -> None:
    """Companies put a sentence of their own before it, and exchange a figure in it."""
    about = "We build rockets that carry over 100 metric tons to orbit, and a network that serves {} million users."
    texts = [f"Own words of posting {number}, said nowhere else. {about.format(number % 3)}" for number in range(12)]
    repeated = repeated_shingles(texts)
    assert without(texts[0], repeated) == "Own words of posting 0, said nowhere else."
    assert without("WE BUILD ROCKETS that carry over 100 metric tons: to orbit!", repeated) == ""


def test_a_short_line_is_compared_as_a_whole() -> None:
    repeated = repeated_shingles([f"What you will do\n\nWeld part {number}." for number in range(10)])
    assert without("What you will do\n\nWhat you will do next\n\nWeld.", repeated) == "What you will do next\n\nWeld."


def test_programs_of_the_company_paragraph_are_not_those_of_every_posting() -> None:
    about = "&lt;p&gt;Our company flies Starlink, the largest constellation.&lt;/p&gt;"
    jobs = [
        job(number, title=f"Engineer {number}", content=f"{about}&lt;p&gt;Task number {number} awaits.&lt;/p&gt;")
        for number in range(11)
    ]
    jobs[3]["content"] += "&lt;p&gt;You will build AI satellites.&lt;/p&gt;"
    jobs[4]["content"] = None
    links = greenhouse.read(SOURCE, board(*jobs), base_url=BASE)
    alone = job_posting.read(links[0], source=SOURCE, watchlist=WATCHLIST, fetch_id="f", fetched_at=FETCHED).posting
    read = job_posting.read_board(links, source=SOURCE, watchlist=WATCHLIST, fetch_id="f", fetched_at=FETCHED)
    assert alone.programs == ("spacex.starlink",)
    assert [each.posting.programs for each in read.postings] == [(), (), (), ("spacex.starmind",), *[()] * 6]
    assert all(each.posting.document_id == each.document.id for each in read.postings)
    assert "largest constellation" in read.postings[0].whole_text
    assert "largest constellation" not in read.postings[0].document.text
    assert [(link.item_id, "no content" in reason) for link, reason in read.skipped] == [("8000000004", True)]
