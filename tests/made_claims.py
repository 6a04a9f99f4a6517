"""A claim and a target that fits it, as records that a test changes: a gigawatt a year, planned by the end of 2027."""

from dataclasses import replace
from datetime import date
from typing import Any

from models.claims import Claim, ClaimPeriod
from models.scores import SaidClaim
from models.targets import Target, TargetPeriod
from models.vocabulary import AnchorKind, Basis, Modality, Precision, Qualifier, Standing

DUE = date(2027, 12, 31)
TARGET = Target(
    key="rate_2027",
    summary="A gigawatt of orbital compute a year.",
    program="spacex.starmind",
    metric="compute_power_rate",
    basis=Basis.RATE,
    modality=Modality.PLANNED,
    announced_by="spacex",
    announced_on=date(2026, 6, 8),
    publisher="A Paper",
    value=1e9,
    period=TargetPeriod(text="by the end of 2027", latest=DUE),
)


def period(latest: date | None = DUE, **changed: Any) -> ClaimPeriod:
    """Return a period up to ``latest``."""
    made = ClaimPeriod(
        text="by then",
        earliest=None,
        latest=latest,
        precision=Precision.YEAR,
        anchor=None,
        anchor_kind=AnchorKind.NONE,
    )
    return replace(made, **changed)


def claim(quote: str = "It plans a gigawatt a year by the end of 2027.", **changed: Any) -> Claim:
    """Return a claim whose quote is all of its document."""
    made = Claim(
        document_id="d",
        program=TARGET.program,
        metric=TARGET.metric,
        value=1e9,
        value_high=None,
        unit="W/yr",
        unit_text="1 GW a year",
        qualifier=Qualifier.EXACTLY,
        basis=Basis.RATE,
        power_basis=None,
        modality=Modality.PLANNED,
        speaker=None,
        counterparty=None,
        period=period(),
        condition=None,
        quote=quote,
        start=0,
        end=len(quote),
        headline=False,
    )
    return replace(made, **changed)


def said(told: Claim, on: date, **changed: Any) -> SaidClaim:
    """Return a claim as the press told it on a day."""
    made = SaidClaim(
        claim=told,
        claim_id=told.id,
        said_on=on,
        known_on=on,
        source="a_feed",
        standing=Standing.PRESS,
        publisher="A Paper",
        url=None,
    )
    return replace(made, **changed)
