"""Document ─► Mention · Quantity · Period · Cue: what stands in a text, each with the words it came from.

Offsets count characters of the text that was read; ``text[start:end]`` is the record's ``text``.
"""

from dataclasses import dataclass, field
from datetime import date

from models.claims import Claim, DoubtfulClaim, Ground
from models.identity import content_id
from models.records import made_often
from models.vocabulary import AnchorKind, CueKind, GateReason, JobFunction, MentionLabel, Precision, Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSentence:
    """A sentence of a text, and why it is read for claims or is not."""

    start: int
    end: int
    gate: GateReason


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A program, organization or person named in a text."""

    start: int
    end: int
    text: str
    label: MentionLabel
    key: str


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, of whatever unit. ``value`` is in ``unit``, the canonical unit of its dimension.

    ``start``/``end`` span number and unit (``unit_text``), without a qualifier such as "about". A bare count has
    ``dimension`` "count", ``unit`` "1" and ``counted``, the head noun in the singular ("satellite"), where one follows.
    """

    start: int
    end: int
    unit_text: str
    value: float
    value_high: float | None
    qualifier: Qualifier
    unit: str
    dimension: str
    counted: str | None = None
    per: str | None = None  # what it is said "per", where that is not time: satellite, launch, rack
    flags: tuple[str, ...] = ()


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time expression. ``earliest``/``latest`` are None where the words set no such bound, or no date is known."""

    start: int
    end: int
    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    anchor: date | None
    anchor_kind: AnchorKind


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase that bears on how something is said. ``value`` is one of the kind's values; the scope is in offsets.

    ``strength`` is that of its rule: of the cues that govern one value the strongest decides.
    """

    start: int
    end: int
    text: str
    kind: CueKind
    value: str
    scope_start: int
    scope_end: int
    strength: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HiringSignal:
    """A report that a company looks for people for work that bears on what is watched: a signal, never a claim.

    ``quote`` is the sentence, and ``document.text[start:end] == quote``.
    """

    start: int
    end: int
    quote: str
    organization: str | None  # key of who hires; None: nobody of the watchlist, or not told
    role: str  # the job, as it stands in the text
    function: JobFunction
    programs: tuple[str, ...] = ()  # keys, sorted: named in the sentence or close by
    in_orbit: bool = False  # the sentence or what follows speaks of orbit or space

    def id_in(self, document_id: str) -> str:
        """Return the signal's content hash: the same job in the same sentence of the same document."""
        return content_id("hiring", document_id, self.start, self.end, self.organization, self.role)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadStretch:
    """A stretch of a text that was not read for claims, because the characters before it held more than a reader takes on.

    ``sentences`` of it could have made a claim. Offsets count characters of the text, of the title where ``headline`` says so.
    """

    start: int
    end: int
    sentences: int
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read in one document: of its quantities, periods and cues those beside its claims, or all on request.

    ``sentences`` are given with all of them only, ``grounds``, for each claim what its fields were read from, on request.
    ``doubtful`` are left out of the claims. ``unread`` is empty but for texts that pack more claims than people write.
    """

    document_id: str
    sentences: tuple[ReadSentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()
    cues: tuple[Cue, ...] = ()
    claims: tuple[Claim, ...] = field(default=())
    grounds: tuple[tuple[Ground, ...], ...] = ()
    doubtful: tuple[DoubtfulClaim, ...] = ()
    signals: tuple[HiringSignal, ...] = ()
    unread: tuple[UnreadStretch, ...] = ()
