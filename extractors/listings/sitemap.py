"""Sitemaps and news sitemaps to links: lists of a site's pages, and indexes of such lists, plain or gzipped.

When a page was last changed is no date of publication; only news sitemaps have one.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from urllib.parse import unquote, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from extractors.listings import feed
from extractors.wire import charset, same_site, topics, web_address, written_dates
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source

MOST_BYTES = 50_000_000
MOST_ENTRIES = 50_000
"""Both as the protocol has it."""
DEEPEST = 2
"""So many indexes may lie above a list of pages."""
_LONGEST_TAG = 4_000
_END = 1_000
_MOST_INSIDE = 20
_GZIP = b"\x1f\x8b"
_LONG_TAG = re.compile(rf"<(?!!\[CDATA\[)[^<>]{{{_LONGEST_TAG}}}")
_DECLARED = re.compile(r"<!(?:doctype|entity)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"<\?xml[^<>]*\?>")
_WHOLE = re.compile(r"</(?:\w+:)?(?:urlset|sitemapindex)\s*>\s*(?:<!--[^>]*-->\s*)?\Z")
_NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    address: str
    changed: str | None = None  # as written
    title: str | None = None
    published: str | None = None  # as written


@dataclass(frozen=True, slots=True)
class _Sitemap:
    is_index: bool
    entries: tuple[_Entry, ...]


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the next part: those of this index, last changed first, before those that were waiting.

    A part that cannot be read does not keep us from the others.
    """
    try:
        parts = list(_parts(source, request, body)) if request.depth < DEEPEST else []
    except ListingUnreadable:
        parts = []
    taken = {request.url, *request.asked}
    waiting = list(dict.fromkeys([*((part, request.depth + 1) for part in parts), *request.waiting]))
    waiting = [(address, depth) for address, depth in waiting if address not in taken]
    if not waiting:
        return None
    (address, depth), *rest = waiting
    return Request(url=address, depth=depth, waiting=tuple(rest))


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return the pages of a sitemap that are of its own site and, where the source says so, new enough and on its topics.

    Topics are looked for in the title, or in the words of the address where there is none. An index gives nothing: its parts
    do. Raises ListingUnreadable for what is no sitemap, and for one whose pages are all of other sites.
    """
    sitemap = _sitemap(source, body)
    if sitemap.is_index:
        return []
    links: dict[str, Link] = {}
    strangers = 0
    for entry in sitemap.entries:
        url = web_address.resolve(entry.address)
        if url is None or not same_site.holds(base_url, url):
            strangers += 1
        elif _is_wanted(source, entry, url):
            links.setdefault(url, _link(source, entry, url))
    if strangers and strangers == len(sitemap.entries):
        raise ListingUnreadable(f"all of its {strangers} pages are of other sites", identity=source.key)
    return list(links.values())


def _link(source: Source, entry: _Entry, url: str) -> Link:
    return Link(
        source=source.key,
        url=url,
        kind=source.document_kind,
        item_id=url,
        title=feed.plain(entry.title) or None,
        published_on=written_dates.of_machine(entry.published),
        updated_at=written_dates.instant_of_machine(entry.changed),
    )


def _is_wanted(source: Source, entry: _Entry, url: str) -> bool:
    path = urlsplit(url).path
    if source.path_contains and not any(part in path for part in source.path_contains):
        return False
    return _is_new_enough(source.since, entry) and topics.is_wanted(source.topics, (entry.title or _words_of(path),))


def _is_new_enough(since: date | None, entry: _Entry) -> bool:
    """Say whether an entry is not older than it may be; one without a date may be new."""
    day = written_dates.of_machine(entry.published or entry.changed)
    return since is None or day is None or day >= since


def _words_of(path: str) -> str:
    return _NOT_A_WORD.sub(" ", unquote(path))


def _parts(source: Source, request: Request, body: bytes) -> Iterator[str]:
    sitemap = _sitemap(source, body)
    if not sitemap.is_index:
        return
    dated = sorted(sitemap.entries, key=lambda entry: entry.changed or "", reverse=True)
    for entry in dated:
        url = web_address.resolve(entry.address)
        if url is not None and same_site.holds(request.url, url) and _is_new_enough(source.since, entry):
            yield url


def _sitemap(source: Source, body: bytes) -> _Sitemap:
    text = charset.decode(_unpacked(source, body))
    beginning = text.lstrip("\ufeff \t\r\n")
    if not beginning:
        raise ListingUnreadable("nothing came", identity=source.key)
    if not beginning.startswith("<"):
        return _of_lines(source, beginning)
    if _DECLARED.search(text) or _LONG_TAG.search(text):
        raise ListingUnreadable("not read: markup that no sitemap needs", identity=source.key)
    declaration = _XML_DECLARATION.match(beginning)
    # One reading of the bytes: what was looked through is what is parsed.
    markup = beginning[declaration.end() if declaration else 0 :].encode("utf-8", "replace")
    try:
        return _of_markup(source, markup, forgiving=False)
    except etree.XMLSyntaxError as error:
        if not _WHOLE.search(text[-_END:]):
            raise ListingUnreadable(f"the sitemap is broken or cut short: {error.msg}", identity=source.key) from error
    try:
        # Whole to its end, with a stray ampersand or the like on the way.
        return _of_markup(source, markup, forgiving=True)
    except etree.XMLSyntaxError as error:
        raise ListingUnreadable(f"the sitemap is broken: {error.msg}", identity=source.key) from error


def _of_markup(source: Source, markup: bytes, *, forgiving: bool) -> _Sitemap:
    root, inside = "", 0
    entries: list[_Entry] = []
    facts: dict[str, str] = {}
    events = etree.iterparse(
        BytesIO(markup), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, recover=forgiving, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for event, element in events:
        name = etree.QName(element).localname.lower()
        if event == "start":
            root, inside = root or name, inside + 1
            if inside > _MOST_INSIDE:
                raise ListingUnreadable(f"more than {_MOST_INSIDE} elements inside each other", identity=source.key)
            if root not in {"urlset", "sitemapindex"}:
                raise ListingUnreadable(f"this is no sitemap but begins with <{root}>", identity=source.key)
            continue
        inside -= 1
        if name in {"url", "sitemap"}:
            if "loc" in facts:
                entries.append(
                    _Entry(facts["loc"], facts.get("lastmod"), facts.get("title"), facts.get("publication_date"))
                )
            if len(entries) > MOST_ENTRIES:
                raise ListingUnreadable(f"more than {MOST_ENTRIES:,} entries", identity=source.key)
            facts = {}
            _forget(element)
        elif name in {"loc", "lastmod", "title", "publication_date"} and element.text and _is_own(element):
            facts.setdefault(name, element.text.strip())
    return _Sitemap(root == "sitemapindex", tuple(entries))


def _is_own(element: etree._Element) -> bool:
    """Say whether an element is the page's own, or of its news: a picture or film in the same entry has an address and title too."""
    above = element.getparent()
    return above is not None and etree.QName(above).localname.lower() in {"url", "sitemap", "news"}


