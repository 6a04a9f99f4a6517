"""Series that belong together in their order: "Starmind and Starcloud plan 1 million and 88,000 satellites, respectively".

``of(line, position, items, values) -> int | None``   which of some names or dates belongs to the value at ``position``
"""

import re
from collections.abc import Sequence

from extractors.lines.passages import Line
from extractors.text.typography import word_set

_WORDS = word_set("respectively order")
_IN_TURN = re.compile(r"\brespectively\b|\bin that order\b")
_FEWEST = 2


def is_told(line: Line) -> bool:
    """Say whether a line says that its series belong together."""
    return not _WORDS.isdisjoint(line.heard) and _IN_TURN.search(line.words, line.start, line.end) is not None


def of(line: Line, position: int, items: Sequence[tuple[int, int]], values: Sequence[tuple[int, int]]) -> int | None:
    """Return the number of the item that belongs to the value at ``position``; None: the line does not tell.

    ``items`` and ``values`` are spans in order, as many of the one as of the other in the part that the word closes.
    """
    if not is_told(line):
        return None
    first, last = _part(line, position)
    inside = [span for span in values if first <= span[0] < last]
    beside = [span for span in items if first <= span[0] < last]
    at = next((number for number, span in enumerate(inside) if span[0] <= position < max(span[1], span[0] + 1)), None)
    return at if at is not None and len(inside) == len(beside) >= _FEWEST else None


def _part(line: Line, position: int) -> tuple[int, int]:
    """Return the stretch of a line, from semicolon to semicolon, in which ``position`` stands."""
    begins = line.words.rfind(";", line.start, position) + 1
    ends = line.words.find(";", position, line.end)
    return max(begins, line.start), line.end if ends < 0 else ends
