"""The second stage: what is archived and unread becomes documents, postings and claims. One batch is some fifty documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from extractors.catalogues import fcc_filings
from extractors.pages import article, filing
from flows import guarded_parsing, launch_moves, posting_reading, readers, revising, story_joining
from flows.archive import Archive
from flows.batches import in_batches
from flows.context import Context
from flows.crew import Crew
from flows.readers import DocumentRead
from flows.runners import Runner
from flows.story_joining import JoinReport
from models.documents import Document
from models.errors import DocumentUnreadable, Skip
from models.observations import Observation
from models.pages import PageProblem
from models.source_rules import FILINGS
from models.vocabulary import DocumentKind, SourceKind
from warehouse import claims, documents, fetches, stories
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.documents import Extraction, Origin
from warehouse.fetches import UnreadFetch

DOCUMENTS_PER_BATCH = 50
SECONDS_PER_FILING = 120.0
"""A prospectus of twelve megabytes takes some seconds, and longer where the machine has other things to do."""
DOCUMENTS_WORTH_A_PROCESS = 500
"""Another process takes seconds to compile the words; it is worth that only for so many documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """How much was read."""

    pages: int
    postings: int
    without_text: int
    revisions: int  # pages that were fetched again with another text
    documents_read: int
    read_in_part: int  # of them: the rest of each was too much
    claims: int
    doubtful: int  # rather wrong than right, and left out
    stories: JoinReport

    def counts(self) -> dict[str, int]:
        """Return the counts for people and programs."""
        return {
            "pages": self.pages,
            "postings": self.postings,
            "without_text": self.without_text,
            "revisions": self.revisions,
            "documents_read": self.documents_read,
            "read_in_part": self.read_in_part,
            "claims": self.claims,
            "doubtful": self.doubtful,
            "copies": self.stories.copies,
        }


