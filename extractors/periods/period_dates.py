"""Named places of the calendar: dates, weekdays, months, holidays.

Every function takes the words and an index and returns what stands there with the index behind it, or None.
``vouched`` says that the words before speak for a date (a preposition, "the"): some words are one only then.
"""

from extractors.periods.period_lexicon import Lexicon
from extractors.periods.period_months import calendar_day, day_first, month_first, year_first
from extractors.periods.period_parts import CalendarUnit, Point
from extractors.periods.period_quarters import fiscal_mark, marked, number_before_mark, season, year_before_mark
from extractors.periods.period_words import Words
from extractors.periods.period_years import (
    Found,
    decade,
    fiscal_year,
    plain_year,
    short_year,
    spelled_year,
    with_year,
    year_behind,
)

_WEEKDAYS = frozenset({"weekday", "weak_weekday"})
_MONTHS = frozenset({"month", "weak_month"})
_MARKS = frozenset({"quarter_mark", "half_mark"})
_BEFORE_SHORT = frozenset(
    {"of", "in", "by", "before", "until", "through", "late", "early", "mid", "and", "to", "since", "for"}
)


def named_point(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    """Return the point that is named by its own name at ``index``."""
    form = words.form(index)
    if form[:1].isdecimal():
        return _date_in_figures(words, index) or _from_number(words, index, lexicon, vouched=vouched)
    if form == "'":
        found = decade(words, index + 1, lexicon, short=True)
        if found is None and words.is_glued(index + 1) and words.form(index - 1) in _BEFORE_SHORT:
            return short_year(words, index + 1)  # "by the end of '27"
        return found
    roles = lexicon.roles_at(words, index)
    return (
        (_weekday(words, index, lexicon) if not _WEEKDAYS.isdisjoint(roles) else None)
        or (month_first(words, index, lexicon, vouched=vouched) if not _MONTHS.isdisjoint(roles) else None)
        or (marked(words, index, lexicon, vouched=vouched) if not _MARKS.isdisjoint(roles) else None)
        or (season(words, index, lexicon, vouched=vouched) if "season" in roles else None)
        or (fiscal_mark(words, index, lexicon) or fiscal_year(words, index, lexicon) if "fiscal" in roles else None)
        or spelled_year(words, index, lexicon, vouched=vouched)
        or (_holiday(words, index, lexicon) if "holiday" in roles else None)
        or (day_first(words, index, lexicon) if "day_in_words" in roles else None)
        or (_day_word(words, index, lexicon) if "day_word" in roles else None)
    )


def _from_number(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    return (
        day_first(words, index, lexicon)
        or number_before_mark(words, index, lexicon)
        or decade(words, index, lexicon)
        or year_before_mark(words, index, lexicon)
        or year_first(words, index, lexicon)
        or plain_year(words, index, lexicon, vouched=vouched)
    )


def _date_in_figures(words: Words, index: int) -> Found:
    form = words.form(index)
    if len(form) == 7 and form[4] == "-":
        year_alone = Point(unit=CalendarUnit.YEAR, number=int(form[:4]))
        return Point(unit=CalendarUnit.MONTH, number=int(form[5:]), within=year_alone), index + 1
    if form.count("/") == 1:
        earlier, later = (int(part) for part in form.split("/"))
        month, year = min(earlier, later), max(earlier, later)
        return Point(
            unit=CalendarUnit.MONTH, number=month, within=Point(unit=CalendarUnit.YEAR, number=year)
        ), index + 1
    mark = next((mark for mark in "-/." if form.count(mark) == 2), None)
    if mark is None:
        return None
    parts = [int(part) for part in form.split(mark)]
    if parts[0] > 31:
        year, month, day = parts
    elif mark == "/" and parts[0] <= 12:
        month, day, year = parts
    else:
        day, month, year = parts
    return calendar_day(day, month, year, index + 1)


def _weekday(words: Words, index: int, lexicon: Lexicon) -> Found:
    known = lexicon.match("weekday", words, index)
    weak = known or lexicon.match("weak_weekday", words, index)
    if weak is None or lexicon.has("label", words, index - 1):
        return None
    number, end = int(weak[0]), weak[1]
    after = end + (words.form(end) == ".")
    after += words.form(after) in {",", "the"}
    dated = month_first(words, after, lexicon, vouched=True) or day_first(words, after, lexicon)
    if dated is not None and dated[0].unit is CalendarUnit.DAY:
        return dated
    if known is None:
        return None
    point = Point(unit=CalendarUnit.WEEKDAY, number=number)
    of_week = _week_behind(words, end, lexicon)
    if of_week is not None:
        return Point(unit=CalendarUnit.WEEKDAY, number=number, shift=of_week[0]), of_week[1]
    part_of_day = lexicon.match("part_of_day", words, end)
    return point, part_of_day[1] if part_of_day else end


def _week_behind(words: Words, index: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the shift of the week in "Wednesday of next week"."""
    at = index + (words.form(index) == "of")
    relative = lexicon.match("relative", words, at)
    unit = lexicon.match("unit", words, relative[1]) if relative else None
    if relative is None or unit is None or unit[0] != CalendarUnit.WEEK or relative[0] not in {"0", "1"}:
        return None
    return int(relative[0]), unit[1]


def _holiday(words: Words, index: int, lexicon: Lexicon) -> Found:
    known = lexicon.match("holiday", words, index)
    if known is None:
        return None
    year = year_behind(words, known[1], lexicon)
    if "/" in known[0]:
        month, weekday, count = (int(part) for part in known[0].split("/"))
        holder = Point(unit=CalendarUnit.MONTH, number=month, within=year[0] if year else None)
        point = Point(unit=CalendarUnit.WEEKDAY, number=weekday, count=count, within=holder)
        return point, year[1] if year else known[1]
    month, day = (int(part) for part in known[0].split("-"))
    return with_year(Point(unit=CalendarUnit.DAY, number=day, month=month), year, known[1])


def _day_word(words: Words, index: int, lexicon: Lexicon) -> Found:
    known = lexicon.match("day_word", words, index)
    if known is None or (known[0] == "0" and words.form(known[1]) == "'s"):
        return None  # "today's rockets" are those of our time
    return Point(unit=CalendarUnit.DAY, shift=int(known[0])), known[1]
