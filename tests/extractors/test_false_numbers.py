"""What looks like a quantity and is none; and any text at all, read with true offsets."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.quantities.quantities import find
from models.reading import Quantity
from tests import shipped

UNITS = shipped.units()


def read(text: str) -> list[Quantity]:
    return find(text, UNITS)


FALSE_NUMBERS = [
    "It fell at 10.45pm and again at 1.05 a.m.",
    "The 747-8 carries freight.",
    "A 737 MAX landed.",
    "Starlink V3 is next.",
    "AI5 tapes out.",
    "Dojo 2 was stopped.",
    "Colossus 1 is full.",
    "It uses the H100 and the GB300.",
    "Flight 12 broke up.",
    "Flights 12 and 13 follow.",
    "Falcon 9 boosters land.",
    "Starcloud-2 slips.",
    "GPT-4 was trained.",
    "AI-1 was shown.",
    "Phase 2 begins.",
    "Block 3 begins.",
    "Starship 33 rolled out.",
    "Booster 1067 retired.",
    "Launch Pad 39A is busy.",
    "The talk covers heat (12:25-13:05).",
    "It starts at 0:36:46 - 0:59:56.",
    "It starts at 9:30 a.m. and ends at 5 p.m.",
    "It starts at 0930 GMT.",
    "See file SAT-LOA-20260108-00016.",
    "See DA 26-113 of the bureau.",
    "Call 310-555-0142.",
    "Call (310) 555-0142 or +44 20 7946 0958.",
    "Requisition 4567890 is open.",
    "Job ID: 4567890",
    "Order #12345 is open.",
    "Posted on 2026-06-23.",
    "Posted on 2026-06-23T10:15:00Z.",
    "Posted on 06/23/2026.",
    "Posted on 23.06.2026.",
    "Posted on June 23, 2026.",
    "Posted on June 23rd.",
    "Posted on 23 June 2026.",
    "Posted on Sept. 30.",
    "It ran June 8-10, 2026.",
    "It comes in 2027.",
    "It comes by 2030.",
    "It comes in early 2027.",
    "It comes in the mid-2030s.",
    "It comes between 2027 and 2030.",
    "It runs from 2026 through 2029.",
    "It ran in 2026-27.",
    "It ran in 2026–2030.",
    "2026 sales rose.",
    "It comes in Q4 2027 or H1 2028.",
    "It comes in FY27 or FY2028.",
    "The class of '27 left.",
    "See https://example.com/2026/10/05/story-12345?id=99 for more.",
    "See example.com/page/7 for more.",
    "Write to desk42@example.org.",
    "It was said before [1, 2, 3].",
    "It was said before [12].",
    "1. The plan\n2) The cost\n(3) The end",
    "2.1 Overview",
    "Section 5 applies, and § 25.164 too.",
    "Under 47 CFR 25.114 it must.",
    "See page 12 and chapter 3.",
    "See Form 8-K and the 10-Q.",
    "It runs version 2.5.1 and v3.",
    "It runs Windows 11.",
    "The IP is 192.168.10.12.",
    "The 13th flight and the 2nd stage fail.",
    "The twenty-fifth flight failed.",
    "The third stage and the second burn fail.",
    "They met the last quarter.",
    "It is open 24/7 since 9/11.",
    "The index S&P 500 fell.",
    "3D printing over 5G is new.",
    "In the 1990s and the 90s it was new.",
    "They won 3-2 on Sunday.",
    "No one knows, and one of them left.",
    "One day it will fly.",
    "It could one day fly.",
    "Several satellites and a few racks burn.",
    "Hundreds protested.",
    "It was once a farm.",
    "It is launched once the tank is full.",
    "A married couple left.",
    "A ton of work is left.",
    "A second satellite is a foot in the door.",
    "12",
    "The half-life is short.",
    "It is a multi-year and multiplanetary plan.",
    "Austin, TX 78741",
    "1 Rocket Road",
    "Agent 007 left.",
    "It ships in the second half of 2027.",
    "The Three-Body system is a one-off.",
    "Ring the desk at 555-0142.",
    "Section 25.164 and Gemini 2.5 say so.",
    '<span trend="0">',
    "It flies one early.",
]  # fmt: skip


@pytest.mark.parametrize("text", FALSE_NUMBERS)
def test_false_number(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "unit_texts"),
    [
        ("Falcon 9 lifts 22,800 kg.", ["22,800 kg"]),
        ("On June 8, 2026, 30 satellites flew.", ["30 satellites"]),
        ("By 2027 it needs 100 kW.", ["100 kW"]),
        ("In 2025 1,200 people joined.", ["1,200 people"]),
        ("Flight 12 carried 8 dummies.", ["8 dummies"]),
        ("The first 3 racks use H100 chips.", ["3 racks"]),
        ("See [1] for 30 more launches.", ["30 more launches"]),
        ("At 12:25 it drew 5 kW.", ["5 kW"]),
        ("The mass is 60 kg [2].", ["60 kg"]),
        ("This week 60 satellites flew.", ["60 satellites"]),
        ("2000 satellites flew.", ["2000 satellites"]),
        ("It needs 2027 kW.", ["2027 kW"]),
        ("about\n120 kW", ["120 kW"]),
        ("The array makes 120\nkilowatts in the sun.", ["120\nkilowatts"]),
        ("Phase 1 costs $55B; phase 2 costs $119B.", ["$55B", "$119B"]),
    ],
)
def test_quantity_beside_false_number(text: str, unit_texts: list[str]) -> None:
    assert [quantity.unit_text for quantity in read(text)] == unit_texts


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_is_read_with_true_offsets(text: str) -> None:
    _assert_sound(text)


_PIECES = [
    "1", "12", "2,000", "3.5", "$", "€", "US$", "bn", " million", " kW", "GW", "/yr", " per year", " a ", "half", " to ", "-", "–",
    " and ", "between ", "from ", "ten", " times", "x", "%", " satellites", "(", ")", "[", "]", ",", ".", ":", "/", "\n", "\u00a0",
    "\u202f", "²", "°C", "½", "tens of ", "several ", "multi-", "an order of magnitude", "one", " in ", "İ", "ﬁ", "٣", "e", "^", "10", "×",
    "annual rate of ", "up to ", "+", " or more", "June ", "2027", "http://", "AI", "H100", "a year", " each", "every ", "weekly ", "one day",
]  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_any_mixture_of_parts_is_read_with_true_offsets(text: str) -> None:
    _assert_sound(text)


def _assert_sound(text: str) -> None:
    found = read(text)
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.unit_text != ""
        assert quantity.value_high is None or quantity.value < quantity.value_high
        assert quantity.value == quantity.value
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
