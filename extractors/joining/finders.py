"""What stands in a sentence, found by one watchlist's lists on the characters of the text.

``TextFinders.of(watchlist)`` is made once; its methods look at one sentence of a text (a year that a sentence before
it names, for "that year", apart) and need no pipeline.
"""

from dataclasses import dataclass

from extractors.lines import table_columns
from extractors.lines.passages import Line
from extractors.periods import periods
from extractors.periods.periods import PeriodGrammar, PhraseMatch
from extractors.quantities import quantities
from extractors.quantities.quantities import UnitTable
from extractors.speech.attribution import Attribution, AttributionFinder
from extractors.speech.cues import CueFinder
from extractors.speech.hands import Hand, HandFinder
from extractors.text.wordings import Wordings
from models.reading import Cue, Quantity
from models.vocabulary import CueKind
from models.watchlist import Watchlist


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFinders:
    """Quantities, periods, cues and speakers of a sentence, and the families of words that rules ask for; offsets count characters of the whole text."""

    units: UnitTable
    grammar: PeriodGrammar
    cue_finder: CueFinder
    attribution_finder: AttributionFinder
    hand_finder: HandFinder
    wordings: Wordings

    @classmethod
    def of(cls, watchlist: Watchlist) -> "TextFinders":
        """Compile the units, period phrases and cues of ``watchlist``."""
        return cls(
            units=UnitTable.of(watchlist.units, Wordings.of(watchlist)),
            grammar=PeriodGrammar.of(watchlist.periods),
            cue_finder=CueFinder.of(watchlist.cues),
            attribution_finder=AttributionFinder.of(watchlist),
            hand_finder=HandFinder.of(watchlist),
            wordings=Wordings.of(watchlist),
        )

    def quantities(self, line: Line) -> list[Quantity]:
        """Return the quantities of ``line`` in order."""
        return table_columns.measured(line, quantities.find(line.quote, self.units, at=line.start), self.units)

    def periods(self, line: Line) -> list[PhraseMatch]:
        """Return the time expressions of ``line`` in order."""
        heard = line.heard if line.text.find("_", line.start, line.end) < 0 else None  # "_by June_" hides its words
        return periods.find_within(line.text, line.start, line.end, self.grammar, heard)

    def cues(self, line: Line) -> list[Cue]:
        """Return the cues of ``line`` in order."""
        return self.cue_finder.find(line.text, line.sentence, line.spoken)

    def conditions(self, line: Line) -> list[tuple[int, int]]:
        """Return the spans of the conditions of ``line``, from their cue to the end of their clause."""
        if all(cue.kind is not CueKind.CONDITION for cue in line.cues):
            return []
        return self.cue_finder.conditions(line.text, line.sentence, line.spoken)

    def attributions(self, line: Line) -> list[Attribution]:
        """Return who is reported to say something in ``line``."""
        return self.attribution_finder.find(line.text, line.sentence, line.voices, line.spoken, line.whole)

    def quoted(self, line: Line, position: int) -> Attribution | None:
        """Return who is quoted at ``position``, where the words beside the quotation tell."""
        return self.attribution_finder.quoted(line.text, line.voices, position, line.whole)

    def hands(self, line: Line) -> list[Hand]:
        """Return the phrases by which ``line`` passes words on."""
        return self.hand_finder.find(line.text, line.spoken)
