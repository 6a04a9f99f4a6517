"""How fast a host is asked: one request at a time with a pause after each, and not at all while it wants to be left alone.

A host is a host, whichever source led to it, and whichever run: what counts across runs is kept in ``HostMemory``.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flows.host_memory import HostMemory
from models.errors import FetchFailed

MAX_PAUSE_S = 120.0
"""Nobody waits longer than this for a turn: a host that wants more is left for a later run."""
MAX_SHUT_S = 7 * 86_400.0
"""No host shuts itself off for longer than this at a time: a mistyped Retry-After would lose it for ever."""


class HostShut(FetchFailed):
    """A host is left alone for now: nothing was asked. ``retry_after_s`` says how long that goes on."""


@dataclass(slots=True)
class _Host:
    """One host. Instants are of the monotonic clock."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    ended_at: float | None = None  # of the last request
    pause_s: float = 0.0  # the longest pause that anybody who asks here must keep
    shut_until: float = 0.0


class Pace:
    """Keeps the turns at each host, across the threads of a run and, by way of the memory, from run to run.

    ``monotonic`` and ``sleep`` are given by tests and by the demo, which has no time to be polite to itself.
    """

    def __init__(
        self,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        memory: HostMemory | None = None,
    ) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._now = now
        self._memory = memory or HostMemory()
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, pause_s: float) -> Iterator[None]:
        """Wait for this request's turn, then have the host to oneself inside the block.

        Raises HostShut, having waited for nothing, where the host wants to be left alone for longer than anybody should wait.
        """
        state = self._host(host)
        with state.turn:
            state.pause_s = max(state.pause_s, pause_s)
            wait_s = self._wait_s(state)
            if wait_s > MAX_PAUSE_S:
                is_asked_to = state.shut_until > self._monotonic()
                why = "the host has asked to be left alone" if is_asked_to else "the host's pace leaves no turn before"
                until = self._now() + timedelta(seconds=wait_s)
                raise HostShut(f"{why} until {until:%Y-%m-%d %H:%M} UTC", identity=host, retry_after_s=wait_s)
            if wait_s > 0:
                self._sleep(wait_s)
            try:
                yield
            finally:
                state.ended_at = self._monotonic()
                self._memory.note_asked(host, self._now())

    def leave_alone(self, host: str, seconds: float) -> None:
        """Note that a host has asked not to be asked again for so many seconds."""
        seconds = min(seconds, MAX_SHUT_S)
        state = self._host(host)
        state.shut_until = max(state.shut_until, self._monotonic() + seconds)
        self._memory.note_shut(host, self._now() + timedelta(seconds=seconds))

    def _wait_s(self, state: _Host) -> float:
        now = self._monotonic()
        free_at = now if state.ended_at is None else state.ended_at + state.pause_s
        return max(free_at, state.shut_until) - now

    def _host(self, name: str) -> _Host:
        with self._lock:
            if name not in self._hosts:
                self._hosts[name] = self._remembered(name)
            return self._hosts[name]

    def _remembered(self, name: str) -> _Host:
        """Return a host as an earlier run left it. An instant that is still to come is a clock that was set back: it counts as now."""
        now, here = self._now(), self._monotonic()
        state = _Host()
        if asked_at := self._memory.asked_at(name):
            state.ended_at = here - max(0.0, (now - asked_at).total_seconds())
        if shut_until := self._memory.shut_until(name):
            state.shut_until = here + min((shut_until - now).total_seconds(), MAX_SHUT_S)
        return state


class NoPause(Pace):
    """For servers of our own: one request at a time and no pause; a host that asks to be left alone is left alone all the same."""

    def __init__(
        self, *, now: Callable[[], datetime] = lambda: datetime.now(UTC), memory: HostMemory | None = None
    ) -> None:
        super().__init__(sleep=lambda _: None, now=now, memory=memory)

    @contextmanager
    def turn(self, host: str, pause_s: float) -> Iterator[None]:  # noqa: ARG002 - the pause that is not kept
        """Have the host to oneself at once."""
        with super().turn(host, 0.0):
            yield


def no_pause() -> Pace:
    """Return a pace that never sleeps, for servers of our own."""
    return NoPause()
