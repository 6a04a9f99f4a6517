"""The watchlist that ships with the project and the reader by it, each made once in a process: they take seconds, and nothing changes them."""

from functools import cache
from pathlib import Path

from extractors.quantities.unit_table import UnitTable
from extractors.reader import Reader
from extractors.text.wordings import Wordings
from flows import readers
from models import watchlist_file
from models.watchlist import Watchlist

FOLDER = Path(__file__).resolve().parents[1] / "watchlist"


@cache
def watchlist() -> Watchlist:
    """Return the watchlist; loading it holds all its rules."""
    return watchlist_file.load(FOLDER)


@cache
def units() -> UnitTable:
    """Return the table of its units, with the words beside numbers."""
    return UnitTable.of(watchlist().units, Wordings.of(watchlist()))


@cache
def reader() -> Reader:
    """Return the reader by it; runs that a test makes in this process read by the same compiled words."""
    return readers.reader_of(watchlist())
