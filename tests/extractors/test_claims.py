"""What becomes a claim and what does not: the settled cases of reading, in sentences of our own."""

from datetime import date

import pytest

from extractors.reader import Reader
from models.claims import Claim
from models.vocabulary import Basis, DocumentKind, Modality, PowerBasis, Qualifier
from tests.articles import article


def read(reader: Reader, text: str, *, title: str = "", kind: DocumentKind = DocumentKind.ARTICLE) -> tuple[Claim, ...]:
    document = article(text, on=date(2026, 6, 15), title=title, kind=kind)
    return reader.read(document).claims


def values(claims: tuple[Claim, ...]) -> list[tuple[str | None, str, float | None]]:
    return [(claim.program, claim.metric, claim.value) for claim in claims]


def test_two_values_in_a_clause_are_two_claims(reader: Reader) -> None:
    claims = read(reader, "Each Starmind satellite draws 175 kW on average and 250 kW at peak.")
    assert [(claim.value, claim.power_basis) for claim in claims] == [
        (175e3, PowerBasis.AVERAGE),
        (250e3, PowerBasis.PEAK),
    ]


def test_a_value_repeated_in_brackets_is_one_claim(reader: Reader) -> None:
    assert values(read(reader, "AI1 spans 70 m (230 ft).")) == [("spacex.starmind", "span", 70.0)]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("The radiator of Starmind grows from 110 to 160 square metres.", 160.0),
        ("Starmind now carries 160 m² of radiator, up from 110 m².", 160.0),
        ("Starmind now carries 160 m² of radiator instead of 110 m².", 160.0),
    ],
)
def test_a_revision_gives_the_new_value_only(reader: Reader, text: str, new: float) -> None:
    assert values(read(reader, text)) == [("spacex.starmind", "radiator_area", new)]


def test_a_revised_date_is_the_new_one(reader: Reader) -> None:
    (claim,) = read(reader, "Starcloud has moved the launch of Starcloud-2 from October 2026 to 2027.")
    assert claim.period is not None
    assert (claim.period.earliest, claim.period.latest) == (date(2027, 1, 1), date(2027, 12, 31))


def test_a_figure_that_points_back_at_a_rate_is_a_rate(reader: Reader) -> None:
    text = "SpaceX wants Starmind output at an annualized rate of 1 GW by the end of 2027. It hopes to push this figure to 100 GW by 2030."
    first, second = read(reader, text)
    assert (second.program, second.metric, second.value, second.basis) == (
        first.program, "compute_power_rate", 100e9, Basis.RATE,
    )  # fmt: skip
    assert second.modality is Modality.ASPIRATIONAL
    assert second.flags == ("antecedent",)


def test_a_goal_beyond_a_rate_is_an_undated_rate(reader: Reader) -> None:
    text = "Starmind production is to go from an annual rate of 1 GW by the end of 2027 toward a long-term goal of a terawatt."
    first, second = read(reader, text)
    assert (first.value, first.modality) == (1e9, Modality.PLANNED)
    assert (second.metric, second.value, second.modality, second.period) == (
        "compute_power_rate", 1e12, Modality.ASPIRATIONAL, None,
    )  # fmt: skip


def test_the_date_of_an_utterance_anchors_and_dates_nothing(reader: Reader) -> None:
    (claim,) = read(reader, "In January 2025, Elon Musk said that Colossus would reach 2 GW next year.")
    assert claim.period is not None
    assert (claim.period.latest, claim.speaker) == (date(2026, 12, 31), "elon_musk")


def test_a_condition_governs_all_values_and_its_words_stand_with_the_last(reader: Reader) -> None:
    text = "If Starship lifts one million tonnes to orbit a year and Starmind delivers 100 kW per tonne, SpaceX would add 100 GW of orbital compute a year."
    claims = read(reader, text)
    assert {claim.modality for claim in claims} == {Modality.CONDITIONAL}
    last = claims[-1]
    assert (last.metric, last.value) == ("compute_power_rate", 100e9)
    assert last.condition is not None
    assert last.condition.startswith("If Starship lifts")


def test_satellites_per_launch_belong_to_the_satellites_and_payload_to_the_rocket(reader: Reader) -> None:
    text = "A single Starship would carry 30 to 50 AI1 satellites. Starship can lift more than 100 tonnes to orbit."
    assert values(read(reader, text)) == [
        ("spacex.starmind", "satellites_per_launch", 30.0),
        ("spacex.starship", "payload_mass", 100e3),
    ]


def test_a_monthly_fee_is_brought_to_a_year(reader: Reader) -> None:
    text = "Reflection will pay SpaceX $150 million a month for computing power from July 2026 through 2029."
    (claim,) = [claim for claim in read(reader, text) if claim.metric == "contract_rate"]
    assert (claim.program, claim.value, claim.counterparty) == ("compute_supply", 1.8e9, "reflection")
    assert claim.period is not None
    assert (claim.period.earliest, claim.period.latest) == (date(2026, 7, 1), date(2029, 12, 31))


def test_a_ceiling_stays_one(reader: Reader) -> None:
    (claim,) = read(reader, "Blue Origin describes Project Sunrise as a constellation of up to 51,600 satellites.")
    assert claim.qualifier is Qualifier.AT_MOST


@pytest.mark.parametrize(
    "text",
    [
        "Colossus 2 draws its power from the grid. Meta's Hyperion campus is planned for 2 GW by 2030.",
        "Starlink grows. Kuiper passed 300 satellites.",
        "Starship is on the pad. The Falcon 9 has flown 98 times this year.",
        "Tesla signed a $16.5 billion chip order with Samsung.",
        "SpaceX's capital expenditures were $20.7 billion in 2025.",
        "Starcloud closed a $250 million round at a valuation of $2.3 billion.",
        "Gas turbines with an output of 1.2 GW will be delivered to Colossus.",
        "Will Starmind reach 1 GW a year by the end of 2027?",
        'Orbital data centers may end up being "a year away" for ten years.',
        "Terafab is the 747-8 of chip plants.",
        "Orbital AI could be a $300 billion market by 2035.",
    ],
)
def test_no_claim(reader: Reader, text: str) -> None:
    assert values(read(reader, text)) == []


def test_a_headline_is_read_only_where_the_body_is_silent(reader: Reader) -> None:
    title = "Starmind to reach 1 GW a year by 2027"
    (claim,) = read(reader, "The company gave no details.", title=title)
    assert (claim.headline, claim.quote) == (True, title)
    body = "Starmind output is to reach an annualized rate of 1 GW by the end of 2027."
    (claim,) = read(reader, body, title=title)
    assert claim.headline is False


def test_terms_of_a_job_are_no_claims(reader: Reader) -> None:
    text = "You will test Starmind. 5+ years of experience with systems above 10 kW. Must be able to lift 25 lbs."
    assert read(reader, text, kind=DocumentKind.JOB_POSTING) == ()
