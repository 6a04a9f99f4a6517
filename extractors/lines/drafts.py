"""A claim while it is being joined, with the line that it stands in."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.lines.passages import Line
from extractors.speech.chain_links import Chain
from models.claims import Claim, ClaimPeriod
from models.lexicon import Metric
from models.reading import Quantity
from models.records import made_often
from models.vocabulary import Modality, PowerBasis, Qualifier


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """``quantity`` is in the metric's unit; None for an event. ``start``/``end`` are the value's or the verb's own."""

    line: Line
    start: int
    end: int
    metric: Metric
    program: str | None
    quantity: Quantity | None
    unit_text: str | None
    power_basis: PowerBasis | None
    modality: Modality
    chain: Chain
    counterparty: str | None
    period: ClaimPeriod | None
    condition: str | None
    flags: tuple[str, ...]

    @property
    def said(self) -> Hashable:
        """What is said, apart from its date: two claims that agree in it say the same thing of the same value."""
        quantity = self.quantity
        value = (None, None) if quantity is None else (quantity.value, quantity.value_high)
        happened: Hashable = self.modality in _NOT_SO
        if quantity is None:
            happened = _OF_HAPPENINGS.get(self.modality, "ahead")  # "has begun" is not "is to begin in 2028"
        return self.metric.key, self.program, self.power_basis, self.counterparty, value, happened

    @property
    def dates(self) -> Hashable:
        """The days between which it is said to be; None: it has no date."""
        return None if self.period is None else (self.period.earliest, self.period.latest)


class Told:
    """The claims read so far in a text, in order.

    What goes on from one of them stands shortly behind it: they are looked up by their line, or from the last one back.
    """

    __slots__ = ("_drafts", "_of_line", "_programs", "_that_measure")

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._programs: set[str | None] = set()
        self._of_line: dict[int, list[Draft]] = {}
        # By dimension, happenings under "": so that a crowd of others is passed by.
        self._that_measure: dict[str, list[Draft]] = {}

    def add(self, draft: Draft) -> None:
        """Take in the next claim of the line that is being read."""
        self._drafts.append(draft)
        self._programs.add(draft.program)
        self._of_line.setdefault(draft.line.index, []).append(draft)
        self._that_measure.setdefault(draft.metric.dimension, []).append(draft)

    def settle(self, line: Line, drafts: Iterable[Draft]) -> None:
        """Put all claims of the last line in the place of those of them that were taken in one by one."""
        taken = self._of_line.pop(line.index, [])
        del self._drafts[len(self._drafts) - len(taken) :]
        for draft in taken:
            self._that_measure[draft.metric.dimension].pop()
        for draft in drafts:
            self.add(draft)

    def programs(self) -> set[str]:
        """Return the keys of the programs of which something was told."""
        return {program for program in self._programs if program is not None}

    def is_of(self, program: str) -> bool:
        """Say whether something was told of a program."""
        return program in self._programs

    def of_line(self, line: Line) -> Sequence[Draft]:
        """Return the claims of a line."""
        return self._of_line.get(line.index, ())

    def last(self, count: int = 1) -> Sequence[Draft]:
        """Return the last claims, at most so many."""
        return self._drafts[-count:]

    def last_before(self, line: Line) -> Draft | None:
        """Return the last claim of the lines before."""
        return next((draft for draft in reversed(self._drafts) if draft.line is not line), None)

    def back_from(self, line: Line, most: int, *, dimension: str | None = None) -> Iterator[Draft]:
        """Yield the claims of a line and of at most so many lines before it, the last one first.

        ``dimension``: only those that measure it; "" for happenings.
        """
        for draft in reversed(self._drafts if dimension is None else self._that_measure.get(dimension, ())):
            if line.index - draft.line.index > most:
                return
            yield draft

    def all(self) -> Sequence[Draft]:
        """Return every claim, in order."""
        return self._drafts


_NOT_SO = frozenset({Modality.DENIED, Modality.DOUBTED, Modality.CANCELLED})
_OF_HAPPENINGS = {
    Modality.ACHIEVED: "told",
    Modality.UNDERWAY: "told",
    Modality.DENIED: "not",
    Modality.CANCELLED: "not",
    Modality.DOUBTED: "doubted",
}
"""What is said of a happening, as far as the same happening may be told twice; of any other modality it lies ahead."""


def as_claim(draft: Draft, document_id: str, *, headline: bool, confidence: float) -> Claim:
    """Return the finished record."""
    quantity, line, chain = draft.quantity, draft.line, draft.chain
    return Claim(
        document_id=document_id,
        program=draft.program,
        metric=draft.metric.key,
        value=None if quantity is None else quantity.value,
        value_high=None if quantity is None else quantity.value_high,
        unit=draft.metric.unit,
        unit_text=draft.unit_text,
        qualifier=Qualifier.EXACTLY if quantity is None else quantity.qualifier,
        basis=draft.metric.basis,
        power_basis=draft.power_basis,
        modality=draft.modality,
        speaker=chain.speaker.name if chain.speaker else None,
        counterparty=draft.counterparty,
        period=draft.period,
        condition=draft.condition,
        quote=line.quote,
        start=line.start,
        end=line.end,
        headline=headline,
        flags=draft.flags,
        confidence=confidence,
        reporter=chain.reporter.name if chain.reporter else None,
        hop=chain.hop,
    )
