"""A claim: one thing that a document says about one metric of one program, with the words it came from."""

from dataclasses import dataclass
from datetime import date

from models.identity import content_id
from models.records import made_often
from models.vocabulary import AnchorKind, Basis, Modality, PowerBasis, Precision, Qualifier


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPeriod:
    """When a claim falls due or happened. ``latest`` is the deadline; a lower bound alone is none."""

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    anchor: date | None
    anchor_kind: AnchorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a field of a claim was read from: ``text[start:end]`` (of the title, for a headline), and by which rule.

    ``start`` and ``end`` are None where no words say it, and the rule alone does.
    """

    field: str
    start: int | None
    end: int | None
    rule: str


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of a document; ``docs/claims.md`` explains each field.

    ``value`` and ``value_high`` are in ``unit``, the canonical unit of the metric. ``quote`` is the sentence, and
    ``document.text[start:end] == quote`` (of the title, where ``headline`` is true).
    """

    document_id: str
    program: str | None
    metric: str
    value: float | None
    value_high: float | None
    unit: str
    unit_text: str | None
    qualifier: Qualifier
    basis: Basis
    power_basis: PowerBasis | None
    modality: Modality
    speaker: str | None
    counterparty: str | None
    period: ClaimPeriod | None
    condition: str | None
    quote: str
    start: int
    end: int
    headline: bool
    flags: tuple[str, ...] = ()
    confidence: float = 1.0  # 0 to 1: how likely it is read rightly, by what had to be inferred
    reporter: str | None = None  # who passed the speaker's words on to this page; of several the last one
    hop: int = 0  # 0: the page speaks for itself; 1: it quotes the speaker; one more for each who passed it on

    @property
    def id(self) -> str:
        """The claim's content hash: the same words read the same way in the same document are the same claim."""
        period = self.period
        return content_id(
            "claim", self.document_id, self.program, self.metric, self.value, self.value_high, self.qualifier,
            self.basis, self.power_basis, self.modality, self.speaker, self.counterparty, self.condition,
            period.text if period else None, self.start, self.end, int(self.headline), self.unit_text,
        )  # fmt: skip

    def as_json(self) -> dict[str, object]:
        """Return the claim under exactly the public field names, dates as ISO text."""
        period = self.period
        return {
            "program": self.program,
            "metric": self.metric,
            "value": self.value,
            "value_high": self.value_high,
            "unit": self.unit,
            "unit_text": self.unit_text,
            "qualifier": self.qualifier.value,
            "basis": self.basis.value,
            "power_basis": self.power_basis.value if self.power_basis else None,
            "modality": self.modality.value,
            "speaker": self.speaker,
            "counterparty": self.counterparty,
            "period": None
            if period is None
            else {
                "text": period.text,
                "earliest": period.earliest.isoformat() if period.earliest else None,
                "latest": period.latest.isoformat() if period.latest else None,
                "precision": period.precision.value,
                "anchor": period.anchor.isoformat() if period.anchor else None,
                "anchor_kind": period.anchor_kind.value,
            },
            "condition": self.condition,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "headline": self.headline,
            "flags": list(self.flags),
            "confidence": self.confidence,
            "reporter": self.reporter,
            "hop": self.hop,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulClaim:
    """What could be read as a claim and is rather wrong than right: it is left out, and told apart.

    ``doubts`` are keys of ``watchlist/doubts.toml``: what speaks against it, the weightiest first.
    """

    claim: Claim
    doubts: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return the claim under the public field names, and what speaks against it."""
        return {**self.claim.as_json(), "doubts": list(self.doubts)}
