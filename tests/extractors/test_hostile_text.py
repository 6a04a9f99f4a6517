"""Hostile text: reading takes time that grows with its length and no faster, nothing crashes, offsets stay right."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.reader import Reader
from models.documents import Document
from models.vocabulary import DocumentKind
from models.watchlist_file import load

READER = Reader.of(load(Path(__file__).resolve().parents[2] / "watchlist"))
HEAD = "SpaceX says Starmind "
SHORT, LONG = 10_000, 40_000  # characters
WORST = 3.2
"""Four times the text may take 4 × this long: a rule that looks at every pair of characters takes sixteen times."""

SHAPES: dict[str, Callable[[int], str]] = {
    "digits": lambda n: HEAD + "1" * n,
    "nested quotes": lambda n: HEAD + '“‘"' * (n // 3),
    "and and": lambda n: HEAD + "and " * (n // 4),
    "commas": lambda n: HEAD + "reached 5 GW, " + "," * n,
    "capitals": lambda n: HEAD + "Alpha Beta " * (n // 11),
    "no spaces": lambda n: HEAD + "x" * n,
    "spaces": lambda n: HEAD + " " * n + "100 GW by 2030.",
    "newlines": lambda n: HEAD + "\n" * n + "100 GW by 2030.",
    "number words": lambda n: HEAD + "twenty million " * (n // 15),
    "dates": lambda n: HEAD + "by June 3, 2027 " * (n // 16),
    "brackets": lambda n: HEAD + "(" * n,
    "dots": lambda n: HEAD + "a." * (n // 2),
    "hyphens": lambda n: HEAD + "a-" * (n // 2),
    "addresses": lambda n: HEAD + "http://a.b/" * (n // 11),
    "speakers": lambda n: HEAD + "said Musk, who said " * (n // 20),
    "conditions": lambda n: HEAD + "if it will, " * (n // 12),
    "letters that grow": lambda n: HEAD + "İ" * n + " 100 GW",
}


def article(text: str) -> Document:
    return Document(id="d", kind=DocumentKind.ARTICLE, title="Starmind", text=text)


def seconds(text: str) -> float:
    """Return the processor time of one reading, the least of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        READER.read(article(text))
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_no_faster_than_the_text(shape: str) -> None:
    make = SHAPES[shape]
    floor = 0.01  # what is done in less cannot be told from noise
    short, long = max(floor, seconds(make(SHORT))), max(floor, seconds(make(LONG)))
    assert long <= LONG / SHORT * WORST * short


PIECES = st.one_of(
    st.sampled_from(["SpaceX", "Starmind", "120kW", "100 GW", "a year", "by 2030", "plans", "if", "said Musk", "Starship launched"]),
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2011", "\u2013", "’", "“", "”", "\n", "\n\n", ". ", ", ", "İ", "ß", "e\u0301", "\u200b", "\u202e"]),
    st.text(max_size=6),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=6).map("".join))
def test_any_text_is_read_and_every_offset_is_right(text: str, title: str) -> None:
    document = Document(id="d", kind=DocumentKind.ARTICLE, title=title, text=text)
    whole, gated = READER.read(document, whole=True, why=True), READER.read(document)
    assert gated.claims == whole.claims
    for part in (*whole.mentions, *whole.periods, *whole.cues):
        assert text[part.start : part.end] == part.text
    for quantity in whole.quantities:
        assert text[quantity.start : quantity.end] == quantity.unit_text
    for claim in whole.claims:
        assert (title if claim.headline else text)[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Starmind is to reach 100\u00a0GW by the end of\u202f2030.", "Starmind is to reach 100 GW by the end of 2030."),
        ("Each Starmind satellite will draw 120\u202fkW by mid\u20112028.", "Each Starmind satellite will draw 120 kW by mid-2028."),
    ],
)  # fmt: skip
def test_typography_changes_no_claim_and_no_offset(typed: str, plain: str) -> None:
    one, other = READER.read(article(typed)), READER.read(article(plain))
    assert len(one.claims) == len(other.claims) >= 1
    for claim, same in zip(one.claims, other.claims, strict=True):
        assert (claim.metric, claim.value, claim.start, claim.end) == (same.metric, same.value, same.start, same.end)
        assert claim.quote == typed
        assert claim.period is not None
        assert same.period is not None
        assert claim.period.latest == same.period.latest
