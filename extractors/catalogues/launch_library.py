"""Launch Library 2: which launches have succeeded, and when. What is to come is a plan, and no observation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from extractors.catalogues.sightings import Sighting, has_name
from extractors.listings import json_listing
from extractors.wire import written_dates
from models.errors import ListingUnreadable
from models.fetching import Request
from models.lexicon import Metric
from models.observations import Observation
from models.schedules import ScheduledLaunch, schedule_id
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
    row: dict[str, Any]


def read(
    source: Source, body: bytes, *, metrics: Mapping[str, Metric], fetch_id: str | None, fetched_at: datetime
) -> list[Observation]:
    """Return an observation for each successful launch that a rule names, by launch, mission or rocket.

    An event metric gives the event; ``launch_count`` gives 1 for each launch, to be added up by whoever asks for a period.
    The list of launches to come gives nothing: the hours in which a launch stands in both lists would count it twice.
    """
    sighting = Sighting(source=source, metrics=metrics, fetch_id=fetch_id, fetched_at=fetched_at)
    launches = list(_launches(source, body))
    if is_to_come(source):
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


def is_to_come(source: Source) -> bool:
    """Say whether a source lists launches that are to come."""
    return _TO_COME in urlsplit(source.url).path


def read_schedule(source: Source, body: bytes, *, fetch_id: str | None, fetched_at: datetime) -> list[ScheduledLaunch]:
    """Return when the launches of a list of those to come are said to happen, each once.

    A launch without an id, or dated so that no instant can be read, is left out. Raises ListingUnreadable as ``read`` does.
    """
    found: dict[str, ScheduledLaunch] = {}
    for launch in _launches(source, body):
        launch_id, net = launch.row.get("id"), _instant(launch.row.get("net"))
        if not isinstance(launch_id, str | int) or net is None:
            continue
        precision, status = _named(launch.row.get("net_precision"), "name"), _named(launch.row.get("status"), "abbrev")
        counted = (rule for rule in source.observes if has_name(rule, launch.name, launch.mission, launch.rocket))
        found[str(launch_id)] = ScheduledLaunch(
            id=schedule_id(source.key, str(launch_id), net, _lower(precision), status, fetched_at),
            source=source.key,
            launch_id=str(launch_id),
            name=launch.name,
            programs=tuple(dict.fromkeys(rule.program for rule in counted)),
            net_at=net,
            net_precision=_lower(precision),
            status=status,
            window_begins_at=_instant(launch.row.get("window_start")),
            window_ends_at=_instant(launch.row.get("window_end")),
            fetch_id=fetch_id,
            known_at=fetched_at,
        )
    return list(found.values())


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the next page, by our own count: the address that the answer names is not followed."""
    return json_listing.next_by_offset(source, request, body)


def _launches(source: Source, body: bytes) -> Iterator[_Launch]:
    for result in json_listing.rows(source, json_listing.load(source, body), "results"):
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
            result,
        )


def _has_succeeded(status: object) -> bool:
    """Say whether a status is success; a partial failure is none."""
    return isinstance(status, dict) and any(
        str(status.get(key) or "").strip().casefold() in _SUCCESS for key in ("abbrev", "name")
    )


def _instant(value: object) -> datetime | None:
    return written_dates.instant_of_machine(value) if isinstance(value, str) else None


def _lower(word: str | None) -> str | None:
    return word.casefold() if word else None


def _part(value: object, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _named(value: object, *keys: str) -> str | None:
    return next((text for key in keys if isinstance(text := _part(value, key), str) and text), None)
