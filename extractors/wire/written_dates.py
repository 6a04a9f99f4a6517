"""Dates as machines and datelines write them, read strictly: what could be two dates is none.

For a page's own dates only; time expressions inside a text are a matter of ``periods``.
"""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

EARLIEST = date(1995, 1, 1)
"""Nothing that is read here was published before the web was."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T|$)")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH_FIRST = rf"(?P<month_a>{_MONTH})\.?\s+(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_a>\d{{4}})"
_DAY_FIRST = rf"(?P<day_b>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month_b>{_MONTH})\.?,?\s+(?P<year_b>\d{{4}})"
_NUMERIC = r"(?P<year_c>\d{4})-(?P<month_c>\d{2})-(?P<day_c>\d{2})"
# With points the day comes first, wherever dates are written so.
_DOTTED = r"(?P<day_d>\d{1,2})\.\s?(?P<month_d>\d{1,2})\.\s?(?P<year_d>\d{4})"
_IN_WORDS = re.compile(rf"\b(?:{_MONTH_FIRST}|{_DAY_FIRST})\b", re.IGNORECASE)
_SPOKEN_OF = re.compile(rf"\b(?:{_MONTH_FIRST}|{_DAY_FIRST}|{_NUMERIC})\b", re.IGNORECASE)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_LED_BY = r"(?:(?:first\s+)?(?:published|posted|updated|date|dated)(?:\s+on)?\s*:?\s+)?"
_UPDATED = re.compile(r"(?:last\s+)?(?:updated|modified|changed|edited)\b", re.IGNORECASE)
_TIME = r"(?:[\s,]+(?:at\s+|@\s+)?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)?"
_DATELINE = re.compile(
    rf"{_LED_BY}{_WEEKDAY}(?:{_MONTH_FIRST}|{_DAY_FIRST}|{_NUMERIC}|{_DOTTED}){_TIME}\.?", re.IGNORECASE
)
_LEAD = re.compile(
    rf"[^!?:]{{0,60}}?\b(?:(?i:{_MONTH_FIRST}|{_DAY_FIRST})|{_NUMERIC})\)?\s*(?:/[^/]{{2,30}}/\s*)?[–—-]+\s"
)
_IN_URL = re.compile(r"/(20\d{2}|199\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_.-]|$)")
_MAX_DATELINE = 80


def of_machine(value: str | None) -> date | None:
    """Return the date of an ISO 8601 or RFC 822 timestamp, in its own time zone; None if it is neither."""
    if not value:
        return None
    text = value.strip()
    if (match := _ISO.match(text) or _COMPACT.match(text)) is not None:
        return _date(match.group(1), match.group(2), match.group(3))
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, IndexError, OverflowError):
        match = _IN_WORDS.search(text[:_MAX_DATELINE])
        return _of_groups(match.groupdict()) if match else None


def instant_of_machine(value: str | None) -> datetime | None:
    """Return the instant of an ISO 8601 timestamp with a time zone; None if it is none."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def of_line(line: str) -> date | None:
    """Return the date that a line consists of ("Tuesday, June 23, 2026"), None if it says anything else as well."""
    line = line.strip()
    match = _DATELINE.fullmatch(line) if len(line) <= _MAX_DATELINE else None
    return _of_groups(match.groupdict()) if match else None


def of_lead(line: str) -> date | None:
    """Return the date of the place and day that a report begins with ("HAWTHORNE, Calif., June 8, 2026 /Newswire/ --")."""
    match = _LEAD.match(line[: 2 * _MAX_DATELINE])
    return _of_groups(match.groupdict()) if match else None


def within(text: str) -> set[date]:
    """Return the days that a text speaks of in words or as 2026-06-23."""
    found = (_of_groups(match.groupdict()) for match in _SPOKEN_OF.finditer(text))
    return {day for day in found if day is not None}


def of_update(line: str) -> date | None:
    """Return the date of a line that says when a text was last changed, and nothing else ("Updated 3 July 2026, 14:05")."""
    return of_line(line) if _UPDATED.match(line.strip()) else None


def of_url(url: str) -> date | None:
    """Return the date in an address (``/2026/06/23/``), None where there is none or only a month."""
    match = _IN_URL.search(url)
    return _date(*match.groups()) if match else None


def is_plausible(day: date | None, *, until: date | None) -> bool:
    """Say whether something can have been published on a day: the web existed, and the day has come."""
    return day is not None and day >= EARLIEST and (until is None or day <= until)


def _of_groups(groups: dict[str, str | None]) -> date | None:
    for form in "abcd":
        month, day, year = (groups.get(f"{part}_{form}") for part in ("month", "day", "year"))
        if month and day and year:
            return _date(year, str(_MONTHS.get(month.lower(), month)), day)
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
