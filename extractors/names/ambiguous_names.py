"""What a name means that could mean several things ("Cortex", "orbital data centers"), by the words around it.

``settle(name, text) -> (label, key)``: an owner in the same sentence first, the one that stands right before it above
all, then the label that heads the paragraph, then the owner that the whole text is about.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.names.language import Sentence
from extractors.text.typography import lowered

_OWNER_OF_TEXT_SHARE = 2 / 3  # of all words of context, for the whole text to be about one owner
_ALL = re.compile(r"\b(?:all|all the|most|rival)\s$", re.IGNORECASE)
_TOGETHER = re.compile(r"\s(?:worldwide|globally|together|in general|generally|as a whole|combined|of all makers)\b")
_OWNED = re.compile(
    r"\b(?:the|its|their|our|his|these|those|this|such|my|company['’]s|firm['’]s)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?:^|\s{2})[\W\d]{0,8}([^\W\d_][\w’'& -]{1,40}?)(?:[.:]?\*{1,2}[.:]?\s|:\s)")
_THAT = re.compile(r"\bthat\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_ANY = re.compile(r"\ban?\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_ITS = re.compile(r"\b(?:its|their|our)\b", re.IGNORECASE)
_BY_ITS_OWNER = re.compile(
    r"\b(?:we|us|our|both (?:companies|firms|sides|parties)|(?:the|its|his) (?:team|company|firm|venture|start-?up|rocket maker|founder|chief executive|(?:rocket|space|aerospace|launch|satellite|search) (?:enterprise|company|maker|firm|giant|business|builder|behemoth|titan|group|outfit)))\b",
    re.IGNORECASE,
)
_FAR = 500  # characters
_NEXT_TO = 45  # characters
_SENTENCE_SO_FAR = re.compile(r"[^.;:!?\n]*$")
_SENTENCE_ON = re.compile(r"[^.;:!?\n]*")


class FoundName(NamedTuple):
    """A name in a sentence; ``claims`` are the (label, key) of the entries that need context to have it."""

    start: int
    end: int
    sentence: Sentence
    certain: tuple[tuple[str, str], ...] = ()
    claims: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class NamedText:
    """One text while its names are settled; context words are looked up once for each entry that asks."""

    plain: str
    low: str  # the same in small letters
    beside: str
    contexts: dict[str, re.Pattern[str]]
    not_that: re.Pattern[str]  # words before whose thing a name is not: "nothing to do with"
    namesake: re.Pattern[str]  # words behind it: "of the same name"
    builders: list[tuple[int, int]] = field(default_factory=list)  # where builders are named, sorted
    hits: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    hits_beside: dict[str, int] = field(default_factory=dict)

    def context_of(self, key: str) -> list[tuple[int, int]]:
        if key not in self.hits:
            self.hits[key] = self._places(key, self.plain, self.low)
        return self.hits[key]

    def beside_of(self, key: str) -> int:
        if key not in self.hits_beside:
            self.hits_beside[key] = len(self._places(key, self.beside, lowered(self.beside)))
        return self.hits_beside[key]

    def _places(self, key: str, text: str, low: str) -> list[tuple[int, int]]:
        """Return where words of context stand in ``text``, but for those that only say whose the name is not.

        ``low`` is the text in small letters.
        """
        return [
            match.span()
            for match in self.contexts[key].finditer(low)
            if not self._is_told_apart(text, match.start(), match.end())
        ]

    def is_told_apart(self, start: int, end: int) -> bool:
        """Say whether a name at ``start:end`` only says whose something is not."""
        return self._is_told_apart(self.plain, start, end)

    def _is_told_apart(self, text: str, start: int, end: int) -> bool:
        """Say whether a word of context is named as the other one: "nothing to do with Tesla", "Blue Origin's namesake"."""
        before = _SENTENCE_SO_FAR.search(text, max(0, start - _NEXT_TO), start)
        after = _SENTENCE_ON.match(text, end, end + _NEXT_TO)
        return (before is not None and self.not_that.search(before.group().lower()) is not None) or (
            after is not None and self.namesake.search(after.group().lower()) is not None
        )


def settle(name: FoundName, text: NamedText) -> tuple[str, str]:
    """Return (label, key) of what the name means here; ("", "") where nothing in the text decides."""
    fallback = name.certain[0] if name.certain else ("", "")
    if not name.claims:
        return fallback
    if fallback[1] and (
        _ALL.search(text.plain, max(0, name.start - 12), name.start) or _TOGETHER.match(text.plain, name.end)
    ):
        return fallback  # "all orbital data centers together" have no one owner
    if len(name.claims) == 1 and text.plain[name.start].isupper():  # a name, not a description that has an owner
        claim = name.claims[0]
        stands = any(_is_beside(place, name) for place in text.context_of(claim[1]))
        return claim if stands or text.beside_of(claim[1]) else fallback
    near = [
        (start, end, claim)
        for claim in name.claims
        for start, end in _near(text.context_of(claim[1]), name)
        if _is_beside((start, end), name)
    ]
    owned = {start for start, _, _ in near}
    rivals = [(start, end, fallback) for start, end in _near(text.builders, name) if start not in owned]
    if near or rivals:
        before = [hit for hit in (*near, *rivals) if hit[1] <= name.start]
        after = [hit for hit in near if hit[0] >= name.end]
        if before:
            return max(before, key=lambda hit: (hit[1], hit[0]))[2]
        return min(after)[2] if after else fallback
    headed = _headed(name, text)
    if headed is not None:
        return headed
    first = max(name.sentence.start, name.start - 40)
    is_any = _ANY.search(text.plain, first, name.start) is not None
    if not (
        _OWNED.search(text.plain, first, name.start)
        or (_THAT.search(text.plain, first, name.start) and text.plain[name.end - 1] != "s")
        or _BY_ITS_OWNER.search(text.plain, name.sentence.start, name.start)
        or (not is_any and _ITS.search(text.plain, name.end, name.sentence.end))
        or any(text.beside_of(claim[1]) for claim in name.claims)
    ):
        return fallback  # "orbital data centers could come in the 2030s" is said of nobody's in particular
    counts = {claim: len(text.context_of(claim[1])) + text.beside_of(claim[1]) for claim in name.claims}
    owner = max(counts, key=lambda claim: (counts[claim], claim))
    return owner if counts[owner] and counts[owner] >= _OWNER_OF_TEXT_SHARE * sum(counts.values()) else fallback


def _headed(name: FoundName, text: NamedText) -> tuple[str, str] | None:
    """Return what the label that opens the paragraph of a name makes of it: "**Axiom.** Two nodes, both healthy"."""
    labels = list(_HEADING.finditer(text.plain, max(0, name.start - _FAR), name.start))
    if not labels:
        return None
    left, right = labels[-1].span(1)
    return next(
        (
            claim
            for claim in name.claims
            if any(left <= start and end <= right for start, end in text.context_of(claim[1]))
        ),
        None,
    )


def _near(places: list[tuple[int, int]], name: FoundName) -> list[tuple[int, int]]:
    """Return the places in the sentence of ``name``, of a very long one those that are not far off."""
    first = bisect_left(places, (max(name.sentence.start, name.start - _FAR), 0))
    last = bisect_left(places, (min(name.sentence.end, name.end + _FAR), 0))
    return places[first:last]


def _is_beside(place: tuple[int, int], name: FoundName) -> bool:
    return place[1] <= name.start or place[0] >= name.end
