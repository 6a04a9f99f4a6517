"""Readers of single sites, for pages that the generic reading gets wrong: selectors as data, with a proof and a day on which they expire."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MOST_DAYS = 366
"""Sites are rebuilt every other year: who declares a reader looks at it again within a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReader:
    """How pages of one host are read. All but ``golden_page`` and ``golden_text`` are CSS selectors or say when it holds.

    The golden page is one of our own making, built as the site builds its pages. The reader is used only where the generic
    reading does not give ``golden_text`` for it, from ``declared_on`` until ``expires_on``, and only where it finds something.
    """

    key: str
    host: str  # without www; other hosts below it count too
    version: int  # raised with every change of the selectors
    declared_on: date
    expires_on: date
    because: str  # what the generic reading gets wrong there
    text: str  # the elements that hold the text, in their order
    without: tuple[str, ...] = ()  # what within them is not the text
    title: str | None = None
    author: str | None = None
    published: str | None = None  # its datetime attribute, else its words
    golden_page: str
    golden_text: str

    def covers(self, host: str, day: date) -> bool:
        """Say whether pages of a host are read by it on a day."""
        is_there = host == self.host or host.endswith(f".{self.host}")
        return is_there and self.declared_on <= day <= self.expires_on


def expired(readers: tuple[SiteReader, ...], day: date) -> tuple[str, ...]:
    """Return a sentence for each reader whose time was over by a day, for people: nothing else tells that it goes unused."""
    return tuple(
        f"The reader of {reader.host} expired on {reader.expires_on}: its pages are read as any other. "
        f"Look at the site again, and at {reader.key} in site_readers.toml."
        for reader in readers
        if reader.expires_on < day
    )


def problems_of(readers: tuple[SiteReader, ...]) -> Iterator[str]:
    """Yield a line for each mistake: file, key, reason."""
    hosts: dict[str, str] = {}
    for reader in readers:
        where = f"site_readers.toml: {reader.key}"
        if reader.version < 1:
            yield f"{where}: version: begins with 1"
        if reader.expires_on <= reader.declared_on:
            yield f"{where}: expires_on: must lie after declared_on"
        if reader.expires_on - reader.declared_on > timedelta(days=MOST_DAYS):
            yield f"{where}: expires_on: at most a year after declared_on; look at the site again then"
        if reader.host != reader.host.lower() or "/" in reader.host or reader.host.startswith("www."):
            yield f"{where}: host: a host like news.example, in small letters, without www and path"
        if (other := hosts.setdefault(reader.host, reader.key)) != reader.key:
            yield f"{where}: host: {other} reads it already"
