"""robots.txt: read once for each origin and run, honoured always. No such file allows all; one that cannot be had, nothing."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from models.errors import FetchFailed

MAX_BYTES = 512 * 1024
"""What is past this is not read, as the standard allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What robots.txt says of one address; ``pause_s`` is its crawl delay, where it has one."""

    allowed: bool
    pause_s: float | None = None


ReadRobots = Callable[[str], tuple[int, bytes]]
"""Returns status and body of a robots.txt, after redirects; raises FetchFailed or FetchRefused."""


class Robots:
    """The rules of all origins of a run. Several threads may ask at once; each origin is read once."""

    def __init__(self, read: ReadRobots, *, agent: str) -> None:
        self._read = read
        self._agent = agent
        self._rules: dict[str, Protego] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def permission(self, url: str) -> Permission:
        """Return what the origin's robots.txt says of an address.

        Raises FetchFailed where the file could not be had (5xx, no answer): then nothing may be fetched for now.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock_of(origin):
            if origin not in self._rules:
                self._rules[origin] = self._rules_of(origin)
            rules = self._rules[origin]
        delay = rules.crawl_delay(self._agent)
        return Permission(allowed=rules.can_fetch(url, self._agent), pause_s=None if delay is None else float(delay))

    def _lock_of(self, origin: str) -> threading.Lock:
        with self._lock:
            return self._locks.setdefault(origin, threading.Lock())

    def _rules_of(self, origin: str) -> Protego:
        try:
            status, body = self._read(f"{origin}/robots.txt")
        except FetchFailed as error:
            raise FetchFailed(
                f"robots.txt could not be had: {error}", identity=origin, retry_after_s=error.retry_after_s
            ) from error
        if status == 429 or status >= 500:
            raise FetchFailed(f"robots.txt could not be had: status {status}", identity=origin, status=status)
        if status >= 300:
            body = b""
        return Protego.parse(body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
