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


def battery_energy_j(
    load_w: Number, *, shadow_s: Number, battery_efficiency: Number = 1.0, depth_of_discharge: Number = 1.0
) -> Number:
    """Return the size of the battery that carries a load through a shadow without being emptied below its depth of discharge.

    Half of the losses are met on the way out, half on the way in: what must be stored is ``load · shadow / √efficiency``.
    """
    if np.any(np.asarray(depth_of_discharge) <= 0.0) or np.any(np.asarray(depth_of_discharge) > 1.0):
        raise ValueError("depth_of_discharge is a share above 0 and at most 1")
    return load_w * shadow_s / np.sqrt(battery_efficiency) / depth_of_discharge


def charge_power_w(load_w: Number, *, shadow_s: Number, sun_s: Number, battery_efficiency: Number = 1.0) -> Number:
    """Return what must be put into the battery in the sun, beside the load, to carry the load through the next shadow."""
    if np.any(np.asarray(sun_s) <= 0.0):
        raise ValueError("a battery is charged in the sun: sun_s must be above 0")
    return load_w * shadow_s / battery_efficiency / sun_s


def peak_duration_s(battery_j: Number, *, peak_w: Number, array_w: Number, battery_efficiency: Number = 1.0) -> Number:
    """Return how long a battery carries a peak above what the array gives; infinite where the array gives enough."""
    short = np.asarray(peak_w - array_w, dtype=float)
    with np.errstate(divide="ignore"):
        return np.where(short > 0.0, battery_j * np.sqrt(battery_efficiency) / np.maximum(short, 1e-12), np.inf)


def peak_share(*, peak_w: Number, array_w: Number, idle_w: Number, battery_efficiency: Number = 1.0) -> Number:
    """Return the share of the time in the sun that a peak above the array's power can last, if the rest goes on at ``idle_w``.

    What is drawn beyond the array must be charged again: ``x · (peak − array) / η = (1 − x) · (array − idle)``, from 0 to 1.
    """
    drawn = (peak_w - array_w) / battery_efficiency
    spared = np.maximum(array_w - idle_w, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.asarray(drawn) <= 0.0, 1.0, spared / np.maximum(spared + drawn, 1e-12))


def compute_power_w(bus_w: Number, *, housekeeping_w: Number) -> Number:
    """Return what is left for computing, never below zero."""
    return np.maximum(bus_w - housekeeping_w, 0.0)


def system_efficiency(array_flux_w_per_m2: Number) -> Number:
    """Return the share of sunlight that an array of this yield per area turns into power."""
    return array_flux_w_per_m2 / SOLAR_CONSTANT_W_PER_M2
