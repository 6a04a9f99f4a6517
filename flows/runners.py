"""How a stage's batches are worked off: plainly in this process, or as Prefect tasks. The stages know only this page.

A batch is the unit that is retried, counted and shown: one source to look at, or some fifty documents to read. It is never
a single document, because a task costs tens of milliseconds where reading a sentence costs microseconds.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

from models.errors import Retry, Skip

Batch = TypeVar("Batch")
Result = TypeVar("Result")


class Progress(Protocol):
    """Where a person sees how far the work has come."""

    def note(self, text: str) -> None:
        """Say something between the stages."""

    def begin(self, title: str, total: int) -> None:
        """A stage starts, of so many batches."""

    def advance(self) -> None:
        """One batch is done."""

    def end(self) -> None:
        """The stage is over."""


class NoProgress:
    """For programs: nothing is shown."""

    def note(self, text: str) -> None:
        """Show nothing."""

    def begin(self, title: str, total: int) -> None:
        """Show nothing."""

    def advance(self) -> None:
        """Show nothing."""

    def end(self) -> None:
        """Show nothing."""


class Runner(Protocol):
    """Works batches off and returns their results in the order of the batches."""

    def each(
        self, title: str, work: Callable[[Batch], Result], batches: Sequence[Batch], *, workers: int = 1
    ) -> list[Result]:
        """Call ``work`` once for each batch, ``workers`` at a time; an error of a batch is raised after the others are done."""


class PlainRunner:
    """Works batches off in this process, in threads where a stage waits for the network."""

    def __init__(self, progress: Progress | None = None) -> None:
        self._progress = progress or NoProgress()

    def each(
        self, title: str, work: Callable[[Batch], Result], batches: Sequence[Batch], *, workers: int = 1
    ) -> list[Result]:
        """Call ``work`` once for each batch; the first error is raised when all batches have had their turn."""
        self._progress.begin(title, len(batches))
        try:
            if workers == 1:
                return [self._one(work, batch) for batch in batches]
            with ThreadPoolExecutor(max_workers=workers) as pool:
                futures = [pool.submit(self._one, work, batch) for batch in batches]
            return [future.result() for future in futures]
        finally:
            self._progress.end()

    def _one(self, work: Callable[[Batch], Result], batch: Batch) -> Result:
        try:
            return _once_more(work, batch)
        finally:
            self._progress.advance()


def _once_more(work: Callable[[Batch], Result], batch: Batch) -> Result:
    """Retry what says of itself that it may succeed later, once: patience beyond that is the schedule's."""
    try:
        return work(batch)
    except Skip:
        raise
    except Retry:
        return work(batch)
