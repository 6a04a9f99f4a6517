"""Tests of texts that name a watched program or company in passing: none of their figures is a claim."""

from collections.abc import Callable

import pytest

ReadValues = Callable[..., list[tuple[str | None, str, float | None]]]


@pytest.mark.parametrize(
    "text",
    [
        "Her team found leakage from 68 Starlink satellites in one hour.",
        "On a clear night he counted 212 Starlink satellites in an hour.",
        "The authors modelled a population of 100,000 satellites. SpaceX has asked for orbital data centers.",
        "We do not expect more than 200 MW by 2032 from Starcloud, SpaceX and China combined.",
        "Starcloud is cold. Every kilowatt needs two and a half square meters of radiator.",
        "Suncatcher is far. For a megawatt you want 2,500 square meters of radiator.",
        "Starmind is far. A gigawatt would want 6,000 satellites.",
        "Starmind is new. Launch prices, across all providers, fell to $3,100 per kilogram.",
        "Starcloud hired Dana Whitlow. She comes from AWS, where she oversaw data centers of 4.1 gigawatts.",
        "Starlink must keep below a ceiling. The fixed satellites stand 36,000 kilometers up.",
        "| | Weight |\n|---|---|\n| Starlink | 2.9 kg |",
        'Starlink grows. Somebody said it would be "the 1 terawatt moment".',
        "A start-up in Oslo plans an orbital data center of 5 MW for 2030.",
        'Chenguang, the Beijing company that wants to put a gigawatt-class "space data center" in orbit by 2035, got a loan.',
        "The plumber announced that he would put a gigawatt of compute in orbit.",
        "Neutron, meant to rival Falcon 9 and, one day, Starship, is to carry 13 tonnes to orbit.",
        "A connector of 32 Gb/s for cars was shown; and a lecture was given by somebody who consults for Starcloud.",
        "Starlink has no cover, and of the roughly 14,000 working spacecraft in space fewer than 300 are insured.",
        "We keep getting asked about Terafab. Nothing is known. Nanya, they say, adds 20,000 wafers a month.",
        "The foil has fans. It isn't Google's Suncatcher. One square meter of it sheds 900 watts.",
        "Our blankets fly on 31 spacecraft. Customers include two primes and Aetherflux. By 2030 we want to be at 20 MW a year.",
        "They spoke of Terafab. The new high school is large. It was budgeted at $210 million.",
    ],
)
def test_a_figure_of_somebody_else_is_no_claim(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize(
    ("title", "is_read"),
    [
        ("Vertiv Holdings (VRT) Q2 2026 earnings call", False),
        ("Starcloud Q2 2026 earnings call", True),
        ("Third-quarter 2026 earnings call", True),
    ],
)
def test_we_on_a_call_are_those_whose_call_it_is(values_of: ReadValues, title: str, is_read: bool) -> None:
    text = "Starcloud is growing. We have 31 megawatts in orbit."
    assert bool(values_of(text, title=title)) is is_read


def test_what_is_told_before_a_program_is_named_is_of_whom_the_title_tells(values_of: ReadValues) -> None:
    text = "The network was to have 5,408 satellites. The firm's other constellation is Project Sunrise."
    assert values_of(text, title="TeraWave slips again") == []
    assert values_of(text, title="Project Sunrise slips again") == [("blue_origin.sunrise", "satellite_count", 5408.0)]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("The Friday Parody", "Nothing happened."),
        ("Minutes", "*Every word below is invented, as on every Friday.*"),
        ("Minutes", "This story is satire."),
    ],
)
def test_what_says_that_it_is_invented_makes_no_claim(values_of: ReadValues, title: str, first: str) -> None:
    assert values_of("Starmind draws 175 kW.", title="Minutes")
    assert values_of(f"{first} Starmind draws 175 kW.", title=title) == []


def test_an_item_of_a_programme_is_told_of_no_program_of_another(values_of: ReadValues) -> None:
    text = "09:00 Registration\n\n09:30 What is Starmind?\n\n10:30 Coffee\n\n11:00 A radiator of 110 square meters\n\n12:00 Lunch"
    assert values_of(text) == []
    assert values_of(text.replace("11:00 A radiator", "11:00 Starmind: a radiator")) != []


def test_a_company_that_nobody_watches_speaks_on_its_own_page(values_of: ReadValues) -> None:
    text = "The two Axiom orbital data center nodes that we carry are in service. We plan for 18 satellites in 2028."
    assert ("axiom.odc", "satellite_count", 18.0) not in values_of(text, title="Kepler: what a year has taught us")


def test_what_a_company_spends_is_no_cost_of_a_chip_that_it_makes(values_of: ReadValues) -> None:
    text = "Samsung makes AI5. The company has spent $37 billion in Texas. AI5 is late."
    assert values_of(text, title="Samsung begins production of AI5") == []
