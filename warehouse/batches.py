"""A batch is one statement over Arrow: the rows stand under the name ``batch`` while it runs."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.statements import statement

_types_of: dict[str, pa.Schema] = {}
"""By table; every warehouse that is open has the one schema of this program."""


def write(
    con: duckdb.DuckDBPyConnection, name: str, several: Sequence[Mapping[str, Any]], *, like: str, **parameters: Any
) -> int:
    """Run ``statements/<name>.sql`` with the rows as ``batch``; return how many rows it wrote or deleted.

    ``like`` is the table whose column types the rows have; columns that it does not have are of no use here. An empty batch
    runs nothing and returns 0.
    """
    if not several:
        return 0
    types = _types_of.get(like) or _types_of.setdefault(like, _types(con, like))
    wanted = [column for column in types.names if column in several[0]]
    shape = pa.schema([types.field(column) for column in wanted])
    con.register("batch", pa.Table.from_pylist([dict(row) for row in several], schema=shape))
    counted = con.execute(statement(name), parameters or None).fetchone()
    con.unregister("batch")  # not where it failed: the transaction is aborted then, and the session over
    return int(counted[0]) if counted else 0


def read(con: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """Run ``statements/<name>.sql`` and return its rows, each under its columns' names."""
    return _named(con.execute(statement(name), parameters or None))


def _named(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    columns = [column[0] for column in con.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in con.fetchall()]


def _types(con: duckdb.DuckDBPyConnection, table: str) -> pa.Schema:
    schema: pa.Schema = con.table(table).limit(0).to_arrow_table().schema
    return schema
