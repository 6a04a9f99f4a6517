"""Reading the body of an answer: capped on the wire and after decompression, one layer of gzip at most, never cut short.

What a server declares is not believed: four hundred bytes can ask for ten gigabytes.
"""

import zlib
from collections.abc import Iterable

from models import visits
from models.errors import FetchFailed, FetchRefused

_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"
_NOT_ENCODED = frozenset({"", "identity"})
_GZIPPED = frozenset({"gzip", "x-gzip"})


def read(pieces: Iterable[bytes], *, encoding: str, wire_bytes: int, body_bytes: int, cut: bool = False) -> bytes:
    """Return the decoded body. With ``cut`` what is past a cap is left away instead of refused (robots.txt).

    Raises FetchRefused (size, encoding) or FetchFailed (a compressed body that ends too early).
    """
    encoding = encoding.strip().lower()
    if encoding in _NOT_ENCODED:
        return _collect(pieces, min(wire_bytes, body_bytes), cut=cut)
    if encoding not in _GZIPPED:
        raise FetchRefused(f"a body encoded as {encoding!r} is not taken", reason="encoding")
    return _inflate(_capped(pieces, wire_bytes), body_bytes, cut=cut)


def _collect(pieces: Iterable[bytes], cap: int, *, cut: bool) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > cap:
            if cut:
                return bytes(body[:cap])
            raise _too_large(cap)
    return bytes(body)


def _capped(pieces: Iterable[bytes], cap: int) -> Iterable[bytes]:
    taken = 0
    for piece in pieces:
        taken += len(piece)
        if taken > cap:
            raise _too_large(cap)
        yield piece


def _inflate(pieces: Iterable[bytes], cap: int, *, cut: bool) -> bytes:
    body = bytearray()
    inflater = zlib.decompressobj(_GZIP)
    began = False
    for piece in pieces:
        data = piece
        while data:
            if inflater.eof:
                # Several gzip members may follow each other; anything else after the end is padding.
                if not data.startswith(_GZIP_MAGIC):
                    break
                inflater = zlib.decompressobj(_GZIP)
            began = True
            try:
                body += inflater.decompress(data, cap + 1 - len(body))
            except zlib.error as error:
                raise FetchFailed(f"the compressed body cannot be read: {error}") from error
            if len(body) > cap:
                if cut:
                    return bytes(body[:cap])
                raise _too_large(cap)
            data = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if began and not inflater.eof:
        raise FetchFailed("the compressed body was cut short")
    return bytes(body)


def _too_large(cap: int) -> FetchRefused:
    return FetchRefused(visits.too_large(cap), reason="size")
