"""A text laid out for joining: its sentences in order, each with everything that was found in it.

``Line`` is one sentence with its clauses, names, quantities, periods, cues and speakers; offsets count characters of
the whole text. ``lay_out`` makes them. Looking things up is done here, deciding in the modules that join.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.attribution import Attribution
from extractors.clauses import Clause, split, verb_in
from extractors.language import Sentence, plain
from extractors.periods import PhraseMatch
from models.reading import Cue, Mention, Quantity
from models.vocabulary import MentionLabel

_BREAK = re.compile(r"\n[ \t]*\n|\n")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_JOINT = re.compile(r",(?!\d)|;|\band\b|\bbut\b|\bwith\b|\bwhile\b|:|\s[—–-]\s|\.\s|\bor\b|\(|\)|/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence and what stands in it. ``words`` is the whole text in lower case with plain spaces and dashes."""

    text: str
    words: str
    start: int
    end: int
    index: int
    paragraph: int
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[PhraseMatch, ...]
    cues: tuple[Cue, ...]
    attributions: tuple[Attribution, ...]

    @property
    def quote(self) -> str:
        return self.text[self.start : self.end]

    def clause_at(self, position: int) -> Clause:
        """Return the clause in which ``position`` stands."""
        return next((clause for clause in self.clauses if position < clause.end), self.clauses[-1])

    def whole_clause(self, clause: Clause) -> Clause:
        """Return the clause with those before it that it leans on."""
        first = self.clauses.index(clause)
        while self.clauses[first].dependent and first > 0:
            first -= 1
        return Clause(self.clauses[first].start, clause.end)

    def subject_of(self, clause: Clause) -> str:
        """Return the words before the verb of a clause, or of the one that it leans on; "" where no verb is known."""
        whole = self.whole_clause(clause)
        at = verb_in(self.text, whole)
        return "" if at is None else self.words[whole.start : at]

    def programs(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.label is MentionLabel.PROGRAM)

    def organizations(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.label is MentionLabel.ORGANIZATION)

    def own_words(self, start: int, end: int, others: Sequence[tuple[int, int]]) -> tuple[str, str]:
        """Return the words before and after ``start:end`` that belong to it and not to one of ``others``.

        What stands between two values is parted at the last comma or "and"; without one it belongs to both.
        """
        clause = self.clause_at(start)
        left = max((stop for begin, stop in others if stop <= start), default=None)
        right = min((begin for begin, stop in others if begin >= end), default=None)
        before_from, after_to = self.start, self.end
        if clause.start > before_from:
            before_from = clause.start
        if clause.end < after_to:
            after_to = max(clause.end, end)
        if left is not None and left > before_from:
            joints = [match.end() for match in _JOINT.finditer(self.words, left, start)]
            before_from = joints[-1] if joints else left
        if right is not None and right < after_to:
            joints = [match.start() for match in _JOINT.finditer(self.words, end, right)]
            after_to = joints[-1] if joints else right
        return self.words[min(before_from, start) : start], self.words[end:after_to]


def lay_out(
    text: str,
    sentences: Sequence[Sentence],
    *,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    periods: Sequence[PhraseMatch],
    cues: Sequence[Sequence[Cue]],
    attributions: Sequence[Sequence[Attribution]],
) -> list[Line]:
    """Return the lines of ``text``; ``cues`` and ``attributions`` are given sentence by sentence."""
    words = plain(text).lower()
    if len(words) != len(text):  # a letter whose lower case is longer would shift every offset after it
        words = "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in plain(text))
    breaks = [match.end() for match in _PARAGRAPH.finditer(text)]
    lines: list[Line] = []
    paragraph = 0
    mention_pool, quantity_pool, period_pool = _Pool(mentions), _Pool(quantities), _Pool(periods)
    for index, sentence in enumerate(sentences):
        while paragraph < len(breaks) and breaks[paragraph] <= sentence.start:
            paragraph += 1
        inside_mentions = mention_pool.within(sentence)
        inside_quantities = quantity_pool.within(sentence)
        inside_periods = period_pool.within(sentence)
        whole = [(item.start, item.end) for item in (*inside_mentions, *inside_quantities, *inside_periods)]
        lines.append(
            Line(
                text=text,
                words=words,
                start=sentence.start,
                end=sentence.end,
                index=index,
                paragraph=paragraph,
                clauses=tuple(split(text, sentence.start, sentence.end, whole)),
                mentions=tuple(inside_mentions),
                quantities=tuple(inside_quantities),
                periods=tuple(inside_periods),
                cues=tuple(cues[index]),
                attributions=tuple(attributions[index]),
            )
        )
    return lines


class _Pool:
    """Items sorted by start, handed out sentence by sentence."""

    def __init__(self, items: Iterable) -> None:  # type: ignore[type-arg]
        self._items = list(items)
        self._next = 0

    def within(self, sentence: Sentence) -> list:  # type: ignore[type-arg]
        while self._next < len(self._items) and self._items[self._next].start < sentence.start:
            self._next += 1
        found = []
        while self._next < len(self._items) and self._items[self._next].start < sentence.end:
            if self._items[self._next].end <= sentence.end:
                found.append(self._items[self._next])
            self._next += 1
        return found
