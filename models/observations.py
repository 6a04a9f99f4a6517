"""What the world has shown: a catalogue, an imagery model or a filing, never an announcement."""

from dataclasses import dataclass
from datetime import date, datetime

from models.identity import content_id
from models.vocabulary import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One thing seen of one metric of one program on a date. ``value`` is in the metric's canonical unit; None: an event."""

    id: str
    program: str
    metric: str
    object_name: str  # as the catalogue names it
    value: float | None
    unit: str
    observed_on: date
    source: str
    standing: Standing
    fetch_id: str | None
    known_at: datetime  # UTC: when we came to know it
    note: str | None = None


def observation_id(
    source: str, program: str, metric: str, object_name: str, value: float | None, observed_on: date
) -> str:
    """Return the id of an observation: the same row seen again is the same observation."""
    return content_id("observation", source, program, metric, object_name, value, observed_on.isoformat())
