"""Ids of what is read: content hashes, a version byte first, so that the same input has the same id everywhere."""

import hashlib

ID_VERSION = 1
"""Bumped when what goes into an id changes; ids of different versions never collide."""


def content_id(*parts: str | int | float | None) -> str:
    """Return 34 hex characters: the version byte and the first 16 bytes of SHA-256 over the parts.

    Parts are told apart by their length, so ``("ab", "c")`` and ``("a", "bc")`` differ; ``None`` differs from ``""``.
    """
    digest = hashlib.sha256()
    for part in parts:
        if part is None:
            digest.update(b"-;")
        else:
            data = str(part).encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(data) + data + b";")
    return f"{ID_VERSION:02x}{digest.hexdigest()[:32]}"


def body_digest(body: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hex characters."""
    return hashlib.sha256(body).hexdigest()
