"""Values that leave out what they count, that they are money, or whose they are: the words before them have said it."""

from collections.abc import Callable

import pytest

ReadValues = Callable[..., list[tuple[str | None, str, float | None]]]

LEFT_OUT = [
    ("Terafab's first phase is about 55 billion.", [("terafab", "capex", 55e9)]),
    ("We've put roughly two billion into Terafab so far.", [("terafab", "capex", 2e9)]),
    ("Gigasat is paid for to the tune of three point five billion.", [("spacex.gigasat", "capex", 3.5e9)]),
    ("The bill for Terafab is now 25 billion.", [("terafab", "capex", 25e9)]),
    ("colossus 1 is rented to anthropic for 1.25B a month", [("compute_supply", "contract_rate", 15e9)]),
    ("Terafab will make 200 billion chips a year.", [("terafab", "chip_rate", 200e9)]),
    (
        "Three firms have asked for satellites: Starcloud (88,000) and Blue Origin with Project Sunrise (51,600).",
        [("starcloud", "satellite_count", 88e3), ("blue_origin.sunrise", "satellite_count", 51.6e3)],
    ),
    (
        "The AI1 is 70 m across. They want a million of them.",
        [("spacex.starmind", "span", 70.0), ("spacex.starmind", "satellite_count", 1e6)],
    ),
    ("Starlink was down. A tracker logged more than 61,000 of them.", []),
    (
        "Suncatcher's first prototype is up. Two more are to follow early next year.",
        [("google.suncatcher", "satellite_count", 2.0)],
    ),
    (
        "The Suncatcher prototype flew. A full cluster, as the paper draws it, has 81.",
        [("google.suncatcher", "satellite_count", 81.0)],
    ),
    ("Starship flew in May. Two more are to follow this year.", []),
    ("Axiom's nodes are up. The company plans a total of at least three by 2027.", [("axiom.odc", "satellite_count", 3.0)]),
    ("We are building two flight units of Starcloud-2.", [("starcloud", "satellite_count", 2.0)]),
    (
        "Starlink V3 satellites ride on Starship. SpaceX talks of 60 a go.",
        [("spacex.starlink", "satellites_per_launch", 60.0)],
    ),
    (
        "Starcloud-2 will have 8 kilowatts, against one kilowatt for Starcloud-1.",
        [("starcloud", "unit_power", 8e3), ("starcloud", "unit_power", 1e3)],
    ),
    ("From each square metre, AI1's radiator sheds 1.4 kW.", [("spacex.starmind", "radiator_flux", 1400.0)]),
    ("AI1 is to get rid of 1,400 W through every square metre of radiator.", [("spacex.starmind", "radiator_flux", 1400.0)]),
    (
        "Suncatcher's clusters fly 650 kilometres above the ground in a formation two kilometres across.",
        [("google.suncatcher", "altitude", 650e3)],
    ),
    ("Starship flew twice. Block 3 has carried 37.5 tonnes on Flight 12.",
     [("spacex.starship", "launch_count", 2.0), ("spacex.starship", "payload_mass", 37.5e3)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), LEFT_OUT, ids=[text for text, _ in LEFT_OUT])
def test_what_is_left_out_is_known_from_before(values_of: ReadValues, text: str, values: list[object]) -> None:
    assert values_of(text) == values


OF_COMPANIES = [
    (
        "Starcloud wants 88,000 satellites. The plan for the Three-Body Computing Constellation is a hundred by 2027.",
        100.0,
        "three_body",
    ),
    (
        "Data centers in orbit are the fashion among builders of satellites.\n\nSpaceX's request is by far the largest: a million.",
        1e6,
        "spacex.starmind",
    ),
    (
        "Orbital data centers differ. Each of SpaceX's craft would have 120 kW; Starcloud's would make do with 20 kW.",
        120e3,
        "spacex.starmind",
    ),
    (
        "We plan AI1. We have applied for a system of up to one million satellites for orbital AI compute.",
        1e6,
        "spacex.starmind",
    ),
    (
        "Operator: Next question.\n\nAnalyst: Two on Terafab. How many wafers?\n\nElon Musk: We start with 100,000 wafers a month. Cortex is at 250 megawatts.",
        1.2e6,
        "terafab",
    ),
]


@pytest.mark.parametrize(("text", "value", "program"), OF_COMPANIES, ids=[text for text, *_ in OF_COMPANIES])
def test_whose_it_is_is_known_from_the_company_or_the_question(
    values_of: ReadValues, text: str, value: float, program: str
) -> None:
    assert [read for read, _, number in values_of(text) if number == pytest.approx(value)] == [program]
