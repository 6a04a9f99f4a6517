"""Flights that an ordinal number sums up: "the September flight was only its third of the year" makes three.

``so_far(line) -> list[Quantity]``   in the order of the line; the first of a year sums up nothing
"""

import re

from extractors.ellipses.unsaid_counts import count_of
from extractors.lines.passages import Line
from models.reading import Quantity

_NTH = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
    "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
_WORDS = frozenset({"year", *map(str, range(2015, 2050))})
"""Words without one of which no flight is one of a year."""
_OF_THE_YEAR = re.compile(
    rf"\b(?:was|marked|became|made)\s(?:it\s)?(?:only\s|already\s|just\s)?(?:the|its|their|starship['’]s)\s(?P<nth>{'|'.join(_NTH)}|\d{{1,3}}(?:nd|rd|th))\s"
    r"(?:(?:starship|test|orbital|full|integrated|flight|launch|mission|liftoff)\s){0,3}?(?:for\sstarship\s)?(?:of|in|this)\s(?:the\s(?:calendar\s)?year|(?:20\d\d|year)\b)"
)
_FLIES = frozenset({"starship", "flight", "flew", "launch", "launched", "mission", "liftoff"})


def so_far(line: Line) -> list[Quantity]:
    """Return the flights that were made in a year up to the one that a line tells of."""
    if _WORDS.isdisjoint(line.heard) or _FLIES.isdisjoint(line.heard):
        return []
    return [
        count_of(
            line,
            match.start("nth"),
            match.end("nth"),
            float(_NTH.get(match["nth"]) or match["nth"].rstrip("ndrth")),
            "flight",
        )
        for match in _OF_THE_YEAR.finditer(line.words, line.start, line.end)
    ]
