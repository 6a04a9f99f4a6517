"""Fetch ─► Document: text that can be read, with what is known of where and when it stood."""

from dataclasses import dataclass
from datetime import date, datetime

from models.identity import content_id
from models.pages import DateFrom
from models.vocabulary import DocumentKind, JobFunction, Seniority


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page or posting as text. ``text`` is the body that is read; ``title`` stands apart from it."""

    id: str
    kind: DocumentKind
    title: str
    text: str
    published_on: date | None = None
    published_from: DateFrom | None = None
    fetched_at: datetime | None = None
    source: str | None = None  # key in the watchlist
    fetch_id: str | None = None
    url: str | None = None
    site: str | None = None
    author: str | None = None
    language: str | None = None  # ISO 639-1
    modified_on: date | None = None  # as the page says, never earlier than published_on
    modified_from: DateFrom | None = None
    read_by: str | None = None  # key and version of its site's own reader; None: the generic reading


def document_id(kind: DocumentKind, url: str | None, title: str, text: str) -> str:
    """Return the id of a document: another wording at the same address is another document."""
    return content_id("document", kind, url, title, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """What a job posting signals. ``document_id`` points at its text; identity is board and ``post_id``."""

    document_id: str
    source: str
    board: str
    post_id: str
    requisition_id: str | None
    company: str  # organization key where known, else the name on the board
    title: str
    place: str | None
    department: str | None
    function: JobFunction
    seniority: Seniority
    programs: tuple[str, ...]  # keys, sorted
    posted_on: date | None
    url: str
