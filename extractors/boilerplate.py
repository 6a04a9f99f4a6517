"""What a company repeats over its whole job board: set aside before claims are read, for it says nothing about the posting."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from models.documents import Document, document_id

MIN_POSTINGS = 10
"""Below this a board is too small for repetition to mean anything."""
MAX_SHARE = 0.3
_NOT_LETTERS = re.compile(r"[\W_]+")


def set_aside_boilerplate(documents: Sequence[Document]) -> list[Document]:
    """Return one board's documents without the lines that stand in more than 30 % of them, in the same order.

    Lines are compared without case, figures' separators and punctuation. A changed document has the id of its new text; one
    that would have no text left stays as it was.
    """
    repeated = repeated_lines([document.text for document in documents])
    return [_without(document, repeated) for document in documents] if repeated else list(documents)


def repeated_lines(texts: Sequence[str]) -> frozenset[str]:
    """Return the folded lines that stand in more than 30 % of a board's texts; none where the board has fewer than ten."""
    if len(texts) < MIN_POSTINGS:
        return frozenset()
    counts = Counter(line for text in texts for line in {folded(line) for line in text.split("\n")} if line)
    return frozenset(line for line, count in counts.items() if count > MAX_SHARE * len(texts))


def folded(line: str) -> str:
    """Return a line as it is compared."""
    return " ".join(_NOT_LETTERS.sub(" ", line).split()).casefold()


def without(text: str, repeated: frozenset[str]) -> str:
    """Return a text without the lines whose folded form is among ``repeated``."""
    kept = (line for line in text.split("\n") if folded(line) not in repeated)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")


def _without(document: Document, repeated: frozenset[str]) -> Document:
    text = without(document.text, repeated)
    if not text or text == document.text:
        return document
    return replace(document, id=document_id(document.kind, document.url, document.title, text), text=text)
