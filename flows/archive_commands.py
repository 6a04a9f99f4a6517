"""The commands about the archive: `waymark archive check`, and `waymark rebuild`, which makes the warehouse anew from it."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli_options import Json, Model, options_of, plain_runner, progress, river_context

app = typer.Typer(help="Look after the archive of everything that was fetched.", no_args_is_help=True)

SHOWN = 20
"""So many damaged places are named; the count tells of all."""


@app.callback()
def _group() -> None:
    """With one command only, typer would leave its name away."""


@app.command()
def check(context: typer.Context, json: Json = False) -> None:
    """Hold every record of the archive against its digests; name what is damaged or lacking. Exit code 1 where something is."""
    from flows import archive_check, tables
    from flows.archive import Archive
    from flows.settings import Settings

    settings = Settings(home=options_of(context).home)
    shown = progress(quiet=json)
    shown.begin("checking the archive", len(Archive(settings.archive).files()))
    try:
        found = archive_check.check(settings.archive, settings.warehouse, advance=shown.advance)
    finally:
        shown.end()
    tables.print_values(found.counts(), as_json=json)
    problems = [*found.damaged, *found.lacking]
    for problem in problems[:SHOWN]:
        typer.echo(problem, err=True)
    if len(problems) > SHOWN:
        typer.echo(f"… and {len(problems) - SHOWN:,} more", err=True)
    if not found.is_sound:
        raise typer.Exit(1)


def rebuild(
    context: typer.Context,
    accept_loss: Annotated[
        bool, typer.Option("--accept-loss", help="Go on without what the archive lacks or has damaged.")
    ] = False,
    sources: Annotated[
        Path | None, typer.Option(help="Another list of sources, e.g. sample/sources.toml for the home of a demo.")
    ] = None,
    model: Model = None,
    json: Json = False,
) -> None:
    """Make the whole warehouse anew from the archive and the watchlist; nothing is fetched."""
    from flows import river, tables
    from flows.context import Context

    where = river_context(context, model)
    if sources is not None:
        where = Context.of(where.settings, sources=sources)
    report = river.rebuild(where, plain_runner(quiet=json), accept_loss=accept_loss)
    tables.print_values(report.counts(), as_json=json)


def hook_into(parent: typer.Typer) -> None:
    """Give a command line these commands."""
    parent.add_typer(app, name="archive")
    parent.command()(rebuild)
