"""Numbers in digits and in words, false numbers, and time that grows with the text and no faster."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.quantities import numbers, quantities
from extractors.quantities.false_numbers import BLANK, mask
from extractors.quantities.numbers import Shape
from extractors.quantities.quantity_counts import singular
from extractors.text.typography import lowered, plain
from tests import shipped

UNITS = shipped.units()


def values(text: str) -> list[float]:
    page = plain(text)
    return [number.value for number in numbers.find(page, lowered(page))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("3.25", 3.25),
        (".5", 0.5),
        ("1,240,000", 1.24e6),
        ("1\u00a0240\u00a0000", 1.24e6),
        ("1\u2009240", 1240),
        ("10 000", 1e4),
        ("1'240'000", 1.24e6),
        ("-5", -5),
        ("−5", -5),
        ("2½", 2.5),
        ("2 1/2", 2.5),
        ("3/4", 0.75),
        ("1.5e9", 1.5e9),
        ("3×10^24", 3e24),
        ("3 x 10^-3", 3e-3),
        ("10²⁴", 1e24),
        ("6.3 billion", 6.3e9),
        ("6.3bn", 6.3e9),
        ("920 mn", 9.2e8),
        ("2M", 2e6),
        ("300K", 3e5),
        ("1.5T", 1.5e12),
        ("2 hundred thousand", 2e5),
        ("3 dozen", 36),
        ("500 crore", 5e9),
        ("seven", 7),
        ("Seventeen", 17),
        ("twenty-five", 25),
        ("ninety nine", 99),
        ("two hundred and fifty", 250),
        ("twelve hundred", 1200),
        ("two hundred and fifty thousand", 250e3),
        ("two million five hundred thousand", 2.5e6),
        ("a hundred", 100),
        ("a hundred and one", 101),
        ("a million", 1e6),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a half-dozen", 6),
        ("half a dozen", 6),
        ("half a million", 5e5),
        ("a half million", 5e5),
        ("a quarter of a million", 2.5e5),
        ("three quarters of a million", 7.5e5),
        ("one and a half million", 1.5e6),
        ("two and a half", 2.5),
        ("one point five million", 1.5e6),
        ("three point one four", 3.14),
        ("a couple of", 2),
        ("a couple hundred", 200),
        ("a pair of", 2),
        ("tens of", 10),
        ("dozens of", 10),
        ("hundreds of", 100),
        ("tens of thousands of", 1e4),
        ("hundreds of millions of", 1e8),
        ("several thousand", 1e3),
        ("a few hundred", 1e2),
        ("several tens of", 10),
        ("multi-hundred-", 100),
        ("two-thirds", 2 / 3),
        ("three-quarters", 0.75),
        ("one third", 1 / 3),
        ("ninety (90)", 90),
        ("twice", 2),
        ("tenfold", 10),
    ],
)
def test_value(text: str, value: float) -> None:
    assert values(text) == pytest.approx([value])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three and two", [3, 2]),
        ("five and ten", [5, 10]),
        ("30 to 50", [30, 50]),
        ("one two", [1, 2]),
        ("hundred", []),
        ("thousands", []),
        ("the couple", []),
        ("twenty-fifth", []),
        ("H100", []),
        ("GB200", []),
        ("GPT-4", []),
        ("007", []),
        ("tone", []),
        ("tension", []),
        ("weight", []),
        ("sub-100", [100]),
        ("5,000,000,00", [5e6]),
        ("1e999", []),
        ("ninety (30)", [90, 30]),
        ("three million, two hundred & forty", [3000240]),
        ("one thousand, two hundred, three hundred", [1000, 200, 300]),
        ("of the two thousand, two hundred fell", [2000, 200]),
        ("one million, ten million", [1e6, 1e7]),
        ("in 2030^2", [2030]),
        ("64^999", []),
        ("x^2 per year", []),
    ],
)
def test_what_is_one_number_and_what_is_none(text: str, expected: list[float]) -> None:
    assert values(text) == pytest.approx(expected)


def test_figure_and_scale_are_kept_apart() -> None:
    (number,) = numbers.find("6.3 billion", "6.3 billion")
    assert (number.figure, number.scale, number.shape, number.is_whole) == (6.3, 1e9, Shape.DIGITS, False)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("on June 23, 2026 at", "on ￼ at"),
        ("see [1, 2, 3] and", "see ￼ and"),
        ("at 12:25-13:05 it", "at ￼-￼ it"),
        ("5 May cases", "￼ cases"),
        ("may 5 pass", "may 5 pass"),
        ("5 kW in 10 s", "5 kW in 10 s"),
        ("$1.5bn in Q4 2027", "$1.5bn in ￼"),
        ("the H200 and 2H27", "the H200 and ￼"),
        ("no digits here", "no digits here"),
    ],
)
def test_mask(text: str, left: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    shortened = masked
    while BLANK * 2 in shortened:
        shortened = shortened.replace(BLANK * 2, BLANK)
    assert shortened == left


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("satellites", "satellite"),
        ("launches", "launch"),
        ("companies", "company"),
        ("GPUs", "gpu"),
        ("GB200s", "gb200"),
        ("people", "person"),
        ("boxes", "box"),
        ("spacecraft", "spacecraft"),
        ("buses", "bus"),
        ("class", "class"),
    ],
)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


@given(st.text())
def test_plain_and_lowered_keep_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text) == len(lowered(text)) == len(mask(plain(text)))


@given(st.integers(min_value=0, max_value=10**12))
def test_any_whole_number_with_commas_is_read(value: int) -> None:
    assert values(f"{value:,}") == [value]


_HOSTILE = [
    "1,", "a ", "((((", "1", "1 and ", "one ", "1-", "$", "[1, ", "A-1", "1/", "twenty-", "half a ", "tens of ", "€1 ", "a-a-",
    "between 1 and ", "1 kW per ", "a year ", "annual rate of ", "1 GW of compute ", "(123) 456-", "1 (1) ", "reduced by 10x ", "1e",
    "10^", "point one ", "http://", "a.", "1.", "\n1. ", "AA-", "from 1 to ", "every ", "1 x ", "² ", "1\u00a0", " ", "\n",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", _HOSTILE)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Sixteen times the text may take sixteen times as long, with much room for a busy machine, but not its square."""

    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        best = float("inf")
        for _ in range(2):
            begun = time.process_time()
            quantities.find(text, UNITS)
            best = min(best, time.process_time() - begun)
        return best

    assert seconds(40_000) < 64 * max(seconds(2_500), 0.001)
