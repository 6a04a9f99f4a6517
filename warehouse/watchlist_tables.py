"""The watchlist as tables, so that SQL can join with it. What has left it stays, marked as not current."""

from typing import TypeVar

import duckdb

from models.watchlist import Watchlist
from warehouse import batches
from warehouse.statements import statement
from warehouse.tables import (
    CAPACITY_INPUT,
    METRIC,
    ORGANIZATION,
    PERSON,
    PROGRAM,
    PROMISE,
    SOURCE,
    TARGET,
    WATCH,
    Table,
)

Entry = TypeVar("Entry")


def sync_watchlist(con: duckdb.DuckDBPyConnection, watchlist: Watchlist) -> None:
    """Write the watchlist's entries as they are now; entries that are gone stay for what refers to them."""
    _sync(con, "organizations", ORGANIZATION, watchlist.organizations)
    _sync(con, "persons", PERSON, watchlist.people)
    _sync(con, "programs", PROGRAM, watchlist.programs)
    _sync(con, "metrics", METRIC, watchlist.metrics)
    _sync(con, "sources", SOURCE, watchlist.sources)
    _sync(con, "watches", WATCH, watchlist.watches)
    _sync(con, "targets", TARGET, watchlist.targets)
    _sync(con, "capacity_inputs", CAPACITY_INPUT, watchlist.capacity)
    _sync(con, "promises", PROMISE, watchlist.track_record)


def _sync(con: duckdb.DuckDBPyConnection, plural: str, table: Table[Entry], entries: tuple[Entry, ...]) -> None:
    rows = [table.row_of(entry, is_current=True) for entry in entries]
    con.execute(statement(f"retire_{plural}"))
    batches.write(con, f"delete_{plural}", rows, like=table.name)
    batches.write(con, f"insert_{plural}", rows, like=table.name)
