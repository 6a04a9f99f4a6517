"""Points of the calendar in whole: a named one, a part of one ("the end of next year"), a relative one ("next month").

``point_at(words, index, lexicon, vouched=…)`` returns the point at ``index`` with the index behind it, or None.
"""

from dataclasses import replace

from extractors.periods.period_dates import named_point
from extractors.periods.period_lexicon import FIGURE, Lexicon
from extractors.periods.period_parts import CalendarUnit, Part, Point
from extractors.periods.period_words import Words
from extractors.periods.period_years import Found, shifted, spaced_year, with_year, year_at, year_behind

_NUMBERED = {CalendarUnit.QUARTER: 4, CalendarUnit.HALF: 2}
_COUNTED = frozenset({CalendarUnit.DAY, CalendarUnit.WEEK, CalendarUnit.MONTH, CalendarUnit.QUARTER})
_WORDLESS = frozenset({CalendarUnit.DAY, CalendarUnit.WEEKDAY})
_BEFORE_SHORT = frozenset({Part.EARLY, Part.MID, Part.LATE})
_OF_EVENTS = frozenset({"same_event", "after_event"})
_MAX_DEPTH = 4  # "the end of the first half of next year" is two


def point_at(words: Words, index: int, lexicon: Lexicon, *, vouched: bool, depth: int = 0) -> Found:
    """Return the point at ``index``. ``vouched`` says that the words before speak for a date."""
    if depth > _MAX_DEPTH:
        return None
    if words.form(index) in {"the", "its", "their", "our"} and vouched:
        index += 1
    roles = lexicon.roles_at(words, index)
    return (
        (_part_of(words, index, lexicon, depth) if "part" in roles else None)
        or (_unit_end(words, index, lexicon) if "unit_end" in roles else None)
        or (_ordinal(words, index, lexicon, vouched=vouched, depth=depth) if _is_ordinal(roles) else None)
        or (_relative(words, index, lexicon) if "relative" in roles else None)
        or (_calendar_year(words, index, lexicon) if "calendar" in roles else None)
        or (_of_unit(words, index, lexicon, vouched=vouched) if "unit" in roles else None)
        or _with_end(words, named_point(words, index, lexicon, vouched=vouched), lexicon)
    )


def _is_ordinal(roles: frozenset[str]) -> bool:
    return "ordinal" in roles or FIGURE in roles


