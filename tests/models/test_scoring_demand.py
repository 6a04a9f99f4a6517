"""What would have to be true for the announced targets, with the inputs that ship."""

import math
from datetime import date

import pytest

from models import scoring_demand
from models.capacity import Capacity
from models.scores import Demand
from models.scoring_demand import Chain
from models.watchlist import Watchlist

TODAY = date(2026, 11, 21)


def chain_of(watchlist: Watchlist, key: str, *, observed: float = 0.0, **changed: float) -> Chain:
    target = watchlist.target(key)
    place = watchlist.program(target.program).place
    model = Capacity.of(watchlist.capacity).changed(changed, as_of=TODAY)
    return scoring_demand.of_target(target, place, model, TODAY, observed=observed)


def needed(chain: Chain) -> dict[str, float]:
    return {demand.constraint: demand.needed for demand in chain.demands}


def only(chain: Chain, constraint: str) -> Demand:
    return next(demand for demand in chain.demands if demand.constraint == constraint)


def test_a_gigawatt_a_year_of_starmind(watchlist: Watchlist):
    chain = chain_of(watchlist, "starmind-1-gw-per-year-by-2027")
    found = needed(chain)
    assert found["satellites a year"] == 5_715.0
    assert found["launches a year by mass"] == 325.0
    # Seventeen of 2.5 t are what 44 t lift whole.
    assert found["launches a year by whole satellites"] == 337.0
    assert found["launches a year at the payload claimed"] == 143.0
    assert found["to orbit"] == pytest.approx(14_287.5e3)
    assert found["accelerators a year"] == pytest.approx(1e9 / 700.0, abs=1.0)
    assert found["of solar arrays"] == pytest.approx(1.2e9)
    assert found["satellites authorised"] == 5_715.0
    assert found["wafers a year"] == pytest.approx(1e9 / 700.0 / 30.66, rel=1e-3)
    assert "satellites a year to keep it up from then on" not in found
    binding = chain.binding
    assert binding is not None
    assert binding.constraint == "launches a year by whole satellites"
    assert scoring_demand.multiple(binding) == pytest.approx(337.0 / 5.0)
    assert chain.unknown_because is None
    assert {"payload_mass_demonstrated_kg", "defect_density_per_m2"} <= set(chain.keys)


def test_the_same_as_a_level_asks_for_what_is_missing_and_for_what_keeps_it(watchlist: Watchlist):
    found = needed(chain_of(watchlist, "starmind-1-gw-installed-by-2027"))
    years = (date(2027, 12, 31) - TODAY).days / 365.0
    # What is launched over the time that is left, less the 5 % that never work and what fails by then.
    working = 0.95 * (1.0 - 0.93**years) / -math.log(0.93)
    assert found["satellites a year"] == pytest.approx(1e9 / 175e3 / working, abs=1.0)
    assert found["satellites authorised"] == 5_715.0
    # At 7 % of failures and five years of life one works for 4.2 years, and 95 % of them begin.
    assert found["satellites a year to keep it up from then on"] == pytest.approx(5_715 / 0.95 / 4.195, rel=1e-3)
    half = needed(chain_of(watchlist, "starmind-1-gw-installed-by-2027", observed=0.5e9))
    left = 0.5 * 0.93**years
    assert half["satellites a year"] == pytest.approx(found["satellites a year"] * (1.0 - left), abs=1.0)
    assert half["satellites authorised"] == 5_715.0


def test_without_what_is_known_of_failures_a_level_asks_for_what_is_missing(watchlist: Watchlist):
    target = watchlist.target("starmind-1-gw-installed-by-2027")
    kept = [entry for entry in watchlist.capacity if entry.key != "satellite_failure_share_per_year"]
    place = watchlist.program(target.program).place
    found = needed(scoring_demand.of_target(target, place, Capacity.of(kept), TODAY, observed=0.0))
    years = (date(2027, 12, 31) - TODAY).days / 365.0
    assert found["satellites a year"] == pytest.approx(1e9 / 175e3 / years, abs=1.0)
    assert "satellites a year to keep it up from then on" not in found


def test_a_payload_of_100_t_asks_for_fewer_launches(watchlist: Watchlist):
    found = needed(chain_of(watchlist, "starmind-1-gw-per-year-by-2027", payload_mass_demonstrated_kg=100e3))
    assert found["launches a year by mass"] == 143.0
    # By mass 40 would fit; no more than 30 are said to find room.
    assert found["launches a year by whole satellites"] == 191.0


def test_what_has_no_input_is_not_known_and_the_rest_stands(watchlist: Watchlist):
    target = watchlist.target("starmind-1-gw-per-year-by-2027")
    kept = [entry for entry in watchlist.capacity if entry.key not in {"die_area_m2", "satellite_solar_power_w"}]
    place = watchlist.program(target.program).place
    chain = scoring_demand.of_target(target, place, Capacity.of(kept), TODAY, observed=0.0)
    assert chain.unknown_because == (
        "Not known, for capacity.toml lacks an input: wafers a year (no good_dies_per_wafer) "
        "and solar arrays (no satellite_solar_power_w)."
    )
    assert needed(chain)["launches a year by mass"] == 325.0


def test_ground_is_held_against_what_a_site_has_gained(watchlist: Watchlist):
    chain = chain_of(watchlist, "spacex-ground-compute-10-gw-by-2027", observed=1.4e9)
    (demand,) = chain.demands
    assert demand.constraint == "of computers at a site"
    assert demand.needed == pytest.approx(8.6e9 / ((date(2027, 12, 31) - TODAY).days / 365.0))
    assert demand.shown == 9.9e8
    assert chain.keys == ("ground_power_added_best_shown_w_per_year",)


def test_a_terawatt_of_chips_is_wafers_that_nobody_has_shown(watchlist: Watchlist):
    (demand,) = chain_of(watchlist, "terafab-1-tw-per-year").demands
    assert demand.constraint == "wafers a year"
    assert demand.needed == pytest.approx(1e12 / 700.0 / 30.66, rel=1e-3)
    assert demand.shown is None
    (planned,) = chain_of(watchlist, "terafab-100000-wafers-per-month").demands
    assert planned.needed == 1.2e6


def test_a_thousand_satellites_a_year_are_within_what_was_shown(watchlist: Watchlist):
    chain = chain_of(watchlist, "gigasat-over-1000-satellites-per-year")
    assert only(chain, "satellites a year").needed == 1_000.0
    assert scoring_demand.multiple(only(chain, "satellites a year")) < 1.0
