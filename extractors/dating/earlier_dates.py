"""Dates that are counted from one told before: "Two weeks later", "that same day", "by then", "a year after that".

``counted_from(lines, line, match) -> (Line, PhraseMatch) | None``   the earlier date with its line; None where the words name their own event
"""

import re
from collections.abc import Iterator, Sequence

from extractors.dating import utterances
from extractors.lines.passages import Line
from extractors.periods.period_parts import Measure
from extractors.periods.periods import PhraseMatch

_LINES_BACK = 2
_COUNTS = frozenset({Measure.AFTER_EVENT, Measure.BEFORE_EVENT})
_OF_HABIT = frozenset({"typically", "usually", "normally", "generally", "often"})
_STILL = frozenset({"still"})  # "Twelve months later it is still up there"
_BARE = re.compile(r"\b(?:later|earlier)$")
_THAT = re.compile(r"\s(?:that|this|which)(?=\s?[,.;:)]|$)")


def counted_from(lines: Sequence[Line], line: Line, match: PhraseMatch) -> tuple[Line, PhraseMatch] | None:
    """Return the date from which ``match`` is counted, the last that was told before it.

    What names its own event ("five months after its manager left") is counted from that, whose day nobody tells.
    """
    if not _OF_HABIT.isdisjoint(line.heard) or not _STILL.isdisjoint(line.heard):
        return None
    if match.measure in _COUNTS and not (
        _BARE.search(match.text.lower()) or _THAT.match(line.words, match.end, line.end)
    ):
        return None
    return next(_told_before(lines, line, match), None)


def _told_before(lines: Sequence[Line], line: Line, match: PhraseMatch) -> Iterator[tuple[Line, PhraseMatch]]:
    """Yield the dates before ``match``, the last first; those that only say when somebody spoke are none."""
    for other in reversed(lines[max(0, line.index - _LINES_BACK) : line.index + 1]):
        if line.paragraph - other.paragraph > 1:
            return
        spoken = utterances.of_line(other)
        for period in reversed(other.periods):
            if period.end <= match.start and not (period.is_vague or period.is_of_event or period in spoken):
                yield other, period
