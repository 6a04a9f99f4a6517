"""Parsers run where they can be killed: a page may hang, crash or bloat a child process, and costs nothing but itself.

A child stays for many pages; it is warm after the first, and a page then costs one message there and one back. Whatever a child
says is unpickled as records of our own and nothing else, since a parser that was broken into would speak through it.
"""

import atexit
import io
import os
import pickle
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from select import select
from typing import Any, TypeVar

from flows.parsing_child import BEGUN, LENGTH, Ending, Job
from models.errors import ParserStopped, Skip, WaymarkError

Result = TypeVar("Result")

WALL_S = 20.0
"""What one page or listing may take. Pages of real sites take a tenth of a second, the longest some seconds."""
MEMORY_BYTES = 1024 * 1024 * 1024
"""How much memory it may take, beyond what the child has."""
START_S = 120.0
"""How long a child may take to start and to import; it is our own code that is waited for here."""
JOBS_PER_CHILD = 2_000
"""After so many a child is replaced, so that what parsers leak does not add up."""
JOBS_WORTH_A_CHILD = 20
"""A second child takes a second to import the parsers: it is worth that only for so many pages."""
LARGEST_ANSWER = 256 * 1024 * 1024
_CHECKOUT = Path(__file__).resolve().parent.parent


def call(
    work: Callable[[], Result],
    *,
    error: type[Skip] = ParserStopped,
    identity: str | None = None,
    seconds: float | None = None,
) -> Result:
    """Do a piece of work in a child process and return its result; several threads may call at once.

    ``work`` is a ``functools.partial`` of a function of a module, its arguments and its result records or plain values. It may
    take ``seconds`` (``WALL_S`` by default) and ``MEMORY_BYTES``. Errors of our own that it raises are raised here; where it is
    stopped, crashes or fails in another way, ``error`` is raised with the reason, for ``identity``.
    """
    return _pool().call(work, error=error, identity=identity, seconds=WALL_S if seconds is None else seconds)


def each(
    works: Sequence[Callable[[], Result]], *, error: type[Skip] = ParserStopped, seconds: float | None = None
) -> list[Result | Skip]:
    """Do pieces of work, several at once where there are many, and return for each its result or why there is none.

    Errors that are no ``Skip`` are raised.
    """

    def one(work: Callable[[], Result]) -> Result | Skip:
        try:
            return call(work, error=error, seconds=seconds)
        except Skip as reason:
            return reason

    workers = min(os.cpu_count() or 1, 1 + len(works) // JOBS_WORTH_A_CHILD)
    if workers == 1:
        return [one(work) for work in works]
    with ThreadPoolExecutor(max_workers=workers) as threads:
        return list(threads.map(one, works))


class ParserPool:
    """Some children, each started when it is first needed."""

    def __init__(self, size: int) -> None:
        self.process_id = os.getpid()
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)

    def call(self, work: Callable[[], Result], *, error: type[Skip], identity: str | None, seconds: float) -> Result:
        """See the function of that name."""
        child = self._idle.get() or _Child()
        try:
            return child.call(work, error=error, identity=identity, seconds=seconds)
        finally:
            self._idle.put(child if child.is_usable else None)

    def close(self) -> None:
        """End the children that are idle; what is being worked on ends by its own limits."""
        while True:
            try:
                child = self._idle.get_nowait()
            except queue.Empty:
                return
            if child is not None:
                child.close()


class _Child:
    """One child process. After anything but an answer it is over."""

    def __init__(self) -> None:
        paths = [str(_CHECKOUT), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "flows.parsing_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            # One thread each: the arithmetic libraries would start one for every core and reserve memory for it.
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "OPENBLAS_NUM_THREADS": "1"},
        )
        self._jobs = 0
        self.is_usable = True

    def call(self, work: Callable[[], Result], *, error: type[Skip], identity: str | None, seconds: float) -> Result:
        """See the function of that name."""
        self._jobs += 1
        try:
            ending, value = self._answer(Job(work=work, seconds=seconds, memory_bytes=MEMORY_BYTES))
        except _Over as over:
            reason = str(over) or self._death()
            self.close()
            raise error(reason, identity=identity) from over
        if ending is Ending.OUT_OF_MEMORY or self._jobs >= JOBS_PER_CHILD:
            self.close()
        match ending:
            case Ending.RETURNED:
                result: Result = value
                return result
            case Ending.RAISED if isinstance(value, WaymarkError):
                raise value
            case Ending.OUT_OF_MEMORY:
                raise error(f"the parser wanted more than {MEMORY_BYTES >> 20:,} MB", identity=identity)
            case _:
                raise error(f"the parser failed: {value}", identity=identity)

    def close(self) -> None:
        """Kill the process, whatever it does, and wait until it is gone."""
        self.is_usable = False
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()

    def _answer(self, job: Job) -> tuple[Ending, Any]:
        data = pickle.dumps(job)
        assert self._process.stdin is not None
        try:
            _write(self._process.stdin.fileno(), LENGTH.pack(len(data)))
            _write(self._process.stdin.fileno(), data)
        except OSError as error:
            raise _Over from error
        if self._read(1, time.monotonic() + START_S, "the parser did not start") != BEGUN:
            raise _Over("the parser spoke out of turn")
        until, too_long = time.monotonic() + job.seconds, f"the parser took longer than {job.seconds:g} s"
        length = LENGTH.unpack(self._read(LENGTH.size, until, too_long))[0]
        if length > LARGEST_ANSWER:
            raise _Over("the parser gave too much")
        # The answer is there; a busy machine may take its time to hand it over.
        return _understood(self._read(length, until + START_S, too_long))

    def _read(self, length: int, until: float, too_late: str) -> bytes:
        assert self._process.stdout is not None
        handle = self._process.stdout.fileno()
        data = bytearray()
        while len(data) < length:
            ready, _, _ = select([handle], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise _Over(too_late)
            piece = os.read(handle, min(length - len(data), 1 << 20))
            if not piece:
                raise _Over
            data += piece
        return bytes(data)

    def _death(self) -> str:
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "the parser fell silent"
        return f"the parser crashed (signal {-code})" if code < 0 else f"the parser ended by itself (code {code})"


class _Over(Exception):
    """There will be no answer; the message says why, where it is known."""


class _Unpickler(pickle.Unpickler):
    """Understands plain values and records of our own, by their classes' own names."""

    _PLAIN = frozenset(
        {("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone")}
    )

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in self._PLAIN:
            return super().find_class(module, name)
        found = super().find_class(module, name) if self._may_be_ours(module, name) else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"an answer holds no {module}.{name}")
        return found

    @staticmethod
    def _may_be_ours(module: str, name: str) -> bool:
        # Only what is imported already: importing runs code.
        return module.startswith(("models.", "extractors.")) and "." not in name and module in sys.modules


def _understood(data: bytes) -> tuple[Ending, Any]:
    try:
        ending, value = _Unpickler(io.BytesIO(data)).load()
        return Ending(ending), value
    except (pickle.UnpicklingError, AttributeError, ValueError, TypeError, EOFError, LookupError) as error:
        raise _Over(f"the parser's answer cannot be understood: {error}") from error


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


_lock = threading.Lock()
_pools: list[ParserPool] = []


def _pool() -> ParserPool:
    """Return the pool of this process; a process that was forked off has one of its own."""
    with _lock:
        if not _pools or _pools[-1].process_id != os.getpid():
            _pools[:] = [ParserPool(os.cpu_count() or 1)]
            atexit.register(_pools[-1].close)
        return _pools[-1]
