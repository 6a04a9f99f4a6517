"""The schema: numbered migrations, each in one transaction and never changed afterwards, and the views on top of them."""

import graphlib
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from models.errors import WarehouseInvalid

MIGRATIONS = Path(__file__).parent / "migrations"
VIEWS = Path(__file__).parent / "views"

_LEDGER = """
CREATE TABLE IF NOT EXISTS core_migration (
    number   INTEGER PRIMARY KEY,
    name     VARCHAR NOT NULL,
    checksum VARCHAR NOT NULL
);
COMMENT ON TABLE core_migration IS 'Which migrations this file has had, and which views stand on them (number 0).';
COMMENT ON COLUMN core_migration.number IS 'Number of the migration; 0 stands for all views together.';
COMMENT ON COLUMN core_migration.name IS 'Its name in words.';
COMMENT ON COLUMN core_migration.checksum IS 'SHA-256 of its text: a migration that has run is never changed.';
"""
_VIEWS_NUMBER = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema, as its file says it."""

    number: int
    name: str
    sql: str

    @property
    def checksum(self) -> str:
        """SHA-256 of the text, 64 hex characters."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


@cache
def migrations(folder: Path = MIGRATIONS) -> tuple[Migration, ...]:
    """Return the steps in ``folder`` in their order; WarehouseInvalid if their numbers are not 1, 2, 3 …"""
    steps = []
    for path in sorted(folder.glob("*.sql")):
        number, _, name = path.stem.partition("_")
        steps.append(Migration(number=int(number), name=name.replace("_", " "), sql=path.read_text(encoding="utf-8")))
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise WarehouseInvalid("migrations are numbered 1, 2, 3 … without a gap", identity=str(folder))
    return tuple(steps)


@cache
def views(folder: Path = VIEWS) -> tuple[tuple[str, str], ...]:
    """Return name and SQL of each view, those first on which others stand."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql"))}
    needs = {name: set(re.findall(r"\bout_\w+", sql)) & set(texts) - {name} for name, sql in texts.items()}
    return tuple((name, texts[name]) for name in graphlib.TopologicalSorter(needs).static_order())


def migrate(con: duckdb.DuckDBPyConnection, *, steps: Sequence[Migration] | None = None) -> int:
    """Bring the file behind ``con`` up to the newest schema; return how many steps that took.

    Raises WarehouseInvalid, having changed nothing, if the file is of a later version or had a step that was changed since.
    """
    steps = migrations() if steps is None else steps
    done = _done(con)
    refuse_strangers(done, steps)
    missing = [step for step in steps if step.number not in done]
    if not missing and done.get(_VIEWS_NUMBER) == _views_checksum():
        return 0
    con.execute(_LEDGER)
    for step in missing:
        _in_one_transaction(con, step.sql, step.number, step.name, step.checksum)
    drops = "".join(f'DROP VIEW "{name}";\n' for name in reversed(_standing_views(con)))
    creates = "\n".join(sql for _, sql in views())
    _in_one_transaction(con, drops + creates, _VIEWS_NUMBER, "views", _views_checksum())
    return len(missing)


def refuse_strangers(done: dict[int, str], steps: Sequence[Migration]) -> None:
    """Raise WarehouseInvalid if a file that has ``done`` these steps is of a later version, or had one that was changed."""
    newest = max(done, default=0)
    if newest > len(steps):
        raise WarehouseInvalid(
            f"the warehouse is of a later version (its schema is {newest}, this program knows {len(steps)}); "
            "update the program, or use another --home"
        )
    for step in steps:
        if done.get(step.number, step.checksum) != step.checksum:
            raise WarehouseInvalid(
                f"migration {step.number} ({step.name}) is not the one that made this warehouse; "
                "a migration that has run is never changed: write a new one"
            )


def refuse_unfit(con: duckdb.DuckDBPyConnection) -> None:
    """Raise WarehouseInvalid unless the file behind ``con`` has exactly this program's schema."""
    done, steps = _done(con), migrations()
    refuse_strangers(done, steps)
    if any(step.number not in done for step in steps):
        raise WarehouseInvalid("the warehouse is of an earlier version; a run of `waymark run` brings it up to date")


def _done(con: duckdb.DuckDBPyConnection) -> dict[int, str]:
    try:
        return dict(con.execute("SELECT number, checksum FROM core_migration").fetchall())
    except duckdb.CatalogException:
        return {}  # no table of that name: to ask the catalogue first would take ten times as long


def _standing_views(con: duckdb.DuckDBPyConnection) -> list[str]:
    rows = con.execute(
        "SELECT view_name FROM duckdb_views() "
        "WHERE NOT internal AND NOT temporary AND database_name = current_database() ORDER BY view_oid"
    ).fetchall()
    return [name for (name,) in rows]


@cache
def _views_checksum() -> str:
    return hashlib.sha256("\n".join(sql for _, sql in views()).encode()).hexdigest()


def _in_one_transaction(con: duckdb.DuckDBPyConnection, sql: str, number: int, name: str, checksum: str) -> None:
    con.execute("BEGIN")
    try:
        con.execute(sql)
        con.execute("DELETE FROM core_migration WHERE number = $number", {"number": number})
        con.execute(
            "INSERT INTO core_migration VALUES ($number, $name, $checksum)",
            {"number": number, "name": name, "checksum": checksum},
        )
        con.execute("COMMIT")
    except duckdb.Error:
        con.execute("ROLLBACK")
        raise
