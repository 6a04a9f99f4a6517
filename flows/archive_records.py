"""One answer as WARC records: response (or revisit, or metadata where nobody answered) and the request that led to it.

Bodies are kept as they were read, decompressed; the headers that told of the wire's own packing are kept under another name.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows import archive_notes
from flows.answers import FetchAnswer, Headers
from flows.archive_notes import Note
from models.errors import ArchiveDamaged
from models.fetching import Fetch
from models.identity import body_digest
from models.vocabulary import FetchOutcome

_SOFTWARE = "Waymark"
VERSION = "WARC/1.1"
_UNCHANGED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_ORIGINAL = "X-Archive-Orig-"
_PREFIX = "Waymark-"
_HEAD = 2_000
_DATE = re.compile(rb"^WARC-Date: ([0-9TZ:.-]{10,40})\r$", re.MULTILINE)
_HEADERS = {
    "Waymark-Fetch-Id": "id",
    "Waymark-Source": "source",
    "Waymark-Method": "method",
    "Waymark-Url": "url",
    "Waymark-Request-Body-Digest": "request_body_digest",
    "Waymark-Fetched-At": "fetched_at",
    "Waymark-Outcome": "outcome",
    "Waymark-Status": "status",
    "Waymark-Reason": "reason",
    "Waymark-Final-Url": "final_url",
    "Waymark-Content-Type": "content_type",
    "Waymark-Etag": "etag",
    "Waymark-Last-Modified": "last_modified",
    "Waymark-Body-Digest": "body_digest",
    "Waymark-Body-Bytes": "body_bytes",
}
"""Which header of a record holds which field of the fetch; what is None has no header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedAnswer:
    """An answer as it was kept. ``fetch`` is complete, place in the archive included."""

    fetch: Fetch
    body: bytes
    status_line: str
    headers: Headers

    @property
    def status(self) -> int | None:
        """The status code, None where nobody answered."""
        return self.fetch.status


def information(name: str) -> bytes:
    """Return the record that begins a file and says who wrote it."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True, warc_version=VERSION)
    writer.write_record(writer.create_warcinfo_record(name, {"software": _SOFTWARE, "format": "WARC File Format 1.1"}))
    return stream.getvalue()


def written(answer: FetchAnswer) -> bytes:
    """Return the records of an answer, each a gzip member; the first is the one that ``read`` understands by itself."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True, warc_version=VERSION)
    fetch = answer.fetch
    headers = {"WARC-Date": _instant(fetch.fetched_at), **_fetch_headers(fetch)}
    if not answer.status_line:
        record = _record(writer, fetch, "metadata", headers, b"")
    elif fetch.outcome is FetchOutcome.UNCHANGED:
        headers["WARC-Profile"] = _UNCHANGED_PROFILE
        record = _record(writer, fetch, "revisit", headers, b"", _response_headers(answer))
    else:
        record = _record(writer, fetch, "response", headers, answer.body, _response_headers(answer))
    writer.write_record(record)
    if answer.request_headers:
        headers = {"WARC-Date": headers["WARC-Date"], "WARC-Concurrent-To": record.rec_headers["WARC-Record-ID"]}
        writer.write_record(
            _record(writer, fetch, "request", headers, answer.request_body or b"", _request_headers(answer))
        )
    return stream.getvalue()


def read(data: bytes, *, file: str, offset: int) -> ArchivedAnswer | Note | None:
    """Return the answer or the note in a record, None where the record is of another kind (a request, the file's own).

    Raises ArchiveDamaged where the record is not what was written: each digest that it carries is held against its bytes.
    """
    where = f"{file} at {offset}"
    try:
        record = next(iter(ArchiveIterator(BytesIO(data), check_digests=True)))
        note = archive_notes.read(record, where=where)
        headers = {name: value for name, value in record.rec_headers.headers if name.startswith(_PREFIX)}
        is_answer = "Waymark-Fetch-Id" in headers
        body = record.raw_stream.read() if note is None else b""
        fetch = _fetch(headers, file=file, offset=offset) if is_answer else None
    except (ArchiveLoadFailed, StopIteration, KeyError, ValueError) as error:
        raise ArchiveDamaged(f"no record can be read: {error!r}", identity=where) from error
    if record.digest_checker.passed is False:
        raise ArchiveDamaged(
            f"the record is not the one that was written: {record.digest_checker.problems[0]}", identity=where
        )
    if fetch is None:
        return note
    body = body if record.rec_type == "response" else b""
    if len(body) != fetch.body_bytes or (fetch.body_digest is not None and body_digest(body) != fetch.body_digest):
        raise ArchiveDamaged("the body is not the one that was written", identity=where)
    http = record.http_headers
    return ArchivedAnswer(
        fetch=fetch,
        body=body,
        status_line=http.statusline if http else "",
        headers=tuple((name, value) for name, value in http.headers) if http else (),
    )


def begun_at(data: bytes) -> str:
    """Return the date of a record as it stands there; an empty text where it has none."""
    found = _DATE.search(data, 0, _HEAD)
    return found.group(1).decode("ascii") if found else ""


def _record(
    writer: WARCWriter,
    fetch: Fetch,
    kind: str,
    headers: dict[str, str],
    payload: bytes,
    http_headers: StatusAndHeaders | None = None,
) -> ArcWarcRecord:
    return writer.create_warc_record(
        fetch.final_url,
        kind,
        payload=BytesIO(payload),
        length=len(payload),
        warc_headers_dict=headers,
        http_headers=http_headers,
    )


def _response_headers(answer: FetchAnswer) -> StatusAndHeaders:
    headers = [
        (_ORIGINAL + name if name.lower() in _OF_THE_WIRE else name, value) for name, value in answer.response_headers
    ]
    if answer.fetch.outcome is not FetchOutcome.UNCHANGED:
        headers.append(("Content-Length", str(len(answer.body))))
    return StatusAndHeaders(answer.status_line, headers, protocol="HTTP/1.1")


def _request_headers(answer: FetchAnswer) -> StatusAndHeaders:
    target = answer.fetch.final_url.partition("://")[2]
    path = "/" + target.partition("/")[2]
    return StatusAndHeaders(
        f"{answer.fetch.method} {path} HTTP/1.1", list(answer.request_headers), is_http_request=True
    )


def _fetch_headers(fetch: Fetch) -> dict[str, str]:
    values = {header: getattr(fetch, field) for header, field in _HEADERS.items()}
    values["Waymark-Fetched-At"] = fetch.fetched_at.astimezone(UTC).isoformat()
    return {header: str(value) for header, value in values.items() if value is not None}


def _fetch(headers: dict[str, str], *, file: str, offset: int) -> Fetch:
    return Fetch(
        id=headers["Waymark-Fetch-Id"],
        source=headers["Waymark-Source"],
        method=headers["Waymark-Method"],
        url=headers["Waymark-Url"],
        request_body_digest=headers.get("Waymark-Request-Body-Digest"),
        fetched_at=datetime.fromisoformat(headers["Waymark-Fetched-At"]),
        outcome=FetchOutcome(headers["Waymark-Outcome"]),
        status=int(headers["Waymark-Status"]) if "Waymark-Status" in headers else None,
        reason=headers.get("Waymark-Reason"),
        final_url=headers["Waymark-Final-Url"],
        content_type=headers.get("Waymark-Content-Type"),
        etag=headers.get("Waymark-Etag"),
        last_modified=headers.get("Waymark-Last-Modified"),
        body_digest=headers.get("Waymark-Body-Digest"),
        body_bytes=int(headers["Waymark-Body-Bytes"]),
        archive_file=file,
        archive_offset=offset,
    )


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
