"""Whether reading keeps anything of what it has read: the memory of the process after ever more documents.

``growth(reader, watched, documents) -> Iterator[(documents read, megabytes)]``. Every document is a new one.
"""

import gc
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.texts import news
from extractors.reader import Reader
from models.documents import Document

LOOKS = 10
"""How often memory is looked at, in equal steps."""

_SENTENCES = 3000
_STATM = Path("/proc/self/statm")
_MEGABYTE = 1024 * 1024


def growth(reader: Reader, watched: Sequence[Document], documents: int) -> Iterator[tuple[int, float]]:
    """Read so many documents of mixed news; yield how many were read, and the memory that the process then holds, MB."""
    read = seed = 0
    for look in range(1, LOOKS + 1):
        while read < documents * look // LOOKS:
            seed += 1
            for document in news(watched, seed=seed, sentences=_SENTENCES):
                reader.read(document)
                read += 1
        gc.collect()
        yield read, resident_megabytes()


def resident_megabytes() -> float:
    """Return the memory that this process holds now. Raises FileNotFoundError where the system does not tell (only Linux does)."""
    pages = int(_STATM.read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE
