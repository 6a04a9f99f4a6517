"""Source ─► Link ─► Fetch: what a listing points at, what a request brought, how a look at a source went."""

from dataclasses import dataclass
from datetime import date, datetime

from models.identity import body_digest, content_id
from models.vocabulary import DocumentKind, FetchOutcome, Grade, PollOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One item of a listing: what to fetch, and what the listing itself says of it.

    ``body`` holds the content where the listing carries the whole item (a job board): then nothing is fetched.
    """

    source: str  # key of the source in the watchlist
    url: str
    kind: DocumentKind
    item_id: str | None = None  # guid of a feed item, id of a posting
    title: str | None = None
    published_on: date | None = None
    updated_at: datetime | None = None
    body: str | None = None
    detail_url: str | None = None  # of a posting: where to ask whether it still stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of a source's listing, page by page within one look.

    ``page`` counts the answers of this look from 1, ``asked`` holds the addresses before this one (with the digest of what was
    sent, where anything was), ``waiting`` those that are still to be asked (the parts of a sitemap index), ``depth`` how many
    indexes lie above this address, ``total`` how many items the first answer spoke of, ``since`` when a search's window begins, where
    its address does not say so.
    """

    url: str
    method: str = "GET"
    body: bytes | None = None
    page: int = 1
    depth: int = 0
    asked: tuple[str, ...] = ()
    waiting: tuple[tuple[str, int], ...] = ()  # (address, its depth)
    total: int | None = None
    since: datetime | None = None  # UTC

    @property
    def key(self) -> str:
        """What tells this question from others: its address, and what is sent there."""
        return self.url if self.body is None else f"{self.url} {body_digest(self.body)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One request and its answer, as the archive keeps it. ``id`` hashes method, URL, body digest and instant."""

    id: str
    source: str
    method: str
    url: str
    request_body_digest: str | None  # of a paged POST, else None
    fetched_at: datetime  # UTC
    outcome: FetchOutcome
    status: int | None
    reason: str | None  # why it was refused or failed, in words
    final_url: str  # after redirects
    content_type: str | None
    etag: str | None
    last_modified: str | None
    body_digest: str | None  # SHA-256 of the decoded body, 64 hex
    body_bytes: int
    archive_file: str | None  # name of the WARC file below the archive
    archive_offset: int | None


def fetch_id(
    method: str, url: str, request_body_digest: str | None, body_digest: str | None, fetched_at: datetime
) -> str:
    """Return the id of a fetch; two fetches of the same bytes at different instants are two fetches."""
    return content_id("fetch", method.upper(), url, request_body_digest, body_digest, fetched_at.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """One look at a source: the row that lets silence be told from not having looked."""

    id: str
    source: str
    run_id: str
    polled_at: datetime  # UTC
    outcome: PollOutcome
    items_found: int
    items_new: int
    items_skipped: int
    reason: str | None
    problem: str | None = None  # one short word for what went wrong: status, robots, contact, unreadable …
    grade: Grade | None = None  # how grave that is; None where it was answered
    failures: int = 0  # looks in a row without an answer, this one included
    failing_since_at: datetime | None = None  # the first of them, UTC
    next_look_at: datetime | None = None  # not before, UTC
    pages: int = 0  # answers that the listing took
    source_version: str | None = None  # changes when the watchlist's entry does: then "unchanged" would be no answer
