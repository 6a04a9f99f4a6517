"""What it takes to put power into orbit: satellites, mass, launches. By mass and by whole satellites."""

import math
from dataclasses import dataclass

from models.orbit import Number

ROUNDING = 1e-9
"""Slack before rounding up, so that 100 launches do not become 101 by the last bit of a division."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchDemand:
    """What a power in orbit needs. ``launches_by_satellites`` is None where one satellite outweighs the payload."""

    power_w: float
    satellites: int
    mass_kg: float
    launches_by_mass: int
    satellites_per_launch: int
    launches_by_satellites: int | None


def of_power(
    power_w: float,
    *,
    satellite_power_w: float,
    specific_power_w_per_kg: float,
    payload_kg: float,
    satellites_by_volume: float = math.inf,
    available_share: float = 1.0,
) -> LaunchDemand:
    """Return satellites, mass and launches for a power; ``available_share`` is sunlit share times what is still alive.

    Raises ValueError where a satellite has no power or mass, or a rocket no payload.
    """
    for name, value in (
        ("satellite_power_w", satellite_power_w),
        ("specific_power_w_per_kg", specific_power_w_per_kg),
        ("payload_kg", payload_kg),
        ("available_share", available_share),
    ):
        if not value > 0.0:
            raise ValueError(f"{name} must be above 0")
    satellites = rounded_up(power_w / available_share / satellite_power_w)
    satellite_mass = satellite_power_w / specific_power_w_per_kg
    mass = satellites * satellite_mass
    per_launch = satellites_per_launch(
        payload_kg, satellite_kg=satellite_mass, satellites_by_volume=satellites_by_volume
    )
    return LaunchDemand(
        power_w=power_w,
        satellites=satellites,
        mass_kg=mass,
        launches_by_mass=rounded_up(mass / payload_kg),
        satellites_per_launch=per_launch,
        launches_by_satellites=rounded_up(satellites / per_launch) if per_launch else None,
    )


def satellites_per_launch(payload_kg: float, *, satellite_kg: float, satellites_by_volume: float = math.inf) -> int:
    """Return how many whole satellites one launch carries: what its payload lifts, and no more than its bay holds."""
    return math.floor(min(payload_kg / satellite_kg, satellites_by_volume) + ROUNDING)


def launches_for_power(power_w: float, *, specific_power_w_per_kg: float, payload_kg: float) -> int:
    """Return launches by mass alone, where the size of a satellite is not known."""
    return rounded_up(power_w / specific_power_w_per_kg / payload_kg)


def launches_for_mass(mass_kg: float, *, payload_kg: float) -> int:
    """Return launches that carry this mass."""
    return rounded_up(mass_kg / payload_kg)


def power_launched_w_per_year(mass_kg_per_year: Number, *, specific_power_w_per_kg: Number) -> Number:
    """Return the power that this mass a year carries."""
    return mass_kg_per_year * specific_power_w_per_kg


def rounded_up(value: float) -> int:
    """Return the whole number that covers this value, forgiving the last bits of a division."""
    return max(0, math.ceil(value * (1.0 - ROUNDING)))
