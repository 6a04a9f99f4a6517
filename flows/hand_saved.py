"""Listings that somebody saved by hand, of sites that refuse us: a file in a folder takes the place of the site's answer."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from flows import import_files
from flows.answers import FetchAnswer, record_of
from flows.archive import ArchiveWriter
from flows.context import Context
from flows.import_files import LeftAside
from models.targets import Source
from models.vocabulary import FetchOutcome
from warehouse import imports as imported_files
from warehouse.connection import open_for_reading

_SUFFIXES = frozenset({".htm", ".html", ".json", ".txt"})


def answer(source: Source, *, context: Context, writer: ArchiveWriter) -> FetchAnswer:
    """Return the newest file at a source's path as what its address answered, now, and archive it.

    A file that was read before is "not modified"; none at all is a failure that says where to save one.
    """
    settings = context.settings
    path = settings.home / (source.path or "")
    newest = _newest(path)
    if newest is None:
        return _kept(_failure(source, f"no saved listing lies at {path}", settings.now()), writer)
    saved = import_files.read_listing(newest, source=source, most_bytes=settings.limits.body_bytes, now=settings.now())
    if isinstance(saved, LeftAside):
        return _kept(_failure(source, f"{saved.where}: {saved.reason}", settings.now()), writer)
    with open_for_reading(settings.warehouse) as con:
        held = imported_files.held_bodies(con, source.key, [source.url])
    if (source.url, saved.fetch.body_digest) in held:
        known = record_of(source, "GET", source.url, None, settings.now(), FetchOutcome.UNCHANGED, None)
        return _kept(FetchAnswer(fetch=known, status_line="304 Not Modified"), writer)
    return _kept(saved, writer)


def _failure(source: Source, reason: str, now: datetime) -> FetchAnswer:
    return FetchAnswer(
        fetch=record_of(source, "GET", source.url, None, now, FetchOutcome.FAILED, reason), problem="gone"
    )


def _newest(path: Path) -> Path | None:
    """Return the file at a path, or the one of a folder that was saved last."""
    if path.is_file():
        return path
    if not path.is_dir():
        return None
    files = [
        each
        for each in path.iterdir()
        if each.suffix.lower() in _SUFFIXES
        and not each.name.startswith(".")
        and each.is_file()
        and not each.is_symlink()
    ]
    return max(files, key=lambda each: (each.stat().st_mtime, each.name), default=None)


def _kept(given: FetchAnswer, writer: ArchiveWriter) -> FetchAnswer:
    file, offset = writer.append(given)
    return replace(given, fetch=replace(given.fetch, archive_file=file, archive_offset=offset))
