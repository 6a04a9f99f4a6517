"""What does not come out, as found at a date."""

from collections.abc import Sequence
from datetime import date

import duckdb

from models.contradictions import Contradiction
from warehouse import batches
from warehouse.statements import statement
from warehouse.tables import CONTRADICTION


def save_contradictions(con: duckdb.DuckDBPyConnection, found: Sequence[Contradiction], *, as_of: date) -> int:
    """Note what was found at a date; what was noted of that date before is replaced."""
    con.execute(statement("delete_contradictions"), {"as_of": as_of})
    rows = [CONTRADICTION.row_of(each, id=each.id_at(as_of), as_of_on=as_of) for each in found]
    return batches.write(con, "insert_contradictions", rows, like=CONTRADICTION.name)


def contradictions_at(con: duckdb.DuckDBPyConnection, as_of: date) -> list[Contradiction]:
    """Return what the newest scores up to ``as_of`` came with, sorted by check and program."""
    return CONTRADICTION.records_of(batches.read(con, "contradictions_at", as_of=as_of))
