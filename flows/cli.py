"""The command line. Everything heavy is imported by the command that needs it: `waymark sql` pays for neither Prefect nor spaCy.

Exit codes: 0 all went well · 1 it could not be done, and the message says what to do · 2 the command was misused ·
3 try again later (another process is writing) · 4 done, but some sources failed: `waymark status` says which.
"""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows import archive_commands, capacity_commands, question_commands
from flows.cli_options import (
    ExitCode,
    Json,
    Model,
    Options,
    flow_parameters,
    options_of,
    plain_runner,
    progress,
    river_context,
    show,
)
from models.errors import Retry, UsageError, WaymarkError
from models.vocabulary import DocumentKind

CHECKOUT = Path(__file__).resolve().parent.parent


app = typer.Typer(
    name="waymark",
    help="Reads what is announced about AI compute in orbit, keeps every claim with its words, and scores the announced targets.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

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

    options = options_of(context)
    report = sample_demo.run(home=options.home, watchlist=options.watchlist, editions=editions, progress=progress())
    typer.echo(report.summary(program=sys.argv[0]))


@app.command()
def run(context: typer.Context, model: Model = None, prefect: WithPrefect = False, json: Json = False) -> None:
    """Ingest, read, assess and write the digest, in this order."""
    if prefect:
        from flows import prefect_flows

        typer.echo(prefect_flows.run(**flow_parameters(context, model=model)))
        return
    from flows import river

    report = river.run(river_context(context, model), plain_runner(quiet=json))
    paths = {"digest": str(report.written.markdown_path), "page": str(report.written.html_path)}
    show({**paths, **report.counts()}, as_json=json)
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

        show(prefect_flows.ingest(**flow_parameters(context), sources=source), as_json=json)
        return
    from flows import river

    counts = river.ingest(river_context(context), plain_runner(quiet=json), only=source).counts()
    show(counts, as_json=json)
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
    stages: Annotated[
        bool, typer.Option("--stages", help="Also sentences, mentions, quantities, periods and cues.")
    ] = False,
    why: Annotated[
        bool,
        typer.Option("--why", help="Also the words and the rule behind each field of a claim, and what was left out."),
    ] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page of the file with its claims marked.")] = None,
    model: Model = None,
    prefect: WithPrefect = False,
    json: Json = False,
) -> None:
    """Read local documents and print their claims; without a file, read what was ingested and is unread."""
    if files or jsonl:
        from flows import local_output

        published_on = published.date() if published else None
        local_output.print_claims(
            watchlist=options_of(context).watchlist, files=files or [], jsonl=jsonl, kind=kind,
            published_on=published_on, stages=stages, why=why, html=html, model=model, as_json=json,
        )  # fmt: skip
        return
    if prefect:
        from flows import prefect_flows

        show(prefect_flows.read(**flow_parameters(context, model=model)), as_json=json)
        return
    from flows import river

    show(river.read(river_context(context, model), plain_runner(quiet=json)).counts(), as_json=json)


AsOf = Annotated[
    datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Score as of this date, default today.")
]


@app.command()
def assess(context: typer.Context, as_of: AsOf = None, prefect: WithPrefect = False, json: Json = False) -> None:
    """Score every target at a date and publish the copy that SQL users read."""
    if prefect:
        from flows import prefect_flows

        show(prefect_flows.assess(**flow_parameters(context)), as_json=json)
        return
    from flows import river

    show(river.assess(river_context(context), plain_runner(quiet=json), as_of=_date(as_of)).counts(), as_json=json)


@app.command()
def digest(context: typer.Context, as_of: AsOf = None, prefect: WithPrefect = False, json: Json = False) -> None:
    """Write the digest of the week as Markdown and HTML."""
    if prefect:
        from flows import prefect_flows

        typer.echo(prefect_flows.digest(**flow_parameters(context)))
        return
    from flows import river

    written = river.digest(river_context(context), as_of=_date(as_of))
    show({"digest": str(written.markdown_path), "page": str(written.html_path)}, as_json=json)


@app.command()
def schedule(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port on loopback for the Prefect server of our own.")] = 4200,
    model: Model = None,
) -> None:
    """Serve the schedule of prefect.yaml until interrupted, with a Prefect server where PREFECT_API_URL names none."""
    from flows import schedule as deployments

    options = options_of(context)
    typer.echo(f"Serving the schedule; Prefect's pages are at http://127.0.0.1:{port} unless PREFECT_API_URL is set.")
    deployments.serve(home=options.home, watchlist=options.watchlist, contact=options.contact, port=port, model=model)


def _date(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _leave_with(counts: dict[str, int]) -> None:
    if counts.get("sources_failed"):
        raise typer.Exit(ExitCode.SOME_SOURCES_FAILED)


question_commands.hook_into(app)
archive_commands.hook_into(app)
capacity_commands.hook_into(app)


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
