"""Looking at a source: its listing is asked for and read, what it held is noted, and the look leaves a row whatever came of it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import duckdb

from flows import hand_saved, imports, looks
from flows.answers import FetchAnswer
from flows.archive_notes import Look as NotedLook
from flows.context import Context
from flows.looks import Listing, Look
from flows.rounds import Round
from models import health
from models.fetching import Fetch, Link, Poll, Request
from models.health import ANSWERED
from models.identity import content_id
from models.source_rules import SAVED_BY_HAND
from models.targets import Source
from models.vocabulary import DocumentKind
from warehouse import claims, fetches, postings, schedules
from warehouse.postings import Sighting


def look_at(key: str, *, this_round: Round) -> Poll:
    """Look at a source and note what its listing held, in one transaction: whatever came of it, the look leaves a row."""
    source = this_round.context.watchlist.source(key)
    now = this_round.context.settings.now()
    before = this_round.last_polls.get(key)
    if source.kind in imports.KINDS:
        return _look_at_disk(source, before, this_round)
    first = this_round.first[key]

    def ask(request: Request) -> FetchAnswer:
        if source.kind in SAVED_BY_HAND:
            return hand_saved.answer(source, context=this_round.context, writer=this_round.writer)
        is_first = request == first and request.method == "GET"
        return this_round.fetch(request, source, held=this_round.held.get(key) if is_first else None)

    look = looks.take(source, first, ask, metrics=this_round.context.watchlist.metrics, now=now)
    poll = health.judged(
        Poll(
            id=content_id("poll", key, this_round.run_id),
            source=key,
            run_id=this_round.run_id,
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
    return this_round.scribe.write(partial(_save, poll=poll, look=look, source=source, this_round=this_round))


def _look_at_disk(source: Source, before: Poll | None, this_round: Round) -> Poll:
    """Take over what is new in a folder or a WARC file; the look leaves a row like any other."""
    now = this_round.context.settings.now()
    brought = imports.take(source, context=this_round.context, writer=this_round.writer)
    poll = Poll(
        id=content_id("poll", source.key, this_round.run_id),
        source=source.key,
        run_id=this_round.run_id,
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
    this_round.writer.note(NotedLook(poll=poll, fetch_ids=()))
    this_round.scribe.write(partial(fetches.save_polls, polls=[poll]))
    return poll


def _save(con: duckdb.DuckDBPyConnection, *, poll: Poll, look: Look, source: Source, this_round: Round) -> Poll:
    this_round.save_robots(con)
    fetches.save_fetches(con, [page.fetch for page in look.pages])
    new = 0
    for page in look.pages:
        held = page.listing
        new += fetches.save_links(con, held.links, fetch_id=page.fetch.id, seen_at=page.fetch.fetched_at)
        new += claims.save_observations(con, held.observations)
        new += schedules.save_schedules(con, held.schedule)
    poll = replace(poll, items_new=new)
    # The archive is told first: what the warehouse knows always stands there too.
    this_round.writer.note(NotedLook(poll=poll, fetch_ids=tuple(page.fetch.id for page in look.pages)))
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
