"""Counts: what a bare number counts, and counts that are said without a number.

``Counter.of(metrics)``
``counter.noun(line, quantity) -> Quantity``   the quantity with the counted thing that follows it, where it has none
``counter.unsaid(line) -> list[Quantity]``     "a single prototype" is one, "a pair of satellites" and "the pair" are two
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from extractors import unsaid_counts
from extractors.clauses import Clause
from extractors.counted_things import CountedThings
from extractors.passages import Line
from extractors.table_columns import heading
from extractors.typography import word_set
from models.lexicon import Metric
from models.reading import Quantity

_FLIGHT = re.compile(
    r"\b(?:launch\w*|fly|flies|flew|flown|flying|flights?|lift(?:s|ed|ing)? off|liftoffs?|tak(?:es?|ing) off|took off|(?:leaves?|leaving|left) the pad|go(?:es|ing|ne)? up|went up|departs?|blasts? off|cadence|starships? (?:\w+ )?leaves?)\b"
)
_ANYBODY = re.compile(
    r"\W*(?:(?:if|when|until|once|that|and|but|because|where|it falls when)\s)?(?:nobody|no one|somebody|someone|anybody|anyone|everybody|everyone|one)\s(?!of\b)"
)
_OF_TIMES = frozenset({None, "time", "week", "day", "month", "hour", "year", "launch", "flight"})
_SWARMS = word_set("constellation fleet swarm network number total tally head headcount")
_TOTALS = word_set("number numbers numbering total totals count counts tally tallys amount come add run reach grow")
"""Words without one of which no number stands apart from what it counts: "the satellites will number 2,800"."""
_OF_VERSION = re.compile(r"\b(starlink|starmind)\sv\d{1,2}(?:\s?mini)?s$")
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those)\b")
_BESIDE = re.compile(r"\b(?P<things>\w+s)\s*[,:(—–-]\s*(?:about\s|some\s|all\s)?$")
_PUTS_UP = re.compile(
    r"\b(?:lofts?|lofted|carry|carries|carried|launch(?:es|ed)?|deploy(?:s|ed)?|lifts?|lifted|put|takes?|took)\s(?:up to\s|about\s|some\s|all\s)?$|\bstarship\b"
)
_ONE_ROCKET = re.compile(r"\b(?:an?|one|each|every|single|per)\s(?:starship|rocket|launch|flight|ship|launcher)\b")
_PER_ROCKET = re.compile(r"\d\s(?:per|each|every)\s(?:starship|launch|flight|rocket)\b")
_PER_FLIGHT = re.compile(
    r"\b(?:per|each|every)\s(?:starship|launch|flight|rocket)(?:\s\w+)?\s?:\**\s?(?:about\s|some\s|up to\s|over\s|~\s?)?$"
)
_UP_THERE = re.compile(
    r"\s(?:(?:already|now|working|operational|active)\s)?(?:in (?:low )?(?:earth )?orbit|on orbit|aloft|in space|up there)\b"
)
_SWARM_HAS = re.compile(
    r"\b(?:constellation|fleet|swarm|network|number (?:in orbit|aloft|flying)|total (?:in orbit|aloft)|tally|head\s?count)\b[^.;,]{0,40}?\b(?:consists? of|comprises?|comprising|numbers?|counts?|totals?|totall?ing|grows? to|grew to|swells? to|reach(?:es|ed)?|pass(?:es|ed)?|top(?:s|ped)|crossed|exceed(?:s|ed)?|hit|to|of|at)"
    r"\s(?:about\s|some\s|up to\s|over\s|nearly\s|around\s|roughly\s|more than\s|at least\s|as many as\s)?$"
)
_OTHERS = re.compile(r"\s(?:others|further ones|additional ones|of its kind)\b")
_OF_WHICH = re.compile(r"\bof which\s(?:about\s|some\s|only\s|roughly\s|at least\s)?$")
_SWARM = re.compile(
    r"\b(?:constellation|fleet|swarm|network|formation) of (?:up to |about |some |over |more than |at least |roughly |nearly |as many as )?$"
)
_NO_NOUN = re.compile(r"\s*(?:$|[.,;:)!?]|(?:by|in|at|is|was|are|would|will|could|and|for|over|before)\b)")
_ANY_CRAFT = word_set(
    "apparatus article bird body copy craft device example machine model module object platform specimen unit vehicle version"
)
"""Nouns that say nothing of what they are, and mean a craft where the words before them do: "two prototype devices"."""

_OF_CRAFT = re.compile(
    r"\b(?:prototypes?|demonstrators?|test|satellites?|spacecraft|starmind|starlink|ai1|orbital data cent(?:er|re)s?|orbital comput\w+|pathfinder|engineering|qualification)\b"
)
_ROCKETS = frozenset({"starship", "rocket", "ship"})
_HAVE_FLOWN = re.compile(
    r"\s(?:(?:have|has|had|will|would|should|could|are to|is to)\s)(?:\w+\s)?(?:fly|flown|launch|launched|gone up|go up|lift off|lifted off|left the pad|taken off|take off)\b|\s(?:flew|flown|launched|went up|lifted off|took off|left the pad)\b"
)
_NUMBER_OF_FLIGHTS = re.compile(r"\bnumber of (?:starship\s|test\s|orbital\s|integrated\s)*(?:flight|launch|mission)")
_BESIDE_IT = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|vs\.?|up from|down from)\s(?:only\s|just\s|about\s)?$"
)
_GAP = re.compile(
    r",?\s(?:(?:has|had|have|wants?|plans?|counts?|gets?|would have|will have|is to have|asks? for|asked for|adds?|with)\s)?(?:up to\s|about\s|some\s|only\s|just\s|over\s|nearly\s|roughly\s)?"
)
_LEAST_ASKED = 100.0
_SUMS = word_set("total tally count number")
_TALLY = re.compile(
    r"\b(?:total|tally|count|number)\b(?:\sfor\s(?:the|this)\syear|\sthis year|\sin \d{4}|\sso far)?\s(?:to|at|of|is|was|stands at|stood at|now|reached|reaches|hit|came to|comes to|up to)\s(?:now\s|only\s|just\s|about\s)?$"
)
_PAPERS = word_set(
    "ask asks asked asking apply applies applied applying filed files application filing request license licence permit paperwork petition"
)
_APPLIES_FOR = re.compile(
    r"\b(?:ask(?:s|ed)?|asking|appl(?:ies|ied|y|ying)|filed|files|filing)\s(?:the fcc\s|the commission\s)?for\s(?:up to\s|as many as\s|about\s|some\s)?$|\b(?:application|filing|request|licen[sc]e|permit|paperwork|petition)\s(?:\w+ly\s|that we filed\s)?(?:covers?|asks? for|is for|seeks?|calls? for|names?|lists?|would allow|allows?|runs? to|speaks? of|mentions?)\s(?:up to\s|as many as\s|about\s|some\s|around\s|roughly\s|a total of\s)?$"
)
_FLEW = re.compile(
    r"\b(?:it|they|we|starship|spacex) (?:has |have )?(?:flew|flown|launched)\s(?:only\s|just\s|about\s)?$"
)
_IN_A_PERIOD = re.compile(r"\s(?:in \d{4}|this year|last year|so far)\b")  # "They flew 5 in 2025"
_STRONG = re.compile(r"(?:\s|-)strong\b(?!\s(?:team|workforce|crew|staff|army|group))")
_BACK = 300  # characters before a sentence within which "of them" has its noun
_SHORT_LABEL = 24  # characters: "Four: the chips" counts points of a list
_LEAST_LABELLED = 100.0
_REACH = 60  # characters behind a number within which its noun stands


@dataclass(frozen=True, slots=True)
class Counter:
    """Knows the things that metrics count; made once."""

    things: CountedThings

    @classmethod
    def of(cls, metrics: Iterable[Metric]) -> "Counter":
        return cls(CountedThings.of(metrics))

    def noun(self, line: Line, quantity: Quantity) -> Quantity:
        """Return the quantity with what it counts; flights where a cadence stands with a verb of flight."""
        if quantity.counted in _ANY_CRAFT and _OF_CRAFT.search(quantity.unit_text.lower()):
            return replace(quantity, counted="satellite")
        if quantity.counted is not None and (version := _OF_VERSION.search(quantity.unit_text.lower())):
            return replace(quantity, counted=version[1])
        if quantity.dimension == "count_rate" or quantity.counted == "time":
            quantity = self._made_or_flown(line, quantity)
        if quantity.dimension == "count" and _PER_ROCKET.search(quantity.unit_text.lower()):
            return replace(quantity, counted="satellite", per="launch")
        if quantity.counted in _ROCKETS and _HAVE_FLOWN.match(line.words, quantity.end, line.end):
            return replace(quantity, counted="flight")
        if quantity.dimension not in {"count", "count_rate"} or quantity.counted is not None:
            return quantity
        asked = self._asked(line, quantity)
        if asked is not None:
            return asked
        assumed = self._spoken_of(line, quantity)
        if assumed is not None:
            return replace(quantity, counted=assumed, flags=(*quantity.flags, "antecedent_assumed"))
        if _OF_THEM.match(line.words, quantity.end, line.end):
            beside = _BESIDE.search(line.words, max(line.start, quantity.start - _REACH), quantity.start)
            if beside is not None and self.things.plural.fullmatch(beside.group("things")) is None:
                return replace(quantity, counted=beside.group("things"))
        return self._beside(line, quantity)

    def _made_or_flown(self, line: Line, quantity: Quantity) -> Quantity:
        """Return a cadence or a number of times with what is made or flown so often."""
        made = self.things.one_ahead.search(line.words, max(line.start, quantity.start - _REACH), quantity.start)
        if made and quantity.counted == "time":
            return replace(quantity, counted=made.group("noun"))
        paced = None
        if quantity.dimension == "count_rate":
            paced = self.things.paced.search(line.words, line.start, quantity.start)
        if paced is not None:
            return replace(quantity, counted=paced.group("noun"))
        if quantity.counted in _OF_TIMES and _flies(line, quantity, line.clause_at(quantity.start)):
            return replace(quantity, counted="flight")
        return quantity

    def _spoken_of(self, line: Line, quantity: Quantity) -> str | None:
        """Return what a number counts that says it by words that point back: "20 of them", "26 others", "They flew 5 in 2025"."""
        if _FLEW.search(line.words, line.start, quantity.start) and _IN_A_PERIOD.match(line.words, quantity.end):
            return "flight"
        if quantity.dimension == "count" and _is_tally_of_flights(line, quantity):
            return self._summed(line, quantity) or "flight"
        if _OTHERS.match(line.words, quantity.end, line.end) or _OF_WHICH.search(
            line.words, line.start, quantity.start
        ):
            before = [
                match.group("noun") for match in self.things.plural.finditer(line.words, line.start, quantity.start)
            ]
            if before:
                return before[-1]
        if _OF_THEM.match(line.words, quantity.end, line.end):
            return self._they(line, quantity)
        if _is_gapped(line, quantity):
            alike = [other.counted for other in line.quantities if other.end < quantity.start and other.counted]
            if alike and self.things.plural.fullmatch(f"{alike[-1]}s") is not None:
                return alike[-1]
        is_swarm = _SWARM.search(line.words, max(line.start, quantity.start - _REACH), quantity.start)
        if is_swarm and _NO_NOUN.match(line.words, quantity.end, line.end):
            return "satellite"
        return None

    def _summed(self, line: Line, quantity: Quantity) -> str | None:
        """Return the things that a sum adds up, where some were counted before: "launched eight satellites, for a total of 20"."""
        before = [other for other in line.quantities if other.dimension == "count" and other.end <= quantity.start]
        for other in before:
            if other.counted not in _OF_TIMES:
                return other.counted
            behind = self.things.noun_behind.match(line.words, other.end, quantity.start)
            if other.counted is None and behind is not None:
                return behind.group("noun")
        return None

    def _they(self, line: Line, quantity: Quantity) -> str | None:
        """Return what "them" are in "20 of them": what was counted or named last, or what a rocket puts up."""
        beside = _BESIDE.search(line.words, max(line.start, quantity.start - _REACH), quantity.start)
        if beside is not None and self.things.plural.fullmatch(beside.group("things")) is None:
            return None  # they are said right beside
        counted_here = [
            other.counted
            for other in line.quantities
            if other.end < quantity.start and other.counted not in {None, "time"}
        ]
        if counted_here:
            return counted_here[-1]
        if _ONE_ROCKET.search(line.words, line.clause_at(quantity.start).start, quantity.start):
            return "satellite"
        back = max(0, line.start - _BACK)
        named = [match.group("noun") for match in self.things.plural.finditer(line.words, back, quantity.start)]
        if named:
            return named[-1]
        puts_up = _PUTS_UP.search(line.words, line.start, quantity.start)
        return "satellite" if puts_up or "starship" in line.words[quantity.end : line.end] else None

    def _beside(self, line: Line, quantity: Quantity) -> Quantity:
        """Return the number with the noun that stands near it: behind it, as its subject, its label or its column's heading."""
        is_count = quantity.dimension == "count"
        reach = min(line.end, quantity.end + _REACH)
        clause = line.clause_at(quantity.start)
        match = self.things.noun_behind.match(line.words, quantity.end, reach) or self.things.are.match(
            line.words, quantity.end, reach
        )
        if match is None and not is_count:
            match = self.things.subject.match(line.words, clause.start, quantity.start) or self.things.made.match(
                line.words, clause.start, quantity.start
            )
        if match is None:
            match = self.things.of_noun.match(line.words, quantity.end, reach)
        is_many = quantity.value >= _LEAST_LABELLED  # "220,000: GPUs in that hall"
        is_label = (is_many or line.end - quantity.end > _SHORT_LABEL) and _is_head(line, quantity.start)
        if match is None and quantity.value > 0 and is_label:
            match = self.things.headed.match(line.words, quantity.end, reach)
        if match is None and (column := heading(line, quantity.start)):
            match = self.things.plural.search(column)
        if match is None and is_count and _is_of_swarm(line, quantity):
            return replace(quantity, counted="satellite", flags=(*quantity.flags, "antecedent_assumed"))
        if match is None and is_count and _PER_FLIGHT.search(line.words, line.start, quantity.start):
            return replace(quantity, counted="satellite", per="launch")
        if match is None and is_count:
            match = self.things.grown.search(line.words, line.start, quantity.start) if "from" in line.heard else None
        if match is None and is_count:
            match = self.things.labelled.search(line.words, line.start, quantity.start)
        if match is None and is_count and line.hears(_TOTALS, line.start, quantity.start):
            match = self.things.numbered.match(line.words, clause.start, quantity.start)
        if match is None:
            return quantity
        groups = match.groupdict()
        if groups.get("noun") == "launche":
            return replace(quantity, counted="launch")
        return replace(quantity, counted=groups.get("noun") or groups.get("things") or groups.get("craft"))

    def _asked(self, line: Line, quantity: Quantity) -> Quantity | None:
        """Return a bare number with what the question before it asks for: "How many AI1s fit in a Starship? From 30 to 50"."""
        back = max(0, line.start - _BACK)
        if quantity.dimension != "count" or line.words.find("how many", back, quantity.start) < 0:
            return None
        question = self.things.question.search(line.words, back, quantity.start)
        if question is None:
            return None
        is_of_one = _ONE_ROCKET.search(line.words, question.start(), question.end()) is not None
        return replace(
            quantity,
            counted=question.group("noun"),
            per="launch" if is_of_one else None,
            flags=(*quantity.flags, "antecedent_assumed"),
        )

    def unsaid(self, line: Line, *, of_satellites: Callable[[Line], bool]) -> list[Quantity]:
        """Return counts without a number; a bare "pair" only where ``of_satellites`` says so of the line."""
        return unsaid_counts.find(line, self.things, of_satellites=of_satellites)


