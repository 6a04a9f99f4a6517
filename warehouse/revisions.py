"""Revisions: what other wordings of pages changed, and what was corrected in a span of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from models.pages import ChangeMark
from models.revisions import Change, Correction, Revision
from warehouse import batches
from warehouse.rows import aware_utc
from warehouse.tables import REVISION


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """A page that was fetched with another text than before, by the ids of its documents."""

    url: str
    document_id: str
    previous_document_id: str
    revised_at: datetime  # UTC


def uncompared(con: duckdb.DuckDBPyConnection) -> list[Rewording]:
    """Return the rewordings that nobody has compared yet, oldest first.

    Where an older fetch has come to light since, the steps of its page are others than they were taken for: those are dropped.
    """
    steps = {
        (row["url"], row["previous_document_id"], row["document_id"], row["revised_at"])
        for row in batches.read(con, "rewordings")
    }
    known = {
        (row["url"], row["previous_document_id"], row["document_id"], row["revised_at"]): row["id"]
        for row in batches.read(con, "known_revisions")
    }
    stale = [{"id": id_} for step, id_ in known.items() if step not in steps]
    batches.write(con, "delete_revisions", stale, like=REVISION.name)
    return [
        Rewording(url=url, document_id=new, previous_document_id=old, revised_at=aware_utc(at))
        for url, old, new, at in sorted(steps - set(known), key=lambda step: (step[3], step))
    ]


def save_revisions(con: duckdb.DuckDBPyConnection, revisions: Sequence[Revision]) -> int:
    """Note revisions; one that is known stays as it is."""
    rows = [REVISION.row_of(revision, id=revision.id) for revision in revisions]
    return batches.write(con, "insert_revisions", rows, like=REVISION.name)


def corrections(con: duckdb.DuckDBPyConnection, first: date, last: date) -> list[Correction]:
    """Return the marked revisions of ``first`` to ``last``, both included, by instant: those a reader has to know of."""
    return [
        Correction(
            title=row["title"],
            publisher=row["publisher"],
            url=row["url"],
            revised_at=aware_utc(row["revised_at"]),
            marks=tuple(map(ChangeMark, row["marks"])),
            changes=tuple(
                Change(**{**change, "marks": tuple(map(ChangeMark, change["marks"]))}) for change in row["changes"]
            ),
        )
        for row in batches.read(con, "corrections_between", first=first, last=last)
    ]
