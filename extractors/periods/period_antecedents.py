"""Years that point back: "in 2025 it flew twice, the following year five times", "before the end of that year".

``tied(phrase, year) -> Phrase`` gives such a phrase the year that was named before it; ``year_of(phrase)`` is the year
that it names itself, for the phrases behind it. ``points_back(phrase)``: it still lacks such a year. Months and seasons
that point back keep waiting for their event.
"""

from dataclasses import replace

from extractors.periods.period_parts import CalendarUnit, Meaning, Phrase, Point


def year_of(phrase: Meaning) -> Point | None:
    """Return the calendar year that the phrase names, by its number or from the anchor; None where it names none."""
    for point in (phrase.until, phrase.point):
        year = _year_in(point) if point is not None else None
        if year is not None:
            return year
    return None


def points_back(phrase: Meaning) -> bool:
    """Say whether a phrase means a year that was named before it, and does not know it: "before the end of that year"."""
    return any(point is not None and _lacks_year(point) for point in (phrase.point, phrase.until))


def _lacks_year(point: Point) -> bool:
    if point.within is not None:
        return _lacks_year(point.within)
    return point.of_event and point.unit is CalendarUnit.YEAR


def _year_in(point: Point) -> Point | None:
    if point.unit is CalendarUnit.YEAR and not point.of_event:
        return Point(unit=CalendarUnit.YEAR, number=point.number, shift=point.shift)
    return _year_in(point.within) if point.within is not None else None


def tied_to(last: Point, first: Point) -> Point:
    """Return the far point of a span with its year from the near one: "from early 2027 to the fall of that year"."""
    year = _year_in(first)
    return last if year is None else _tied(last, year)


def following_on(last: Point, first: Point, *, is_earlier: bool) -> Point:
    """Return the new date of a revision in the year that its old one names: "from the spring of 2027 to the autumn".

    A month that comes before the old one is of the next year; where the revision brings it forward (``is_earlier``), one
    that comes after it is of the year before.
    """
    year, number, old = _year_in(first), last.number, first.number
    if year is None or year.number is None or last.within is not None or last.shift is not None or last.is_of_years:
        return last
    if last.unit is not first.unit or number is None or old is None:
        return last
    aside = (-1 if number > old else 0) if is_earlier else (1 if number < old else 0)
    return replace(last, within=replace(year, number=year.number + aside))


def tied(phrase: Phrase, year: Point) -> Phrase:
    """Return the phrase with its "that year", "the following year" counted from ``year``."""
    point = _tied(phrase.point, year) if phrase.point is not None else None
    until = _tied(phrase.until, year) if phrase.until is not None else None
    return replace(phrase, point=point, until=until)


def _tied(point: Point, year: Point) -> Point:
    if point.within is not None:
        return replace(point, within=_tied(point.within, year))
    if not point.of_event or point.unit is not CalendarUnit.YEAR:
        return point
    aside = point.shift or 0
    if year.number is not None:
        return replace(point, number=year.number + aside, shift=None, of_event=False)
    return replace(point, shift=(year.shift or 0) + aside, of_event=False)
