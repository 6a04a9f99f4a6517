"""What the capacity model can be given: every input that a formula knows, with its unit. What is derived from others stands here too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypedDict

from models import chip_yield
from models.orbit import Number

UNITS: Mapping[str, str] = {
    # The satellite.
    "array_degradation_share_per_year": "1/yr",
    "array_efficiency": "1",
    "array_flux_w_per_m2": "W/m2",
    "battery_depth_of_discharge": "1",
    "battery_efficiency": "1",
    "bus_cost_usd_per_w": "USD/W",
    "housekeeping_power_share": "1",
    "pmad_efficiency": "1",
    "radiator_emissivity": "1",
    "radiator_temperature_k": "K",
    "satellite_failure_share_per_year": "1/yr",
    "satellite_lifetime_years": "yr",
    "satellite_mass_kg": "kg",
    "satellite_power_average_w": "W",
    "satellite_power_peak_w": "W",
    "satellite_solar_power_w": "W",
    "sink_temperature_k": "K",
    "specific_power_w_per_kg": "W/kg",
    # Its orbit. Without an inclination it is sun-synchronous; without a local time of its node along dawn and dusk.
    "orbit_altitude_m": "m",
    "orbit_inclination_rad": "rad",
    "orbit_local_time_h": "h",
    # The way up.
    "commissioning_yield": "1",
    "launch_learning_share_per_doubling": "1",
    "launch_price_goal_usd_per_kg": "USD/kg",
    "launch_price_usd_per_kg": "USD/kg",
    "launch_success_share": "1",
    "launches_per_year_best_shown": "1/yr",
    "payload_mass_claimed_kg": "kg",
    "payload_mass_demonstrated_kg": "kg",
    "satellites_per_launch_announced": "1",
    "satellites_per_launch_best_shown": "1",
    # What is made.
    "accelerators_per_year_best_shown": "1/yr",
    "satellites_per_year_best_shown": "1/yr",
    "solar_arrays_best_shown_w_per_year": "W/yr",
    "solar_cells_planned_w_per_year": "W/yr",
    # What is allowed, and reached from the ground.
    "authorised_satellites": "1",
    "ground_links_bit_per_s": "bit/s",
    "link_need_bit_per_s_per_w": "bit/s/W",
    "requested_satellites": "1",
    # Chips.
    "ai5_chip_power_w": "W",
    "ai5_chips_per_year_best_shown": "1/yr",
    "ai6_chip_power_w": "W",
    "ai6_chips_per_year_best_shown": "1/yr",
    "chip_failure_share_per_year": "1/yr",
    "chip_power_w": "W",
    "chip_temperature_max_k": "K",
    "chips_for_space_share": "1",
    "defect_density_per_m2": "1/m2",
    "die_area_m2": "m2",
    "good_dies_per_wafer": "1",
    "wafer_diameter_m": "m",
    "wafers_best_shown_per_year": "wafer/yr",
    "wafers_planned_per_year": "wafer/yr",
    # Sites on the ground.
    "accelerator_server_power_w": "W",
    "colossus_1_accelerators": "1",
    "colossus_1_site_power_w": "W",
    "colossus_2_accelerators": "1",
    "colossus_2_site_power_w": "W",
    "cortex_accelerators": "1",
    "cortex_site_power_w": "W",
    "dojo_accelerators": "1",
    "dojo_site_power_w": "W",
    "ground_power_added_best_shown_w_per_year": "W/yr",
    "site_pue": "1",
}
"""Key ─► unit of its value. A key that is not here is used by no formula, and is taken for a mistake."""

SHARES = frozenset(
    key
    for key, unit in UNITS.items()
    if unit in {"1", "1/yr"} and any(word in key for word in ("share", "efficiency", "emissivity", "yield", "depth"))
)
"""Inputs that lie between nothing and all."""


DIVISORS = frozenset(
    {
        "array_flux_w_per_m2", "battery_depth_of_discharge", "battery_efficiency", "chip_power_w", "commissioning_yield",
        "die_area_m2", "good_dies_per_wafer", "link_need_bit_per_s_per_w", "orbit_altitude_m", "payload_mass_claimed_kg",
        "payload_mass_demonstrated_kg", "satellite_lifetime_years", "satellite_mass_kg", "satellite_power_average_w",
        "satellite_solar_power_w", "satellites_per_launch_best_shown", "site_pue", "specific_power_w_per_kg", "wafer_diameter_m",
    }
)  # fmt: skip
"""Inputs that a formula divides by: none of them can be nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a quantity follows from inputs where it is not an input itself."""

    keys: tuple[str, ...]
    formula: Callable[[Mapping[str, Number]], Number]


def _good_dies(values: Mapping[str, Number]) -> Number:
    return chip_yield.good_dies_per_wafer(
        wafer_diameter_m=values["wafer_diameter_m"],
        die_area_m2=values["die_area_m2"],
        defects_per_m2=values["defect_density_per_m2"],
    )


DERIVED: Mapping[str, Derivation] = {
    "good_dies_per_wafer": Derivation(
        keys=("wafer_diameter_m", "die_area_m2", "defect_density_per_m2"), formula=_good_dies
    ),
}
"""Key ─► its derivation; a figure that was established itself goes before."""

INCLINATION_KEY = "orbit_inclination_rad"
LOCAL_TIME_KEY = "orbit_local_time_h"
DAWN_DUSK_H = 18.0


class Orbit(TypedDict):
    """What describes an orbit beside its altitude."""

    inclination_rad: float | None
    ltan_h: float


def orbit_of(values: Mapping[str, Number]) -> Orbit:
    """Return the orbit that the inputs describe: sun-synchronous along dawn and dusk where they say nothing else."""
    inclination = values.get(INCLINATION_KEY)
    return Orbit(
        inclination_rad=None if inclination is None else float(inclination),
        ltan_h=float(values.get(LOCAL_TIME_KEY, DAWN_DUSK_H)),
    )
