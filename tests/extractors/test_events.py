"""Events: what happened, what is dated, what was stopped, and what is none."""

from datetime import date
from pathlib import Path

import pytest

from extractors.reader import Reader
from models.claims import Claim
from models.documents import Document
from models.vocabulary import Basis, DocumentKind, Modality, Qualifier
from models.watchlist_file import load


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.of(load(Path(__file__).resolve().parents[2] / "watchlist"))


def events(reader: Reader, text: str) -> list[Claim]:
    document = Document(id="d", kind=DocumentKind.ARTICLE, title="", text=text, published_on=date(2026, 6, 15))
    return [claim for claim in reader.read(document).claims if claim.basis is Basis.EVENT]


@pytest.mark.parametrize(
    ("text", "program", "metric", "modality", "earliest", "latest"),
    [
        ("Starcloud-1 flew on 2 November 2025.", "starcloud", "launch", Modality.ACHIEVED, date(2025, 11, 2), date(2025, 11, 2)),
        ("Two AI1 prototypes are to launch in early 2027.", "spacex.starmind", "prototype_launch", Modality.PLANNED, date(2027, 1, 1), date(2027, 4, 30)),
        ("SpaceX expects the first launch of Starmind as early as 2028.", "spacex.starmind", "launch", Modality.PLANNED, date(2028, 1, 1), None),
        ("AI5 will not reach volume production until mid-2027.", "tesla.ai_chip", "production", Modality.PLANNED, date(2027, 5, 1), None),
        ("Tesla has shut down Dojo.", "tesla.dojo", "shutdown", Modality.CANCELLED, None, None),
        ("Tesla has restarted Dojo.", "tesla.dojo", "restart", Modality.ACHIEVED, None, None),
        ("Starship has not launched yet.", "spacex.starship", "launch", Modality.DENIED, None, None),
        ("Blue Origin filed an application for Project Sunrise on 19 March 2026.", "blue_origin.sunrise", "filing", Modality.ACHIEVED, date(2026, 3, 19), date(2026, 3, 19)),
        ("AI6 might tape out in December.", "tesla.ai_chip", "tape_out", Modality.ASPIRATIONAL, date(2026, 12, 1), date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_event(
    reader: Reader, text: str, program: str, metric: str, modality: Modality, earliest: date | None, latest: date | None
) -> None:
    (claim,) = events(reader, text)
    period = claim.period
    assert (claim.program, claim.metric, claim.modality) == (program, metric, modality)
    assert (period.earliest if period else None, period.latest if period else None) == (earliest, latest)
    assert (claim.value, claim.value_high, claim.qualifier) == (None, None, Qualifier.EXACTLY)


@pytest.mark.parametrize(
    "text",
    [
        "Starmind will launch some day.",
        "Launch costs are the crux for Starcloud.",
        "SpaceX wants to launch 100 GW of Starmind satellites a year by 2030.",
        "SpaceX is in talks with several labs about computing power.",
        "Gigasat's production manager is a veteran.",
    ],
)
def test_no_event(reader: Reader, text: str) -> None:
    assert events(reader, text) == []


def test_a_deal_is_one_event_for_each_customer(reader: Reader) -> None:
    claims = events(reader, "SpaceX has signed computing power deals with Anthropic and Google.")
    assert [(claim.program, claim.metric, claim.counterparty) for claim in claims] == [
        ("compute_supply", "agreement", "anthropic"),
        ("compute_supply", "agreement", "google"),
    ]


def test_a_pronoun_takes_its_event_from_the_sentence_before(reader: Reader) -> None:
    claims = events(reader, "Volume production of AI5 starts in mid-2027. AI6 is to follow in mid-2028.")
    assert [(claim.metric, claim.period.latest if claim.period else None) for claim in claims] == [
        ("production", date(2027, 8, 31)),
        ("production", date(2028, 8, 31)),
    ]
