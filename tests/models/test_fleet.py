"""Fleets that are launched, fail and grow old: nothing is lost on the way, and what keeps a level keeps it."""

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models import fleet

lives = st.floats(min_value=1.0, max_value=15.0)
failures = st.floats(min_value=0.0, max_value=0.3)
yields = st.floats(min_value=0.5, max_value=1.0)


def test_lots_die_with_age():
    assert fleet.surviving_share(lifetime_years=5, failures_per_year=0.1, age_years=2) == pytest.approx(0.81)
    assert fleet.surviving_share(lifetime_years=5, failures_per_year=0.1, age_years=6) == 0.0


def test_without_failures_one_works_for_its_whole_life():
    assert fleet.mean_life_years(lifetime_years=5.0, failures_per_year=0.0) == 5.0
    assert fleet.mean_life_years(lifetime_years=5.0, failures_per_year=0.07) == pytest.approx(
        (1.0 - 0.93**5) / -math.log(0.93)
    )


@example(life=1.0, failing=5e-324, commissioned=1.0, years=0.5)
@given(life=lives, failing=failures, commissioned=yields, years=st.floats(min_value=0.5, max_value=20.0))
def test_a_rate_fills_the_level_that_asks_for_it(life: float, failing: float, commissioned: float, years: float):
    rate = fleet.rate_for_level(
        1e9,
        after_years=years,
        lifetime_years=life,
        failures_per_year=failing,
        commissioning_yield=commissioned,
    )
    found = fleet.stock_at(
        rate,
        after_years=years,
        lifetime_years=life,
        failures_per_year=failing,
        commissioning_yield=commissioned,
    )
    assert found == pytest.approx(1e9)
    # More haste needs a higher rate, and none is lower than what keeps the level.
    kept = fleet.replacement_rate(1e9, lifetime_years=life, failures_per_year=failing, commissioning_yield=commissioned)
    assert rate >= kept * (1.0 - 1e-12)


@given(
    lots=st.lists(st.floats(min_value=0.0, max_value=1e3), min_size=1, max_size=60),
    life=lives,
    failing=failures,
    commissioned=yields,
)
def test_what_was_launched_works_or_failed_or_grew_old(
    lots: list[float], life: float, failing: float, commissioned: float
):
    years = fleet.grow(
        np.array(lots),
        step_years=0.5,
        lifetime_years=life,
        failures_per_year=failing,
        commissioning_yield=commissioned,
    )
    together = years.never_worked + years.working + years.failed + years.retired
    assert together == pytest.approx(years.launched, abs=1e-6)
    for part in (years.never_worked, years.working, years.failed, years.retired):
        assert np.all(part >= -1e-9)


def test_month_by_month_a_steady_rate_comes_to_rest_at_its_level():
    kept = fleet.replacement_rate(8_334.0, lifetime_years=5.0, failures_per_year=0.07, commissioning_yield=0.95)
    months = fleet.grow(
        np.full(240, kept / 12.0),
        step_years=1.0 / 12.0,
        lifetime_years=5.0,
        failures_per_year=0.07,
        commissioning_yield=0.95,
    )
    assert months.working[-1] == pytest.approx(8_334.0, rel=0.01)
    assert months.working[-1] == pytest.approx(months.working[-12], rel=1e-9)


def test_draws_are_followed_side_by_side():
    lots = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 2.0]])
    together = fleet.grow(lots, step_years=1.0, lifetime_years=2.0, failures_per_year=0.1)
    apart = [fleet.grow(row, step_years=1.0, lifetime_years=2.0, failures_per_year=0.1).working for row in lots]
    assert together.working.tolist() == [row.tolist() for row in apart]
    assert together.working[0].tolist() == pytest.approx([0.9, 0.81, 0.0])


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"lifetime_years": 0.0, "failures_per_year": 0.1}, "lifetime_years"),
        ({"lifetime_years": 5.0, "failures_per_year": 1.0}, "failures_per_year"),
    ],
)
def test_impossible_fleets_are_refused(wrong: dict[str, float], named: str):
    with pytest.raises(ValueError, match=named):
        fleet.mean_life_years(**wrong)
    with pytest.raises(ValueError, match="after_years"):
        fleet.rate_for_level(1.0, after_years=0.0, lifetime_years=5.0, failures_per_year=0.1)
    with pytest.raises(ValueError, match="negative"):
        fleet.grow(np.array([-1.0]), step_years=1.0, lifetime_years=5.0, failures_per_year=0.1)
