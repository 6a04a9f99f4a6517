"""Named places of the calendar: dates, weekdays, months, quarters, halves, seasons, holidays.

Every function takes the words and an index and returns what stands there with the index behind it, or None.
``vouched`` says that the words before speak for a date (a preposition, "the"): some words are one only then.
"""

from datetime import date

from extractors.period_lexicon import Lexicon
from extractors.period_parts import CalendarUnit, Point
from extractors.period_words import Words
from extractors.period_years import (
    Found,
    decade,
    fiscal_year,
    is_year,
    plain_year,
    short_year,
    spelled_year,
    with_year,
    year_at,
    year_behind,
    year_range,
)


def named_point(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    """Return the point that is named by its own name at ``index``."""
    form = words.form(index)
    if form[:1].isdigit():
        return _date_in_figures(words, index) or _from_number(words, index, lexicon, vouched=vouched)
    if form == "'":
        return decade(words, index + 1, lexicon, short=True)
    return (
        _weekday(words, index, lexicon)
        or _month_first(words, index, lexicon, vouched=vouched)
        or _marked(words, index, lexicon, vouched=vouched)
        or _season(words, index, lexicon, vouched=vouched)
        or _fiscal_mark(words, index, lexicon)
        or fiscal_year(words, index, lexicon)
        or spelled_year(words, index, lexicon, vouched=vouched)
        or _holiday(words, index, lexicon)
        or _day_word(words, index, lexicon)
    )


def _from_number(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    return (
        _day_first(words, index, lexicon)
        or _number_before_mark(words, index, lexicon)
        or decade(words, index, lexicon)
        or _year_before_mark(words, index, lexicon)
        or plain_year(words, index, lexicon, vouched=vouched)
    )


def _date_in_figures(words: Words, index: int) -> Found:
    form = words.form(index)
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
    return _day(day, month, year, index + 1)


def _day(day: int, month: int, year: int | None, end: int) -> Found:
    try:
        date(2024 if year is None else year, month, day)
    except ValueError:
        return None
    within = None if year is None else Point(unit=CalendarUnit.YEAR, number=year)
    return Point(unit=CalendarUnit.DAY, number=day, month=month, within=within), end


def day_number(words: Words, index: int) -> tuple[int, int] | None:
    """Return the day of the month at ``index``: "23", "23rd"."""
    form = words.form(index)
    if not form.isdigit() or len(form) > 2 or not 1 <= int(form) <= 31:
        return None
    end = index + 1
    if words.is_glued(end) and words.form(end) in {"st", "nd", "rd", "th"}:
        end += 1
    if words.is_glued(end) and (words.form(end).isalpha() or words.form(end) in {"%", ":", "/", "_"}):
        return None
    return int(form), end


def _weekday(words: Words, index: int, lexicon: Lexicon) -> Found:
    known = lexicon.match("weekday", words, index)
    weak = known or lexicon.match("weak_weekday", words, index)
    if weak is None or lexicon.has("label", words, index - 1):
        return None
    number, end = int(weak[0]), weak[1]
    after = end + (words.form(end) == ".")
    after += words.form(after) == ","
    dated = _month_first(words, after, lexicon, vouched=True) or _day_first(words, after, lexicon)
    if dated is not None and dated[0].unit is CalendarUnit.DAY:
        return dated
    if known is None:
        return None
    point = Point(unit=CalendarUnit.WEEKDAY, number=number)
    part_of_day = lexicon.match("part_of_day", words, end)
    return point, part_of_day[1] if part_of_day else end


def month_name(words: Words, index: int, lexicon: Lexicon) -> tuple[int, int, bool] | None:
    """Return the month's number, the index behind its name (and its full stop) and whether the name is a strong one."""
    strong = lexicon.match("month", words, index)
    found = strong or lexicon.match("weak_month", words, index)
    if found is None:
        return None
    number, end = found
    if len(words.form(index)) <= 4 and words.form(end) == "." and words.is_glued(end):
        following = words.form(end + 1)
        if following[:1].isdigit() or following == ",":
            end += 1
    return int(number), end, strong is not None


def _month_first(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    named = month_name(words, index, lexicon)
    if named is None:
        return None
    number, end, strong = named
    at = end + 1 if words.form(end) == "the" else end
    day = day_number(words, at)
    if day is not None and not words.is_glued(at):
        year = year_behind(words, day[1], lexicon)
        if not _is_count_of(words, day[1], lexicon):
            dated = _day(day[0], number, None, day[1])
            if dated is not None:
                return with_year(dated[0], year, day[1])
    point = Point(unit=CalendarUnit.MONTH, number=number)
    year = year_behind(words, end, lexicon)
    if year is not None:
        return with_year(point, year, end)
    if lexicon.has("label", words, index - 1) or (words.is_glued(end) and words.form(end).isalnum()):
        return None
    if not strong and not _stands_for_month(words, index, end, lexicon, vouched=vouched):
        return None
    return point, end


def _stands_for_month(words: Words, index: int, end: int, lexicon: Lexicon, *, vouched: bool) -> bool:
    """Say whether a word that is also another ("may", "march", "Jan") is the month here."""
    if lexicon.has("verb_sign", words, end):
        return False
    if words.is_capital(index):
        return vouched or lexicon.has("determiner", words, index - 1)
    return vouched and lexicon.has("month_sign", words, index - 1)


def _is_count_of(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Say whether the number before ``index`` counts something: "in June 12 satellites"."""
    return lexicon.has("counted", words, index) or words.form(index) in {"%", "percent"}


def _day_first(words: Words, index: int, lexicon: Lexicon) -> Found:
    day = day_number(words, index)
    if day is None:
        return None
    at = day[1] + 1 if words.form(day[1]) == "of" and day[1] > index + 1 else day[1]
    named = month_name(words, at, lexicon)
    if named is None or not (named[2] or words.is_capital(at) or year_at(words, named[1])):
        return None
    dated = _day(day[0], named[0], None, named[1])
    return with_year(dated[0], year_behind(words, named[1], lexicon), named[1]) if dated else None


def _marked(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    """Q3, H1 with or without a year."""
    for role, unit, highest in (("quarter_mark", CalendarUnit.QUARTER, 4), ("half_mark", CalendarUnit.HALF, 2)):
        mark = lexicon.match(role, words, index)
        if mark is None:
            continue
        form = words.form(mark[1])
        if not form.isdigit() or len(form) != 1 or not 1 <= int(form) <= highest:
            continue
        end = mark[1] + 1
        fiscal_or_year = _year_of_mark(words, end, lexicon)
        if fiscal_or_year is None and words.is_glued(end) and (words.form(end).isalnum() or words.form(end) == "_"):
            continue
        if fiscal_or_year is None and (
            words.is_joined(end) and words.form(end)[:1].isalpha() and len(words.form(end)) < 3
        ):
            continue
        if fiscal_or_year is None and unit is CalendarUnit.HALF and not vouched:
            continue
        return with_year(Point(unit=unit, number=int(form)), fiscal_or_year, end)
    return None


def _fiscal_mark(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Fiscal Q3 2027."""
    mark = lexicon.match("fiscal", words, index)
    marked = _marked(words, mark[1], lexicon, vouched=True) if mark else None
    if marked is None or marked[0].within is None:
        return None
    year = marked[0].within
    fiscal = Point(unit=CalendarUnit.FISCAL_YEAR, number=year.number, shift=year.shift)
    return with_year(Point(unit=marked[0].unit, number=marked[0].number), (fiscal, marked[1]), marked[1])


def _year_of_mark(words: Words, index: int, lexicon: Lexicon) -> Found:
    glued_mark = words.form(index) in {"/", "-"} and words.is_glued(index) and words.is_glued(index + 1)
    at = index + 1 if glued_mark else index
    found = year_behind(words, at, lexicon)
    if found is None and glued_mark:
        return short_year(words, at)
    return found


def _number_before_mark(words: Words, index: int, lexicon: Lexicon) -> Found:
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


def _year_before_mark(words: Words, index: int, lexicon: Lexicon) -> Found:
    """2026 Q3, 2027H1."""
    form = words.form(index)
    if not is_year(form):
        return None
    if not (lexicon.has("quarter_mark", words, index + 1) or lexicon.has("half_mark", words, index + 1)):
        return None
    marked = _marked(words, index + 1, lexicon, vouched=True)
    if marked is None or marked[0].within is not None:
        return None
    return with_year(marked[0], (Point(unit=CalendarUnit.YEAR, number=int(form)), marked[1]), marked[1])


def _season(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    known = lexicon.match("season", words, index)
    if known is None or words.is_joined(index + 1):
        return None
    point, end = Point(unit=CalendarUnit.SEASON, number=int(known[0])), known[1]
    split = year_range(words, end + (words.form(end) == "of"))
    if split is not None and split[1] == split[0] + 1:
        return with_year(point, (Point(unit=CalendarUnit.YEAR, number=split[0]), split[2]), end)
    year = year_behind(words, end, lexicon)
    if year is not None and (vouched or not year[0].is_relative):
        return with_year(point, year, end)
    # "in the fall of prices", "in spring steel": only what ends there is a season.
    if not vouched or words.form(end) in {"of", "in"} or words.form(index - 1) in {"a", "an"}:
        return None
    return point, end


def _holiday(words: Words, index: int, lexicon: Lexicon) -> Found:
    known = lexicon.match("holiday", words, index)
    if known is None:
        return None
    month, _, day = known[0].partition("-")
    point = Point(unit=CalendarUnit.DAY, number=int(day), month=int(month))
    return with_year(point, year_behind(words, known[1], lexicon), known[1])


def _day_word(words: Words, index: int, lexicon: Lexicon) -> Found:
    known = lexicon.match("day_word", words, index)
    return (Point(unit=CalendarUnit.DAY, shift=int(known[0])), known[1]) if known else None
