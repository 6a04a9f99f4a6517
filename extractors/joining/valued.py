"""Values ─► claims: whose a quantity is, what it measures and for when it is said; how firmly is for ``extractors.joining.value_stance``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.deals import deal_lists, deal_partners
from extractors.ellipses import answers, bare_counts, listed_counts, listed_units, lone_figures, spoken_counts
from extractors.firmness import governance, old_values, stance, states, tenses
from extractors.joining import value_stance, values
from extractors.joining.context import Context, Passage
from extractors.joining.deal_sums import CONTRACTS
from extractors.joining.value_owners import OwnerFinder
from extractors.joining.value_stance import ValueStance
from extractors.lines import generalities, nearness
from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.lines.scenes import ANTECEDENT, Found, Scene
from extractors.lines.table_columns import heading
from extractors.lines.triggers import FLIGHTS
from extractors.lines.value_words import Value, in_its_words
from extractors.lines.workload import OF_VALUE
from extractors.metrics.metrics import Choice
from extractors.programs import anaphora
from models.reading import Quantity
from models.vocabulary import Basis, DocumentKind, Modality

_SPENT = re.compile(
    r"\b(?:spent|invested|paid|sunk|poured|put (?:in|into|up)|(?:has|have) put|put \$|has cost|have cost|had cost|cost (?:it|them|us|the company)|went into|gone into|laid out|ploughed|plowed|absorbed|swallowed|consumed|outlays? (?:was|were|of)|spending (?:was|reached|hit)|reached|totall?ed|came to|amounted to|ran to|booked|incurred|was|were"
    r"|(?!(?:to|will|would|could|can|may|might|should|must|a|the|its|total|capital|of|at|and|unit|\w+s)\s)[\w’']+\scost(?=\s(?:about|some|around|roughly|nearly|over|more|less|at (?:least|most)|up to|as much as|it|them|\W)))\b"
)
_AT_CLOSE = re.compile(
    r"(?:(?:at|as of|on) )?(?:the )?(?:quarter|month|period)[- ]?(?:end|close)|at the (?:end|close) of the (?:quarter|month|period)"
)
"""What closes a period that is over where nobody says what is to come: "1.1 GW at quarter-end"."""
_TODAY = frozenset({"today", "now", "currently", "at present", "right now", "as of now", "these days", "nowadays"})
_STATED = frozenset(
    {"said", "says", "say", "shows", "showed", "claims", "claimed", "lists", "listed", "states", "stated"}
)
_SCALE = re.compile(r"watt[\s-](?:scale|class)\b")
_LONG_AGO = 2  # lines
_LINES_BEFORE = 4
_OF_LIKENESSES = frozenset({"length", "mass", "count", "money"})
_TERMS_OF_JOBS = frozenset({"money", "money_rate", "share", "time"})
_RAMPS = re.compile(r"(?:is |are )?ramp")
_TELLS = re.compile(
    r"[\s>*•·–-]*(?:it|they|we|the|this|these|each|its|their|(?:phase|stage|module|line) (?:\d|one|two))\b"
)
_OUTPUT = re.compile(r"\b(?:our|its|the|their)\s(?:\w+\s)?(?:output|production|chips|wafers)\b")
_OF_THE = re.compile(r"\bthe (?:first\s|next\s)?$")
_CRAFT = frozenset(
    {"satellite", "satellites", "prototype", "prototypes", "spacecraft", "demonstrator", "demonstrators", "pathfinders"}
)
_IT = re.compile(r"\b(?:it|they|there)\b")
_OF_ONE_CRAFT = frozenset(
    {
        "accelerator_count",
        "altitude",
        "array_area",
        "array_flux",
        "radiator_area",
        "radiator_flux",
        "span",
        "unit_mass",
        "unit_power",
    }
)
_LASTING = frozenset({"altitude", "array_area", "radiator_area", "span", "unit_mass"})
"""What a craft is and keeps: the day of its flight dates none of it."""
_OF_DEALS = frozenset({"accelerator_count"})
_DEALT = frozenset({Modality.COMMITTED, Modality.PLANNED, Modality.ACHIEVED, Modality.UNDERWAY, Modality.CONDITIONAL})
_FLOWN_BEFORE = 12  # lines: a text that has told of a flight goes on speaking of what flies


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReader:
    """Makes claims of the values of a line."""

    context: Context
    owners: OwnerFinder
    stance: ValueStance

    def read(self, passage: Passage, scene: Scene, line: Line, line_values: Sequence[Quantity]) -> list[Draft]:
        """Return the claims whose values stand in ``line``; each is told to ``scene``, for the next may go on from it."""
        here: list[Draft] = []
        things, names = self.context.counter.things, self.context.programs.names
        before = scene.lines[max(0, line.index - _LINES_BEFORE) : line.index]
        for quantity in line_values:
            if old_values.is_labelled_old(scene.lines, line, quantity):
                continue
            meant, assumed = anaphora.counted(line, quantity, scene.told, before[-1] if before else None)
            if not assumed:
                meant = listed_units.measured(scene.lines, line, meant)
                meant = answers.priced(scene.lines, line, meant)
                meant = answers.counted(scene.lines, line, meant, things, scene.told)
                meant = lone_figures.counted(scene.lines, line, meant, things)
                meant = listed_counts.counted(scene.lines, line, meant, things, names)
                meant = bare_counts.counted(line, meant, things)
                meant = spoken_counts.counted(scene, line, meant, names)
                meant = deal_lists.as_rate(scene.lines, line, meant, self.context.parties.customers_in(line))
            goes_on = bool(assumed) or bool(scene.told.of_line(line))
            if not goes_on and self.owners.table.is_of_nothing(meant, line.heard) and not heading(line, quantity.start):
                continue
            scene.work.add(OF_VALUE)
            value = answers.in_its_question(scene.lines, line, in_its_words(line, meant, line_values, before))
            found: Found | None
            choice: Choice | None
            onward = anaphora.resumes(line, value, scene.told)
            same = anaphora.same_measure(assumed, scene.told)
            if same is not None and same.program is not None:
                choice = Choice(metric=same.metric, quantity=meant, score=1.0)
                found = Found(program=self.context.programs.names.by_key[same.program], flags=(ANTECEDENT,))
                if same.line is not line and not self._is_still_of(scene, line, quantity, found):
                    continue
            elif onward is not None and onward.program is not None:
                choice = anaphora.as_rate_of(onward, value)
                found = Found(program=self.context.programs.names.by_key[onward.program], flags=(ANTECEDENT,))
            else:
                found, choice = self.owners.find(passage, scene, line, value)
            if found is None or choice is None or stance.silent(line, quantity.start, quantity.end):
                continue
            is_named = found.mention is not None and line.clause_at(quantity.start).start <= found.mention.start
            if (
                generalities.is_idle(line, quantity.start)
                or generalities.is_mere_number(line, quantity.start, quantity.end)
                or (not is_named and generalities.is_of_bystander(line, quantity.start))
                or (quantity.dimension in _OF_LIKENESSES and generalities.is_of_replica(line, quantity.start))
            ):
                continue
            if (
                passage.kind is DocumentKind.JOB_POSTING
                and found.mention is None
                and found.program not in [program for _, program in self.context.programs.names.of_line(line)]
                and not _goes_on_in_posting(scene, line, meant, found)
            ):
                continue
            flags = [
                *found.flags,
                *(flag for flag in assumed if flag != anaphora.SAME_MEASURE),
                *(flag for flag in meant.flags if flag.endswith("assumed")),
            ]
            resumed = anaphora.rate(line, value, choice, found.program, scene.told)
            if resumed is not None:
                choice = resumed
                flags.append(ANTECEDENT)
            draft = self._draft(passage, scene, line, value, found, choice, line_values, flags)
            scene.told.add(draft)
            here.append(draft)
        return here

    def _is_still_of(self, scene: Scene, line: Line, quantity: Quantity, found: Found) -> bool:
        """Say whether a value without a unit is said of the program of the value before it, and not of somebody else."""
        program = found.program
        if any(
            company.key != program.organization and company.end < quantity.start for company in line.organizations()
        ):
            return False
        own = self.context.programs.find(scene, line, quantity.start, quantity.end, frozenset({program.place}))
        return own is not None and own.program.key == program.key

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
        flew = tenses.tells_of_flight(line) or any(
            draft.metric.key in FLIGHTS
            and (draft.program, draft.modality) == (program.key, Modality.ACHIEVED)
            and not self.stance.is_another(scene.lines, draft.line, line, program)
            for draft in scene.told.back_from(
                line, _FLOWN_BEFORE if metric.key in _OF_ONE_CRAFT else _LONG_AGO, dimension=""
            )
        )
        is_deal = self.owners.sold.is_part_of_deal(passage, scene, line, value)
        flown = self.context.is_flown(scene.lines, line, start, program.key, passage.title)
        modality, cue = self.stance.modality(
            line, start, end, metric, program, spans, flown=flown, flew=flew, is_deal=is_deal
        )
        if cue is None and value_stance.is_headed_by_condition(scene.lines, line, start):
            modality = Modality.CONDITIONAL
        if cue is None and modality is Modality.ACHIEVED and states.lies_ahead(scene.lines, line, start):
            modality = Modality.PLANNED
        # The day on which a plan was dropped dates it no more than that of its filing.
        of_plan = modality not in stance.PAST or modality is Modality.CANCELLED
        told = Modality.ACHIEVED if cue is None and tenses.was_so(line, start) else modality
        period = self.context.period(passage, line, start, end, told, spans, program.organization, of_plan=of_plan)
        is_so = modality is Modality.ACHIEVED and cue is not None and cue.text.lower() == "already"
        if is_so and stance.is_yet_to_come(period, passage.anchor.day):
            period = None  # "already occupies 300 MW, under a contract that runs through 2029"
        if modality is Modality.ACHIEVED and stance.is_yet_to_come(period, passage.anchor.day):
            modality = Modality.PLANNED  # nothing that is dated ahead has happened
        elif modality is Modality.UNDERWAY and cue is not None and _RAMPS.match(cue.text.lower()):
            if stance.is_yet_to_come(period, passage.anchor.day):
                modality = Modality.PLANNED  # "ramps from 2 a day in late 2027 to 16 a day by mid-2029"
        elif cue is None and modality is Modality.ACHIEVED and not self.stance.is_told_as_past(line, start, metric):
            ahead = self.context.period(passage, line, start, end, Modality.PLANNED, spans, program.organization)
            is_close = ahead is not None and _AT_CLOSE.fullmatch(ahead.text.lower()) is not None
            if (value_stance.lies_ahead(ahead, passage.anchor) and not is_close) or (
                value_stance.is_deadline(period)
                and any(cue.text.lower() in _STATED and cue.end <= start for cue in line.cues)
            ):
                modality, period = Modality.PLANNED, ahead
        if modality is Modality.ACHIEVED and metric.basis is Basis.LEVEL:
            period = value_stance.at_close(period)
        modality = stance.as_wished(modality, cue, period)
        modality = stance.as_deferred(modality, cue, period, passage.anchor.day)
        if modality in stance.AHEAD and governance.is_taken_back(line, passage.following(line)):
            modality = Modality.DENIED
        if metric.key == "capex" and modality is Modality.ACHIEVED and not _SPENT.search(value.clause):
            modality = Modality.PLANNED  # "now has a price": nothing has been paid yet
        if metric.key in _LASTING and modality is Modality.ACHIEVED and self.stance.has_flown(line, start):
            period = None  # "reached orbit on November 2, all 60 kilograms of it": what it weighs has no date
        if period is not None and period.text.lower() in _TODAY:
            period = None  # "draws 300 MW today" has no other date than the page
        if modality is Modality.PLANNED and period is None and _SCALE.search(line.text[start : end + 8].lower()):
            modality = Modality.ASPIRATIONAL
        if metric.key in CONTRACTS:
            modality, period = value_stance.owed(modality, period, passage.anchor)
        party = None
        supply = self.context.parties.supply
        is_of_supply = supply is not None and program.key == supply.key and metric.key in _OF_DEALS
        if metric.key in CONTRACTS or (is_of_supply and modality in _DEALT):
            party = deal_partners.of_value(self.context.parties, scene.lines, line, start, end, passage.titled)
        return Draft(
            line=line,
            start=start,
            end=end,
            metric=metric,
            program=program.key or None,
            quantity=choice.quantity,
            unit_text=line.text[start:end],
            power_basis=values.power_basis(value, self.context.wordings) if metric.dimension == "power" else None,
            modality=modality,
            chain=self.context.chains.chain(line, start),
            counterparty=None if party is None else party.key,
            period=period,
            condition=self.context.condition(line, start, modality),
            flags=tuple(dict.fromkeys(flags)),
        )


def _goes_on_in_posting(scene: Scene, line: Line, quantity: Quantity, found: Found) -> bool:
    """Say whether a value in a posting is one of the program named just before, and no term of the job.

    "200 kW per satellite" in the next line, what follows in the same paragraph, and what is said of "the satellite".
    """
    if quantity.per == "satellite" and found.lines_back == 1:
        return True
    if quantity.dimension in _TERMS_OF_JOBS and not (
        quantity.dimension == "share" and _OUTPUT.search(line.words, line.start, line.end)
    ):
        return False
    named = scene.lines[max(0, line.index - found.lines_back)]
    clause = line.whole_clause(line.clause_at(quantity.start))
    before = line.words[clause.start : quantity.start]
    if _OF_THE.search(before) and quantity.counted in _CRAFT:
        return True  # "test the two prototypes that fly in 2027"
    is_near = found.lines_back <= _LONG_AGO and named.paragraph == line.paragraph
    tells = _TELLS.match(line.words, line.start) or _IT.search(before)
    return (is_near and tells is not None) or nearness.wanted(
        line, clause.start, quantity.start, frozenset({found.program.place})
    )[1]
