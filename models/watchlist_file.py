"""The one door where TOML comes in: every file is checked, every mistake named with file, key and reason."""

import difflib
import itertools
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from models import lexicon, site_readers, targets
from models.errors import WatchlistInvalid
from models.watchlist import Watchlist
from models.watchlist_rules import problems_of

ENTRY_TYPES: dict[str, tuple[str, type[Any]]] = {
    "organizations": ("organization", lexicon.Organization),
    "people": ("person", lexicon.Person),
    "programs": ("program", lexicon.Program),
    "outsiders": ("outsider", lexicon.Outsider),
    "metrics": ("metric", lexicon.Metric),
    "units": ("unit", lexicon.Unit),
    "periods": ("period", lexicon.PeriodPhrase),
    "cues": ("cue", lexicon.CueRule),
    "hiring": ("hiring", lexicon.HiringPhrases),
    "reporting": ("reporting", lexicon.ReportingPhrases),
    "doubts": ("doubt", lexicon.Doubt),
    "sizes": ("size", lexicon.Size),
    "wordings": ("wording", lexicon.Wording),
    "sources": ("source", targets.Source),
    "site_readers": ("site_reader", site_readers.SiteReader),
    "watches": ("watch", targets.Watch),
    "targets": ("target", targets.Target),
    "capacity": ("input", targets.CapacityInput),
    "track_record": ("entry", targets.TrackRecordEntry),
}
"""File stem → (name of its array of tables, record of one entry)."""

_records: list[Any] = [
    entry for module in (lexicon, site_readers, targets) for entry in vars(module).values() if is_dataclass(entry)
]
for _record in _records:
    # Said here and not in the records, which know nothing of pydantic: a mistyped key must not be dropped in silence,
    # and TOML's nan and inf are no figures that anybody announced.
    _record.__pydantic_config__ = ConfigDict(extra="forbid", allow_inf_nan=False)


def load(folder: Path, *, sources: Path | None = None) -> Watchlist:
    """Read and check a watchlist folder; ``sources`` replaces its ``sources.toml`` (the sample world has its own).

    A file that is not in the folder is an empty list; a ``sources`` that is not there is a mistake. Raises WatchlistInvalid
    with every problem found, not only the first.
    """
    if not folder.is_dir():
        raise WatchlistInvalid([f"{folder}: there is no such folder"])
    problems: list[str] = []
    lists: dict[str, tuple[Any, ...]] = {}
    for stem in ENTRY_TYPES:
        replaced = stem == "sources" and sources is not None
        path = sources if replaced and sources is not None else folder / f"{stem}.toml"
        lists[stem] = _read_entries(path, stem, problems) if replaced or path.exists() else ()
    problems += [f"{path.name}: no such list; expected {', '.join(ENTRY_TYPES)}" for path in _strangers(folder)]
    if problems:
        raise WatchlistInvalid(problems)
    watchlist = Watchlist(**lists)
    problems = problems_of(watchlist)
    if problems:
        raise WatchlistInvalid(problems)
    return watchlist


def _strangers(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if path.stem not in ENTRY_TYPES)


def _read_entries(path: Path, stem: str, problems: list[str]) -> tuple[Any, ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problems.append(_not_toml(path.name, error))
        return ()
    except OSError as error:
        problems.append(f"{path.name}: cannot be read: {error.strerror}")
        return ()
    entries, found = _entries_of(text, path.name, stem)
    problems += found
    return entries


@lru_cache(maxsize=2 * len(ENTRY_TYPES))
def _entries_of(text: str, file: str, stem: str) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """Return the entries of a list and its problems; kept, because whoever runs on reads the same texts again and again."""
    table, record = ENTRY_TYPES[stem]
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (), (_not_toml(file, error),)
    problems = [f"{file}: unknown table {name!r}; expected [[{table}]]" for name in content if name != table]
    rows = content.get(table, [])
    if not isinstance(rows, list):
        problems.append(f"{file}: {table}: each entry begins with [[{table}]], in double brackets")
        return (), tuple(problems)
    adapter = TypeAdapter(record)
    entries: list[Any] = []
    for index, row in enumerate(rows):
        name = row.get("key", f"entry {index + 1}") if isinstance(row, dict) else f"entry {index + 1}"
        try:
            entries.append(adapter.validate_python(row))
        except ValidationError as error:
            problems += [f"{file}: {name}: {reason}" for reason in _reasons(error, record)]
    problems += _out_of_order(file, [entry.key for entry in entries])
    return tuple(entries), tuple(problems)


def _not_toml(file: str, error: ValueError) -> str:
    return f"{file}: not readable as TOML: {error}"


def _out_of_order(file: str, keys: list[str]) -> Iterator[str]:
    for before, after in itertools.pairwise(keys):
        if before == after:
            yield f"{file}: {after}: key stands twice"
        elif before > after:
            yield f"{file}: {after}: entries are kept sorted by key; it stands after {before}"


def _reasons(error: ValidationError, record: type[Any]) -> Iterator[str]:
    for detail in error.errors(include_url=False):
        where = ".".join(str(part) for part in detail["loc"]) or "entry"
        yield f"{where}: {_reason(detail, record)}"


def _reason(detail: ErrorDetails, record: type[Any]) -> str:
    """Say in plain words what is wrong with one value; the library's own words where it has good ones."""
    kind = detail["type"]
    if kind in {"missing", "missing_keyword_only_argument"}:
        return "missing"
    if kind == "unexpected_keyword_argument":
        known = [field.name for field in fields(record)]
        near = difflib.get_close_matches(str(detail["loc"][-1]), known, n=1) if len(detail["loc"]) == 1 else []
        return f"unknown key; did you mean {near[0]!r}?" if near else "unknown key"
    if kind == "enum":
        return f"must be one of {detail['ctx']['expected']}, not {detail['input']!r}"
    return f"{detail['msg']}, not {detail['input']!r}"
