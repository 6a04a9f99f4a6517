"""Which of a page's dates is taken for what."""

from datetime import UTC, date, datetime

import pytest

from extractors.pages import article
from extractors.wire import written_dates
from models.documents import Document
from models.pages import DateFrom

FETCHED = datetime(2026, 6, 24, 6, tzinfo=UTC)
TEXT = "<p>" + "The hall turns out one satellite a day, and a second one follows next year. " * 6 + "</p>"


def read(head: str = "", body: str = TEXT, *, url: str = "https://www.news.test/a") -> Document:
    markup = f"<html><head>{head}</head><body><main><h1>Factory opens</h1>{body}</main></body></html>"
    return article.read(
        markup.encode(), url=url, content_type="text/html", link=None, fetch_id=None, fetched_at=FETCHED
    )


def ld(**dates: str) -> str:
    told = ", ".join(f'"{key}": "{value}"' for key, value in dates.items())
    return (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Factory opens", {told}}}</script>'
    )


@pytest.mark.parametrize(
    ("head", "body", "url", "expected"),
    [
        # The server's clock says the 21st; the address and the page's readers know the 20th.
        (ld(datePublished="2026-06-21T03:10:00Z"), TEXT, "https://www.news.test/2026/06/20/a", (date(2026, 6, 20), "url")),
        (ld(datePublished="2026-06-21T03:10:00Z"), "<time>June 20, 2026</time>" + TEXT, "https://www.news.test/a", (date(2026, 6, 20), "time")),
        (ld(datePublished="2026-06-21T03:10:00-07:00"), TEXT, "https://www.news.test/2026/06/20/a", (date(2026, 6, 21), "json-ld")),
        (ld(datePublished="2026-06-21T03:10:00Z"), TEXT, "https://www.news.test/2026/06/02/a", (date(2026, 6, 21), "json-ld")),
        ("", '<aside><time datetime="2026-06-01">1 June</time></aside><time datetime="2026-06-20">x</time>' + TEXT, "https://www.news.test/a", (date(2026, 6, 20), "time")),
        ("", '<div class="comment"><time datetime="2026-06-23">x</time></div><p>June 19, 2026</p>' + TEXT, "https://www.news.test/a", (date(2026, 6, 19), "text")),
        ("", "<p>HAWTHORNE, Calif., June 18, 2026 /Newswire/ -- It opened." + TEXT, "https://www.news.test/a", (date(2026, 6, 18), "text")),
        ("", "<span>20.06.2026</span>" + TEXT, "https://www.news.test/a", (date(2026, 6, 20), "text")),
        ("", TEXT + "<p>It was shown to visitors on June 3, 2026, they say.</p>", "https://www.news.test/a", (None, None)),
        ("", TEXT + "<p>© 2026 The Desk</p>", "https://www.news.test/a", (None, None)),
    ],
    ids=["utc, address", "utc, time", "own zone", "utc, far away", "margin", "comment", "wire", "points", "spoken of", "copyright"],
)  # fmt: skip
def test_the_day_of_publication(head: str, body: str, url: str, expected: tuple[date | None, str | None]) -> None:
    document = read(head, body, url=url)
    assert (document.published_on, document.published_from) == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (ld(datePublished="2026-06-01", dateModified="2026-06-10"), TEXT, (date(2026, 6, 10), "json-ld")),
        ('<meta property="article:modified_time" content="2026-06-11T01:00:00Z">', TEXT, (date(2026, 6, 11), "meta")),
        ("", '<time class="updated" datetime="2026-06-12">x</time>' + TEXT, (date(2026, 6, 12), "time")),
        ("", "<p>Updated June 13, 2026</p>" + TEXT, (date(2026, 6, 13), "text")),
        (ld(datePublished="2026-06-20", dateModified="2026-06-10"), TEXT, (None, None)),
        (ld(dateModified="2027-06-10"), TEXT, (None, None)),
    ],
    ids=["json-ld", "meta", "time", "text", "before it was published", "to come"],
)
def test_the_day_of_the_last_change(head: str, body: str, expected: tuple[date | None, str | None]) -> None:
    document = read(head, body)
    assert (document.modified_on, document.modified_from) == expected


def test_a_change_is_no_publication() -> None:
    document = read(
        "",
        '<time class="updated" datetime="2026-06-12">x</time><time class="published" datetime="2026-06-01">y</time>'
        + TEXT,
    )
    assert (document.published_on, document.published_from) == (date(2026, 6, 1), DateFrom.TIME)


def test_the_first_of_several_articles_is_the_pages_own() -> None:
    other = ld(datePublished="2026-01-02", url="https://www.news.test/other")
    own = ld(datePublished="2026-06-20", url="https://www.news.test/a")
    assert read(other + own).published_on == date(2026, 6, 20)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("BERLIN (3 July 2026) – It opened", date(2026, 7, 3)),
        ("June 8, 2026 — It opened", date(2026, 6, 8)),
        ("It was shown on June 16, 2026 to visitors", None),
    ],
)
def test_a_report_begins_with_its_place_and_day(line: str, expected: date | None) -> None:
    assert written_dates.of_lead(line) == expected


def test_a_byline_is_read_from_the_layout() -> None:
    assert read("", '<p class="byline">By Jane Doe | June 3, 2026</p>' + TEXT).author == "Jane Doe"
    assert read("", '<div class="author">https://news.test/jane</div>' + TEXT).author is None
