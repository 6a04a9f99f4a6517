"""States under a label, deals told one after the other, and figures that stand now instead of others."""

import pytest

from extractors.reader import Reader
from models.documents import Document
from models.vocabulary import DocumentKind
from tests.claims_in_words import read

BOX = "Colossus 2\n- Status: {}\n- GPUs: 540,000\n- Power: 1.4 GW"
TABLE = (
    "| | Colossus 1 | Colossus 2 |\n|---|---|---|\n| Status | operating | under construction |\n| Power | 290 MW | 1.4 GW |\n"
    "| Online since | July 2024 | expected Q1 2027 |\n"
)


def rates_of(reader_of_all: Reader, text: str) -> list[tuple[str, float | None, str | None]]:
    document = Document(
        id="d", kind=DocumentKind.ARTICLE, title="", text=text, published_on=None, published_from="given"
    )
    return [(claim.metric, claim.value, claim.counterparty) for claim in reader_of_all.read(document).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Starcloud-2\nStatus: in orbit", ["launch achieved"]),
        ("Starcloud-2\nStatus: in design", []),
        ("Starcloud-2\nLaunched: not yet", ["launch denied"]),
        ("Starcloud-2\nIn orbit: since November 2025", ["launch achieved 2025-11-01.."]),
        ("Colossus 2\nStatus: operational", ["operation achieved"]),
        ("Colossus 1\nOnline: July 2024", ["operation achieved 2024-07-01..2024-07-31"]),
        ("Terafab\nOperational: 2029", ["operation planned 2029-01-01..2029-12-31"]),
        ("Project Sunrise\nApproved: no", ["approval denied"]),
        (BOX.format("under construction"), ["accelerator_count planned", "compute_power planned"]),
        (BOX.format("operating"), ["accelerator_count achieved", "compute_power achieved", "operation achieved"]),
        (
            TABLE,
            [
                "compute_power achieved",
                "compute_power planned",
                "operation achieved 2024-07-01..2024-07-31",
                "operation planned 2027-01-01..2027-03-31",
            ],
        ),
    ],
)
def test_a_status_tells_what_has_happened(reader_of_all: Reader, text: str, expected: list[str]) -> None:
    assert read(reader_of_all, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The monthly fees of SpaceX's compute customers: Anthropic, $1.2 billion; Google, $900 million.",
        "Per month, Anthropic pays SpaceX $1.2 billion for compute and Google $900 million.",
        "SpaceX's compute customers are Anthropic ($1.2 billion a month) and Google ($900 million).",
        "SpaceX's compute contracts, monthly:\n- Anthropic: $1.2 billion\n- Google: $900 million",
    ],
)
def test_what_is_paid_by_the_month_is_said_once_for_all(reader_of_all: Reader, text: str) -> None:
    assert rates_of(reader_of_all, text) == [
        ("contract_rate", 1.2e9 * 12, "anthropic"),
        ("contract_rate", 900e6 * 12, "google"),
    ]


def test_a_sum_that_says_that_it_is_all_is_no_monthly_fee(reader_of_all: Reader) -> None:
    text = "SpaceX's compute customers are Anthropic ($1.2 billion a month) and Reflection ($6 billion in all)."
    assert rates_of(reader_of_all, text) == [
        ("contract_rate", 1.2e9 * 12, "anthropic"),
        ("contract_value", 6e9, "reflection"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Radiators of Starmind: 110 m² in March, now 160 m²", ["radiator_area planned"]),
        ("Starmind's radiator, 110 square meters in the spring, is now 160.", ["radiator_area planned"]),
        (
            "Starmind's radiator was 110 square meters in March and is now 160.",
            ["radiator_area planned", "radiator_area planned 2026-03-01..2026-03-31"],
        ),
    ],
)
def test_what_is_so_now_has_no_part_in_the_date_of_what_was(
    reader_of_all: Reader, text: str, expected: list[str]
) -> None:
    assert read(reader_of_all, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SpaceX has about 9,700 Starlinks in orbit and lost none in September.", ["satellite_count achieved"]),
        ("Terafab\nMonthly wafer starts: 90,000", ["wafer_rate planned"]),
        ("Gigasat\nSatellites per day: 10", ["satellite_rate planned"]),
    ],
)
def test_labels_and_other_verbs_leave_a_value_what_it_is(reader_of_all: Reader, text: str, expected: list[str]) -> None:
    assert read(reader_of_all, text) == expected
