"""Tables that a text holds: what heads a column is said of the values below it."""

from collections.abc import Callable
from datetime import date

import pytest

from extractors.reader import Reader
from models.vocabulary import Modality, Qualifier
from tests.articles import article

ReadValues = Callable[..., list[tuple[str | None, str, float | None]]]

ASKED = (
    "Who asked for what.\n\nApplicant | System | Satellites (up to)\nSpaceX | orbital data center constellation | 900,000\n"
    "Starcloud | Starcloud | 80,000\n\nAll are pending."
)
RENTED = (
    "All of it stands in Memphis, rented out by SpaceX.\n\nCustomer | Signed | Monthly payment | Total if held to term\n"
    "Anthropic | May 6, 2026 | $1.1bn | $40bn\nGoogle | June 5, 2026 | $900m | $30bn\n"
)
COMPARED = (
    "Two satellites.\n\n| | AI1 | Starlink V3 |\n|---|---|---|\n| Mass | 2.4 t | 1.8 t |\n| Power | 130 kW | 21 kW |\n"
)


def test_a_bare_number_counts_what_heads_its_column(values_of: ReadValues) -> None:
    assert values_of(ASKED) == [
        ("spacex.starmind", "satellite_count", 9e5),
        ("starcloud", "satellite_count", 8e4),
    ]


def test_the_head_of_a_column_says_per_what_and_on_which_condition(reader: Reader) -> None:
    document = article(RENTED, on=date(2026, 9, 18))
    told = [(claim.metric, claim.value, claim.counterparty, claim.modality) for claim in reader.read(document).claims]
    assert ("contract_rate", pytest.approx(13.2e9), "anthropic", Modality.COMMITTED) in told
    assert ("contract_value", pytest.approx(40e9), "anthropic", Modality.CONDITIONAL) in told
    assert ("contract_rate", pytest.approx(10.8e9), "google", Modality.COMMITTED) in told
    assert ("contract_value", pytest.approx(30e9), "google", Modality.CONDITIONAL) in told


def test_a_column_belongs_to_the_program_that_heads_it(values_of: ReadValues) -> None:
    assert values_of(COMPARED) == [
        ("spacex.starmind", "unit_mass", 2400.0),
        ("spacex.starlink", "unit_mass", 1800.0),
        ("spacex.starmind", "unit_power", 130e3),
        ("spacex.starlink", "unit_power", 21e3),
    ]


def test_a_ceiling_in_the_head_is_a_ceiling_of_each_value(reader: Reader) -> None:
    claims = reader.read(article(ASKED)).claims
    assert {claim.qualifier for claim in claims if claim.value is not None} == {Qualifier.AT_MOST}


@pytest.mark.parametrize(
    "text",
    [
        "Starcloud | 80,000 of something | no table without a head.",
        "A | B\nStarcloud | 80,000 | 600",
        "Starcloud says so | and nothing else\n\nIt waits.",
        "|",
        "||||\n||||",
    ],
)
def test_bars_alone_make_no_table(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []
