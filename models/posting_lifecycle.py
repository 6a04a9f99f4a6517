"""The life of a board's postings, decided from what was seen: opened, changed, uncertain, found, closed, reopened, reposted.

``judge(facts) -> BoardHistory``   the same facts always give the same events, however many of them came at a time

A posting is closed only where two complete lists in a row lack it and its own page answers 404 or 410; anything else leaves it
uncertain. The first list of a board is a baseline and announces nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models import posting_wordings
from models.posting_events import (
    BoardHistory,
    Changed,
    Closed,
    Collection,
    Fact,
    FirstMention,
    Found,
    MissingPosting,
    Opened,
    PageAsked,
    PageRead,
    PostingEvent,
    PostingLife,
    Reopened,
    Reposted,
    Uncertain,
)
from models.posting_wordings import Wording
from models.vocabulary import PostingState

COMPLETE = 0.6
"""A list is complete if it has at least this share of the postings of the list before it."""
LISTS_WITHOUT = 2
"""So many complete lists in a row must lack a posting before its own page is asked for."""
ASK_AGAIN = (
    timedelta(0), timedelta(days=1), timedelta(days=3), timedelta(days=7), timedelta(days=14), timedelta(days=30),
)  # fmt: skip
"""How long after the last time the page of a missing posting is asked for: the first time, the second …; then no more."""
EARLY = timedelta(minutes=10)
"""A page is due this much before its time: a weekly schedule must not miss it by seconds."""
LONGEST_GAP = timedelta(days=180)
"""A posting that was missing for longer is not put up again: the company looks for somebody else."""
NOBODY_ASKED = "no longer listed; its own page could not be asked for"


def judge(facts: Iterable[Fact], *, tells_absence: bool = True, can_be_asked: bool = True) -> BoardHistory:
    """Return what became of a board's postings, from everything that was seen of it, in any order.

    ``tells_absence`` is False for lists of which old items fall off the end: nothing on them is ever missing. ``can_be_asked`` is
    False where postings have no page of their own that we may ask for: what is missing stays uncertain.
    """
    board = _Board(tells_absence=tells_absence, can_be_asked=can_be_asked)
    for fact in sorted(facts, key=_order):
        match fact:
            case Collection():
                board.collect(fact)
            case PageRead():
                board.read(fact)
            case PageAsked():
                board.asked(fact)
    return board.history()


def is_due(missing: MissingPosting, now: datetime) -> bool:
    """Say whether the page of a missing posting is to be asked for now."""
    if missing.times_asked >= len(ASK_AGAIN):
        return False
    gap = ASK_AGAIN[missing.times_asked]
    return missing.last_asked_at is None or now >= missing.last_asked_at + gap - EARLY


def _order(fact: Fact) -> tuple[datetime, int, str]:
    """At the same instant a list comes before the pages, and what a page says before that it was asked for."""
    match fact:
        case Collection():
            return fact.at, 0, ""
        case PageRead():
            return fact.at, 1, fact.post_id
        case PageAsked():
            return fact.at, 2, fact.post_id


@dataclass(slots=True, kw_only=True)
class _Posting:
    """A posting as far as the facts have been gone through."""

    post_id: str
    first_seen_at: datetime
    last_seen_at: datetime
    was_there_at_first: bool
    state: PostingState = PostingState.OPEN
    wording: Wording | None = None
    wordings: int = 0
    is_announced: bool = True
    lists_without: int = 0
    absent_since: datetime | None = None
    gone: str | None = None  # what its page said when it was gone, since it is missing
    answer: str | None = None  # what it said last, where it was not
    times_asked: int = 0
    last_asked_at: datetime | None = None
    closed_at: datetime | None = None
    reopened_at: datetime | None = None
    repost_of: str | None = None
    replaced_by: str | None = None

    @property
    def is_missing(self) -> bool:
        return self.state in {PostingState.OPEN, PostingState.UNCERTAIN} and self.lists_without >= LISTS_WITHOUT

    def shows(self, at: datetime) -> None:
        """It stands on a list: what was held against it is forgotten."""
        self.last_seen_at = at
        self.lists_without = self.times_asked = 0
        self.absent_since = self.last_asked_at = self.gone = self.answer = None
        self.state = PostingState.OPEN


@dataclass(slots=True, kw_only=True)
class _Board:
    tells_absence: bool
    can_be_asked: bool
    postings: dict[str, _Posting] = field(default_factory=dict)
    listed: Mapping[str, Wording | None] | None = None  # what the last list showed
    programs: set[str] = field(default_factory=set)
    events: list[PostingEvent] = field(default_factory=list)

    def collect(self, collection: Collection) -> None:
        """Go through a list: first what it lacks, so that what stands on it anew can be told from what is put up again."""
        is_first = self.listed is None
        posts = collection.posts if collection.posts is not None else self.listed
        if posts is None:
            return  # "not modified" of a list that nobody has
        is_complete = self.listed is None or len(posts) >= COMPLETE * len(self.listed)
        for posting in [each for each in self.postings.values() if not each.is_announced]:
            self._announce(posting)
        if is_complete and self.tells_absence:
            for post_id in sorted(self.postings.keys() - posts.keys()):
                self._miss(self.postings[post_id], collection.at)
        self.listed = posts
        for post_id in sorted(posts):
            self._see(post_id, posts[post_id], collection.at, is_first=is_first)

    def read(self, fact: PageRead) -> None:
        """Take in what a posting's own page says."""
        posting = self.postings.get(fact.post_id)
        if posting is not None:
            self._word(posting, fact.wording, fact.at)

    def asked(self, fact: PageAsked) -> None:
        """Take in whether a missing posting's page is gone; of one that is listed it means nothing."""
        posting = self.postings.get(fact.post_id)
        if posting is None or posting.absent_since is None or fact.at < posting.absent_since:
            return
        posting.times_asked += 1
        posting.last_asked_at = fact.at
        if fact.is_gone:
            posting.gone = fact.said
        else:
            posting.answer, posting.gone = fact.said, None
        self._decide(posting, fact.at)

    def history(self) -> BoardHistory:
        """Return what it all amounts to."""
        postings = [self.postings[post_id] for post_id in sorted(self.postings)]
        return BoardHistory(
            events=tuple(sorted(self.events, key=lambda event: event.at)),
            lives=tuple(_life(posting) for posting in postings),
            missing=tuple(_missing(posting) for posting in postings if posting.is_missing),
        )

    def _see(self, post_id: str, wording: Wording | None, at: datetime, *, is_first: bool) -> None:
        posting = self.postings.get(post_id)
        if posting is None:
            posting = self.postings[post_id] = _Posting(
                post_id=post_id, first_seen_at=at, last_seen_at=at, was_there_at_first=is_first, is_announced=is_first
            )
        elif posting.state in {PostingState.CLOSED, PostingState.REPLACED}:
            posting.reopened_at, posting.replaced_by = at, None
            self.events.append(Reopened(post_id=post_id, at=at))
        elif posting.state is PostingState.UNCERTAIN:
            self.events.append(Found(post_id=post_id, at=at))
        posting.shows(at)
        if wording is not None:
            self._word(posting, wording, at)

    def _word(self, posting: _Posting, wording: Wording, at: datetime) -> None:
        old, posting.wording = posting.wording, wording
        if old is None or old.origin_id != wording.origin_id:
            posting.wordings += 1
        if not posting.is_announced:
            # Only now it can be told whether it is an earlier posting under a new id.
            self._announce(posting)
        elif old is not None and (found := posting_wordings.differences(old, wording)):
            self.events.append(Changed(post_id=posting.post_id, at=at, differences=found))
        for program in wording.programs:
            if program not in self.programs and not (posting.was_there_at_first and old is None):
                self.events.append(FirstMention(post_id=posting.post_id, at=at, program=program))
            self.programs.add(program)

    def _announce(self, posting: _Posting) -> None:
        posting.is_announced = True
        earlier = self._earlier(posting)
        at = posting.first_seen_at
        if earlier is None:
            self.events.append(Opened(post_id=posting.post_id, at=at))
            return
        posting.repost_of, earlier.replaced_by = earlier.post_id, posting.post_id
        earlier.state = PostingState.REPLACED
        self.events.append(Reposted(post_id=posting.post_id, at=at, earlier=earlier.post_id))

    def _earlier(self, posting: _Posting) -> _Posting | None:
        """Return the posting that this one is under a new id: the one that was listed last, of the same requisition before others."""
        if posting.wording is None:
            return None
        standing = {
            each.wording.requisition
            for post_id in self.listed or ()
            if post_id != posting.post_id and (each := self.postings.get(post_id)) is not None and each.wording
        }
        candidates = [
            (_kinship(posting.wording, each.wording, standing), each.last_seen_at, each.post_id)
            for each in self.postings.values()
            if each.wording is not None
            and each.post_id not in (self.listed or ())
            and each.replaced_by is None
            and each.last_seen_at < posting.first_seen_at <= each.last_seen_at + LONGEST_GAP
        ]
        best = max((candidate for candidate in candidates if candidate[0]), default=None)
        return self.postings[best[2]] if best else None

    def _miss(self, posting: _Posting, at: datetime) -> None:
        if posting.state in {PostingState.CLOSED, PostingState.REPLACED}:
            return
        posting.lists_without += 1
        posting.absent_since = posting.absent_since or at
        self._decide(posting, at)

    def _decide(self, posting: _Posting, at: datetime) -> None:
        """Say what a posting is that lists lack, as soon as anything can be said."""
        if not posting.is_missing or posting.absent_since is None:
            return
        since = posting.absent_since
        if posting.gone is not None:
            posting.state, posting.closed_at = PostingState.CLOSED, at
            self.events.append(Closed(post_id=posting.post_id, at=at, absent_since=since, reason=posting.gone))
        elif posting.state is PostingState.OPEN:
            unasked = not self.can_be_asked or posting.lists_without > LISTS_WITHOUT
            reason = posting.answer or (NOBODY_ASKED if unasked else None)
            if reason is not None:
                posting.state = PostingState.UNCERTAIN
                self.events.append(Uncertain(post_id=posting.post_id, at=at, absent_since=since, reason=reason))


