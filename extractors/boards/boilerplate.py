"""What a company repeats over its whole job board: set aside before anything is read, for it says nothing about the posting.

It is told by shingles, runs of six words, and not by lines: companies put a sentence of their own before it, or exchange a figure in it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from models.documents import Document, document_id
from models.posting_wordings import folded, sentences

MIN_POSTINGS = 10
"""Below this a board is too small for repetition to mean anything."""
MAX_SHARE = 0.3
SHINGLE = 6
"""Words. A line that is shorter counts as a whole."""
COVERED = 0.8
"""A sentence is set aside if at least this share of its words stands in repeated shingles."""

Shingle = tuple[str, ...]


def set_aside_boilerplate(documents: Sequence[Document]) -> list[Document]:
    """Return one board's documents without the sentences that are repeated in more than 30 % of them, in the same order.

    They are compared without case and punctuation. A changed document has the id of its new text; one that would have no text left
    stays as it was.
    """
    repeated = repeated_shingles([document.text for document in documents])
    return [set_aside(document, repeated) for document in documents] if repeated else list(documents)


def repeated_shingles(texts: Sequence[str]) -> frozenset[Shingle]:
    """Return the shingles that stand in more than 30 % of a board's texts; none where the board has fewer than ten."""
    if len(texts) < MIN_POSTINGS:
        return frozenset()
    counts = Counter(shingle for text in texts for shingle in _shingles(text))
    return frozenset(shingle for shingle, count in counts.items() if count > MAX_SHARE * len(texts))


def without(text: str, repeated: frozenset[Shingle]) -> str:
    """Return a text without the sentences that ``repeated`` covers; paragraphs stay apart."""
    kept: list[str] = []
    for line in text.split("\n"):
        left = _left_of(line, repeated)
        if left or (not line.strip() and kept and kept[-1]):
            kept.append(left)
    return "\n".join(kept).strip("\n")


def set_aside(document: Document, repeated: frozenset[Shingle]) -> Document:
    """Return a document without what ``repeated`` covers; it stays as it is where nothing would be left."""
    text = without(document.text, repeated)
    if not text or text == document.text:
        return document
    return replace(document, id=document_id(document.kind, document.url, document.title, text), text=text)


def _shingles(text: str) -> set[Shingle]:
    return {shingle for line in text.split("\n") for shingle in _of_line(folded(line).split())}


def _of_line(words: list[str]) -> list[Shingle]:
    if not words:
        return []
    return [tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))]


def _left_of(line: str, repeated: frozenset[Shingle]) -> str:
    """Return what is left of a line."""
    parts = sentences(line)
    words = [folded(part).split() for part in parts]
    flat = [word for several in words for word in several]
    covered = [False] * len(flat)
    for at, shingle in enumerate(_of_line(flat)):
        if shingle in repeated:
            covered[at : at + len(shingle)] = [True] * len(shingle)
    if not any(covered):
        return line
    left, at = [], 0
    for part, several in zip(parts, words, strict=True):
        share = sum(covered[at : at + len(several)]) / len(several) if several else 1.0
        at += len(several)
        if share < COVERED:
            left.append(part)
    return " ".join(left)
