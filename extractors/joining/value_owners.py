"""Whose a value is and what it measures.

``OwnerFinder.of(table, context, unnamed)``
``finder.find(passage, scene, line, value)``   the program and the metric; None and None: it is no claim
"""

import re
from dataclasses import dataclass, replace

from extractors.joining.context import Context, Passage
from extractors.joining.deal_sums import CONTRACTS, as_supply
from extractors.joining.sold_values import SoldFinder
from extractors.lines.passages import Line
from extractors.lines.scenes import ANTECEDENT, Found, Scene
from extractors.lines.value_words import Value
from extractors.metrics.costs_of_works import ONLY_LABELLED
from extractors.metrics.fit_case import EACH, OF_CRAFT
from extractors.metrics.metrics import Choice, MetricTable, as_rate
from extractors.programs.unnamed import UnnamedFinder
from extractors.text.clauses import is_put_in
from models.lexicon import Metric, Place
from models.reading import Quantity

_OF_FACTORIES = frozenset({"satellite_rate", "facility_area", "chip_rate", "wafer_rate"})
_OF_A_CLASS = frozenset({"compute_power"})
_OF_COUNTED = frozenset({Place.FACTORY, Place.ROCKET, Place.CHIP})
_COSTS = re.compile(
    r"\b(?:costs?|costing|priced?|price tag|bill|budget(?:s|ed)?|outlays?|invest(?:s|ed|ment)?|capital)\b"
)
_SPENDS = re.compile(r"\b(?:spend(?:s|ing)?|spent|put|puts|putting|sink(?:s|ing)?|sank|pour(?:s|ed|ing)?)\b")
_ON_IT = re.compile(
    r"\s(?:on|for|into|in)\s(?:that|it|this|the (?:[\w-]+\s)?(?:plant|fab|factory|site|line|project|complex|works))\b"
)
_OF_THE_START = re.compile(r"\b(?:initial|first-phase|phase one|starting|for the (?:plant|fab|factory|first phase))\b")
_WORKS_ON_LAND = frozenset({Place.FACTORY, Place.GROUND})
_LEAST_OF_WORKS_USD = 5e8
_SUM_OF_IT = re.compile(
    r"\b(?:it|that|this)(?:['’]s|\s(?:(?:has|had|will|would|could|should)\s)?(?:is|was|be|cost|costs|take|taken|took|comes? to|runs? to))\s(?:us\s|them\s)?"
    r"(?:(?:about|some|roughly|over|nearly|around)\s)?\s*#\s*(?:$|[,.;!]|(?:so far|for|in all|all told|to date|over|altogether|by now|already|up to now)\b)"
    r"|\b(?:it|they|he|she|we|the company)(?:['’](?:ve|d|ll)|\s(?:have|had|has|would|will))?\s(?:said|say|says|quoted?|named|put|spent|spend|invest|invested)\s"
    r"(?:(?:about|some|roughly|over|nearly|around)\s)?\s*#\s*(?:for|on|over|so far|here|in it|into it)\b"
)
"""What a sum is said of by a pronoun alone: "so far it has cost us $16 billion", "they've said $55 billion for that"."""
_COMPANY_WIDE = re.compile(
    r"\b(?:capital expenditures?|capital spending|capex|company-wide|total spending|guidance|wfe|equipment spending|spending on equipment|capital budget for the year)\b"
)
_OF_HARDWARE = frozenset({"mass", "power", "area", "length"})
_WORKS = re.compile(r"\b(?:the|this|its|each|every)\s(?:\w+\s)?(?:line|plant|factory|works|hall|complex)\b")
_OF_WHAT = re.compile(r"\s(?:of|as much as)\s(?:what\s|all (?:that\s)?)?(?:the\s)?")
_MAKES = re.compile(
    r"\b(?:factory|plant|line|works|hall|site)\b[^.;]{0,40}?\b(?:makes?|made|builds?|built|produces?|produced|turns? out|turned out|churns? out|completes?|finishes|ships?)\s(?:about\s|some\s|around\s|over\s|up to\s|roughly\s|nearly\s|more than\s)?$"
)
_IN_A_YEAR = re.compile(
    r"\sin (?:its|the) (?:first|second|third|opening|initial)(?: full)? year\b(?! of (?:the|this|a)\b)"
)
_LONG_AGO = 2  # lines
_SINCE_ASKED = 6  # lines back from an answer: the question was asked of what was spoken of
_ASKS_HOW_MANY = re.compile(
    r"\bhow many of (?:those|these|them)\b[^?]*\?|\bhow many\b[^?]{0,20}\b(?:make|build|produce|get|need)\b[^?]{0,20}\?"
)
_WANTS = re.compile(r"\b(?:wants?|plans?|aims?|hopes?|expects?|goals?|targets?|ambition)\b")
"""Words by which a rate without things is still of the only program of a text: "SpaceX wants one a week"."""
_BY_A_WORD = 2.0  # the score of a metric for which a word of its own stands by
_OF_ONE_THING = frozenset({"power_rate", "compute"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerFinder:
    """Finds the program and the metric of a value."""

    table: MetricTable
    context: Context
    sold: SoldFinder
    unnamed: UnnamedFinder

    @classmethod
    def of(cls, table: MetricTable, context: Context, unnamed: UnnamedFinder) -> "OwnerFinder":
        return cls(table=table, context=context, sold=SoldFinder.of(table, context), unnamed=unnamed)

    def find(self, passage: Passage, scene: Scene, line: Line, value: Value) -> tuple[Found | None, Choice | None]:
        """Return whose value it is and of which metric."""
        quantity = value.quantity
        sold = self.sold.find(passage, scene, line, value)
        if sold is not None:
            return sold
        if not self.table.may_have(value):
            return self._of_what_it_counts(scene, line, value) or (None, None)
        places = self.table.could_be(quantity)
        if quantity.dimension in _OF_HARDWARE and OF_CRAFT.match(value.after):
            places &= frozenset({Place.ORBIT})  # "a three-tonne spacecraft designed to fit the Starship dispenser"
        found = self.context.programs.find(scene, line, quantity.start, quantity.end, places)
        if found is not None and found.mention is None:
            found = self._of_same_measure(scene, line, quantity, found) or found
        if quantity.dimension == "money" and found is not None and found.mention is None:
            found = self._of_works(scene, line, quantity, found)
        if found is None:
            return self._of_what_it_counts(scene, line, value) or self.unnamed.find(scene, line, value) or (None, None)
        choice = self.table.choose(value, found.program.place)
        if choice is None:
            fitting = places - {found.program.place}
            other = self.context.programs.find(scene, line, quantity.start, quantity.end, fitting)
            # What is said of a program by its name is not another's that was spoken of before.
            is_borrowed = found.mention is not None and other is not None and other.mention is None
            at = found.program.place
            found = other
            choice = self.table.choose(value, other.program.place) if other is not None else None
            if is_borrowed and at is Place.ORBIT and choice is not None and choice.score < _BY_A_WORD:
                found = choice = None
        if found is not None and found.program.organization is None and not EACH.search(value.own):
            # What all orbital computing draws together is no single thing's.
            choice = self.table.choose(value, found.program.place, only=_OF_A_CLASS) or choice
        if choice is None:
            found, choice = self._of_what_it_counts(scene, line, value) or (found, choice)
        if found is not None and quantity.dimension == "share" and self._is_of_what_others_make(line, found, value):
            return None, None
        if found is None or choice is None or not self._is_own_money(line, found, choice.metric, value):
            return None, None
        if choice.metric.key == "mass_rate" and found.program.place is Place.ORBIT:
            rocket = next(
                (pair for pair in self.context.programs.names.of_line(line) if pair[1].place is Place.ROCKET), None
            )
            return (found if rocket is None else Found(program=rocket[1], mention=rocket[0])), choice
        if choice.metric.key == "compute_power_rate":
            return self._of_what_it_makes(scene, found, value) or found, choice
        if choice.metric.key in _OF_FACTORIES and found.program.place is not Place.FACTORY:
            works = self._of_factory(scene, line, value)
            is_of_others = (
                works is not None
                and found.mention is not None
                and works[0].mention is None
                and works[0].program.serves != found.program.key
            )  # "Starlink craft now leave an older hall at a rate of 70 a week"
            return works if works is not None and not is_of_others else (found, choice)
        if choice.metric.key == "compute_power" and found.program.place is Place.GROUND and found.mention is None:
            last = next(scene.told.back_from(line, _LONG_AGO, dimension="power"), None)
            if last is not None and last.program == self.sold.supply_key():
                return as_supply(self.context, (ANTECEDENT,)), choice
        return found, choice

    def _of_same_measure(self, scene: Scene, line: Line, quantity: Quantity, found: Found) -> Found | None:
        """What goes on measuring is said of what was measured before, though another name has stood in between."""
        if quantity.dimension not in _OF_ONE_THING:
            return None
        alike = (
            draft
            for draft in scene.told.back_from(line, _LONG_AGO, dimension=quantity.dimension)
            if draft.program in self.context.programs.names.by_key
        )
        last = next(alike, None)
        if last is None or last.program == found.program.key:
            return None
        program = self.context.programs.names.by_key[last.program or ""]
        return Found(program=program, flags=found.flags, lines_back=line.index - last.line.index)

    def _of_what_it_makes(self, scene: Scene, found: Found, value: Value) -> Found | None:
        """Power a year is that of the satellites, not of the works that make them, unless the works are what it is said of."""
        works = found.program
        if (
            found.mention is not None
            or not works.counts
            or works.serves not in scene.named
            or _WORKS.search(value.clause)
        ):
            return None
        made = self.context.programs.names.by_key[works.serves]
        return Found(program=made, flags=(ANTECEDENT,), lines_back=found.lines_back)

    def _of_works(self, scene: Scene, line: Line, quantity: Quantity, found: Found) -> Found | None:
        """A cost that names nothing is that of the works of which the text speaks, not of what they make; a chip has none."""
        works = self.context.programs.find(scene, line, quantity.start, quantity.end, frozenset({Place.FACTORY}))
        if works is not None and 0 < works.lines_back <= _LONG_AGO:
            return works
        return works if found.program.place is Place.CHIP else found

    def _of_factory(self, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        """A factory's rate belongs to the factory, whatever it makes."""
        quantity = value.quantity
        found = self.context.programs.find(scene, line, quantity.start, quantity.end, frozenset({Place.FACTORY}))
        if found is None or found.lines_back > _LONG_AGO:
            return None
        choice = self.table.choose(value, Place.FACTORY)
        return None if choice is None or choice.metric.key not in _OF_FACTORIES else (found, choice)

    def _of_what_it_counts(self, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        """A rate that names no things is one of what the works make, or of flights: "Gigasat is to reach 20 a day"."""
        quantity = as_rate(value)
        if quantity.dimension == "count_rate" and quantity.counted is None and _MAKES.search(value.before):
            made = self._of_maker(scene, line, value)
            if made is not None:
                return made
        if quantity.dimension == "count" and _IN_A_YEAR.match(value.after):
            return self._of_output(scene, line, value)
        if quantity.dimension != "count_rate" or quantity.counted is not None:
            return None
        found = self.context.programs.find(scene, line, quantity.start, quantity.end, _OF_COUNTED)
        far = (
            _SINCE_ASKED
            if (line.index and _ASKS_HOW_MANY.search(scene.lines[line.index - 1].quote.lower()))
            or (found is not None and scene.named == {found.program.key} and _WANTS.search(value.before))
            else _LONG_AGO
        )
        if found is None or found.program.counts is None or found.lines_back > far:
            return None
        counted = replace(value, quantity=replace(value.quantity, counted=found.program.counts))
        choice = self.table.choose(counted, found.program.place)
        return None if choice is None else (found, choice)

    def _of_maker(self, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        """A rate that names no things is one of the satellites whose works make so many: "the Starlink factory makes 70 a week"."""
        start, end = value.quantity.start, value.quantity.end
        found = self.context.programs.find(scene, line, start, end, frozenset({Place.ORBIT}))
        if found is None or found.mention is None:
            return None
        counted = replace(value, quantity=replace(value.quantity, counted="satellite"))
        choice = self.table.choose(counted, found.program.place)
        return None if choice is None else (found, choice)

    def _of_output(self, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        """What works make in a year of theirs is their rate: "Gigasat's output will be 10,000 satellites in its first year"."""
        found = self.context.programs.find(
            scene, line, value.quantity.start, value.quantity.end, frozenset({Place.FACTORY})
        )
        if found is None or found.lines_back > _LONG_AGO:
            return None
        yearly = replace(value.quantity, dimension="count_rate", unit="1/yr")
        choice = self.table.choose(replace(value, quantity=yearly), Place.FACTORY)
        return None if choice is None else (found, choice)

    def _is_of_what_others_make(self, line: Line, found: Found, value: Value) -> bool:
        """Say whether a share only compares with another's output: "a million wafers a month, 70% of what TSMC makes"."""
        compared = _OF_WHAT.match(line.words, value.quantity.end)
        return compared is not None and any(
            mention.start == compared.end() and mention.key != found.program.organization
            for mention in line.organizations()
        )

    def _is_own_money(self, line: Line, found: Found, metric: Metric, value: Value) -> bool:
        """Money of a deal that is not about our compute, or a company's whole spending, is no program's."""
        if metric.key in CONTRACTS:
            return False
        if metric.key != "capex":
            return True
        if found.mention is not None and is_told_aside(line, found.mention.start, value.quantity.start):
            return False  # "Google, which is also behind Suncatcher, will invest $15 billion"
        if found.mention is not None and _COMPANY_WIDE.search(value.before) and not _is_named_within(found, value):
            return False
        if _COMPANY_WIDE.search(value.sentence) and not _OF_THE_START.search(value.sentence):
            return found.mention is not None and line.clause_at(value.quantity.start) == line.clause_at(
                found.mention.start
            )
        return (
            found.mention is not None
            or (
                found.program.place is Place.FACTORY
                and (
                    _COSTS.search(value.own) is not None
                    or _COSTS.search(value.subject)
                    is not None  # "the investment over eight years comes to $4.3 billion"
                    or _COSTS.search(value.line_before) is not None
                    or (_SPENDS.search(value.before) is not None and _ON_IT.match(value.after) is not None)
                    or ONLY_LABELLED.fullmatch(value.before) is not None
                )
            )
            or (
                found.program.place in _WORKS_ON_LAND
                and value.quantity.value >= _LEAST_OF_WORKS_USD
                and _SUM_OF_IT.search(value.own) is not None
            )
            or (self.context.wordings["capex.works"].search(value.sentence) or _OF_THE_START.search(value.sentence))
            is not None
        )


def is_told_aside(line: Line, name: int, value: int) -> bool:
    """Say whether a name stands in a relative clause that is put in and over before a value."""
    if name >= value or not is_put_in(line.text, line.start, name):
        return False
    end = line.text.find(",", name, value)
    return end >= 0 and not is_put_in(line.text, line.start, value)


def _is_named_within(found: Found, value: Value) -> bool:
    """Say whether the program is named among the words that belong to the value."""
    quantity, mention = value.quantity, found.mention
    first, last = quantity.start - len(value.before), quantity.end + len(value.after)
    return mention is not None and first <= mention.start < last
