"""Of what is archived and unread, the job postings: boards are opened answer by answer, postings' own pages run by run.

Then it is decided anew what became of the postings of every board of which more is known than before.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Any

import duckdb

from extractors import listing
from extractors.boards import job_posting
from extractors.boards.job_posting import Board, PostingPage, ReadPosting
from flows import guarded_parsing, missing_postings
from flows.archive import Archive
from flows.batches import in_batches
from flows.context import Context
from flows.runners import Runner
from models import posting_lifecycle
from models.errors import ParserStopped, Skip
from models.fetching import Link
from models.posting_events import BoardHistory
from models.posting_wordings import Wording, requisition_key
from models.source_rules import SAVED_BY_HAND
from models.targets import Source
from warehouse import documents, fetches, postings
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.documents import Extraction, Origin
from warehouse.fetches import UnreadFetch, UnreadLink
from warehouse.postings import BoardToJudge

SECONDS_PER_POSTING = 0.1
"""What a posting may add to the time that its whole board may take."""
BOARDS_PER_BATCH = 20
READS_OTHERWISE = "the listing is read otherwise by now"


def read(
    items: Sequence[UnreadLink], pages: Sequence[UnreadFetch], context: Context, runner: Runner, *, version: str
) -> list[int]:
    """Make documents and postings of unread items and pages, then decide what became of them; returns how many gave no text.

    ``version`` is that of the reader: where it has changed, the programs in all postings are found anew.
    """
    boards = [list(group) for _, group in groupby(sorted(items, key=_collection_of), key=_collection_of)]
    without_text = runner.each("opening job boards", partial(extract_postings, context=context), boards)
    runs: dict[tuple[str | None, str], list[UnreadFetch]] = {}
    for page in pages:  # oldest first; a run writes one file of the archive
        runs.setdefault((page.fetch.archive_file, page.fetch.source), []).append(page)
    without_text += runner.each("opening postings", partial(extract_pages, context=context), list(runs.values()))
    with open_for_reading(context.settings.warehouse) as con:
        waiting = postings.boards_to_judge(con, version)
    follow = partial(follow_boards, context=context, version=version)
    runner.each("following postings", follow, list(in_batches(waiting, BOARDS_PER_BATCH)))
    return without_text


def follow_boards(boards: Sequence[BoardToJudge], *, context: Context, version: str) -> int:
    """Decide what became of the postings of some boards; returns how many events there have been."""
    known = {source.key: source for source in context.watchlist.sources}
    # A board that nobody lists any more is left as it was decided.
    listed = [(board, known[board.source]) for board in boards if board.source in known]
    _find_programs_anew([source for board, source in listed if board.is_read_otherwise], context)
    with open_for_reading(context.settings.warehouse) as con:
        histories = [_history(con, source) for _, source in listed]
    with open_for_writing(context.settings.warehouse) as con:
        return sum(
            postings.save_history(con, board, history, token=source.board or source.key, reader_version=version)
            for (board, source), history in zip(listed, histories, strict=True)
        )


def _history(con: duckdb.DuckDBPyConnection, source: Source) -> BoardHistory:
    return posting_lifecycle.judge(
        postings.facts(con, source.key, is_saved_by_hand=source.kind in SAVED_BY_HAND),
        tells_absence=missing_postings.tells_absence(source),
        can_be_asked=missing_postings.can_be_asked(source),
    )


def _find_programs_anew(sources: Sequence[Source], context: Context) -> None:
    """Find the programs in postings that were read by other lists: a program that is new to us is not new to a board."""
    for source in sources:
        with open_for_reading(context.settings.warehouse) as con:
            texts = postings.texts(con, source.key)
        found = {
            document_id: job_posting.programs_in(text, source, context.watchlist) for document_id, text in texts.items()
        }
        with open_for_writing(context.settings.warehouse) as con:
            postings.save_programs(con, found)


def extract_postings(items: Sequence[UnreadLink], *, context: Context) -> int:
    """Make documents and postings of what one collection of a board brought; returns how many gave no text.

    The whole collection is opened again, since only beside the others does a posting's boilerplate show.
    """
    unread = {item.link_id: item for item in items}
    try:
        links = _collection(items[0], context)
    except Skip as error:
        _save([], dict.fromkeys(unread, error.args[0]), Origin.LINK, context)
        return len(items)
    board = _opened(links, items[0], context)
    skipped = [(fetches.link_id(link), reason) for link, reason in board.skipped]
    silent = {link_id for link_id, _ in skipped}
    readable = [link_id for link_id in map(fetches.link_id, links) if link_id not in silent]
    made = [
        (link_id, unread[link_id].seen_at, posting)
        for link_id, posting in zip(readable, board.postings, strict=True)
        if link_id in unread
    ]
    nothing = {link_id: reason for link_id, reason in skipped if link_id in unread}
    nothing |= dict.fromkeys(unread.keys() - nothing.keys() - {link_id for link_id, *_ in made}, READS_OTHERWISE)
    _save(made, nothing, Origin.LINK, context)
    return len(nothing)


def extract_pages(pages: Sequence[UnreadFetch], *, context: Context) -> int:
    """Make documents and postings of the pages that one run fetched of a board; returns how many gave no text."""
    archive = Archive(context.settings.archive)
    source = context.watchlist.source(pages[0].fetch.source)
    with open_for_reading(context.settings.warehouse) as con:
        beside = postings.pages_beside(con, pages[0].fetch)
    new = {page.fetch.id: page for page in pages}
    given = [
        PostingPage(
            link=page.link,
            fetch_id=page.fetch.id,
            fetched_at=page.fetch.fetched_at,
            url=page.fetch.final_url,
            content_type=page.fetch.content_type,
            body=archive.body(page.fetch),
        )
        for page in [*pages, *(each for each in beside if each.fetch.id not in new)]
    ]
    work = partial(job_posting.read_pages, new=frozenset(new), source=source, watchlist=context.watchlist)
    seconds = guarded_parsing.WALL_S + len(given) * SECONDS_PER_POSTING
    try:
        results = guarded_parsing.call(partial(work, given), seconds=seconds)
    except ParserStopped:
        results = _one_by_one(work, given, seconds)
    made = [
        (fetch_id, new[fetch_id].fetch.fetched_at, result)
        for fetch_id, result in results
        if isinstance(result, ReadPosting)
    ]
    nothing = {fetch_id: result for fetch_id, result in results if isinstance(result, str)}
    _save(made, nothing, Origin.FETCH, context)
    return len(nothing)


def _one_by_one(work: Any, given: list[PostingPage], seconds: float) -> tuple[tuple[str, ReadPosting | str], ...]:
    """Return what pages hold of which one stops the parser: it is found and left out, and the others are had."""
    alone = guarded_parsing.each([partial(work, [page]) for page in given])
    stopping = [
        (page.fetch_id, str(result.args[0]))
        for page, result in zip(given, alone, strict=True)
        if isinstance(result, ParserStopped)
    ]
    others = [page for page in given if page.fetch_id not in dict(stopping)]
    new = work.keywords["new"]
    found = guarded_parsing.call(partial(work, others), seconds=seconds)
    return (*found, *((fetch_id, reason) for fetch_id, reason in stopping if fetch_id in new))


def _save(
    made: Sequence[tuple[str, datetime, ReadPosting]], nothing: dict[str, str], origin: Origin, context: Context
) -> None:
    extractions = [
        Extraction(origin_id=origin_id, origin=origin, document_id=read.document.id) for origin_id, _, read in made
    ]
    extractions += [
        Extraction(origin_id=origin_id, origin=origin, document_id=None, reason=reason)
        for origin_id, reason in sorted(nothing.items())
    ]
    with open_for_writing(context.settings.warehouse) as con:
        documents.save_documents(con, [read.document for *_, read in made])
        documents.save_postings(con, [read.posting for *_, read in made])
        postings.save_wordings(con, [_wording(*each) for each in made])
        documents.save_extractions(con, extractions)


def _wording(origin_id: str, known_at: datetime, read: ReadPosting) -> Wording:
    posting = read.posting
    return Wording(
        origin_id=origin_id,
        source=posting.source,
        board=posting.board,
        post_id=posting.post_id,
        known_at=known_at,
        document_id=posting.document_id,
        title=posting.title,
        place=posting.place,
        department=posting.department,
        requisition=requisition_key(posting.requisition_id, title=posting.title, place=posting.place),
        programs=posting.programs,
        text=read.document.text,
        whole_text=read.whole_text,
    )


def _collection(item: UnreadLink, context: Context) -> list[Link]:
    """Return every item of the listing in which this one first stood, from the archive."""
    assert item.fetch_id is not None
    with open_for_reading(context.settings.warehouse) as con:
        (fetch,) = fetches.fetches_by_id(con, [item.fetch_id])
    body = Archive(context.settings.archive).body(fetch)
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


def _collection_of(item: UnreadLink) -> tuple[datetime, str, str]:
    """Return what the items of one answer of a board share; the oldest come first, so that a text keeps its first day."""
    return item.seen_at, item.link.source, item.fetch_id or ""
