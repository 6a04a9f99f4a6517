"""What a digest is made from: this week's, and nothing that became known after its date."""

from datetime import date

import pytest

from models.claims import DoubtfulClaim
from models.digest import Skipped, compose
from models.reading import Reading, UnreadStretch
from models.scores import Reason
from models.signals import SignalKind
from models.vocabulary import Category, FetchOutcome, Health, PollOutcome, PostingEventKind
from warehouse import claims, contradictions, digests, documents, fetches, scores, watchlist_tables
from warehouse.documents import Extraction, Origin
from warehouse.evidence import claims_known

SUNDAY = date(2026, 6, 14)


@pytest.fixture
def week(con, make, board):
    """Two weeks of a small world; the second, from 8 to 14 June, is the digest's."""
    watchlist_tables.sync_watchlist(con, make.watchlist())
    for month, day in ((6, 1), (6, 9), (6, 16)):
        document = make.document(f"{day}. {make.document().text}", fetched_at=make.at(month, day))
        documents.save_documents(con, [document])
        claims.save_readings(
            con, [Reading(document_id=document.id, claims=(make.claim(document),))], reader_version="v1"
        )
        claims.save_observations(con, [make.observation(float(day), known_at=make.at(month, day))])
        board.put(str(day), f"Posting {day}", fetched_at=make.at(month, day))
        fetches.save_polls(con, [make.poll(make.at(month, day), items_new=day)])
    board.put("0", "Of another program.", programs=())
    board.look(1, "0", "1")
    board.look(9, "0", "1", "9")
    board.look(10, "0", "9")
    board.look(11, "0", "9")
    board.answers(11, "1")
    board.look(16, "0", "9", "16")
    return con


def test_only_the_weeks_claims_observations_and_postings(week, make):
    given = digests.digest_input(week, make.watchlist(), SUNDAY)
    assert [said.known_on for said in given.claims] == [date(2026, 6, 9)]
    assert [seen.value for seen in given.observations] == [9.0]
    assert [(move.posting.post_id, move.event, move.happened_on) for move in given.postings] == [
        ("9", PostingEventKind.OPENED, date(2026, 6, 9)),
        ("1", PostingEventKind.CLOSED, date(2026, 6, 11)),
    ]
    assert {signal.seen_on for signal in given.signals} == {date(2026, 6, 1), date(2026, 6, 9)}
    assert [signal.is_new for signal in given.signals if signal.kind is SignalKind.POSTING] == [False, True]


