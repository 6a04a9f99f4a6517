"""Making observations of a source's rows: what all catalogues have in common."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from models.errors import ListingUnreadable
from models.lexicon import Metric
from models.observations import Observation, observation_id
from models.targets import Observes, Source
from models.vocabulary import Basis

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where observations of one fetch come from."""

    source: Source
    metrics: Mapping[str, Metric]
    fetch_id: str | None
    fetched_at: datetime

    @property
    def today(self) -> date:
        """The day of the fetch: what a catalogue without dates shows, it shows for that day."""
        return self.fetched_at.date()

    def is_event(self, rule: Observes) -> bool:
        """Say whether a rule asks for an event (a launch), not for a value."""
        return self.metrics[rule.metric].basis is Basis.EVENT

    def of(
        self, rule: Observes, *, object_name: str, value: float | None, observed_on: date, note: str | None = None
    ) -> Observation:
        """Return an observation by a rule. ``value`` is in the metric's canonical unit, None for an event."""
        return Observation(
            id=observation_id(self.source.key, rule.program, rule.metric, object_name, value, observed_on),
            program=rule.program,
            metric=rule.metric,
            object_name=object_name,
            value=value,
            unit=self.metrics[rule.metric].unit,
            observed_on=observed_on,
            source=self.source.key,
            standing=self.source.standing,
            fetch_id=self.fetch_id,
            known_at=self.fetched_at,
            note=note,
        )

    def count(self, rule: Observes, value: int, note: str) -> Observation:
        """Return how many things a rule finds on the day of the fetch."""
        return self.of(rule, object_name=rule.name_contains, value=float(value), observed_on=self.today, note=note)

    def cannot_show(self, rule: Observes) -> ListingUnreadable:
        """Return the error for a rule that asks for what such a catalogue does not hold."""
        return ListingUnreadable(f"observes: such a catalogue does not show {rule.metric}", identity=self.source.key)


def by_launch(payloads: Iterable[Payload], launch_of: Callable[[Payload], str]) -> list[tuple[str, list[Payload]]]:
    """Return payloads by the launch that took them up, sorted by its name."""
    launches: dict[str, list[Payload]] = {}
    for payload in payloads:
        launches.setdefault(launch_of(payload), []).append(payload)
    return sorted(launches.items())


def has_name(rule: Observes, *names: str | None) -> bool:
    """Say whether one of a row's names is one that the rule counts, in whatever case."""
    wanted = rule.name_contains.casefold()
    return any(wanted in name.casefold() for name in names if name)
