"""How rare a mark or a paragraph is: in how many stories it stands in the weeks around a day.

Stories are counted, not documents: forty copies of a dispatch make its figures no more common. What is counted at a document is what
came before it, so that a later run, or a rebuild, counts the same.
"""

from collections.abc import Callable
from datetime import date

WEEKS = 8
"""Before and after."""


class Rarity:
    """Counts by week. ``standing`` returns the story into which another went."""

    def __init__(self, standing: Callable[[str], str]) -> None:
        self._standing = standing
        self._weeks: dict[str | int, dict[int, set[str]]] = {}
        self._counted: dict[tuple[str | int, int], set[str]] = {}  # until something is noted: one document asks often

    def note(self, known: str | int, on: date, story: str) -> None:
        """Note that a mark or a paragraph stands in a story."""
        self._weeks.setdefault(known, {}).setdefault(_week(on), set()).add(story)
        self._counted.clear()

    def recount(self) -> None:
        """Stories became one: what was counted is no longer true."""
        self._counted.clear()

    def stories_with(self, known: str | int, on: date, *, but: str = "") -> int:
        """Return how many stories of the weeks around a day have it, leaving one story aside."""
        week = _week(on)
        found = self._counted.get((known, week))
        if found is None:
            near = (keys for at, keys in self._weeks.get(known, {}).items() if abs(at - week) <= WEEKS)
            found = self._counted[known, week] = {self._standing(key) for keys in near for key in keys}
        return len(found) - (but in found)


def _week(day: date) -> int:
    return day.toordinal() // 7