def _forget(element: etree._Element) -> None:
    """Let go of an entry that has been read: a sitemap may have fifty thousand."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]


def _of_lines(source: Source, text: str) -> _Sitemap:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not all(line.startswith(("http://", "https://")) and " " not in line for line in lines):
        raise ListingUnreadable("this is no sitemap", identity=source.key)
    if len(lines) > MOST_ENTRIES:
        raise ListingUnreadable(f"more than {MOST_ENTRIES:,} entries", identity=source.key)
    return _Sitemap(False, tuple(map(_Entry, lines)))


def _unpacked(source: Source, body: bytes) -> bytes:
    """Return a body out of its gzip, of one layer, with an end, and not beyond what the protocol allows."""
    pieces: list[bytes] = []
    left = MOST_BYTES + 1
    rest = body
    while rest.startswith(_GZIP):
        inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            piece = inflater.decompress(rest, left)
        except zlib.error as error:
            raise ListingUnreadable(f"the gzip is broken: {error}", identity=source.key) from error
        left -= len(piece)
        pieces.append(piece)
        if left > 0 and not inflater.eof:
            raise ListingUnreadable("the gzip is cut short", identity=source.key)
        if left <= 0:
            break
        rest = inflater.unused_data
    unpacked = b"".join(pieces) if pieces else body
    if len(unpacked) > MOST_BYTES:
        raise ListingUnreadable(f"larger than {MOST_BYTES:,} bytes", identity=source.key)
    if pieces and unpacked.startswith(_GZIP):
        raise ListingUnreadable("a gzip within a gzip", identity=source.key)
    return unpacked
