"""Work on several cores: this process does some of it, and others beside it that are started afresh do the rest.

Nobody hands work out: whoever is done draws the next ticket, the number of an item, from a pipe that all processes read.
So this process does not stand beside the others as one more, and waits for them at the end only, for an item each. A
pipe is no lock: who dies takes nothing along but the ticket that he has drawn. What he, or who fails at an item, leaves
is done by this process, and what goes wrong with it is raised here.
"""

import gc
import io
import os
import pickle
import signal
import struct
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from operator import attrgetter
from types import NotImplementedType
from typing import Any, Generic, Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_SPAWN = get_context("spawn")  # a forked copy of a process that has threads (DuckDB, Arrow, Prefect) may hang
_TICKET = struct.Struct("=I")
_TICKETS = 8_192
"""So many lie in the pipe at most: half of what a pipe holds."""
_ANSWERS = 8
"""So many results are handed over together."""
_END_S = 5.0


class Crew(Generic[Item, Result]):
    """Some processes that work items off, this one among them; its children end with the ``with`` block.

    ``begin`` makes, once in each process, what works an item off. It is a ``functools.partial`` of a function of a module;
    items and results are plain values or records. Children get ready while work goes on, and take part from the next call on.
    """

    def __init__(self, begin: Callable[[], Callable[[Item], Result]], *, size: int) -> None:
        self._begin = begin
        self._work: Callable[[Item], Result] | None = None
        self._tickets, self._blank = _SPAWN.Pipe(duplex=False)
        os.set_blocking(self._tickets.fileno(), False)
        self._hands = [_Hand(begin, self._tickets) for _ in range(size - 1)]
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for hand in self._hands:
            hand.close()
        self._hands = []
        self._tickets.close()
        self._blank.close()

    def wait(self) -> None:
        """Wait until every process is ready; nobody needs to, but who measures."""
        for hand in self._hands:
            hand.is_ready(wait=True)

    def work_off(self, items: Sequence[Item], *, weight: Callable[[Item], int] | None = None) -> list[Result]:
        """Return the results in the order of the items. The heaviest are begun first, so that none is left to the end."""
        with self._lock:
            if self._work is None:
                self._work = self._begin()
            order = range(len(items)) if weight is None else sorted(range(len(items)), key=lambda i: -weight(items[i]))
            results: list[Any] = [None] * len(items)
            for start in range(0, len(items), _TICKETS):
                some = order[start : start + _TICKETS]
                found = self._found([items[index] for index in some], self._work)
                for place, index in enumerate(some):
                    results[index] = found[place]
        return results

    def _found(self, items: list[Item], work: Callable[[Item], Result]) -> dict[int, Result]:
        found: dict[int, Result] = {}
        os.write(self._blank.fileno(), b"".join(map(_TICKET.pack, range(len(items)))))
        helping = [hand for hand in self._hands if hand.is_ready() and hand.give(items)] if len(items) > 1 else []
        done = 0
        try:
            while (place := _drawn(self._tickets)) is not None:
                found[place] = work(items[place])
                done += 1
                if done % _ANSWERS == 0:
                    for hand in helping:
                        hand.collect(found, wait=False)
        finally:
            while _drawn(self._tickets) is not None:
                pass  # after an error nobody begins another item
            for hand in helping:
                hand.collect(found, wait=True)
        for place in range(len(items)):
            if place not in found:
                found[place] = work(items[place])
        return found


class _Hand:
    """A child process, as its parent knows it. Once it has died it takes part no more."""

    def __init__(self, begin: Callable[[], Callable[[Any], Any]], tickets: Connection) -> None:
        self._connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, begin, tickets), daemon=True)
        self._process.start()
        theirs.close()
        self._is_ready = False
        self._is_over = False  # with the items that it was given, or altogether

    def is_ready(self, *, wait: bool = False) -> bool:
        """Say whether it has begun, and lives."""
        try:
            if not self._is_ready and self._connection.poll(None if wait else 0):
                self._connection.recv()
                self._is_ready = True
        except (EOFError, OSError):
            return False
        return self._is_ready and self._process.is_alive()

    def give(self, items: list[Any]) -> bool:
        """Let it take part in working off ``items``; returns whether it lives."""
        try:
            self._connection.send_bytes(_packed(items))
        except OSError:
            return False
        self._is_over = False
        return True

    def collect(self, found: dict[int, Any], *, wait: bool) -> None:
        """Take in what it has found so far; all that it finds where ``wait`` says so."""
        try:
            while not self._is_over and (wait or self._connection.poll()):
                answers: dict[int, Any] | None = self._connection.recv()
                if answers is None:
                    self._is_over = True
                else:
                    found.update(answers)
        except (EOFError, OSError):
            self._is_over = True

    def close(self) -> None:
        """End it, whatever it does."""
        self._connection.close()
        self._process.join(_END_S if self._is_ready else 0)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _drawn(tickets: Connection) -> int | None:
    """Return the number of the next item; None where all are taken."""
    try:
        return int(_TICKET.unpack(os.read(tickets.fileno(), _TICKET.size))[0])
    except BlockingIOError:
        return None


def _serve(connection: Connection, begin: Callable[[], Callable[[Any], Any]], tickets: Connection) -> None:
    """Work beside the parent until it closes the connection, or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it as well, and ends us in its own way
    with suppress(EOFError, OSError):
        work = begin()
        gc.collect()
        gc.freeze()  # what was made to read with stays: the collector need not look at it again and again
        connection.send(True)
        while True:
            items = connection.recv()
            answers: dict[int, Any] = {}
            while (place := _drawn(tickets)) is not None:
                with suppress(Exception):  # the parent tries it too, and says what is wrong
                    answers[place] = work(items[place])
                if len(answers) == _ANSWERS:
                    connection.send_bytes(_packed(answers))
                    answers = {}
            connection.send_bytes(_packed(answers))
            connection.send_bytes(_packed(None))


class _Packer(pickle.Pickler):
    """Pickles frozen records by their values alone, which takes half as long on either side as what ``dataclasses`` does."""

    def reducer_override(self, value: Any) -> tuple[Any, ...] | NotImplementedType:
        """Return how to make a record again; anything else is left to ``pickle``."""
        kind: Any = type(value)
        values_of = _values_of(kind)
        return NotImplemented if values_of is None else (_unpacked, (kind, values_of(value)))


def _packed(value: object) -> bytes:
    packed = io.BytesIO()
    _Packer(packed, protocol=pickle.HIGHEST_PROTOCOL).dump(value)
    return packed.getvalue()


def _unpacked(kind: Any, values: Sequence[object]) -> object:
    """Return the record of these values, as it was: nothing of it is worked out or checked again."""
    made: object = object.__new__(kind)
    for fill, value in zip(_slots_of(kind), values, strict=True):
        fill(made, value)
    return made


@cache
def _values_of(kind: Any) -> Callable[[object], tuple[object, ...]] | None:
    """Return what gives the values of a frozen record of several fields that are its slots; None for anything else."""
    params = getattr(kind, "__dataclass_params__", None)
    is_record = params is not None and params.frozen
    names = tuple(each.name for each in fields(kind)) if is_record else ()
    return attrgetter(*names) if len(names) > 1 and names == getattr(kind, "__slots__", None) else None


@cache
def _slots_of(kind: Any) -> list[Callable[[object, object], None]]:
    return [getattr(kind, each.name).__set__ for each in fields(kind)]
