"""One look at a source: its listing is asked for page by page, and each answer is read. What holds for all kinds of source is here.

Nothing here touches the network or the disk: the caller gives the question (``ask``) and keeps what comes of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from extractors import listing
from extractors.catalogues import catalogue
from flows import guarded_parsing, outcomes
from flows.answers import LEFT_ALONE, FetchAnswer
from models.errors import ListingUnreadable
from models.fetching import Fetch, Link, Request
from models.lexicon import Metric
from models.observations import Observation
from models.schedules import ScheduledLaunch
from models.source_rules import SEARCHES
from models.targets import Source
from models.vocabulary import FetchOutcome, PollOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What an answer held, whatever kind of source gave it."""

    links: tuple[Link, ...] = ()
    observations: tuple[Observation, ...] = ()
    schedule: tuple[ScheduledLaunch, ...] = ()

    @property
    def items(self) -> int:
        """How many items it held."""
        return len(self.links) + len(self.observations) + len(self.schedule)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One answer and what it held."""

    fetch: Fetch
    listing: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a look brought. It is an answer (ok, unchanged, empty) only if every page of the listing came and could be read."""

    outcome: PollOutcome
    pages: tuple[ListingPage, ...]
    reason: str | None = None  # in words
    problem: str | None = None  # in one word
    retry_after_s: float | None = None

    @property
    def links(self) -> list[Link]:
        """The links of all pages."""
        return [link for page in self.pages for link in page.listing.links]

    @property
    def items(self) -> int:
        """How many items came, of a look that is no answer too."""
        return sum(page.listing.items for page in self.pages)


def take(
    source: Source,
    first: Request,
    ask: Callable[[Request], FetchAnswer],
    *,
    metrics: tuple[Metric, ...],
    now: datetime,
) -> Look:
    """Ask for a listing, beginning with ``first``, until its end or the first page that does not come.

    Of a listing in parts (a sitemap's index) the others are asked for all the same. "Not modified" is the end: only the first
    request is a conditional one.
    """
    pages: list[ListingPage] = []
    answers: list[tuple[Request, bytes]] = []
    failed: Look | None = None
    request: Request | None = first
    while request is not None:
        answer = ask(request)
        page = _read(source, answer, metrics=metrics, number=request.page)
        if answer.problem != LEFT_ALONE:
            pages += page.pages
        if page.outcome is PollOutcome.UNCHANGED and failed is None:
            return Look(outcome=PollOutcome.UNCHANGED, pages=tuple(pages))
        is_bad = page.outcome not in {PollOutcome.OK, PollOutcome.EMPTY}
        failed = failed or (page if is_bad else None)
        answers.append((request, answer.body))
        if is_bad and (not request.waiting or answer.problem == LEFT_ALONE):
            break
        request = _following(source, request, b"" if is_bad else answer.body, now)
    if failed is None and source.kind in listing.PAGED_BOARDS:
        failed = _torn(source, answers)
    if failed is not None:
        return Look(
            outcome=failed.outcome,
            pages=tuple(pages),
            reason=failed.reason,
            problem=failed.problem,
            retry_after_s=failed.retry_after_s,
        )
    found = any(page.listing.items for page in pages)
    reason = (
        f"there is more than the {len(pages)} answers that one look asks for (most_pages)"
        if _is_cut_off(source, *answers[-1])
        else None
    )
    return Look(outcome=PollOutcome.OK if found else PollOutcome.EMPTY, pages=tuple(pages), reason=reason)


def read(source: Source, fetch: Fetch, body: bytes, *, metrics: tuple[Metric, ...]) -> Listing:
    """Return what one answer held; raises ListingUnreadable if it is not what it should be, or if it stops its parser."""
    work = partial(_opened, source, fetch, body, metrics)
    links, observations, schedule = guarded_parsing.call(work, error=ListingUnreadable, identity=source.key)
    return Listing(links=links, observations=observations, schedule=schedule)


def _opened(
    source: Source, fetch: Fetch, body: bytes, metrics: tuple[Metric, ...]
) -> tuple[tuple[Link, ...], tuple[Observation, ...], tuple[ScheduledLaunch, ...]]:
    if source.kind in catalogue.READABLE:
        observations = catalogue.read(source, body, metrics=metrics, fetch_id=fetch.id, fetched_at=fetch.fetched_at)
        schedule = catalogue.read_schedule(source, body, fetch_id=fetch.id, fetched_at=fetch.fetched_at)
        return (), tuple(observations), tuple(schedule)
    links = listing.read(source, body, base_url=fetch.final_url, content_type=fetch.content_type)
    return tuple(links), (), ()


def _following(source: Source, request: Request, body: bytes, now: datetime) -> Request | None:
    """Return what is asked next. A listing of one page is not opened a second time; one that stops its parser here ends here."""
    if request.page >= listing.pages_of(source):
        return None
    try:
        return guarded_parsing.call(
            partial(listing.next_request, source, request, body, now=now), error=ListingUnreadable, identity=source.key
        )
    except ListingUnreadable:
        return None


def _torn(source: Source, answers: list[tuple[Request, bytes]]) -> Look | None:
    """Return what a look is whose answers can all be read and are not the whole board."""
    try:
        reason = guarded_parsing.call(
            partial(listing.shortfall, source, answers), error=ListingUnreadable, identity=source.key
        )
    except ListingUnreadable as error:
        reason = error.args[0]
    return Look(outcome=PollOutcome.UNREADABLE, pages=(), reason=reason, problem="incomplete") if reason else None


def _is_cut_off(source: Source, request: Request, body: bytes) -> bool:
    if source.kind not in SEARCHES or request.page < listing.pages_of(source):
        return False  # known without opening the answer
    try:
        return guarded_parsing.call(
            partial(listing.is_cut_off, source, request, body), error=ListingUnreadable, identity=source.key
        )
    except ListingUnreadable:
        return False


def _read(source: Source, answer: FetchAnswer, *, metrics: tuple[Metric, ...], number: int) -> Look:
    """Return what one answer amounts to."""
    fetch = answer.fetch
    found, reason, problem = Listing(), fetch.reason, answer.problem
    outcome = outcomes.of_listing(fetch.outcome)
    if fetch.outcome is FetchOutcome.GONE:
        if catalogue.answers_empty(source, answer.body):
            outcome, reason = PollOutcome.EMPTY, None
        else:
            problem = "gone"
    elif outcome is PollOutcome.OK:
        try:
            found = read(source, fetch, answer.body, metrics=metrics)
        except ListingUnreadable as error:
            outcome, reason, problem = PollOutcome.UNREADABLE, error.args[0], "unreadable"
    return Look(
        outcome=outcome,
        pages=(ListingPage(fetch=fetch, listing=found),),
        reason=reason if reason is None or number == 1 else f"page {number}: {reason}",
        problem=problem,
        retry_after_s=answer.retry_after_s,
    )
