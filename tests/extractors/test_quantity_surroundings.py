"""What surrounds a quantity: counted nouns, ranges, magnitudes, bounds, what it is said per, and its neighbours."""

import itertools

import pytest

from extractors.quantities.quantities import find
from models.reading import Quantity
from models.vocabulary import Qualifier
from tests import shipped

UNITS = shipped.units()
YEAR = 31557600.0


def read(text: str) -> list[Quantity]:
    return find(text, UNITS)


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "counted"),
    [
        ("It ordered two dozen racks.", 24, "rack"),
        ("It flew 30-odd rockets.", 30, "rocket"),
        ("It carries 26 Starlink V3 satellites.", 26, "satellite"),
        ("It made a half-dozen flights.", 6, "flight"),
        ("It hired a couple of engineers.", 2, "engineer"),
        ("It hired a couple hundred engineers.", 200, "engineer"),
        ("It flew a pair of prototypes.", 2, "prototype"),
        ("It has half a million users.", 5e5, "user"),
        ("It has one and a half million users.", 1.5e6, "user"),
        ("It has 10M users.", 1e7, "user"),
        ("It has 78.3m users.", 78.3e6, "user"),
        ("It has 1,240,000 satellites.", 1.24e6, "satellite"),
        ("It has 1\u202f240\u202f000 satellites.", 1.24e6, "satellite"),
        ("It runs twenty-five rockets.", 25, "rocket"),
        ("It employs 12,000 people.", 12000, "person"),
        ("It built 12 spacecraft.", 12, "spacecraft"),
        ("It bought 550,000 GB200s.", 550000, "gb200"),
        ("It bought 550,000 GB200 chips.", 550000, "chip"),
        ("It bought 100,000 H100-equivalents.", 1e5, "h100-equivalent"),
        ("It bought 230,000 GPUs.", 230000, "gpu"),
        ("It runs in 12 companies.", 12, "company"),
        ("It lit 33 Raptor engines.", 33, "engine"),
        ("A 10,000-satellite shell is planned.", 10000, "satellite"),
        ("A million-satellite shell is planned.", 1e6, "satellite"),
        ("It launched a single new satellite.", 1, "satellite"),
        ("It carries one Nvidia H100 on board.", 1, "h100"),
        ("It gained 25 points.", 25, "point"),
        ("SpaceX Launches 60 Satellites", 60, "satellite"),
        ("It flew five times.", 5, "time"),
        ("It flew twice so far.", 2, "time"),
        ("They launched the rocket once in the quarter.", 1, "time"),
        ("It flew two Block 3 satellites.", 2, "satellite"),
        ("It flew 46 AI1 and Starlink satellites.", 46, "satellite"),
        ("It flew dozens of Kuiper and Starlink satellites.", 10, "satellite"),
        ("It is a 50 satellite constellation.", 50, "satellite"),
        ("It hired 60 commercial fishermen.", 60, "fisherman"),
        ("It stood at 55.", 55, None),
        ("It closed at 34,567.89.", 34567.89, None),
    ],
)
def test_count(text: str, value: float, counted: str | None) -> None:
    quantity = only(text)
    assert (quantity.dimension, quantity.unit) == ("count", "1")
    assert quantity.value == pytest.approx(value)
    assert quantity.counted == counted


