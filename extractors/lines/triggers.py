"""Verbs of happening: the words of a line that tell of an event.

``TriggerFinder.of(metrics, wordings).find(line) -> list[Trigger]``. Whether a trigger becomes a claim is for
``extractors.joining.events``, which of them tell of nothing for ``extractors.events.false_events``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from extractors.lines import scheduled_flights
from extractors.lines.passages import Line
from extractors.text.anchors import Anchors, words_of
from extractors.text.clauses import Clause
from extractors.text.inflections import all_forms
from extractors.text.wordings import Wordings, any_of
from models.lexicon import Metric
from models.records import made_often
from models.vocabulary import Basis

FLIGHTS = frozenset({"launch", "prototype_launch"})
"""The metrics of a first flight."""
_LABELS = ("state.labels", "state.dated", "state.aloft")
_PROTOTYPE_WHICH = re.compile(
    r"\b(?:prototypes?|demonstrators?|pathfinders?|test articles?),\s(?:which|that|who)\s[^;]{1,90},\s(?:now\s|then\s)?$"
)
_NOUN_OF_FLIGHT = re.compile(
    r"(?:(?:first|maiden|inaugural|debut)\s)?flight|flight (?:no\. )?\d{1,3}|f\d{2}|(?:first )?launch|lift-?off"
)
_AND = re.compile(r"\b(?:and|before|then)\s")
_APPOSED = re.compile(r",\s(?:its|the|a|their)\s(?:\w+\s){1,3}$")
_AHEAD = re.compile(
    r"\b(?:to|will|would|can|could|shall|should|may|might|must|be|being|get|gets|getting|['’]ll|['’]d)\s(?:\w+ly\s|then\s|also\s|now\s)?$"
)
"""What makes of "put", "shut" or "commissioned" something that has yet to happen: "to put", "to be commissioned"."""


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A happening: its metric, its words, whether they say that it has happened, and whether they are but a state under a label."""

    metric: Metric
    start: int
    end: int
    done: bool
    stated: bool = False


class _Tense(StrEnum):
    DONE = "done"
    OPEN = "open"
    SCHEDULED = "scheduled"  # words of a flight, whatever is said of it


@dataclass(frozen=True)
class _Rule:
    """The phrases of one metric. Each of its patterns, large ones, is compiled when a line first holds a phrase of it."""

    metric: Metric
    open_phrases: frozenset[str]
    done_phrases: frozenset[str]
    phrases: frozenset[str]  # a line that holds none of them need not be searched
    not_phrases: tuple[str, ...]

    @classmethod
    def of(cls, metric: Metric, wordings: Wordings) -> "_Rule":
        inflected = all_forms(metric.verbs)
        words, done_words = (
            frozenset({*metric.words, *inflected.open}),
            frozenset({*metric.done_words, *inflected.done}),
        )
        scheduled = scheduled_flights.words(wordings) if metric.key == "launch" else frozenset()
        return cls(
            metric=metric,
            open_phrases=words,
            done_phrases=done_words,
            phrases=words | done_words | scheduled,
            not_phrases=tuple(wordings.not_words_of(metric)),
        )

    def tenses_of(self, phrase: str) -> list[_Tense]:
        """Return in which patterns of the rule a phrase stands."""
        tenses = [_Tense.SCHEDULED]
        if phrase in self.done_phrases:
            tenses.append(_Tense.DONE)
        if phrase in self.open_phrases:
            tenses.append(_Tense.OPEN)
        return tenses

    def pattern(self, tense: _Tense) -> re.Pattern[str] | None:
        """Return what finds the phrases of a tense."""
        return self.done_words if tense is _Tense.DONE else self.words

    @cached_property
    def words(self) -> re.Pattern[str] | None:
        return any_of(_with_orbits(self.open_phrases))

    @cached_property
    def done_words(self) -> re.Pattern[str] | None:
        return any_of(_with_orbits(self.done_phrases))

    @cached_property
    def not_words(self) -> re.Pattern[str] | None:
        return any_of(self.not_phrases)


def _with_orbits(phrases: Iterable[str]) -> list[str]:
    """Return the phrases, those that end in "orbit" also with the names of the orbit: "reached low Earth orbit"."""
    said = sorted(phrases)
    ending = [phrase.removesuffix("orbit") for phrase in said if phrase.endswith(" orbit")]
    return said + [f"{phrase}{orbit}" for phrase in ending for orbit in ("low earth orbit", "earth orbit", "leo")]


