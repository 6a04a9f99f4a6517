"""The real watchlist, read once."""

from pathlib import Path

import pytest

from models import watchlist_file
from models.watchlist import Watchlist


@pytest.fixture(scope="session")
def folder() -> Path:
    """The folder that ships with the project."""
    return Path(__file__).parents[2] / "watchlist"


@pytest.fixture(scope="session")
def watchlist(folder: Path) -> Watchlist:
    """The watchlist that ships with the project: loading it holds all its rules."""
    return watchlist_file.load(folder)
