"""The text of a page's article: trafilatura finds it, this page writes it down, a block a paragraph, a list item a line."""

import logging
import re
from collections.abc import Iterator

import lxml.html  # type: ignore[import-untyped]
import trafilatura
from lxml.etree import LxmlError, _Element  # type: ignore[import-untyped]

# Pages are written by anybody: one that trafilatura cannot take is a page without text, not the end of a run.
_PARSER_GIVES_UP = (AttributeError, AssertionError, LookupError, LxmlError, RecursionError, TypeError, ValueError)
PARAGRAPH = "\n\n"
# What these would complain about on standard error is what a DocumentUnreadable says.
for _chatty in ("trafilatura", "htmldate"):
    logging.getLogger(_chatty).setLevel(logging.CRITICAL)
_HIDDEN = (
    "//*[@hidden or contains(translate(@style, ' ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), 'display:none') "
    "or contains(translate(@style, ' ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), 'visibility:hidden')]"
    "|//template|//noscript"
)
_BLOCKS = frozenset({"p", "head", "quote", "code", "list", "table", "div", "figDesc", "comments"})
_LINES = frozenset({"item", "row", "lb"})
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\x7f"))
_CONTROLS = {code: None for code in (*range(32), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}));?")
"""Trafilatura drops a whole page over one of these characters, written out or spelled as a number."""


def extract(markup: str, *, url: str | None) -> tuple[str, str | None]:
    """Return an article's text and its author where the page's layout tells one; the text is empty where there is none.

    Nothing is fetched: trafilatura is given a tree, never an address to open.
    """
    tree = parse(markup)
    if tree is None:
        return "", None
    _drop_hidden(tree)
    # Precision first: it keeps the structure of short pages too, where the default falls back to one long line.
    for careful in (True, False):
        try:
            found = trafilatura.bare_extraction(
                tree,
                url=url,
                fast=careful,
                favor_precision=careful,
                include_comments=False,
                with_metadata=careful,
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
        except _PARSER_GIVES_UP:
            continue
        if found is not None and not isinstance(found, dict):
            text = written(found.body)
            if text:
                return text, found.author or None
    return "", None


def parse(markup: str) -> lxml.html.HtmlElement | None:
    """Return the tree of a page or of a piece of one, None where there is none in it."""
    legible = _REFERENCE.sub(_without_control, markup.translate(_CONTROLS))
    try:
        # Bytes: a str with an encoding declaration of its own would be refused.
        return lxml.html.document_fromstring(
            legible.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
        )
    except (LxmlError, ValueError):
        return None


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


def flat(text: str | None) -> str:
    """Return a piece of text with single plain spaces in place of every break that the markup's author made."""
    return _SPACES.sub(" ", text or "")


def _lines(paragraph: str) -> str:
    lines = (cleaned(line) for line in re.split("[\f\v]", paragraph))
    return "\n".join(line for line in lines if line)


def _without_control(reference: re.Match[str]) -> str:
    code = int(reference.group(1), 16) if reference.group(1) else int(reference.group(2))
    return "" if code in _CONTROLS else reference.group()


def _drop_hidden(tree: lxml.html.HtmlElement) -> None:
    for element in tree.xpath(_HIDDEN):
        # Emptied, not taken out: joining the texts around it fails on characters that pages can spell and lxml cannot take.
        element.clear(keep_tail=True)
