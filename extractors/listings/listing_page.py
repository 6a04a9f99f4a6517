"""Pages that list others (a newsroom, a register of launches) to links, by the CSS selectors of the watchlist."""

from datetime import date
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag
from soupsieve import SelectorSyntaxError

from extractors.wire import charset, markup_limits, same_site, topics, web_address, written_dates
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.targets import Selectors, Source

MOST_ITEMS = 1_000


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the page that this one calls its next, where the watchlist says how to find it and it is of the same site."""
    selectors = _selectors(source)
    if selectors.next_page is None:
        return None
    page = _page(source, body)
    found = _first(source, page, selectors.next_page)
    url = web_address.resolve(_attribute(found, "href"), _base(page, request.url)) if found is not None else None
    return Request(url=url) if url is not None and same_site.holds(request.url, url) else None


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return what the page lists, each address once, in its order.

    Raises ListingUnreadable where the selectors find nothing: then the page has changed, which is not the same as no news.
    """
    selectors = _selectors(source)
    page = _page(source, body)
    base = _base(page, base_url)
    items = _all(source, page, selectors.item)
    if not items:
        raise ListingUnreadable(f"nothing on the page is found by {selectors.item!r}", identity=source.key)
    links: dict[str, Link] = {}
    without = 0
    for item in items:
        link = _link(source, selectors, item, base)
        if link is None:
            without += 1
        elif _is_wanted(source, link, item):
            links.setdefault(link.url, link)
    if without == len(items):
        raise ListingUnreadable(f"none of its {without} items has a link", identity=source.key)
    return list(links.values())


def _link(source: Source, selectors: Selectors, item: Tag, base: str) -> Link | None:
    anchor = _anchor(source, selectors, item)
    url = web_address.resolve(_attribute(anchor, "href"), base) if anchor is not None else None
    if anchor is None or url is None:
        return None
    headed = _first(source, item, selectors.title) if selectors.title else None
    dated = _first(source, item, selectors.published) if selectors.published else None
    return Link(
        source=source.key,
        url=url,
        kind=source.document_kind,
        item_id=url,
        title=_words(headed) or _words(anchor) or _attribute(anchor, "aria-label") or _attribute(anchor, "title"),
        published_on=_day(dated) if dated is not None else None,
    )


def _anchor(source: Source, selectors: Selectors, item: Tag) -> Tag | None:
    if selectors.link is not None:
        return _first(source, item, selectors.link)
    if item.name == "a" and item.has_attr("href"):
        return item
    found = item.find("a", href=True)
    return found if isinstance(found, Tag) else None


def _is_wanted(source: Source, link: Link, item: Tag) -> bool:
    path = urlsplit(link.url).path
    if source.path_contains and not any(part in path for part in source.path_contains):
        return False
    return topics.is_wanted(source.topics, (link.title, _words(item)))


def _day(element: Tag) -> date | None:
    words = _words(element) or ""
    written = _attribute(element, "datetime") or _attribute(element, "content")
    return written_dates.of_machine(written) or written_dates.of_line(words) or written_dates.of_machine(words)


def _selectors(source: Source) -> Selectors:
    if source.selectors is None:
        raise ListingUnreadable("the watchlist has no selectors for this page", identity=source.key)
    return source.selectors


def _page(source: Source, body: bytes) -> BeautifulSoup:
    text = charset.decode(body)
    if "<" not in text:
        raise ListingUnreadable("this is no page", identity=source.key)
    if (excess := markup_limits.excess(text)) is not None:
        raise ListingUnreadable(f"not read: {excess}", identity=source.key)
    return BeautifulSoup(text, "lxml")


def _base(page: BeautifulSoup, url: str) -> str:
    """Return the address against which the page's links are meant."""
    base = page.find("base", href=True)
    return web_address.resolve(_attribute(base, "href"), url) or url if isinstance(base, Tag) else url


def _all(source: Source, within: Tag, selector: str) -> list[Tag]:
    try:
        return list(within.select(selector, limit=MOST_ITEMS))
    except (SelectorSyntaxError, ValueError) as error:
        raise ListingUnreadable(f"selectors: {selector!r} is no CSS selector", identity=source.key) from error


def _first(source: Source, within: Tag, selector: str) -> Tag | None:
    return next(iter(_all(source, within, selector)), None)


def _attribute(tag: Tag, name: str) -> str | None:
    value = tag.get(name)
    return " ".join(str(value if isinstance(value, str) else " ".join(value)).split()) or None if value else None


def _words(tag: Tag | None) -> str | None:
    return (" ".join(tag.get_text(" ").split()) or None) if tag is not None else None
