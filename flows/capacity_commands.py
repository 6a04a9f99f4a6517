"""The commands about the capacity model: `waymark capacity`, and `waymark what-if` for one target with other inputs."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_options import Json, options_of, river_context
from models.errors import UsageError

if TYPE_CHECKING:
    from models.capacity import Ceiling, Spread
    from models.capacity_report import CapacityReport

AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], help="With what was established by this date, default today."),
]
ScoredOn = Annotated[
    datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="Score as of this date, default today.")
]
DRIVERS_SHOWN = 4


def capacity(context: typer.Context, as_of: AsOf = None, json: Json = False) -> None:
    """Show what industry and physics allow: every input with its source and age, every ceiling, and what binds."""
    from flows import tables
    from flows.settings import Settings
    from models import capacity_report, watchlist_file
    from models.capacity import Capacity

    options = options_of(context)
    day = as_of.date() if as_of else Settings(home=options.home).now().date()
    model = Capacity.of(watchlist_file.load(options.watchlist).capacity)
    report = capacity_report.report_on(model, day)
    if json:
        tables.print_json(report.as_json())
    else:
        _show(report)


def what_if(
    context: typer.Context,
    target: Annotated[str, typer.Argument(help="Key of an announced target; `waymark targets` lists them.")],
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", help="An input and its value, e.g. payload_mass=44t; may be given several times."),
    ] = None,
    as_of: ScoredOn = None,
    json: Json = False,
) -> None:
    """Score one target with other inputs of the capacity model, beside how it stands. Nothing is stored."""
    from flows import suppositions, tables

    if not settings:
        raise UsageError("say what to change, e.g. --set payload_mass=44t", identity="what-if")
    where = river_context(context)
    day = as_of.date() if as_of else where.settings.now().date()
    found = suppositions.suppose(where, target, settings, as_of=day)
    if json:
        tables.print_json(suppositions.as_json(found))
        return
    if not found.has_evidence:
        typer.echo("Nothing has been published there yet: scored without any evidence.", err=True)
    tables.print_table(("what", "as it stands", "as it would"), suppositions.rows_of(found))


def hook_into(parent: typer.Typer) -> None:
    """Give a command line these commands."""
    parent.command()(capacity)
    parent.command(name="what-if")(what_if)


def _show(report: "CapacityReport") -> None:
    from flows import tables
    from models.figures import counted, listed, number, spoken
    from models.lexicon import Place
    from models.vocabulary import Basis

    typer.echo(f"As of {report.as_of}. {report.sentence or 'Nothing is known of what could be put into orbit.'}\n")
    typer.echo("Inputs")
    tables.print_table(
        ("input", "value", "low", "high", "unit", "status", "as of", "source"),
        [
            (
                entry.key, number(entry.value), number(entry.low), number(entry.high), entry.unit, entry.status.value,
                f"{entry.as_of}{' (old)' if entry.key in report.stale else ''}", entry.source,
            )
            for entry in report.inputs
        ],
    )  # fmt: skip
    if report.known_later:
        typer.echo(f"Left out, for established only later: {listed(list(report.known_later))}.")
    heads = {
        (Place.ORBIT, Basis.RATE): "Orbit, a year",
        (Place.ORBIT, Basis.LEVEL): "Orbit, standing",
        (Place.GROUND, Basis.LEVEL): "Ground, standing, each site by itself",
        (Place.CHIP, Basis.RATE): "Chips, a year",
    }
    for (place, basis), head in heads.items():
        typer.echo(f"\n{head}")
        tables.print_table(
            ("ceiling", "value", "P10 to P90", "rests on", "binds"),
            [
                _row(each, report.ceiling_spreads.get(each.name))
                for each in report.ceilings
                if (each.place, each.basis) == (place, basis)
            ],
        )
    if report.spread is not None:
        middle = [f"{name} {spoken(value, 'W/yr')}" for name, value in _percentiles(report.spread)]
        often = [f"{name} {share:.0%}" for name, share in report.spread.binding_share if share >= 0.005]
        typer.echo(
            f"\nDrawn over the ranges of the inputs, orbit allows {listed(middle)}; what binds: {listed(often)}."
        )
    if report.drivers:
        strongest = [f"{key} ({share:+.2f})" for key, share in report.drivers[:DRIVERS_SHOWN]]
        typer.echo(f"What the spread of orbit comes from, by rank correlation: {listed(strongest)}.")
    if report.on_the_ground_w is not None:
        typer.echo(f"All sites whose ceiling is known: {spoken(report.on_the_ground_w, 'W')} of computers.")
    typer.echo("\nOne satellite")
    tables.print_table(
        ("figure", "value"),
        [(each.name, each.unknown_because or spoken(each.value, each.unit)) for each in report.figures],
    )
    unknown = sum(each.value is None for each in report.ceilings)
    typer.echo(
        f"{counted(unknown, 'ceiling')} not known; {counted(len(report.stale), 'input')} older than it should be."
    )


def _percentiles(spread: "Spread") -> tuple[tuple[str, float], ...]:
    return ("P10", spread.p10), ("P50", spread.p50), ("P90", spread.p90)


def _row(ceiling: "Ceiling", spread: tuple[float, float, float] | None) -> tuple[str, str, str, str, str]:
    from models.figures import spoken

    value = ceiling.unknown_because or spoken(ceiling.value, ceiling.unit)
    between = "" if spread is None else f"{spoken(spread[0], 'W')} to {spoken(spread[2], 'W')}"
    return ceiling.name, value, between, ceiling.rests_on.value, "binds" if ceiling.is_binding else ""
