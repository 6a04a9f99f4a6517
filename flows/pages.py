"""Pages are fetched in lanes: each lane has some hosts and goes round them, so that a host's pause costs nobody any time."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import zip_longest
from urllib.parse import urlsplit

from flows.answers import LEFT_ALONE, FetchAnswer
from flows.scribe import Scribe
from models.fetching import Fetch
from models.vocabulary import FetchOutcome
from warehouse import fetches
from warehouse.visits import Page

LANES = 48
"""So many hosts are asked at the same moment; a host stands in one lane only."""
PAGES_PER_COMMIT = 25
"""After so many pages of a lane what was fetched is written down; what a kill leaves unwritten stands in the archive."""
MOST_SECONDS = 20 * 60.0
"""A run asks for no more pages after so long: a slow host's other pages are left for the next run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """A page to be asked for; ``url`` is its address where it is not the one that the listing points at."""

    page: Page
    url: str | None = None

    @property
    def address(self) -> str:
        """What is asked for."""
        return self.url or self.page.link.url

    @property
    def host(self) -> str:
        """The host that is asked first, wherever it may lead."""
        try:
            return urlsplit(self.address).hostname or ""
        except ValueError:
            return ""  # no address at all: the client will say so


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneReport:
    """What became of the pages of a lane. ``left``: not asked for, since their host wants to be left alone or time was up."""

    had: int = 0
    unchanged: int = 0
    not_had: int = 0
    left: int = 0


@dataclass(slots=True, kw_only=True)
class Lane:
    """Errands in the order of their turns. A lane that is tried again, after a failure to write, goes on where it stood."""

    errands: tuple[Errand, ...]
    position: int = 0
    outcomes: list[FetchOutcome] = field(default_factory=list)
    unsaved: list[Fetch] = field(default_factory=list)
    left_alone: set[str] = field(default_factory=set)  # hosts
    left: int = 0


def lanes_of(errands: Sequence[Errand], *, most: int = LANES) -> list[Lane]:
    """Spread errands over lanes, no host over two of them and none with much more to do than another."""
    by_host: dict[str, list[Errand]] = {}
    for errand in errands:
        by_host.setdefault(errand.host, []).append(errand)
    lanes: list[list[list[Errand]]] = [[] for _ in range(min(most, len(by_host)))]
    for host in sorted(by_host, key=lambda name: (-len(by_host[name]), name)):
        # The lane with the fewest hosts: a lane takes as long as its longest host, whatever else it does meanwhile.
        min(lanes, key=len).append(by_host[host])
    return [Lane(errands=tuple(_in_turns(hosts))) for hosts in lanes]


def fetch_lane(lane: Lane, *, ask: Callable[[Errand], FetchAnswer], scribe: Scribe, began: float) -> LaneReport:
    """Ask for the pages of a lane and write down what came; ``began`` is when the run did, of the monotonic clock."""
    while lane.position < len(lane.errands):
        errand = lane.errands[lane.position]
        if errand.host in lane.left_alone or time.monotonic() - began > MOST_SECONDS:
            lane.left += 1
        else:
            answer = ask(errand)
            if answer.problem == LEFT_ALONE:
                lane.left_alone.add(errand.host)
                lane.left += 1
            else:
                lane.outcomes.append(answer.fetch.outcome)
                lane.unsaved.append(answer.fetch)
        lane.position += 1
        if len(lane.unsaved) >= PAGES_PER_COMMIT:
            _write_down(lane, scribe)
    _write_down(lane, scribe)
    had = sum(outcome is FetchOutcome.OK for outcome in lane.outcomes)
    unchanged = sum(outcome is FetchOutcome.UNCHANGED for outcome in lane.outcomes)
    return LaneReport(had=had, unchanged=unchanged, not_had=len(lane.outcomes) - had - unchanged, left=lane.left)


def _write_down(lane: Lane, scribe: Scribe) -> None:
    if lane.unsaved:
        scribe.write(partial(fetches.save_fetches, fetches=tuple(lane.unsaved)))
        lane.unsaved.clear()


def _in_turns(hosts: Sequence[Sequence[Errand]]) -> Iterator[Errand]:
    """Yield one errand of each host, then the next of each."""
    for turn in zip_longest(*hosts):
        yield from (errand for errand in turn if errand is not None)
