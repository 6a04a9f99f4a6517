"""A posting's own page: the board's JSON, a page with a JobPosting in its JSON-LD, or as a last resort its text."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from extractors.boards import board_posting, job_page, smartrecruiters, workday
from extractors.boards.board_posting import BoardPosting
from extractors.pages import article
from extractors.wire import charset, json_body, markup_limits
from models.errors import DocumentUnreadable
from models.fetching import Link
from models.pages import DateFrom
from models.targets import Source
from models.vocabulary import SourceKind

_IN_JSON = frozenset({SourceKind.SMARTRECRUITERS, SourceKind.WORKDAY})


def read(
    link: Link, source: Source, body: bytes, *, url: str, content_type: str | None, fetched_at: datetime
) -> tuple[BoardPosting, DateFrom]:
    """Return the posting on a page, and where its date stands (board, json-ld, meta …).

    Raises DocumentUnreadable for a page without one: a login or challenge, maintenance, nothing at all.
    """
    if source.kind in _IN_JSON:
        page = _object(link, body)
        if source.kind is SourceKind.WORKDAY:
            return workday.posting(link, page, seen_on=fetched_at.date()), DateFrom.BOARD
        return smartrecruiters.posting(link, page), DateFrom.BOARD
    markup = charset.decode(body, content_type)
    found = [] if markup_limits.excess(markup) is not None else list(job_page.postings(markup, url=url))
    if found:
        posting = _of(found, link)
        return replace(posting, post_id=link.item_id or posting.post_id), DateFrom.JSON_LD
    document = article.read(body, url=url, content_type=content_type, link=link, fetch_id=None, fetched_at=fetched_at)
    posting = BoardPosting(
        post_id=link.item_id or document.url or url,
        url=document.url or url,
        title=document.title,
        markup=board_posting.plain_lines(document.text),
        posted_on=document.published_on,
        language=document.language,
    )
    return posting, document.published_from or DateFrom.BOARD


def _of(found: list[BoardPosting], link: Link) -> BoardPosting:
    """Return the posting that a page is about: of several, related ones stand beside it."""
    for posting in found:
        if posting.url == link.url or (link.title and posting.title.casefold() == link.title.casefold()):
            return posting
    return found[0]


def _object(link: Link, body: bytes) -> dict[str, Any]:
    try:
        page = json_body.loads(body)
    except ValueError as error:
        raise DocumentUnreadable("the page of the posting is no JSON", identity=link.url) from error
    if not isinstance(page, dict):
        raise DocumentUnreadable("the page of the posting is no JSON object", identity=link.url)
    return page
