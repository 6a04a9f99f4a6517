"""Which inputs the spread comes from."""

from pathlib import Path

import pytest
from scipy import stats

from models import capacity_draws, capacity_drivers, watchlist_file
from models.capacity import Capacity

WATCHLIST = Path(__file__).resolve().parents[2] / "watchlist"


def test_launches_and_specific_power_drive_what_ships_and_factories_do_not():
    found = dict(capacity_drivers.drivers_of(Capacity.of(watchlist_file.load(WATCHLIST).capacity)))
    strongest = list(found)[:4]
    assert {"launch_success_share", "launches_per_year_best_shown", "specific_power_w_per_kg"} <= set(strongest)
    assert all(found[key] > 0.3 for key in ("launch_success_share", "specific_power_w_per_kg"))
    assert found["array_degradation_share_per_year"] < 0.0
    assert abs(found["satellites_per_year_best_shown"]) < 0.1


def test_a_rank_correlation_is_spearmans():
    shipped = Capacity.of(watchlist_file.load(WATCHLIST).capacity)
    rates = shipped.drawn(draws=500)
    least = [min(values) for values in zip(*rates.values(), strict=True)]
    key, found = capacity_drivers.drivers_of(shipped, draws=500)[0]
    drawn = capacity_draws.draw(shipped.inputs, [key], draws=500)[key]
    assert found == pytest.approx(stats.spearmanr(drawn, least).statistic, abs=0.01)


def test_without_a_ceiling_nothing_drives_anything():
    assert capacity_drivers.drivers_of(Capacity.of([])) == ()
