"""Subjects outside the catalogue: another company's campus, another constellation, a market.

``OutsiderFinder.of(watchlist)``
``finder.is_subject(line, start, end, owner=…)``  what stands before ``end`` in a clause is said of somebody outside the
    catalogue, so that its figures are not borrowed for a program of ours
``finder.owns(line, start, end, ours=…)``         the value or verb at ``start:end`` belongs to a known outsider's name
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from extractors.lines.passages import Line
from extractors.names.companies import Companies
from extractors.programs import introductions
from extractors.programs.known_outsiders import KnownOutsiders, is_speaker
from extractors.programs.strangers import Strangers, follows_preposition, leads_on
from extractors.text.typography import word_set
from extractors.text.underlay import Entity, EntityKind
from extractors.text.wordings import Frame
from models.lexicon import OrganizationRole
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_ELLIPSIS = re.compile(r"['’]s[,.;]")  # "if the yield matches Samsung's, …"
_FOR = re.compile(
    r",?\s+(?:(?:and|,)\s+[\w.]+\s+){0,2}for\s+(?:up to\s|about\s|some\s|around\s|nearly\s|over\s|at least\s|more than\s)?$"
)

_OF_A_NAME = re.compile(
    r"\b(?:with|by|from)\s(?P<name>[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,3})\sfor\s(?:up to\s|about\s|some\s|around\s|nearly\s|over\s|at least\s|more than\s)?$"
)
_OTHERS = Frame(
    r"\b(?:<others.words>|a <others.groups> of (?:[\w-]+ ){0,3}?<others.companies>|<others.everybody>(?: of \w+)? <others.use>|the (?:whole |entire )world (?:placed|put|sent|launched|flew|installed)"
    r"|(?:the|a|this|that|an amateur) (?:\w+ )?<others.craft>|<others.anybody>(?: else)? (?:flies|launches|makes|builds|sells)"
    r"|(?:humanity|mankind)(?: at present| today| now)? gets by)\b"
)
_FAMILIES_OF_OTHERS = ("others.words", "others.groups", "others.everybody", "others.craft", "others.anybody")
"""Each way of saying it has a word of one of these."""
_WORDS_OF_ALL = word_set(
    "alone providers provider industry world planet branch rival rivals competitor competitors companies operators firms worldwide globally petitioner"
)
_OF_ALL = Frame(
    r"\b(?:for|of|by|across|in|from|among|over)\s(?:\w+\s){0,2}?<others.all>\b|\bin\s<others.everybody>\salone\b|\b(?:worldwide|globally|petitioner(?:['’]s)?)\b"
)
_OF_ALL_OWNERS = re.compile(
    r"(?:[^,;]|,(?=\d)){0,40}\bof all (?:the )?(?:operators|companies|owners|nations|countries)\b"
)
_THAN_TOLD = re.compile(r"\b(?:what|than|as)\s(?:the\s|an?\s|our\s|its\s)?(?:\w+\s)?$")
_WHERE_SHE = re.compile(r",?\s(?:where|for (?:whom|which))\s(?:she|he|they|it|i|we)\b")
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_WHAT = re.compile(r"\b(?:what|than)\s")
_AND = re.compile(r"\s(?:and|&)\s")
_TOLD_US = r"(?<!told )(?<!tells )(?<!tell )(?<!showed )(?<!shown )"
_FIRST_PERSON = re.compile(rf"\b{_TOLD_US}(?:we|our|us|we'll|we're|we've|its|their)\b")
_AND_WE = re.compile(r",?\s(?:and|but|so|yet)\s(?:(?:most|some|all|many|few|none)\sof\s)?(?:we|us|our)\b")
_OF_OURSELVES = word_set("we our us its their")
_WE = re.compile(rf"\b{_TOLD_US}(?:we|our|us)\b|\bwe['’]")
_OWNERS = frozenset({EntityKind.ORGANIZATION, EntityKind.THING})


@dataclass(frozen=True, slots=True)
class OutsiderFinder:
    """Tells names of the catalogue from others; made once from a watchlist."""

    bystanders: frozenset[str]  # organizations that speak or decide, but build nothing
    companies: Companies
    known: KnownOutsiders
    strangers: Strangers

    @classmethod
    def of(cls, watchlist: Watchlist) -> "OutsiderFinder":
        return cls(
            bystanders=frozenset(
                entry.key
                for entry in watchlist.organizations
                if entry.role in {OrganizationRole.REGULATOR, OrganizationRole.OBSERVER}
            ),
            companies=Companies.of(watchlist),
            known=KnownOutsiders.of(watchlist.outsiders),
            strangers=Strangers.of(watchlist),
        )

    def owns(self, line: Line, start: int, end: int, *, ours: Sequence[tuple[int, int]]) -> bool:
        """Say whether the value or verb at ``start:end`` is that of a known outsider; ``ours`` are the spans of our names.

        A straight name before it with none of ours in between owns it ("Kuiper has 300"), one with which the clause opens
        ("on Leo, we have 380"), or one that is what is counted ("47 Falcon 9 missions").
        """
        return (
            self.known.own(line, start, end, ours)
            or self.strangers.possess(line, start)
            or self._is_named_owner(line, start, ours)
        )

    def _is_named_owner(self, line: Line, start: int, ours: Sequence[tuple[int, int]]) -> bool:
        """Say whether a model knows a company or product that the value is said of: "Crusoe has 2 GW, more than Colossus"."""
        clause = line.clause_at(start) if line.entities else None
        return clause is not None and any(
            clause.start <= entity.start
            and entity.end <= start
            and not any(entity.end <= left and right <= start for left, right in ours)
            and self._is_other(line, entity)
            for entity in line.entities
        )

    def _is_other(self, line: Line, entity: Entity) -> bool:
        """Say whether a name that only a model knows is the subject of what is told, by its syntax or by the words behind it."""
        if entity.kind not in _OWNERS or entity.is_subject is False or is_speaker(line, entity.start, entity.end):
            return False
        if follows_preposition(line, entity.start):
            return False
        return bool(entity.is_subject) or leads_on(line, entity.end)

    def open(self, line: Line) -> bool:
        """Say whether a line opens with the name of somebody outside the catalogue and goes on about them."""
        return self.strangers.opens(line) or self.known.open(line)

    def is_of_others(self, line: Line, start: int, end: int) -> bool:
        """Say whether the words ``start:end`` speak of others in general: "the space station", "the world makes"."""
        return line.hears_of(*_FAMILIES_OF_OTHERS) and any(
            not any(
                1 <= mention.start - others.end() <= 2 for mention in line.mentions
            )  # "rival Starcloud" is Starcloud
            for others in line.pattern(_OTHERS).finditer(line.words, start, end)
        )

    def is_of_all_owners(self, line: Line, start: int) -> bool:
        """Say whether what begins at ``start`` is everybody's: "15,000 satellites of all operators"."""
        return "all" in line.heard and _OF_ALL_OWNERS.match(line.words, start, line.end) is not None

    def is_subject(self, line: Line, start: int, end: int, *, owner: str | None) -> bool:
        """Say whether the words ``start:end`` of ``line`` have a subject that is not ``owner`` nor in the catalogue."""
        text = line.text
        if self.is_of_others(line, start, end) or _is_of_all(line, end):
            return True
        if owner is not None and self.is_of_all_owners(line, end):
            return True
        for mention in line.mentions:
            if (
                start <= mention.start < end
                and mention.label is MentionLabel.ORGANIZATION
                and mention.key not in self.bystanders
                and not self.companies.are_kin(mention.key, owner)
                and not _is_partner(line, mention, owner)
                and not is_speaker(line, mention.start, mention.end)
                and not _ELLIPSIS.match(text, mention.end)
                and (
                    not follows_preposition(line, mention.start)
                    or _WHERE_SHE.match(line.words, mention.end, end) is not None  # "at AWS, where she built 4 GW"
                )
                and (owner is not None or leads_on(line, mention.end))
            ):
                return True
        if line.entities and any(
            start <= entity.start < end and self._is_other(line, entity) for entity in line.entities
        ):
            return True
        return self.strangers.are_subject(line, start, end)

    def is_promised_by(self, line: Line, start: int, end: int, *, owner: str | None) -> bool:
        """Say whether the value at ``end`` is what another company supplies: "our agreement with Amazon for 5 GW", "by Thales for five"."""
        name = _OF_A_NAME.search(line.text, start, end)
        if name is not None and not any(
            mention.start < name.end("name") and name.start("name") < mention.end for mention in line.mentions
        ):
            return True
        return any(
            start <= mention.start < end
            and mention.label is MentionLabel.ORGANIZATION
            and mention.key not in self.bystanders  # "has asked the FCC for 88,000 satellites"
            and not self.companies.are_kin(mention.key, owner)
            and _FOR.fullmatch(line.words, mention.end, end) is not None
            for mention in line.mentions
        )

    def speaks_of_others(
        self, lines: Sequence[Line], line: Line, start: int, end: int, owner: str | None, *, at: int | None = None
    ) -> bool:
        """Say whether "we" or "its" in the words ``start:end`` is somebody else than ``owner``: "we'll need 50 GW", said a lobbyist.

        ``at`` is where the value stands: what comes behind it after an "and" is another clause: "…, and we use the low end".
        """
        if _OF_OURSELVES.isdisjoint(line.heard):
            return False
        if at is not None:
            onward = _AND_WE.search(line.words, at, end)
            end = end if onward is None else onward.start()
        first_person = [found.start() for found in _FIRST_PERSON.finditer(line.words, start, end)]
        if not any(
            not any(
                item.start <= own <= item.end for item in line.attributions
            )  # "say its makers" is no figure of theirs
            for own in first_person
        ):
            return False
        is_own_voice = _WE.search(line.words, start, end) is not None
        if is_own_voice and introductions.is_of_panelist(lines, line):
            return True
        speakers = [
            item.speaker
            for item in line.attributions
            if item.is_telling
            and item.scope_start <= start < item.scope_end
            and line.words[item.start : item.end] not in _PRONOUNS  # whom it means is anybody's guess
            and not _THAN_TOLD.search(line.words, line.start, item.start)
            and not _WHAT.search(item.speaker)  # "a little above what the model told us"
            and (is_own_voice or " " not in item.speaker)  # "its", said a slide deck, is somebody else's
        ]
        return any(
            not self.companies.are_kin(self.companies.behind(speaker), owner)
            and speaker not in self.bystanders
            and not (
                is_own_voice
                and introductions.is_insider(lines, line, speaker, is_ours=partial(self.companies.are_kin, owner=owner))
            )
            for speaker in speakers
        )


def _is_partner(line: Line, mention: Mention, owner: str | None) -> bool:
    """Say whether a company is named in one breath with the owner: "its backers, Zhejiang Lab and ADA Space"."""
    return owner is not None and any(
        other.key == owner
        and (
            _AND.fullmatch(line.words, mention.end, other.start) or _AND.fullmatch(line.words, other.end, mention.start)
        )
        for other in line.mentions
    )


def _is_of_all(line: Line, end: int) -> bool:
    """Say whether what stands before ``end`` is that of a whole branch: "…, of the entire industry", "… worldwide"."""
    if _WORDS_OF_ALL.isdisjoint(line.heard):
        return False
    limit = line.clause_at(end).end if end < line.end else line.end
    return line.pattern(_OF_ALL).search(line.words, end, limit) is not None
