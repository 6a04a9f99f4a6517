"""Writing to the warehouse from many threads: whoever waits for a commit has it together with all others who wait.

Opening the warehouse takes longer than most of what is written, and only one can write at a time; one by one, forty threads would
spend their time in a queue.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar, cast

import duckdb

from warehouse.connection import open_for_writing

Result = TypeVar("Result")
Work = Callable[[duckdb.DuckDBPyConnection], Any]


class Scribe:
    """Commits what several threads write at once as one transaction."""

    def __init__(self, warehouse: Path) -> None:
        self._warehouse = warehouse
        self._waiting: list[tuple[Work, Future[Any]]] = []
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    def write(self, work: Callable[[duckdb.DuckDBPyConnection], Result]) -> Result:
        """Call ``work`` in a transaction that others may share; returns its result once that is committed.

        Where any work of a transaction fails, all who share it get its error, and nothing of it is kept.
        """
        future: Future[Any] = Future()
        with self._lock:
            self._waiting.append((work, future))
        with self._writing:
            if not future.done():
                self._commit()
        return cast("Result", future.result())

    def _commit(self) -> None:
        with self._lock:
            taken, self._waiting = self._waiting, []
        try:
            with open_for_writing(self._warehouse) as con:
                results = [work(con) for work, _ in taken]
        except BaseException as error:
            for _, future in taken:
                future.set_exception(error)
            raise
        for (_, future), result in zip(taken, results, strict=True):
            future.set_result(result)
