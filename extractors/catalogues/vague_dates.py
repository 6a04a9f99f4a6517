"""Dates as the General Catalog of Artificial Space Objects writes them: as fine as they are known, with a ``?`` where even that is not sure.

``2016 Jun  8 2355:57`` · ``2016 Jun  8 23h`` · ``2016 Jun  8.98`` · ``2016 Jun`` · ``2016 Q2`` · ``2016`` · ``2010s`` · ``21C`` · ``3M``
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from models.vocabulary import Precision

_MONTHS = {
    name: number
    for number, name in enumerate(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], start=1)
}  # fmt: skip
_TIME = r"\d{4}(?::\d{2}(?:\.\d{1,3})?)?|\d{1,2}h"
_DAY = re.compile(rf"(\d{{3,4}})\s+([A-Z][a-z]{{2}})\s+(\d{{1,2}})(?:\.\d{{1,3}}|\s+(?:{_TIME}))?")
_HAS_TIME = re.compile(r"[.:h]|\s\d{4}$")
_MONTH = re.compile(r"(\d{3,4})\s+([A-Z][a-z]{2})")
_QUARTER = re.compile(r"(\d{3,4})\s+Q([1-4])")
_YEAR = re.compile(r"\d{3,4}")
_DECADE = re.compile(r"(\d{2,3}0)s")
_LONG = re.compile(r"(\d{1,2})([CM])")
_LONG_YEARS = {"C": 100, "M": 1000}
_NOTHING = frozenset({"", "-", "*", "?"})


@dataclass(frozen=True, slots=True, kw_only=True)
class VagueDate:
    """The days between which something lies, both included. ``precision`` is None for centuries and longer.

    ``is_uncertain`` has been worked into the bounds: the date before and the date after are possible as well.
    """

    earliest: date
    latest: date
    precision: Precision | None
    is_uncertain: bool

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest


def read(text: str) -> VagueDate | None:
    """Return the bounds of a vague date; None for no date (``-``, ``*``, ``?``, nothing) and for what is none.

    A time with a ``?`` is uncertain by minutes: its day is taken as known.
    """
    written = text.strip()
    is_uncertain = written.endswith("?")
    written = written.rstrip("?").strip()
    if written in _NOTHING:
        return None
    try:
        found = _bounds(written)
        if found is None:
            return None
        earliest, latest, precision = found
        if is_uncertain and not (precision is Precision.DAY and _HAS_TIME.search(written)):
            earliest, latest = _before(earliest, precision, latest), _after(latest, precision, earliest)
    except (ValueError, OverflowError):
        return None  # a 31 June, a year that no calendar has
    return VagueDate(earliest=earliest, latest=latest, precision=precision, is_uncertain=is_uncertain)


def _bounds(written: str) -> tuple[date, date, Precision | None] | None:
    if match := _DAY.fullmatch(written):
        day = date(int(match[1]), _month(match[2]), int(match[3]))
        return day, day, Precision.DAY
    if match := _MONTH.fullmatch(written):
        return *_months(int(match[1]), _month(match[2]), 1), Precision.MONTH
    if match := _QUARTER.fullmatch(written):
        return *_months(int(match[1]), 3 * int(match[2]) - 2, 3), Precision.QUARTER
    if _YEAR.fullmatch(written):
        return *_years(int(written), 1), Precision.YEAR
    if match := _DECADE.fullmatch(written):
        return *_years(int(match[1]), 10), Precision.DECADE
    if match := _LONG.fullmatch(written):
        years = _LONG_YEARS[match[2]]
        return *_years((int(match[1]) - 1) * years + 1, years), None
    return None


def _before(earliest: date, precision: Precision | None, latest: date) -> date:
    """Return the first day of the period before this one."""
    if precision is Precision.DAY:
        return earliest - timedelta(days=1)
    if precision in {Precision.MONTH, Precision.QUARTER}:
        months = 1 if precision is Precision.MONTH else 3
        index = 12 * earliest.year + earliest.month - 1 - months
        return date(index // 12, index % 12 + 1, 1)
    return date(earliest.year - (latest.year - earliest.year + 1), 1, 1)


def _after(latest: date, precision: Precision | None, earliest: date) -> date:
    """Return the last day of the period after this one."""
    if precision is Precision.DAY:
        return latest + timedelta(days=1)
    if precision in {Precision.MONTH, Precision.QUARTER}:
        index = 12 * latest.year + latest.month - 1 + (1 if precision is Precision.MONTH else 3)
        return _end_of_month(index // 12, index % 12 + 1)
    return date(latest.year + (latest.year - earliest.year + 1), 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    return date(year, month, 1), _end_of_month(year, month + count - 1)


def _years(year: int, count: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year + count - 1, 12, 31)


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month(name: str) -> int:
    if name not in _MONTHS:
        raise ValueError(name)
    return _MONTHS[name]
