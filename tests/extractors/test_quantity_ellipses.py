"""What a number leaves out: its neighbour's unit, the noun before it, the years of an age; and what stays apart."""

import pytest

from extractors.quantities.quantities import find
from models.reading import Quantity
from tests import shipped

UNITS = shipped.units()


def read(text: str) -> list[Quantity]:
    found = find(text, UNITS)
    assert [text[quantity.start : quantity.end] for quantity in found] == [quantity.unit_text for quantity in found]
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It peaks at 175 average, 250 peak, in kilowatts.", [175e3, 250e3]),
        ("The share rose to 45 from 40 percent.", [0.45, 0.40]),
        ("It fell from 40 percent in 2020 to 31 last year.", [0.40, 0.31]),
        ("Output rose by 2 percent and the index by 1.", [0.02, 0.01]),
        ("They must keep it up for 40, 50, 60 years.", [1262304000.0, 1577880000.0, 1893456000.0]),
        ("The panel has 66.5 x 107 mm.", [0.0665, 0.107]),
        ("It costs 5 to 7 percent.", [0.05]),
        ("It gives 175 kW average, 250 peak.", [175e3, 250e3]),
        ("It does 24 city and 33 highway mpg.", [24 * 425143.7074302719, 33 * 425143.7074302719]),
        ("Inflation was 2.1 percent in May and 2.3 in June.", [0.021, 0.023]),
        ("It earned $3.2 million, up from 2.8 million.", [3.2e6, 2.8e6]),
        ("Crude rose $1.20 to 58.24 a barrel.", [1.2, 58.24]),
        ("It cut the time from 40 to just 10 minutes.", [2400.0, 600.0]),
        ("It rose from a low of 20 to a high of 50 degrees.", [20.0, 50.0]),
        ("It grew from 12 in 2019 to 24 percent in 2020.", [0.12, 0.24]),
        ("It takes from 3 up to 9 months.", [3 * 2629800.0]),
        ("It cost 12 percent, vs. 11 a year ago.", [0.12, 0.11]),
        ("They had 1.9 gigawatts in service, against 1.4 at the end of June.", [1.9e9, 1.4e9]),
        ("There are 10,400ish up there.", [10400.0]),
        ("It needs more than 20 but less than 30 kW.", [20e3, 30e3]),
        ("The panel is 12 by 24 inches.", [0.3048, 0.6096]),
        ("It uses 120 of its 200 kW.", [120e3, 200e3]),
        ("It makes 100 kW, maybe 150.", [100e3, 150e3]),
        ("It makes 100 kW or even 150.", [100e3, 150e3]),
        ("Of these, 500 of the 1,200 megawatts are online.", [500e6, 1200e6]),
        ("Two of the five gigawatts run.", [2e9, 5e9]),
        ("It has spent 2 billion of the 5 billion dollars.", [2e9, 5e9]),
        ("It has spent $2 billion of a planned 5 billion.", [2e9, 5e9]),
        ("It has built 2 GW of a planned 10.", [2e9, 10e9]),
        ("It has built 2 of a planned 10 GW.", [2e9, 10e9]),
        ("It draws 300 MW against a target of 400.", [300e6, 400e6]),
        ("It draws 300 MW, well short of the 400 it was promised.", [300e6, 400e6]),
        ("It drew 300 MW in 2026, versus the 400 planned.", [300e6, 400e6]),
        ("The north site draws 150 MW, the other 90.", [150e6, 90e6]),
        ("The first array gives 120 kW and the second 80.", [120e3, 80e3]),
        ("The peak is 150 kW while the average is 120.", [150e3, 120e3]),
    ],
)
def test_a_unit_that_a_neighbour_says(text: str, expected: list[float]) -> None:
    assert [quantity.value for quantity in read(text)] == pytest.approx(expected)
    assert len({quantity.dimension for quantity in read(text)}) == 1


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("It offers 435 homes by open sale and 187 by tender.", ["home", "home"]),
        ("There are 68,400 people who left in one to two years and 95,800 who came.", ["person", None, "person"]),
        ("Sales of 3.9 million headsets, up from 2.4 million in 2017.", ["headset", "headset"]),
        ("They launched 60 satellites in May and 40 in June.", ["satellite", "satellite"]),
        ("The index (16,369.03 up 58.06 points) rose.", ["point", "point"]),
        ("It slid 88.6 points, or 1.6 per cent, to 5,557.8 on Monday.", ["point", None, "point"]),
        ("It has 10 satellites at 550 km and 12 launches in 2026.", ["satellite", None, "launch"]),
        ("They want another satellite or two.", ["satellite"]),
        ("He ate a three course meal.", ["course"]),
        ("These are the 20 most expensive rockets.", ["rocket"]),
        ("One proposal asks investors to wait.", ["proposal"]),
        ("It is one of my old rockets.", ["rocket"]),
        ("One more satellite flew.", ["satellite"]),
        ("He said that one of the computers failed.", ["computer"]),
        ("Two of Starcloud's satellites flew.", ["satellite"]),
        ("She is a seven-time champion.", ["time"]),
        ("He called Bob 3 times.", ["time"]),
        ("The team scored 10 points a game.", ["point"]),
        ("He had a good year (7.5 WAR).", ["war"]),
        ("It has two-, three- and four-bedroom flats.", ["bedroom", "bedroom", "bedroom"]),
        ("There were 12 crewed and uncrewed flights.", ["flight"]),
        ("It ordered 1,000 compute and relay satellites.", ["satellite"]),
        ("There are 40 optical or radio telescopes.", ["telescope"]),
        ("It has 1.2 million ground and space terminals.", ["terminal"]),
        ("One launch carried 60 satellites, the other 40.", ["launch", "satellite", "satellite"]),
        ("A quartet of boosters and a quintet of engines stood there.", ["booster", "engine"]),
    ],
)
def test_a_noun_that_stands_elsewhere(text: str, nouns: list[str | None]) -> None:
    assert [quantity.counted for quantity in read(text)] == nouns


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("They add five more gigawatts.", 5e9, "W"),
        ("It ran for three consecutive months.", 3 * 2629800.0, "s"),
        ("A kilogram to orbit could cost less than $200.", 200.0, "USD/kg"),
        ("Each kilogram costs $1,500.", 1500.0, "USD/kg"),
        ("It sold the remaining fifth of its shares.", 0.2, "1"),
        ("Rates rose half a percentage point.", 0.005, "1"),
        ("It took a week or two.", None, "s"),
        ("A fine of 3 million pounds was paid.", 3e6, "GBP"),
        ("The rocket lifts 3 million pounds.", 3e6 * 0.45359237, "kg"),
        ("It won a grant of 3 million pounds.", 3e6, "GBP"),
        ("They lost 75 USD million.", 75e6, "USD"),
        ("They lost 30 MUSD.", 30e6, "USD"),
        ("It cost 13 dollars and 45 cents.", 13.45, "USD"),
        ("It cost AUD$15.", 15.0, "AUD"),
        ("It cost 12,34,567.89 rupees.", 1234567.89, "INR"),
        ("It draws 1.234,5 kW.", 1234.5e3, "W"),
        ("It draws 150 peak kW.", 150e3, "W"),
        ("The field is 100 kV cm−1.", 1e7, "V/m"),
        ("It weighs 5.067×10-4 kg.", 5.067e-4, "kg"),
        ("Gold costs $1,500 an ounce.", 1500 / 0.028349523125, "USD/kg"),
        ("It takes a quarter-mile.", 402.336, "m"),
        ("It pays 5 million won.", 5e6, "KRW"),
        ("The beam draws 13 A.", 13.0, "A"),
        ("It pays 50 inr.", 50.0, "INR"),
        ("It runs at 1.4 Ghz.", 1.4e9, "Hz"),
        ("It used 12 KWH.", 12 * 3.6e6, "J"),
        ("It turns at 3,000 RPM.", 50.0, "Hz"),
        ("The mast is 6' tall.", 6 * 0.3048, "m"),
        ("The grating has 2.1 pm.", 2.1e-12, "m"),
        ("It draws 30&ndash;50&nbsp;kW.", 30e3, "W"),
        ("It draws 30&#8211;50 kW at AT&T; it does.", 30e3, "W"),
        ("It was worth PS2.7m.", 2.7e6, "GBP"),
        ("the phone holds 128 gb.", 128 * 8e9, "bit"),
        ("The phone holds 128gb.", 128 * 8e9, "bit"),
        ("the plant draws 20 mw.", 20e6, "W"),
    ],
)
def test_a_unit_set_off_from_its_number(text: str, value: float | None, unit: str) -> None:
    (quantity,) = read(text)
    assert quantity.unit == unit
    assert value is None or quantity.value == pytest.approx(value)


