"""JSON Feed (versions 1 and 1.1) to links."""

from typing import Any

from extractors.listings import feed, json_listing
from extractors.wire import same_site, web_address, written_dates
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source

_VERSION = "jsonfeed.org/version/"


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the page that the feed names as its next, where that is of the same site."""
    address = json_listing.text(_feed(source, body).get("next_url"))
    following_url = web_address.resolve(address, request.url)
    if following_url is None or not same_site.holds(request.url, following_url):
        return None
    return Request(url=following_url)


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return the items of a feed, each once. Raises ListingUnreadable for what is no such feed."""

    def link_of(item: dict[str, Any]) -> Link | None:
        url = next((whole for given in _addresses(item) if (whole := web_address.resolve(given, base_url))), None)
        if url is None:
            return None
        changed = json_listing.text(item.get("date_modified"))
        return Link(
            source=source.key,
            url=url,
            kind=source.document_kind,
            item_id=str(item["id"]) if isinstance(item.get("id"), int | float | str) and item["id"] != "" else None,
            title=feed.plain(json_listing.text(item.get("title"))) or None,
            published_on=written_dates.of_machine(json_listing.text(item.get("date_published")) or changed),
            updated_at=written_dates.instant_of_machine(changed),
        )

    items = json_listing.rows(source, _feed(source, body), "items")
    return json_listing.links(source, items, link_of=link_of, summary_of=_summary)


def _feed(source: Source, body: bytes) -> dict[str, Any]:
    answer = json_listing.load(source, body)
    if _VERSION not in str(answer.get("version")):
        raise ListingUnreadable("the JSON does not say that it is a feed", identity=source.key)
    return answer


def _addresses(item: dict[str, Any]) -> list[str]:
    """Return what may be the item's page: its own, the one that it is about, an id that is an address (never a relative one)."""
    identity = json_listing.text(item.get("id")) or ""
    given = [json_listing.text(item.get("url")), json_listing.text(item.get("external_url"))]
    return [address for address in given if address] + ([identity] if "://" in identity else [])


def _summary(item: dict[str, Any]) -> str:
    """Return what says what the item is about: an item without title and summary is a note, and is its own summary."""
    summary = feed.plain(json_listing.text(item.get("summary")))
    if summary or json_listing.text(item.get("title")):
        return summary
    return json_listing.text(item.get("content_text")) or feed.plain(json_listing.text(item.get("content_html")))
