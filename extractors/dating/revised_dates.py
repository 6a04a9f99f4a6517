"""Dates that a verb turns: the old date of a revision, the last day of a period that "ended with" something.

``is_old(line, match)``      an old date, which governs nothing: "from 2028 to late 2027", "instead of 2026"
``as_meant(line, match)``    the phrase as its verb takes it
``in_year_named(line, match, today)``  "the second half of the year", or a month without a year, of the year that was named before
"""

import re
from dataclasses import replace
from datetime import date

from extractors.lines import old_labels
from extractors.lines.passages import Line
from extractors.periods.period_antecedents import year_of
from extractors.periods.period_parts import Bound, CalendarUnit, Part, Point
from extractors.periods.periods import PhraseKind, PhraseMatch
from extractors.text.wordings import Frame
from models.vocabulary import Modality

_REVISED = re.compile(
    r"\b(?:went|goes|gone|mov\w+|slip\w*|slid\w*|drift\w*|push\w*|delay\w*|postpon\w*|chang\w+|revis\w+|shift\w*|brought|pulled|bring\w*|re-?plan\w*|reschedul\w*"
    r"|from an? (?:earlier|original|previous|first))\b"
)
_OLD = Frame(
    r"\b(?:instead of(?:\s[\w-]+){0,4}?|against an? (?:\w+ )?(?:goal|target|date|plan) of"
    r"|(?:once|originally|initially|formerly|previously|first|long)[ -]<dates.once_set>"
    r"(?:\s(?:for|in|at|to \w+))?|<dates.instead>)\s*$"
)
_CLOSES = re.compile(r"\b(?:ended|ends?|ending|finish(?:ed|es)?|closed?|closes|exit(?:ed|s)?|exiting)\s(?:the\s)?$")
_IT_WILL_BE = re.compile(
    r"\b(?:it|that)(?:['’]ll| will| would| may| might| could)(?: \w+ly| well)? be (?:at least |well into |some time in |sometime in |probably |more like )?$"
)
_BY_THEN = re.compile(r"\bby then\b")
_BROUGHT = re.compile(
    r"\b(?:brought|brings?|bringing|pulled|pulls?|pulling|moved|moves?|moving|pushed|push(?:es)?|pushing|put|puts|putting|set|shifted)\s[^,;]{1,50}\s(?:forward|up|back|in|out|on)\s$"
)
"""What makes the new date of "to November": "brought the tape-out forward to November"."""
_BEFORE = re.compile(r" (?:before|until|till)\b")
"""What makes a lower bound of a date: "It will be 2028 before the first of them fly"."""
_CLOSES_AT = re.compile(r"\s(?:with|at|having|on|above|near|just|around|roughly|about)\b")


_REPLACED = re.compile(
    r"(?:[,;:]|\.|\s?[(\[—–-])?\s?(?:and\s|but\s)?(?:(?:(?:that|this|it|which|the (?:\w+\s)?(?:date|target|goal|plan|estimate))(?:['’]s|\s(?:is|has|was))?\s)?"
    r"(?:now|since become|now become|become|since (?:slipped|moved|slid|been \w+)(?: to)?|slipped(?: to)?|moved(?: to)?)|make (?:that|it)|a (?:date|target|deadline|goal) (?:that )?(?:has )?(?:since|now) (?:been )?(?:moved|slipped|pushed|put|changed|slid)(?: \w+)?(?: to)?|no, make that|correction:|sorry,|scratch that[,:])\s"
    r"(?:looks? (?:more )?like\s|more like\s|is\s|for\s|in\s|the\s)?"
)
"""What stands between an old date and the new one: "in 2027; that is now 2028", "Q1 (now Q3)"."""


