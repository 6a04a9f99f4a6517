"""Orbits against published and computed figures, and what must hold of any orbit."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import orbit

altitudes = st.floats(min_value=300e3, max_value=2_000e3)
betas = st.floats(min_value=-math.pi / 2, max_value=math.pi / 2)


def test_at_600_km_a_third_of_a_noon_orbit_is_dark():
    assert orbit.eclipse_fraction(600e3, 0.0) == pytest.approx(0.367, abs=0.001)
    assert orbit.period_s(600e3) / 60.0 == pytest.approx(96.69, abs=0.01)


@pytest.mark.parametrize(
    ("altitude_km", "beta_deg", "expected"),
    [(500, 0, 0.378), (500, 30, 0.358), (500, 60, 0.231), (800, 60, 0.130), (1000, 60, 0.0), (1400, 30, 0.270)],
)
def test_eclipse_by_altitude_and_beta(altitude_km: float, beta_deg: float, expected: float):
    assert orbit.eclipse_fraction(altitude_km * 1e3, math.radians(beta_deg)) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(("altitude_km", "degrees"), [(500, 97.40), (600, 97.79), (1000, 99.48), (1400, 101.4)])
def test_sun_synchronous_inclination(altitude_km: float, degrees: float):
    found = math.degrees(float(orbit.sun_synchronous_inclination_rad(altitude_km * 1e3)))
    assert found == pytest.approx(degrees, abs=0.05)


def test_no_sun_synchronous_orbit_far_out():
    with pytest.raises(ValueError, match="no sun-synchronous orbit"):
        orbit.sun_synchronous_inclination_rad(8_000e3)


def test_a_year_of_dawn_and_dusk_at_600_km():
    year = orbit.sun_year(600e3, ltan_h=18.0)
    assert 1.0 - year.sunlit_mean == pytest.approx(0.0440, abs=0.002)
    assert year.eclipse_max == pytest.approx(0.2139, abs=0.002)
    assert year.eclipse_days == pytest.approx(94, abs=3)
    assert math.degrees(year.beta_min_rad) == pytest.approx(58.8, abs=0.1)
    assert math.degrees(year.beta_max_rad) == pytest.approx(88.5, abs=0.1)


@pytest.mark.parametrize(
    ("altitude_km", "sunlit"), [(500, 0.945), (550, 0.951), (600, 0.956), (800, 0.973), (1000, 0.985), (1400, 1.0)]
)
def test_mean_sunlit_share_by_altitude(altitude_km: float, sunlit: float):
    assert orbit.sunlit_mean(altitude_km * 1e3) == pytest.approx(sunlit, abs=0.001)


def test_the_published_98_percent_needs_more_than_900_km():
    assert orbit.sunlit_mean(900e3) < 0.98 < orbit.sunlit_mean(925e3)


def test_a_shell_at_30_degrees_averages_two_thirds_sun():
    assert orbit.sunlit_mean_of_shell(600e3, inclination_rad=math.radians(30.0)) == pytest.approx(0.65, abs=0.01)


def test_noon_sees_less_sun_than_dusk():
    assert orbit.sunlit_mean(600e3, ltan_h=12.0) < 0.66 < orbit.sunlit_mean(600e3, ltan_h=18.0)


def test_dawn_and_dusk_see_the_same_within_the_tilt_of_the_year():
    assert orbit.sunlit_mean(600e3, ltan_h=6.0) == pytest.approx(orbit.sunlit_mean(600e3, ltan_h=18.0), abs=0.001)


@given(altitude=altitudes, beta=betas)
def test_an_eclipse_is_a_share_below_half(altitude: float, beta: float):
    assert 0.0 <= orbit.eclipse_fraction(altitude, beta) < 0.5


@given(altitude=altitudes, higher=st.floats(min_value=1e3, max_value=500e3), beta=betas)
def test_higher_is_never_darker(altitude: float, higher: float, beta: float):
    assert orbit.eclipse_fraction(altitude + higher, beta) <= orbit.eclipse_fraction(altitude, beta) + 1e-12


@given(altitude=altitudes)
def test_beyond_the_critical_beta_there_is_no_shadow(altitude: float):
    critical = orbit.eclipse_free_beta_rad(altitude)
    assert orbit.eclipse_fraction(altitude, critical + 1e-6) == 0.0
    assert orbit.eclipse_fraction(altitude, critical - 1e-3) > 0.0


def test_arrays_give_what_single_values_give():
    heights = np.array([500e3, 600e3])
    together = orbit.eclipse_fraction(heights, 0.3)
    assert list(together) == [orbit.eclipse_fraction(height, 0.3) for height in heights]


def test_below_ground_is_refused():
    with pytest.raises(ValueError, match="above the ground"):
        orbit.period_s(0.0)
