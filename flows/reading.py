"""The second stage: what is archived and unread becomes documents, postings and claims. One batch is some fifty documents."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from extractors import article, job_posting, listing
from extractors.job_posting import Board
from extractors.reader import Reader
from flows import guarded_parsing
from flows.archive import Archive
from flows.batches import in_batches
from flows.context import Context
from flows.runners import Runner
from models.documents import Document
from models.errors import DocumentUnreadable, ParserStopped, Skip
from models.fetching import Fetch, Link
from models.reading import Reading
from models.watchlist import Watchlist
from warehouse import claims, documents, fetches
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.documents import Extraction, Origin
from warehouse.fetches import UnreadFetch, UnreadLink

DOCUMENTS_PER_BATCH = 50
SECONDS_PER_POSTING = 0.1
"""What a posting may add to the time that its whole board may take."""
READ_LANGUAGES = {"en", None}
"""Documents in other languages are kept and counted, and not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """How much was read."""

    pages: int
    postings: int
    without_text: int
    documents_read: int
    claims: int

    def counts(self) -> dict[str, int]:
        """Return the counts for people and programs."""
        return {
            "pages": self.pages,
            "postings": self.postings,
            "without_text": self.without_text,
            "documents_read": self.documents_read,
            "claims": self.claims,
        }


def read(context: Context, runner: Runner) -> ReadReport:
    """Turn what is unread into documents, then read every document that this version of the reader has not read."""
    warehouse = context.settings.warehouse
    with open_for_reading(warehouse) as con:
        pages, items = fetches.unread_fetches(con), fetches.unread_links(con)
    open_pages = partial(extract_pages, context=context)
    without_text = runner.each("opening pages", open_pages, list(in_batches(pages, DOCUMENTS_PER_BATCH)))
    boards = [list(group) for _, group in groupby(sorted(items, key=_collection_of), key=_collection_of)]
    without_text += runner.each("opening job boards", partial(extract_postings, context=context), boards)
    version = reader_version(context.watchlist)
    with open_for_reading(warehouse) as con:
        waiting = [document.id for document in documents.documents_to_read(con, version)]
    read_some = partial(read_documents, context=context, version=version)
    found = runner.each("reading claims", read_some, list(in_batches(waiting, DOCUMENTS_PER_BATCH)))
    return ReadReport(
        pages=len(pages),
        postings=len(items),
        without_text=sum(without_text),
        documents_read=len(waiting),
        claims=sum(found),
    )


def extract_pages(pages: Sequence[UnreadFetch], *, context: Context) -> int:
    """Make documents of archived pages; returns how many gave no text. Each leaves a row that says so."""
    archive = Archive(context.settings.archive)
    works = [
        partial(
            article.read,
            archive.read(*_place(page.fetch)).body,
            url=page.fetch.final_url,
            content_type=page.fetch.content_type,
            link=page.link,
            fetch_id=page.fetch.id,
            fetched_at=page.fetch.fetched_at,
        )
        for page in pages
    ]
    made: list[Document] = []
    extractions: list[Extraction] = []
    for page, document in zip(pages, guarded_parsing.each(works, error=DocumentUnreadable), strict=True):
        if isinstance(document, Skip):
            extractions.append(_nothing(page.fetch.id, Origin.FETCH, document.args[0]))
        else:
            made.append(document)
            extractions.append(Extraction(origin_id=page.fetch.id, origin=Origin.FETCH, document_id=document.id))
    with open_for_writing(context.settings.warehouse) as con:
        documents.save_documents(con, made)
        documents.save_extractions(con, extractions)
    return len(pages) - len(made)


def extract_postings(items: Sequence[UnreadLink], *, context: Context) -> int:
    """Make documents and postings of what one collection of a board brought; returns how many gave no text.

    The whole collection is opened again, since only beside the others does a posting's boilerplate show.
    """
    unread = {item.link_id for item in items}
    try:
        links = _collection(items[0], context)
    except Skip as error:
        with open_for_writing(context.settings.warehouse) as con:
            documents.save_extractions(con, [_nothing(item.link_id, Origin.LINK, error.args[0]) for item in items])
        return len(items)
    board = _opened(links, items[0], context)
    skipped = [(fetches.link_id(link), reason) for link, reason in board.skipped]
    silent = {link_id for link_id, _ in skipped}
    readable = [link_id for link_id in map(fetches.link_id, links) if link_id not in silent]
    new = [
        (link_id, document, posting)
        for link_id, (document, posting) in zip(readable, board.postings, strict=True)
        if link_id in unread
    ]
    extractions = [
        Extraction(origin_id=link_id, origin=Origin.LINK, document_id=document.id) for link_id, document, _ in new
    ]
    extractions += [_nothing(link_id, Origin.LINK, reason) for link_id, reason in skipped if link_id in unread]
    with open_for_writing(context.settings.warehouse) as con:
        documents.save_documents(con, [document for _, document, _ in new])
        documents.save_postings(con, [posting for *_, posting in new])
        documents.save_extractions(con, extractions)
    return len(extractions) - len(new)


