"""Which period governs a value or an event, and against which day it is resolved.

``Anchor`` is what the document says of its own date. ``Dater(grammar, anchor)``
``dater.period(line, start, end, outlook=…) -> ClaimPeriod | None``

A period governs every claim of its clause. Of several in a clause each value has the one next to it. The date of an
utterance ("in January, Musk said") or of a filing dates nothing: it is what relative dates are counted from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors import periods, revised_dates, utterances
from extractors.clauses import begins_with_participle, begins_with_verb, holds_verb
from extractors.passages import Line
from extractors.period_parts import Bound, CalendarUnit
from extractors.periods import Outlook, PhraseMatch
from models.claims import ClaimPeriod
from models.reading import Period
from models.vocabulary import AnchorKind, Precision

_BEYOND = re.compile(
    r"\b(?:toward|towards|eventual|eventually|ultimate|ultimately|long-term|long term|over time|one day|some ?day|then on to)\b"
)
_THING = re.compile(
    r"(?:'s)?[\s-](?:design|version|plan|target|goal|filing|application|presentation|video|announcement|call|report|figure|estimate"
    r"|specifications?|specs?|reveal|roadshow|talk|post|unveiling|meeting|conference|interview|letter|memo|edition|prototype design"
    r"|prospectus|document|briefing|keynote|blog|tweet|article|remarks?|hearing|note|paper|submission|press release|release|earnings|investor|shareholder"
    r"|offering|ipo|roadmap|schedule)\b"
)
_ACTS = re.compile(
    r"\b(?:gave|granted|cleared|authori[sz]ed|permitted|licensed|lodged|released|outlined|detailed|presented|confirmed|filed|announced|unveiled|presented|approved|heard|submitted|revealed|introduced|showed|published|posted|voted|disclosed"
    r"|asked|applied|accepted|(?:was|were) (?:put|estimated|given|quoted|pegged|stated|named))\b"
)
_PLANS = re.compile(
    r"\b(?:will|would|to|plans?|expects?|aims?|by|could|should)\s+(?:\w+\s){0,3}(?:launch|fly|reach|start|begin|be|have|build|deploy|produce|open|enter)\b"
)
_OF_FIRST = re.compile(
    r"(?:,\s(?:with\s|and\s)?|\swith\s)(?:the|its|their)\s(?:very\s)?first\b(?!\s(?:half|quarter|months?|weeks?|days?|year))"
)
_ALONE = re.compile(r"(?:about|around|now|then|all|both|as of|currently|due|expected|planned|scheduled|targeted|\s)*")
_PREFACE = re.compile(
    r"\b(?:since|after|following|before|ahead of)\s(?:its|the|their|a|an|his|this|that)\s[^,;.]{0,40}?\s(?:of|in|on)?\s?$"
)
_OF_AGREEMENT = re.compile(
    r"\b(?:agreements?|contracts?|deals?|arrangements?|leases?|pacts?)\s(?:that\s(?:was|were)\s|we\s)?(?:entered into|signed|struck|concluded|executed|dated|made|of|from|announced)\s(?:(?:in|on|as of|during|late|early|back)\s){0,2}$"
)
_HAD_BEEN = re.compile(
    r"\bhad\s(?:originally\s|first\s|once\s|initially\s|earlier\s|previously\s)?been\s(?:\w+ly\s)?(?:expected|planned|due|scheduled|slated|set|promised|announced|targeted)\b[^,;]*$"
)
_SAYS = re.compile(r"(?:has|have|had)\s(?:also\s)?(?:said|told|indicated|hinted|suggested|promised|predicted)\b")
_COARSE = frozenset({CalendarUnit.YEAR, CalendarUnit.DECADE})
_FINE = frozenset({CalendarUnit.DAY, CalendarUnit.WEEKDAY, CalendarUnit.WEEK, CalendarUnit.MONTH, CalendarUnit.QUARTER})
_COMMA = re.compile(r",?\s")
_INSERT = re.compile(r",\s(?:which|who|whose)\s[^,;]*$")
_GOES_ON = re.compile(
    r"(?:that|this|it|which|the (?:deal|agreement|contract|arrangement|lease))\s(?:will\s|would\s)?(?:goes on|go on|runs?|lasts?|continues?|holds?|stands?|ends?|expires?|is good)\b"
    r"|which\s(?:[\w’']+\s){1,3}?(?:now\s|currently\s)?(?:expects?|thinks?|puts?|sees?|reckons?|believes?|hopes?|predicts?|estimates?|places?|dates?)\b"
    r"|(?:and\s)?(?:i|we|he|she|they)\s(?:\w+ly\s)?(?:think|thinks|believe|believes|expect|expects|hope|hopes)\s(?:that\s)?(?:we|it|they|he)\s(?:do|does|will|get|gets|can|could|should)\b"
)
_OF_RELATIVE = re.compile(
    r"[,\w]\s(?:that|which|who)\s(?:\w+ly\s)?(?:was|were|had been|had|has been)\s\w+[^,;]*$"
    r"|\s(?:that|which)\s(?:[\w’'.-]+\s){1,3}(?:refreshed|updated|published|released|filed|announced|revised|presented|issued|posted|claimed|made|gave)\s(?:\w+\s){0,2}$"
)
_BEGINS = re.compile(r"(?:beginning|starting|commencing|from|effective)\b")
_BEGINNING = re.compile(r"\b(?:beginning|starting|commencing|begins?|starts?|from)\s(?:on\s|in\s)?$")
_ENDING = re.compile(
    r",?\s(?:and\s|but\s)?(?:ending|ends|end|expiring|expires|terminating|until|through|to|running (?:until|through|to)|lasting until|up to)?\s?(?:on\s|in\s|at\s)?"
)
_DEFINES = re.compile(
    r"\b(?:that|which|who)\s(?:\w+\s)?(?:flew|launched|went|came|was|were|went up|\w+ed)\b[^,;]{0,30}$"
)
_THEN_VERB = re.compile(
    r"\s(?:each\s|all\s|both\s|now\s)?(?:will|would|can|could|is|are|was|were|has|have|had|carry|carries|move|moves|draw|draws|weigh|weighs|provide|provides|run|runs|use|uses|operate|operates|deliver|delivers)\b"
)
_AGO = re.compile(r"\bago,?\s$")
_RELATIVE = re.compile(r"(?:which|who|whose)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The day from which relative periods are counted, and where it is known from."""

    day: date | None
    kind: AnchorKind


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
        found = self._governing(line, start, end, values, of_plan=of_plan, of_paper=of_paper)
        return None if found is None else revised_dates.as_meant(line, _finer(line, found))

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
        spoken = set(self._spoken(line, of_paper=of_paper))
        clause = line.clause_at(start)
        free = [
            match
            for match in line.periods
            if match not in spoken
            and not (
                of_paper and match.bound in {Bound.UNTIL, Bound.SINCE, Bound.NOT_BEFORE}
            )  # "signed a lease through 2029" dates no signature
            and not _is_of_first(line, match, end)
            and not _is_inserted(line, match, start)
            and not _is_bracketed(line, match, start)
            and not _is_of_relative(line, match, end)
            and not _is_of_defining(line, match, start)
            and not (match.text.lower() == "today" and _AGO.search(line.words, clause.start, match.start))
            and not _is_of_preface(line, match, start)
            and not _is_attributive(line, match)
            and not (of_plan and _dates_news(line, match))
            and not (of_plan and _HAD_BEEN.search(line.words, clause.start, match.start))
            and not (not of_paper and _OF_AGREEMENT.search(line.words, clause.start, match.start))
            and not revised_dates.is_old(line, match)
            and not (match.start <= start < match.end)
        ]
        inside = [match for match in free if clause.start <= match.start < clause.end]
        if inside and all(_leads_away(line, match, start) for match in inside):
            return None
        if inside:
            head = line.words[clause.start : inside[0].start].strip(" \"'“(-•")
            spans = [span for span in values if clause.start <= span[0] < clause.end]
            return _next_to(inside, start, end, spans, leads=not head)
        position = line.clauses.index(clause)
        onward = self._of_continuation(line, free, position)
        if onward is not None:
            return onward
        predicate = self._of_predicate(line, free, position)
        if predicate is not None:
            return predicate
        resumes = begins_with_verb(line.text, clause)
        if resumes and _SAYS.match(line.words, clause.start):
            return None  # "aims for 2 GW by the end of the year and has said it would house a million": in its own time
        while clause.dependent and position > 0:
            position -= 1
            clause = line.clauses[position]
            if resumes and _RELATIVE.match(line.words, clause.start):
                continue  # "AI5, which he called finished in July, has yet to tape out": the date stays in its clause
            inside = [match for match in free if clause.start <= match.start < clause.end and not _is_since(match)]
            if inside:
                return None if _leads_away(line, inside[-1], start) else inside[-1]
        return self._leading(line, free, position)

    def _spoken(self, line: Line, *, of_paper: bool = False) -> list[PhraseMatch]:
        """Return the dates of utterances; what lies ahead is none: "within five years, Musk claims, …"."""
        return [match for match in utterances.of_line(line, of_paper=of_paper) if not self._lies_ahead(match)]

    def _lies_ahead(self, match: PhraseMatch) -> bool:
        found, today = self._resolve(match, self.anchor, Outlook.PAST), self.anchor.day
        if found is None or found.earliest is None or today is None:
            return False
        return found.earliest > today or (
            match.amount is not None and found.latest is not None and found.latest > today
        )

    def _of_continuation(self, line: Line, free: Sequence[PhraseMatch], position: int) -> PhraseMatch | None:
        """Return the end that the next clause gives to what this one says: "…, and that goes on through May 2029"."""
        if position + 1 >= len(line.clauses):
            return None
        following = line.clauses[position + 1]
        if _GOES_ON.match(line.words, following.start, following.end) is None:
            return None
        return next((match for match in free if following.start <= match.start < following.end), None)

    def _of_predicate(self, line: Line, free: Sequence[PhraseMatch], position: int) -> PhraseMatch | None:
        """A subject is dated by its verb, though something stands between: "The pair, built by Planet, are due in 2027"."""
        for clause in line.clauses[position + 1 :]:
            if not clause.dependent or not begins_with_verb(line.text, clause):
                return None
            if holds_verb(line.text, line.clauses[position]) and not begins_with_participle(line.text, clause):
                return None
            inside = [match for match in free if clause.start <= match.start < clause.end]
            if inside:
                return inside[0]
        return None

    def end_of(self, line: Line, match: PhraseMatch | None) -> PhraseMatch | None:
        """Return the phrase that ends what another begins: "beginning July 1, 2026 and ending December 31, 2029"."""
        if match is None or match.until is not None:
            return None
        following = next((other for other in line.periods if other.start >= match.end), None)
        begins = (
            match.bound is Bound.SINCE
            or _BEGINS.match(match.text.lower()) is not None
            or _BEGINNING.search(line.words, line.start, match.start) is not None
        )
        if following is None or not begins:
            return None
        return following if _ENDING.fullmatch(line.words, match.end, following.start) else None

    def period(self, match: PhraseMatch | None, anchor: Anchor, outlook: Outlook) -> ClaimPeriod | None:
        """Resolve a phrase; a vague one ("eventually") is no period."""
        if match is None:
            return None
        found = self._resolve(match, anchor, outlook)
        if found is None:
            return None
        return ClaimPeriod(
            text=match.text,
            earliest=found.earliest,
            latest=found.latest,
            precision=found.precision or Precision.YEAR,
            anchor=found.anchor,
            anchor_kind=found.anchor_kind,
        )

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
        head = line.words[line.start : free[0].start].strip(" \"'“(")
        joined = all(clause.dependent for clause in line.clauses[1 : position + 1])
        return free[0] if not head and joined else None


