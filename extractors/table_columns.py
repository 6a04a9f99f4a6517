"""What the column of a table says of its cells: "51,600" under "Satellites" counts satellites, "150" under "Power (kW)" is a power.

``heading(line, position) -> str``             the words over a cell, in small letters; "" where it stands in no table
``measured(line, quantities, units) -> list``  the quantities, bare numbers with the unit that their heading names
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors import rates, tables
from extractors.passages import Line
from extractors.quantity_rates import next_to
from extractors.quantity_units import divided
from extractors.unit_table import UnitTable
from models.reading import Quantity

_UNIT = re.compile(r"[(\[]\s?([^)\]\s][^)\]]{0,20})[)\]]\s*$|,\s([^\s,]{1,10})\s*$")
_SAYS_NOTHING = frozenset(
    {"value", "values", "item", "items", "parameter", "note", "notes", "figure", "figures", "number", "what"}
)


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
    cell = tables.heading_of(line, position)
    return "" if cell is None else line.text[cell.start : cell.end]


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
