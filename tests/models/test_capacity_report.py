"""The model laid out as of a date."""

import json
from datetime import date

import pytest

from models import capacity_report
from models.capacity import Capacity
from models.watchlist import Watchlist


@pytest.fixture(scope="module", name="model")
def shipped(watchlist: Watchlist) -> Capacity:
    return Capacity.of(watchlist.capacity)


def test_it_is_json_to_the_last_figure_and_the_same_each_time(model: Capacity):
    report = capacity_report.report_on(model, date(2026, 11, 21))
    text = json.dumps(report.as_json(), allow_nan=False)
    assert text == json.dumps(capacity_report.report_on(model, date(2026, 11, 21)).as_json(), allow_nan=False)
    assert {place["place"] for place in json.loads(text)["ceilings"]} == {"orbit", "ground", "chip"}


def test_an_earlier_day_knows_less_and_says_what(model: Capacity):
    before = capacity_report.report_on(model, date(2026, 6, 30))
    assert "payload_mass_demonstrated_kg" in before.known_later
    assert "payload_mass_demonstrated_kg" not in {entry.key for entry in before.inputs}
    launch = next(ceiling for ceiling in before.ceilings if ceiling.name == "launch")
    assert launch.value is None
    assert "payload_mass_demonstrated_kg" in (launch.unknown_because or "")


def test_a_later_day_finds_more_of_it_old(model: Capacity):
    now, later = (capacity_report.report_on(model, day) for day in (date(2026, 11, 21), date(2028, 11, 21)))
    assert set(now.stale) < set(later.stale)
    old = {entry["key"] for entry in later.as_json()["inputs"] if entry["is_stale"]}  # type: ignore[attr-defined]
    assert old == set(later.stale)


def test_before_anything_was_established_nothing_is_known(model: Capacity):
    empty = capacity_report.report_on(model, date(2000, 1, 1))
    assert (empty.inputs, empty.spread, empty.drivers, empty.sentence, empty.on_the_ground_w) == (
        (),
        None,
        (),
        None,
        None,
    )
    assert all(ceiling.value is None for ceiling in empty.ceilings)
