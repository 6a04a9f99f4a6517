"""Phrases that a text may hold, by its words alone: looking up words costs less than looking for phrases.

``words_of(text) -> frozenset[str]``          the words of a text, each once
``Anchors.of(phrases).possible(words)``       the phrases of which such a text has every word
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

_MARK = re.compile(r"[^\w\x00-\x7f]|\u02bc")  # beyond ASCII; one apostrophe is a letter to Unicode
_COMMON_MARKS = "\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u00a0"
_APART = bytes(code if code >= 0x80 or chr(code).isalnum() else 0x20 for code in range(0x100))
_SMALL = _APART.lower()
_ALONE = ""
"""Stands for the second word of a phrase of one."""


def words_of(text: str) -> frozenset[str]:
    """Return the words of ``text`` in lower case, each once; hyphens, apostrophes and underscores part words."""
    return frozenset(_parted(text))


def _parted(text: str) -> list[str]:
    # All of a text goes through here, watched or not: three quick passes instead of one slow pattern.
    if not text.isascii():
        for mark in _COMMON_MARKS:
            text = text.replace(mark, " ")
    if text.isascii():  # most are, once these marks are gone: one table makes letters small and parts words
        return text.encode("ascii").translate(_SMALL).decode("ascii").split()
    low = _MARK.sub(" ", text.lower())
    return low.encode("utf-8", "surrogatepass").translate(_APART).decode("utf-8", "surrogatepass").split()


@dataclass(frozen=True, slots=True)
class Anchors:
    """Each phrase by its longest word, its anchor, and then by the longest of its other words, with all its words."""

    by_words: dict[str, dict[str, tuple[frozenset[str], ...]]]
    words: frozenset[str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Anchors":
        """Take the phrases in; one without a word stands in no text."""
        by_words: dict[str, dict[str, list[frozenset[str]]]] = {}
        for phrase in sorted(set(phrases)):
            spoken = _parted(phrase)
            if spoken:
                anchor = max(spoken, key=len)
                second = max((word for word in spoken if word != anchor), key=len, default=_ALONE)
                by_words.setdefault(anchor, {}).setdefault(second, []).append(frozenset(spoken))
        frozen = {word: {other: tuple(sets) for other, sets in its.items()} for word, its in by_words.items()}
        return cls(frozen, frozenset(frozen))

    def possible(self, heard: Set[str]) -> Iterator[frozenset[str]]:
        """Yield the words of each phrase that a text of the words ``heard`` may hold."""
        for word in self.words.intersection(heard):
            its = self.by_words[word]
            yield from its.get(_ALONE, ())
            for other in its.keys() & heard:
                for spoken in its[other]:
                    if spoken <= heard:
                        yield spoken

    def may_stand_in(self, heard: Set[str]) -> bool:
        """Say whether a text of the words ``heard`` may hold one of the phrases."""
        return not self.words.isdisjoint(heard) and next(self.possible(heard), None) is not None
