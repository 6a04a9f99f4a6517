"""Tests of names that are in no list: known as the subject by what they do, and kept through "it", "the company" and a title."""

from collections.abc import Callable
from datetime import date

import pytest

from extractors.reader import Reader
from tests.articles import article

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


@pytest.mark.parametrize(
    "text",
    [
        "Colossus is close. Polaris Forge 1. The campus is in Ellendale. It has 400 megawatts.",
        "Our industry has Colossus.\n\nPolaris Forge 1. The campus is in Ellendale. It has 400 megawatts.",
        "Colossus is in Memphis. The one to watch is Kenilworth. It has 400 megawatts.",
        "Everybody knows Colossus. The money is in the tiny firm that cools it. It has 12 megawatts.",
        "I read about Colossus. We ran a hall of 12 megawatts for ten years.",
        "I read about Colossus. You ran a 6-gigawatt factory in Ohio.",
        "Colossus is full. I don't care if it's one gigawatt or ten.",
        "Colossus is full. Acme's 40,000 GPUs are not.",
    ],
)
def test_what_is_somebody_elses_is_not_lent_to_a_program(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Grimes County votes on Terafab.\n\nThe plant is to cost $16.8 billion.", 16.8e9),
        ("**How big is Colossus now?**\n\nWe have 300 megawatts. I counted.\n\n**And next?**\n\nNobody knows.", 300e6),
    ],
)
def test_who_decides_or_is_asked_may_tell_of_a_program(values_of: ReadValues, text: str, value: float) -> None:
    assert value in [found for _, _, found in values_of(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Starlink launched its own cheap tier in May 2026.",
        "The commission granted Amazon a two-year extension in August 2025, and Starlink saw it.",
        "When a Starship goes up, nobody looks.",
        "Nobody pays for Starship by the kilo, they pay for a flight.",
        "The financing, tied to Colossus 2, was closed in May 2026.",
    ],
)
def test_what_is_launched_granted_or_closed_beside_a_program_is_no_event(reader_of_all: Reader, sentence: str) -> None:
    assert list(reader_of_all.read(article(sentence, on=date(2026, 6, 15))).claims) == []