_AT_A_TIME = frozenset({Bound.IN, Bound.BY})
_UP_TO = frozenset({Bound.BY, Bound.UNTIL})
_PARTS = {Part.EARLY: 1, Part.MID: 5, Part.LATE: 9}
_GOES_ON = re.compile(r"\b(?:and|then|with|followed by|follows?)\b")
_LOOKS_BACK = re.compile(r"\b(?:was|were|had|did|said|told|after|since|instead|not)\b|;|\bup from\b")
_ENDS = frozenset({Part.END, Part.LAST_DAY})
_END_OF = re.compile(r"(?:the\s)?(?:end|year[ -]end|close)\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[:|,;(\[•–—-])\s*[\"“*]*$")


def is_old(line: Line, match: PhraseMatch) -> bool:
    """A revision's old date: "from 2028 to late 2027", "instead of 2026"."""
    before = line.words[line.start : match.start]
    tail = before[-40:]
    if any(old_labels.leads_on(line, match.end, other.start) for other in line.periods if other.start > match.start):
        return True
    later = [other for other in line.periods if other.start > match.start]
    if later and _REPLACED.fullmatch(line.words, match.end, later[0].start):
        return True  # "in 2027; that is now 2028"
    if re.search(r"\bfrom\s*(?:the\s)?[\"“]?$", tail) or match.text.lower().startswith("from "):
        follows = [
            other
            for other in later
            if re.match(r"[\"”]?\s*(?:\w+\s){0,2}(?:to|into)\b", line.words[match.end : other.start] + " ")
            or (
                other.text.lower().startswith(("to ", "into ", "until "))
                and line.words[match.end : other.start].strip(' "”') == ""
            )
        ]
        return bool(follows) and _REVISED.search(line.words[line.start : line.end]) is not None
    return (
        line.pattern(_OLD).search(tail) is not None
        and len(line.periods) > 1
        and not re.search(r"\b(?:not|was)\s*$", tail)
    )


def in_year_named(line: Line, match: PhraseMatch, today: date | None) -> PhraseMatch:
    """Return the phrase in the year that was named just before: "flies in Q1 2027; service follows in the second half of the year"."""
    point = match.point
    if point is None or today is None:
        return match
    if point.within is None:
        return _in_turn(line, match, point, today)
    if not match.text.lower().endswith("of the year"):
        return match
    named = [
        year.number
        for other in line.periods
        if other.end <= match.start and other.point is not None and (year := year_of(other)) is not None
    ]
    if not named or named[-1] is None or named[-1] <= today.year or point.within.shift != 0:
        return match
    return replace(match, point=replace(point, within=replace(point.within, number=named[-1], shift=None)))


def _in_turn(line: Line, match: PhraseMatch, point: Point, today: date) -> PhraseMatch:
    """Return a month or season without a year as the next one after a date told before: "opens in March 2028 and makes 3 GW in June"."""
    month = _first_month(point)
    before = [other for other in line.periods if other.end <= match.start]
    if month is None or not before or point.shift is not None or match.bound not in _AT_A_TIME:
        return match
    other = before[-1]
    year = year_of(other)
    told = None if other.point is None or other.bound is not Bound.IN else _first_month(other.point)
    if told is None or year is None or year.number is None or year.number <= today.year:
        return match
    between = line.words[other.end : match.start]
    is_told = any(
        cue.value == Modality.ACHIEVED for cue in line.cues if other.end <= cue.start < line.clause_at(match.start).end
    )
    if is_told or not _GOES_ON.search(between) or _LOOKS_BACK.search(between):
        return match
    turned = replace(year, number=year.number + (month < told))
    return replace(match, point=replace(point, within=turned))


def _first_month(point: Point) -> int | None:
    """Return the month with which a part of a year begins; None for whole years and what is no part of one."""
    if point.unit is CalendarUnit.YEAR:
        return _PARTS.get(point.part) if point.part is not None else None
    if point.number is None:
        return None
    match point.unit:
        case CalendarUnit.MONTH:
            return point.number
        case CalendarUnit.DAY:
            return point.month
        case CalendarUnit.QUARTER:
            return 3 * point.number - 2
        case CalendarUnit.SEASON:
            return 3 * point.number + 3
        case CalendarUnit.HALF:
            return 6 * point.number - 5
        case _:
            return None


