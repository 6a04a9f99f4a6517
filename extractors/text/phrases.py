"""Words of a text and a table of phrases looked up in them, in one pass.

``words(text, start, end) -> list[Word]``: words and marks with offsets; apostrophes made plain, hyphens part words.
``PhraseTable.of({phrase: payload}).find(words)``: the longest phrase from each word on, without overlap.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Generic, NamedTuple, TypeVar

_P = TypeVar("_P")
_PIECE = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)*|\d[\d.,]*\d|[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_CURLED = "’‘\u02bc"
_APOSTROPHES = str.maketrans(dict.fromkeys(_CURLED, "'"))
_HYPHENS = frozenset("-\u2010\u2011")

GAP = "…"
"""Stands in a phrase for up to ``MAX_GAP`` words of the same clause: "not … until"."""

MAX_GAP = 14


class Word(NamedTuple):
    """``form`` is the word in lower case, or one mark such as a comma."""

    form: str
    start: int
    end: int


_word: Callable[[tuple[str, int, int]], Word] = partial(tuple.__new__, Word)
"""Makes a word of its parts without asking their names, which costs a third: a text has many words."""


class Match(NamedTuple, Generic[_P]):
    """``words[first:last]`` is the phrase."""

    first: int
    last: int
    payload: _P


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words and marks of ``text[start:end]``; hyphens inside a compound are left out."""
    last = len(text) if end is None else end
    # Plain steps over all words: this is done for every word of every sentence that is read.
    found = [_word((match[0].lower(), *match.span())) for match in _PIECE.finditer(text, start, last)]
    if not text.isascii() and any(text.find(mark, start, last) >= 0 for mark in _CURLED):
        found = [_word((form.translate(_APOSTROPHES), first, behind)) for form, first, behind in found]
    if any(text.find(mark, start, last) >= 0 for mark in _HYPHENS):
        found = [word for word in found if word.form not in _HYPHENS or not _joins(text, word.start, word.end)]
    return found


def _joins(text: str, start: int, end: int) -> bool:
    return start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()


class _Node(Generic[_P]):
    """What may follow some words of a phrase: the words that go on, what they stand for if they are one, and what
    follows over a gap."""

    __slots__ = ("following", "payloads", "tails")

    def __init__(self) -> None:
        self.following: dict[str, _Node[_P]] = {}
        self.payloads: list[_P] = []
        self.tails: list[tuple[tuple[str, ...], _P]] = []


class PhraseTable(Generic[_P]):
    """Phrases by their words; of several that begin at one word the longest is found."""

    def __init__(self) -> None:
        self._root: _Node[_P] = _Node()

    @classmethod
    def of(cls, phrases: Iterable[tuple[str, _P]]) -> "PhraseTable[_P]":
        """Build the table; where two phrases have the same words the first one stays."""
        table = cls()
        for phrase, payload in phrases:
            head, _, tail = phrase.partition(GAP)
            node = table._root
            for word in words(head):
                node = node.following.setdefault(word.form, _Node())
            if tail:
                node.tails.append((tuple(word.form for word in words(tail)), payload))
            else:
                node.payloads.append(payload)
        return table

    def find(self, text_words: Sequence[Word], stops: frozenset[str] = frozenset()) -> list[Match[_P]]:
        """Return the phrases in ``text_words``; a gap never reaches over one of ``stops``."""
        found: list[Match[_P]] = []
        begins = self._root.following
        behind = 0
        last = len(text_words) - 1
        for index, word in enumerate(text_words):
            # Most words begin no phrase, and most of those that do are not followed by its second one.
            if word.form not in begins or index < behind:
                continue
            node = begins[word.form]
            if node.payloads or node.tails or (index < last and text_words[index + 1].form in node.following):
                match = self._at(text_words, index, stops)
                if match is not None:
                    found.append(match)
                    behind = match.last
        return found

    def _at(self, text_words: Sequence[Word], first: int, stops: frozenset[str]) -> Match[_P] | None:
        node, last = self._root, first
        best: Match[_P] | None = None
        while last < len(text_words) and (following := node.following.get(text_words[last].form)) is not None:
            node, last = following, last + 1
            if node.payloads:
                best = Match(first, last, node.payloads[0])
            if node.tails:
                # Said over a gap counts for more than its first words alone: "not … until" than "not".
                best = _over_gap(text_words, first, last, node.tails, stops) or best
        return best


def _over_gap(
    text_words: Sequence[Word],
    first: int,
    head_end: int,
    tails: Sequence[tuple[tuple[str, ...], _P]],
    stops: frozenset[str],
) -> Match[_P] | None:
    begins = {tail[0] for tail, _ in tails}
    for position in range(head_end, min(head_end + MAX_GAP, len(text_words))):
        form = text_words[position].form
        if form in stops:
            return None
        if form not in begins:
            continue
        for tail, payload in tails:
            if tuple(word.form for word in text_words[position : position + len(tail)]) == tail:
                return Match(first, position + len(tail), payload)
    return None
