"""What values and events ask alike while they are joined: how firmly, when, on what condition, by whose word."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.dating import continued_dates, dates_nearby, earlier_dates, revised_dates
from extractors.dating.dating import Anchor, Dater
from extractors.deals.deal_parties import DealParties
from extractors.deals.deals import DealFinder
from extractors.firmness import conditions, stance, tenses
from extractors.joining.chains import ChainFinder
from extractors.lines import titles
from extractors.lines.passages import Line
from extractors.metrics.counting import Counter
from extractors.periods.period_parts import Bound
from extractors.periods.periods import Outlook, PhraseMatch
from extractors.programs.programs import ProgramFinder
from extractors.speech.chain_links import Link
from extractors.text.wordings import Wordings
from models.claims import ClaimPeriod
from models.reading import Mention
from models.vocabulary import AnchorKind, DocumentKind, MentionLabel, Modality
from models.watchlist import Watchlist

_WAS_SET_FOR = re.compile(r"\b(?:scheduled|planned|set|due|slated|booked|expected|targeted|pencilled in)\s(?:for\s)?$")
_NAMED_BEFORE = 6  # lines
_SOON = 92  # days
Spans = Sequence[tuple[int, int]]


def _is_of_today(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date is the new one of an old plan: "was to tape out in December; that is now February"."""
    return match.start >= line.clause_at(start).end or any(
        other.end <= match.start and revised_dates.is_old(line, other) for other in line.periods
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text to read claims in: a document's body or its title. ``credit`` is asked only where somebody is quoted."""

    document_id: str
    kind: DocumentKind
    title: str
    lines: Sequence[Line]
    anchor: Anchor
    titled: tuple[Mention, ...] = ()  # whom and what the title names, of a body alone
    headline: bool = False
    owner: str | None = None  # key of the organization whose page it is
    site: str = ""  # name and host of the site that it stands on, empty where unknown
    credit: Callable[[], Link | None] = lambda: None

    @property
    def title_keys(self) -> frozenset[str]:
        """The keys of all that the title names."""
        return frozenset(mention.key for mention in self.titled)

    def following(self, line: Line) -> Line | None:
        """Return the line behind another one; None at the end."""
        return self.lines[line.index + 1] if line.index + 1 < len(self.lines) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The finders that joining needs; made once from a watchlist."""

    programs: ProgramFinder
    deals: DealFinder
    parties: DealParties  # of the deals
    counter: Counter
    chains: ChainFinder
    wordings: Wordings
    flown: frozenset[str]
    flown_names: frozenset[str]
    fiscal_years: dict[str, int]  # organization key → month in which its fiscal year ends

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Context":
        deals = DealFinder.of(watchlist)
        return cls(
            programs=ProgramFinder.of(watchlist),
            deals=deals,
            parties=deals.parties,
            counter=Counter.of(watchlist.metrics, Wordings.of(watchlist)),
            chains=ChainFinder.of(watchlist),
            wordings=Wordings.of(watchlist),
            flown=frozenset(program.key for program in watchlist.programs if program.in_service),
            flown_names=frozenset(name for program in watchlist.programs for name in program.flown_names),
            fiscal_years={entry.key: entry.fiscal_year_ends_in_month for entry in watchlist.organizations},
        )

    def programs_of_title(self, passage: Passage) -> tuple[str, ...]:
        """Return the keys of the programs that the title of a passage names.

        A company that is its program counts for it, where no other that computes in orbit is named beside it.
        """
        names = self.programs.names
        makers = {
            mention.key
            for mention in passage.titled
            if mention.key in names.computing or mention.key in names.namesakes
        }
        return tuple(
            program.key
            for mention in passage.titled
            if (program := names.named_by(mention)) is not None
            and (mention.label is MentionLabel.PROGRAM or makers == {mention.key})
            and not titles.is_beside(passage.title, mention, self.wordings)
        )

    def concerns(self, mentions: Iterable[Mention]) -> bool:
        """Say whether a text that names these can make a claim: it names a program, or who sells or takes compute."""
        parties = self.parties
        return any(
            mention.label is MentionLabel.PROGRAM
            or mention.key in self.programs.names.namesakes
            or parties.companies.behind(mention.key) in parties.sellers | parties.labs
            for mention in mentions
        )

    def period(
        self,
        passage: Passage,
        line: Line,
        start: int,
        end: int,
        modality: Modality,
        spans: Spans,
        owner: str | None,
        *,
        of_plan: bool = False,
        of_paper: bool = False,
    ) -> ClaimPeriod | None:
        """Return the period that governs ``start:end``; ``owner`` is the company whose fiscal years are meant."""
        dater = Dater(anchor=passage.anchor, fiscal_year_ends_in_month=self.fiscal_years.get(owner or "", 12))
        match = dater.governing(line, start, end, spans, of_plan=of_plan, of_paper=of_paper)
        if match is None and not of_paper:
            match = dates_nearby.of_line(passage.lines, line)
        anchor = dater.utterance(line, start)
        # "In January he had said that it would fly in April": April is ahead of January, not behind today.
        was_ahead = (
            anchor.kind is not AnchorKind.UTTERANCE
            and tenses.was_planned(line, start)
            and not (match is not None and _is_of_today(line, match, start))
        )
        names_it = match is not None and match.end + 1 == start  # "has called off the January launch"
        is_told = (modality in stance.PAST and not (names_it and modality is Modality.CANCELLED)) or was_ahead
        is_told = is_told or tenses.is_told(line, start, end)
        is_told = is_told or (
            match is not None and match.bound is Bound.IN and tenses.is_bought(line, start, match.start)
        )
        if (
            modality is Modality.CANCELLED
            and match is not None
            and _WAS_SET_FOR.search(line.words, line.start, match.start)
        ):
            is_told = False  # "has cancelled the launch that it had scheduled for October"
        if match is not None and dater.has_just_passed(match):
            is_told = True  # "on November 4", said on November 9
        if modality is Modality.DENIED and stance.is_denied_ahead(line, start, end):
            is_told = False  # "will not fly in March"
        outlook = Outlook.PAST if is_told else Outlook.FUTURE
        if match is not None and match.is_of_event:
            return _counted(dater, passage, line, match, outlook)
        found = dater.period(match, anchor, outlook)
        if was_ahead and found is not None and anchor.day is not None:
            found = _old_plan(anchor.day, found, dater.period(match, anchor, Outlook.FUTURE))
        end_match = continued_dates.end_of(line, match)
        ending = dater.period(end_match, anchor, Outlook.FUTURE)
        if match is not None and end_match is not None and found is not None and ending is not None and ending.latest:
            if found.earliest is not None and found.earliest > ending.latest:
                return found  # "from October, to June": which June, the words do not say
            return replace(found, text=line.text[match.start : end_match.end], latest=ending.latest)
        beginning = dater.period(continued_dates.start_of(line, match), anchor, Outlook.FUTURE)
        if found is not None and found.earliest is None and beginning is not None and beginning.earliest:
            if found.latest is not None and beginning.earliest > found.latest:
                return found
            return replace(found, earliest=beginning.earliest)
        return found

    def is_flown(self, lines: Sequence[Line], line: Line, start: int, program: str, title: str) -> bool:
        """Say whether hardware of the program flies, by the name under which it was last spoken of."""
        if program in self.flown:
            return True
        for other in reversed(lines[max(0, line.index - _NAMED_BEFORE) : line.index + 1]):
            if not other.mentions:
                continue
            named = [mention for mention, kind in self.programs.names.of_line(other) if kind.key == program]
            here = [mention for mention in named if mention.start <= start]
            if named:
                return (here or named)[-1].text in self.flown_names
        return any(name in title for name in self.flown_names)

    def condition(self, line: Line, start: int, modality: Modality) -> str | None:
        return conditions.condition(line.conditions, line, start) if modality is Modality.CONDITIONAL else None


def _counted(dater: Dater, passage: Passage, line: Line, match: PhraseMatch, outlook: Outlook) -> ClaimPeriod | None:
    """Return the period that is counted from a date told before: "AI5 taped out in April. A year later it is to be made"."""
    before = earlier_dates.counted_from(passage.lines, line, match)
    if before is None:
        return None
    other, told = before
    firm = {cue.value for cue in other.cues if other.clause_at(cue.start) == other.clause_at(told.start)}
    is_done = not firm.isdisjoint(stance.PAST) and firm.isdisjoint(stance.AHEAD)
    is_behind = (
        tenses.is_past(other, told.start)
        or dater.has_just_passed(told)
        or (outlook is Outlook.PAST if other is line else is_done)
    )
    first = dater.period(told, passage.anchor, Outlook.PAST if is_behind else Outlook.FUTURE)
    return None if first is None else dater.period_after(match, first)


def _old_plan(day: date, past: ClaimPeriod, future: ClaimPeriod | None) -> ClaimPeriod:
    """Return the month of an old plan: "was to fly in July" said in June is the month ahead, said in November the one behind."""
    if future is None or future.earliest is None or past.latest is None:
        return past
    is_soon = (future.earliest - day).days <= _SOON
    return future if is_soon and future.earliest - day < day - past.latest else past
