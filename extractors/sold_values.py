"""Values of compute that is sold: what a deal pays, and the power and chips that its customers take.

``SoldFinder(table=table, context=context)``
``finder.find(passage, scene, line, value)``   the seller's program and the metric; None: the value is of no such deal
``finder.is_part_of_deal(passage, scene, line, value)`` a deal is what the line speaks of, so that its figures are owed
"""

import re
from dataclasses import dataclass

from extractors import continuity, nearness, newcomers, subjects_before
from extractors.context import Context, Passage
from extractors.continuity import Bond
from extractors.drafts import Draft
from extractors.metrics import Choice, MetricTable
from extractors.passages import Line
from extractors.scenes import ANTECEDENT, Found, Scene
from extractors.value_words import Value
from extractors.wordings import Frame
from models.lexicon import Place, Program
from models.reading import Quantity

CONTRACTS = frozenset({"contract_value", "contract_rate"})
_CHIPS = Frame(r"\b(?:<chip.kinds>|[hgb][abh]?\d{3}s?)\b")
_THE_DEAL = Frame(
    r"\W*<deal.in_return>,?\s(?:it|they|the \w+|[a-z]+)\s<deal.gets>\b"
    r"|\W*(?:it|this|that|the (?:\w+\s)?<deal.kinds>)\s(?:\w+\s)?<deal.provides>\b"
)
_SITE = Frame(r"\b(?:the|this|that|its)\s(?:\w+\s)?(?:<site.any>|<site.of_compute>|cluster)\b")
_OF_COMPUTE = Frame(r"\s+(?:worth\s)?of\s(?:[\w'’]+\s)?<deal.compute>\b")
_UNDER = Frame(
    r"\b(?:under|pursuant to|by|with)\s(?:the|this|that|its|an?)\s(?:\w+\s){0,2}?<deal.kinds>\b|\bentitled to\b"
)
_PRICED = Frame(r"\s(?:of \w+\s)?(?:at|for)\s(?:(?:a (?:total )?(?:price|cost|fee) of|<number.about>)\s)?\$")
_PAYS = Frame(r"\b(?:<deal.pays>|with|from|to|at)\s(?:the\s)?$")
_OTHER_SIDE = re.compile(r"\b(?:to|from|with|by|for|at)\s(?:the\s)?$")
_FROM = re.compile(r"[^,;.]{0,40}\b(?:from|of|at|by)\s(?:the\s)?")
_TO = re.compile(r"[^,;.]{0,40}\b(?:to|for)\s(?:the\s)?")
_HAS = Frame(r"\b(?:<stance.has>|had)\s(?:(?:now|already|<number.about>)\s){0,3}$")
_IN_USE = Frame(r"(?:\sof)?(?:\s(?!for\b|to\b|in\b)[\w-]+){0,5}?\s<site.in_use>\b")
_TOLD_BEFORE = re.compile(r"\b(?:it|its|this|these|those|that|they|their|we|our|us|both|each|he|she)\b")
_WORDS_OF_DEALS = ("deal.sums", "deal.kinds", "deal.compute")
_OF_DEALS = frozenset({"money", "money_rate", "power"})
"""What is paid for and what is taken; beside these only chips are."""
_LONG_AGO = 2  # lines
_LIST = 12  # lines within which another customer's payments may be told: "Anthropic is already in: $15 billion a year"


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldFinder:
    """Knows the values of deals over compute from ground sites."""

    table: MetricTable
    context: Context

    def find(self, passage: Passage, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        """Return the program that sells and the metric, where ``value`` is one of a deal."""
        quantity, start = value.quantity, value.quantity.start
        if quantity.dimension not in _OF_DEALS and not self._is_of_chips(quantity):
            return None
        is_of_others = continuity.bond(line, start) is Bond.BROKEN or subjects_before.is_of_others(
            scene, line, start, self.context.programs.outsiders, names_ours=self._names_parties
        )
        if is_of_others and not self._names_parties(line, start):
            return None  # "The township gets $14 million", "Entergy serves Mississippi. Its peak was 3,260 megawatts"
        if self._is_told_by_others(scene, line):
            return None  # "We put 16,000 GPUs on line", in a text on CoreWeave
        return self._of_deal(passage, scene, line, value) or self._of_ground_fleet(passage, scene, line, value)

    def _is_told_by_others(self, scene: Scene, line: Line) -> bool:
        """Say whether "we" is somebody of whom the title tells, and who neither sells our computing nor takes it."""
        parties = self.context.parties
        titled = {parties.companies.behind(key) for key in scene.owners}
        if parties.supply is None or titled & (parties.customers | parties.ours) or self._names_parties(line):
            return False
        return self.context.programs.earlier.passing.is_of_title(scene, line, parties.supply)

    def _names_parties(self, line: Line, position: int | None = None) -> bool:
        """Say whether a line names somebody who sells computing or takes it, or a site; of ``position`` on, only as the other side."""
        parties = self.context.parties
        return any(
            parties.companies.behind(mention.key) in parties.customers | parties.ours
            and (
                position is None
                or mention.start < position
                or _OTHER_SIDE.search(line.words, position, mention.start) is not None
            )
            for mention in line.mentions
        )

    def is_part_of_deal(self, passage: Passage, scene: Scene, line: Line, value: Value) -> bool:
        """Say whether ``line`` speaks of a deal to which ``value`` belongs; "has 1.4 GW on line" is there, and not owed."""
        if line.pattern(_HAS).search(value.before) and line.pattern(_IN_USE).match(value.after):
            return False
        return self._goes_on_with_deal(scene.told.last_before(line), line) or self._is_sold(passage, scene, line, value)

    def _of_deal(self, passage: Passage, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        deals, parties = self.context.deals, self.context.parties
        if value.quantity.dimension not in {"money", "money_rate"} or parties.supply is None:
            return None
        clause = line.whole_clause(line.clause_at(value.quantity.start))
        if self._is_between_others(passage, line) or self.context.wordings["deal.elsewhere"].search(
            line.words, clause.start, clause.end
        ):
            return None
        is_sure = deals.is_about(passage.lines, line, passage.title, passage.title_keys)
        if not is_sure and not self._follows_deal(scene, line, value):
            return None
        if any(program.organization not in parties.sellers for program in self._named_beside(line, value)):
            return None  # "$500 million for a Dojo installation" is no deal over compute
        choice = self.table.choose(value, Place.GROUND, only=CONTRACTS, is_sure=is_sure)
        if choice is None:
            return None
        if choice.metric.key == "contract_value" and not self._is_tied_to_deal(line):
            return None
        named = {mention.key for mention in line.mentions}
        return self.as_supply(() if named & (parties.customers | parties.sellers) else (ANTECEDENT,)), choice

    def _is_tied_to_deal(self, line: Line) -> bool:
        """Say whether anything in a line ties a sum to a deal: a party, a word for what was told, or for deals; "the township gets $14 million" has none."""
        parties = self.context.parties
        return (
            bool(parties.named_in([line]) & (parties.customers | parties.ours))
            or _TOLD_BEFORE.search(line.words, line.start, line.end) is not None
            or any(line.find(family, line.start, line.end) for family in _WORDS_OF_DEALS)
        )

    def _named_beside(self, line: Line, value: Value) -> list[Program]:
        """Return the programs on the ground that the clause of a value names."""
        clause = line.clause_at(value.quantity.start)
        return [
            program
            for mention, program in self.context.programs.names.of_line(line)
            if clause.start <= mention.start < clause.end and program.place in {Place.GROUND, Place.FACTORY}
        ]

    def _is_between_others(self, passage: Passage, line: Line) -> bool:
        """Say whether a line tells of a deal of others: of companies that do not deal with our seller, or among themselves.

        "OpenAI pays Oracle $30 billion a year"; "Microsoft spent $35 billion", where the text speaks of Anthropic and SpaceX.
        """
        parties = self.context.parties
        companies = line.organizations()
        if any(company.key in parties.sellers for company in companies) or self.context.programs.names.of_line(line):
            return False
        takers = {company.key for company in companies if company.key in parties.customers}
        partners = line.whole.once("partners", lambda: parties.partners(passage.lines, passage.title_keys))
        if takers and partners and not takers & (partners | parties.tenants):
            return True
        if not companies or nearness.is_oblique(line, companies[0]):
            return False  # "$920 million from Google, on top of what comes from Anthropic"
        return any(
            company.key != companies[0].key
            and line.pattern(_PAYS).search(line.words, line.start, company.start) is not None
            for company in companies[1:]
        )

    def _follows_deal(self, scene: Scene, line: Line, value: Value) -> bool:
        """Say whether a sum goes on with a deal told in the line before, or is what a customer known for computing pays.

        "Anthropic is already in: $15 billion a year" is the seller's that the text names, if nobody else is named in the line.
        """
        parties = self.context.parties
        companies = {company.key for company in line.organizations()}
        is_of_another = bool(companies - parties.customers - parties.sellers) or bool(
            self.context.programs.names.of_line(line)
        )
        if is_of_another or self.context.wordings["deal.elsewhere"].search(value.sentence):
            return False
        is_of_lab = bool(companies & parties.labs)
        is_yearly = value.quantity.dimension == "money_rate"
        if any(
            draft.metric.key in CONTRACTS
            for draft in scene.told.back_from(line, _LIST if is_of_lab and is_yearly else 1)
        ):
            return True
        return self._is_of_seller(line) and (is_of_lab or (is_yearly and self._tells_of_customer(scene, line)))

    def _tells_of_customer(self, scene: Scene, line: Line) -> bool:
        """Say whether a customer is named in a line, or just before, where computing is spoken of."""
        near = scene.lines[max(0, line.index - _LONG_AGO) : line.index + 1]
        named = {mention.key for other in near for mention in other.mentions}
        compute = self.context.wordings["deal.compute"]
        return bool(named & self.context.parties.customers) and any(
            compute.search(other.words, other.start, other.end) for other in near
        )

    def _is_of_seller(self, line: Line) -> bool:
        """Say whether the text names a seller of computing, or what it sells, anywhere."""
        parties = self.context.parties
        named = line.whole.once("named", lambda: frozenset(mention.key for mention in line.named))
        return bool(named & (parties.ours))

    def _of_ground_fleet(self, passage: Passage, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        deals, parties = self.context.deals, self.context.parties
        start, end = value.quantity.start, value.quantity.end
        if self.context.programs.names.of_line(line) or self.context.programs.outsiders.owns(line, start, end, ours=()):
            return None
        last = next(iter(scene.told.last()), None)
        if (
            not (value.quantity.dimension == "power" or self._is_of_chips(value.quantity))
            or parties.supply is None
            or not (
                deals.is_ground_fleet(scene.lines, line, value, passage.title)
                or self._is_sold(passage, scene, line, value)
                or self._goes_on_with_deal(last, line)
            )
        ):
            return None
        if self._goes_on_with_deal(last, line):
            choice = self.table.choose(value, Place.GROUND)
            return None if choice is None else (self.as_supply((ANTECEDENT,)), choice)
        site = self._the_site(scene, line, value)
        if site is not None:
            choice = self.table.choose(value, Place.GROUND)
            return None if choice is None else (site, choice)
        if self._is_sold(passage, scene, line, value):
            choice = self.table.choose(value, Place.GROUND)
            return None if choice is None else (self.as_supply(()), choice)
        clause = line.clause_at(value.quantity.start)
        if newcomers.is_typical(line, clause, value.quantity.start):
            return None  # "a single terrestrial line in Anhui makes 10 gigawatts"
        is_of_customer = any(mention.key in parties.labs for mention in line.mentions)
        if not is_of_customer and self.context.programs.outsiders.is_subject(
            line, clause.start, value.quantity.start, owner=parties.supply.organization
        ):
            return None
        if self.context.programs.outsiders.speaks_of_others(
            scene.lines, line, clause.start, clause.end, parties.supply.organization
        ):
            return None
        choice = self.table.choose(value, Place.GROUND)
        return None if choice is None else (self.as_supply(()), choice)

    def _the_site(self, scene: Scene, line: Line, value: Value) -> Found | None:
        """Return the site that was named shortly before, where "the site" is what the value is said of."""
        quantity = value.quantity
        if not (
            line.pattern(_SITE).search(value.clause)
            or line.pattern(_SITE).search(line.words, line.start, quantity.start)
        ):
            return None
        for earlier in reversed(scene.lines[max(0, line.index - _LONG_AGO) : line.index]):
            sites = [
                pair
                for pair in self.context.programs.names.of_line(earlier)
                if pair[1].key in self.context.parties.sites
            ]
            if sites:
                return Found(program=sites[-1][1], flags=(ANTECEDENT,), lines_back=line.index - earlier.index)
        found = self.context.programs.find(scene, line, quantity.start, quantity.end, frozenset({Place.GROUND}))
        supply = self.supply_key()
        return found if found is not None and found.program.key != supply and found.lines_back <= _LONG_AGO else None

    def _goes_on_with_deal(self, last: Draft | None, line: Line) -> bool:
        """Say whether a line goes on with the deal of the line before: "It covers 400 megawatts"."""
        return (
            last is not None
            and last.program == self.supply_key()
            and line.index - last.line.index == 1
            and not self.context.programs.names.of_line(
                last.line
            )  # "… for all the capacity at Colossus 1. It gives us 300 MW"
            and line.pattern(_THE_DEAL).match(line.words, line.start, line.end) is not None
        )

    def _is_sold(self, passage: Passage, scene: Scene, line: Line, value: Value) -> bool:
        """Say whether a power is what a customer takes from us: "is in talks to buy 500 MW of compute from SpaceX"."""
        deals, parties = self.context.deals, self.context.parties
        named = {mention.key for mention in line.mentions}
        is_of_chips = self._is_of_chips(value.quantity)
        is_compute = (
            (
                line.pattern(_OF_COMPUTE).match(value.after) is not None
                and bool(named & (parties.sellers | parties.customers))
            )
            or is_of_chips
            or bool(named & parties.sellers and named & parties.customers)
        )
        is_between_parties = (
            (value.quantity.dimension == "power" or is_of_chips)
            and bool(named & parties.labs)
            and any(
                (mention.key in parties.sellers and _FROM.fullmatch(line.words, value.quantity.end, mention.start))
                or (
                    mention.key in parties.labs
                    and bool(named & parties.sellers)
                    and _TO.fullmatch(line.words, value.quantity.end, mention.start)
                )
                for mention in line.mentions
            )
        )  # "Reflection AI takes 40,000 GPUs from SpaceX", "SpaceX makes 40,000 GPUs available to Reflection AI"
        is_owed = (is_of_chips and line.pattern(_UNDER).search(value.sentence) is not None) or (
            value.quantity.dimension == "power"
            and line.pattern(_PRICED).match(line.words, value.quantity.end, line.end) is not None
        )
        if is_between_parties or (
            is_compute and not self._is_of_site_before(scene, line) and deals.is_about(scene.lines, line)
        ):
            return True
        return is_owed and deals.is_about(scene.lines, line, passage.title, passage.title_keys)

    def _is_of_site_before(self, scene: Scene, line: Line) -> bool:
        """Say whether "it" is a site that the line before names: "… all the capacity at Colossus 1. It gives us 300 MW"."""
        if line.index == 0 or line.pattern(_THE_DEAL).match(line.words, line.start, line.end) is None:
            return False
        return bool(self.context.programs.names.of_line(scene.lines[line.index - 1]))

    def as_supply(self, flags: tuple[str, ...]) -> Found:
        """Return the seller's program, with what was assumed to find it."""
        assert self.context.parties.supply is not None
        return Found(program=self.context.parties.supply, flags=flags)

    def supply_key(self) -> str | None:
        """Return the key of the seller's program; None where a watchlist has none."""
        supply = self.context.parties.supply
        return supply.key if supply else None

    def _is_of_chips(self, quantity: Quantity) -> bool:
        chips = self.context.wordings.pattern(_CHIPS)
        counted = quantity.counted if quantity.dimension == "count" else None
        return counted is not None and chips.search(counted.lower()) is not None
