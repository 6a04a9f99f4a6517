"""Verbs of happening: the words of a line that tell of an event.

``TriggerFinder.of(metrics, wordings).find(line) -> list[Trigger]``. Whether a trigger becomes a claim is for
``extractors.events``, which of them tell of nothing for ``extractors.false_events``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from extractors.anchors import Anchors, words_of
from extractors.clauses import Clause
from extractors.inflections import all_forms
from extractors.passages import Line
from extractors.wordings import Frame, Wordings, any_of
from models.lexicon import Metric
from models.vocabulary import Basis

FLIGHTS = frozenset({"launch", "prototype_launch"})
"""The metrics of a first flight."""
_FLIGHT_NUMBER = re.compile(r"\bflight (?:no\. )?\d{1,3}\b|\bf\d{2}\b")
_SCHEDULED_THINGS = (
    "flight.slips",
    "flight.put_off",
    "flight.prototypes",
    "flight.series",
    "flight.ordinals",
    "flight.moves",
)
"""Families without a word of which nothing is said of a scheduled flight; a flight's number does it too."""
_FLIGHT_NUMBERS = frozenset(f"f{number}" for number in range(10, 100))
_SLIPS = Frame(
    r"\b(?:(?!slides?\b(?!\s(?:again\s|further\s|once more\s)?(?:to|into|until|by)\b))<flight.slips>|(?:was|were|been|is|are) <flight.put_off>)\b"
    r"(?=[^.;:]{0,40}?\s(?:to|into|until|till)\s)"
)
_MOVES = Frame(r"\b<flight.moves>(?: right,?| left,?| again| back| further| once more)?(?=\s(?:from|to|into|until)\b)")
_LABELLED = Frame(
    r"[\W_]*(?:the\s|first\s|two\s|next\s|[\w-]+\s){0,2}(?P<craft><flight.prototypes>)\s?(?:[:=]|\s[—–-])[\s*_]{0,3}(?:now\s|in\s|by\s|about\s)?"
)
"""A list's label and its date: "- prototypes: Q3 27"."""
_ANSWERED = Frame(
    r"[\W_]*(?:[\w.’'-]+(?:\s[\w.’'-]+){0,3}:\**\s)?(?:sure\.?\s|yes,\s|well,\s)?(?:(?:the|our|first|two|both|three|a|those)\s){0,2}"
    r"(?P<craft><flight.prototypes>),?\s(?:in\s|by\s|for\s)?"
)
"""An answer without a verb: "CFO: Two prototypes, early next year."."""
_LOOKING_AT = Frame(
    r"\b<flight.prototypes>\b[^.;:]{0,40}?\b(?P<due>(?:we|they|it|that)(?:['’](?:re|s)|\s(?:is|are))\s(?:now\s)?(?:looking at|thinking|talking|aiming for|shooting for|targeting|more like|probably))(?=\s)"
)
_SCHEDULED = Frame(
    r"\b(?:<flight.prototypes>|<flight.series>-\d|f\d{2}|<flight.ordinals> (?:(?!and\b|or\b)[\w-]+ ){0,2}<flight.things>)\b"
    r"[^.;:]{0,80}?\b(?P<due>(?:is|are|was|were|remains?|stays?|stand|stands)\s(?:now\s|still\s|currently\s|firmly\s|both\s|nevertheless\s|however\s|likewise\s|also\s|officially\s|provisionally\s|again\s)?<flight.due>"
    r"\s(?=in|for|by|no earlier|as early|at|before|around|to (?:go|fly)))"
)
_BARE = Frame(
    r"\b<flight.ordinals>\s(?:\w+\s)?<flight.craft>\s(?=(?:in\s|by\s)?(?:early|mid|late|q[1-4]|h[12]|spring|summer|fall|autumn|winter|20\d\d)\b)"
)
_ARRIVES = re.compile(r"\beta\b[\s:=–-]*(?:is\s|of\s|now\s|currently\s|still\s){0,2}$")
_ETA = "eta"
_RIDING = frozenset({"ride", "rides", "riding", "rode", "ridden"})
_RIDES = Frame(
    r"\b(?:ride|rides|riding|(?P<done>rode|ridden)) (?:on|aboard|atop)(?=\s(?:an?|the|its|their|another|[\w.]+['’]s)\s(?:[\w-]+\s)?<flight.carriers>\b)"
)
_NUMBERED = frozenset({"flight", *(f"f{number:02}" for number in range(100))})
_AIMED = Frame(
    r"\b<flight.aims>\s(?:(?:for|at)\s)?(?:[\w’'.-]+\s){0,5}?for\s(?:its|the|their)\s"
    r"(?P<due>(?:first|second|third|fourth|fifth|next|maiden)\s(?:\w+\s)?<flight.things>)\b"
)
_PROTOTYPE_WHICH = re.compile(
    r"\b(?:prototypes?|demonstrators?|pathfinders?|test articles?),\s(?:which|that|who)\s[^;]{1,90},\s(?:now\s|then\s)?$"
)
_NOUN_OF_FLIGHT = re.compile(
    r"(?:(?:first|maiden|inaugural|debut)\s)?flight|flight (?:no\. )?\d{1,3}|f\d{2}|(?:first )?launch|lift-?off"
)
_AND = re.compile(r"\b(?:and|before|then)\s")
_APPOSED = re.compile(r",\s(?:its|the|a|their)\s(?:\w+\s){1,3}$")
_BESIDE = 3  # characters
_AHEAD = re.compile(
    r"\b(?:to|will|would|can|could|shall|should|may|might|must|be|being|get|gets|getting|['’]ll|['’]d)\s(?:\w+ly\s|then\s|also\s|now\s)?$"
)
"""What makes of "put", "shut" or "commissioned" something that has yet to happen: "to put", "to be commissioned"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A happening: its metric, its words, and whether the words say that it has happened."""

    metric: Metric
    start: int
    end: int
    done: bool


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
        scheduled = _scheduled_things(wordings) if metric.key == "launch" else frozenset()
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