@pytest.mark.parametrize(
    ("text", "value", "value_high", "unit"),
    [
        ("It carries 30-50 satellites.", 30, 50, "1"),
        ("It carries 30–50 satellites.", 30, 50, "1"),
        ("It carries 30 to 50 satellites.", 30, 50, "1"),
        ("It carries from 30 to 50 kg.", 30, 50, "kg"),
        ("It carries two or three racks.", 2, 3, "1"),
        ("It costs between $20 billion and $30 billion.", 20e9, 30e9, "USD"),
        ("It costs $20-25B.", 20e9, 25e9, "USD"),
        ("It costs $20 to $25 billion.", 20e9, 25e9, "USD"),
        ("It costs $8.7-9.1bn.", 8.7e9, 9.1e9, "USD"),
        ("It flies between 500 and 2,000 km.", 5e5, 2e6, "m"),
        ("It flies at 500–2,000 km.", 5e5, 2e6, "m"),
        ("It needs 900 kW to 1 MW.", 9e5, 1e6, "W"),
        ("It takes two to three years.", 2 * YEAR, 3 * YEAR, "s"),
        ("It takes a 4-to-6-week break.", 4 * 604800, 6 * 604800, "s"),
        ("It rose 5 to 10 percent.", 0.05, 0.1, "1"),
        ("It rose 3-5%.", 0.03, 0.05, "1"),
        ("It is 10x-20x cheaper.", 0.05, 0.1, "1"),
        ("It needs five or six gigawatts.", 5e9, 6e9, "W"),
        ("It is seven to fifteen times cheaper.", 1 / 15, 1 / 7, "1"),
        ("It adds between 5 and 10 GW of compute a year.", 5e9, 1e10, "W/yr"),
        ("It flies 1\u20112 flights a week.", 52, 104, "1/yr"),
        ("It pays $120,000 - $165,000 per year.", 120000, 165000, "USD/yr"),
    ],
)
def test_range(text: str, value: float, value_high: float, unit: str) -> None:
    quantity = only(text)
    assert (quantity.qualifier, quantity.unit) == (Qualifier.RANGE, unit)
    assert (quantity.value, quantity.value_high) == (pytest.approx(value), pytest.approx(value_high))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It needs tens of gigawatts.", 1e10, "W"),
        ("It needs hundreds of megawatts.", 1e8, "W"),
        ("It is a multi-gigawatt site.", 1e9, "W"),
        ("It is a multigigawatt site.", 1e9, "W"),
        ("It needs multiple gigawatts.", 1e9, "W"),
        ("It is a terawatt-scale cluster.", 1e12, "W"),
        ("It is a megawatt-class node.", 1e6, "W"),
        ("It is GW-scale.", 1e9, "W"),
        ("It wants gigawatts of compute.", 1e9, "W"),
        ("It needs millions of wafers a month.", 1.2e7, "wafer/yr"),
        ("It needs several thousand GPUs.", 1e3, "1"),
        ("It needs a few hundred GPUs.", 1e2, "1"),
        ("It needs thousands of GPUs.", 1e3, "1"),
        ("It needs tens of thousands of GPUs.", 1e4, "1"),
        ("It costs hundreds of millions of dollars.", 1e8, "USD"),
        ("It is a multibillion-dollar bet.", 1e9, "USD"),
    ],
)
def test_magnitude(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert (quantity.qualifier, quantity.value, quantity.unit) == (Qualifier.MAGNITUDE, value, unit)


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        *itertools.product(["about", "roughly", "~", "around", "nearly", "some", "approximately", "almost", "an estimated"], ["about"]),
        *itertools.product(["at least", "no less than", "a minimum of", "≥"], ["at_least"]),
        *itertools.product(["more than", "over", "surpassing", "in excess of", "well over", ">"], ["more_than"]),
        *itertools.product(["up to", "as many as", "as high as", "no more than", "at most", "a maximum of", "up to about"], ["at_most"]),
        *itertools.product(["less than", "under", "fewer than", "just under", "below"], ["less_than"]),
        *itertools.product(["exactly", "the", "nowhere near"], ["exactly"]),
    ],
)  # fmt: skip
def test_bound_before(words: str, qualifier: str) -> None:
    quantity = only(f"It takes {words} 500 satellites.")
    assert (quantity.qualifier, quantity.unit_text) == (qualifier, "500 satellites")


@pytest.mark.parametrize(
    ("text", "unit_text", "qualifier"),
    [
        ("It has 5,000+ satellites.", "5,000+ satellites", "at_least"),
        ("It is worth $97.4B+.", "$97.4B", "at_least"),
        ("It has 30 racks or more.", "30 racks", "at_least"),
        ("It has 300-plus MW.", "300-plus MW", "at_least"),
        ("It draws 5 ± 1 kW.", "5 ± 1 kW", "about"),
        ("It has 30 or more racks.", "30 or more racks", "at_least"),
        ("It takes 30 racks or so.", "30 racks", "about"),
        ("It draws 100 MW at most.", "100 MW", "at_most"),
        ("It draws 100 MW or less.", "100 MW", "at_most"),
        ("It draws 100 kW.", "100 kW", "exactly"),
    ],
)
def test_bound_after(text: str, unit_text: str, qualifier: str) -> None:
    quantity = only(text)
    assert (quantity.unit_text, quantity.qualifier) == (unit_text, qualifier)


