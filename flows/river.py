"""The composition: ingest, read, assess, digest. The command line and Prefect both run this, each with a runner of its own."""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows import archive_adoption, assessment, connections, digests, reading
from flows import ingest as ingestion
from flows import rebuild as rebuilding
from flows.archive import Archive, ArchiveWriter
from flows.assessment import AssessReport
from flows.context import Context
from flows.digests import WrittenDigest
from flows.ingest import IngestReport
from flows.reading import ReadReport
from flows.rebuild import RebuildReport
from flows.runners import Runner
from flows.settings import Settings, cores
from models.errors import UsageError, WarehouseBusy
from warehouse import runs
from warehouse.connection import open_for_writing
from warehouse.runs import Run
from warehouse.watchlist_tables import sync_watchlist

CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """All four stages of one run."""

    ingested: IngestReport
    read: ReadReport
    assessed: AssessReport
    written: WrittenDigest

    def counts(self) -> dict[str, int]:
        """Return the counts of all stages."""
        return {**self.ingested.counts(), **self.read.counts(), **self.assessed.counts()}


def context_for(
    *, home: Path, watchlist: Path | None = None, contact: str | None = None, model: str | None = None
) -> Context:
    """Return the context of a run on the watchlist's own sources.

    ``WAYMARK_LOOPBACK`` in the environment says what to do with addresses of this machine: ``allow`` fetches them too, ``only`` fetches
    nothing else, which is how to develop and test without ever asking a real site. ``WAYMARK_PROCESSES`` says how many processes read
    documents at a time where there are many; by default as many as there are cores.
    """
    loopback = os.environ.get("WAYMARK_LOOPBACK", "refuse")
    if loopback not in {"refuse", "allow", "only"}:
        raise UsageError("is refuse, allow or only", identity="WAYMARK_LOOPBACK")
    processes = os.environ.get("WAYMARK_PROCESSES", str(cores()))
    if not processes.isdecimal() or not int(processes):
        raise UsageError("is a number from 1", identity="WAYMARK_PROCESSES")
    settings = Settings(
        home=home,
        watchlist=watchlist or CHECKOUT / "watchlist",
        contact=contact,
        processes=int(processes),
        model=model,
        allow_loopback=loopback != "refuse",
        only_loopback=loopback == "only",
        polite=loopback != "only",
        resolver=connections.resolve_here if loopback == "only" else None,
    )
    return Context.of(settings)


def ingest(context: Context, runner: Runner, *, only: Sequence[str] | None = None) -> IngestReport:
    """Look at the sources that are due, or at the named ones, and archive what is new."""
    with _run(context, "ingest") as (run_id, writer):
        archive_adoption.adopt(context)
        return ingestion.ingest(context, runner, run_id=run_id, writer=writer, only=only)


def read(context: Context, runner: Runner) -> ReadReport:
    """Read what is archived and unread."""
    with _run(context, "read"):
        return reading.read(context, runner)


def assess(context: Context, runner: Runner, *, as_of: date | None = None) -> AssessReport:
    """Score every target, as of today unless told otherwise, and publish."""
    with _run(context, "assess", as_of=as_of):
        return assessment.assess(context, runner, as_of=_come(context, as_of))


def digest(context: Context, *, as_of: date | None = None) -> WrittenDigest:
    """Write the digest of the week that holds a date, today unless told otherwise."""
    with _run(context, "digest", as_of=as_of):
        return digests.write(context, as_of=_come(context, as_of))


def _come(context: Context, as_of: date | None) -> date:
    """Return a date that has come, today if none is given: of what is not known yet there is no score."""
    today = context.settings.now().date()
    if as_of is not None and as_of > today:
        raise UsageError(f"{as_of.isoformat()} has not come yet; today is {today.isoformat()} (UTC)")
    return as_of or today


def run(context: Context, runner: Runner, *, label: str | None = None, run_id: str | None = None) -> RunReport:
    """Run all four stages in order, as of today."""
    as_of = context.settings.now().date()
    with _run(context, "run", as_of=as_of, label=label, run_id=run_id) as (this_run, writer):
        archive_adoption.adopt(context)
        ingested = ingestion.ingest(context, runner, run_id=this_run, writer=writer)
        return RunReport(
            ingested=ingested,
            read=reading.read(context, runner),
            assessed=assessment.assess(context, runner, as_of=as_of),
            written=digests.write(context, as_of=as_of),
        )


def rebuild(context: Context, runner: Runner, *, accept_loss: bool = False) -> RebuildReport:
    """Make the whole warehouse anew from archive and watchlist; see ``flows.rebuild``."""
    settings = context.settings
    run = _new_run(context, "rebuild")
    with _alone(settings.home), Archive(settings.archive).noting(run, settings.now):
        report = rebuilding.rebuild(context, runner, accept_loss=accept_loss)
        with open_for_writing(settings.warehouse) as con:
            runs.finish_run(con, run.run_id, finished_at=settings.now())
    return report


@contextmanager
def _run(
    context: Context, kind: str, *, as_of: date | None = None, label: str | None = None, run_id: str | None = None
) -> Iterator[tuple[str, ArchiveWriter]]:
    """Have the home to ourselves, note when the run begins and ends, and yield its id and the file that its answers go to.

    A run that is killed gives the home free by itself, and leaves a row with a beginning and no end. Raises WarehouseBusy where
    another run is under way: two at once would fetch everything twice.
    """
    settings = context.settings
    run = _new_run(context, kind, as_of=as_of, label=label, run_id=run_id)
    with _alone(settings.home), Archive(settings.archive).noting(run, settings.now) as writer:
        with open_for_writing(settings.warehouse) as con:
            runs.begin_run(con, run.run_id, kind, started_at=run.started_at, as_of=as_of, label=label)
            sync_watchlist(con, context.watchlist)
        yield run.run_id, writer
        with open_for_writing(settings.warehouse) as con:
            runs.finish_run(con, run.run_id, finished_at=settings.now())


def _new_run(
    context: Context, kind: str, *, as_of: date | None = None, label: str | None = None, run_id: str | None = None
) -> Run:
    started_at = context.settings.now()
    return Run(
        run_id=run_id or f"{kind}-{started_at:%Y%m%dT%H%M%S%f}",
        kind=kind,
        label=label,
        as_of=as_of,
        started_at=started_at,
        finished_at=None,
    )


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    home.mkdir(parents=True, exist_ok=True)
    with (home / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WarehouseBusy("another run is under way there; wait for it to end", identity=str(home)) from error
        yield
