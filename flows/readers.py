"""Readers by the watchlist: each list of words is compiled once in a process, and what it reads has a version."""

from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import extractors
from extractors.reader import Reader
from extractors.stories import fingerprints, shingles
from extractors.text.underlay import Underlay
from models.documents import Document
from models.reading import Reading
from models.stories import Fingerprint
from models.vocabulary import DocumentKind
from models.watchlist import Watchlist

READ_LANGUAGES = {"en", None}
"""Documents in other languages are kept and counted, and not read."""


class DocumentRead(NamedTuple):
    """What was read in a document; a posting has no fingerprint."""

    reading: Reading
    fingerprint: Fingerprint | None


def at_work(watchlist: Watchlist, model: str | None = None) -> Callable[[Document], DocumentRead]:
    """Return what reads a document and takes its fingerprint, for a crew: each of its processes calls this once.

    Raises UsageError where there is no such model.
    """
    return partial(_read, reader_of(watchlist, model))


def _read(reader: Reader, document: Document) -> DocumentRead:
    is_read = document.language in READ_LANGUAGES
    reading = reader.read(document) if is_read else Reading(document_id=document.id)
    if document.kind is not DocumentKind.ARTICLE:
        return DocumentRead(reading, None)
    return DocumentRead(reading, fingerprints.of(document, reading, reader.finders, is_read=is_read))


def reader_of(watchlist: Watchlist, model: str | None = None) -> Reader:
    """Return the reader by a watchlist; ``model`` is the pipeline that goes underneath.

    Raises UsageError where there is no such model.
    """
    return _compiled(watchlist.words, model).of_sources(watchlist.sources)


def reader_version(watchlist: Watchlist, model: str | None = None) -> str:
    """Return what changes when the same document might be read differently: a hash over the reader's code, its lists, the model.

    Raises UsageError where there is no such model.
    """
    return _version(watchlist.words, model)


@cache
def _compiled(words: Watchlist, model: str | None) -> Reader:
    """It costs a second, a document a thousandth of that."""
    return Reader.of(words, _underlay(model))


@cache
def _version(words: Watchlist, model: str | None) -> str:
    digest = sha256()
    underlay = _underlay(model)
    if underlay is not None:
        digest.update(underlay.version.encode())
    for path in sorted(Path(extractors.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    digest.update(shingles.ALGORITHM.encode())
    digest.update(repr(words).encode())
    return digest.hexdigest()[:16]


@cache
def _underlay(model: str | None) -> Underlay | None:
    """Load a user's pipeline once in a process: it may take seconds."""
    return None if model is None else Underlay.load(model)
