"""The forms in which people write and speak a quantity: each of a family in a sentence of its own."""

import pytest

from extractors.quantities.quantities import find
from models.reading import Quantity
from tests import shipped

UNITS = shipped.units()


def read(text: str) -> list[Quantity]:
    return find(text, UNITS)


# text | value, upper end, unit, qualifier
SPOKEN = [
    ("It takes a gigawatt and a half.", (1.5e9, None, "W", "exactly")),
    ("It takes two gigawatts and a half.", (2.5e9, None, "W", "exactly")),
    ("It takes one and three-quarter gigawatts.", (1.75e9, None, "W", "exactly")),
    ("It takes 2 and three quarters gigawatts.", (2.75e9, None, "W", "exactly")),
    ("It takes one point two five gigawatts.", (1.25e9, None, "W", "exactly")),
    ("It takes 150 kW, give or take.", (150e3, None, "W", "about")),
    ("It takes 150 kW give or take 10.", (150e3, None, "W", "about")),
    ("It takes 150 kW plus or minus 10 percent.", (150e3, None, "W", "about")),
    ("It takes 150 ± 10 kW.", (150e3, None, "W", "about")),
    ("It takes 150 kW and change.", (150e3, None, "W", "about")),
    ("It takes 300-ish megawatts.", (300e6, None, "W", "about")),
    ("It takes 300ish MW.", (300e6, None, "W", "about")),
    ("It is pushing 300 MW.", (300e6, None, "W", "about")),
    ("It is in the ballpark of 300 MW.", (300e6, None, "W", "about")),
    ("It is not quite 300 MW.", (300e6, None, "W", "less_than")),
    ("It is at the very most 300 MW.", (300e6, None, "W", "at_most")),
    ("It sells for south of $200 a kilogram.", (200, None, "USD/kg", "less_than")),
    ("It has 10,000 satellites and counting.", (10e3, None, "1", "at_least")),
    ("It takes 300 MW or a bit more.", (300e6, None, "W", "at_least")),
    ("It has 160 metres squared of radiator.", (160, None, "m2", "exactly")),
    ("It gives 100 kW a tonne.", (100, None, "W/kg", "exactly")),
    ("It plans double-digit gigawatts.", (1e10, None, "W", "magnitude")),
    ("It holds 4 km cubed.", (4e9, None, "m3", "exactly")),
    ("It sheds 250 watts per metre squared.", (250, None, "W/m2", "exactly")),
    ("It has one million, two hundred thousand chips.", (1.2e6, None, "1", "exactly")),
]
WRITTEN = [
    ("It takes 1,2 GW of power.", (1.2e9, None, "W", "exactly")),
    ("It takes 0,5 MW.", (0.5e6, None, "W", "exactly")),
    ("It costs $4.2bn-5bn.", (4.2e9, 5e9, "USD", "range")),
    ("It sells at $100-200/kg.", (100, 200, "USD/kg", "range")),
    ("It sells at $100–$200 per kilogram.", (100, 200, "USD/kg", "range")),
    ("It sells for $100 to 200 a kilogram.", (100, 200, "USD/kg", "range")),
    ("It sells for between $100 and 200 per kg.", (100, 200, "USD/kg", "range")),
    ("It takes 120kW-150kW.", (120e3, 150e3, "W", "range")),
    ("It takes 120 kilo watts.", (120e3, None, "W", "exactly")),
    ("It is at 20 ºC.", (20, None, "degC", "exactly")),
    ("Gigawatt-a-year output is the goal.", (1e9, None, "W/yr", "magnitude")),
    ("It does 2.2 exaflops per second.", (2.2e18, None, "FLOP/s", "exactly")),
    ("Peak power (kW): 150", (150e3, None, "W", "exactly")),
    ("Peak power, kW | 150", (150e3, None, "W", "exactly")),
    ("Output (GW/yr): 1.5", (1.5e9, None, "W/yr", "exactly")),
    ("| Peak power | 150 | kW |", (150e3, None, "W", "exactly")),
    ("It moves 8x2^10 bits.", (8192, None, "bit", "exactly")),
    ("It moves 2^20 bits.", (1048576, None, "bit", "exactly")),
    ("The plate is 2 1/2 in thick.", (0.0635, None, "m", "exactly")),
    ("It sold 35m of its terminals.", (35e6, None, "1", "exactly")),
    ("The plant has 10m sq ft.", (929030.4, None, "m2", "exactly")),
    ("It is a 70m square panel.", (70, None, "m", "exactly")),
    ("It sheds 1,400 W·m⁻².", (1400, None, "W/m2", "exactly")),
]
COMPARED = [
    ("It is ten times more economical.", 0.1),
    ("It is ten times as affordable.", 0.1),
    ("It will halve the price.", 0.5),
    ("It means an order-of-magnitude reduction.", 0.1),
    ("It brings the cost down tenfold.", 0.1),
    ("It costs half those of a hall.", 0.5),
    ("It is ten times more powerful.", 10.0),
]
SIDES = [
    ("It flies at 641x644 km.", [641e3, 644e3]),
    ("It flies in a 641-by-644-kilometer orbit.", [641e3, 644e3]),
    ("It measures 70 m × 20 m.", [70.0, 20.0]),
]


def _said(quantity: Quantity) -> tuple[float, float | None, str, str]:
    return quantity.value, quantity.value_high, quantity.unit, quantity.qualifier.value


@pytest.mark.parametrize(("text", "expected"), SPOKEN + WRITTEN)
def test_a_form_is_read(text: str, expected: tuple[float, float | None, str, str]) -> None:
    assert [_said(quantity) for quantity in read(text)] == [expected]


@pytest.mark.parametrize(("text", "ratio"), COMPARED)
def test_a_comparison_is_a_ratio(text: str, ratio: float) -> None:
    (quantity,) = read(text)
    assert (quantity.dimension, quantity.value) == ("ratio", pytest.approx(ratio))


@pytest.mark.parametrize(("text", "lengths"), SIDES)
def test_two_sides_share_their_unit(text: str, lengths: list[float]) -> None:
    assert [(quantity.value, quantity.unit) for quantity in read(text)] == [(length, "m") for length in lengths]


def test_a_third_cheaper_is_a_share() -> None:
    (quantity,) = read("It is a third cheaper.")
    assert (quantity.dimension, quantity.value) == ("share", pytest.approx(1 / 3))


@pytest.mark.parametrize(
    "text",
    [
        "The screen is 1920x1080.",
        "Halve your heating bill now.",
        "It has 20 EV chargers, 30 PV panels and 5 TV sets.",
        "It has 35 in orbit.",
    ],
)
def test_what_only_looks_like_a_measure(text: str) -> None:
    assert [quantity for quantity in read(text) if quantity.dimension not in {"count", "time"}] == []
