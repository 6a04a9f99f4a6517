"""Through whose hands words came: company, filing, reporter, rewrite.

``ChainFinder.of(watchlist)``
``finder.chain(line, start) -> Chain``                who says what stands at ``start``, and who passed it on
``finder.credit(title, text, site=…) -> Link | None`` the outlet that a whole page is copied from

The speaker is the first one to whom the words are traced, a reporter whoever stands between them and the page: an outlet that cites
a source, saw a paper or was told, and people who heard the speaker. Where nobody stands behind an outlet, it is the speaker itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.lines.passages import Line
from extractors.speech import outlets
from extractors.speech.attribution import Attribution
from extractors.speech.chain_links import Chain, Link
from extractors.speech.hands import Hand, HandFinder, any_of, of_part
from extractors.text.phrases import words
from extractors.text.wordings import Wordings
from models.lexicon import Organization, OrganizationRole, Person, ReportingPart
from models.records import made_often
from models.stories import outlet_key
from models.watchlist import Watchlist

_AND = re.compile(r"(?:,|;|\s)\s?(?:and|but|while|whereas)\s(?:\w+ly\s|later\s|then\s|now\s)?(?:(?:the|an?|its)\s)?$")
_TELLS_OF = re.compile(r"\b(?:on|of|about|into)\s(?:an?|the|its)\s(?:[\w-]+\s){0,2}$")
_BESIDE = 80
"""Characters behind a reporting phrase within which it tells who listened."""
_THAT = re.compile(
    r"\W*(?:(?:on|in|late|early|earlier|last)\s)?(?:\w+day\s|this week\s)?(?:that|how|when|of)?\W*(?:(?:an?|the|its)\s)?"
)


_WHICH = re.compile(r"\b(?:that|which|what|where|as)\s(?:the\s)?$")
_ENDS = re.compile(r"\W*(?:$|[.,;:]|and\b)")


@made_often
@dataclass(frozen=True, slots=True)
class _Sayer:
    """One who is reported to say something."""

    link: Link
    item: Attribution
    is_outlet: bool


@dataclass(frozen=True, slots=True)
class ChainFinder:
    """Orders those who speak and pass on by the phrases of one watchlist; make it once, it is read-only afterwards."""

    hands: HandFinder
    wordings: Wordings
    people: re.Pattern[str] | None
    papers: re.Pattern[str] | None
    keys: frozenset[str]  # of organizations and people
    names: frozenset[str]  # theirs, in small letters: they are no outlets
    companies: dict[str, str]  # key of a person or organization → organization; not of those who only count and report

    @classmethod
    def of(cls, watchlist: Watchlist) -> "ChainFinder":
        """Compile the phrases of ``watchlist``."""
        speaking = [entry for entry in watchlist.organizations if entry.role is not OrganizationRole.OBSERVER]
        known: list[Organization | Person] = [*watchlist.organizations, *watchlist.people]
        return cls(
            hands=HandFinder.of(watchlist),
            wordings=Wordings.of(watchlist),
            people=any_of(of_part(watchlist.reporting, ReportingPart.PEOPLE)),
            papers=any_of(of_part(watchlist.reporting, ReportingPart.PAPER)),
            keys=frozenset(entry.key for entry in known),
            names=frozenset(name.casefold() for entry in known for name in (entry.name, *entry.aliases)),
            companies={
                **{entry.key: entry.key for entry in speaking},
                **{person.key: person.organization for person in watchlist.people},
            },
        )

    def chain(self, line: Line, start: int) -> Chain:
        """Return who says what stands at ``start`` of ``line``, and through whose hands it came."""
        over = [item for item in line.attributions if item.scope_start <= start < item.scope_end]
        hands: Sequence[Hand] = line.hands
        if not any(item.reported for item in over):
            quoted = line.finders.quoted(line, start)
            if quoted is not None:
                over = [*over, quoted]
                beside = words(line.text, _begin(quoted), max(quoted.end, quoted.cue_end) + _BESIDE)
                hands = [*hands, *self.hands.find(line.text, beside)]
        if not over:
            return Chain()
        speaking = [
            item
            for item in over
            if item.reported and not _has_cue_in(item, hands, ReportingPart.HEARS) and not _is_noun(item, over)
        ]
        said = _of_one_clause(line, start, speaking)
        citing = [item for item in said if _has_cue_in(item, hands, ReportingPart.CITES)]
        sayers = [self._sayer(line, hands, item) for item in said if item not in citing]
        cited = [self._sayer(line, hands, item) for item in citing]
        outer = sorted((sayer for sayer in sayers if sayer.is_outlet), key=lambda sayer: sayer.item.is_source)
        told = [sayer.link for sayer in cited if sayer.is_outlet]
        between = [_link_of_hand(line, hand) for hand in hands if hand.outlet is not None and _is_of(hand, said, over)]
        planner = _planner(line, over, start)
        speaking_too = [each for each in sayers if not each.is_outlet]
        behind = self._behind(line, planner, speaking_too, cited, has_outlet=bool(outer))
        if not behind:  # nobody stands behind the outlets: the innermost one says it
            return Chain.of([*told, *(sayer.link for sayer in outer)])
        return Chain.of([*behind, *between, *told, *(sayer.link for sayer in outer)])

    def credit(self, title: str, text: str, *, site: str) -> Link | None:
        """Return the one outlet that a page says it is copied from; ``site`` names the page's own, empty where that is unknown."""
        found = [
            name
            for name in outlets.copied_from(title, text, self.wordings, site=site)
            if name.casefold() not in self.names
        ]
        if len({outlet_key(name) for name in found}) != 1 or self.hands.outlet(found[0], 0, len(found[0])) is None:
            return None
        at = text.find(found[0])
        start, end = (at, at + len(found[0])) if at >= 0 else (None, None)
        return Link(name=found[0], start=start, end=end, rule="the page says that it is copied from there")

    def _behind(
        self,
        line: Line,
        planner: Attribution | None,
        sayers: Sequence[_Sayer],
        cited: Sequence[_Sayer],
        *,
        has_outlet: bool,
    ) -> list[Link]:
        """Return the speaker, and those who passed it on before any outlet did; empty where nobody but outlets is named."""
        sources = [sayer for sayer in cited if not sayer.is_outlet]
        if sayers and sources and self._speaks_for_another(sayers[0], sources[-1]):
            return [sources[-1].link, sayers[0].link]
        if sayers:
            heard = [sayer.link for sayer in sources if has_outlet and self._can_pass_on(line, sayer)]
            return [*self._ordered(line, sayers), *heard]
        if sources:  # "citing a filing, that SpaceX plans …": whose filing it is, the plan says
            is_paper = planner is not None and self._ends_in_paper(sources[-1].link.name.lower())
            return [_link(line, planner) if planner is not None and is_paper else sources[-1].link]
        on_paper = next((sayer.item for sayer in cited if self._is_on_paper(line, sayer)), None)
        if on_paper is not None and on_paper.speaker in self.keys:
            return [_link(line, on_paper)]
        # "Musk expects", "Epoch AI puts it at", "SpaceX plans": a plan is the word of whoever has it.
        return [_link(line, planner)] if planner is not None else []

    def _ends_in_paper(self, name: str) -> bool:
        return self.papers is not None and any(match.end() == len(name) for match in self.papers.finditer(name))

    def _is_on_paper(self, line: Line, sayer: _Sayer) -> bool:
        """Say whether an outlet is cited for what it tells of somebody's paper: "citing a Reuters report on the filing"."""
        first, last = sayer.link.end or 0, sayer.item.end
        return self.papers is not None and any(
            _TELLS_OF.search(line.words, first, match.start()) is not None
            for match in self.papers.finditer(line.words, first, last)
        )

    def _ordered(self, line: Line, sayers: Sequence[_Sayer]) -> list[Link]:
        """Return who spoke, then who passed it on: "Johnsen said that Musk had told them" is Musk by way of Johnsen."""
        first = sayers[0]
        for other in sayers[1:]:
            if other.link.name == first.link.name:
                continue
            if self._can_pass_on(line, first) and _is_nested(line, first.item, other.item):
                return [other.link, first.link]
            if other.item.is_source and first.link.name in self.companies and self._can_pass_on(line, other):
                return [first.link, other.link]  # "Musk said …, according to a person who heard him"
            if other.item.is_source and other.link.name in self.keys and first.link.name not in self.keys:
                return [other.link]  # "satellite imagery suggests …, according to Epoch AI"
        return [first.link]

    def _speaks_for_another(self, citer: _Sayer, source: _Sayer) -> bool:
        """Say whether the one who cites passes on what another company says: "Musk said so, citing a study" is Musk's own."""
        company = self.companies.get(source.link.name)
        return company is not None and company != self.companies.get(citer.link.name)

    def _can_pass_on(self, line: Line, sayer: _Sayer) -> bool:
        """Say whether somebody is named who can have heard another; "a report" that is taken for a company's is nobody."""
        name = sayer.link.name
        if name in self.keys:
            return any(
                mention.key == name and sayer.item.start <= mention.start < sayer.item.end for mention in line.mentions
            )
        if self.people is not None and self.people.search(name.lower()):
            return True
        return " " in name and all(word[0].isupper() for word in name.split())

    def _sayer(self, line: Line, hands: Iterable[Hand], item: Attribution) -> _Sayer:
        first = item.cue_start if item.is_source else item.start  # "per a report": the article is in the phrase
        outlet = self.hands.outlet(line.text, first, item.end)
        seen = next((hand.start for hand in hands if item.start <= hand.start < item.end), item.end)
        if outlet is None or outlet.start >= seen:  # "a memo seen by Reuters" is no word of Reuters'
            return _Sayer(_link(line, item), item, is_outlet=_has_cue_in(item, hands, ReportingPart.SEES))
        link = Link(name=outlet.name, start=outlet.start, end=outlet.end, rule=_rule(line, item))
        return _Sayer(link, item, is_outlet=True)


