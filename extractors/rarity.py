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

    def note(self, known: str | int, on: date, story: str) -> None:
        """Note that a mark or a paragraph stands in a story."""
        self._weeks.setdefault(known, {}).setdefault(_week(on), set()).add(story)

    def stories_with(self, known: str | int, on: date, *, but: str = "") -> int:
        """Return how many stories of the weeks around a day have it, leaving one story aside."""
        weeks = self._weeks.get(known)
        if not weeks:
            return 0
        week = _week(on)
        near = [keys for at, keys in weeks.items() if abs(at - week) <= WEEKS]
        return len({self._standing(key) for keys in near for key in keys} - {but})


def _week(day: date) -> int:
    return day.toordinal() // 7
