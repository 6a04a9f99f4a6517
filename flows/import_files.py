"""Folders and WARC files, file by file, as answers: what lies on the disk is treated like what a stranger sent.

Nothing outside the folder is read, whatever links point there; file names become addresses, never the other way round.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, urljoin

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from flows.answers import FetchAnswer
from flows.client import checked_url
from models.errors import FetchRefused
from models.fetching import Fetch, fetch_id
from models.identity import body_digest
from models.targets import Source
from models.vocabulary import FetchOutcome

PAGES = {
    ".htm": "text/html",
    ".html": "text/html",
    ".txt": "text/plain; charset=utf-8",
    ".xhtml": "application/xhtml+xml",
}
"""Which files of a folder are pages, and of which type."""
WARCS = (".warc", ".warc.gz")
_READABLE = frozenset({"application/xhtml+xml", "text/html", "text/plain"})
_FIRST_WEB_PAGE = datetime(1991, 8, 6, tzinfo=UTC)
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAside:
    """What was not taken over, and why."""

    where: str
    reason: str


def pages_below(folder: Path) -> Iterator[Path]:
    """Yield the pages of a folder, sorted: plain files below it, hidden ones and links left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        linked = any(
            each.is_symlink() for each in (path, *path.parents) if each.is_relative_to(folder) and each != folder
        )
        if path.suffix.lower() in PAGES and not hidden and not linked and path.is_file():
            yield path


def warcs_below(path: Path) -> Iterator[Path]:
    """Yield a WARC file, or those of a folder, sorted."""
    candidates = sorted(path.iterdir()) if path.is_dir() else [path]
    yield from (each for each in candidates if each.name.lower().endswith(WARCS) and each.is_file())


def read_page(path: Path, folder: Path, *, source: Source, most_bytes: int, now: datetime) -> FetchAnswer | LeftAside:
    """Return a file of a folder as an answer of the address that it has below the source's; it was had ``now``."""
    name = written_name(path, folder)
    if path.stat().st_size > most_bytes:
        return LeftAside(where=name, reason=f"larger than {most_bytes:,} bytes")
    url = urljoin(source.url.rstrip("/") + "/", written_name(path, folder))
    content_type = PAGES[path.suffix.lower()]
    return _answer(source, url, path.read_bytes(), content_type=content_type, fetched_at=now)


def read_listing(path: Path, *, source: Source, most_bytes: int, now: datetime) -> FetchAnswer | LeftAside:
    """Return a saved listing as an answer of the source's own address; it was had ``now``."""
    if path.stat().st_size > most_bytes:
        return LeftAside(where=path.name, reason=f"larger than {most_bytes:,} bytes")
    content_type = PAGES.get(path.suffix.lower(), "application/json")
    return _answer(source, source.url, path.read_bytes(), content_type=content_type, fetched_at=now)


def written_name(path: Path, folder: Path) -> str:
    """Return a file's name below a folder as it stands in addresses and tables, whatever bytes it has."""
    return quote(os.fsencode(path.relative_to(folder).as_posix()))


def read_warc(
    stream: BinaryIO, name: str, *, source: Source, most_bytes: int, now: datetime
) -> Iterator[FetchAnswer | LeftAside]:
    """Yield the pages of a WARC file, each as of the date of its record; other records are passed over without a word.

    A file that is cut off or damaged yields what stands before that, and says so.
    """
    records = 0
    try:
        for record in ArchiveIterator(stream):
            records += record.format == "warc"  # plain words pass for a record of the older format
            if record.rec_type == "response" and record.http_headers is not None:
                yield _page(record, name, source=source, most_bytes=most_bytes, now=now)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        yield LeftAside(where=name, reason=f"the file cannot be read to its end: {error}")
    else:
        if not records:
            yield LeftAside(where=name, reason="this is no WARC file")


def _page(
    record: ArcWarcRecord, name: str, *, source: Source, most_bytes: int, now: datetime
) -> FetchAnswer | LeftAside:
    headers = record.rec_headers
    url = (headers.get_header("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    where = f"{name}: {url}"
    status = record.http_headers.get_statuscode()
    content_type = record.http_headers.get_header("Content-Type") or ""
    if not (status.isascii() and status.isdigit() and 200 <= int(status) < 300):
        return LeftAside(where=where, reason="no page, by its status")
    if content_type.partition(";")[0].strip().lower() not in _READABLE:
        return LeftAside(where=where, reason="no page, by its type")
    try:
        checked_url(url)
    except FetchRefused as error:
        return LeftAside(where=where, reason=error.args[0])
    fetched_at = _instant(headers.get_header("WARC-Date") or "", now)
    if fetched_at is None:
        return LeftAside(where=where, reason="its date cannot be")
    if headers.get_header("WARC-Truncated"):
        return LeftAside(where=where, reason="cut short when it was recorded")
    body = _capped(record, most_bytes)
    if body is None:
        return LeftAside(where=where, reason=f"larger than {most_bytes:,} bytes")
    if _is_cut_short(record):
        return LeftAside(where=where, reason="the file ends before the page does")
    return _answer(
        source, url, body, content_type=content_type, fetched_at=fetched_at, status=int(status),
        status_line=record.http_headers.statusline, headers=tuple(record.http_headers.headers),
    )  # fmt: skip


def _capped(record: ArcWarcRecord, most_bytes: int) -> bytes | None:
    """Return a record's body, unpacked piece by piece; None where it goes past the cap."""
    stream = record.content_stream()
    body = bytearray()
    while piece := stream.read(_PIECE):
        body += piece
        if len(body) > most_bytes:
            return None
    return bytes(body)


def _is_cut_short(record: ArcWarcRecord) -> bool:
    """Say whether a record has an end before its own word for its length: half a page would pass for a page."""
    while record.raw_stream.read(_PIECE):
        pass
    return bool(record.raw_stream.limit > 0)


def _instant(text: str, now: datetime) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    instant = instant.astimezone(UTC) if instant.tzinfo else instant.replace(tzinfo=UTC)
    return instant if _FIRST_WEB_PAGE <= instant <= now + timedelta(days=1) else None


def _answer(
    source: Source,
    url: str,
    body: bytes,
    *,
    content_type: str,
    fetched_at: datetime,
    status: int = 200,
    status_line: str = "200 OK",
    headers: tuple[tuple[str, str], ...] | None = None,
) -> FetchAnswer:
    digest = body_digest(body)
    fetch = Fetch(
        id=fetch_id("GET", url, None, digest, fetched_at),
        source=source.key,
        method="GET",
        url=url,
        request_body_digest=None,
        fetched_at=fetched_at,
        outcome=FetchOutcome.OK,
        status=status,
        reason=None,
        final_url=url,
        content_type=" ".join(content_type.split()),
        etag=None,
        last_modified=None,
        body_digest=digest,
        body_bytes=len(body),
        archive_file=None,
        archive_offset=None,
    )
    return FetchAnswer(
        fetch=fetch,
        body=body,
        status_line=" ".join(status_line.split()) or "200 OK",
        response_headers=headers if headers is not None else (("Content-Type", content_type),),
    )
