"""Values that stand beside a newer one, or beside themselves in another unit: they are flagged, and say nothing by themselves.

``flag_earlier(drafts, low)``   "from 110 to 160 m²", "up from 3 GW": ``revised_from``
``flag_restated(drafts, low)``  "70 m (230 ft)": ``restates_previous``
"""

import re
from itertools import pairwise

from extractors.quantities import quantity_rates
from extractors.quantities.false_numbers import BLANK
from extractors.quantities.quantity_drafts import Draft, is_money

FROM = re.compile(r"\bfrom(?:[ ](?:an?|the|its|their|some)(?:[ ][a-z]{3,12})?)?[ ]$")
_CHANGE = (
    "mov|grow|grew|rais|rise|rose|rising|increas|expand|cut|reduc|lower|drop|fell|fall|revis|slip|went|go|jump|climb|boost|shrink"
    "|shrank|shift|chang|push|bump|upgrad|enlarg|lift|slash|trim|swell|swoll|upp|doubl|tripl|narrow|widen|scal|ramp|tak|brought|bring|correct"
)
CHANGED = re.compile(rf"\b(?:{_CHANGE})[a-z]{{0,6}}\b[^.;:!?\n]{{0,60}}$")
_UP_OR_DOWN_FROM = re.compile(r"\b(?:up|down)[ ]from")
_UP_FROM = re.compile(
    rf"\b(?:up|down|(?:{_CHANGE})[a-z]{{0,6}})[ ]from(?:[ ](?:an?|the|its|their|some)(?:[ ][a-z]{{3,12}})?)?[ ]$"
)
_TO_LATER = re.compile(
    rf"(?:[ ](?:[a-z'-]+|{BLANK}{{1,24}}|(?:19|20)[0-9]{{2}})){{0,6}}[ ]to[ ](?:an?[ ]|the[ ]|its[ ])?"
)
_OPENS_BRACKET = re.compile(r"[^().;:\n0-9]{0,25}[(\[](?:or[ ]|i\.e\.[, ]{1,2}|equal to[ ]|equivalent to[ ])?")
_OR_IN_OTHER_WORDS = re.compile(r",?[ ]or[ ]|[ ]?/[ ]?")


def flag_earlier(drafts: list[Draft], low: str) -> None:
    """Flag the first of "from 110 to 160 m²" where it was before, and what another is "up from"."""
    for left, right in pairwise(drafts):
        gap = low[left.outer_end : right.outer_start]
        preceded = low[max(0, left.outer_start - 70) : left.outer_start]
        is_from_to = len(gap) < 60 and _TO_LATER.fullmatch(gap) and FROM.search(preceded) and left.measures_like(right)
        if is_from_to and (CHANGED.search(preceded) or left.spoken >= right.spoken):
            left.per_year = left.per_year or right.per_year
            left.flags.append("revised_from")
    for draft in drafts:
        preceded = low[max(0, draft.outer_start - 48) : draft.outer_start]
        may_be = "up from" in preceded or "down from" in preceded
        if (
            may_be
            and "revised_from" not in draft.flags
            and _UP_OR_DOWN_FROM.search(preceded)
            and _UP_FROM.search(preceded)
        ):
            draft.flags.append("revised_from")


def flag_restated(drafts: list[Draft], low: str) -> None:
    """Flag the second of "70 m (230 ft)": the same dimension and size in another unit, in brackets or after "or"."""
    for first, second in pairwise(drafts):
        gap = low[first.outer_end : second.outer_start]
        in_brackets = len(gap) < 40 and _OPENS_BRACKET.fullmatch(gap) is not None
        if not in_brackets and not _OR_IN_OTHER_WORDS.fullmatch(gap):
            continue
        if is_money(first) and is_money(second):
            if in_brackets and (first.meaning.canonical != second.meaning.canonical or first.spoken == second.spoken):
                second.flags.append("restates_previous")
                _share_rate_behind(first, second, low)
            continue
        if not (first.is_measured and first.measures_like(second)) or first.meaning.factor == second.meaning.factor:
            continue
        a, b = abs(first.spoken), abs(second.spoken)
        if a and 0.9 <= b / a <= 1.1:
            second.flags.append("restates_previous")
            second.per_year = second.per_year or first.per_year


def _share_rate_behind(first: Draft, second: Draft, low: str) -> None:
    """Give both sums of "€6bn ($7bn) a year" the time that stands behind the bracket."""
    if first.per_year is None and low.startswith(")", second.outer_end):
        rate = quantity_rates.next_to(low, second.outer_end + 1)
        if rate is not None:
            first.per_year = second.per_year = rate.per_year
