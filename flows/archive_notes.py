"""What the archive notes beside the answers: when a run began and ended, what each look at a source found.

The answers alone do not tell these things, and the warehouse could not be made anew without them. A note is a WARC metadata
record of JSON. It is written before the warehouse hears of it, so that what the warehouse knows always stands in the archive too.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from pydantic import TypeAdapter, ValidationError
from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from models.errors import ArchiveDamaged
from models.fetching import Poll
from warehouse.runs import Run

HEADER = "Waymark-Note"
_JSON = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A look at a source, and the ids of the answers that its listing consists of, in the order in which they were asked for."""

    poll: Poll
    fetch_ids: tuple[str, ...]

    @property
    def noted_at(self) -> datetime:
        """The instant of the look, UTC."""
        return self.poll.polled_at


@dataclass(frozen=True, slots=True, kw_only=True)
class RunBegun:
    """A run began; ``run.finished_at`` is None."""

    run: Run

    @property
    def noted_at(self) -> datetime:
        """When it began, UTC."""
        return self.run.started_at


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnded:
    """A run came to its end."""

    run_id: str
    finished_at: datetime  # UTC

    @property
    def noted_at(self) -> datetime:
        """When it ended, UTC."""
        return self.finished_at


Note = Look | RunBegun | RunEnded
_KINDS: dict[str, TypeAdapter[Any]] = {
    "look": TypeAdapter(Look),
    "run begun": TypeAdapter(RunBegun),
    "run ended": TypeAdapter(RunEnded),
}
_NAMES: dict[type[Any], str] = {Look: "look", RunBegun: "run begun", RunEnded: "run ended"}


def written(note: Note, *, warc_version: str) -> bytes:
    """Return the record of a note, one gzip member."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True, warc_version=warc_version)
    text = json.dumps(asdict(note), default=_plain, ensure_ascii=False, indent=1, sort_keys=True)
    data = text.encode("utf-8", "surrogatepass")
    noted_at = note.noted_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    writer.write_record(
        writer.create_warc_record(
            None,
            "metadata",
            payload=BytesIO(data),
            length=len(data),
            warc_content_type=_JSON,
            warc_headers_dict={"WARC-Date": noted_at, HEADER: _NAMES[type(note)]},
        )
    )
    return stream.getvalue()


def read(record: ArcWarcRecord, *, where: str) -> Note | None:
    """Return the note in a record, None where the record is none; raises ArchiveDamaged for one that cannot be understood."""
    kind = record.rec_headers.get_header(HEADER)
    if kind is None:
        return None
    if kind not in _KINDS:
        raise ArchiveDamaged(f"a note of a kind that this version does not know: {kind!r}", identity=where)
    try:
        values = json.loads(record.raw_stream.read().decode("utf-8", "surrogatepass"))
        note: Note = _KINDS[kind].validate_python(values)
    except (ValueError, ValidationError) as error:
        raise ArchiveDamaged(f"the note cannot be read: {error!r}", identity=where) from error
    return note


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a note holds no {type(value).__name__}")