def _is_gapped(line: Line, quantity: Quantity) -> bool:
    """Say whether a number follows a name that does the same as one before: "TeraWave is to have 5,408 satellites; Sunrise 51,600"."""
    clause = line.clause_at(quantity.start)
    return (
        quantity.dimension == "count"
        and _NO_NOUN.match(line.words, quantity.end, line.end) is not None
        and any(
            _GAP.fullmatch(line.words, mention.end, quantity.start) is not None
            for mention in line.programs()
            if clause.start <= mention.start < quantity.start
        )
    )


def _is_of_swarm(line: Line, quantity: Quantity) -> bool:
    """Say whether a bare number counts satellites: "have 100 in orbit by 2027", "the constellation is to consist of 2,800"."""
    return (
        _UP_THERE.match(line.words, quantity.end, line.end) is not None
        or (_STRONG.match(line.words, quantity.end) is not None)
        or (
            line.hears(_SWARMS, line.start, quantity.start)
            and _SWARM_HAS.search(line.words, line.clause_at(quantity.start).start, quantity.start) is not None
        )
        or (
            not _PAPERS.isdisjoint(line.heard)
            and _APPLIES_FOR.search(line.words, line.start, quantity.start) is not None
            and _NO_NOUN.match(line.words, quantity.end, line.end) is not None
            and quantity.value >= _LEAST_ASKED
        )
    )


