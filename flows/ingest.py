"""The first stage: look at the sources that are due, then fetch the pages that their listings point at. Every answer is archived.

A batch of the first half is one source; one of the second is a lane, some hosts whose pages are asked for in turn, so that while
one host has its pause the lane is busy with the others. Many hosts at once, one host slowly.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial

import duckdb

from extractors import catalogue, listing
from flows import hand_saved, imports, looks, missing_postings, pages
from flows.answers import LEFT_ALONE, FetchAnswer
from flows.archive import Archive, ArchiveWriter
from flows.archive_notes import Look as NotedLook
from flows.client import Client
from flows.context import Context
from flows.host_memory import HostMemory
from flows.looks import Listing, Look
from flows.pages import Errand, LaneReport
from flows.runners import Runner
from flows.scribe import Scribe
from models import health
from models.errors import UsageError
from models.fetching import Fetch, Link, Poll, Request
from models.health import ANSWERED
from models.identity import content_id
from models.source_rules import SAVED_BY_HAND
from models.targets import Source
from models.vocabulary import DocumentKind
from warehouse import claims, fetches, postings, schedules, visits
from warehouse.connection import open_for_reading
from warehouse.postings import Sighting
from warehouse.visits import AskedListing, Validators

LOOKS_AT_A_TIME = 64
"""Threads that look at sources; most of their time they wait for an answer or for the host's turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What became of each look at a source, and of the pages fetched after them."""

    polls: tuple[Poll, ...]
    lanes: tuple[LaneReport, ...]

    def counts(self) -> dict[str, int]:
        """Return the counts for people, programs and the exit code."""
        return {
            "sources_looked_at": len(self.polls),
            "sources_failed": sum(poll.outcome not in ANSWERED for poll in self.polls),
            "items_found": sum(poll.items_found for poll in self.polls),
            "items_new": sum(poll.items_new for poll in self.polls),
            "pages_fetched": sum(lane.had for lane in self.lanes),
            "pages_unchanged": sum(lane.unchanged for lane in self.lanes),
            "pages_not_had": sum(lane.not_had for lane in self.lanes),
            "pages_left_for_later": sum(lane.left for lane in self.lanes),
        }

    def rows(self) -> list[dict[str, object]]:
        """Return a row for each look, for tables."""
        return [
            {
                "source": poll.source,
                "outcome": poll.outcome.value,
                "found": poll.items_found,
                "new": poll.items_new,
                "reason": poll.reason or "",
            }
            for poll in self.polls
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What all of one run shares. Its threads share the client, which keeps the pace, the archive's writer, and the scribe."""

    context: Context
    client: Client
    writer: ArchiveWriter
    scribe: Scribe
    run_id: str
    last_polls: dict[str, Poll]
    first: dict[str, Request]  # what the look at each source begins with
    held: dict[str, Validators]  # what makes that a conditional request
    began: float = field(default_factory=time.monotonic)

    def fetch(self, request: Request, source: Source, *, held: Validators | None = None) -> FetchAnswer:
        """Ask for an address and archive what came of it, before anything else is done with it.

        Where nothing was asked, because the host wants to be left alone, there is nothing to archive.
        """
        answer = self.client.fetch(
            request.url,
            source=source,
            method=request.method,
            body=request.body,
            etag=held.etag if held else None,
            last_modified=held.last_modified if held else None,
            now=self.context.settings.now(),
        )
        if answer.problem == LEFT_ALONE:
            return answer
        file, offset = self.writer.append(answer)
        return replace(answer, fetch=replace(answer.fetch, archive_file=file, archive_offset=offset))


def ingest(context: Context, runner: Runner, *, run_id: str, only: Sequence[str] | None = None) -> IngestReport:
    """Look at every enabled source that is due, or at the named ones, and fetch what their listings point at.

    What an earlier run had found and not fetched is fetched too, what it fetched is looked at again after a day and a week. Raises
    UsageError for a name that is no source.
    """
    last_polls = _last_polls(context)
    sources = named(context, only) if only else due_now(context, last_polls)
    candidates = [context.watchlist.source(key) for key in only] if only else _enabled(context)
    with _visit(context, run_id, sources, last_polls) as visit:
        keys = [source.key for source in sources]
        polls = runner.each("looking at sources", partial(look_at, visit=visit), keys, workers=LOOKS_AT_A_TIME)
        answered = [poll.source for poll in polls if poll.outcome in ANSWERED]
        lanes = pages.lanes_of([*_errands(candidates, visit), *missing_postings.errands(context, answered)])
        work = partial(
            pages.fetch_lane, ask=partial(_ask_for_page, visit=visit), scribe=visit.scribe, began=visit.began
        )
        reports = runner.each("fetching pages", work, lanes, workers=max(len(lanes), 1))
    return IngestReport(polls=tuple(polls), lanes=tuple(reports))


@contextmanager
def _visit(context: Context, run_id: str, sources: Sequence[Source], last_polls: dict[str, Poll]) -> Iterator[Visit]:
    settings = context.settings
    first = _first_requests(context, sources)
    with (
        Archive(settings.archive).begin(run_id) as writer,
        HostMemory(settings.hosts) as memory,
        Client(settings, memory=memory) as client,
    ):
        yield Visit(
            context=context,
            client=client,
            writer=writer,
            scribe=Scribe(settings.warehouse),
            run_id=run_id,
            last_polls=last_polls,
            first=first,
            held=_held(context, sources, first),
        )


def named(context: Context, keys: Sequence[str]) -> list[Source]:
    """Return the sources with these keys, enabled or not; what cannot be read yet is refused by name."""
    known = {source.key: source for source in context.watchlist.sources}
    for key in keys:
        if key not in known:
            raise UsageError(f"no such source; `waymark status` lists them ({len(known)} in all)", identity=key)
        if known[key].kind not in listing.READABLE | catalogue.READABLE | imports.KINDS:
            raise UsageError(f"nothing reads sources of kind {known[key].kind} yet", identity=key)
    return [known[key] for key in keys]


def due_now(context: Context, last_polls: dict[str, Poll] | None = None) -> list[Source]:
    """Return the enabled sources at which it is time to look, in the watchlist's order."""
    last = _last_polls(context) if last_polls is None else last_polls
    settings = context.settings
    return [
        source
        for source in _enabled(context)
        if health.is_due(source, last.get(source.key), now=settings.now(), has_contact=bool(settings.contact))
    ]


def look_at(key: str, *, visit: Visit) -> Poll:
    """Look at a source and note what its listing held, in one transaction: whatever came of it, the look leaves a row."""
    source = visit.context.watchlist.source(key)
    now = visit.context.settings.now()
    before = visit.last_polls.get(key)
    if source.kind in imports.KINDS:
        return _look_at_disk(source, before, visit)
    first = visit.first[key]

    def ask(request: Request) -> FetchAnswer:
        if source.kind in SAVED_BY_HAND:
            return hand_saved.answer(source, context=visit.context, writer=visit.writer)
        is_first = request == first and request.method == "GET"
        return visit.fetch(request, source, held=visit.held.get(key) if is_first else None)

    look = looks.take(source, first, ask, metrics=visit.context.watchlist.metrics, now=now)
    poll = health.judged(
        Poll(
            id=content_id("poll", key, visit.run_id),
            source=key,
            run_id=visit.run_id,
            polled_at=look.pages[0].fetch.fetched_at if look.pages else now,
            outcome=look.outcome,
            items_found=look.items,
            items_new=0,
            items_skipped=0,
            reason=look.reason,
            problem=look.problem,
            pages=len(look.pages),
            source_version=health.version_of(source),
        ),
        before,
        every_hours=source.every_hours,
        retry_after_s=look.retry_after_s,
    )
    return visit.scribe.write(partial(_save, poll=poll, look=look, source=source, writer=visit.writer))


def _look_at_disk(source: Source, before: Poll | None, visit: Visit) -> Poll:
    """Take over what is new in a folder or a WARC file; the look leaves a row like any other."""
    now = visit.context.settings.now()
    brought = imports.take(source, context=visit.context, writer=visit.writer)
    poll = Poll(
        id=content_id("poll", source.key, visit.run_id),
        source=source.key,
        run_id=visit.run_id,
        polled_at=now,
        outcome=brought.outcome,
        items_found=brought.found,
        items_new=brought.new,
        items_skipped=brought.skipped,
        reason=brought.reason,
        problem=None if brought.outcome in ANSWERED else "gone",
        source_version=health.version_of(source),
    )
    poll = health.judged(poll, before, every_hours=source.every_hours)
    visit.writer.note(NotedLook(poll=poll, fetch_ids=()))
    visit.scribe.write(partial(fetches.save_polls, polls=[poll]))
    return poll


def _save(con: duckdb.DuckDBPyConnection, *, poll: Poll, look: Look, source: Source, writer: ArchiveWriter) -> Poll:
    fetches.save_fetches(con, [page.fetch for page in look.pages])
    new = 0
    for page in look.pages:
        held = page.listing
        new += fetches.save_links(con, held.links, fetch_id=page.fetch.id, seen_at=page.fetch.fetched_at)
        new += claims.save_observations(con, held.observations)
        new += schedules.save_schedules(con, held.schedule)
    poll = replace(poll, items_new=new)
    # The archive is told first: what the warehouse knows always stands there too.
    writer.note(NotedLook(poll=poll, fetch_ids=tuple(page.fetch.id for page in look.pages)))
    fetches.save_polls(con, [poll])
    postings.save_sightings(con, poll, sightings(source, look.links))
    return poll


def read_listing(context: Context, source: Source, fetch: Fetch, body: bytes) -> Listing:
    """Return what an archived answer of a listing held; raises ListingUnreadable if it is not what it should be."""
    return looks.read(source, fetch, body, metrics=context.watchlist.metrics)


def sightings(source: Source, links: Sequence[Link]) -> list[Sighting]:
    """Return which postings stood on a board."""
    return [
        Sighting(board=source.board or source.key, post_id=link.item_id, link_id=fetches.link_id(link))
        for link in links
        if link.item_id and link.kind is DocumentKind.JOB_POSTING
    ]


def _ask_for_page(errand: Errand, *, visit: Visit) -> FetchAnswer:
    link = errand.page.link
    source = visit.context.watchlist.source(link.source)
    return visit.fetch(Request(url=errand.address), source, held=errand.page.validators)


def _errands(candidates: Sequence[Source], visit: Visit) -> list[Errand]:
    """Return the pages to be asked for now; those of a source that demands a contact have to wait until one is set."""
    settings = visit.context.settings
    keys = [
        source.key
        for source in candidates
        if (settings.contact or not source.needs_contact) and source.kind not in imports.KINDS | SAVED_BY_HAND
    ]
    with open_for_reading(settings.warehouse) as con:
        found = visits.pages_to_visit(con, keys, settings.now())
    return [Errand(page=page) for page in found]


def _first_requests(context: Context, sources: Sequence[Source]) -> dict[str, Request]:
    """Return what the look at each source begins with; a search reaches back to the last look that was answered."""
    now = context.settings.now()
    with open_for_reading(context.settings.warehouse) as con:
        answered = visits.last_answers(con)
    return {
        source.key: listing.first_request(source, now=now, last_look=answered.get(source.key))
        for source in sources
        if source.kind not in imports.KINDS
    }


def _held(context: Context, sources: Sequence[Source], first: dict[str, Request]) -> dict[str, Validators]:
    """Return what makes the first request of each look a conditional one, where it may be one."""
    asked = [
        AskedListing(
            source=source.key,
            url=first[source.key].url,
            source_version=health.version_of(source),
            is_board=source.document_kind is DocumentKind.JOB_POSTING or source.board is not None,
        )
        for source in sources
        if source.key in first
    ]
    with open_for_reading(context.settings.warehouse) as con:
        return visits.held_listings(con, asked)


def _last_polls(context: Context) -> dict[str, Poll]:
    with open_for_reading(context.settings.warehouse) as con:
        return visits.last_polls(con)


def _enabled(context: Context) -> list[Source]:
    return [source for source in context.watchlist.sources if source.enabled]
