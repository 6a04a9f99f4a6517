"""Launches to come, as the warehouse keeps them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from models.schedules import ScheduledLaunch
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
