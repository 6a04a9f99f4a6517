"""Postings of a job board to documents and signals: what is sought, where, for which program."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import unescape
from typing import Any

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning
from bs4.element import NavigableString, PageElement, Tag

from extractors import feed, job_roles, json_body, markup_limits, page_text, text_language, web_address, written_dates
from extractors.boilerplate import set_aside_boilerplate
from extractors.mentions import MentionFinder
from models.documents import Document, Posting, document_id
from models.errors import DocumentUnreadable
from models.fetching import Link
from models.targets import Source
from models.vocabulary import DocumentKind, MentionLabel
from models.watchlist import Watchlist

__all__ = ["Board", "read", "read_board", "set_aside_boilerplate"]

# A posting may well consist of an address or a path; nothing is opened.
warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)
_BLOCKS = frozenset("p div section ul ol h1 h2 h3 h4 h5 h6 table blockquote header footer article hr".split())  # noqa: SIM905
_LINES = frozenset({"br", "li", "tr", "dt", "dd"})
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What one answer of a board held. ``skipped`` are the links without readable content, each with the reason."""

    postings: tuple[tuple[Document, Posting], ...]
    skipped: tuple[tuple[Link, str], ...] = ()


def read(
    link: Link, *, source: Source, watchlist: Watchlist, fetch_id: str | None, fetched_at: datetime
) -> tuple[Document, Posting]:
    """Return a posting's text and what it signals. ``link.body`` is the posting's JSON as ``greenhouse`` leaves it.

    Raises DocumentUnreadable for a posting without content.
    """
    job = _job(link)
    document = _document(link, job, source, fetch_id=fetch_id, fetched_at=fetched_at)
    return document, _posting(link, job, document, source, watchlist)


def read_board(
    links: Sequence[Link], *, source: Source, watchlist: Watchlist, fetch_id: str | None, fetched_at: datetime
) -> Board:
    """Return all postings of one answer of a board, without what the company repeats over it.

    Programs are looked for in what is left: every posting of a company names its programs in the paragraph about the company.
    """
    jobs: list[tuple[Link, dict[str, Any], Document]] = []
    skipped: list[tuple[Link, str]] = []
    for link in links:
        try:
            job = _job(link)
            jobs.append((link, job, _document(link, job, source, fetch_id=fetch_id, fetched_at=fetched_at)))
        except DocumentUnreadable as error:
            skipped.append((link, error.args[0]))
    documents = set_aside_boilerplate([document for *_, document in jobs])
    postings = tuple(
        (document, _posting(link, job, document, source, watchlist))
        for (link, job, _), document in zip(jobs, documents, strict=True)
    )
    return Board(postings=postings, skipped=tuple(skipped))


def text_of(content: str) -> str:
    """Return the text of a posting's content, which is HTML escaped once: paragraphs, and list items on lines of their own.

    Raises DocumentUnreadable for markup that no parser should be given.
    """
    markup = unescape(content)
    if (excess := markup_limits.excess(markup)) is not None:
        raise DocumentUnreadable(f"not read: {excess}")
    pieces: list[str] = []
    _collect(BeautifulSoup(markup, "lxml"), pieces)
    return page_text.joined("".join(pieces))


def _collect(node: PageElement, pieces: list[str]) -> None:
    if isinstance(node, Tag):
        around = "\f\f" if node.name in _BLOCKS else "\v" if node.name in _LINES else ""
        pieces.append(around)
        if node.name not in _SILENT:
            for child in node.children:
                _collect(child, pieces)
        pieces.append(around)
    elif type(node) is NavigableString:  # its subclasses are comments and the like
        pieces.append(page_text.flat(node))


def _job(link: Link) -> dict[str, Any]:
    try:
        job = json_body.loads(link.body) if link.body else None
    except ValueError as error:
        raise DocumentUnreadable("the posting is no JSON", identity=link.url) from error
    if not isinstance(job, dict):
        raise DocumentUnreadable("the listing brought no content", identity=link.url)
    return job


def _document(
    link: Link, job: dict[str, Any], source: Source, *, fetch_id: str | None, fetched_at: datetime
) -> Document:
    title = link.title or feed.plain(_text(job.get("title"))) or "posting"
    text = text_of(_text(job.get("content")) or "")
    if not text:
        raise DocumentUnreadable("the posting has no content", identity=link.url)
    url = web_address.resolve(link.url) or link.url
    posted_on = link.published_on or written_dates.of_machine(_text(job.get("first_published")))
    return Document(
        id=document_id(DocumentKind.JOB_POSTING, url, title, text),
        kind=DocumentKind.JOB_POSTING,
        title=title,
        text=text,
        published_on=posted_on,
        published_from="board" if posted_on else None,
        fetched_at=fetched_at,
        source=source.key,
        fetch_id=fetch_id,
        url=url,
        site=_text(job.get("company_name")) or source.name,
        language=text_language.of(text, declared=_text(job.get("language"))),
    )


def _posting(link: Link, job: dict[str, Any], document: Document, source: Source, watchlist: Watchlist) -> Posting:
    department = "; ".join(_names(job.get("departments"))) or None
    requisition = job.get("requisition_id") or job.get("internal_job_id")
    return Posting(
        document_id=document.id,
        source=source.key,
        board=source.board or source.key,
        post_id=link.item_id or str(job.get("id") or link.url),
        requisition_id=str(requisition) if requisition else None,
        company=source.organization or _text(job.get("company_name")) or source.name,
        title=document.title,
        place=_place(job),
        department=department,
        function=job_roles.function_of(document.title, department),
        seniority=job_roles.seniority_of(document.title),
        programs=programs_in(f"{document.title}\n\n{document.text}", watchlist),
        posted_on=document.published_on,
        url=document.url or link.url,
    )


def programs_in(text: str, watchlist: Watchlist) -> tuple[str, ...]:
    """Return the keys of the programs that a text names, sorted."""
    found = _finder(watchlist).find(text)
    return tuple(sorted({mention.key for mention in found if mention.label is MentionLabel.PROGRAM}))


@lru_cache(maxsize=4)
def _finder(watchlist: Watchlist) -> MentionFinder:
    return MentionFinder.of(watchlist)


def _place(job: dict[str, Any]) -> str | None:
    location = job.get("location")
    named = feed.plain(_text(location.get("name"))) if isinstance(location, dict) else ""
    return named or "; ".join(_names(job.get("offices"))) or None


def _names(entries: object) -> list[str]:
    if not isinstance(entries, list):
        return []
    return [name for entry in entries if isinstance(entry, dict) and (name := feed.plain(_text(entry.get("name"))))]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