def read(context: Context, runner: Runner) -> ReadReport:
    """Turn what is unread into documents, read every document that this version of the reader has not read, join stories."""
    warehouse = context.settings.warehouse
    with open_for_reading(warehouse) as con:
        pages, items = fetches.unread_fetches(con), fetches.unread_links(con)
    version = readers.reader_version(context.watchlist, context.settings.model)
    articles = [page for page in pages if page.link.kind is not DocumentKind.JOB_POSTING]
    open_pages = partial(extract_pages, context=context)
    without_text = runner.each("opening pages", open_pages, list(in_batches(articles, DOCUMENTS_PER_BATCH)))
    without_text += posting_reading.read(
        items,
        [page for page in pages if page.link.kind is DocumentKind.JOB_POSTING],
        context,
        runner,
        version=version,
    )
    launch_moves.renew(context)
    reworded = list(in_batches(revising.uncompared(context), DOCUMENTS_PER_BATCH))
    revisions = runner.each("comparing revisions", partial(revising.compare, context=context), reworded)
    with open_for_reading(warehouse) as con:
        waiting = [document.id for document in documents.documents_to_read(con, version)]
    size = min(context.settings.processes, 1 + len(waiting) // DOCUMENTS_WORTH_A_PROCESS)
    with Crew(partial(readers.at_work, context.watchlist, context.settings.model), size=size) as crew:
        read_some = partial(read_documents, context=context, version=version, crew=crew)
        found = runner.each("reading claims", read_some, list(in_batches(waiting, DOCUMENTS_PER_BATCH)))
    (joined,) = runner.each("joining stories", story_joining.join_stories, [context])
    return ReadReport(
        pages=len(articles),
        postings=len(items) + len(pages) - len(articles),
        without_text=sum(without_text),
        revisions=sum(revisions),
        documents_read=len(waiting),
        read_in_part=sum(batch.in_part for batch in found),
        claims=sum(batch.claims for batch in found),
        doubtful=sum(batch.doubtful for batch in found),
        stories=joined,
    )


def extract_pages(pages: Sequence[UnreadFetch], *, context: Context) -> int:
    """Make documents of archived pages; returns how many gave no text. Each leaves a row that says so."""
    filings = [page for page in pages if _is_filing(page, context)]
    articles = [page for page in pages if page not in filings]
    read_article = partial(article.read, site_readers=context.watchlist.site_readers)
    opened = list(zip(articles, _opened_pages(articles, read_article, context), strict=True))
    for page in filings:  # one at a time: fifty of them could be a gigabyte
        opened += zip([page], _opened_pages([page], filing.read, context, seconds=SECONDS_PER_FILING), strict=True)
    made: list[Document] = []
    extractions: list[Extraction] = []
    for page, document in opened:
        if isinstance(document, Skip):
            extractions.append(_nothing(page.fetch.id, document))
        else:
            made.append(document)
            extractions.append(Extraction(origin_id=page.fetch.id, origin=Origin.FETCH, document_id=document.id))
    observed = _observed(pages, context)
    with open_for_writing(context.settings.warehouse) as con:
        claims.save_observations(con, observed)
        documents.save_documents(con, made)
        documents.save_extractions(con, extractions)
    return len(pages) - len(made)


def _opened_pages(
    pages: Sequence[UnreadFetch], read_page: Callable[..., Document], context: Context, *, seconds: float | None = None
) -> list[Document | Skip]:
    archive = Archive(context.settings.archive)
    works = [
        partial(
            read_page,
            archive.body(page.fetch),
            url=page.fetch.final_url,
            content_type=page.fetch.content_type,
            link=page.link,
            fetch_id=page.fetch.id,
            fetched_at=page.fetch.fetched_at,
        )
        for page in pages
    ]
    return guarded_parsing.each(works, seconds=seconds)


def _observed(pages: Sequence[UnreadFetch], context: Context) -> list[Observation]:
    """Return what the notices among some pages show of filings and grants, by the rules of their sources."""
    notices = {
        source.key: source
        for source in context.watchlist.sources
        if source.kind is SourceKind.FCC_NOTICES and source.observes
    }
    archive = Archive(context.settings.archive)
    metrics = {metric.key: metric for metric in context.watchlist.metrics}
    works = [
        partial(
            fcc_filings.read,
            notices[page.link.source],
            archive.body(page.fetch),
            metrics=metrics,
            fetch_id=page.fetch.id,
            fetched_at=page.fetch.fetched_at,
        )
        for page in pages
        if page.link.source in notices
    ]
    return [each for found in guarded_parsing.each(works) if not isinstance(found, Skip) for each in found]


def _is_filing(page: UnreadFetch, context: Context) -> bool:
    return any(source.key == page.link.source and source.kind in FILINGS for source in context.watchlist.sources)


class BatchRead(NamedTuple):
    """How many claims were read in some documents, how many were left out as doubtful, and how many documents were read in part."""

    claims: int
    doubtful: int
    in_part: int


def read_documents(
    ids: Sequence[str], *, context: Context, version: str, crew: Crew[Document, DocumentRead]
) -> BatchRead:
    """Read the claims of some documents, and take the fingerprints of articles."""
    with open_for_reading(context.settings.warehouse) as con:
        some = documents.documents_by_id(con, ids)
    found = crew.work_off(some, weight=lambda document: len(document.text))
    readings = [each.reading for each in found]
    taken = [each.fingerprint for each in found if each.fingerprint is not None]
    with open_for_writing(context.settings.warehouse) as con:
        stories.save_fingerprints(con, taken, reader_version=version)
        saved = claims.save_readings(con, readings, reader_version=version)
    return BatchRead(
        claims=saved,
        doubtful=sum(len(reading.doubtful) for reading in readings),
        in_part=sum(bool(reading.unread) for reading in readings),
    )


def _nothing(fetch_id: str, why: Skip) -> Extraction:
    """Return the row of a page that gave no document."""
    problem = why.problem if isinstance(why, DocumentUnreadable) else PageProblem.PARSER_STOPPED
    return Extraction(origin_id=fetch_id, origin=Origin.FETCH, document_id=None, reason=why.args[0], problem=problem)
