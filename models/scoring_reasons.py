"""Why a score is as it is: one sentence for each axis, with the ids of the rows that it stands on."""

from collections.abc import Iterator, Sequence

from models.capacity import Capacity
from models.commitments import Stance
from models.figures import counted, listed, number, rounded, spoken, spoken_day
from models.scores import Reason, SaidClaim, independent_sources
from models.scoring_axes import at_pace_on, elapsed_share, pace_shown, percent, progress_bounds, progress_of
from models.scoring_categories import Standpoint, Verdict
from models.scoring_demand import multiple
from models.targets import Target
from models.vocabulary import Basis, Modality, Standing
from models.voices import Voices


def reasons_for(
    point: Standpoint, verdict: Verdict, said: Sequence[tuple[Stance, SaidClaim]], capacity: Capacity, voices: Voices
) -> tuple[Reason, ...]:
    """Return the reasons of a score, the deciding one first."""
    deciding = Reason(
        axis="category",
        text=verdict.text,
        claim_ids=verdict.claim_ids,
        observation_ids=verdict.observation_ids,
        capacity_keys=verdict.capacity_keys,
    )
    return (
        deciding,
        *_of_revision(point),
        *_of_progress(point, said, voices),
        *_of_pace(point),
        *_of_demand(point),
        *_of_inputs(point, capacity),
        *_of_support(point.target, said, voices),
    )


def _of_revision(point: Standpoint) -> Iterator[Reason]:
    successor = point.successor
    if successor is None:
        return
    due = successor.period.latest if successor.period else None
    until = f", due {due.isoformat()}" if due else ""
    value = f" with {spoken(successor.value, point.unit)}" if successor.value is not None else ""
    yield Reason(
        axis="category",
        text=f"Superseded on {spoken_day(successor.announced_on)} by {successor.key}{value}{until}; scored as it was announced.",
    )


def _of_progress(point: Standpoint, said: Sequence[tuple[Stance, SaidClaim]], voices: Voices) -> Iterator[Reason]:
    measured, target = point.measured, point.target
    if measured is None:
        yield Reason(
            axis="progress",
            text="Progress is unknown: nothing was observed, and no source that would show it has been looked at.",
        )
    elif not measured.series:
        since = spoken_day(measured.silent_since) if measured.silent_since else "then"
        yield Reason(
            axis="progress", text=f"Nothing was seen, and sources that would show it were looked at since {since}."
        )
    elif target.basis is not Basis.EVENT:
        progress = progress_of(target, measured)
        share = f", {percent(progress)} of the target{_between(point)}" if progress is not None else ""
        derived = " (the last 365 days)" if target.basis is Basis.RATE and measured.observation_ids else ""
        yield Reason(
            axis="progress",
            text=f"Shown so far: {spoken(measured.value, point.unit)}{derived}{share}.",
            claim_ids=measured.claim_ids,
            observation_ids=measured.observation_ids,
            capacity_keys=measured.capacity_keys,
        )
    reported = [
        claim
        for stance, claim in said
        if stance is Stance.REPORTS and claim.standing not in {Standing.OBSERVATION, Standing.FILING}
    ]
    if reported:
        speakers = {each.claim.speaker or each.publisher for each in reported}
        names = sorted({voices.names.get(speaker, speaker) for speaker in speakers}, key=str.casefold)
        yield Reason(
            axis="progress",
            text=f"Reported as achieved by {listed(names)}, which is no observation.",
            claim_ids=_ids(reported),
        )


def _between(point: Standpoint) -> str:
    """ "(50 % to 76 %)": as far as what was observed may be off; nothing where it is exact."""
    progress = progress_of(point.target, point.measured)
    low, high = progress_bounds(point.target, point.measured)
    if low is None or (low == progress and high == progress):
        return ""
    return f" ({percent(low)} or more)" if high is None else f" (between {percent(low)} and {percent(high)})"


