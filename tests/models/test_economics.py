"""Prices and whole projects: published models reproduced."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import economics


@pytest.mark.parametrize(("today", "doublings"), [(600, 4.9), (1_500, 9.0), (2_500, 11.3)])
def test_doublings_to_200_dollars_a_kilogram(today: float, doublings: float):
    found = economics.doublings_to_price(today, goal_usd=200.0, learning_rate=0.2)
    assert found == pytest.approx(doublings, abs=0.05)


def test_doublings_lead_to_the_goal_and_back():
    needed = economics.doublings_to_price(1_500.0, goal_usd=200.0, learning_rate=0.2)
    after = economics.price_after(1_500.0, made_before=1.0, made_after=2.0**needed, learning_rate=0.2)
    assert after == pytest.approx(200.0)
    assert economics.doublings_to_price(150.0, goal_usd=200.0, learning_rate=0.2) == 0.0
    assert economics.learning_exponent(0.2) == pytest.approx(0.322, abs=0.0005)


@pytest.mark.parametrize(
    ("mass", "kw", "years", "price", "usd_per_kw_year"),
    [(575, 28, 5, 3_600, 14_700), (575, 28, 5, 200, 810), (260, 7, 5, 3_600, 26_600), (860, 2, 12.5, 3_600, 124_600)],
)
def test_launched_power_price(mass: float, kw: float, years: float, price: float, usd_per_kw_year: float):
    found = economics.launched_power_price_usd_per_w_year(
        mass_kg=mass, power_w=kw * 1e3, lifetime_years=years, launch_price_usd_per_kg=price
    )
    assert found * 1e3 == pytest.approx(usd_per_kw_year, rel=0.02)


def test_a_watt_costs_its_satellite_and_its_launch():
    found = economics.cost_usd_per_w(
        satellite_usd_per_w=22.0, launch_price_usd_per_kg=500.0, specific_power_w_per_kg=36.5
    )
    assert found == pytest.approx(22.0 + 13.6986, rel=1e-4)


# McCalip's model of one gigawatt, commit e59571e, run with its own defaults and with inputs changed.

MCCALIP = {
    "satellite_power_w": 27e3,
    "specific_power_w_per_kg": 36.5,
    "satellite_usd_per_w": 22.0,
    "launch_price_usd_per_kg": 500.0,
    "sunlit": 0.98,
    "degradation_per_year": 0.025,
    "failures_per_year": 0.09,
    "development_usd": 1e9,
}
NEWER = {"satellite_power_w": 120e3, "sunlit": 1.0, "degradation_per_year": 0.0, "failures_per_year": 0.0}


@pytest.mark.parametrize(
    ("changed", "total", "lcoe"),
    [
        ({}, 51.0953e9, 1166.56),
        ({"launch_price_usd_per_kg": 1000.0}, 65.7904e9, 1502.06),
        ({"launch_price_usd_per_kg": 200.0}, 42.2783e9, 965.26),
        ({"launch_price_usd_per_kg": 100.0}, 39.3393e9, 898.16),
        ({**NEWER, "specific_power_w_per_kg": 70.0}, 31.2453e9, 713.36),
        ({**NEWER, "specific_power_w_per_kg": 100.0}, 29.1022e9, 664.43),
    ],
)
def test_a_gigawatt_in_orbit_costs(changed: dict[str, float], total: float, lcoe: float):
    found = economics.orbital_project(1e9, years=5, **{**MCCALIP, **changed})
    assert found.total_usd == pytest.approx(total, rel=2e-6)
    assert found.lcoe_usd_per_mwh == pytest.approx(lcoe, abs=0.01)


def test_its_parts_are_those_of_the_published_default():
    found = economics.orbital_project(1e9, years=5, **MCCALIP)
    assert economics.mean_capacity_share(0.025, years=5) == pytest.approx(0.951234, abs=1e-6)
    assert found.hardware_usd == pytest.approx(23.600e9, rel=1e-4)
    assert found.launch_usd == pytest.approx(14.695e9, rel=1e-4)


@pytest.mark.parametrize(
    ("satellites", "kw", "square_kilometres"), [(39_731, 27.0, 4.6088), (8_334, 120.0, 4.2966)], ids=["27 kW", "120 kW"]
)
def test_the_area_of_its_arrays(satellites: int, kw: float, square_kilometres: float):
    """116 m² carry 27 kW, and larger satellites in proportion."""
    assert satellites * 116.0 * kw / 27.0 / 1e6 == pytest.approx(square_kilometres, rel=1e-4)


def ground() -> economics.Project:
    return economics.ground_project(
        1e9,
        years=5,
        pue=1.2,
        turbine_usd_per_w=1.8,
        facility_usd_per_w=5.25 + 3.0 + 2.5 + 1.75,
        fuel_usd_per_mwh=economics.fuel_usd_per_mwh(gas_usd_per_mmbtu=4.3, heat_rate_btu_per_kwh=6200.0),
        capacity_factor=0.85,
    )


def test_a_gigawatt_on_the_ground_costs_and_orbit_never_breaks_even():
    found = ground()
    assert found.total_usd == pytest.approx(15.8511e9, rel=1e-5)
    assert found.lcoe_usd_per_mwh == pytest.approx(425.76, abs=0.01)
    price = economics.break_even_launch_price_usd_per_kg(
        found.total_usd,
        power_w=1e9,
        satellite_usd_per_w=22.0,
        specific_power_w_per_kg=36.5,
        available_share=0.98 * economics.mean_capacity_share(0.025, years=5),
    )
    assert price == pytest.approx(-263.66, abs=0.01)


@given(
    satellite=st.floats(min_value=1.0, max_value=10.0),
    w_per_kg=st.floats(min_value=10.0, max_value=200.0),
    share=st.floats(min_value=0.3, max_value=1.0),
)
def test_at_the_break_even_price_both_cost_the_same(satellite: float, w_per_kg: float, share: float):
    price = economics.break_even_launch_price_usd_per_kg(
        ground().total_usd,
        power_w=1e9,
        satellite_usd_per_w=satellite,
        specific_power_w_per_kg=w_per_kg,
        available_share=share,
    )
    per_w = economics.cost_usd_per_w(
        satellite_usd_per_w=satellite, launch_price_usd_per_kg=price, specific_power_w_per_kg=w_per_kg
    )
    assert per_w * 1e9 / share == pytest.approx(ground().total_usd)


def test_40_kilograms_a_kilowatt_leave_250_to_1000_dollars_a_kilogram():
    """What a ground site costs (10 to 40 thousand dollars a kilowatt) over the mass that replaces it (Turyshev)."""
    found = [
        economics.break_even_launch_price_usd_per_kg(
            per_w * 1e6, power_w=1e6, satellite_usd_per_w=0.0, specific_power_w_per_kg=25.0, available_share=1.0
        )
        for per_w in (10.0, 40.0)
    ]
    assert found == pytest.approx([250.0, 1000.0])
