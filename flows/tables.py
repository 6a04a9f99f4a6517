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
        table = Table(*(escape(column) for column in columns), show_lines=_is_long(rows))
        for row in rows:
            table.add_row(*(escape(_text(value)) for value in row))
        console = Console()
        console.print(table if rows else "no rows", highlight=False)


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
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    if isinstance(value, dict):
        return " · ".join(_text(item) for item in value.values() if item is not None)
    return str(value)


def _inert(value: object) -> object:
    """Return text that a spreadsheet takes for text: a leading = + - @ would be a formula."""
    text = _text(value) if isinstance(value, list | dict) else value
    return f"'{text}" if isinstance(text, str) and text[:1] in "=+-@\t\r" and text else text


def _is_long(rows: Sequence[Sequence[object]]) -> bool:
    return any(isinstance(value, list) or len(str(value)) > 60 for row in rows for value in row)
