"""What the world has shown of a target by a date: values by day, each with the rows it stands on.

Only observations and claims of achievement in a filing show anything; what the announcer or the press says does not.
"""

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.capacity import Capacity
from models.commitments import comparable, names_one_of
from models.observations import Observation
from models.scores import Evidence, SaidClaim
from models.targets import Target
from models.vocabulary import Basis, Modality, Standing

YEAR = timedelta(days=365)
STOCK_OF_RATE = {
    "launch_rate": "launch_count",
    "satellite_rate": "satellite_count",
    "compute_power_rate": "compute_power",
}
"""A rate that nobody observes as such is what its stock has gained in the last 365 days."""
FLIGHTS = ("launch", "prototype_launch", "satellite_count")
"""Any of these shows that a thing named by the target flies."""
MODELLED_PROGRAM = "spacex.starmind"
"""Whose satellites ``satellite_power_average_w`` describes: only for them does a satellite count stand for a power."""
LOWER_IS_BETTER = frozenset({"launch_price", "cost_ratio", "unit_mass", "capex"})
SATELLITE_POWER = "satellite_power_average_w"


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """One value shown on a day, with the row it stands on."""

    on: date
    thing: str
    value: float
    observation_id: str | None = None
    claim_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Values by day up to a date. ``silent_since`` is set where nothing was seen though somebody looked since then."""

    series: tuple[tuple[date, float], ...]  # sorted by day, one value a day
    observation_ids: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    capacity_keys: tuple[str, ...] = ()
    silent_since: date | None = None

    @property
    def value(self) -> float:
        """The latest value; 0 where only silence was seen."""
        return self.series[-1][1] if self.series else 0.0

    @property
    def on(self) -> date | None:
        """The day of the latest value."""
        return self.series[-1][0] if self.series else None

    def at(self, day: date) -> float:
        """Return the value as it stood on a day; 0 before the first."""
        index = bisect.bisect_right([entry for entry, _ in self.series], day)
        return self.series[index - 1][1] if index else 0.0


def known_by(evidence: Evidence, as_of: date) -> Evidence:
    """Return only what was said or seen, and known to us, by this date; sorted, so that the order of rows changes nothing."""
    claims = [said for said in evidence.claims if said.said_on <= as_of and said.known_on <= as_of]
    observations = [
        seen for seen in evidence.observations if seen.observed_on <= as_of and seen.known_at.date() <= as_of
    ]
    return Evidence(
        claims=tuple(sorted(claims, key=lambda said: said.claim_id)),
        observations=tuple(sorted(observations, key=lambda seen: (seen.observed_on, seen.id))),
        looked_since={key: day for key, day in sorted(evidence.looked_since.items()) if day <= as_of},
    )


def measure(target: Target, evidence: Evidence, capacity: Capacity, as_of: date) -> Measured | None:
    """Return what has been shown of a target; None where nothing was seen and nobody looked."""
    metrics = _shown_by(target)
    showings = [*_observed(target, evidence.observations, metrics), *_filed(target, evidence.claims)]
    if showings:
        return _series(target, showings, as_of)
    derived = _derived(target, evidence, capacity, as_of)
    if derived is not None:
        return derived
    since = looked_since(target, evidence)
    return None if since is None else Measured(series=(), silent_since=since)


def looked_since(target: Target, evidence: Evidence) -> date | None:
    """Return since when somebody has looked, without a gap, at what would show the target; None: nobody has."""
    metrics = {*_shown_by(target), STOCK_OF_RATE.get(target.metric, target.metric)}
    if target.metric in {"compute_power", "compute_power_rate"}:
        metrics.add("satellite_count")  # no satellite, no power in orbit
    days = [
        day
        for (program, metric), day in evidence.looked_since.items()
        if program == target.program and metric in metrics
    ]
    return min(days, default=None)


def _shown_by(target: Target) -> tuple[str, ...]:
    if target.metric == "launch" or (target.metric == "prototype_launch" and target.object_names):
        return FLIGHTS if target.object_names else ("launch", "satellite_count")
    return (target.metric,)


def _observed(target: Target, observations: Iterable[Observation], metrics: Sequence[str]) -> list[Showing]:
    return [
        Showing(
            on=seen.observed_on,
            thing=seen.object_name,
            value=1.0 if seen.value is None or target.basis is Basis.EVENT else seen.value,
            observation_id=seen.id,
        )
        for seen in observations
        if seen.program == target.program
        and seen.metric in metrics
        and names_one_of(target.object_names, seen.object_name)
        # An event that lies before the announcement cannot be the one that was announced.
        and (target.basis is not Basis.EVENT or seen.observed_on >= target.announced_on)
    ]


def _filed(target: Target, claims: Iterable[SaidClaim]) -> list[Showing]:
    showings = []
    is_event = target.basis is Basis.EVENT
    for said in claims:
        claim, day = said.claim, happened_on(said)
        if said.standing not in {Standing.FILING, Standing.OBSERVATION} or claim.modality is not Modality.ACHIEVED:
            continue
        if not comparable(claim, target) or not names_one_of(target.object_names, claim.quote):
            continue
        if is_event and day >= target.announced_on:
            showings.append(Showing(on=day, thing="filing", value=1.0, claim_id=said.claim_id))
        elif not is_event and claim.value is not None:
            showings.append(Showing(on=day, thing="filing", value=claim.value, claim_id=said.claim_id))
    return showings


def happened_on(said: SaidClaim) -> date:
    """Return the day by which a claim of achievement says that it happened, never later than the day it was said."""
    period = said.claim.period
    return min(period.latest, said.said_on) if period is not None and period.latest is not None else said.said_on


def _series(target: Target, showings: list[Showing], as_of: date) -> Measured:
    ordered = sorted(showings, key=lambda showing: (showing.on, showing.thing, showing.value))
    days = sorted({showing.on for showing in ordered})
    if target.basis is Basis.TOTAL:
        ordered, days = _in_window(target, ordered, days)
    values = tuple((day, _value_on(target, [entry for entry in ordered if entry.on <= day])) for day in days)
    return Measured(
        series=values,
        observation_ids=tuple(sorted({entry.observation_id for entry in ordered if entry.observation_id})),
        claim_ids=tuple(sorted({entry.claim_id for entry in ordered if entry.claim_id})),
        silent_since=None if values else as_of,
    )


def _in_window(target: Target, showings: list[Showing], days: list[date]) -> tuple[list[Showing], list[date]]:
    """A total counts what falls into its period only; without a first day, from the announcement on."""
    first = target.period.earliest if target.period and target.period.earliest else target.announced_on
    last = target.period.latest if target.period and target.period.earliest and target.period.latest else date.max
    kept = [entry for entry in showings if first <= entry.on <= last]
    return kept, [day for day in days if first <= day <= last]


def _value_on(target: Target, showings: Sequence[Showing]) -> float:
    """Return the value that these showings add up to, the latest of each thing counting."""
    if target.basis is Basis.EVENT:
        return 1.0
    filed = [entry.value for entry in showings if entry.claim_id]
    seen = [entry for entry in showings if not entry.claim_id]
    if target.basis is Basis.LEVEL:
        latest = {entry.thing: entry.value for entry in seen}
        # A filing speaks of the whole, a catalogue of one thing after another: the two are not added.
        return max([sum(latest.values()), *filed])
    if target.basis is Basis.TOTAL:
        return max([sum(entry.value for entry in seen), *filed])
    if target.basis is Basis.EACH:
        values = [*filed, *(entry.value for entry in seen)]
        return min(values) if target.metric in LOWER_IS_BETTER else max(values)
    return showings[-1].value


def _derived(target: Target, evidence: Evidence, capacity: Capacity, as_of: date) -> Measured | None:
    """Return a rate from its stock, or a power from satellites; None where neither was observed."""
    stock = STOCK_OF_RATE.get(target.metric, target.metric)
    counted = _stock_series(target, stock, evidence.observations, 1.0)
    keys: tuple[str, ...] = ()
    if counted is None and stock == "compute_power" and target.program == MODELLED_PROGRAM:
        power = capacity.find(SATELLITE_POWER)
        if power is not None:
            counted = _stock_series(target, "satellite_count", evidence.observations, power.value)
            keys = (SATELLITE_POWER,)
    if counted is None:
        return None
    if target.basis is Basis.RATE:
        if stock == "compute_power" and not keys and counted.series[0][0] > as_of - YEAR:
            return None  # what stood there when somebody first looked was not built in that year
        days = sorted({day for day, _ in counted.series} | {as_of})
        series = tuple((day, counted.at(day) - counted.at(day - YEAR)) for day in days)
    else:
        series = counted.series
    return Measured(series=series, observation_ids=counted.observation_ids, capacity_keys=keys)


def _stock_series(target: Target, metric: str, observations: Iterable[Observation], factor: float) -> Measured | None:
    seen = _observed(target, observations, (metric,))
    if not seen:
        return None
    ordered = sorted(seen, key=lambda showing: (showing.on, showing.thing))
    total: dict[str, float] = {}
    by_day: dict[date, float] = {}
    for showing in ordered:
        # Launches are counted one by one, a stock by the latest figure of each thing.
        before = total.get(showing.thing, 0.0) if metric == "launch_count" else 0.0
        total[showing.thing] = before + showing.value
        by_day[showing.on] = factor * sum(total.values())
    ids = tuple(sorted({showing.observation_id for showing in ordered if showing.observation_id}))
    return Measured(series=tuple(sorted(by_day.items())), observation_ids=ids)
