"""What the column of a table says of its cells: "51,600" under "Satellites" counts satellites, "150" under "Power (kW)" is a power.

``heading(line, position) -> str``             the words over a cell, in small letters; "" where it stands in no table
``measured(line, quantities, units) -> list``  the quantities, bare numbers with the unit that their heading names
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractors.lines import old_labels, tables
from extractors.lines.passages import Line
from extractors.lines.tables import Cell
from extractors.quantities import rates
from extractors.quantities.quantity_rates import next_to
from extractors.quantities.quantity_units import divided
from extractors.quantities.unit_table import UnitTable
from models.reading import Quantity

_UNIT = re.compile(r"[(\[]\s?([^)\]\s][^)\]]{0,20})[)\]]\s*$|,\s([^\s,]{1,10})\s*$")
_SAYS_NOTHING = frozenset(
    {
        "value",
        "values",
        "plan",
        "target",
        "item",
        "items",
        "parameter",
        "note",
        "notes",
        "figure",
        "figures",
        "number",
        "what",
    }
)


def heading(line: Line, position: int) -> str:
    """Return the words that say what stands at ``position`` of a table, "" where it stands in none.

    They head its column; where a year or a program heads it, they head its row: "Satellites in orbit | 500" under "2028".
    """
    cell = tables.heading_of(line, position)
    if cell is None:
        return ""
    words = cell.of(line.words)
    says_nothing = not words or words in _SAYS_NOTHING or tables.is_year(words) or old_labels.heads(line, cell)
    return tables.first_cell(line, position).of(line.words) if says_nothing or _names_something(line, cell) else words


def measured(line: Line, quantities: Sequence[Quantity], units: UnitTable) -> list[Quantity]:
    """Return the quantities of a sentence; in a table, bare numbers have the unit that ends the heading of their column."""
    if not quantities or tables.row_of(line, line.start) is None:
        return list(quantities)
    return [_in_unit_of_column(line, quantity, units) for quantity in quantities]


def _names_something(line: Line, cell: Cell) -> bool:
    at = bisect_left(line.named, cell.start, key=lambda mention: mention.start)
    return at < len(line.named) and line.named[at].start == cell.start


def _unit_for(line: Line, position: int) -> str | None:
    """Return the unit that ends the heading of a column, or else that of a row: "Mass (kg)", "Power, kW"."""
    cells = (tables.heading_of(line, position), tables.first_cell(line, position))
    found = (_UNIT.search(cell.of(line.text)) for cell in cells if cell is not None)
    return next((named[1] or named[2] for named in found if named), None)


def _in_unit_of_column(line: Line, quantity: Quantity, units: UnitTable) -> Quantity:
    is_bare = quantity.dimension == "count" and quantity.counted is None and quantity.per is None
    name = _unit_for(line, quantity.start) if is_bare else None
    reading = None if name is None else units.read(name, 0)
    if name is None or reading is None:
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
