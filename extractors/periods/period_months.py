"""Months with their days and years: "June 3, 2027", "the 3rd of June", "2027 June", "the 15th of next month".

Every function takes the words and an index and returns what stands there with the index behind it, or None.
``vouched`` says that the words before speak for a date (a preposition, "the"): some months are also other words.
"""

from datetime import date

from extractors.periods.period_days import day_number, is_ordinal
from extractors.periods.period_lexicon import Lexicon
from extractors.periods.period_parts import CalendarUnit, Point
from extractors.periods.period_words import Words
from extractors.periods.period_years import (
    Found,
    below_hundred,
    is_year,
    shifted,
    spelled_year,
    with_year,
    year_at,
    year_behind,
)
from extractors.text.typography import word_set

_SURE = frozenset({"feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})  # nobody is called so
_SURE_BEHIND_A_DAY = _SURE | {"june", "april", "jan"}
_CLOSES = frozenset({"", ".", ",", ";", ")", "(", "→", "/"})
_CLOSES_DATE = _CLOSES | frozenset(":?!")
_LONGEST_ABBREVIATION = 3
_RUNS = word_set("- to through thru until till")
_BEHIND_A_DAY = word_set("and or to through thru until till at as with when while we the is was of in for but")


def calendar_day(day: int, month: int, year: int | None, end: int) -> Found:
    """Return a day of the calendar; None for one that there is not, such as June 31."""
    try:
        date(2024 if year is None else year, month, day)
    except ValueError:
        return None
    within = None if year is None else Point(unit=CalendarUnit.YEAR, number=year)
    return Point(unit=CalendarUnit.DAY, number=day, month=month, within=within), end


def _month_name(words: Words, index: int, lexicon: Lexicon) -> tuple[int, int, bool] | None:
    """Return the month's number, the index behind its name (and its full stop) and whether the name is a strong one."""
    strong = lexicon.match("month", words, index)
    found = strong or lexicon.match("weak_month", words, index)
    if found is None:
        return None
    number, end = found
    if len(words.form(index)) <= 4 and words.form(end) == "." and words.is_glued(end):
        following = words.form(end + 1)
        if following[:1].isdecimal() or following in {",", "'"}:
            end += 1
    return int(number), end, strong is not None


def month_first(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    """June, June 2027, June 3, June 3, 2027."""
    named = _month_name(words, index, lexicon)
    if named is None:
        return None
    number, end, strong = named
    at = end + 1 if words.form(end) == "the" else end
    day = day_number(words, at, lexicon) or _day_as_count(words, at, lexicon)
    if day is not None and not words.is_glued(at) and not _goes_on(words, at, day[1], lexicon):
        year = year_behind(words, day[1], lexicon)
        # "In June 12 satellites flew": nothing happens "in" a day.
        is_in_month = words.form(index - 1) == "in" and year is None
        if not is_in_month and (year is not None or not _is_count_of(words, day[1], lexicon)):
            dated = calendar_day(day[0], number, None, day[1])
            if dated is not None:
                return with_year(dated[0], year, day[1])
    if number % 3 == 0 and words.form(end) == "quarter" and words.form(index - 1) != "a":
        point = Point(unit=CalendarUnit.QUARTER, number=number // 3)  # the June quarter
        return with_year(point, year_behind(words, end + 1, lexicon), end + 1)
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
    if (words.is_capital(index) or vouched) and _runs_to_month(words, index, end, lexicon, is_between=vouched):
        return True
    if words.is_capital(index):
        # "We ended June with 1.4 GW": in the midst of a sentence, and no first name before a surname.
        is_amid = words.form(index - 1).isalpha() and not words.is_capital(index - 1) and not words.is_capital(end)
        is_known = words.form(end) == "'s" or (is_amid and len(words.form(index)) > _LONGEST_ABBREVIATION)
        is_labelled = words.form(index - 1) in {":", "(", "→"} or (is_amid and words.form(index) in _SURE)
        is_known = is_known or (is_labelled and words.form(end)[:1] in _CLOSES)
        return vouched or is_known or lexicon.has("determiner", words, index - 1)
    is_behind_year = is_year(words.form(index - 1 - (words.form(index - 1) == ",")))
    return vouched and (is_behind_year or lexicon.has("month_sign", words, index - 1))


def _runs_to_month(words: Words, index: int, end: int, lexicon: Lexicon, *, is_between: bool) -> bool:
    """Say whether a span of months begins with the word: "May through July", "June-August", "between august and october"."""
    is_joint = words.form(end) in _RUNS or (is_between and words.form(end) == "and")
    at = end + is_joint
    if not (is_joint or words.is_joined(end)) or not (words.is_capital(at) or lexicon.has("month", words, at)):
        return False
    return lexicon.has("month", words, at) or (lexicon.has("weak_month", words, at) and words.is_capital(index))


def _is_count_of(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Say whether the number before ``index`` counts something: "in June 12 satellites"."""
    return lexicon.has("counted", words, index) or words.form(index) in {"%", "percent"}


def _day_as_count(words: Words, index: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the day of "by May twenty-one": a count where anything but the end of the clause follows."""
    below = below_hundred(words, index, lexicon)
    if below is None or not 13 <= below[0] <= 31:
        return None
    if spelled_year(words, below[1], lexicon, vouched=True) is not None:
        return below  # June twenty-five twenty twenty-seven
    if words.form(below[1]).isalpha() or words.is_joined(below[1]):
        return None
    return below


def _goes_on(words: Words, index: int, end: int, lexicon: Lexicon) -> bool:
    """Say whether a day in words is none, for a thing is counted by it: "in March first flights", "the June first-stage test"."""
    if words.form(index)[:1].isdecimal() or spelled_year(words, end, lexicon, vouched=True) is not None:
        return False
    return words.is_joined(end) or (words.form(end).isalpha() and words.form(end) not in _BEHIND_A_DAY)


def day_first(words: Words, index: int, lexicon: Lexicon) -> Found:
    """3 June, the 3rd of June 2027, the 15th of next month."""
    day = day_number(words, index, lexicon)
    if day is None:
        return None
    has_of = words.form(day[1]) == "of"
    ordinal = is_ordinal(words, index, day[1])
    at = day[1] + 1 if has_of else day[1]
    if has_of and (of_month := _relative_month(words, at, lexicon)):
        point = Point(unit=CalendarUnit.DAY, number=day[0], within=of_month[0])
        return None if _is_owner(words, of_month[1]) else (point, of_month[1])
    named = _month_name(words, at, lexicon)
    if named is None or (has_of and not ordinal and _is_owner(words, named[1])):
        return None
    if (
        has_of
        and not ordinal
        and not named[2]
        and not (words.is_capital(at) and words.form(named[1])[:1] in _CLOSES_DATE)
    ):
        return None  # "12 of June." is a day, "12 of March launches" are none
    is_sure = ordinal or named[2] or words.is_capital(at) or words.form(at) in _SURE_BEHIND_A_DAY
    if not (is_sure or year_at(words, named[1])):
        return None
    if not has_of and not words.form(index)[:1].isdecimal():
        return None  # "the first March launch"
    dated = calendar_day(day[0], named[0], None, named[1])
    return with_year(dated[0], year_behind(words, named[1], lexicon), named[1]) if dated else None


def day_of_month(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Return a day right before its month, behind a day that shares it: the "22 this month" of "from 4 to 22 this month"."""
    day = day_number(words, index, lexicon)
    of_month = _relative_month(words, day[1] + (words.form(day[1]) == "of"), lexicon) if day else None
    if day is None or of_month is None:
        return None
    return Point(unit=CalendarUnit.DAY, number=day[0], within=of_month[0]), of_month[1]


def _is_owner(words: Words, index: int) -> bool:
    """Say whether a month owns what is counted: "in 12 of March's 15 launches"."""
    return words.form(index) == "'s"


def _relative_month(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Next month, as in "the 15th of next month"."""
    relative = lexicon.match("relative", words, index + (words.form(index) == "the"))
    unit = lexicon.match("unit", words, relative[1]) if relative else None
    if relative is None or unit is None or unit[0] != CalendarUnit.MONTH:
        return None
    return shifted(CalendarUnit.MONTH, relative[0]), unit[1]


def year_first(words: Words, index: int, lexicon: Lexicon) -> Found:
    """2026 June 23, 2026 June."""
    if not is_year(words.form(index)):
        return None
    at = index + 1 + (words.form(index + 1) == ",")
    dated = month_first(words, at, lexicon, vouched=True)
    if dated is None or dated[0].within is not None:
        return None
    is_sure = lexicon.has("month", words, at) or not words.form(dated[1]).isalpha()
    is_sure = is_sure or (words.is_capital(at) and not words.is_capital(dated[1]))
    if dated[0].unit is not CalendarUnit.DAY and not is_sure:
        return None
    if at > index + 1 and dated[0].unit is CalendarUnit.DAY:
        return None  # in 2026, June 23 was …
    return with_year(dated[0], (Point(unit=CalendarUnit.YEAR, number=int(words.form(index))), dated[1]), dated[1])
