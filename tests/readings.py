"""What the reader reads in the documents of the corpus: each is read once in a run of the tests, whichever test and process ask first."""

import os
import pickle
from pathlib import Path

from extractors.reader import Reader
from models.documents import Document
from models.reading import Reading


class Readings:
    """A reader that looks up what was read before; ``folder`` is where the processes of a run leave it for each other.

    For tests of what is read, not of reading: a test that reads in two ways lets the reader itself read in the second.
    """

    def __init__(self, reader: Reader, folder: Path) -> None:
        self.reader = reader
        self._folder = folder

    def read(self, document: Document, *, why: bool = False) -> Reading:
        """As of the reader."""
        kept = self._folder / f"{document.id}{'_why' if why else ''}"
        if kept.exists():
            asked, reading = pickle.loads(kept.read_bytes())
            assert asked == document, f"two documents are called {document.id}"
            assert isinstance(reading, Reading)
            return reading
        reading = self.reader.read(document, why=why)
        written = kept.with_suffix(f".{os.getpid()}")
        written.write_bytes(pickle.dumps((document, reading)))
        written.rename(kept)  # another process finds all of it or nothing
        return reading
