"""Phrases that a text may hold, by its words alone: looking up words costs less than looking for phrases.

``words_of(text) -> frozenset[str]``          the words of a text, each once
``Anchors.of(phrases).possible(words)``       the phrases of which such a text has every word
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_\u02bc]+")  # the apostrophe that is a letter to Unicode parts words like the others


def words_of(text: str) -> frozenset[str]:
    """Return the words of ``text`` in lower case, each once; hyphens, apostrophes and underscores part words."""
    return frozenset(_WORD.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Anchors:
    """Each phrase by its longest word, its anchor, with all its words."""

    by_word: dict[str, tuple[frozenset[str], ...]]
    words: frozenset[str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Anchors":
        """Take the phrases in; one without a word stands in no text."""
        by_word: dict[str, list[frozenset[str]]] = {}
        for phrase in sorted(set(phrases)):
            spoken = _WORD.findall(phrase.lower())
            if spoken:
                by_word.setdefault(max(spoken, key=len), []).append(frozenset(spoken))
        return cls({word: tuple(sets) for word, sets in by_word.items()}, frozenset(by_word))

    def possible(self, heard: Set[str]) -> Iterator[frozenset[str]]:
        """Yield the words of each phrase that a text of the words ``heard`` may hold."""
        for word in self.words.intersection(heard):
            for spoken in self.by_word[word]:
                if spoken <= heard:
                    yield spoken

    def may_stand_in(self, heard: Set[str]) -> bool:
        """Say whether a text of the words ``heard`` may hold one of the phrases."""
        return any(True for _ in self.possible(heard))
