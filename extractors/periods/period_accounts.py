"""Periods of accounts: "the six months ended June 30, 2026", "the quarter ended September 30".

``ended_at(words, index, lexicon)`` returns the first month and the last day of one that begins at ``index``.
"""

from dataclasses import replace

from extractors.periods.period_dates import named_point
from extractors.periods.period_lexicon import Lexicon
from extractors.periods.period_parts import CalendarUnit, Point
from extractors.periods.period_words import Words

_ENDS = frozenset({"ended", "ending"})
_MONTHS = {
    CalendarUnit.MONTH: 1,
    CalendarUnit.QUARTER: 3,
    CalendarUnit.HALF: 6,
    CalendarUnit.YEAR: 12,
    CalendarUnit.FISCAL_YEAR: 12,
}
_YEAR = 12
_LEADS = 6  # words before "ended" in which such a period begins


def ended_at(words: Words, index: int, lexicon: Lexicon) -> tuple[Point, Point, int] | None:
    """Return the first month, the last day and the index behind them."""
    if _ENDS.isdisjoint(words.forms[index : index + _LEADS]):
        return None
    bound = lexicon.match("bound", words, index) or lexicon.match("loose_bound", words, index)
    at = bound[1] if bound is not None else index
    at += words.form(at) == "the"
    at += words.form(at) in {"first", "fiscal"}
    number = lexicon.match("number", words, at)
    many = int(number[0]) if number is not None and number[0].isdecimal() else 1
    unit = lexicon.match("unit", words, number[1] if number is not None else at)
    if unit is None or CalendarUnit(unit[0]) not in _MONTHS or words.form(unit[1]) not in _ENDS:
        return None
    found = named_point(words, unit[1] + 1, lexicon, vouched=True)
    months = many * _MONTHS[CalendarUnit(unit[0])]
    if found is None or not 0 < months <= _YEAR:
        return None
    last, end = found
    month = {CalendarUnit.DAY: last.month, CalendarUnit.MONTH: last.number}.get(last.unit)
    if month is None or (last.unit is CalendarUnit.MONTH and last.within is None):
        return None
    first = month - months + 1
    year = last.within
    if first < 1 and year is not None and year.number is not None:
        year = replace(year, number=year.number - 1)
    return Point(unit=CalendarUnit.MONTH, number=(first - 1) % _YEAR + 1, within=year), last, end
