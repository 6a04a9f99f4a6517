"""Values ─► claims: whose a quantity is, what it measures, how firmly and for when it is said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors import anaphora, stance, values
from extractors.context import Context, Passage
from extractors.dating import Anchor
from extractors.drafts import Draft
from extractors.metrics import Choice, MetricTable, Value
from extractors.passages import Line
from extractors.programs import ANTECEDENT, Found, Scene
from models.claims import ClaimPeriod
from models.lexicon import Metric, Place, Program
from models.reading import Cue, Quantity
from models.vocabulary import DocumentKind, Modality

_CONTRACTS = frozenset({"contract_value", "contract_rate"})
_OF_FACTORIES = frozenset({"satellite_rate", "facility_area", "chip_rate", "wafer_rate"})
_BUILDING = re.compile(
    r"\b(?:bill|plant|factory|fab|project|complex|phases?|whole thing|facility|build-?out|campus|site|cluster|equipment|tools|tooling|(?:research|pilot|production) line"
    r"|(?:an|initial|total|capital|planned) investment of|(?:construction|building|capital) costs?|costs? of (?:building|construction)|cost to build)\b"
)
_IT_COSTS = re.compile(
    r"\s*(?:it|this|that|the whole(?: thing)?|all of it)(?:'ll|'d|\s(?:will|would|could|should|may|might|is to|is expected to|is supposed to))?\s(?:\w+ly\s)?costs?\b"
)
_OF_THE_START = re.compile(r"\b(?:initial|first-phase|phase one|starting|for the (?:plant|fab|factory|first phase))\b")
_COMPANY_WIDE = re.compile(r"\b(?:capital expenditures?|capital spending|capex|company-wide|total spending|guidance)\b")
_FLIGHTS = frozenset({"launch", "prototype_launch"})
_SCALE = re.compile(r"watt[\s-](?:scale|class)\b")
_OF_COMPUTE = re.compile(r"\s+(?:worth\s)?of\s(?:\w+\s)?(?:compute|computing|capacity|ground compute|gpu)\b")
_LONG_AGO = 2  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReader:
    """Makes claims of the values of a line."""

    table: MetricTable
    context: Context

    def read(self, passage: Passage, scene: Scene, line: Line, line_values: Sequence[Quantity]) -> list[Draft]:
        """Return the claims whose values stand in ``line``."""
        here: list[Draft] = []
        before = scene.lines[line.index - 1] if line.index > 0 else None
        for quantity in line_values:
            if stance.silent(line, quantity.start, quantity.end):
                continue
            meant, assumed = anaphora.counted(line, quantity, [*scene.earlier, *here])
            value = values.in_its_words(line, meant, line_values, before)
            so_far = replace(scene, earlier=(*scene.earlier, *here))
            found: Found | None
            choice: Choice | None
            onward = anaphora.resumes(line, value, so_far.earlier)
            if onward is not None and onward.program is not None:
                choice = anaphora.as_rate_of(onward, value)
                found = Found(program=self.context.programs.programs[onward.program], flags=(ANTECEDENT,))
            else:
                found, choice = self._measure(passage, so_far, line, value)
            if found is None or choice is None:
                continue
            if (
                passage.kind is DocumentKind.JOB_POSTING
                and found.mention is None
                and not _is_of_next_line(meant, found)
            ):
                continue
            flags = [*found.flags, *assumed, *(flag for flag in meant.flags if flag.endswith("assumed"))]
            resumed = anaphora.rate(line, value, choice, found.program, so_far.earlier)
            if resumed is not None:
                choice = resumed
                flags.append(ANTECEDENT)
            here.append(self._draft(passage, scene, line, value, found, choice, line_values, flags))
        return here

    def _measure(self, passage: Passage, scene: Scene, line: Line, value: Value) -> tuple[Found | None, Choice | None]:
        """Return whose value it is and of which metric."""
        quantity = value.quantity
        sold = self._of_deal(passage, line, value) or self._of_ground_fleet(scene, line, value)
        if sold is not None:
            return sold
        places = self.table.could_be(quantity)
        found = self.context.programs.find(scene, line, quantity.start, quantity.end, places)
        if quantity.dimension == "money" and found is not None and found.mention is None:
            found = self._of_works(scene, line, quantity) or found
        if found is None:
            return None, None
        choice = self.table.choose(value, found.program.place)
        if choice is None:
            found = self.context.programs.find(
                scene, line, quantity.start, quantity.end, places - {found.program.place}
            )
            choice = self.table.choose(value, found.program.place) if found is not None else None
        if found is None or choice is None or not self._is_own_money(line, found, choice.metric, value):
            return None, None
        if choice.metric.key == "mass_rate" and found.program.place is Place.ORBIT:
            rocket = next((pair for pair in self.context.programs.named(line) if pair[1].place is Place.ROCKET), None)
            return (found if rocket is None else Found(program=rocket[1], mention=rocket[0])), choice
        if choice.metric.key in _OF_FACTORIES and found.program.place is not Place.FACTORY:
            return self._of_factory(scene, line, value) or (found, choice)
        if choice.metric.key == "compute_power" and found.program.place is Place.GROUND and found.mention is None:
            last = [draft for draft in scene.earlier if draft.metric.dimension == "power"][-1:]
            if last and last[0].program == self._supply_key() and line.index - last[0].line.index <= _LONG_AGO:
                return self._as_supply((ANTECEDENT,)), choice
        return found, choice

    def _of_deal(self, passage: Passage, line: Line, value: Value) -> tuple[Found, Choice] | None:
        deals = self.context.deals
        if value.quantity.dimension not in {"money", "money_rate"} or deals.supply is None:
            return None
        if not deals.is_about(passage.lines, line, passage.title):
            return None
        choice = self.table.choose(value, Place.GROUND, only=_CONTRACTS)
        if choice is None:
            return None
        named = {mention.key for mention in line.mentions}
        return self._as_supply(() if named & (deals.customers | deals.sellers) else (ANTECEDENT,)), choice

    def _of_ground_fleet(self, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        deals = self.context.deals
        if (
            value.quantity.dimension != "power"
            or deals.supply is None
            or not (deals.is_ground_fleet(scene.lines, line, value) or self._is_sold(scene, line, value))
        ):
            return None
        if self.context.programs.named(line):
            return None
        if self._is_sold(scene, line, value):
            choice = self.table.choose(value, Place.GROUND)
            return None if choice is None else (self._as_supply(()), choice)
        clause = line.clause_at(value.quantity.start)
        if self.context.programs.outsiders.is_subject(
            line, clause.start, value.quantity.start, owner=deals.supply.organization
        ):
            return None
        if self.context.programs.outsiders.speaks_of_others(line, clause.start, clause.end, deals.supply.organization):
            return None
        choice = self.table.choose(value, Place.GROUND)
        return None if choice is None else (self._as_supply(()), choice)

    def _is_sold(self, scene: Scene, line: Line, value: Value) -> bool:
        """Say whether a power is what a customer takes from us: "is in talks to buy 500 MW of compute from SpaceX"."""
        deals = self.context.deals
        parties = {mention.key for mention in line.mentions}
        return (
            _OF_COMPUTE.match(value.after) is not None
            and bool(parties & deals.sellers and parties & deals.customers)
            and deals.is_about(scene.lines, line)
        )

    def _of_works(self, scene: Scene, line: Line, quantity: Quantity) -> Found | None:
        """A cost that names nothing is that of the works of which the text speaks, not of what they make."""
        works = self.context.programs.find(scene, line, quantity.start, quantity.end, frozenset({Place.FACTORY}))
        return works if works is not None and 0 < works.lines_back <= _LONG_AGO else None

    def _of_factory(self, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        """A factory's rate belongs to the factory, whatever it makes."""
        quantity = value.quantity
        found = self.context.programs.find(scene, line, quantity.start, quantity.end, frozenset({Place.FACTORY}))
        if found is None or found.lines_back > _LONG_AGO:
            return None
        choice = self.table.choose(value, Place.FACTORY)
        return None if choice is None or choice.metric.key not in _OF_FACTORIES else (found, choice)

    def _is_own_money(self, line: Line, found: Found, metric: Metric, value: Value) -> bool:
        """Money of a deal that is not about our compute, or a company's whole spending, is no program's."""
        if metric.key in _CONTRACTS:
            return False
        if metric.key != "capex":
            return True
        if _COMPANY_WIDE.search(value.sentence) and not _OF_THE_START.search(value.sentence):
            return found.mention is not None and line.clause_at(value.quantity.start) == line.clause_at(
                found.mention.start
            )
        return (
            found.mention is not None
            or (found.program.place is Place.FACTORY and _IT_COSTS.match(value.clause) is not None)
            or (_BUILDING.search(value.sentence) or _OF_THE_START.search(value.sentence)) is not None
        )

    def _draft(
        self,
        passage: Passage,
        scene: Scene,
        line: Line,
        value: Value,
        found: Found,
        choice: Choice,
        line_values: Sequence[Quantity],
        flags: Sequence[str],
    ) -> Draft:
        metric, program = choice.metric, found.program
        start, end = value.quantity.start, value.quantity.end
        spans = [(other.start, other.end) for other in line_values]
        flew = stance.tells_of_flight(line) or any(
            draft.metric.key in _FLIGHTS
            and (draft.program, draft.modality) == (program.key, Modality.ACHIEVED)
            and line.index - draft.line.index <= _LONG_AGO
            for draft in scene.earlier
        )
        modality, cue = self._modality(line, start, end, metric, program, spans, flew=flew)
        of_plan = modality not in stance.PAST
        period = self.context.period(passage, line, start, end, modality, spans, program.organization, of_plan=of_plan)
        if cue is None and modality is Modality.ACHIEVED and not stance.is_past(line, start):
            ahead = self.context.period(passage, line, start, end, Modality.PLANNED, spans, program.organization)
            if _lies_ahead(ahead, passage.anchor):
                modality, period = Modality.PLANNED, ahead
        modality = stance.as_wished(modality, cue, period)
        if modality is Modality.PLANNED and period is None and _SCALE.search(line.text[start : end + 8].lower()):
            modality = Modality.ASPIRATIONAL
        if metric.key in _CONTRACTS:
            modality, period = _owed(modality, period, passage.anchor)
        parties = self.context.deals.counterparties(line) if metric.key in _CONTRACTS else []
        return Draft(
            line=line,
            start=start,
            end=end,
            metric=metric,
            program=program.key,
            quantity=choice.quantity,
            unit_text=line.text[start:end],
            power_basis=values.power_basis(value) if metric.dimension == "power" else None,
            modality=modality,
            speaker=self.context.speaker(line, start),
            counterparty=parties[0].key if parties else None,
            period=period,
            condition=self.context.condition(line, start, modality),
            flags=tuple(dict.fromkeys(flags)),
        )

    def _modality(
        self,
        line: Line,
        start: int,
        end: int,
        metric: Metric,
        program: Program,
        spans: Iterable[tuple[int, int]],
        *,
        flew: bool,
    ) -> tuple[Modality, Cue | None]:
        """Return the modality, and the cue that says so."""
        cue = stance.governing(line, start, end, tuple(spans))
        if cue is not None and not stance.is_of_paper(cue):
            return Modality(cue.value), cue
        if metric.key in _CONTRACTS:
            return Modality.COMMITTED, None
        return stance.modality(line, start, program, flown=program.key in self.context.flown, flew=flew), None

    def _as_supply(self, flags: tuple[str, ...]) -> Found:
        assert self.context.deals.supply is not None
        return Found(program=self.context.deals.supply, flags=flags)

    def _supply_key(self) -> str | None:
        supply = self.context.deals.supply
        return supply.key if supply else None


def _is_of_next_line(quantity: Quantity, found: Found) -> bool:
    """Say whether a value in a posting is one of the program named just before: "200 kW per satellite"."""
    return quantity.per == "satellite" and found.lines_back == 1


def _lies_ahead(period: ClaimPeriod | None, anchor: Anchor) -> bool:
    if period is None or anchor.day is None:
        return False
    first, last = period.earliest, period.latest
    return (first is not None and first > anchor.day) or (
        last is not None and last > anchor.day and (first is None or first == anchor.day)
    )


def _owed(modality: Modality, period: ClaimPeriod | None, anchor: Anchor) -> tuple[Modality, ClaimPeriod | None]:
    """What a deal pays is owed, not done; the day of the signing does not date it."""
    if modality in {Modality.ACHIEVED, Modality.UNDERWAY}:
        modality = Modality.COMMITTED
    if period is not None and period.latest is not None and anchor.day is not None and period.latest <= anchor.day:
        period = None
    return modality, period
