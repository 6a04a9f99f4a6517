"""The digest as pages: readable, and nothing that a stranger wrote can act in them."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from flows.reports import markdown_link, markdown_text, render_html, render_markdown, web_link
from models.digest import Digest, Skipped, SourceLook
from models.digest_claims import ClaimLine, ProgramClaims
from models.digest_contradictions import ContradictionLine
from models.digest_postings import PostingLine
from models.digest_stories import StoryLine
from models.digest_targets import CategoryChange, CategorySection, TargetLine
from models.digest_watches import SignalLine, WatchAnswer
from models.signals import Week
from models.vocabulary import Category, Health, PostingEventKind

HOSTILE = (
    "<script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    "[click](javascript:document.title='run')",
    "![x](https://evil.example/pixel.png)",
    "</table></td>| a | b |\n# heading\n\n<b>bold</b>",
    "{{ 7 * 7 }} {% raw %} `code` *stars* _lines_",
    "& &lt; &#60; \u202eevil\u202c \x00",
)
CLAIM = ClaimLine(
    claim_id="c1",
    program="spacex.starmind",
    metric="compute_power_rate",
    says="1 GW a year of compute · planned · by 2027-12-31",
    quote="A gigawatt a year by the end of next year.",
    speaker="Elon Musk",
    publisher="A Paper",
    said_on=date(2026, 8, 11),
    url="https://paper.example/one?a=1&b=2",
    standing="press",
)
TARGET = TargetLine(
    key="rate_2027",
    summary="A gigawatt of orbital compute a year.",
    program="spacex.starmind",
    program_name="Starmind",
    announced="1 GW a year of compute by 2027-12-31",
    announced_by="Elon Musk",
    announced_on=date(2026, 6, 8),
    publisher="A Paper",
    url="https://paper.example/two",
    due_on=date(2027, 12, 31),
    category=Category.FAR_BEHIND,
    why="It needs 325 launches a year; the best ever shown is 5.",
    reasons=("Nothing was seen.",),
    demand="325 launches a year by mass (best shown 5; this binds).",
    forecast="On time with a chance of 16 %.",
    evidence=(CLAIM,),
    progress=0.05,
    days_late=None,
)
POSTING = PostingLine(
    title="Radiation engineer",
    company="SpaceX",
    place="Bastrop",
    function="radiation",
    programs=("Starmind",),
    day=date(2026, 8, 11),
    url="https://board.example/1",
    event=PostingEventKind.OPENED,
    count=1,
)
CONTRADICTION = ContradictionLine(
    program_name="Starmind",
    text="1,000 satellites a year × unit power 175 kW make 175 MW a year of compute; stated is 1 GW a year.",
    evidence=(CLAIM,),
    targets=("starmind-1-gw",),
    is_new=True,
)
SIGNAL = SignalLine(
    words="A gigawatt a year.",
    speaker="Elon Musk",
    publisher="A Paper",
    said_on=date(2026, 8, 11),
    url="https://paper.example/one",
)
STORY = StoryLine(
    story="s",
    title="A lease in Memphis",
    origin="Polar Wire",
    url="https://wire.example/lease",
    why="9 others name it.",
    first_said_on=date(2026, 8, 11),
    documents=41,
    copies=40,
    publishers=38,
    new_documents=12,
)
DIGEST = Digest(
    week=Week.of(date(2026, 8, 12)),
    as_of=date(2026, 8, 16),
    headlines=("Of 1 announced target, 1 behind.", "No target changed its standing this week."),
    launch_moves=(),
    changes=(CategoryChange(target=TARGET, before=Category.NO_EVIDENCE, after=Category.FAR_BEHIND),),
    new_targets=(TARGET,),
    opened=(POSTING,),
    closed=(replace(POSTING, title="Thermal engineer", event=PostingEventKind.CLOSED),),
    returned=(replace(POSTING, title="Welder", event=PostingEventKind.REPOSTED),),
    first_named=(replace(POSTING, title="Buyer", event=PostingEventKind.FIRST_MENTION),),
    claims=(ProgramClaims(program="spacex.starmind", name="Starmind", claims=(CLAIM,), left_out=2),),
    stories=(STORY,),
    observed=("2026-08-11: AI1 (Starmind, launch; catalogue)",),
    watches=(
        WatchAnswer(
            key="orbital",
            question="Are there more signals?",
            answer="1 signal this week.",
            this_week=1,
            total=1,
            newest=(SIGNAL,),
        ),
    ),
    sections=(CategorySection(category=Category.FAR_BEHIND, meaning="Out of reach.", targets=(TARGET,)),),
    contradictions=(CONTRADICTION,),
    capacity_line="At the best ever shown, 10 MW a year.",
    looked=(SourceLook(source="a", name="A feed", health=Health.HEALTHY, items_this_week=3),),
    not_looked=(SourceLook(source="b", name="B feed", health=Health.FAILING, reason="timeout"),),
    switched_off=(SourceLook(source="c", name="C feed", health=Health.DISABLED),),
    skipped=(Skipped(reason="refused by robots.txt", count=2),),
)
EMPTY = Digest(
    week=DIGEST.week,
    as_of=DIGEST.as_of,
    headlines=("No announced target is being watched.",),
    launch_moves=(),
    changes=(),
    new_targets=(),
    opened=(),
    closed=(),
    returned=(),
    first_named=(),
    claims=(),
    observed=(),
    watches=(),
    sections=(),
    contradictions=(),
    capacity_line=None,
    looked=(),
    not_looked=(),
    switched_off=(),
    skipped=(),
)


def hostile(words: str) -> Digest:
    """The same digest with a stranger's words wherever a stranger's words can stand."""
    url = f"javascript:document.title='run'//{words}"
    claim = replace(CLAIM, quote=words, publisher=words, speaker=words, says=words, url=url)
    target = replace(TARGET, summary=words, publisher=words, announced_by=words, evidence=(claim,), url=url, why=words)
    return replace(
        DIGEST,
        headlines=(words,),
        changes=(CategoryChange(target=target, before=Category.BEHIND, after=Category.FAR_BEHIND),),
        new_targets=(target,),
        opened=(replace(POSTING, title=words, company=words, place=words, url=url),),
        claims=(ProgramClaims(program=None, name=words, claims=(claim,), left_out=0),),
        observed=(words,),
        watches=(replace(DIGEST.watches[0], question=words, newest=(replace(SIGNAL, words=words, url=url),)),),
        sections=(replace(DIGEST.sections[0], targets=(target,)),),
        contradictions=(replace(CONTRADICTION, program_name=words, text=words, evidence=(claim,), targets=(words,)),),
        not_looked=(replace(DIGEST.not_looked[0], name=words, reason=words),),
        skipped=(Skipped(reason=words, count=1),),
    )


class Page(HTMLParser):
    """Tags, attributes and text of a page, as a browser would take them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_reader_finds_sentence_reason_and_quote_in_both():
    for text in (Page(render_html(DIGEST)).text, render_markdown(DIGEST)):
        for words in (
            "2026-W33 (10 to 16 August 2026)",
            "Of 1 announced target, 1 behind.",
            "It needs 325 launches a year; the best ever shown is 5.",
            "325 launches a year by mass (best shown 5; this binds).",
            "A gigawatt a year by the end of next year.",
            "11 August 2026",
            "Are there more signals?",
            "2 further claims",
            "timeout",
            "Elon Musk, in ",
            "Switched off on purpose: C feed.",
            "2 refused by robots.txt",
            "At the best ever shown, 10 MW a year.",
            "make 175 MW a year of compute; stated is 1 GW a year.",
            "Announced: starmind-1-gw.",
        ):
            assert words in text
    assert "found closed on 11 August 2026" in render_markdown(DIGEST)


