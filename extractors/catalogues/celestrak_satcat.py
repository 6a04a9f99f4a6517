"""CelesTrak's satellite catalogue (records as JSON): what flies, what has come down, and on which day it was launched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractors.catalogues.sightings import Sighting, by_launch, has_name
from extractors.wire import written_dates
from models.errors import ListingUnreadable
from models.observations import Observation
from models.targets import Observes, Source

_PAYLOAD = "PAY"


@dataclass(frozen=True, slots=True)
class _Satellite:
    name: str
    designator: str  # of its launch: "2026-201"
    launched_on: date
    decayed_on: date | None


def is_such(rows: object) -> bool:
    """Say whether the rows of an answer are records of the catalogue, not orbital elements."""
    return isinstance(rows, list) and bool(rows) and isinstance(rows[0], dict) and "LAUNCH_DATE" in rows[0]


def read(sighting: Sighting, rows: Sequence[Mapping[str, Any]]) -> list[Observation]:
    """Return, for each rule, the count of its payloads that have not come down, or an event for each launch of them."""
    satellites = list({str(row.get("NORAD_CAT_ID")): row for row in rows}.values())
    found: list[Observation] = []
    for rule in sighting.source.observes:
        matching = [one for one in _satellites(sighting.source, satellites) if has_name(rule, one.name)]
        if sighting.is_event(rule):
            found += _launches(sighting, rule, matching)
        elif rule.metric == "satellite_count":
            found += _count(sighting, rule, matching)
        else:
            raise sighting.cannot_show(rule)
    return found


def _count(sighting: Sighting, rule: Observes, satellites: list[_Satellite]) -> list[Observation]:
    launched = [one for one in satellites if one.launched_on <= sighting.today]
    if not launched:
        return []
    flying = [one for one in launched if one.decayed_on is None or one.decayed_on > sighting.today]
    note = f"{len(flying)} of {len(launched)} payloads ever launched have not come down"
    return [sighting.count(rule, len(flying), note)]


def _launches(sighting: Sighting, rule: Observes, satellites: list[_Satellite]) -> Iterator[Observation]:
    for designator, together in by_launch(satellites, lambda one: one.designator):
        day = min(one.launched_on for one in together)
        if day <= sighting.today:
            note = f"launch {designator}, {len(together)} payloads"
            yield sighting.of(rule, object_name=together[0].name, value=None, observed_on=day, note=note)


def _satellites(source: Source, rows: Sequence[Mapping[str, Any]]) -> Iterator[_Satellite]:
    for row in rows:
        name, designator = str(row.get("OBJECT_NAME") or "").strip(), str(row.get("OBJECT_ID") or "")
        launched = written_dates.of_machine(str(row.get("LAUNCH_DATE") or ""))
        if not name or launched is None:
            raise ListingUnreadable("a record without a name or a launch date", identity=source.key)
        if str(row.get("OBJECT_TYPE") or _PAYLOAD) == _PAYLOAD:
            year, _, rest = designator.partition("-")
            decayed = written_dates.of_machine(str(row.get("DECAY_DATE") or ""))
            yield _Satellite(name, f"{year}-{rest[:3]}", launched, decayed)
