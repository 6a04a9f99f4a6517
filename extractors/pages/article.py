"""Pages to documents: the text that can be read, with title, author, site, date, language and address."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from extractors.pages import debris, page_dates, page_facts, page_problems, page_text, site_reader
from extractors.pages.page_dates import Dated, PageDates
from extractors.pages.page_facts import PageFacts
from extractors.pages.site_reader import SitePage
from extractors.text import text_language
from extractors.wire import charset, markup_limits, page_tree, web_address, written_dates
from models.documents import Document, document_id
from models.errors import DocumentUnreadable
from models.fetching import Link
from models.pages import DateFrom, PageProblem
from models.site_readers import SiteReader
from models.vocabulary import DocumentKind

_READABLE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain", ""})
_UNREADABLE_STARTS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_DATELINES_WITHIN = 4
_ENDS_WITHIN = 0.4
"""A list of other pages at the end of a text begins below this share of it."""
_NOT_LETTERS = re.compile(r"[\W_]+")


def read(
    body: bytes,
    *,
    url: str,
    content_type: str | None,
    link: Link | None,
    fetch_id: str | None,
    fetched_at: datetime,
    site_readers: Sequence[SiteReader] = (),
) -> Document:
    """Return the document of a fetched page. ``link`` is the listing's item that led there: its date comes before the page's.

    ``site_readers`` are the watchlist's; one is used where it covers the page and the generic reading fails its golden page.

    Raises DocumentUnreadable, with the reason, for what is no page, too much for a parser, has no text, or is no article.
    """
    refuse_unreadable(body, url=url, content_type=content_type)
    markup = charset.decode(body, content_type)
    given = (link.published_on, DateFrom.FEED) if link is not None and link.published_on is not None else None
    kind = link.kind if link is not None else DocumentKind.ARTICLE
    return of_markup(
        markup, kind=kind, url=url, given=given, link=link, fetch_id=fetch_id, fetched_at=fetched_at,
        is_plain=media_type(content_type) == "text/plain",
        own_reader=site_reader.chosen(site_readers, host=web_address.host_of(url), day=fetched_at.date()),
    )  # fmt: skip


def of_markup(
    markup: str,
    *,
    kind: DocumentKind,
    url: str | None,
    given: Dated | None = None,
    link: Link | None = None,
    fetch_id: str | None = None,
    fetched_at: datetime | None = None,
    is_plain: bool = False,
    own_reader: SiteReader | None = None,
) -> Document:
    """Return the document of a page's characters. ``given`` is a date that is known, and from where; it comes before all others.

    ``own_reader`` is the site's; it is used where the generic reading fails its golden page.

    Raises DocumentUnreadable.
    """
    if (excess := markup_limits.excess(markup)) is not None:
        raise unreadable(PageProblem.TOO_MUCH, url, f"not read: {excess}")
    # A page published in the east this morning may be dated tomorrow.
    until = fetched_at.date() + timedelta(days=1) if fetched_at is not None else None
    if is_plain:
        facts, text, site_page = PageFacts(), plain(markup), None
        if not text:
            raise unreadable(PageProblem.NO_TEXT, url)
        dates = page_dates.of_plain_text(text, url=url, until=until)
    else:
        site_page = _by_site(own_reader, markup) if own_reader is not None else None
        facts, text, dates = _parts(markup, url=url, until=until, is_dated=given is not None, site_page=site_page)
    title = facts.title or (link.title if link is not None else None) or name_of(url)
    address = facts.canonical_url or (web_address.resolve(url) if url else None)
    published = given or dates.published
    modified = dates.modified
    if modified is not None and published is not None and modified[0] < published[0]:
        modified = None
    return Document(
        id=document_id(kind, address, title, text),
        kind=kind,
        title=title,
        text=text,
        published_on=published[0] if published else None,
        published_from=published[1] if published else None,
        modified_on=modified[0] if modified else None,
        modified_from=modified[1] if modified else None,
        read_by=site_page.read_by if site_page is not None else None,
        fetched_at=fetched_at,
        source=link.source if link is not None else None,
        fetch_id=fetch_id,
        url=address,
        site=facts.site or (web_address.host_of(address) if address else None) or None,
        author=facts.author,
        language=text_language.of(text, declared=facts.declared_language),
    )


def _parts(
    markup: str, *, url: str | None, until: date | None, is_dated: bool, site_page: SitePage | None
) -> tuple[PageFacts, str, PageDates]:
    """Return what a page says of itself, its text and its dates, out of one tree. Raises DocumentUnreadable."""
    tree = page_tree.parse(markup)
    if tree is None:
        raise unreadable(PageProblem.NO_TEXT, url)
    facts = page_facts.read(tree, url=url)
    page_tree.drop_hidden(tree)
    if site_page is not None:
        facts = replace(facts, title=site_page.title or facts.title, author=site_page.author or facts.author)
        dates = page_dates.read(tree, facts, site_page.text, url=url, until=until, is_dated=is_dated)
        if site_page.published_on is not None:
            dates = replace(dates, published=(site_page.published_on, DateFrom.SITE))
        return facts, site_page.text, dates
    found = page_text.extract(tree, url=url)
    text = _own(without_headline(found.text, *facts.titles))
    if (problem := page_problems.of(tree, facts, found, text)) is not None:
        raise unreadable(problem, url)
    return facts, text, page_dates.read(tree, facts, found.text, url=url, until=until, is_dated=is_dated)


def _by_site(reader: SiteReader, markup: str) -> SitePage | None:
    return None if _is_needless(reader) else site_reader.read(reader, markup)


@cache
def _is_needless(reader: SiteReader) -> bool:
    """Say whether the generic reading gives for a reader's golden page what it should."""
    try:
        document = of_markup(reader.golden_page, kind=DocumentKind.ARTICLE, url=f"https://{reader.host}/golden")
    except DocumentUnreadable:
        return False
    return document.text == reader.golden_text


