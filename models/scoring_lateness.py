"""The axis of lateness in words: the forecast and what it rests on, and how the date has moved so far."""

import math
from collections.abc import Iterator

from models.figures import counted, days, number, spoken_day
from models.forecasts import Record
from models.scores import Forecast, Reason
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
        yield Reason(
            axis="lateness",
            text=f"{forecast_sentence(outlook)} That rests on {number(outlook.promises)} past promises of the kind “{kind}”, of which "
            f"{number(outlook.resolved)} came true or were given up; they speak for {percent(outlook.own_share)} of what is "
            "particular to the kind, and the rest is borrowed from all promises.",
            promise_keys=tuple(promise.key for promise in record.of_kind(outlook.kind)),
        )
        times = multiple(chain.binding) if chain.binding is not None else 0.0
        if times > DEMAND_BEHIND:
            needed = f"{number(times)} times the best ever shown" if math.isfinite(times) else "what was never shown"
            yield Reason(
                axis="lateness",
                text=f"The forecast does not know that {needed} would be needed: take its chances for the most.",
                capacity_keys=chain.keys,
            )


def forecast_sentence(outlook: Forecast) -> str:
    """Return a forecast in one or two sentences."""
    chance = f"On time with a chance of {percent(outlook.on_time)}" if outlook.on_time > 0.0 else "Its day is past"
    return (
        f"{FROM_THE_RECORD} {chance[0].lower()}{chance[1:]}; never, {percent(outlook.never)}. If it comes, then around {spoken_day(outlook.predicted_on)}, "
        f"four times out of five between {spoken_day(outlook.earliest_on)} and {spoken_day(outlook.latest_on)}."
    )


def _of_horizon(horizon: Creep | None) -> Iterator[Reason]:
    if horizon is None:
        return
    first, last = horizon.statements[0], horizon.statements[-1]
    moved = (last.due_on - first.due_on).days
    way = f"{days(abs(moved))} {'later' if moved > 0 else 'earlier'} than at first" if moved else "as at first"
    rolling = ": it rolls along with the calendar" if horizon.is_rolling else ""
    yield Reason(
        axis="lateness",
        text=f"Its date was given on {counted(len(horizon.statements), 'day')}, last for {spoken_day(last.due_on)}, {way}; from one to "
        f"the next it typically moved by {number(round(horizon.slope, 2))} days a day{rolling}.",
        claim_ids=tuple(sorted(each.row for each in horizon.statements if each.is_claim)),
    )
