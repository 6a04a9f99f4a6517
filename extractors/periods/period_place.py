"""Point ─► first and last day, seen from an anchor.

``interval_of(point, place) -> (first, last) | None``; None where the point needs an anchor and there is none.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from extractors.periods import period_calendar as calendar
from extractors.periods.period_calendar import Interval
from extractors.periods.period_parts import CalendarUnit, Part, Point
from models.records import made_often

_YEARS_ASIDE = 8  # 29 February comes back after eight years at the latest


class Outlook(StrEnum):
    """Where a month without a year lies: the next one in a promise, the last one in a report."""

    FUTURE = "future"
    PAST = "past"


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a phrase is said: its anchor, its outlook and the company's fiscal calendar."""

    anchor: date | None
    outlook: Outlook
    fiscal_year_ends_in_month: int

    def looking_back(self) -> "Place":
        """Return the same place with the outlook of a report."""
        return replace(self, outlook=Outlook.PAST)

    def seen_from(self, day: date, outlook: Outlook) -> "Place":
        """Return the place of a phrase that is told from another day."""
        return replace(self, anchor=day, outlook=outlook)


def interval_of(point: Point, place: Place) -> Interval | None:
    """Return the first and last day of ``point``. ValueError, OverflowError outside the calendar."""
    whole = _whole(point, place)
    if whole is None or point.part is None:
        return whole
    if point.part is Part.REST:
        if place.anchor is None:
            return None
        return (max(whole[0], place.anchor), whole[1]) if place.anchor <= whole[1] else whole
    return calendar.part_of(whole, point.part, point.unit)


def _whole(point: Point, place: Place) -> Interval | None:
    number, unit = point.number, point.unit
    if number is not None and unit is CalendarUnit.YEAR:
        return calendar.years(number, number)
    if number is not None and unit is CalendarUnit.FISCAL_YEAR:
        return calendar.fiscal_year(number, place.fiscal_year_ends_in_month)
    if number is not None and unit is CalendarUnit.DECADE:
        return calendar.years(number, number + 9)
    if unit is CalendarUnit.WEEK and number is None and point.within is not None:
        day = interval_of(point.within, place)
        return calendar.week_of(day[0]) if day else None
    if point.within is not None:
        holder = interval_of(point.within, place)
        return _inside(point, holder) if holder else None
    if place.anchor is None:
        return None
    if point.shift is not None:
        return _shifted(point, place.anchor, place)
    return _without_year(point, place.anchor, place.outlook)


def _inside(point: Point, holder: Interval) -> Interval | None:
    """Return a numbered point of the holder: a quarter of a (fiscal) year, a half of a decade, the last week of June."""
    first, last = holder
    number = 1 if point.number is None else point.number
    if point.unit is CalendarUnit.WEEKDAY:
        day = _weekday_inside(first, last, number, point.count)
        return day, day
    if point.unit is CalendarUnit.DAY and point.count == 1 and number > 0:
        day = date(first.year, point.month or first.month, number)
        return day, day
    if point.unit is CalendarUnit.SEASON:
        return calendar.season(first.year, number)
    if point.unit is CalendarUnit.HALF:
        return _half(first, last, number)
    if point.unit in {CalendarUnit.MONTH, CalendarUnit.QUARTER}:
        size = (3 if point.unit is CalendarUnit.QUARTER else 1) * point.count
        if number == -1:
            return calendar.month_span(last.year, last.month - size + 1, size)
        return calendar.month_span(first.year, first.month + (number - 1) * size, size)
    length = timedelta(days=(7 if point.unit is CalendarUnit.WEEK else 1) * point.count)
    if number == -1:
        return last - length + timedelta(days=1), last
    begin = first + (number - 1) * length
    return begin, min(begin + length - timedelta(days=1), last)


def _weekday_inside(first: date, last: date, weekday: int, count: int) -> date:
    if count == -1:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))