def _collection(item: UnreadLink, context: Context) -> list[Link]:
    """Return every item of the listing in which this one first stood, from the archive."""
    assert item.fetch_id is not None
    with open_for_reading(context.settings.warehouse) as con:
        (fetch,) = fetches.fetches_by_id(con, [item.fetch_id])
    body = Archive(context.settings.archive).read(*_place(fetch)).body
    source = context.watchlist.source(item.link.source)
    return guarded_parsing.call(
        partial(listing.read, source, body, base_url=fetch.final_url, content_type=fetch.content_type)
    )


def _opened(links: Sequence[Link], first: UnreadLink, context: Context) -> Board:
    """Return what a collection holds. Where a posting stops the parser, it is found and left out, and the others are had."""
    given: dict[str, Any] = {
        "source": context.watchlist.source(first.link.source),
        "watchlist": context.watchlist,
        "fetch_id": first.fetch_id,
        "fetched_at": first.seen_at,
    }
    seconds = guarded_parsing.WALL_S + len(links) * SECONDS_PER_POSTING
    try:
        return guarded_parsing.call(partial(job_posting.read_board, links, **given), seconds=seconds)
    except ParserStopped:
        alone = guarded_parsing.each([partial(job_posting.read, link, **given) for link in links])
    stopping = [
        (link, result.args[0]) for link, result in zip(links, alone, strict=True) if isinstance(result, ParserStopped)
    ]
    others = [link for link, result in zip(links, alone, strict=True) if not isinstance(result, ParserStopped)]
    try:
        board = guarded_parsing.call(partial(job_posting.read_board, others, **given), seconds=seconds)
    except ParserStopped as error:
        return Board(postings=(), skipped=tuple((link, error.args[0]) for link in links))
    return replace(board, skipped=(*board.skipped, *stopping))


def _place(fetch: Fetch) -> tuple[str, int]:
    """Return where an answer lies in the archive; it lies there before the warehouse hears of it."""
    assert fetch.archive_file is not None
    assert fetch.archive_offset is not None
    return fetch.archive_file, fetch.archive_offset


def read_documents(ids: Sequence[str], *, context: Context, version: str) -> int:
    """Read the claims of some documents; returns how many there are."""
    reader = _reader(context.watchlist)
    with open_for_reading(context.settings.warehouse) as con:
        some = documents.documents_by_id(con, ids)
    readings = [
        reader.read(document) if document.language in READ_LANGUAGES else Reading(document_id=document.id)
        for document in some
    ]
    with open_for_writing(context.settings.warehouse) as con:
        return claims.save_readings(con, readings, reader_version=version)


def reader_version(watchlist: Watchlist) -> str:
    """Return what changes when the same document might be read differently: a hash over the reader's code and its lists."""
    digest = sha256()
    for path in sorted(Path(article.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    for entries in (
        watchlist.organizations, watchlist.people, watchlist.programs, watchlist.metrics, watchlist.units,
        watchlist.periods, watchlist.cues, watchlist.hiring, watchlist.outsiders,
    ):  # fmt: skip
        digest.update(repr(entries).encode())
    return digest.hexdigest()[:16]


@cache
def _reader(watchlist: Watchlist) -> Reader:
    """Compile the watchlist's words once in a process: it costs a second, a document a thousandth of that."""
    return Reader.of(watchlist)


def _collection_of(item: UnreadLink) -> tuple[datetime, str, str]:
    """Return what the items of one answer of a board share; the oldest come first, so that a text keeps its first day."""
    return item.seen_at, item.link.source, item.fetch_id or ""


def _nothing(origin_id: str, origin: Origin, reason: str) -> Extraction:
    return Extraction(origin_id=origin_id, origin=origin, document_id=None, reason=reason)
