"""What the column of a table says of its cells: "51,600" under "Satellites" counts satellites, "150" under "Power (kW)" is a power.

``heading(line, position) -> str``             the words over a cell, in small letters; "" where it stands in no table
``measured(line, quantities, units) -> list``  the quantities, bare numbers with the unit that their heading names
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors import rates
from extractors.passages import Line
from extractors.quantity_rates import next_to
from extractors.quantity_units import divided
from extractors.unit_table import UnitTable
from models.reading import Quantity

_RULE = re.compile(r"[ :+=-]*")
_UNIT = re.compile(r"[(\[]\s?([^)\]\s][^)\]]{0,20})[)\]]\s*$|,\s([^\s,]{1,10})\s*$")
_SAYS_NOTHING = frozenset(
    {"value", "values", "item", "items", "parameter", "note", "notes", "figure", "figures", "number", "what"}
)
_MOST_ROWS = 60
_LONGEST_ROW = 2000  # characters
_FEWEST_CELLS = 2


def heading(line: Line, position: int) -> str:
    """Return the words at the head of the column in which ``position`` stands, "" where it stands in no table."""
    words = _heading(line, position).lower()
    return "" if words in _SAYS_NOTHING else words


def measured(line: Line, quantities: Sequence[Quantity], units: UnitTable) -> list[Quantity]:
    """Return the quantities of a sentence; in a table, bare numbers have the unit that ends the heading of their column."""
    if not quantities or "|" not in line.quote:
        return list(quantities)
    return [_in_unit_of_column(line, quantity, units) for quantity in quantities]


def _heading(line: Line, position: int) -> str:
    row_start = line.text.rfind("\n", max(0, position - _LONGEST_ROW), position) + 1
    if position - row_start > _LONGEST_ROW:
        return ""
    column = line.text.count("|", row_start, position)
    if column == 0 and "|" not in line.text[position : line.end]:
        return ""
    cells: list[str] = line.memo.once(("headings", row_start), lambda: _headings(line.text, row_start))
    column -= line.text.startswith("|", row_start)
    return cells[column] if 0 <= column < len(cells) else ""


def _headings(text: str, row_start: int) -> list[str]:
    """Return the cells of the row that heads the one beginning at ``row_start``; none where it has a figure itself."""
    count = len(_cells(text, row_start))
    head: list[str] = []
    at = row_start
    for _ in range(_MOST_ROWS if count >= _FEWEST_CELLS else 0):
        if at == 0:
            break
        at = text.rfind("\n", 0, at - 1) + 1
        row = _cells(text, at)
        if len(row) != count:
            break
        if not _RULE.fullmatch("".join(row)):
            head = row
    has_figure = any(letter.isdigit() for cell in head for letter in cell.partition("(")[0])
    return [] if has_figure else head


def _cells(text: str, start: int) -> list[str]:
    end = text.find("\n", start)
    row = text[start : end if end >= 0 else len(text)].strip()
    return [cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|")]


def _in_unit_of_column(line: Line, quantity: Quantity, units: UnitTable) -> Quantity:
    is_bare = quantity.dimension == "count" and quantity.counted is None and quantity.per is None
    named = _UNIT.search(_heading(line, quantity.start)) if is_bare else None
    if named is None:
        return quantity
    name = named[1] or named[2]
    reading = units.read(name, 0)
    if reading is None:
        return quantity
    reading = divided(name, reading, units)
    rate = next_to(name.lower(), reading.end)
    if (rate.end if rate else reading.end) != len(name):
        return quantity
    meaning = reading.meaning
    return rates.scaled(
        replace(quantity, flags=(*quantity.flags, *meaning.flags)),
        meaning.factor * (rate.per_year if rate else 1.0),
        dimension=f"{meaning.dimension}_rate" if rate else meaning.dimension,
        unit=f"{meaning.canonical}/yr" if rate else meaning.canonical,
    )
