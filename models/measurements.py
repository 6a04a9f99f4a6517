"""How far the world has come with a target: its showings added up day by day, with the bounds of the newest value."""

import bisect
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from models.capacity import Capacity
from models.scores import Evidence
from models.scoring_evidence import (
    COUNTED,
    LOWER_IS_BETTER,
    MODELLED_PROGRAM,
    SATELLITE_POWER,
    STOCK_OF_RATE,
    YEAR,
    Showing,
    filed,
    looked_at_since,
    looked_since,
    observed,
    shown_by,
)
from models.targets import Target
from models.vocabulary import Basis, PowerBasis

PACE_FROM = timedelta(days=90)
"""A stock that has been watched for less than this shows no pace, where nobody knows what stood there before."""
SAME_LAUNCH = timedelta(days=7)
"""A catalogue that puts a launch on another day within a week has corrected its date: it is the same launch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Values by day up to a date. ``silent_since`` is set where nothing was seen though somebody looked since then."""

    series: tuple[tuple[date, float], ...]  # sorted by day, one value a day
    low: float = 0.0  # of the newest value
    high: float = 0.0  # likewise; infinite: open upwards
    begins_at_nought: bool = False  # it is known that there was nothing before the first day
    observation_ids: tuple[str, ...] = ()
    claim_ids: tuple[str, ...] = ()
    capacity_keys: tuple[str, ...] = ()
    silent_since: date | None = None

    @property
    def value(self) -> float:
        """The newest value; 0 where only silence was seen."""
        return self.series[-1][1] if self.series else 0.0

    @property
    def on(self) -> date | None:
        """The day of the newest value."""
        return self.series[-1][0] if self.series else None

    def at(self, day: date) -> float:
        """Return the value as it stood on a day; 0 before the first."""
        index = bisect.bisect_right([entry for entry, _ in self.series], day)
        return self.series[index - 1][1] if index else 0.0

    def gained_in_a_year(self, day: date) -> float | None:
        """Return what was added in the 365 days up to a day; None where nobody knows what stood there before.

        What stood there when somebody first looked was not built in that year: then what was added since then is told for
        a whole year, from three months on.
        """
        if not self.series:
            return 0.0
        first, at_first = self.series[0]
        if self.begins_at_nought or first <= day - YEAR:
            return self.at(day) - self.at(day - YEAR)
        watched = day - first
        return (self.at(day) - at_first) * (YEAR / watched) if watched >= PACE_FROM else None


def measure(
    target: Target, evidence: Evidence, capacity: Capacity, as_of: date, errors: Mapping[str, float]
) -> Measured | None:
    """Return what has been shown of a target; None where nothing was seen and nobody looked.

    ``errors`` gives by how large a share the values of a source may be off (imagery models); no entry: they are exact.
    """
    showings = [*observed(target, evidence.observations, shown_by(target), errors), *filed(target, evidence.claims)]
    showings = _surely_after(target, showings, evidence)
    if showings:
        return _series(target, showings, evidence, as_of)
    derived = _derived(target, evidence, capacity, as_of, errors)
    if derived is not None:
        return derived
    since = looked_since(target, evidence)
    return None if since is None else Measured(series=(), silent_since=since)


def _surely_after(target: Target, showings: list[Showing], evidence: Evidence) -> list[Showing]:
    """Leave out satellites that may have flown before a launch was announced that could be any of the program's."""
    if target.basis is not Basis.EVENT or target.object_names:
        return showings
    since = looked_at_since(target.program, (COUNTED,), evidence)
    first = min((entry.on for entry in showings if not entry.is_dated), default=None)
    flown_since = since is not None and first is not None and since < first
    return [entry for entry in showings if entry.is_dated or flown_since]


def _series(target: Target, showings: list[Showing], evidence: Evidence, as_of: date) -> Measured:
    ordered = sorted(showings, key=_order)
    if target.basis is Basis.TOTAL:
        ordered = _in_window(target, ordered)
    days = sorted({entry.on for entry in ordered})
    values = tuple((day, _added_up(target, [entry for entry in ordered if entry.on <= day])) for day in days)
    return Measured(
        series=values,
        low=_added_up(target, [replace(entry, value=entry.low) for entry in ordered]) if ordered else 0.0,
        high=_added_up(target, [replace(entry, value=entry.high) for entry in ordered]) if ordered else 0.0,
        begins_at_nought=target.basis is Basis.TOTAL or _is_begun(target, ordered, evidence),
        observation_ids=_ids(entry.observation_id for entry in ordered),
        claim_ids=_ids(entry.claim_id for entry in ordered),
        silent_since=None if values else as_of,
    )


def _is_begun(target: Target, ordered: Sequence[Showing], evidence: Evidence) -> bool:
    """Say whether it is known that there was nothing before the first showing."""
    if not ordered:
        return False
    if target.basis is Basis.EVENT and any(entry.is_dated for entry in ordered if entry.on == ordered[0].on):
        return True
    since = looked_since(target, evidence)
    return since is not None and since < ordered[0].on


