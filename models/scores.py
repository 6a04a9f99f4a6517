"""Claim ─► Commitment ─► Score: an announced target, what stands for and against it, how far it has come at a date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.claims import Claim
from models.identity import content_id
from models.observations import Observation
from models.stories import outlet_key
from models.vocabulary import Category, PromiseKind, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidClaim:
    """A claim with what is known of where and when it was said."""

    claim: Claim
    claim_id: str
    said_on: date  # publication date of the document, else its fetch date
    known_on: date  # when we came to know it
    source: str
    standing: Standing
    publisher: str
    url: str | None
    story: str | None = None  # id of the story that its document tells; None: not known
    origin: str | None = None  # outlet that this story comes from, as known at the date; None: the publisher
    outlet: str | None = None  # that passed the words on to the page, as the page says; as ``models.voices`` tells it
    outsider: str | None = None  # who says it, where that is neither the page nor the company it is about; likewise


def independent_sources(claims: Iterable[SaidClaim]) -> int:
    """Return how many outlets claims come from: where forty print one dispatch, the one that it comes from.

    A document that has all of it from other outlets ("Reuters reported") is none itself.
    """
    by_document: dict[tuple[str, str], list[SaidClaim]] = {}
    for said in claims:
        by_document.setdefault((said.claim.document_id, said.origin or said.publisher), []).append(said)
    return len({name for (_, origin), told in by_document.items() for name in _outlets(origin, told)})


def _outlets(origin: str, told: Sequence[SaidClaim]) -> set[str]:
    """Return the outlets that claims of one document come from."""
    outlets = [said.outlet for said in told if said.outlet is not None]
    return {outlet_key(name) for name in (outlets if len(outlets) == len(told) else [origin])}


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A claim that speaks of a target: it shares program, metric and basis. ``stance`` says how it bears on it."""

    target: str
    claim_id: str
    stance: str  # restates · revises · reports (says it happened) · doubts · mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that a score may look at, as known at its date."""

    claims: tuple[SaidClaim, ...]
    observations: tuple[Observation, ...]
    looked_since: dict[tuple[str, str], date]
    """(program, metric) → the first day since when a source that observes them has answered without a gap.

    Silence is evidence only for what is in here.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a score is as it is, in words, with the rows it stands on (claims, observations, capacity inputs, past promises)."""

    axis: str  # category · progress · pace · demand · lateness · support
    text: str
    claim_ids: tuple[str, ...] = ()
    observation_ids: tuple[str, ...] = ()
    capacity_keys: tuple[str, ...] = ()
    promise_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What would have to be true for a target, against the best ever shown; both in ``unit``."""

    constraint: str  # launches per year, satellites per year …
    needed: float
    shown: float | None
    unit: str
    is_binding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """When a target may be met, by what became of promises like it. The days hold if it is ever met; ``never`` says if not."""

    on_time: float  # the chance that it is met by its deadline
    never: float  # the chance that it never is
    predicted_on: date  # as likely before as after
    earliest_on: date  # one time in ten before
    latest_on: date  # one time in ten after
    kind: PromiseKind  # the promises that it is held against first
    promises: float  # of that kind; what was said several times of one thing counts once
    resolved: float  # of these, came true or were given up
    own_share: float  # how far they speak for themselves; the rest is borrowed from promises of other kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A target at a date, on separate axes. None: not known, and a reason says why."""

    target: str
    as_of: date
    category: Category
    progress: float | None  # observed over target, 0..; an event: 0 or 1
    progress_low: float | None = None  # as far as what was observed may be off
    progress_high: float | None = None  # likewise; None beside a progress_low: open upwards
    observed_value: float | None
    observed_on: date | None
    elapsed_share: float | None  # of the time between announcement and deadline
    pace_needed_per_year: float | None  # from here to the target, in the metric's unit a year
    pace_shown_per_year: float | None
    at_pace_on: date | None = None  # when it would be reached at the pace shown
    forecast: Forecast | None = None
    horizon_creep: float | None = None  # Δdue ÷ Δsaid over what was said of its date: 1 is for ever as far away
    days_late: int | None  # past the deadline, where it was met late or lapsed
    independent_sources: int  # distinct origins of the claims that restate or report
    supporting_claims: int = 0  # these claims themselves, copies included
    strongest_standing: Standing | None
    newest_evidence_on: date | None
    demands: tuple[Demand, ...]
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str:
        """One score per target and date."""
        return content_id("score", self.target, self.as_of.isoformat())
