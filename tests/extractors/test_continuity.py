"""Tests of what goes on with a program that was spoken of: a name in passing lends itself to nothing that brings in something new."""

from collections.abc import Callable

import pytest

ReadValues = Callable[[str], list[tuple[str | None, str, float | None]]]

_FILLER = "The town is large. Rents have risen. Nobody knows why."


@pytest.mark.parametrize(
    "passing",
    [
        "Machines like xAI's Colossus take no part in it.",
        "She would not say whether parts had gone to Colossus.",
        "The larger ones, such as Colossus, have their own.",
        "They learned most of what they know of Colossus from drone pilots.",
    ],
)
@pytest.mark.parametrize(
    "figure",
    [
        "A hall of 100 megawatts pays for it with ten more.",
        "A coolant distribution unit for 2 MW costs much.",
        "The city of Vantaa has ordered 40 MW for 2028.",
        "An exaflops of 1996 would have needed 850 GW.",
    ],
)
def test_a_name_in_passing_lends_itself_to_nothing_new(values_of: ReadValues, passing: str, figure: str) -> None:
    assert values_of(f"{_FILLER} {passing} {figure}") == []


@pytest.mark.parametrize(
    "figure",
    [
        "It draws 300 MW.",
        "The site draws 300 MW.",
        "Its load is 300 MW.",
        "The operators say 300 MW.",
        "A total of 300 MW is installed.",
    ],
)
def test_what_points_back_goes_on_with_a_name_that_is_mentioned(values_of: ReadValues, figure: str) -> None:
    text = f"{_FILLER} Nobody there had heard of Colossus 1. {figure}"
    assert values_of(text) == [("xai.colossus", "compute_power", 300e6)]


@pytest.mark.parametrize(
    "naming",
    ["Colossus 1 is full.", "Colossus 1.", "xAI is building Colossus 1.", "This is Colossus 1.", "And Colossus 1?"],
)
def test_a_line_about_a_program_lends_it_to_what_says_nothing_else(values_of: ReadValues, naming: str) -> None:
    assert values_of(f"{_FILLER} {naming} Epoch counted 300 MW.") == [("xai.colossus", "compute_power", 300e6)]


def test_a_clause_about_a_program_mentions_it(values_of: ReadValues) -> None:
    text = "I grew up near the field where Terafab is being built. The company talks of 100,000 wafers a month."
    assert values_of(text) == [("terafab", "wafer_rate", 1.2e6)]


@pytest.mark.parametrize(
    ("figure", "is_read"),
    [
        ("A chip factory that SpaceX and Tesla plan in Texas could cost $55 billion.", True),
        ("A chip factory that Micron plans in Idaho could cost $55 billion.", False),
    ],
)
def test_what_the_makers_of_a_program_plan_is_no_other_thing(values_of: ReadValues, figure: str, is_read: bool) -> None:
    text = f"{figure} Construction is to begin this year. In Texas it is called Terafab."
    assert bool(values_of(text)) is is_read


@pytest.mark.parametrize(
    ("figure", "is_read"),
    [
        ("A second hall adds 200 MW.", True),
        ("A further 200 MW is on its way.", True),
        ("A dairy beside the road draws 200 MW.", False),
        ("A nearby foundry of 200 MW was closed.", False),
        ("A battery of 200 MW stands beside it.", False),
    ],
)
def test_one_more_of_it_goes_on_and_something_new_does_not(values_of: ReadValues, figure: str, is_read: bool) -> None:
    assert bool(values_of(f"Colossus 1 draws 300 MW. Colossus 1 is full. {figure}")[1:]) is is_read


@pytest.mark.parametrize(
    "figure",
    [
        "A person familiar with the plans put the power at 120 kW a satellite.",
        "A liquid loop sheds it, and 120 kW of compute power are left to each satellite.",
        "A tweet from Musk promised 120 kW a satellite.",
    ],
)
def test_whoever_speaks_of_satellites_goes_on_with_those_before(values_of: ReadValues, figure: str) -> None:
    text = f"Starmind is SpaceX's. Starmind will fly in 2027. {figure}"
    assert ("spacex.starmind", "unit_power", 120e3) in values_of(text)


_ASIDE = "Oracle has leased a park in Abilene. Applied Digital put up 400 megawatts in Ellendale."


@pytest.mark.parametrize(
    "onward",
    [
        "Back in Memphis, the site is to draw 1.5 GW.",
        "To return to Memphis: the site is to draw 1.5 GW.",
        "But back in Memphis the complex is to draw 1.5 GW.",
    ],
)
def test_a_paragraph_comes_back_to_where_the_text_was(values_of: ReadValues, onward: str) -> None:
    text = f"Colossus 2 is full. It stands in Memphis.\n\n{_ASIDE}\n\n{onward}"
    assert values_of(text) == [("xai.colossus", "compute_power", 1.5e9)]


def test_a_paragraph_goes_on_with_another_place(values_of: ReadValues) -> None:
    text = f"Colossus 2 is full. It stands in Memphis.\n\n{_ASIDE}\n\nBack in Ohio, the site is to draw 1.5 GW."
    assert values_of(text) == []


def test_the_whole_of_it_leads_back_from_an_aside(values_of: ReadValues) -> None:
    figure = "A filing with the county describes what all this is to stand in: a hall of 1.9 million square feet."
    text = f"Terafab is to start 100,000 wafers a month.\n\nMicron builds in Boise. ASML sells machines.\n\n{figure}"
    assert ("terafab", "facility_area", 176515.776) in values_of(text)


def test_a_program_that_was_told_of_needs_no_name(values_of: ReadValues) -> None:
    text = (
        "The application that SpaceX filed covers a million orbital data center satellites.\n\n"
        "The company flew five times. I leave that to the reader. It rains.\n\n"
        "An engineer told me the panels were designed to shed 1,000 watts per square meter."
    )
    assert ("spacex.starmind", "radiator_flux", 1000.0) in values_of(text)


def test_a_rocket_of_others_carries_ours(values_of: ReadValues) -> None:
    text = "A Long March 2D put twelve satellites into orbit from Jiuquan for the Three-Body Computing Constellation."
    assert values_of(text) == [("three_body", "satellite_count", 12.0)]
    assert (
        values_of("The Three-Body Constellation grows. A Long March 2D put twelve satellites into orbit for Qianfan.")
        == []
    )
