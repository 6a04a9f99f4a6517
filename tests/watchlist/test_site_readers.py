"""Every site reader proves itself: the generic reading fails its golden page, and it reads it as stated. And how such a reader works."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extractors.pages import article, site_reader
from models.documents import Document
from models.site_readers import SiteReader, expired, problems_of
from models.watchlist_file import load

FOLDER = Path(__file__).resolve().parents[2] / "watchlist"
READERS = load(FOLDER).site_readers
SENTENCE = (
    "The hall turns out one satellite a day, each with 120 kW of compute, and a second one follows in the spring."
)
# A site that writes its articles as rows of a form, below a widget that looks like one.
GOLDEN = f"""<html><head><title>Desk</title></head><body>
<article><p>{"Weather: rain in the morning and wind from the sea all day long, says the office. " * 5}</p></article>
<form><div class="row head">Factory opens</div><div class="row who">Jane Doe</div><div class="row when">June 20, 2026</div>
<div class="row line">{SENTENCE}</div><div class="row line">Nobody has <b>seen</b> it.<span class="ad">Buy now</span></div></form>
</body></html>"""
READER = SiteReader(
    key="desk", host="desk.test", version=2, declared_on=date(2026, 6, 1), expires_on=date(2026, 12, 1),
    because="its articles are rows of a form, which the generic reading takes for a widget", text="form .line", without=(".ad",),
    title="form .head", author="form .who", published="form .when", golden_page=GOLDEN, golden_text=f"{SENTENCE}\n\nNobody has seen it.",
)  # fmt: skip


def read(markup: str, reader: SiteReader, *, url: str = "https://www.desk.test/a", day: int = 24) -> Document:
    return article.read(
        markup.encode(), url=url, content_type="text/html; charset=utf-8", link=None, fetch_id=None,
        fetched_at=datetime(2026, 6, day, 6, tzinfo=UTC), site_readers=(reader,),
    )  # fmt: skip


@pytest.mark.parametrize("reader", [*READERS, READER], ids=lambda reader: reader.key)
def test_a_reader_reads_its_golden_page_which_the_generic_reading_does_not(reader: SiteReader) -> None:
    page = site_reader.read(reader, reader.golden_page)
    assert page is not None
    assert page.text == reader.golden_text
    at = datetime.combine(reader.declared_on, datetime.min.time(), UTC)
    document = article.read(
        reader.golden_page.encode(), url=f"https://{reader.host}/golden", content_type="text/html; charset=utf-8", link=None,
        fetch_id=None, fetched_at=at, site_readers=(reader,),
    )  # fmt: skip
    assert document.read_by == f"{reader.key}/{reader.version}", "the generic reading does as well: the reader can go"


def test_the_example_of_the_readme_reads_as_it_says(tmp_path: Path) -> None:
    (block,) = re.findall(
        r"^```toml\n(\[\[site_reader\]\].*?)^```",
        (FOLDER / "README.md").read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    (tmp_path / "site_readers.toml").write_text(block, encoding="utf-8")
    (reader,) = load(tmp_path).site_readers
    page = site_reader.read(reader, reader.golden_page)
    assert page is not None
    assert page.text == reader.golden_text


def test_its_title_author_and_date_are_taken_and_the_document_tells_who_read_it() -> None:
    document = read(GOLDEN, READER)
    assert (document.title, document.author, document.text) == ("Factory opens", "Jane Doe", READER.golden_text)
    assert (document.published_on, document.published_from) == (date(2026, 6, 20), "site")
    assert document.read_by == "desk/2"


@pytest.mark.parametrize(
    ("reader", "url"),
    [
        (READER, "https://other.test/a"),
        (READER, "https://notdesk.test/a"),
        (replace(READER, expires_on=date(2026, 6, 23)), "https://desk.test/a"),
        (replace(READER, declared_on=date(2026, 6, 25)), "https://desk.test/a"),
        (replace(READER, text=".nothing"), "https://desk.test/a"),
        (replace(READER, golden_page=f"<main><h1>A</h1><p>{SENTENCE}</p><p>{SENTENCE}x</p></main>", golden_text=f"{SENTENCE}\n\n{SENTENCE}x"), "https://desk.test/a"),
    ],
    ids=["another host", "a host that ends alike", "expired", "not yet", "finds nothing", "needless by now"],
)  # fmt: skip
def test_otherwise_the_page_is_read_as_any_other(reader: SiteReader, url: str) -> None:
    assert read(GOLDEN, reader, url=url).read_by is None


def test_a_host_below_is_covered_too() -> None:
    assert read(GOLDEN, READER, url="https://news.desk.test/a").read_by == "desk/2"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 0}, "version"),
        ({"expires_on": date(2026, 6, 1)}, "after declared_on"),
        ({"expires_on": date(2028, 6, 1)}, "at most a year"),
        ({"host": "https://www.desk.test/"}, "host"),
    ],
)
def test_a_mistake_is_named(change: dict[str, object], reason: str) -> None:
    (problem,) = problems_of((replace(READER, **change),))  # type: ignore[arg-type]
    assert problem.startswith("site_readers.toml: desk: ")
    assert reason in problem


def test_a_reader_whose_time_is_over_is_told_of_and_no_other() -> None:
    assert expired((READER,), READER.expires_on) == ()
    (sentence,) = expired((READER,), date(2026, 12, 2))
    assert sentence.startswith("The reader of desk.test expired on 2026-12-01: its pages are read as any other.")
    assert "desk in site_readers.toml" in sentence


def test_two_readers_of_a_host_are_a_mistake() -> None:
    assert [*problems_of((READER, replace(READER, key="desk_two")))] == [
        "site_readers.toml: desk_two: host: desk reads it already"
    ]
