"""Warehouse files in the one DuckDB of this process.

To make a DuckDB takes thirty milliseconds, and a run opens the warehouse dozens of times; to attach a file to one that is there
takes three. Between sessions no file is attached, so that other processes have their turn.
"""

import os
import threading
from dataclasses import dataclass
from pathlib import Path

import duckdb

STORAGE_VERSION = "v1.5.0"
"""The file format: DuckDB 1.5 clients, in wide use, open it; the 2.0 format would shut them out."""

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": STORAGE_VERSION,
    # SQL sees what is registered for it by name, never a Python variable that happens to be in scope.
    "python_enable_replacements": False,
    # Nothing is ever downloaded.
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


@dataclass(slots=True)
class _File:
    """An attached file, under its name in SQL, and how many sessions have it open."""

    name: str
    sessions: int = 0


class _Database:
    """A DuckDB without tables of its own, and what is attached to it."""

    def __init__(self) -> None:
        self._con = duckdb.connect(config=CONFIG)
        self._files: dict[Path, _File] = {}
        self._lock = threading.Lock()
        self._attached = 0

    def open(self, path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
        """Return a connection whose tables are those of the file, which stays attached until ``close``."""
        with self._lock:
            file = self._files.get(path)
            if file is None:
                file = self._attach(path, read_only=read_only)
            con = self._con.cursor()
            con.execute(f"USE {file.name}")
            file.sessions += 1
            return con

    def close(self, path: Path, con: duckdb.DuckDBPyConnection) -> None:
        """Close a connection; with the last one the file is let go."""
        with self._lock:
            con.close()
            file = self._files[path]
            file.sessions -= 1
            if not file.sessions:
                del self._files[path]
                self._con.execute(f"DETACH {file.name}")

    def _attach(self, path: Path, *, read_only: bool) -> _File:
        if not self._files:
            self._overflow_beside(path)
        self._attached += 1
        file = _File(f"warehouse_{self._attached}")
        self._con.execute(f"ATTACH {_quoted(str(path))} AS {file.name} ({'READ_ONLY' if read_only else 'READ_WRITE'})")
        self._files[path] = file
        return file

    def _overflow_beside(self, path: Path) -> None:
        """Have what does not fit into memory go beside the file, as it would in a DuckDB of the file's own."""
        place = f"SET temp_directory = {_quoted(f'{path}.tmp')}"
        try:
            self._con.execute(place)
        except duckdb.NotImplementedException:
            # Something went beside another file: the place can be changed no more, and is cleared with the DuckDB.
            self._con.close()
            self._con = duckdb.connect(config=CONFIG)
            self._con.execute(place)


_database: _Database | None = None
_of_parents: list[_Database | None] = []
_guard = threading.Lock()


def open_file(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Return a connection to a warehouse file, for ``close_file``; whose turn it is, is for the caller to know.

    Raises the errors of DuckDB: IOException if another process has the file, or it is none of DuckDB's.
    """
    global _database  # noqa: PLW0603 - one in a process, made when it is first needed
    with _guard:
        if _database is None:
            _database = _Database()
        database = _database
    return database.open(path.resolve(), read_only=read_only)


def close_file(path: Path, con: duckdb.DuckDBPyConnection) -> None:
    """Close what ``open_file`` returned."""
    assert _database is not None
    _database.close(path.resolve(), con)


def _begin_anew() -> None:
    """Leave the parent's DuckDB alone: its threads have not come along, and to close it would wait for them."""
    global _database, _guard
    _of_parents.append(_database)
    _database, _guard = None, threading.Lock()


os.register_at_fork(after_in_child=_begin_anew)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
