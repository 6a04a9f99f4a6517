"""Target, evidence, capacity ─► Score, as of a date: separate axes, one word, and the rows that each reason stands on.

Nothing here reads a clock, and nothing that was said, seen or known after the date is looked at: the same inputs and date give
the same scores, bit for bit. ``docs/how-progress-is-scored.md`` explains every threshold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.capacity import Capacity
from models.commitments import Stance, link
from models.forecasts import Record, forecast
from models.lexicon import Place
from models.measurements import measure
from models.scores import Evidence, Forecast, Reason, SaidClaim, Score, independent_sources
from models.scoring_axes import (
    at_pace_on,
    elapsed_share,
    newest,
    pace_needed,
    pace_shown,
    progress_bounds,
    progress_of,
    strongest,
)
from models.scoring_categories import Standpoint, Verdict, decide, is_weaker_value
from models.scoring_demand import of_target
from models.scoring_evidence import OWN_WORD, known_by, looked_since
from models.scoring_horizon import horizon_of
from models.scoring_lateness import lateness_reasons
from models.scoring_reasons import reasons_for
from models.targets import Target, TrackRecordEntry
from models.track_record import Creep
from models.vocabulary import Basis, Category, Modality
from models.voices import Voices
from models.watchlist import Watchlist

ENDED = {Category.MET, Category.MET_LATE, Category.WITHDRAWN, Category.NOT_SCOREABLE}
"""Of these there is nothing left to forecast."""


def assess(
    targets: Sequence[Target],
    evidence: Evidence,
    capacity: Capacity,
    as_of: date,
    *,
    places: Mapping[str, Place],
    units: Mapping[str, str],
    track_record: Sequence[TrackRecordEntry] = (),
    voices: Voices | None = None,
    errors: Mapping[str, float] | None = None,
) -> list[Score]:
    """Return a score for every target that had been announced by ``as_of``, sorted by key.

    ``places`` says where each program stands (orbit, ground …), ``units`` gives each metric's canonical unit,
    ``voices`` for whom people and pages speak and whose a program is, ``errors`` by how large a share the values of a source may be off. Of the
    ``track_record`` only what was known by ``as_of`` is looked at; without it there are no forecasts. Pass
    ``capacity.known_on(as_of)`` to score without hindsight in the inputs; what is newer than the date is named in a reason.
    """
    voices = voices or Voices()
    known = known_by(replace(evidence, claims=tuple(voices.weighed(said) for said in evidence.claims)), as_of)
    announced = sorted((target for target in targets if target.announced_on <= as_of), key=lambda target: target.key)
    claims = {said.claim_id: said for said in known.claims}
    linked: dict[str, list[tuple[Stance, SaidClaim]]] = {target.key: [] for target in announced}
    for commitment in link(known.claims, announced):
        linked[commitment.target].append((Stance(commitment.stance), claims[commitment.claim_id]))
    successors = _successors(announced)
    record = Record.of(track_record, as_of, voices.owners)
    scores = [
        _score(
            target,
            linked[target.key],
            known,
            capacity,
            as_of,
            place=places.get(target.program),
            unit=units.get(target.metric, ""),
            successor=successors.get(target.key),
            record=record,
            horizon=horizon_of(target, announced, linked[target.key], voices),
            voices=voices,
            errors=errors or {},
        )
        for target in announced
    ]
    return with_readings(scores, announced)


def assess_watchlist(watchlist: Watchlist, evidence: Evidence, capacity: Capacity, as_of: date) -> list[Score]:
    """Return a score for every target of a watchlist, with its places, units and track record, and one model of what is possible."""
    return assess(
        watchlist.targets,
        evidence,
        capacity,
        as_of,
        places={program.key: program.place for program in watchlist.programs},
        units={metric.key: metric.unit for metric in watchlist.metrics},
        track_record=watchlist.track_record,
        voices=Voices.of(watchlist),
        errors={source.key: source.error_share for source in watchlist.sources},
    )


def with_readings(scores: Sequence[Score], targets: Sequence[Target]) -> list[Score]:
    """Return scores in which the two readings of one announcement name each other: a rate beside a level, never against it."""
    by_key = {score.target: score for score in scores}
    beside: dict[str, list[Target]] = {}
    for target in targets:
        for one, other in ((target.key, target.also_read_as), (target.also_read_as, target.key)):
            if one in by_key and other in by_key:
                beside.setdefault(one, []).extend(each for each in targets if each.key == other)
    return [
        replace(
            score,
            reasons=(*score.reasons, *(_reading(by_key[other.key], other) for other in beside.get(score.target, ()))),
        )
        for score in scores
    ]


def _reading(score: Score, target: Target) -> Reason:
    return Reason(
        axis="category",
        text=f"The same announcement is also in print as a {target.basis.value}: {target.key} is scored beside it, {score.category.value}.",
    )


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
    record: Record,
    horizon: Creep | None,
    voices: Voices,
    errors: Mapping[str, float],
) -> Score:
    measured = measure(target, evidence, capacity, as_of, errors)
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
    low, high = progress_bounds(target, measured)
    outlook: Forecast | str | None = None
    given_up = target.withdrawn_on is not None and target.withdrawn_on <= as_of
    if verdict.category not in ENDED and not given_up:
        outlook = forecast(target, place, record, is_surely_open=not _may_have_been_met(point, verdict))
    return Score(
        target=target.key,
        as_of=as_of,
        category=verdict.category,
        progress=progress_of(target, measured),
        observed_value=measured.value if measured is not None and target.basis is not Basis.EVENT else None,
        observed_on=measured.on if measured is not None else None,
        progress_low=low,
        progress_high=high,
        elapsed_share=elapsed_share(target, as_of),
        pace_needed_per_year=pace_needed(target, measured, as_of),
        pace_shown_per_year=pace_shown(target, measured, as_of),
        at_pace_on=at_pace_on(target, measured, as_of),
        forecast=outlook if isinstance(outlook, Forecast) else None,
        horizon_creep=horizon.slope if horizon is not None else None,
        days_late=_days_late(point, verdict),
        independent_sources=independent_sources(supporting),
        supporting_claims=len(supporting),
        strongest_standing=strongest(supporting, measured),
        newest_evidence_on=newest(supporting, measured),
        demands=chain.demands,
        reasons=(
            *reasons_for(point, verdict, said, capacity, voices),
            *lateness_reasons(outlook, horizon, record, chain),
        ),
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


def _may_have_been_met(point: Standpoint, verdict: Verdict) -> bool:
    """Past its day, a target may have been met without anybody having looked: then there is nothing to go by."""
    return verdict.category is Category.NO_EVIDENCE and point.due_on is not None and point.due_on < point.as_of


def _days_late(point: Standpoint, verdict: Verdict) -> int | None:
    if point.due_on is None:
        return None
    if verdict.category is Category.MET_LATE and verdict.met_on is not None:
        return (verdict.met_on - point.due_on).days
    return (point.as_of - point.due_on).days if verdict.category is Category.LAPSED else None