def _in_window(target: Target, showings: list[Showing]) -> list[Showing]:
    """A total counts what falls into its period only; without a first day, from the announcement on."""
    first = target.period.earliest if target.period and target.period.earliest else target.announced_on
    last = target.period.latest if target.period and target.period.earliest and target.period.latest else date.max
    return [entry for entry in showings if first <= entry.on <= last]


def _added_up(target: Target, showings: Sequence[Showing]) -> float:
    """Return the value that showings, in their order, add up to."""
    if target.basis is Basis.EVENT:
        return 1.0
    filings = [entry.value for entry in showings if entry.claim_id]
    seen = [entry for entry in showings if not entry.claim_id]
    if target.basis in {Basis.LEVEL, Basis.TOTAL}:
        # A filing speaks of the whole, a catalogue of one thing after another, and so does the next catalogue: nothing of
        # one is added to what another has.
        return max([*_by_source(seen, is_stock=target.basis is Basis.LEVEL), *filings], default=0.0)
    if target.basis is Basis.EACH:
        values = [entry.value for entry in showings]
        return min(values) if target.metric in LOWER_IS_BETTER else max(values)
    return showings[-1].value


def _by_source(seen: Sequence[Showing], *, is_stock: bool) -> list[float]:
    """Return what each source has in all: of a stock the newest figure of each thing, else all that happened, once each."""
    sources: dict[str, dict[str, list[Showing]]] = {}
    for entry in seen:
        sources.setdefault(entry.source, {}).setdefault(entry.thing, []).append(entry)
    return [
        math.fsum(
            entry.value for entries in things.values() for entry in (entries[-1:] if is_stock else _once_each(entries))
        )
        for things in sources.values()
    ]


def _once_each(entries: Sequence[Showing]) -> list[Showing]:
    kept: list[Showing] = []
    for entry in entries:
        if not kept or entry.on - kept[-1].on > SAME_LAUNCH:
            kept.append(entry)
    return kept


def _derived(
    target: Target, evidence: Evidence, capacity: Capacity, as_of: date, errors: Mapping[str, float]
) -> Measured | None:
    """Return a rate from its stock, or a power from satellites; None where neither was observed, or no year is known."""
    stock = STOCK_OF_RATE.get(target.metric, target.metric)
    counted = None if stock == target.metric else _stock(target, stock, evidence, errors)
    if counted is None and stock == "compute_power":
        counted = _power_of_satellites(target, evidence, capacity)
    if counted is None or target.basis is not Basis.RATE:
        return counted
    days = sorted({day for day, _ in counted.series} | {as_of})
    gains = [(day, gain) for day in days if (gain := counted.gained_in_a_year(day)) is not None]
    if not gains or gains[-1][0] != as_of:
        return None
    share_low, share_high = _shares(counted)
    return replace(
        counted,
        series=tuple(gains),
        low=gains[-1][1] * share_low,
        high=gains[-1][1] * share_high,
        # Nobody ran at a rate before anything stood there.
        begins_at_nought=counted.begins_at_nought,
    )


def _shares(measured: Measured) -> tuple[float, float]:
    if measured.value <= 0.0:
        return 1.0, 1.0
    return measured.low / measured.value, measured.high / measured.value


def _power_of_satellites(target: Target, evidence: Evidence, capacity: Capacity) -> Measured | None:
    """Return the average power of the satellites in a catalogue; it stands neither for a peak nor for what the cells give."""
    power = capacity.find(SATELLITE_POWER)
    if target.program != MODELLED_PROGRAM or target.power_basis not in {None, PowerBasis.AVERAGE} or power is None:
        return None
    counted = _stock(target, COUNTED, evidence, {})
    if counted is None:
        return None
    return replace(
        counted,
        series=tuple((day, count * power.value) for day, count in counted.series),
        low=counted.low * power.low,
        high=counted.high * power.high,
        capacity_keys=(SATELLITE_POWER,),
    )


def _stock(target: Target, metric: str, evidence: Evidence, errors: Mapping[str, float]) -> Measured | None:
    ordered = sorted(observed(target, evidence.observations, (metric,), errors), key=_order)
    if not ordered:
        return None
    is_stock = metric != "launch_count"  # launches are counted one by one
    days = sorted({entry.on for entry in ordered})
    since = looked_at_since(target.program, (metric,), evidence)
    return Measured(
        series=tuple(
            (day, max(_by_source([entry for entry in ordered if entry.on <= day], is_stock=is_stock))) for day in days
        ),
        low=max(_by_source([replace(entry, value=entry.low) for entry in ordered], is_stock=is_stock)),
        high=max(_by_source([replace(entry, value=entry.high) for entry in ordered], is_stock=is_stock)),
        begins_at_nought=not is_stock or (since is not None and since < ordered[0].on),
        observation_ids=_ids(entry.observation_id for entry in ordered),
    )


def _order(entry: Showing) -> tuple[date, str, float, str]:
    return entry.on, entry.thing, entry.value, entry.source


def _ids(rows: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({row for row in rows if row}))
