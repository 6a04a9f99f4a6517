"""Past promises as they were known at a date: what had become of each, how late it was, how its date crept along.

Nothing that came to be known later is looked at: a day of which only the month is known counts from the month's end.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from statistics import median

from models.targets import TrackRecordEntry
from models.vocabulary import Precision, PromiseEnd, PromiseKind, PromiseState

ROLLS_FROM = 0.75
ROLLS_TO = 1.25
"""A horizon whose date moves about as fast as the calendar: for ever "N years away"."""
ROLLS_AFTER_STEPS = 2
ENOUGH_RESOLVED = 5
"""With fewer promises that came true or were given up, there is nothing to forecast from."""
SAME_DAY = 0.5
"""In days: what happened on the day on which it was promised took half of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPromise:
    """A promise as it was known at a date. Ratios are shares of the time that was promised."""

    key: str
    kind: PromiseKind
    organization: str
    speaker: str | None
    announced_on: date
    due_on: date
    state: PromiseState
    is_revised: bool  # another day had been given before
    weight: float  # what was said several times of one thing weighs as one promise; 0: only said again
    happened_on: date | None
    slip_ratio: float | None  # of one that came true: 1 is on the day, 2 took twice the time
    at_least: float | None  # of one that is open: the ratio is at least this

    @property
    def horizon_days(self) -> int:
        """The time that was promised, in days."""
        return (self.due_on - self.announced_on).days

    @property
    def has_ended(self) -> bool:
        """Whether it was given up: then it never comes true."""
        return self.state in {PromiseState.FAILED, PromiseState.WITHDRAWN, PromiseState.RESCOPED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A date that was given for a thing: on ``said_on`` it was due on ``due_on``. ``row`` is a key, or the id of a claim."""

    said_on: date
    due_on: date
    row: str
    is_claim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Creep:
    """How a date moved over successive statements: Δdue ÷ Δsaid of each step, and the slope of all of them.

    0: it stood still; 1: it stays as far away as ever; below 0: it came nearer.
    """

    statements: tuple[Statement, ...]
    steps: tuple[float, ...]

    @property
    def slope(self) -> float:
        """The median of Δdue ÷ Δsaid over all pairs of statements (Theil and Sen), which one odd statement does not move."""
        return median(_step(before, after) for before, after in combinations(self.statements, 2))

    @property
    def is_rolling(self) -> bool:
        """Whether the horizon rolls along with the calendar."""
        return len(self.steps) >= ROLLS_AFTER_STEPS and ROLLS_FROM <= self.slope <= ROLLS_TO


def known_from(day: date, precision: Precision) -> date:
    """Return the day from which a day of this precision is surely past: the last of its month or year."""
    if precision is Precision.MONTH:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return date(day.year, 12, 31) if precision is Precision.YEAR else day


def known_on(entries: Iterable[TrackRecordEntry], as_of: date) -> list[KnownPromise]:
    """Return the promises that had surely been made by a date, as they stood on it, sorted by key."""
    made = {
        entry.key: entry
        for entry in sorted(entries, key=lambda entry: entry.key)
        if known_from(entry.announced_on, entry.announced_precision) <= as_of
    }
    heads = {key: chain_of(entry, made)[0].key for key, entry in made.items()}
    new = {key for key, entry in made.items() if not is_restatement(entry, made)}
    sizes: dict[str, int] = {}
    for key in new:
        sizes[heads[key]] = sizes.get(heads[key], 0) + 1
    return [
        _known(
            entry,
            as_of,
            is_revised=heads[key] != key,
            weight=1.0 / sizes[heads[key]] if key in new else 0.0,
        )
        for key, entry in made.items()
    ]


def _known(entry: TrackRecordEntry, as_of: date, *, is_revised: bool, weight: float) -> KnownPromise:
    happened = entry.happened_on
    if happened is not None and known_from(happened, entry.happened_precision) > as_of:
        happened = None
    return KnownPromise(
        key=entry.key,
        kind=entry.kind,
        organization=entry.organization,
        speaker=entry.speaker,
        announced_on=entry.announced_on,
        due_on=entry.due_on,
        state=state_of(entry, as_of),
        is_revised=is_revised,
        weight=weight,
        happened_on=happened,
        slip_ratio=None if happened is None else share_of_time(entry.announced_on, entry.due_on, happened),
        at_least=share_of_time(entry.announced_on, entry.due_on, as_of) if happened is None else None,
    )


def state_of(entry: TrackRecordEntry, as_of: date) -> PromiseState:
    """Return what had become of a promise by a date."""
    if entry.happened_on is not None and known_from(entry.happened_on, entry.happened_precision) <= as_of:
        return PromiseState.KEPT if entry.happened_on <= entry.due_on else PromiseState.KEPT_LATE
    if entry.abandoned_on is not None and entry.abandoned_on <= as_of:
        return PromiseState((entry.abandoned_as or PromiseEnd.FAILED).value)
    return PromiseState.OPEN if as_of <= entry.due_on else PromiseState.OVERDUE


def share_of_time(announced_on: date, due_on: date, day: date) -> float:
    """Return how many times the promised time had gone by on a day; above 0."""
    return max(SAME_DAY, float((day - announced_on).days)) / (due_on - announced_on).days


def is_enough(promises: Iterable[KnownPromise]) -> bool:
    """Say whether enough promises have been resolved to forecast others from."""
    resolved = [each.weight for each in promises if each.slip_ratio is not None or each.has_ended]
    return sum(resolved) >= ENOUGH_RESOLVED


def chain_of(entry: TrackRecordEntry, entries: dict[str, TrackRecordEntry]) -> list[TrackRecordEntry]:
    """Return what was said of the same thing up to this entry, the oldest first."""
    chain = [entry]
    while (before := entries.get(chain[0].said_before or "")) is not None and before not in chain:
        chain.insert(0, before)
    return chain


def is_restatement(entry: TrackRecordEntry, entries: dict[str, TrackRecordEntry]) -> bool:
    """Say whether an entry gives the same day again as the one before it: then it is no new promise."""
    before = entries.get(entry.said_before or "")
    return before is not None and before.due_on == entry.due_on


def creeps(entries: Iterable[TrackRecordEntry], as_of: date) -> dict[str, Creep]:
    """Return how the dates crept of all that was dated at least twice by a date, by the key of the newest statement."""
    made = {
        entry.key: entry
        for entry in sorted(entries, key=lambda entry: entry.key)
        if known_from(entry.announced_on, entry.announced_precision) <= as_of
    }
    followed = {entry.said_before for entry in made.values()}
    found = {}
    for key, entry in made.items():
        if key in followed:
            continue
        moved = creep(
            [Statement(said_on=each.announced_on, due_on=each.due_on, row=each.key) for each in chain_of(entry, made)]
        )
        if moved is not None:
            found[key] = moved
    return found


def creep(statements: Sequence[Statement]) -> Creep | None:
    """Return how a date crept over statements, by the day they were said; None where fewer than two days gave one.

    Of a day that gave several dates the one in the middle counts: those who report one statement disagree.
    """
    by_day: dict[date, list[Statement]] = {}
    for statement in sorted(statements, key=lambda each: (each.said_on, each.due_on, each.row)):
        by_day.setdefault(statement.said_on, []).append(statement)
    daily = tuple(of_day[(len(of_day) - 1) // 2] for of_day in by_day.values())
    if len(daily) < 2:
        return None
    return Creep(statements=daily, steps=tuple(_step(before, after) for before, after in pairwise(daily)))


def _step(before: Statement, after: Statement) -> float:
    return (after.due_on - before.due_on).days / (after.said_on - before.said_on).days
