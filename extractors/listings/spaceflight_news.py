"""The Spaceflight News API (v4) to links: articles, blogs and reports of many sites, newest first, in pages."""

from datetime import datetime, timedelta

from extractors.listings import feed, json_listing
from extractors.wire import web_address, web_query, windows, written_dates
from models.fetching import Link, Request
from models.targets import Source

_A_YEAR = timedelta(days=365)


def first(source: Source, *, now: datetime, last_look: datetime | None) -> Request:
    """Ask for what was published since the window began."""
    begin = windows.begin(source, now=now, last_look=last_look, at_most=_A_YEAR)
    asked: dict[str, str | int] = {"limit": 100, "offset": 0}
    if source.query is not None:
        asked["search"] = source.query
    asked |= {"ordering": "-published_at", "published_at_gte": f"{begin:%Y-%m-%dT%H:%M:%SZ}"}
    return Request(url=web_query.with_parameters(source.url, asked))


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the next page, by our own count: the address that the answer names is not followed."""
    return json_listing.next_by_offset(source, request, body)


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return the articles of a page. Raises ListingUnreadable for what is no such page."""
    results = json_listing.rows(source, json_listing.load(source, body), "results")

    def link_of(row: dict[str, object]) -> Link | None:
        url = web_address.resolve(json_listing.text(row.get("url")), base_url)
        if url is None:
            return None
        return Link(
            source=source.key,
            url=url,
            kind=source.document_kind,
            item_id=str(row["id"]) if isinstance(row.get("id"), int | str) else None,
            title=feed.plain(json_listing.text(row.get("title"))) or None,
            published_on=written_dates.of_machine(json_listing.text(row.get("published_at"))),
            updated_at=written_dates.instant_of_machine(json_listing.text(row.get("updated_at"))),
        )

    return json_listing.links(
        source, results, link_of=link_of, summary_of=lambda row: feed.plain(json_listing.text(row.get("summary")))
    )
