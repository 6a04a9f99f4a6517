"""How dates of launches move, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from models.schedules import DateChange, ScheduledLaunch, change_between, moves, schedule_id

BEGIN = datetime(2026, 9, 1, 6, tzinfo=UTC)


def look(net: str, precision: str | None = "day", *, hours: int = 0, launch_id: str = "u-1") -> ScheduledLaunch:
    net_at = datetime.fromisoformat(net).replace(tzinfo=UTC)
    known_at = BEGIN + timedelta(hours=hours)
    return ScheduledLaunch(
        id=schedule_id("ll", launch_id, net_at, precision, "TBD", known_at),
        source="ll",
        launch_id=launch_id,
        name="Flight 16",
        programs=("spacex.starship",),
        net_at=net_at,
        net_precision=precision,
        status="TBD",
        window_begins_at=None,
        window_ends_at=None,
        fetch_id=None,
        known_at=known_at,
    )


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (("2026-10-01", "day"), ("2026-10-01", "day"), None),
        (("2026-10-01", "day"), ("2026-10-04", "day"), DateChange.SLIP),
        (("2026-10-04", "day"), ("2026-10-01", "day"), DateChange.PULL_IN),
        (("2026-10-01T10:00", "minute"), ("2026-10-01T14:00", "minute"), DateChange.ADJUST),
        (("2026-10-01T10:00", "minute"), ("2026-10-02T10:00", "minute"), DateChange.SLIP),
        (("2026-10-31", "month"), ("2026-10-12", "day"), DateChange.FIRMED),
        (("2026-10-12", "day"), ("2026-10-31", "month"), DateChange.LOOSENED),
        (("2026-10-31", "month"), ("2027-03-12", "day"), DateChange.SLIP),  # firmer, and far later
        (("2026-10-12", "day"), ("2026-12-31", "month"), DateChange.SLIP),
        (("2026-10-01", "month"), ("2026-10-31", "month"), DateChange.PLACEHOLDER),
        (("2026-10-31", "month"), ("2026-11-30", "month"), DateChange.PLACEHOLDER),
        (("2026-10-31", "month"), ("2026-12-31", "month"), DateChange.SLIP),
        (("2026-12-31", "year"), ("2026-06-30", "half"), DateChange.FIRMED),
        (("2026-10-01", None), ("2026-10-05", None), DateChange.SLIP),
        (("2026-10-01", "day"), ("2026-10-01", None), None),  # nobody says that it is less sure
        (("2026-10-01", "sol"), ("2026-10-05", "day"), DateChange.SLIP),
    ],
)
def test_what_became_of_a_date(before, after, change):
    assert change_between(look(*before), look(*after, hours=6)) is change


def test_moves_are_told_launch_by_launch_oldest_first_and_whether_we_were_looking():
    looks = [
        look("2026-10-01"),
        look("2026-10-01", hours=6),
        look("2026-10-04", hours=12),
        look("2026-10-09", hours=200),  # nobody had looked for a week
        look("2026-10-02", launch_id="u-2"),
        look("2026-10-01", launch_id="u-2", hours=7),
    ]
    found = moves(reversed(looks), looks_every=timedelta(hours=6))
    assert [(move.launch_id, move.change, move.days, move.is_seen_live) for move in found] == [
        ("u-2", DateChange.PULL_IN, -1.0, True),
        ("u-1", DateChange.SLIP, 3.0, True),
        ("u-1", DateChange.SLIP, 5.0, False),
    ]


def test_a_date_that_goes_and_comes_back_has_moved_twice():
    looks = [look("2026-10-01"), look("2026-10-04", hours=6), look("2026-10-01", hours=12)]
    assert [move.change for move in moves(looks, looks_every=timedelta(hours=6))] == [
        DateChange.SLIP,
        DateChange.PULL_IN,
    ]


def test_one_look_shows_no_move():
    assert moves([look("2026-10-01"), look("2026-10-02", launch_id="u-2")], looks_every=timedelta(hours=6)) == []
