"""Epoch AI's tables of data centers (CSV): the power, or the accelerators, that a site has on a day.

Columns change places and names between releases, so they are found by the words of their headers each time.
"""

import calendar
import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO

from extractors.catalogues.sightings import Sighting, has_name
from extractors.wire import charset, written_dates
from models.errors import ListingUnreadable
from models.lexicon import Metric
from models.observations import Observation
from models.targets import Observes, Source

_NAMES = ("name", "data center", "datacenter", "project", "title", "site", "facility", "cluster")
_DATES = ("date", "as of", "current date", "date of estimate", "last updated", "updated")
_WATTS = {"kw": 1e3, "mw": 1e6, "gw": 1e9}
_UNIT = re.compile(r"[(\[,]\s*(kw|mw|gw)\s*[)\]]?\s*$|\b(kw|mw|gw)$")
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_QUARTER = re.compile(r"(?:q([1-4])[\s-]*(\d{4})|(\d{4})[\s-]*q([1-4]))", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}")
# What is planned or only possible is no observation.
_NOT_NOW = ("planned", "future", "projected", "expected", "max", "potential", "announced", "target", "full", "final")


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    day: int | None
    value: int
    factor: float


def read(
    source: Source, body: bytes, *, metrics: Mapping[str, Metric], fetch_id: str | None, fetched_at: datetime
) -> list[Observation]:
    """Return, for each row that a rule names, its value on the row's day; a table without days shows the day of the fetch.

    ``compute_power`` reads a column of power, whose header must name its unit; ``accelerator_count`` one of H100 equivalents
    or of chips. Rows whose day has not come are projections and are left out.
    """
    sighting = Sighting(source=source, metrics=metrics, fetch_id=fetch_id, fetched_at=fetched_at)
    header, rows = _table(source, body)
    found: list[Observation] = []
    for rule in source.observes:
        columns = _columns(source, header, rule, sighting)
        for row in rows:
            name = row[columns.name].strip()
            value = _number(row[columns.value])
            day = sighting.today if columns.day is None else _day(row[columns.day])
            if value is not None and day is not None and day <= sighting.today and has_name(rule, name):
                found.append(sighting.of(rule, object_name=name, value=value * columns.factor, observed_on=day))
    return found


def _table(source: Source, body: bytes) -> tuple[list[str], list[list[str]]]:
    text = charset.decode(body)
    try:
        rows = [row for row in csv.reader(StringIO(text, newline=""), strict=True) if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise ListingUnreadable(f"this is no table: {error}", identity=source.key) from error
    if not rows or len(rows[0]) < 2 or text.lstrip().startswith(("<", "{", "[")):
        raise ListingUnreadable("this is no table", identity=source.key)
    header = [" ".join(cell.replace("_", " ").split()).casefold() for cell in rows[0]]
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(header):
            raise ListingUnreadable(f"row {number} has {len(row)} cells, not {len(header)}", identity=source.key)
    return header, rows[1:]


def _columns(source: Source, header: list[str], rule: Observes, sighting: Sighting) -> _Columns:
    name = next((header.index(word) for word in _NAMES if word in header), None)
    if name is None:
        name = next((index for index, title in enumerate(header) if "name" in title), None)
    day = next((header.index(word) for word in _DATES if word in header), None)
    value = next(_value_columns(header, rule, sighting), None)
    if name is None or value is None:
        missing = "name" if name is None else rule.metric
        raise ListingUnreadable(f"no column for the {missing}; there are: {', '.join(header)}", identity=source.key)
    return _Columns(name=name, day=day, value=value[0], factor=value[1])


def _value_columns(header: list[str], rule: Observes, sighting: Sighting) -> Iterator[tuple[int, float]]:
    """Yield (column, factor to the canonical unit), those that say "current" first."""
    order = sorted(range(len(header)), key=lambda index: "current" not in header[index])
    for index in order:
        title = header[index]
        if any(word in title.split() for word in _NOT_NOW):
            continue
        if rule.metric == "compute_power":
            unit = _UNIT.search(title)
            if "power" in title and unit:
                yield index, _WATTS[unit.group(1) or unit.group(2)]
        elif rule.metric == "accelerator_count":
            if "h100" in title or "accelerators" in title or "chips" in title or "gpus" in title:
                yield index, 1.0
        else:
            raise sighting.cannot_show(rule)


def _number(cell: str) -> float | None:
    match = _NUMBER.fullmatch(cell.strip())
    return float(match.group().replace(",", "")) if match else None


def _day(cell: str) -> date | None:
    """Return the last day of a date that may be only a month, a quarter or a year."""
    text = cell.strip()
    if (day := written_dates.of_machine(text) or written_dates.of_line(text)) is not None:
        return day
    if quarter := _QUARTER.fullmatch(text):
        year, number = quarter.group(2) or quarter.group(3), quarter.group(1) or quarter.group(4)
        return _end_of_month(int(year), 3 * int(number))
    if month := _MONTH.fullmatch(text):
        return _end_of_month(int(month.group(1)), int(month.group(2)))
    return date(int(text), 12, 31) if _YEAR.fullmatch(text) and text > "1990" else None


def _end_of_month(year: int, month: int) -> date | None:
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= 12 and year > 1990 else None
