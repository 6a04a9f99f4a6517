"""Values in every form that people write them, read down to claims: tables, ellipses, loads, comparisons."""

from collections.abc import Callable

import pytest

ReadValues = Callable[..., list[tuple[str | None, str, float | None]]]

FORMS = [
    ("Starcloud-2 was placed in a 641 x 644 km orbit.", [("altitude", 641e3)]),
    ("Starcloud's array would be 4 km by 4 km, as wide as a town.", [("span", 4e3)]),
    ("Colossus 2 will draw a gigawatt and a half by the end of 2027.", [("compute_power", 1.5e9)]),
    ("Colossus 2 will hold the equivalent of 550,000 H100s.", [("accelerator_count", 550e3)]),
    ("Starcloud expects running costs half those of a terrestrial data center.", [("cost_ratio", 0.5)]),
    ("Starcloud expects to cut the cost of energy in half.", [("cost_ratio", 0.5)]),
    ("Starcloud-3 would undercut a hall on Earth on energy cost by a factor of ten.", [("cost_ratio", 0.1)]),
    ("AI1 delivers one twenty kilowatts on average.", [("unit_power", 120e3)]),
    ("Colossus 2 passed the gigawatt mark in January.", [("compute_power", 1e9)]),
    ("Each month Terafab would produce 100,000 wafers.", [("wafer_rate", 1.2e6)]),
    ("It costs $1,500 to put a kilogram into orbit on Starship.", [("launch_price", 1500.0)]),
    ("Starship would lower the cost to orbit from $1,500 to $100 a kilogram.", [("launch_price", 100.0)]),
    ("By 2030 a Starship would leave every hour.", [("launch_rate", 8760.0)]),
    ("SpaceX aims to produce one Starlink V3 satellite every 30 minutes.", [("satellite_rate", 17520.0)]),
    ("Gigasat will roll out a Starmind satellite every hour.", [("satellite_rate", 8760.0)]),
    ("Colossus 2 has 550,000 GB200/GB300s.", [("accelerator_count", 550e3)]),
    ("SpaceX plans to triple Starship's launches from 5 to 15 next year.", [("launch_count", 15.0)]),
    ("Musk wants to have the first gigawatt of Starmind in orbit by 2028.", [("compute_power", 1e9)]),
    ("Starmind would bring 100 kW of compute for every tonne launched.", [("specific_power", 100.0)]),
    ("If each tonne carried 100 kW of Starmind compute, few would ask.", [("specific_power", 100.0)]),
    ("Starship will reach a weekly cadence by March.", [("launch_rate", 52.0)]),
    ("Copper for Starmind touched $13,900 a tonne.", []),
    ("You will cut the mass of Starmind's converter from 60 kg to 35 kg.", []),
    ("A lab may reserve 200 megawatts on Starmind, a financial daily reported.", [("compute_power", 200e6)]),
    ("Gigasat is large. The investment over eight years comes to $4.3 billion.", [("capex", 4.3e9)]),
    ("AI1 is big. Its radiator? 110 square meters of it.", [("radiator_area", 110.0)]),
    ("The AI1 satellite is WIDER than a 747: 70 meters!", [("span", 70.0)]),
    ("The number of Starlink satellites has topped ten thousand.", [("satellite_count", 10e3)]),
    ("Numbers of the week. **10,000+** – Starlinks in orbit.", [("satellite_count", 10e3)]),
    ("Colossus 1 in numbers. **220,000** – GPUs in that hall.", [("accelerator_count", 220e3)]),
    ("Colossus 1. **$1.25bn** – what Anthropic pays SpaceX each month through May 2029.", [("contract_rate", 15e9)]),
    ("SpaceX will build AI satellites at a rate of 10 per day by 2028.", [("satellite_rate", 3650.0)]),
    ("SpaceX builds Starlink satellites at about 70 a week.", [("satellite_rate", 3640.0)]),
    ("SpaceX now launches Starlink satellites at a pace of roughly 60 a week.", [("satellite_rate", 3120.0)]),
    ("Terafab is to turn out chips at 1,000 a day.", [("chip_rate", 365e3)]),
]
GOING_ON = [
    ("Terafab is meant to turn out 100,000 wafer starts a month at first and a million eventually.",
     [("wafer_rate", 1.2e6), ("wafer_rate", 1.2e7)]),
    ("Tesla's Cortex 2 is now at 130 megawatts and climbing to 500.", [("compute_power", 130e6), ("compute_power", 500e6)]),
    ("Starmind will produce 1 GW in 2027, 10 GW in 2028 and 100 in 2029.",
     [("compute_power", 1e9), ("compute_power", 1e10), ("compute_power", 1e11)]),
    ("With Starmind we get to a gigawatt a year by the end of next year, then ten, then a hundred.",
     [("compute_power_rate", 1e9), ("compute_power_rate", 1e10), ("compute_power_rate", 1e11)]),
    ("Starship V3 is a hundred-plus tons to orbit. V4 is two hundred.", [("payload_mass", 1e5), ("payload_mass", 2e5)]),
    ("ADA Space launched eight Three-Body satellites in May, for a total of 20 in orbit.",
     [("satellite_count", 8.0), ("satellite_count", 20.0)]),
    ("ADA Space put eight more Three-Body satellites up in May, which makes 20.",
     [("satellite_count", 8.0), ("satellite_count", 20.0)]),
    ("On Starmind, we said 120 kilowatts, it's 150 now.", [("unit_power", 120e3), ("unit_power", 150e3)]),
    ("AI1 will generate 150 kilowatts, 120 of them for compute.", [("unit_power", 150e3), ("unit_power", 120e3)]),
    ("Of the 12 Three-Body satellites, nine are working.", [("satellite_count", 12.0), ("satellite_count", 9.0)]),
    ("xAI has 300 megawatts online at Colossus, another 200 to follow.", [("compute_power", 300e6), ("compute_power", 200e6)]),
    ("Starship has flown three times this year, against five last year.", [("launch_count", 3.0), ("launch_count", 5.0)]),
    ("Colossus had 1.4 gigawatts of compute online, compared with 0.6 gigawatts as of December 31, 2025.",
     [("compute_power", 1.4e9), ("compute_power", 0.6e9)]),
]  # fmt: skip
CHANGES = [
    ("Alphabet's Google will lift monthly compute payments to SpaceX from $920 million to $1.1 billion for Colossus.",
     [("contract_rate", 13.2e9)]),
    ("Starmind's altitude was changed from 500 km to 600 km.", [("altitude", 600e3)]),
    ("AI1's solar array is about 850 m², so the radiator's the small one.", [("array_area", 850.0)]),
    ("Blue Origin asks for 51,600 Project Sunrise satellites at 500 km. That is a ceiling. Starcloud is at 88,000.",
     [("satellite_count", 51600.0), ("altitude", 500e3), ("satellite_count", 88e3)]),
    ("Starcloud flies a satellite. It makes sense only once launch costs come down. Nobody flies every week.", []),
    ("Under Section 25.164 one half of the satellites of Starcloud must be in operation six years after grant.", []),
    ("**Four: the chips.** Starmind has chips.", []),
]  # fmt: skip
LOADS = [
    "Starship lifted off on Thursday. In its bay were 26 Starlink V3 satellites.",
    "The payload bay takes 26 Starlink V3 satellites.",
    "Starship's next flight lifts off with 26 Starlink V3 satellites.",
    "Starship flew on Thursday. It carried 26 Starlink V3s.",
    "SpaceX has talked of 26 Starlink V3s a go.",
    "Thanks to Starship, 26 Starlink units could be carried on every launch.",
]
TABLES = [
    ("Applicant | System | Satellites (up to) | Altitude\nStarcloud | Starcloud | 88,000 | n/s\n"
     "Blue Origin | Project Sunrise | 51,600 | 500–1,800 km",
     [("satellite_count", 88e3), ("satellite_count", 51600.0), ("altitude", 500e3)]),
    ("The compute deals of SpaceX in Memphis.\n\nCustomer | Monthly payment | Total if held to term\nAnthropic | $1.25bn | $45bn",
     [("contract_rate", 15e9), ("contract_value", 45e9)]),
    ("Where xAI computes\n\n| Site | GPUs | Power (MW) |\n|---|---|---|\n| Colossus 2 | 550,000 | 1,400 |",
     [("accelerator_count", 550e3), ("compute_power", 1.4e9)]),
    ("What Starcloud plans\n\n| Satellite | Power (kW) | Launch mass (t) |\n|---|---|---|\n| Starcloud-3 | 200 | 3 |",
     [("unit_power", 200e3), ("unit_mass", 3e3)]),
    ("Starmind by the numbers\n\n**1,000,000**: satellites in SpaceX's Starmind application\n**0**: Starmind satellites launched",
     [("satellite_count", 1e6)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORMS + GOING_ON + CHANGES + TABLES)
def test_a_value_is_read_whatever_its_form(values_of: ReadValues, text: str, expected: list[tuple[str, float]]) -> None:
    assert [(metric, value) for _, metric, value in values_of(text)] == [
        (metric, pytest.approx(value)) for metric, value in expected
    ]


@pytest.mark.parametrize("text", LOADS)
def test_what_stands_in_one_bay_is_counted_per_launch(values_of: ReadValues, text: str) -> None:
    assert [(metric, value) for _, metric, value in values_of(text)] == [("satellites_per_launch", 26.0)]


def test_the_heights_of_an_orbit_are_one_range(values_of: ReadValues) -> None:
    assert values_of("Starcloud-2 flies in a 641-by-644-kilometer orbit.") == [("starcloud", "altitude", 641e3)]


def test_a_row_of_figures_heads_no_column(values_of: ReadValues) -> None:
    rows = "Colossus 1 | 220,000 GPUs | 300 MW\nColossus 2 | 550,000 GPUs | 1.4 GW"
    assert [(metric, value) for _, metric, value in values_of(rows)] == [
        ("accelerator_count", 220e3), ("compute_power", 300e6), ("accelerator_count", 550e3), ("compute_power", 1.4e9),
    ]  # fmt: skip
