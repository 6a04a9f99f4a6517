"""Claim ─► Commitment: which announced target a claim speaks of, and how it bears on it.

A claim is held against a target only where program, metric and basis are the same: never a rate against a level, and, as a
program stands either in orbit or on the ground, never one place against the other. Peak is never taken for average.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from models.claims import Claim
from models.scores import Commitment, SaidClaim
from models.targets import Target
from models.vocabulary import Basis, Modality, Qualifier
from models.voices import ASKED

VALUE_TOLERANCE = 0.01
LOOSE_TOLERANCE = 0.05
"""For "about" and bounds on either side: "some 120 kW" restates 118 kW."""
DEADLINE_TOLERANCE_DAYS = 31
AHEAD = {Modality.COMMITTED, Modality.PLANNED, Modality.ASPIRATIONAL, Modality.CONDITIONAL, Modality.UNDERWAY}
AGAINST = {Modality.DOUBTED, Modality.DENIED, Modality.CANCELLED}
BINDING = {Modality.COMMITTED, Modality.PLANNED}


class Stance(StrEnum):
    """How a claim bears on a target."""

    RESTATES = "restates"  # says the same again
    REVISES = "revises"  # the same thing with another value or another deadline
    REPORTS = "reports"  # says that it happened
    DOUBTS = "doubts"  # questions it, denies it, says that it was stopped
    MENTIONS = "mentions"  # speaks of the same measure, but not clearly of this target


def link(claims: Sequence[SaidClaim], targets: Sequence[Target]) -> list[Commitment]:
    """Return what each claim says of each target that it shares program, metric and basis with, sorted by target and claim."""
    ordered = sorted(targets, key=lambda target: target.key)
    commitments = [
        Commitment(target=target.key, claim_id=said.claim_id, stance=stance.value)
        for said in claims
        for target, stance in _stances(said, ordered)
    ]
    return sorted(commitments, key=lambda commitment: (commitment.target, commitment.claim_id))


def comparable(claim: Claim, target: Target) -> bool:
    """Say whether claim and target measure the same thing in the same way."""
    if (claim.program, claim.metric, claim.basis) != (target.program, target.metric, target.basis):
        return False
    return claim.power_basis is None or target.power_basis is None or claim.power_basis is target.power_basis


def _stances(said: SaidClaim, targets: Iterable[Target]) -> list[tuple[Target, Stance]]:
    held = [target for target in targets if comparable(said.claim, target)]
    stances = {target.key: _stance(said, target) for target in held}
    meant = _meant(said.claim, held, [target for target in held if stances[target.key] is Stance.RESTATES])
    return [
        (
            target,
            Stance.MENTIONS if target.key not in meant.get(stances[target.key], {target.key}) else stances[target.key],
        )
        for target in held
    ]


def _meant(claim: Claim, held: Sequence[Target], restated: Sequence[Target]) -> dict[Stance, set[str]]:
    """Return, for the stances that can miss their aim, the keys of the targets that the claim can mean.

    Where it names a thing ("the second satellite"), only targets of that thing. What restates one target revises only those
    that this one superseded, not another that stands beside it. And where several targets for the same event are open, a new
    date could be of any of them: then it is taken for none.
    """
    named = [target for target in held if target.object_names and names_one_of(target.object_names, claim.quote)]
    possible = {target.key for target in held if not named or not target.object_names or target in named}
    revised = possible
    if restated:
        revised = possible & {key for target in restated for key in ancestors(target, held)}
    elif claim.basis is Basis.EVENT:
        superseded = {target.supersedes for target in held}
        open_ends = [target for target in held if target.key in possible and target.key not in superseded]
        revised = possible if len(open_ends) == 1 else set()
    return {Stance.REVISES: revised, Stance.REPORTS: possible, Stance.DOUBTS: possible}


def names_one_of(names: Sequence[str], text: str) -> bool:
    """Say whether a text names one of these things as a whole word ("Node-1" is not in "Node-10"); no names: anything does."""
    return not names or any(
        re.search(rf"(?<![0-9A-Za-z]){re.escape(name)}(?![0-9A-Za-z])", text, re.IGNORECASE) for name in names
    )


def ancestors(target: Target, targets: Iterable[Target]) -> list[str]:
    """Return the keys of the targets that this one superseded, the nearest first."""
    by_key = {entry.key: entry for entry in targets}
    keys: list[str] = []
    key = target.supersedes
    while key is not None and key not in keys:
        keys.append(key)
        key = by_key[key].supersedes if key in by_key else None
    return keys


def _stance(said: SaidClaim, target: Target) -> Stance:
    claim = said.claim
    if claim.modality in AGAINST:
        return Stance.DOUBTS
    if ASKED in claim.flags:  # what somebody is asked about is not said again by it
        return Stance.MENTIONS
    if claim.modality is Modality.ACHIEVED:
        return Stance.REPORTS
    if claim.modality not in AHEAD:
        return Stance.MENTIONS
    same_value, same_deadline = is_same_value(claim, target), _same_deadline(claim, target)
    if same_value and same_deadline is not False:
        # An event that is spoken of without a date restates nothing: it has neither value nor deadline to recognise.
        return Stance.MENTIONS if claim.value is None and same_deadline is None else Stance.RESTATES
    if said.said_on <= target.announced_on or claim.modality not in BINDING:
        return Stance.MENTIONS
    # A specification is often printed without a date: there another value alone is a revision.
    undated = target.basis is Basis.EACH and same_deadline is None and not _is_dated(target)
    if same_value is not bool(same_deadline) or (not same_value and undated):
        return Stance.REVISES
    return Stance.MENTIONS


def is_same_value(claim: Claim, target: Target) -> bool:
    """Say whether a claim gives a target's value, within what "about" and bounds allow; of an event there is none to differ."""
    if target.basis is Basis.EVENT:
        return True
    if claim.value is None or target.value is None:
        return claim.value is target.value
    loose = {claim.qualifier, target.qualifier} - {Qualifier.EXACTLY, Qualifier.RANGE}
    tolerance = LOOSE_TOLERANCE if loose else VALUE_TOLERANCE
    if target.value_high is not None and claim.value_high is None:
        return target.value * (1.0 - tolerance) <= claim.value <= target.value_high * (1.0 + tolerance)
    return _near(claim.value, target.value, tolerance) and (
        claim.value_high is None or target.value_high is None or _near(claim.value_high, target.value_high, tolerance)
    )


def _near(value: float, other: float, tolerance: float) -> bool:
    return abs(value - other) <= tolerance * max(abs(value), abs(other))


def _same_deadline(claim: Claim, target: Target) -> bool | None:
    """Say whether the deadlines agree; None where the claim names none, which neither agrees nor disagrees."""
    said = claim.period.latest if claim.period else None
    due = target.period.latest if target.period else None
    if said is None:
        return None
    return due is not None and _days_apart(said, due) <= DEADLINE_TOLERANCE_DAYS


def _is_dated(target: Target) -> bool:
    return target.period is not None and target.period.latest is not None


def _days_apart(day: date, other: date) -> int:
    return abs((day - other).days)
