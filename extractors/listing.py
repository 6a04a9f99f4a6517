"""Listings: what is asked of each kind of source, page by page, and the links in what it answers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from extractors import (
    edgar,
    edgar_search,
    fcc_notices,
    feed,
    gdelt,
    greenhouse,
    hacker_news,
    json_feed,
    launch_library,
    listing_page,
    sitemap,
    spaceflight_news,
)
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.source_rules import MOST_PAGES
from models.targets import Source
from models.vocabulary import SourceKind


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
    SourceKind.GREENHOUSE: greenhouse.read,
}
READABLE: frozenset[SourceKind] = frozenset(_READERS)
"""The kinds of source whose listings are read here; catalogues are read by ``extractors.catalogue``."""

_JSON = frozenset(
    {
        SourceKind.JSON_FEED,
        SourceKind.SPACEFLIGHT_NEWS,
        SourceKind.HACKER_NEWS,
        SourceKind.GDELT,
        SourceKind.EDGAR_SUBMISSIONS,
        SourceKind.EDGAR_SEARCH,
        SourceKind.GREENHOUSE,
    }
)
_HTML = frozenset({"text/html", "application/xhtml+xml"})
# Searches: their windows move with the day.
_FIRST: dict[SourceKind, _First] = {
    SourceKind.SPACEFLIGHT_NEWS: spaceflight_news.first,
    SourceKind.HACKER_NEWS: hacker_news.first,
    SourceKind.GDELT: gdelt.first,
    SourceKind.EDGAR_SEARCH: edgar_search.first,
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
}
_PAGES = {
    SourceKind.SITEMAP: 10,
    SourceKind.SPACEFLIGHT_NEWS: 5,
    SourceKind.HACKER_NEWS: 10,
    SourceKind.GDELT: 8,
    SourceKind.EDGAR_SUBMISSIONS: 5,
    SourceKind.EDGAR_SEARCH: 10,
    SourceKind.LAUNCH_LIBRARY: 3,
}
"""Answers in one look where the watchlist says nothing; of other kinds one, for what stands further back was seen earlier."""


def first_request(source: Source, *, now: datetime, last_look: datetime | None = None) -> Request:
    """Return what a look at a source begins with.

    Searches are held to a window that ends ``now``; it begins where the watchlist has it, or so much earlier that nothing is
    missed since ``last_look``, the last one that was answered.
    """
    first = _FIRST.get(source.kind)
    if first is not None:
        return first(source, now=now, last_look=last_look)
    body = source.request_body.encode() if source.request_body is not None else None
    return Request(url=source.url, method=source.method, body=body)


def next_request(source: Source, request: Request, body: bytes, *, now: datetime) -> Request | None:  # noqa: ARG001
    """Return what to ask after an answer; None at the end of the listing, or of what one look may ask.

    It cannot go on for ever: no address is asked twice in one look, and at most ``pages_of(source)`` are. An answer that
    cannot be read ends the look, except that the other parts of a sitemap are still asked for.
    """
    following = _FOLLOWING.get(source.kind)
    if following is None or request.page >= pages_of(source):
        return None
    try:
        found = following(source, request, body)
    except ListingUnreadable:
        return None
    asked = (*request.asked, request.url)
    if found is None or found.url in asked:
        return None
    page = request.page + 1
    return replace(found, page=page, asked=asked, waiting=found.waiting[: pages_of(source) - page])


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
    return reader(source, body, base_url=base_url)