def test_the_largest_stories_stand_in_both_and_a_claim_says_how_often_it_was_copied():
    copied = replace(CLAIM, copies=39)
    digest = replace(DIGEST, claims=(ProgramClaims(program="p", name="P", claims=(copied,), left_out=0),))
    for page in (render_markdown(digest), render_html(digest)):
        assert "What was told most this week" in page
        assert "41 articles" in page
        assert "39 other articles of this story say the same" in page
    assert "What was told most" not in render_markdown(EMPTY)
    hostile = replace(DIGEST, stories=(replace(STORY, title="<script>x</script>", origin="<b>", url="javascript:x"),))
    assert "<script>x" not in render_html(hostile)
    assert "javascript:" not in render_html(hostile)


def test_an_empty_week_says_so():
    for text in (Page(render_html(EMPTY)).text, render_markdown(EMPTY)):
        for words in (
            "Nothing but what was said",
            "No standing question is set.",
            "No new claim.",
            "No target has been announced by this date.",
            "No source answered as expected.",
            "Nothing was set aside this week.",
        ):
            assert words in text


def test_the_page_fetches_and_runs_nothing():
    page = Page(render_html(DIGEST))
    assert not {"script", "img", "iframe", "link", "object", "form", "video"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "src"]
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes


def test_tables_are_marked_up_for_those_who_hear_them():
    page = Page(render_html(DIGEST))
    assert {"caption", "thead", "th", "main", "h1", "h2", "h3"} <= set(page.tags)
    assert {("scope", "col"), ("scope", "row"), ("lang", "en")} <= set(page.attributes)
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = {
        value.removeprefix("#") for name, value in page.attributes if name == "href" and value and value[0] == "#"
    }
    assert targets <= set(ids)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words_on_the_page(words: str):
    clean, page = Page(render_html(hostile("harmless"))), Page(render_html(hostile(words)))
    assert page.tags == clean.tags
    addresses = [value or "" for name, value in page.attributes if name == "href"]
    assert [address for address in addresses if not address.startswith(("https://", "#"))] == []
    shown = " ".join(re.sub("[\u202a-\u202e]", "", words).replace("\x00", " ").split())
    assert shown in page.text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_add_no_line_cell_or_link_to_markdown(words: str):
    clean, dirty = render_markdown(hostile("harmless")), render_markdown(hostile(words))
    assert dirty.count("\n") == clean.count("\n")
    bare = re.sub(r"\\.", "", dirty)
    for mark in "<>[]`~{}":
        expected = re.sub(r"\\.", "", clean).count(mark)
        assert bare.count(mark) == expected, mark
    assert bare.count("|") == clean.count("|")
    assert [line for line in dirty.splitlines() if line.startswith("#")] != []
    assert not re.search(r"\]\(<?javascript", bare)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# not a heading", r"\# not a heading"),
        ("1. not a list", r"1\. not a list"),
        ("1.", r"1\."),
        ("1.5 GW", "1.5 GW"),
        ("- not a list", r"\- not a list"),
        ("12 things - and *stars*", r"12 things - and \*stars\*"),
        ("two\nlines", "two lines"),
        ("see https://evil.example", r"see https\://evil.example"),
        ("a\\|b", r"a\\\|b"),
    ],
)
def test_markdown_shows_text_letter_for_letter(text: str, expected: str):
    assert markdown_text(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://paper.example/a b?c=(d)|e>", "https://paper.example/a%20b?c=%28d%29%7Ce%3E"),
        ("HTTP://paper.example/", "http://paper.example/"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//paper.example/x", None),
        ("https:///nowhere", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, expected: str | None):
    assert web_link(url) == expected


def test_a_markdown_link_cannot_be_closed_from_within():
    link = markdown_link("a](https://evil.example)", "https://paper.example/)>")
    assert link == r"[a\](https\://evil.example)](<https://paper.example/%29%3E>)"
    assert markdown_link("only words", "javascript:x") == "only words"


@pytest.mark.slow
def test_in_a_browser_headings_stand_and_no_script_runs(tmp_path: Path):
    browser = shutil.which("chromium")
    assert browser is not None, "install chromium: this test looks at a real page"
    page = tmp_path / "digest.html"
    page.write_text(render_html(hostile(" ".join(HOSTILE))), encoding="utf-8")
    done = subprocess.run(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={tmp_path / 'profile'}", page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    seen = Page(done.stdout)
    assert "<title>Waymark digest, 2026-W33 (10 to 16 August 2026)</title>" in done.stdout
    assert not {"script", "img"} & set(seen.tags)
    assert seen.tags.count("h1") == 1
    assert seen.tags.count("table") == 1
    for heading in ("What changed this week", "Standing questions", "Where every target stands", "What was looked at"):
        assert heading in seen.text
