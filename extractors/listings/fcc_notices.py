"""FCC public notices to links. A source is one notice (``.txt``), which is its own listing, or a page that points at notices.

Every notice has a variant in plain text beside its PDF and its Word file; that one is followed.
"""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from extractors.wire import charset, markup_limits, topics, web_address, written_dates
from models.errors import ListingUnreadable
from models.fetching import Link
from models.targets import Source

_ATTACHMENT = re.compile(r"/attachments/([A-Za-z0-9-]{3,40})\.(?:pdf|docx?|txt)", re.IGNORECASE)
_VARIANT = re.compile(r"\.(?:pdf|docx?|txt)$", re.IGNORECASE)
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml)", re.IGNORECASE)
_RELEASED = re.compile(r"\b(?:Released|Date|Adopted)\s*:\s*([A-Z][a-z]{2,8}\.?\s+\d{1,2},\s+\d{4})")
_NUMBER = re.compile(r"\b(DA\s+\d{2}-\d{1,5}|FCC\s+\d{2}-\d{1,4}|Report\s+No\.\s+[A-Z]{3}-\d{5})\b")
_ITS_OWN = re.compile(r"FEDERAL COMMUNICATIONS COMMISSION|\bFCC\b", re.IGNORECASE)
_HEAD = 4_000


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return the notice itself, or the notices that a page points at, each once and as plain text.

    Raises ListingUnreadable for text that is no notice, and for a page without any.
    """
    text = charset.decode(body)
    if body.startswith((b"%PDF-", b"PK\x03\x04")) or "\x00" in text[:_HEAD]:
        raise ListingUnreadable("this is no text: ask for the .txt of the notice", identity=source.key)
    if is_markup(text):
        return _listed(source, text, base_url)
    head = text[:_HEAD]
    if not is_notice(text):
        raise ListingUnreadable("this is no notice of the FCC", identity=source.key)
    # The address that was asked, not where it led: under it the page lies in the archive, and is not asked for twice.
    url = web_address.resolve(source.url)
    if url is None or not topics.is_wanted(source.topics, (text,)):
        return []
    number = _NUMBER.search(head)
    link = Link(
        source=source.key,
        url=url,
        kind=source.document_kind,
        item_id=" ".join(number.group(1).split()) if number else None,
        title=title_of(text),
        published_on=released_on(text),
    )
    return [link]


def is_markup(text: str) -> bool:
    """Say whether this is a page that points at notices, and no notice itself."""
    return _MARKUP.match(text) is not None


def is_notice(text: str) -> bool:
    """Say whether a text is a notice: its head names the Commission."""
    return _ITS_OWN.search(text[:_HEAD]) is not None


def _listed(source: Source, markup: str, base_url: str) -> list[Link]:
    if (excess := markup_limits.excess(markup)) is not None:
        raise ListingUnreadable(f"not read: {excess}", identity=source.key)
    links: dict[str, Link] = {}
    found = False
    for url, words in _attachments(markup, base_url):
        found = True
        if topics.is_wanted(source.topics, (words,)):
            name = urlsplit(url).path.rpartition("/")[2].removesuffix(".txt")
            links.setdefault(
                name, Link(source=source.key, url=url, kind=source.document_kind, item_id=name, title=words or None)
            )
    if not found:
        raise ListingUnreadable("the page points at no notice", identity=source.key)
    return list(links.values())


def _attachments(markup: str, base_url: str) -> Iterator[tuple[str, str]]:
    """Yield the address of each notice's plain text, with the words around the link: its own say only "PDF"."""
    for anchor in BeautifulSoup(markup, "lxml").find_all("a", href=True):
        url = web_address.resolve(str(anchor["href"]), base_url)
        parts = urlsplit(url) if url is not None else None
        if url is None or parts is None or not _ATTACHMENT.search(parts.path):
            continue
        around = anchor.find_parent(["tr", "li", "p", "div", "dd"]) or anchor
        plain = parts._replace(path=_VARIANT.sub(".txt", parts.path), query="", fragment="")
        yield plain.geturl(), " ".join(around.get_text(" ").split())[:300]


def released_on(text: str) -> date | None:
    """Return the day that a notice says that it was released on."""
    found = _RELEASED.search(text[:_HEAD])
    return written_dates.of_line(" ".join(found.group(1).split())) if found else None


def title_of(text: str) -> str | None:
    """Return the notice's heading: its first line in capitals that is neither the Commission's nor its address."""
    for line in (" ".join(line.split()) for line in text[:_HEAD].splitlines()):
        letters = [character for character in line if character.isalpha()]
        if len(letters) >= 20 and "".join(letters).isupper() and not _ITS_OWN.search(line):
            return line[:300]
    return None