def _planner(line: Line, over: Sequence[Attribution], start: int) -> Attribution | None:
    """Return whose plan, goal or figure it is that stands at ``start``: a verb of intent bears on what follows it, and on what it ends."""
    found = [item for item in over if not item.reported and (_begin(item) <= start or _looks_back(line, item))]
    before = [item for item in found if _begin(item) <= start]
    return before[-1] if before else next(iter(found), None)


def _looks_back(line: Line, item: Attribution) -> bool:
    """Say whether a plan or a figure is told of what stands before: "1 GW is what SpaceX plans", "the 1 GW that it gave for May"."""
    first, last = _begin(item), max(item.end, item.cue_end)
    return (
        _ENDS.match(line.words, last, line.end) is not None or _WHICH.search(line.words, line.start, first) is not None
    )


def _of_one_clause(line: Line, start: int, said: Sequence[Attribution]) -> list[Attribution]:
    """Return of several speakers, each in a clause of his own, those in whose clause ``start`` stands: "…, and Musk confirmed"."""
    groups: list[list[Attribution]] = []
    for item in sorted(said, key=_begin):
        after = max((max(other.end, other.cue_end) for other in groups[-1]), default=0) if groups else 0
        if not groups or (after <= _begin(item) and _AND.search(line.words, after, _begin(item))):
            groups.append([])
        groups[-1].append(item)
    opened = [group for group in groups if _begin(group[0]) <= start]
    return (opened or groups[:1] or [[]])[-1]


