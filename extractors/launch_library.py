"""Launch Library 2: which launches have succeeded, and when. What is to come is a plan, and no observation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from extractors import json_body, written_dates
from extractors.sightings import Sighting, has_name
from models.errors import ListingUnreadable
from models.lexicon import Metric
from models.observations import Observation
from models.targets import Source

_SUCCESS = frozenset({"success", "launch successful"})
_TO_COME = "/launches/upcoming"


@dataclass(frozen=True, slots=True)
class _Launch:
    name: str
    mission: str | None
    rocket: str | None
    day: date
    has_succeeded: bool


def read(
    source: Source, body: bytes, *, metrics: Mapping[str, Metric], fetch_id: str | None, fetched_at: datetime
) -> list[Observation]:
    """Return an observation for each successful launch that a rule names, by launch, mission or rocket.

    An event metric gives the event; ``launch_count`` gives 1 for each launch, to be added up by whoever asks for a period.
    The list of launches to come gives nothing: the hours in which a launch stands in both lists would count it twice.
    """
    sighting = Sighting(source=source, metrics=metrics, fetch_id=fetch_id, fetched_at=fetched_at)
    launches = list(_launches(source, body))
    if _TO_COME in urlsplit(source.url).path:
        return []
    found: list[Observation] = []
    for rule in source.observes:
        if not sighting.is_event(rule) and rule.metric != "launch_count":
            raise sighting.cannot_show(rule)
        value = None if sighting.is_event(rule) else 1.0
        found += [
            sighting.of(rule, object_name=launch.name, value=value, observed_on=launch.day, note=launch.rocket)
            for launch in launches
            if launch.has_succeeded
            and launch.day <= sighting.today
            and has_name(rule, launch.name, launch.mission, launch.rocket)
        ]
    return found


def _launches(source: Source, body: bytes) -> Iterator[_Launch]:
    try:
        answer = json_body.loads(body)
    except ValueError as error:
        raise ListingUnreadable("this is no JSON, and so no list of launches", identity=source.key) from error
    results = answer.get("results") if isinstance(answer, dict) else None
    if not isinstance(results, list) or not all(isinstance(result, dict) for result in results):
        raise ListingUnreadable("the JSON has no list of results", identity=source.key)
    for result in results:
        name, day = result.get("name"), written_dates.of_machine(str(result.get("net") or ""))
        if not isinstance(name, str) or not name.strip():
            raise ListingUnreadable("a launch without a name", identity=source.key)
        if day is None:
            raise ListingUnreadable(f"launch {name!r} has no date", identity=source.key)
        yield _Launch(
            " ".join(name.split()),
            _named(result.get("mission"), "name"),
            _named(_part(result.get("rocket"), "configuration"), "full_name", "name"),
            day,
            _has_succeeded(result.get("status")),
        )


def _has_succeeded(status: object) -> bool:
    """Say whether a status is success; a partial failure is none."""
    return isinstance(status, dict) and any(
        str(status.get(key) or "").strip().casefold() in _SUCCESS for key in ("abbrev", "name")
    )


def _part(value: object, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _named(value: object, *keys: str) -> str | None:
    return next((text for key in keys if isinstance(text := _part(value, key), str) and text), None)
