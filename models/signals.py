"""Claims, postings and reports of hiring as signals of a standing watch, told apart by week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.documents import Posting
from models.figures import spoken_days
from models.reading import HiringSignal
from models.scores import SaidClaim
from models.targets import Watch
from models.vocabulary import PostingEventKind


class SignalKind(StrEnum):
    CLAIM = "claim"
    POSTING = "posting"
    REPORT = "report"  # somebody writes that a company is hiring


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPosting:
    """A posting with the day on which it was first seen.

    ``is_new`` is False where that day says nothing of it: it stood on the first list of its board, or is an earlier posting that was
    put up again.
    """

    posting: Posting
    first_seen_on: date
    is_new: bool = True
    text: str = ""  # of its document, where a watch asks for words


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingMove:
    """Something that happened to a posting; ``program`` is that of a first mention."""

    posting: Posting
    event: PostingEventKind
    happened_on: date
    requisition: str
    program: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedHiring:
    """A report of hiring with what is known of where and when it was said."""

    signal: HiringSignal
    signal_id: str
    said_on: date  # publication date of the document, else its fetch date
    known_on: date  # when we came to know it
    publisher: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One claim, posting or report that bears on a watch. ``id`` is the claim's or report's id, or the posting's document."""

    watch: str
    kind: SignalKind
    id: str
    seen_on: date  # when we came to know it
    program: str | None
    words: str  # the quote, or the posting's title
    publisher: str
    said_on: date
    url: str | None
    is_new: bool = True  # False: we only came to know it then, as all else that stood there already
    said: SaidClaim | None = None  # of a claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Monday to Sunday."""

    starts_on: date

    @classmethod
    def of(cls, day: date) -> "Week":
        """Return the week that holds this day."""
        return cls(starts_on=day - timedelta(days=day.weekday()))

    @property
    def ends_on(self) -> date:
        """Its Sunday."""
        return self.starts_on + timedelta(days=6)

    @property
    def label(self) -> str:
        """The week in ISO form and in dates: "2026-W33 (10 to 16 August 2026)"."""
        year, number, _ = self.starts_on.isocalendar()
        return f"{year}-W{number:02d} ({spoken_days(self.starts_on, self.ends_on)})"

    def holds(self, day: date) -> bool:
        """Say whether the day lies in this week."""
        return self.starts_on <= day <= self.ends_on


def find(
    watches: Sequence[Watch],
    claims: Iterable[SaidClaim],
    postings: Iterable[SeenPosting],
    reports: Iterable[ReportedHiring] = (),
) -> list[Signal]:
    """Return every signal of every watch, sorted by watch, day and id; one claim can be a signal of several watches."""
    said, seen, reported = list(claims), list(postings), list(reports)
    signals = [
        signal
        for watch in watches
        for signal in (
            *(_of_claim(watch, claim) for claim in said if _claim_bears_on(watch, claim)),
            *(_of_posting(watch, posting) for posting in seen if _posting_bears_on(watch, posting)),
            *(_of_report(watch, report) for report in reported if _report_bears_on(watch, report)),
        )
    ]
    return sorted(signals, key=lambda signal: (signal.watch, signal.seen_on, signal.kind, signal.id))


def _claim_bears_on(watch: Watch, said: SaidClaim) -> bool:
    claim = said.claim
    if claim.program not in watch.programs or (watch.metrics and claim.metric not in watch.metrics):
        return False
    return _recent(watch, said.said_on) and _worded(watch, claim.quote)


def _posting_bears_on(watch: Watch, seen: SeenPosting) -> bool:
    if not watch.job_postings or not set(seen.posting.programs) & set(watch.programs):
        return False
    return _recent(watch, seen.first_seen_on) and _worded(watch, f"{seen.posting.title}\n{seen.text}")


def _report_bears_on(watch: Watch, report: ReportedHiring) -> bool:
    """A watch that follows postings follows what is said of them too."""
    if not watch.job_postings or not set(report.signal.programs) & set(watch.programs):
        return False
    return _recent(watch, report.said_on) and _worded(watch, report.signal.quote)


def _recent(watch: Watch, day: date) -> bool:
    return watch.since is None or day >= watch.since


def _worded(watch: Watch, text: str) -> bool:
    lowered = text.casefold()
    return not watch.words or any(word.casefold() in lowered for word in watch.words)


def _of_claim(watch: Watch, said: SaidClaim) -> Signal:
    return Signal(
        watch=watch.key,
        kind=SignalKind.CLAIM,
        id=said.claim_id,
        seen_on=said.known_on,
        program=said.claim.program,
        words=said.claim.quote,
        publisher=said.publisher,
        said_on=said.said_on,
        url=said.url,
        said=said,
    )


def _of_posting(watch: Watch, seen: SeenPosting) -> Signal:
    posting = seen.posting
    return Signal(
        watch=watch.key,
        kind=SignalKind.POSTING,
        id=posting.document_id,
        seen_on=seen.first_seen_on,
        program=min(set(posting.programs) & set(watch.programs)),
        words=posting.title,
        publisher=posting.company,
        said_on=posting.posted_on or seen.first_seen_on,
        url=posting.url,
        is_new=seen.is_new,
    )


def _of_report(watch: Watch, report: ReportedHiring) -> Signal:
    return Signal(
        watch=watch.key,
        kind=SignalKind.REPORT,
        id=report.signal_id,
        seen_on=report.known_on,
        program=min(set(report.signal.programs) & set(watch.programs)),
        words=report.signal.quote,
        publisher=report.publisher,
        said_on=report.said_on,
        url=report.url,
    )
