"""When a page is asked for: at once, again after a failure, and twice more to catch quiet corrections. Pure decisions."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.vocabulary import FetchOutcome

RETRY_GAPS = (
    timedelta(hours=1), timedelta(hours=4), timedelta(hours=12), timedelta(days=1), timedelta(days=3),
)  # fmt: skip
"""How long a page that failed is left alone, after the first failure, the second …"""
MOST_TRIES = len(RETRY_GAPS) + 1
"""A page that failed so often in a row is given up, and counted."""
REVISITS = (timedelta(days=1), timedelta(days=7))
"""How long after a page was first had it is looked at again."""
TOO_LATE = timedelta(days=14)
"""A revisit that is overdue by more is not made any more: nobody corrects a page quietly after a month."""
EARLY = timedelta(minutes=10)
"""A visit is due this much before its time: an hourly or weekly schedule must not miss one by seconds."""
OLDEST_REVISITED = REVISITS[-1] + TOO_LATE
"""A page that was first had longer ago is never looked at again."""


_TOO_LARGE = re.compile(r"the body is larger than ([0-9,]+) bytes")


def too_large(cap: int) -> str:
    """Say that a body was not taken since it is larger than its cap."""
    return f"the body is larger than {cap:,} bytes"


def cap_of(reason: str | None) -> int | None:
    """Return the cap that a body was too large for, None where it was not taken for another reason."""
    found = _TOO_LARGE.fullmatch(reason or "")
    return int(found.group(1).replace(",", "")) if found else None


class Visit(StrEnum):
    """Why a page is asked for."""

    FIRST = "first"
    RETRY = "retry"
    REVISIT = "revisit"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHistory:
    """What became of the requests for one page. Instants are UTC."""

    last_outcome: FetchOutcome | None = None  # None: it was never asked for
    last_tried_at: datetime | None = None
    first_had_at: datetime | None = None  # when it was first had whole
    last_had_at: datetime | None = None  # when it was last had, or found unchanged
    failures: int = 0  # in a row, up to now
    refused_at_bytes: int | None = None  # the cap that it was too large for


def due(page: PageHistory, now: datetime, *, most_bytes: int | None = None) -> Visit | None:
    """Say why a page is to be asked for now, None where it is not. What was refused or is gone is not asked for again.

    But what was too large is, once more may be taken of it: ``most_bytes`` is the cap of its source, where that has one of its own.
    """
    if page.refused_at_bytes is not None and most_bytes is not None and most_bytes > page.refused_at_bytes:
        return Visit.FIRST
    if page.last_outcome is None or page.last_tried_at is None:
        return Visit.FIRST
    if page.last_outcome is FetchOutcome.FAILED:
        if is_given_up(page) or now < page.last_tried_at + RETRY_GAPS[max(page.failures, 1) - 1] - EARLY:
            return None
        return Visit.RETRY if page.first_had_at is None else _revisit(page, now)
    if page.last_outcome in {FetchOutcome.OK, FetchOutcome.UNCHANGED}:
        return _revisit(page, now)
    return None


def is_given_up(page: PageHistory) -> bool:
    """Say whether a page has failed so often that it is not tried again."""
    return page.last_outcome is FetchOutcome.FAILED and page.failures >= MOST_TRIES


def _revisit(page: PageHistory, now: datetime) -> Visit | None:
    """Say whether one of the revisits is due. One look serves all that were due when it was made."""
    if page.first_had_at is None or page.last_had_at is None:
        return None
    for after in REVISITS:
        due_at = page.first_had_at + after
        if due_at - EARLY <= now <= due_at + TOO_LATE and page.last_had_at < due_at - EARLY:
            return Visit.REVISIT
    return None
