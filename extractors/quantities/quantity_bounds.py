"""What bounds a quantity, before it ("at least", "up to", "~") or after it ("5,000+", "or more").

``Bounds.of(wordings)``
``bounds.before(low, start) -> (start, qualifier)``  ``bounds.after(low, end) -> (end, qualifier)``   ``low`` is a text in small letters
"""

import re
from dataclasses import dataclass

from extractors.text.typography import NARROW
from extractors.text.wordings import Frame, Wordings
from models.vocabulary import Qualifier

_FAMILIES = {
    "bound.about": Qualifier.ABOUT,
    "bound.at_least": Qualifier.AT_LEAST,
    "bound.more_than": Qualifier.MORE_THAN,
    "bound.at_most": Qualifier.AT_MOST,
    "bound.less_than": Qualifier.LESS_THAN,
    "bound.none": Qualifier.EXACTLY,
}
"""Families of words before a number, and what they make of it."""

_SIGNS = {
    **dict.fromkeys(("~", "≈", "±"), Qualifier.ABOUT),
    **dict.fromkeys(("≥", ">="), Qualifier.AT_LEAST),
    **dict.fromkeys(("≤", "<="), Qualifier.AT_MOST),
    ">": Qualifier.MORE_THAN,
    "<": Qualifier.LESS_THAN,
}
_BEHIND = Frame(
    rf"[ {NARROW}]?(?:"
    r"(?P<at_least>\+(?!/)|[ -]plus\b(?! or minus)|,? ?and (?:counting|growing|rising|climbing)\b(?! to)|and up\b(?! to\b)|<bound.at_least_behind>\b)"
    r"|(?P<about>-?ish\b|-odd\b|,? ?give or take\b|<bound.about_behind>\b)"
    r"|(?P<at_most>max\b(?! [0-9a-z])|<bound.at_most_behind>\b)"
    r")"
)
_WORD = re.compile(r"[~≈±<>≥≤]=?|[a-z]+")
_LAST_WORD = re.compile(r"(?:[~≈±<>≥≤]=?|[a-z]+)$")
_STRONG = {Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN}
_WINDOW = 48
_GAP_REACH = 12  # characters: wider gaps are left to the whole search


@dataclass(frozen=True, slots=True)
class Bounds:
    """Knows the words that bound a number; made once from a watchlist."""

    phrases: dict[str, Qualifier]  # what stands before a number
    last_words: frozenset[str]  # of each of them
    longest_word: int
    behind: re.Pattern[str]

    @classmethod
    def of(cls, wordings: Wordings) -> "Bounds":
        phrases = {
            phrase: qualifier for family, qualifier in _FAMILIES.items() for phrase in wordings.phrases.get(family, ())
        }
        phrases |= _SIGNS
        last_words = frozenset(_WORD.findall(phrase)[-1] for phrase in phrases)
        return cls(
            phrases=phrases,
            last_words=last_words,
            longest_word=max(map(len, last_words)),
            behind=wordings.pattern(_BEHIND),
        )

    def before(self, low: str, start: int) -> tuple[int, Qualifier | None]:
        """Return where the words that bound a quantity begin, and their qualifier: a bound outweighs an "about"."""
        qualifier: Qualifier | None = None
        for _ in range(3):
            found = self._last_phrase(low, start)
            if found is None:
                break
            start, named = found
            if qualifier is None or (named in _STRONG and qualifier not in _STRONG):
                qualifier = named
        return start, qualifier

    def after(self, low: str, end: int) -> tuple[int, Qualifier | None]:
        """Return the end of the words after a quantity that bound it, and their qualifier."""
        found = self.behind.match(low, end)
        if found is None or found.lastgroup is None:
            return end, None
        return found.end(), Qualifier(found.lastgroup)

    def _last_phrase(self, low: str, end: int) -> tuple[int, Qualifier] | None:
        window_start = max(0, end - _WINDOW)
        near = low[max(0, end - self.longest_word - _GAP_REACH) : end].rstrip(f" {NARROW}-.")
        nearest = near.rpartition(" ")[2]
        if nearest.isalpha() and nearest.isascii() and nearest not in self.last_words:
            return None  # most numbers are bounded by nothing
        last = _LAST_WORD.search(near)
        if near and (last is None or last.group() not in self.last_words):
            return None
        last_words = list(_WORD.finditer(low[window_start:end]))[-4:]
        words = [(found.start() + window_start, found.group()) for found in last_words]
        if not words or low[words[-1][0] + len(words[-1][1]) : end].strip(f" {NARROW}-."):
            return None
        for index in range(len(words)):
            start = words[index][0]
            if window_start and start == window_start:
                continue  # the window may have cut this word
            phrase = " ".join(word for _, word in words[index:])
            if low[start - 1 : start] == "-":
                continue  # 7-under 65
            if phrase in self.phrases and "." not in low[start : words[-1][0]] and "\n" not in low[start:end]:
                return start, self.phrases[phrase]
        return None
