"""What a company says of its own without naming it: its satellites, its deliveries, its ground sites."""

from datetime import date

import pytest

from extractors.reader import Reader
from models.vocabulary import Modality
from tests.articles import article


def read(reader_of_all: Reader, text: str, title: str = "") -> list[tuple[str | None, str, float | None]]:
    document = article(text, on=date(2026, 8, 14), title=title)  # fmt: skip
    claims = reader_of_all.read(document).claims
    assert claims == reader_of_all.read(document, whole=True).claims
    return sorted(((claim.program, claim.metric, claim.value) for claim in claims), key=str)


FILED = "In January 2026 we applied to the FCC for authority to operate up to one million satellites."


@pytest.mark.parametrize(
    ("title", "text", "program", "count"),
    [
        ("SpaceX quarterly report", f"Orbital computing is new. {FILED}", "spacex.starmind", 1e6),
        ("Risk factors", f"Starship is late. We plan orbital data centers. {FILED}", "spacex.starmind", 1e6),
        (
            "Starcloud grows",
            "Today we filed with the FCC for a constellation of up to 88,000 satellites.",
            "starcloud",
            88e3,
        ),
        (
            "Form 8-K",
            'Space Exploration Technologies Corp. (the "Company") sells compute in orbit. In January 2026 the Company applied to the FCC for up to one million satellites.',
            "spacex.starmind",
            1e6,
        ),
        (
            "Risk factors",
            f"We plan orbital data centers. {FILED} Anthropic has agreed to pay us for computing.",
            "spacex.starmind",
            1e6,
        ),
    ],
)
def test_a_company_speaks_of_its_own_constellation(
    reader_of_all: Reader, title: str, text: str, program: str, count: float
) -> None:
    found = read(reader_of_all, text, title)
    assert (program, "satellite_count", count) in found
    assert (program, "filing", None) in found


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Iridium annual report", f"Orbital computing is new, and SpaceX wants it. {FILED}"),
        ("Annual report", f"Orbital computing is new. {FILED}"),
        (
            "SpaceX report",
            "Our broadband is Starlink. Our customers plan orbital compute. Our network needs 42,000 boxes.",
        ),
        ("Annual report", "Our customers include Aetherflux. Our cells fly on 31 spacecraft."),
        ("SpaceX and Starcloud", f"Orbital computing is new. {FILED}"),
        ("SpaceX and me", f"I know a bit about orbital computing. {FILED}"),
        ("SpaceX and the grid", "Orbital computing is far. We will launch a second campus next year."),
        ("SpaceX report", "Orbital computing is far. SpaceX has filed the agreement as Exhibit 10.4."),
        ("SpaceX", f'Orbital computing is new. "{FILED}"'),
    ],
)
def test_the_first_person_is_not_anybodys(reader_of_all: Reader, title: str, text: str) -> None:
    assert read(reader_of_all, text, title) == []


def test_what_goes_on_from_ones_own_is_still_ones_own(reader_of_all: Reader) -> None:
    text = (
        "Our next satellite goes up in October. It carries 8 kW of power. Our orbital data center satellites are young."
    )
    assert ("starcloud", "unit_power", 8e3) in read(reader_of_all, text, "Starcloud: what is next")


@pytest.mark.parametrize(
    "text",
    [
        "Deliveries to Google have to begin by September 30 under the compute agreement of June 5.",
        "Google rents compute from SpaceX. The Company must make the first tranche of capacity available not later than September 30, 2026.",
        "SpaceX has to start deliveries of compute to Google by September 30, 2026.",
    ],
)
def test_capacity_that_has_to_be_delivered_is_owed(reader_of_all: Reader, text: str) -> None:
    document = article(text, on=date(2026, 8, 14), title="SpaceX and its customers")
    owed = [claim for claim in reader_of_all.read(document).claims if claim.metric == "operation"]
    assert [(claim.program, claim.modality) for claim in owed] == [("compute_supply", Modality.COMMITTED)]


def test_how_much_has_to_be_delivered_is_no_start(reader_of_all: Reader) -> None:
    text = "Google rents compute from SpaceX. SpaceX must make 110,000 GPUs available to Google by September 30, 2026."
    assert "operation" not in {metric for _, metric, _ in read(reader_of_all, text)}


def test_who_speaks_of_ground_sites_sells_from_them(reader_of_all: Reader) -> None:
    text = "Our ground sites had 1.4 GW of compute power online on June 30. Deliveries to Google begin in September."
    assert ("compute_supply", "compute_power", 1.4e9) in read(reader_of_all, text, "Letter to shareholders")
    assert read(reader_of_all, text.replace("ground sites", "wind farms").replace("compute ", ""), "Letter") == []


