"""How every source is doing and when the last run was: from the warehouse itself, or from the published copy while somebody writes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import WarehouseBusy
from warehouse import runs
from warehouse.connection import open_for_reading
from warehouse.runs import Run
from warehouse.sql import QUERIES

WAIT_S = 3.0
"""Whoever asks how things stand does not want to wait for the end of a long commit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A row for each source, the worst first, and the run that began last. ``is_of_copy``: as of the last publication."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    last_run: Run | None
    is_of_copy: bool

    def words_on_run(self) -> str:
        """Say in a line when the last run was, and how old all this is."""
        run = self.last_run
        if run is None:
            return "There was no run yet."
        begun = f"Last run: {run.kind}, begun {run.started_at:%Y-%m-%d %H:%M} UTC, "
        if self.is_of_copy:
            return f"{begun}as of the published copy: another process is writing, ask again for what it has found."
        if run.finished_at is None:
            return f"{begun}not ended: it is under way, or was killed."
        return f"{begun}ended {run.finished_at:%Y-%m-%d %H:%M} UTC."


def read(warehouse: Path, published: Path, *, wait_s: float = WAIT_S) -> Status:
    """Return how things stand; raises WarehouseInvalid where there is no warehouse yet."""
    try:
        return _read(warehouse, wait_s=wait_s, is_of_copy=False)
    except WarehouseBusy:
        if not published.exists():
            raise
        return _read(published, wait_s=wait_s, is_of_copy=True)


def _read(path: Path, *, wait_s: float, is_of_copy: bool) -> Status:
    with open_for_reading(path, wait_s=wait_s) as con:
        answer = con.execute((QUERIES / "status.sql").read_text(encoding="utf-8"))
        columns = tuple(column[0] for column in answer.description or ())
        return Status(columns=columns, rows=answer.fetchall(), last_run=runs.last_run(con), is_of_copy=is_of_copy)