def _half(first: date, last: date, number: int) -> Interval:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 2:
        return calendar.month_span(first.year, first.month + (number - 1) * (months // 2), months // 2)
    middle = first + timedelta(days=14)
    return (first, middle) if number == 1 else (middle + timedelta(days=1), last)


def _shifted(point: Point, anchor: date, place: Place) -> Interval | None:
    shift, unit = point.shift or 0, point.unit
    if point.number is not None:
        return _named_and_shifted(point, anchor, shift)
    match unit:
        case CalendarUnit.DAY:
            day = anchor + timedelta(days=shift)
            return day, day
        case CalendarUnit.WEEK:
            return calendar.week_of(anchor + timedelta(days=7 * shift))
        case CalendarUnit.WEEKEND:
            monday = calendar.week_of(anchor + timedelta(days=7 * shift))[0]
            return monday + timedelta(days=5), monday + timedelta(days=6)
        case CalendarUnit.MONTH:
            return calendar.month_span(anchor.year, anchor.month + shift, 1)
        case CalendarUnit.QUARTER:
            return calendar.month_span(anchor.year, (anchor.month - 1) // 3 * 3 + 1 + 3 * shift, 3)
        case CalendarUnit.HALF:
            return calendar.month_span(anchor.year, (anchor.month - 1) // 6 * 6 + 1 + 6 * shift, 6)
        case CalendarUnit.FISCAL_YEAR:
            ends = place.fiscal_year_ends_in_month
            return calendar.fiscal_year(calendar.fiscal_year_of(anchor, ends) + shift, ends)
        case CalendarUnit.DECADE:
            first = (anchor.year // 10 + shift) * 10
            return calendar.years(first, first + 9)
        case _:
            return calendar.years(anchor.year + shift, anchor.year + shift)


def _named_and_shifted(point: Point, anchor: date, shift: int) -> Interval | None:
    """Return "next May", "this summer", "last Tuesday": next is of the next year or week, last the latest that is over."""
    if point.unit is CalendarUnit.WEEKDAY:
        day = calendar.week_of(anchor)[0] + timedelta(days=(point.number or 0) + 7 * max(shift, 0))
        if shift < 0 and day >= anchor:
            day -= timedelta(days=7)
        return day, day
    own = _in_year(point, anchor.year)
    before = _in_year(point, anchor.year - 1)
    if own is None or before is None:
        return None
    if before[0] <= anchor <= before[1]:  # winter in January is the one that began last year
        own, before = before, _in_year(point, anchor.year - 2) or before
    if shift == 0:
        return own
    if shift > 0:
        return _in_year(point, own[0].year + 1)
    return own if own[1] < anchor else before


def _in_year(point: Point, year: int) -> Interval | None:
    """Return the point of that year; None where it has none (29 February)."""
    number = point.number or 1
    match point.unit:
        case CalendarUnit.DAY:
            try:
                day = date(year, point.month or 1, number)
            except ValueError:
                return None
            return day, day
        case CalendarUnit.SEASON:
            return calendar.season(year, point.number or 0)
        case CalendarUnit.QUARTER:
            return calendar.month_span(year, 3 * number - 2, 3)
        case CalendarUnit.HALF:
            return calendar.month_span(year, 6 * number - 5, 6)
        case _:
            return calendar.month_span(year, number, 1)


def _without_year(point: Point, anchor: date, outlook: Outlook) -> Interval | None:
    """Return the one that is running, else the next or the last one."""
    if point.unit in {CalendarUnit.WEEKDAY, CalendarUnit.WEEKEND}:
        return _nearest_weekday(point, anchor, outlook)
    if point.number is None:  # "in the quarter": what is reported on is over
        aside = 0 if outlook is Outlook.FUTURE else -1
        return calendar.month_span(anchor.year, (anchor.month - 1) // 3 * 3 + 1 + 3 * aside, 3)
    near = range(-1, _YEARS_ASIDE + 1) if outlook is Outlook.FUTURE else range(1, -_YEARS_ASIDE - 1, -1)
    for aside in near:
        interval = _in_year(point, anchor.year + aside)
        if interval is None:
            continue
        if interval[1] >= anchor if outlook is Outlook.FUTURE else interval[0] <= anchor:
            return interval
    return None


def _nearest_weekday(point: Point, anchor: date, outlook: Outlook) -> Interval:
    is_weekend = point.unit is CalendarUnit.WEEKEND
    weekday = 5 if is_weekend else (point.number or 0)
    if outlook is Outlook.FUTURE:
        day = anchor + timedelta(days=(weekday - anchor.weekday()) % 7)
    else:
        day = anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
    return (day, day + timedelta(days=1)) if is_weekend else (day, day)
