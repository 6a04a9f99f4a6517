"""The gate before reading: which documents, and which of their sentences, can hold what is looked for.

``gate.opens(heard) -> bool``          a document of such words may name something watched
``gate.reason(line) -> GateReason``    why a sentence is read for claims, or that it is not
``gate.passes(line) -> bool``          that alone

It stands outside the pipeline and looks at words alone, so that most of the news is never taken apart. It lets through
too much rather than too little: with it and without it the claims are the same, and a test says so.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from extractors.lines.passages import Line
from extractors.quantities.number_words import FRACTIONS, SCALES
from extractors.text.anchors import Anchors
from extractors.text.typography import word_set
from models.vocabulary import GateReason

_FIGURE = re.compile(r"[0-9½¼¾⅓⅔⅛]")
_FIGURE_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands millions billions trillions zero"
    " dozen dozens tens couple pair trio duo quartet both several few once twice single lone magnitude double triple quadruple halve halves halved halving"
    " every hourly daily weekly monthly quarterly annually yearly kw mw gw tw pw ew"
)
_POINTING = word_set("it that this again none nothing neither")
"""Words that point to what the sentence before told of, and date it beside a time: "It's October now"."""
_TIMES = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
    " spring summer fall autumn winter year years quarter quarters half month months week weeks day days decade decades"
    " today tomorrow yesterday tonight soon eventually later end"
)
"""Without one of these, or a figure, a sentence names no time."""
_SINCE_ASKED = 160  # characters from a question to the answer that dates what it asks of


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """``names`` are what watched things are called, ``figures`` words of numbers and units, ``events`` of happenings,
    ``resuming`` words that give a happening told before another date, ``dating`` those that do so whatever time stands by.

    What a sentence tells of a happening told before is always looked for: "It is due in 2027".
    """

    names: Anchors
    figures: frozenset[str]
    events: Anchors
    resuming: frozenset[str] = _POINTING
    dating: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        *,
        names: Anchors,
        units: Iterable[str],
        events: Anchors,
        resuming: Iterable[str] = (),
        dating: Iterable[str] = (),
    ) -> "Gate":
        """Make a gate of what the finders look for: names, spelled-out units, phrases that tell of an event or go on from one."""
        figures = {*_FIGURE_WORDS, *FRACTIONS, *SCALES}
        figures |= {f"{word}s" for word in (*FRACTIONS, *SCALES)} | {f"{word}fold" for word in figures}
        return cls(
            names=names,
            figures=frozenset({*figures, *units}),
            events=events,
            resuming=_POINTING.union(resuming),
            dating=frozenset(dating),
        )

    def opens(self, heard: Set[str]) -> bool:
        """Say whether a document of such words must be looked at; else it names nobody who is watched."""
        return self.names.may_stand_in(heard)

    def reason(self, line: Line) -> GateReason:
        """Return why a sentence can make a claim: by a figure, by a verb of happening, by both, or not at all."""
        has_event = self._has_event(line)
        if self._has_figure(line):
            return GateReason.BOTH if has_event else GateReason.FIGURE
        return GateReason.EVENT if has_event else GateReason.NOTHING

    def passes(self, line: Line) -> bool:
        """Say whether a sentence can make a claim, whatever it does so by."""
        return self._has_figure(line) or self._has_event(line)

    def _has_figure(self, line: Line) -> bool:
        return (
            not self.figures.isdisjoint(line.heard)
            or _FIGURE.search(line.words, line.start, line.end) is not None
            or line.words.find("multi", line.start, line.end) >= 0
        )

    def _has_event(self, line: Line) -> bool:
        heard = line.heard
        if not _TIMES.isdisjoint(heard) and line.words.find("?", max(0, line.start - _SINCE_ASKED), line.start) >= 0:
            return True  # "Has Starcloud applied? – Yes, in February."
        return (
            not self.dating.isdisjoint(heard)
            or self.events.may_stand_in(heard)
            or not (_TIMES.isdisjoint(heard) or self.resuming.isdisjoint(heard))
        )
