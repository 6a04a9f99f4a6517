"""Arrays, bus and battery: that energy closes, and what must hold of any of them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import power_chain


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


# Battery and peak.


@given(
    load=st.floats(min_value=1.0, max_value=1e6),
    shadow=st.floats(min_value=60.0, max_value=2_200.0),
    battery=st.floats(min_value=0.5, max_value=1.0),
)
def test_what_is_charged_is_what_the_shadow_takes(load: float, shadow: float, battery: float):
    sun = 5_800.0 - shadow
    charged = power_chain.charge_power_w(load, shadow_s=shadow, sun_s=sun, battery_efficiency=battery) * sun
    assert charged * battery == pytest.approx(load * shadow)
    stored = power_chain.battery_energy_j(load, shadow_s=shadow, battery_efficiency=battery)
    assert load * shadow <= stored * (1.0 + 1e-12)
    assert stored <= charged * (1.0 + 1e-12)


def test_a_battery_that_may_not_be_emptied_is_larger():
    whole = power_chain.battery_energy_j(175e3, shadow_s=1_240.0)
    assert power_chain.battery_energy_j(175e3, shadow_s=1_240.0, depth_of_discharge=0.4) == pytest.approx(2.5 * whole)
    # 175 kW through the longest shadow of a dawn–dusk orbit at 600 km: some 60 kWh.
    assert whole / 3.6e6 == pytest.approx(60.3, abs=0.1)
    with pytest.raises(ValueError, match="depth_of_discharge"):
        power_chain.battery_energy_j(1.0, shadow_s=1.0, depth_of_discharge=0.0)


def test_a_peak_above_the_arrays_lasts_as_long_as_the_battery():
    # Starmind: 250 kW of peak on 210 kW of arrays draws 40 kW: an hour and a half out of 60 kWh.
    assert power_chain.peak_duration_s(60.0 * 3.6e6, peak_w=250e3, array_w=210e3) == pytest.approx(5_400.0)
    assert power_chain.peak_duration_s(1.0, peak_w=200e3, array_w=210e3) == math.inf
    share = power_chain.peak_share(peak_w=250e3, array_w=210e3, idle_w=175e3)
    assert share * 40.0 == pytest.approx((1.0 - share) * 35.0)
    assert power_chain.peak_share(peak_w=200e3, array_w=210e3, idle_w=175e3) == 1.0
    assert power_chain.peak_share(peak_w=250e3, array_w=210e3, idle_w=210e3) == 0.0


def test_a_battery_is_charged_in_the_sun():
    with pytest.raises(ValueError, match="sun_s"):
        power_chain.charge_power_w(1.0, shadow_s=1.0, sun_s=0.0)
