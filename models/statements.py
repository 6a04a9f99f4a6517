"""Claim or target ─► Statement: one figure with the range in which its words leave it, ready to be held against others."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.scores import SaidClaim
from models.targets import Target
from models.vocabulary import Basis, Modality, PowerBasis, Qualifier

ROUNDED_AT_LEAST = 0.01
ROUNDED_AT_MOST = 0.05
"""What rounding can hide of a figure: half a unit of its last digit, within these shares of it."""
ABOUT = 0.10
"""What "about" leaves open, as a share of the figure."""
A_BOUND_REACHES = 2.0
"""How far a lower bound is read: nobody calls 5,700 "more than a thousand", though it is."""
MONEY = frozenset({"contract_value", "contract_rate"})
""" "Up to" says of a deal that it may end early, which cuts fee and total alike: there it is no bound."""
AGAINST = frozenset({Modality.DOUBTED, Modality.DENIED, Modality.CANCELLED})
HOPED = frozenset({Modality.ASPIRATIONAL, Modality.CONDITIONAL, Modality.DISCUSSED})


class Firmness(StrEnum):
    """How a figure is meant; what is hoped for and what is planned are not held against each other."""

    FIRM = "firm"
    HOPED = "hoped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A figure in ``unit`` that somebody states, from ``low`` to ``high`` as its words have it, and the row that it stands on."""

    program: str | None
    metric: str
    basis: Basis
    power_basis: PowerBasis | None
    unit: str
    value: float
    low: float
    high: float
    earliest: date | None
    latest: date | None
    said_on: date
    firmness: Firmness
    counterparty: str | None = None
    quote: str = ""
    document_id: str | None = None
    claim_id: str | None = None
    target: str | None = None


def of_claim(said: SaidClaim) -> Statement | None:
    """Return what a claim states; None where it states no figure, or speaks against one."""
    claim = said.claim
    if claim.value is None or claim.modality in AGAINST:
        return None
    low, high = bounds(claim.metric, claim.value, claim.value_high, claim.qualifier)
    return Statement(
        program=claim.program,
        metric=claim.metric,
        basis=claim.basis,
        power_basis=claim.power_basis,
        unit=claim.unit,
        value=claim.value,
        low=low,
        high=high,
        earliest=claim.period.earliest if claim.period else None,
        latest=claim.period.latest if claim.period else None,
        said_on=said.said_on,
        firmness=Firmness.HOPED if claim.modality in HOPED else Firmness.FIRM,
        counterparty=claim.counterparty,
        quote=claim.quote,
        document_id=claim.document_id,
        claim_id=said.claim_id,
    )


def of_target(target: Target, unit: str) -> Statement | None:
    """Return what a target states; None where it states no figure, or speaks against one."""
    if target.value is None or target.modality in AGAINST:
        return None
    low, high = bounds(target.metric, target.value, target.value_high, target.qualifier)
    return Statement(
        program=target.program,
        metric=target.metric,
        basis=target.basis,
        power_basis=target.power_basis,
        unit=unit,
        value=target.value,
        low=low,
        high=high,
        earliest=target.period.earliest if target.period else None,
        latest=target.period.latest if target.period else None,
        said_on=target.announced_on,
        firmness=Firmness.HOPED if target.modality in HOPED else Firmness.FIRM,
        target=target.key,
    )


def bounds(metric: str, value: float, value_high: float | None, qualifier: Qualifier) -> tuple[float, float]:
    """Return from where to where a figure goes, as its words have it."""
    rounded = rounding(value)
    low, high = value * (1.0 - rounded), value * (1.0 + rounded)
    if qualifier is Qualifier.RANGE and value_high is not None:
        return low, value_high * (1.0 + rounding(value_high))
    if qualifier is Qualifier.ABOUT:
        return value * (1.0 - ABOUT), value * (1.0 + ABOUT)
    if qualifier is Qualifier.MAGNITUDE:
        return value, value * 10.0
    if metric in MONEY:
        return low, high
    if qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        return low, value * A_BOUND_REACHES
    if qualifier in {Qualifier.AT_MOST, Qualifier.LESS_THAN}:
        return 0.0, high
    return low, high


def rounding(value: float) -> float:
    """Return what rounding can hide of a figure as a share of it: half a unit of its last digit that is not a zero."""
    if value == 0.0:
        return ROUNDED_AT_LEAST
    digits = f"{abs(value):.12e}".split("e")[0].replace(".", "").rstrip("0")
    half = 0.5 * 10.0 ** (math.floor(math.log10(abs(value))) - len(digits) + 1)
    return min(max(half / abs(value), ROUNDED_AT_LEAST), ROUNDED_AT_MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How long something is paid for, in years."""

    years: float
    low: float
    high: float


SLACK_YEARS = 2.0 / 12.0
"""What a term that is counted from the day of the report can be off."""


def term_of(statement: Statement) -> Term | None:
    """Return the term that a statement's period spans; from the day it was said where no first day is named; None without a last day."""
    if statement.latest is None:
        return None
    first = statement.earliest or statement.said_on
    if first >= statement.latest:
        return None
    years = (statement.latest - first + timedelta(days=1)).days / 365.25
    slack = 0.01 * years if statement.earliest is not None else SLACK_YEARS
    return Term(years=years, low=max(0.0, years - slack), high=years + slack)
