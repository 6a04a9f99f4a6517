"""The archive: every answer as it came, in WARC files. The rest of the house can be rebuilt from it.

One file a run, each record a gzip member of its own, so that a place in the file is all that is needed to read one. A record
carries its fetch in ``Waymark-…`` headers: the row of ``raw_fetch`` can be made from it alone. Beside the answers stand notes of
runs and looks (``flows.archive_notes``).
"""

import os
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from flows import archive_members, archive_notes, archive_records
from flows.answers import FetchAnswer
from flows.archive_members import Damage
from flows.archive_notes import Note, RunBegun, RunEnded
from flows.archive_records import ArchivedAnswer
from flows.settings import Clock
from models.errors import ArchiveDamaged, UsageError
from models.fetching import Fetch
from warehouse.runs import Run

__all__ = ["Archive", "ArchiveWriter", "ArchivedAnswer", "Entry"]

Entry = ArchivedAnswer | Note | ArchiveDamaged
"""What a place of the archive holds."""

_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
_SUFFIX = ".warc.gz"


class Archive:
    """The folder of WARC files. Reading needs nothing but the folder; writing goes through ``begin``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, run_id: str) -> "ArchiveWriter":
        """Open a new file for a run. A run that was killed and goes on has another file; none is ever appended to later."""
        if not _RUN_ID.fullmatch(run_id):
            raise UsageError("a run's id becomes a file name: letters, digits, dot, dash", identity=run_id)
        self.folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while True:
            name = run_id + (f"-{number}" if number > 1 else "") + _SUFFIX
            try:
                return ArchiveWriter((self.folder / name).open("xb"), name)
            except FileExistsError:
                number += 1

    @contextmanager
    def noting(self, run: Run, clock: Clock) -> Iterator["ArchiveWriter"]:
        """Open a run's file; note that the run begins and, where the block comes to its end, that it has ended."""
        with self.begin(run.run_id) as writer:
            writer.note(RunBegun(run=run))
            yield writer
            writer.note(RunEnded(run_id=run.run_id, finished_at=clock()))

    def read(self, file: str, offset: int) -> ArchivedAnswer:
        """Return the answer at a place; raises ArchiveDamaged if there is none, or if it is not what was written."""
        where = f"{file} at {offset}"
        path = self.folder / file
        if Path(file).name != file or not path.is_file():
            raise ArchiveDamaged("there is no such file in the archive", identity=where)
        with path.open("rb") as stream:
            data = archive_members.read_at(stream, offset)
        answer = None if data is None else archive_records.read(data, file=file, offset=offset)
        if not isinstance(answer, ArchivedAnswer):
            raise ArchiveDamaged("no answer begins there", identity=where)
        return answer

    def body(self, fetch: Fetch) -> bytes:
        """Return the body of an answer that the warehouse knows: it lay here before the warehouse heard of it."""
        assert fetch.archive_file is not None
        assert fetch.archive_offset is not None
        return self.read(fetch.archive_file, fetch.archive_offset).body

    def records(self) -> Iterator[ArchivedAnswer]:
        """Yield every answer, file by file in the order of their names, as written.

        The unfinished end that a killed run leaves behind is passed over; raises ArchiveDamaged for any other damage.
        """
        for entry in self.survey():
            if isinstance(entry, ArchiveDamaged):
                raise entry
            if isinstance(entry, ArchivedAnswer):
                yield entry

    def survey(self, files: Sequence[Path] | None = None) -> Iterator[Entry]:
        """Yield every answer and note of some files, of all by default, and an error for each place that is damaged.

        Every digest is held against its bytes on the way. What a killed run left unfinished at the end of its file is no damage.
        """
        for path in self.files() if files is None else files:
            with path.open("rb") as stream:
                for member in archive_members.each(stream):
                    where = f"{path.name} at {member.offset}"
                    if isinstance(member, Damage):
                        yield ArchiveDamaged(member.reason, identity=where)
                        continue
                    try:
                        entry = archive_records.read(member.data, file=path.name, offset=member.offset)
                    except ArchiveDamaged as error:
                        yield error
                        continue
                    if entry is not None:
                        yield entry

    def begun_at(self, path: Path) -> str:
        """Return when a file was begun, as it says itself; an empty text where its first record cannot be read."""
        with path.open("rb") as stream:
            data = archive_members.read_at(stream, 0)
        return archive_records.begun_at(data) if data is not None else ""

    def files(self) -> list[Path]:
        """Return the WARC files, sorted by name."""
        return sorted(self.folder.glob(f"*{_SUFFIX}")) if self.folder.is_dir() else []

    def check(self) -> int:
        """Read everything and hold it against its digests; returns how many answers there are, or raises ArchiveDamaged."""
        return sum(1 for _ in self.records())


class ArchiveWriter:
    """Writes the answers of one run; a context manager. Several threads may append at once."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.name = name
        self._stream = stream
        self._lock = threading.Lock()
        self._flushing = threading.Lock()
        self._end = self._end_on_disk = 0
        self._write(archive_records.information(name))

    def __enter__(self) -> "ArchiveWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.close()

    def append(self, answer: FetchAnswer) -> tuple[str, int]:
        """Write an answer and return its place (file, offset); it is on the disk when this returns."""
        return self.name, self._write(archive_records.written(answer))

    def note(self, note: Note) -> None:
        """Write a note; it is on the disk when this returns. Note first, tell the warehouse then."""
        self._write(archive_notes.written(note, warc_version=archive_records.VERSION))

    def _write(self, data: bytes) -> int:
        """Write in one piece: a kill leaves at most one unfinished record, at the end."""
        with self._lock:
            offset = self._stream.tell()
            self._stream.write(data)
            self._stream.flush()
            self._end = end = offset + len(data)
        with self._flushing:
            # Whoever waited here may find that another's flush has taken this record along.
            if self._end_on_disk < end:
                reached = self._end
                os.fsync(self._stream.fileno())
                self._end_on_disk = reached
        return offset
