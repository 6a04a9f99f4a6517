"""SQL for people and programs on the published copy. What they write runs in a process of its own, which can be killed.

DuckDB holds its own tables to a memory limit, not what it hands over: one cell can be larger than the machine. So the process has a limit
too, and what it answers is read up to a cap.
"""

import io
import json
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models import errors
from models.errors import QueryRefused, WaymarkError
from warehouse import fenced_queries
from warehouse.fenced_queries import DEFAULT_LIMIT, DEFAULT_TIMEOUT_S, MOST_BYTES, Table

__all__ = ["DEFAULT_LIMIT", "DEFAULT_TIMEOUT_S", "QUERIES", "Table", "named_query", "query"]

QUERIES = Path(__file__).parent / "queries"
GRACE_S = 10.0
"""How much longer than a query its process may take: to start, to be interrupted, to hand over what it found."""
_CHECKOUT = Path(__file__).resolve().parent.parent


def query(published_path: Path, sql: str, *, limit: int = DEFAULT_LIMIT, timeout_s: float = DEFAULT_TIMEOUT_S) -> Table:
    """Run one SELECT, EXPLAIN, DESCRIBE, SHOW or SUMMARIZE on the published copy; return at most ``limit`` rows.

    Raises QueryRefused if it is anything else, does not fit the tables, takes more than ``timeout_s`` seconds or
    512 MB, or answers more than 64 MB; WarehouseInvalid if there is no published copy yet.
    """
    job = {"path": str(published_path.absolute()), "sql": sql, "limit": limit, "timeout_s": timeout_s}
    paths = [str(_CHECKOUT), os.environ.get("PYTHONPATH", "")]
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "warehouse.query_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
    )
    until = time.monotonic() + timeout_s + GRACE_S
    clock = threading.Timer(timeout_s + GRACE_S, process.kill)
    clock.daemon = True
    clock.start()
    try:
        data = _asked(process, json.dumps(job).encode("utf-8", "surrogatepass"))
    finally:
        clock.cancel()
        process.kill()
        process.wait()
    if not data and time.monotonic() >= until:
        raise QueryRefused(fenced_queries.stopped_after(timeout_s))
    return _understood(data)


def named_query(
    published_path: Path,
    name: str,
    parameters: Mapping[str, str | None] | None = None,
    *,
    limit: int = DEFAULT_LIMIT,
    timeout_s: float = DEFAULT_TIMEOUT_S,
) -> Table:
    """Run ``warehouse/queries/<name>.sql`` with its ``$named`` parameters, fenced in like any other query, in this process."""
    return named_queries(published_path, [name], parameters, limit=limit, timeout_s=timeout_s)[name]


def named_queries(
    published_path: Path,
    names: Sequence[str],
    parameters: Mapping[str, str | None] | None = None,
    *,
    limit: int = DEFAULT_LIMIT,
    timeout_s: float = DEFAULT_TIMEOUT_S,
) -> dict[str, Table]:
    """Run several of them, by name, on one and the same copy: a copy that is swapped in meanwhile changes nothing."""
    texts = {name: (QUERIES / f"{name}.sql").read_text(encoding="utf-8") for name in names}
    given = dict(parameters) if parameters else None
    with fenced_queries.opened(published_path) as con:
        return {
            name: fenced_queries.answer(con, sql, given, limit=limit, timeout_s=timeout_s)
            for name, sql in texts.items()
        }


def _asked(process: "subprocess.Popen[bytes]", job: bytes) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdout:
        try:
            with process.stdin:
                process.stdin.write(job)
        except BrokenPipeError:
            return b""
        return process.stdout.read(2 * MOST_BYTES)


class _Unpickler(pickle.Unpickler):
    """Understands values of SQL and nothing else: whatever got hold of the process would speak through it."""

    _VALUES = frozenset(
        {
            ("datetime", "date"), ("datetime", "datetime"), ("datetime", "time"), ("datetime", "timedelta"),
            ("datetime", "timezone"), ("decimal", "Decimal"), ("uuid", "UUID"), ("uuid", "SafeUUID"),
        }
    )  # fmt: skip

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self._VALUES:
            raise pickle.UnpicklingError(f"an answer holds no {module}.{name}")
        return super().find_class(module, name)


def _understood(data: bytes) -> Table:
    """Return the table in an answer; raises the error in it, and QueryRefused where the process ended without one."""
    try:
        kind, *values = _Unpickler(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, AttributeError, ValueError, TypeError, EOFError, LookupError, MemoryError) as error:
        raise QueryRefused(
            "stopped: it needs more memory than a query may take, or gave an answer that cannot be read; narrow it down"
        ) from error
    if kind == "table":
        columns, types, rows, has_more = values
        return Table(columns=columns, types=types, rows=rows, has_more=has_more)
    name, message, identity = values
    found = getattr(errors, name, QueryRefused)
    raise (found if issubclass(found, WaymarkError) else QueryRefused)(message, identity=identity)