@pytest.mark.parametrize(
    ("text", "value", "unit", "per"),
    [
        ("It needs 100 kW per satellite.", 1e5, "W", "satellite"),
        ("It needs 130 kW/rack.", 1.3e5, "W", "rack"),
        ("It lifts 100 tonnes per launch.", 1e5, "kg", "launch"),
        ("It lifts 100 tonnes to orbit per Starship launch.", 1e5, "kg", "launch"),
        ("It lifts 50 satellites per launch.", 50, "1", "launch"),
        ("It costs $5 per share.", 5, "USD", "share"),
        ("Oil costs $82.10 a barrel.", 82.1, "USD", "barrel"),
        ("It adds 1 GW per year.", 1e9, "W/yr", None),
        ("A launch costs $200 per kg.", 200, "USD/kg", None),
        ("It adds 1 gigawatt every twelve months.", 1e9, "W/yr", None),
        ("It adds 100 MW every 3 months.", 4e8, "W/yr", None),
        ("It allows 25 Starship launches/yr.", 25, "1/yr", None),
    ],
)
def test_per(text: str, value: float, unit: str, per: str | None) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.per) == (pytest.approx(value), unit, per)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It gives 120 kW on average, 150 kW at peak.", [("120 kW", 120e3, ()), ("150 kW", 150e3, ())]),
        ("It spans 70 m (230 ft).", [("70 m", 70, ()), ("230 ft", 70.104, ("restates_previous",))]),
        ("It has 110 square meters (about 1,184 square feet).",
         [("110 square meters", 110, ()), ("1,184 square feet", 109.997, ("restates_previous",))]),
        ("It costs €6bn ($7bn).", [("€6bn", 6e9, ()), ("$7bn", 7e9, ("restates_previous",))]),
        ("It has 70 m (12 racks).", [("70 m", 70, ()), ("12 racks", 12, ())]),
        ("It grew from 110 to 160 m².", [("110", 110, ("shared_unit", "revised_from")), ("160 m²", 160, ())]),
        ("It grew from 110 m² in the June plan to 160 m².", [("110 m²", 110, ("revised_from",)), ("160 m²", 160, ())]),
        ("It was cut from $20-25B to $16.8B.", [("$20-25B", 20e9, ("revised_from",)), ("$16.8B", 16.8e9, ())]),
        ("It gives 175 kW, up from 120 kW.", [("175 kW", 175e3, ()), ("120 kW", 120e3, ("revised_from",))]),
        ("It goes from 1 GW in 2027 to 100 GW in 2030.", [("1 GW", 1e9, ()), ("100 GW", 1e11, ())]),
        ("It makes 5 and 10 GW per year.", [("5", 5e9, ("shared_unit",)), ("10 GW per year", 1e10, ())]),
        ("It orbits at 500, 1,000 and 2,000 km.",
         [("500", 5e5, ("shared_unit",)), ("1,000", 1e6, ("shared_unit",)), ("2,000 km", 2e6, ())]),
        ("In 2029 and 2030, 10 and 100 GW.", [("10", 1e10, ("shared_unit",)), ("100 GW", 1e11, ())]),
        ("It has 150-, 200- and 250-kW versions.",
         [("150", 150e3, ("shared_unit",)), ("200", 200e3, ("shared_unit",)), ("250-kW", 250e3, ())]),
        ("It flew the 2 second stages.", [("2 second stages", 2, ())]),
        ("It fired a 4.3 second burn.", [("4.3 second", 4.3, ())]),
        ("It gives 120/150 kW.", [("120", 120e3, ("shared_unit",)), ("150 kW", 150e3, ())]),
        ("Rates rose 25 basis points to 5.25%.", [("25 basis points", 0.0025, ("percentage_points",)), ("5.25%", 0.0525, ())]),
        ("Shares rose 3% to $45.20.", [("3%", 0.03, ()), ("$45.20", 45.2, ())]),
        ("Two 150-kW satellites flew.", [("Two", 2, ()), ("150-kW", 150e3, ())]),
        ("Seven gigawatt-class sites open.", [("Seven", 7, ()), ("gigawatt", 1e9, ())]),
        ("It weighs 4 tons.", [("4 tons", 4000, ("ton_assumed",))]),
        ("Plans for 100,000 wafers a month and 10 GW a year.", [("100,000 wafers a month", 1.2e6, ()), ("10 GW a year", 1e10, ())]),
        ("It wants 30 GW of sun and 1 GW of chips per year.", [("30 GW", 3e10, ()), ("1 GW", 1e9, ("rate_cue_apart",))]),
    ],
)  # fmt: skip
def test_neighbours(text: str, expected: list[tuple[str, float, tuple[str, ...]]]) -> None:
    found = read(text)
    assert [(quantity.unit_text, quantity.flags) for quantity in found] == [
        (words, flags) for words, _, flags in expected
    ]
    assert [quantity.value for quantity in found] == pytest.approx([value for _, value, _ in expected], rel=1e-4)


def test_rate_cue_does_not_reach_into_another_clause() -> None:
    assert only("It has 120 kW, and it flies annually.").unit == "W"
    assert only("It took 120 kW in a year of tests.").unit == "W"
    assert only("It had 120 kW a year ago.").unit == "W"
    assert only("It has 120 kW that fade annually.").unit == "W"


def test_time_is_never_a_rate() -> None:
    assert only("They work 40 hours a week.").dimension == "time"
