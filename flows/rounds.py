"""One round: what all looks and all requests for pages of one run share."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue

import duckdb

from flows import agenda
from flows.answers import LEFT_ALONE, FetchAnswer
from flows.archive import ArchiveWriter
from flows.client import Client
from flows.context import Context
from flows.host_memory import HostMemory
from flows.scribe import Scribe
from models.fetching import Fetch, Poll, Request
from models.targets import Source
from warehouse import fetches
from warehouse.visits import Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What the threads of one run share: the client, which keeps the pace, the archive's writer, and the scribe."""

    context: Context
    client: Client
    writer: ArchiveWriter
    scribe: Scribe
    run_id: str
    last_polls: dict[str, Poll]
    first: dict[str, Request]  # what the look at each source begins with
    held: dict[str, Validators]  # what makes that a conditional request
    robots: "SimpleQueue[Fetch]"  # archived and not yet noted in the warehouse
    began: float = field(default_factory=time.monotonic)

    def fetch(self, request: Request, source: Source, *, held: Validators | None = None) -> FetchAnswer:
        """Ask for an address and archive what came of it, before anything else is done with it.

        Where nothing was asked, because the host wants to be left alone, there is nothing to archive.
        """
        answer = self.client.fetch(
            request.url,
            source=source,
            method=request.method,
            body=request.body,
            etag=held.etag if held else None,
            last_modified=held.last_modified if held else None,
            now=self.context.settings.now(),
        )
        if answer.problem == LEFT_ALONE:
            return answer
        return _archived(answer, self.writer)

    def save_robots(self, con: duckdb.DuckDBPyConnection) -> None:
        """Note the robots.txt that were asked for until now; what a kill leaves unnoted stands in the archive."""
        found: list[Fetch] = []
        with suppress(Empty):
            while True:
                found.append(self.robots.get_nowait())
        fetches.save_fetches(con, found)


def _archived(answer: FetchAnswer, writer: ArchiveWriter) -> FetchAnswer:
    file, offset = writer.append(answer)
    return replace(answer, fetch=replace(answer.fetch, archive_file=file, archive_offset=offset))


@contextmanager
def begin(
    context: Context, sources: Sequence[Source], last_polls: dict[str, Poll], *, run_id: str, writer: ArchiveWriter
) -> Iterator[Round]:
    """Open a round of looks at these sources; ``last_polls`` is the last look at each source."""
    settings = context.settings
    first = agenda.first_requests(context, sources)
    robots: SimpleQueue[Fetch] = SimpleQueue()

    def keep(answer: FetchAnswer) -> None:
        robots.put(_archived(answer, writer).fetch)

    with HostMemory(settings.hosts) as memory, Client(settings, memory=memory, keep=keep) as client:
        this_round = Round(
            context=context,
            client=client,
            writer=writer,
            scribe=Scribe(settings.warehouse),
            run_id=run_id,
            last_polls=last_polls,
            first=first,
            held=agenda.held(context, sources, first),
            robots=robots,
        )
        yield this_round
        this_round.scribe.write(this_round.save_robots)
