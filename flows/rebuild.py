"""`waymark rebuild`: the whole warehouse made anew from the archive and the watchlist, aside, and swapped in whole."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from flows import archive_adoption, assessment, reading
from flows.archive_adoption import Adopted
from flows.context import Context
from flows.runners import Runner
from flows.settings import Settings
from models.errors import ArchiveDamaged, WarehouseInvalid
from warehouse import archive_files, fetches, runs
from warehouse.asides import aside_of, forget
from warehouse.checks import run_checks
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.publish import flush
from warehouse.watchlist_tables import sync_watchlist

SCORED_BY = frozenset({"run", "assess"})
"""The kinds of run that leave scores as of their date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildReport:
    """What the new warehouse was made of."""

    adopted: Adopted
    documents_read: int
    claims: int
    scored_as_of: tuple[date, ...]
    lost: int  # fetches that the old warehouse knew and the archive does not hold

    def counts(self) -> dict[str, int]:
        """Return the counts for people and programs."""
        return {
            "files": self.adopted.files,
            "looks": self.adopted.looks,
            "pages": self.adopted.pages,
            "documents_read": self.documents_read,
            "claims": self.claims,
            "dates_scored": len(self.scored_as_of),
            "damaged_records": len(self.adopted.damaged),
            "fetches_lost": self.lost,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aside(Settings):
    """The same settings, but for the warehouse, which is made beside the one that stands."""

    made_at: Path

    @property
    def warehouse(self) -> Path:
        """Where the new warehouse is made."""
        return self.made_at


def rebuild(context: Context, runner: Runner, *, accept_loss: bool = False) -> RebuildReport:
    """Make the warehouse anew and swap it in, then publish. Fetches nothing. A kill leaves the old one; run it again.

    The caller has the home to itself. Raises ArchiveDamaged, with the old warehouse left standing, where the archive is
    damaged or lacks what the old warehouse knows, or the watchlist lacks its sources, unless ``accept_loss``; CheckFailed where the new one fails its checks.
    """
    settings = context.settings
    settings.home.mkdir(parents=True, exist_ok=True)
    aside = aside_of(settings.warehouse)
    try:
        report = _make(replace(context, settings=_aside(settings, aside)), runner)
        report = replace(report, lost=_lost(settings.warehouse, aside))
        if not accept_loss:
            _refuse_loss(report)
        with open_for_reading(aside) as con:
            run_checks(con)
        _swap(aside, settings.warehouse)
    finally:
        forget(aside)
    assessment.publish_copy(context)
    return report


def _make(context: Context, runner: Runner) -> RebuildReport:
    with open_for_writing(context.settings.warehouse) as con:
        sync_watchlist(con, context.watchlist)
    (adopted,) = runner.each("going through the archive", archive_adoption.adopt, [context])
    read = reading.read(context, runner)
    with open_for_reading(context.settings.warehouse) as con:
        dates = runs.dates_of_runs(con, sorted(SCORED_BY))
    runner.each("scoring targets", lambda day: assessment.score_targets(context, day), dates)
    return RebuildReport(
        adopted=adopted, documents_read=read.documents_read, claims=read.claims, scored_as_of=tuple(dates), lost=0
    )


def _lost(old: Path, new: Path) -> int:
    """Return how many fetches only the old warehouse knows; one that cannot be opened at all knows nothing that we could lose."""
    if not old.exists():
        return 0
    with open_for_reading(new) as con:
        ids = [fetch.id for fetch in fetches.all_fetches(con)]
    try:
        with open_for_reading(old) as con:
            return archive_files.missing_fetches(con, ids)
    except WarehouseInvalid:
        return 0


def _refuse_loss(report: RebuildReport) -> None:
    problems: Sequence[str] = report.adopted.damaged
    if strangers := report.adopted.strangers:
        problems = [
            *problems,
            f"the watchlist no longer lists {', '.join(strangers)}: their pages could not be read (a source that is "
            "done with stays in the list with enabled = false; --sources names another list)",
        ]
    if report.lost:
        problems = [*problems, f"the archive lacks {report.lost:,} fetches that the warehouse knows"]
    if problems:
        raise ArchiveDamaged(
            "\n".join([*problems[:10], f"({len(problems)} problems in all; the old warehouse still stands; "
            "`waymark rebuild --accept-loss` goes on without what is lost)"])
        )  # fmt: skip


def _swap(aside: Path, path: Path) -> None:
    """Put the new file into its place. The old one's log goes first: DuckDB would read it into the new file."""
    flush(aside)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
    aside.replace(path)
    flush(path.parent)


def _aside(settings: Settings, made_at: Path) -> _Aside:
    return _Aside(**{field.name: getattr(settings, field.name) for field in fields(settings)}, made_at=made_at)
