"""How a source is doing: how grave a failure is, when to look again, whether a look is due. Pure decisions; SQL tells the rest.

No failure ever drops a source: the gaps grow to a week and no further.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from models.fetching import Poll
from models.identity import content_id
from models.targets import Source
from models.vocabulary import Grade, PollOutcome

ANSWERED = frozenset({PollOutcome.OK, PollOutcome.UNCHANGED, PollOutcome.EMPTY})
"""The outcomes that are answers: silence after one of these is silence."""
EARLY = timedelta(minutes=10)
"""A look is due this much before its time: an hourly schedule must not miss one by seconds and wait another hour."""
LONGEST_GAP = timedelta(days=7)
TEMPORARY_FOR = timedelta(days=7)
"""What has not passed in this time does not pass by itself."""
CONTACT = "contact"
"""The problem of a source that demands a contact while none is set."""

_FIRST_GAP = timedelta(hours=1)
_HARD = frozenset({"gone", "url", "scheme", "address", CONTACT})
_TEMPORARY = frozenset({"no answer", "left alone"})


def grade_of(outcome: PollOutcome, problem: str | None) -> Grade | None:
    """Return how grave the outcome of a look is, None for an answer. ``problem`` is the short word for what went wrong."""
    if outcome in ANSWERED:
        return None
    if problem in _HARD:
        return Grade.HARD
    if problem in _TEMPORARY or (outcome is PollOutcome.FAILED):
        return Grade.TEMPORARY
    return Grade.SOFT


def judged(poll: Poll, before: Poll | None, *, every_hours: float, retry_after_s: float | None = None) -> Poll:
    """Return a look with its grade, how long this has gone on, and when the next look is due.

    ``before`` is the look before it. ``retry_after_s`` is what the host asked for: no look is due earlier.
    """
    grade = grade_of(poll.outcome, poll.problem)
    if grade is None:
        next_look_at = poll.polled_at + timedelta(hours=every_hours)
        return replace(poll, grade=None, failures=0, failing_since_at=None, next_look_at=next_look_at)
    failures, since = 1, poll.polled_at
    if before is not None and before.outcome not in ANSWERED:
        failures, since = max(before.failures, 1) + 1, before.failing_since_at or before.polled_at
    if grade is Grade.TEMPORARY and poll.polled_at - since >= TEMPORARY_FOR:
        grade = Grade.SOFT
    gap = gap_after(grade, failures, every_hours=every_hours)
    if retry_after_s is not None:
        gap = max(gap, timedelta(seconds=retry_after_s))
    return replace(poll, grade=grade, failures=failures, failing_since_at=since, next_look_at=poll.polled_at + gap)


def gap_after(grade: Grade, failures: int, *, every_hours: float) -> timedelta:
    """Return how long to leave a source alone after so many looks in a row without an answer; each gap is twice the last.

    What passes by itself is tried again soon, the first time after an hour at most; what does not, no sooner than usual.
    """
    usual = timedelta(hours=every_hours)
    longest = max(usual, timedelta(days=1) if grade is Grade.TEMPORARY else LONGEST_GAP)
    first = {
        Grade.TEMPORARY: min(usual, _FIRST_GAP),
        Grade.SOFT: usual,
        Grade.HARD: max(usual, timedelta(days=1)),
    }[grade]
    # A doubling too many would be no date any more; the longest gap is reached long before.
    return min(first * 2.0 ** min(max(failures, 1) - 1, 20), longest)


def is_due(source: Source, last: Poll | None, *, now: datetime, has_contact: bool) -> bool:
    """Say whether it is time to look at a source again; ``last`` is the last look at it, with whatever outcome."""
    if last is None:
        return True
    if last.problem == CONTACT and has_contact:
        return True
    usual = last.polled_at + timedelta(hours=source.every_hours)
    if last.outcome in ANSWERED:
        return now >= usual - EARLY
    return now >= (last.next_look_at or usual) - EARLY


def version_of(source: Source) -> str:
    """Return what changes when the watchlist's entry of a source does."""
    return content_id("source", repr(source))
