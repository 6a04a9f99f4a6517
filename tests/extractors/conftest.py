"""What tests of reading and of listings share."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.reader import Reader
from models.targets import Source
from models.vocabulary import SourceKind, Standing
from models.watchlist_file import load

MakeSource = Callable[..., Source]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader by the lists of this checkout; it is read-only, and takes a second to make."""
    return Reader.of(load(Path(__file__).resolve().parents[2] / "watchlist"))


@pytest.fixture
def make_source() -> MakeSource:
    """Make a source of a kind; what is not said is as harmless as can be."""

    def make(kind: SourceKind, url: str = "https://site.test/list", **changes: Any) -> Source:
        given: dict[str, Any] = {"key": "seen", "name": "Seen", "standing": Standing.PRESS, "every_hours": 6.0}
        return Source(kind=kind, url=url, **(given | changes))

    return make


@pytest.fixture
def as_json() -> Callable[[object], bytes]:
    """Write something as JSON."""
    return lambda value: json.dumps(value).encode()
