"""Families of words that the rules of reading look for, compiled from the watchlist.

``Wordings.of(watchlist)``; ``wordings["deal.words"]`` is the pattern of a family, to be searched in lower-case text.
A family that a watchlist does not have is never found.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.watchlist import Watchlist

GAP = " … "
_ANYTHING = r"\s(?:(?!\b(?:when|which|that|while|after|as|where|who)\b)[^.;]){0,90}?\b"
_NOTHING = re.compile(r"(?!)")


def any_of(phrases: Iterable[str], *, plurals: bool = False) -> re.Pattern[str] | None:
    """Return a pattern of whole phrases, lower case, "…" for some words in between; None where there are none."""
    pieces = (re.escape(phrase).replace(re.escape(GAP), _ANYTHING) for phrase in sorted(phrases, key=len, reverse=True))
    alternatives = "|".join(pieces)
    ending = "s?" if plurals else ""
    return re.compile(rf"(?<!\w)(?:{alternatives}){ending}(?!\w)") if alternatives else None


@dataclass(frozen=True, slots=True)
class Wordings:
    """The families of one watchlist; made once."""

    families: dict[str, re.Pattern[str]]

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Wordings":
        compiled = {entry.key: any_of(entry.phrases, plurals=entry.plurals) for entry in watchlist.wordings}
        return cls(families={key: pattern for key, pattern in compiled.items() if pattern is not None})

    def __getitem__(self, key: str) -> re.Pattern[str]:
        return self.families.get(key, _NOTHING)
