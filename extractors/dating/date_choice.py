"""Which of several dates beside a value or an event is its own.

``next_to(inside, start, end, values, leads=…)``  of the dates of a clause the one of this value
``finer(line, match)``                            the closer of two that say one thing: "earlier this year, in March"
``leads_away(line, match, start)``                whether the value goes beyond the date that stands before it
``is_heading(date_text, rest)``                   whether a date heads what follows
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.lines.passages import Line
from extractors.periods.period_parts import Bound, CalendarUnit, Measure, Point
from extractors.periods.periods import PhraseMatch

_COARSE = frozenset({CalendarUnit.YEAR, CalendarUnit.DECADE})
_FINE = frozenset({CalendarUnit.DAY, CalendarUnit.WEEKDAY, CalendarUnit.WEEK, CalendarUnit.MONTH, CalendarUnit.QUARTER})
_COMMA = re.compile(r",?\s")
_COMMA_ON = re.compile(r",?\s")
_COMMA_SO = re.compile(r"(?:\s(?:that|this))?,\s(?:so\s|say\s|in\s|i\.e\.\s|which is\s|that is\s|call it\s)?")
_LAST_YEAR = Point(unit=CalendarUnit.YEAR, shift=-1)
_FOUR_FIGURES = re.compile(r"\d{4}")


def next_to(
    inside: Sequence[PhraseMatch], start: int, end: int, values: Sequence[tuple[int, int]], *, leads: bool
) -> PhraseMatch:
    """Of the periods of a clause the one of this value: they stand by turns, either all before or all behind."""
    within = [match for match in inside if start < match.start < end]
    if len(inside) == 1 or within:
        return (within or inside)[0]  # "entered into with Anthropic on May 4, 2026 an agreement"
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


def finer(line: Line, match: PhraseMatch) -> PhraseMatch:
    """Return the closer of two dates that say one thing: "earlier this year, in March", "this year on May 4"."""
    following = next((other for other in line.periods if other.start >= match.end), None)
    if following is None or following.point is None:
        return match
    if _is_a_year_ago(match) and following.point.month is not None and following.point.within is None:
        if _COMMA_ON.fullmatch(line.words, match.end, following.start):
            return replace(following, point=replace(following.point, within=_LAST_YEAR))  # "a year ago, on November 2"
        return match
    if match.is_of_event and not following.is_of_event and _COMMA_SO.fullmatch(line.words, match.end, following.start):
        return following  # "about a year after that, so mid-2027"
    if match.point is None:
        return match
    is_closer = match.bound is following.bound is Bound.IN and (
        (match.point.unit in _COARSE and following.point.unit in _FINE)
        or (match.point.unit is CalendarUnit.WEEK and following.point.unit is CalendarUnit.DAY)
    )
    return following if is_closer and _COMMA.fullmatch(line.words, match.end, following.start) else match


def _is_a_year_ago(match: PhraseMatch) -> bool:
    amount = match.amount
    return match.measure is Measure.AGO and amount is not None and amount.unit is CalendarUnit.YEAR and amount.low == 1


def leads_away(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a value goes beyond a date that stands before it: "by 2027, and eventually a terawatt"."""
    return match.end <= start and line.find("dates.beyond", match.end, start) is not None


def is_heading(date_text: str, rest: str) -> bool:
    """Say whether a date heads what follows, and is no dateline: "**July 24, 2026** — Starship lifts off", not "Aug 8 - Tesla"."""
    return not rest.strip(" *_#\"'“”()[]:–—-•|") and ("*" in rest or _FOUR_FIGURES.search(date_text) is not None)
