"""Which input a name means, and what a value is in the unit that the model counts in."""

import math
from datetime import date

import pytest

from models import suppositions
from models.errors import UsageError
from models.targets import CapacityInput
from models.vocabulary import InputStatus

PAYLOAD = CapacityInput(
    key="payload_mass_demonstrated_kg",
    name="Payload",
    value=44e3,
    low=34e3,
    high=44e3,
    unit="kg",
    status=InputStatus.PUBLISHED,
    source="made up for this test",
    as_of=date(2026, 1, 1),
    aliases=("payload_mass",),
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("payload_mass", "payload_mass_demonstrated_kg"),
        ("payload_mass_claimed_kg", "payload_mass_claimed_kg"),
        ("payload_mass_c", "payload_mass_claimed_kg"),
        ("good_dies", "good_dies_per_wafer"),
    ],
)
def test_a_name_is_a_key_an_alias_or_the_beginning_of_one_key(name: str, key: str):
    assert suppositions.input_of(name, [PAYLOAD]) == key


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("payload_mas", r"payload_mas: could be payload_mass_claimed_kg, payload_mass_demonstrated_kg: say which"),
        ("paylod_mass", r"paylod_mass: no formula .* knows such an input; did you mean payload_mass"),
        ("zzz", r"zzz: no formula .* knows such an input; `waymark capacity` lists them"),
    ],
)
def test_a_name_that_means_nothing_or_several_is_refused(name: str, message: str):
    with pytest.raises(UsageError, match=message):
        suppositions.input_of(name, [PAYLOAD])


@pytest.mark.parametrize(
    ("key", "value", "unit", "expected"),
    [
        ("payload_mass_demonstrated_kg", 44e3, "kg", 44e3),
        ("launch_success_share", 0.9, None, 0.9),
        ("launches_per_year_best_shown", 26.0, None, 26.0),
        ("launches_per_year_best_shown", 26.0, "1/yr", 26.0),
        ("radiator_temperature_k", 70.0, "degC", 343.15),
        ("radiator_temperature_k", 158.0, "degF", 343.15),
        ("orbit_inclination_rad", 30.0, "deg", math.radians(30.0)),
        ("satellite_lifetime_years", 7 * 31_557_600.0, "s", 7.0),
        ("defect_density_per_m2", 500.0, None, 500.0),
    ],
)
def test_a_value_comes_into_the_unit_of_the_model(key: str, value: float, unit: str | None, expected: float):
    assert suppositions.value_of(key, value, unit, text="so much") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("key", "value", "unit", "message"),
    [
        ("payload_mass_demonstrated_kg", 44.0, "m", "'so much' is in m, and payload_mass_demonstrated_kg is in kg"),
        ("payload_mass_demonstrated_kg", 44.0, None, "'so much' has no unit; payload_mass_demonstrated_kg is in kg"),
        ("launch_success_share", 90.0, None, "'so much' is more than all"),
        ("launch_success_share", -0.1, None, "'so much' is below 0"),
        ("satellite_mass_kg", math.nan, "kg", "'so much' is below 0 or no number"),
        ("specific_power_w_per_kg", 3.0, "1", "'so much' is in 1, and specific_power_w_per_kg is in W/kg"),
    ],
)
def test_a_value_that_measures_something_else_is_refused(key: str, value: float, unit: str | None, message: str):
    with pytest.raises(UsageError, match=message):
        suppositions.value_of(key, value, unit, text="so much")


def test_what_changes_stands_beside_what_was():
    found = suppositions.changes(
        {"satellite_mass_kg": 2e3, "payload_mass_demonstrated_kg": 1e5}, {PAYLOAD.key: PAYLOAD}
    )
    assert found == [
        ("payload_mass_demonstrated_kg", 44e3, 1e5, "kg"),
        ("satellite_mass_kg", None, 2e3, "kg"),
    ]
