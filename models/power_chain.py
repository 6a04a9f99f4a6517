"""From sunlight to compute: array, bus with its battery, what is left for computing. Powers are watts."""

import numpy as np

from models.orbit import SOLAR_CONSTANT_W_PER_M2, Number


def array_power_w(
    area_m2: Number,
    *,
    cell_efficiency: Number,
    packing: Number = 1.0,
    sun_angle_rad: Number = 0.0,
    degradation_per_year: Number = 0.0,
    age_years: Number = 0.0,
) -> Number:
    """Return what an array gives in full sun at this age."""
    facing = np.maximum(np.cos(sun_angle_rad), 0.0)
    fresh = SOLAR_CONSTANT_W_PER_M2 * cell_efficiency * area_m2 * packing * facing
    return fresh * (1.0 - degradation_per_year) ** age_years


def bus_power_w(
    array_w: Number, *, sunlit: Number, conversion_efficiency: Number = 1.0, battery_efficiency: Number = 1.0
) -> Number:
    """Return the steady power that array and battery carry through sun and shadow.

    What the array gathers in the sun feeds the load there and charges the battery for the shadow; over a revolution the
    two are equal: ``array·η·sunlit = bus·sunlit + bus·shadow/η_battery``.
    """
    if np.any(np.asarray(sunlit) <= 0.0) or np.any(np.asarray(sunlit) > 1.0):
        raise ValueError("sunlit is a share above 0 and at most 1")
    shadow = 1.0 - sunlit
    return array_w * conversion_efficiency * sunlit / (sunlit + shadow / battery_efficiency)


def compute_power_w(bus_w: Number, *, housekeeping_w: Number) -> Number:
    """Return what is left for computing, never below zero."""
    return np.maximum(bus_w - housekeeping_w, 0.0)


def system_efficiency(array_flux_w_per_m2: Number) -> Number:
    """Return the share of sunlight that an array of this yield per area turns into power."""
    return array_flux_w_per_m2 / SOLAR_CONSTANT_W_PER_M2
