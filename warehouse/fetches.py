"""Fetches, looks at sources and links: what was asked, what was answered, what there is to fetch and to make documents of.

All functions take the connection of an open session (``warehouse.connection``), whose block is their transaction. Saving
the same thing again changes nothing; what is returned is how many rows were new.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from models.fetching import Fetch, Link, Poll
from models.identity import content_id
from warehouse import batches
from warehouse.rows import aware_utc, naive_utc
from warehouse.tables import FETCH, LINK, POLL

NO_LIMIT = 2**62


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadFetch:
    """A fetched page out of which no document has been made yet, with the link that led to it."""

    fetch: Fetch
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadLink:
    """An item that its listing carries whole, out of which no document has been made yet."""

    link_id: str
    link: Link
    fetch_id: str | None  # the listing's
    seen_at: datetime  # UTC: when it first stood in the listing


def link_id(link: Link) -> str:
    """Return the id of a link: another wording of the same item is another link."""
    return content_id(
        "link", link.source, link.url, link.kind, link.item_id, link.title,
        link.published_on.isoformat() if link.published_on else None,
        link.updated_at.isoformat() if link.updated_at else None, link.body,
    )  # fmt: skip


def save_fetches(con: duckdb.DuckDBPyConnection, fetches: Sequence[Fetch]) -> int:
    """Note requests and their answers."""
    return batches.write(con, "insert_fetches", [FETCH.row_of(fetch) for fetch in fetches], like=FETCH.name)


def save_polls(con: duckdb.DuckDBPyConnection, polls: Sequence[Poll]) -> int:
    """Note looks at sources."""
    return batches.write(con, "insert_polls", [POLL.row_of(poll) for poll in polls], like=POLL.name)


def save_links(
    con: duckdb.DuckDBPyConnection, links: Sequence[Link], *, fetch_id: str | None, seen_at: datetime
) -> int:
    """Note what a listing points at; ``fetch_id`` and ``seen_at`` are the listing's fetch and its instant, UTC."""
    rows = [LINK.row_of(link, id=link_id(link), fetch_id=fetch_id, seen_at=naive_utc(seen_at)) for link in links]
    return batches.write(con, "insert_links", rows, like=LINK.name)


def all_fetches(con: duckdb.DuckDBPyConnection) -> list[Fetch]:
    """Return every fetch, oldest first."""
    return FETCH.records_of(batches.read(con, "all_fetches"))


def fetches_by_id(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> list[Fetch]:
    """Return the fetches with these ids, sorted by id; ids that nobody knows are left out."""
    return FETCH.records_of(batches.read(con, "fetches_by_id", ids=list(ids)))


def unread_fetches(con: duckdb.DuckDBPyConnection, *, at_most: int = NO_LIMIT) -> list[UnreadFetch]:
    """Return fetched pages out of which no document has been made yet, oldest first.

    A page counts as worked off once ``documents.save_extractions`` has a row for it, also one that says why there is none.
    """
    rows = batches.read(con, "unread_fetches", at_most=at_most)
    ids = sorted({row["link_id"] for row in rows})
    links = {row["id"]: LINK.record_of(row) for row in batches.read(con, "links_by_id", ids=ids)}
    return [UnreadFetch(fetch=FETCH.record_of(row), link=links[row["link_id"]]) for row in rows]


def unread_links(con: duckdb.DuckDBPyConnection, *, at_most: int = NO_LIMIT) -> list[UnreadLink]:
    """Return items that their listing carries whole and that have not been worked off, oldest first."""
    return [
        UnreadLink(
            link_id=row["id"], link=LINK.record_of(row), fetch_id=row["fetch_id"], seen_at=aware_utc(row["seen_at"])
        )
        for row in batches.read(con, "unread_links", at_most=at_most)
    ]
