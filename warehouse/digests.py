"""All that a digest is made from, as the warehouse knows it at a date."""

from datetime import date, timedelta

import duckdb

from models import site_readers
from models.contradictions import Contradiction
from models.digest import DigestInput, Skipped, SourceLook
from models.display_names import Names
from models.scores import Score
from models.signals import PostingMove, ReportedHiring, SeenPosting, Week, find
from models.vocabulary import Health, PostingEventKind
from models.voices import Voices
from models.watchlist import Watchlist
from warehouse import batches, stories
from warehouse.contradictions import contradictions_at
from warehouse.evidence import claims_by_id, claims_known, observations_known
from warehouse.revisions import corrections
from warehouse.schedules import moves_between
from warehouse.scores import scores_at
from warehouse.tables import HIRING_SIGNAL, POSTING

_BEGINNING = date(1, 1, 1)


def digest_input(
    con: duckdb.DuckDBPyConnection, watchlist: Watchlist, as_of: date, *, capacity_line: str | None = None
) -> DigestInput:
    """Return what the digest of the week that holds ``as_of`` is made from; nothing that became known later is in it."""
    week = Week.of(as_of)
    scores = tuple(scores_at(con, as_of))
    known = claims_known(con, _BEGINNING, as_of)
    contradictions = tuple(contradictions_at(con, as_of))
    postings = seen_postings(con, as_of)
    return DigestInput(
        week=week,
        targets=watchlist.targets,
        names=Names.of(watchlist),
        voices=Voices.of(watchlist),
        scores=scores,
        scores_before=tuple(scores_at(con, week.starts_on - timedelta(days=1))),
        claims=tuple(claims_known(con, week.starts_on, as_of)),
        corrections=tuple(corrections(con, week.starts_on, as_of)),
        observations=tuple(observations_known(con, week.starts_on, as_of)),
        cited=tuple(claims_by_id(con, _cited_by(scores, contradictions), as_of)),
        launch_moves=tuple(moves_between(con, week.starts_on, as_of)),
        contradictions=contradictions,
        postings=tuple(posting_moves(con, week.starts_on, as_of)),
        watches=watchlist.watches,
        signals=tuple(find(watchlist.watches, known, postings, reported_hiring(con, as_of))),
        looks=tuple(source_looks(con, week.starts_on, as_of)),
        skipped=tuple(skipped(con, week.starts_on, as_of)),
        stories=tuple(stories.growing(con, week.starts_on, as_of)),
        capacity_line=capacity_line,
        expired_readers=site_readers.expired(watchlist.site_readers, as_of),
    )


def seen_postings(con: duckdb.DuckDBPyConnection, as_of: date) -> list[SeenPosting]:
    """Return the postings first seen by ``as_of``, oldest first, each in its newest wording."""
    return [
        SeenPosting(
            posting=POSTING.record_of(row),
            first_seen_on=row["first_seen_on"],
            is_new=not row["was_there_at_first"] and row["repost_of"] is None,
            text=row["text"],
        )
        for row in batches.read(con, "seen_postings", as_of=as_of)
    ]


def posting_moves(con: duckdb.DuckDBPyConnection, first: date, last: date) -> list[PostingMove]:
    """Return what happened to postings from ``first`` to ``last``, both included, in order."""
    return [
        PostingMove(
            posting=POSTING.record_of(row),
            event=PostingEventKind(row["event"]),
            happened_on=row["happened_on"],
            requisition=row["requisition"],
            program=row["program"],
        )
        for row in batches.read(con, "posting_moves_between", first=first, last=last)
    ]


def reported_hiring(con: duckdb.DuckDBPyConnection, as_of: date) -> list[ReportedHiring]:
    """Return the reports of hiring that we knew at the end of the day ``as_of``, by when they were said."""
    return [
        ReportedHiring(
            signal=HIRING_SIGNAL.record_of(row),
            signal_id=row["id"],
            said_on=row["said_on"],
            known_on=row["known_at"].date(),
            publisher=row["publisher"],
            url=row["url"],
        )
        for row in batches.read(con, "reported_hiring", as_of=as_of)
    ]


def source_looks(con: duckdb.DuckDBPyConnection, first: date, last: date) -> list[SourceLook]:
    """Return how every source is doing, with the new items that it brought from ``first`` to ``last``, both included."""
    return [
        SourceLook(
            source=row["source"],
            name=row["name"],
            health=Health(row["health"]),
            last_answered_on=row["last_answered_on"],
            items_this_week=row["items_this_week"],
            reason=row["reason"],
        )
        for row in batches.read(con, "source_looks", first=first, last=last)
    ]


def skipped(con: duckdb.DuckDBPyConnection, first: date, last: date) -> list[Skipped]:
    """Return what was set aside from ``first`` to ``last``, both included, by reason, most frequent first."""
    rows = batches.read(con, "skipped_between", first=first, last=last)
    return [Skipped(reason=row["reason"], count=row["items"]) for row in rows]


def _cited_by(scores: tuple[Score, ...], contradictions: tuple[Contradiction, ...]) -> list[str]:
    by_scores = {claim_id for score in scores for reason in score.reasons for claim_id in reason.claim_ids}
    return sorted(by_scores | {claim_id for each in contradictions for claim_id in each.claim_ids})
