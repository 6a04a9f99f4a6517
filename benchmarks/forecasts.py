"""How well forecasts of the past would have done: ``python -m benchmarks.forecasts``.

Each promise of the track record is forecast from what was known on the day, by the model and by two naive forecasters, and
scored by what came of it. Two tables: each promise once, on the day it was known; and every open promise on each first day of a
quarter. CRPS is in shares of the promised time (0 is perfect) and takes promises that are still open for what is known of them;
the interval is that of 80 %. ``docs/how-progress-is-scored.md`` explains the columns.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from models import watchlist_file
from models.backtest import (
    Forecaster,
    Summary,
    Trial,
    always_on_time,
    announcement_days,
    by_model,
    mean_multiplier,
    run,
    summarise,
)
from models.slip_model import PRIOR
from models.targets import TrackRecordEntry
from models.track_record import known_from

WATCHLIST = Path(__file__).resolve().parent.parent / "watchlist"
UNTIL = date(2026, 11, 21)
"""The day on which the outcomes were last looked up."""
NO_EFFECT = 1e-3
UNPOOLED = replace(
    PRIOR,
    kind_sd=NO_EFFECT,
    organization_sd=NO_EFFECT,
    speaker_sd=NO_EFFECT,
    never_kind_sd=NO_EFFECT,
    never_organization_sd=NO_EFFECT,
)
FORECASTERS: dict[str, Forecaster] = {
    "always on time": always_on_time,
    "mean multiplier of what came true": mean_multiplier,
    "the model": by_model(),
    "the model, all promises alike": by_model(UNPOOLED),
}


def once_each(entries: Sequence[TrackRecordEntry], trials: Iterable[Trial]) -> list[Trial]:
    """Return the trials that were made on the day from which each promise was known."""
    known = {entry.key: known_from(entry.announced_on, entry.announced_precision) for entry in entries}
    return [trial for trial in trials if trial.on == known[trial.key]]


def quarters(first: date, last: date) -> list[date]:
    """Return the first days of quarters."""
    days = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10)]
    return [day for day in days if first <= day < last]


def table(summaries: Sequence[Summary]) -> str:
    """Return the summaries as a Markdown table."""
    head = "| forecaster | CRPS | CRPS of those that came true | interval held of those | held, and should have | forecasts |"
    lines = [head, "|---|---|---|---|---|---|"]
    lines += [
        f"| {each.name} | {each.crps:.3f} | {each.crps_resolved:.3f} | {each.coverage:.0%} of {each.resolved} | "
        f"{each.held:.1f} of {each.to_hold:.1f} | {each.trials} of {each.promises} promises |"
        for each in summaries
    ]
    return "\n".join(lines)


def main() -> None:
    """Print both tables."""
    entries = watchlist_file.load(WATCHLIST).track_record
    at_announcement = once_each(entries, run(entries, FORECASTERS, announcement_days(entries), until=UNTIL))
    each_quarter = run(entries, FORECASTERS, quarters(date(2018, 1, 1), UNTIL), until=UNTIL)
    for title, trials in (("On the day each was known", at_announcement), ("Every quarter", each_quarter)):
        sys.stdout.write(f"\n{title}\n\n{table([summarise(trials, name) for name in FORECASTERS])}\n")


if __name__ == "__main__":
    main()
