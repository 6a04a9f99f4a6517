"""Cues: phrases that say how something is said: as done, planned, hoped, owed, doubted, denied, or not claimed at all.

``CueFinder.of(watchlist.cues)``
``finder.find(text, sentence) -> list[Cue]``              all cues of one sentence, sorted, each with its scope
``finder.conditions(text, sentence) -> list[(start, end)]``   the words of its conditions: "if fully executed"
``governing(cues, start, end) -> Cue | None``             the strongest cue of modality over a value at ``start:end``
``govern(cues, start, end) -> Modality | None``           what it makes of it; None: no cue says anything of it
``silencing(cues, start, end) -> Cue | None``             the cue that makes it no claim (sarcasm, question, old value)

How far a cue reaches is for ``extractors.speech.cue_scopes``. Tense decides nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.names.language import Sentence
from extractors.speech.cue_scopes import CLAUSE_REACH, GOVERNING, HARD, LONGEST_SCOPE, cues_of, next_of
from extractors.text.phrases import GAP, Match, PhraseTable, Word, words
from extractors.text.typography import word_set
from models.lexicon import CueRule
from models.reading import Cue
from models.vocabulary import CueKind, Modality

NEUTRAL = "neutral"
"""Value of a phrase that holds a cue's words and means nothing by them ("not only", "no later than", "once a week")."""

_GAP_ENDS = HARD | {",", "."}
_BEFORE_FIRST = frozenset({'"', "“", ":", "‘", "(", "*", "**", "***", "_", "__", "•", ">", "#"})
_WHOLE_CONDITION = 3  # words: "if fully executed" is complete in itself, "only if" is not
_AFTER_NAMES = word_set("in by until till through since of during last next this every mid early late from to")
_OPENING = frozenset({",", ";", '"', "“", "(", "•"})
_INVERTED = frozenset({"should", "were", "with"})
_WOULD = frozenset({"would", "could", "might"})
_SHORT = 4  # letters: "king", "wing" are no gerunds
_NOUN = ".noun"
"""A cue rule whose key ends so holds nouns of intent."""


@dataclass(frozen=True, slots=True)
class CueFinder:
    """Finds the cues of one watchlist; make it once, it is read-only afterwards."""

    table: PhraseTable[CueRule]
    condition: CueRule | None  # what an inverted condition counts as: "Should it fail, …"

    @classmethod
    def of(cls, rules: Iterable[CueRule]) -> "CueFinder":
        """Compile the cue rules."""
        kept = tuple(rules)
        return cls(
            table=PhraseTable.of((phrase, rule) for rule in kept for phrase in _as_said(rule)),
            condition=next((rule for rule in kept if rule.kind is CueKind.CONDITION and rule.value != NEUTRAL), None),
        )

    def find(self, text: str, sentence: Sentence, spoken: Sequence[Word] | None = None) -> list[Cue]:
        """Return the cues of ``sentence`` in order; offsets count characters of ``text``.

        ``spoken``, the words of the sentence, saves finding them again where the caller has done so.
        """
        spoken = words(text, sentence.start, sentence.end) if spoken is None else spoken
        matches = self._bearing(text, spoken)
        return cues_of(text, spoken, matches, sentence) if matches else []

    def conditions(self, text: str, sentence: Sentence, spoken: Sequence[Word] | None = None) -> list[tuple[int, int]]:
        """Return the spans of the conditions in ``sentence``, from their cue to the end of their clause."""
        spoken = words(text, sentence.start, sentence.end) if spoken is None else spoken
        found: list[tuple[int, int]] = []
        for match in self._bearing(text, spoken):
            if match.payload.kind is CueKind.CONDITION:
                first = _condition_start(spoken, match)
                last = _condition_end(spoken, match)
                if last > match.last or last - first >= _WHOLE_CONDITION:
                    found.append((spoken[first].start, spoken[last - 1].end))
        return found

    def matches(self, text: str, sentence: Sentence) -> list[Match[CueRule]]:
        """Return every phrase of a rule in ``sentence``, by the positions of its words; neutral ones too."""
        return self._all(text, words(text, sentence.start, sentence.end))

    def _bearing(self, text: str, spoken: Sequence[Word]) -> list[Match[CueRule]]:
        return [match for match in self._all(text, spoken) if match.payload.value != NEUTRAL]

    def _all(self, text: str, spoken: Sequence[Word]) -> list[Match[CueRule]]:
        found: list[Match[CueRule]] = []
        in_title: bool | None = None  # not known before a capital makes it matter
        for match in self.table.find(spoken, _GAP_ENDS):
            if match.last - match.first == 1 and text[spoken[match.first].start].isupper():
                in_title = _is_title(text, spoken) if in_title is None else in_title
                if _is_name(spoken, match, in_title=in_title):
                    continue
            found.append(match)
        inverted = _inverted_condition(text, spoken)
        if inverted is None or self.condition is None:
            return found
        if any(match.first <= inverted < match.last and match.payload.kind is CueKind.CONDITION for match in found):
            return found
        kept = [match for match in found if not match.first <= inverted < match.last]
        return sorted([*kept, Match(inverted, inverted + 1, self.condition)], key=lambda match: match.first)


