"""Tests of values whose clause has a new subject that is none of ours: a mill, a neighbor, a country, the company named last."""

from collections.abc import Callable

import pytest

ReadValues = Callable[[str], list[tuple[str | None, str, float | None]]]

_COLOSSUS = "Colossus 2 drew 1.1 gigawatts in May."
_OF_COLOSSUS = ("xai.colossus", "compute_power", 1.1e9)
_STARMIND = "A Starmind satellite draws 120 kW."
_OF_STARMIND = ("spacex.starmind", "unit_power", 120e3)


@pytest.mark.parametrize(
    "figure",
    [
        "The paper mill down the road takes 140 megawatts.",
        "A brewery near the airport draws nine.",
        "My neighbor, who sells them, has 40 megawatts in a shed.",
        "A developer from Tulsa has 800 megawatts under contract.",
        "Two brothers in Waco want to build 2 gigawatts.",
        "A friend of mine rents out generators. She moved 400 megawatts last year.",
        "A buddy at a smelter in Gove says they curtailed 300 MW.",
        "The paper said that a rancher had sold 200 megawatts of solar.",
        "Singapore, which lifted a freeze in 2022, has since allotted 80 megawatts.",
        "Singapore, which lifted a freeze on data centers of every size in 2022, has since allotted 80 megawatts.",
        "We do so at my old job (cold storage, 4 MW).",
    ],
)
def test_a_new_subject_that_is_none_of_ours_takes_its_value(values_of: ReadValues, figure: str) -> None:
    assert values_of(f"{_COLOSSUS} {figure}") == [_OF_COLOSSUS]


@pytest.mark.parametrize(
    "figure",
    [
        "My old employer tested a 9 kW bus for a year.",
        "A fridge runs on 150 watts.",
        "A generator in the two-megawatt class is sold out.",
        "A German supplier of hinges showed an arm that unfolds to 14 meters.",
        "The payload fairing is 5.2 meters across.",
    ],
)
def test_beside_a_craft_too(values_of: ReadValues, figure: str) -> None:
    assert values_of(f"{_STARMIND} {figure}") == [_OF_STARMIND]


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("A neighbor says it went to 1.3 gigawatts in June.", 1.3e9),
        ("A broker estimates that the site will have 2 gigawatts.", 2e9),
        ("A county document puts it at 900 megawatts.", 900e6),
        ("An executive told city council members that 900 megawatts are running.", 900e6),
        ("It's no mill, with 1.3 gigawatts in it.", 1.3e9),
        ("In Tennessee the site has 1.3 gigawatts.", 1.3e9),
    ],
)
def test_whoever_only_tells_has_nothing(values_of: ReadValues, figure: str, value: float) -> None:
    assert values_of(f"{_COLOSSUS} {figure}") == [_OF_COLOSSUS, ("xai.colossus", "compute_power", value)]


def test_the_companys_own_is_that_of_the_company_named_last(values_of: ReadValues) -> None:
    text = "Terafab is to cost $20 billion. Intel will license a process to the plant. The company's own fabs cost $7 billion."
    assert values_of(text) == [("terafab", "capex", 20e9)]


def test_the_company_may_be_ours(values_of: ReadValues) -> None:
    text = "SpaceX redrew Starmind. The company is aiming for 70 kW per ton."
    assert values_of(text) == [("spacex.starmind", "specific_power", 70.0)]


def test_a_rocket_carries_nothing_that_only_a_later_clause_names(values_of: ReadValues) -> None:
    assert values_of("Starship waits. Falcon 9 can throw 17.5 t to orbit, so who needs Starship") == []


def test_what_is_put_in_for_comparison_is_nobodys(values_of: ReadValues) -> None:
    text = "Starship would bring a kilogram up for $200. Freight by rail, for comparison, costs 4 cents a kilogram."
    assert values_of(text) == [("spacex.starship", "launch_price", 200.0)]


def test_whoever_sits_on_a_panel_and_is_in_no_list_speaks_for_others(values_of: ReadValues) -> None:
    text = (
        "**Moderator:** Is it cheaper?\n\n**Philip Johnston:** Starcloud will have 5 gigawatts of compute.\n\n"
        "**Carla Jimenez:** I'm Spanish. We connect 400 megawatts in 26 months."
    )
    assert values_of(text) == [("starcloud", "compute_power", 5e9)]


def test_what_the_writer_has_read_is_no_fleet(values_of: ReadValues) -> None:
    text = "Starcloud plans up to 88,000 satellites, and the docket holds 41 comments on them, of which I read nine."
    assert values_of(text) == [("starcloud", "satellite_count", 88000.0)]
