"""Compute sold to others from ground sites: whose deal it is, and with whom.

``DealFinder.of(watchlist)``
``finder.is_about(lines, line)``      the line speaks of compute that SpaceX or xAI sells
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.deals.deal_parties import DealParties
from extractors.lines import tables
from extractors.lines.passages import Line
from extractors.lines.value_words import Value
from extractors.programs.known_outsiders import KnownOutsiders
from extractors.text.wordings import Frame, Wordings
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_WE_WITH = re.compile(
    r"\b(?:we|we've|we’ve|we're|we’re)\b[^.;]{0,80}?\b(?:with|from|at|inside)\s$"
    r"|\bwe\s(?:\w+\s)?(?:owe|pay|are paying|will pay|send|hand|transfer)\s$"
)
_MONEY_TO = re.compile(r"\$[^;]{0,60}\b(?:to|with|from)\s$")
_PAYS_US = Frame(r"\b<deal.pays> us\b|\b(?:agreements?|contracts?) with\b[^.;]{0,60}\b(?:pay|pays) us\b")
_SELLS = re.compile(
    r"\b(?:pays?|owes?|paid|guarantees?) us\b|\bour (?:\w+ )?(?:ground |terrestrial )?sites\b|\bour customers\b"
)
_ON_GROUND = frozenset({"ground", "terrestrial", "earthbound"})
_GROUND_SITES = re.compile(
    r"\bour (?:\w+ )?(?:ground|terrestrial|earthbound)(?:-based)? (?:ai |compute |computing )?(?:sites?|data cent(?:er|re)s?|clusters?|fleet|capacity|compute)\b"
)
_FILES = Frame(r"\b(?:<deal.filing>|item \d{1,2}\.\d\d|exhibit \d{1,2}\.\d)\b")
_PRODUCT = Frame(r"[’']?s?\s(?:[\w-]+\s){0,2}?(?:[hgb][abh]?\d{3}s?|<deal.products>)\b")
_TOLD_TO = Frame(r"\b<deal.told_by>\b[^.;]{0,40}\b(?:with|to|by)\s(?:the\s)?(?:u\.s\.\s)?$")
_OWES_SO_MUCH = re.compile(
    r"\b(?:is|are|has|have)\s(?:now\s)?(?:committed|contracted|obliged|bound|signed up|agreed)\s(?:to|for|at)(?:\spay(?:ing)?)?\s[^.;a-z]{0,3}(?:about\s|some\s|up to\s)?\W?\d"
)
_OF_RESULTS = re.compile(r"\b(?:call|earnings|results|quarter|quarterly|annual|letter to shareholders)\b")
_WORD = re.compile(r"\w+")
_TERM = re.compile(
    r"[\W\d]*(?:capacity|compute|computing|scope|services?|quantity|hardware|equipment|deliverables?|subject(?: matter)?)\**\s?[:.]\**\s"
)
"""The label of a term in a summary of a deal."""
_IT = re.compile(r"(?:\W*[\w.’'-]+\s[\w.’'-]+:)?\W*(?:it|that|this|the term|they)(?:['’]s|['’]re|\s)")
_POINTING = frozenset({"it", "that", "this", "term", "they"})
_ITEM = re.compile(r"\**\s?(?:[—–:-]|\()|\s(?:[\w’']+\s){0,3}[\w’']+:\s(?:about\s|roughly\s|up to\s)?\$")
_THAT_IT = re.compile(
    r"\b(?:chips|gpus|processors|accelerators|hardware|servers|sites?|clusters?|halls?)\s(?:that|which)\s(?:[\w’']+\s){1,3}$"
)
_DESCRIBED = 60  # characters
_LIST = 10  # lines back to the heading of a list
_HEADING = 6  # words
_LONGEST_NOTE = 40  # lines: a longer text is about more than one thing
_AROUND = 4  # lines before and after that may carry the subject of a deal


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFinder:
    """Tells which lines speak of compute that our sellers sell; made once from a watchlist."""

    wordings: Wordings
    parties: DealParties
    outsiders: KnownOutsiders

    @classmethod
    def of(cls, watchlist: Watchlist) -> "DealFinder":
        return cls(
            wordings=Wordings.of(watchlist),
            parties=DealParties.of(watchlist),
            outsiders=KnownOutsiders.of(watchlist.outsiders),
        )

    def is_about(
        self, lines: Sequence[Line], line: Line, title: str = "", titled: frozenset[str] = frozenset()
    ) -> bool:
        """Say whether ``line`` speaks of a compute deal of ours, by its own words, the lines around it, or the title.

        ``titled`` are the keys of those whom the title names.
        """
        deals = self.wordings["deal.words"]
        here = self.parties.named_in([line])
        between_parties = bool(here & self.parties.labs) and self._leads_to_seller(line, _MONEY_TO)
        goes_on = self._goes_on(lines, line) or self._heads(lines, line, title) or self._is_under_customer(lines, line)
        is_term = self.is_term(lines, line, title)
        is_told = between_parties or goes_on or is_term or deals.search(tables.headings_of(line)) is not None
        if not any(
            (is_told or line.find("deal.words", *clause[:2])) and not is_elsewhere(line, *clause[:2])
            for clause in line.clauses
        ):
            return False
        near = lines[max(0, line.index - _AROUND) : line.index + _AROUND + 1]
        is_list = line.whole.once(("list of deals", title), lambda: self._is_list_of_deals(title))
        if is_list or line.whole.once("only deals", lambda: self._is_of_deals_only(lines, title)):
            near = lines[:_LONGEST_NOTE]
        together = " ".join(other.words[other.start : other.end] for other in near) + " " + title.lower()
        around = self.parties.named_in(near)
        if self._is_title_of_deal(title, titled):
            around |= titled
        rivals = {
            mention.key
            for mention in line.mentions
            if mention.key in self.parties.others and not _is_by_the_way(line, mention)
        }
        if (
            rivals or self.outsiders.are_in(line) or self.is_told_by_another(line, title)
        ) and not here & self.parties.ours:
            return False  # "Anthropic has agreed to buy $30 billion of Azure"
        has_buyer = bool((here | around) & self.parties.customers) or line.find("deal.others", line.start, line.end)
        speaks = bool(has_buyer) and self._speaks(lines, near, title)
        seller = (
            speaks
            or self._is_owed_by_tenant(line)
            or bool(around & self.parties.ours)
            or self.parties.seller_names.search(title.lower()) is not None
        )
        owes_us = (
            bool(here & self.parties.labs)
            and line.pattern(_PAYS_US).search(line.words, line.start, line.end) is not None
        )
        if owes_us and self.wordings["deal.compute"].search(together):
            return True  # "Anthropic has agreed to pay us $1.25 billion per month": whose page it is need not be said
        takes = bool(here & self.parties.sellers) and self._leads_to_seller(line, _WE_WITH)
        buyer = (
            takes or bool(around & self.parties.customers) or self.wordings["deal.others"].search(together) is not None
        )
        is_compute = self.wordings["deal.compute"].search(together) is not None
        return seller and buyer and (is_compute or bool(around & self.parties.labs))

    def is_term(self, lines: Sequence[Line], line: Line, title: str = "") -> bool:
        """Say whether a line is one of the terms of a deal of which all of a text is: "Capacity: approximately 110,000 GPUs"."""
        return _TERM.match(line.words, line.start, line.end) is not None and line.whole.once(
            "only deals", lambda: self._is_of_deals_only(lines, title)
        )

    def is_told_by_another(self, line: Line, title: str) -> bool:
        """Say whether "we" of a line is somebody else of whom the title tells: "CoreWeave Form 10-Q"."""
        words = title.lower()
        is_of_another = self.outsiders.stand_in(title) or self.parties.other_names.search(words)
        if not is_of_another or self.parties.seller_names.search(words):
            return False
        return line.find("deal.first_person", line.start, line.end) is not None

    def _leads_to_seller(self, line: Line, words: re.Pattern[str]) -> bool:
        """Say whether some words lead up to the name of a seller: "Anthropic: $1.25B a month to SpaceX"."""
        return any(
            words.search(line.words, line.start, name.start())
            for name in self.parties.seller_names.finditer(line.words, line.start, line.end)
        )

    def _is_owed_by_tenant(self, line: Line) -> bool:
        """Say whether a tenant owes money by a line, and the text names nobody else to whom: "Reflection is on the hook for …"."""
        here = {mention.key for mention in line.mentions}
        told = {mention.key for mention in line.named} & self.parties.labs
        owes = line.find("deal.owes", line.start, line.end) or _OWES_SO_MUCH.search(line.words, line.start, line.end)
        if not here & self.parties.tenants or not told or owes is None:
            return False
        return line.whole.once("others", lambda: self._names_no_other(line))

    def _names_no_other(self, line: Line) -> bool:
        """Say whether a text names no company beside tenants, our sellers and those who only tell."""
        named = {mention.key for mention in line.named if mention.label is MentionLabel.ORGANIZATION}
        return not named & (
            self.parties.customers - self.parties.tenants | self.parties.suppliers
        ) and not self.outsiders.stand_in(line.text)

    def _is_title_of_deal(self, title: str, titled: frozenset[str]) -> bool:
        """Say whether a title names both sides of a deal over computing: "SpaceX rents Colossus to Anthropic"."""
        words = title.lower()
        return (
            bool(titled & self.parties.customers)
            and bool(titled & self.parties.ours)
            and self.wordings["deal.words"].search(words) is not None
            and self.wordings["deal.elsewhere"].search(words) is None
        )

    def _is_list_of_deals(self, title: str) -> bool:
        """Say whether a title names no company, and speaks of deals over computing: "who has signed what for compute"."""
        words = title.lower()
        return (
            self.wordings["deal.compute"].search(words) is not None
            and self.wordings["deal.words"].search(words) is not None
            and self.wordings["deal.elsewhere"].search(words) is None
        )

    def is_report_on_deals(self, lines: Sequence[Line], title: str) -> bool:
        """Say whether a text without a seller's name is a registrant's report on computing that it sells."""
        named = {mention.key for line in lines for mention in line.mentions}
        return (
            bool(named & self.parties.takers)
            and self._is_of_deals_only(lines, title)
            and self._is_of_seller(lines, title)
        )

    def is_ground_fleet(self, lines: Sequence[Line], line: Line, value: Value, title: str = "") -> bool:
        """Say whether a power is that of all the compute that the seller runs on the ground, no site being named."""
        ground, orbit = self.wordings["deal.ground"], self.wordings["deal.orbit"]
        if orbit.search(value.clause):
            return False
        beside = lines[max(0, line.index - 1) : line.index + 2]
        parties = self.parties.named_in(beside)
        ours = parties & self.parties.dealing or self._speaks(lines, beside, title)
        if not ours:
            return False
        if ground.search(value.clause):
            return True
        return any(ground.search(other.words, other.start, other.end) for other in beside) and not orbit.search(
            value.sentence
        )

    def _goes_on(self, lines: Sequence[Line], line: Line) -> bool:
        """Say whether a line goes on with the deal that the line before speaks of: "It's $920 million a month"."""
        if line.index == 0 or _POINTING.isdisjoint(line.heard) or _IT.match(line.words, line.start, line.end) is None:
            return False
        before = lines[line.index - 1]
        if self.wordings["deal.words"].search(before.words, before.start, before.end) is not None:
            return True
        # "It pays $1.25 billion a month. The second was Google. That one is for $920 million a month"
        told = lines[max(0, line.index - _AROUND) : line.index]
        return bool(self.parties.named_in([before]) & self.parties.labs_and_takers) and any(
            self.wordings["deal.words"].search(other.words, other.start, other.end) for other in told
        )

    def _is_under_customer(self, lines: Sequence[Line], line: Line) -> bool:
        """Say whether a line stands under a customer's name: "**Google → SpaceX.** $920 million a month"."""
        if line.index == 0 or "$" not in line.words[line.start : line.end]:
            return False
        above = lines[line.index - 1]
        return (
            above.paragraph == line.paragraph
            and len(above.words[above.start : above.end].split()) <= _HEADING
            and any(mention.key in self.parties.customers for mention in above.mentions)
        )

    def _is_of_deals_only(self, lines: Sequence[Line], title: str) -> bool:
        """Say whether a short text names nobody but the seller and those who take computing from it: all of it is about them."""
        if len(lines) > _LONGEST_NOTE:
            return False
        named = self.parties.named_in(lines)
        programs = {key for key in named if self.parties.owners.get(key) is not None}
        takers = named & self.parties.customers
        if not takers or takers - self.parties.labs - self.parties.takers or programs - self.parties.sites:
            return False
        told = " ".join(other.words[other.start : other.end] for other in lines) + " " + title.lower()
        return self.wordings["deal.compute"].search(told) is not None

    def _heads(self, lines: Sequence[Line], line: Line, title: str) -> bool:
        """Say whether a customer heads an item of a list of deals: "Google — $920m/month from October"."""
        first = line.mentions[0] if line.mentions else None
        if first is None or first.key not in self.parties.customers or "$" not in line.words[first.end : line.end]:
            return False
        if _ITEM.match(line.words, first.end, line.end) is None and not any(
            quantity.dimension == "money_rate" and quantity.start > first.end for quantity in line.quantities
        ):
            return False  # "Google comes next with $920 million a month"
        near = lines[max(0, line.index - _LIST) : line.index]
        told = " ".join(other.words[other.start : other.end] for other in near) + " " + title.lower()
        return self.wordings["deal.words"].search(told) is not None

    def _speaks(self, lines: Sequence[Line], near: Sequence[Line], title: str) -> bool:
        """Say whether "we" around a line is the seller.

        A text of the first person is the seller's if it names programs of the seller, or several customers that pay "us".
        """
        first_person = self.wordings["deal.first_person"]
        if not any(first_person.search(other.words, other.start, other.end) for other in near):
            return False
        return near[0].whole.once("seller speaks", lambda: self._is_of_seller(lines, title))

    def _is_of_seller(self, lines: Sequence[Line], title: str) -> bool:
        """Say whether the first person of a whole text is the seller."""
        if _OF_RESULTS.search(title.lower()) and not self.parties.seller_names.search(title.lower()):
            words = set(_WORD.findall(title.lower()))
            if words & (self.parties.customers - self.parties.labs):
                return False  # "Oracle fourth-quarter call": "we" is Oracle
        if self.outsiders.stand_in(title) and not self.parties.seller_names.search(title.lower()):
            return False  # "CoreWeave Form 10-Q"
        named = {mention.key for other in lines for mention in other.mentions}
        if any(self.parties.owners.get(key) in self.parties.sellers for key in named):
            return True
        companies = named & (self.parties.customers | self.parties.sellers)
        report = self.wordings.pattern(_FILES)
        files = report.search(title.lower()) is not None or any(
            report.search(other.words, other.start, other.end) for other in lines
        )
        if files and companies and companies <= self.parties.labs_and_takers:
            return True  # "the Registrant and Anthropic executed a compute services agreement"
        customers = named & self.parties.customers
        if customers and customers <= self.parties.labs_and_takers and self._tells_of_ground(lines):
            return True
        if any(
            named & self.parties.labs & self.parties.tenants
            and any(mention.key in self.parties.tenants for mention in other.mentions)
            and other.pattern(_PAYS_US).search(other.words, other.start, other.end) is not None
            for other in lines
        ):
            return True  # "Anthropic has agreed to pay us $1.25 billion per month"
        sells = any(_SELLS.search(other.words, other.start, other.end) for other in lines)
        return sells and len(named & self.parties.customers) > 1 and bool(named & self.parties.labs)

    def _tells_of_ground(self, lines: Sequence[Line]) -> bool:
        """Say whether "our ground sites" stand in a text: who says of his that they stand on the ground has others aloft."""
        return any(
            _GROUND_SITES.search(line.words, line.start, line.end) is not None
            for line in lines
            if not _ON_GROUND.isdisjoint(line.heard)
        )


def is_elsewhere(line: Line, start: int, end: int) -> bool:
    """Say whether the words ``start:end`` are about another deal, and not only describe what is rented: "chips that SpaceX acquired"."""
    return any(
        _THAT_IT.search(line.words, max(start, match.start() - _DESCRIBED), match.start()) is None
        for match in line.matches("deal.elsewhere", start, end)
    )


def _is_by_the_way(line: Line, mention: Mention) -> bool:
    """Say whether a name is that of a maker or an office by the way: "Nvidia GB300 chips", "in a filing with the SEC"."""
    return (
        line.pattern(_PRODUCT).match(line.words, mention.end, line.end) is not None
        or line.pattern(_TOLD_TO).search(line.words, line.start, mention.start) is not None
    )
