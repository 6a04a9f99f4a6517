"""Runs: who did what when. A run that was killed has a beginning and no end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from warehouse import batches
from warehouse.rows import aware_utc, naive_utc
from warehouse.statements import statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a stage or of the whole river."""

    run_id: str
    kind: str
    label: str | None
    as_of: date | None
    started_at: datetime  # UTC
    finished_at: datetime | None  # UTC


def begin_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    kind: str,
    *,
    started_at: datetime,
    as_of: date | None = None,
    label: str | None = None,
) -> None:
    """Note that a run begins; a run that is begun again keeps its first beginning."""
    con.execute(
        statement("begin_run"),
        {"run_id": run_id, "kind": kind, "label": label, "as_of": as_of, "started_at": naive_utc(started_at)},
    )


def finish_run(con: duckdb.DuckDBPyConnection, run_id: str, *, finished_at: datetime) -> None:
    """Note that a run has ended."""
    con.execute(statement("finish_run"), {"run_id": run_id, "finished_at": naive_utc(finished_at)})


def finished_runs(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the ids of all runs that came to their end."""
    return {row["run_id"] for row in batches.read(con, "finished_runs")}


def last_run(con: duckdb.DuckDBPyConnection) -> Run | None:
    """Return the run that began last, None if there was none."""
    for row in batches.read(con, "last_run"):
        finished_at = row["finished_at"]
        return Run(
            run_id=row["run_id"],
            kind=row["kind"],
            label=row["label"],
            as_of=row["as_of_on"],
            started_at=aware_utc(row["started_at"]),
            finished_at=None if finished_at is None else aware_utc(finished_at),
        )
    return None


def dates_of_runs(con: duckdb.DuckDBPyConnection, kinds: Sequence[str]) -> list[date]:
    """Return the dates for which runs of some kinds were asked (the day of the run, where none was named), earliest first."""
    return [row["day"] for row in batches.read(con, "dates_of_runs", kinds=list(kinds))]
