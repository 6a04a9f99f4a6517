"""What has been asked of each source and each page: all that decides whether, and with which conditions, it is asked again.

All functions take the connection of an open session (``warehouse.connection``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

import duckdb

from models import visits
from models.fetching import Link, Poll
from models.visits import PageHistory
from models.vocabulary import FetchOutcome
from warehouse import batches
from warehouse.rows import aware_utc, naive_utc
from warehouse.tables import LINK, POLL


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What makes a request conditional."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that a listing points at, with what became of it so far."""

    link: Link
    history: PageHistory
    validators: Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedListing:
    """A listing that is about to be asked for, by GET. ``is_board``: what does not stand in it any more is closed."""

    source: str
    url: str
    source_version: str
    is_board: bool


def last_polls(con: duckdb.DuckDBPyConnection) -> dict[str, Poll]:
    """Return the last look at each source, with whatever outcome."""
    return {poll.source: poll for poll in POLL.records_of(batches.read(con, "last_polls"))}


def last_answers(con: duckdb.DuckDBPyConnection) -> dict[str, datetime]:
    """Return when each source was last looked at with an answer, UTC."""
    return {row["source"]: aware_utc(row["polled_at"]) for row in batches.read(con, "last_answers")}


def held_listings(con: duckdb.DuckDBPyConnection, asked: Sequence[AskedListing]) -> dict[str, Validators]:
    """Return, by source, what makes the first request of its listing conditional; a source that must be asked outright is left out."""
    rows = batches.read(
        con,
        "held_listings",
        sources=[each.source for each in asked],
        urls=[each.url for each in asked],
        versions=[each.source_version for each in asked],
        boards=[each.is_board for each in asked],
    )
    return {row["source"]: Validators(etag=row["etag"], last_modified=row["last_modified"]) for row in rows}


def pages_to_visit(
    con: duckdb.DuckDBPyConnection,
    sources: Sequence[str],
    now: datetime,
    *,
    caps: Mapping[str, int] = MappingProxyType({}),
) -> list[Page]:
    """Return the pages of these sources that are to be asked for now, each once, those first that have waited longest.

    A page to which several of the sources lead is the first one's, in the order in which they are given. ``caps`` holds, in bytes, how
    much may be taken of the pages of some sources.
    """
    rows = batches.read(
        con,
        "page_histories",
        sources=list(sources),
        most_tries=visits.MOST_TRIES,
        first_had_since=naive_utc(now - visits.OLDEST_REVISITED - visits.EARLY),
    )
    pages = [_page(row) for row in rows]
    return [page for page in pages if visits.due(page.history, now, most_bytes=caps.get(page.link.source)) is not None]


def _page(row: dict[str, object]) -> Page:
    outcome = row["last_outcome"]
    failures = row["failures"]
    assert isinstance(failures, int)
    return Page(
        link=LINK.record_of(row),
        history=PageHistory(
            last_outcome=FetchOutcome(str(outcome)) if outcome else None,
            last_tried_at=_instant(row["last_tried_at"]),
            first_had_at=_instant(row["first_had_at"]),
            last_had_at=_instant(row["last_had_at"]),
            failures=failures,
            refused_at_bytes=visits.cap_of(_text(row["last_reason"])),
        ),
        validators=Validators(etag=_text(row["etag"]), last_modified=_text(row["last_modified"])),
    )


def _instant(value: object) -> datetime | None:
    return aware_utc(value) if isinstance(value, datetime) else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
