"""Ages, whose years nobody writes: "Maria, 44, said", "who was 10", "the age of 21"."""

import re
from collections.abc import Sequence

from extractors.quantities.quantity_drafts import Draft
from extractors.quantities.unit_table import UnitTable

_OF_AGE = re.compile(r"\b(?:aged|ages?|at[ ]the[ ]age[ ]of|(?:over|under|below|above)[ ]the[ ]age[ ]of|age[ ]of)[ ]$")
_IS_SO_OLD = re.compile(r"\b(?:who|he|she)(?:'s|[ ](?:is|was|turns|turned))[ ](?:now[ ]|just[ ]|only[ ])?$")
_AGE_ENDS = re.compile(r"[.,;!?)]|$|[ ](?:and|when|at|in|on|but)\b")
_NAME_BEFORE = re.compile(r"\b[A-Z][A-Za-z'-]+,[ ]$")
_NAME_GOES_ON = re.compile(r",[ ](?!and\b|or\b)[a-z]")
_OLDEST = 120


def name(drafts: Sequence[Draft], page: str, low: str, units: UnitTable) -> None:
    """Take the bare number of "Maria, 44, said", "who was 10" and "the age of 21" for years."""
    for draft in drafts:
        if not draft.is_bare or not draft.number.is_whole or not 0 < draft.figure <= _OLDEST:
            continue
        ahead = max(0, draft.outer_start - 24)
        said = low[ahead : draft.outer_start]
        is_age = (
            ("age" in said and _OF_AGE.search(low, ahead, draft.outer_start) is not None)
            or (
                ("he" in said or "who" in said)
                and _IS_SO_OLD.search(low, ahead, draft.outer_start) is not None
                and _AGE_ENDS.match(low, draft.outer_end) is not None
            )
            or (
                page.startswith(", ", draft.start - 2)
                and _NAME_BEFORE.search(page, ahead, draft.start) is not None
                and _NAME_GOES_ON.match(page, draft.end) is not None
            )
        )
        if is_age and (year := units.meaning_of("year")):
            draft.meaning, draft.is_bare = year, False
            draft.flags.append("age")
