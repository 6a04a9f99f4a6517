"""Claim or target ─► Statement: one figure with the range in which its words leave it, ready to be held against others."""

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from models.claims import Claim
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
    stated = _stated(said.claim, unit=said.claim.unit, said_on=said.said_on)
    return stated and replace(
        stated,
        counterparty=said.claim.counterparty,
        quote=said.claim.quote,
        document_id=said.claim.document_id,
        claim_id=said.claim_id,
    )


def of_target(target: Target, unit: str) -> Statement | None:
    """Return what a target states; None where it states no figure, or speaks against one."""
    stated = _stated(target, unit=unit, said_on=target.announced_on)
    return stated and replace(stated, target=target.key)


def _stated(given: Claim | Target, *, unit: str, said_on: date) -> Statement | None:
    if given.value is None or given.value <= 0.0 or given.modality in AGAINST:
        return None
    low, high = bounds(given.metric, given.value, given.value_high, given.qualifier)
    return Statement(
        program=given.program,
        metric=given.metric,
        basis=given.basis,
        power_basis=given.power_basis,
        unit=unit,
        value=given.value,
        low=low,
        high=high,
        earliest=given.period.earliest if given.period else None,
        latest=given.period.latest if given.period else None,
        said_on=said_on,
        firmness=Firmness.HOPED if given.modality in HOPED else Firmness.FIRM,
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
