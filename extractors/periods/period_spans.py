"""Two points that belong together: "from October 2026 through June 2029", "2027 or 2028", "June 23–25".

``span_at(words, index, lexicon, …)`` returns one point, or two and whether they are the ends of a span.
"""

from dataclasses import dataclass, replace
from datetime import date

from extractors.periods.period_days import day_number
from extractors.periods.period_lexicon import FIGURE, Lexicon
from extractors.periods.period_months import day_of_month
from extractors.periods.period_parts import CalendarUnit, Point
from extractors.periods.period_place import Outlook, Place, interval_of
from extractors.periods.period_points import point_at
from extractors.periods.period_words import Words
from extractors.periods.period_years import shifted, year_behind, year_range
from models.records import made_often

_HEADLESS = frozenset({"ordinal", "day_in_words", FIGURE})
_COUNTED_PARTS = {CalendarUnit.QUARTER: 4, CalendarUnit.HALF: 2}
_AFTER_ORDINALS = frozenset(
    {"and", "but", "after", "because", "as", "with", "for", "at", "on", "in", "when", "while", "following"}
)
_WITH_YEARS = frozenset({CalendarUnit.YEAR, CalendarUnit.FISCAL_YEAR, CalendarUnit.DECADE})
_RUNS = frozenset({"through", "thru", "until", "till"})
_NOWHERE = Place(anchor=None, outlook=Outlook.FUTURE, fiscal_year_ends_in_month=12)


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """``last`` is None for a single point."""

    first: Point
    last: Point | None
    end: int
    is_choice: bool = False  # "2027 or 2028"

    @property
    def runs_backward(self) -> bool:
        """Whether the second date lies before the first, by dates that need no anchor: a revision and no span."""
        if self.last is None or self.first.is_relative or self.last.is_relative:
            return False
        first, last = interval_of(self.first, _NOWHERE), interval_of(self.last, _NOWHERE)
        return first is not None and last is not None and first[0] > last[1]


def span_at(words: Words, index: int, lexicon: Lexicon, *, vouched: bool, between: bool = False) -> Span | None:
    """Return the point or the two points at ``index``; ``between`` makes "and" a connector."""
    if not lexicon.may_begin_point(words, index):
        return None
    years = year_range(words, index)
    if years is not None:
        first, last = (Point(unit=CalendarUnit.YEAR, number=year) for year in years[:2])
        return Span(first=first, last=last, end=years[2])
    now = _now(words, index, lexicon)
    if now is not None and (spanning := _second(words, *now, lexicon, between=between)) is not None:
        return spanning
    headless = _headless(words, index, lexicon, between=between)
    if headless is not None:
        return headless
    found = point_at(words, index, lexicon, vouched=vouched)
    if found is None:
        return None
    point, end = found
    return _second(words, point, end, lexicon, between=between) or Span(first=point, last=None, end=end)


def _now(words: Words, index: int, lexicon: Lexicon) -> tuple[Point, int] | None:
    now = lexicon.match("now", words, index) if "now" in lexicon.roles_at(words, index) else None
    return (Point(unit=CalendarUnit.DAY, shift=0), now[1]) if now else None


def _connected(words: Words, index: int, lexicon: Lexicon, *, between: bool) -> int | None:
    """Return the index behind the connector at ``index``."""
    form = words.form(index)
    if form == "-" or (between and form == "and") or (form == "/" and words.is_glued(index)):
        return index + 1
    if words.is_joined(index):
        return index
    connector = lexicon.match("connector", words, index)
    return connector[1] if connector else None


def _second(words: Words, first: Point, end: int, lexicon: Lexicon, *, between: bool) -> Span | None:
    at = _connected(words, end, lexicon, between=between)
    if at is None:
        return None
    is_choice, runs = words.form(at - 1) == "or", words.form(at - 1) in _RUNS and not between
    at += words.form(at) == "the"
    rough = lexicon.match("approximator", words, at)
    at = rough[1] if rough else at
    last = (
        point_at(words, at, lexicon, vouched=True)
        or _now(words, at, lexicon)
        or _short_second(words, first, at, lexicon)
    )
    if last is None or last[0].of_event:
        return None
    point, end = last
    if first.unit is CalendarUnit.WEEKDAY and point.unit is not CalendarUnit.WEEKDAY:
        return None
    return Span(first=_with_year_of(first, point, runs=runs), last=point, end=end, is_choice=is_choice)


