"""Launches that are to come, look by look. All functions take the connection of an open session."""

from collections.abc import Sequence
from datetime import datetime

import duckdb

from models.schedules import ScheduledLaunch
from warehouse import batches
from warehouse.rows import naive_utc
from warehouse.tables import SCHEDULE


def save_schedules(con: duckdb.DuckDBPyConnection, schedules: Sequence[ScheduledLaunch]) -> int:
    """Note what a look showed of launches to come; returns how many rows were new."""
    return batches.write(con, "insert_schedules", [SCHEDULE.row_of(each) for each in schedules], like=SCHEDULE.name)


def schedules_until(con: duckdb.DuckDBPyConnection, until: datetime) -> list[ScheduledLaunch]:
    """Return what every look up to an instant showed, oldest first."""
    return SCHEDULE.records_of(batches.read(con, "schedules_until", until=naive_utc(until)))
