"""How grave a failure is, when to look again: gaps grow, nothing is ever dropped, an answer ends it all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models import health
from models.fetching import Poll
from models.targets import Source
from models.vocabulary import Grade, PollOutcome, SourceKind, Standing

NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SOURCE = Source(
    key="feed", name="A feed", kind=SourceKind.RSS, url="http://a.test/", standing=Standing.PRESS, every_hours=2
)


def look(outcome: PollOutcome, problem: str | None = None, *, at: datetime = NOW) -> Poll:
    return Poll(
        id="p", source="feed", run_id="r", polled_at=at, outcome=outcome, items_found=0, items_new=0, items_skipped=0,
        reason=None, problem=problem,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "problem", "grade"),
    [
        (PollOutcome.OK, None, None),
        (PollOutcome.UNCHANGED, None, None),
        (PollOutcome.EMPTY, None, None),
        (PollOutcome.FAILED, "no answer", Grade.TEMPORARY),
        (PollOutcome.FAILED, "status", Grade.TEMPORARY),
        (PollOutcome.FAILED, "left alone", Grade.TEMPORARY),
        (PollOutcome.FAILED, "gone", Grade.HARD),
        (PollOutcome.REFUSED, "status", Grade.SOFT),
        (PollOutcome.REFUSED, "robots", Grade.SOFT),
        (PollOutcome.REFUSED, "size", Grade.SOFT),
        (PollOutcome.REFUSED, "address", Grade.HARD),
        (PollOutcome.REFUSED, "contact", Grade.HARD),
        (PollOutcome.UNREADABLE, "unreadable", Grade.SOFT),
    ],
)
def test_each_failure_has_its_grade(outcome: PollOutcome, problem: str | None, grade: Grade | None) -> None:
    assert health.grade_of(outcome, problem) is grade


def row_of(outcome: PollOutcome, problem: str, count: int, *, every_hours: float) -> list[float]:
    """Look again whenever it is due, ``count`` times; return the gaps in hours."""
    before, at, gaps = None, NOW, []
    for _ in range(count):
        before = health.judged(look(outcome, problem, at=at), before, every_hours=every_hours)
        assert before.next_look_at is not None
        gaps.append((before.next_look_at - at) / HOUR)
        at = before.next_look_at
    return gaps


def test_what_passes_by_itself_is_tried_again_soon_and_then_less_often() -> None:
    assert row_of(PollOutcome.FAILED, "no answer", 7, every_hours=2) == [1, 2, 4, 8, 16, 24, 24]
    assert row_of(PollOutcome.FAILED, "no answer", 10, every_hours=168) == [1, 2, 4, 8, 16, 32, 64, 128, 168, 168]


def test_what_does_not_pass_is_tried_no_sooner_than_usual_and_at_least_once_a_week() -> None:
    assert row_of(PollOutcome.REFUSED, "status", 9, every_hours=2) == [2, 4, 8, 16, 32, 64, 128, 168, 168]
    assert row_of(PollOutcome.FAILED, "gone", 5, every_hours=2) == [24, 48, 96, 168, 168]
    assert row_of(PollOutcome.FAILED, "gone", 2, every_hours=720) == [720, 720]


def test_a_thousand_failures_are_no_error_and_no_end() -> None:
    assert health.gap_after(Grade.TEMPORARY, 1000, every_hours=2) == timedelta(days=1)


def test_a_host_that_asks_for_more_time_gets_it() -> None:
    asked = health.judged(look(PollOutcome.FAILED, "status"), None, every_hours=2, retry_after_s=7 * 3600)
    assert asked.next_look_at == NOW + 7 * HOUR
    less = health.judged(look(PollOutcome.FAILED, "status"), None, every_hours=2, retry_after_s=5)
    assert less.next_look_at == NOW + HOUR


def test_since_when_it_fails_is_kept_and_an_answer_ends_it() -> None:
    first = health.judged(look(PollOutcome.FAILED, "no answer"), None, every_hours=2)
    second = health.judged(look(PollOutcome.UNREADABLE, "unreadable", at=NOW + HOUR), first, every_hours=2)
    assert (second.failures, second.failing_since_at, second.grade) == (2, NOW, Grade.SOFT)
    answer = health.judged(look(PollOutcome.UNCHANGED, at=NOW + 2 * HOUR), second, every_hours=2)
    assert (answer.failures, answer.failing_since_at, answer.grade) == (0, None, None)
    assert answer.next_look_at == NOW + 4 * HOUR
    third = health.judged(look(PollOutcome.FAILED, "status", at=NOW + 9 * HOUR), answer, every_hours=2)
    assert (third.failures, third.failing_since_at) == (1, NOW + 9 * HOUR)


def test_what_has_not_passed_in_a_week_is_not_temporary() -> None:
    first = health.judged(look(PollOutcome.FAILED, "no answer"), None, every_hours=2)
    late = look(PollOutcome.FAILED, "no answer", at=NOW + timedelta(days=6, hours=23))
    assert health.judged(late, first, every_hours=2).grade is Grade.TEMPORARY
    later = look(PollOutcome.FAILED, "no answer", at=NOW + timedelta(days=7))
    assert health.judged(later, first, every_hours=2).grade is Grade.SOFT


def test_a_failure_from_before_failures_were_counted_counts_as_one() -> None:
    old = look(PollOutcome.FAILED)
    new = health.judged(look(PollOutcome.FAILED, "no answer", at=NOW + HOUR), old, every_hours=2)
    assert (new.failures, new.failing_since_at) == (2, NOW)


def due(last: Poll | None, hours: float, *, has_contact: bool = False, source: Source = SOURCE) -> bool:
    return health.is_due(source, last, now=NOW + hours * HOUR, has_contact=has_contact)


def test_a_source_is_due_by_its_cadence_and_a_little_early() -> None:
    answered = health.judged(look(PollOutcome.OK), None, every_hours=2)
    assert due(None, 0)
    assert [due(answered, hours) for hours in (1, 1.8, 1.84, 2)] == [False, False, True, True]
    assert due(answered, 1, source=replace(SOURCE, every_hours=1))  # the cadence of today's watchlist counts


def test_a_failing_source_is_due_when_its_gap_is_over() -> None:
    failed = health.judged(look(PollOutcome.FAILED, "no answer"), None, every_hours=2)
    assert [due(failed, hours) for hours in (0.5, 1, 2)] == [False, True, True]
    refused = health.judged(look(PollOutcome.REFUSED, "status"), failed, every_hours=2)
    assert [due(refused, hours) for hours in (2, 4)] == [False, True]
    assert due(look(PollOutcome.FAILED), 2)  # from before next looks were noted


def test_a_source_that_demands_a_contact_is_due_as_soon_as_there_is_one() -> None:
    refused = health.judged(look(PollOutcome.REFUSED, "contact"), None, every_hours=2)
    assert not due(refused, 3)
    assert due(refused, 0.1, has_contact=True)


def test_the_version_of_a_source_changes_with_its_entry() -> None:
    assert health.version_of(SOURCE) == health.version_of(replace(SOURCE))
    assert health.version_of(SOURCE) != health.version_of(replace(SOURCE, topics=("orbit",)))
