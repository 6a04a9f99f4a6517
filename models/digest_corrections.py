"""Corrections as a digest tells them: what a page said, and what it says since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.figures import listed
from models.revisions import Change, Correction

CHANGES_SHOWN = 3
_LONGEST = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """A page whose words changed where it matters: the changes in words, and how many more there are."""

    title: str
    publisher: str
    url: str
    corrected_on: date
    bears_on: str  # "a number and a date"
    changes: tuple[str, ...]
    left_out: int


def correction_lines(corrections: Sequence[Correction]) -> tuple[CorrectionLine, ...]:
    """Return lines by day and title; of each correction the first few of its marked changes."""
    lines = []
    for correction in corrections:
        marked = [change for change in correction.changes if change.marks]
        lines.append(
            CorrectionLine(
                title=correction.title,
                publisher=correction.publisher,
                url=correction.url,
                corrected_on=correction.revised_at.date(),
                bears_on=listed([f"a {mark.in_words}" for mark in correction.marks]),
                changes=tuple(map(in_words, marked[:CHANGES_SHOWN])),
                left_out=max(0, len(marked) - CHANGES_SHOWN),
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.corrected_on, line.title, line.url)))


def in_words(change: Change) -> str:
    """Return a change in words: what was said, what is said now."""
    before, after = _shortened(change.before), _shortened(change.after)
    if not before:
        return f"now also “{after}”"
    return f"no longer “{before}”" if not after else f"“{before}” is now “{after}”"


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
