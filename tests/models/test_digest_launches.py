"""What a digest says of launches whose date has moved: no finer than the date is meant, and whether we were looking."""

from datetime import UTC, datetime

import pytest

from models import digest_launches
from models.display_names import Names
from models.schedules import DateChange, LaunchMove

NAMES = Names(programs={"spacex.starship": "Starship"}, speakers={}, units={})


def move(
    change: DateChange, before: str, after: str, *, precision: tuple[str | None, str | None] = ("day", "day"), **given
):
    known = {
        "id": "m", "source": "ll", "launch_id": "u-1", "name": "Starship | Flight 16", "programs": ("spacex.starship",),
        "change": change, "net_before_at": datetime.fromisoformat(before).replace(tzinfo=UTC), "precision_before": precision[0],
        "net_after_at": datetime.fromisoformat(after).replace(tzinfo=UTC), "precision_after": precision[1],
        "is_seen_live": True, "looked_before_at": datetime(2026, 9, 1, tzinfo=UTC), "seen_at": datetime(2026, 9, 8, tzinfo=UTC),
    }  # fmt: skip
    return LaunchMove(**(known | given))


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            move(DateChange.SLIP, "2026-10-01", "2026-10-08"),
            "slipped by 7 days, from 1 October 2026 to 8 October 2026.",
        ),
        (
            move(DateChange.PULL_IN, "2026-10-02", "2026-10-01"),
            "was brought forward by 1 day, from 2 October 2026 to 1 October 2026.",
        ),
        (
            move(DateChange.FIRMED, "2026-10-31", "2026-10-12", precision=("month", "day")),
            "is dated more finely: 12 October 2026, before October 2026.",
        ),
        (
            move(DateChange.PLACEHOLDER, "2026-10-01", "2026-12-31", precision=("quarter", "half")),
            "has another vague date: the second half of 2026, before Q4 2026.",
        ),
        (
            move(DateChange.LOOSENED, "2026-10-12", "2026-12-31", precision=("day", "year")),
            "is dated less finely: 2026, before 12 October 2026.",
        ),
        (
            move(DateChange.SLIP, "2026-10-01", "2026-10-08", is_seen_live=False),
            "slipped by 7 days, from 1 October 2026 to 8 October 2026; nobody had looked since 1 September, it may have moved more than once.",
        ),
    ],
)
def test_each_move_is_a_sentence(told: LaunchMove, sentence: str) -> None:
    assert digest_launches.sentences([told], NAMES) == (f"Starship | Flight 16 (Starship) {sentence}",)


def test_what_matters_most_comes_first_and_what_bears_on_nothing_is_left_out() -> None:
    found = digest_launches.sentences(
        [
            move(DateChange.ADJUST, "2026-10-01", "2026-10-01"),
            move(DateChange.SLIP, "2026-10-01", "2026-10-08", programs=()),
            move(DateChange.SLIP, "2026-10-01", "2026-10-04"),
        ],
        NAMES,
    )
    assert ["slipped" in sentence for sentence in found] == [True, False]
