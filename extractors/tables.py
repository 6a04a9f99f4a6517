"""Tables that a text still holds, cell by cell: "Google | June 5, 2026 | $920m" below "Customer | Signed | Monthly payment".

``heading_of(line, position)``  the cell that heads the column of ``position``; None where no table stands
``first_cell(line, position)``  the first cell of its row
``cell_at(line, start, end)``   the cell in which something stands
``headings_of(line)``           the words of the row that heads the table of a line, in small letters; "" where it is no row
"""

import re
from typing import NamedTuple

from extractors.passages import Line

_BAR = "|"
_RULE = re.compile(r"[\s|:+=-]*")
_DIGIT = re.compile(r"(?<![\w-])\d")  # "AI1" and "Starcloud-2" may head a column


class Cell(NamedTuple):
    """A cell of a text, without the spaces around it."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return its words."""
        return text[self.start : self.end]


def heading_of(line: Line, position: int) -> Cell | None:
    """Return the cell that heads the column in which ``position`` stands; None: it stands in no table."""
    headings = _headings(line)
    if not headings:
        return None
    row = line.text.rfind("\n", 0, position) + 1
    column = line.text.count(_BAR, row, position) - _leads(line.text, row)
    return headings[column] if column < len(headings) else None


def first_cell(line: Line, position: int) -> Cell:
    """Return the first cell of the row in which ``position`` stands."""
    row = line.text.rfind("\n", 0, position) + 1
    left = row + _leads(line.text, row)
    right = line.text.find(_BAR, left, position)
    return Cell(left, max(left, right))


def cell_at(line: Line, start: int, end: int) -> Cell:
    """Return the cell in which ``start:end`` stands."""
    left = line.text.rfind(_BAR, line.start, start) + 1
    right = line.text.find(_BAR, end, line.end)
    return Cell(max(left, line.start), line.end if right < 0 else right)


def headings_of(line: Line) -> str:
    """Return the words of the row that heads the table of ``line``."""
    headings = _headings(line)
    return line.words[headings[0].start : headings[-1].end] if headings else ""


def _headings(line: Line) -> tuple[Cell, ...]:
    if line.words.find(_BAR, line.start, line.end) < 0:
        return ()
    tables = line.whole.once("tables", lambda: _tables_in(line.text))
    return tables.get(line.text.rfind("\n", 0, line.start) + 1, ())


def _tables_in(text: str) -> dict[int, tuple[Cell, ...]]:
    """Return where each row of a table begins, and the cells of the row above them all."""
    heads: dict[int, tuple[Cell, ...]] = {}
    headings: tuple[Cell, ...] = ()
    start = 0
    for row in text.split("\n"):
        if _BAR not in row:
            headings = ()
        elif not headings:
            cells = _cells(text, start, start + len(row))
            figures = (
                _DIGIT.search(cell.of(text).partition("(")[0]) for cell in cells
            )  # "Power (kW at 600 km)" is none
            is_head = len(cells) > 1 and not any(figures) and _RULE.fullmatch(row) is None
            headings = cells if is_head else ()
        elif _RULE.fullmatch(row) is None and len(_cells(text, start, start + len(row))) == len(headings):
            heads[start] = headings
        start += len(row) + 1
    return heads


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    found: list[Cell] = []
    at = start + _leads(text, start)
    for piece in text[at:end].removesuffix(_BAR).split(_BAR):
        left = at + len(piece) - len(piece.lstrip())
        found.append(Cell(left, max(left, at + len(piece.rstrip()))))
        at += len(piece) + 1
    return tuple(found)


def _leads(text: str, row: int) -> int:
    """Return 1 where a row begins with a bar, which parts no cells."""
    return int(text.startswith(_BAR, row))