def _as_said(rule: CueRule) -> Iterator[str]:
    """Yield the phrases of a rule; a noun of intent also with its verb drawn to it: "the plan's still 2,800"."""
    yield from rule.phrases
    if rule.key.endswith(_NOUN):
        yield from (f"{phrase}'s" for phrase in rule.phrases if phrase.isalpha() and not phrase.endswith("s"))


def governing(cues: Iterable[Cue], start: int, end: int) -> Cue | None:
    """Return the strongest cue whose scope holds ``start:end``; of equally strong ones the nearest. None: no cue."""
    over = [cue for cue in cues if cue.kind in GOVERNING and cue.scope_start <= start and end <= cue.scope_end]
    return max(over, key=lambda cue: (cue.strength, -_distance(cue, start, end)), default=None)


def govern(cues: Iterable[Cue], start: int, end: int) -> Modality | None:
    """Return the modality that the cues give a value at ``start:end``; None where no cue governs it."""
    cue = governing(cues, start, end)
    return None if cue is None else Modality(cue.value)


def silencing(cues: Iterable[Cue], start: int, end: int) -> Cue | None:
    """Return the cue that makes what stands at ``start:end`` no claim; its ``value`` says why."""
    return next((cue for cue in cues if silences(cue, start, end)), None)


def silences(cue: Cue, start: int, end: int) -> bool:
    """Say whether a cue makes what stands at ``start:end`` no claim."""
    return cue.kind is CueKind.NO_CLAIM and cue.scope_start <= start and end <= cue.scope_end


def _inverted_condition(text: str, spoken: Sequence[Word]) -> int | None:
    """Return the word that opens a condition without an "if": "Should it fail, …", "With both flying, it would …"."""
    forms = {word.form for word in spoken}
    if _INVERTED.isdisjoint(forms) or "?" in forms:
        return None
    for index, word in enumerate(spoken[:-1]):
        if word.form in _INVERTED and (index == 0 or spoken[index - 1].form in _OPENING):
            ahead = [later.form for later in spoken[index + 1 : index + 1 + LONGEST_SCOPE]]
            comma = ahead.index(",") if "," in ahead else 0
            if word.form == "should" and (text[spoken[index + 1].start].isupper() or (index == 0 and comma > 1)):
                return index
            if index > 0 or not comma or _WOULD.isdisjoint(ahead[comma:]):
                continue
            is_gerund = any(form.endswith("ing") and len(form) > _SHORT for form in ahead[: min(comma, CLAUSE_REACH)])
            if (word.form == "were" and "to" in ahead[:comma]) or (word.form == "with" and is_gerund):
                return index
    return None


def _distance(cue: Cue, start: int, end: int) -> int:
    return max(start - cue.end, cue.start - end, 0)


def _is_title(text: str, spoken: Sequence[Word]) -> bool:
    long = [word for word in spoken if word.end - word.start >= 4 and text[word.start].isalpha()]
    return 2 * sum(text[word.start].isupper() for word in long) > len(long)


def _is_name(spoken: Sequence[Word], match: Match[CueRule], *, in_title: bool) -> bool:
    """A single cue word with a capital inside a sentence is a name or a month: May, Target, Will."""
    followed = spoken[match.last].form if match.last < len(spoken) else ""
    if followed[:1].isdigit() and spoken[match.first].form == "may":
        return True
    if match.first == 0 or spoken[match.first - 1].form in _BEFORE_FIRST:
        return False
    return not in_title or spoken[match.first - 1].form in _AFTER_NAMES


def _condition_start(spoken: Sequence[Word], match: Match[CueRule]) -> int:
    """A condition begins with its cue; in "would … when" with the words after the gap."""
    heard = tuple(word.form for word in spoken[match.first : match.last])
    for phrase in match.payload.phrases:
        begins, ends = _around_gap(phrase)
        if ends and heard[: len(begins)] == begins and heard[-len(ends) :] == ends:
            return match.last - len(ends)
    return match.first


@cache
def _around_gap(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a phrase before its gap and behind it; none behind it where it has no gap."""
    head, _, tail = phrase.partition(GAP)
    return tuple(word.form for word in words(head)), tuple(word.form for word in words(tail))


def _condition_end(spoken: Sequence[Word], match: Match[CueRule]) -> int:
    ends = HARD | {",", ")", "then", ".", "!", "?", "”"}
    return next_of(spoken, match.last, frozenset(ends), min(len(spoken), match.last + LONGEST_SCOPE))
