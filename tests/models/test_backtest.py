"""Forecasts of the past: scored by what came of it, and made only of what was known then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.backtest import (
    always_on_time,
    announcement_days,
    by_model,
    crps,
    holds,
    mean_multiplier,
    run,
    summarise,
)
from models.lateness import Lateness, PointDay
from models.slip_model import Outlook
from models.targets import TrackRecordEntry
from models.track_record import known_on
from models.vocabulary import Precision, PromiseEnd, PromiseKind

UNTIL = date(2026, 1, 1)
FORECASTERS = {"on time": always_on_time, "mean": mean_multiplier, "model": by_model()}


def entry(number: int, *, years: float, ratio: float | None, **changed: object) -> TrackRecordEntry:
    announced = date(2015, 1, 1) + timedelta(days=97 * number)
    horizon = round(365 * years)
    given: dict[str, object] = {
        "key": f"promise-{number:03}",
        "organization": "acme",
        "kind": PromiseKind.LAUNCH,
        "promise": "It flies.",
        "definition": "It is in orbit.",
        "announced_on": announced,
        "due_on": announced + timedelta(days=horizon),
        "publisher": "A Paper",
        "happened_on": None if ratio is None else announced + timedelta(days=round(ratio * horizon)),
    }
    return TrackRecordEntry(**{**given, **changed})  # type: ignore[arg-type]


ENTRIES = [entry(number, years=1.0, ratio=[1.1, 2.4, 1.6, 3.1, 1.3][number % 5]) for number in range(20)]


def test_a_sure_forecast_scores_the_days_by_which_it_missed() -> None:
    on = date(2025, 1, 1)
    forecast = PointDay(day=date(2025, 3, 1), as_of=on)
    assert crps(forecast, on, UNTIL, date(2025, 3, 1)) == 0.0
    assert crps(forecast, on, UNTIL, date(2025, 3, 31)) == pytest.approx(30.0, abs=1.0)
    assert crps(forecast, on, UNTIL, date(2025, 2, 1)) == pytest.approx(28.0, abs=1.0)


def test_what_has_not_happened_is_scored_on_that_alone() -> None:
    on = date(2025, 1, 1)
    assert crps(PointDay(day=date(2025, 7, 1), as_of=on), on, UNTIL, None) == pytest.approx(184.0, abs=1.0)
    assert crps(PointDay(day=date(2030, 7, 1), as_of=on), on, UNTIL, None) == 0.0


def test_a_spread_forecast_scores_better_than_a_sure_one_that_is_wrong() -> None:
    on = date(2025, 1, 1)
    spread = Lateness(
        announced_on=on, due_on=date(2025, 7, 1), as_of=on, outlook=Outlook(log_ratio=0.2, log_sd=0.5, never=0.1)
    )
    sure = PointDay(day=date(2025, 7, 1), as_of=on)
    assert crps(spread, on, UNTIL, date(2025, 12, 1)) < crps(sure, on, UNTIL, date(2025, 12, 1))


def test_an_interval_holds_what_lies_between_its_ends() -> None:
    on = date(2025, 1, 1)
    spread = Lateness(
        announced_on=on, due_on=date(2025, 7, 1), as_of=on, outlook=Outlook(log_ratio=0.0, log_sd=0.3, never=0.1)
    )
    assert holds(spread, date(2025, 7, 1))
    assert not holds(spread, date(2025, 1, 5))
    assert not holds(spread, None)


def test_nothing_that_came_to_be_known_later_changes_a_forecast() -> None:
    """The future is rewritten as it may please: what was forecast before it stays the same, bit for bit."""
    cut = date(2018, 1, 1)
    later = [
        replace(each, happened_on=None, abandoned_on=date(2018, 1, 2), abandoned_as=PromiseEnd.FAILED, note="given up")
        if each.happened_on is None or each.happened_on > cut
        else each
        for each in ENTRIES
        if each.announced_on <= cut
    ]
    later += [entry(100 + number, years=9.0, ratio=0.01, announced_on=cut + timedelta(days=1)) for number in range(30)]
    then, rewritten = known_on(ENTRIES, cut), known_on(later, cut)
    assert then == rewritten
    for forecast in FORECASTERS.values():
        for promise in (each for each in then if each.slip_ratio is None):
            one, other = forecast(promise, then, cut), forecast(promise, rewritten, cut)
            assert [one.day_of(share) for share in (0.1, 0.5, 0.9)] == [
                other.day_of(share) for share in (0.1, 0.5, 0.9)
            ]
            assert one.comes_by(UNTIL) == other.comes_by(UNTIL)


def test_a_trial_is_made_only_while_a_promise_is_open() -> None:
    trials = run(ENTRIES, FORECASTERS, announcement_days(ENTRIES), until=UNTIL)
    assert trials
    for trial in trials:
        promise = next(each for each in ENTRIES if each.key == trial.key)
        assert promise.announced_on <= trial.on
        assert promise.happened_on is None or trial.on < promise.happened_on


def test_there_is_no_forecast_before_enough_promises_were_resolved() -> None:
    first = min(trial.on for trial in run(ENTRIES, FORECASTERS, announcement_days(ENTRIES), until=UNTIL))
    assert sum(each.happened_on is not None and each.happened_on <= first for each in ENTRIES) >= 5


def test_a_month_is_forecast_from_its_end() -> None:
    vague = entry(3, years=1.0, ratio=None, announced_on=date(2020, 5, 1), announced_precision=Precision.MONTH)
    assert announcement_days([vague]) == [date(2020, 5, 31)]


def test_where_promises_are_kept_on_the_day_nothing_beats_believing_them() -> None:
    """The benchmark can lose: it is no contest that ours always wins."""
    kept = [entry(number, years=1.0, ratio=1.0) for number in range(20)]
    trials = run(kept, FORECASTERS, announcement_days(kept), until=UNTIL)
    assert summarise(trials, "on time").crps < 0.01 < summarise(trials, "model").crps


def test_where_promises_slip_the_model_beats_believing_them() -> None:
    trials = run(ENTRIES, FORECASTERS, announcement_days(ENTRIES), until=UNTIL)
    scores = {name: summarise(trials, name) for name in FORECASTERS}
    assert scores["model"].crps < scores["on time"].crps
    assert scores["model"].coverage > 0.7
    assert scores["on time"].coverage < 0.2
    assert scores["model"].to_hold < scores["model"].trials