def test_reports_of_hiring_are_signals_once_they_are_known(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    for day in (9, 16):
        document = make.document(f"{day}. {make.document().text}", fetched_at=make.at(6, day))
        documents.save_documents(con, [document])
        reading = Reading(document_id=document.id, signals=(make.hiring(document),))
        claims.save_readings(con, [reading], reader_version="v1")
    given = digests.digest_input(con, make.watchlist(), SUNDAY)
    (signal,) = given.signals
    assert (signal.kind, signal.seen_on, signal.program) == (SignalKind.REPORT, date(2026, 6, 9), "moon")
    (answer,) = compose(given).watches
    assert answer.answer == "1 signal this week (1 report of hiring); 1 in all."
    assert answer.newest[0].words == make.hiring(document).quote


def test_scores_before_are_those_of_the_week_before(week, make):
    reasons = (Reason(axis="category", text="So."),)
    before = make.score(on=date(2026, 6, 7), category=Category.ON_TRACK, reasons=reasons)
    now = make.score(on=SUNDAY, reasons=reasons)
    scores.save_scores(week, [before, now, make.score(on=date(2026, 6, 21), reasons=reasons)])
    given = digests.digest_input(week, make.watchlist(), SUNDAY)
    assert (given.scores, given.scores_before) == ((now,), (before,))
    assert [change.after for change in compose(given).changes] == [Category.BEHIND]


def test_claims_that_a_score_cites_are_there_however_old(week, make):
    (old,) = claims_known(week, date(2026, 6, 1), date(2026, 6, 7))
    scores.save_scores(week, [make.score(reasons=(Reason(axis="progress", text="So.", claim_ids=(old.claim_id,)),))])
    assert digests.digest_input(week, make.watchlist(), SUNDAY).cited == (old,)


def test_what_does_not_add_up_stands_there_with_its_words(week, make):
    (old,) = claims_known(week, date(2026, 6, 1), date(2026, 6, 7))
    scores.save_scores(week, [make.score(reasons=(Reason(axis="progress", text="So."),))])
    found = make.contradiction(claim_ids=(old.claim_id,))
    contradictions.save_contradictions(week, [found], as_of=SUNDAY)
    given = digests.digest_input(week, make.watchlist(), SUNDAY)
    assert (given.contradictions, given.cited) == ((found,), (old,))
    (line,) = compose(given).contradictions
    assert (line.program_name, line.text, line.is_new) == ("Moon plant", found.text, False)
    assert [entry.quote for entry in line.evidence] == [old.claim.quote]
    # Where the newest look found nothing, nothing older stands in its place.
    scores.save_scores(week, [make.score(on=date(2026, 6, 21), reasons=(Reason(axis="progress", text="So."),))])
    assert digests.digest_input(week, make.watchlist(), date(2026, 6, 21)).contradictions == ()


def test_the_sources_say_how_they_are_doing(week, make):
    looks = {look.source: look for look in digests.source_looks(week, date(2026, 6, 8), SUNDAY)}
    assert looks["feed"].items_this_week == 9
    assert (looks["feed"].health, looks["catalogue"].health) == (Health.HEALTHY, Health.NEVER_LOOKED)


def test_what_was_set_aside_is_counted_by_reason(week, make):
    page = make.fetch("https://a.test/page")
    fetches.save_fetches(
        week,
        [
            page,
            make.fetch("https://a.test/a", outcome=FetchOutcome.REFUSED_BY_US, reason="robots.txt"),
            make.fetch("https://a.test/b", outcome=FetchOutcome.REFUSED_BY_US, reason="robots.txt"),
            make.fetch("https://a.test/c", outcome=FetchOutcome.GONE, reason=None),
            make.fetch("https://a.test/d", outcome=FetchOutcome.GONE, reason=None, at=make.at(6, 1)),
        ],
    )
    fetches.save_polls(week, [make.poll(make.at(6, 10), outcome=PollOutcome.OK, items_skipped=4)])
    documents.save_extractions(
        week, [Extraction(origin_id=page.id, origin=Origin.FETCH, document_id=None, reason="no text")]
    )
    assert digests.skipped(week, date(2026, 6, 8), SUNDAY) == [
        Skipped(reason="left aside by its listing", count=4),
        Skipped(reason="robots.txt", count=2),
        Skipped(reason="gone", count=1),
        Skipped(reason="no text", count=1),
    ]


def test_a_document_that_was_read_in_part_is_counted_once(week, make):
    document = make.document("Dense. " * 9)
    documents.save_documents(week, [document])
    left = tuple(UnreadStretch(start=at, end=at + 5, sentences=1) for at in (7, 21))
    claims.save_readings(week, [Reading(document_id=document.id, unread=left)], reader_version="v1")
    entry = Skipped(reason="read in part: more figures and happenings than a reader takes on", count=1)
    assert entry in digests.skipped(week, date(2026, 6, 8), SUNDAY)
    assert entry not in digests.skipped(week, date(2026, 6, 1), date(2026, 6, 7))


def test_what_is_rather_wrong_than_right_is_counted(week, make):
    document = make.document("Doubtful. " * 9)
    documents.save_documents(week, [document])
    left = tuple(
        DoubtfulClaim(claim=make.claim(document, "Doubtful. ", value=value), doubts=("far_back",)) for value in (1, 2)
    )
    claims.save_readings(week, [Reading(document_id=document.id, doubtful=left)], reader_version="v1")
    entry = Skipped(reason="not claimed: rather wrong than right (see out_doubtful_claim)", count=2)
    assert entry in digests.skipped(week, date(2026, 6, 8), SUNDAY)
