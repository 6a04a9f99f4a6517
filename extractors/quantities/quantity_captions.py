"""Units that stand apart behind a figure that heads its line: "**160.** The radiator, in square meters", "120: kilowatts each".

``read(drafts, page, low, units)`` gives the first draft of a page, where it is such a figure, the unit of its caption.
"""

import re

from extractors.quantities.numbers import Shape
from extractors.quantities.quantity_drafts import COUNT, Draft, is_money
from extractors.quantities.quantity_units import divided
from extractors.quantities.unit_table import UnitReading, UnitTable
from extractors.text.typography import NARROW
from extractors.text.wordings import Frame

_HEAD = Frame(r"[\s\"“*_#>•·–—-]{0,8}(?:<number.about>\s|[~≈])?")
_PARTS = re.compile(
    rf"\+?[*_\"”]{{0,3}}(?:[ {NARROW}]?[.:=|]|[ {NARROW}][–—-](?=[ {NARROW}]))[*_]{{0,3}}\s{{1,3}}|[ {NARROW}]?\n"
)
_OPENS = Frame(r"(?:the[ ])?(?:(?:number|amount)[ ]of[ ]|<caption.measures>[ ]in[ ])?(?:<caption.kinds>[ ])?")
_IN = re.compile(r"\bin[ ](?=[a-z])")
_ENDS = re.compile(rf"\)?(?:[.,;:)!]|\n|$|[ {NARROW}/]\S)")
_PER = re.compile(r"(?:[a-z'’-]{1,16}[ ]){0,6}?(?:per|an?|each|every)[ ](?=[a-z])")
_LONGEST_CAPTION = 160  # characters
_MEASURES = frozenset({"power", "mass", "length", "area", "flux", "specific_power", "compute", "bit_rate"})


def read(drafts: list[Draft], page: str, low: str, units: UnitTable) -> None:
    """Read the unit of the first draft in its caption, if it is a bare figure or a sum at the head of its line."""
    draft = drafts[0]
    is_sum = is_money(draft) and draft.per is None
    if not (draft.is_bare or is_sum) or units.wordings.pattern(_HEAD).fullmatch(low, 0, draft.start) is None:
        return
    parting = _PARTS.match(page, draft.end)
    if parting is None:
        return
    caption = page[: parting.end() + _LONGEST_CAPTION]
    if is_sum:
        per = _PER.match(low, parting.end(), len(caption))
        unit = units.read(caption, per.end()) if per else None
        quotient = units.divided(draft.meaning, unit.meaning) if unit and unit.meaning.dimension == "mass" else None
        draft.meaning = quotient or draft.meaning
    elif draft.number.shape in {Shape.DIGITS, Shape.WORDS} and draft.meaning == COUNT:
        named = _unit_in(caption, low, parting.end(), units)
        if named is not None:
            draft.meaning, draft.is_bare = named.meaning, False
            draft.end = draft.outer_end = named.end
            # "gigawatts" alone is read as some gigawatts
            drafts[1:] = [other for other in drafts[1:] if other.start >= named.end]


def _unit_in(caption: str, low: str, start: int, units: UnitTable) -> UnitReading | None:
    """Return the unit with which a caption begins, or which it names behind "in"."""
    opens = units.wordings.pattern(_OPENS).match(low, start, len(caption))
    places = [start if opens is None else opens.end()]
    places += [found.end() for found in _IN.finditer(low, start, len(caption))]
    for at in places:
        unit = units.read(caption, at)
        unit = None if unit is None else divided(caption, unit, units)
        if unit is not None and unit.meaning.dimension in _MEASURES and _ENDS.match(caption, unit.end):
            return unit
    return None
