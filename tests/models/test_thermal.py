"""Radiators and the power chain: published balances, and that energy closes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import power_chain, thermal

temperatures = st.floats(min_value=200.0, max_value=450.0)
emissivities = st.floats(min_value=0.05, max_value=1.0)


def celsius(degrees: float) -> float:
    return degrees + 273.15


@pytest.mark.parametrize(
    ("degrees", "sides", "sink_k", "expected"),
    [
        (70, 2, 0, 1415.2),
        (60, 2, 250, 858.6),
        (20, 1, 0, 377),
        (20, 2, 220, 515),
        (40, 2, 180, 874),
        (100, 2, 250, 1580),
        (122, 2, 220, 2249),
    ],
)
def test_net_flux_per_panel(degrees: float, sides: int, sink_k: float, expected: float):
    found = thermal.net_flux_w_per_m2(celsius(degrees), emissivity=0.9, sides=sides, sink_k=sink_k)
    assert found == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(("sink_k", "degrees"), [(0, 69), (200, 79), (250, 91)])
def test_1400_watts_need_a_warm_two_sided_panel(sink_k: float, degrees: float):
    found = thermal.temperature_for_flux_k(1400.0, emissivity=0.9, sink_k=sink_k)
    assert found - 273.15 == pytest.approx(degrees, abs=1.0)


def test_1400_watts_on_one_side_are_hotter_than_chips_stand():
    assert thermal.temperature_for_flux_k(1400.0, emissivity=0.9, sides=1) > celsius(130.0)


def test_panel_area_times_flux():
    assert thermal.heat_w(110.0, flux_w_per_m2=1400.0) == 154_000.0
    assert [power / 160.0 for power in (175e3, 250e3)] == [1093.75, 1562.5]
    assert thermal.area_for_heat_m2(154_000.0, flux_w_per_m2=1400.0) == pytest.approx(110.0)


def test_the_surroundings_are_counted_once():
    with pytest.raises(ValueError, match="twice"):
        thermal.net_flux_w_per_m2(330.0, emissivity=0.9, sink_k=220.0, absorbed_w_per_m2=100.0)


def test_sun_and_earth_warm_a_panel():
    shaded = thermal.absorbed_flux_w_per_m2(emissivity=0.9, solar_absorptivity=0.1, view_factor=0.02)
    lit = thermal.absorbed_flux_w_per_m2(
        emissivity=0.9, solar_absorptivity=0.1, view_factor=0.02, incident_sun_w_per_m2=1361.0
    )
    assert 0.0 < shaded < lit
    assert lit - shaded == pytest.approx(2 * 0.1 * 1361.0)


def test_a_panel_colder_than_its_surroundings_takes_heat_in():
    assert thermal.net_flux_w_per_m2(200.0, emissivity=0.9, sink_k=250.0) < 0.0
    with pytest.raises(ValueError, match="rejects nothing"):
        thermal.area_for_heat_m2(1.0, flux_w_per_m2=-5.0)


@pytest.mark.parametrize(
    "wrong", [{"emissivity": 1.2}, {"emissivity": 0.9, "sides": 3}, {"emissivity": 0.9, "sink_k": -1.0}]
)
def test_impossible_panels_are_refused(wrong: dict[str, float]):
    with pytest.raises(ValueError, match=r"share|sides|kelvin"):
        thermal.net_flux_w_per_m2(330.0, **wrong)


@given(temperature=temperatures, emissivity=emissivities, sink=st.floats(min_value=0.0, max_value=199.0))
def test_temperature_and_flux_are_inverse(temperature: float, emissivity: float, sink: float):
    flux = thermal.net_flux_w_per_m2(temperature, emissivity=emissivity, sink_k=sink)
    back = thermal.temperature_for_flux_k(flux, emissivity=emissivity, sink_k=sink)
    assert back == pytest.approx(temperature, rel=1e-9)


@given(temperature=temperatures, warmer=st.floats(min_value=0.1, max_value=100.0), emissivity=emissivities)
def test_warmer_rejects_more(temperature: float, warmer: float, emissivity: float):
    assert thermal.net_flux_w_per_m2(temperature + warmer, emissivity=emissivity) > thermal.net_flux_w_per_m2(
        temperature, emissivity=emissivity
    )


def test_an_array_that_gives_250_watts_per_square_metre():
    assert power_chain.system_efficiency(250.0) == pytest.approx(0.184, abs=0.0005)
    assert 210e3 / 250.0 == 840.0
    area = power_chain.array_power_w(840.0, cell_efficiency=power_chain.system_efficiency(250.0))
    assert area == pytest.approx(210e3)


def test_an_array_that_looks_away_gives_nothing():
    assert power_chain.array_power_w(10.0, cell_efficiency=0.3, sun_angle_rad=math.radians(100.0)) == 0.0


def test_arrays_fade_with_age():
    young, old = (
        power_chain.array_power_w(10.0, cell_efficiency=0.3, degradation_per_year=0.025, age_years=age)
        for age in (0, 5)
    )
    assert old / young == pytest.approx(0.975**5)


@given(
    array=st.floats(min_value=1.0, max_value=1e6),
    sunlit=st.floats(min_value=0.5, max_value=1.0),
    battery=st.floats(min_value=0.5, max_value=1.0),
    conversion=st.floats(min_value=0.5, max_value=1.0),
)
def test_energy_closes_over_a_revolution(array: float, sunlit: float, battery: float, conversion: float):
    bus = power_chain.bus_power_w(array, sunlit=sunlit, conversion_efficiency=conversion, battery_efficiency=battery)
    gathered = array * conversion * sunlit
    spent = bus * sunlit + bus * (1.0 - sunlit) / battery
    assert spent == pytest.approx(gathered)
    assert 0.0 < bus <= array


def test_no_compute_is_left_of_less_than_housekeeping():
    assert power_chain.compute_power_w(np.array([5.0, 50.0]), housekeeping_w=10.0).tolist() == [0.0, 40.0]
    with pytest.raises(ValueError, match="sunlit"):
        power_chain.bus_power_w(1.0, sunlit=0.0)
