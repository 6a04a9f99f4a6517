"""Cues: phrases that say how something is said: as done, planned, hoped, owed, doubted, denied, or not claimed at all.

``CueFinder.of(watchlist.cues)``
``finder.find(text, sentence) -> list[Cue]``              all cues of one sentence, sorted, each with its scope
``finder.conditions(text, sentence) -> list[(start, end)]``   the words of its conditions: "if fully executed"
``governing(cues, start, end) -> Cue | None``             the strongest cue of modality over a value at ``start:end``
``govern(cues, start, end) -> Modality | None``           what it makes of it; None: no cue says anything of it
``silencing(cues, start, end) -> Cue | None``             the cue that makes it no claim (sarcasm, question, old value)

A scope ends where another clause begins: at "but", "while", ";" and the like, and at an "and" or "which" after which
another cue takes over. A negator covers its clause alone; after a comma ("Anthropic, not SpaceX, …") only what stands
between the commas. A condition hangs over everything up to the next "but". Tense decides nothing.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from extractors.language import Sentence
from extractors.phrases import GAP, Match, PhraseTable, Word, words
from extractors.typography import word_set
from models.lexicon import CueRule, Direction
from models.reading import Cue
from models.vocabulary import CueKind, Modality

NEUTRAL = "neutral"
"""Value of a phrase that holds a cue's words and means nothing by them ("not only", "no later than", "once a week")."""

_HARD = frozenset({";", "but", "while", "although", "though", "whereas", "however", "despite", "—", "–", "|"})
_SOFT = frozenset({"and", "which", "who", "whose", "after", "before", "because", "since", "where"})
_LEADING = frozenset({"to", "toward", "towards", "with", "for", "from"})  # "… toward a long-term goal of"
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "this", "that", "these", "those", "its", "the"})
_SUBJECTS = _PRONOUNS - {"its", "the"}
_CLAUSE_REACH = 7  # words between the beginning of a clause and its cue
_GAP_ENDS = _HARD | {",", "."}
_LONGEST_SCOPE = 150  # words: no clause that a person wrote is longer
_WHOLE_CONDITION = 3  # words: "if fully executed" is complete in itself, "only if" is not
_NEGATED_WITHIN = 3  # words between a negator and the participle that it turns: "was never reached"
_AFTER_NAMES = word_set("in by until till through since of during last next this every mid early late from to")
_OPENING = frozenset({",", ";", '"', "“", "(", "•"})
_INVERTED = frozenset({"should", "were", "with"})
_WOULD = frozenset({"would", "could", "might"})
_SHORT = 4  # letters: "king", "wing" are no gerunds
_NOUN = ".noun"
"""A cue rule whose key ends so holds nouns of intent."""
_GOVERNING = frozenset({CueKind.MODALITY, CueKind.NEGATION, CueKind.CONDITION})


@dataclass(frozen=True, slots=True)
class _Clauses:
    """Word positions at which a clause begins: ``hard`` ends every scope, ``soft`` all but a condition's."""

    hard: tuple[int, ...]
    soft: tuple[int, ...]

    def around(self, match: "Match[CueRule]", count: int, *, only_hard: bool) -> tuple[int, int]:
        """Return the clause of ``match`` as a range of word positions."""
        bounds = self.hard if only_hard else self.soft
        before, after = bisect_right(bounds, match.first) - 1, bisect_left(bounds, match.last)
        first = bounds[before] if before >= 0 else 0
        last = bounds[after] if after < len(bounds) else count
        return max(first, match.first - _LONGEST_SCOPE), min(last, match.last + _LONGEST_SCOPE)


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
        if not matches:
            return []
        clauses = _clauses(text, spoken, matches)
        return [
            _cue(text, spoken, match, clauses, sentence, turns_subject=_turns_subject(match, following))
            for match, following in zip_longest(matches, matches[1:])
        ]

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
    over = [cue for cue in cues if cue.kind in _GOVERNING and cue.scope_start <= start and end <= cue.scope_end]
    return max(over, key=lambda cue: (cue.strength, -_distance(cue, start, end)), default=None)


def govern(cues: Iterable[Cue], start: int, end: int) -> Modality | None:
    """Return the modality that the cues give a value at ``start:end``; None where no cue governs it."""
    cue = governing(cues, start, end)
    return None if cue is None else Modality(cue.value)


def silencing(cues: Iterable[Cue], start: int, end: int) -> Cue | None:
    """Return the cue that makes what stands at ``start:end`` no claim; its ``value`` says why."""
    return next(
        (cue for cue in cues if cue.kind is CueKind.NO_CLAIM and cue.scope_start <= start and end <= cue.scope_end),
        None,
    )


def _inverted_condition(text: str, spoken: Sequence[Word]) -> int | None:
    """Return the word that opens a condition without an "if": "Should it fail, …", "With both flying, it would …"."""
    forms = {word.form for word in spoken}
    if _INVERTED.isdisjoint(forms) or "?" in forms:
        return None
    for index, word in enumerate(spoken[:-1]):
        if word.form in _INVERTED and (index == 0 or spoken[index - 1].form in _OPENING):
            ahead = [later.form for later in spoken[index + 1 : index + 1 + _LONGEST_SCOPE]]
            comma = ahead.index(",") if "," in ahead else 0
            if word.form == "should" and (text[spoken[index + 1].start].isupper() or (index == 0 and comma > 1)):
                return index
            if index > 0 or not comma or _WOULD.isdisjoint(ahead[comma:]):
                continue
            is_gerund = any(form.endswith("ing") and len(form) > _SHORT for form in ahead[: min(comma, _CLAUSE_REACH)])
            if (word.form == "were" and "to" in ahead[:comma]) or (word.form == "with" and is_gerund):
                return index
    return None


