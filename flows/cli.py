"""The command line. Everything heavy is imported by the command that needs it: `waymark sql` pays for neither Prefect nor spaCy.

Exit codes: 0 all went well · 1 it could not be done, and the message says what to do · 2 the command was misused ·
3 try again later (another process is writing) · 4 done, but some sources failed: `waymark status` says which.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.errors import Retry, UsageError, WaymarkError
from models.vocabulary import DocumentKind

if TYPE_CHECKING:
    from flows.context import Context
    from flows.runners import PlainRunner, Progress

CHECKOUT = Path(__file__).resolve().parent.parent


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


app = typer.Typer(
    name="waymark",
    help="Reads what is announced about AI compute in orbit, keeps every claim with its words, and scores the announced targets.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
WithPrefect = Annotated[
    bool, typer.Option("--prefect", help="Run as a Prefect flow, with its retries, history and artifacts.")
]


@app.callback()
def _options(
    context: typer.Context,
    home: Annotated[
        Path, typer.Option(envvar="WAYMARK_HOME", help="Where the archive, the warehouse and the digests live.")
    ] = Path("var"),
    watchlist: Annotated[
        Path, typer.Option(envvar="WAYMARK_WATCHLIST", help="The folder that says what is watched.")
    ] = CHECKOUT / "watchlist",
    contact: Annotated[
        str | None,
        typer.Option(envvar="WAYMARK_CONTACT", help="An e-mail or web address named to the sites that are fetched."),
    ] = None,
) -> None:
    context.obj = Options(home=home, watchlist=watchlist, contact=contact)


@app.command()
def demo(
    context: typer.Context,
    editions: Annotated[int | None, typer.Option(help="Stop after so many weekly editions.")] = None,
) -> None:
    """Run the whole river on the sample world, edition by edition, without a network."""
    from flows import demo as sample_demo

    options = _of(context)
    report = sample_demo.run(home=options.home, watchlist=options.watchlist, editions=editions, progress=_progress())
    typer.echo(report.summary(program=sys.argv[0]))


@app.command()
def run(context: typer.Context, prefect: WithPrefect = False, json: Json = False) -> None:
    """Ingest, read, assess and write the digest, in this order."""
    if prefect:
        from flows import prefect_flows

        typer.echo(prefect_flows.run(**_plain(context)))
        return
    from flows import river

    report = river.run(_context(context), _runner(json))
    paths = {"digest": str(report.written.markdown_path), "page": str(report.written.html_path)}
    _show({**paths, **report.counts()}, json)
    _leave_with(report.counts())


@app.command()
def ingest(
    context: typer.Context,
    source: Annotated[list[str] | None, typer.Option("--source", "-s", help="Only these sources, due or not.")] = None,
    prefect: WithPrefect = False,
    json: Json = False,
) -> None:
    """Look at the sources that are due and archive what is new."""
    if prefect:
        from flows import prefect_flows

        _show(prefect_flows.ingest(**_plain(context), sources=source), json)
        return
    from flows import river

    counts = river.ingest(_context(context), _runner(json), only=source).counts()
    _show(counts, json)
    _leave_with(counts)


@app.command()
def read(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="HTML or text files; without any, what is unread.")] = None,
    jsonl: Annotated[
        Path | None, typer.Option(help='Lines {"id", "kind", "published", "title", "text"}; "-" is standard input.')
    ] = None,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The publication date of the files.")
    ] = None,
    kind: Annotated[DocumentKind, typer.Option(help="What the files are.")] = DocumentKind.ARTICLE,
    stages: Annotated[bool, typer.Option("--stages", help="Also mentions, quantities, periods and cues.")] = False,
    prefect: WithPrefect = False,
    json: Json = False,
) -> None:
    """Read local documents and print their claims; without a file, read what was ingested and is unread."""
    if files or jsonl:
        from flows import local_output

        published_on = published.date() if published else None
        local_output.print_claims(
            watchlist=_of(context).watchlist, files=files or [], jsonl=jsonl, kind=kind,
            published_on=published_on, stages=stages, as_json=json,
        )  # fmt: skip
        return
    if prefect:
        from flows import prefect_flows

        _show(prefect_flows.read(**_plain(context)), json)
        return
    from flows import river

    _show(river.read(_context(context), _runner(json)).counts(), json)


AsOf = Annotated[
    datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Score as of this date, default today.")
]


@app.command()
def assess(context: typer.Context, as_of: AsOf = None, prefect: WithPrefect = False, json: Json = False) -> None:
    """Score every target at a date and publish the copy that SQL users read."""
    if prefect:
        from flows import prefect_flows

        _show(prefect_flows.assess(**_plain(context)), json)
        return
    from flows import river

    _show(river.assess(_context(context), _runner(json), as_of=_date(as_of)).counts(), json)


@app.command()
def digest(context: typer.Context, as_of: AsOf = None, prefect: WithPrefect = False, json: Json = False) -> None:
    """Write the digest of the week as Markdown and HTML."""
    if prefect:
        from flows import prefect_flows

        typer.echo(prefect_flows.digest(**_plain(context)))
        return
    from flows import river

    written = river.digest(_context(context), as_of=_date(as_of))
    _show({"digest": str(written.markdown_path), "page": str(written.html_path)}, json)


@app.command()
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

    published = _of(context).home / "published" / "waymark.duckdb"
    answer = warehouse_sql.query(published, query, limit=limit, timeout_s=timeout)
    tables.print_table(answer.columns, answer.rows, as_json=json, as_csv=csv)


@app.command()
def status(context: typer.Context, json: Json = False) -> None:
    """Show for every source when it was looked at, what came, and what is wrong."""
    _print_query(context, "status", json)


@app.command()
def targets(
    context: typer.Context,
    category: Annotated[str | None, typer.Option(help="Only those of a category, e.g. behind.")] = None,
    json: Json = False,
) -> None:
    """List the announced targets and how far each has come."""
    _print_query(context, "targets", json, category=category)


@app.command()
def schedule(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port on loopback for the Prefect server of our own.")] = 4200,
) -> None:
    """Serve the schedule of prefect.yaml until interrupted, with a Prefect server where PREFECT_API_URL names none."""
    from flows import schedule as deployments

    options = _of(context)
    typer.echo(f"Serving the schedule; Prefect's pages are at http://127.0.0.1:{port} unless PREFECT_API_URL is set.")
    deployments.serve(home=options.home, watchlist=options.watchlist, contact=options.contact, port=port)


def _print_query(context: typer.Context, name: str, as_json: bool, **parameters: str | None) -> None:
    from flows import tables
    from warehouse import sql as warehouse_sql

    published = _of(context).home / "published" / "waymark.duckdb"
    answer = warehouse_sql.named_query(published, name, parameters)
    tables.print_table(answer.columns, answer.rows, as_json=as_json)


def _of(context: typer.Context) -> Options:
    options = context.obj
    assert isinstance(options, Options)
    return options


def _plain(context: typer.Context) -> dict[str, Any]:
    """Return the parameters that a Prefect flow takes; its settings are made first, before it is imported."""
    from flows import prefect_settings

    options = _of(context)
    prefect_settings.configure(options.home)
    return {"home": str(options.home), "watchlist": str(options.watchlist), "contact": options.contact}


def _context(context: typer.Context) -> "Context":
    from flows import river

    options = _of(context)
    return river.context_for(home=options.home, watchlist=options.watchlist, contact=options.contact)


def _runner(as_json: bool) -> "PlainRunner":
    from flows.runners import PlainRunner

    return PlainRunner(None if as_json else _progress())


def _progress() -> "Progress":
    from flows.progress import TerminalProgress

    return TerminalProgress()


def _date(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _show(values: Mapping[str, object], as_json: bool) -> None:
    from flows import tables

    tables.print_values(values, as_json=as_json)


def _leave_with(counts: dict[str, int]) -> None:
    if counts.get("sources_failed"):
        raise typer.Exit(ExitCode.SOME_SOURCES_FAILED)


def main() -> None:
    """Run the command line; an error of our own is one message that says what to do, never a traceback."""
    try:
        app()
    except Retry as error:
        _complain(error, ExitCode.TRY_LATER)
    except UsageError as error:
        _complain(error, ExitCode.MISUSED)
    except WaymarkError as error:
        _complain(error, ExitCode.FAILED)
    except BrokenPipeError:
        # The reader of our output has seen enough (`waymark sql … | head`).
        sys.stderr.close()
        sys.exit(ExitCode.OK)


def _complain(error: WaymarkError, code: ExitCode) -> None:
    typer.echo(f"waymark: {error}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
