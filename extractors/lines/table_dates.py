"""What a table says of when: which date of a row is that of a cell, and what happens on it.

``is_row(line, position) -> bool``                     whether the columns of a table decide what dates what stands there
``governing(line, start, end) -> PhraseMatch | None``  the date of a cell: its own, that of its column or row, or none
``beside(line, position, values) -> values``           the values that what stands there may be said of
``happenings(line, triggers, find) -> list[Trigger]``  what happens on the dates below "First launch", or beside it
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.lines import tables
from extractors.lines.passages import Line
from extractors.lines.tables import Cell, Row
from extractors.lines.triggers import Trigger
from extractors.periods.periods import PhraseMatch
from extractors.text.memory import Memo
from extractors.text.wordings import Frame
from models.reading import Quantity

_ONLY_WHEN = Frame(r"\W*(?:<table.when>\b\W*)+")
_PAIR = 2  # cells: of two each is said of the other


def is_row(line: Line, position: int) -> bool:
    """Say whether ``position`` stands in a row of a table whose columns have headings."""
    return tables.row_of(line, position) is not None


def governing(line: Line, start: int, end: int) -> PhraseMatch | None:
    """Return the date of what stands in a cell: in the cell itself, over its column, at the head of its row, or under "Date"."""
    row = tables.row_of(line, start)
    if row is None:
        return None
    at = row.column(start)
    within = _in_cell(line, row.cells[at])
    if within:
        return next((match for match in within if match.end > end), within[-1])
    over = _heading(line, row.headings[at]).periods
    if over:
        return over[0]
    for column, cell in enumerate(row.cells):
        if column != at and _dates_its_row(line, row, column):
            found = _in_cell(line, cell)
            if found:
                return found[0]
    return None


def happenings(line: Line, triggers: Sequence[Trigger], find: Callable[[Line], Sequence[Trigger]]) -> list[Trigger]:
    """Return the happenings of a row, each at its date: that below "First launch", and those of a row that begins with it.

    ``triggers`` are those that the words of the row tell of; they are returned with the others.
    """
    row = tables.row_of(line, line.start)
    if row is None or not line.periods:
        return list(triggers)
    found: list[Trigger] = []
    first = [trigger for trigger in triggers if row.column(trigger.start) == 0]
    for column, cell in enumerate(row.cells[1:], start=1):
        dates = _in_cell(line, cell)
        if not dates or any(row.column(trigger.start) == column for trigger in triggers):
            continue
        told = find(_heading(line, row.headings[column]))[:1] or (first[:1] if len(row.cells) > _PAIR else [])
        found += [replace(trigger, start=dates[0].start, end=dates[0].end) for trigger in told]
    of_row = {trigger.metric.key for trigger in found}
    return [trigger for trigger in triggers if trigger not in first or trigger.metric.key not in of_row] + found


def beside(line: Line, position: int, values: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the values that may be part of what stands at ``position``: in a row of many cells, those of its own."""
    row = tables.row_of(line, position)
    if row is None or len(row.cells) == _PAIR:
        return values
    at = row.column(position)
    return [value for value in values if row.column(value.start) == at]


def _in_cell(line: Line, cell: Cell) -> list[PhraseMatch]:
    return [match for match in line.periods if cell.start <= match.start < cell.end]


def _dates_its_row(line: Line, row: Row, column: int) -> bool:
    """Say whether the dates of a column are those of the whole row: its first, the other of two, or one headed "Date"."""
    if column == 0 or len(row.cells) == _PAIR:
        return True
    heading = row.headings[column]
    return line.pattern(_ONLY_WHEN).fullmatch(line.words, heading.start, heading.end) is not None


def _heading(line: Line, cell: Cell) -> Line:
    """Return the cell that heads a column as a line of its own, made once a text."""
    return line.whole.once(
        ("heading", cell.start),
        lambda: replace(line, start=cell.start, end=cell.end, mentions=(), memo=Memo()),
    )
