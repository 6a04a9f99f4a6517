"""Numbers that take their unit from a number of the lines before which made no claim, or from the item above in a list of dates.

``measured(lines, line, quantity) -> Quantity``   "- May: passed 700 MW. - August: 946.", "It says 120 kW, and that was June. Now it's 175."
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.ellipses import unsaid_units
from extractors.lines.passages import Line
from extractors.text.wordings import Frame
from models.reading import Quantity

_ALONE = Frame(r"[*_]{0,3}\s?[:–—|-][*_]{0,3}\s(?:<number.about>\s)?")
_ENDS_ITEM = re.compile(r"\W*$|\s(?:so far|now|already|planned|expected|again)\W*$")
_BULLET = re.compile(r"[\s*_>•·–#-]*")
_NOW_IT_IS = Frame(
    r"\W*(?:(?:and|but|so|now|today|then|by now|these days),?\s){0,2}(?:(?:it|that|this)(?:['’]s|\sis|\sdraws|\stakes|\sruns at|\sgets)|the (?:satellite|spacecraft|craft|node|radiator|array|new one|next one|next|first one|first)(?:['’]s|\s(?:itself\s)?(?:is|was|has|takes|draws|weighs)))\s(?:now\s|still\s|just\s)?(?:<number.about>\s)?"
)
_ENDS = re.compile(
    r"\s?(?:$|[.;!?])|,\s|\s(?:on average|at (?:its |the )?peak|average|peak|now|today|these days|already|so far)\b"
)
_LONGEST_ITEM = 60  # characters
_ITEMS_BACK = 3
_TIMES = 12.0


def measured(lines: Sequence[Line], line: Line, quantity: Quantity) -> Quantity:
    """Return a number without unit and noun in the unit of the number that it goes on from; as it is, where none is near."""
    if quantity.dimension != "count" or quantity.counted is not None or quantity.per is not None or line.index == 0:
        return quantity
    if _is_item(line, quantity):
        for above in reversed(lines[max(0, line.index - _ITEMS_BACK) : line.index]):
            last = _last_of(above)
            if not _opens_with_date(above):
                return quantity
            if last is not None:
                return _like(quantity, last) or quantity
        return quantity
    if (
        _ENDS.match(line.words, quantity.end, line.end) is None
        or line.pattern(_NOW_IT_IS).fullmatch(line.words, line.start, quantity.start) is None
    ):
        return quantity
    before = lines[line.index - 1]
    last = _last_of(before) if before.paragraph == line.paragraph else None
    return (None if last is None else _like(quantity, last)) or quantity


def _is_item(line: Line, quantity: Quantity) -> bool:
    """Say whether a line is nothing but a date and a number: "- August 2026: 946."."""
    return (
        line.end - line.start <= _LONGEST_ITEM
        and _opens_with_date(line)
        and line.pattern(_ALONE).fullmatch(line.words, line.periods[0].end, quantity.start) is not None
        and _ENDS_ITEM.match(line.words, quantity.end, line.end) is not None
    )


def _opens_with_date(line: Line) -> bool:
    return bool(line.periods) and _BULLET.fullmatch(line.words, line.start, line.periods[0].start) is not None


def _last_of(line: Line) -> Quantity | None:
    """Return the last number of a line, where that has a unit."""
    last = line.quantities[-1] if line.quantities else None
    return last if last is not None and last.dimension in unsaid_units.MEASURES else None


def _like(quantity: Quantity, last: Quantity) -> Quantity | None:
    """Return a number in the unit of another that it is like in size."""
    factor = unsaid_units.unit_of(last)
    own = None if factor is None else quantity.value * factor
    if own is None or not last.value / _TIMES < own < last.value * _TIMES:
        return None
    high = None if quantity.value_high is None or factor is None else quantity.value_high * factor
    return replace(quantity, value=own, value_high=high, unit=last.unit, dimension=last.dimension, per=last.per,
                   flags=(*quantity.flags, "antecedent_assumed"))  # fmt: skip
