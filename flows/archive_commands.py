"""The commands about the archive: `waymark archive check`, and `waymark rebuild`, which makes the warehouse anew from it."""

from pathlib import Path
from typing import Annotated, Protocol, cast

import typer

app = typer.Typer(help="Look after the archive of everything that was fetched.", no_args_is_help=True)

SHOWN = 20
"""So many damaged places are named; the count tells of all."""
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


class _Options(Protocol):
    """What every command is told, as ``flows.cli`` keeps it."""

    home: Path
    watchlist: Path
    contact: str | None


@app.callback()
def _group() -> None:
    """With one command only, typer would leave its name away."""


@app.command()
def check(context: typer.Context, json: Json = False) -> None:
    """Hold every record of the archive against its digests; name what is damaged or lacking. Exit code 1 where something is."""
    from flows import archive_check, tables
    from flows.archive import Archive
    from flows.progress import TerminalProgress
    from flows.runners import NoProgress, Progress
    from flows.settings import Settings

    settings = Settings(home=_of(context).home)
    progress: Progress = NoProgress() if json else TerminalProgress()
    progress.begin("checking the archive", len(Archive(settings.archive).files()))
    try:
        found = archive_check.check(settings.archive, settings.warehouse, advance=progress.advance)
    finally:
        progress.end()
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
    json: Json = False,
) -> None:
    """Make the whole warehouse anew from the archive and the watchlist; nothing is fetched."""
    from flows import river, tables
    from flows.context import Context
    from flows.progress import TerminalProgress
    from flows.runners import NoProgress, PlainRunner

    options = _of(context)
    where = river.context_for(home=options.home, watchlist=options.watchlist, contact=options.contact)
    if sources is not None:
        where = Context.of(where.settings, sources=sources)
    runner = PlainRunner(NoProgress() if json else TerminalProgress())
    tables.print_values(river.rebuild(where, runner, accept_loss=accept_loss).counts(), as_json=json)


def hook_into(parent: typer.Typer) -> None:
    """Give a command line these commands."""
    parent.add_typer(app, name="archive")
    parent.command()(rebuild)


def _of(context: typer.Context) -> _Options:
    return cast("_Options", context.obj)
