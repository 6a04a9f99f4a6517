"""On what condition something is said.

``condition(conditions, line, start) -> str | None``   the words of the condition that a value or a happening hangs on
``joined(conditions, line) -> list[(start, end)]``     conditions, those as one that a mere "and" joins
"""

import re
from collections.abc import Sequence

from extractors.lines.passages import Line

_CONDITIONAL_TAIL = re.compile(r"(?:[ ,.;:!?)*”\"]|\s\[\d{1,3}\])+$")
_AND = re.compile(r",?\s?and\s")


def condition(conditions: Sequence[tuple[int, int]], line: Line, start: int) -> str | None:
    """Return the words of the condition that the value hangs on; "if X, and if Y" is one condition.

    A value that stands in the condition itself has it only where nothing outside hangs on it: "pays only if launch falls to $500".
    """
    own = joined([span for span in conditions if line.start <= span[0] < line.end], line)
    inside = next((span for span in own if span[0] <= start < span[1]), None)
    if inside is not None:
        hanging = any(not any(left <= value.start < right for left, right in own) for value in line.quantities)
        return None if hanging else _trimmed(line.text[slice(*inside)])
    return _trimmed(line.text[slice(*own[0])]) if own else None


def joined(spans: Sequence[tuple[int, int]], line: Line) -> list[tuple[int, int]]:
    """Return conditions, those as one that a mere "and" joins: "if it lifts a million tonnes, and if each carries 100 kW"."""
    whole: list[tuple[int, int]] = []
    for left, right in sorted(spans):
        if whole and _AND.fullmatch(line.words, whole[-1][1], left):
            whole[-1] = (whole[-1][0], right)
        else:
            whole.append((left, right))
    return whole


def _trimmed(words: str) -> str:
    return _CONDITIONAL_TAIL.sub("", words)
