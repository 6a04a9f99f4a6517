"""Pages to documents: the text that can be read, with title, author, site, date, language and address."""

import re
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from extractors import charset, markup_limits, page_facts, page_text, text_language, web_address, written_dates
from extractors.page_facts import PageFacts
from models.documents import Document, document_id
from models.errors import DocumentUnreadable
from models.fetching import Link
from models.vocabulary import DocumentKind

_READABLE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain", ""})
_UNREADABLE_STARTS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_DOOR = re.compile(
    r"enable (?:javascript|cookies)|javascript is (?:disabled|required)|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"access (?:denied|to this page has been denied)|checking your browser|are you a robot",
    re.IGNORECASE,
)
_DOOR_IS_SHORTER_THAN = 600
_DATELINES_WITHIN = 4
_NOT_LETTERS = re.compile(r"[\W_]+")


def read(
    body: bytes, *, url: str, content_type: str | None, link: Link | None, fetch_id: str | None, fetched_at: datetime
) -> Document:
    """Return the document of a fetched page. ``link`` is the listing's item that led there: its date comes before the page's.

    Raises DocumentUnreadable, with the reason, for what is no page, too much for a parser, or has no text.
    """
    media_type = (content_type or "").partition(";")[0].strip().lower()
    if media_type not in _READABLE_TYPES:
        raise DocumentUnreadable(f"pages of type {media_type} are not read", identity=url)
    for start, name in _UNREADABLE_STARTS:
        if body.startswith(start):
            raise DocumentUnreadable(f"this is {name}, not a page", identity=url)
    markup = charset.decode(body, content_type)
    given = (link.published_on, "feed") if link is not None and link.published_on is not None else None
    kind = link.kind if link is not None else DocumentKind.ARTICLE
    return of_markup(
        markup, kind=kind, url=url, given=given, link=link, fetch_id=fetch_id, fetched_at=fetched_at,
        is_plain=media_type == "text/plain",
    )  # fmt: skip


def of_markup(
    markup: str,
    *,
    kind: DocumentKind,
    url: str | None,
    given: tuple[date, str] | None = None,
    link: Link | None = None,
    fetch_id: str | None = None,
    fetched_at: datetime | None = None,
    is_plain: bool = False,
) -> Document:
    """Return the document of a page's characters. ``given`` is a date that is known, and from where; it comes before all others.

    Raises DocumentUnreadable.
    """
    if (excess := markup_limits.excess(markup)) is not None:
        raise DocumentUnreadable(f"not read: {excess}", identity=url)
    facts = PageFacts() if is_plain else page_facts.read(markup, url=url)
    text, author = (_plain(markup), None) if is_plain else page_text.extract(markup, url=url)
    title = facts.title or (link.title if link is not None else None) or _name_of(url)
    text = without_headline(text, title)
    if not text:
        raise DocumentUnreadable("the page has no text", identity=url)
    if len(text) < _DOOR_IS_SHORTER_THAN and _DOOR.search(text):
        raise DocumentUnreadable("only a door came, not the page: the site wants a browser", identity=url)
    address = facts.canonical_url or (web_address.resolve(url) if url else None)
    published = given or _published(facts, text, url, fetched_at)
    return Document(
        id=document_id(kind, address, title, text),
        kind=kind,
        title=title,
        text=text,
        published_on=published[0] if published else None,
        published_from=published[1] if published else None,
        fetched_at=fetched_at,
        source=link.source if link is not None else None,
        fetch_id=fetch_id,
        url=address,
        site=facts.site or (web_address.host_of(address) if address else None) or None,
        author=facts.author or author,
        language=text_language.of(text, declared=facts.declared_language),
    )


def without_headline(text: str, title: str) -> str:
    """Return a text without its title, where that stands once more at its beginning."""
    head, found, rest = text.partition("\n")
    if found and title and _letters(head) == _letters(title):
        return rest.lstrip("\n")
    return text


def _published(facts: PageFacts, text: str, url: str | None, fetched_at: datetime | None) -> tuple[date, str] | None:
    # A page published in the east this morning may be dated tomorrow.
    until = fetched_at.date() + timedelta(days=1) if fetched_at is not None else None
    candidates = list(facts.dates)
    if url and (day := written_dates.of_url(url)):
        candidates.append((day, "url"))
    for line in text.split("\n")[: 2 * _DATELINES_WITHIN]:
        if day := written_dates.of_line(line):
            candidates.append((day, "text"))
            break
    return next(((day, where) for day, where in candidates if written_dates.is_plausible(day, until=until)), None)


def _plain(text: str) -> str:
    lines = (page_text.cleaned(line) for line in text.replace("\r\n", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()


def _name_of(url: str | None) -> str:
    """Return the last part of an address as a title of last resort."""
    stem = PurePosixPath(urlsplit(url).path).stem if url else ""
    return re.sub(r"[-_]+", " ", stem).strip()
