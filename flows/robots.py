"""robots.txt as RFC 9309 has it: asked for once a day and origin, honoured always.

No such file (4xx) allows all. One that cannot be had (5xx, 429, nobody answers) allows nothing, until it can be had.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flows.host_memory import HostMemory, KeptRobots
from flows.pace import HostShut
from flows.robots_rules import Rules
from models.errors import FetchFailed
from models.targets import Source

PATH = "/robots.txt"
MAX_BYTES = 500 * 1024
"""What is past this is not read: the standard's own limit."""
GOOD_FOR = timedelta(hours=24)
"""How long an answer is gone by before the file is asked for anew."""
ASK_AGAIN_AFTER = timedelta(minutes=45)
"""How long a file that could not be had is not asked for again: an hourly run asks every time, a run of many pages once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What robots.txt says of one address; ``pause_s`` is its crawl delay, where it has one."""

    allowed: bool
    pause_s: float | None = None


ReadRobots = Callable[[str, Source | None], tuple[int, bytes]]
"""Returns status and body of a robots.txt, after redirects; raises FetchFailed or FetchRefused. The source is who wants to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    kept: KeptRobots
    rules: Rules | None  # None: the file could not be had


class Robots:
    """The rules of all origins. Several threads may ask at once; each origin is read once."""

    def __init__(
        self, read: ReadRobots, *, agent: str, now: Callable[[], datetime], memory: HostMemory | None = None
    ) -> None:
        self._read = read
        self._agent = agent
        self._now = now
        self._memory = memory or HostMemory()
        self._known: dict[str, _Known] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def permission(self, url: str, source: Source | None = None) -> Permission:
        """Return what the origin's robots.txt says of an address that a source wants.

        Raises FetchFailed where the file could not be had: then nothing may be fetched for now.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock_of(origin):
            known = self._current(origin, source)
        if known.rules is None:
            raise FetchFailed(
                f"robots.txt could not be had: {known.kept.reason}", identity=origin, status=known.kept.status
            )
        return Permission(allowed=known.rules.allows(url), pause_s=known.rules.crawl_delay_s)

    def _lock_of(self, origin: str) -> threading.Lock:
        with self._lock:
            return self._locks.setdefault(origin, threading.Lock())

    def _current(self, origin: str, source: Source | None) -> _Known:
        known = self._known.get(origin)
        if known is None and (kept := self._memory.robots(origin)):
            known = _Known(kept=kept, rules=self._rules_of(kept))
        if known is None or not self._is_good(known):
            kept = self._asked(origin, source)
            self._memory.keep_robots(origin, kept)
            known = _Known(kept=kept, rules=self._rules_of(kept))
        self._known[origin] = known
        return known

    def _is_good(self, known: _Known) -> bool:
        age = self._now() - known.kept.asked_at
        return timedelta(0) <= age < (ASK_AGAIN_AFTER if known.rules is None else GOOD_FOR)

    def _asked(self, origin: str, source: Source | None) -> KeptRobots:
        asked_at = self._now()
        try:
            status, body = self._read(f"{origin}{PATH}", source)
        except HostShut:
            raise  # nothing was asked, so nothing is known
        except FetchFailed as error:
            return KeptRobots(asked_at=asked_at, status=error.status, reason=error.args[0])
        if status == 429 or status >= 500:
            return KeptRobots(asked_at=asked_at, status=status, reason=f"status {status}")
        return KeptRobots(asked_at=asked_at, status=status, body=_whole_lines(body) if status < 300 else b"")

    def _rules_of(self, kept: KeptRobots) -> Rules | None:
        return None if kept.reason else Rules.of(kept.body, self._agent)


def is_robots(url: str) -> bool:
    """Say whether an address is that of a site's robots.txt."""
    parts = urlsplit(url)
    return parts.path == PATH and not parts.query


def _whole_lines(body: bytes) -> bytes:
    """Cut a file at the limit, between two lines: half a rule is another rule."""
    if len(body) < MAX_BYTES:
        return body
    cut = body[:MAX_BYTES]
    return cut[: max(cut.rfind(b"\n"), cut.rfind(b"\r")) + 1]
