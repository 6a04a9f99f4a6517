"""Launches that are to come: when they are said to happen, look by look, and how that date has moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby, pairwise

from models.identity import content_id


class DateChange(StrEnum):
    """What became of a launch's date from one look to the next."""

    SLIP = "slip"  # later, by a day or more
    PULL_IN = "pull_in"  # earlier, by a day or more
    ADJUST = "adjust"  # moved by less than a day
    FIRMED = "firmed"  # known more finely than before
    LOOSENED = "loosened"  # known less finely than before
    PLACEHOLDER = (
        "placeholder"  # a date of a month or coarser was swapped for another one: the calendar moved, not the launch
    )


# Finest first. The words are Launch Library's, in lower case.
PRECISIONS = (
    "second", "minute", "hour", "morning", "afternoon", "day", "week", "month", "quarter", "half", "year", "fiscal year",
    "decade",
)  # fmt: skip
_COARSE_FROM = PRECISIONS.index("month")
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledLaunch:
    """A launch that is to come, as a catalogue had it at one look. An announcement of a date, and no observation."""

    id: str
    source: str
    launch_id: str  # the catalogue's own: a slip is another date for the same id
    name: str
    programs: tuple[str, ...]  # keys: those for which it counts by the source's rules
    net_at: datetime  # UTC, no earlier than
    net_precision: str | None  # how fine net_at is meant: one of PRECISIONS, or the catalogue's own word
    status: str | None  # Go, TBC, TBD, Hold …
    window_begins_at: datetime | None
    window_ends_at: datetime | None
    fetch_id: str | None
    known_at: datetime  # UTC: when we looked


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchMove:
    """A launch's date as it was at one look and as it was at the next that had another one.

    ``is_seen_live`` False: longer than usual had passed since the look before, so the date may have moved more than once.
    """

    id: str
    source: str
    launch_id: str
    name: str
    programs: tuple[str, ...]  # keys
    change: DateChange
    net_before_at: datetime  # UTC
    precision_before: str | None
    net_after_at: datetime  # UTC
    precision_after: str | None
    is_seen_live: bool
    looked_before_at: datetime  # UTC: when the old date was last seen
    seen_at: datetime  # UTC: when the new one was first seen

    @property
    def days(self) -> float:
        """By how many days the date moved; below 0: earlier."""
        return (self.net_after_at - self.net_before_at) / _A_DAY


def schedule_id(
    source: str, launch_id: str, net_at: datetime, net_precision: str | None, status: str | None, known_at: datetime
) -> str:
    """Return the id of what one look showed of a launch: the same date at the next look is another row, for we looked again."""
    return content_id("schedule", source, launch_id, net_at.isoformat(), net_precision, status, known_at.isoformat())


def moves(schedules: Iterable[ScheduledLaunch], *, looks_every: timedelta) -> list[LaunchMove]:
    """Return how the dates of launches moved, oldest first. ``looks_every`` is the source's cadence: twice that is a gap."""
    found: list[LaunchMove] = []
    for _, looks in groupby(sorted(schedules, key=_order), key=lambda each: (each.source, each.launch_id)):
        for before, after in pairwise(looks):
            change = change_between(before, after)
            if change is not None:
                found.append(_move(before, after, change, looks_every=looks_every))
    return sorted(found, key=lambda move: (move.seen_at, move.launch_id))


def _move(before: ScheduledLaunch, after: ScheduledLaunch, change: DateChange, *, looks_every: timedelta) -> LaunchMove:
    return LaunchMove(
        id=content_id("launch move", before.id, after.id),
        source=after.source,
        launch_id=after.launch_id,
        name=after.name,
        programs=after.programs,
        change=change,
        net_before_at=before.net_at,
        precision_before=before.net_precision,
        net_after_at=after.net_at,
        precision_after=after.net_precision,
        is_seen_live=after.known_at - before.known_at <= 2 * looks_every,
        looked_before_at=before.known_at,
        seen_at=after.known_at,
    )


def change_between(before: ScheduledLaunch, after: ScheduledLaunch) -> DateChange | None:
    """Say what became of a date, None where it stayed. A move by more than its coarser precision is a slip, however it is worded."""
    was, now = _fineness(before.net_precision), _fineness(after.net_precision)
    moved = after.net_at - before.net_at
    if was is not None and now is not None and was != now and abs(moved) <= _width(max(was, now)):
        return DateChange.FIRMED if now < was else DateChange.LOOSENED
    if not moved:
        return None
    if was is not None and was == now and now >= _COARSE_FROM and abs(moved) < _width(now):
        return DateChange.PLACEHOLDER
    if abs(moved) < _A_DAY:
        return DateChange.ADJUST
    return DateChange.SLIP if moved > timedelta(0) else DateChange.PULL_IN


_WIDTHS_D = (1 / 86400, 1 / 1440, 1 / 24, 0.5, 0.5, 1, 7, 31, 92, 184, 366, 366, 3653)


def _width(fineness: int) -> timedelta:
    return timedelta(days=_WIDTHS_D[fineness])


def _fineness(precision: str | None) -> int | None:
    return PRECISIONS.index(precision) if precision in PRECISIONS else None


def _order(schedule: ScheduledLaunch) -> tuple[str, str, datetime, str]:
    return schedule.source, schedule.launch_id, schedule.known_at, schedule.id
