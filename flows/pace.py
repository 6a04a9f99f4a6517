"""How fast a host is asked: one request after the other with a pause between, and not at all while it wants to be left alone."""

import threading
import time
from collections.abc import Callable

from models.errors import FetchFailed

MAX_PAUSE_S = 600.0
"""Nobody waits longer than this: a host that asks for more is left for the next run."""


class Pace:
    """Keeps the pause between requests to a host, across the threads of a run.

    ``monotonic`` and ``sleep`` are given by tests and by the demo, which has no time to be polite to itself.
    """

    def __init__(
        self, *, monotonic: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._free_at: dict[str, float] = {}
        self._shut_until: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str, pause_s: float) -> None:
        """Sleep until it is this request's turn; the next one's turn is ``pause_s`` later.

        Raises FetchFailed where the host has asked to be left alone for longer than anybody should wait.
        """
        with self._lock:
            now = self._monotonic()
            shut_for = self._shut_until.get(host, now) - now
            if shut_for > MAX_PAUSE_S:
                raise FetchFailed("the host has asked to be left alone", identity=host, retry_after_s=shut_for)
            turn = max(now, self._free_at.get(host, now), self._shut_until.get(host, now))
            self._free_at[host] = turn + min(pause_s, MAX_PAUSE_S)
        if turn > now:
            self._sleep(turn - now)

    def leave_alone(self, host: str, seconds: float) -> None:
        """Note that a host has asked not to be asked again for so many seconds."""
        with self._lock:
            self._shut_until[host] = max(self._shut_until.get(host, 0.0), self._monotonic() + seconds)


def no_pause() -> Pace:
    """Return a pace that never sleeps, for servers of our own."""
    return Pace(sleep=lambda _: None)