def _of_pace(point: Standpoint) -> Iterator[Reason]:
    elapsed = elapsed_share(point.target, point.as_of)
    if elapsed is None or point.due_on is None:
        return
    if point.due_on < point.as_of:
        yield Reason(axis="pace", text=f"All of its time is gone since {spoken_day(point.due_on)}.")
        return
    yield Reason(
        axis="pace",
        text=f"{percent(elapsed)} of the time between announcement and deadline ({spoken_day(point.due_on)}) is gone.{_at_pace(point)}",
    )


def _at_pace(point: Standpoint) -> str:
    shown = pace_shown(point.target, point.measured, point.as_of)
    day = at_pace_on(point.target, point.measured, point.as_of)
    if shown is None or day is None:
        return ""
    return f" At the pace of the last year, {spoken(shown, point.unit)} more, it would be reached on {spoken_day(day)}."


def _of_demand(point: Standpoint) -> Iterator[Reason]:
    chain = point.chain
    if chain.unknown_because:
        yield Reason(axis="demand", text=chain.unknown_because)
    binding = chain.binding
    if binding is None or binding.shown is None:
        return
    times = multiple(binding)
    text = f"What binds is {binding.constraint}: {number(rounded(times))} times the best ever shown."
    if times <= 1.0:
        text = f"It needs nothing beyond what has been shown; most of it {binding.constraint}, {percent(times)} of the best ever shown."
    yield Reason(axis="demand", text=text, capacity_keys=chain.keys)


def _of_inputs(point: Standpoint, capacity: Capacity) -> Iterator[Reason]:
    """Name the inputs of the capacity model that were not known at the date, and those that are old."""
    for axis, keys in (
        ("demand", point.chain.keys),
        ("progress", point.measured.capacity_keys if point.measured is not None else ()),
    ):
        newer = [key for key in keys if (entry := capacity.find(key)) is not None and entry.as_of > point.as_of]
        if newer:
            yield Reason(
                axis=axis,
                text=f"With hindsight: {listed(newer)} {'was' if len(newer) == 1 else 'were'} established only after this date.",
                capacity_keys=tuple(newer),
            )
        stale = sorted(set(capacity.stale(point.as_of)) & set(keys))
        if stale:
            yield Reason(axis=axis, text=f"Older than it should be: {listed(stale)}.", capacity_keys=tuple(stale))


def _of_support(target: Target, said: Sequence[tuple[Stance, SaidClaim]], voices: Voices) -> Iterator[Reason]:
    for stance, words in (
        (Stance.RESTATES, "say it again"),
        (Stance.REVISES, "give another value or date"),
        (Stance.DOUBTS, "question or deny it"),
    ):
        claims = [claim for held, claim in said if held is stance]
        if claims:
            origins = independent_sources(claims)
            newest = spoken_day(max(claim.said_on for claim in claims))
            verb = words if len(claims) > 1 else _singular(words)
            yield Reason(
                axis="support",
                text=f"{counted(len(claims), 'claim')} of {counted(origins, 'origin')} {verb}, the newest of {newest}{_of_own_side(target, claims, voices)}.",
                claim_ids=_ids(claims),
            )
    talk = [claim for _, claim in said if claim.claim.modality is Modality.DISCUSSED]
    if talk:
        yield Reason(
            axis="support", text=f"{counted(len(talk), 'claim')} of talks, which bind nobody.", claim_ids=_ids(talk)
        )


def _of_own_side(target: Target, claims: Sequence[SaidClaim], voices: Voices) -> str:
    """ "; 3 of them from the company's own side": who says a thing again does not confirm it."""
    own = sum(voices.is_own_word(said, target.announced_by) for said in claims)
    if not own:
        return ""
    if own == len(claims):
        return "; from the company's own side" if own == 1 else "; all from the company's own side"
    return f"; {own} of them from the company's own side"


def _singular(words: str) -> str:
    verb, _, rest = words.partition(" ")
    if rest.startswith("or "):
        return "questions or denies it"
    return f"{verb}s {rest}"


def _ids(claims: Sequence[SaidClaim]) -> tuple[str, ...]:
    return tuple(sorted(claim.claim_id for claim in claims))
