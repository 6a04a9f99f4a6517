"""The axes of a score as numbers, each for itself: progress, pace, support. What is not known is None, and never a guess."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

from models.figures import number
from models.measurements import Measured
from models.scores import SaidClaim
from models.scoring_evidence import LOWER_IS_BETTER, YEAR
from models.targets import Target
from models.vocabulary import Basis, Standing

STANDINGS = tuple(Standing)
"""Strongest first, as the vocabulary lists them."""
WITH_PACE = frozenset({Basis.LEVEL, Basis.RATE, Basis.TOTAL})


def progress_of(target: Target, measured: Measured | None) -> float | None:
    """Return observed over target (its inverse for what should fall); None where nothing was measured."""
    if measured is None:
        return None
    if target.basis is Basis.EVENT:
        return 1.0 if measured.series else 0.0
    if target.value is None or target.value <= 0.0:
        return None
    if target.metric in LOWER_IS_BETTER:
        return target.value / measured.value if measured.value > 0.0 else None
    return measured.value / target.value


def progress_bounds(target: Target, measured: Measured | None) -> tuple[float | None, float | None]:
    """Return between which bounds the progress lies, as far as what was observed may be off; None above: open upwards."""
    progress = progress_of(target, measured)
    if progress is None or measured is None:
        return None, None
    if target.basis is Basis.EVENT or target.value is None:
        return progress, progress
    if target.metric in LOWER_IS_BETTER:
        low = target.value / measured.high if math.isfinite(measured.high) else 0.0
        return low, target.value / measured.low if measured.low > 0.0 else None
    low = measured.low / (target.value_high or target.value)
    return low, measured.high / target.value if math.isfinite(measured.high) else None


def elapsed_share(target: Target, as_of: date) -> float | None:
    """Return the share of time between announcement and deadline that has gone, at most 1; None without a deadline."""
    due = target.period.latest if target.period else None
    if due is None or due <= target.announced_on:
        return None
    return min(1.0, (as_of - target.announced_on).days / (due - target.announced_on).days)


def covered_share(target: Target, measured: Measured | None) -> float | None:
    """Return how much of what was missing at the announcement has been added since; None where nothing was measured.

    What stood there already when it was announced is no progress towards it. Where nobody had looked by then, nothing is taken
    to have stood there.
    """
    progress = progress_of(target, measured)
    if progress is None or measured is None or target.basis not in WITH_PACE or target.metric in LOWER_IS_BETTER:
        return progress
    before = measured.at(target.announced_on)
    if target.value is None or before <= 0.0 or before >= target.value:
        return progress
    return max(0.0, measured.value - before) / (target.value - before)


def percent(share: float) -> str:
    """Return a share as people write it: 0.364 is "36 %"; small ones keep a figure."""
    return f"{number(share * 100.0) if 0.0 < share < 0.01 else format(share * 100.0, '.0f')} %"


def pace_needed(target: Target, measured: Measured | None, as_of: date) -> float | None:
    """Return what a year must add from here to the deadline, in the metric's unit; None without a deadline ahead or a value."""
    due = target.period.latest if target.period else None
    if target.value is None or due is None or due <= as_of:
        return None
    shown = measured.value if measured is not None else 0.0
    return max(0.0, target.value - shown) / ((due - as_of) / YEAR)


def pace_shown(target: Target, measured: Measured | None, as_of: date) -> float | None:
    """Return what the last 365 days have added, in the metric's unit; None where nobody knows what stood there before."""
    if measured is None or target.value is None or target.basis not in WITH_PACE:
        return None
    return measured.gained_in_a_year(as_of)


def at_pace_on(target: Target, measured: Measured | None, as_of: date) -> date | None:
    """Return the day on which the target would be reached at the pace shown, in a straight line; None without such a pace."""
    pace = pace_shown(target, measured, as_of)
    if target.value is None or measured is None or pace is None or pace <= 0.0 or target.metric in LOWER_IS_BETTER:
        return None
    missing = target.value - measured.value
    days = missing / pace * YEAR.days
    if missing <= 0.0 or days > (date.max - as_of).days:
        return None
    return as_of + timedelta(days=math.ceil(days))


def strongest(supporting: Sequence[SaidClaim], measured: Measured | None) -> Standing | None:
    """Return the weightiest standing among what supports a target."""
    standings = {said.standing for said in supporting}
    if measured is not None and measured.observation_ids:
        standings.add(Standing.OBSERVATION)
    return min(standings, key=STANDINGS.index, default=None)


def newest(supporting: Sequence[SaidClaim], measured: Measured | None) -> date | None:
    """Return the day of the newest of what supports a target."""
    days = [said.said_on for said in supporting]
    if measured is not None and measured.on is not None and (measured.observation_ids or measured.claim_ids):
        days.append(measured.on)
    return max(days, default=None)
