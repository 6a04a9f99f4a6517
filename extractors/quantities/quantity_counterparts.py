"""A number that is set against another one, which says what both are in: "120 of its 200 kW", "2 GW of a planned 10",
"300 MW against a target of 400", "one hall draws 150 MW, the other 90".
"""

import re

from extractors.quantities.numbers import Shape
from extractors.quantities.quantity_drafts import Draft, is_money
from extractors.quantities.quantity_levels import gap_between, give
from extractors.text.typography import NARROW
from extractors.text.wordings import Frame, Wordings

_REACH = 60
_LARGEST_PRONOUN = 12
_OF_THE_WHOLE = re.compile(r"[ ](?:out[ ])?of[ ](?:(?:the|its|their|our|those|these|an?|all)[ ])?(?:[a-z]{4,12}[ ])?")
_OF_THE_COUNTED = re.compile(r"[ ](?:out[ ])?of[ ](?:the|its|their|our|those|these|an?)[ ](?:[a-z]{4,12}[ ])?")
_ENDS_WHOLE = re.compile(
    rf"[ {NARROW}](?:is|are|was|were|has|have|had|will|would|can|could|may|by|in|at|on|for|from|that|which|it|they|we|this|last|next|now|today|of|[a-z]{{3,12}}ed)\b"
    r"|[.,;:)!?]|\n|$"
)
"""What may stand behind the whole; a noun there would be what is counted: "two of the 200 MW halls"."""

_UNIT_IN_PLURAL = re.compile(r"[a-z]{4,16}s$")
_WORDS = r"(?:[ ](?:[a-z]{2,12}|20[0-9]{2})){0,3}"
_AGAINST = Frame(
    rf"{_WORDS},?[ ](?:(?:well|far|still|just|way)[ ])?<counterpart.against>[ ](?:an?|the|its|their|our|his|her)[ ]"
    r"(?:(?:[a-z'-]{2,16}[ ]){0,3}?<counterpart.aims>[ ](?:(?:of|for|to[ ]reach)[ ])?)?"
)
_THE_OTHER = Frame(
    rf"{_WORDS},?[ ](?:(?:and|but|while|whereas|with)[ ])?(?:the|its|their|our)[ ]<counterpart.others>(?:[ ][a-z'-]{{2,16}}){{0,2}}[ ]"
)
_MEANT = re.compile(
    rf"[ {NARROW}](?:it|they|we|that|once|first|now|today|when|originally|initially|previously|earlier|a[ ]year|last|this|next|by|in|at|for|on|until|before|is|are|was|were|has|had|would|will|[a-z]{{3,12}}ed|set|of[ ](?:which|them|these|those))\b"
    r"|[.,;:)!?]|\n|$"
)
"""What may stand behind a number that leaves its unit out: no noun, which would say what it counts."""

_SHARED = frozenset({"share", "power", "energy", "mass", "length", "area", "volume", "data", "bit_rate", "compute"})


def take_from_whole(part: Draft, whole: Draft, page: str, low: str) -> bool:
    """Give a part what the whole behind it says: "120 of its 200 kW", "280 million of the 1.5 billion dollars"."""
    gap = gap_between(part, whole, low, _REACH)
    if gap is None or whole.is_bare or whole.high is not None or whole.per_year is not None or whole.per is not None:
        return False
    if part.figure * part.scale >= whole.figure * whole.scale or part.figure <= 1:
        return False
    if is_money(whole):
        is_whole = part.is_scaled and whole.is_scaled and _OF_THE_WHOLE.fullmatch(gap) is not None
    elif whole.is_measured:
        is_in_plural = _UNIT_IN_PLURAL.search(page, whole.number.end, whole.end) is not None
        is_apart = page[whole.number.end : whole.number.end + 1] != "-"
        is_whole = (
            whole.meaning.dimension in _SHARED
            and _OF_THE_WHOLE.fullmatch(gap) is not None
            and (is_in_plural or (is_apart and _ENDS_WHOLE.match(low, whole.outer_end) is not None))
        )
    else:
        is_whole = whole.counted not in {None, "time"} and _OF_THE_COUNTED.fullmatch(gap) is not None
    if is_whole:
        give(whole, part)
    return is_whole


def take_from_counterpart(first: Draft, second: Draft, low: str, wordings: Wordings) -> bool:
    """Give a number what the one before it says: "300 MW against a target of 400", "2 GW of a planned 10", "the other 90"."""
    gap = gap_between(first, second, low, _REACH)
    if gap is None or first.is_bare or first.high is not None or not _MEANT.match(low, second.outer_end):
        return False
    if second.number.shape is Shape.WORDS and second.figure * second.scale <= _LARGEST_PRONOUN:
        return False  # the third one, the other two
    is_larger = second.figure * second.scale > first.figure * first.scale
    is_whole = is_larger and " of " in gap and _OF_THE_COUNTED.fullmatch(gap) is not None
    if is_money(first):
        if is_whole and first.is_scaled and second.is_scaled:
            give(first, second)  # $2 billion of the 5 billion
            return True
        return False
    if first.counted == "time" or (first.is_measured and first.meaning.dimension not in _SHARED):
        return False
    is_set_against = first.value_like(second) and any(
        wordings.pattern(frame).fullmatch(gap) for frame in (_AGAINST, _THE_OTHER)
    )
    if is_whole or is_set_against:
        give(first, second)
        return True
    return False
