"""The watchlist's facts: sources, announced targets, standing watches, capacity inputs, past promises."""

from dataclasses import dataclass
from datetime import date

from models.vocabulary import (
    Basis,
    DocumentKind,
    InputStatus,
    Modality,
    PowerBasis,
    Precision,
    PromiseEnd,
    PromiseKind,
    Qualifier,
    SourceKind,
    Standing,
    UrlStatus,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a source is expected to bring; less is an alarm."""

    per_week_min: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Observes:
    """How rows of a catalogue become observations: rows whose name has ``name_contains`` count for program and metric."""

    name_contains: str
    program: str
    metric: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Selectors:
    """Where a listing page keeps its items, as CSS selectors; all but ``item`` are looked for inside the item."""

    item: str  # one element for each item
    link: str | None = None  # None: the item itself where it is a link, else the first link in it
    title: str | None = None  # None: the words of the link
    published: str | None = None  # its datetime attribute, else its words
    next_page: str | None = None  # the link to the next page, looked for in the whole page


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something is looked at. ``method``/``request_body`` serve boards that are paged by POST."""

    key: str
    name: str
    kind: SourceKind
    url: str
    standing: Standing
    every_hours: float
    expect: Expectation | None = None
    enabled: bool = True
    disabled_because: str | None = None
    needs_contact: bool = False  # demands a User-Agent with a contact
    min_seconds_between_requests: float = 1.0  # pace of its host
    organization: str | None = None  # key: whose board or blog it is
    board: str | None = None  # the board's token
    topics: tuple[str, ...] = ()  # only items with one of these in title or summary; empty: all
    observes: tuple[Observes, ...] = ()
    error_share: float = 0.0  # by how large a share the values that it observes may be off, as for imagery models
    method: str = "GET"
    request_body: str | None = None
    document_kind: DocumentKind = DocumentKind.ARTICLE
    query: str | None = None  # what a search is asked for, as one would type it; None: what stands in the url
    window_hours: float | None = None  # how far back a search reaches; None: what suits its cadence
    since: date | None = None  # of filings and sitemaps: only what is not older
    forms: tuple[str, ...] = ()  # of filings: only these forms and their amendments; empty: all
    path_contains: tuple[str, ...] = ()  # of sitemaps and listing pages: only addresses with one of these in their path
    most_pages: int | None = None  # at most so many answers of a listing in one look; None: what suits its kind
    most_megabytes: float | None = None  # at most so large an answer, unpacked; None: what suits its kind
    selectors: Selectors | None = None  # of a listing page
    path: str | None = (
        None  # of folders and WARC files: where they lie, below the home unless absolute; url is what they are a copy of
    )
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPeriod:
    text: str
    earliest: date | None = None
    latest: date | None = None  # the deadline; a lower bound alone is none
    precision: Precision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One announced target, frozen as it was announced. A revision is a target of its own that ``supersedes`` the old one."""

    key: str
    summary: str  # in our own words
    program: str
    metric: str
    basis: Basis
    modality: Modality
    announced_by: str  # organization or person key where known, else a name
    announced_on: date
    announced_precision: Precision = Precision.DAY  # month, year: only that is known, and announced_on is its first day
    publisher: str
    value: float | None = None  # canonical unit of the metric; None: an event
    value_high: float | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    power_basis: PowerBasis | None = None
    period: TargetPeriod | None = None
    url: str | None = None
    url_status: UrlStatus = UrlStatus.KNOWN
    supersedes: str | None = None  # key
    also_read_as: str | None = None  # key: the same announcement as others print it, on another basis
    withdrawn_on: date | None = None
    withdrawn_because: str | None = None
    object_names: tuple[str, ...] = ()  # what the thing is called where it is observed; empty: the program as a whole
    not_scoreable_because: str | None = None
    rows: tuple[str, ...] = ()  # rows of the research table that it came from
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A standing question; claims and postings of its programs and metrics are its signals."""

    key: str
    question: str
    programs: tuple[str, ...]
    metrics: tuple[str, ...] = ()  # empty: every metric
    words: tuple[str, ...] = ()  # a claim or posting must also have one of these; empty: no such demand
    job_postings: bool = True
    since: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovesWith:
    """Another input that tends to be high (or low, below 0) where this one is high; each pair is said once, at either of them."""

    input: str  # key
    rank_correlation: float  # Spearman's, -1 to 1
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityInput:
    """One input of the capacity model. ``value``, ``low`` and ``high`` are in ``unit``, which also ends the key."""

    key: str
    name: str
    value: float
    low: float
    high: float
    unit: str
    status: InputStatus
    source: str
    as_of: date
    url: str | None = None
    stale_after_days: int = 365
    aliases: tuple[str, ...] = ()  # shorter names by which it can be set in a what-if
    moves_with: tuple[MovesWith, ...] = ()
    note: str | None = None

    def is_stale(self, as_of: date) -> bool:
        """Say whether it is older at this date than it should be."""
        return (as_of - self.as_of).days > self.stale_after_days


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecordEntry:
    """A past promise and what became of it. Without ``happened_on`` and ``abandoned_on`` it is open, or overdue.

    What was said again of the same thing, with the same day or another, is an entry of its own that names the one before in
    ``said_before``: together they are one promise.
    """

    key: str
    organization: str  # key where known, else a name
    kind: PromiseKind
    promise: str  # in our own words
    definition: str  # what counts as kept, as it was understood on the day it was said
    announced_on: date
    due_on: date
    publisher: str
    program: str | None = None  # None: outside the catalogue
    announced_precision: Precision = Precision.DAY  # month, year: only that is known, and announced_on is its first day
    speaker: str | None = None  # key where known, else a name; None: the organization
    said_before: str | None = None  # key of what was said before of the same thing
    happened_on: date | None = None
    happened_precision: Precision = Precision.DAY  # likewise
    partly_on: date | None = None  # a part of it came true, which is not the whole
    partly_because: str | None = None  # which part
    abandoned_on: date | None = None
    abandoned_as: PromiseEnd | None = None
    url: str | None = None
    url_status: UrlStatus = UrlStatus.KNOWN
    outcome_publisher: str | None = None  # where what became of it was read, if elsewhere
    outcome_url: str | None = None
    note: str | None = None
