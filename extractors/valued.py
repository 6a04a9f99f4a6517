"""Values ─► claims: whose a quantity is, what it measures, how firmly and for when it is said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors import anaphora, governance, stance, values
from extractors.context import Context, Passage
from extractors.dating import Anchor
from extractors.drafts import Draft
from extractors.metrics import Choice, MetricTable, Value
from extractors.passages import Line
from extractors.programs import ANTECEDENT, Found, Scene
from models.claims import ClaimPeriod
from models.lexicon import Metric, Place, Program
from models.reading import Cue, Quantity
from models.vocabulary import Basis, DocumentKind, Modality

_CONTRACTS = frozenset({"contract_value", "contract_rate"})
_OF_FACTORIES = frozenset({"satellite_rate", "facility_area", "chip_rate", "wafer_rate"})
_IT_COSTS = re.compile(
    r"\s*(?:it|this|that|the whole(?: thing)?|all of it)(?:'ll|'d|\s(?:will|would|could|should|may|might|is to|is expected to|is supposed to))?\s(?:\w+ly\s)?costs?\b"
)
_OF_THE_START = re.compile(r"\b(?:initial|first-phase|phase one|starting|for the (?:plant|fab|factory|first phase))\b")
_COMPANY_WIDE = re.compile(r"\b(?:capital expenditures?|capital spending|capex|company-wide|total spending|guidance)\b")
_CHIPS = re.compile(r"\b(?:gpus?|accelerators?|[hgb][abh]?\d{3}s?|processors?|chips?|graphics)\b", re.IGNORECASE)
_THE_DEAL = re.compile(
    r"\W*(?:it|this|that|the (?:\w+\s)?(?:deal|agreement|contract|lease|order|arrangement|pact|transaction))\s(?:\w+\s)?(?:covers?|includes?|is for|amounts? to|provides?|guarantees?|comes? with|calls? for|involves?|spans?|entitles?|secures?|gives?)\b"
)
_SPENT = re.compile(
    r"\b(?:spent|invested|paid|sunk|poured|put (?:in|into|up)|(?:has|have) put|put \$|has cost|have cost|had cost|cost (?:it|them|us|the company)|went into|gone into|laid out|ploughed|plowed|absorbed|swallowed|consumed|outlays? (?:was|were|of)|spending (?:was|reached|hit)|reached|totall?ed|came to|amounted to|ran to|booked|incurred|was|were)\b"
)
_TODAY = frozenset(
    {"today", "now", "currently", "at present", "right now", "as of today", "as of now", "these days", "nowadays"}
)
_OF_HARDWARE = frozenset({"mass", "power", "area", "length"})
_OF_CRAFT = re.compile(r"[\s-]{1,2}(?:\w+\s)?(?:spacecraft|satellite|craft|node|sat|platform|bird)s?\b")
_SITE = re.compile(r"\b(?:the|this|that|its)\s(?:\w+\s)?(?:site|cluster|campus|supercomputer|data cent(?:er|re))\b")
_FLIGHTS = frozenset({"launch", "prototype_launch"})
_SCALE = re.compile(r"watt[\s-](?:scale|class)\b")
_OF_COMPUTE = re.compile(r"\s+(?:worth\s)?of\s(?:\w+\s)?(?:compute|computing|capacity|ground compute|gpu)\b")
_LONG_AGO = 2  # lines
_OF_ONE_THING = frozenset({"power_rate", "compute"})


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
            same = anaphora.same_measure(assumed, so_far.earlier)
            if same is not None and same.program is not None:
                choice = Choice(metric=same.metric, quantity=meant, score=1.0)
                found = Found(program=self.context.programs.programs[same.program], flags=(ANTECEDENT,))
            elif onward is not None and onward.program is not None:
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
            flags = [
                *found.flags,
                *(flag for flag in assumed if flag != anaphora.SAME_MEASURE),
                *(flag for flag in meant.flags if flag.endswith("assumed")),
            ]
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
        if quantity.dimension in _OF_HARDWARE and _OF_CRAFT.match(value.after):
            places &= frozenset({Place.ORBIT})  # "a three-tonne spacecraft designed to fit the Starship dispenser"
        found = self.context.programs.find(scene, line, quantity.start, quantity.end, places)
        if found is not None and found.mention is None:
            found = self._of_same_measure(scene, line, quantity, found) or found
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
        choice = self.table.choose(value, Place.GROUND, only=_CONTRACTS, is_sure=True)
        if choice is None:
            return None
        named = {mention.key for mention in line.mentions}
        return self._as_supply(() if named & (deals.customers | deals.sellers) else (ANTECEDENT,)), choice

    def _of_ground_fleet(self, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        deals = self.context.deals
        if (
            not (value.quantity.dimension == "power" or _is_of_chips(value.quantity))
            or deals.supply is None
            or not (
                deals.is_ground_fleet(scene.lines, line, value)
                or self._is_sold(scene, line, value)
                or self._goes_on_with_deal(scene, line)
            )
        ):
            return None
        if self.context.programs.named(line):
            return None
        if self._goes_on_with_deal(scene, line):
            choice = self.table.choose(value, Place.GROUND)
            return None if choice is None else (self._as_supply((ANTECEDENT,)), choice)
        site = self._the_site(scene, line, value)
        if site is not None:
            choice = self.table.choose(value, Place.GROUND)
            return None if choice is None else (site, choice)
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

    def _the_site(self, scene: Scene, line: Line, value: Value) -> Found | None:
        """Return the site that was named shortly before, where "the site" is what the value is said of."""
        if _SITE.search(value.clause) is None:
            return None
        quantity = value.quantity
        found = self.context.programs.find(scene, line, quantity.start, quantity.end, frozenset({Place.GROUND}))
        supply = self._supply_key()
        return found if found is not None and found.program.key != supply and found.lines_back <= _LONG_AGO else None

    def _goes_on_with_deal(self, scene: Scene, line: Line) -> bool:
        """Say whether a line goes on with the deal of the line before: "It covers 400 megawatts"."""
        last = scene.earlier[-1] if scene.earlier else None
        return (
            last is not None
            and last.program == self._supply_key()
            and line.index - last.line.index == 1
            and not self.context.programs.named(last.line)  # "… for all the capacity at Colossus 1. It gives us 300 MW"
            and _THE_DEAL.match(line.words, line.start, line.end) is not None
        )

    def _is_sold(self, scene: Scene, line: Line, value: Value) -> bool:
        """Say whether a power is what a customer takes from us: "is in talks to buy 500 MW of compute from SpaceX"."""
        deals = self.context.deals
        parties = {mention.key for mention in line.mentions}
        is_compute = (
            (_OF_COMPUTE.match(value.after) is not None and bool(parties & (deals.sellers | deals.customers)))
            or _is_of_chips(value.quantity)
            or bool(parties & deals.sellers and parties & deals.customers)
        )
        return is_compute and deals.is_about(scene.lines, line)

    def _of_same_measure(self, scene: Scene, line: Line, quantity: Quantity, found: Found) -> Found | None:
        """What goes on measuring is said of what was measured before, though another name has stood in between."""
        alike = [
            draft
            for draft in scene.earlier
            if draft.metric.dimension == quantity.dimension
            and draft.program in self.context.programs.programs
            and line.index - draft.line.index <= _LONG_AGO
        ]
        if not alike or alike[-1].program == found.program.key or quantity.dimension not in _OF_ONE_THING:
            return None
        program = self.context.programs.programs[alike[-1].program or ""]
        return Found(program=program, flags=found.flags, lines_back=line.index - alike[-1].line.index)

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
        if found.mention is not None and _COMPANY_WIDE.search(value.before) and not _is_named_within(found, value):
            return False
        if _COMPANY_WIDE.search(value.sentence) and not _OF_THE_START.search(value.sentence):
            return found.mention is not None and line.clause_at(value.quantity.start) == line.clause_at(
                found.mention.start
            )
        return (
            found.mention is not None
            or (found.program.place is Place.FACTORY and _IT_COSTS.match(value.clause) is not None)
            or (self.context.wordings["capex.works"].search(value.sentence) or _OF_THE_START.search(value.sentence))
            is not None
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
            and not self._is_another(draft.line, line, program)
            for draft in scene.earlier
        )
        is_deal = self._goes_on_with_deal(scene, line) or self._is_sold(scene, line, value)
        flown = self.context.is_flown(scene.lines, line, start, program.key, passage.title)
        modality, cue = self._modality(
            line, start, end, metric, program, spans, flown=flown, flew=flew, is_deal=is_deal
        )
        of_plan = modality not in stance.PAST
        period = self.context.period(passage, line, start, end, modality, spans, program.organization, of_plan=of_plan)
        if cue is None and modality is Modality.ACHIEVED and not stance.is_past(line, start):
            ahead = self.context.period(passage, line, start, end, Modality.PLANNED, spans, program.organization)
            if _lies_ahead(ahead, passage.anchor):
                modality, period = Modality.PLANNED, ahead
        modality = stance.as_wished(modality, cue, period)
        if metric.key == "capex" and modality is Modality.ACHIEVED and not _SPENT.search(value.clause):
            modality = Modality.PLANNED  # "now has a price": nothing has been paid yet
        if period is not None and period.text.lower() in _TODAY:
            period = None  # "draws 300 MW today" has no other date than the page
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

    def _is_another(self, told: Line, line: Line, program: Program) -> bool:
        """Say whether a line speaks of another one of a program than the one whose flight was told: Starcloud-2."""
        before = {
            mention.text.lower() for mention, kind in self.context.programs.named(told) if kind.key == program.key
        }
        here = {mention.text.lower() for mention, kind in self.context.programs.named(line) if kind.key == program.key}
        numbered = {name for name in here if name[-1].isdigit()}
        return told is not line and bool(numbered) and not numbered & before

    def _modality(
        self,
        line: Line,
        start: int,
        end: int,
        metric: Metric,
        program: Program,
        spans: Iterable[tuple[int, int]],
        *,
        flown: bool,
        flew: bool,
        is_deal: bool,
    ) -> tuple[Modality, Cue | None]:
        """Return the modality, and the cue that says so."""
        cue = governance.governing(line, start, end, tuple(spans))
        is_drawn = (
            metric.basis is Basis.EACH
            and metric.key != "link_rate"
            and program.place is Place.ORBIT
            and not flown
            and not flew
        )
        if cue is not None and is_drawn and stance.is_growth(cue):
            return Modality.PLANNED, cue  # "its radiators grew to 160 m²": on paper
        if cue is not None and not stance.is_of_paper(cue):
            return Modality(cue.value), cue
        if metric.key in _CONTRACTS or (program.key == self._supply_key() and is_deal):
            return Modality.COMMITTED, None
        is_count = metric.dimension == "count"
        # What a flight carried is told of the flight, whether or not its load had flown before.
        flown = flown or (metric.key == "satellites_per_launch" and stance.tells_of_load(line, start))
        return stance.modality(line, start, program, flown=flown, flew=flew, is_count=is_count), None

    def _as_supply(self, flags: tuple[str, ...]) -> Found:
        assert self.context.deals.supply is not None
        return Found(program=self.context.deals.supply, flags=flags)

    def _supply_key(self) -> str | None:
        supply = self.context.deals.supply
        return supply.key if supply else None


def _is_named_within(found: Found, value: Value) -> bool:
    """Say whether the program is named among the words that belong to the value."""
    quantity, mention = value.quantity, found.mention
    first, last = quantity.start - len(value.before), quantity.end + len(value.after)
    return mention is not None and first <= mention.start < last


def _is_of_chips(quantity: Quantity) -> bool:
    return (
        quantity.dimension == "count" and quantity.counted is not None and _CHIPS.search(quantity.counted) is not None
    )


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