_BY_WHICH = re.compile(
    r"\s(?:as|is|was|for|remains)\s(?:[\w’'-]+\s){0,3}(?:year|date|day|month|deadline|point)\sby\swhich\b"
)
"""What makes a deadline of a date: "has set 2035 as the year by which it is to reach 2,800"."""


_EARLIEST_IS = re.compile(
    r"\bearliest\b[^,;:]{0,60}?\b(?:is|was|remains|would be|will be|could be|might be|falls|comes|stands at)\s(?:now\s|still\s)?$"
    r"|\bearliest (?:possible |realistic )?(?:\w+\s)?(?:date|launch|start|opening|slot|window)\b[^,;]{0,20}[:,]\s$"
)
_AS_EARLIEST = re.compile(
    r"\s(?:as|is|was|being|remains)\s(?:now\s)?(?:the|its|their|an?)\s(?:very\s)?earliest\b|,\s(?:the|its|their)\searliest\b"
)
"""What makes a lower bound of a date: "the earliest that it could fly is May", "gives 2028 as the earliest date"."""


def as_meant(line: Line, match: PhraseMatch) -> PhraseMatch:
    """Return the phrase as its verb takes it: "ended June with 1 GW" is its last day."""
    before = line.words[max(line.start, match.start - 60) : match.start]
    point = match.point
    if point is None or match.until is not None:
        return match
    if match.bound is Bound.IN and _IT_WILL_BE.search(before) and _BEFORE.match(line.words, match.end, line.end):
        return replace(match, bound=Bound.NOT_BEFORE, kind=PhraseKind.LOWER_BOUND)
    if match.bound in {None, Bound.IN} and "earliest" in line.heard and _is_earliest(line, match):
        return replace(match, bound=Bound.NOT_BEFORE, kind=PhraseKind.LOWER_BOUND)
    if match.bound in {None, Bound.IN} and "which" in line.heard and _BY_WHICH.match(line.words, match.end, line.end):
        return replace(match, bound=Bound.BY, kind=PhraseKind.DEADLINE)
    if match.bound in _UP_TO and match.text.lower().startswith("to ") and _BROUGHT.search(before):
        return replace(match, bound=Bound.IN, kind=PhraseKind.POINT)
    if match.bound is Bound.IN and "then" in line.heard and _BY_THEN.search(line.words, match.end, line.end):
        return replace(match, bound=Bound.BY, kind=PhraseKind.DEADLINE)
    if point.part is None and _closes(line, match, before):
        return replace(match, point=replace(point, part=Part.LAST_DAY), bound=Bound.AS_OF)
    if point.part in _ENDS and match.bound is Bound.IN and _stands_alone(line, match):
        return replace(match, bound=Bound.BY, kind=PhraseKind.DEADLINE)
    return match


def _is_earliest(line: Line, match: PhraseMatch) -> bool:
    """Say whether a date is called the earliest one: "the earliest that it could fly is May", "gives 2028 as the earliest date"."""
    clause = line.clause_at(match.start)
    return (
        _EARLIEST_IS.search(line.words, clause.start, match.start) is not None
        or _AS_EARLIEST.match(line.words, match.end, line.end) is not None
    )


def _stands_alone(line: Line, match: PhraseMatch) -> bool:
    """Say whether the end of a period is given without a preposition, as tables and lists do: "First launch: end of 2027"."""
    return _END_OF.match(match.text) is not None and _OPENS.search(line.words, line.start, match.start) is not None


def _closes(line: Line, match: PhraseMatch, before: str) -> bool:
    """Say whether a stock is told at the end of a period: "ended June with 1 GW", not "finished last July"."""
    return _CLOSES.search(before) is not None and _CLOSES_AT.match(line.words, match.end, line.end) is not None
