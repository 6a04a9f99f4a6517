"""Turns between the threads of one process: many read at once, or one writes.

DuckDB would not do that for us: it lets two writers of one process in and fails one of them when it commits, and it refuses
a reader beside a writer outright. Between processes its lock on the file keeps the turns.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import WarehouseBusy


class _Turns:
    """Who has one file open in this process. A writer that waits goes before readers that come later."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = 0
        self._writers_waiting = 0
        self._is_written = False

    def take_to_write(self, deadline: float) -> bool:
        with self._changed:
            self._writers_waiting += 1
            try:
                is_free = self._wait(deadline, lambda: not self._is_written and self._readers == 0)
            finally:
                self._writers_waiting -= 1
                self._changed.notify_all()
            self._is_written = self._is_written or is_free
            return is_free

    def take_to_read(self, deadline: float) -> bool:
        with self._changed:
            is_free = self._wait(deadline, lambda: not self._is_written and self._writers_waiting == 0)
            self._readers += is_free
            return is_free

    def give_back(self, *, is_writer: bool) -> None:
        with self._changed:
            if is_writer:
                self._is_written = False
            else:
                self._readers -= 1
            self._changed.notify_all()

    def _wait(self, deadline: float, is_free: Callable[[], bool]) -> bool:
        return self._changed.wait_for(is_free, timeout=max(0.0, deadline - time.monotonic()))


_turns: dict[Path, _Turns] = {}
_guard = threading.Lock()


@contextmanager
def turn(path: Path, *, to_write: bool, deadline: float) -> Iterator[None]:
    """Wait for one's turn at a file until ``deadline`` (of the monotonic clock); raise WarehouseBusy after that."""
    with _guard:
        turns = _turns.setdefault(path.resolve(), _Turns())
    is_ours = turns.take_to_write(deadline) if to_write else turns.take_to_read(deadline)
    if not is_ours:
        raise WarehouseBusy("another thread of this process has it open", identity=str(path))
    try:
        yield
    finally:
        turns.give_back(is_writer=to_write)
