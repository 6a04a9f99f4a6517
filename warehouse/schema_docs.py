"""``docs/schema.md`` from the comments of the schema: ``python -m warehouse.schema_docs`` writes it anew."""

from pathlib import Path

import duckdb

from warehouse import schema

PAGE = Path(__file__).parent.parent / "docs" / "schema.md"

_HEAD = """\
# The tables

*Made from the comments of the schema by `python -m warehouse.schema_docs`; do not edit by hand.*

Ask the published copy with `waymark sql "…"`. The `out_` views are the public interface: they keep their columns. The `core_`
tables behind them are rebuilt from the archive and may change from version to version; the `raw_` tables note what was
asked and answered.

Names say what a column holds: `_at` is an instant in UTC, `_on` a date, a name that begins with `is_`, `has_` or `was_` is a
yes or no. A value stands in the canonical unit of its metric, which the column `unit` beside it names.
"""
_LAYERS = (
    ("out_", "Views to ask", "What people and programs query."),
    ("core_", "Tables behind them", "Rebuilt from the archive and the watchlist."),
    ("raw_", "What was asked and answered", "The precious layer."),
)


def page(con: duckdb.DuckDBPyConnection) -> str:
    """Return the page as Markdown: every view and table with its comment and its columns."""
    comments = dict(
        con.execute(
            "SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal "
            "UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
    )
    parts = [_HEAD]
    for prefix, title, meaning in _LAYERS:
        parts.append(f"## {title}\n\n{meaning}\n")
        parts += [_section(con, name, comments[name]) for name in sorted(comments) if name.startswith(prefix)]
    return "\n".join(parts)


def current_page() -> str:
    """Return the page of the schema as this program makes it."""
    with duckdb.connect() as con:
        schema.migrate(con)
        return page(con)


def _section(con: duckdb.DuckDBPyConnection, name: str, comment: str) -> str:
    columns = con.execute(
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = $name ORDER BY column_index",
        {"name": name},
    ).fetchall()
    lines = [f"### `{name}`", "", comment, "", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{column}` | {kind} | {_cell(meaning)} |" for column, kind, meaning in columns]
    return "\n".join(lines) + "\n"


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(current_page(), encoding="utf-8")
