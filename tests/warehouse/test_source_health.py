"""How sources are doing, in SQL: since when, why, and as of any instant; silence is told from not having looked."""

from datetime import date, datetime, timedelta

import pytest

from models import health
from models.targets import Expectation
from models.vocabulary import FetchOutcome, Grade, Health, PollOutcome
from warehouse import digests, fetches, postings, watchlist_tables
from warehouse.postings import Sighting


@pytest.fixture
def looked(con, make):
    """One source, expected to bring two items a week, looked at daily; ``look(day, outcome, new)`` adds a look in June."""
    source = make.source("feed", expect=Expectation(per_week_min=2), every_hours=24)
    watchlist_tables.sync_watchlist(con, make.watchlist(sources=(source,)))
    before = None

    def look(day, outcome=PollOutcome.OK, new=1, *, reason=None, problem=None):
        nonlocal before
        poll = make.poll(make.at(6, day), outcome=outcome, items_new=new, reason=reason, problem=problem)
        before = health.judged(poll, before, every_hours=24)
        fetches.save_polls(con, [before])

    return look


def at(con, day, columns="health, since_at, why", hour=23):
    instant = datetime(2026, 6, 1, hour) + timedelta(days=day - 1)  # noqa: DTZ001 - SQL keeps instants in UTC without a zone
    (row,) = con.execute(f"SELECT {columns} FROM out_source_health_at($at)", {"at": instant}).fetchall()
    return row


def june(day, hour=6):
    return datetime(2026, 6, day, hour)  # noqa: DTZ001 - as above


def test_a_failure_is_told_with_its_first_day_its_grade_and_the_next_look(con, looked):
    looked(1)
    looked(2, PollOutcome.FAILED, 0, reason="no answer in time", problem="no answer")
    looked(3, PollOutcome.REFUSED, 0, reason="status 403 Forbidden", problem="status")
    assert at(con, 3) == ("failing", june(2), "status 403 Forbidden")
    assert at(con, 3, "grade, failures, next_look_at, last_success_at") == ("soft", 2, june(5), june(1))


def test_the_health_of_a_past_day_is_what_was_known_then(con, looked):
    looked(1)
    looked(2, PollOutcome.FAILED, 0, reason="no answer in time", problem="no answer")
    looked(3)
    assert [at(con, day)[0] for day in (1, 2, 3)] == ["healthy", "failing", "healthy"]
    assert at(con, 2) == ("failing", june(2), "no answer in time")
    assert con.execute("SELECT health FROM out_source_health").fetchall() == [("healthy",)]
    assert con.execute("SELECT health FROM out_source_health_at(TIMESTAMP '2026-05-30')").fetchall() == [
        ("never looked",)
    ]


def test_silence_is_an_alarm_once_a_week_has_had_its_chance(con, looked):
    for day in range(1, 16):
        looked(day, new=3 if day == 1 else 0)
    assert [at(con, day)[0] for day in (7, 8, 9)] == ["healthy", "silent", "silent"]
    assert at(con, 9) == ("silent", june(1), "0 new in 7 days, at least 2 expected")


@pytest.mark.parametrize(("new", "word"), [(2, "healthy"), (1, "silent")])
def test_what_is_expected_of_a_week_is_counted_over_a_week(con, looked, new, word):
    for day in range(1, 15):
        looked(day, new=new if day == 10 else 0)
    assert at(con, 14)[0] == word


def test_less_than_one_a_week_is_expected_over_more_weeks(con, make):
    source = make.source("feed", expect=Expectation(per_week_min=0.5), every_hours=24)
    watchlist_tables.sync_watchlist(con, make.watchlist(sources=(source,)))
    fetches.save_polls(con, [make.poll(make.at(6, day), items_new=int(day == 2)) for day in range(1, 30)])
    assert [at(con, day)[0] for day in (9, 15, 16)] == ["healthy", "healthy", "silent"]
    assert at(con, 20)[2] == "0 new in 14 days, at least 1 expected"


def test_nothing_is_expected_where_nothing_is_said(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist(sources=(make.source("feed"),)))
    fetches.save_polls(con, [make.poll(make.at(6, day), outcome=PollOutcome.EMPTY) for day in range(1, 29)])
    assert at(con, 28) == ("healthy", None, None)


def test_not_having_looked_is_no_silence(con, looked):
    looked(1, new=5)
    assert [at(con, day)[0] for day in (2, 8, 10)] == ["healthy", "healthy", "failing"]
    assert at(con, 20) == ("failing", june(1), "not looked at since 2026-06-01")


def test_a_digest_of_a_past_week_has_the_health_of_that_week(con, looked):
    looked(1)
    looked(2, PollOutcome.FAILED, 0, reason="no answer in time", problem="no answer")
    looked(9, new=3)
    (then,) = digests.source_looks(con, date(2026, 6, 1), date(2026, 6, 7))
    assert (then.health, then.last_answered_on, then.items_this_week) == (Health.FAILING, date(2026, 6, 1), 1)
    assert then.reason == "no answer in time (since 2026-06-02)"
    (now,) = digests.source_looks(con, date(2026, 6, 8), date(2026, 6, 14))
    assert (now.health, now.reason) == (Health.HEALTHY, None)


def test_a_look_in_the_last_minute_of_a_day_is_of_that_day(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist(sources=(make.source("feed"),)))
    fetches.save_polls(con, [make.poll(make.at(6, 7, 23) + timedelta(minutes=59))])
    (look,) = digests.source_looks(con, date(2026, 6, 1), date(2026, 6, 7))
    assert (look.health, look.items_this_week) == (Health.HEALTHY, 0)
    (look,) = digests.source_looks(con, date(2026, 6, 1), date(2026, 6, 6))
    assert look.health is Health.NEVER_LOOKED


def test_pages_that_wait_and_pages_that_were_given_up_are_counted(con, make, looked):
    looked(1)
    links = [make.link(f"https://a.test/{name}") for name in ("had", "never", "failed", "lost", "gone")]
    fetches.save_links(con, [*links, make.link("https://a.test/whole", body="x")], fetch_id=None, seen_at=make.at(6, 1))
    outcomes = {"had": [FetchOutcome.FAILED, FetchOutcome.OK], "gone": [FetchOutcome.GONE]}
    outcomes |= {"failed": [FetchOutcome.FAILED] * 5, "lost": [FetchOutcome.FAILED] * 6}
    for name, several in outcomes.items():
        fetches.save_fetches(
            con,
            [
                make.fetch(f"https://a.test/{name}", at=make.at(6, 1) + timedelta(hours=hour), outcome=outcome)
                for hour, outcome in enumerate(several)
            ],
        )
    assert at(con, 2, "pages_waiting, pages_given_up") == (2, 1)
    assert at(con, 1, "pages_waiting, pages_given_up", hour=8) == (
        3,
        0,
    )  # early that day: the last had failed three times


def test_a_look_of_which_pages_did_not_come_closes_no_posting(con, make):
    poll = make.poll(make.at(6, 8), source="board", outcome=PollOutcome.FAILED, grade=Grade.TEMPORARY)
    assert postings.save_sightings(con, poll, [Sighting(board="b", post_id="1", link_id=None)]) == 0
    whole = make.poll(make.at(6, 9), source="board")
    assert postings.save_sightings(con, whole, [Sighting(board="b", post_id="1", link_id=None)]) == 1
