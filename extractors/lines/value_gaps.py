"""Values that only say how far something is from another value: "half a gigawatt short of the target", "missed it by 200 MW".

``is_gap(line, quantity) -> bool``. Such a value is a difference, and no claim of its own.
"""

import re

from extractors.lines.passages import Line
from extractors.text.wordings import Frame
from models.reading import Quantity

_FROM_WHAT = Frame(
    r"\s<gap.short>\s(?:of\s)?(?:the|its|their|his|her|that|what|this|those|where|a|an|\d|plan|target|goal|schedule|expectations)\b"
)
_BY_SO_MUCH = re.compile(
    r"\bby\s(?:(?:about|some|around|roughly|nearly|almost|over|more than|at least|only|just|a full|a mere|as much as)\s)*$"
)
_PLACES_AND_SHARES = frozenset({"length", "area", "share", "ratio"})


def is_gap(line: Line, quantity: Quantity) -> bool:
    """Say whether a value is the distance to another one."""
    if quantity.dimension in _PLACES_AND_SHARES:
        return False  # "600 km above the Earth", "30% less than a terrestrial one"
    if line.hears_of("gap.short") and line.pattern(_FROM_WHAT).match(line.words, quantity.end, line.end):
        return True
    if not line.hears_of("gap.misses"):
        return False
    clause = line.clause_at(quantity.start)
    by = _BY_SO_MUCH.search(line.words, clause.start, quantity.start)
    return by is not None and line.find("gap.misses", line.whole_clause(clause).start, by.start()) is not None
