"""Pages of single sites by the selectors of the watchlist. BeautifulSoup works here, where structure is wanted, and nowhere else in an article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from soupsieve import SelectorSyntaxError

from extractors.pages import page_text
from extractors.wire import written_dates
from models.site_readers import SiteReader

_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption footer h1 h2 h3 h4 h5 h6 header li ol p pre section table ul".split()  # noqa: SIM905
)
_LINES = frozenset({"br", "li", "tr", "dt", "dd"})
_SILENT = frozenset({"script", "style", "template", "noscript"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """What a site's own reader found in a page; ``read_by`` names it with its version."""

    read_by: str
    text: str
    title: str | None = None
    author: str | None = None
    published_on: date | None = None


def chosen(readers: Sequence[SiteReader], *, host: str, day: date) -> SiteReader | None:
    """Return the reader that the watchlist declares for a host and that has not expired by a day."""
    return next((reader for reader in readers if reader.covers(host, day)), None)


def read(reader: SiteReader, markup: str) -> SitePage | None:
    """Return what the reader finds; None where it finds no text, because the site builds its pages otherwise by now."""
    soup = BeautifulSoup(markup, "lxml")
    for selector in reader.without:
        for element in _all(soup, selector):
            element.decompose()
    pieces = "\f\f".join(_text_of(element) for element in _all(soup, reader.text))
    text = page_text.joined(pieces)
    if not text:
        return None
    dated = _first(soup, reader.published)
    return SitePage(
        read_by=f"{reader.key}/{reader.version}",
        text=text,
        title=_words(_first(soup, reader.title)),
        author=_words(_first(soup, reader.author)),
        published_on=None if dated is None else _day(dated),
    )


def _day(element: Tag) -> date | None:
    return written_dates.of_machine(str(element.get("datetime") or "")) or written_dates.of_line(_words(element) or "")


def _all(soup: BeautifulSoup, selector: str) -> list[Tag]:
    try:
        return list(soup.select(selector))
    except SelectorSyntaxError:
        return []


def _first(soup: BeautifulSoup, selector: str | None) -> Tag | None:
    return next(iter(_all(soup, selector)), None) if selector else None


def _words(element: Tag | None) -> str | None:
    return None if element is None else " ".join(element.get_text(" ").split()) or None


def _text_of(element: Tag) -> str:
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join(pieces)


def _collect(node: Tag, pieces: list[str]) -> None:
    around = "\v" if node.name in _LINES else "\f\f" if node.name in _BLOCKS else ""
    pieces.append(around)
    for child in node.children:
        if isinstance(child, Tag):
            if child.name not in _SILENT:
                _collect(child, pieces)
        elif type(child) is NavigableString:  # its subclasses are comments and the like
            pieces.append(page_text.flat(child))
    pieces.append(around)
