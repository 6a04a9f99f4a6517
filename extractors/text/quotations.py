"""Direct quotations: which stretch of a paragraph stands between quotation marks.

``quotation_at(text, position) -> Quotation | None``. A quotation that is never closed runs to the end of its paragraph.
"""

import re
from dataclasses import dataclass

_OPENING = {"“": "”", "«": "»"}
_STRAIGHT = '"'
_MARK = re.compile(r"[“”«»\"]")
_SHORTEST = 25  # characters: anything shorter is a word in quotation marks, not somebody speaking
_MAX_PARAGRAPH = 5_000


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` with its marks; ``floor`` and ``limit`` are the ends of its paragraph."""

    start: int
    end: int
    floor: int
    limit: int


def quotation_at(text: str, position: int) -> Quotation | None:
    """Return the quotation around ``position``; None where nobody is quoted there, or only a word is."""
    floor, limit = _paragraph(text, position)
    if not any(text.find(sign, floor, position + 1) >= 0 for sign in (*_OPENING, _STRAIGHT)):
        return None
    opened: int | None = None
    closes = ""
    for mark in _MARK.finditer(text, floor, limit):
        index, character = mark.start(), mark.group()
        if opened is None:
            if index > position:
                return None
            if character in _OPENING or character == _STRAIGHT:
                opened, closes = index, _OPENING.get(character, _STRAIGHT)
        elif character == closes:
            if opened <= position <= index:
                return Quotation(opened, index + 1, floor, limit) if index - opened >= _SHORTEST else None
            opened = None
    if opened is None or opened > position:
        return None
    return Quotation(opened, limit, floor, limit)


def _paragraph(text: str, position: int) -> tuple[int, int]:
    first, last = max(0, position - _MAX_PARAGRAPH), min(len(text), position + _MAX_PARAGRAPH)
    floor = text.rfind("\n", first, position)
    while floor >= 0 and not _is_break(text, floor):
        floor = text.rfind("\n", first, floor)
    limit = text.find("\n", position, last)
    while limit >= 0 and not _is_break(text, limit):
        limit = text.find("\n", limit + 1, last)
    return (first if floor < 0 else floor + 1), (last if limit < 0 else limit)


def _is_break(text: str, index: int) -> bool:
    """A line break ends a paragraph unless the next line goes on in lower case."""
    return text[index] == "\n" and not text[index + 1 : index + 40].lstrip(" \t")[:1].islower()
