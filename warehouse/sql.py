"""SQL for people and programs on the published copy: one read-only statement, fenced in, stopped when it takes too long."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from models.errors import QueryRefused, WarehouseBusy, WarehouseInvalid
from warehouse.connection import CONFIG

QUERIES = Path(__file__).parent / "queries"
DEFAULT_LIMIT = 1000
DEFAULT_TIMEOUT_S = 30.0

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


def query(published_path: Path, sql: str, *, limit: int = DEFAULT_LIMIT, timeout_s: float = DEFAULT_TIMEOUT_S) -> Table:
    """Run one SELECT, EXPLAIN, DESCRIBE, SHOW or SUMMARIZE on the published copy; return at most ``limit`` rows.

    Raises QueryRefused if it is anything else, does not fit the tables, or takes more than ``timeout_s`` seconds or
    512 MB; WarehouseInvalid if there is no published copy yet.
    """
    with _fenced(published_path) as con:
        return _answer(con, sql, None, limit=limit, timeout_s=timeout_s)


def named_query(
    published_path: Path,
    name: str,
    parameters: Mapping[str, str | None] | None = None,
    *,
    limit: int = DEFAULT_LIMIT,
    timeout_s: float = DEFAULT_TIMEOUT_S,
) -> Table:
    """Run ``warehouse/queries/<name>.sql`` with its ``$named`` parameters, fenced in like any other query."""
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
    with _fenced(published_path) as con:
        return {name: _answer(con, sql, given, limit=limit, timeout_s=timeout_s) for name, sql in texts.items()}


def _answer(
    con: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, str | None] | None, *, limit: int, timeout_s: float
) -> Table:
    _refuse_all_but_one_question(con, sql)
    try:
        with _stopped_after(con, timeout_s):
            con.execute(sql, parameters)
            shape = con.description or []
            rows = con.fetchmany(limit + 1)
    except duckdb.InterruptException as error:
        raise QueryRefused(f"stopped after {timeout_s:g} seconds; narrow it down, or allow it more time") from error
    except duckdb.OutOfMemoryException as error:
        raise QueryRefused("stopped: it needs more than 512 MB; narrow it down") from error
    except duckdb.Error as error:
        raise QueryRefused(_explained(con, error)) from error
    return Table(
        columns=tuple(column[0] for column in shape),
        types=tuple(str(column[1]) for column in shape),
        rows=rows[:limit],
        has_more=len(rows) > limit,
    )


@contextmanager
def _fenced(published_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
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
