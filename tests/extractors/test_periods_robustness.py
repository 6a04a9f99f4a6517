"""Typography, exact offsets, hostile text: nothing crashes, nothing shifts, time grows with length."""

import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from extractors.periods.periods import Outlook, PeriodGrammar, find, resolve
from models.lexicon import PeriodPhrase
from models.vocabulary import AnchorKind

_FILE = Path(__file__).parents[2] / "watchlist" / "periods.toml"
_PHRASES = TypeAdapter(list[PeriodPhrase]).validate_python(tomllib.loads(_FILE.read_text(encoding="utf-8"))["period"])
GRAMMAR = PeriodGrammar.of(_PHRASES)

_WORDS = sorted({word for entry in _PHRASES for phrase in entry.phrases for word in phrase.split()})
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(
        ["2027", "2030s", "Q3", "FY27", "1H27", "June", "23", "2026-06-23", "and", "the", "of", "-", "–", "—"]
    ),
    st.sampled_from(["'", "’", "/", ",", ".", "\n", "\n\n", "\u00a0", "\u202f", "\u2011", "(", ")", "$", "%", "_"]),
    st.text(max_size=5),
)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("by the end of\u00a0next\u202fyear", "by the end of next year"),
        ("mid\u20112027", "mid-2027"),
        ("mid–2027", "mid-2027"),
        ("by year\u2011end\u00a02030", "by year-end 2030"),
        ("in 30\u201336\u00a0months", "in 30-36 months"),
        ("in 30\u201136 months", "in 30-36 months"),
        ("2027\u20132029", "2027-2029"),
        ("2026\u201106\u201123", "2026-06-23"),
        ("by year’s end", "by year's end"),
        ("Q3\u00a02026", "Q3 2026"),
        ("23\u00a0June\u202f2026", "23 June 2026"),
        ("no\u2011earlier\u2011than\u00a02028", "no-earlier-than 2028"),
        ("BY THE END OF NEXT YEAR", "by the end of next year"),
        ("In Early 2027", "in early 2027"),
    ],
)
def test_typography_changes_nothing_and_the_text_is_kept_as_it_stands(typed: str, plain: str) -> None:
    text = f"Première — SpaceX: {typed}…"
    (match,), (same,) = find(text, GRAMMAR), find(plain, GRAMMAR)
    assert match.text == typed == text[match.start : match.end]
    assert (match.kind, match.bound, match.point, match.until) == (same.kind, same.bound, same.point, same.until)
    assert (match.amount, match.measure) == (same.amount, same.measure)


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from([" ", "", "-"]))
def test_whatever_comes_offsets_are_exact_and_bounds_in_order(pieces: list[str], glue: str) -> None:
    text = glue.join(pieces)
    behind = 0
    for match in find(text, GRAMMAR):
        assert behind <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.text
        assert match.text.strip() == match.text
        behind = match.end
        for outlook in Outlook:
            period = resolve(match, anchor=date(2026, 6, 23), anchor_kind=AnchorKind.UTTERANCE, outlook=outlook)
            if period is not None and period.earliest is not None and period.latest is not None:
                assert period.earliest <= period.latest


@pytest.mark.parametrize(
    "unit",
    [
        "in ", "not ", "a ", "by the end of ", "the end of the first half of ", "June ", "Monday, ", "2027-", "2027 to ",
        "Q3", "1,111", "1.", "-", "'", "'30s ", "\n ", "\u202f", "_", "1/2/", "http://", "x", "1",
        "in about over the next few ", "two or ", "until 2027 ", "early ", "It does not fly until x ", "from 2026 to ",
        "not for another 2 ", "in two years ", "between 1 and ", "slipped to 2027 from ",
    ],
)  # fmt: skip
def test_time_grows_with_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(2):
            begin = time.process_time()
            find(text, GRAMMAR)
            best = min(best, time.process_time() - begin)
        return best

    short, long = seconds(5_000), seconds(40_000)
    # Eight times the text: linear is a factor of 8, quadratic one of 64.
    assert long < 24 * short + 0.1


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["in about a ", "the end of the first half of ", "'", "until 2027 not ", "2027-"])
def test_a_hundred_kilobytes_of_hostile_text_take_seconds_at_most(unit: str) -> None:
    begin = time.process_time()
    find(unit * (100_000 // len(unit)), GRAMMAR)
    assert time.process_time() - begin < 5
