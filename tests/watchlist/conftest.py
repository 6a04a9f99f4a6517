"""The real watchlist, read once."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def folder() -> Path:
    """The folder that ships with the project."""
    return Path(__file__).parents[2] / "watchlist"
