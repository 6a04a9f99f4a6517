"""Values far from the only words that name a program, and values that only measure a distance to another one."""

from collections.abc import Callable

import pytest

ReadValues = Callable[..., list[tuple[str | None, str, float | None]]]

PASSING = "The valley has waited for years. The mine closed in 1978. Residents joke that xAI's Colossus would be a better neighbour.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        PASSING + "A pump of 3 MW was lowered into the old shaft on Tuesday, and the water fell by an inch.",
        PASSING + "Somebody has asked the county for 90 MW.",
    ],
)
def test_a_lone_value_far_from_a_name_in_passing_is_nobodys(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "xAI opened its gates. Colossus stands by the river.\n\nThe site draws 300 MW.",
        "xAI opened its gates. How much does Colossus draw?\n\nAbout 300 MW.",
        "xAI opened its gates.\n\nColossus\n\nPower: 300 MW of compute.",
        "xAI opened its gates. Colossus stands by the river. The site draws 300 MW.",
    ],
)
def test_a_lone_value_that_leads_back_is_the_programs(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == [("xai.colossus", "compute_power", 300e6)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Colossus 2 is 400 MW short of the 2 GW that was promised.", [2e9]),
        ("Colossus 2 fell 300 MW shy of its goal of 1.5 GW.", [1.5e9]),
        ("Starmind missed its target of 1 GW a year by 200 MW.", [1e9]),
        ("Colossus draws 200 MW more than the permit allows.", []),
        ("Starmind satellites fly at 600 km above the Earth.", [600e3]),
        ("Starcloud plans 88,000 satellites, more than the others together.", [88000.0]),
    ],
)
def test_a_distance_to_another_value_is_no_claim(values_of: ReadValues, text: str, values: list[float]) -> None:
    assert [value for _, _, value in values_of(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The town has watched xAI's Colossus grow. She would draw the line at 50 megawatts.", []),
        ("The town has watched xAI's Colossus grow. He says it draws 300 MW.", [300e6]),
        ("Musk is proud of Colossus. He wants 2 GW.", [2e9]),
    ],
)
def test_what_a_stranger_wants_is_not_the_programs(values_of: ReadValues, text: str, values: list[float]) -> None:
    assert [value for _, _, value in values_of(text)] == values
