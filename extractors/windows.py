"""How far back a search looks. Begins are whole days in UTC, so that the same question keeps its address for a day."""

from datetime import UTC, datetime, timedelta

from models.targets import Source

OVERLAP = timedelta(hours=6)
"""What was indexed late: a window begins so much before the last look."""
_LEAST = timedelta(days=1)
_CADENCES = 4


def begin(source: Source, *, now: datetime, last_look: datetime | None, at_most: timedelta) -> datetime:
    """Return the first instant that a search asks for, UTC, at midnight.

    The source's ``window_hours``, else four times its cadence and a day at least; further back where nobody has looked since
    (``last_look`` is the last that was answered), and never more than ``at_most``, which is what the service keeps.
    """
    if source.window_hours is not None:
        width = timedelta(hours=source.window_hours)
    else:
        width = max(_LEAST, _CADENCES * timedelta(hours=source.every_hours))
    start = now - width
    if last_look is not None:
        start = min(start, last_look - OVERLAP)
    start = max(start, now - at_most)
    return start.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
