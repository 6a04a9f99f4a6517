"""Quarters, halves and seasons by their names: Q3 2026, 1H27, FY27 Q1, spring 2027.

Every function takes the words and an index and returns what stands there with the index behind it, or None.
"""

from extractors.periods.period_lexicon import Lexicon
from extractors.periods.period_parts import CalendarUnit, Point
from extractors.periods.period_words import Words
from extractors.periods.period_years import (
    Found,
    fiscal_year,
    is_year,
    short_year,
    spaced_year,
    with_year,
    year_behind,
    year_range,
)


def marked(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    """Q3, H1 with or without a year."""
    for role, unit, highest in (("quarter_mark", CalendarUnit.QUARTER, 4), ("half_mark", CalendarUnit.HALF, 2)):
        mark = lexicon.match(role, words, index)
        if mark is None:
            continue
        form = words.form(mark[1])
        if not form.isdecimal() or len(form) != 1 or not 1 <= int(form) <= highest:
            continue
        end = mark[1] + 1
        fiscal_or_year = _year_of_mark(words, end, lexicon)
        if fiscal_or_year is None and words.is_glued(end) and (words.form(end).isalnum() or words.form(end) == "_"):
            continue
        if fiscal_or_year is None and _goes_on(words, end, lexicon):
            continue
        if fiscal_or_year is None and unit is CalendarUnit.HALF and not vouched:
            continue
        return with_year(Point(unit=unit, number=int(form)), fiscal_or_year, end)
    return None


def _goes_on(words: Words, end: int, lexicon: Lexicon) -> bool:
    """Say whether letters hang on by a hyphen (H1-B) that begin no other quarter or half (Q1-Q2)."""
    if not words.is_joined(end) or not words.form(end).isalpha() or len(words.form(end)) > 2:
        return False
    return not (lexicon.has("quarter_mark", words, end) or lexicon.has("half_mark", words, end))


def fiscal_mark(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Fiscal Q3 2027."""
    mark = lexicon.match("fiscal", words, index)
    found = marked(words, mark[1], lexicon, vouched=True) if mark else None
    year = fiscal_year(words, index, lexicon)
    quarter = marked(words, year[1], lexicon, vouched=True) if year else None
    if year is not None and quarter is not None and quarter[0].within is None:
        return with_year(quarter[0], (year[0], quarter[1]), quarter[1])
    if found is None or found[0].within is None:
        return None
    named = found[0].within
    fiscal = Point(unit=CalendarUnit.FISCAL_YEAR, number=named.number, shift=named.shift)
    return with_year(Point(unit=found[0].unit, number=found[0].number), (fiscal, found[1]), found[1])


def _year_of_mark(words: Words, index: int, lexicon: Lexicon) -> Found:
    glued_mark = words.form(index) in {"/", "-"} and words.is_glued(index) and words.is_glued(index + 1)
    at = index + 1 if glued_mark else index
    found = year_behind(words, at, lexicon) or (None if glued_mark else spaced_year(words, at))
    if found is None and glued_mark:
        return short_year(words, at)
    return found


def number_before_mark(words: Words, index: int, lexicon: Lexicon) -> Found:
    """3Q26, 1H 2027."""
    form = words.form(index)
    if len(form) != 1 or not words.is_glued(index + 1):
        return None
    for role, unit, highest in (("quarter_mark", CalendarUnit.QUARTER, 4), ("half_mark", CalendarUnit.HALF, 2)):
        mark = lexicon.match(role, words, index + 1)
        if mark is None or not 1 <= int(form) <= highest:
            continue
        end = mark[1]
        year = short_year(words, end) if words.is_glued(end) else None
        year = year or _year_of_mark(words, end, lexicon)
        if year is not None:
            return with_year(Point(unit=unit, number=int(form)), year, end)
    return None


def year_before_mark(words: Words, index: int, lexicon: Lexicon) -> Found:
    """2026 Q3, 2027H1, 26Q4."""
    form = words.form(index)
    is_short = len(form) == 2 and form.isdecimal() and words.is_glued(index + 1) and words.is_glued(index + 2)
    if not is_year(form) and not is_short:
        return None
    if not (lexicon.has("quarter_mark", words, index + 1) or lexicon.has("half_mark", words, index + 1)):
        return None
    found = marked(words, index + 1, lexicon, vouched=True)
    if found is None or found[0].within is not None:
        return None
    year = int(form) + (2000 if is_short else 0)
    return with_year(found[0], (Point(unit=CalendarUnit.YEAR, number=year), found[1]), found[1])


def season(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    known = lexicon.match("season", words, index)
    if known is None or words.is_joined(index + 1):
        return None
    point, end = Point(unit=CalendarUnit.SEASON, number=int(known[0])), known[1]
    split = year_range(words, end + (words.form(end) == "of"))
    if split is not None and split[1] == split[0] + 1:
        return with_year(point, (Point(unit=CalendarUnit.YEAR, number=split[0]), split[2]), end)
    year = year_behind(words, end, lexicon)
    if year is not None and (vouched or words.form(end) == "of" or not year[0].is_relative):
        return with_year(point, year, end)
    # "in the fall of prices", "in spring steel": only what ends there is a season.
    if not vouched or words.form(end) in {"of", "in"} or words.form(index - 1) in {"a", "an"}:
        return None
    return point, end
