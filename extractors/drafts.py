"""A claim while it is being joined, with the line that it stands in."""

from dataclasses import dataclass

from extractors.passages import Line
from models.claims import Claim, ClaimPeriod
from models.lexicon import Metric
from models.reading import Quantity
from models.vocabulary import Modality, PowerBasis, Qualifier


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
    speaker: str | None
    counterparty: str | None
    period: ClaimPeriod | None
    condition: str | None
    flags: tuple[str, ...]

    def repeats(self, other: "Draft") -> bool:
        """Say whether the other says nothing that this one does not: same thing, same value, no other date."""
        if (self.metric.key, self.program, self.power_basis, self.counterparty) != (
            other.metric.key,
            other.program,
            other.power_basis,
            other.counterparty,
        ):
            return False
        if _value(self.quantity) != _value(other.quantity):
            return False
        if (self.modality in _NOT_SO) != (other.modality in _NOT_SO):
            return False
        if self.period is None or other.period is None:
            return True
        return (self.period.earliest, self.period.latest) == (other.period.earliest, other.period.latest)


_NOT_SO = frozenset({Modality.DENIED, Modality.DOUBTED, Modality.CANCELLED})


def as_claim(draft: Draft, document_id: str, *, headline: bool, confidence: float) -> Claim:
    """Return the finished record."""
    quantity, line = draft.quantity, draft.line
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
        speaker=draft.speaker,
        counterparty=draft.counterparty,
        period=draft.period,
        condition=draft.condition,
        quote=line.quote,
        start=line.start,
        end=line.end,
        headline=headline,
        flags=draft.flags,
        confidence=confidence,
    )


def _value(quantity: Quantity | None) -> tuple[float | None, float | None]:
    return (None, None) if quantity is None else (quantity.value, quantity.value_high)
