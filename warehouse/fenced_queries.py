"""One read-only statement on the published copy, fenced in: no files, no network, no end of the time or the answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from models.errors import QueryRefused, WarehouseBusy, WarehouseInvalid
from warehouse.attachments import CONFIG

DEFAULT_LIMIT = 1000
DEFAULT_TIMEOUT_S = 30.0
MOST_BYTES = 64 * 1024 * 1024
"""How large an answer may be; one cell can hold gigabytes."""
ROWS_AT_A_TIME = 100

_FENCED = CONFIG | {
    # No files but the copy itself, no network, no extensions, nothing of this that the statement could undo.
    "enable_external_access": False,
    "allow_community_extensions": False,
    "memory_limit": "512MB",
    "max_temp_directory_size": "1GB",
    "threads": 2,
    "lock_configuration": True,
}
_ALLOWED = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The answer to a query. ``has_more``: there are rows beyond the limit."""

    columns: tuple[str, ...]
    types: tuple[str, ...]  # as DuckDB writes them
    rows: list[tuple[Any, ...]]
    has_more: bool = False


def answer(
    con: duckdb.DuckDBPyConnection,
    sql: str,
    parameters: dict[str, str | None] | None = None,
    *,
    limit: int = DEFAULT_LIMIT,
    timeout_s: float = DEFAULT_TIMEOUT_S,
) -> Table:
    """Run one SELECT, EXPLAIN, DESCRIBE, SHOW or SUMMARIZE on a copy that is ``opened``; return at most ``limit`` rows.

    Raises QueryRefused if it is anything else, does not fit the tables, takes more than ``timeout_s`` seconds or 512 MB, or if its
    answer is larger than ``MOST_BYTES``.
    """
    _refuse_all_but_one_question(con, sql)
    try:
        with _stopped_after(con, timeout_s):
            con.execute(sql, parameters)
            shape = con.description or []
            rows = _rows(con, limit + 1)
    except duckdb.InterruptException as error:
        raise QueryRefused(stopped_after(timeout_s)) from error
    except (duckdb.OutOfMemoryException, MemoryError) as error:
        raise QueryRefused("stopped: it needs more than 512 MB; narrow it down") from error
    except duckdb.Error as error:
        raise QueryRefused(_explained(con, error)) from error
    return Table(
        columns=tuple(column[0] for column in shape),
        types=tuple(str(column[1]) for column in shape),
        rows=rows[:limit],
        has_more=len(rows) > limit,
    )


def stopped_after(timeout_s: float) -> str:
    """Say that a query took too long."""
    return f"stopped after {timeout_s:g} seconds; narrow it down, or allow it more time"


def _rows(con: duckdb.DuckDBPyConnection, most: int) -> list[tuple[Any, ...]]:
    """Fetch some rows after the other: the memory limit is DuckDB's own and says nothing of what is handed over."""
    rows: list[tuple[Any, ...]] = []
    size = 0
    while len(rows) < most and (some := con.fetchmany(min(ROWS_AT_A_TIME, most - len(rows)))):
        size += sum(map(_size, some))
        if size > MOST_BYTES:
            raise QueryRefused(
                f"stopped: its answer is larger than {MOST_BYTES >> 20} MB; ask for fewer rows or columns, or for parts of texts"
            )
        rows += some
    return rows


def _size(value: Any) -> int:
    """Return about how many bytes a value takes, what it holds included."""
    if isinstance(value, str | bytes):
        return 50 + len(value)
    if isinstance(value, dict):
        return 50 + sum(_size(key) + _size(each) for key, each in value.items())
    return 50 + sum(map(_size, value)) if isinstance(value, list | tuple) else 50


@contextmanager
def opened(published_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published copy behind the fence; raises WarehouseInvalid if there is none yet."""
    if not published_path.exists():
        raise WarehouseInvalid("nothing has been published yet; `waymark run` does that", identity=str(published_path))
    try:
        con = duckdb.connect(str(published_path), read_only=True, config=_FENCED)
    except duckdb.ConnectionException as error:
        raise WarehouseBusy(
            "this process has the published copy open otherwise", identity=str(published_path)
        ) from error
    except duckdb.IOException as error:
        raise WarehouseInvalid(f"cannot be opened: {error}", identity=str(published_path)) from error
    try:
        yield con
    finally:
        con.close()


@contextmanager
def _stopped_after(con: duckdb.DuckDBPyConnection, timeout_s: float) -> Iterator[None]:
    """DuckDB has no time limit of its own."""
    clock = threading.Timer(timeout_s, con.interrupt)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _refuse_all_but_one_question(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    try:
        found = con.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryRefused(str(error)) from error
    if len(found) != 1:
        raise QueryRefused(f"one statement at a time, and here are {len(found)}")
    if found[0].type not in _ALLOWED:
        raise QueryRefused(
            f"only questions are answered (SELECT, FROM, DESCRIBE, SHOW, SUMMARIZE, EXPLAIN), not {found[0].type.name}"
        )


def _explained(con: duckdb.DuckDBPyConnection, error: duckdb.Error) -> str:
    message = str(error)
    if isinstance(error, duckdb.CatalogException) and "Table with name" in message:
        views = con.execute(
            "SELECT view_name FROM duckdb_views() WHERE view_name LIKE 'out\\_%' ESCAPE '\\' ORDER BY ALL"
        )
        listed = ", ".join(name for (name,) in views.fetchall())
        return f"{message}\nWhat can be asked: {listed}. DESCRIBE out_claim shows the columns of one."
    return message
