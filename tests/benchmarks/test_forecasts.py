"""The benchmark of forecasts: what it prints, and that each promise stands in it once."""

from datetime import date

import pytest

from benchmarks import forecasts
from models import watchlist_file
from models.backtest import announcement_days, run, summarise


@pytest.mark.slow
def test_it_prints_both_tables(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forecasts, "quarters", lambda first, last: [date(2024, 1, 1), date(2025, 1, 1)])
    forecasts.main()
    text = capsys.readouterr().out
    for name in forecasts.FORECASTERS:
        assert text.count(f"| {name} |") == 2


def test_each_promise_is_scored_once_on_the_day_it_was_known() -> None:
    entries = watchlist_file.load(forecasts.WATCHLIST).track_record
    naive = {name: forecasts.FORECASTERS[name] for name in ("always on time", "mean multiplier of what came true")}
    trials = forecasts.once_each(entries, run(entries, naive, announcement_days(entries), until=forecasts.UNTIL))
    assert len(trials) == len({trial.key for trial in trials}) > 20
    believing, multiplied = (summarise(trials, name) for name in naive)
    assert multiplied.crps < believing.crps, "promises slip"
    assert forecasts.table([believing]).splitlines()[2].startswith("| always on time | ")


def test_quarters_begin_four_times_a_year() -> None:
    found = forecasts.quarters(date(2024, 2, 1), date(2025, 1, 2))
    assert found == [date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1), date(2025, 1, 1)]
