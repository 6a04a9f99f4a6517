"""What looks like a time expression and is none, or is one of another kind than it looks."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from extractors.periods.periods import Outlook, PeriodGrammar, PhraseKind, find, resolve
from models.lexicon import PeriodPhrase
from models.vocabulary import AnchorKind

_FILE = Path(__file__).parents[2] / "watchlist" / "periods.toml"
_PHRASES = TypeAdapter(list[PeriodPhrase]).validate_python(tomllib.loads(_FILE.read_text(encoding="utf-8"))["period"])
GRAMMAR = PeriodGrammar.of(_PHRASES)
ANCHOR = date(2026, 6, 23)


@pytest.mark.parametrize(
    "text",
    [
        # figures that are no dates
        "See https://news.example/2026/06/23/starmind-2027.html or www.news.example/2027 for more.",
        "Archived under news.example/2026/06/23/starmind.",
        "The file number is SAT-LOA-20260108-00016, an amendment of SAT-MOD-2026-00016.",
        "The talk (12:25-13:05) begins at 0:36:46 and ends at 1:17:21.",
        "It was Flight 12, with V3 satellites, AI5 chips, an H100 and a Boeing 747-8.",
        "Two outlets [1, 2, 3] agree.",
        "Call +1 555 2027 2031 and ask for requisition 2027-1234.",
        "It costs $2,027 or $2027, which is €2030 a piece.",
        "The object is catalogued as 2026-123A.",
        "It runs release v2026.6.1, ~2030 satellites and 13/2027 of them.",
        "It is in its thirties; the twenties roared.",
        "SpaceX wants to launch 2027 satellites.",
        "It ordered a constellation of 2027 new satellites and bought 2027 GPUs.",
        "The site draws 2000 kW, weighs 2030 tons and reaches 2050 m.",
        "The rack steps up in 2000 W steps.",
        "More than 2000 people work in over 2000 rooms.",
        "The report is called Agenda 2030, the standard ISO 2030.",
        "The model is quantised as Q4_K_M or Q8, the H2 burns, the H-1B visa lapsed.",
        "It needs two thousand thirty satellites, and two thousand to three thousand launches.",
        "The second of two launches failed, and the third of five flights.",
        # words that are no dates
        "They may march on and fall in second place; spring steel is used.",
        "What comes next may be delayed, and this may hurt.",
        "May we ask? March on! The Sun sat low.",
        "Jan Novak, April Jones and August Busch agreed; Mar is a river.",
        "Prices fall and there was a fall in prices in the fall of the empire.",
        "The spring in the hinge broke, and springs fail.",
        "It was the first to launch, the second to land, the last of its kind.",
        "They led in the first half of the match.",
        "A quarter of the nodes failed, and half the rest too; the quarter of a million was paid.",
        "Today's rockets are too small.",
        "The next-generation chip, the last-mile link, the mid-size car, the late founder.",
        "It follows as soon as Starship flies weekly.",
        "A net gain, an early test, a means to an end.",
        # durations and ages
        "It has a five-year contract for 10 years, then for ten years more.",
        "A 10-year lifetime, an 18-month programme, a one-year delay.",
        "Either side may leave on 90 days' notice, or within 90 days' notice.",
        "The deal is worth $6.3 billion over 42 months.",
        "It takes 30–36 months to build and two years to test.",
        "It slipped by two years.",
        "It was the first time in ten years.",
        "It learned this in two years of tests.",
        "After two years it works.",
        # rates
        "It makes 1 GW per year, 10 satellites a month, one every two weeks.",
        "It launches 100 times a year, every year, annually, each month, twice a week.",
        "Revenue grew year over year and month to month.",
        "every June, each Monday",
    ],
)
def test_nothing_is_found(text: str) -> None:
    assert [match.text for match in find(text, GRAMMAR)] == []


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("In 2027 satellites will launch, 2027 of them.", ["In 2027"]),
        ("Prices fall by 20 percent in 2027.", ["in 2027"]),
        ("A 2027 launch, its 2028 targets and SpaceX's 2029 plans.", ["2027", "2028", "2029"]),
        ("In 2027, 2028 and 2029.", ["In 2027", "2028", "2029"]),
        ("He said in May that it may fly in June.", ["in May", "in June"]),
        ("In June 12 satellites flew.", ["In June"]),
        ("They flew before 2020 or after 2022.", ["before 2020", "after 2022"]),
        ("They may march to Mars, and march through the mud.", []),
        ("The June launch, June's launch and Monday's launch.", ["June", "June", "Monday"]),
        ("It fell in the fall, by 10 percent in spring.", ["in the fall", "in spring"]),
        ("100 GW a year by 2030, a year away.", ["by 2030", "a year away"]),
        ("For a year it has run; in a year it stops.", ["in a year"]),
        ("from $150 million in 2026 to $300 million in 2027", ["in 2026", "in 2027"]),
        ("from 110 to 160 m² by 2027", ["by 2027"]),
        ("1,400 W/m2 by 2030, 2000 W/m2 later", ["by 2030"]),
        ("The 2030's fleet, 2030's fleet.", ["2030's", "2030"]),
        ("It is due (2027) or [2028]; “2029”?", ["2027", "2028", "2029"]),
        ("Published 2026-06-23T12:00:00Z.", ["2026-06-23"]),
        ("It pays $150 million a month from July 2026 through 2029.", ["from July 2026 through 2029"]),
        ("100 GW a year after 2030", ["after 2030"]),
        ("We ended June with 1.4 GW online.", ["June"]),
        ("June 2026\n\n2027 outlook", ["June 2026", "2027"]),
        ("By the end of\nnext year it flies.", ["By the end of\nnext year"]),
    ],
)
def test_only_the_phrase_is_found(text: str, phrases: list[str]) -> None:
    assert [match.text for match in find(text, GRAMMAR)] == phrases


@pytest.mark.parametrize(
    "phrase",
    [
        "eventually", "long-term", "in the long run", "over time", "soon", "one day", "someday", "in the future",
        "in the near future", "in due course", "ultimately", "down the road", "in the years ahead",
        "in the coming years", "over the coming months", "in the coming weeks", "in the next few years",
        "in a few years", "within a few years", "several years away", "years away", "still decades away",
        "within months", "as soon as possible", "years ago", "a few months ago", "in recent years", "at some point",
    ],
)  # fmt: skip
def test_a_vague_phrase_is_found_and_means_no_period(phrase: str) -> None:
    text = f"It will fly {phrase}, they say."
    (match,) = find(text, GRAMMAR)
    assert match.text in {phrase, phrase.removeprefix("still ")}
    assert (match.kind, match.is_vague) == (PhraseKind.VAGUE, True)
    assert resolve(match, anchor=ANCHOR, anchor_kind=AnchorKind.PUBLISHED, outlook=Outlook.FUTURE) is None


@pytest.mark.parametrize(
    ("text", "phrase", "earliest"),
    [
        ("Volume production will not begin until mid-2027.", "until mid-2027", "2027-05-01"),
        ("It won't fly, the company said on its site, until 2028.", "until 2028", "2028-01-01"),
        ("No launch is planned until the second half of 2027.", "until the second half of 2027", "2027-07-01"),
        ("It isn’t expected before 2028.", "before 2028", "2028-01-01"),
        ("The chip is unlikely to ship until the 2030s.", "until the 2030s", "2030-01-01"),
        ("Not until 2028 will it fly.", "Not until 2028", "2028-01-01"),
        ("It can't happen until the end of 2027.", "until the end of 2027", "2027-12-31"),
        ("It won't fly for another two years.", "for another two years", "2028-06-23"),
        ("It never flew for at least two years.", "for at least two years", "2028-06-23"),
        ("It will not be ready until late next year at the earliest.", "until late next year at the earliest",
         "2027-09-01"),
    ],
)  # fmt: skip
def test_a_negated_bound_is_a_lower_bound(text: str, phrase: str, earliest: str) -> None:
    match = find(text, GRAMMAR)[-1]
    period = resolve(match, anchor=ANCHOR, anchor_kind=AnchorKind.PUBLISHED, outlook=Outlook.FUTURE)
    assert (match.text, match.kind, match.is_lower_bound) == (phrase, PhraseKind.LOWER_BOUND, True)
    assert period is not None
    assert (period.earliest, period.latest) == (date.fromisoformat(earliest), None)


@pytest.mark.parametrize(
    "text",
    [
        "It will run until 2028.",
        "It did not fly. The contract runs until 2028.",
        "It is not new, but it runs until 2028.",
        "It isn't cheap and will run until 2028.",
        "Not only will it fly, it will fly until 2028.",
        "It did not say whether the deal runs until 2028.",
        "Nobody knows the price\n\nThe deal runs until 2028.",
    ],
)
def test_a_negation_elsewhere_leaves_a_deadline(text: str) -> None:
    (match,) = find(text, GRAMMAR)
    assert (match.text, match.is_bare_deadline, match.is_lower_bound) == ("until 2028", True, False)


@pytest.mark.parametrize(
    ("text", "phrase", "earliest", "latest"),
    [
        ("The launch moved from 2028 to late 2027.", "from 2028 to late 2027", "2027-09-01", "2027-12-31"),
        ("It was from 2028 to late 2027.", "from 2028 to late 2027", "2027-09-01", "2027-12-31"),
        ("It slipped from June 30 to July 24.", "from June 30 to July 24", "2026-07-24", "2026-07-24"),
        ("Pushed from Q4 2026 to Q2 2027.", "from Q4 2026 to Q2 2027", "2027-04-01", "2027-06-30"),
        ("It has been delayed until mid-2027.", "until mid-2027", "2027-05-01", "2027-08-31"),
        ("The flight was pushed back to 2028.", "to 2028", "2028-01-01", "2028-12-31"),
        ("The flight slipped to 2028 from 2026.", "to 2028 from 2026", "2028-01-01", "2028-12-31"),
        ("It slipped to late 2027 or early 2028.", "to late 2027 or early 2028", "2027-09-01", "2028-04-30"),
        ("It flies in 2028 rather than in 2027.", "in 2028 rather than in 2027", "2028-01-01", "2028-12-31"),
        ("It flies in 2028, not 2027.", "in 2028, not 2027", "2028-01-01", "2028-12-31"),
    ],
)
def test_of_a_revision_the_new_date_counts(text: str, phrase: str, earliest: str, latest: str) -> None:
    (match,) = find(text, GRAMMAR)
    period = resolve(match, anchor=ANCHOR, anchor_kind=AnchorKind.PUBLISHED, outlook=Outlook.FUTURE)
    assert period is not None
    assert match.text == phrase
    assert (period.earliest, period.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))
