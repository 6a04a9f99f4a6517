"""Hacker News by Algolia's search to links: the pages that stories point at. When a story was posted says nothing of its page.

A search shows a thousand stories at most; what is older is asked for with an earlier end of the window.
"""

from datetime import datetime, timedelta

from extractors.listings import feed, json_listing
from extractors.wire import web_address, web_query, windows
from models.fetching import Link, Request
from models.targets import Source

_A_YEAR = timedelta(days=365)
_POSTED = "created_at_i"


def first(source: Source, *, now: datetime, last_look: datetime | None) -> Request:
    """Ask for the stories posted since the window began."""
    begin = windows.begin(source, now=now, last_look=last_look, at_most=_A_YEAR)
    asked: dict[str, str | int] = {"tags": "story", "hitsPerPage": 100, "page": 0}
    if source.query is not None:
        asked["query"] = source.query
    filters = [*_other_filters(source.url), f"{_POSTED}>{int(begin.timestamp())}"]
    return Request(url=web_query.with_parameters(source.url, asked | {"numericFilters": ",".join(filters)}))


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the next page; after the last one that the search shows, for what is older than its oldest story."""
    answer = json_listing.load(source, body)
    hits = json_listing.rows(source, answer, "hits")
    page = web_query.number(request.url, "page", 0) + 1
    if not hits:
        return None
    if page < json_listing.count(answer.get("nbPages")):
        return Request(url=web_query.with_parameters(request.url, {"page": page}))
    shown = page * (json_listing.count(answer.get("hitsPerPage")) or len(hits))
    posted = [json_listing.count(hit.get(_POSTED)) for hit in hits]
    if json_listing.count(answer.get("nbHits")) <= shown or not all(posted):
        return None
    kept = [part for part in _filters(request.url) if not part.startswith(f"{_POSTED}<")]
    # Others may have been posted in the same second; if all of a page were, the address is one that was asked, and it ends.
    filters = ",".join([*kept, f"{_POSTED}<{min(posted) + 1}"])
    return Request(url=web_query.with_parameters(request.url, {"page": 0, "numericFilters": filters}))


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return the pages that the stories point at; a story without one is a discussion and is left out.

    Raises ListingUnreadable for what is no answer of the search.
    """
    hits = json_listing.rows(source, json_listing.load(source, body), "hits")
    stories = [hit for hit in hits if json_listing.text(hit.get("url")) or not json_listing.text(hit.get("objectID"))]

    def link_of(hit: dict[str, object]) -> Link | None:
        url = web_address.resolve(json_listing.text(hit.get("url")), base_url)
        title = feed.plain(json_listing.text(hit.get("title"))) or None
        item_id = json_listing.text(hit.get("objectID"))
        return (
            url and Link(source=source.key, url=url, kind=source.document_kind, item_id=item_id, title=title)
        ) or None

    return json_listing.links(source, stories, link_of=link_of)


def _filters(url: str) -> list[str]:
    return [part for part in web_query.parameters(url).get("numericFilters", "").split(",") if part]


def _other_filters(url: str) -> list[str]:
    return [part for part in _filters(url) if not part.startswith(_POSTED)]
