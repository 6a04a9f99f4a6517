"""Record ◄─► row: a frozen dataclass as a flat row of SQL values, and back.

Enums stand as their values, tuples as lists, instants as UTC without a zone (the column's comment says so); a record
within a record lies flat under ``<field>_<its field>``, a tuple of records is a list of structs.
"""

import re
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

Record = TypeVar("Record")

_known_hints: dict[type[Any], dict[str, Any]] = {}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_row(record: Any, *, renamed: Mapping[str, str], omitted: Iterable[str] = ()) -> dict[str, Any]:
    """Return the columns of a record; ``renamed`` maps flat field names to columns, ``omitted`` are fields not kept."""
    row = {}
    for name, value in _flat(type(record), record, frozenset(omitted)):
        row[renamed.get(name, name)] = _sql_value(value)
    return row


def from_row(
    record: type[Record],
    row: Mapping[str, Any],
    *,
    renamed: Mapping[str, str],
    omitted: Iterable[str] = (),
    given: Mapping[str, Any] | None = None,
) -> Record:
    """Return the record that a row was made of; omitted fields have the ``given`` values, or their defaults."""
    return typing.cast("Record", _from_flat(record, "", row, renamed, frozenset(omitted), given))


def columns_of(record: type[Any], *, renamed: Mapping[str, str], omitted: Iterable[str] = ()) -> list[str]:
    """Return the columns that ``to_row`` gives for a record of this type, in its order."""
    return [renamed.get(name, name) for name, _ in _flat(record, None, frozenset(omitted))]


def naive_utc(instant: datetime) -> datetime:
    """Return an instant as SQL keeps it: in UTC, without a zone. ValueError if nobody knows its zone."""
    if instant.tzinfo is None:
        raise ValueError(f"an instant without a zone: {instant.isoformat()}")
    return instant.astimezone(UTC).replace(tzinfo=None)


def aware_utc(instant: datetime) -> datetime:
    """Return an instant that SQL kept, with its zone."""
    return instant.replace(tzinfo=UTC)


def _flat(record: type[Any], value: Any, omitted: frozenset[str], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for name, hint in _hints(record).items():
        if prefix + name in omitted:
            continue
        part = None if value is None else getattr(value, name)
        inner = _record_in(hint)
        if inner is None:
            yield prefix + name, part
        else:
            yield from _flat(inner, part, omitted, f"{prefix}{name}_")


def _from_flat(
    record: type[Any],
    prefix: str,
    row: Mapping[str, Any],
    renamed: Mapping[str, str],
    omitted: frozenset[str],
    given: Mapping[str, Any] | None = None,
) -> Any:
    values: dict[str, Any] = dict(given or {})
    for name, hint in _hints(record).items():
        if prefix + name in omitted:
            continue
        inner = _record_in(hint)
        if inner is None:
            values[name] = _python_value(hint, row[renamed.get(prefix + name, prefix + name)])
            continue
        below = [renamed.get(flat, flat) for flat, _ in _flat(inner, None, omitted, f"{prefix}{name}_")]
        if all(row[column] is None for column in below):
            values[name] = None
        else:
            values[name] = _from_flat(inner, f"{prefix}{name}_", row, renamed, omitted)
    return record(**values)


def _hints(record: type[Any]) -> dict[str, Any]:
    if record not in _known_hints:
        hints = typing.get_type_hints(record)
        _known_hints[record] = {field.name: hints[field.name] for field in fields(record)}
    return _known_hints[record]


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (only,) = [part for part in typing.get_args(hint) if part is not type(None)]
        return only
    return hint


def _record_in(hint: Any) -> type[Any] | None:
    plain = _without_none(hint)
    return plain if isinstance(plain, type) and is_dataclass(plain) else None


def _sql_value(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return _storable(value)
    if isinstance(value, datetime):
        return naive_utc(value)
    if isinstance(value, tuple):
        return [_sql_value(part) for part in value]
    if is_dataclass(value):
        return {name: _sql_value(part) for name, part in _flat(type(value), value, frozenset())}
    return value


def _storable(text: str) -> str:
    """Replace half characters, which no UTF-8 can hold, one for one: offsets into the text stay as they are."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def _python_value(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    plain = _without_none(hint)
    if typing.get_origin(plain) is tuple:
        part = typing.get_args(plain)[0]
        return tuple(_python_value(part, each) for each in value)
    if isinstance(plain, type) and is_dataclass(plain):
        return _from_flat(plain, "", value, {}, frozenset())
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return plain(value)
    if plain is datetime:
        return aware_utc(value)
    return value