def _scheduled_things(wordings: Wordings) -> frozenset[str]:
    """Return the words without one of which nothing is said of a scheduled flight."""
    return _FLIGHT_NUMBERS.union({_ETA}, _RIDING, *(wordings.anchors.get(family, ()) for family in _SCHEDULED_THINGS))


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
        return cls(
            rules=tuple(rules.values()),
            prototype=prototype,
            anchors=Anchors.of(phrase for rule in rules.values() for phrase in rule.phrases),
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
        happening = [trigger for trigger in kept if not line.pattern(_SLIPS).match(line.words, trigger.start)]
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
            spans += _flights(line)
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


def _flights(line: Line) -> Iterator[tuple[int, int, bool]]:
    """Yield the words of numbered, late and scheduled flights, each where the line has a word of its own."""
    at = (line.words, line.start, line.end)
    if not _NUMBERED.isdisjoint(line.heard):
        yield from ((match.start(), match.end(), False) for match in _FLIGHT_NUMBER.finditer(*at))
    if _ETA in line.heard and not line.quantities:  # "ETA for the first gigawatt: 2028" is of no flight
        for period in line.periods:
            match = _ARRIVES.search(line.words, line.clause_at(period.start).start, period.start)
            if match is not None:
                yield match.start(), match.start() + len(_ETA), False
    if line.hears_of("flight.prototypes"):
        for match in line.pattern(_LOOKING_AT).finditer(*at):
            if any(abs(period.start - match.end("due")) <= _BESIDE for period in line.periods):
                yield match.start("due"), match.end("due"), False
        for period in line.periods:
            match = line.pattern(_LABELLED).fullmatch(line.words, line.start, period.start)
            if match is None and not line.words[period.end : line.end].strip(' .!*_"”'):
                match = line.pattern(_ANSWERED).fullmatch(line.words, line.start, period.start)
            if match is not None:
                yield match.start("craft"), match.end("craft"), False
    if not _RIDING.isdisjoint(line.heard):
        for match in line.pattern(_RIDES).finditer(*at):
            yield match.start(), match.end(), match["done"] is not None
    if line.hears_of("flight.slips", "flight.put_off"):
        yield from ((match.start(), match.end(), False) for match in line.pattern(_SLIPS).finditer(*at))
    if line.hears_of("flight.moves"):
        for match in line.pattern(_MOVES).finditer(*at):
            if any(0 <= period.start - match.end() <= 1 for period in line.periods):
                yield match.start(), match.end(), False
    if line.hears_of("flight.craft"):
        yield from ((match.start(), match.end() - 1, False) for match in line.pattern(_BARE).finditer(*at))
    if line.hears_of("flight.due"):
        yield from (
            (match.start("due"), match.end("due") - 1, False) for match in line.pattern(_SCHEDULED).finditer(*at)
        )
    if line.hears_of("flight.aims"):
        yield from ((match.start("due"), match.end("due"), False) for match in line.pattern(_AIMED).finditer(*at))


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


def is_flight_number(line: Line, trigger: Trigger) -> bool:
    """Say whether the words are a numbered flight, which is a rocket's: "Flight 15 is set for November"."""
    return _FLIGHT_NUMBER.fullmatch(line.words, trigger.start, trigger.end) is not None


def is_slip(line: Line, trigger: Trigger) -> bool:
    """Say whether the words only tell that something is late: "slips", "was pushed back"."""
    return line.pattern(_SLIPS).match(line.words, trigger.start) is not None
