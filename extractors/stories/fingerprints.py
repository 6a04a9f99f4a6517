"""Document ─► Fingerprint: what is compared to find out whether two documents tell the same story."""

from bisect import bisect_right
from collections.abc import Sequence

from extractors.joining.finders import TextFinders
from extractors.speech import outlets
from extractors.stories import marks, shingles
from models.documents import Document
from models.reading import Reading
from models.stories import Fingerprint


def of(document: Document, reading: Reading, finders: TextFinders, *, is_read: bool = True) -> Fingerprint:
    """Return the fingerprint of a document; in a language that is not read, only its words tell."""
    found = shingles.passages(document.text)
    marked = sorted(marks.of(document, reading.mentions, finders).items()) if is_read else []
    return Fingerprint(
        document_id=document.id,
        text_digest=shingles.text_digest(document.text),
        signature=shingles.sign(shingles.of_text(document.text)),
        marks=tuple(mark for mark, _ in marked),
        mark_passages=_passages_of([start for _, start in marked], found, marks.quotations(document.text)),
        passages=tuple(dict.fromkeys(digest for _, digest in found if digest)),
        credits=outlets.credited(document.title, document.text, finders.wordings),
        named=outlets.named(document.text, finders.wordings),
        ground=outlets.ground(document.text, finders.wordings),
    )


def _passages_of(
    starts: Sequence[int], passages: Sequence[tuple[int, int]], quotations: Sequence[tuple[int, int]]
) -> tuple[int, ...]:
    """Return the digest of the paragraph in which each mark stands, negative where somebody is quoted."""
    ends = [end for end, _ in passages]
    opened = [start for start, _ in quotations]
    placed = []
    for start in starts:
        digest = passages[bisect_right(ends, start)][1]
        before = bisect_right(opened, start) - 1
        is_quoted = before >= 0 and start < quotations[before][1]
        placed.append(-digest if is_quoted else digest)
    return tuple(placed)
