"""Counts: what a bare number counts, and counts that are said without a number.

``Counter.of(metrics, wordings)``
``counter.noun(line, quantity) -> Quantity``   the quantity with the counted thing that follows it, where it has none
``counter.unsaid(line) -> list[Quantity]``     "a single prototype" is one, "a pair of satellites" and "the pair" are two
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from extractors.ellipses import unsaid_counts, unsaid_nouns
from extractors.lines.passages import Line
from extractors.lines.table_columns import heading
from extractors.quantities.counted_things import CountedThings
from extractors.text.typography import word_set
from extractors.text.wordings import Frame, Wordings
from models.lexicon import Metric
from models.reading import Quantity

_OF_TIMES = frozenset({None, "time", "week", "day", "month", "hour", "year", "launch", "flight"})
_TOTALS = word_set("number numbers numbering total totals count counts tally tallys amount come add run reach grow")
"""Words without one of which no number stands apart from what it counts: "the satellites will number 2,800"."""
_OF_VERSION = re.compile(r"\b(starlink|starmind)\sv\d{1,2}(?:\s?mini)?s$")
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those)\b")
_BESIDE = re.compile(r"\b(?P<things>\w+s)\s*[,:(—–-]\s*(?:about\s|some\s|all\s)?$")
_PUTS_UP = Frame(r"\b<count.puts_up>\s(?:up to\s|about\s|some\s|all\s)?$|\bstarship\b")
_ONE_ROCKET = Frame(r"\b(?:an?|one|each|every|single|per)\s<count.rockets>\b")
_PER_ROCKET = Frame(r"\d\s(?:per|each|every)\s<count.rockets>\b")
_PER_FLIGHT = Frame(
    r"\b(?:per|each|every)\s<count.rockets>(?:\s\w+)?\s?:\**\s?(?:about\s|some\s|up to\s|over\s|~\s?)?$"
)
_PER_ONE_ROCKET = Frame(r"\s(?:per|each|every|in one|on one)\s<count.rockets>\b")
_LAUNCHES = re.compile(r"\b(?:launches|flights|missions)\b(?!\s(?:left|of))")
_OTHERS = Frame(r"\s<count.others>\b")
_OF_WHICH = re.compile(r"\bof which\s(?:about\s|some\s|only\s|roughly\s|at least\s)?$")

_OF_CRAFT = Frame(r"\b(?:<count.craft_words>|orbital comput\w+)\b")
_ROCKETS = frozenset({"starship", "rocket", "ship"})
_HAVE_FLOWN = Frame(
    r"\s(?:(?:have|has|had|will|would|should|could|are to|is to)\s)(?:\w+\s)?<count.have_flown>\b|\s<count.flew>\b"
)
_GAP = re.compile(
    r"\s\((?:up to\s|about\s|some\s|over\s|nearly\s|roughly\s)?|,?\s(?:(?:has|had|have|wants?|plans?|counts?|gets?|would have|will have|is to have|asks? for|asked for|adds?|with)\s)?(?:up to\s|about\s|some\s|only\s|just\s|over\s|nearly\s|roughly\s)?"
)
_FLEW = re.compile(
    r"\b(?:it|they|we|starship|spacex) (?:has |have )?(?:flew|flown|launched)\s(?:only\s|just\s|about\s)?$"
)
_IN_A_PERIOD = re.compile(r"\s(?:in \d{4}|this year|last year|so far)\b")  # "They flew 5 in 2025"
_BACK = 300  # characters before a sentence within which "of them" has its noun
_SO_MANY_TIMES = re.compile(r"^\d[\d,]*\s?[x×X]$")
_CHIP_BEHIND = re.compile(
    r"\s?(?:nvidia\s|google\s|tesla\s)?(?P<chip>[hbg][bh]?\d{3})s?\b(?!\s(?:faster|cheaper|larger|the))"
)
_SHORT_LABEL = 24  # characters: "Four: the chips" counts points of a list
_LEAST_LABELLED = 100.0
_LEAST_OF_A_NAME = 1000.0
_REACH = 60  # characters behind a number within which its noun stands


@dataclass(frozen=True, slots=True)
class Counter:
    """Knows the things that metrics count; made once."""

    things: CountedThings

    @classmethod
    def of(cls, metrics: Iterable[Metric], wordings: Wordings) -> "Counter":
        return cls(CountedThings.of(metrics, wordings))

    def noun(self, line: Line, quantity: Quantity) -> Quantity:
        """Return the quantity with what it counts; flights where a cadence stands with a verb of flight."""
        if quantity.dimension == "ratio" and _SO_MANY_TIMES.search(quantity.unit_text):
            chips = _CHIP_BEHIND.match(line.words, quantity.end, line.end)
            if chips is not None:  # "Payload: 4 x H200"
                return replace(quantity, dimension="count", unit="1", counted=chips["chip"])
        if _is_any_craft(line, quantity) and line.pattern(_OF_CRAFT).search(quantity.unit_text.lower()):
            return replace(quantity, counted="satellite")
        if quantity.counted is not None and (version := _OF_VERSION.search(quantity.unit_text.lower())):
            return replace(quantity, counted=version[1])
        if quantity.dimension == "count_rate" or quantity.counted == "time":
            quantity = self._made_or_flown(line, quantity)
        if quantity.dimension == "count" and line.pattern(_PER_ROCKET).search(quantity.unit_text.lower()):
            return replace(quantity, counted="satellite", per="launch")
        if quantity.counted in _ROCKETS and line.pattern(_HAVE_FLOWN).match(line.words, quantity.end, line.end):
            return replace(quantity, counted="flight")
        if quantity.dimension not in {"count", "count_rate"} or quantity.counted is not None:
            return quantity
        asked = self._asked(line, quantity)
        if asked is not None:
            return asked
        assumed = self._spoken_of(line, quantity)
        if assumed is None and _OF_THEM.match(line.words, quantity.end, line.end):
            beside = _BESIDE.search(line.words, max(line.start, quantity.start - _REACH), quantity.start)
            if beside is not None and self.things.plural.fullmatch(beside.group("things")) is None:
                return replace(quantity, counted=beside.group("things"))  # "the tugs, 20 of them"
            assumed = self._they(line, quantity)
        if assumed is not None:
            return replace(quantity, counted=assumed, flags=(*quantity.flags, "antecedent_assumed"))
        return self._beside(line, quantity)

    def _made_or_flown(self, line: Line, quantity: Quantity) -> Quantity:
        """Return a cadence or a number of times with what is made or flown so often."""
        made = self.things.one_ahead.search(line.words, max(line.start, quantity.start - _REACH), quantity.start)
        if made and quantity.counted == "time":
            return replace(quantity, counted=made.group("noun"))
        is_rate = quantity.dimension == "count_rate"
        if is_rate and (paced := self.things.paced.search(line.words, line.start, quantity.start)):
            return replace(quantity, counted=paced.group("noun"))
        if quantity.counted in _OF_TIMES and unsaid_nouns.flies(line, quantity, line.clause_at(quantity.start)):
            return replace(quantity, counted="flight")
        return quantity

    def _spoken_of(self, line: Line, quantity: Quantity) -> str | None:
        """Return what a number counts that says it by words that point back: "26 others", "They flew 5 in 2025"."""
        if _IN_A_PERIOD.match(line.words, quantity.end) and _FLEW.search(line.words, line.start, quantity.start):
            return "flight"
        if quantity.dimension == "count" and unsaid_nouns.is_tally_of_flights(line, quantity):
            return self._summed(line, quantity) or "flight"
        if (
            line.may_have("count.others", quantity.end, line.end)
            and line.pattern(_OTHERS).match(line.words, quantity.end, line.end)
        ) or ("which" in line.heard and _OF_WHICH.search(line.words, line.start, quantity.start)):
            before = [
                match.group("noun") for match in self.things.plural.finditer(line.words, line.start, quantity.start)
            ]
            if before:
                return before[-1]
        if _is_gapped(line, quantity):
            alike = [other.counted for other in line.quantities if other.end < quantity.start and other.counted]
            if alike and self.things.plural.fullmatch(f"{alike[-1]}s") is not None:
                return alike[-1]
        return "satellite" if unsaid_nouns.is_size_of_fleet(line, quantity) else None

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
        counted_here = [
            other.counted
            for other in line.quantities
            if other.end < quantity.start and other.counted not in {None, "time"}
        ]
        if counted_here:
            return counted_here[-1]
        if line.pattern(_ONE_ROCKET).search(line.words, line.clause_at(quantity.start).start, quantity.start):
            return "satellite"
        back = max(0, line.start - _BACK)
        named = list(self.things.plural.finditer(line.words, back, quantity.start))
        if unsaid_nouns.others_before(line, quantity.start, named_at=named[-1].end() if named else 0):
            return None  # "We asked suppliers. Two of them answered."
        if named:
            return named[-1]["noun"]
        is_them = line.words.startswith(" of them", quantity.end)
        first = line.clause_at(quantity.start).start
        wants = line.find("back.has", first, quantity.start) or line.find("count.verb", first, quantity.start)
        if is_them and wants and (craft := unsaid_nouns.craft_before(line, quantity.start)):
            return craft  # "The AI1 is 70 m across. They want a million of them"
        puts_up = line.pattern(_PUTS_UP).search(line.words, line.start, quantity.start)
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
            if _LAUNCHES.search(column):
                return replace(quantity, counted="launch")
            match = self.things.plural.search(column)
            if match is not None and is_count and line.pattern(_PER_ONE_ROCKET).match(column, match.end()):
                return replace(quantity, counted=match.group("noun"), per="launch")
        if match is None and is_count and unsaid_nouns.is_of_satellites(line, quantity):
            return replace(quantity, counted="satellite", flags=(*quantity.flags, "antecedent_assumed"))
        if match is None and is_count and line.pattern(_PER_FLIGHT).search(line.words, line.start, quantity.start):
            return replace(quantity, counted="satellite", per="launch")
        if match is None and is_count:
            match = self.things.grown.search(line.words, line.start, quantity.start) if "from" in line.heard else None
        if match is None:
            match = self.things.labelled.search(line.words, line.start, quantity.start)
            if match is not None and _is_name(line, match) and quantity.value < _LEAST_OF_A_NAME:
                match = None  # "Starship: 25", "AI1: 120 (kW)"
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
        is_of_one = line.pattern(_ONE_ROCKET).search(line.words, question.start(), question.end()) is not None
        if is_of_one and question["noun"] in _ROCKETS:
            return None  # "How many on a rocket?"
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
    return (
        quantity.dimension == "count"
        and unsaid_nouns.has_no_noun(line, quantity)
        and any(
            _GAP.fullmatch(line.words, mention.end, quantity.start) is not None
            and line.clause_at(quantity.start).start <= mention.start
            for mention in line.mentions
            if mention.start < quantity.start
        )
    )


def _is_name(line: Line, label: re.Match[str]) -> bool:
    """Say whether the noun of a label is the name of a program in the singular."""
    named = any(mention.start == label.start("noun") for mention in line.programs())
    return named and not line.words.startswith("s", label.end("noun"))


def _is_any_craft(line: Line, quantity: Quantity) -> bool:
    """Say whether the noun that is counted says nothing of what it is: "two prototype devices"."""
    counted = quantity.counted
    return counted is not None and line.finders.wordings["count.any_craft"].fullmatch(counted) is not None


def _is_head(line: Line, start: int) -> bool:
    """Say whether a number heads its line as a label: "**88,000**: satellites in the application"."""
    return not line.words[line.start : start].strip(" *_•-–—#")
