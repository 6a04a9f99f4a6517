"""The first stage: look at the sources that are due, then fetch the pages that their listings point at. Every answer is archived.

A batch of the first half is one source; one of the second is a lane, some hosts whose pages are asked for in turn, so that while
one host has its pause the lane is busy with the others. Many hosts at once, one host slowly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from flows import agenda, missing_postings, pages, polls, rounds
from flows.answers import FetchAnswer
from flows.archive import ArchiveWriter
from flows.context import Context
from flows.pages import Errand, LaneReport
from flows.rounds import Round
from flows.runners import Runner
from models.fetching import Poll, Request
from models.health import ANSWERED

LOOKS_AT_A_TIME = 64
"""Threads that look at sources; most of their time they wait for an answer or for the host's turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestReport:
    """What became of each look at a source, and of the pages fetched after them."""

    polls: tuple[Poll, ...]
    lanes: tuple[LaneReport, ...]

    def counts(self) -> dict[str, int]:
        """Return the counts for people, programs and the exit code."""
        return {
            "sources_looked_at": len(self.polls),
            "sources_failed": sum(poll.outcome not in ANSWERED for poll in self.polls),
            "items_found": sum(poll.items_found for poll in self.polls),
            "items_new": sum(poll.items_new for poll in self.polls),
            "pages_fetched": sum(lane.had for lane in self.lanes),
            "pages_unchanged": sum(lane.unchanged for lane in self.lanes),
            "pages_not_had": sum(lane.not_had for lane in self.lanes),
            "pages_left_for_later": sum(lane.left for lane in self.lanes),
        }

    def rows(self) -> list[dict[str, object]]:
        """Return a row for each look, for tables."""
        return [
            {
                "source": poll.source,
                "outcome": poll.outcome.value,
                "found": poll.items_found,
                "new": poll.items_new,
                "reason": poll.reason or "",
            }
            for poll in self.polls
        ]


def ingest(
    context: Context, runner: Runner, *, run_id: str, writer: ArchiveWriter, only: Sequence[str] | None = None
) -> IngestReport:
    """Look at every enabled source that is due, or at the named ones, and fetch what their listings point at.

    What an earlier run had found and not fetched is fetched too, what it fetched is looked at again after a day and a week. All that
    is answered goes to ``writer``. Raises UsageError for a name that is no source.
    """
    last_polls = agenda.last_polls(context)
    sources = agenda.named(context, only) if only else agenda.due(context, last_polls)
    candidates = [context.watchlist.source(key) for key in only] if only else agenda.enabled(context)
    with rounds.begin(context, sources, last_polls, run_id=run_id, writer=writer) as this_round:
        keys = [source.key for source in sources]
        looked = runner.each(
            "looking at sources", partial(polls.look_at, this_round=this_round), keys, workers=LOOKS_AT_A_TIME
        )
        answered = [poll.source for poll in looked if poll.outcome in ANSWERED]
        errands = [Errand(page=page) for page in agenda.waiting_pages(context, candidates)]
        lanes = pages.lanes_of([*errands, *missing_postings.errands(context, answered)])
        work = partial(
            pages.fetch_lane,
            ask=partial(_ask_for_page, this_round=this_round),
            scribe=this_round.scribe,
            began=this_round.began,
        )
        reports = runner.each("fetching pages", work, lanes, workers=max(len(lanes), 1))
    return IngestReport(polls=tuple(looked), lanes=tuple(reports))


def _ask_for_page(errand: Errand, *, this_round: Round) -> FetchAnswer:
    link = errand.page.link
    source = this_round.context.watchlist.source(link.source)
    return this_round.fetch(Request(url=errand.address), source, held=errand.page.validators)
