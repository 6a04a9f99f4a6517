"""The same words seen from different places: anchors, outlooks, fiscal years, events; and what a match tells of itself."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from extractors.periods.periods import Outlook, PeriodGrammar, PhraseKind, PhraseMatch, find, resolve
from models.errors import WatchlistInvalid
from models.lexicon import PeriodPhrase
from models.reading import Period
from models.vocabulary import AnchorKind, Precision

_FILE = Path(__file__).parents[2] / "watchlist" / "periods.toml"
_PHRASES = TypeAdapter(list[PeriodPhrase]).validate_python(tomllib.loads(_FILE.read_text(encoding="utf-8"))["period"])
GRAMMAR = PeriodGrammar.of(_PHRASES)


def only(text: str) -> PhraseMatch:
    (match,) = find(text, GRAMMAR)
    return match


def seen(
    text: str,
    anchor: str | None,
    outlook: Outlook = Outlook.FUTURE,
    *,
    kind: AnchorKind = AnchorKind.PUBLISHED,
    fiscal: int = 12,
) -> Period | None:
    day = date.fromisoformat(anchor) if anchor else None
    return resolve(only(text), anchor=day, anchor_kind=kind, outlook=outlook, fiscal_year_ends_in_month=fiscal)


def days(period: Period | None) -> str:
    assert period is not None
    return f"{period.earliest or '-'} .. {period.latest or '-'}"


@pytest.mark.parametrize(
    ("phrase", "anchor", "promised", "reported"),
    [
        ("in September", "2026-06-23", "2026-09-01 .. 2026-09-30", "2025-09-01 .. 2025-09-30"),
        ("in September", "2026-09-05", "2026-09-01 .. 2026-09-30", "2026-09-01 .. 2026-09-30"),
        ("in September", "2026-11-21", "2027-09-01 .. 2027-09-30", "2026-09-01 .. 2026-09-30"),
        ("in December", "2026-01-10", "2026-12-01 .. 2026-12-31", "2025-12-01 .. 2025-12-31"),
        ("on June 23", "2026-06-23", "2026-06-23 .. 2026-06-23", "2026-06-23 .. 2026-06-23"),
        ("on June 30", "2026-07-05", "2027-06-30 .. 2027-06-30", "2026-06-30 .. 2026-06-30"),
        ("on Friday", "2026-06-23", "2026-06-26 .. 2026-06-26", "2026-06-19 .. 2026-06-19"),
        ("on Tuesday", "2026-06-23", "2026-06-23 .. 2026-06-23", "2026-06-23 .. 2026-06-23"),
        ("over the weekend", "2026-06-23", "2026-06-27 .. 2026-06-28", "2026-06-20 .. 2026-06-21"),
        ("in Q4", "2026-06-23", "2026-10-01 .. 2026-12-31", "2025-10-01 .. 2025-12-31"),
        ("in the first half", "2026-11-21", "2027-01-01 .. 2027-06-30", "2026-01-01 .. 2026-06-30"),
        ("in the spring", "2026-11-21", "2027-03-01 .. 2027-05-31", "2026-03-01 .. 2026-05-31"),
        ("in the winter", "2027-01-15", "2026-12-01 .. 2027-02-28", "2026-12-01 .. 2027-02-28"),
        ("on February 29", "2026-06-23", "2028-02-29 .. 2028-02-29", "2024-02-29 .. 2024-02-29"),
        ("as of June 30", "2026-08-04", "2026-06-30 .. 2026-06-30", "2026-06-30 .. 2026-06-30"),
        ("since March", "2026-02-10", "2025-03-01 .. -", "2025-03-01 .. -"),
        ("from January", "2026-06-23", "2027-01-01 .. -", "2026-01-01 .. 2026-01-31"),
        ("by June", "2026-08-04", "- .. 2027-06-30", "- .. 2026-06-30"),
        ("in the quarter", "2026-08-04", "2026-07-01 .. 2026-09-30", "2026-04-01 .. 2026-06-30"),
        ("in September 2026", "2026-11-21", "2026-09-01 .. 2026-09-30", "2026-09-01 .. 2026-09-30"),
    ],
)
def test_the_outlook_gives_the_year_that_is_not_said(phrase: str, anchor: str, promised: str, reported: str) -> None:
    assert days(seen(phrase, anchor, Outlook.FUTURE)) == promised
    assert days(seen(phrase, anchor, Outlook.PAST)) == reported


@pytest.mark.parametrize(
    ("phrase", "anchor", "expected"),
    [
        ("next year", "2021-11-15", "2022-01-01 .. 2022-12-31"),
        ("next month", "2026-12-31", "2027-01-01 .. 2027-01-31"),
        ("last month", "2026-01-31", "2025-12-01 .. 2025-12-31"),
        ("next quarter", "2026-11-21", "2027-01-01 .. 2027-03-31"),
        ("last quarter", "2026-01-10", "2025-10-01 .. 2025-12-31"),
        ("this winter", "2027-01-15", "2026-12-01 .. 2027-02-28"),
        ("this winter", "2026-11-21", "2026-12-01 .. 2027-02-28"),
        ("last summer", "2026-11-21", "2026-06-01 .. 2026-08-31"),
        ("last May", "2026-03-01", "2025-05-01 .. 2025-05-31"),
        ("next May", "2026-11-21", "2027-05-01 .. 2027-05-31"),
        ("next week", "2026-12-28", "2027-01-04 .. 2027-01-10"),
        ("in a month", "2027-01-31", "2027-02-28 .. 2027-02-28"),
        ("a year from now", "2024-02-29", "2025-02-28 .. 2025-02-28"),
        ("in two to three years", "2026-01-22", "2028-01-22 .. 2029-01-22"),
        ("about a year away", "2020-08-10", "2021-08-10 .. 2021-08-10"),
        ("in about 18 months", "2024-06-13", "2025-12-13 .. 2025-12-13"),
        ("before the decade is out", "2031-01-01", "- .. 2039-12-31"),
        ("for the rest of 2027", "2026-06-23", "2027-01-01 .. 2027-12-31"),
    ],
)
def test_a_relative_phrase_moves_with_its_anchor(phrase: str, anchor: str, expected: str) -> None:
    assert days(seen(phrase, anchor)) == expected


@pytest.mark.parametrize(
    ("phrase", "ends_in_month", "expected"),
    [
        ("FY27", 12, "2027-01-01 .. 2027-12-31"),
        ("FY27", 1, "2026-02-01 .. 2027-01-31"),
        ("FY2027", 6, "2026-07-01 .. 2027-06-30"),
        ("fiscal year 2028", 2, "2027-03-01 .. 2028-02-29"),
        ("first quarter of fiscal 2027", 1, "2026-02-01 .. 2026-04-30"),
        ("Q4 FY27", 6, "2027-04-01 .. 2027-06-30"),
        ("next fiscal year", 1, "2027-02-01 .. 2028-01-31"),
        ("by the end of this fiscal year", 9, "- .. 2026-09-30"),
        ("in 2027", 6, "2027-01-01 .. 2027-12-31"),
    ],
)
def test_a_fiscal_year_goes_by_the_companys_calendar(phrase: str, ends_in_month: int, expected: str) -> None:
    assert days(seen(phrase, "2026-06-23", fiscal=ends_in_month)) == expected


@pytest.mark.parametrize(
    ("phrase", "precision"),
    [("by the end of next year", Precision.YEAR), ("within 30 months", Precision.MONTH), ("in September", Precision.MONTH),
     ("this summer", Precision.SEASON), ("on Sunday", Precision.DAY), ("before the decade is out", Precision.DECADE)],
)  # fmt: skip
def test_without_an_anchor_a_relative_phrase_keeps_its_words_and_has_no_bound(
    phrase: str, precision: Precision
) -> None:
    period = seen(phrase, None, kind=AnchorKind.NONE)
    assert period is not None
    assert (period.text, period.earliest, period.latest) == (phrase, None, None)
    assert (period.precision, period.anchor, period.anchor_kind) == (precision, None, AnchorKind.NONE)


@pytest.mark.parametrize("phrase", ["by 2030", "in Q3 2026", "as early as 2028", "June 23, 2026", "mid-2030s", "FY27"])
def test_an_absolute_phrase_needs_no_anchor_and_passes_its_kind_through(phrase: str) -> None:
    without, with_anchor = seen(phrase, None, kind=AnchorKind.NONE), seen(phrase, "2031-01-01", kind=AnchorKind.FETCHED)
    assert days(without) == days(with_anchor)
    assert without is not None
    assert with_anchor is not None
    assert (without.anchor_kind, with_anchor.anchor_kind) == (AnchorKind.NONE, AnchorKind.FETCHED)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("five months after", "2026-06-05 .. 2026-06-05"),
        ("two years earlier", "2024-01-05 .. 2024-01-05"),
        ("in the following year", "2027-01-01 .. 2027-12-31"),
        ("in the previous May", "2025-05-01 .. 2025-05-31"),
        ("that year", "2026-01-01 .. 2026-12-31"),
    ],
)
def test_what_counts_from_an_event_is_a_period_only_where_the_event_is_the_anchor(phrase: str, expected: str) -> None:
    assert only(phrase).is_of_event
    assert seen(phrase, "2026-01-05", kind=AnchorKind.PUBLISHED) is None
    assert seen(phrase, None, kind=AnchorKind.NONE) is None
    assert days(seen(phrase, "2026-01-05", kind=AnchorKind.UTTERANCE)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2025 it flew twice, the following year five times.", "2026-01-01 .. 2026-12-31"),
        ("The first unit flies in early 2027. Production starts before the end of that year.", "- .. 2027-12-31"),
        ("It flies next year, and is made in the second half of that year.", "2027-07-01 .. 2027-12-31"),
        ("It flew on June 3, 2025, and in the previous year.", "2024-01-01 .. 2024-12-31"),
    ],
)
def test_a_year_that_points_back_is_counted_from_the_year_named_before_it(text: str, expected: str) -> None:
    match = find(text, GRAMMAR)[-1]
    assert not match.is_of_event
    anchor = date(2026, 6, 23)
    period = resolve(match, anchor=anchor, anchor_kind=AnchorKind.PUBLISHED, outlook=Outlook.FUTURE)
    assert days(period) == expected


def test_a_year_that_points_back_over_a_page_waits_for_its_event() -> None:
    match = find("In 2025 it flew. " + "Word and word. " * 40 + "That year it failed.", GRAMMAR)[-1]
    assert (match.text, match.is_of_event) == ("That year", True)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("in 2027", PhraseKind.POINT),
        ("as of June 30", PhraseKind.POINT),
        ("by 2027", PhraseKind.DEADLINE),
        ("before 2027", PhraseKind.DEADLINE),
        ("through 2027", PhraseKind.DEADLINE),
        ("as early as 2027", PhraseKind.LOWER_BOUND),
        ("since 2024", PhraseKind.LOWER_BOUND),
        ("in more than two years", PhraseKind.LOWER_BOUND),
        ("from 2026 through 2029", PhraseKind.SPAN),
        ("2027 or 2028", PhraseKind.SPAN),
        ("within 30 months", PhraseKind.DURATION),
        ("three years away", PhraseKind.DURATION),
        ("eventually", PhraseKind.VAGUE),
    ],
)
def test_a_match_tells_its_kind(phrase: str, kind: PhraseKind) -> None:
    match = only(phrase)
    assert match.kind is kind
    assert match.is_lower_bound == (kind is PhraseKind.LOWER_BOUND)
    assert match.is_bare_deadline == (kind is PhraseKind.DEADLINE)


@pytest.mark.parametrize(
    ("phrase", "is_relative"),
    [("in 2027", False), ("June 23, 2026", False), ("the 2030s", False), ("FY27", False), ("end of 2027", False),
     ("in June", True), ("next year", True), ("end of next year", True), ("on Sunday", True), ("within 30 months", True),
     ("Q3", True), ("Q3 2026", False), ("from 2026 to 2029", False), ("between now and 2030", True)],
)  # fmt: skip
def test_a_match_tells_whether_it_needs_an_anchor(phrase: str, *, is_relative: bool) -> None:
    assert only(phrase).is_relative is is_relative


def test_no_calendar_reaches_there() -> None:
    assert seen("in 900 decades", "2026-06-23") is None
    assert seen("900 decades ago", "2026-06-23") is None


@pytest.mark.parametrize(
    ("role", "value", "reason"),
    [
        ("moonth", "5", "role: no role 'moonth'"),
        ("month", "13", "value: '13' is none for the role month"),
        ("bound", "until then", "value: 'until then'"),
        ("idiom", "whenever it is ready", "is no period that can be read"),
        ("holiday", "13-1", "value: '13-1'"),
    ],
)
def test_a_mistake_in_the_data_is_named_with_key_and_reason(role: str, value: str, reason: str) -> None:
    entry = PeriodPhrase(key="wrong", role=role, value=value, phrases=("so",))
    with pytest.raises(WatchlistInvalid) as error:
        PeriodGrammar.of((*_PHRASES, entry))
    assert "periods.toml: wrong: " in str(error.value)
    assert reason in str(error.value)