def test_dollars_in_brackets_tell_whose_money_a_bare_number_is() -> None:
    found = read("It costs 2,435,000 yen ($22,480) and in blue 2,380,000 ($21,972).")
    assert [quantity.unit for quantity in found] == ["JPY", "USD", "JPY", "USD"]


@pytest.mark.parametrize(
    "text",
    [
        "Nick Hague, 44, has flown.",
        "His sister Maria, who was 44, sang.",
        "He is 44.",
        "Those above the age of 44 sang.",
        "A man aged 44 sang.",
    ],
)
def test_an_age_is_in_years_and_flagged(text: str) -> None:
    (quantity,) = read(text)
    assert (quantity.unit, quantity.value, quantity.flags) == ("s", pytest.approx(44 * 31557600.0), ("age",))


def test_a_time_behind_the_bracket_is_both_sums_own() -> None:
    assert [quantity.unit for quantity in read("It costs €6bn ($7bn) a year.")] == ["EUR/yr", "USD/yr"]


def test_what_each_thing_costs_is_a_price_per_thing() -> None:
    (quantity,) = read("Every launch costs $90 million.")
    assert (quantity.value, quantity.per) == (90e6, "launch")


def test_a_range_of_ages_is_one() -> None:
    (quantity,) = read("People aged 18 to 24 sang.")
    assert (quantity.value, quantity.value_high) == (pytest.approx(18 * 31557600.0), pytest.approx(24 * 31557600.0))


