"""How far back a search looks. Windows begin and end with whole weeks, so that the same question keeps its address for a week.

Only what keeps its address can be asked for conditionally. A search shows the newest first, so a longer window costs no more requests
than a short one would, unless so much is new.
"""

import math
from datetime import UTC, datetime, timedelta

from models.targets import Source

OVERLAP = timedelta(hours=6)
"""What was indexed late: a window begins so much before the last look."""
_LEAST = timedelta(days=1)
_CADENCES = 4
_WEEK = timedelta(days=7)


def begin(source: Source, *, now: datetime, last_look: datetime | None, at_most: timedelta) -> datetime:
    """Return the first instant that a search asks for, UTC: the Monday, at midnight, of the week in which its window begins.

    The window is the source's ``window_hours``, else four times its cadence and a day at least; it is wider where nobody has looked
    since (``last_look`` is the last that was answered), and before its Monday no wider than ``at_most``.
    """
    return _monday(_start(source, now=now, last_look=last_look, at_most=at_most))


def end(now: datetime) -> datetime:
    """Return the last midnight of this week, UTC: a search that must have an end asks for what is to come this week too."""
    return _monday(now) + _WEEK


def weeks(source: Source, *, now: datetime, last_look: datetime | None, at_most: timedelta) -> int:
    """Return how many whole weeks a search reaches back from now, for one that is told so; never more than ``at_most`` holds."""
    start = _start(source, now=now, last_look=last_look, at_most=at_most)
    return max(1, min(math.ceil((now - start) / _WEEK), at_most // _WEEK))


def _start(source: Source, *, now: datetime, last_look: datetime | None, at_most: timedelta) -> datetime:
    if source.window_hours is not None:
        width = timedelta(hours=source.window_hours)
    else:
        width = max(_LEAST, _CADENCES * timedelta(hours=source.every_hours))
    start = now - width
    if last_look is not None:
        start = min(start, last_look - OVERLAP)
    return max(start, now - at_most)


def _monday(instant: datetime) -> datetime:
    day = instant.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())
