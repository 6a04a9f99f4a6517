"""Listings: what is asked of each kind of source, page by page, and the links in what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Protocol

from extractors.boards import ashby, greenhouse, job_page, lever, smartrecruiters, tesla_careers, workday
from extractors.catalogues import launch_library
from extractors.listings import (
    edgar,
    edgar_search,
    fcc_notices,
    feed,
    gdelt,
    hacker_news,
    json_feed,
    json_listing,
    listing_page,
    sitemap,
    spaceflight_news,
)
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.source_rules import BOARDS, MOST_PAGES, SEARCHES
from models.targets import Source
from models.vocabulary import DocumentKind, SourceKind


class _Reader(Protocol):
    def __call__(self, source: Source, body: bytes, *, base_url: str) -> list[Link]: ...


class _First(Protocol):
    def __call__(self, source: Source, *, now: datetime, last_look: datetime | None) -> Request: ...


_READERS: dict[SourceKind, _Reader] = {
    SourceKind.RSS: feed.read,
    SourceKind.ATOM: feed.read,
    SourceKind.JSON_FEED: json_feed.read,
    SourceKind.SITEMAP: sitemap.read,
    SourceKind.LISTING_PAGE: listing_page.read,
    SourceKind.SPACEFLIGHT_NEWS: spaceflight_news.read,
    SourceKind.HACKER_NEWS: hacker_news.read,
    SourceKind.GDELT: gdelt.read,
    SourceKind.EDGAR_SUBMISSIONS: edgar.read,
    SourceKind.EDGAR_SEARCH: edgar_search.read,
    SourceKind.FCC_NOTICES: fcc_notices.read,
    SourceKind.ASHBY: ashby.read,
    SourceKind.GREENHOUSE: greenhouse.read,
    SourceKind.JOB_PAGE: job_page.read,
    SourceKind.LEVER: lever.read,
    SourceKind.SMARTRECRUITERS: smartrecruiters.read,
    SourceKind.TESLA_CAREERS: tesla_careers.read,
    SourceKind.WORKDAY: workday.read,
}
READABLE: frozenset[SourceKind] = frozenset(_READERS)
"""The kinds of source whose listings are read here; catalogues are read by ``extractors.catalogues.catalogue``."""

_JSON = frozenset(
    {
        SourceKind.JSON_FEED,
        SourceKind.SPACEFLIGHT_NEWS,
        SourceKind.HACKER_NEWS,
        SourceKind.GDELT,
        SourceKind.EDGAR_SUBMISSIONS,
        SourceKind.EDGAR_SEARCH,
        SourceKind.ASHBY,
        SourceKind.GREENHOUSE,
        SourceKind.LEVER,
        SourceKind.SMARTRECRUITERS,
        SourceKind.WORKDAY,
    }
)
_HTML = frozenset({"text/html", "application/xhtml+xml"})
# Searches: their windows move with the week.
_FIRST: dict[SourceKind, _First] = {
    SourceKind.SPACEFLIGHT_NEWS: spaceflight_news.first,
    SourceKind.HACKER_NEWS: hacker_news.first,
    SourceKind.GDELT: gdelt.first,
    SourceKind.EDGAR_SEARCH: edgar_search.first,
}
_FIRST_OF_BOARDS: dict[SourceKind, Callable[[Source], Request]] = {
    SourceKind.LEVER: lever.first,
    SourceKind.SMARTRECRUITERS: smartrecruiters.first,
    SourceKind.WORKDAY: workday.first,
}
_FOLLOWING: dict[SourceKind, Callable[[Source, Request, bytes], Request | None]] = {
    SourceKind.JSON_FEED: json_feed.following,
    SourceKind.SITEMAP: sitemap.following,
    SourceKind.LISTING_PAGE: listing_page.following,
    SourceKind.SPACEFLIGHT_NEWS: spaceflight_news.following,
    SourceKind.HACKER_NEWS: hacker_news.following,
    SourceKind.GDELT: gdelt.following,
    SourceKind.EDGAR_SUBMISSIONS: edgar.following,
    SourceKind.EDGAR_SEARCH: edgar_search.following,
    SourceKind.LAUNCH_LIBRARY: launch_library.following,
    SourceKind.LEVER: lever.following,
    SourceKind.SMARTRECRUITERS: smartrecruiters.following,
    SourceKind.WORKDAY: workday.following,
}
_PROMISED: dict[SourceKind, tuple[str, Callable[[dict[str, Any]], int | None]]] = {
    SourceKind.SMARTRECRUITERS: ("content", smartrecruiters.promised),
    SourceKind.WORKDAY: ("jobPostings", workday.promised),
}
"""Boards that say how many postings they have: under which name their postings stand, and where the number is."""
PAGED_BOARDS: frozenset[SourceKind] = BOARDS & frozenset(_FOLLOWING)
"""The boards whose list comes in pages."""
_ENOUGH = 0.9
"""While a board is asked for page by page, postings come and go: so much of what it has is all of it."""
_PAGES = {
    SourceKind.SITEMAP: 10,
    SourceKind.SPACEFLIGHT_NEWS: 5,
    SourceKind.HACKER_NEWS: 10,
    SourceKind.GDELT: 8,
    SourceKind.EDGAR_SUBMISSIONS: 5,
    SourceKind.EDGAR_SEARCH: 10,
    SourceKind.LAUNCH_LIBRARY: 3,
    SourceKind.LEVER: 20,
    SourceKind.SMARTRECRUITERS: 20,
    SourceKind.WORKDAY: 50,
}
"""Answers in one look where the watchlist says nothing; of other kinds one, for what stands further back was seen earlier."""


def first_request(source: Source, *, now: datetime, last_look: datetime | None = None) -> Request:
    """Return what a look at a source begins with.

    Searches are held to a window of whole weeks; it begins where the watchlist has it, or so much earlier that nothing is
    missed since ``last_look``, the last one that was answered.
    """
    first = _FIRST.get(source.kind)
    if first is not None:
        return first(source, now=now, last_look=last_look)
    if source.kind in _FIRST_OF_BOARDS:
        return _FIRST_OF_BOARDS[source.kind](source)
    body = source.request_body.encode() if source.request_body is not None else None
    return Request(url=source.url, method=source.method, body=body)


def next_request(source: Source, request: Request, body: bytes, *, now: datetime) -> Request | None:  # noqa: ARG001
    """Return what to ask after an answer; None at the end of the listing, or of what one look may ask.

    It cannot go on for ever: no address is asked twice in one look, and at most ``pages_of(source)`` are. An answer that
    cannot be read ends the look, except that the other parts of a sitemap are still asked for.
    """
    found = None if request.page >= pages_of(source) else _following(source, request, body)
    if found is None:
        return None
    page = request.page + 1
    asked = (*request.asked, request.key)
    return replace(found, page=page, asked=asked, waiting=found.waiting[: pages_of(source) - page])


def shortfall(source: Source, answers: Sequence[tuple[Request, bytes]]) -> str | None:
    """Return why the answers of a look are not the whole board, None where they are; of what is no board nothing is said.

    What a torn list lacks would count as gone.
    """
    if source.kind not in PAGED_BOARDS:
        return None
    request, body = answers[-1]
    if request.page >= pages_of(source) and _FOLLOWING[source.kind](source, request, body) is not None:
        return f"the board has more pages than the {request.page} that one look may ask for (most_pages)"
    if source.kind in _PROMISED:
        name, promised = _PROMISED[source.kind]
        loaded = [json_listing.load(source, each) for _, each in answers]
        total, came = promised(loaded[0]), sum(len(json_listing.rows(source, each, name)) for each in loaded)
        if total is not None and came < _ENOUGH * total:
            return f"only {came} of {total} postings came"
    return None


def is_cut_off(source: Source, request: Request, body: bytes) -> bool:
    """Say whether a search has more to show than one look may ask for: what it left out is not asked for later either."""
    return source.kind in SEARCHES and _following(source, request, body) is not None


def _following(source: Source, request: Request, body: bytes) -> Request | None:
    following = _FOLLOWING.get(source.kind)
    try:
        found = following(source, request, body) if following is not None else None
    except ListingUnreadable:
        return None
    return None if found is None or found.key in (*request.asked, request.key) else found


def pages_of(source: Source) -> int:
    """Return how many answers one look at a source may ask for."""
    return min(source.most_pages or _PAGES.get(source.kind, 1), MOST_PAGES)


def read(source: Source, body: bytes, *, base_url: str, content_type: str | None = None) -> list[Link]:
    """Return what a listing points at, in its order; an empty list is an answer.

    ``base_url`` is the address that the answer came from. Raises ListingUnreadable for what is not the listing that it should
    be: a page of HTML with status 200 where JSON was asked for is none, whatever stands in it.
    """
    reader = _READERS.get(source.kind)
    if reader is None:
        raise ListingUnreadable(f"nothing reads sources of kind {source.kind} yet", identity=source.key)
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if source.kind in _JSON and media_type in _HTML:
        raise ListingUnreadable("a page of HTML came instead of JSON", identity=source.key)
    return [_asked_for_alone(link) for link in reader(source, body, base_url=base_url)]


def _asked_for_alone(link: Link) -> Link:
    """Return the link of a posting that stands on a page of its own with that page as what says whether it still stands."""
    if link.kind is DocumentKind.JOB_POSTING and link.body is None and link.detail_url is None:
        return replace(link, detail_url=link.url)
    return link