@pytest.mark.parametrize(
    "text",
    [
        "The temple was built between A.D. 1000 and 1260.",
        "It burned in AD 79 and 500 BC.",
        "it was paid on sept. 30 and oct. 25.",
        "Growth was in double digits.",
        "the ftse 100 rose.",
        "It sold the PS5.",
        "The iPhone 11 Pro and 11 Pro Max are new.",
        "The host is 192.168.100.200.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == []


def test_entities_of_entities_are_read_once() -> None:
    assert len(read("&amp;" * 2000 + "It draws 5 kW.")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brent rose 40 cents to $62.10 a barrel, while the other fell 0.3 percent to 55.20.", (55.2, "USD")),
        ("It earned $1.20 a share, above the 1.10 that was expected.", (1.1, "USD")),
        ("The euro was at $1.1050, from 1.1040 on Monday.", (1.104, "USD")),
        ("One lost 0.03% to 1,463.87 points, while another climbed 0.1% to 1,333.18.", (1333.18, "1")),
        ("She walked 12 km on Monday and 8 on Tuesday.", (8000.0, "m")),
        ("The ticket costs $10 for adults and 5 for children.", (5.0, "USD")),
        ("The battery lasts 10 hours, against 8 for the older one.", (28800.0, "s")),
    ],
)
def test_a_level_is_told_as_the_one_before_it(text: str, expected: tuple[float, str]) -> None:
    last = read(text)[-1]
    assert (last.value, last.unit) == expected
    assert last.dimension != "count" or last.counted == "point"


def test_points_with_some_of_them_set_apart() -> None:
    assert [(each.value, each.counted) for each in read("He scored 25 points, with 10 in the first half.")] == [
        (25.0, "point"),
        (10.0, "point"),
    ]


def test_a_level_far_from_another_is_no_price() -> None:
    assert read("It cost $12.50 and was version, says the note, of 95.25 to him.")[-1].dimension == "count"


@pytest.mark.parametrize(
    "text",
    [
        "Two of the 200 MW halls are open.",
        "Two of the 200-MW halls are open.",
        "It plans a radiator of 1,000 m² for the third one.",
        "It gives 120 kW; the other two give less.",
        "It draws 5 MW over the next 3 rounds.",
        "It gives 10 kW below an altitude of 400 at night.",
    ],
)
def test_what_is_set_against_nothing_keeps_to_itself(text: str) -> None:
    assert not [quantity for quantity in read(text) if "shared_unit" in quantity.flags]
