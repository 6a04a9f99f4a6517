"""What tests of listings share."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from models.targets import Source
from models.vocabulary import SourceKind, Standing

MakeSource = Callable[..., Source]


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
