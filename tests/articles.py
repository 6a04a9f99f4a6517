"""Articles of tests: a text as a document, with as much known of it as a test gives."""

from datetime import date

from models.documents import Document
from models.pages import DateFrom
from models.vocabulary import DocumentKind


def article(
    text: str, *, on: date | None = None, title: str = "", kind: DocumentKind = DocumentKind.ARTICLE
) -> Document:
    """Return a text as an article that is dated by whoever gives it, or not at all."""
    return Document(
        id="d", kind=kind, title=title, text=text, published_on=on, published_from=DateFrom.GIVEN if on else None
    )
