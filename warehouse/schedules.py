"""Launches that are to come, look by look. All functions take the connection of an open session."""

from collections.abc import Sequence
from datetime import date, datetime

import duckdb

from models.schedules import LaunchMove, ScheduledLaunch
from warehouse import batches
from warehouse.rows import naive_utc
from warehouse.statements import statement
from warehouse.tables import MOVE, SCHEDULE


def save_schedules(con: duckdb.DuckDBPyConnection, schedules: Sequence[ScheduledLaunch]) -> int:
    """Note what a look showed of launches to come; returns how many rows were new."""
    return batches.write(con, "insert_schedules", [SCHEDULE.row_of(each) for each in schedules], like=SCHEDULE.name)


def schedules_until(con: duckdb.DuckDBPyConnection, until: datetime) -> list[ScheduledLaunch]:
    """Return what every look up to an instant showed, oldest first."""
    return SCHEDULE.records_of(batches.read(con, "schedules_until", until=naive_utc(until)))


def save_moves(con: duckdb.DuckDBPyConnection, moves: Sequence[LaunchMove]) -> int:
    """Note how the dates of all launches have moved, in place of what was noted before."""
    con.execute(statement("delete_launch_moves"))
    return batches.write(con, "insert_launch_moves", [MOVE.row_of(each) for each in moves], like=MOVE.name)


def moves_between(con: duckdb.DuckDBPyConnection, first: date, last: date) -> list[LaunchMove]:
    """Return the moves that were first seen from ``first`` to ``last``, both included, oldest first."""
    return MOVE.records_of(batches.read(con, "launch_moves_between", first=first, last=last))
