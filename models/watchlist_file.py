"""The one door where TOML comes in: every file is checked, every mistake named with file, key and reason."""

import itertools
import tomllib
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from models import lexicon, targets
from models.errors import WatchlistInvalid
from models.watchlist import Watchlist
from models.watchlist_rules import problems_of

ENTRY_TYPES: dict[str, tuple[str, type[Any]]] = {
    "organizations": ("organization", lexicon.Organization),
    "people": ("person", lexicon.Person),
    "programs": ("program", lexicon.Program),
    "metrics": ("metric", lexicon.Metric),
    "units": ("unit", lexicon.Unit),
    "periods": ("period", lexicon.PeriodPhrase),
    "cues": ("cue", lexicon.CueRule),
    "sources": ("source", targets.Source),
    "watches": ("watch", targets.Watch),
    "targets": ("target", targets.Target),
    "capacity": ("input", targets.CapacityInput),
    "track_record": ("entry", targets.TrackRecordEntry),
}
"""File stem → (name of its array of tables, record of one entry)."""

_records: list[Any] = [entry for module in (lexicon, targets) for entry in vars(module).values() if is_dataclass(entry)]
for _record in _records:
    # Said here and not in the records, which know nothing of pydantic: a mistyped key must not be dropped in silence.
    _record.__pydantic_config__ = ConfigDict(extra="forbid")


def load(folder: Path, *, sources: Path | None = None) -> Watchlist:
    """Read and check a watchlist folder; ``sources`` replaces its ``sources.toml`` (the sample world has its own).

    A file that is not there is an empty list. Raises WatchlistInvalid with every problem found, not only the first.
    """
    if not folder.is_dir():
        raise WatchlistInvalid([f"{folder}: there is no such folder"])
    problems: list[str] = []
    lists: dict[str, tuple[Any, ...]] = {}
    for stem in ENTRY_TYPES:
        path = sources if stem == "sources" and sources is not None else folder / f"{stem}.toml"
        lists[stem] = _read_entries(path, stem, problems) if path.exists() else ()
    problems += [f"{path}: no such list; expected {', '.join(ENTRY_TYPES)}" for path in _strangers(folder)]
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
    table, record = ENTRY_TYPES[stem]
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}: not readable as TOML: {error}")
        return ()
    problems += [f"{path.name}: unknown table {name!r}; expected [[{table}]]" for name in content if name != table]
    adapter = TypeAdapter(record)
    entries: list[Any] = []
    for index, raw in enumerate(content.get(table, [])):
        name = raw.get("key", f"entry {index + 1}") if isinstance(raw, dict) else f"entry {index + 1}"
        try:
            entries.append(adapter.validate_python(raw))
        except ValidationError as error:
            for detail in error.errors():
                where = ".".join(str(part) for part in detail["loc"]) or "entry"
                problems.append(f"{path.name}: {name}: {where}: {detail['msg']}")
    keys = [entry.key for entry in entries]
    for before, after in itertools.pairwise(keys):
        if before == after:
            problems.append(f"{path.name}: {after}: key stands twice")
        elif before > after:
            problems.append(f"{path.name}: {after}: entries are kept sorted by key; it stands after {before}")
    return tuple(entries)