def _is_head(line: Line, start: int) -> bool:
    """Say whether a number heads its line as a label: "**88,000**: satellites in the application"."""
    return not line.words[line.start : start].strip(" *_•-–—#")


def _is_tally_of_flights(line: Line, quantity: Quantity) -> bool:
    """Say whether a bare number sums up flights that the sentence tells of: "has flown again, bringing this year's total to three"."""
    if _SUMS.isdisjoint(line.heard):
        return False
    if _NUMBER_OF_FLIGHTS.search(line.words, line.start, quantity.start) and _BESIDE_IT.search(
        line.words, line.start, quantity.start
    ):
        return True
    return (
        _TALLY.search(line.words, line.start, quantity.start) is not None
        and _NO_NOUN.match(line.words, quantity.end, line.end) is not None
        and _FLIGHT.search(line.words, line.start, line.end) is not None
    )


def _flies(line: Line, quantity: Quantity, clause: Clause) -> bool:
    """Say whether a cadence or a number of times is one of flights: "flew twice", not "was cut twice"."""
    if _ANYBODY.match(line.words, clause.start, clause.end):
        return False  # "nobody flies every week"
    if quantity.counted != "time":
        return _FLIGHT.search(line.words, clause.start, clause.end) is not None
    near = line.words[max(line.start, quantity.start - _REACH) : quantity.start]
    return (
        _FLIGHT.search(near.rsplit(",", 1)[-1]) is not None or _FLIGHT.match(line.words, quantity.end + 1) is not None
    )