@dataclass(frozen=True, slots=True)
class TriggerFinder:
    """The events of one watchlist; made once."""

    rules: tuple[_Rule, ...]
    prototype: _Rule | None
    anchors: Anchors  # of the phrases of all rules
    gate: Anchors  # of these, and of the labels of states
    rules_by_words: dict[frozenset[str], frozenset[tuple[int, _Tense]]]  # words of a phrase → the rules that have it

    @classmethod
    def of(cls, metrics: Iterable[Metric], wordings: Wordings) -> "TriggerFinder":
        rules = {metric.key: _Rule.of(metric, wordings) for metric in metrics if metric.basis is Basis.EVENT}
        prototype = rules.pop("prototype_launch", None)
        by_words: dict[frozenset[str], set[tuple[int, _Tense]]] = {}
        for position, rule in enumerate(rules.values()):
            for phrase in rule.phrases:
                its = by_words.setdefault(words_of(phrase), set())
                for tense in rule.tenses_of(phrase):
                    its.add((position, tense))
        phrases = [phrase for rule in rules.values() for phrase in rule.phrases]
        return cls(
            rules=tuple(rules.values()),
            prototype=prototype,
            anchors=Anchors.of(phrases),
            gate=Anchors.of([*phrases, *(word for family in _LABELS for word in wordings.anchors.get(family, ()))]),
            rules_by_words={words: frozenset(positions) for words, positions in by_words.items()},
        )

    def find(self, line: Line) -> list[Trigger]:
        """Return the happenings of a line; of overlapping ones the longest, of one clause and metric the first."""
        found: list[Trigger] = []
        possible: dict[int, set[_Tense]] = {}
        for words in self.anchors.possible(line.heard):
            for position, tense in self.rules_by_words[words]:
                possible.setdefault(position, set()).add(tense)
        if not possible:
            return []
        for position, tenses in sorted(possible.items()):
            found += self._of_rule(self.rules[position], line, tenses)
        found.sort(key=lambda trigger: (trigger.start, trigger.start - trigger.end))
        kept: list[Trigger] = []
        for trigger in found:
            if not any(other.start < trigger.end and trigger.start < other.end for other in kept):
                kept.append(trigger)
        kept = [trigger for trigger in kept if not _is_subject_of(line, trigger, kept)]
        happening = [trigger for trigger in kept if not scheduled_flights.is_slip(line, trigger.start)]
        return happening or kept[:1]  # "the launch slips to 2027" is told once

    def _of_rule(self, rule: _Rule, line: Line, tenses: Set[_Tense]) -> Iterable[Trigger]:
        spans: list[tuple[int, int, bool]] = []
        for tense in (_Tense.DONE, _Tense.OPEN):
            pattern = rule.pattern(tense) if tense in tenses else None
            if pattern is not None:
                spans += [
                    (match.start(), match.end(), tense is _Tense.DONE) for match in _within_clauses(pattern, line)
                ]
        if rule.metric.key == "launch":
            spans += scheduled_flights.find(line)
        taken: set[tuple[int, int]] = set()
        for start, end, done in sorted(spans, key=lambda span: (not span[2], span[0], -span[1])):
            clause = line.clause_at(start)
            if rule.not_words is not None and _is_ruled_out(rule.not_words, line, clause, (start, end), spans):
                continue
            if any(left < end and start < right for left, right in taken):
                continue
            if not done and rule.metric.key == "approval" and any(begin for begin, _ in taken):
                continue  # "there is no approval: the FCC has not approved it"
            taken.add((start, end))
            happened = done and _AHEAD.search(line.words, clause.start, start) is None
            yield Trigger(metric=self._kind(rule, line, start), start=start, end=end, done=happened)

    def _kind(self, rule: _Rule, line: Line, start: int) -> Metric:
        """A first flight is a prototype's only where the word stands in its clause."""
        if rule.metric.key != "launch" or self.prototype is None or self.prototype.words is None:
            return rule.metric
        clause = line.clause_at(start)
        first = line.clauses.index(clause)
        while line.clauses[first].dependent and first > 0:
            first -= 1
        named = self.prototype.words.search(line.words, line.clauses[first].start, clause.end)
        if (
            named is not None
            and _AND.search(line.words, named.end(), start)
            and line.find("flight.craft", start, clause.end) is not None
            and self.prototype.words.search(line.words, start, clause.end) is None
        ):
            return rule.metric  # "launch two prototypes and begin deployment of production satellites"
        named = named or _PROTOTYPE_WHICH.search(line.words, line.start, start)
        return self.prototype.metric if named else rule.metric


def _within_clauses(pattern: re.Pattern[str], line: Line) -> Iterator[re.Match[str]]:
    """Yield what is found in one clause and those that lean on it: no "took … online" in "took over a hall, and it came online"."""
    at = line.start
    while (match := pattern.search(line.words, at, line.end)) is not None:
        begins = [clause.start for clause in line.clauses if not clause.dependent]
        cut = next((begin for begin in begins if match.start() < begin < match.end()), None)
        if cut is None:
            yield match
        at = max(match.end(), at + 1) if cut is None else cut


def _is_ruled_out(
    not_words: re.Pattern[str],
    line: Line,
    clause: Clause,
    span: tuple[int, int],
    spans: Sequence[tuple[int, int, bool]],
) -> bool:
    """Say whether a phrase forbids the trigger: one that holds a trigger ("launch site") forbids only that one."""
    for match in not_words.finditer(line.words, clause.start, clause.end):
        held = [(start, end) for start, end, _ in spans if match.start() < end and start < match.end()]
        if not held or span in held:
            return True
    return False


def _is_subject_of(line: Line, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Say whether a noun of flight is only what a verb of its clause tells of: "its fourteenth flight left Starbase"."""
    if trigger.done or _NOUN_OF_FLIGHT.fullmatch(line.words, trigger.start, trigger.end) is None:
        return False
    clause = line.clause_at(trigger.start)
    told = [other for other in others if other.done and other.metric == trigger.metric]
    if any(trigger.end <= other.start < clause.end for other in told):
        return True
    return _APPOSED.search(line.words, line.start, trigger.start) is not None and any(
        other.end <= trigger.start for other in told
    )  # "flew on Tuesday, its third flight this year"
