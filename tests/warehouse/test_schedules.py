"""Launches to come, as the warehouse keeps them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from models.schedules import ScheduledLaunch, moves
from warehouse import schedules

SEEN = datetime(2026, 9, 1, 6, tzinfo=UTC)
LAUNCH = ScheduledLaunch(
    id="a",
    source="ll",
    launch_id="u-1",
    name="Flight 16",
    programs=("spacex.starship", "spacex.starmind"),
    net_at=datetime(2026, 10, 1, 12, tzinfo=UTC),
    net_precision="day",
    status="TBD",
    window_begins_at=None,
    window_ends_at=datetime(2026, 10, 1, 13, tzinfo=UTC),
    fetch_id=None,
    known_at=SEEN,
)
LATER = replace(LAUNCH, id="b", net_at=datetime(2026, 10, 4, 12, tzinfo=UTC), known_at=SEEN + timedelta(hours=6))


def test_every_look_is_kept_and_the_same_look_once(con):
    assert schedules.save_schedules(con, [LATER, LAUNCH]) == 2
    assert schedules.save_schedules(con, [LAUNCH]) == 0
    assert schedules.schedules_until(con, LATER.known_at) == [LAUNCH, LATER]
    assert schedules.schedules_until(con, SEEN) == [LAUNCH]
    assert schedules.schedules_until(con, SEEN - timedelta(seconds=1)) == []


def test_the_view_has_one_row_for_each_date_that_was_given(con):
    unmoved = replace(LATER, id="c", known_at=SEEN + timedelta(hours=12))
    firmed = replace(LATER, id="d", net_precision="hour", known_at=SEEN + timedelta(hours=18))
    schedules.save_schedules(con, [LAUNCH, LATER, unmoved, firmed])
    rows = con.execute(
        "SELECT net_at, net_precision, days_moved FROM out_launch_date ORDER BY first_seen_at"
    ).fetchall()
    first, later = LAUNCH.net_at.replace(tzinfo=None), LATER.net_at.replace(tzinfo=None)
    assert rows == [(first, "day", None), (later, "day", 3.0), (later, "hour", 0.0)]


def test_moves_are_replaced_whole_and_shown_with_their_class(con):
    looks = [LAUNCH, LATER, replace(LATER, id="c", net_precision="hour", known_at=SEEN + timedelta(hours=60))]
    found = moves(looks, looks_every=timedelta(hours=6))
    for _ in range(2):
        assert schedules.save_moves(con, found) == 2
    assert schedules.moves_between(con, SEEN.date(), SEEN.date()) == found[:1]
    rows = con.execute(
        "SELECT launch, change, days_moved, precision_before, precision_after, seen FROM out_launch_move"
    ).fetchall()
    assert rows == [
        ("Flight 16", "slip", 3.0, "day", "day", "live"),
        ("Flight 16", "firmed", 0.0, "day", "hour", "catch-up"),
    ]
