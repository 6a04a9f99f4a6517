"""What the commands share: the options of the whole command line, exit codes, and how things are shown. Imports nothing heavy."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from flows.context import Context
    from flows.runners import PlainRunner, Progress

Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        envvar="WAYMARK_SPACY_MODEL",
        help="An installed spaCy pipeline, or its folder, to go underneath for names and syntax; none is needed.",
    ),
]


class ExitCode(IntEnum):
    """What a program can learn from the exit code alone."""

    OK = 0
    FAILED = 1
    MISUSED = 2
    TRY_LATER = 3
    SOME_SOURCES_FAILED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What every command knows: where the data lives, which watchlist, who to name as contact."""

    home: Path
    watchlist: Path
    contact: str | None

    @property
    def warehouse(self) -> Path:
        """The warehouse that runs write to."""
        return self.home / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        """The copy that SQL users read."""
        return self.home / "published" / "waymark.duckdb"


def options_of(context: typer.Context) -> Options:
    """Return the options that stand before the command."""
    options = context.obj
    assert isinstance(options, Options)
    return options


def flow_parameters(context: typer.Context, **others: object) -> dict[str, Any]:
    """Return the parameters that a Prefect flow takes; Prefect's settings are made first, before it is imported."""
    from flows import prefect_settings

    options = options_of(context)
    prefect_settings.configure(options.home)
    return {"home": str(options.home), "watchlist": str(options.watchlist), "contact": options.contact, **others}


def river_context(context: typer.Context, model: str | None = None) -> "Context":
    """Return the context of a run on the watchlist's own sources; ``model`` is the pipeline that goes underneath."""
    from flows import river

    options = options_of(context)
    return river.context_for(home=options.home, watchlist=options.watchlist, contact=options.contact, model=model)


def plain_runner(*, quiet: bool) -> "PlainRunner":
    """Return a runner in this process; ``quiet`` for programs, else with progress on standard error."""
    from flows.runners import PlainRunner

    return PlainRunner(progress(quiet=quiet))


def progress(*, quiet: bool = False) -> "Progress":
    """Return where a person sees how far the work has come."""
    from flows.progress import TerminalProgress
    from flows.runners import NoProgress

    return NoProgress() if quiet else TerminalProgress()


def show(values: Mapping[str, object], *, as_json: bool) -> None:
    """Print names and values."""
    from flows import tables

    tables.print_values(values, as_json=as_json)
