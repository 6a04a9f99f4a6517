"""Documents and postings, and which fetches and links they were made of."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum

import duckdb

from models.documents import Document, Posting
from models.pages import PageProblem
from warehouse import batches
from warehouse.fetches import NO_LIMIT
from warehouse.tables import DOCUMENT, POSTING


class Origin(StrEnum):
    """What a document was made of."""

    FETCH = "fetch"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """A fetch or link that was worked off: the document that came of it, or the reason why there is none."""

    origin_id: str
    origin: Origin
    document_id: str | None
    reason: str | None = None
    problem: PageProblem | None = None  # of a page; a posting has a reason in words only


def save_documents(con: duckdb.DuckDBPyConnection, documents: Sequence[Document]) -> int:
    """Note documents, each with ``fetched_at``; one that is known keeps the instant when it was first fetched."""
    return batches.write(con, "insert_documents", [DOCUMENT.row_of(each) for each in documents], like=DOCUMENT.name)


def save_postings(con: duckdb.DuckDBPyConnection, postings: Sequence[Posting]) -> int:
    """Note what postings signal; what was noted before for the same documents is replaced."""
    rows = list({posting.document_id: POSTING.row_of(posting) for posting in postings}.values())
    batches.write(con, "delete_postings", rows, like=POSTING.name)
    return batches.write(con, "insert_postings", rows, like=POSTING.name)


def save_extractions(con: duckdb.DuckDBPyConnection, extractions: Sequence[Extraction]) -> int:
    """Note that fetches and links have been worked off; a later word replaces an earlier one."""
    rows = list(
        {
            each.origin_id: asdict(each) | {"origin": each.origin.value, "problem": each.problem and each.problem.value}
            for each in extractions
        }.values()
    )
    batches.write(con, "delete_extractions", rows, like="core_extraction")
    return batches.write(con, "insert_extractions", rows, like="core_extraction")


def documents_to_read(
    con: duckdb.DuckDBPyConnection, reader_version: str, *, at_most: int = NO_LIMIT
) -> list[Document]:
    """Return the documents that this version of the reader has not read, oldest first."""
    return DOCUMENT.records_of(batches.read(con, "documents_to_read", reader_version=reader_version, at_most=at_most))


def documents_by_id(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> list[Document]:
    """Return the documents with these ids, sorted by id; ids that nobody knows are left out."""
    return DOCUMENT.records_of(batches.read(con, "documents_by_id", ids=list(ids)))
