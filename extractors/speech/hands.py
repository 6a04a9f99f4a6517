"""Phrases by which words are passed on, and the outlets that they name: "citing", "told Reuters", "a memo seen by The Information".

``HandFinder.of(watchlist)``
``finder.find(text, spoken) -> list[Hand]``           the phrases of a sentence, given by its words, in order
``finder.outlet(text, start, end) -> Outlet | None``  the outlet that some words name, or stand for
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.text.phrases import PhraseTable, Word
from extractors.text.wordings import group_of
from models.lexicon import Direction, ReportingPart, ReportingPhrases
from models.watchlist import Watchlist

_APART = r"(?<![\w.&'’-])"
_NAME = r"(?:(?:The|the)\s)?(?:[A-Z][\w.&'’-]*\s(?:of\s)?){1,%d}"
_POSSESSIVE = re.compile(r"['’]s?$")
_ARTICLE = "the "
_REMEMBERED = 3_000
"""Characters back in which "the newspaper" was named; nobody remembers it for longer."""

_BESIDE_OUTLET = frozenset({ReportingPart.HEARS, ReportingPart.SEES, ReportingPart.HAS_SEEN, ReportingPart.UNVERIFIED})
_OF_VERBS = _BESIDE_OUTLET | {ReportingPart.CITES}


@dataclass(frozen=True, slots=True)
class Outlet:
    """The name of an outlet, and the words that name it or stand for it."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A phrase of passing on at ``start:end``, and the outlet that it names, if it does; ``key`` is that of its entry."""

    part: ReportingPart
    key: str
    start: int
    end: int
    outlet: Outlet | None


@dataclass(frozen=True, slots=True)
class HandFinder:
    """Finds hands by the phrases of one watchlist; make it once, it is read-only afterwards."""

    table: PhraseTable[ReportingPhrases]
    known: re.Pattern[str] | None  # names of outlets
    shaped: re.Pattern[str] | None  # what looks like the name of one
    unnamed: re.Pattern[str] | None  # what stands for one

    @classmethod
    def of(cls, watchlist: Watchlist) -> "HandFinder":
        """Compile the phrases of ``watchlist``."""
        entries = watchlist.reporting
        words = of_part(entries, ReportingPart.OUTLET_WORD)
        before = max((entry.reach for entry in words), default=1)
        return cls(
            table=PhraseTable.of(
                (phrase, entry) for entry in entries if entry.part in _OF_VERBS for phrase in entry.phrases
            ),
            known=any_of(of_part(entries, ReportingPart.OUTLET)),
            shaped=any_of(words, before=_NAME % before),
            unnamed=any_of(of_part(entries, ReportingPart.OUTLET_UNNAMED), flags=re.IGNORECASE),
        )

    def find(self, text: str, spoken: Sequence[Word]) -> list[Hand]:
        """Return the phrases of passing on in a sentence, in order."""
        found: list[Hand] = []
        for match in self.table.find(spoken):
            entry = match.payload
            first, last = spoken[match.first].start, spoken[match.last - 1].end
            outlet = None
            if entry.part in _BESIDE_OUTLET:
                start, end = _search(spoken, match.first, match.last, entry)
                outlet = self.outlet(text, start, end) if start < end else None
            found.append(Hand(part=entry.part, key=entry.key, start=first, end=last, outlet=outlet))
        return found

    def outlet(self, text: str, start: int, end: int) -> Outlet | None:
        """Return the outlet that the words ``start:end`` name, or stand for."""
        for pattern in (self.known, self.shaped):
            match = pattern.search(text, start, end) if pattern is not None else None
            if match is not None:
                name = match.group().removeprefix(_ARTICLE)
                return Outlet(_POSSESSIVE.sub("", name), match.end() - len(name), match.end())
        match = self.unnamed.search(text, start, end) if self.unnamed is not None else None
        if match is None:
            return None
        words = match.group()
        before = self._named_before(text, start) if words.lower().startswith(_ARTICLE) else None
        return Outlet(before or words, *match.span())

    def _named_before(self, text: str, start: int) -> str | None:
        floor = max(0, start - _REMEMBERED)
        found = [
            match
            for pattern in (self.known, self.shaped)
            if pattern is not None
            for match in pattern.finditer(text, floor, start)
        ]
        last = max(found, key=lambda match: match.end(), default=None)
        return None if last is None else _POSSESSIVE.sub("", last.group().removeprefix(_ARTICLE))


def of_part(entries: Iterable[ReportingPhrases], part: ReportingPart) -> list[ReportingPhrases]:
    """Return the entries that play a part."""
    return [entry for entry in entries if entry.part is part]


def any_of(entries: Iterable[ReportingPhrases], *, before: str = "", flags: int = re.NOFLAG) -> re.Pattern[str] | None:
    """Return a pattern of the phrases as they are written, whole words; None where there are none."""
    phrases = sorted({phrase for entry in entries for phrase in entry.phrases})
    return re.compile(rf"{_APART}{before}{group_of(phrases)}(?![\w-])", flags) if phrases else None


def _search(spoken: Sequence[Word], first: int, last: int, entry: ReportingPhrases) -> tuple[int, int]:
    """Return from where to where a phrase, ``spoken[first:last]``, looks for its outlet."""
    step, at = (1, last) if entry.direction is Direction.FORWARD else (-1, first - 1)
    begin = at
    while 0 <= at < len(spoken) and abs(at - begin) < entry.reach and spoken[at].form not in entry.stops_at:
        at += step
    low, high = (begin, at) if step > 0 else (at + 1, begin + 1)
    return (spoken[low].start, spoken[high - 1].end) if low < high else (0, 0)
