"""Forecasts of the past, each from what was known on its day, scored against what became of the promises.

The continuous ranked probability score (CRPS) is taken over the days from the forecast to the end of the record, the same
window for every forecast of a promise. What happened within it is scored as usual. What had not happened by its end is scored
on what is known, that it had not: the end does not depend on the outcome, so that this too is a proper score.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np

from models.lateness import INTERVAL, Lateness, PointDay, Prediction
from models.slip_model import PRIOR, Prior, SlipModel, fit
from models.targets import TrackRecordEntry
from models.track_record import KnownPromise, is_enough, known_from, known_on

POINTS = 400

Forecaster = Callable[[KnownPromise, Sequence[KnownPromise], date], Prediction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One promise on one day, and what each forecaster made of it. CRPS in shares of the promised time."""

    key: str
    on: date
    weight: float
    happened_on: date | None
    crps: dict[str, float]
    held: dict[str, bool]  # it happened by the end of the record, and within the interval of 80 %
    to_hold: dict[str, float]  # the chance of that, by the forecast itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How a forecaster did over all trials."""

    name: str
    trials: int
    promises: int
    crps: float
    crps_resolved: float  # of the promises that came true before the end: these alone flatter who believes
    coverage: float  # of these, the share that the intervals of 80 % held
    held: float  # promises that the intervals held
    to_hold: float  # as many should have been, by the forecasts themselves
    resolved: int


def always_on_time(promise: KnownPromise, known: Sequence[KnownPromise], as_of: date) -> Prediction:  # noqa: ARG001
    """Believe the announcement."""
    return PointDay(day=promise.due_on, as_of=as_of)


def mean_multiplier(promise: KnownPromise, known: Sequence[KnownPromise], as_of: date) -> Prediction:
    """Take the mean ratio of the promises that came true by then; those that have not are left out, as is often done."""
    ratios = [(each.slip_ratio, each.weight) for each in known if each.slip_ratio is not None and each.weight > 0.0]
    mean = sum(ratio * weight for ratio, weight in ratios) / sum(weight for _, weight in ratios) if ratios else 1.0
    return PointDay(day=promise.announced_on + timedelta(days=round(mean * promise.horizon_days)), as_of=as_of)


def by_model(prior: Prior = PRIOR, *, pooled: bool = True) -> Forecaster:
    """Return the forecaster of the slip model; ``pooled`` False: of all promises alike, whose and of what kind they may be."""

    @cache
    def fitted(known: tuple[KnownPromise, ...]) -> SlipModel:
        return fit(known, prior)

    def forecast(promise: KnownPromise, known: Sequence[KnownPromise], as_of: date) -> Prediction:
        model = fitted(tuple(known))
        outlook = model.outlook(
            kind=promise.kind,
            organization=promise.organization if pooled else None,
            speaker=promise.speaker if pooled else None,
            horizon_days=promise.horizon_days,
            is_revised=promise.is_revised,
        )
        return Lateness(announced_on=promise.announced_on, due_on=promise.due_on, as_of=as_of, outlook=outlook)

    return forecast


def run(
    entries: Sequence[TrackRecordEntry], forecasters: dict[str, Forecaster], days: Iterable[date], *, until: date
) -> list[Trial]:
    """Forecast every promise that was open on each of these days, from what was known on it, and score it as of ``until``."""
    final = {promise.key: promise for promise in known_on(entries, until)}
    trials = []
    for day in sorted(set(days)):
        known = known_on(entries, day)
        if day >= until or not is_enough(known):
            continue
        for promise in known:
            weight = final[promise.key].weight
            if promise.slip_ratio is not None or promise.has_ended or weight == 0.0:
                continue
            happened = final[promise.key].happened_on
            made = {name: forecast(promise, known, day) for name, forecast in forecasters.items()}
            trials.append(
                Trial(
                    key=promise.key,
                    on=day,
                    weight=weight,
                    happened_on=happened,
                    crps={name: crps(each, day, until, happened) / promise.horizon_days for name, each in made.items()},
                    held={name: holds(each, happened) for name, each in made.items()},
                    to_hold={name: chance_to_hold(each, until) for name, each in made.items()},
                )
            )
    return trials


def crps(forecast: Prediction, on: date, until: date, happened_on: date | None) -> float:
    """Return the score in days: 0 is perfect. The window is (``on``, ``until``]; ``happened_on`` None: not within it."""
    span = (until - on).days
    offsets = np.unique(np.round(np.linspace(0, span, min(span, POINTS) + 1)).astype(int))
    chances = np.array([forecast.comes_by(on + timedelta(days=int(offset))) for offset in offsets])
    outcome = math.inf if happened_on is None else float((happened_on - on).days)
    missed = (chances - (offsets >= outcome)) ** 2
    # Each chance holds from its day to the next that was looked at.
    return float(missed[:-1] @ np.diff(offsets))


def holds(forecast: Prediction, happened_on: date | None) -> bool:
    """Say whether the interval of 80 % holds the day on which it happened."""
    low, high = (forecast.day_of(share) for share in INTERVAL)
    return happened_on is not None and low <= happened_on <= high


def chance_to_hold(forecast: Prediction, until: date) -> float:
    """Return the chance, by the forecast itself, that it happens within its interval and by the end of the record.

    Most of an interval may lie beyond that end: held against this, coverage is not flattered by what came early, nor
    reproached with what cannot be known yet.
    """
    low, high = (forecast.day_of(share) for share in INTERVAL)
    return max(0.0, forecast.comes_by(min(high, until)) - forecast.comes_by(low - timedelta(days=1)))


def announcement_days(entries: Iterable[TrackRecordEntry]) -> list[date]:
    """Return the days from which each promise was surely known: when a reader first asks what to think of it."""
    return sorted({known_from(entry.announced_on, entry.announced_precision) for entry in entries})


def summarise(trials: Sequence[Trial], name: str) -> Summary:
    """Return how a forecaster did; promises weigh alike, however often they were forecast."""
    counts: dict[str, int] = {}
    for trial in trials:
        counts[trial.key] = counts.get(trial.key, 0) + 1
    weights = np.array([trial.weight / counts[trial.key] for trial in trials])
    scores = np.array([trial.crps[name] for trial in trials])
    resolved = np.array([trial.happened_on is not None for trial in trials])
    held = np.array([trial.held[name] for trial in trials])
    of_resolved = weights * resolved / max(1e-12, float((weights * resolved).sum()))
    return Summary(
        name=name,
        trials=len(trials),
        promises=len(counts),
        crps=float(weights @ scores / weights.sum()),
        crps_resolved=float(of_resolved @ scores),
        coverage=float(of_resolved @ held),
        held=float(weights @ held),
        to_hold=float(weights @ np.array([trial.to_hold[name] for trial in trials])),
        resolved=len({trial.key for trial in trials if trial.happened_on is not None}),
    )
