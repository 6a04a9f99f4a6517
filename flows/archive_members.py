"""The gzip members that a WARC file is made of, each one record. Reads them one by one, so that a cut-off end is told from damage."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 16 * 1024
_STRIDE = 1024 * 1024
_MAGIC = b"\x1f\x8b\x08"
_RECORD = b"WARC/"
MAX_BYTES = 96 * 1024 * 1024
"""No record of ours comes near this; what inflates beyond it was not written by us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A whole member at its place, decompressed."""

    offset: int
    length: int  # bytes in the file
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A place where no member can be read, though something stands there."""

    offset: int
    reason: str


class _Unfinished(Exception):
    """The file ends before the member does."""


class _Unreadable(Exception):
    """What stands there is no member."""


def read_at(stream: BinaryIO, offset: int) -> bytes | None:
    """Return the member that begins at an offset, decompressed; None where none begins or it has no end."""
    try:
        return _member(stream, offset).data
    except (_Unfinished, _Unreadable):
        return None


def each(stream: BinaryIO) -> Iterator[Member | Damage]:
    """Yield each whole member of a file, and each place of damage between them, in the order of the file.

    What is left of a member that was being written when its run was killed is passed over: it is the last, and has no end.
    So are zeros at the end, which a disk leaves that lost its power. After damage it goes on with the next member.
    """
    offset = 0
    while True:
        try:
            member = _member(stream, offset)
        except _Unfinished:
            found = _next(stream, offset + 1)
            if found is None:
                return
            yield Damage(offset=offset, reason="a record has no end")
        except _Unreadable as error:
            found = _next(stream, offset + 1)
            if found is None and not _has_more_than_zeros(stream, offset):
                return
            yield Damage(offset=offset, reason=f"a record cannot be decompressed: {error}")
            if found is None:
                return
        else:
            yield member
            found = member.offset + member.length
        offset = found


def _member(stream: BinaryIO, offset: int) -> Member:
    stream.seek(offset)
    inflater = zlib.decompressobj(_GZIP)
    data = bytearray()
    length = 0
    while not inflater.eof:
        piece = stream.read(_PIECE)
        if not piece:
            raise _Unfinished
        length += len(piece)
        try:
            data += inflater.decompress(piece, MAX_BYTES + 1 - len(data))
        except zlib.error as error:
            raise _Unreadable(str(error)) from error
        if len(data) > MAX_BYTES:
            raise _Unreadable(f"it is larger than {MAX_BYTES:,} bytes")
    return Member(offset=offset, length=length - len(inflater.unused_data), data=bytes(data))


def _next(stream: BinaryIO, offset: int) -> int | None:
    """Return where the next record begins at or after an offset, None where there is none."""
    before = b""
    stream.seek(offset)
    while piece := stream.read(_STRIDE):
        window = before + piece
        start = offset - len(before)
        at = window.find(_MAGIC)
        while at >= 0:
            if _begins_a_record(stream, start + at):
                return start + at
            at = window.find(_MAGIC, at + 1)
        offset += len(piece)
        before = window[-(len(_MAGIC) - 1) :]
        stream.seek(offset)
    return None


def _begins_a_record(stream: BinaryIO, offset: int) -> bool:
    stream.seek(offset)
    try:
        return zlib.decompressobj(_GZIP).decompress(stream.read(_PIECE), len(_RECORD)) == _RECORD
    except zlib.error:
        return False


def _has_more_than_zeros(stream: BinaryIO, offset: int) -> bool:
    stream.seek(offset)
    return any(any(piece) for piece in iter(lambda: stream.read(_STRIDE), b""))
