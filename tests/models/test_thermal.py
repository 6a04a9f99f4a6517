"""Radiators: published balances, and that energy closes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import thermal

temperatures = st.floats(min_value=200.0, max_value=450.0)
emissivities = st.floats(min_value=0.05, max_value=1.0)


def celsius(degrees: float) -> float:
    return degrees + 273.15


@pytest.mark.parametrize(
    ("degrees", "one_side", "two_sides", "against_180_k", "against_220_k", "against_250_k"),
    [
        (20, 377, 754, 647, 515, 355),
        (40, 491, 982, 874, 742, 583),
        (60, 629, 1257, 1150, 1018, 859),
        (70, 708, 1415, 1308, 1176, 1017),
        (80, 794, 1588, 1480, 1348, 1189),
        (100, 989, 1979, 1872, 1740, 1580),
        (122, 1244, 2489, 2381, 2249, 2090),
    ],
)
def test_net_flux_per_panel(
    degrees: float, one_side: float, two_sides: float, against_180_k: float, against_220_k: float, against_250_k: float
):
    found = [
        thermal.net_flux_w_per_m2(celsius(degrees), emissivity=0.9, sides=sides, sink_k=sink)
        for sides, sink in ((1, 0.0), (2, 0.0), (2, 180.0), (2, 220.0), (2, 250.0))
    ]
    assert found == pytest.approx([one_side, two_sides, against_180_k, against_220_k, against_250_k], rel=2e-3)


@pytest.mark.parametrize(("sink_k", "degrees"), [(0, 69), (200, 79), (250, 91)])
def test_1400_watts_need_a_warm_two_sided_panel(sink_k: float, degrees: float):
    found = thermal.temperature_for_flux_k(1400.0, emissivity=0.9, sink_k=sink_k)
    assert found - 273.15 == pytest.approx(degrees, abs=1.0)


@pytest.mark.parametrize(("sink_k", "degrees"), [(0, 134), (250, 148)])
def test_1400_watts_on_one_side_are_hotter_than_chips_stand(sink_k: float, degrees: float):
    found = thermal.temperature_for_flux_k(1400.0, emissivity=0.9, sides=1, sink_k=sink_k)
    assert found - 273.15 == pytest.approx(degrees, abs=1.5)


@pytest.mark.parametrize(
    ("kw", "at_no_sink", "at_200_k", "at_250_k"), [(175, 49, 60, 75), (250, 79, 87, 99)], ids=["average", "peak"]
)
def test_the_temperature_that_160_square_metres_need(kw: float, at_no_sink: float, at_200_k: float, at_250_k: float):
    found = [
        thermal.temperature_for_flux_k(kw * 1e3 / 160.0, emissivity=0.9, sink_k=sink) - 273.15
        for sink in (0.0, 200.0, 250.0)
    ]
    assert found == pytest.approx([at_no_sink, at_200_k, at_250_k], abs=1.5)


@pytest.mark.parametrize(
    ("kelvin", "sides", "sink_k", "m2_per_kw", "tolerance"),
    [
        (330.0, 2, 0.0, 0.83, 0.01),
        # One accelerator of 700 W needs 3, 1.4 and 1 square metre: one side against 220 K.
        (celsius(20.0), 1, 220.0, 3.0 / 0.7, 0.1),
        (celsius(60.0), 1, 220.0, 1.4 / 0.7, 0.05),
        (celsius(85.0), 1, 220.0, 1.0 / 0.7, 0.05),
    ],
)
def test_published_radiator_sizes(kelvin: float, sides: int, sink_k: float, m2_per_kw: float, tolerance: float):
    flux = thermal.net_flux_w_per_m2(kelvin, emissivity=0.9, sides=sides, sink_k=sink_k)
    assert thermal.area_for_heat_m2(1000.0, flux_w_per_m2=flux) == pytest.approx(m2_per_kw, rel=tolerance)


def test_a_white_panel_at_20_degrees_rejects_633_watts():
    # 770 W given off by both sides, 137 W taken in from Sun and Earth.
    found = thermal.net_flux_w_per_m2(celsius(20.0), emissivity=0.92, absorbed_w_per_m2=137.4)
    assert found == pytest.approx(633.0, rel=1e-3)
    assert 1000.0 / found == pytest.approx(1.58, abs=0.005)
    back = thermal.temperature_for_flux_k(found, emissivity=0.92, absorbed_w_per_m2=137.4)
    assert back == pytest.approx(celsius(20.0))


@pytest.mark.parametrize(
    ("what", "heat_kw", "area_m2", "m2_per_kw"),
    [
        ("the space station", 70.0, 422.0, 6.0),
        ("AI1", 154.0, 110.0, 0.714),
        ("Starmind at its peak", 250.0, 160.0, 0.64),
        ("Starmind on average", 175.0, 160.0, 0.914),
        ("a megawatt by Turyshev", 1000.0, 2500.0, 2.5),
    ],
)
def test_areas_per_kilowatt_as_published(what: str, heat_kw: float, area_m2: float, m2_per_kw: float):
    flux = heat_kw * 1e3 / area_m2
    assert thermal.area_for_heat_m2(1000.0, flux_w_per_m2=flux) == pytest.approx(m2_per_kw, rel=0.01), what


# A panel of solar cells on one face and a radiator on the other that both stand in its own heat (McCalip).


def sun_and_earth(view_factor: float, beta_deg: float) -> float:
    """What a square metre takes in: sun on one face, the Earth's warmth on both, its reflection as the beta angle has it."""
    reflected = 1361.0 * 0.30 * view_factor * math.cos(math.radians(beta_deg)) * 0.92
    return 1361.0 * 0.92 + 237.0 * view_factor * (0.85 + 0.90) + reflected


