"""What makes a quantity one per time or per thing: the words beside it, ahead of it or further on in its clause."""

import re

from extractors.quantities import quantity_rates
from extractors.quantities.quantity_drafts import Draft, is_money

_RATED = frozenset({"count", "power", "money", "money_other", "mass", "wafer", "energy", "area", "volume", "data"})
"""Dimensions that a distant "annually" or "an annual rate of" can turn into a rate; others only by a "per year" next to them."""

_MONTHS = quantity_rates.PER_YEAR["month"]
_NEVER_RATED = frozenset({"time", "ratio", "temperature", "angle", "compute"})
_EVERY = re.compile(r"(?:[ ](?:worth[ ])?of(?:[ ](?!and |or |to )[a-z-]{2,20}){1,3})?[ ](?:in[ ])?every[ ]")
_YEAR = 31_557_600.0  # seconds


def lacks_rate(draft: Draft) -> bool:
    """Say whether a rate right behind belongs to it: "100 MW every 3 months", "26 satellites every two weeks"."""
    return draft.counted is not None or (
        draft.is_measured and draft.per_year is None and draft.meaning.dimension in _RATED
    )


def set_rate(draft: Draft, low: str, floor: int, limit: int) -> None:
    """Make a rate of a draft whose time stands beside it, before it or further on, between ``floor`` and ``limit``."""
    if draft.meaning.dimension in _NEVER_RATED or (draft.is_bare and not quantity_rates.next_to(low, draft.end)):
        return
    ahead = quantity_rates.before(low, draft.outer_start) if draft.meaning.dimension in _RATED else None
    if beside := quantity_rates.next_to(low, draft.outer_end, limit):
        draft.per_year = beside.per_year
        draft.end = draft.outer_end = beside.end
    elif ahead is not None:
        if is_money(draft) and ahead.per_year > _MONTHS:
            return  # an hourly pay is no budget
        draft.per_year = ahead.per_year
        draft.flags.append("rate_cue_apart")
    elif draft.meaning.dimension in _RATED and not draft.is_bare:
        apart = quantity_rates.further_on(low, draft.outer_end, limit)
        if apart is not None:
            draft.per_year = apart.per_year
            draft.flags.append("rate_cue_apart")
    if ahead is not None and floor <= ahead.start < draft.outer_start:
        draft.start = draft.outer_start = ahead.start
        draft.flags = [flag for flag in draft.flags if flag != "rate_cue_apart"]


def with_intervals(drafts: list[Draft], low: str) -> list[Draft]:
    """Make a rate of "1 gigawatt every twelve months": the time behind "every" is its interval, no quantity of its own."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        is_interval = draft.meaning.dimension == "time" and draft.high is None and draft.amount > 0
        if (
            before is None
            or not is_interval
            or before.per_year is not None
            or before.meaning.dimension not in _RATED
            or before.is_bare
            or not _EVERY.fullmatch(low, before.outer_end, draft.outer_start)
        ):
            kept.append(draft)
        else:
            before.per_year = _YEAR / draft.amount
            before.end = before.outer_end = draft.outer_end
    return kept


def set_per(draft: Draft, page: str, limit: int) -> None:
    if draft.per_year is None and draft.meaning.dimension not in _NEVER_RATED:
        beside = quantity_rates.per_thing(page, draft.outer_end)
        if beside is None and is_money(draft):
            beside = quantity_rates.per_thing_of_price(page, draft.outer_end)
        elif beside is None and (draft.counted is not None or draft.meaning.dimension == "mass"):
            beside = quantity_rates.per_thing_of_count(page, draft.outer_end)
        if beside is not None and beside.end > limit:
            return
        if beside is not None:
            draft.end = draft.outer_end = beside.end
        thing = beside or quantity_rates.per_thing_further_on(page, draft.outer_end, limit)
        draft.per = thing.thing if thing else None
