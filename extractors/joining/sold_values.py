"""Values of compute that is sold: what a deal pays, and the power and chips that its customers take.

``SoldFinder.of(table, context)``
``finder.find(passage, scene, line, value)``   the seller's program and the metric; None: the value is of no such deal
``finder.is_part_of_deal(passage, scene, line, value)`` a deal is what the line speaks of, so that its figures are owed
"""

import re
from dataclasses import dataclass

from extractors.joining.context import Context, Passage
from extractors.joining.deal_sums import SumFinder, as_supply
from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.lines.scenes import ANTECEDENT, Found, Scene
from extractors.lines.value_words import Value
from extractors.metrics.metrics import Choice, MetricTable
from extractors.programs import continuity, newcomers, subjects_before
from extractors.programs.continuity import BREAKS
from extractors.text.wordings import Frame
from models.lexicon import Place
from models.reading import Quantity

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
_OTHER_SIDE = re.compile(r"\b(?:to|from|with|by|for|at)\s(?:the\s)?$")
_FROM = re.compile(r"[^,;.]{0,40}\b(?:from|of|at|by)\s(?:the\s)?")
_TO = re.compile(r"[^,;.]{0,40}\b(?:to|for)\s(?:the\s)?")
_HAS = Frame(r"\b(?:<stance.has>|had)\s(?:(?:now|already|<number.about>)\s){0,3}$")
_IN_USE = Frame(r"(?:\sof)?(?:\s(?!for\b|to\b|in\b)[\w-]+){0,5}?\s<site.in_use>\b")
_OF_DEALS = frozenset({"money", "money_rate", "power"})
"""What is paid for and what is taken; beside these only chips are."""
_LONG_AGO = 2  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldFinder:
    """Knows the values of deals over compute from ground sites."""

    table: MetricTable
    context: Context
    sums: SumFinder

    @classmethod
    def of(cls, table: MetricTable, context: Context) -> "SoldFinder":
        return cls(table=table, context=context, sums=SumFinder(table=table, context=context))

    def find(self, passage: Passage, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        """Return the program that sells and the metric, where ``value`` is one of a deal."""
        quantity, start = value.quantity, value.quantity.start
        if quantity.dimension not in _OF_DEALS and not self._is_of_chips(quantity):
            return None
        if quantity.dimension == "power" and self.context.programs.names.of_line(line):
            return None  # it is of what the line names
        sold = self.sums.find(passage, scene, line, value) or self._of_ground_fleet(passage, scene, line, value)
        # Few values are of a deal at all, so that it is asked last whether it is one of others.
        return None if sold is None or self._is_of_others(passage, scene, line, start) else sold

    def _is_of_others(self, passage: Passage, scene: Scene, line: Line, start: int) -> bool:
        """Say whether what stands at ``start`` is somebody's who neither sells our computing nor takes it."""
        is_of_others = continuity.bond(line, start) in BREAKS or subjects_before.is_of_others(
            scene, line, start, self.context.programs.outsiders, names_ours=self._names_parties
        )
        if is_of_others and not self._names_parties(line, start):
            return True  # "The township gets $14 million", "Entergy serves Mississippi. Its peak was 3,260 megawatts"
        if self._is_told_by_others(scene, line) or self._is_tenants_of_another(passage, line):
            return True  # "We put 16,000 GPUs on line", in a text on CoreWeave; "We signed with OpenAI", in a letter of Oracle
        return self._is_of_stranger(line, start)  # "Mistral has borrowed … for chips"

    def _is_told_by_others(self, scene: Scene, line: Line) -> bool:
        """Say whether "we" is somebody of whom the title tells, and who neither sells our computing nor takes it."""
        parties = self.context.parties
        titled = {parties.companies.behind(key) for key in scene.owners}
        if parties.supply is None or titled & parties.dealing or self._names_parties(line):
            return False
        return self.context.programs.passing.is_of_title(scene, line, parties.supply)

    def _is_tenants_of_another(self, passage: Passage, line: Line) -> bool:
        """Say whether "we" of a line sells to tenants of its own, and nobody of ours is named in it."""
        parties = self.context.parties
        return (
            self.context.deals.is_told_by_another(line, passage.title) and not parties.named_in([line]) & parties.ours
        )

    def _is_of_stranger(self, line: Line, start: int) -> bool:
        """Say whether what stands at ``start`` has a name for its subject that is in no list, in a line on no party of ours."""
        if self.context.parties.named_in([line]):
            return False
        first = line.whole_clause(line.clause_at(start)).start
        return self.context.programs.outsiders.strangers.are_subject(line, first, start)

    def _names_parties(self, line: Line, position: int | None = None) -> bool:
        """Say whether a line names somebody who sells computing or takes it, or a site; of ``position`` on, only as the other side."""
        parties = self.context.parties
        return any(
            parties.companies.behind(mention.key) in parties.dealing
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

    def _of_ground_fleet(self, passage: Passage, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        seller = self._runs_it(passage, scene, line, value)
        choice = None if seller is None else self.table.choose(value, Place.GROUND)
        return None if seller is None or choice is None else (seller, choice)

    def _runs_it(self, passage: Passage, scene: Scene, line: Line, value: Value) -> Found | None:
        """Return the site, or the seller, that runs what is sold or stands on the ground; None where it is nobody's of ours."""
        deals, parties = self.context.deals, self.context.parties
        programs, start, end = self.context.programs, value.quantity.start, value.quantity.end
        if programs.names.of_line(line) or programs.outsiders.owns(line, start, end, ours=()):
            return None
        if parties.supply is None or not (value.quantity.dimension == "power" or self._is_of_chips(value.quantity)):
            return None
        if self._goes_on_with_deal(next(iter(scene.told.last()), None), line):
            return as_supply(self.context, (ANTECEDENT,))
        is_sold = self._is_sold(passage, scene, line, value)
        if not is_sold and not deals.is_ground_fleet(scene.lines, line, value, passage.title):
            return None
        site = self._the_site(scene, line, value)
        if site is not None or is_sold:
            return site or as_supply(self.context, ())
        clause = line.clause_at(start)
        if newcomers.is_typical(line, clause, start):
            return None  # "a single terrestrial line in Anhui makes 10 gigawatts"
        owner = parties.supply.organization
        is_of_customer = any(mention.key in parties.labs for mention in line.mentions)
        if not is_of_customer and programs.outsiders.is_subject(line, clause.start, start, owner=owner):
            return None
        if programs.outsiders.speaks_of_others(scene.lines, line, clause.start, clause.end, owner):
            return None
        return as_supply(self.context, ())

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
            or deals.is_term(scene.lines, line, passage.title)
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

    def supply_key(self) -> str | None:
        """Return the key of the seller's program; None where a watchlist has none."""
        supply = self.context.parties.supply
        return supply.key if supply else None

    def _is_of_chips(self, quantity: Quantity) -> bool:
        chips = self.context.wordings.pattern(_CHIPS)
        counted = quantity.counted if quantity.dimension == "count" else None
        return counted is not None and chips.search(counted.lower()) is not None