def _begin(item: Attribution) -> int:
    return min(item.start, item.cue_start)


def _has_cue_in(item: Attribution, hands: Iterable[Hand], part: ReportingPart) -> bool:
    """Say whether one is named behind a phrase of passing on: "in an interview with Bloomberg", "citing two people"."""
    return item.is_source and any(hand.part is part and hand.start <= item.cue_start < hand.end for hand in hands)


def _is_of(hand: Hand, said: Iterable[Attribution], others: Iterable[Attribution]) -> bool:
    """Say whether an outlet was told by one of those who speak here, and not in another clause."""
    tellers = [item for item in others if not item.is_source and hand.start <= item.cue_start < hand.end]
    return not tellers or any(item in tellers for item in said)


def _is_noun(item: Attribution, others: Iterable[Attribution]) -> bool:
    """Say whether what looks like a verb is part of a speaker's name: "according to media reports"."""
    return not item.is_source and any(
        other is not item and other.start <= item.cue_start and item.cue_end <= other.end for other in others
    )


def _is_nested(line: Line, outer: Attribution, inner: Attribution) -> bool:
    first, last = outer.cue_end, min(inner.start, inner.cue_start)
    return first <= last and _THAT.fullmatch(line.words, first, last) is not None


def _link(line: Line, item: Attribution) -> Link:
    return Link(name=item.speaker, start=item.start, end=item.end, rule=_rule(line, item))


def _link_of_hand(line: Line, hand: Hand) -> Link:
    assert hand.outlet is not None
    rule = f"reporting.toml: {hand.key}: {line.text[hand.start : hand.end]}"
    return Link(name=hand.outlet.name, start=hand.outlet.start, end=hand.outlet.end, rule=rule)


def _rule(line: Line, item: Attribution) -> str:
    kind = "attribution" if item.reported else "its own plan"
    return f"cues.toml: {kind}: {line.text[item.cue_start : item.cue_end]}"
