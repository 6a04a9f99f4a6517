"""How far a cue reaches: the clauses of a sentence as cues bear on them, and the cue that a phrase makes with its scope.

``cues_of(text, spoken, matches, sentence) -> list[Cue]``

A scope ends where another clause begins: at "but", "while", ";" and the like, and at an "and" or "which" after which
another cue takes over. A negator covers its clause alone; after a comma ("Anthropic, not SpaceX, …") only what stands
between the commas. A condition hangs over everything up to the next "but".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extractors.names.language import Sentence
from extractors.text.phrases import Match, Word
from models.lexicon import CueRule, Direction
from models.reading import Cue
from models.records import made_often
from models.vocabulary import CueKind

HARD = frozenset({";", "but", "while", "although", "though", "whereas", "however", "despite", "—", "–", "|"})
_SOFT = frozenset({"and", "which", "who", "whose", "after", "before", "because", "since", "where"})
_SO = frozenset({"so"})
_LEADING = frozenset({"to", "toward", "towards", "with", "for", "from"})  # "… toward a long-term goal of"
_PASSIVE = frozenset({"be", "get"})
_PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "this", "that", "these", "those", "its", "the"})
_INSTEAD = frozenset({"it's", "they're", "that's", "we're", "you're", "he's", "she's", "when"})
_SUBJECTS = _PRONOUNS - {"its", "the"}
CLAUSE_REACH = 7  # words between the beginning of a clause and its cue
LONGEST_SCOPE = 150  # words: no clause that a person wrote is longer
_NEGATED_WITHIN = 3  # words between a negator and the participle that it turns: "was never reached"
GOVERNING = frozenset({CueKind.MODALITY, CueKind.NEGATION, CueKind.CONDITION})


@made_often
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
        return max(first, match.first - LONGEST_SCOPE), min(last, match.last + LONGEST_SCOPE)


def cues_of(text: str, spoken: Sequence[Word], matches: Sequence[Match[CueRule]], sentence: Sentence) -> list[Cue]:
    """Return the cues that phrases of a sentence make, in order."""
    clauses = _clauses(text, spoken, matches)
    return [
        _cue(text, spoken, match, clauses, sentence, turns_subject=_turns_subject(match, following))
        for match, following in zip_longest(matches, matches[1:])
    ]


def _clauses(text: str, spoken: Sequence[Word], matches: Sequence[Match[CueRule]]) -> _Clauses:
    inside = {position for match in matches for position in range(match.first, match.last)}
    hard = [
        index
        for index, word in enumerate(spoken)
        if (word.form in HARD or (word.form == "." and _ends_sentence(spoken, index))) and index not in inside
    ]
    soft = set(hard)
    for match in matches:
        if match.payload.kind not in {CueKind.MODALITY, CueKind.NEGATION}:
            continue
        for index in range(match.first - 1, max(match.first - 1 - CLAUSE_REACH, -1), -1):
            if index in inside:
                break
            form = spoken[index].form
            if (
                form in _LEADING
                and match.first - index <= 2
                and match.payload.direction is not Direction.FORWARD
                and not (form == "to" and spoken[index + 1].form in _PASSIVE)  # "is unlikely to be launched"
            ):
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
        and following.payload.kind in GOVERNING
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
            first, last = max(0, match.first - LONGEST_SCOPE), min(last, match.last + LONGEST_SCOPE)
    else:
        first, last = clauses.around(match, len(spoken), only_hard=rule.kind is CueKind.CONDITION)
    if rule.kind is CueKind.CONDITION and match.first > 1 and spoken[match.first - 1].form == "and":
        first = max(first, match.first) if spoken[match.first - 2].form == "," else first
    if rule.kind is CueKind.NEGATION:
        last = _set_right(spoken, match.last, last)
    opens = match.first == 0 and spoken[match.first].form == "far"  # "Far from drawing 2 GW, it draws 1"
    if rule.kind is CueKind.NEGATION and (opens or (match.first > 0 and spoken[match.first - 1].form == ",")):
        first, last = match.first, next_of(spoken, match.last, frozenset({","}), last)
    if rule.kind is CueKind.NEGATION:
        last = _before_outcome(spoken, match.last, last)
    if rule.stops_at:
        stops = frozenset(rule.stops_at)
        last = next_of(spoken, match.last, stops, last)
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


def _set_right(spoken: Sequence[Word], first: int, limit: int) -> int:
    """Return where a clause begins that puts something else in the place of what is denied: "it isn't the chips, it's launch".

    So does the one that tells when it was otherwise: "That was not how it looked last year, when it was to fly in May".
    """
    return next(
        (
            index
            for index in range(first, limit - 1)
            if spoken[index].form == "," and spoken[index + 1].form in _INSTEAD
        ),
        limit,
    )


def _before_outcome(spoken: Sequence[Word], first: int, limit: int) -> int:
    """Return where ", so" begins what follows from a denial: "the sun never sets, so each draws 150 kW"."""
    at = next_of(spoken, first, _SO, limit)
    return (
        at if at < limit and spoken[at - 1].form == "," and at + 1 < limit and spoken[at + 1].form != "that" else limit
    )


def next_of(spoken: Sequence[Word], first: int, forms: frozenset[str], limit: int) -> int:
    """Return where the first word of some forms stands in ``first:limit``; ``limit`` where none does."""
    return next((index for index in range(first, limit) if spoken[index].form in forms), limit)
