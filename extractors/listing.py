"""Listings to links: which kinds of source can be read, and by whom."""

from extractors import feed, greenhouse
from models.errors import ListingUnreadable
from models.fetching import Link
from models.targets import Source
from models.vocabulary import SourceKind

_READERS = {
    SourceKind.RSS: feed.read,
    SourceKind.ATOM: feed.read,
    SourceKind.GREENHOUSE: greenhouse.read,
}
READABLE: frozenset[SourceKind] = frozenset(_READERS)
"""The kinds of source whose listings are read here; catalogues are read by ``extractors.catalogue``."""


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return what a listing points at, in its order; an empty list is an answer.

    Raises ListingUnreadable for what is not the listing that it should be.
    """
    reader = _READERS.get(source.kind)
    if reader is None:
        raise ListingUnreadable(f"nothing reads sources of kind {source.kind} yet", identity=source.key)
    return reader(source, body, base_url=base_url)
