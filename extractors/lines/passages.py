"""A text laid out for joining: its sentences in order, each with everything that was found in it.

``Line`` is one sentence with its clauses, names, quantities, periods, cues and speakers; offsets count characters of
the whole text. ``layout.lay_out`` makes them. All but the names is found when it is first asked for: most sentences are never
asked for anything. Looking things up is done here, deciding in the modules that join.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from extractors.names.language import Sentence
from extractors.periods.periods import PhraseMatch
from extractors.speech.attribution import Attribution
from extractors.speech.hands import Hand
from extractors.text.clauses import Clause, split, verb_in
from extractors.text.memory import FoundOnce, Memo
from extractors.text.phrases import Word, words
from extractors.text.underlay import NO_NOTES, Entity, Notes, is_taken
from extractors.text.wordings import Frame, Wordings
from models.reading import Cue, Mention, Quantity
from models.vocabulary import MentionLabel

_LABEL = re.compile(r"[*_]{0,3}\s?(?::|[—–-]\s)[*_]{0,3}\s?")
_JOINT = re.compile(r",(?!\d)|;|\band\b|\bbut\b|\bwith\b|\bwhile\b|:|\s[—–-]\s|\.\s|\bor\b|\(|\)|/")
_WORD = re.compile(r"\w+")
_WORD_LETTERS = bytes(code if chr(code).isalnum() or chr(code) == "_" else 0x20 for code in range(0x100))
_IN_WORD = re.compile(r"\w\w")
BAR, TAB, GAP = "|", "\t", "   "
"""What parts the cells of a row: a gap is as wide as in a text set in columns."""

_A_CLAUSE = 600  # characters: no clause that a person wrote is longer


class Finders(Protocol):
    """Find what stands in a sentence of a text; offsets count characters of the whole text."""

    @property
    def wordings(self) -> Wordings:
        """The families of words that the watchlist has for the rules of joining."""

    def quantities(self, line: "Line") -> Sequence[Quantity]:
        """Return its quantities in order."""

    def periods(self, line: "Line") -> Sequence[PhraseMatch]:
        """Return its time expressions in order."""

    def cues(self, line: "Line") -> Sequence[Cue]:
        """Return its cues in order."""

    def conditions(self, line: "Line") -> Sequence[tuple[int, int]]:
        """Return the spans of its conditions."""

    def attributions(self, line: "Line") -> Sequence[Attribution]:
        """Return who is reported to say something in it."""

    def quoted(self, line: "Line", position: int) -> Attribution | None:
        """Return who is quoted at ``position``, where the words beside the quotation tell."""

    def hands(self, line: "Line") -> Sequence[Hand]:
        """Return its phrases of passing on."""


@dataclass(kw_only=True, eq=False)
class Line:
    """One sentence and what stands in it.

    ``words`` is the whole text in lower case with plain spaces and dashes, ``named`` all that the text names, in order.
    """

    text: str
    words: str
    start: int
    end: int
    index: int
    paragraph: int
    mentions: tuple[Mention, ...]
    named: Sequence[Mention]
    finders: Finders
    voices: Sequence[Mention] = ()  # ``named``, and those whom only a model knows
    notes: Notes = NO_NOTES
    whole: Memo = field(default_factory=Memo)  # of all the lines of a text together
    memo: Memo = field(default_factory=Memo)

    @FoundOnce
    def sentence(self) -> Sentence:
        return Sentence(self.start, self.end)

    @FoundOnce
    def spoken(self) -> list[Word]:
        """The words and marks of the sentence with their places."""
        return words(self.text, self.start, self.end)

    @FoundOnce
    def heard(self) -> frozenset[str]:
        """The words of the sentence in lower case, each once."""
        words = self.words[self.start : self.end]
        if words.isascii():  # three quick passes instead of a slow pattern: every sentence is asked for them
            return frozenset(words.encode("ascii").translate(_WORD_LETTERS).decode("ascii").split())
        return frozenset(_WORD.findall(words))

    @FoundOnce
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(self.finders.quantities(self))

    @FoundOnce
    def periods(self) -> tuple[PhraseMatch, ...]:
        return tuple(self.finders.periods(self))

    @FoundOnce
    def cues(self) -> tuple[Cue, ...]:
        return tuple(self.finders.cues(self))

    @FoundOnce
    def conditions(self) -> tuple[tuple[int, int], ...]:
        return tuple(self.finders.conditions(self))

    @FoundOnce
    def attributions(self) -> tuple[Attribution, ...]:
        return tuple(self.finders.attributions(self))

    @FoundOnce
    def entities(self) -> tuple[Entity, ...]:
        """What a model names in the sentence and no list does."""
        found = self.notes.entities
        if not found:
            return ()
        first = bisect_left(found, self.start, key=lambda entity: entity.start)
        last = bisect_left(found, self.end, key=lambda entity: entity.start)
        return tuple(entity for entity in found[first:last] if not is_taken(self.named, entity))

    @FoundOnce
    def hands(self) -> tuple[Hand, ...]:
        return tuple(self.finders.hands(self))

    @FoundOnce
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(split(self.text, self.start, self.end, self._uncut(), self.finders.wordings))

    def _uncut(self) -> Iterator[tuple[int, int]]:
        """Yield what no clause ends in; dates are looked for only where the sentence might be cut at all."""
        found: tuple[Mention | Quantity | PhraseMatch, ...] = (*self.mentions, *self.quantities, *self.periods)
        for item in found:
            yield item.start, item.end

    @property
    def quote(self) -> str:
        return self.text[self.start : self.end]

    @FoundOnce
    def wordings(self) -> Wordings:
        """The families of words that the watchlist has for the rules of joining."""
        return self.finders.wordings

    @FoundOnce
    def anchors(self) -> dict[str, frozenset[str]]:
        """Words of each family without one of which none of its phrases stands in a text."""
        return self.finders.wordings.anchors

    @FoundOnce
    def families(self) -> frozenset[str]:
        """The families of ``wordings.toml`` of which an anchor stands in the sentence."""
        return self.finders.wordings.families_in(self.heard)

    @FoundOnce
    def may_be_row(self) -> bool:
        """Whether the sentence holds a mark that parts the cells of a table."""
        text, start, end = self.text, self.start, self.end
        return text.find(BAR, start, end) >= 0 or text.find(TAB, start, end) >= 0 or text.find(GAP, start, end) >= 0

    @FoundOnce
    def pattern(self) -> Callable[[Frame], re.Pattern[str]]:
        """What gives the pattern of a frame, with the families of ``wordings.toml`` in its slots."""
        return self.wordings.pattern

    def words_of(self, family: str) -> frozenset[str]:
        """Return the words of a family of single words of ``wordings.toml``."""
        return self.finders.wordings.words(family)

    def find(self, family: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first words of a family of ``wordings.toml`` in ``start:end``."""
        return (
            self.wordings.families[family].search(self.words, start, end) if self.may_have(family, start, end) else None
        )

    def match(self, family: str, start: int, end: int) -> re.Match[str] | None:
        """Return the words of a family that stand right at ``start``."""
        return (
            self.wordings.families[family].match(self.words, start, end) if self.may_have(family, start, end) else None
        )

    def matches(self, family: str, start: int, end: int) -> list[re.Match[str]]:
        """Return all words of a family in ``start:end``, in order."""
        return (
            list(self.wordings.families[family].finditer(self.words, start, end))
            if self.may_have(family, start, end)
            else []
        )

    def may_have(self, family: str, start: int, end: int) -> bool:
        """Say whether words of a family may stand in ``start:end``, by the words of the sentence: most stand in few sentences."""
        return family in self.families or family not in self.anchors or self._reaches_out(start, end)

    def hears(self, anchors: frozenset[str], start: int, end: int) -> bool:
        """Say whether one of ``anchors`` may stand in ``start:end`` as a word of its own, by the words of the sentence."""
        return not anchors.isdisjoint(self.heard) or self._reaches_out(start, end)

    def _reaches_out(self, start: int, end: int) -> bool:
        """Say whether ``start:end`` may hold a word that is none of the sentence: it reaches out of it, or ends within a word."""
        own = self.end
        return start < self.start or (
            end != own
            and (end > own or (self.words[end - 1] != " " and _IN_WORD.match(self.words, end - 1) is not None))
        )

    def hears_of(self, *families: str) -> bool:
        """Say whether a word of one of some families may stand in the sentence."""
        return not self.families.isdisjoint(families)

    def places(self, family: str, start: int, end: int) -> list[int]:
        """Return where words of a family begin in ``start:end``."""
        return [match.start() for match in self.matches(family, start, end)]

    def leads_up(self, family: str, start: int, end: int, *, stops: str = ",;", reach: int = _A_CLAUSE) -> bool:
        """Say whether words of a family stand in ``start:end``, and from there to ``end`` no mark of ``stops``."""
        found = self.matches(family, start, end)
        if not found:
            return False
        between = self.words[found[-1].end() : end]
        return len(between) <= reach and not any(mark in between for mark in stops)

    def clause_at(self, position: int) -> Clause:
        """Return the clause in which ``position`` stands."""
        for clause in self.clauses:
            if position < clause.end:
                break
        return clause

    def whole_clause(self, clause: Clause) -> Clause:
        """Return the clause with those before it that it leans on."""
        if not clause.dependent:
            return clause
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
        return self._labelled(MentionLabel.PROGRAM)

    def organizations(self) -> tuple[Mention, ...]:
        return self._labelled(MentionLabel.ORGANIZATION)

    def _labelled(self, label: MentionLabel) -> tuple[Mention, ...]:
        return tuple([mention for mention in self.mentions if mention.label is label]) if self.mentions else ()

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
            joints = [match.start() for match in _JOINT.finditer(self.words, self._behind_label(start, end), right)]
            after_to = joints[-1] if joints else right
        return self.words[min(before_from, start) : start], self.words[end:after_to]

    def _behind_label(self, start: int, end: int) -> int:
        """Return where the words behind a value begin that it heads as a label: "$920m: what Google pays a month"."""
        label = _LABEL.match(self.words, end, self.end)
        is_head = not self.words[self.start : start].strip(' *•-–—#_>"“')
        return label.end() if label is not None and is_head else end
