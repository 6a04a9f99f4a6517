"""Which record stands in which table, and under which names where SQL needs another one (units, ``_at``, ``_on``, ``is_``)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Generic, TypeVar

from models.claims import Claim
from models.contradictions import Contradiction
from models.documents import Document, Posting
from models.fetching import Fetch, Link, Poll
from models.lexicon import Metric, Organization, Person, Program
from models.observations import Observation
from models.posting_events import PostingLife
from models.posting_wordings import Wording
from models.reading import HiringSignal, Mention, UnreadStretch
from models.revisions import Revision
from models.schedules import LaunchMove, ScheduledLaunch
from models.scores import Commitment, Demand, Reason, Score
from models.stories import Fingerprint, Joining, Merge, Story
from models.targets import CapacityInput, Source, Target, TrackRecordEntry, Watch
from warehouse import rows

Record = TypeVar("Record")


@dataclass(frozen=True, kw_only=True)
class Table(Generic[Record]):
    """A table and the record that its rows are made of.

    ``renamed`` maps fields to columns, ``omitted`` are fields that are not kept, ``added`` are columns that the record does
    not have: the caller of ``row_of`` gives them.
    """

    name: str
    record: type[Record]
    renamed: Mapping[str, str] = field(default_factory=dict)
    omitted: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """All columns: those of the record, then those that were added."""
        return [*rows.columns_of(self.record, renamed=self.renamed, omitted=self.omitted), *self.added]

    def row_of(self, record: Record, **added: Any) -> dict[str, Any]:
        """Return the row of a record."""
        return rows.to_row(record, renamed=self.renamed, omitted=self.omitted) | added

    def record_of(self, row: Mapping[str, Any], **given: Any) -> Record:
        """Return the record of a row; columns that it does not have are left aside, ``given`` are its omitted fields."""
        return rows.from_row(self.record, row, renamed=self.renamed, omitted=self.omitted, given=given)

    def records_of(self, several: Iterable[Mapping[str, Any]]) -> list[Record]:
        """Return the records of rows, in their order."""
        return [self.record_of(row) for row in several]


FETCH = Table(name="raw_fetch", record=Fetch)
POLL = Table(name="raw_poll", record=Poll)
LINK = Table(name="core_link", record=Link, added=("id", "fetch_id", "seen_at"))
DOCUMENT = Table(name="core_document", record=Document)
REVISION = Table(name="core_revision", record=Revision, added=("id",))
POSTING = Table(name="core_posting", record=Posting, renamed={"function": "job_function"})
POSTING_WORDING = Table(name="core_posting_wording", record=Wording, omitted=("text",))
POSTING_LIFE = Table(name="core_posting_life", record=PostingLife, added=("source", "board"))
MENTION = Table(
    name="core_mention",
    record=Mention,
    renamed={"start": "mention_start", "end": "mention_end"},
    added=("document_id",),
)
_PERIOD = {"period_earliest": "period_earliest_on", "period_latest": "period_latest_on"}
CLAIM = Table(
    name="core_claim",
    record=Claim,
    renamed=_PERIOD
    | {
        "period_anchor": "period_anchor_on",
        "start": "quote_start",
        "end": "quote_end",
        "headline": "is_headline",
    },
    added=("id", "said_on", "known_at", "source"),
)
HIRING_SIGNAL = Table(
    name="core_hiring_signal",
    record=HiringSignal,
    renamed={"start": "quote_start", "end": "quote_end", "function": "job_function", "in_orbit": "is_in_orbit"},
    added=("id", "document_id"),
)
UNREAD_STRETCH = Table(
    name="core_unread_stretch",
    record=UnreadStretch,
    renamed={
        "start": "stretch_start",
        "end": "stretch_end",
        "sentences": "sentence_count",
        "headline": "is_headline",
    },
    added=("document_id",),
)
FINGERPRINT = Table(name="core_fingerprint", record=Fingerprint, added=("reader_version",))
STORY = Table(name="core_story", record=Story)
STORY_DOCUMENT = Table(
    name="core_story_document",
    record=Joining,
    renamed={"story": "joined_story", "like": "like_document_id", "words": "word_count"},
    added=("story", "reader_version"),
)
STORY_MERGE = Table(name="core_story_merge", record=Merge, renamed={"into": "into_story"})
OBSERVATION = Table(name="core_observation", record=Observation)
SCHEDULE = Table(name="core_scheduled_launch", record=ScheduledLaunch)
MOVE = Table(name="core_launch_move", record=LaunchMove)
COMMITMENT = Table(name="core_commitment", record=Commitment)
_FORECAST = {
    "forecast_on_time": "on_time_probability",
    "forecast_never": "never_probability",
    "forecast_predicted_on": "predicted_on",
    "forecast_earliest_on": "predicted_earliest_on",
    "forecast_latest_on": "predicted_latest_on",
    "forecast_kind": "promise_kind",
    "forecast_promises": "promises_of_kind",
    "forecast_resolved": "promises_resolved",
    "forecast_own_share": "own_record_share",
}
SCORE = Table(
    name="core_score",
    record=Score,
    renamed=_FORECAST | {"as_of": "as_of_on"},
    omitted=("demands", "reasons"),
    added=("id",),
)
REASON = Table(name="core_score_reason", record=Reason, added=("score_id", "position"))
DEMAND = Table(
    name="core_score_demand", record=Demand, renamed={"constraint": "constraint_name"}, added=("score_id", "position")
)

CONTRADICTION = Table(
    name="core_contradiction", record=Contradiction, renamed={"check": "check_name"}, added=("id", "as_of_on")
)


def _to_join_with(name: str, record: type[Record], *kept: str) -> Table[Record]:
    """Return a table of the lexicon: SQL needs of an entry what to join with, not the words to read by."""
    every: type[Any] = record
    omitted = tuple(each.name for each in fields(every) if each.name not in kept)
    return Table(name=name, record=record, omitted=omitted, added=("is_current",))


ORGANIZATION = _to_join_with(
    "core_organization", Organization, "key", "name", "role", "aliases", "fiscal_year_ends_in_month"
)
PERSON = _to_join_with("core_person", Person, "key", "name", "organization", "role", "aliases")
PROGRAM = _to_join_with("core_program", Program, "key", "name", "organization", "place", "aliases")
METRIC = _to_join_with("core_metric", Metric, "key", "meaning", "unit", "basis", "dimension")
SOURCE = Table(
    name="core_source",
    record=Source,
    renamed={"enabled": "is_enabled", "needs_contact": "is_contact_needed", "since": "since_on"},
    # How an answer is taken apart or paged bears on no question that one would ask in SQL.
    omitted=("selectors", "most_pages", "most_megabytes", "path_contains", "path"),
    added=("is_current",),
)
WATCH = Table(
    name="core_watch",
    record=Watch,
    renamed={"job_postings": "has_job_postings", "since": "since_on"},
    added=("is_current",),
)
TARGET = Table(name="core_target", record=Target, renamed=_PERIOD | {"rows": "research_rows"}, added=("is_current",))
CAPACITY_INPUT = Table(
    name="core_capacity_input",
    record=CapacityInput,
    renamed={"as_of": "as_of_on"},
    # How the model draws an input, and by which names people set it, bears on no question that one would ask in SQL.
    omitted=("aliases", "moves_with"),
    added=("is_current",),
)
PROMISE = Table(name="core_promise", record=TrackRecordEntry, added=("is_current",))

RECORD_TABLES: tuple[Table[Any], ...] = (
    FETCH, POLL, LINK, DOCUMENT, REVISION, POSTING, POSTING_WORDING, POSTING_LIFE, MENTION, CLAIM, HIRING_SIGNAL, UNREAD_STRETCH, OBSERVATION, SCHEDULE, MOVE, COMMITMENT, SCORE, REASON, DEMAND, CONTRADICTION,
    ORGANIZATION, PERSON, PROGRAM, METRIC, SOURCE, WATCH, TARGET, CAPACITY_INPUT, PROMISE,
    FINGERPRINT, STORY, STORY_DOCUMENT, STORY_MERGE,
)  # fmt: skip
