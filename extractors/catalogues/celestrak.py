"""CelesTrak's orbital elements (OMM as JSON): how many objects of a name fly, and that a launch of them has happened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from extractors.catalogues import celestrak_satcat
from extractors.catalogues.sightings import Sighting, has_name
from extractors.wire import json_body, written_dates
from models.errors import ListingUnreadable
from models.lexicon import Metric
from models.observations import Observation
from models.targets import Observes, Source

_NOTHING = (b"No GP data found", b"No SATCAT records found")


@dataclass(frozen=True, slots=True)
class _Object:
    name: str
    catalogue_number: int  # six digits and more since July 2026
    designator: str  # of its launch: "2026-201"
    epoch: date

    @property
    def launch_year(self) -> int:
        return int(self.designator[:4])


def has_nothing(body: bytes) -> bool:
    """Say whether the answer is a catalogue's own word for "no such object"."""
    return body.strip().startswith(_NOTHING)


def read(
    source: Source, body: bytes, *, metrics: Mapping[str, Metric], fetch_id: str | None, fetched_at: datetime
) -> list[Observation]:
    """Return, for each rule, the count of its objects on the day of the fetch, or an event for each launch of them.

    A count is asked for with ``satellite_count``, launches with an event metric. Elements carry no launch date: a launch has the
    day of the first elements that are known of it, or the end of its year where the elements are of a later one. Records of the
    satellite catalogue, which have one, are read by ``celestrak_satcat``.
    """
    if has_nothing(body):
        return []
    sighting = Sighting(source=source, metrics=metrics, fetch_id=fetch_id, fetched_at=fetched_at)
    rows = _rows(source, body)
    if celestrak_satcat.is_such(rows):
        return celestrak_satcat.read(sighting, rows)
    objects = list(_objects(source, rows))
    found: list[Observation] = []
    for rule in source.observes:
        matching = [thing for thing in objects if has_name(rule, thing.name)]
        if sighting.is_event(rule):
            found += _launches(sighting, rule, matching)
        elif rule.metric == "satellite_count":
            found += _count(sighting, rule, matching)
            found += _launches_beside(sighting, rule, matching)
        else:
            raise sighting.cannot_show(rule)
    return found


def _count(sighting: Sighting, rule: Observes, objects: list[_Object]) -> list[Observation]:
    if not objects:
        return []
    note = f"{len(objects)} objects with elements, launched {min(thing.launch_year for thing in objects)} and later"
    return [
        sighting.of(
            rule, object_name=rule.name_contains, value=float(len(objects)), observed_on=sighting.today, note=note
        )
    ]


def _launches_beside(sighting: Sighting, rule: Observes, objects: list[_Object]) -> list[Observation]:
    """Whoever counts satellites sees their launches as well."""
    if "launch" not in sighting.metrics:
        return []
    return _launches(
        sighting, Observes(name_contains=rule.name_contains, program=rule.program, metric="launch"), objects
    )


def _launches(sighting: Sighting, rule: Observes, objects: list[_Object]) -> list[Observation]:
    by_launch: dict[str, list[_Object]] = {}
    for thing in objects:
        by_launch.setdefault(thing.designator, []).append(thing)
    return [_launch(sighting, rule, designator, things) for designator, things in sorted(by_launch.items())]


def _launch(sighting: Sighting, rule: Observes, designator: str, things: list[_Object]) -> Observation:
    first = min(things, key=lambda thing: thing.catalogue_number)
    seen_on = min(thing.epoch for thing in things)
    end_of_year = date(first.launch_year, 12, 31)
    note = f"launch {designator}, {len(things)} objects; the day is that of the earliest elements known"
    if seen_on > end_of_year:
        note = f"launch {designator}, {len(things)} objects; only the year of the launch is known"
    return sighting.of(rule, object_name=first.name, value=None, observed_on=min(seen_on, end_of_year), note=note)


def _rows(source: Source, body: bytes) -> list[dict[str, Any]]:
    try:
        rows = json_body.loads(body)
    except ValueError as error:
        raise ListingUnreadable("this is no JSON, and so no catalogue", identity=source.key) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ListingUnreadable("the JSON is no list of objects", identity=source.key)
    return rows


def _objects(source: Source, rows: list[dict[str, Any]]) -> Iterator[_Object]:
    seen: set[int] = set()
    for row in rows:
        try:
            number = int(row["NORAD_CAT_ID"])
            name, designator = str(row["OBJECT_NAME"]), str(row["OBJECT_ID"])
            epoch = written_dates.of_machine(str(row["EPOCH"]))
        except (KeyError, ValueError, TypeError) as error:
            raise ListingUnreadable(f"a row without {error}", identity=source.key) from error
        year, _, rest = designator.partition("-")
        if epoch is None or not (year.isdigit() and len(year) == 4 and rest[:3].isdigit()):
            raise ListingUnreadable(f"object {number} has no epoch or designator", identity=source.key)
        if number not in seen:
            seen.add(number)
            yield _Object(name.strip(), number, f"{year}-{rest[:3]}", epoch)
