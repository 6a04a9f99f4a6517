"""Two sides timed in turns, and the table of how many times as fast one was as the other."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One row of the table. ``prepare(round)`` makes a round's material and returns our work and the peer's.

    ``at_most`` bounds the rounds where material is dear; ``needs`` is the module of a peer that may be missing.
    """

    key: str
    title: str
    prepare: Callable[[int], tuple[Work, Work]]
    clock: Clock = time.process_time
    at_most: int = 1000
    needs: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Seconds of each round, ours and the peer's, side by side."""

    ours: tuple[float, ...]
    peers: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """How many times as fast as the peer we were in each round, the slowest round first."""
        return sorted(peer / own for own, peer in zip(self.ours, self.peers, strict=True))


def measure(contest: Contest, rounds: int) -> Result:
    """Run a contest; who goes first changes from round to round. Round 0 warms both sides up and does not count."""
    ours: list[float] = []
    peers: list[float] = []
    for number in range(min(rounds, contest.at_most) + 1):
        own, peer = contest.prepare(number)
        if number % 2:
            own_s = seconds(own, contest.clock)
            peer_s = seconds(peer, contest.clock)
        else:
            peer_s = seconds(peer, contest.clock)
            own_s = seconds(own, contest.clock)
        if number:
            ours.append(own_s)
            peers.append(peer_s)
    return Result(ours=tuple(ours), peers=tuple(peers))


def seconds(work: Work, clock: Clock) -> float:
    """Return how long ``work`` takes by ``clock``."""
    gc.collect()
    start = clock()
    work()
    return clock() - start


def table_lines(rows: Sequence[tuple[str, Result | str]]) -> Iterator[str]:
    """Yield the table; a row that could not be measured says why."""
    head = "times as fast as the peer"
    width = max(len(head), *(len(title) for title, _ in rows))
    yield f"{head:<{width}}     min  median     max   ours s  peer s"
    for title, result in rows:
        if isinstance(result, str):
            yield f"{title:<{width}}  not measured: {result}"
            continue
        low, middle, high = result.ratios[0], statistics.median(result.ratios), result.ratios[-1]
        own, peer = statistics.median(result.ours), statistics.median(result.peers)
        yield f"{title:<{width}}  {low:6.2f}  {middle:6.2f}  {high:6.2f}  {own:7.3f} {peer:7.3f}"
