"""What an answer's status and headers mean for whoever asked."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from models.vocabulary import FetchOutcome, PollOutcome

_OF_LISTINGS = {
    FetchOutcome.OK: PollOutcome.OK,
    FetchOutcome.UNCHANGED: PollOutcome.UNCHANGED,
    FetchOutcome.GONE: PollOutcome.FAILED,
    FetchOutcome.FAILED: PollOutcome.FAILED,
    FetchOutcome.REFUSED_BY_US: PollOutcome.REFUSED,
    FetchOutcome.REFUSED_BY_THEM: PollOutcome.REFUSED,
}
_ASK_LATER = frozenset({408, 425, 429})


def of_status(status: int, phrase: str, *, conditional: bool) -> tuple[FetchOutcome, str | None]:
    """Return the outcome that a status stands for, and the reason in words where it is no success.

    "Not modified" is an answer only to whoever asked whether it was modified.
    """
    said = f"status {status} {phrase}".strip()
    if 200 <= status < 300:
        return FetchOutcome.OK, None
    if status == 304 and conditional:
        return FetchOutcome.UNCHANGED, None
    if status in {404, 410}:
        return FetchOutcome.GONE, said
    if status in _ASK_LATER or status >= 500 or status == 304:
        return FetchOutcome.FAILED, said
    return FetchOutcome.REFUSED_BY_THEM, said


def of_listing(outcome: FetchOutcome) -> PollOutcome:
    """Return what a request for a listing amounts to, as long as nobody has read the answer."""
    return _OF_LISTINGS[outcome]


def seconds_of_retry_after(value: str | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, as a number or a date; None where it asks for nothing."""
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds())
