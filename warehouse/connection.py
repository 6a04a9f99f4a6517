"""Opening the warehouse: one writer at a time, each session short and one transaction; readers wait for their turn.

DuckDB locks the file: while one process writes, no other process can even read it. That is why SQL users get a published
copy (``warehouse.publish``), and why a session here is a ``with`` block that does its work and goes.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from models.errors import WarehouseBusy, WarehouseInvalid
from warehouse import schema
from warehouse.asides import aside_of, forget
from warehouse.attachments import CONFIG, close_file, open_file
from warehouse.turns import turn

WAIT_S = 60.0
"""How long a session waits for its turn, in seconds, unless told otherwise."""


@contextmanager
def open_for_writing(path: Path, *, wait_s: float = WAIT_S) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the warehouse for writing, made and migrated if need be; the ``with`` block is one transaction.

    All of the block is kept when it ends, nothing of it when it raises or the process is killed. Blocks do not nest.
    Raises WarehouseBusy after ``wait_s`` seconds in which another process or thread held it, WarehouseInvalid if the file
    is no warehouse, is of a later version, or had a migration that was changed since.
    """
    deadline = time.monotonic() + wait_s
    with turn(path, to_write=True, deadline=deadline):
        if not path.exists():
            _create(path)
        con = _connect(path, deadline, read_only=False)
        try:
            _name_the_file(path, lambda: schema.migrate(con))
            con.execute("BEGIN")
            try:
                yield con
            except BaseException:
                con.execute("ROLLBACK")
                raise
            con.execute("COMMIT")
        finally:
            close_file(path, con)


@contextmanager
def open_for_reading(path: Path, *, wait_s: float = WAIT_S) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the warehouse, or a published copy, for reading; all that the block reads is of one instant.

    Raises WarehouseBusy after ``wait_s`` seconds in which somebody wrote, WarehouseInvalid if there is no such file, or it
    is no warehouse of this version.
    """
    if not path.exists():
        raise WarehouseInvalid("there is no warehouse yet; `waymark run` makes one", identity=str(path))
    deadline = time.monotonic() + wait_s
    with turn(path, to_write=False, deadline=deadline):
        con = _connect(path, deadline, read_only=True)
        try:
            _name_the_file(path, lambda: schema.refuse_unfit(con))
            con.execute("BEGIN")
            yield con
        finally:
            close_file(path, con)


def _create(path: Path) -> None:
    """Make the file aside and link it into place whole, so that a kill leaves either no warehouse or a sound one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = aside_of(path)
    with duckdb.connect(str(aside), config=CONFIG) as con:
        schema.migrate(con)
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        pass  # another process made it meanwhile; that one is as good
    finally:
        forget(aside)


def _connect(path: Path, deadline: float, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    pause_s = 0.01
    while True:
        try:
            return open_file(path, read_only=read_only)
        except (duckdb.IOException, duckdb.ConnectionException) as error:
            if not _is_held(error):
                raise WarehouseInvalid(f"cannot be opened: {_first_line(error)}", identity=str(path)) from error
            if time.monotonic() + pause_s > deadline:
                raise WarehouseBusy(
                    f"in use elsewhere; wait for it to end, or stop it ({_first_line(error)})", identity=str(path)
                ) from error
        # Waiting processes must not wake in step; nothing secret hangs on this chance.
        time.sleep(pause_s * random.uniform(0.5, 1.5))  # noqa: S311
        pause_s = min(pause_s * 1.5, 0.25)


def _is_held(error: duckdb.Error) -> bool:
    """Whether another process has the lock, or another connection of this process has the file open the other way."""
    return "set lock" in str(error) or "different configuration" in str(error)


def _name_the_file(path: Path, check: Callable[[], object]) -> None:
    try:
        check()
    except WarehouseInvalid as error:
        error.identity = error.identity or str(path)
        raise


def _first_line(error: duckdb.Error) -> str:
    return str(error).split("\n", 1)[0]
