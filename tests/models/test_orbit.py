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
    (
        "altitude_km",
        "minutes",
        "free_beta",
        "inclination",
        "beta_min",
        "beta_max",
        "sunlit",
        "worst",
        "days",
        "by_beta",
    ),
    [
        (500, 94.6, 68.0, 97.40, 59.2, 88.6, 0.945, 0.240, 104, (0.378, 0.358, 0.231)),
        (550, 95.7, 67.0, 97.59, 59.0, 88.5, 0.951, 0.226, 98, (0.372, 0.351, 0.215)),
        (600, 96.7, 66.1, 97.79, 58.8, 88.5, 0.956, 0.214, 94, (0.367, 0.345, 0.199)),
        (650, 97.7, 65.2, 97.99, 58.6, 88.5, 0.961, 0.202, 88, (0.362, 0.339, 0.183)),
        (800, 100.9, 62.7, 98.60, 58.0, 88.4, 0.973, 0.168, 74, (0.348, 0.322, 0.130)),
        (1000, 105.1, 59.8, 99.48, 57.1, 88.2, 0.985, 0.124, 56, (0.332, 0.303, 0.0)),
        (1400, 113.8, 55.1, 101.4, 55.1, 88.0, 1.0, 0.0, 0, (0.306, 0.270, 0.0)),
    ],
)
def test_the_dawn_and_dusk_orbit_by_altitude(
    altitude_km: float,
    minutes: float,
    free_beta: float,
    inclination: float,
    beta_min: float,
    beta_max: float,
    sunlit: float,
    worst: float,
    days: float,
    by_beta: tuple[float, float, float],
):
    altitude = altitude_km * 1e3
    year = orbit.sun_year(altitude, ltan_h=18.0)
    assert orbit.period_s(altitude) / 60.0 == pytest.approx(minutes, abs=0.06)
    assert math.degrees(float(orbit.eclipse_free_beta_rad(altitude))) == pytest.approx(free_beta, abs=0.06)
    found = math.degrees(float(orbit.sun_synchronous_inclination_rad(altitude)))
    assert found == pytest.approx(inclination, abs=0.05)
    assert math.degrees(year.beta_min_rad) == pytest.approx(beta_min, abs=0.15)
    assert math.degrees(year.beta_max_rad) == pytest.approx(beta_max, abs=0.15)
    assert year.sunlit_mean == pytest.approx(sunlit, abs=0.001)
    assert year.eclipse_max == pytest.approx(worst, abs=0.002)
    assert year.eclipse_days == pytest.approx(days, abs=3)
    shares = [float(orbit.eclipse_fraction(altitude, math.radians(beta))) for beta in (0, 30, 60)]
    assert shares == pytest.approx(by_beta, abs=0.001)


def test_a_sun_synchronous_plane_drifts_once_a_year_and_a_shell_drifts_back():
    inclination = orbit.sun_synchronous_inclination_rad(600e3)
    assert orbit.node_drift_rad_per_s(600e3, inclination) * orbit.YEAR_S == pytest.approx(2.0 * math.pi)
    assert orbit.node_drift_rad_per_s(600e3, math.radians(90.0)) == pytest.approx(0.0, abs=1e-18)
    # In degrees a day it is 9.964 · (R/a)^3.5 · cos i, westward.
    a_day = math.degrees(float(orbit.node_drift_rad_per_s(600e3, math.radians(30.0)))) * orbit.SECONDS_PER_DAY
    assert a_day == pytest.approx(-9.964 * (6378.137 / 6978.137) ** 3.5 * math.cos(math.radians(30.0)), rel=1e-3)


def test_a_plane_that_keeps_pace_with_the_sun_is_the_sun_synchronous_orbit():
    inclination = float(orbit.sun_synchronous_inclination_rad(600e3))
    drifting = orbit.sun_year_of_plane(600e3, inclination_rad=inclination, node_rad=math.radians(90.0))
    assert drifting.sunlit_mean == pytest.approx(orbit.sun_year(600e3, ltan_h=18.0).sunlit_mean, abs=1e-4)


@given(node=st.floats(min_value=0.0, max_value=2.0 * math.pi))
def test_one_plane_of_a_shell_sees_in_a_year_about_what_the_shell_sees(node: float):
    year = orbit.sun_year_of_plane(600e3, inclination_rad=math.radians(30.0), node_rad=node)
    assert year.sunlit_mean == pytest.approx(0.65, abs=0.015)
    assert year.eclipse_days == pytest.approx(365.24, abs=0.1)
    assert year.eclipse_max > 0.36


def test_the_sunlit_share_follows_the_kind_of_orbit():
    assert orbit.sunlit_mean(600e3, inclination_rad=math.radians(30.0)) < 0.7 < orbit.sunlit_mean(600e3)


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
