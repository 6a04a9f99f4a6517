"""The commands that ask what is known: `waymark sql`, `status`, `targets` and `target`. They read, mostly the published copy."""

from typing import Annotated

import typer

from flows.cli_options import Json, options_of


def sql(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(help="One read-only statement on the published copy, e.g. 'from out_progress'.")
    ],
    limit: Annotated[int, typer.Option(help="At most so many rows.")] = 1000,
    timeout: Annotated[float, typer.Option(help="Seconds after which the query is stopped.")] = 30.0,
    json: Json = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Ask the published copy a question in SQL, also while an ingest runs."""
    from flows import tables
    from warehouse import sql as warehouse_sql

    published = options_of(context).published
    answer = warehouse_sql.query(published, query, limit=limit, timeout_s=timeout)
    tables.print_table(answer.columns, answer.rows, as_json=json, as_csv=csv)


def status(context: typer.Context, json: Json = False) -> None:
    """Show for every source when it was looked at, what came, and what is wrong; and when the last run was."""
    from datetime import UTC, datetime

    from flows import tables
    from models import site_readers, watchlist_file
    from warehouse import status as warehouse_status

    options = options_of(context)
    found = warehouse_status.read(options.warehouse, options.published)
    tables.print_table(found.columns, found.rows, as_json=json)
    if not json:
        typer.echo(found.words_on_run())
        readers = watchlist_file.load(options.watchlist).site_readers
        for sentence in site_readers.expired(readers, datetime.now(UTC).date()):
            typer.echo(sentence)


def targets(
    context: typer.Context,
    category: Annotated[str | None, typer.Option(help="Only those of a category, e.g. behind.")] = None,
    json: Json = False,
) -> None:
    """List the announced targets and how far each has come."""
    _print_query(context, "targets", json, category=category)


def target(
    context: typer.Context,
    key: Annotated[str, typer.Argument(help="Key of the target, as `waymark targets` lists it.")],
    json: Json = False,
) -> None:
    """Show one announced target in full: its words, revisions, evidence, scores, demands and forecast."""
    from flows import tables, target_output, target_page

    page = target_page.read(options_of(context).published, key)
    if json:
        tables.print_json(page)
    else:
        target_output.print_page(page)


def hook_into(parent: typer.Typer) -> None:
    """Give a command line these commands."""
    for command in (sql, status, targets, target):
        parent.command()(command)


def _print_query(context: typer.Context, name: str, as_json: bool, **parameters: str | None) -> None:
    from flows import tables
    from warehouse import sql as warehouse_sql

    published = options_of(context).published
    answer = warehouse_sql.named_query(published, name, parameters)
    tables.print_table(answer.columns, answer.rows, as_json=as_json)
