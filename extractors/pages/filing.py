"""Filings to documents. They are many times as long as articles, and all of their text is theirs: none of it is a site's own."""

from datetime import datetime

from extractors.pages import article, filing_text
from extractors.text import text_language
from extractors.wire import charset, markup_limits, web_address
from models.documents import Document, document_id
from models.fetching import Link
from models.pages import DateFrom, PageProblem
from models.vocabulary import DocumentKind


def read(
    body: bytes, *, url: str, content_type: str | None, link: Link | None, fetch_id: str | None, fetched_at: datetime
) -> Document:
    """Return the document of a fetched filing, HTML or plain text; it was published when the listing says that it was filed.

    Raises DocumentUnreadable, with the reason, for what is no page, too much for a parser, or has no text.
    """
    article.refuse_unreadable(body, url=url, content_type=content_type)
    markup = charset.decode(body, content_type)
    if article.media_type(content_type) == "text/plain":
        text, title = article.plain(markup), ""
    else:
        if (excess := markup_limits.excess(markup, most=markup_limits.FILING)) is not None:
            raise article.unreadable(PageProblem.TOO_MUCH, url, f"not read: {excess}")
        text, title = filing_text.extract(markup)
    title = (link.title if link is not None else None) or title or article.name_of(url)
    text = article.without_headline(text, title)
    if not text:
        raise article.unreadable(PageProblem.NO_TEXT, url)
    kind = link.kind if link is not None else DocumentKind.ARTICLE
    address = web_address.resolve(url)
    filed_on = link.published_on if link is not None else None
    return Document(
        id=document_id(kind, address, title, text),
        kind=kind,
        title=title,
        text=text,
        published_on=filed_on,
        published_from=DateFrom.FEED if filed_on else None,
        fetched_at=fetched_at,
        source=link.source if link is not None else None,
        fetch_id=fetch_id,
        url=address,
        site=(web_address.host_of(address) if address else None) or None,
        language=text_language.of(text),
    )
