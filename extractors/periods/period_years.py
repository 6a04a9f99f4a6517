"""Years of all kinds: plain, ranges, fiscal, decades, spelled out, and the year that a month or quarter is said of.

Every function takes the words and an index and returns what stands there with the index behind it, or None.
``vouched`` says that the words before speak for a date (a preposition, "the"): a bare number is one only then.
"""

from extractors.periods.period_lexicon import Lexicon
from extractors.periods.period_parts import CalendarUnit, Point
from extractors.periods.period_words import Words
from extractors.text.typography import word_set

Found = tuple[Point, int] | None

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LATEST_UNVOUCHED_YEAR = 2100
_NEAR_FIRST, _NEAR_LAST = 24, 40
"""Years that are written in two figures without an apostrophe: any other number is a number."""
_GOES_ON = word_set("and or to at for is but if then not instead vs because as so maybe with per says now")
_CENTURIES = {"nineteen": 1900, "twenty": 2000}


def is_year(form: str) -> bool:
    """Say whether a token is a year in four figures."""
    return len(form) == 4 and form.isdecimal() and _FIRST_YEAR <= int(form) <= _LAST_YEAR


def year_at(words: Words, index: int) -> tuple[int, int] | None:
    """Return the four-figure year that stands at ``index`` and nothing more: no figure, letter or sign belongs to it."""
    form = words.form(index)
    if not is_year(form):
        return None
    before, after = words.form(index - 1), words.form(index + 1)
    if words.is_glued(index) and (before in {"$", "€", "£", "#", "/", "_", ".", ",", "+", "@", "=", ":"}):
        return None
    if words.is_glued(index + 1):
        follower_glued = words.is_glued(index + 2)
        if after.isalpha() or after in {"%", "_", "=", "°", "×"}:
            return None
        if after in {"-", ".", ",", ":", "/"} and follower_glued and words.form(index + 2).isdecimal():
            return None
    return int(form), index + 1


def year_range(words: Words, index: int) -> tuple[int, int, int] | None:
    """Return first year, last year and end of "2027-2029", "2027/28", "2027-28"."""
    form = words.form(index)
    if len(form) != 4 or not form.isdecimal():
        return None
    mark, last = words.form(index + 1), words.form(index + 2)
    if not (mark in {"-", "/", "~"} and last.isdecimal() and len(last) in {2, 4}):
        return None
    first_year = int(form)
    last_year = int(last) if len(last) == 4 else first_year // 100 * 100 + int(last)
    if not _FIRST_YEAR <= first_year < last_year <= _LAST_YEAR:
        return None
    if words.is_glued(index + 2) != words.is_glued(index + 1) or (len(last) == 2 and not words.is_glued(index + 1)):
        return None
    if words.is_glued(index) and words.form(index - 1) in {"/", "-", "$", "."}:
        return None
    if words.is_glued(index + 3) and (words.form(index + 3).isalpha() or words.form(index + 3) in {"-", "/", "%"}):
        return None
    return first_year, last_year, index + 3


