"""Levels that leave out what they are in: indexes and prices, beside a change ("slid 88.6 points to 5,557.8") or another level."""

import re
from collections.abc import Sequence

from extractors.quantities.quantity_drafts import Draft, is_money

REACH = 100  # characters between a number and the neighbour that says its unit
_ENDS_SENTENCE = re.compile(r"(?<!\bvs)(?<!\bU\.S)[.!?;][ ]|\n")
LEVEL_APART = re.compile(
    r",?[ ](?:up|down)[ ]|[^.;\n0-9]{0,24}[ ](?:to|at)[ ]|[^.;\n0-9]{0,40}[ ]close[ ]of[ ]|,?[ ](?:or[ ]|\()?[0-9.]{1,6}[ ]?(?:%|per[ ]?cent|pct)\)?,?[ ](?:to|at)[ ]"
)
_CHANGES_PRICE = re.compile(
    r"\b(?:up|down|rose|fell|gained|lost|added|shed|climbed|dropped|slid|jumped|dipped|eased|rises?|falls?|gains?|drops?|advanced|declined)[ ][^.;\n]{0,20}$"
)
_DOLLARS_IN_BRACKETS = re.compile(r"[ ]\((?:us[ ]?)?[$]")
_QUOTED_AT = re.compile(
    r"\b(?:to|at|from|than|above|below|near|versus|vs\.?|against|of|about|around|the)[ ](?:the[ ]|about[ ]|just[ ])?$"
)
_FARTHEST = 3.0
"""How many times as high as another level one may stand that is told in the same breath."""
_LAST_LEVELS = 4


def gap_between(left: Draft, right: Draft, low: str, reach: int = REACH) -> str | None:
    """Return what stands between two numbers of one sentence, None where they are farther apart than ``reach`` characters."""
    if not 0 <= right.outer_start - left.outer_end <= reach:
        return None
    gap = low[left.outer_end : right.outer_start]
    return None if _ENDS_SENTENCE.search(gap) else gap


def give(giver: Draft, taker: Draft) -> None:
    """Give a bare number what its neighbour says of itself."""
    taker.take_unit_of(giver)
    taker.is_inverted = False
    taker.flags.append("shared_unit")


def take(levels: Sequence[Draft], sums: Draft | None, draft: Draft, low: str) -> bool:
    """Give a bare number the points or the money of a level, where it is one; ``levels`` and ``sums`` stand before it."""
    return (
        _take_level(_last_of(levels, draft), draft, low)
        or _take_restated(sums, draft, low)
        or _take_nearby(levels, draft, low)
    )


def _last_of(levels: Sequence[Draft], draft: Draft) -> Draft | None:
    """Return the last level that is said per nothing, None where it stands too far from the number to bear on it."""
    for level in reversed(levels):
        if draft.outer_start - level.outer_end > REACH:
            return None
        if level.per is None:
            return level
    return None


def _take_level(change: Draft | None, draft: Draft, low: str) -> bool:
    """Read an index or a price: "slid 88.6 points, or 1.6 per cent, to 5,557.8"; its level is in points too."""
    gap = None if change is None else gap_between(change, draft, low)
    if change is None or gap is None or change.per_year is not None or not LEVEL_APART.fullmatch(gap):
        return False
    if is_money(change) and (
        draft.figure.is_integer() or not _CHANGES_PRICE.search(low, max(0, change.outer_start - 40), change.outer_start)
    ):
        return False
    give(change, draft)
    return True


def _take_restated(sums: Draft | None, draft: Draft, low: str) -> bool:
    """Read "2.4 million yen ($22,480) … and 2.3 million ($21,972)": what dollars restate is in the other money said before."""
    gap = None if sums is None else gap_between(sums, draft, low, 2 * REACH)
    if sums is None or gap is None or not _DOLLARS_IN_BRACKETS.match(low, draft.outer_end):
        return False
    give(sums, draft)
    return True


def _take_nearby(levels: Sequence[Draft], draft: Draft, low: str) -> bool:
    """Read "$62.10 a barrel, while the other fell 0.3 percent to 55.20": a level about as high as one before it in its sentence."""
    is_plain = draft.figure.is_integer() and "," not in low[draft.number.start : draft.number.end]
    if is_plain or draft.is_scaled or not _QUOTED_AT.search(low, max(0, draft.outer_start - 16), draft.outer_start):
        return False
    for level in reversed(levels[-_LAST_LEVELS:]):
        is_near = draft.figure < _FARTHEST * level.figure and level.figure < _FARTHEST * draft.figure
        if is_near and not level.is_scaled and gap_between(level, draft, low, 2 * REACH) is not None:
            give(level, draft)
            return True
    return False
