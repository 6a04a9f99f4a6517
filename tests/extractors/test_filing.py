"""Filings as a stream: their text without what is hidden or a printer's, their tables as lines; hostile ones in linear time."""

from datetime import UTC, date, datetime

import pytest

from extractors.pages import filing, filing_text
from models.documents import Document
from models.errors import DocumentUnreadable
from models.fetching import Link
from models.vocabulary import DocumentKind

NOW = datetime(2026, 6, 13, 12, tzinfo=UTC)
LINK = Link(
    source="edgar_rocket",
    url="https://www.sec.gov/Archives/edgar/data/1/0001/p.htm",
    kind=DocumentKind.ARTICLE,
    title="Rocket Co: 424B4",
    published_on=date(2026, 6, 12),
)


def read(body: str | bytes, *, content_type: str = "text/html", link: Link | None = LINK) -> Document:
    data = body.encode() if isinstance(body, str) else body
    return filing.read(data, url=LINK.url, content_type=content_type, link=link, fetch_id="f", fetched_at=NOW)


def test_a_filing_is_dated_and_titled_by_its_listing() -> None:
    found = read("<html><head><title>p-20260612</title></head><body><div>We build rockets.</div></body></html>")
    assert (found.title, found.published_on, found.published_from) == ("Rocket Co: 424B4", date(2026, 6, 12), "feed")
    assert (found.text, found.url, found.source, found.fetch_id) == ("We build rockets.", LINK.url, "edgar_rocket", "f")
    assert read("<title>A prospectus</title><p>Text", link=None).title == "A prospectus"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<div><span>We plan </span><span>to launch.</span></div><div>Soon.</div>", "We plan to launch.\n\nSoon."),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<p>A&#160;B &amp; C&nbsp;</p>", "A\u00a0B & C"),
        ("one<p>two<p>three", "one\n\ntwo\n\nthree"),
        # Tables: a row is a line, and what belongs to a value stands with it.
        (
            "<table><tr><td>Revenue</td><td>$</td><td>1,234</td><td></td></tr><tr><td>Growth</td><td>(</td><td>5</td>"
            "<td>)%</td></tr></table>",
            "Revenue | $1,234\nGrowth | (5)%",
        ),
        (
            "<table><tr><td>&#8226;</td><td><div>our ability</div><div>to launch;</div></td></tr></table>",
            "• our ability to launch;",
        ),
        ("<table><tr><td>A<table><tr><td>B</td><td>C</td></tr></table></td><td>D</td></tr></table>", "A | B | C | D"),
        ("<table><td>loose</td></table>", "loose"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        # Nothing of what is hidden: inline XBRL has every figure once more in front.
        ('<div style="display:none"><ix:header><b>1</b></ix:header></div><p>Seen</p>', "Seen"),
        ("<ix:header>1<ix:hidden>2</ix:hidden></ix:header><p>Seen</p>", "Seen"),
        ("<p>We have <ix:nonFraction>12</ix:nonFraction> sites.</p>", "We have 12 sites."),
        ("<p hidden>x</p><script>x</script><style>x</style><p>Seen</p>", "Seen"),
        # A page ends within a sentence, with its number; the next begins with a way back.
        ("<p>We may</p><div>12</div><hr><a>Table of Contents</a><p>not grow.</p>", "We may not grow."),
        ("<p>We may not grow.</p><div>12</div><p>Or we may.</p>", "We may not grow.\n\nOr we may."),
        ("<p>Balance sheet</p><div>F-12</div><p>assets</p>", "Balance sheet assets"),
        ("<p>without a page between</p><p>them</p>", "without a page between\n\nthem"),
    ],
)
def test_what_is_laid_out_becomes_text(markup: str, text: str) -> None:
    assert filing_text.extract(f"<html><body>{markup}</body></html>")[0] == text


def test_plain_text_is_taken_as_it_stands() -> None:
    assert (
        read("UNITED STATES\n\n  We  build rockets.\n", content_type="text/plain").text
        == "UNITED STATES\n\nWe build rockets."
    )


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"%PDF-1.7", "text/html", "a PDF"),
        (b"{}", "application/json", "not read"),
        (b"<html><body> <p> </p></body></html>", "text/html", "no text"),
        (b"<html>" + b"<div>" * 200_000, "text/html", "inside each other"),
        (b"<p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">x", "text/html", "attributes"),
        (b"<p>x" * 2_000_001, "text/html", "tags"),
    ],
    ids=["PDF", "JSON", "empty", "nested", "attributes", "tags"],
)
def test_what_is_no_filing_or_too_much_is_told(body: bytes, content_type: str, reason: str) -> None:
    with pytest.raises(DocumentUnreadable, match=reason):
        read(body, content_type=content_type)
