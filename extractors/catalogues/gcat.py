"""Jonathan McDowell's General Catalog of Artificial Space Objects (TSV): satellites in orbit, and launches that have happened.

Columns are found by their names. ``-`` is nothing; a ``?`` behind a value says that it is not sure.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO

from extractors.catalogues import vague_dates
from extractors.catalogues.sightings import Sighting, by_launch, has_name
from extractors.listings import json_listing
from extractors.wire import charset
from models.errors import ListingUnreadable
from models.lexicon import Metric
from models.observations import Observation
from models.targets import Observes, Source

_NOTHING = frozenset({"", "-", "?"})
_SATELLITE_NAMES = ("Name", "PLName", "AltNames")
_LAUNCH_NAMES = ("LV_Type", "Variant", "Flight", "Mission")
_LAUNCH_CODES = ("Launch_Code", "LaunchCode")
_IN_ORBIT = "O"
_PAYLOAD = "P"

Row = Mapping[str, str]


def read(
    source: Source, body: bytes, *, metrics: Mapping[str, Metric], fetch_id: str | None, fetched_at: datetime
) -> list[Observation]:
    """Return what a table of satellites or of launches shows by the source's rules.

    Of satellites: ``satellite_count``, those in orbit on the day of the fetch, and an event for each launch of them. Of
    launches: an event, or ``launch_count`` of 1, for each that succeeded. What is dated vaguely has happened by its last day.
    """
    sighting = Sighting(source=source, metrics=metrics, fetch_id=fetch_id, fetched_at=fetched_at)
    header, rows = _table(source, body)
    is_of_launches = "Launch_Date" in header
    if not is_of_launches and not {"Type", "Name", "LDate", "Status", "Launch_Tag"} <= set(header):
        raise ListingUnreadable(f"neither satellites nor launches: {', '.join(header)[:200]}", identity=source.key)
    found: list[Observation] = []
    for rule in source.observes:
        if is_of_launches:
            found += _launched(sighting, rule, rows)
        elif sighting.is_event(rule):
            found += _launches_of(sighting, rule, _payloads(rule, rows))
        elif rule.metric == "satellite_count":
            found += _count(sighting, rule, _payloads(rule, rows))
        else:
            raise sighting.cannot_show(rule)
    return found


def _count(sighting: Sighting, rule: Observes, payloads: list[Row]) -> list[Observation]:
    flying = [row for row in payloads if row["Status"].rstrip("?") == _IN_ORBIT]
    if not payloads:
        return []
    unsure = sum(row["Status"].endswith("?") for row in flying)
    note = f"{len(flying)} of {len(payloads)} payloads ever launched are in orbit"
    if unsure:
        note += f", {unsure} of them not surely"
    return [sighting.count(rule, len(flying), note)]


def _launches_of(sighting: Sighting, rule: Observes, payloads: list[Row]) -> Iterator[Observation]:
    for tag, together in by_launch(payloads, lambda row: row["Launch_Tag"]):
        day, note = _happened(sighting, together[0]["LDate"])
        if day is not None:
            said = f"launch {tag}, {len(together)} payloads{note}"
            yield sighting.of(rule, object_name=_name(together[0]), value=None, observed_on=day, note=said)


def _launched(sighting: Sighting, rule: Observes, rows: list[Row]) -> Iterator[Observation]:
    if not sighting.is_event(rule) and rule.metric != "launch_count":
        raise sighting.cannot_show(rule)
    value = None if sighting.is_event(rule) else 1.0
    for row in rows:
        code = next((row[column] for column in _LAUNCH_CODES if column in row), "")
        # OS, SS, DS: into orbit, below it, beyond it, and each time with success.
        if code.rstrip("?")[1:2] != "S" or not has_name(rule, *_names(row, _LAUNCH_NAMES)):
            continue
        day, note = _happened(sighting, row["Launch_Date"])
        if day is not None:
            vehicle = " ".join(_names(row, ("LV_Type", "Variant")))
            name = " | ".join([vehicle, *_names(row, ("Flight", "Mission"))])
            said = f"launch {row['Launch_Tag']}, {code}{note}"
            yield sighting.of(rule, object_name=name, value=value, observed_on=day, note=said)


def _happened(sighting: Sighting, written: str) -> tuple[date | None, str]:
    """Return the day by which something has happened, with what is to be said of it; None where it has not, or nobody knows."""
    vague = vague_dates.read(written)
    if vague is None or vague.earliest > sighting.today:
        return None, ""
    return min(vague.latest, sighting.today), "" if vague.is_exact else f"; its date is {' '.join(written.split())}"


def _payloads(rule: Observes, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["Type"].startswith(_PAYLOAD) and has_name(rule, *_names(row, _SATELLITE_NAMES))]


def _name(row: Row) -> str:
    return next(iter(_names(row, _SATELLITE_NAMES)), row["Launch_Tag"])


def _names(row: Row, columns: tuple[str, ...]) -> list[str]:
    """Return what stands in some columns, without what says only that nothing does."""
    return [row[column] for column in columns if column in row and row[column] not in _NOTHING]


def _table(source: Source, body: bytes) -> tuple[list[str], list[Row]]:
    """Return the header of a table and the rows that can be meant, which are few of some seventy thousand: line by line.

    Each line has as many cells as the header, or the table was cut short.
    """
    wanted = tuple(rule.name_contains.casefold() for rule in source.observes)
    header: list[str] = []
    rows: list[Row] = []
    # Lines of bytes: a name may hold a character that a text would be split at.
    for number, raw in enumerate(BytesIO(body), start=1):
        line = charset.decode(raw).rstrip("\r\n")
        if line.startswith("#"):
            if not header and "\t" in line:
                header = [name.strip() for name in line[1:].split("\t")]
        elif line.strip():
            if not header:
                break
            if line.count("\t") != len(header) - 1:
                raise ListingUnreadable(
                    f"line {number} has {line.count(chr(9)) + 1} cells, not {len(header)}", identity=source.key
                )
            lowered = line.casefold()
            if any(name in lowered for name in wanted):
                rows.append({name: cell.strip() for name, cell in zip(header, line.split("\t"), strict=True)})
    if not header:
        raise ListingUnreadable(f"this is no such table but begins {json_listing.excerpt(body)!r}", identity=source.key)
    return header, rows