def test_what_a_hearing_was_told_is_said_of_what_was_spoken_of(reader_of_all: Reader) -> None:
    text = "Volume production at Gigasat is due by the end of 2027. Planners told the court that output could pass 1,000 satellites a year."
    assert ("spacex.gigasat", "satellite_rate", 1e3) in read(reader_of_all, text)


def test_the_last_of_several_flights_is_one_of_its_own(reader_of_all: Reader) -> None:
    text = "Starship is ours. We've flown it twelve times, and the last one lifted off on May 22."
    assert ("spacex.starship", "launch", None) in read(reader_of_all, text)


def test_what_was_not_reached_is_said_beside_what_was_promised(reader_of_all: Reader) -> None:
    text = "Tesla's Dojo would reach 100 exaflops by October 2024. It never reached 100 exaflops."
    document = article(text, on=date(2026, 8, 14))
    assert [claim.modality for claim in reader_of_all.read(document).claims] == [Modality.PLANNED, Modality.DENIED]


def test_what_is_on_board_of_a_satellite_is_no_load_of_a_rocket(reader_of_all: Reader) -> None:
    text = "Starcloud-2 has changed: two satellites go up in 2027, each with 8 kW of power on board."
    assert ("starcloud", "satellite_count", 2) in read(reader_of_all, text)
    text = "A Long March 2D carried the first 12 satellites of the Three-Body Computing Constellation into orbit in May 2025."
    assert ("three_body", "satellite_count", 12) in read(reader_of_all, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("xAI update", "Next year our first orbital data centers go up."),
        (
            "Risk factors: dependence on Starship",
            "SpaceX plans orbital data centers on Starship. The Company intends to launch an orbital data center satellite in 2027.",
        ),
    ],
)
def test_a_group_and_a_paper_speak_for_the_company(reader_of_all: Reader, title: str, text: str) -> None:
    assert ("spacex.starmind", "launch", None) in read(reader_of_all, text, title)


def test_who_reports_on_his_own_tenants_is_no_seller_of_ours(reader_of_all: Reader) -> None:
    text = "In June 2026 we signed a compute agreement with Anthropic. Deliveries to Anthropic have to begin by December 31. SpaceX is a competitor."
    assert read(reader_of_all, text, "CoreWeave Form 10-Q") == []


def test_a_letter_of_another_seller_tells_of_his_tenants(reader_of_all: Reader) -> None:
    text = "We signed a contract with OpenAI for 4.5 GW of capacity. Deliveries to OpenAI begin in 2027. SpaceX speaks of orbital data centers."
    assert read(reader_of_all, text, "Oracle fiscal first quarter: letter") == []


def test_authority_that_was_requested_is_a_filing(reader_of_all: Reader) -> None:
    text = "Authority for up to one million satellites of our orbital data center constellation was requested in January 2026."
    found = read(reader_of_all, text, "SpaceX Form 10-Q")
    assert ("spacex.starmind", "filing", None) in found
    assert ("spacex.starmind", "satellite_count", 1e6) in found


def test_a_list_of_sums_shares_one_rate(reader_of_all: Reader) -> None:
    text = "Anthropic, Google and Reflection AI pay SpaceX $1.25 billion, $920 million and $150 million per month for compute, respectively."
    sums = [value for _, metric, value in read(reader_of_all, text) if metric == "contract_rate"]
    assert sorted(value for value in sums if value is not None) == [1.8e9, 11.04e9, 15e9]


def test_the_terms_of_a_deal_stand_in_a_list(reader_of_all: Reader) -> None:
    text = (
        "Parties: Space Exploration Technologies Corp. and Google LLC.\n"
        "Capacity: approximately 110,000 Nvidia GPUs.\nFee: $920 million per month."
    )
    assert ("compute_supply", "accelerator_count", 110e3) in read(
        reader_of_all, text, "Compute services agreement: summary"
    )


def test_contracts_that_are_let_for_works_are_their_cost(reader_of_all: Reader) -> None:
    text = "Contracts have been let for the main building of Gigasat in the amount of $2.4 billion."
    claims = reader_of_all.read(article(text, on=date(2026, 8, 14))).claims
    assert [(claim.metric, claim.value, claim.modality) for claim in claims] == [("capex", 2.4e9, Modality.COMMITTED)]


def test_what_goes_up_is_not_up_yet(reader_of_all: Reader) -> None:
    text = "Starcloud-2 has changed: two satellites go up instead of one."
    assert [claim.modality for claim in reader_of_all.read(article(text, on=date(2026, 8, 14))).claims] == [
        Modality.PLANNED
    ]


def test_chips_that_the_seller_acquired_are_still_rented(reader_of_all: Reader) -> None:
    text = "Google signed a computing deal with SpaceX. Its bill is contracted at $920 million a month until June 2029 for the use of chips that SpaceX acquired."
    assert ("compute_supply", "contract_rate", 11.04e9) in read(reader_of_all, text)