def _kinship(new: Wording, old: Wording, standing: set[str]) -> int:
    """Return how sure it is that a new posting is an old one: 3 same requisition and place, 2 requisition, 1 words, 0 not at all."""
    same_place = posting_wordings.folded(new.place or "") == posting_wordings.folded(old.place or "")
    if new.requisition == old.requisition and same_place:
        return 3
    if new.requisition == old.requisition and old.requisition not in standing:
        return 2
    return int(posting_wordings.is_nearly(new, old))


def _life(posting: _Posting) -> PostingLife:
    wording = posting.wording
    return PostingLife(
        post_id=posting.post_id,
        state=posting.state,
        first_seen_at=posting.first_seen_at,
        last_seen_at=posting.last_seen_at,
        was_there_at_first=posting.was_there_at_first,
        absent_since_at=posting.absent_since,
        closed_at=posting.closed_at,
        reopened_at=posting.reopened_at,
        repost_of=posting.repost_of,
        replaced_by=posting.replaced_by,
        requisition=wording.requisition if wording else None,
        document_id=wording.document_id if wording else None,
        wordings=posting.wordings,
    )


def _missing(posting: _Posting) -> MissingPosting:
    assert posting.absent_since is not None
    return MissingPosting(
        post_id=posting.post_id,
        missing_since=posting.absent_since,
        times_asked=posting.times_asked,
        last_asked_at=posting.last_asked_at,
    )
