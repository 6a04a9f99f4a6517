"""The first stage: look at the sources that are due, archive every answer, note what is new. One batch is one source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from extractors import catalogue, listing
from flows.archive import Archive, ArchiveWriter
from flows.batches import in_batches
from flows.client import Client, FetchAnswer
from flows.context import Context
from flows.runners import Runner
from models.errors import ListingUnreadable, UsageError
from models.fetching import Fetch, Link, Poll
from models.identity import content_id
from models.observations import Observation
from models.targets import Source
from models.vocabulary import FetchOutcome, PollOutcome
from warehouse import claims, documents, fetches
from warehouse.connection import open_for_reading, open_for_writing

PAGES_PER_COMMIT = 10
"""After so many pages of a source what was fetched is written down, so that a kill costs at most these rows."""
SOURCES_AT_A_TIME = 8
EARLY = timedelta(minutes=10)
"""A source is due this much before its time: an hourly schedule must not miss one by seconds and wait another hour."""
POLL_OUTCOMES = {
    FetchOutcome.OK: PollOutcome.OK,
    FetchOutcome.UNCHANGED: PollOutcome.UNCHANGED,
    FetchOutcome.GONE: PollOutcome.FAILED,
    FetchOutcome.FAILED: PollOutcome.FAILED,
    FetchOutcome.REFUSED_BY_US: PollOutcome.REFUSED,
    FetchOutcome.REFUSED_BY_THEM: PollOutcome.REFUSED,
}
ANSWERED = frozenset({PollOutcome.OK, PollOutcome.UNCHANGED, PollOutcome.EMPTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What one source brought: the look at its listing, None where it was not due, and the pages fetched after it."""

    poll: Poll | None
    pages: int
    pages_not_had: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What became of each look at a source."""

    sources: tuple[SourceReport, ...]

    @property
    def polls(self) -> list[Poll]:
        """The looks, in the order of the sources."""
        return [source.poll for source in self.sources if source.poll is not None]

    def counts(self) -> dict[str, int]:
        """Return the counts for people, programs and the exit code."""
        return {
            "sources_looked_at": len(self.polls),
            "sources_failed": sum(poll.outcome not in ANSWERED for poll in self.polls),
            "items_found": sum(poll.items_found for poll in self.polls),
            "items_new": sum(poll.items_new for poll in self.polls),
            "pages_fetched": sum(source.pages for source in self.sources),
            "pages_not_had": sum(source.pages_not_had for source in self.sources),
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
class Listing:
    """What a source's listing held, whatever kind it is of."""

    links: tuple[Link, ...] = ()
    observations: tuple[Observation, ...] = ()

    @property
    def items(self) -> int:
        """How many items it held."""
        return len(self.links) + len(self.observations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What every look of one run shares. Its threads share the client, which keeps the pace, and the archive's writer."""

    context: Context
    client: Client
    writer: ArchiveWriter
    run_id: str

    def fetch(
        self, url: str, source: Source, *, etag: str | None = None, last_modified: str | None = None
    ) -> FetchAnswer:
        """Fetch an address and archive what came of it, before anything else is done with it."""
        answer = self.client.fetch(
            url,
            source=source,
            method=source.method if url == source.url else "GET",
            body=source.request_body.encode() if source.request_body and url == source.url else None,
            etag=etag,
            last_modified=last_modified,
            now=self.context.settings.now(),
        )
        file, offset = self.writer.append(answer)
        return replace(answer, fetch=replace(answer.fetch, archive_file=file, archive_offset=offset))


def ingest(context: Context, runner: Runner, *, run_id: str, only: Sequence[str] | None = None) -> IngestReport:
    """Look at every enabled source that is due, or at the named ones, and fetch what their listings point at.

    What an earlier run had found and not fetched is fetched too. Raises UsageError for a name that is no source.
    """
    looked_at = {source.key for source in (named(context, only) if only else due_now(context))}
    keys = [key for key in _in_order(context) if key in looked_at | _with_links_to_fetch(context, only)]
    with Archive(context.settings.archive).begin(run_id) as writer, Client(context.settings) as client:
        visit = Visit(context=context, client=client, writer=writer, run_id=run_id)
        work = partial(visit_source, visit=visit, looked_at=frozenset(looked_at))
        reports = runner.each("looking at sources", work, keys, workers=SOURCES_AT_A_TIME)
    return IngestReport(sources=tuple(reports))


def named(context: Context, keys: Sequence[str]) -> list[Source]:
    """Return the sources with these keys, enabled or not; what cannot be read yet is refused by name."""
    known = {source.key: source for source in context.watchlist.sources}
    for key in keys:
        if key not in known:
            raise UsageError(f"no such source; `waymark status` lists them ({len(known)} in all)", identity=key)
        if known[key].kind not in listing.READABLE | catalogue.READABLE:
            raise UsageError(f"nothing reads sources of kind {known[key].kind} yet", identity=key)
    return [known[key] for key in keys]


def due_now(context: Context) -> list[Source]:
    """Return the enabled sources whose last look is longer ago than their cadence, in the watchlist's order."""
    with open_for_reading(context.settings.warehouse) as con:
        looked = fetches.last_looks(con)
    now = context.settings.now()
    return [
        source
        for source in context.watchlist.sources
        if source.enabled
        and (source.key not in looked or now >= looked[source.key] + timedelta(hours=source.every_hours) - EARLY)
    ]


def visit_source(key: str, *, visit: Visit, looked_at: frozenset[str]) -> SourceReport:
    """Look at a source if it is its turn, then fetch the pages that its listings pointed at and that are still to be had."""
    source = visit.context.watchlist.source(key)
    poll = look_at(source, visit) if key in looked_at else None
    outcomes = fetch_pages(source, visit)
    had = sum(outcome is FetchOutcome.OK for outcome in outcomes)
    return SourceReport(poll=poll, pages=had, pages_not_had=len(outcomes) - had)


def look_at(source: Source, visit: Visit) -> Poll:
    """Look at a source's listing and note what it held, in one transaction: whatever came of it, the look leaves a row."""
    warehouse = visit.context.settings.warehouse
    etag, last_modified = _validators(source, visit)
    answer = visit.fetch(source.url, source, etag=etag, last_modified=last_modified)
    fetch = answer.fetch
    outcome, reason, found = POLL_OUTCOMES[fetch.outcome], fetch.reason, Listing()
    if outcome is PollOutcome.OK:
        try:
            found = read_listing(visit.context, source, fetch, answer.body)
            outcome = PollOutcome.OK if found.items else PollOutcome.EMPTY
        except ListingUnreadable as error:
            outcome, reason = PollOutcome.UNREADABLE, error.args[0]
    poll = Poll(
        id=content_id("poll", source.key, visit.run_id),
        source=source.key,
        run_id=visit.run_id,
        polled_at=fetch.fetched_at,
        outcome=outcome,
        items_found=found.items,
        items_new=0,
        items_skipped=0,
        reason=reason,
    )
    with open_for_writing(warehouse) as con:
        fetches.save_fetches(con, [fetch])
        new = fetches.save_links(con, found.links, fetch_id=fetch.id, seen_at=fetch.fetched_at)
        new += claims.save_observations(con, found.observations)
        poll = replace(poll, items_new=new)
        fetches.save_polls(con, [poll])
        documents.save_sightings(con, poll, sightings(source, found))
    return poll


def _validators(source: Source, visit: Visit) -> tuple[str | None, str | None]:
    """Return what makes the request conditional: nothing, where what we hold could not be read and may be readable by now."""
    with open_for_reading(visit.context.settings.warehouse) as con:
        if fetches.last_poll_outcome(con, source.key) is PollOutcome.UNREADABLE:
            return None, None
        return fetches.validators(con, source.url, method=source.method)


def read_listing(context: Context, source: Source, fetch: Fetch, body: bytes) -> Listing:
    """Return what an archived listing held; raises ListingUnreadable if it is not what it should be."""
    if source.kind in catalogue.READABLE:
        observations = catalogue.read(
            source, body, metrics=context.watchlist.metrics, fetch_id=fetch.id, fetched_at=fetch.fetched_at
        )
        return Listing(observations=tuple(observations))
    return Listing(links=tuple(listing.read(source, body, base_url=fetch.final_url)))


def sightings(source: Source, found: Listing) -> list[tuple[str, str]]:
    """Return which postings stood on a board, as (board, posting)."""
    return [(source.board or source.key, link.item_id) for link in found.links if link.body and link.item_id]


def fetch_pages(source: Source, visit: Visit) -> list[FetchOutcome]:
    """Fetch what the source's listings pointed at and what has had no final answer; returns what became of each."""
    warehouse = visit.context.settings.warehouse
    with open_for_reading(warehouse) as con:
        links = fetches.links_to_fetch(con, source.key)
    outcomes: list[FetchOutcome] = []
    for some in in_batches(links, PAGES_PER_COMMIT):
        fetched = [visit.fetch(link.url, source).fetch for link in some]
        with open_for_writing(warehouse) as con:
            fetches.save_fetches(con, fetched)
        outcomes += [fetch.outcome for fetch in fetched]
    return outcomes


def _in_order(context: Context) -> list[str]:
    return [source.key for source in context.watchlist.sources]


def _with_links_to_fetch(context: Context, only: Sequence[str] | None) -> set[str]:
    """Return the sources of which an earlier run found pages and did not get to fetch them."""
    candidates = only or [source.key for source in context.watchlist.sources if source.enabled]
    with open_for_reading(context.settings.warehouse) as con:
        return {key for key in candidates if fetches.links_to_fetch(con, key)}
