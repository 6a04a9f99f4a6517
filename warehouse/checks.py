"""Checks: each file of ``warehouse/checks`` is a query that returns offending rows. One such row, and nothing is published."""

from pathlib import Path

import duckdb

from models.errors import CheckFailed

CHECKS = Path(__file__).parent / "checks"
FIRST = 5
"""So many offending rows of each check are named."""
_LONGEST = 160


def names() -> list[str]:
    """Return the names of all checks."""
    return sorted(path.stem for path in CHECKS.glob("*.sql"))


def offending_rows(con: duckdb.DuckDBPyConnection, name: str, *, at_most: int = FIRST) -> list[str]:
    """Return the first offending rows of a check, each as a line ``column=value, …``."""
    cursor = con.execute((CHECKS / f"{name}.sql").read_text(encoding="utf-8"))
    columns = [column[0] for column in cursor.description or ()]
    return [
        ", ".join(f"{column}={_short(value)}" for column, value in zip(columns, row, strict=True))
        for row in cursor.fetchmany(at_most)
    ]


def run_checks(con: duckdb.DuckDBPyConnection) -> None:
    """Run every check; raise CheckFailed with the first five rows of each that found any."""
    failures = {name: offending_rows(con, name) for name in names()}
    failures = {name: rows for name, rows in failures.items() if rows}
    if failures:
        raise CheckFailed(failures)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
