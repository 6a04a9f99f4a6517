"""Local files to documents: pages, plain text, and what forums export."""

from datetime import date

import pytest

from extractors.pages import debris, local_file
from extractors.wire import written_dates
from models.documents import Document
from models.errors import DocumentUnreadable
from models.vocabulary import DocumentKind


def read(text: str, *, name: str = "post.txt", published_on: date | None = None) -> Document:
    return local_file.read(text.encode(), name=name, kind=DocumentKind.ARTICLE, published_on=published_on)


BODY = (
    "The company plans one gigawatt a year by the end of 2027.\nNobody has seen the line.\n\nMore is to come, it says."
)


def test_a_short_first_line_is_the_title() -> None:
    document = read(f"Orbit is calling\n\n{BODY}")
    assert (document.title, document.text) == ("Orbit is calling", BODY)


@pytest.mark.parametrize("title", ["What is actually happening?", "# A heading in Markdown", "SPCX, again!"])
def test_a_question_or_a_heading_may_be_a_title(title: str) -> None:
    assert read(f"{title}\n{BODY}").title == title.removeprefix("# ")


@pytest.mark.parametrize(
    "first",
    [
        "The company has a plan.",
        "What it plans to do is listed here:",
        "- one gigawatt a year",
        "a" * 200,
    ],
)
def test_a_first_line_that_is_no_title_stays_in_the_text(first: str) -> None:
    document = read(f"{first}\n{BODY}")
    assert (document.title, document.text) == ("", f"{first}\n{BODY}")


def test_the_first_line_of_a_wrapped_paragraph_is_no_title() -> None:
    text = "The company said that it would launch the first of\nits satellites in 2027.\n"
    assert (read(text).title, read(text).text) == ("", text.strip())


def test_a_single_line_is_text_and_no_title() -> None:
    assert (read("Starmind flies").title, read("Starmind flies").text) == ("", "Starmind flies")


def test_a_text_without_debris_is_read_letter_for_letter() -> None:
    text = "It weighs 3.2\u00a0t — 1‑2 % less.\n\n  • one item (12:25-13:05)\n  • two <3 items & more\n5 > 3\nIt ends."
    assert read(text).text == text.replace("  •", "•")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tuesday, June 23, 2026", date(2026, 6, 23)),
        ("June 23rd 2026", date(2026, 6, 23)),
        ("23 June 2026", date(2026, 6, 23)),
        ("2026-06-23", date(2026, 6, 23)),
        ("Published: Jun. 23, 2026 at 10:30 a.m. ET", date(2026, 6, 23)),
        ("Posted on 23 Sept 2026", date(2026, 9, 23)),
        ("06/07/2026", None),
        ("June 2026", None),
        ("February 30, 2026", None),
        ("June 23, 2026: the day it flew", None),
        ("Launch is on June 23, 2026", None),
    ],
)
def test_a_dateline_is_a_line_of_nothing_but_a_date(line: str, day: date | None) -> None:
    assert written_dates.of_line(line) == day


def test_a_dateline_dates_the_text_and_is_no_part_of_it() -> None:
    document = read(f"Tuesday, June 23, 2026\n\nOrbit is calling\n\n{BODY}")
    assert (document.published_on, document.published_from) == (date(2026, 6, 23), "text")
    assert (document.title, document.text) == ("Orbit is calling", BODY)


def test_the_date_that_is_given_wins() -> None:
    document = read(f"Tuesday, June 23, 2026\n\nTitle\n\n{BODY}", published_on=date(2026, 4, 17))
    assert (document.published_on, document.published_from) == (date(2026, 4, 17), "given")


def test_a_date_far_below_is_no_dateline() -> None:
    text = "\n".join([*(f"Line {number} says something." for number in range(8)), "June 23, 2026", "The end."])
    assert read(text).published_on is None
    assert "June 23, 2026" in read(text).text


FOREIGN = 'Likes Received\nRank<p>All of it <span class="tag" id="NIO">$NIO</span> falls &amp; falls.</p>\n'
OWN = "The plan is a terawatt in orbit, says the post.\n" + "It goes on about chips, rockets and radiators.\n" * 8


def test_another_posts_markup_before_the_text_is_set_aside() -> None:
    assert read(FOREIGN.replace("Rank", "Rate Of Return") + OWN).text == OWN.strip()


def test_markup_inside_the_text_loses_its_tags_only() -> None:
    document = read("The plan of <span id='x'>$TSLA</span> is &quot;bold&quot;.<br>It is <b>120 kW</b>.\n" + OWN)
    assert document.text.startswith('The plan of $TSLA is "bold".\nIt is 120 kW.\n')


def test_a_text_that_is_markup_throughout_is_kept_whole() -> None:
    document = read(
        "<p>First paragraph of the only post.</p><p>Second one, with 3 &lt; 5.</p>\n<ul><li>An item</li></ul>"
    )
    assert document.text == "First paragraph of the only post.\nSecond one, with 3 < 5.\nAn item"


@pytest.mark.parametrize(
    "line",
    [
        "Likes Received",
        "No comments:",
        "SHARE",
        "» Read more",
        "© 2026 The Site. All rights reserved.",
        "Copyright 2026 by somebody",
        "The views expressed herein are solely those of the author.",
        "This is not investment advice.",
        "For informational purposes only.",
        "https://site.test/a/b",
    ],
)
def test_lines_that_say_nothing_are_debris(line: str) -> None:
    assert debris.is_debris(line)
    assert line not in read(f"{OWN}\n{line}\n").text


@pytest.mark.parametrize(
    "line",
    [
        "",
        "120",
        "$6.3 billion",
        "The share of space is 80 %.",
        "Comments came from three agencies",
        "More on https://site.test/a/b follows",
        "They share the launch.",
        "Investment advice firms doubt it",
    ],
)
def test_lines_that_say_something_are_none(line: str) -> None:
    assert not debris.is_debris(line)


@pytest.mark.parametrize("name", ["page.html", "saved"])
def test_a_saved_page_is_read_as_a_page(name: str) -> None:
    markup = (
        "<!doctype html><html lang=en><head><title>Dojo grows</title><meta name=date content=2026-06-01></head><body><nav>Home</nav>"
        f"<article><h1>Dojo grows</h1><p>{OWN}</p></article></body></html>"
    )
    document = read(markup, name=name)
    assert (document.title, document.published_on, document.published_from) == ("Dojo grows", date(2026, 6, 1), "meta")
    assert document.text == " ".join(OWN.split())
    assert read(markup, name=name, published_on=date(2026, 7, 1)).published_from == "given"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"%PDF-1.4", b"\x00\x01\x02", b"<html></html>", b"Share\nLike\n"])
def test_a_file_without_text_is_unreadable(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable) as raised:
        local_file.read(data, name="x.txt", kind=DocumentKind.ARTICLE, published_on=None)
    assert raised.value.identity == "x.txt"


def test_line_ends_of_every_system_are_line_ends() -> None:
    assert read("One.\r\nTwo.\rThree.").text == "One.\nTwo.\nThree."


def test_a_file_in_windows_1252_is_read() -> None:
    data = "The “plan” is 5 µm.".encode("cp1252")
    assert (
        local_file.read(data, name="x", kind=DocumentKind.JOB_POSTING, published_on=None).text == "The “plan” is 5 µm."
    )
