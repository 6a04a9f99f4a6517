"""What is remembered of hosts from one run to the next: when we last asked, how long they want to be left alone, their robots.txt.

A small SQLite file in the home, written at every request, so that a run that was killed has still been polite. It holds nothing
that cannot be had again: without the file the next run merely knows no host.
"""

import sqlite3
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

_TABLES = """
CREATE TABLE IF NOT EXISTS host (name TEXT PRIMARY KEY, asked_at REAL, shut_until REAL);
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, asked_at REAL NOT NULL, status INTEGER, reason TEXT, body BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRobots:
    """A robots.txt as it was had; ``status`` None: nobody answered, and ``reason`` says why."""

    asked_at: datetime  # UTC
    status: int | None
    body: bytes = b""
    reason: str | None = None


class HostMemory:
    """A context manager; several threads may use it at once. ``path`` None keeps all in memory, for one run."""

    def __init__(self, path: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._con = _opened(path)

    def __enter__(self) -> "HostMemory":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._con.close()

    def asked_at(self, host: str) -> datetime | None:
        """Return when a host was last asked for anything."""
        return self._instant("SELECT asked_at FROM host WHERE name = ?", host)

    def shut_until(self, host: str) -> datetime | None:
        """Return until when a host wants to be left alone, as it said itself."""
        return self._instant("SELECT shut_until FROM host WHERE name = ?", host)

    def note_asked(self, host: str, at: datetime) -> None:
        """Note that a host was asked for something."""
        self._write(
            "INSERT INTO host (name, asked_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET asked_at = excluded.asked_at",
            (host, at.timestamp()),
        )

    def note_shut(self, host: str, until: datetime) -> None:
        """Note until when a host wants to be left alone; the later word of two counts."""
        self._write(
            "INSERT INTO host (name, shut_until) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET shut_until = max(coalesce(shut_until, 0), excluded.shut_until)",
            (host, until.timestamp()),
        )

    def robots(self, origin: str) -> KeptRobots | None:
        """Return the robots.txt of an origin as it was last had, None where it never was."""
        row = self._read("SELECT asked_at, status, reason, body FROM robots WHERE origin = ?", origin)
        if row is None:
            return None
        return KeptRobots(asked_at=_instant(row[0]), status=row[1], reason=row[2], body=bytes(row[3]))

    def keep_robots(self, origin: str, kept: KeptRobots) -> None:
        """Keep the robots.txt of an origin in place of an earlier one."""
        self._write(
            "INSERT OR REPLACE INTO robots (origin, asked_at, status, reason, body) VALUES (?, ?, ?, ?, ?)",
            (origin, kept.asked_at.timestamp(), kept.status, kept.reason, kept.body),
        )

    def _instant(self, query: str, key: str) -> datetime | None:
        row = self._read(query, key)
        return None if row is None or row[0] is None else _instant(row[0])

    def _read(self, query: str, key: str) -> tuple[Any, ...] | None:
        with self._lock:
            row: tuple[Any, ...] | None = self._con.execute(query, (key,)).fetchone()
            return row

    def _write(self, statement: str, values: tuple[str | float | int | bytes | None, ...]) -> None:
        with self._lock:
            self._con.execute(statement, values)


def _opened(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return _prepared(":memory:")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _prepared(str(path))
    except sqlite3.DatabaseError:
        # A damaged file is worth nothing, and costs nothing but one robots.txt a host.
        for part in ("", "-wal", "-shm"):
            path.with_name(path.name + part).unlink(missing_ok=True)
        return _prepared(str(path))


def _prepared(name: str) -> sqlite3.Connection:
    con = sqlite3.connect(name, check_same_thread=False, isolation_level=None)
    # What a power cut may take with it is not worth a flush at every request; a kill takes nothing.
    con.execute("PRAGMA journal_mode = WAL")
    con.execute("PRAGMA synchronous = OFF")
    con.executescript(_TABLES)
    return con


def _instant(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
