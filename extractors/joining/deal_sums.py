"""Sums that a deal over compute pays: of our seller's deals, not of others'.

``SumFinder(table=table, context=context).find(passage, scene, line, value)``  the seller's program and the metric of a sum
``as_supply(context, flags)``                                                the seller's program, with what was assumed to find it
"""

import re
from dataclasses import dataclass

from extractors.deals.deals import is_elsewhere
from extractors.joining.context import Context, Passage
from extractors.lines import nearness
from extractors.lines.passages import Line
from extractors.lines.scenes import ANTECEDENT, Found, Scene
from extractors.lines.value_words import Value
from extractors.metrics.metrics import Choice, MetricTable
from extractors.text.wordings import Frame
from models.lexicon import Place, Program

CONTRACTS = frozenset({"contract_value", "contract_rate"})
_PAYS = Frame(r"\b(?:<deal.pays>|with|from|to|at)\s(?:the\s)?$")
_TOLD_BEFORE = re.compile(r"\b(?:it|its|this|these|those|that|they|their|we|our|us|both|each|he|she)\b")
_WORDS_OF_DEALS = ("deal.sums", "deal.kinds", "deal.compute")
_LIST = 12  # lines within which another customer's payments may be told: "Anthropic is already in: $15 billion a year"
_LONG_AGO = 2  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class SumFinder:
    """Knows the sums of deals over compute from ground sites."""

    table: MetricTable
    context: Context

    def find(self, passage: Passage, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        deals, parties = self.context.deals, self.context.parties
        if value.quantity.dimension not in {"money", "money_rate"} or parties.supply is None:
            return None
        clause = line.whole_clause(line.clause_at(value.quantity.start))
        if self._is_between_others(passage, line) or is_elsewhere(line, clause.start, clause.end):
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
        return as_supply(self.context, () if named & (parties.customers | parties.sellers) else (ANTECEDENT,)), choice

    def _is_tied_to_deal(self, line: Line) -> bool:
        """Say whether anything in a line ties a sum to a deal: a party, a word for what was told, or for deals; "the township gets $14 million" has none."""
        parties = self.context.parties
        return (
            bool(parties.named_in([line]) & parties.dealing)
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
        if is_of_another or is_elsewhere(line, line.start, line.end):
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
        return bool(named & parties.ours)


def as_supply(context: Context, flags: tuple[str, ...]) -> Found:
    """Return the seller's program, with what was assumed to find it."""
    assert context.parties.supply is not None
    return Found(program=context.parties.supply, flags=flags)