def _short_second(words: Words, first: Point, index: int, lexicon: Lexicon) -> tuple[Point, int] | None:
    """Return the second point that leaves out what it shares: June 23–25, this year or next."""
    if first.unit is CalendarUnit.DAY and first.month is not None:
        day = day_number(words, index, lexicon)
        if day is None or day[0] <= (first.number or 0) or lexicon.has("unit", words, day[1]):
            return None
        if lexicon.has("counted", words, day[1]) or lexicon.has("measured", words, day[1]):
            return None
        year = year_behind(words, day[1], lexicon)
        point = replace(first, number=day[0], within=year[0] if year else first.within)
        return (point, year[1] if year else day[1]) if _exists(point) else None
    if first.unit in _COUNTED_PARTS and first.number is not None and first.part is None:
        ordinal = lexicon.match("ordinal", words, index)
        if ordinal is None or not 0 < int(ordinal[0]) <= _COUNTED_PARTS[first.unit] or int(ordinal[0]) == first.number:
            return None
        year = year_behind(words, ordinal[1], lexicon)
        if year is None and not _ends_there(words, ordinal[1]):
            return None  # "from the first quarter to the third launch"
        return replace(first, number=int(ordinal[0]), within=year[0] if year else None), year[1] if year else ordinal[1]
    relative = lexicon.match("relative", words, index)
    if relative is not None and first.shift == 0 and first.number is None and relative[0] == "1":
        return shifted(first.unit, relative[0]), relative[1]
    return None


def _ends_there(words: Words, index: int) -> bool:
    """Say whether no noun follows that the ordinal before ``index`` would count."""
    form = words.form(index)
    return not form[:1].isalnum() or form in _AFTER_ORDINALS


def _exists(point: Point) -> bool:
    try:
        date(2024, point.month or 1, point.number or 1)
    except ValueError:
        return False
    return True


def _headless(words: Words, index: int, lexicon: Lexicon, *, between: bool) -> Span | None:
    """Return a span whose first point has only its number: "the third or fourth quarter of 2027", "23–25 June 2026"."""
    at = index + 1 if words.form(index) == "the" else index
    if _HEADLESS.isdisjoint(lexicon.roles_at(words, at)):
        return None
    ordinal = lexicon.match("ordinal", words, at)
    day = None if ordinal else day_number(words, at, lexicon)
    if ordinal is None and day is None:
        return None
    number, end = (int(ordinal[0]), ordinal[1]) if ordinal else day or (0, 0)
    behind = _connected(words, end, lexicon, between=between)
    if behind is None or number < 1:
        return None
    behind += words.form(behind) == "the"
    last = point_at(words, behind, lexicon, vouched=True)
    if day is not None and (last is None or last[0].unit is not CalendarUnit.DAY):
        last = day_of_month(words, behind, lexicon)
    wanted = {CalendarUnit.QUARTER, CalendarUnit.HALF} if ordinal else {CalendarUnit.DAY}
    if last is None or last[0].unit not in wanted or last[0].part is not None:
        return None
    if last[0].number is None or last[0].number <= number:
        return None
    is_figure = words.form(at)[:1].isdecimal()
    if day is not None and is_figure and words.form(behind)[:1].isalpha() and words.form(index - 1) != "from":
        return None  # of "it raised 4 to June 30" only the date is one; "from 4 to June 30" has two
    return Span(first=replace(last[0], number=number), last=last[0], end=last[1])


def _with_year_of(first: Point, last: Point, *, runs: bool) -> Point:
    """Give the first point the year of the second one, or the year before where it comes later in the year.

    What ``runs`` to a far end ("from October through June 2029") begins the next October that lies before it.
    """
    if first.within is not None or first.shift is not None or first.unit in _WITH_YEARS:
        return first
    year = last.within if last.unit not in _WITH_YEARS else None
    if year is None or first.unit is CalendarUnit.WEEKDAY:
        return first
    own = interval_of(replace(first, within=Point(unit=CalendarUnit.YEAR, number=2001), part=None), _NOWHERE)
    other = interval_of(replace(last, within=Point(unit=CalendarUnit.YEAR, number=2001), part=None), _NOWHERE)
    if own is None or other is None or own[0] <= other[0]:
        return replace(first, within=year)
    if runs and year.number is not None:
        return first
    if year.number is not None:
        return replace(first, within=replace(year, number=year.number - 1))
    return replace(first, within=replace(year, shift=(year.shift or 0) - 1))
