"""A page as a tree: parsed once, and shared by all that read in it."""

import re

import lxml.html  # type: ignore[import-untyped]
from lxml.etree import LxmlError  # type: ignore[import-untyped]

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}))(?![0-9a-fA-F]);?")
"""Trafilatura drops a whole page over one of these characters, written out or spelled as a number."""
_MAY_HIDE = "//*[@hidden or @style]|//template|//noscript"
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PARAGRAPHS_OF_A_PAGE = 5


def parse(markup: str) -> lxml.html.HtmlElement | None:
    """Return the tree of a page or of a piece of one, None where there is none in it."""
    legible = CONTROLS.sub("", markup)
    if "&#" in legible:
        legible = _REFERENCE.sub(_without_control, legible)
    try:
        # Bytes: a str with an encoding declaration of its own would be refused.
        return lxml.html.document_fromstring(
            legible.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8", remove_comments=True)
        )
    except (LxmlError, ValueError):
        return None


def drop_hidden(tree: lxml.html.HtmlElement) -> None:
    """Empty what a reader of the page does not see. What is left out by scripts and style sheets cannot be told."""
    for element in tree.xpath(_MAY_HIDE):
        is_for_others = element.tag in {"template", "noscript"} or element.get("hidden") is not None
        if is_for_others or (_UNSEEN.search(element.get("style", "")) and not _is_shown_later(element)):
            # Emptied, not taken out: joining the texts around it fails on characters that pages can spell and lxml cannot take.
            element.clear(keep_tail=True)


def _is_shown_later(element: lxml.html.HtmlElement) -> bool:
    """Say whether what is hidden is the page itself, which scripts show once they have run."""
    if element.tag in {"body", "main", "article"}:
        return True
    parent = element.getparent()
    return parent is not None and parent.tag == "body" and len(element.findall(".//p")) > _PARAGRAPHS_OF_A_PAGE


def _without_control(reference: re.Match[str]) -> str:
    code = int(reference.group(1), 16) if reference.group(1) else int(reference.group(2))
    return "" if code > 0x10FFFF or CONTROLS.fullmatch(chr(code)) else reference.group()
