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
        "Several firms want satellites: Starcloud (88,000) and Blue Origin with Project Sunrise (51,600).",
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
    (
        "Average power of AI1 goes from 120 kW to 175 kW. The peak is given as 250.",
        [("spacex.starmind", "unit_power", 175e3), ("spacex.starmind", "unit_power", 250e3)],
    ),
    (
        "Terafab would start with 100,000 wafers a month. The goal is to get to a million, which is a lot.",
        [("terafab", "wafer_rate", 1.2e6), ("terafab", "wafer_rate", 12e6)],
    ),
    (
        "Colossus 2 runs at 1.1 gigawatts. Pictures suggest 820 MW. The full site is meant for two.",
        [("xai.colossus", "compute_power", 1.1e9), ("xai.colossus", "compute_power", 820e6), ("xai.colossus", "compute_power", 2e9)],
    ),
    (
        "AI1's line makes ten satellites a day. It is for a fleet that will grow to one million.",
        [("spacex.starmind", "satellite_rate", 3650.0), ("spacex.starmind", "satellite_count", 1e6)],
    ),
    ("Axiom has nodes in orbit. It would like to see a dozen by 2030.", [("axiom.odc", "satellite_count", 12.0)]),
    (
        "Gigasat ends up at a million square meters. I measured, and what is standing now is closer to 90,000.",
        [("spacex.gigasat", "facility_area", 1e6), ("spacex.gigasat", "facility_area", 90e3)],
    ),
    (
        "The design power of AI1 is 175 kW. It fits a rack.\n\n250 at peak.",
        [("spacex.starmind", "unit_power", 175e3), ("spacex.starmind", "unit_power", 250e3)],
    ),
    (
        "Gigasat has 2 million square feet. Boeing's hall in Everett has about 4 million.",
        [("spacex.gigasat", "facility_area", 185806.08)],
    ),
    ("The design power of AI1 is 120 kW. Johnsen was 62 at the time.", [("spacex.starmind", "unit_power", 120e3)]),
    (
        "Starmind is to make 1 GW a year by 2027. And by 2030? ONE HUNDRED.",
        [("spacex.starmind", "compute_power_rate", 1e9), ("spacex.starmind", "compute_power_rate", 100e9)],
    ),
    (
        "Starmind flies soon. How many satellites a day will the line make? Eventually ten.",
        [("spacex.starmind", "satellite_rate", 3650.0)],
    ),
    ("Tesla's AI6 is close. How many of those would you make? Long term, tens of millions a year.", [("tesla.ai_chip", "chip_rate", 1e7)]),
    ("Galactic Brain's first node is built. Ten more have been ordered.", [("aetherflux", "satellite_count", 10.0)]),
    ("Galactic Brain's first node is built. Two have failed.", []),
    ("Three-Body satellites are small. About 100 would suffice, she said.", [("three_body", "satellite_count", 100.0)]),
    ("Axiom's nodes are up. The company wants at least three in operation by 2027.", [("axiom.odc", "satellite_count", 3.0)]),
    (
        "Zhejiang Lab runs the Three-Body Constellation. Zhejiang Lab wants 50 to be up within a year.",
        [("three_body", "satellite_count", 50.0)],
    ),
    (
        "Starmind's satellites fly on Starship. The count per ship had been cut to 40.",
        [("spacex.starmind", "satellites_per_launch", 40.0)],
    ),
    (
        "Colossus 2 is full. GPU count is guesswork. My own estimate is 480,000 installed.",
        [("xai.colossus", "accelerator_count", 480e3)],
    ),
    ("Each AI1 gets a terabit laser link.", [("spacex.starmind", "link_rate", 1e12)]),
    ("Starcloud-1 stored a terabit of data.", []),
    ("AI1 is a 70-meter spacecraft.", [("spacex.starmind", "span", 70.0)]),
    ("At 120 kW each, one launch of Starmind satellites brings 5 MW.", [("spacex.starmind", "unit_power", 120e3)]),
    ("Suncatcher counts on cheap launch: the yearly cost of launching a kilowatt must fall.", []),
    ("A slide puts a Galactic Brain node at $40 million.", []),
    ("Starcloud puts its saving on energy at ninety percent.", [("starcloud", "cost_ratio", 0.1)]),
    ("Terafab is to make some 200 million parts a year.", [("terafab", "chip_rate", 200e6)]),
    ("Gigasat is to make some 2,000 units a year.", [("spacex.gigasat", "satellite_rate", 2000.0)]),
    ("Project Sunrise comprises no more than 51,600 space stations.", [("blue_origin.sunrise", "satellite_count", 51600.0)]),
    ("Starcloud speaks of three space stations.", []),
    (
        "10,000 Starlinks are in the sky and a million AI satellites on file.",
        [("spacex.starlink", "satellite_count", 10e3), ("spacex.starmind", "satellite_count", 1e6)],
    ),
    (
        "AI1 waits. The factory at Bastrop, Gigasat, is to make ten a day at first.",
        [("spacex.gigasat", "satellite_rate", 3650.0)],
    ),
    ("- starship: 100+ tons, and cheap", [("spacex.starship", "payload_mass", 100e3)]),
    ("Colossus 2 is here. they say 550k GB200s. how many are racked?", [("xai.colossus", "accelerator_count", 550e3)]),
    (
        "According to an incentive application, Terafab's first phase costs $55 billion.",
        [("terafab", "capex", 55e9)],
    ),
    (
        "AI1 weighs 2.3 tonnes and on the bench ran at 180 kW. We had promised 175.",
        [("spacex.starmind", "unit_mass", 2300.0), ("spacex.starmind", "unit_power", 180e3), ("spacex.starmind", "unit_power", 175e3)],
    ),
    ("Suncatcher's prototype is up. Google has spoken of 81 to a cluster.", [("google.suncatcher", "satellite_count", 81.0)]),
    ("Tesla's Cortex is growing again. Each rack, cooled by water, draws 132 kilowatts.", [("tesla.cortex", "unit_power", 132e3)]),
    (
        "Cortex was drawing 190 megawatts last month; the utility has signed off on 500.",
        [("tesla.cortex", "compute_power", 190e6), ("tesla.cortex", "compute_power", 500e6)],
    ),
    ("Project Sunrise has no satellites yet. Project Sunrise would number 51,600.", [("blue_origin.sunrise", "satellite_count", 51600.0)]),
    ("Starmind has satellites. There is no number nine, because of luck.", []),
    (
        "Aetherflux builds its first node. Ten by the end of 2029.",
        [("aetherflux", "satellite_count", 10.0)],
    ),
    (
        "Cortex has grown from 50,000 H100s to the equivalent of 120,000.",
        [("tesla.cortex", "accelerator_count", 120e3)],
    ),
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
