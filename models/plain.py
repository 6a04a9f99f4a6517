"""Records as plain data and back: what JSON and msgpack can hold, for whatever is kept outside the warehouse.

``as_plain(record) -> dict``            enums by their values, dates as ISO text, tuples as lists
``of_plain(kind, data) -> record``      the same record again; raises TypeError or ValueError for data of another shape
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_Record = TypeVar("_Record")


def as_plain(value: object) -> Any:
    """Return a record, or what stands in one, as plain data."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: as_plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_plain(item) for item in value]
    return value


def of_plain(kind: type[_Record], data: Mapping[str, Any]) -> _Record:
    """Return the record of ``kind`` that ``data`` holds; fields that it lacks take their defaults."""
    hints = _hints(cast("Hashable", kind))
    unknown = data.keys() - hints.keys()
    if unknown:
        raise ValueError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return kind(**{name: _value(hints[name], item) for name, item in data.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(hint: Any, data: Any) -> Any:
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        if data is None and NoneType in get_args(hint):
            return None
        return _of_union([each for each in get_args(hint) if each is not NoneType], data)
    if origin is tuple:
        inner = get_args(hint)
        every = [inner[0]] * len(data) if len(inner) == 2 and inner[1] is Ellipsis else inner
        return tuple(_value(each, item) for each, item in zip(every, data, strict=True))
    if origin in {list, Sequence}:
        return [_value(get_args(hint)[0], item) for item in data]
    if origin in {dict, Mapping}:
        return {key: _value(get_args(hint)[1], item) for key, item in data.items()}
    if is_dataclass(hint) and isinstance(hint, type):
        return of_plain(hint, data)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(data)
    if hint in {date, datetime}:
        return hint.fromisoformat(data)
    if isinstance(hint, type) and hint is float and type(data) is int:
        return float(data)
    if isinstance(hint, type) and not isinstance(data, hint):
        raise TypeError(f"expected {hint.__name__}, found {type(data).__name__}")
    return data


def _of_union(hints: Sequence[Any], data: Any) -> Any:
    for hint in hints[:-1]:
        try:
            return _value(hint, data)
        except (TypeError, ValueError):
            continue
    return _value(hints[-1], data)