def _own(text: str) -> str:
    """Return a text without debris, without the datelines at its head and the lists of other pages at its end."""
    paragraphs: list[str] = []
    length, so_far = len(text), 0
    for number, paragraph in enumerate(text.split(page_text.PARAGRAPH)):
        so_far += len(paragraph)
        if so_far > _ENDS_WITHIN * length and debris.leads_elsewhere(paragraph):
            break
        lines = paragraph.split("\n")
        kept = debris.without_debris(lines)
        if number < _DATELINES_WITHIN:
            kept = [line for line in kept if written_dates.of_line(line) is None]
        if kept:
            paragraphs.append("\n".join(kept))
    return page_text.PARAGRAPH.join(paragraphs)


def refuse_unreadable(body: bytes, *, url: str, content_type: str | None) -> None:
    """Raise DocumentUnreadable for what is no page, by what the server says of it or by how it begins."""
    kind = media_type(content_type)
    if kind not in _READABLE_TYPES:
        raise unreadable(PageProblem.NOT_A_PAGE, url, f"pages of type {kind} are not read")
    for start, name in _UNREADABLE_STARTS:
        if body.startswith(start):
            raise unreadable(PageProblem.NOT_A_PAGE, url, f"this is {name}, not a page")


def media_type(content_type: str | None) -> str:
    """Return the type that a header names, in small letters and without its parameters; an empty text where there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


def unreadable(problem: PageProblem, url: str | None, reason: str | None = None) -> DocumentUnreadable:
    """Return the error for a page of which no document comes; the reason is the problem in words, unless more is known."""
    return DocumentUnreadable(reason or problem.in_words, identity=url, problem=problem)


def without_headline(text: str, *titles: str) -> str:
    """Return a text without its title, where one of those that it is known by stands once more at its beginning."""
    head, found, rest = text.partition("\n")
    if found and any(title and _letters(head) == _letters(title) for title in titles):
        return rest.lstrip("\n")
    return text


def plain(text: str) -> str:
    """Return plain text with single spaces in its lines and single empty lines between its paragraphs."""
    lines = (page_text.cleaned(line) for line in text.replace("\r\n", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text).casefold()


def name_of(url: str | None) -> str:
    """Return the last part of an address as a title of last resort."""
    stem = PurePosixPath(urlsplit(url).path).stem if url else ""
    return re.sub(r"[-_]+", " ", stem).strip()
