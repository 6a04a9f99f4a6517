"""How much of a text is read for claims: the limit of work that one document may cost.

Reading takes time that grows with the length of a text, and with what stands in it. Nobody writes a hundred thousand
characters of which every word is a figure; whoever sends them must not hold up everything else. Work is counted and never
timed, so that a text is read the same on every machine: what is found adds to it, and where the characters before a
sentence have cost ``MOST_WORK`` it is left unread, and told (``models.reading.UnreadStretch``).
"""

from collections import deque
from collections.abc import Callable, Iterator

from extractors.lines.passages import Line
from models.reading import UnreadStretch

STRETCH = 100_000
"""Characters within which work is counted: what stands further before a sentence counts no more."""

MOST_WORK = 5_700
"""What a stretch may cost: some 400 sentences with a dated claim each, or 380 rows of a table with three figures each."""

# What each adds to the work, about as it takes time: a part is between a tenth and a fifth of a millisecond.
OF_SENTENCE = 3  # that holds a figure or a word of happening
OF_FIGURE = 2
OF_VALUE = 2  # a figure of which it is looked up what it measures, and of which program
OF_CLAIM = 6  # and one more for each date of its sentence, any of which may be its own
OF_HAPPENING = 5


class _Cost:
    """What a sentence has cost, and where it begins."""

    __slots__ = ("start", "work")

    def __init__(self, start: int) -> None:
        self.start = start
        self.work = 0


class Workload:
    """What the sentences of one text have cost, in their order; ``counts`` says which of them count, all where it is None.

    A sentence that can make no claim costs nothing and is never left: with it and without it the same is read.
    """

    __slots__ = ("_costs", "_counts", "_left", "_most", "_now", "_reads_on", "_total")

    def __init__(self, counts: Callable[[Line], bool] | None = None, *, most: int = MOST_WORK) -> None:
        self._counts = counts
        self._most = most
        self._costs: deque[_Cost] = deque()  # of the sentences of the stretch
        self._now: _Cost | None = None  # of the sentence that is being read; None: it does not count
        self._total = 0
        self._left: list[list[Line]] = []  # sentences that were left, one after the other
        self._reads_on = True  # the last sentence that counts was read

    def takes(self, line: Line) -> bool:
        """Say whether a sentence is read, and begin to count it; what is not is told by ``unread``."""
        self._now = None
        if self._counts is not None and not self._counts(line):
            return True
        while self._costs and self._costs[0].start <= line.start - STRETCH:
            self._total -= self._costs.popleft().work
        if self._total >= self._most:
            if self._reads_on:
                self._left.append([])
            self._left[-1].append(line)
            self._reads_on = False
            return False
        self._reads_on = True
        self._now = _Cost(line.start)
        self._costs.append(self._now)
        self.add(OF_SENTENCE)
        return True

    def add(self, work: int) -> None:
        """Count work on the sentence that was taken last."""
        if self._now is not None:
            self._now.work += work
            self._total += work

    def unread(self, *, headline: bool = False) -> Iterator[UnreadStretch]:
        """Yield what was left, in order."""
        for run in self._left:
            yield UnreadStretch(start=run[0].start, end=run[-1].end, sentences=len(run), headline=headline)
