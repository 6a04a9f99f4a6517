"""The stages as Prefect flows: retries, history and artifacts around the same functions that the command line calls.

Take the decorators away and everything still runs: ``flows.river`` is the composition, ``PrefectRunner`` only works its batches
off as tasks. Parameters are plain values, so that a schedule can hold them.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from flows import river
from flows.context import Context

Batch = TypeVar("Batch")
Result = TypeVar("Result")

RETRIES = 2
RETRY_DELAY_S = 20
WORKERS = 8


class PrefectRunner:
    """Works a stage's batches off as Prefect tasks: one task for each source or batch of documents, never for a document."""

    def __init__(self, *, retries: int = RETRIES, retry_delay_s: float = RETRY_DELAY_S) -> None:
        self._retries = retries
        self._retry_delay_s = retry_delay_s

    def each(
        self, title: str, work: Callable[[Batch], Result], batches: Sequence[Batch], *, workers: int = 1
    ) -> list[Result]:
        """Submit a task for each batch and wait for all; ``workers`` = 1 keeps them one after the other."""

        # Results stay in memory: a cached result would hide that the world has changed, a stored one is pickle on disk.
        @task(
            name=title,
            task_run_name="{name}",
            retries=self._retries,
            retry_delay_seconds=self._retry_delay_s,
            cache_policy=NO_CACHE,
            persist_result=False,
        )
        def work_off(index: int, name: str) -> Result:  # noqa: ARG001 - Prefect shows the name
            # The batch itself is no parameter: Prefect would search it for futures, record by record.
            return work(batches[index])

        names = [f"{title}: {_name(batch)}" for batch in batches]
        if workers == 1:
            return [work_off(index, name) for index, name in enumerate(names)]
        futures: list[PrefectFuture[Result]] = [work_off.submit(index, name) for index, name in enumerate(names)]
        return [future.result() for future in futures]


def _name(batch: object) -> str:
    """Say what a batch is in a few words, for the list of task runs."""
    if isinstance(batch, str):
        return batch
    return f"{len(batch)} items" if isinstance(batch, Sequence) else type(batch).__name__


_RUNNER: Any = ThreadPoolTaskRunner(max_workers=WORKERS)


@flow(name="ingest", task_runner=_RUNNER, persist_result=False)
def ingest(
    home: str = "var", watchlist: str | None = None, contact: str | None = None, sources: list[str] | None = None
) -> dict[str, int]:
    """Look at the sources that are due and archive what is new; returns the counts."""
    context = _context(home, watchlist, contact)
    report = river.ingest(context, PrefectRunner(), only=sources)
    create_table_artifact(table=report.rows(), key="sources", description="What was looked at, and what became of it.")
    return report.counts()


@flow(name="read", task_runner=_RUNNER, persist_result=False)
def read(
    home: str = "var", watchlist: str | None = None, contact: str | None = None, model: str | None = None
) -> dict[str, int]:
    """Read what is archived and unread into documents and claims; returns the counts."""
    return river.read(_context(home, watchlist, contact, model), PrefectRunner()).counts()


@flow(name="assess", task_runner=_RUNNER, persist_result=False)
def assess(home: str = "var", watchlist: str | None = None, contact: str | None = None) -> dict[str, int]:
    """Score every target as of today and publish the copy that SQL users read; returns the counts."""
    return river.assess(_context(home, watchlist, contact), PrefectRunner()).counts()


@flow(name="digest", task_runner=_RUNNER, persist_result=False)
def digest(home: str = "var", watchlist: str | None = None, contact: str | None = None) -> str:
    """Write the weekly digest; returns the path of its Markdown page."""
    written = river.digest(_context(home, watchlist, contact))
    create_markdown_artifact(markdown=written.markdown, key="weekly-digest", description=written.headline)
    return str(written.markdown_path)


@flow(name="run", task_runner=_RUNNER, persist_result=False)
def run(home: str = "var", watchlist: str | None = None, contact: str | None = None, model: str | None = None) -> str:
    """Ingest, read, assess, digest, in this order; returns the path of the digest."""
    context = _context(home, watchlist, contact, model)
    written = river.run(context, PrefectRunner()).written
    create_markdown_artifact(markdown=written.markdown, key="weekly-digest", description=written.headline)
    return str(written.markdown_path)


@flow(name="ingest-and-read", task_runner=_RUNNER, persist_result=False)
def ingest_and_read(
    home: str = "var", watchlist: str | None = None, contact: str | None = None, model: str | None = None
) -> dict[str, int]:
    """Look at the sources that are due and read what came; the hourly round. Returns the counts of both."""
    context = _context(home, watchlist, contact, model)
    found = river.ingest(context, PrefectRunner())
    create_table_artifact(table=found.rows(), key="sources", description="What was looked at, and what became of it.")
    return {**found.counts(), **river.read(context, PrefectRunner()).counts()}


def _context(home: str, watchlist: str | None, contact: str | None, model: str | None = None) -> Context:
    lists = Path(watchlist) if watchlist else None
    return river.context_for(home=Path(home), watchlist=lists, contact=contact, model=model)
