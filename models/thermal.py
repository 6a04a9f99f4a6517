"""What a radiator gives off: flux per area of panel, the temperature it needs, the area for a heat load.

Fluxes are W/m² of panel, temperatures kelvin. The environment is counted once: either as a sink temperature, or as absorbed
flux against the cold sky, never as both.
"""

import numpy as np

from models.orbit import SOLAR_CONSTANT_W_PER_M2, Number

STEFAN_BOLTZMANN_W_PER_M2_K4 = 5.670374419e-8
EARTH_INFRARED_W_PER_M2 = 237.0
EARTH_ALBEDO = 0.30


def net_flux_w_per_m2(
    temperature_k: Number,
    *,
    emissivity: Number,
    sides: int = 2,
    sink_k: Number = 0.0,
    fin_efficiency: Number = 1.0,
    absorbed_w_per_m2: Number = 0.0,
) -> Number:
    """Return what a panel rejects, net of what it takes in; negative where it is colder than its surroundings.

    ``absorbed_w_per_m2`` is per area of panel, over all its sides. Raises ValueError for a negative temperature, an emissivity
    or fin efficiency outside 0..1, other than one or two sides, or a warm sink together with an absorbed flux.
    """
    _check_share("emissivity", emissivity)
    _check_share("fin_efficiency", fin_efficiency)
    if sides not in (1, 2):
        raise ValueError(f"a panel has one or two sides that radiate, not {sides}")
    if np.any(np.asarray(temperature_k) < 0.0) or np.any(np.asarray(sink_k) < 0.0):
        raise ValueError("temperatures are kelvin and not negative")
    if np.any(np.asarray(absorbed_w_per_m2) != 0.0) and np.any(np.asarray(sink_k) > 3.0):
        raise ValueError("give a sink temperature or an absorbed flux: both count the surroundings twice")
    per_side = emissivity * STEFAN_BOLTZMANN_W_PER_M2_K4 * fin_efficiency * (temperature_k**4 - sink_k**4)
    return sides * per_side - absorbed_w_per_m2


def absorbed_flux_w_per_m2(
    *,
    emissivity: Number,
    solar_absorptivity: Number,
    incident_sun_w_per_m2: Number = 0.0,
    view_factor: Number = 0.0,
    sides: int = 2,
) -> Number:
    """Return what a panel takes in from the Sun, the Earth's albedo and its infrared; ``view_factor`` is of the Earth, per side."""
    _check_share("solar_absorptivity", solar_absorptivity)
    _check_share("view_factor", view_factor)
    reflected = EARTH_ALBEDO * SOLAR_CONSTANT_W_PER_M2 * view_factor
    per_side = solar_absorptivity * (incident_sun_w_per_m2 + reflected)
    return sides * (per_side + emissivity * EARTH_INFRARED_W_PER_M2 * view_factor)


def temperature_for_flux_k(
    flux_w_per_m2: Number, *, emissivity: Number, sides: int = 2, sink_k: Number = 0.0, fin_efficiency: Number = 1.0
) -> Number:
    """Return the temperature at which a panel rejects this net flux: the inverse of ``net_flux_w_per_m2``."""
    if np.any(np.asarray(flux_w_per_m2) < 0.0):
        raise ValueError("a radiator rejects heat: flux_w_per_m2 must not be negative")
    per_side = flux_w_per_m2 / (sides * emissivity * STEFAN_BOLTZMANN_W_PER_M2_K4 * fin_efficiency)
    return (per_side + sink_k**4) ** 0.25


def area_for_heat_m2(heat_w: Number, *, flux_w_per_m2: Number) -> Number:
    """Return the panel area that rejects this heat. Raises ValueError where the panel rejects nothing."""
    if np.any(np.asarray(flux_w_per_m2) <= 0.0):
        raise ValueError("a panel that rejects nothing cools nothing: flux_w_per_m2 must be above 0")
    return heat_w / flux_w_per_m2


def heat_w(area_m2: Number, *, flux_w_per_m2: Number) -> Number:
    """Return the heat that a panel of this area rejects."""
    return area_m2 * flux_w_per_m2


def _check_share(name: str, value: Number) -> None:
    if np.any(np.asarray(value) < 0.0) or np.any(np.asarray(value) > 1.0):
        raise ValueError(f"{name} is a share between 0 and 1")
