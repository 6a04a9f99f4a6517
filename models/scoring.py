"""Target, evidence, capacity ─► Score, as of a date: separate axes, one word, and the rows that each reason stands on.

Nothing here reads a clock, and nothing that was said, seen or known after the date is looked at: the same inputs and date give
the same scores, bit for bit. ``docs/how-progress-is-scored.md`` explains every threshold.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from models.capacity import Capacity
from models.commitments import Stance, link
from models.lexicon import Place
from models.scores import Evidence, SaidClaim, Score
from models.scoring_categories import Standpoint, Verdict, decide, elapsed_share, is_weaker_value, progress_of
from models.scoring_demand import of_target
from models.scoring_evidence import YEAR, Measured, known_by, looked_since, measure
from models.scoring_reasons import reasons_for
from models.targets import Target
from models.vocabulary import Basis, Category, Modality, Standing

STANDINGS = tuple(Standing)
"""Strongest first, as the vocabulary lists them."""
OWN_WORD = {Standing.OBSERVATION, Standing.FILING, Standing.PRIMARY}
"""Whose word counts against a target, or says that work is underway."""


def assess(
    targets: Sequence[Target],
    evidence: Evidence,
    capacity: Capacity,
    as_of: date,
    *,
    places: Mapping[str, Place],
    units: Mapping[str, str],
) -> list[Score]:
    """Return a score for every target that had been announced by ``as_of``, sorted by key.

    ``places`` says where each program stands (orbit, ground …), ``units`` gives each metric's canonical unit. Pass
    ``capacity.known_on(as_of)`` to score without hindsight in the inputs; what is newer than the date is named in a reason.
    """
    known = known_by(evidence, as_of)
    announced = sorted((target for target in targets if target.announced_on <= as_of), key=lambda target: target.key)
    claims = {said.claim_id: said for said in known.claims}
    linked: dict[str, list[tuple[Stance, SaidClaim]]] = {target.key: [] for target in announced}
    for commitment in link(known.claims, announced):
        linked[commitment.target].append((Stance(commitment.stance), claims[commitment.claim_id]))
    successors = _successors(announced)
    return [
        _score(
            target,
            linked[target.key],
            known,
            capacity,
            as_of,
            place=places.get(target.program),
            unit=units.get(target.metric, ""),
            successor=successors.get(target.key),
        )
        for target in announced
    ]


def _successors(targets: Sequence[Target]) -> dict[str, Target]:
    """Target ─► the last of those that superseded it, by key; the first revision counts where it was weaker."""
    return {
        target.supersedes: target
        for target in sorted(targets, key=lambda target: (target.announced_on, target.key), reverse=True)
        if target.supersedes is not None
    }


def _score(
    target: Target,
    said: list[tuple[Stance, SaidClaim]],
    evidence: Evidence,
    capacity: Capacity,
    as_of: date,
    *,
    place: Place | None,
    unit: str,
    successor: Target | None,
) -> Score:
    measured = measure(target, evidence, capacity, as_of)
    observed = measured.value if measured is not None else 0.0
    chain = of_target(target, place, capacity, as_of, observed=observed)
    point = Standpoint(
        target=target,
        unit=unit,
        as_of=as_of,
        measured=measured,
        chain=chain,
        successor=successor,
        postponing=tuple(claim for stance, claim in said if _postpones(stance, claim, target)),
        denying=tuple(claim for stance, claim in said if _denies(stance, claim)),
        underway=tuple(claim for _, claim in said if _is_underway(claim, target)),
        looked_since=looked_since(target, evidence),
    )
    verdict = decide(point)
    supporting = [claim for stance, claim in said if stance in {Stance.RESTATES, Stance.REPORTS}]
    elapsed = elapsed_share(target, as_of)
    return Score(
        target=target.key,
        as_of=as_of,
        category=verdict.category,
        progress=progress_of(target, measured),
        observed_value=measured.value if measured is not None and target.basis is not Basis.EVENT else None,
        observed_on=measured.on if measured is not None else None,
        elapsed_share=elapsed,
        pace_needed_per_year=_pace_needed(point),
        pace_shown_per_year=_pace_shown(target, measured, as_of),
        days_late=_days_late(point, verdict),
        independent_sources=len({claim.publisher.casefold() for claim in supporting}),
        strongest_standing=_strongest(supporting, measured),
        newest_evidence_on=_newest(supporting, measured),
        demands=chain.demands,
        reasons=reasons_for(point, verdict, said, capacity),
    )


def _postpones(stance: Stance, said: SaidClaim, target: Target) -> bool:
    """Say whether a claim of the announcer's own, or of a filing, revises the target to less or later."""
    if stance is not Stance.REVISES or said.standing not in OWN_WORD:
        return False
    due = target.period.latest if target.period else None
    latest = said.claim.period.latest if said.claim.period else None
    if due is not None and latest is not None and latest > due:
        return True
    return is_weaker_value(target.metric, said.claim.value, target.value)


def _denies(stance: Stance, said: SaidClaim) -> bool:
    stopped = said.claim.modality in {Modality.DENIED, Modality.CANCELLED}
    return stance is Stance.DOUBTS and stopped and said.standing in OWN_WORD


def _is_underway(said: SaidClaim, target: Target) -> bool:
    active = said.claim.modality in {Modality.UNDERWAY, Modality.ACHIEVED}
    return active and said.standing in OWN_WORD and said.said_on >= target.announced_on


def _pace_needed(point: Standpoint) -> float | None:
    """What a year must add from here to the deadline, in the metric's unit; None without a deadline ahead or a value."""
    if point.target.value is None or point.due_on is None or point.due_on <= point.as_of:
        return None
    observed = point.measured.value if point.measured is not None else 0.0
    return max(0.0, point.target.value - observed) / ((point.due_on - point.as_of) / YEAR)


def _pace_shown(target: Target, measured: Measured | None, as_of: date) -> float | None:
    if measured is None or target.value is None or target.basis not in {Basis.LEVEL, Basis.RATE, Basis.TOTAL}:
        return None
    return measured.value - measured.at(as_of - YEAR)


def _days_late(point: Standpoint, verdict: Verdict) -> int | None:
    if point.due_on is None:
        return None
    if verdict.category is Category.MET_LATE and verdict.met_on is not None:
        return (verdict.met_on - point.due_on).days
    return (point.as_of - point.due_on).days if verdict.category is Category.LAPSED else None


def _strongest(supporting: Sequence[SaidClaim], measured: Measured | None) -> Standing | None:
    standings = {said.standing for said in supporting}
    if measured is not None and measured.observation_ids:
        standings.add(Standing.OBSERVATION)
    return min(standings, key=STANDINGS.index, default=None)


def _newest(supporting: Sequence[SaidClaim], measured: Measured | None) -> date | None:
    days = [said.said_on for said in supporting]
    if measured is not None and measured.on is not None and (measured.observation_ids or measured.claim_ids):
        days.append(measured.on)
    return max(days, default=None)
