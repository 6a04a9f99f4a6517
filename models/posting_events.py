"""What happens to postings: a type for each event, and what the events of a board add up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from models.posting_wordings import Difference, Wording
from models.vocabulary import PostingState


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A list of a board that came whole. ``posts`` holds how each posting was worded there, None where the list does not say.

    ``posts`` itself is None where the board said "not modified": it shows what it showed before.
    """

    at: datetime  # UTC
    posts: Mapping[str, Wording | None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A posting's own page was read."""

    at: datetime
    post_id: str
    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAsked:
    """A posting's own page was asked for; ``said`` is what came of it, in words."""

    at: datetime
    post_id: str
    is_gone: bool  # 404 or 410
    said: str


Fact = Collection | PageRead | PageAsked


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A posting that was never seen, on a board that had been looked at before."""

    post_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Title, place, department or text are others than before."""

    post_id: str
    at: datetime
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """Two complete lists lack it, and nothing proves that it is gone."""

    post_id: str
    at: datetime
    absent_since: datetime  # the first complete list without it
    reason: str  # what its own page said


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """It had been uncertain and is listed again."""

    post_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Two complete lists lack it, and its own page is gone."""

    post_id: str
    at: datetime
    absent_since: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """It had been closed, or replaced, and is listed again under the same id."""

    post_id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reposted:
    """A posting that is no longer listed is put up again under a new id."""

    post_id: str
    at: datetime
    earlier: str  # the id that it had


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstMention:
    """The first posting of the board that names a program, since it was first looked at."""

    post_id: str
    at: datetime
    program: str


PostingEvent = Opened | Changed | Uncertain | Found | Closed | Reopened | Reposted | FirstMention


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingLife:
    """Where a posting stands after all that is known. Instants are UTC."""

    post_id: str
    state: PostingState
    first_seen_at: datetime
    last_seen_at: datetime
    was_there_at_first: bool  # it stood on the first list of its board: nobody knows how long it had
    absent_since_at: datetime | None  # the first complete list without it, while it is missing
    closed_at: datetime | None  # of the last time
    reopened_at: datetime | None  # likewise
    repost_of: str | None
    replaced_by: str | None
    requisition: str | None
    document_id: str | None  # of its newest wording
    wordings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPosting:
    """A posting that two complete lists lack: how often its own page was asked for since, and when last."""

    post_id: str
    missing_since: datetime
    times_asked: int
    last_asked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardHistory:
    """What all facts of a board amount to: its events in order, its postings by id, and those to be asked for."""

    events: tuple[PostingEvent, ...]
    lives: tuple[PostingLife, ...]
    missing: tuple[MissingPosting, ...]
