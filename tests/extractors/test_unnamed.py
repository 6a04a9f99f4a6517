"""Claims of a program that the text never names: read where the craft plainly computes, and of nobody else's."""

from datetime import date

import pytest

from extractors.reader import Reader
from tests.articles import article


def read(reader: Reader, text: str, title: str = "") -> list[tuple[str | None, str, float | None]]:
    document = article(text, on=date(2026, 6, 23), title=title)  # fmt: skip
    claims = reader.read(document).claims
    assert claims == reader.read(document, whole=True).claims
    return [(claim.program, claim.metric, claim.value) for claim in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The satellite will carry 120 kW of compute on average and 150 kW at peak. It is to fly in shells.",
            [("unit_power", 120e3), ("unit_power", 150e3)],
        ),
        (
            "Each satellite is to house 64 GPUs and weigh 2 tonnes.",
            [("accelerator_count", 64.0), ("unit_mass", 2e3)],
        ),
        (
            "The satellite is to draw 175 kW on average. Its radiator is to measure 160 m².",
            [("unit_power", 175e3), ("radiator_area", 160.0)],
        ),
        ("SpaceX says that each satellite will carry 120 kW of compute.", [("unit_power", 120e3)]),
    ],
)
def test_a_satellite_that_computes_needs_no_name(reader: Reader, text: str, expected: list[tuple[str, float]]) -> None:
    assert read(reader, text) == [(None, metric, value) for metric, value in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The new weather satellite weighs 3.8 tonnes and draws 2 kW.",
        "The new weather satellite weighs 3.8 tonnes. Its data center is in Darmstadt.",
        "The operator's satellite serves homes with the internet. It has 20 kW, and each satellite weighs 5 tonnes.",
        "Acme wants to compute in orbit. The Acme satellite has 100 kW and 64 GPUs for inference.",
        "Kuiper satellites have 10 kW. Each satellite has a computing node.",
        "Amazon's satellites carry 12 kW of compute each.",
        "A good radiator in orbit sheds 400 watts per square meter. Computing makes heat.",
        "How much compute can the satellite carry, 100 kW?",
        "The hall draws 100 kW of compute.",
    ],
)
def test_what_is_another_craft_or_any_craft_makes_no_claim(reader: Reader, text: str) -> None:
    assert read(reader, text) == []


def test_where_a_program_is_named_the_rest_is_not_nobodys(reader: Reader) -> None:
    text = "Starmind is on its way. The satellite will carry 120 kW of compute."
    assert {program for program, _, _ in read(reader, text)} == {"spacex.starmind"}
    assert {program for program, _, _ in read(reader, "The satellite will carry 120 kW of compute.", "Starmind")} == {
        "spacex.starmind"
    }


def test_why_says_that_no_program_is_named(reader: Reader) -> None:
    text = "The satellite will carry 120 kW of compute."
    document = article(text)
    reading = reader.read(document, why=True)
    (grounds,) = reading.grounds
    (ground,) = [each for each in grounds if each.field == "program"]
    assert (ground.start, ground.rule) == (None, "the text never says of which program")
    named = reader.read(article("The Starmind satellite will carry 120 kW of compute."))
    assert reading.claims[0].confidence < named.claims[0].confidence
