"""Words of a text and a table of phrases looked up in them, in one pass.

``words(text, start, end) -> list[Word]``: words and marks with offsets; apostrophes made plain, hyphens part words.
``PhraseTable.of({phrase: payload}).find(words)``: the longest phrase from each word on, without overlap.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

_P = TypeVar("_P")
_PIECE = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "\u02bc": "'"})
_HYPHENS = frozenset("-\u2010\u2011")

GAP = "…"
"""Stands in a phrase for up to ``MAX_GAP`` words of the same clause: "not … until"."""

MAX_GAP = 14


class Word(NamedTuple):
    """``form`` is the word in lower case, or one mark such as a comma."""

    form: str
    start: int
    end: int


class Match(NamedTuple, Generic[_P]):
    """``words[first:last]`` is the phrase."""

    first: int
    last: int
    payload: _P


def word_set(line: str) -> frozenset[str]:
    """Return the words of ``line``, parted by spaces, as a set."""
    return frozenset(line.split())


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words and marks of ``text[start:end]``; hyphens inside a compound are left out."""
    found: list[Word] = []
    for match in _PIECE.finditer(text, start, len(text) if end is None else end):
        form = match.group()
        first, last = match.span()
        if form in _HYPHENS and _joins(text, first, last):
            continue
        found.append(Word((form if form.isascii() else form.translate(_APOSTROPHES)).lower(), first, last))
    return found


def _joins(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()


class PhraseTable(Generic[_P]):
    """Phrases by their words; of several that begin at one word the longest is found."""

    def __init__(self) -> None:
        self._root: dict[str, dict[str, object]] = {}
        self._payloads: dict[tuple[str, ...], _P] = {}
        self._tails: dict[tuple[str, ...], list[tuple[tuple[str, ...], _P]]] = {}

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, _P]]) -> "PhraseTable[_P]":
        """Build the table; where two phrases have the same words the first one stays."""
        table = cls()
        for phrase, payload in phrases:
            head, _, tail = phrase.partition(GAP)
            forms = tuple(word.form for word in words(head))
            if tail:
                table._tails.setdefault(forms, []).append((tuple(word.form for word in words(tail)), payload))
            else:
                table._payloads.setdefault(forms, payload)
            table._add(forms)
        return table

    def _add(self, forms: tuple[str, ...]) -> None:
        node = self._root
        for form in forms:
            node = node.setdefault(form, {})  # type: ignore[assignment]

    def find(self, text_words: Sequence[Word], stops: frozenset[str] = frozenset()) -> list[Match[_P]]:
        """Return the phrases in ``text_words``; a gap never reaches over one of ``stops``."""
        found: list[Match[_P]] = []
        index = 0
        while index < len(text_words):
            match = self._at(text_words, index, stops)
            if match is None:
                index += 1
            else:
                found.append(match)
                index = match.last
        return found

    def _at(self, text_words: Sequence[Word], first: int, stops: frozenset[str]) -> Match[_P] | None:
        node, last = self._root, first
        best: Match[_P] | None = None
        forms: tuple[str, ...] = ()
        while last < len(text_words) and text_words[last].form in node:
            node = node[text_words[last].form]  # type: ignore[assignment]
            forms = (*forms, text_words[last].form)
            last += 1
            if forms in self._payloads:
                best = Match(first, last, self._payloads[forms])
            if forms in self._tails:
                # Said over a gap counts for more than its first words alone: "not … until" than "not".
                best = self._over_gap(text_words, first, last, forms, stops) or best
        return best

    def _over_gap(
        self, text_words: Sequence[Word], first: int, head_end: int, head: tuple[str, ...], stops: frozenset[str]
    ) -> Match[_P] | None:
        for position in range(head_end, min(head_end + MAX_GAP, len(text_words))):
            if text_words[position].form in stops:
                return None
            for tail, payload in self._tails[head]:
                if tuple(word.form for word in text_words[position : position + len(tail)]) == tail:
                    return Match(first, position + len(tail), payload)
        return None
