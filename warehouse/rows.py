"""Record ◄─► row: a frozen dataclass as a flat row of SQL values, and back.

Enums stand as their values, tuples as lists, instants as UTC without a zone (the column's comment says so); a record
within a record lies flat under ``<field>_<its field>``, a tuple of records is a list of structs.
"""

import re
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

Record = TypeVar("Record")

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_row(record: Any, *, renamed: Mapping[str, str], omitted: Iterable[str] = ()) -> dict[str, Any]:
    """Return the columns of a record; ``renamed`` maps flat field names to columns, ``omitted`` are fields not kept."""
    parts = _parts(type(record), frozenset(omitted))
    return {renamed.get(name, name): _sql_value(value) for name, value in _flat(parts, record)}


def from_row(
    record: type[Record],
    row: Mapping[str, Any],
    *,
    renamed: Mapping[str, str],
    omitted: Iterable[str] = (),
    given: Mapping[str, Any] | None = None,
) -> Record:
    """Return the record that a row was made of; omitted fields have the ``given`` values, or their defaults."""
    return typing.cast("Record", _from_flat(record, _parts(record, frozenset(omitted)), row, renamed, given))


def columns_of(record: type[Any], *, renamed: Mapping[str, str], omitted: Iterable[str] = ()) -> list[str]:
    """Return the columns that ``to_row`` gives for a record of this type, in its order."""
    return [renamed.get(name, name) for name, _ in _flat(_parts(record, frozenset(omitted)), None)]


def naive_utc(instant: datetime) -> datetime:
    """Return an instant as SQL keeps it: in UTC, without a zone. ValueError if nobody knows its zone."""
    if instant.tzinfo is None:
        raise ValueError(f"an instant without a zone: {instant.isoformat()}")
    return instant.astimezone(UTC).replace(tzinfo=None)


def aware_utc(instant: datetime) -> datetime:
    """Return an instant that SQL kept, with its zone."""
    return instant.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Part:
    """A field of a record, as its class declares it: looked up once a class, since looking costs more than a row does."""

    name: str
    flat: str  # its name in a flat row, before it is renamed
    inner: tuple["_Part", ...] | None  # of a record that lies flat under it
    record: type[Any]  # that record's class
    from_sql: Callable[[Any], Any]


_known_parts: dict[tuple[type[Any], frozenset[str], str], tuple[_Part, ...]] = {}


def _parts(record: type[Any], omitted: frozenset[str], prefix: str = "") -> tuple[_Part, ...]:
    known = _known_parts.get((record, omitted, prefix))
    return known if known is not None else _looked_up(record, omitted, prefix)


def _looked_up(record: type[Any], omitted: frozenset[str], prefix: str) -> tuple[_Part, ...]:
    hints = typing.get_type_hints(record)
    parts = []
    for field in fields(record):
        flat = prefix + field.name
        if flat in omitted:
            continue
        hint = _without_none(hints[field.name])
        is_record = isinstance(hint, type) and is_dataclass(hint)
        inner = _parts(hint, omitted, f"{flat}_") if is_record else None
        parts.append(_Part(field.name, flat, inner, hint, _reader(hint)))
    return _known_parts.setdefault((record, omitted, prefix), tuple(parts))


def _flat(parts: tuple[_Part, ...], value: Any) -> Iterable[tuple[str, Any]]:
    for part in parts:
        held = None if value is None else getattr(value, part.name)
        if part.inner is None:
            yield part.flat, held
        else:
            yield from _flat(part.inner, held)


def _from_flat(
    record: type[Any],
    parts: tuple[_Part, ...],
    row: Mapping[str, Any],
    renamed: Mapping[str, str],
    given: Mapping[str, Any] | None = None,
) -> Any:
    values: dict[str, Any] = dict(given or {})
    for part in parts:
        if part.inner is None:
            value = row[renamed.get(part.flat, part.flat)]
            values[part.name] = None if value is None else part.from_sql(value)
        elif all(row[renamed.get(flat, flat)] is None for flat, _ in _flat(part.inner, None)):
            values[part.name] = None
        else:
            values[part.name] = _from_flat(part.record, part.inner, row, renamed)
    return record(**values)


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (only,) = [part for part in typing.get_args(hint) if part is not type(None)]
        return only
    return hint


def _sql_value(value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return _storable(value)
    if isinstance(value, datetime):
        return naive_utc(value)
    if isinstance(value, tuple):
        return [_sql_value(part) for part in value]
    if is_dataclass(value):
        return {name: _sql_value(part) for name, part in _flat(_parts(type(value), frozenset()), value)}
    return value


def _storable(text: str) -> str:
    """Replace half characters, which no UTF-8 can hold, one for one: offsets into the text stay as they are."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return what makes the value of a field out of what SQL gives for it, where that is not nothing."""
    if typing.get_origin(hint) is tuple:
        part = _without_none(typing.get_args(hint)[0])
        if isinstance(part, type) and is_dataclass(part):
            return lambda found: tuple(from_row(part, each, renamed={}) for each in found)
        read = _reader(part)
        return lambda found: tuple(None if each is None else read(each) for each in found)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return aware_utc if hint is datetime else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
