"""Whose word a claim is: that of the page itself, of the company that it is about, or of somebody else who is quoted there.

A filing binds who files it and a company's page speaks for the company. What either of them passes on of another (a witness, an
analyst who asks, a partner) is the other's word, and weighs no more than what the press passes on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from models.lexicon import OrganizationRole, ReportingPart
from models.scores import SaidClaim
from models.vocabulary import Standing
from models.watchlist import Watchlist

ASKED = "said_by_asker"
"""Flag of a claim in the words of one who asks in a talk, or leads through it: no word of the page, nor of whose page it is."""
ONLOOKERS = frozenset({OrganizationRole.OBSERVER, OrganizationRole.REGULATOR})
"""What these say of a program is no word of anybody who runs one."""
BINDING = frozenset({Standing.OBSERVATION, Standing.FILING, Standing.PRIMARY})
_OPENING_NAMES = frozenset({"bin", "da", "de", "del", "der", "di", "la", "van", "von"})
_INSIDE_NAMES = _OPENING_NAMES | {"and", "at", "for", "of", "the"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """For whom people, organizations and pages of a watchlist speak."""

    names: Mapping[str, str] = field(default_factory=dict)  # key of a person or an organization → name
    companies: Mapping[str, str] = field(default_factory=dict)  # key of a person or an organization → organization
    groups: Mapping[str, str] = field(default_factory=dict)  # organization → its group, where it is in one
    owners: Mapping[str, str | None] = field(default_factory=dict)  # program → organization
    publishers: Mapping[str, str] = field(default_factory=dict)  # source → organization whose pages it serves
    people: frozenset[str] = frozenset()
    onlookers: frozenset[str] = frozenset()  # organizations that only count, report or permit
    unnamed: frozenset[str] = (
        frozenset()
    )  # words that stand for an outlet or for people and name none, in small letters

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Voices":
        """Return what a watchlist tells of it."""
        return cls(
            names={each.key: each.name for each in watchlist.organizations}
            | {each.key: each.name for each in watchlist.people},
            companies={each.key: each.key for each in watchlist.organizations}
            | {each.key: each.organization for each in watchlist.people},
            groups={each.key: each.group for each in watchlist.organizations if each.group is not None},
            owners={each.key: each.organization for each in watchlist.programs},
            publishers={each.key: each.organization for each in watchlist.sources if each.organization is not None},
            people=frozenset(each.key for each in watchlist.people),
            onlookers=frozenset(each.key for each in watchlist.organizations if each.role in ONLOOKERS),
            unnamed=frozenset(
                phrase.casefold()
                for phrase in chain.from_iterable(
                    each.phrases
                    for each in watchlist.reporting
                    if each.part in {ReportingPart.OUTLET_UNNAMED, ReportingPart.PEOPLE}
                )
            ),
        )

    def side(self, speaker: str | None) -> str | None:
        """Return the company, or group of companies, for which a person or organization speaks; None: for none that is known."""
        company = self.companies.get(speaker or "")
        return self.groups.get(company, company) if company is not None else None

    def are_one(self, speaker: str | None, other: str | None) -> bool:
        """Say whether two are the same, or speak for the same company."""
        return speaker is not None and (speaker == other or self.side(speaker) in {self.side(other)} - {None})

    def is_name(self, words: str) -> bool:
        """Say whether a speaker or reporter is called by a name: "Reuters", "Ann Lee", not "the CFO", "people familiar"."""
        if words in self.companies:
            return True
        first, *others = words.split()
        return (
            words.casefold() not in self.unnamed
            and (not first[0].islower() or first in _OPENING_NAMES)
            and all(not part[0].islower() or part in _INSIDE_NAMES for part in others)
        )

    def told(self, said: SaidClaim) -> SaidClaim:
        """Return a claim with the outlet that passed it on to the page, and with who says it where it is an outsider."""
        reporter = said.claim.reporter
        is_outlet = reporter is not None and reporter not in self.companies and self.is_name(reporter)
        return replace(said, outlet=reporter if is_outlet else None, outsider=self._outsider(said))

    def weighed(self, said: SaidClaim) -> SaidClaim:
        """Return a claim as it was told, with the weight of who says it."""
        return replace(self.told(said), standing=self._standing(said))

    def _outsider(self, said: SaidClaim) -> str | None:
        """Return who says it, folded to one form, where that is neither the page nor the company; None also for one without a name."""
        speaker = said.claim.speaker
        if speaker is None:
            return ASKED if ASKED in said.claim.flags else None
        if not self.is_name(speaker) or self._is_insider(said):
            return None
        return self.side(speaker) or speaker.casefold()

    def is_own_word(self, said: SaidClaim, announcer: str) -> bool:
        """Say whether a claim of a program is in the words of ``announcer`` or of the program's company, which confirm nothing."""
        speaker, owner = said.claim.speaker, self.owners.get(said.claim.program or "")
        if ASKED in said.claim.flags:
            return False
        if speaker is None:
            publisher = self.publishers.get(said.source)
            return self.are_one(publisher, announcer) or self.are_one(publisher, owner)
        return self.are_one(speaker, announcer) or self.are_one(speaker, owner)

    def _standing(self, said: SaidClaim) -> Standing:
        claim = said.claim
        if said.standing not in BINDING:
            return said.standing
        if ASKED in claim.flags:
            return Standing.PRESS
        if claim.speaker is None:
            return said.standing
        if said.standing is Standing.OBSERVATION:  # of those who look; what they pass on nobody has seen
            looks = self.are_one(claim.speaker, self.publishers.get(said.source))
            return said.standing if looks else Standing.PRESS
        if not self._is_insider(said) or not self._is_passed_on_inside(said):
            return Standing.PRESS
        # What is said aloud in a hearing or on a call is printed in a filing, and binds nobody as one.
        return Standing.PRIMARY if claim.speaker in self.people else said.standing

    def _is_passed_on_inside(self, said: SaidClaim) -> bool:
        """Say whether nobody else stands between the speaker and the page: "SpaceX has launched it, a witness says"."""
        reporter = said.claim.reporter
        return reporter is None or self.are_one(reporter, said.claim.speaker)

    def _is_insider(self, said: SaidClaim) -> bool:
        """Say whether a speaker belongs to the company whose program it is, whose deal, or whose page."""
        speaker, owner = said.claim.speaker, self.owners.get(said.claim.program or "")
        if any(
            self.are_one(speaker, party) for party in (owner, said.claim.counterparty, self.publishers.get(said.source))
        ):
            return True
        # Where a program is nobody's, or nobody's alone, each who builds or buys speaks for himself.
        return owner is None and self.side(speaker) is not None and self.companies[speaker or ""] not in self.onlookers


def heard_from(speaker: str | None, reporter: str | None, hop: int | None, *, asks: bool = False) -> str | None:
    """Return who says it and through whose hands it came, of names; None: the page itself says it.

    "Elon Musk"; "SpaceX by way of Reuters"; "SpaceX by way of 2 others, the last of them Gizmodo"; "one who asks there"; "SpaceX, as one who asks there tells it".
    """
    if speaker is None:
        return "one who asks there" if asks else None
    who = f"{speaker}, as one who asks there tells it" if asks else speaker
    if reporter is None:
        return who
    between = (hop or 2) - 1
    return f"{who} by way of {reporter if between < 2 else f'{between} others, the last of them {reporter}'}"
