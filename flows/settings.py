"""The settings of the edge: where things lie, what is allowed, what time it is. Made once, passed down."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from models.errors import UsageError

MEGABYTE = 1024 * 1024

Clock = Callable[[], datetime]
"""Returns the current instant in UTC."""


Resolver = Callable[[str, int], list[tuple[str, int]]]
"""Returns the addresses and ports of a host and port; raises OSError where there are none."""


def real_clock() -> datetime:
    """Return the current instant."""
    return datetime.now(UTC)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def fixed_clock(instant: datetime) -> Clock:
    """Return a clock that stands at an instant: the demo's editions and the tests."""
    if instant.tzinfo is None:
        raise ValueError("a clock needs an instant with a time zone")
    return lambda: instant


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What a fetch may cost. A body past its cap is refused, a request past its deadline has failed."""

    deadline_s: float = 60.0  # the whole request, redirects and all
    connect_s: float = 10.0
    read_s: float = 20.0  # between two pieces of an answer
    wire_bytes: int = 5 * MEGABYTE  # as sent, compressed or not
    body_bytes: int = 10 * MEGABYTE  # after decompression
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that a run is told from outside. ``home`` holds what is made, ``watchlist`` what is watched."""

    home: Path = Path("var")
    watchlist: Path = Path("watchlist")
    processes: int = field(default_factory=cores)  # that read documents at a time, where there are many
    model: str | None = None  # a spaCy pipeline underneath: the name of its package, or its folder
    contact: str | None = None  # an address or a page, named in the User-Agent
    allow_loopback: bool = False  # the sample world and the tests
    only_loopback: bool = False  # development: every other address is refused
    polite: bool = True  # False: no pause between requests, for servers of our own
    resolver: Resolver | None = None  # None: the operating system's; the sample world has its own
    limits: FetchLimits = FetchLimits()
    clock: Clock = real_clock

    def __post_init__(self) -> None:
        """Refuse a contact that would break out of its header."""
        if self.contact is not None and not (self.contact.isascii() and self.contact.isprintable()):
            raise UsageError("a contact is plain ASCII on one line", identity="contact")

    def now(self) -> datetime:
        """Return the current instant in UTC, as this run's clock has it."""
        return self.clock().astimezone(UTC)

    @property
    def archive(self) -> Path:
        """The folder of WARC files."""
        return self.home / "archive"

    @property
    def warehouse(self) -> Path:
        """The warehouse that runs write to."""
        return self.home / "warehouse.duckdb"

    @property
    def hosts(self) -> Path:
        """What is remembered of hosts from run to run: their pace, their robots.txt."""
        return self.home / "hosts.sqlite"

    @property
    def published(self) -> Path:
        """The copy that SQL users read."""
        return self.home / "published" / "waymark.duckdb"

    @property
    def digests(self) -> Path:
        """The folder of written digests."""
        return self.home / "digests"