def _distance(cue: Cue, start: int, end: int) -> int:
    return max(start - cue.end, cue.start - end, 0)


def _clauses(text: str, spoken: Sequence[Word], matches: Sequence[Match[CueRule]]) -> _Clauses:
    inside = {position for match in matches for position in range(match.first, match.last)}
    hard = [
        index
        for index, word in enumerate(spoken)
        if (word.form in _HARD or (word.form == "." and _ends_sentence(spoken, index))) and index not in inside
    ]
    soft = set(hard)
    for match in matches:
        if match.payload.kind not in {CueKind.MODALITY, CueKind.NEGATION}:
            continue
        for index in range(match.first - 1, max(match.first - 1 - _CLAUSE_REACH, -1), -1):
            if index in inside:
                break
            form = spoken[index].form
            if form in _LEADING and match.first - index <= 2 and match.payload.direction is not Direction.FORWARD:
                soft.add(index)
                break
            if form in _SOFT or (form == "," and _begins_clause(text, spoken, index + 1, match.first)):
                soft.add(index)
                break
    return _Clauses(hard=tuple(hard), soft=tuple(sorted(soft)))


def _ends_sentence(spoken: Sequence[Word], index: int) -> bool:
    """Say whether the stop at ``index`` ends a sentence before a small letter, as in chats: "considering 2 GW. that doesn't mean …"."""
    return index + 1 < len(spoken) and spoken[index + 1].form in _SUBJECTS


def _begins_clause(text: str, spoken: Sequence[Word], first: int, cue_at: int) -> bool:
    """After a comma: a subject right before the cue, "…, Aetherflux plans", "…, it will"."""
    if not 0 < cue_at - first <= 3:
        return False
    begins = text[spoken[first].start]
    return spoken[first].form in _PRONOUNS or begins.isupper() or begins.isdigit()


def _turns_subject(match: Match[CueRule], following: Match[CueRule] | None) -> bool:
    """Say whether a negator also bears on what stands before it: "The date was not met"."""
    return (
        match.payload.kind is CueKind.NEGATION
        and following is not None
        and following.payload.direction is not Direction.FORWARD
        and following.payload.kind in _GOVERNING
        and following.first - match.last < _NEGATED_WITHIN
    )


def _cue(
    text: str,
    spoken: Sequence[Word],
    match: Match[CueRule],
    clauses: _Clauses,
    sentence: Sentence,
    *,
    turns_subject: bool,
) -> Cue:
    rule = match.payload
    start, end = spoken[match.first].start, spoken[match.last - 1].end
    if rule.kind in {CueKind.NO_CLAIM, CueKind.ATTRIBUTION}:
        first, last = 0, len(spoken)
        if rule.stops_at:
            first, last = max(0, match.first - _LONGEST_SCOPE), min(last, match.last + _LONGEST_SCOPE)
    else:
        first, last = clauses.around(match, len(spoken), only_hard=rule.kind is CueKind.CONDITION)
    opens = match.first == 0 and spoken[match.first].form == "far"  # "Far from drawing 2 GW, it draws 1"
    if rule.kind is CueKind.NEGATION and (opens or (match.first > 0 and spoken[match.first - 1].form == ",")):
        first, last = match.first, _next(spoken, match.last, frozenset({","}), last)
    if rule.stops_at:
        stops = frozenset(rule.stops_at)
        last = _next(spoken, match.last, stops, last)
        first = max((index + 1 for index in range(first, match.first) if spoken[index].form in stops), default=first)
    scope_start = spoken[first].start if first else sentence.start
    scope_end = spoken[last].start if last < len(spoken) else sentence.end
    if rule.direction is Direction.FORWARD and not turns_subject:
        scope_start = start
    elif rule.direction is Direction.BACKWARD:
        scope_end = end
    return Cue(
        start=start,
        end=end,
        text=text[start:end],
        kind=rule.kind,
        value=rule.value,
        scope_start=scope_start,
        scope_end=scope_end,
        strength=rule.strength,
    )


def _next(spoken: Sequence[Word], first: int, forms: frozenset[str], limit: int) -> int:
    return next((index for index in range(first, limit) if spoken[index].form in forms), limit)


def _is_title(text: str, spoken: Sequence[Word]) -> bool:
    long = [word for word in spoken if word.end - word.start >= 4 and text[word.start].isalpha()]
    return 2 * sum(text[word.start].isupper() for word in long) > len(long)


def _is_name(spoken: Sequence[Word], match: Match[CueRule], *, in_title: bool) -> bool:
    """A single cue word with a capital inside a sentence is a name or a month: May, Target, Will."""
    followed = spoken[match.last].form if match.last < len(spoken) else ""
    if followed[:1].isdigit() and spoken[match.first].form == "may":
        return True
    if match.first == 0 or spoken[match.first - 1].form in {'"', "“", ":", "‘", "("}:
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
    ends = _HARD | {",", ")", "then", ".", "!", "?", "”"}
    return _next(spoken, match.last, frozenset(ends), min(len(spoken), match.last + _LONGEST_SCOPE))
