"""Which target a claim speaks of, and what it says of it."""

from dataclasses import replace
from datetime import date

import pytest

from models.claims import ClaimPeriod
from models.commitments import link
from models.scores import SaidClaim
from models.targets import Target, TargetPeriod
from models.vocabulary import Basis, Modality, PowerBasis, Qualifier
from models.voices import ASKED
from tests import made_claims
from tests.made_claims import DUE, period

TARGET = replace(made_claims.TARGET, summary="A gigawatt a year by the end of 2027")


def said(said_on: date = date(2026, 8, 1), **changed: object) -> SaidClaim:
    return made_claims.said(made_claims.claim(**changed), said_on)


def stance(target: Target = TARGET, **changed: object) -> str | None:
    found = link([said(**changed)], [target])  # type: ignore[arg-type]
    return found[0].stance if found else None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "restates"),
        ({"period": None}, "restates"),
        ({"period": period(date(2027, 12, 15))}, "restates"),
        ({"period": period(date(2028, 6, 30))}, "revises"),
        ({"value": 2e9}, "revises"),
        ({"value": 1e11, "period": period(date(2030, 12, 31))}, "mentions"),
        ({"value": 1.04e9}, "revises"),
        ({"value": 1.04e9, "qualifier": Qualifier.ABOUT}, "restates"),
        ({"modality": Modality.ACHIEVED}, "reports"),
        ({"modality": Modality.DOUBTED}, "doubts"),
        ({"flags": (ASKED,)}, "mentions"),
        ({"flags": (ASKED,), "period": period(date(2028, 6, 30))}, "mentions"),
        ({"flags": (ASKED,), "modality": Modality.ACHIEVED}, "mentions"),
        ({"flags": (ASKED,), "modality": Modality.DENIED}, "doubts"),
        ({"modality": Modality.CANCELLED}, "doubts"),
        ({"modality": Modality.DISCUSSED}, "mentions"),
        ({"modality": Modality.ASPIRATIONAL, "period": period(date(2028, 6, 30))}, "mentions"),
        ({"said_on": date(2026, 5, 1), "value": 2e9}, "mentions"),
    ],
)
def test_stance(changed: dict[str, object], expected: str):
    assert stance(**changed) == expected


@pytest.mark.parametrize(
    "changed",
    [
        {"basis": Basis.LEVEL, "metric": "compute_power", "unit": "W"},
        {"basis": Basis.LEVEL},
        {"program": "compute_supply"},
        {"program": None},
        {"metric": "satellite_rate"},
    ],
)
def test_another_measure_place_or_basis_is_never_linked(changed: dict[str, object]):
    assert stance(**changed) is None


UNIT_POWER = replace(
    TARGET,
    key="unit_power_average",
    metric="unit_power",
    basis=Basis.EACH,
    value=120e3,
    power_basis=PowerBasis.AVERAGE,
    period=None,
)
EACH = {"metric": "unit_power", "basis": Basis.EACH, "unit": "W", "period": None}


def test_peak_is_never_taken_for_average():
    assert stance(UNIT_POWER, value=120e3, power_basis=PowerBasis.PEAK, **EACH) is None
    assert stance(UNIT_POWER, value=120e3, power_basis=PowerBasis.AVERAGE, **EACH) == "restates"
    assert stance(UNIT_POWER, value=120e3, power_basis=None, **EACH) == "restates"


def test_a_specification_is_revised_without_a_date():
    assert stance(UNIT_POWER, value=175e3, power_basis=PowerBasis.AVERAGE, **EACH) == "revises"


EVENT = replace(TARGET, key="first_launch", metric="launch", basis=Basis.EVENT, value=None)
LAUNCH = {"metric": "launch", "basis": Basis.EVENT, "unit": "", "unit_text": None, "value": None}


@pytest.mark.parametrize(
    ("when", "expected"), [(period(DUE), "restates"), (period(date(2028, 12, 31)), "revises"), (None, "mentions")]
)
def test_an_event_is_recognised_by_its_date(when: ClaimPeriod | None, expected: str):
    assert stance(EVENT, period=when, **LAUNCH) == expected


def test_what_restates_one_target_revises_only_what_that_one_superseded():
    later = replace(
        TARGET,
        key="rate_2028",
        announced_on=date(2026, 7, 1),
        supersedes="rate_2027",
        period=TargetPeriod(text="by the end of 2028", latest=date(2028, 12, 31)),
    )
    beside = replace(later, key="rate_beside", supersedes=None, value=5e9)
    found = link([said(period=period(date(2028, 12, 31)))], [TARGET, later, beside])
    assert {entry.target: entry.stance for entry in found} == {
        "rate_2027": "revises",
        "rate_2028": "restates",
        "rate_beside": "mentions",
    }


def test_a_new_date_that_could_be_of_several_events_is_taken_for_none():
    other = replace(EVENT, key="pilot_payload", period=TargetPeriod(text="in 2026", latest=date(2026, 12, 31)))
    moved = said(period=period(date(2028, 6, 30)), **LAUNCH)  # type: ignore[arg-type]
    assert {entry.stance for entry in link([moved], [EVENT, other])} == {"mentions"}
    superseding = replace(other, supersedes="first_launch")
    assert {entry.stance for entry in link([moved], [EVENT, superseding])} == {"revises"}


@pytest.mark.parametrize(
    ("quote", "second"),
    [("Node-2 was scrapped.", "doubts"), ("Node-20 was scrapped.", "doubts"), ("Node-1 was scrapped.", "mentions")],
)
def test_what_is_said_of_one_thing_is_not_said_of_another(quote: str, second: str):
    """Node-20 is no thing of either target: then nothing narrows down what is meant."""
    targets = [
        replace(EVENT, key="first", object_names=("Node-1",)),
        replace(EVENT, key="second", object_names=("Node-2",)),
    ]
    found = link([said(quote=quote, modality=Modality.CANCELLED, **LAUNCH)], targets)  # type: ignore[arg-type]
    assert {entry.target: entry.stance for entry in found}["second"] == second


def test_the_order_of_rows_changes_nothing():
    claims = [said(), said(value=2e9), said(modality=Modality.DOUBTED)]
    targets = [TARGET, UNIT_POWER]
    assert link(claims, targets) == link(claims[::-1], targets[::-1])
