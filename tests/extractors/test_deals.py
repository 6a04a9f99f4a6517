"""Compute that is sold from the ground: deals told under a customer's name, in a registrant's report, by a text about nothing else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extractors.reader import Reader
from tests import shipped
from tests.articles import article

ROOT = Path(__file__).resolve().parents[2]
Read = set[tuple[str | None, str, float | None]]


def read(reader: Reader, text: str, title: str = "") -> Read:
    document = article(text, on=date(2026, 8, 3), title=title)
    return {(claim.program, claim.metric, claim.value) for claim in reader.read(document).claims}


def test_a_registrant_that_is_never_named_sells_to_those_who_take_computing(reader: Reader) -> None:
    text = (
        "The Company supplies computing capacity from data centers on land.\n\nUnder the Anthropic Agreement the customer pays"
        " $900 million per month through May 2029. The Reflection Agreement will yield up to $5 billion if held to term."
    )
    assert read(reader, text, "Quarterly report (Form 10-Q): Note 4") == {
        ("compute_supply", "contract_rate", 900e6 * 12),
        ("compute_supply", "contract_value", 5e9),
    }


def test_a_report_that_names_the_customer_alone_is_read(reader: Reader) -> None:
    text = "The Company has agreed with Google LLC on computing capacity. Google has agreed to pay the Company $800 million per month."
    assert read(reader, text, "Current report (Form 8-K)") == {("compute_supply", "contract_rate", 800e6 * 12)}
    assert read(reader, text, "What the market said") == set()


def test_whose_computing_a_company_takes_stands_in_the_watchlist(reader: Reader) -> None:
    text = "OpenAI is on the hook for $800 million a month.\n\nThe computing power is rented."
    assert read(reader, text) == set()
    watchlist = shipped.watchlist()
    organizations = tuple(
        replace(entry, compute_from=("spacex",)) if entry.key == "openai" else entry
        for entry in watchlist.organizations
    )
    moved = Reader.of(replace(watchlist, organizations=organizations))
    assert read(moved, text) == {("compute_supply", "contract_rate", 800e6 * 12)}


@pytest.mark.parametrize(
    "line",
    [
        "**Anthropic → SpaceX.** $900 million a month, through May 2029.",
        "**Anthropic, the largest.** The fee is $900 million a month.",
    ],
)
def test_a_sum_under_a_customers_name_is_what_the_customer_pays(reader: Reader, line: str) -> None:
    text = f"SpaceX rents out compute.\n\n{line}\n\nNothing of it flies."
    assert read(reader, text) == {("compute_supply", "contract_rate", 900e6 * 12)}


def test_a_text_of_deals_alone_needs_no_seller_beside_each_sum(reader: Reader) -> None:
    filler = " ".join(["Readers asked how the sum was made up.", "Nobody in Memphis wanted to say."] * 4)
    text = (
        f"SpaceX sells compute by the month.\n\n{filler}\n\nIf held to term, Anthropic's contract is worth $40 billion."
    )
    assert ("compute_supply", "contract_value", 40e9) in read(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "The Company had ordered accelerators. Microsoft and Google spent $38 billion in the quarter, and SpaceX was unchanged.",
        "The Company signed an agreement with Samsung for $16 billion of chips, its annual report says.",
        "Anthropic's revenue grew to $9 billion a month, and Reflection raised $2 billion.",
    ],
)
def test_what_others_spend_order_or_earn_is_no_deal_of_ours(reader: Reader, text: str) -> None:
    assert read(reader, text, "Annual report") == set()


def test_a_deal_with_a_name_that_no_list_has_is_not_one_of_our_seller(reader_of_all: Reader) -> None:
    opening = "Reflection AI has signed a compute agreement with SpaceX, and pays $150 million a month."
    for text in (opening, f"{opening} Anthropic has signed an agreement with Nebelwerk for $27 billion."):
        claims = reader_of_all.read(article(text, on=date(2026, 8, 3))).claims
        assert [claim.counterparty for claim in claims if claim.metric == "agreement"] == ["reflection"], text


def test_that_nobody_has_signed_is_told_of_computing_alone(reader: Reader) -> None:
    assert read(reader, "No customer has signed a deal for Starmind compute.") == {
        ("spacex.starmind", "agreement", None)
    }
    assert read(reader, "Nobody has signed a launch deal for Starmind.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "SpaceX leases Colossus to Anthropic under a contract for computing. Elsewhere in town, the school gets $14 million for a gym.",
        "SpaceX leases Colossus to Anthropic under a contract for computing. Lease costs of the half-year were $211 million.",
    ],
)
def test_a_sum_without_party_or_deal_is_of_no_contract(reader: Reader, text: str) -> None:
    assert not {said for said in read(reader, text) if said[1] == "contract_value"}


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("Google signed a compute deal with SpaceX in June. It pays $920 million a month from October 2026.", "contract_rate", ["google"]),
        ("Anthropic rents Colossus 1 from SpaceX. Held to term, the deal is worth $45 billion.", "contract_value", ["anthropic"]),
        ("Under its agreement with Google, SpaceX is to make 110,000 GPUs available by September 30, 2026.", "accelerator_count", ["google"]),
        ("Anthropic pays SpaceX $1.25 billion a month. SpaceX also sells computing to a European lab for $20 million a month.", "contract_rate", ["anthropic", None]),
        ("Anthropic wanted computing power. It signed a compute agreement with SpaceX on May 6.", "agreement", ["anthropic"]),
    ],
)  # fmt: skip
def test_a_deal_keeps_its_other_side(reader_of_all: Reader, text: str, metric: str, expected: list[str | None]) -> None:
    claims = reader_of_all.read(article(text, on=date(2026, 7, 1))).claims
    assert [claim.counterparty for claim in claims if claim.metric == metric] == expected
