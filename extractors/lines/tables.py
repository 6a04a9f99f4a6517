"""Tables that a text still holds, cell by cell: "Google | June 5, 2026 | $920m" below "Customer | Signed | Monthly payment".

``heading_of(line, position)``  the cell that heads the column of ``position``; None where no table stands
``first_cell(line, position)``  the first cell of its row
``cell_at(line, start, end)``   the cell in which something stands
``headings_of(line)``           the words of the row that heads the table of a line, in small letters; "" where it is no row
``is_year(words)``            whether a cell is a year or a part of one
``row_of(line, position)``      the cells of its row with those that head them; None where no table stands

Cells are parted by bars, by tabs where a row has no bar, or else by gaps as wide as in a text set in columns.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from extractors.lines.passages import BAR, GAP, TAB, Line

_PIECE = re.compile(r"\S+(?: {1,2}\S+)*")
_RULE = re.compile(r"[\s|:+=-]*")
_DIGIT = re.compile(r"(?<![\w-])\d")  # "AI1" and "Starcloud-2" may head a column
_NUMBERED = re.compile(
    r"\W*(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? )[A-Z][A-Za-z’'-]+(?: [A-Z][A-Za-z-]+)? \d{1,2}\W*"
)
"""A name with its number, which may head a column: "Colossus 2"."""
_YEAR = re.compile(r"(?i)(?:(?:by|in|end of|early|mid|late|year-end|[qh][1-4])[\s-]){0,2}(?:fy|cy)?[\s-]?(?:19|20)\d\d")
_LEAST_YEARS = 2  # columns: a single year is no heading of what stands below it


class Cell(NamedTuple):
    """A cell of a text, without the spaces around it."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return its words."""
        return text[self.start : self.end]


class Row(NamedTuple):
    """The cells of a row below the cells that head them, as many."""

    cells: tuple[Cell, ...]
    headings: tuple[Cell, ...]

    def column(self, position: int) -> int:
        """Return the number of the cell in which ``position`` stands."""
        return max(0, bisect_right(self.cells, position, key=lambda cell: cell.start) - 1)


def row_of(line: Line, position: int) -> Row | None:
    """Return the row of a table in which ``position`` stands; None: it stands in no table."""
    if not line.may_be_row:
        return None
    tables = line.whole.once("tables", lambda: _tables_in(line.text))
    return tables.get(line.text.rfind("\n", 0, position) + 1) if tables else None


def heading_of(line: Line, position: int) -> Cell | None:
    """Return the cell that heads the column in which ``position`` stands; None: it stands in no table."""
    row = row_of(line, position)
    return None if row is None else row.headings[row.column(position)]


def first_cell(line: Line, position: int) -> Cell:
    """Return the first cell of the row in which ``position`` stands."""
    row = row_of(line, position)
    return Cell(line.start, line.start) if row is None else row.cells[0]


def cell_at(line: Line, start: int, end: int) -> Cell:
    """Return the cell in which ``start:end`` stands."""
    row = row_of(line, start)
    if row is None:
        return Cell(line.start, line.end)
    cell = row.cells[row.column(start)]
    return Cell(cell.start, max(end, cell.end))


def headings_of(line: Line) -> str:
    """Return the words of the row that heads the table of ``line``."""
    row = row_of(line, line.start)
    return "" if row is None else line.words[row.headings[0].start : row.headings[-1].end]


def is_year(words: str) -> bool:
    """Say whether the words of a cell are a year, or a part of one: "2028", "Q3 2028", "end of 2028"."""
    return _YEAR.fullmatch(words) is not None


def _tables_in(text: str) -> dict[int, Row]:
    """Return where each row of a table begins, with its cells and those of the row above them all."""
    rows: dict[int, Row] = {}
    headings: tuple[Cell, ...] = ()
    start = 0
    for row in text.split("\n"):
        mark = next((mark for mark in (BAR, TAB, GAP) if mark in (row if mark == BAR else row.strip())), None)
        if mark is None:
            headings = ()
        elif not headings:
            cells = _cells(text, start, start + len(row), mark)
            is_head = len(cells) > 1 and _RULE.fullmatch(row) is None and _can_head(text, cells)
            headings = cells if is_head else ()
        elif _RULE.fullmatch(row) is None:
            cells = _cells(text, start, start + len(row), mark)
            if len(cells) == len(headings):
                rows[start] = Row(cells, headings)
        start += len(row) + 1
    return rows


def _can_head(text: str, cells: tuple[Cell, ...]) -> bool:
    """Say whether cells head columns: no figures stand in them, but for the years of several columns."""
    years = [cell for cell in cells if is_year(cell.of(text))]
    others = [cell for cell in cells if cell not in years] if len(years) >= _LEAST_YEARS else cells
    # "Power (kW at 600 km)" is no figure
    said = [cell.of(text).partition("(")[0] for cell in others]
    return not any(_DIGIT.search(words) and not _NUMBERED.fullmatch(words) for words in said)


def _cells(text: str, start: int, end: int, mark: str) -> tuple[Cell, ...]:
    found: list[Cell] = []
    at = start + int(mark == BAR and text.startswith(BAR, start))  # a bar at the beginning parts no cells
    if mark == GAP:
        return _columns(text, start, end)
    for piece in text[at:end].removesuffix(BAR).split(mark):
        left = at + len(piece) - len(piece.lstrip())
        found.append(Cell(left, max(left, at + len(piece.rstrip()))))
        at += len(piece) + 1
    return tuple(found)


def _columns(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """Return the cells of a row that wide gaps part; one at its beginning stands for an empty cell."""
    found = [Cell(piece.start(), piece.end()) for piece in _PIECE.finditer(text, start, end)]
    if text.startswith(GAP, start):
        found.insert(0, Cell(start, start))
    return tuple(found)
