"""The axis of lateness in words: the forecast and what it rests on, and how the date has moved so far."""

import math
from collections.abc import Iterator, Sequence

from models.figures import counted, days, number, rounded, spoken_day
from models.forecasts import Record
from models.scores import Demand, Forecast, Reason
from models.scoring_axes import percent
from models.scoring_categories import DEMAND_BEHIND
from models.scoring_demand import Chain, multiple
from models.track_record import Creep

FROM_THE_RECORD = "By the record of promises alone:"
"""A forecast says what it knows and what it does not: what would have to be true stands on an axis of its own."""


def lateness_reasons(
    outlook: Forecast | str | None, horizon: Creep | None, record: Record, chain: Chain
) -> tuple[Reason, ...]:
    """Return the reasons of the axis; a forecast names the past promises of its kind, which it stands on."""
    return (*_of_forecast(outlook, record, chain), *_of_horizon(horizon))


def _of_forecast(outlook: Forecast | str | None, record: Record, chain: Chain) -> Iterator[Reason]:
    if isinstance(outlook, str):
        yield Reason(axis="lateness", text=outlook)
    elif outlook is not None:
        kind = outlook.kind.value.replace("_", " ")
        needed = times_needed(chain.demands)
        yield Reason(
            axis="lateness",
            text=f"{forecast_sentence(outlook, needed)} That rests on {number(outlook.promises)} past promises of the kind “{kind}”, "
            f"of which {number(outlook.resolved)} came true or were given up; they speak for {percent(outlook.own_share)} of what is "
            "particular to the kind, and the rest is borrowed from all promises.",
            capacity_keys=chain.keys if needed > DEMAND_BEHIND else (),
            promise_keys=tuple(promise.key for promise in record.of_kind(outlook.kind)),
        )


def times_needed(demands: Sequence[Demand]) -> float:
    """Return how many times the best ever shown a target needs, by the demand that binds; 0 where that is not known."""
    return max((multiple(demand) for demand in demands if demand.is_binding), default=0.0)


def forecast_sentence(outlook: Forecast, needed: float) -> str:
    """Return a forecast in words. It knows nothing of what a target needs: where that was never shown, it is the best case."""
    beyond = needed > DEMAND_BEHIND
    on_time = f"on time with a chance of {percent(outlook.on_time)}" if outlook.on_time > 0.0 else "its day is past"
    if beyond:
        times = (
            f"{number(rounded(needed))} times the best ever shown" if math.isfinite(needed) else "what was never shown"
        )
        on_time += f"{' at the most' if outlook.on_time > 0.0 else ''}, for it would need {times}"
    return (
        f"{FROM_THE_RECORD} {on_time}; never, {percent(outlook.never)}{' at the least' if beyond else ''}. "
        f"If it comes, then around {spoken_day(outlook.predicted_on)}{' or later' if beyond else ''}, four times out of five "
        f"between {spoken_day(outlook.earliest_on)} and {spoken_day(outlook.latest_on)}."
    )


def _of_horizon(horizon: Creep | None) -> Iterator[Reason]:
    if horizon is None:
        return
    first, last = horizon.statements[0], horizon.statements[-1]
    moved = (last.due_on - first.due_on).days
    way = f"{days(abs(moved))} {'later' if moved > 0 else 'earlier'} than at first" if moved else "as at first"
    rolling = ": it rolls along with the calendar" if horizon.is_rolling else ""
    slope = round(horizon.slope, 2)
    pace = (
        f"; from one to the next it typically moved by {number(slope)} days for each day that went by{rolling}"
        if slope
        else ""
    )
    yield Reason(
        axis="lateness",
        text=f"Its date was given on {counted(len(horizon.statements), 'day')}, last for {spoken_day(last.due_on)}, {way}{pace}.",
        claim_ids=tuple(sorted(each.row for each in horizon.statements if each.is_claim)),
    )