@pytest.mark.parametrize(("beta_deg", "view_factor", "degrees"), [(90, 0.021184, 62.60), (60, 0.15596, 68.13)])
def test_where_a_panel_of_cells_and_radiator_settles(beta_deg: float, view_factor: float, degrees: float):
    found = thermal.balance_temperature_k(
        sun_and_earth(view_factor, beta_deg), emissivity_sun_side=0.85, emissivity_far_side=0.90
    )
    assert found - 273.15 == pytest.approx(degrees, abs=0.02)


def test_that_panel_needs_less_area_than_it_has():
    taken_in = sun_and_earth(0.021184, 90.0)
    rejected_at_75 = thermal.STEFAN_BOLTZMANN_W_PER_M2_K4 * (0.85 + 0.90) * (celsius(75.0) ** 4 - 3.0**4)
    assert 4.6088 * taken_in / rejected_at_75 == pytest.approx(3.9864, rel=1e-3)


def test_the_published_view_factor_takes_a_twentieth_for_an_edge():
    """The mean of ``nadir · cos γ``, and of a twentieth of ``nadir`` where the face looks away, over 72 points."""
    nadir = (6371.0 / (6371.0 + 550.0)) ** 2
    phase = 2.0 * np.pi * np.arange(72) / 72
    for beta_deg, published in ((90.0, 0.021184), (60.0, 0.15596)):
        cosine = math.cos(math.radians(beta_deg)) * np.cos(phase)
        seen = np.where(cosine <= 0.0, 0.05 * nadir, nadir * cosine)
        assert float(seen.mean()) == pytest.approx(published, rel=5e-3)


# The exact view factor.


@pytest.mark.parametrize("altitude", [300e3, 550e3, 2_000e3])
def test_a_plate_that_faces_the_earth_sees_the_square_of_its_angle(altitude: float):
    nadir = (6_378_137.0 / (6_378_137.0 + altitude)) ** 2
    assert thermal.view_factor_of_earth(altitude, 0.0) == pytest.approx(nadir)
    assert thermal.view_factor_of_earth(altitude, math.pi) == 0.0


@pytest.mark.parametrize("tilt_deg", [10.0, 40.0, 70.0, 90.0, 110.0, 150.0])
def test_the_view_factor_is_what_counting_directions_gives(tilt_deg: float):
    """Sum the cosine over a fine grid of the cone that the Earth fills."""
    radius = math.asin(6_378_137.0 / (6_378_137.0 + 550e3))
    down = (np.arange(1200) + 0.5) / 1200 * radius
    round_ = (np.arange(1200) + 0.5) / 1200 * 2.0 * np.pi
    tilt = math.radians(tilt_deg)
    cosine = np.cos(down)[:, None] * math.cos(tilt) + np.sin(down)[:, None] * np.cos(round_)[None, :] * math.sin(tilt)
    counted = np.sum(np.maximum(cosine, 0.0) * np.sin(down)[:, None]) * (radius / 1200) * (2.0 * np.pi / 1200) / np.pi
    assert thermal.view_factor_of_earth(550e3, tilt) == pytest.approx(float(counted), abs=1e-4)


@given(tilt=st.floats(min_value=0.0, max_value=math.pi), more=st.floats(min_value=0.0, max_value=0.5))
def test_turning_away_sees_less_earth(tilt: float, more: float):
    assert thermal.view_factor_of_earth(550e3, min(math.pi, tilt + more)) <= (
        thermal.view_factor_of_earth(550e3, tilt) + 1e-12
    )


def test_edge_on_a_panel_sees_a_quarter_of_earth_on_each_face():
    sunny, far = thermal.view_factors_facing_the_sun(550e3, math.radians(90.0))
    assert sunny == pytest.approx(far) == pytest.approx(0.2577, abs=1e-3)
    sunny, far = thermal.view_factors_facing_the_sun(550e3, 0.0)
    assert sunny == pytest.approx(far, rel=1e-3)
    # Twelve times the published value: the panel settles some ten degrees warmer than it says.
    warmer = thermal.balance_temperature_k(
        sun_and_earth(0.2577, 90.0), emissivity_sun_side=0.85, emissivity_far_side=0.90
    )
    assert warmer - 273.15 == pytest.approx(68.6, abs=0.5)


def test_panel_area_times_flux():
    assert thermal.heat_w(110.0, flux_w_per_m2=1400.0) == 154_000.0
    assert [thermal.flux_for_heat_w_per_m2(power, area_m2=160.0) for power in (175e3, 250e3)] == [1093.75, 1562.5]
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


@given(
    absorbed=st.floats(min_value=0.0, max_value=500.0),
    flux=st.floats(min_value=0.0, max_value=3_000.0),
    emissivity=emissivities,
    sides=st.sampled_from([1, 2]),
)
def test_what_is_given_off_is_what_is_rejected_and_taken_in(
    absorbed: float, flux: float, emissivity: float, sides: int
):
    kelvin = thermal.temperature_for_flux_k(flux, emissivity=emissivity, sides=sides, absorbed_w_per_m2=absorbed)
    given_off = sides * emissivity * thermal.STEFAN_BOLTZMANN_W_PER_M2_K4 * kelvin**4
    assert given_off == pytest.approx(flux + absorbed)


@given(temperature=temperatures, warmer=st.floats(min_value=0.1, max_value=100.0), emissivity=emissivities)
def test_warmer_rejects_more(temperature: float, warmer: float, emissivity: float):
    assert thermal.net_flux_w_per_m2(temperature + warmer, emissivity=emissivity) > thermal.net_flux_w_per_m2(
        temperature, emissivity=emissivity
    )
