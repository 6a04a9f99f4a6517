"""Which period governs a value or an event, and against which day it is resolved.

``Anchor`` is what the document says of its own date. ``Dater(grammar, anchor)``
``dater.period(line, start, end, outlook=…) -> ClaimPeriod | None``

A period governs every claim of its clause. Of several in a clause each value has the one next to it. The date of an
utterance ("in January, Musk said") or of a filing dates nothing: it is what relative dates are counted from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.dating import continued_dates, date_choice, dates_of_acts, revised_dates, utterances
from extractors.dating.dates_of_others import is_attributive, is_of_aim, is_of_another, names_paper
from extractors.lines import table_dates
from extractors.lines.passages import Line
from extractors.periods import periods
from extractors.periods.period_parts import Bound, CalendarUnit
from extractors.periods.periods import Outlook, PhraseMatch
from extractors.text.clauses import Clause, begins_with_participle, begins_with_verb, holds_verb, is_put_in
from models.claims import ClaimPeriod
from models.reading import Period
from models.records import made_often
from models.vocabulary import AnchorKind, Precision

_SAYS = re.compile(r"(?:has|have|had)\s(?:also\s)?(?:said|told|indicated|hinted|suggested|promised|predicted)\b")
_WITHOUT_YEAR = frozenset({CalendarUnit.MONTH, CalendarUnit.SEASON, CalendarUnit.QUARTER})
_BEYOND_SIGNING = frozenset({Bound.UNTIL, Bound.SINCE, Bound.NOT_BEFORE, Bound.AS_OF})
_SOON = 100  # days
_JUST = 30  # days
_NOW = re.compile(r"(?:(?:is|are|has|have)\s)?(?:now|currently|today)\s")
_SAYING = re.compile(
    r"[\w.,’' -]{1,50}?\s(?:says?|said|adds?|added|thinks?|believes?|confirms?|confirmed|announced|estimates?|estimated|told \w+)\s(?:that\s)?(?=the\b|its\b|an?\b|their\b|his\b)"
)
_UNDER_WHICH = re.compile(r"\b(?:under (?:which|it)|whereby)\b")
_OF_WHICH = re.compile(rf"{_UNDER_WHICH.pattern}|\b(?:which|that|whom|whose|where)\b")
_IN_WHICH = re.compile(r"\b(?:which|whom)\b[^,;]*$")
_NOT_AS = re.compile(
    r"\b(?:not|instead of|rather than)\b[^;]*?\bas\s(?:[\w’'-]+\s){1,3}?(?:told|said|promised|announced|predicted|planned|hoped)\b"
)
_THAN = re.compile(r"\bthan\s[^;]*$")
_AGO = re.compile(r"\bago,?\s$")
_RELATIVE = re.compile(r"(?:which|who|whose)\s")


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day from which relative periods are counted, and where it is known from."""

    day: date | None
    kind: AnchorKind


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Dater:
    """Dates what stands in one document; ``fiscal_year_ends_in_month`` is that of the company that speaks."""

    anchor: Anchor
    fiscal_year_ends_in_month: int = 12

    def utterance(self, line: Line, start: int) -> Anchor:
        """Return the date of the utterance where the sentence gives one, else the document's."""
        for match in self._spoken(line):
            spoken = self._resolve(match, self.anchor, Outlook.PAST)
            day = None if spoken is None else spoken.earliest or spoken.latest
            if _IN_WHICH.search(line.words, line.start, match.start) and start < match.start:
                continue  # "eleven days later than the date which it had announced last April"
            if start < match.start and _NOT_AS.search(line.words, start, match.start):
                continue  # "in the first quarter, not this autumn as it told shareholders in January"
            if start < match.start and _THAN.search(line.words, start, match.start):
                continue  # "on Thursday, half a year earlier than it had said in March"
            if day is not None and not match.start <= start < match.end:
                return Anchor(day=day, kind=AnchorKind.UTTERANCE)
        return self.anchor

    def governing(
        self,
        line: Line,
        start: int,
        end: int,
        values: Sequence[tuple[int, int]],
        *,
        of_plan: bool = False,
        of_paper: bool = False,
    ) -> PhraseMatch | None:
        """Return the phrase that dates ``start:end``; ``values`` are all values of the line, itself included.

        ``of_plan``: what stands there is a planned value, which the day of a filing or an unveiling does not date.
        ``of_paper``: what stands there is itself the filing, the approval or the signing that a date may be of.
        """
        if table_dates.is_row(line, start):
            found = table_dates.governing(line, start, end)
        else:
            found = self._governing(line, start, end, values, of_plan=of_plan, of_paper=of_paper)
            found = None if found is None else date_choice.finer(line, found)
        if found is None:
            return None
        meant = revised_dates.as_meant(line, found)
        return revised_dates.in_year_named(line, meant, self.anchor.day)

    def _governing(
        self,
        line: Line,
        start: int,
        end: int,
        values: Sequence[tuple[int, int]],
        *,
        of_plan: bool,
        of_paper: bool,
    ) -> PhraseMatch | None:
        own = next((match for match in line.periods if (match.start, match.end) == (start, end)), None)
        if own is not None:
            return own  # what happens stands only as its date: "When does it launch? – Early 2027."
        spoken = self._spoken(line, of_paper=of_paper)
        if of_paper and any(start <= told.cue_start and told.cue_end <= end for told in line.attributions):
            spoken = []  # "announced a compute agreement on June 5": what is announced is dated so
        clause = line.clause_at(start)
        free = [
            match
            for match in line.periods
            if match not in spoken
            and not is_of_another(line, match, start, end)
            and not self._is_of_act(line, match, start, end, of_plan=of_plan, of_paper=of_paper)
            and not (match.text.lower() == "today" and _AGO.search(line.words, clause.start, match.start))
            and not revised_dates.is_old(line, match)
            and not (match.start <= start < match.end)
        ]
        inside = [match for match in free if clause.start <= match.start < clause.end]
        ahead = [match for match in inside if match.end <= start]
        if ahead:
            inside = [
                match for match in inside if match.start < end or not _OF_WHICH.search(line.words, end, match.start)
            ]  # "In June it entered into an agreement under which Google pays from October": June is of the agreement
        # "In June it signed an agreement under which Google pays $1bn from October for 9,000 GPUs": June dates neither.
        inside = [match for match in inside if not _UNDER_WHICH.search(line.words, match.end, start)] or inside
        if inside and all(date_choice.leads_away(line, match, start) for match in inside):
            return None
        if inside:
            head = line.words[clause.start : inside[0].start].strip(" \"'“(-•")
            spans = [span for span in values if clause.start <= span[0] < clause.end]
            return date_choice.next_to(inside, start, end, spans, leads=not head)
        position = line.clauses.index(clause)
        onward = continued_dates.of_continuation(line, free, position)
        if onward is not None:
            return onward
        predicate = None if _is_of_put_in(line, clause, start) else self._of_predicate(line, free, position)
        if predicate is not None:
            return predicate
        resumes = begins_with_verb(line.text, clause)
        if resumes and _SAYS.match(line.words, clause.start):
            return None  # "aims for 2 GW by the end of the year and has said it would house a million": in its own time
        if resumes and _NOW.match(line.words, clause.start):
            return None  # "came on stream in September and is now turning out three a week"
        while clause.dependent and position > 0:
            position -= 1
            clause = line.clauses[position]
            if resumes and _RELATIVE.match(line.words, clause.start):
                continue  # "AI5, which he called finished in July, has yet to tape out": the date stays in its clause
            inside = [match for match in free if clause.start <= match.start < clause.end and not _is_since(match)]
            if inside:
                return None if date_choice.leads_away(line, inside[-1], start) else inside[-1]
        return self._leading(line, free, position)

    def _is_of_act(
        self, line: Line, match: PhraseMatch, start: int, end: int, *, of_plan: bool, of_paper: bool
    ) -> bool:
        """Say whether a date is that of an act by which ``start:end`` came about or was made known, or names a thing."""
        if of_paper and match.bound in _BEYOND_SIGNING:
            return True  # "signed a lease through 2029" dates no signature
        if not of_paper and dates_of_acts.is_of_agreement(line, line.clause_at(start).start, match):
            return True
        if dates_of_acts.is_of_talks(line, match) or (of_plan and self._is_before_plan(line, match, start, end)):
            return True
        return (
            is_attributive(line, match)
            and match.end + 1 != start  # "the November 14 launch"
            and not is_of_aim(line, match, start)
            and not (of_paper and line.match("paper.asks", start, end) and names_paper(line, match))
        )

    def _is_before_plan(self, line: Line, match: PhraseMatch, start: int, end: int) -> bool:
        """Say whether a date lies before a planned value at ``start:end``: that of its filing, its signing, an older plan."""
        if match.bound is Bound.SINCE and match.start >= end:
            return True  # "optics that it has developed since 2024"
        first = line.clause_at(start).start
        if dates_of_acts.is_of_signing(line, first, match, start) and not self._lies_ahead(match):
            return True
        if dates_of_acts.had_been_planned(line, first, match.start) and (
            len(line.periods) > 1 or not dates_of_acts.had_been_planned(line, first, start)
        ):
            return True
        return (
            dates_of_acts.is_of_news(line, match)
            and not self._lies_ahead(match)
            and not (match.start >= end and self._runs_on(match))
            and not (match.start >= end and self._comes_soon(match) and dates_of_acts.names_aim(line, match))
        )

    def _spoken(self, line: Line, *, of_paper: bool = False) -> list[PhraseMatch]:
        """Return the dates of utterances; what lies ahead is none: "within five years, Musk claims, …"."""
        return [match for match in utterances.of_line(line, of_paper=of_paper) if not self._lies_ahead(match)]

    def has_just_passed(self, match: PhraseMatch) -> bool:
        """Say whether a day without a year lies a few weeks behind, so that its next one is hardly meant."""
        point, today = match.point, self.anchor.day
        if (
            today is None
            or match.bound is not Bound.IN
            or point is None
            or point.unit is not CalendarUnit.DAY
            or point.month is None
            or point.within is not None
            or point.shift is not None
        ):
            return False
        found = self._resolve(match, self.anchor, Outlook.PAST)
        return found is not None and found.latest is not None and 0 < (today - found.latest).days <= _JUST

    def _lies_ahead(self, match: PhraseMatch) -> bool:
        found, today = self._resolve(match, self.anchor, Outlook.PAST), self.anchor.day
        if found is None or found.earliest is None or today is None:
            return False
        return found.earliest > today or (
            match.amount is not None and found.latest is not None and found.latest > today
        )

    def _runs_on(self, match: PhraseMatch) -> bool:
        """Say whether a year that is named is not over: "plans to lower them to 480 km in 2026", said in January 2026."""
        point, today = match.point, self.anchor.day
        if point is None or point.unit is not CalendarUnit.YEAR or point.number is None or today is None:
            return False
        found = self._resolve(match, self.anchor, Outlook.FUTURE)
        return found is not None and found.latest is not None and found.latest > today

    def _comes_soon(self, match: PhraseMatch) -> bool:
        """Say whether a month without a year is rather one to come: "confirmed 40 launches in December", said in November."""
        today = self.anchor.day
        if (
            today is None
            or match.point is None
            or match.point.unit not in _WITHOUT_YEAR
            or match.point.shift is not None
        ):
            return False
        found = self._resolve(match, self.anchor, Outlook.FUTURE)
        return found is not None and found.earliest is not None and 0 < (found.earliest - today).days < _SOON

    def _of_predicate(self, line: Line, free: Sequence[PhraseMatch], position: int) -> PhraseMatch | None:
        """A subject is dated by its verb, though something stands between: "The pair, built by Planet, are due in 2027"."""
        for clause in line.clauses[position + 1 :]:
            if _RELATIVE.match(line.words, clause.start) and line.words.endswith(", ", clause.start, clause.end):
                continue  # "The first two, which Planet is building, are due up in 2027"
            if not clause.dependent or not begins_with_verb(line.text, clause):
                return None
            if _tells(line, line.clauses[position]) and (
                not begins_with_participle(line.text, clause) or line.words.endswith("and ", 0, clause.start)
            ):
                return None  # "has 9,800 in orbit and retired 120 in September"
            inside = [match for match in free if clause.start <= match.start < clause.end]
            if inside:
                return inside[0]
        return None

    def period(self, match: PhraseMatch | None, anchor: Anchor, outlook: Outlook) -> ClaimPeriod | None:
        """Resolve a phrase; a vague one ("eventually") is no period."""
        if match is None or match.is_of_event:
            return None  # "five months after it dissolved the team": the text's own day does not tell when that was
        found = self._resolve(match, anchor, outlook)
        return None if found is None else _as_claimed(found)

    def period_after(self, match: PhraseMatch, told: ClaimPeriod) -> ClaimPeriod | None:
        """Resolve a phrase that is counted from a date told before; of a mere deadline only "by then" can be told."""
        if told.latest is None or (told.earliest is None and not match.is_bare_deadline):
            return None
        first, last = (
            self._resolve(match, Anchor(day=day, kind=AnchorKind.UTTERANCE), Outlook.FUTURE)
            for day in (told.earliest or told.latest, told.latest)
        )
        return None if first is None or last is None else replace(_as_claimed(last), earliest=first.earliest)

    def _resolve(self, match: PhraseMatch, anchor: Anchor, outlook: Outlook) -> Period | None:
        return periods.resolve(
            match,
            anchor=anchor.day,
            anchor_kind=anchor.kind,
            outlook=outlook,
            fiscal_year_ends_in_month=self.fiscal_year_ends_in_month,
        )

    def _leading(self, line: Line, free: Sequence[PhraseMatch], position: int) -> PhraseMatch | None:
        """A date at the very head of a sentence governs the clauses that are joined to it."""
        if position == 0 or not free:
            return None
        first = line.clauses[0]
        if position == 1 and first.start <= free[0].start and free[0].end <= first.end:
            rest = line.words[first.start : free[0].start] + line.words[free[0].end : first.end]
            if date_choice.is_heading(free[0].text, rest):
                return free[0]  # "**September 28, 2026** — The first 26 satellites reach orbit"
        head = line.words[line.start : free[0].start].strip(" \"'“(")
        joined = all(clause.dependent for clause in line.clauses[1 : position + 1])
        return free[0] if not head and joined else None


def _as_claimed(found: Period) -> ClaimPeriod:
    return ClaimPeriod(
        text=found.text,
        earliest=found.earliest,
        latest=found.latest,
        precision=found.precision or Precision.YEAR,
        anchor=found.anchor,
        anchor_kind=found.anchor_kind,
    )


def _tells(line: Line, clause: Clause) -> bool:
    """Say whether a clause has a verb of its own beside that of saying: not "Starcloud says the launch of Starcloud-3"."""
    saying = _SAYING.match(line.words, clause.start, clause.end)
    first = clause.start if saying is None else saying.end()
    return holds_verb(line.text, clause._replace(start=first))


def _is_of_put_in(line: Line, clause: Clause, start: int) -> bool:
    """Say whether the verb behind is not that of a value put in: "Starcloud, which wants to fly 5 GW, launched in May"."""
    return line.words.endswith(", ", clause.start, clause.end) and is_put_in(line.words, clause.start, start)


def _is_since(match: PhraseMatch) -> bool:
    return match.bound is Bound.SINCE
