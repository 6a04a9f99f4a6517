"""When a page is asked for: at once, six times at most where it fails, and twice more where it was had."""

from datetime import UTC, datetime, timedelta

import pytest

from models.visits import MOST_TRIES, RETRY_GAPS, PageHistory, Visit, due, is_given_up
from models.vocabulary import FetchOutcome

NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def had(*, checked_after: timedelta | None = None, outcome: FetchOutcome = FetchOutcome.UNCHANGED) -> PageHistory:
    """A page that was first had at NOW, and perhaps looked at again."""
    last = NOW + (checked_after or timedelta(0))
    return PageHistory(
        last_outcome=outcome if checked_after else FetchOutcome.OK,
        last_tried_at=last,
        first_had_at=NOW,
        last_had_at=last,
    )


def failed(failures: int) -> PageHistory:
    return PageHistory(last_outcome=FetchOutcome.FAILED, last_tried_at=NOW, failures=failures)


def test_a_page_that_was_never_asked_for_is_due() -> None:
    assert due(PageHistory(), NOW) is Visit.FIRST


@pytest.mark.parametrize(
    ("failures", "after", "is_due"),
    [
        (1, 30 * MINUTE, False),
        (1, 55 * MINUTE, True),
        (2, 3 * 60 * MINUTE, False),
        (2, 4 * 60 * MINUTE, True),
        (4, 23 * 60 * MINUTE, False),
        (5, 2 * DAY, False),
        (5, 3 * DAY, True),
        (6, 400 * DAY, False),
        (9, 400 * DAY, False),
    ],
)
def test_a_page_that_fails_is_tried_again_with_growing_gaps_and_then_given_up(
    failures: int, after: timedelta, is_due: bool
) -> None:
    assert (due(failed(failures), NOW + after) is Visit.RETRY) is is_due
    assert is_given_up(failed(failures)) is (failures >= MOST_TRIES)


def test_the_gaps_grow() -> None:
    assert sorted(RETRY_GAPS) == list(RETRY_GAPS)


@pytest.mark.parametrize("outcome", [FetchOutcome.GONE, FetchOutcome.REFUSED_BY_US, FetchOutcome.REFUSED_BY_THEM])
def test_what_is_gone_or_refused_is_not_asked_for_again(outcome: FetchOutcome) -> None:
    assert due(PageHistory(last_outcome=outcome, last_tried_at=NOW), NOW + 30 * DAY) is None
    assert due(had(checked_after=DAY, outcome=outcome), NOW + 8 * DAY) is None


@pytest.mark.parametrize(
    ("page", "after", "is_due"),
    [
        (had(), 23 * 60 * MINUTE, False),
        (had(), DAY, True),
        (had(), 7 * DAY, True),
        (had(checked_after=DAY), 2 * DAY, False),
        (had(checked_after=DAY), 7 * DAY - 11 * MINUTE, False),
        (had(checked_after=DAY), 7 * DAY, True),
        (had(checked_after=DAY, outcome=FetchOutcome.OK), 7 * DAY, True),
        (had(checked_after=7 * DAY), 8 * DAY, False),  # one look serves both
        (had(checked_after=3 * DAY), 7 * DAY, True),
        (had(), 20 * DAY, True),
        (had(), 22 * DAY, False),  # too late to be worth it
    ],
)
def test_a_page_is_looked_at_again_after_a_day_and_a_week(page: PageHistory, after: timedelta, is_due: bool) -> None:
    assert (due(page, NOW + after) is Visit.REVISIT) is is_due


def test_a_revisit_that_fails_is_tried_again_while_it_is_worth_it() -> None:
    page = PageHistory(
        last_outcome=FetchOutcome.FAILED, last_tried_at=NOW + DAY, first_had_at=NOW, last_had_at=NOW, failures=1
    )
    assert due(page, NOW + DAY + 20 * MINUTE) is None
    assert due(page, NOW + DAY + 60 * MINUTE) is Visit.REVISIT
    assert due(page, NOW + 40 * DAY) is None
