"""What stands in a sentence, found by one watchlist's lists on the characters of the text.

``TextFinders.of(watchlist)`` is made once; its methods look at one sentence of a text (a year that a sentence before
it names, for "that year", apart) and need no pipeline.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors import periods, quantities
from extractors.attribution import Attribution, AttributionFinder
from extractors.cues import CueFinder
from extractors.language import Sentence
from extractors.periods import PeriodGrammar, PhraseMatch
from extractors.quantities import UnitTable
from models.reading import Cue, Mention, Quantity
from models.watchlist import Watchlist


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFinders:
    """Quantities, periods, cues and speakers of a sentence; offsets count characters of the whole text."""

    units: UnitTable
    grammar: PeriodGrammar
    cue_finder: CueFinder
    attribution_finder: AttributionFinder

    @classmethod
    def of(cls, watchlist: Watchlist) -> "TextFinders":
        """Compile the units, period phrases and cues of ``watchlist``."""
        return cls(
            units=UnitTable.of(watchlist.units),
            grammar=PeriodGrammar.of(watchlist.periods),
            cue_finder=CueFinder.of(watchlist.cues),
            attribution_finder=AttributionFinder.of(watchlist),
        )

    def quantities(self, text: str, sentence: Sentence) -> list[Quantity]:
        """Return the quantities of ``sentence`` in order."""
        start = sentence.start
        return [
            replace(found, start=start + found.start, end=start + found.end)
            for found in quantities.find(text[start : sentence.end], self.units)
        ]

    def periods(self, text: str, sentence: Sentence) -> list[PhraseMatch]:
        """Return the time expressions of ``sentence`` in order."""
        return periods.find_within(text, sentence.start, sentence.end, self.grammar)

    def cues(self, text: str, sentence: Sentence) -> list[Cue]:
        """Return the cues of ``sentence`` in order."""
        return self.cue_finder.find(text, sentence)

    def conditions(self, text: str, sentence: Sentence) -> list[tuple[int, int]]:
        """Return the spans of the conditions of ``sentence``, from their cue to the end of their clause."""
        return self.cue_finder.conditions(text, sentence)

    def attributions(self, text: str, sentence: Sentence, mentions: Sequence[Mention]) -> list[Attribution]:
        """Return who is reported to say something in ``sentence``; ``mentions`` are those of the whole text."""
        return self.attribution_finder.find(text, sentence, mentions)
