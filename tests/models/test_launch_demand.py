"""What a power in orbit needs: satellites, mass, launches. Published cases, and what must hold of any of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import launch_demand


@pytest.mark.parametrize(
    ("satellite_w", "w_per_kg", "share", "tonnes", "satellites", "launches", "tolerance"),
    [
        (27e3, 36.5, 0.98 * 0.951234453125, 29_390.05, 39_731, 294, 1e-3),
        (120e3, 70.0, 1.0, 14_286.86, 8_334, 143, 1e-6),
        (120e3, 100.0, 1.0, 10_000.8, 8_334, 101, 1e-4),
    ],
)
def test_a_gigawatt_in_orbit(
    satellite_w: float,
    w_per_kg: float,
    share: float,
    tonnes: float,
    satellites: int,
    launches: int,
    tolerance: float,
):
    found = launch_demand.of_power(
        1e9,
        satellite_power_w=satellite_w,
        specific_power_w_per_kg=w_per_kg,
        payload_kg=100e3,
        available_share=share,
    )
    assert found.mass_kg / 1e3 == pytest.approx(tonnes, rel=tolerance)
    assert (found.satellites, found.launches_by_mass) == (satellites, launches)


@pytest.mark.parametrize(
    ("payload_t", "w_per_kg", "launches"),
    [
        (44, 43.75, 520), (44, 70, 325), (44, 76, 300), (44, 100, 228),
        (100, 43.75, 229), (100, 70, 143), (100, 100, 100), (200, 70, 72), (200, 100, 50),
    ],
)  # fmt: skip
def test_launches_per_gigawatt_by_mass(payload_t: float, w_per_kg: float, launches: int):
    found = launch_demand.launches_for_power(1e9, specific_power_w_per_kg=w_per_kg, payload_kg=payload_t * 1e3)
    assert found == launches


@pytest.mark.parametrize(("satellite_kw", "satellites"), [(120, 8_334), (150, 6_667), (175, 5_715), (250, 4_000)])
def test_satellites_per_gigawatt(satellite_kw: float, satellites: int):
    found = launch_demand.of_power(
        1e9, satellite_power_w=satellite_kw * 1e3, specific_power_w_per_kg=70.0, payload_kg=100e3
    )
    assert found.satellites == satellites


def test_a_million_tonnes_a_year_carry_a_hundred_gigawatts():
    assert launch_demand.power_launched_w_per_year(1e9, specific_power_w_per_kg=100.0) == 100e9


def test_launches_for_a_mass():
    assert launch_demand.launches_for_mass(370_000e3, payload_kg=200e3) == 1_850


def test_whole_satellites_never_need_fewer_launches_and_a_full_bay_more():
    demand = launch_demand.of_power(1e9, satellite_power_w=175e3, specific_power_w_per_kg=43.75, payload_kg=44e3)
    assert (demand.satellites_per_launch, demand.launches_by_satellites) == (11, 520)
    packed = launch_demand.of_power(
        1e9, satellite_power_w=175e3, specific_power_w_per_kg=43.75, payload_kg=44e3, satellites_by_volume=5
    )
    assert (packed.satellites_per_launch, packed.launches_by_satellites) == (5, 1_143)


def test_a_satellite_heavier_than_the_payload_goes_up_on_none():
    demand = launch_demand.of_power(1e6, satellite_power_w=1e6, specific_power_w_per_kg=10.0, payload_kg=44e3)
    assert (demand.satellites_per_launch, demand.launches_by_satellites) == (0, None)


@given(
    power=st.floats(min_value=1e6, max_value=1e12),
    satellite=st.floats(min_value=1e3, max_value=1e6),
    w_per_kg=st.floats(min_value=5.0, max_value=200.0),
    payload=st.floats(min_value=50e3, max_value=300e3),
)
def test_mass_covers_power_and_launches_cover_mass(power: float, satellite: float, w_per_kg: float, payload: float):
    found = launch_demand.of_power(
        power, satellite_power_w=satellite, specific_power_w_per_kg=w_per_kg, payload_kg=payload
    )
    assert found.mass_kg * w_per_kg >= power * (1.0 - 1e-6)
    assert found.launches_by_mass * payload >= found.mass_kg * (1.0 - 1e-6)
    if found.launches_by_satellites is not None:
        assert found.launches_by_satellites >= found.launches_by_mass


@given(power=st.floats(min_value=1e6, max_value=1e12), more=st.floats(min_value=1.0, max_value=10.0))
def test_more_power_never_needs_less(power: float, more: float):
    one, other = (
        launch_demand.of_power(value, satellite_power_w=120e3, specific_power_w_per_kg=70.0, payload_kg=44e3)
        for value in (power, power * more)
    )
    assert one.satellites <= other.satellites
    assert one.launches_by_mass <= other.launches_by_mass


@pytest.mark.parametrize("wrong", ["satellite_power_w", "specific_power_w_per_kg", "payload_kg", "available_share"])
def test_nothing_is_carried_by_nothing(wrong: str):
    arguments = {"satellite_power_w": 1e5, "specific_power_w_per_kg": 70.0, "payload_kg": 1e5, "available_share": 1.0}
    with pytest.raises(ValueError, match=wrong):
        launch_demand.of_power(1e9, **{**arguments, wrong: 0.0})
