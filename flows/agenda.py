"""What there is to ask in a run: the sources at which it is time to look, what each look begins with, the pages that wait."""

from collections.abc import Sequence

from extractors import listing
from extractors.catalogues import catalogue
from flows import imports
from flows.context import Context
from models import health, source_rules
from models.errors import UsageError
from models.fetching import Poll, Request
from models.source_rules import SAVED_BY_HAND
from models.targets import Source
from models.vocabulary import DocumentKind, Standing
from warehouse import visits
from warehouse.connection import open_for_reading
from warehouse.visits import AskedListing, Page, Validators


def named(context: Context, keys: Sequence[str]) -> list[Source]:
    """Return the sources with these keys, enabled or not; what cannot be read yet is refused by name."""
    known = {source.key: source for source in context.watchlist.sources}
    for key in keys:
        if key not in known:
            raise UsageError(f"no such source; `waymark status` lists them ({len(known)} in all)", identity=key)
        if known[key].kind not in listing.READABLE | catalogue.READABLE | imports.KINDS:
            raise UsageError(f"nothing reads sources of kind {known[key].kind} yet", identity=key)
    return [known[key] for key in keys]


def enabled(context: Context) -> list[Source]:
    """Return the sources that are looked at by default, in the watchlist's order."""
    return [source for source in context.watchlist.sources if source.enabled]


def due(context: Context, last: dict[str, Poll]) -> list[Source]:
    """Return the enabled sources at which it is time to look; ``last`` is the last look at each."""
    settings = context.settings
    return [
        source
        for source in enabled(context)
        if health.is_due(source, last.get(source.key), now=settings.now(), has_contact=bool(settings.contact))
    ]


def last_polls(context: Context) -> dict[str, Poll]:
    """Return the last look at each source, with whatever outcome."""
    with open_for_reading(context.settings.warehouse) as con:
        return visits.last_polls(con)


def first_requests(context: Context, sources: Sequence[Source]) -> dict[str, Request]:
    """Return what the look at each source begins with; a search reaches back to the last look that was answered."""
    now = context.settings.now()
    with open_for_reading(context.settings.warehouse) as con:
        answered = visits.last_answers(con)
    return {
        source.key: listing.first_request(source, now=now, last_look=answered.get(source.key))
        for source in sources
        if source.kind not in imports.KINDS
    }


def held(context: Context, sources: Sequence[Source], first: dict[str, Request]) -> dict[str, Validators]:
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


def waiting_pages(context: Context, sources: Sequence[Source]) -> list[Page]:
    """Return the pages to be asked for now; those of a source that demands a contact have to wait until one is set.

    A page to which several sources lead is asked for once, on behalf of the one whose word weighs most.
    """
    settings = context.settings
    keys = [
        source.key
        for source in sorted(sources, key=_weight)
        if (settings.contact or not source.needs_contact) and source.kind not in imports.KINDS | SAVED_BY_HAND
    ]
    caps = {source.key: cap for source in sources if (cap := source_rules.most_bytes(source)) is not None}
    with open_for_reading(settings.warehouse) as con:
        return visits.pages_to_visit(con, keys, settings.now(), caps=caps)


def _weight(source: Source) -> int:
    return list(Standing).index(source.standing)
