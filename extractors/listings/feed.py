"""RSS and Atom to links. Feeds are read from bytes only: given text, feedparser would open files and addresses."""

import re
from calendar import timegm
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from typing import Any

import feedparser

from extractors.wire import charset, markup_limits, topics, web_address, written_dates
from models.errors import ListingUnreadable
from models.fetching import Link
from models.targets import Source

# What feedparser has been seen to raise, and its like, on feeds with bytes changed at random.
_PARSER_GIVES_UP = (AttributeError, AssertionError, LookupError, RecursionError, TypeError, ValueError)
_TAG = re.compile(r"<[^<>]*+>")


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return the items of a feed in its order, each once; relative addresses are made whole against ``base_url``.

    Only items on the source's topics, only http(s). Raises ListingUnreadable for what is no feed: a page of HTML with status
    200, an error in plain text, markup that no parser should be given. A feed without items is an empty list.
    """
    # Escaped markup is parsed as well, once it has been unescaped.
    if (excess := markup_limits.excess(unescape(charset.decode(body)), is_feed=True)) is not None:
        raise ListingUnreadable(f"not read: {excess}", identity=source.key)
    try:
        parsed = feedparser.parse(BytesIO(body), response_headers={"content-location": base_url})
    except _PARSER_GIVES_UP as error:
        raise ListingUnreadable(f"the feed is broken: {error!r}", identity=source.key) from error
    if not parsed.get("version"):
        raise ListingUnreadable("this is no feed", identity=source.key)
    if parsed.get("bozo") and not parsed.entries and not _is_empty_on_purpose(body):
        raise ListingUnreadable(f"the feed is broken: {parsed.get('bozo_exception')}", identity=source.key)
    links: dict[str, Link] = {}
    for entry in parsed.entries:
        link = _link(source, entry, base_url)
        if link is not None and topics.is_wanted(source.topics, (link.title, plain(entry.get("summary")))):
            links.setdefault(link.item_id or link.url, link)
    return list(links.values())


def plain(markup: str | None) -> str:
    """Return a title or summary as text on one line, without tags and entities."""
    return " ".join(unescape(_TAG.sub(" ", markup or "")).split())


def _link(source: Source, entry: Any, base_url: str) -> Link | None:
    url = web_address.resolve(_address(entry), base_url)
    if url is None:
        return None
    return Link(
        source=source.key,
        url=url,
        kind=source.document_kind,
        item_id=entry.get("id") or None,
        title=plain(entry.get("title")) or None,
        published_on=_day(entry, "published") or _day(entry, "updated"),
        updated_at=_instant(entry, "updated"),
    )


def _address(entry: Any) -> str | None:
    """Return the address of the item's page: the alternate link, else the guid where that is one."""
    for link in entry.get("links", ()):
        if link.get("rel") == "alternate" and link.get("href"):
            return str(link["href"])
    return entry.get("link") or None


def _day(entry: Any, name: str) -> date | None:
    """Return the day as the feed writes it: late in the evening it is another one in UTC."""
    if not dict.get(entry, name):
        return None
    struct = dict.get(entry, f"{name}_parsed")
    return written_dates.of_machine(str(entry[name])) or (date(*struct[:3]) if struct else None)


def _instant(entry: Any, name: str) -> datetime | None:
    struct = dict.get(entry, f"{name}_parsed")
    return datetime.fromtimestamp(timegm(struct), UTC) if struct else None


def _is_empty_on_purpose(body: bytes) -> bool:
    """Say whether a feed without items is whole: it has an end."""
    end = body.rstrip()[-20:].lower()
    return end.endswith((b"</rss>", b"</feed>", b"</rdf:rdf>"))