def _of_unit(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    """Return a point that begins with the name of a unit."""
    return (
        _week_of(words, index, lexicon)
        or _running(words, index, lexicon, vouched=vouched)
        or _aside(words, index, lexicon)
    )


def _part_of(words: Words, index: int, lexicon: Lexicon, depth: int) -> Found:
    """Early 2027, mid-2030s, the end of next year, late in the decade, later this year."""
    found = lexicon.match("part", words, index)
    if found is None:
        return None
    part, at = Part(found[0]), found[1]
    inner = _container(words, at, lexicon, depth) or (spaced_year(words, at) if part in _BEFORE_SHORT else None)
    if inner is None:
        return None
    point, end = inner
    # "Late on June 23", "the end of early 2027": a day has no parts here, and a part of a part is that part.
    if point.part is not None or (point.unit in _WORDLESS and part is not Part.REST):
        return inner
    return replace(point, part=part), end


def _container(words: Words, index: int, lexicon: Lexicon, depth: int) -> Found:
    """Return what something is a part of: a point, or "the year", "year 2027", "the decade" for the anchor's own."""
    at = index + 1 if words.form(index) == "the" else index
    return _definite(words, at, lexicon) or point_at(words, index, lexicon, vouched=True, depth=depth + 1)


def _definite(words: Words, index: int, lexicon: Lexicon) -> Found:
    unit = lexicon.match("unit", words, index)
    if unit is None or unit[0] == CalendarUnit.DAY or (words.form(index).endswith("s") and len(words.form(index)) > 2):
        return None
    calendar_unit, end = CalendarUnit(unit[0]), unit[1]
    if calendar_unit in {CalendarUnit.YEAR, CalendarUnit.FISCAL_YEAR}:
        at = end + (words.form(end) == "of")
        year = year_at(words, at)
        if year is not None:
            return Point(unit=calendar_unit, number=year[0]), year[1]
    if words.is_joined(end) and words.form(end).isalpha():
        return None
    return Point(unit=calendar_unit, shift=0), end


def _unit_end(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Year-end 2030, EOY, quarter-end."""
    found = lexicon.match("unit_end", words, index)
    if found is None:
        return None
    unit, end = CalendarUnit(found[0]), found[1]
    if unit is CalendarUnit.YEAR:
        at = end + (words.form(end) == "of")
        year = year_behind(words, at, lexicon)
        if year is not None:
            return replace(year[0], part=Part.LAST_DAY), year[1]
        year_short = words.form(end)
        if words.is_glued(end) and len(year_short) == 2 and year_short.isdecimal():
            return Point(unit=unit, number=2000 + int(year_short), part=Part.LAST_DAY), end + 1
    return Point(unit=unit, shift=0, part=Part.LAST_DAY), end


def _ordinal(words: Words, index: int, lexicon: Lexicon, *, vouched: bool, depth: int) -> Found:
    """Third quarter of 2026, first half of next year, first six months of 2027, last week of June."""
    found = lexicon.match("ordinal", words, index)
    if found is None:
        figure = words.form(index)
        if not (len(figure) == 1 and figure in "1234" and words.is_glued(index + 1)):
            return None
        if words.form(index + 1) not in {"st", "nd", "rd", "th"}:
            return None
        found = figure, index + 2
    number, at = int(found[0]), found[1]
    counted = lexicon.match("number", words, at)
    count = 1
    if counted is not None and counted[0].isdecimal() and number in {1, -1}:
        count, at = int(counted[0]), counted[1]
    elif words.form(at).isdecimal() and len(words.form(at)) <= 2 and number in {1, -1}:
        count, at = int(words.form(at)), at + 1
    fiscal = lexicon.match("fiscal", words, at)
    at = fiscal[1] if fiscal and not lexicon.has("unit", words, at) else at
    unit = lexicon.match("unit", words, at)
    if unit is None:
        return _weekday_of(words, at, lexicon, number, depth)
    if not count:
        return None
    calendar_unit, end = CalendarUnit(unit[0]), unit[1]
    if count == 1 and calendar_unit in _NUMBERED:
        return _quarter_or_half(words, end, lexicon, calendar_unit, number, vouched=vouched, depth=depth)
    if calendar_unit not in _COUNTED or words.form(end) not in {"of", "in"}:
        return None
    inner = _container(words, end + 1, lexicon, depth)
    if inner is None:
        return None
    return Point(unit=calendar_unit, number=number, count=count, within=inner[0]), inner[1]


def _weekday_of(words: Words, index: int, lexicon: Lexicon, number: int, depth: int) -> Found:
    """First Monday of July: the weekday that is ``number`` in its month."""
    weekday = lexicon.match("weekday", words, index)
    if weekday is None or words.form(weekday[1]) not in {"of", "in"}:
        return None
    inner = _container(words, weekday[1] + 1, lexicon, depth)
    if inner is None or inner[0].unit in _WORDLESS:
        return None
    return Point(unit=CalendarUnit.WEEKDAY, number=int(weekday[0]), count=number, within=inner[0]), inner[1]


def _quarter_or_half(
    words: Words, end: int, lexicon: Lexicon, unit: CalendarUnit, number: int, *, vouched: bool, depth: int
) -> Found:
    is_last = number == -1
    number = _NUMBERED[unit] if is_last else number
    if number > _NUMBERED[unit]:
        return None
    point = Point(unit=unit, number=number)
    if words.form(end) in {"of", "in"} and not (words.form(end) == "in" and unit is CalendarUnit.QUARTER):
        inner = _container(words, end + 1, lexicon, depth)
        if inner is not None and inner[0].unit in _holders(unit):
            return with_year(point, inner, end)
    year = year_behind(words, end, lexicon)
    if year is not None:
        return with_year(point, year, end)
    # "The last quarter" is the one before this; the first half of a match is none at all.
    if is_last or words.form(end) == "of" or (unit is CalendarUnit.HALF and not vouched):
        return None
    return point, end


def _holders(unit: CalendarUnit) -> frozenset[CalendarUnit]:
    years = {CalendarUnit.YEAR, CalendarUnit.FISCAL_YEAR}
    return frozenset(years if unit is CalendarUnit.QUARTER else {*years, CalendarUnit.DECADE, CalendarUnit.MONTH})


def _relative(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Next year, this summer, last May, the coming quarter, next Monday, the following year."""
    found = lexicon.match("relative", words, index)
    if found is None:
        return None
    shift, at = found
    if words.form(index - 1) != "the":
        # "Previous quarter" is the last one, "the previous quarter" the one before something that was told.
        shift = {"before_event": "-1", "after_event": "1"}.get(shift, shift)
    for role in ("unit", "season", "month", "weak_month", "weekday", "part_of_day"):
        named = lexicon.match(role, words, at)
        if named is None:
            continue
        value, end = named
        if words.form(index) == "that" and words.form(end) == "of":
            return None  # "it says that half of them fly"
        if role == "part_of_day" and not (shift == "same_event" and words.form(index) == "that"):
            continue
        if role == "part_of_day":
            return shifted(CalendarUnit.DAY, shift), end  # "that afternoon"
        if role == "unit":
            return _relative_unit(words, CalendarUnit(value), shift, end)
        if words.is_glued(end) and words.form(end).isalnum():
            return None
        unit = {"season": CalendarUnit.SEASON, "weekday": CalendarUnit.WEEKDAY}.get(role, CalendarUnit.MONTH)
        if role == "weak_month" and not words.is_capital(at) and lexicon.has("verb_sign", words, end):
            return None
        if shift in {"0", "same_event"} and role in {"weak_month", "season"} and not _is_sure(words, index, at, role):
            return None
        if unit is CalendarUnit.WEEKDAY or role == "season":
            tail = lexicon.match("part_of_day", words, end) if role == "weekday" else None
            end = tail[1] if tail else end
        return shifted(unit, shift, int(value)), end
    return None


def _is_sure(words: Words, index: int, at: int, role: str) -> bool:
    """Say whether "this" or "that" goes with the word: not in "this may", "satellites that fall"."""
    return words.is_capital(at) if role == "weak_month" else words.form(index) != "that"


def _relative_unit(words: Words, unit: CalendarUnit, shift: str, end: int) -> Found:
    plural = words.form(end - 1).endswith("s")
    joined_on = words.is_joined(end) and words.form(end).isalpha()
    if plural or joined_on or (unit is CalendarUnit.DAY and shift not in _OF_EVENTS):
        return None
    return shifted(unit, shift), end


def _calendar_year(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Calendar year 2027, the year 2027, CY27."""
    mark = lexicon.match("calendar", words, index)
    if mark is None:
        return None
    year = year_at(words, mark[1])
    if year is not None:
        return Point(unit=CalendarUnit.YEAR, number=year[0]), year[1]
    short = words.form(mark[1])
    if words.is_glued(mark[1]) and len(short) == 2 and short.isdecimal():
        return Point(unit=CalendarUnit.YEAR, number=2000 + int(short)), mark[1] + 1
    quarter = named_point(words, mark[1], lexicon, vouched=True)
    return quarter if quarter and quarter[0].unit in _NUMBERED else None


def _week_of(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Week of June 22."""
    unit = lexicon.match("unit", words, index)
    if unit is None or unit[0] != CalendarUnit.WEEK or words.form(unit[1]) != "of":
        return None
    day = named_point(words, unit[1] + 1, lexicon, vouched=True)
    if day is None or day[0].unit is not CalendarUnit.DAY:
        return None
    return Point(unit=CalendarUnit.WEEK, within=day[0]), day[1]


def _running(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    """Over the weekend; in the quarter: the running one in a promise, the last one in a report."""
    unit = lexicon.match("unit", words, index)
    if not vouched or unit is None or words.form(index - 1) != "the" or words.form(unit[1]) == "of":
        return None
    calendar_unit = CalendarUnit(unit[0])
    is_plural = words.form(unit[1] - 1).endswith("s") or words.is_joined(unit[1])
    if calendar_unit not in {CalendarUnit.WEEKEND, CalendarUnit.QUARTER} or is_plural:
        return None
    return Point(unit=calendar_unit), unit[1]


def _aside(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Year after next, quarter before last."""
    unit = lexicon.match("unit", words, index)
    aside = lexicon.match("aside", words, unit[1]) if unit else None
    if unit is None or aside is None or CalendarUnit(unit[0]) is CalendarUnit.DAY:
        return None
    return Point(unit=CalendarUnit(unit[0]), shift=int(aside[0])), aside[1]


def _with_end(words: Words, found: Found, lexicon: Lexicon) -> Found:
    """Read what may follow a year: "2027 year-end", "2027's end"."""
    if found is None or found[0].unit is not CalendarUnit.YEAR:
        return found
    point, end = found
    at = end + (words.form(end) == "'s")
    closing = lexicon.match("unit_end", words, at)
    if closing is not None and closing[0] == CalendarUnit.YEAR:
        return replace(point, part=Part.LAST_DAY), closing[1]
    if words.form(at) == "end" and (at > end or words.is_joined(at)):
        return replace(point, part=Part.LAST_DAY), at + 1
    return found
