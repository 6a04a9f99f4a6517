"""What tests of reading and of listings share."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from extractors.reader import Reader
from models.targets import Source
from models.vocabulary import Basis, DocumentKind, SourceKind, Standing
from tests.articles import article

MakeSource = Callable[..., Source]
ReadValues = Callable[..., list[tuple[str | None, str, float | None]]]


@pytest.fixture(scope="session")
def values_of(reader_of_all: Reader) -> ReadValues:
    """Read a text of 15 June 2026, and return program, metric and value of its claims that are no events."""

    def values_of(text: str, *, title: str = "", kind: DocumentKind = DocumentKind.ARTICLE) -> list[Any]:
        published = date(2026, 6, 15)
        document = article(text, on=published, title=title, kind=kind)
        claims = (claim for claim in reader_of_all.read(document).claims if claim.basis is not Basis.EVENT)
        return [(claim.program, claim.metric, claim.value) for claim in claims]

    return values_of


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
