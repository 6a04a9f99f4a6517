"""Postings of job boards to documents and signals: what is sought, where, for which program."""

import warnings
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning
from bs4.element import NavigableString, PageElement, Tag

from extractors.boards import board_posting, boilerplate, job_roles, posting_page
from extractors.boards.board_posting import BoardPosting
from extractors.names.mentions import MentionFinder
from extractors.pages import page_text
from extractors.text import text_language
from extractors.wire import markup_limits
from models.documents import Document, Posting, document_id
from models.errors import DocumentUnreadable
from models.fetching import Link
from models.pages import DateFrom
from models.targets import Source
from models.vocabulary import DocumentKind, MentionLabel
from models.watchlist import Watchlist

# A posting may well consist of an address or a path; nothing is opened.
warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)
_BLOCKS = frozenset("p div section ul ol h1 h2 h3 h4 h5 h6 table blockquote header footer article hr".split())  # noqa: SIM905
_LINES = frozenset({"br", "li", "tr", "dt", "dd"})
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPosting:
    """A posting that was read. ``document.text`` lacks what the company repeats over its board, ``whole_text`` has it too."""

    document: Document
    posting: Posting
    whole_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """What one answer of a board held, or its pages. ``skipped`` are the links without readable content, each with the reason."""

    postings: tuple[ReadPosting, ...]
    skipped: tuple[tuple[Link, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingPage:
    """A posting's own page as it was fetched, with the link that led there."""

    link: Link
    fetch_id: str
    fetched_at: datetime
    url: str  # after redirects
    content_type: str | None
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    posting: BoardPosting
    document: Document


def read(
    link: Link, *, source: Source, watchlist: Watchlist, fetch_id: str | None, fetched_at: datetime
) -> ReadPosting:
    """Return a posting's text and what it signals. ``link.body`` is the posting as ``board_posting`` leaves it.

    Raises DocumentUnreadable for a posting without content.
    """
    draft = _of_link(link, source, fetch_id, fetched_at)
    return _read(draft, draft.document, source, watchlist)


def read_board(
    links: Sequence[Link], *, source: Source, watchlist: Watchlist, fetch_id: str | None, fetched_at: datetime
) -> Board:
    """Return all postings of one answer of a board, without what the company repeats over it.

    Programs are looked for in what is left: every posting of a company names its programs in the paragraph about the company.
    """
    drafts, skipped = _drafts(links, lambda link: _of_link(link, source, fetch_id, fetched_at))
    repeated = boilerplate.repeated_shingles([draft.document.text for draft in drafts])
    postings = tuple(
        _read(draft, boilerplate.set_aside(draft.document, repeated), source, watchlist) for draft in drafts
    )
    return Board(postings=postings, skipped=tuple(skipped))


def read_pages(
    pages: Sequence[PostingPage], *, new: Collection[str], source: Source, watchlist: Watchlist
) -> tuple[tuple[str, ReadPosting | str], ...]:
    """Return what the pages whose fetches are in ``new`` hold, by fetch: a posting, or why there is none.

    ``pages`` are all that is known of the board at the time: only beside the others a posting's boilerplate shows.
    """
    drafts: dict[str, _Draft] = {}
    results: dict[str, ReadPosting | str] = {}
    for page in pages:
        try:
            drafts[page.fetch_id] = _of_page(page, source)
        except DocumentUnreadable as error:
            results[page.fetch_id] = str(error.args[0])
    repeated = boilerplate.repeated_shingles([draft.document.text for draft in drafts.values()])
    for fetch_id, draft in drafts.items():
        if fetch_id in new:
            results[fetch_id] = _read(draft, boilerplate.set_aside(draft.document, repeated), source, watchlist)
    return tuple((fetch_id, result) for fetch_id, result in results.items() if fetch_id in new)


def text_of(markup: str) -> str:
    """Return the text of a posting's markup: paragraphs, and list items on lines of their own.

    Raises DocumentUnreadable for markup that no parser should be given.
    """
    if (excess := markup_limits.excess(markup)) is not None:
        raise DocumentUnreadable(f"not read: {excess}")
    pieces: list[str] = []
    _collect(BeautifulSoup(markup, "lxml"), pieces)
    return page_text.joined("".join(pieces))


def programs_in(text: str, source: Source, watchlist: Watchlist) -> tuple[str, ...]:
    """Return the keys of the programs that a posting's text names, sorted. Whose board it is settles what its short names mean."""
    names = {each.key: each.name for each in watchlist.organizations}
    found = _finder(watchlist).find(text, beside=names.get(source.organization or "", source.name))
    return tuple(sorted({mention.key for mention in found if mention.label is MentionLabel.PROGRAM}))


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


def _drafts(links: Sequence[Link], draft_of: Callable[[Link], _Draft]) -> tuple[list[_Draft], list[tuple[Link, str]]]:
    drafts: list[_Draft] = []
    skipped: list[tuple[Link, str]] = []
    for link in links:
        try:
            drafts.append(draft_of(link))
        except DocumentUnreadable as error:
            skipped.append((link, error.args[0]))
    return drafts, skipped


def _of_link(link: Link, source: Source, fetch_id: str | None, fetched_at: datetime) -> _Draft:
    posting = board_posting.of_body(link)
    document = _document(link, posting, source, DateFrom.BOARD, fetch_id=fetch_id, fetched_at=fetched_at)
    return _Draft(posting=posting, document=document)


def _of_page(page: PostingPage, source: Source) -> _Draft:
    posting, dated_from = posting_page.read(
        page.link, source, page.body, url=page.url, content_type=page.content_type, fetched_at=page.fetched_at
    )
    document = _document(page.link, posting, source, dated_from, fetch_id=page.fetch_id, fetched_at=page.fetched_at)
    return _Draft(posting=posting, document=document)


def _document(
    link: Link,
    posting: BoardPosting,
    source: Source,
    dated_from: DateFrom,
    *,
    fetch_id: str | None,
    fetched_at: datetime,
) -> Document:
    text = text_of(posting.markup)
    if not text:
        raise DocumentUnreadable("the posting has no content", identity=link.url)
    return Document(
        id=document_id(DocumentKind.JOB_POSTING, posting.url, posting.title, text),
        kind=DocumentKind.JOB_POSTING,
        title=posting.title,
        text=text,
        published_on=posting.posted_on,
        published_from=dated_from if posting.posted_on else None,
        fetched_at=fetched_at,
        source=source.key,
        fetch_id=fetch_id,
        url=posting.url,
        site=posting.company or source.name,
        language=text_language.of(text, declared=posting.language),
    )


def _read(draft: _Draft, document: Document, source: Source, watchlist: Watchlist) -> ReadPosting:
    shown = draft.posting
    posting = Posting(
        document_id=document.id,
        source=source.key,
        board=source.board or source.key,
        post_id=shown.post_id,
        requisition_id=shown.requisition_id,
        company=source.organization or shown.company or source.name,
        title=shown.title,
        place=shown.place,
        department=shown.department,
        function=job_roles.function_of(shown.title, shown.department),
        seniority=job_roles.seniority_of(shown.title),
        programs=programs_in(f"{document.title}\n\n{document.text}", source, watchlist),
        posted_on=shown.posted_on,
        url=shown.url,
    )
    return ReadPosting(document=document, posting=posting, whole_text=draft.document.text)


@lru_cache(maxsize=4)
def _finder(watchlist: Watchlist) -> MentionFinder:
    return MentionFinder.of(watchlist)
