"""The text of a page's article: trafilatura finds it, this page writes it down, a block a paragraph, a list item a line."""

import logging
import re
from collections.abc import Iterator
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import dataclass

import trafilatura
from lxml.etree import LxmlError, _Element  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura.settings import DEFAULT_CONFIG

# Pages are written by anybody: one that trafilatura cannot take is a page without text, not the end of a run.
_PARSER_GIVES_UP = (AttributeError, AssertionError, LookupError, LxmlError, RecursionError, TypeError, ValueError)
PARAGRAPH = "\n\n"
# What these would complain about on standard error is what a DocumentUnreadable says.
for _chatty in ("trafilatura", "htmldate"):
    logging.getLogger(_chatty).setLevel(logging.CRITICAL)
_BLOCKS = frozenset({"p", "head", "quote", "code", "list", "table", "div", "figDesc", "comments"})
_LINES = frozenset({"item", "row", "lb"})
_MAY_BE_LINKS = frozenset({"p", "head", "item", "quote"})
_LINKED_SHARE = 0.9
_SHORT_LINK = 12
"""Below so many letters a linked line is a word, not another page's headline."""
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\x7f"))
# Without a least size, trafilatura does not fall back to the whole page on one line.
_WITHOUT_RESCUE = deepcopy(DEFAULT_CONFIG)
_WITHOUT_RESCUE.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What trafilatura takes for a page's text. ``linked`` counts the letters of lines that were nothing but a link elsewhere."""

    text: str = ""
    linked: int = 0


def extract(tree: HtmlElement, *, url: str | None) -> PageText:
    """Return an article's text, empty where there is none; the tree stays as it is, and nothing is fetched.

    A line that is nothing but a link to another page is that page's headline, not this one's text: it is counted and left out.
    """
    found = _extracted(tree, url, DEFAULT_CONFIG)
    if not found.text:
        # The comparison with readability and jusText doubles the time and gains nothing where there is a text.
        return _extracted(tree, url, DEFAULT_CONFIG, fast=False)
    if PARAGRAPH not in found.text:
        # One line may be the whole page, buttons and all.
        structured = _extracted(tree, url, _WITHOUT_RESCUE)
        if structured.text and (PARAGRAPH in structured.text or len(structured.text) < len(found.text)):
            return structured
    return found


def _extracted(tree: HtmlElement, url: str | None, config: ConfigParser, *, fast: bool = True) -> PageText:
    try:
        found = trafilatura.bare_extraction(
            tree, url=url, fast=fast, include_comments=False, include_links=True, config=config
        )
    except _PARSER_GIVES_UP:
        return PageText()
    if found is None or isinstance(found, dict) or found.body is None:
        return PageText()
    links = [element for element in found.body.iter(*_MAY_BE_LINKS) if _is_link_elsewhere(element)]
    linked = sum(_letters(element) for element in links)
    for element in links:
        element.clear(keep_tail=True)
    return PageText(text=written(found.body), linked=linked)


def _is_link_elsewhere(element: _Element) -> bool:
    links = [link for link in element.iter("ref") if "#" not in link.get("target", "#")]
    if not links:
        return False
    letters = _letters(element)
    return letters > _SHORT_LINK and sum(map(_letters, links)) >= _LINKED_SHARE * letters


def _letters(element: _Element) -> int:
    return len(_NOT_LETTERS.sub("", "".join(element.itertext())))


def written(body: _Element | None) -> str:
    """Return an extracted body as text: paragraphs apart by an empty line, list items and table rows on lines of their own."""
    return "" if body is None else joined("".join(_pieces(body)))


def joined(pieces: str) -> str:
    """Return a text out of pieces in which two form feeds stand between paragraphs and vertical tabs between lines."""
    paragraphs = (_lines(paragraph) for paragraph in pieces.split("\f\f"))
    return PARAGRAPH.join(paragraph for paragraph in paragraphs if paragraph)


def cleaned(line: str) -> str:
    """Return a line with single plain spaces and without what cannot be seen; other spaces (U+00A0) are kept."""
    return _SPACES.sub(" ", line.translate(_INVISIBLE)).strip()


def flat(text: str | None) -> str:
    """Return a piece of text with single plain spaces in place of every break that the markup's author made."""
    return _SPACES.sub(" ", text or "")


def _pieces(element: _Element) -> Iterator[str]:
    """Yield the text of an element: form feeds stand for paragraphs, vertical tabs for lines, until all is joined."""
    tag = element.tag if isinstance(element.tag, str) else ""
    around = "\f\f" if tag in _BLOCKS else "\v" if tag in _LINES else ""
    yield around
    if isinstance(element.tag, str):
        yield flat(element.text)
        for child in element:
            yield from _pieces(child)
            yield flat(child.tail)
    yield " | " if tag == "cell" and element.getnext() is not None else around


def _lines(paragraph: str) -> str:
    lines = (cleaned(line) for line in re.split("[\f\v]", paragraph))
    return "\n".join(line for line in lines if line)
