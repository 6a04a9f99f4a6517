"""Hostile text: reading takes time that grows with its length and no faster, nothing crashes, offsets stay right."""

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from types import CodeType, FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile_texts import CROWDED, SHAPES, article
from models.documents import Document
from models.vocabulary import DocumentKind
from tests import shipped

READER = shipped.reader()
SHORT, LONG = 10_000, 40_000  # characters
WORST = 3.2
"""Four times the text may take 4 × this long: a rule that looks at every pair of characters takes sixteen times."""


ROOMS = ("/extractors/", "/models/")
Tracer = Callable[[FrameType, str, object], object]


def seconds(text: str) -> float:
    """Return the processor time of one reading, the least of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        READER.read(article(text))
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_no_faster_than_the_text(shape: str) -> None:
    make = SHAPES[shape]
    floor = 0.01  # what is done in less cannot be told from noise
    short, long = max(floor, seconds(make(SHORT))), max(floor, seconds(make(LONG)))
    assert long <= LONG / SHORT * WORST * short


def lines_run(text: str) -> Counter[tuple[str, int]]:
    """Return how often each line of our code runs while a text is read: counted, so that no other work on the machine shows."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    counters: dict[CodeType, Tracer | None] = {}

    def enter(frame: FrameType, _event: str, _: object) -> Tracer | None:
        code = frame.f_code
        if code not in counters:
            file = code.co_filename
            counters[code] = counter_into(counts[file]) if any(room in file for room in ROOMS) else None
        return counters[code]

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        READER.read(article(text))
    finally:
        sys.settrace(before)
    return Counter({(file, line): times for file, lines in counts.items() for line, times in lines.items()})


def counter_into(lines: Counter[int]) -> Tracer:
    """Return what counts the lines of one file; called for every line that runs, it does nothing but count."""

    def count(frame: FrameType, event: str, _: object) -> Tracer:
        if event == "line":
            lines[frame.f_lineno] += 1
        return count

    return count


@pytest.mark.slow
@pytest.mark.parametrize("shape", CROWDED)
def test_no_line_of_code_runs_for_each_pair_of_sentences(shape: str) -> None:
    """Three times the text: a line that runs for each sentence runs three times as often, one for each pair nine times."""
    make = CROWDED[shape]
    READER.read(article(make(500)))  # what is remembered from text to text is remembered now
    few, many = lines_run(make(1_200)), lines_run(make(3_600))
    assert sum(many.values()) > 10_000
    swollen = {place: (few[place], times) for place, times in many.items() if times > 5 * few[place] + 1_000}
    assert not swollen


PIECES = st.one_of(
    st.sampled_from(["SpaceX", "Starmind", "120kW", "100 GW", "a year", "by 2030", "plans", "if", "said Musk", "Starship launched"]),
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2011", "\u2013", "’", "“", "”", "\n", "\n\n", ". ", ", ", "İ", "ß", "e\u0301", "\u200b", "\u202e", "\ud83d"]),
    st.sampled_from(["١٢٠", "１２０ kW", "𝟏𝟐", "2²⁰", "Ⅷ", "①", "½ GW", "120 of its 200 kW", "by 3/2027", "&nbsp;", "**", "<b>", "| "]),
    st.text(max_size=6),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=6).map("".join))
def test_any_text_is_read_and_every_offset_is_right(text: str, title: str) -> None:
    document = Document(id="d", kind=DocumentKind.ARTICLE, title=title, text=text)
    whole, gated = READER.read(document, whole=True, why=True), READER.read(document)
    assert gated.claims == whole.claims
    for part in (*whole.mentions, *whole.periods, *whole.cues):
        assert text[part.start : part.end] == part.text
    for quantity in whole.quantities:
        assert text[quantity.start : quantity.end] == quantity.unit_text
    for claim in whole.claims:
        assert (title if claim.headline else text)[claim.start : claim.end] == claim.quote


def test_a_span_whose_end_would_lie_before_its_beginning_keeps_its_beginning() -> None:
    text = "Google pays SpaceX for compute at Colossus $920 million a month from October, to June."
    document = Document(
        id="d", kind=DocumentKind.ARTICLE, title="", text=text, published_on=date(2026, 6, 23), published_from="given"
    )
    periods = [claim.period for claim in READER.read(document).claims if claim.metric == "contract_rate"]
    assert [(period.earliest, period.latest) for period in periods if period] == [(date(2026, 10, 1), None)]


def test_half_of_a_surrogate_pair_is_read_over() -> None:
    text = "Starmind \ud83d is to reach\udc00 100 GW by 2030."
    (claim,) = READER.read(article(text)).claims
    assert (claim.value, claim.quote) == (100e9, text)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Starmind is to reach 100\u00a0GW by the end of\u202f2030.", "Starmind is to reach 100 GW by the end of 2030."),
        ("Each Starmind satellite will draw 120\u202fkW by mid\u20112028.", "Each Starmind satellite will draw 120 kW by mid-2028."),
    ],
)  # fmt: skip
def test_typography_changes_no_claim_and_no_offset(typed: str, plain: str) -> None:
    one, other = READER.read(article(typed)), READER.read(article(plain))
    assert len(one.claims) == len(other.claims) >= 1
    for claim, same in zip(one.claims, other.claims, strict=True):
        assert (claim.metric, claim.value, claim.start, claim.end) == (same.metric, same.value, same.start, same.end)
        assert claim.quote == typed
        assert claim.period is not None
        assert same.period is not None
        assert claim.period.latest == same.period.latest
