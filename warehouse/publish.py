"""The published copy: what SQL users read, so that nobody is ever locked out while the river runs."""

import os
from pathlib import Path

import duckdb

from warehouse.asides import aside_of, forget
from warehouse.attachments import CONFIG, STORAGE_VERSION
from warehouse.checks import run_checks
from warehouse.connection import WAIT_S, open_for_reading


def publish(warehouse_path: Path, published_path: Path, *, wait_s: float = WAIT_S) -> None:
    """Check the warehouse, copy it aside as of one instant, and swap the copy in whole.

    Who has the old copy open goes on reading it; a kill leaves the old copy. Raises CheckFailed, having published nothing, if
    a check finds offending rows; WarehouseBusy after ``wait_s`` seconds in which somebody wrote.
    """
    published_path.parent.mkdir(parents=True, exist_ok=True)
    aside = aside_of(published_path)
    try:
        with open_for_reading(warehouse_path, wait_s=wait_s) as con:
            run_checks(con)
            con.execute("COMMIT")  # a file is attached outside of a transaction
            comments = _copy(con, aside)
        with duckdb.connect(str(aside), config=CONFIG) as copy:
            copy.execute("BEGIN; " + comments + "; COMMIT")
        flush(aside)
        aside.replace(published_path)
        flush(published_path.parent)
    finally:
        forget(aside)


def _copy(con: duckdb.DuckDBPyConnection, aside: Path) -> str:
    """Copy everything into a new file; return the statements for the columns' comments, which such a copy leaves behind."""
    con.execute(
        f"ATTACH {_quoted(str(aside))} AS published_copy (STORAGE_VERSION {_quoted(STORAGE_VERSION)}, READ_WRITE)"
    )
    try:
        row = con.execute("SELECT current_database()").fetchone()
        assert row is not None
        con.execute(f'COPY FROM DATABASE "{row[0]}" TO published_copy')
        comments = con.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns() "
            "WHERE database_name = current_database() AND NOT internal AND comment IS NOT NULL "
            "ORDER BY table_name, column_index"
        ).fetchall()
    finally:
        con.execute("DETACH published_copy")
    return "; ".join(f'COMMENT ON COLUMN "{table}"."{column}" IS {_quoted(text)}' for table, column, text in comments)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def flush(path: Path) -> None:
    """Have the disk hold it before the swap: else a power cut could leave the new name with the old disk's bytes."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
