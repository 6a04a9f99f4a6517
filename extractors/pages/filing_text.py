"""The text of a filing, read as a stream: no tree is built, so that a prospectus of twelve megabytes takes little more than its text.

Filings are laid out, not marked up: bullets stand in tables, a dollar sign in a cell of its own, every page ends with its number. What
is hidden (the header of inline XBRL, with every figure once more) is left out.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree  # type: ignore[import-untyped]

from extractors.pages import page_text
from extractors.text.typography import word_set
from extractors.wire import page_tree

_PIECE = 64 * 1024
_PARAGRAPHS = word_set(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table ul"
)
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"head", "ix:header", "noscript", "script", "style", "template"})
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BULLET = re.compile(r"[•‣◦▪●○■►▸·*–—-]|\(?[0-9a-z]{1,3}[.)]", re.IGNORECASE)
_BEFORE_ITS_VALUE = frozenset({"$", "€", "£", "¥", "(", "($", "US$"})
_AFTER_ITS_VALUE = frozenset({")", "%", ")%", "x"})
# What a printer puts at the foot and the head of a page.
_FURNITURE = re.compile(r"(?:[A-Z]{1,3}-)?\d{1,4}|[ivxlc]{1,6}|table of contents", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def extract(markup: str) -> tuple[str, str]:
    """Return a filing's text, its paragraphs apart by an empty line, and its title; each is empty where there is none."""
    target = _Target()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    for start in range(0, len(markup), _PIECE):
        parser.feed(page_tree.CONTROLS.sub("", markup[start : start + _PIECE]).encode("utf-8", "replace"))
    parser.close()
    return "\n\n".join(_without_furniture(target.paragraphs)), page_text.cleaned(target.title)


class _Target:
    """Takes what a parser meets, in its order, and keeps nothing but text."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.title = ""
        self._pieces: list[str] = []  # of the line, or of the cell
        self._lines: list[str] = []  # of the paragraph
        self._cells: list[str] = []  # of the row
        self._in_rows = 0
        self._unseen = 0  # how deep in what is hidden
        self._in_title = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Meet an element."""
        if tag == "title":
            self._in_title = True
        if self._unseen or tag in _UNSEEN or "hidden" in attributes or _HIDING.search(attributes.get("style", "")):
            self._unseen += 1
        elif tag == "br":
            self._end_line()
        elif tag == "tr":
            # The rows of a table are the lines of one paragraph; a table within a cell is part of its row.
            self._end_line()
            self._in_rows += 1
        elif tag in _CELLS and self._in_rows:
            self._end_cell()
        elif tag in _PARAGRAPHS or tag in _CELLS:
            self._break()

    def end(self, tag: str) -> None:
        """Leave an element."""
        if tag == "title":
            self._in_title = False
        if self._unseen:
            self._unseen -= 1
        elif tag == "tr":
            self._end_row()
        elif tag in _CELLS and self._in_rows:
            self._end_cell()
        elif tag in _PARAGRAPHS:
            self._break()

    def data(self, text: str) -> None:
        """Meet characters."""
        if self._in_title:
            self.title += text[: 300 - len(self.title)]
        if not self._unseen:
            self._pieces.append(text)

    def close(self) -> None:
        """Come to the end."""
        self._end_row()
        self._end_paragraph()

    def _break(self) -> None:
        # Paragraphs within a cell are parts of it: the row is what belongs together.
        if self._in_rows:
            self._pieces.append(" ")
        else:
            self._end_paragraph()

    def _end_line(self) -> None:
        if self._in_rows:
            self._pieces.append(" ")
            return
        line = page_text.cleaned("".join(self._pieces))
        self._pieces.clear()
        if line:
            self._lines.append(line)

    def _end_cell(self) -> None:
        cell = page_text.cleaned("".join(self._pieces))
        self._pieces.clear()
        if cell:
            self._cells.append(cell)

    def _end_row(self) -> None:
        self._end_cell()
        self._in_rows = max(0, self._in_rows - 1)
        if not self._in_rows and self._cells:
            self._lines.append(_row(self._cells))
            self._cells.clear()

    def _end_paragraph(self) -> None:
        self._end_line()
        if self._lines:
            self.paragraphs.append("\n".join(self._lines))
            self._lines.clear()


def _row(cells: list[str]) -> str:
    """Return a row of a table as a line: what belongs to a value stands with it, a bullet before its words."""
    joined: list[str] = []
    for cell in cells:
        before = joined[-1] if joined else ""
        if before in _BEFORE_ITS_VALUE or (joined and cell in _AFTER_ITS_VALUE):
            joined[-1] = before + cell
        elif len(joined) == 1 and _BULLET.fullmatch(before) and len(cell) > len(before):
            joined[-1] = f"{before} {cell}"
        else:
            joined.append(cell)
    return " | ".join(joined)


def _without_furniture(paragraphs: list[str]) -> Iterator[str]:
    """Yield the paragraphs; a sentence that runs over the end of a page is made whole again."""
    held = ""
    is_broken = False  # by the end of a page
    for paragraph in paragraphs:
        if _FURNITURE.fullmatch(paragraph):
            is_broken = True
        elif held and is_broken and paragraph[0].islower() and not _CLOSED.search(held):
            held, is_broken = f"{held} {paragraph}", False
        else:
            if held:
                yield held
            held, is_broken = paragraph, False
    if held:
        yield held
