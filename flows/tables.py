"""Answers for people and for programs: a table on a terminal, JSON or CSV on demand."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from rich.console import Console
from rich.markup import escape
from rich.table import Table

WRAPS_FROM = 30
"""Cells up to so many characters stay on one line."""
COLUMN_PADDING = 3


def print_table(
    columns: Sequence[str], rows: Sequence[Sequence[object]], *, as_json: bool = False, as_csv: bool = False
) -> None:
    """Print rows; JSON is one array of objects, CSV has a header and neutralises what a spreadsheet would run."""
    if as_json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([[_inert(value) for value in row] for row in rows])
    else:
        _print_for_people(columns, [[_text(value) for value in row] for row in rows])


def _print_for_people(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table where it fits the terminal, else a block for each row: letters under each other are read by nobody."""
    console = Console()
    if not rows:
        console.print("no rows", highlight=False)
        return
    widths = [
        max(len(line) for cell in cells for line in cell.split("\n")) for cells in zip(columns, *rows, strict=True)
    ]
    least = sum(min(width, WRAPS_FROM) + COLUMN_PADDING for width in widths)
    if least > console.width:
        for row in rows:
            _print_block(console, columns, row)
        return
    table = Table(show_lines=any(width > WRAPS_FROM for width in widths))
    for column, width in zip(columns, widths, strict=True):
        table.add_column(escape(column), overflow="fold", no_wrap=width <= WRAPS_FROM, min_width=min(width, WRAPS_FROM))
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table, highlight=False)


def _print_block(console: Console, columns: Sequence[str], row: Sequence[str]) -> None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for column, cell in zip(columns, row, strict=True):
        if cell:
            grid.add_row(escape(column), escape(cell))
    console.print(grid, highlight=False)
    console.print()


def print_values(values: Mapping[str, object], *, as_json: bool) -> None:
    """Print names and values, one a line."""
    if as_json:
        print_json(values)
        return
    width = max(map(len, values), default=0)
    for name, value in values.items():
        Console().print(f"{name.replace('_', ' '):<{width}}  {escape(_text(value))}", highlight=False, soft_wrap=True)


def print_json(value: object) -> None:
    """Print one JSON value on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=_plain) + "\n")


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return str(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:.4g}"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    if isinstance(value, dict):
        return " · ".join(_text(item) for item in value.values() if item is not None)
    return str(value)


def _inert(value: object) -> object:
    """Return text that a spreadsheet takes for text: a leading = + - @ would be a formula."""
    text = _text(value) if isinstance(value, list | dict) else value
    return f"'{text}" if isinstance(text, str) and text[:1] in "=+-@\t\r" and text else text
