"""Calendar arithmetic: first and last days of years, quarters, seasons and their parts. Pure; every bound is inclusive."""

from calendar import monthrange
from datetime import date, timedelta

from extractors.periods.period_parts import CalendarUnit, Part

Interval = tuple[date, date]
"""First and last day."""

_ONE_DAY = timedelta(days=1)


def month_span(year: int, month: int, months: int) -> Interval:
    """Return the ``months`` months from ``month`` (1–12, or counted on beyond either end) of ``year``."""
    first_year, first_month = _carried(year, month)
    last_year, last_month = _carried(year, month + months - 1)
    return date(first_year, first_month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _carried(year: int, month: int) -> tuple[int, int]:
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def years(first: int, last: int) -> Interval:
    """Return the days from 1 January of ``first`` to 31 December of ``last``."""
    return date(first, 1, 1), date(last, 12, 31)


def fiscal_year(number: int, ends_in_month: int) -> Interval:
    """Return the fiscal year that is named after the calendar year in which it ends."""
    return month_span(number, ends_in_month - 11, 12)


def fiscal_year_of(day: date, ends_in_month: int) -> int:
    """Return the number of the fiscal year that ``day`` lies in."""
    return day.year if day.month <= ends_in_month else day.year + 1


def season(year: int, number: int) -> Interval:
    """Return season 0 (spring) to 3 (winter) of ``year``; winter runs into the next one."""
    return month_span(year, 3 + 3 * number, 3)


def week_of(day: date) -> Interval:
    """Return the Monday and the Sunday around ``day``."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def moved(day: date, amount: float, unit: CalendarUnit) -> date:
    """Return the day ``amount`` units from ``day``; in a shorter month its last day. ValueError past the calendar."""
    months = {CalendarUnit.MONTH: 1, CalendarUnit.QUARTER: 3, CalendarUnit.YEAR: 12, CalendarUnit.DECADE: 120}.get(unit)
    try:
        if months is None:
            return day + timedelta(days=round(amount * (7 if unit is CalendarUnit.WEEK else 1)))
        year, month = _carried(day.year, day.month + round(amount * months))
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except OverflowError as error:
        raise ValueError(f"{amount} {unit} from {day} lies outside the calendar") from error


def part_of(whole: Interval, part: Part, unit: CalendarUnit) -> Interval:
    """Return the part of a point's days; a decade's thirds are its years 0–3, 4–6 and 7–9."""
    first, last = whole
    if part is Part.START:
        part = Part.EARLY
    elif part is Part.END:
        part = Part.LATE
    if part is Part.LAST_DAY:
        return last, last
    if part not in _THIRDS:
        return whole
    begin, end = _THIRDS[part]
    edges = _edges(first, last, unit)
    return edges[begin], edges[end] - _ONE_DAY


_THIRDS = {
    Part.EARLY: (0, 1),
    Part.MID: (1, 2),
    Part.LATE: (2, 3),
    Part.EARLY_TO_MID: (0, 2),
    Part.MID_TO_LATE: (1, 3),
}


def _edges(first: date, last: date, unit: CalendarUnit) -> tuple[date, date, date, date]:
    """Return where the thirds begin, and the day behind the last one."""
    behind = last + _ONE_DAY
    if unit is CalendarUnit.DECADE:
        return first, date(first.year + 4, 1, 1), date(first.year + 7, 1, 1), behind
    months = (behind.year - first.year) * 12 + behind.month - first.month
    if first.day == 1 and behind.day == 1 and months >= 3:
        third = months // 3
        return first, moved(first, third, CalendarUnit.MONTH), moved(first, 2 * third, CalendarUnit.MONTH), behind
    days = (behind - first).days
    # Ten days are a third of a month; a week's thirds are two days, two days and the rest.
    step = 10 if days >= 28 else max(days // 3, 1)
    return first, first + timedelta(days=step), first + timedelta(days=2 * step), behind