def _dates_news(line: Line, match: PhraseMatch) -> bool:
    """Say whether a date is that of an act on paper: "filed on Thursday", "the bill was put at $20 billion in March"."""
    clause = line.clause_at(match.start)
    words = line.words[clause.start : clause.end]
    is_loose = match.bound in {None, Bound.IN}
    told = _ACTS.search(line.words, max(clause.start, match.start - 14), match.start) is not None
    return is_loose and (told or (_ACTS.search(words) is not None and _PLANS.search(words) is None))


def _is_since(match: PhraseMatch) -> bool:
    return match.bound is Bound.SINCE


def _is_attributive(line: Line, match: PhraseMatch) -> bool:
    """Say whether a date only names a thing: "the June design", "the 2027 target"."""
    return _THING.match(line.words, match.end, line.end) is not None


def _is_of_first(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is only that of the first of many: "1,000 a year, the first of them by 2027"."""
    return match.start >= end and _OF_FIRST.search(line.words, end, match.start) is not None


def _finer(line: Line, match: PhraseMatch) -> PhraseMatch:
    """Return the closer of two dates that say one thing: "earlier this year, in March", "this year on May 4"."""
    following = next((other for other in line.periods if other.start >= match.end), None)
    if following is None or match.point is None or following.point is None:
        return match
    is_closer = (
        match.point.unit in _COARSE and following.point.unit in _FINE and match.bound is following.bound is Bound.IN
    )
    return following if is_closer and _COMMA.fullmatch(line.words, match.end, following.start) else match


def _is_bracketed(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date dates what stands with it in brackets: "(launch: 2027)", but not "(2027)" or "(by 2027)"."""
    opened = line.words.rfind("(", line.start, match.start)
    if opened < 0 or opened <= start < match.start or ")" in line.words[opened : match.start]:
        return False
    closed = line.words.find(")", match.end, line.end)
    return not opened <= start <= closed and _ALONE.fullmatch(line.words, opened + 1, match.start) is None


def _is_of_relative(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is that of a relative clause: "has restarted Dojo, the effort that was scrapped in August"."""
    return match.start >= end and _OF_RELATIVE.search(line.words, end, match.start) is not None


def _is_of_defining(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date is that of a clause that only says which: "the satellites that flew in August each move 1 Tbps"."""
    if match.end > start:
        return False
    before = _DEFINES.search(line.words, line.clause_at(match.start).start, match.start)
    return before is not None and _THEN_VERB.match(line.words, match.end, start) is not None


def _is_of_preface(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date is that of another happening: "since its launch in 2025 it has kept to 325 km"."""
    if match.end > start:
        return False
    found = _PREFACE.search(line.words, line.clause_at(match.start).start, match.start)
    return found is not None


def _is_inserted(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date stands in a relative clause put in before: "AI5, which he called finished last July, is late"."""
    if match.end > start or "," not in line.words[match.end : start]:
        return False
    return _INSERT.search(line.words, line.clause_at(match.start).start, match.start) is not None


def _leads_away(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a value goes beyond a date that stands before it: "by 2027, and eventually a terawatt"."""
    return match.end <= start and _BEYOND.search(line.words, match.end, start) is not None


def _next_to(
    inside: Sequence[PhraseMatch], start: int, end: int, values: Sequence[tuple[int, int]], *, leads: bool
) -> PhraseMatch:
    """Of the periods of a clause the one of this value: they stand by turns, either all before or all behind."""
    if len(inside) == 1:
        return inside[0]
    others = [span for span in values if span != (start, end)]
    after = [match for match in inside if match.start >= end and not _between(end, match.start, others)]
    before = [match for match in inside if match.end <= start and not _between(match.end, start, others)]
    if after and before:
        return before[-1] if leads and len(values) > 1 else after[0]
    if after or before:
        return (after or before[-1:])[0]
    behind = [match for match in inside if match.start >= end]
    return behind[0] if behind else inside[-1]


def _between(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= left and right <= end for left, right in spans)
