"""Tests of names that are in no list: known as the subject by what they do, and kept through "it", "the company" and a title."""

from collections.abc import Callable

import pytest

ReadValues = Callable[..., list[tuple[str | None, str, float | None]]]

_COLOSSUS = "Colossus 2 drew 1.1 gigawatts in May."
_OF_COLOSSUS = ("xai.colossus", "compute_power", 1.1e9)


@pytest.mark.parametrize(
    "figure",
    [
        "Interlune will have 300 megawatts in 2029.",
        "Statnett has reserved 2,100 megawatts since January.",
        "TVA met a peak of 31,095 megawatts on July 29.",
        "AMD and Acme have signed for 6 gigawatts.",
        "Acme Aerospace, in work for the Air Force in the 1990s, ran a hall of 12 megawatts.",
        "Huawei's chairman, Eric Xu, said it would reach 500 megawatts in 2027.",
        "Huawei spent much. The Chinese company plans a campus of 500 megawatts.",
        "Huawei spent much. The firm has grown.\n\nIt will have 500 megawatts in March.",
    ],
)
def test_a_name_that_is_in_no_list_keeps_what_it_does(values_of: ReadValues, figure: str) -> None:
    assert values_of(f"{_COLOSSUS} {figure}") == [_OF_COLOSSUS]


@pytest.mark.parametrize(
    "sentence",
    [
        "Consumption will reach 1.5 gigawatts in 2027.",
        "I'll say 1.5 gigawatts in 2027.",
        "Evercore is sceptical that it will reach 1.5 gigawatts in 2027.",
        "Evercore put the draw at 1.5 gigawatts in 2027.",
        "Applicant will have 1.5 gigawatts in 2027.",
    ],
)
def test_what_is_done_and_who_only_tells_are_no_owners(values_of: ReadValues, sentence: str) -> None:
    assert ("xai.colossus", "compute_power", 1.5e9) in values_of(f"{_COLOSSUS} {sentence}")


@pytest.mark.parametrize(
    "title",
    [
        "Huawei ships its largest cluster yet",
        "Huawei ships half a Colossus",
        "Colossus rival Huawei ships a cluster",
        "CoreWeave third quarter 2026 call",
    ],
)
def test_a_text_on_somebody_else_lends_a_name_in_passing_nothing(values_of: ReadValues, title: str) -> None:
    text = "Huawei opened a hall in Guizhou. People think of Colossus.\n\nThe site will have 800 megawatts by the end of 2027."
    assert values_of(text, title=title) == []


def test_a_text_on_a_program_lends_its_name(values_of: ReadValues) -> None:
    text = "People think of Colossus.\n\nThe site will have 800 megawatts by the end of 2027."
    assert values_of(text, title="Colossus grows") == [("xai.colossus", "compute_power", 800e6)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anthropic has agreed to buy $30 billion of Azure.",
        "Anthropic–CoreWeave: $14.2 billion through 2031.",
    ],
)
def test_a_deal_with_another_seller_is_none_of_ours(values_of: ReadValues, sentence: str) -> None:
    assert values_of(f"SpaceX sells compute to Anthropic. {sentence}") == []
