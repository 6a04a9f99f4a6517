"""Who is party to deals over compute: our sellers and their sites, the customers who take it, those who take none.

``DealParties.of(watchlist)``
``parties.named_in(lines) -> frozenset[str]``   keys of all whom some lines name, people as their companies
``parties.customers_in(line)``                  where a line names the other side, in order
``parties.counterparties(line)``                the other side in a line, in order; ``parties.seller_in(line)`` the seller
"""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from extractors.lines.passages import Line
from extractors.names.companies import Companies
from extractors.text.wordings import NOTHING, any_of
from models.lexicon import OrganizationRole, Program
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

COMPUTE_SUPPLY = "compute_supply"
_SILENT = frozenset({OrganizationRole.REGULATOR, OrganizationRole.OBSERVER, OrganizationRole.SUPPLIER})


@dataclass(frozen=True, slots=True, kw_only=True)
class DealParties:
    """The keys of those who sell compute, and of those who take it; made once from a watchlist."""

    supply: Program | None
    sellers: frozenset[str]
    sites: frozenset[str]
    ours: frozenset[str]  # our sellers, and the sites from which they sell
    customers: frozenset[str]
    dealing: frozenset[str]  # ours and the customers
    labs: frozenset[str]  # customers of whom nothing else is known than that they take computing
    takers: frozenset[str]  # builders of whom it is known that they take computing from our sellers
    tenants: frozenset[str]  # takers, and customers who are not known to take it from others
    others: frozenset[str]  # who only tell, decide, or deliver
    suppliers: frozenset[str]
    owners: dict[str, str | None]  # program key → organization key
    companies: Companies
    seller_names: re.Pattern[str]  # what our sellers are called, in small letters
    other_names: re.Pattern[str]  # what companies are called that buy and sell computing among themselves

    @classmethod
    def of(cls, watchlist: Watchlist) -> "DealParties":
        supply = next((program for program in watchlist.programs if program.key == COMPUTE_SUPPLY), None)
        sites = [program for program in watchlist.programs if supply is not None and program.sells_as == supply.key]
        sellers = {program.organization for program in (supply, *sites) if program and program.organization}
        ours = sellers | {program.key for program in sites}
        customers = {entry.key for entry in watchlist.organizations if entry.role is OrganizationRole.CUSTOMER}
        buyers = {entry.key for entry in watchlist.organizations if entry.buys_compute or entry.compute_from}
        of_ours = {entry.key for entry in watchlist.organizations if sellers.intersection(entry.compute_from)}
        of_others = {entry.key for entry in watchlist.organizations if entry.compute_from} - of_ours
        return cls(
            supply=supply,
            sellers=frozenset(sellers),
            sites=frozenset(program.key for program in sites),
            ours=frozenset(ours),
            labs=frozenset(customers),
            takers=frozenset(of_ours - customers),
            tenants=frozenset(of_ours | customers - of_others),
            customers=frozenset(customers | buyers),
            dealing=frozenset(ours | customers | buyers),
            owners={
                program.key: program.organization for program in watchlist.programs if program.key != COMPUTE_SUPPLY
            },
            companies=Companies.of(watchlist),
            seller_names=_names_of(watchlist, sellers),
            other_names=_names_of(watchlist, (customers | buyers) - of_ours - (customers - of_others)),
            suppliers=frozenset(
                entry.key for entry in watchlist.organizations if entry.role is OrganizationRole.SUPPLIER
            ),
            others=frozenset(entry.key for entry in watchlist.organizations if entry.role in _SILENT),
        )

    @property
    def labs_and_takers(self) -> frozenset[str]:
        """The keys of those of whom it is known that they take computing from our sellers, or take it from whomever."""
        return self.labs | self.takers

    @property
    def selling(self) -> frozenset[str]:
        """The keys of the seller's program, and of the sites from which it sells."""
        return self.sites if self.supply is None else self.sites | {self.supply.key}

    def named_in(self, lines: Iterable[Line]) -> frozenset[str]:
        """Return the keys of all whom some lines name, of people those of their companies."""
        return frozenset(self.companies.behind(mention.key) for line in lines for mention in line.mentions)

    def partners(self, lines: Sequence[Line], titled: frozenset[str]) -> frozenset[str]:
        """Return the customers that some line, or the title, names together with a seller."""
        together = [titled, *(frozenset(mention.key for mention in line.mentions) for line in lines)]
        return frozenset(key for keys in together if keys & self.ours for key in keys & self.customers)

    def customers_in(self, line: Line) -> list[Mention]:
        """Return where a line names customers, in order."""
        return [
            mention
            for mention in line.mentions
            if mention.label is MentionLabel.ORGANIZATION and mention.key in self.customers
        ]

    def counterparties(self, line: Line) -> list[Mention]:
        """Return the customers named in a line, the first mention of each."""
        named = self.customers_in(line)
        unique = list({mention.key: mention for mention in reversed(named)}.values())
        return sorted(unique, key=lambda mention: mention.start)

    def seller_in(self, line: Line) -> Mention | None:
        return next((mention for mention in line.mentions if mention.key in self.sellers), None)


def _names_of(watchlist: Watchlist, keys: Set[str]) -> re.Pattern[str]:
    """Return a pattern of what some organizations are called, in small letters."""
    named = (entry for entry in watchlist.organizations if entry.key in keys)
    return any_of(name.lower() for entry in named for name in (entry.name, *entry.aliases)) or NOTHING
