"""The gzip members that a WARC file is made of, each one record. Reads them one by one, so that a cut-off end is told from damage."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from models.errors import ArchiveDamaged

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 64 * 1024


def read_at(stream: BinaryIO, offset: int) -> bytes | None:
    """Return the member that begins at an offset, decompressed; None where none begins or it has no end."""
    stream.seek(offset)
    inflater = zlib.decompressobj(_GZIP)
    data = bytearray()
    try:
        while not inflater.eof and (piece := stream.read(_PIECE)):
            data += inflater.decompress(piece)
    except zlib.error:
        return None
    return bytes(data) if inflater.eof else None


def each(stream: BinaryIO, *, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield (offset, member) for each whole member of a file.

    What is left of a member that was being written when its run was killed is passed over: it is the last and has no end.
    Raises ArchiveDamaged where something else stands between or after the members.
    """
    offset = 0
    rest = b""
    while True:
        inflater = zlib.decompressobj(_GZIP)
        data = bytearray()
        length = 0
        while not inflater.eof:
            piece = rest or stream.read(_PIECE)
            rest = b""
            if not piece:
                return
            try:
                data += inflater.decompress(piece)
            except zlib.error as error:
                if not any(piece) and not _has_more_than_zeros(stream):
                    return  # a disk that lost its power had made room for a record and not filled it
                raise ArchiveDamaged(
                    f"a record cannot be decompressed: {error}", identity=f"{name} at {offset}"
                ) from error
            length += len(piece)
        rest = inflater.unused_data
        yield offset, bytes(data)
        offset += length - len(rest)


def _has_more_than_zeros(stream: BinaryIO) -> bool:
    return any(any(piece) for piece in iter(lambda: stream.read(_PIECE), b""))
