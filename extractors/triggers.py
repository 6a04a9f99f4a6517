"""Verbs of happening: the words of a line that tell of an event.

``TriggerFinder.of(metrics).find(line) -> list[Trigger]``. Whether a trigger becomes a claim is for ``extractors.events``.

"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.anchors import Anchors
from extractors.clauses import Clause
from extractors.inflections import all_forms
from extractors.passages import Line
from extractors.wordings import any_of
from models.lexicon import Metric
from models.reading import Quantity
from models.vocabulary import Basis

_FLIGHT_NUMBER = re.compile(r"\bflight (?:no\. )?\d{1,3}\b|\bf\d{2}\b")
_PROGRAMME = re.compile(
    r"\s*(?:an?|the|its|their|his|another|new|two|several)\s(?:(?!(?:of|for|to|in|on|with)\s)[$€£]?[\w.,’'-]+\s){0,4}?(?:website|study|service|campaign|programme|program|initiative|product|app|fund|lawsuit"
    r"|investigation|review|offering|tool|model|page|podcast|effort|company|startup|bid|round|hiring drive|recruitment drive|ipo|offering|sale|beta|trial|competition|contest|probe|inquiry|lobbying|attack|newsletter|book|line of)\b"
)
_OBJECT = re.compile(
    r"[\s,]*(?:(?:an?|about|up to|the first|roughly|more than|some|around|nearly|over|at least|close to|another|of|at an? \w+ rate of|i don't know,?)\s)*"
)
_SCHEDULED_THINGS = frozenset(
    [
        "slip",
        "slips",
        "slipped",
        "slide",
        "slides",
        "slid",
        "pushed",
        "delayed",
        "moved",
        "put",
        "postponed",
        "deferred",
    ]
    + [
        "prototype",
        "prototypes",
        "pathfinder",
        "pathfinders",
        "demonstrator",
        "demonstrators",
        "pair",
        "second",
        "third",
        "fourth",
        "next",
        "maiden",
        "starcloud",
        "first",
    ]
    + [f"f{number}" for number in range(10, 100)]
)
_BULK = frozenset({"power", "power_rate", "count_rate", "mass_rate", "mass"})
_CAPACITIES = frozenset({"power", "compute"})
_OF_IT = re.compile(
    r"\s(?:(?:of|more|in|all|capacity|compute|power|are|is|was|were|will|have|has|had|to|worth|the|its|now|already|computing|additional)\s)*"
)
_PACES = frozenset({"count_rate", "wafer_rate", "power_rate"})
_AT = re.compile(
    r"\s(?:at|at a rate of|at the rate of|at a pace of|at a clip of)\s(?:about\s|some\s|roughly\s|up to\s)?"
)
_SUBJECT_REACH = 40
_OF_REGULATORS = frozenset({"clear", "grant", "grants", "license", "licence", "green light"})
_ALOFT_WHEN = re.compile(
    r"\s(?:by|before|in|next|this|as early|no earlier|sometime|until|early|late|mid|within|during|since|around|about|after)\b"
)
_BE = re.compile(r"\b(?:(?:has|have|had|needs?) to|must) be\s(?:\w+ly\s)?$")
_AUTHORITY = re.compile(
    r"\b(?:fcc|faa|itu|ofcom|regulators?|commission|agency|bureau|authorit(?:y|ies)|administration)\b"
)
_AUTHORIZED_THINGS = re.compile(
    r"\s(?:satellites?|constellation|system|number|units?|spacecraft|spectrum|operations?|limits?)\b"
)
_THAT = re.compile(r"\b(?:mass|payload|tonnage|everything|upmass|cargo)\s(?:that|which)\s(?:has |have )?$")
_CALLED_OFF = re.compile(
    r"\b(?:contract|deal|agreement|talks|order|flight|launch|mission|test|meeting|merger|offering|lease)\b[^;]{0,60}$"
)
_IS_THERE = re.compile(
    r"\b(?:is|are|was|were|be|been|have|has|had|having|get|puts?|place[ds]?|placing|putting)\b[^,;.]{0,50}$"
)
_SHOWN = re.compile(
    r"\b(?:podcasts?|videos?|(?:web)?pages?|websites?|newsletters?|documentar(?:y|ies)|books?|films?|apps?|stores?|courses?|funds?|etf|surveys?|merch\w*|series|exhibit\w*)\b"
    r"[^,;:]{0,50}$"
)
_SLIPS = re.compile(
    r"\b(?:slips?|slipped|slides?|slid|(?:was|were|been|is|are) (?:pushed(?: back)?|delayed|moved|put off|postponed|deferred)|pushed back)\b"
    r"(?=[^.;:]{0,40}?\s(?:to|into|until|till)\s)"
)
_TIMES = frozenset({"time", "flight", "launch"})
_IS_UP = frozenset({"is up", "are up", "in orbit"})
_OF_A_PLAN = re.compile(
    r"\s(?:(?!(?:of|for|to|in|on|with|and|which|that)\s)[\w’'-]+\s){0,4}?(?:plans?|idea|proposal|target|goal|scheme|intention|launch|launches|flights?|missions?|tests?|deals?|contracts?|orders?|filing|application|meeting|event|schedule|waiver|petition)\b"
)
_PLAN_OF_MORE = re.compile(
    r"\b(?:plans?|idea|proposal|scheme|order|option),?\s(?:for|of|to)\s(?:an?\s|build\s|add\s|install\s)?(?:\d|further|more|another|additional|second|third|extension|expansion)"
    r"[^;:]{0,70}$"
)
_OF_ABSTRACT = re.compile(
    r"\W*(?:the|its|his|their|any|this|that|a)\s(?:\w+\s)?(?:economics|ideas?|cases?|business|debate|race|market|hype|question|concept|numbers|maths?|stor(?:y|ies)|argument|narrative|discussion|talk|arithmetic|thesis)\b"
)
_HEADS_OF_PLANS = re.compile(
    r"\W*(?:(?:an?|the|its|their|that|this|any|another|one|earlier|previous|all)\s)?(?:(?!(?:of|for|to|in|on|with|has|have|was|is)\s)[\w’'-]+\s){0,3}?"
    r"(?:launch|flight|mission|test|phase|stage|expansion|extension|option|order|upgrade|offering|sale|meeting|version|variant|target|goal|deadline)(?:es|s)?(?=,?\s)"
)
_PLANS_FOR = re.compile(r"\b(?:plans?|ideas?|proposals?|schemes?)\b,?\s(?:for|of|to)\s(?:the\s)?")
_AWAITED = re.compile(
    r"\b(?:pending|awaits?|awaiting|subject to|contingent (?:up)?on|conditional on|hinges? on|hinging on|depends? on|dependent on|depending on|needs?|requires?|requiring|lacks?|without)\s(?:[\w.’'-]+\s){0,3}$"
)
_SCHEDULED = re.compile(
    r"\b(?:prototypes?|pathfinders?|demonstrators?|pair|starcloud-\d|f\d{2}|(?:first|second|third|fourth|next|maiden) (?:satellite|node|launch|mission|flight|spacecraft)s?)\b"
    r"[^.;:]{0,80}?\b(?P<due>(?:is|are|was|were|remains?|stays?|stand|stands)\s(?:now\s|still\s|currently\s|firmly\s|both\s)?(?:on (?:course|track|schedule|target|the calendar|the books)|set|lined up|due|scheduled|slated|set|targeted|expected|booked|manifested|on the manifest|pencilled in)"
    r"\s(?=in|for|by|no earlier|as early|at|before|around|to (?:go|fly)))"
)
_BARE = re.compile(
    r"\b(?:first|second|third|fourth|next)\s(?:\w+\s)?(?:node|satellite|spacecraft)s?\s(?=(?:in\s|by\s)?(?:early|mid|late|q[1-4]|h[12]|spring|summer|fall|autumn|winter|20\d\d)\b)"
)
_BEGINS = re.compile(
    r"\b(?:start\w*|begin\w*|began|begun|enter\w*|go(?:es)? into|went into|slated|scheduled|expected|due|planned|in volume|follow\w*|target\w*"
    r"|on track|until|commence\w*|kick\w* off|g[eo]ts? under ?way|gets? going|opens?|slip\w*|delayed|postponed|pushed)\b"
)
_AHEAD = re.compile(
    r"\b(?:to|will|would|can|could|shall|should|may|might|must|be|being|get|gets|getting|['’]ll|['’]d)\s(?:\w+ly\s|then\s|also\s|now\s)?$"
)
"""What makes of "put", "shut" or "commissioned" something that has yet to happen: "to put", "to be commissioned"."""
_MANY = 10
"""More satellites than this are a constellation that is planned, not a first flight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A happening: its metric, its words, and whether the words say that it has happened."""

    metric: Metric
    start: int
    end: int
    done: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    metric: Metric
    words: re.Pattern[str] | None
    done_words: re.Pattern[str] | None
    not_words: re.Pattern[str] | None
    phrases: frozenset[str]
    anchors: Anchors  # a line that holds none of the phrases need not be searched

    @classmethod
    def of(cls, metric: Metric) -> "_Rule":
        inflected = all_forms(metric.verbs)
        words, done_words = {*metric.words, *inflected.open}, {*metric.done_words, *inflected.done}
        phrases = {*words, *done_words, *(_SCHEDULED_THINGS if metric.key == "launch" else ())}
        return cls(
            metric=metric,
            words=any_of(_with_orbits(words)),
            done_words=any_of(_with_orbits(done_words)),
            not_words=any_of(metric.not_words),
            phrases=frozenset(phrases),
            anchors=Anchors.of(phrases),
        )


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

    @classmethod
    def of(cls, metrics: Iterable[Metric]) -> "TriggerFinder":
        rules = {metric.key: _Rule.of(metric) for metric in metrics if metric.basis is Basis.EVENT}
        prototype = rules.pop("prototype_launch", None)
        return cls(rules=tuple(rules.values()), prototype=prototype)

    @property
    def phrases(self) -> frozenset[str]:
        """Phrases without one of which a line tells of no event."""
        return frozenset().union(*(rule.phrases for rule in self.rules))

    def find(self, line: Line) -> list[Trigger]:
        """Return the happenings of a line; of overlapping ones the longest, of one clause and metric the first."""
        found: list[Trigger] = []
        for rule in self.rules:
            if rule.anchors.may_stand_in(line.heard):
                found += self._of_rule(rule, line)
        found.sort(key=lambda trigger: (trigger.start, trigger.start - trigger.end))
        kept: list[Trigger] = []
        for trigger in found:
            if not any(other.start < trigger.end and trigger.start < other.end for other in kept):
                kept.append(trigger)
        happening = [trigger for trigger in kept if not _SLIPS.match(line.words, trigger.start)]
        return happening or kept[:1]  # "the launch slips to 2027" is told once

    def _of_rule(self, rule: _Rule, line: Line) -> Iterable[Trigger]:
        spans: list[tuple[int, int, bool]] = []
        for pattern, done in ((rule.done_words, True), (rule.words, False)):
            if pattern is not None:
                spans += [
                    (match.start(), match.end(), done) for match in pattern.finditer(line.words, line.start, line.end)
                ]
        if rule.metric.key == "launch":
            spans += [
                (match.start(), match.end(), False)
                for match in _FLIGHT_NUMBER.finditer(line.words, line.start, line.end)
            ]
            spans += [
                (match.start(), match.end(), False) for match in _SLIPS.finditer(line.words, line.start, line.end)
            ]
            spans += [
                (match.start(), match.end() - 1, False) for match in _BARE.finditer(line.words, line.start, line.end)
            ]
            spans += [
                (match.start("due"), match.end("due") - 1, False)
                for match in _SCHEDULED.finditer(line.words, line.start, line.end)
            ]
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
        return self.prototype.metric if named else rule.metric


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


def is_flight_number(line: Line, trigger: Trigger) -> bool:
    """Say whether the words are a numbered flight, which is a rocket's: "Flight 15 is set for November"."""
    return _FLIGHT_NUMBER.fullmatch(line.words, trigger.start, trigger.end) is not None


