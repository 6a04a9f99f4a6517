"""Past promises as they stood at a date: nothing later is looked at, and what was said twice is one promise."""

from dataclasses import replace
from datetime import date

import pytest

from models.targets import TrackRecordEntry
from models.track_record import Statement, creep, creeps, known_from, known_on, state_of
from models.vocabulary import Precision, PromiseEnd, PromiseKind, PromiseState

FIRST = TrackRecordEntry(
    key="a-flies-in-2024",
    organization="acme",
    kind=PromiseKind.LAUNCH,
    promise="A flies in 2024.",
    definition="A is in orbit.",
    announced_on=date(2023, 1, 1),
    due_on=date(2024, 1, 1),
    publisher="A Paper",
    happened_on=date(2025, 1, 1),
)
AGAIN = replace(
    FIRST, key="b-flies-in-2025", announced_on=date(2024, 1, 11), due_on=date(2025, 1, 10), said_before=FIRST.key
)


def test_a_slip_is_a_share_of_the_time_promised() -> None:
    (found,) = known_on([FIRST], date(2026, 1, 1))
    assert found.slip_ratio == pytest.approx(731 / 365)
    assert (found.state, found.at_least, found.happened_on) == (PromiseState.KEPT_LATE, None, date(2025, 1, 1))


def test_what_had_not_happened_by_then_took_at_least_so_long() -> None:
    (found,) = known_on([FIRST], date(2024, 7, 1))
    assert (found.slip_ratio, found.happened_on, found.state) == (None, None, PromiseState.OVERDUE)
    assert found.at_least == pytest.approx(547 / 365)


def test_a_month_counts_from_its_end_and_a_year_from_its_own() -> None:
    assert known_from(date(2024, 2, 1), Precision.MONTH) == date(2024, 2, 29)
    assert known_from(date(2024, 1, 1), Precision.YEAR) == date(2024, 12, 31)
    vague = replace(FIRST, announced_precision=Precision.MONTH, happened_precision=Precision.MONTH)
    assert known_on([vague], date(2023, 1, 30)) == []
    assert [each.state for each in known_on([vague], date(2025, 1, 30))] == [PromiseState.OVERDUE]
    assert [each.state for each in known_on([vague], date(2025, 1, 31))] == [PromiseState.KEPT_LATE]


@pytest.mark.parametrize(
    ("changes", "as_of", "expected"),
    [
        ({}, date(2023, 6, 1), PromiseState.OPEN),
        ({}, date(2024, 1, 1), PromiseState.OPEN),
        ({}, date(2024, 1, 2), PromiseState.OVERDUE),
        ({"happened_on": date(2024, 1, 1)}, date(2024, 1, 1), PromiseState.KEPT),
        ({"happened_on": None, "abandoned_on": date(2023, 9, 1), "abandoned_as": PromiseEnd.WITHDRAWN}, date(2023, 8, 31), PromiseState.OPEN),
        ({"happened_on": None, "abandoned_on": date(2023, 9, 1), "abandoned_as": PromiseEnd.WITHDRAWN}, date(2023, 9, 1), PromiseState.WITHDRAWN),
        ({"happened_on": None, "abandoned_on": date(2025, 9, 1), "abandoned_as": PromiseEnd.RESCOPED}, date(2026, 9, 1), PromiseState.RESCOPED),
        ({"happened_on": None, "partly_on": date(2024, 3, 1), "partly_because": "half of it"}, date(2026, 9, 1), PromiseState.OVERDUE),
    ],
)  # fmt: skip
def test_every_fate_has_its_place(changes: dict[str, object], as_of: date, expected: PromiseState) -> None:
    assert state_of(replace(FIRST, **changes), as_of) is expected  # type: ignore[arg-type]


def test_what_is_said_several_times_of_one_thing_weighs_as_one_promise() -> None:
    known = {each.key: each for each in known_on([FIRST, AGAIN], date(2026, 1, 1))}
    assert {key: each.weight for key, each in known.items()} == {FIRST.key: 0.5, AGAIN.key: 0.5}
    assert (known[FIRST.key].is_revised, known[AGAIN.key].is_revised) == (False, True)
    # Before it was said, the later statement is not there to take half of the weight.
    assert [each.weight for each in known_on([FIRST, AGAIN], date(2023, 6, 1))] == [1.0]


def test_the_same_day_said_again_is_no_new_promise() -> None:
    restated = replace(AGAIN, due_on=FIRST.due_on, announced_on=date(2023, 6, 1))
    assert [each.weight for each in known_on([FIRST, restated], date(2026, 1, 1))] == [1.0, 0.0]


def test_creep_is_how_far_the_date_moves_for_each_day_that_goes_by() -> None:
    (found,) = creeps([FIRST, AGAIN], date(2026, 1, 1)).values()
    assert found.steps == (pytest.approx(375 / 375),)
    assert creeps([FIRST, AGAIN], date(2024, 1, 10)) == {}


def statements(*pairs: tuple[date, date]) -> list[Statement]:
    return [Statement(said_on=said, due_on=due, row=str(row)) for row, (said, due) in enumerate(pairs)]


def test_a_horizon_rolls_only_where_it_moves_as_the_calendar_does() -> None:
    said = [date(2026, month, 1) for month in (1, 3, 5)]
    rolling = creep(statements(*((day, day.replace(year=2028)) for day in said)))
    still = creep(statements(*((day, date(2028, 1, 1)) for day in said)))
    nearer = creep(statements(*((day, date(2028, 1, 1) - (day - said[0])) for day in said)))
    assert rolling is not None
    assert still is not None
    assert nearer is not None
    assert [found.is_rolling for found in (rolling, still, nearer)] == [True, False, False]
    assert [round(found.slope, 1) for found in (rolling, still, nearer)] == [1.0, 0.0, -1.0]


def test_of_a_day_that_gave_several_dates_the_middle_one_counts() -> None:
    day, later = date(2026, 1, 1), date(2026, 4, 11)
    found = creep(
        statements(
            (day, date(2028, 1, 1)), (later, date(2028, 1, 1)), (later, date(2050, 1, 1)), (later, date(2028, 1, 11))
        )
    )
    assert found is not None
    assert found.steps == (0.1,)
    assert creep(statements((day, date(2028, 1, 1)), (day, date(2029, 1, 1)))) is None
