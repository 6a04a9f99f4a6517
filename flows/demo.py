"""`waymark demo`: the whole river on the sample world, one weekly edition after the other, without a network.

Each edition has a run of its own whose id and clock are the edition's, so that a demo that was killed goes on where it stood and
ends with the same claims and scores as one that was not.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from flows import digests, river
from flows.connections import resolver_of_sample
from flows.context import Context
from flows.runners import NoProgress, PlainRunner, Progress
from flows.sample_world import SampleServer, SampleWorld
from flows.settings import Settings, fixed_clock
from models import watchlist_file
from models.errors import UsageError
from warehouse import runs
from warehouse.connection import open_for_writing

SAMPLE = Path(__file__).resolve().parent.parent / "sample"
RUN_AT = time(18, 0, tzinfo=UTC)
"""The hour at which an edition's run is set, after its pages have appeared."""
QUERY = "select target, category, why from out_progress where category in ('behind', 'far behind')"
TARGET = "starmind-1-gw-per-year-by-2027"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoReport:
    """What the demo leaves behind."""

    editions: tuple[date, ...]
    editions_done_before: int
    claims_read: int
    digest: Path
    page: Path
    home: Path

    def summary(self, *, program: str = "waymark") -> str:
        """Say what was made and what to do with it; ``program`` is how the command line was called."""
        again = f" ({self.editions_done_before} of them in an earlier run)" if self.editions_done_before else ""
        home = "" if self.home == Path("var") else f" --home {self.home}"
        return "\n".join(
            [
                f"The sample world's {len(self.editions)} weekly editions{again} are read, scored and written up.",
                "",
                f"Read the newest digest:   {self.digest}",
                f"or as a page:             {self.page}",
                "Ask which targets are behind, and why:",
                f'    {program}{home} sql "{QUERY}"',
                "See one of them in full, with everything that was said of it:",
                f"    {program}{home} target {TARGET}",
            ]
        )


def run(
    *, home: Path, watchlist: Path, editions: int | None = None, sample: Path = SAMPLE, progress: Progress | None = None
) -> DemoReport:
    """Run the river over the first ``editions`` editions of the sample world, all by default, leaving out what is done."""
    world = SampleWorld(sample)
    if editions is not None and not 1 <= editions <= len(world.editions):
        raise UsageError(f"there are editions 1 to {len(world.editions)}", identity="--editions")
    shown = world.editions[:editions]
    finished = _finished(Settings(home=home))
    progress = progress or NoProgress()
    claims_read = 0
    entries = watchlist_file.load(watchlist, sources=sample / "sources.toml")
    with SampleServer(world) as server:
        for number, edition in enumerate(shown, start=1):
            if run_id(edition) in finished:
                continue
            progress.note(f"Edition {number} of {len(shown)}: the week to {edition:%d %B %Y}")
            world.show(edition)
            settings = settings_for(home=home, watchlist=watchlist, edition=edition, server=server)
            context = Context(settings=settings, watchlist=entries)
            report = river.run(context, PlainRunner(progress), label=str(edition), run_id=run_id(edition))
            claims_read += report.read.claims
    markdown, page = digests.paths(Settings(home=home), shown[-1])
    return DemoReport(
        editions=shown,
        editions_done_before=sum(run_id(edition) in finished for edition in shown),
        claims_read=claims_read,
        digest=markdown,
        page=page,
        home=home,
    )


def settings_for(*, home: Path, watchlist: Path, edition: date, server: SampleServer) -> Settings:
    """Return the settings of one edition's run: its hosts live on our own server, its clock stands at its evening."""
    return Settings(
        home=home,
        watchlist=watchlist,
        contact="demo@waymark.example",
        allow_loopback=True,
        only_loopback=True,
        polite=False,
        clock=fixed_clock(datetime.combine(edition, RUN_AT)),
        resolver=resolver_of_sample(server.world.hosts, server.address),
    )


def run_id(edition: date) -> str:
    """Return the id of an edition's run, the same whenever it is run."""
    return f"demo-{edition}"


def _finished(settings: Settings) -> set[str]:
    if not settings.warehouse.exists():
        return set()
    with open_for_writing(settings.warehouse) as con:  # of an earlier version it is brought up to date
        return runs.finished_runs(con)
