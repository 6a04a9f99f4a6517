"""Claims on orbital compute in a text that never says of which program: "The satellite will draw 175 kW on average."

``UnnamedFinder.of(watchlist, table, outsiders)``
``finder.may_stand_in(heard) -> bool``                      a text of such words may hold one
``finder.is_told_in(lines) -> bool``                        a text tells of a satellite that computes, or draws like one
``finder.find(scene, line, value) -> (Found, Choice) | None``

Only where the text names no program and nobody else's craft. What is counted, or is said of a whole fleet, must speak of computing in
its own sentence; what one satellite weighs or draws need not, once the text has shown what kind of satellite it is.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from extractors.lines.passages import Line
from extractors.lines.scenes import Found, Scene
from extractors.lines.value_words import Value
from extractors.metrics.metrics import Choice, MetricTable
from extractors.programs.outsiders import OutsiderFinder
from extractors.text.anchors import Anchors
from extractors.text.wordings import Wordings
from models.lexicon import Place, Program
from models.vocabulary import Basis
from models.watchlist import Watchlist

NOBODYS = Program(key="", name="a program that the text never names", place=Place.ORBIT, aliases=())
_COMPUTE, _CRAFT = "unnamed.compute", "unnamed.craft"
_POWERS = ("kw", "kilowatt", "kilowatts")
_CERTAIN = re.compile(r"\b(?:the|its|each|every|their|our|these|those|this|per)\s(?:[\w-]+\s){0,2}$")
_WOULD = frozenset({"would", "could", "might"})
_WORDS_BETWEEN = 40  # characters
_DRAWS_LIKE_COMPUTE_W = 40_000.0
"""The largest satellites that relay or look down have some 25 kW; what draws more is there to compute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnnamedFinder:
    """Finds values of a program without a name; made once from a watchlist."""

    table: MetricTable
    outsiders: OutsiderFinder
    wordings: Wordings
    compute: Anchors
    craft: Anchors

    @classmethod
    def of(cls, watchlist: Watchlist, table: MetricTable, outsiders: OutsiderFinder) -> "UnnamedFinder":
        """Compile the two families of words."""
        phrases = {entry.key: (*entry.phrases, *(f"{each}s" for each in entry.phrases)) for entry in watchlist.wordings}
        return cls(
            table=table,
            outsiders=outsiders,
            wordings=Wordings.of(watchlist),
            compute=Anchors.of([*phrases.get(_COMPUTE, ()), *_POWERS]),
            craft=Anchors.of(phrases.get(_CRAFT, ())),
        )

    def may_stand_in(self, heard: Set[str]) -> bool:
        """Say whether a text of the words ``heard`` may tell of a satellite that computes."""
        return self.craft.may_stand_in(heard) and self.compute.may_stand_in(heard)

    def is_told_in(self, lines: Sequence[Line]) -> bool:
        """Say whether a text tells of a satellite that computes, and of nobody's whom a list knows for another."""
        if not lines or self.outsiders.known.stand_in(lines[0].text):
            return False
        return any(self._computes(line) or self._draws(line) for line in lines)

    def find(self, scene: Scene, line: Line, value: Value) -> tuple[Found, Choice] | None:
        """Return the metric of a value that is said of a program without a name."""
        if scene.named or scene.title_programs or not self._speaks_of_one(line):
            return None
        if not line.whole.once("tells of an unnamed program", lambda: self.is_told_in(scene.lines)):
            return None
        quantity = value.quantity
        if line.conditions and not _WOULD.isdisjoint(line.heard):
            return None  # "if each satellite carried 100 kW, ten would make a megawatt" is anybody's arithmetic
        first = line.whole_clause(line.clause_at(quantity.start)).start
        if self.outsiders.is_subject(line, first, quantity.start, owner=None):
            return None
        choice = self.table.choose(value, Place.ORBIT)
        if choice is None or (choice.metric.basis is not Basis.EACH and not self._has(_COMPUTE, line)):
            return None
        return Found(program=NOBODYS), choice

    def _speaks_of_one(self, line: Line) -> bool:
        """Say whether a sentence speaks of a certain craft: "a good radiator sheds 100 watts" is any radiator."""
        return any(
            _CERTAIN.search(line.words, max(line.start, match.start() - _WORDS_BETWEEN), match.start())
            for match in self.wordings[_CRAFT].finditer(line.words, line.start, line.end)
        )

    def _computes(self, line: Line) -> bool:
        return self._has(_COMPUTE, line) and self._has(_CRAFT, line)

    def _draws(self, line: Line) -> bool:
        if not self._has(_CRAFT, line) or not any(word in line.heard or word in line.quote.lower() for word in _POWERS):
            return False
        return any(
            quantity.dimension == "power" and quantity.value >= _DRAWS_LIKE_COMPUTE_W for quantity in line.quantities
        )

    def _has(self, family: str, line: Line) -> bool:
        return self.wordings[family].search(line.words, line.start, line.end) is not None