def is_request(line: Line, trigger: Trigger) -> bool:
    """Say whether the words only tell that a regulator was asked for something, on paper or not."""
    return trigger.metric.key == "filing" and line.words.startswith(("ask", "petition"), trigger.start)


def is_slip(line: Line, trigger: Trigger) -> bool:
    """Say whether the words only tell that something is late: "slips", "was pushed back"."""
    return _SLIPS.match(line.words, trigger.start) is not None


def is_only_activity(line: Line, trigger: Trigger) -> bool:
    """Say whether "production" is an activity here and nothing that begins: "scale up production rapidly"."""
    if trigger.metric.key != "production" or trigger.done:
        return False
    if line.words[trigger.start : trigger.end] not in {"production", "manufacturing"}:
        return False
    clause = line.clause_at(trigger.start)
    return _BEGINS.search(line.words, clause.start, clause.end) is None


def is_figurative(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb means no happening here: to launch a website, a study; to shelve a mere plan; "it is not clear"."""
    if line.words[trigger.start : trigger.end] in _OF_REGULATORS:
        return _AUTHORITY.search(line.words, line.start, line.end) is None
    clause = line.clause_at(trigger.start)
    if line.words[trigger.start : trigger.end] == "in orbit" and not (
        _ALOFT_WHEN.match(line.words, trigger.end) or _IS_THERE.search(line.words, clause.start, trigger.start)
    ):
        return True  # "plans for computing in orbit"
    if trigger.metric.key == "approval" and _AUTHORIZED_THINGS.match(line.words, trigger.end):
        return True  # "half of the authorized satellites"
    if (
        trigger.metric.key == "approval"
        and not trigger.done
        and _AWAITED.search(line.words, clause.start, trigger.start)
    ):
        return True  # "pending FCC approval"
    if _THAT.search(line.words, clause.start, trigger.start):
        return True  # "of all mass that reached orbit"
    if line.words[trigger.start : trigger.end] == "flying" and _BE.search(line.words, clause.start, trigger.start):
        return True  # "has to be flying within six years" is a state
    if _SHOWN.search(line.words, clause.start, trigger.start):
        return True
    whole = line.whole_clause(clause)
    if trigger.metric.key == "shutdown" and _CALLED_OFF.search(line.words, whole.start, trigger.start):
        return True  # "a planned contract has been called off"
    if trigger.metric.key == "shutdown" and (_OF_A_PLAN.match(line.words, trigger.end) or _stops_a_plan(line, trigger)):
        return True
    if trigger.metric.key in {"launch", "prototype_launch"} and _OF_ABSTRACT.match(
        line.words, whole.start, trigger.start
    ):
        return True  # "the economics have yet to be launched"
    return _PROGRAMME.match(line.words, trigger.end) is not None


def _stops_a_plan(line: Line, trigger: Trigger) -> bool:
    """Say whether what is stopped is a plan for more, or a part: "a plan for 20,000 a year has been scrapped"."""
    whole = line.whole_clause(line.clause_at(trigger.start))
    if _PLAN_OF_MORE.search(line.words, whole.start, trigger.start):
        return True
    if _HEADS_OF_PLANS.match(line.words, whole.start, trigger.start):
        return True
    plan = _PLANS_FOR.search(line.words, whole.start, trigger.start)
    return plan is not None and not any(mention.start == plan.end() for mention in line.programs())


def is_pace(line: Line, trigger: Trigger, values: Sequence[Quantity]) -> bool:
    """Say whether words of making only carry a rate: "come off the line at 6,000 a year"."""
    return any(
        value.dimension in _PACES and _AT.fullmatch(line.words, trigger.end, value.start) is not None
        for value in values
    )


def is_of_part(line: Line, trigger: Trigger, values: Sequence[Quantity]) -> bool:
    """Say whether only so much of something enters service: "brought 350 MW on stream", "600 MW are online"."""
    clause = line.whole_clause(line.clause_at(trigger.start))
    return any(
        value.dimension in _CAPACITIES
        and clause.start <= value.start < clause.end
        and (
            trigger.start <= value.start < trigger.end
            or (value.start >= trigger.end and _OBJECT.fullmatch(line.words, trigger.end, value.start) is not None)
            or (value.end <= trigger.start and _OF_IT.fullmatch(line.words, value.end, trigger.start) is not None)
        )
        for value in values
    )


def has_bulk_object(line: Line, trigger: Trigger, values: Sequence[Quantity], *, done: bool) -> bool:
    """Say whether a launch verb only carries a figure: "launch 100 GW a year", "fly every two weeks"."""
    clause = line.whole_clause(line.clause_at(trigger.start))
    for value in values:
        if not clause.start <= value.start < clause.end:
            continue
        if (
            line.words[trigger.start : trigger.end] in _IS_UP
            and value.dimension == "count"
            and value.end <= trigger.start
        ):
            return True  # "two nodes are up" says how many, not when
        if value.counted in _TIMES and value.start <= trigger.start < value.end:
            return True  # "one flight every two weeks"
        if value.dimension == "price_per_mass":
            return True  # "launch should fall below $100 per kilogram"
        if (
            value.counted in _TIMES
            and value.dimension == "count_rate"
            and trigger.end <= value.start <= trigger.end + _SUBJECT_REACH
        ):
            return True
        if value.dimension in _BULK:
            if trigger.start <= value.start < trigger.end or line.words[trigger.start : trigger.end].endswith("orbit"):
                return True
            if value.start >= trigger.end and _OBJECT.fullmatch(line.words[trigger.end : value.start]):
                return True
            if (
                value.end <= trigger.start <= value.end + _SUBJECT_REACH
                and "," not in line.words[value.end : trigger.start]
            ):
                return True
        elif (value.dimension == "count" and value.counted in {"time", "launch", "flight", "mission"}) or (
            value.dimension == "count" and value.counted and value.value > _MANY and not done
        ):
            return True
    return False