def plain_year(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    """Return a year by itself; where nothing vouches for it, a number before things that are counted is none."""
    found = year_at(words, index)
    if found is None:
        return None
    year, end = found
    if lexicon.has("measured", words, end):
        return None
    if not vouched and (year > _LATEST_UNVOUCHED_YEAR or _is_count(words, index, lexicon)):
        return None
    return Point(unit=CalendarUnit.YEAR, number=year), end


def _is_count(words: Words, index: int, lexicon: Lexicon) -> bool:
    following = words.form(index + 1)
    if lexicon.has("counted", words, index + 1):
        return True
    if lexicon.has("determiner", words, index - 1) or words.form(index - 1) == "'s":
        return False
    looks_plural = len(following) > 3 and following.endswith("s") and not following.endswith(("ss", "us", "is"))
    return looks_plural and not words.is_capital(index + 1)


def year_behind(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Return the year that a month, quarter or season is said of: "2027", "of 2027", ", 2027", "'27", "of next year"."""
    at = index
    if words.form(at) in {"of", "in", ","}:
        at += 1
    if words.form(at) in {"the", "calendar", "fy"} and lexicon.has("fiscal", words, at + (words.form(at) == "the")):
        at += words.form(at) == "the"
    fiscal = fiscal_year(words, at, lexicon)
    if fiscal is not None and words.form(index) != ",":
        return fiscal
    calendar = lexicon.match("calendar", words, at)
    if calendar is not None:
        at = calendar[1]
    found = year_at(words, at)
    if found is not None and not (words.form(index) in {",", "in"} and _is_count(words, at, lexicon)):
        return Point(unit=CalendarUnit.YEAR, number=found[0]), found[1]
    if words.form(at) == "'" and words.is_glued(at + 1):
        return short_year(words, at + 1)
    spelled = spelled_year(words, at, lexicon, vouched=True)
    if spelled is not None:
        return spelled
    if words.form(at) == "two" and words.form(at + 1) == "thousand" and not words.form(at + 2).isalpha():
        return Point(unit=CalendarUnit.YEAR, number=2000), at + 2
    if words.form(index) == ",":
        return None
    return _relative_year(words, at, lexicon)


def _relative_year(words: Words, index: int, lexicon: Lexicon) -> Found:
    relative = lexicon.match("relative", words, index + (words.form(index) == "the"))
    if relative is not None:
        unit = lexicon.match("unit", words, relative[1])
        if unit is not None and unit[0] in {"year", "fiscal_year"}:
            return shifted(CalendarUnit(unit[0]), relative[0]), unit[1]
    return None


def shifted(unit: CalendarUnit, shift: str, number: int | None = None) -> Point:
    """Return the point that lies ``shift`` units from the anchor's own; or so many from an event that was told."""
    if shift == "coming":
        # "The coming quarter" is the next one, "the coming Friday" the first that comes.
        return Point(unit=unit, number=number, shift=1 if number is None else None)
    sides = {"before_event": -1, "same_event": 0, "after_event": 1}
    if shift in sides:
        return Point(unit=unit, number=number, shift=sides[shift], of_event=True)
    return Point(unit=unit, number=number, shift=int(shift))


def short_year(words: Words, index: int) -> Found:
    form = words.form(index)
    if len(form) != 2 or not form.isdecimal() or (words.is_glued(index + 1) and words.form(index + 1).isalnum()):
        return None
    return Point(unit=CalendarUnit.YEAR, number=_full_year(int(form))), index + 1


def spaced_year(words: Words, index: int) -> Found:
    """Return a year in two figures behind a quarter or a part, where nothing follows that it could count: "Q3 27", "mid 28"."""
    form, after = words.form(index), words.form(index + 1)
    if len(form) != 2 or not form.isdecimal() or not _NEAR_FIRST <= int(form) <= _NEAR_LAST:
        return None
    if (
        (after[:1].isalnum() and after not in _GOES_ON)
        or after in {"%", "$", "°"}
        or (words.is_glued(index + 1) and after in {"-", "/", ".", ":"} and words.is_glued(index + 2))
    ):
        return None
    return Point(unit=CalendarUnit.YEAR, number=_full_year(int(form))), index + 1


def _full_year(short: int) -> int:
    return short + (2000 if short < 80 else 1900)


def fiscal_year(words: Words, index: int, lexicon: Lexicon) -> Found:
    mark = lexicon.match("fiscal", words, index)
    if mark is None:
        return None
    end = mark[1]
    split = year_range(words, end)
    if split is not None and split[1] == split[0] + 1:
        return Point(unit=CalendarUnit.FISCAL_YEAR, number=split[1]), split[2]
    at = end + (words.form(end) == "'")
    found = year_at(words, at)
    if found is None:
        short = short_year(words, at) if words.is_glued(at) or len(words.form(index)) == 2 else None
        found = (short[0].number or 0, short[1]) if short else None
    return (Point(unit=CalendarUnit.FISCAL_YEAR, number=found[0]), found[1]) if found else None


def decade(words: Words, index: int, lexicon: Lexicon, *, short: bool = False) -> Found:
    form = words.form(index)
    if not form.isdecimal() or not form.endswith("0") or not words.is_glued(index + 1):
        return None
    mark = words.form(index + 1)
    # "The 2030's" are a decade, "2030's target" is a year's.
    is_plural = mark == "s" or (
        mark == "'s" and (words.form(index - 1) == "the" or lexicon.has("part", words, index - 1))
    )
    if not is_plural:
        return None
    end = index + 2
    if short and len(form) == 2:
        return Point(unit=CalendarUnit.DECADE, number=_full_year(int(form))), end
    if len(form) != 4 or not _FIRST_YEAR <= int(form) <= _LAST_YEAR:
        return None
    return Point(unit=CalendarUnit.DECADE, number=int(form)), end


def spelled_year(words: Words, index: int, lexicon: Lexicon, *, vouched: bool) -> Found:
    """Twenty twenty-seven, two thousand and thirty, the twenty-thirties: as a transcript writes it."""
    if not vouched:
        return None
    form = words.form(index)
    if form == "two" and words.form(index + 1) == "thousand":
        at = index + 2 + (words.form(index + 2) == "and")
        century, least = 2000, 1
    elif form in _CENTURIES:
        at = index + 1
        century, least = _CENTURIES[form], 10
        if words.form(at) in {"oh", "zero", "o"}:
            at, least = at + 1, 1
    else:
        return None
    if (tens := lexicon.match("decade_in_words", words, at)) is not None:
        return Point(unit=CalendarUnit.DECADE, number=century + int(tens[0])), tens[1]
    below = below_hundred(words, at, lexicon)
    if below is None and form == "two" and (spelled := _spelled_span(words, at, lexicon)):
        return spelled
    if below is None or below[0] < least:
        return None
    year, end = century + below[0], below[1]
    if form != "twenty" and _is_count(words, end - 1, lexicon):
        return None  # two thousand twenty satellites
    return Point(unit=CalendarUnit.YEAR, number=year), end


def _spelled_span(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Take "two thousand" for the year where another one in words ends its span: "from two thousand until …"."""
    connector = lexicon.match("connector", words, index)
    if connector is None or spelled_year(words, connector[1], lexicon, vouched=True) is None:
        return None
    return Point(unit=CalendarUnit.YEAR, number=2000), index


def below_hundred(words: Words, index: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return a number below a hundred in words: nine, nineteen, ninety, ninety-nine."""
    tens = lexicon.match("number", words, index)
    if tens is None or not tens[0].isdecimal() or int(tens[0]) > 90 or not words.form(index).isalpha():
        return None
    number, end = int(tens[0]), tens[1]
    if len(words.form(index)) < 3:
        return None  # an article
    ones = lexicon.match("number", words, end) if number >= 20 else None
    if ones is not None and len(ones[0]) == 1 and ones[0].isdecimal() and len(words.form(end)) > 2:
        number, end = number + int(ones[0]), ones[1]
    return number, end


def with_year(point: Point, year: Found, end: int) -> Found:
    if year is None:
        return point, end
    return Point(unit=point.unit, number=point.number, month=point.month, within=year[0]), year[1]
