"""Local files to documents: saved pages, plain text, Markdown, and the plain text with pieces of markup that forums export."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import PurePath

from extractors.pages import article, debris, page_text
from extractors.pages.page_dates import Dated
from extractors.text import text_language
from extractors.wire import charset, markup_limits, written_dates
from models.documents import Document, document_id
from models.errors import DocumentUnreadable
from models.pages import DateFrom
from models.vocabulary import DocumentKind

_PAGE_NAMES = frozenset({".html", ".htm", ".xhtml"})
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BLOCK = re.compile(r"<(/?)(p|div|br|li|ul|ol|h[1-6]|blockquote|section|article|tr|table)\b[^<>]*+>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*+(?:\s[^<>]*+)?/?>")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_RULE = re.compile(r"[-=*_#~]{3,}")
_BULLET = re.compile(r"(?:[•‣◦▪●*–—-]|\d{1,2}[.)])\s")
_MAX_TITLE = 160
_DATELINES_WITHIN = 5


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file as it is read. ``in_markup`` stood in a block element of its own; ``tagged`` had any tag."""

    text: str
    in_markup: bool = False


def read(data: bytes, *, name: str, kind: DocumentKind, published_on: date | None) -> Document:
    """Return the document of a file. ``published_on`` is what the caller knows and comes before any date in the file.

    Raises DocumentUnreadable, with the reason, for what has no text.
    """
    text = charset.decode(data)
    if data.startswith(b"%PDF-") or "\x00" in text[:1000]:
        raise DocumentUnreadable("this is not text", identity=name)
    given = (published_on, DateFrom.GIVEN) if published_on is not None else None
    if PurePath(name).suffix.lower() in _PAGE_NAMES or _PAGE.match(text[:5000]):
        try:
            return article.of_markup(text, kind=kind, url=None, given=given)
        except DocumentUnreadable as error:
            raise DocumentUnreadable(error.args[0], identity=name, problem=error.problem) from error
    return _of_text(text, name=name, kind=kind, given=given)


def _of_text(text: str, *, name: str, kind: DocumentKind, given: Dated | None) -> Document:
    if (excess := markup_limits.excess(text)) is not None:
        raise DocumentUnreadable(f"not read: {excess}", identity=name)
    lines = [line for line in _without_foreign_markup(list(_lines(text))) if not debris.is_debris(line)]
    lines, written_on = _without_dateline(lines)
    title, lines = _title(lines)
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n ")
    if not body:
        raise DocumentUnreadable("the file has no text", identity=name)
    published = given or ((written_on, DateFrom.TEXT) if written_on is not None else None)
    return Document(
        id=document_id(kind, None, title, body),
        kind=kind,
        title=title,
        text=body,
        published_on=published[0] if published else None,
        published_from=published[1] if published else None,
        language=text_language.of(body),
    )


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines, those that block elements make included, without tags; entities are read where there is markup."""
    is_marked_up = _TAG.search(text) is not None
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not is_marked_up or "<" not in raw:
            yield _Line(page_text.cleaned(unescape(raw) if is_marked_up and _ENTITY.search(raw) else raw))
            continue
        position, inside = 0, False
        for block in _BLOCK.finditer(raw):
            if piece := _bare(raw[position : block.start()]):
                yield _Line(piece, in_markup=inside)
            position = block.end()
            if block.group(2).lower() != "br":
                inside = not block.group(1)
        if piece := _bare(raw[position:]):
            yield _Line(piece, in_markup=inside)


def _bare(piece: str) -> str:
    return page_text.cleaned(unescape(_TAG.sub("", piece)))


def _without_foreign_markup(lines: list[_Line]) -> list[str]:
    """Return the lines as text. In a plain text, a paragraph in markup that stands before it was another post's."""
    marked = [index for index, line in enumerate(lines) if line.in_markup]
    plain = [
        index
        for index, line in enumerate(lines)
        if line.text and not line.in_markup and not debris.is_debris(line.text)
    ]
    if marked and plain and _size(lines, plain) > 2 * _size(lines, marked) and marked[-1] < plain[0]:
        return [line.text for line in lines[plain[0] :]]
    return [line.text for line in lines]


def _size(lines: list[_Line], indexes: Iterable[int]) -> int:
    return sum(len(lines[index].text) for index in indexes)


def _without_dateline(lines: list[str]) -> tuple[list[str], date | None]:
    """Take a line that is nothing but a date out of the first few."""
    seen = 0
    for index, line in enumerate(lines):
        if not line:
            continue
        if (day := written_dates.of_line(line)) is not None:
            return lines[:index] + lines[index + 1 :], day
        seen += 1
        if seen == _DATELINES_WITHIN:
            break
    return lines, None


def _title(lines: list[str]) -> tuple[str, list[str]]:
    """Return the title and the lines after it: a first line that is short, does not end like a sentence, and has a text below."""
    first = next((index for index, line in enumerate(lines) if line and not _RULE.fullmatch(line)), None)
    if first is None:
        return "", []
    line = lines[first]
    rest = lines[first + 1 :]
    is_heading = _HEADING.match(line) is not None
    # A line that goes on below with a small letter is the first of a wrapped paragraph.
    goes_on = bool(rest) and rest[0][:1].islower()
    ends_open = not line.endswith((".", ",", ";", ":"))
    looks_like_one = len(line) <= _MAX_TITLE and ends_open and not goes_on and not _BULLET.match(line)
    if any(rest) and (is_heading or looks_like_one):
        return _HEADING.sub("", line, count=1).strip(), [_HEADING.sub("", after, count=1) for after in rest]
    return "", lines[first:]
