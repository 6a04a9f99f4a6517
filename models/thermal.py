"""What a radiator gives off: flux per area of panel, the temperature it needs, the area for a heat load.

Fluxes are W/m² of panel, temperatures kelvin. The environment is counted once: either as a sink temperature, or as absorbed
flux against the cold sky, never as both.
"""

import numpy as np

from models.orbit import EARTH_RADIUS_M, SOLAR_CONSTANT_W_PER_M2, Number

STEFAN_BOLTZMANN_W_PER_M2_K4 = 5.670374419e-8
EARTH_INFRARED_W_PER_M2 = 237.0
EARTH_ALBEDO = 0.30
SPACE_K = 3.0


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
    if np.any(np.asarray(temperature_k) < 0.0):
        raise ValueError("temperatures are kelvin and not negative")
    _check_panel(sides, sink_k, absorbed_w_per_m2)
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
    flux_w_per_m2: Number,
    *,
    emissivity: Number,
    sides: int = 2,
    sink_k: Number = 0.0,
    fin_efficiency: Number = 1.0,
    absorbed_w_per_m2: Number = 0.0,
) -> Number:
    """Return the temperature at which a panel rejects this net flux: the inverse of ``net_flux_w_per_m2``.

    A flux of 0 gives the temperature at which the panel stands idle in its surroundings.
    """
    if np.any(np.asarray(flux_w_per_m2) < 0.0):
        raise ValueError("a radiator rejects heat: flux_w_per_m2 must not be negative")
    _check_share("emissivity", emissivity)
    _check_share("fin_efficiency", fin_efficiency)
    _check_panel(sides, sink_k, absorbed_w_per_m2)
    given_off = (flux_w_per_m2 + absorbed_w_per_m2) / (
        sides * emissivity * STEFAN_BOLTZMANN_W_PER_M2_K4 * fin_efficiency
    )
    return (given_off + sink_k**4) ** 0.25


def balance_temperature_k(
    absorbed_w_per_m2: Number, *, emissivity_sun_side: Number, emissivity_far_side: Number, space_k: Number = SPACE_K
) -> Number:
    """Return where a panel settles that gives off by two unlike faces all that it takes in; both fluxes per area of panel.

    Power made from sunlight and used on board ends as heat in the same panel, so that all that is absorbed counts.
    """
    _check_share("emissivity_sun_side", emissivity_sun_side)
    _check_share("emissivity_far_side", emissivity_far_side)
    both = STEFAN_BOLTZMANN_W_PER_M2_K4 * (emissivity_sun_side + emissivity_far_side)
    return (absorbed_w_per_m2 / both + space_k**4) ** 0.25


def view_factor_of_earth(altitude_m: Number, tilt_rad: Number) -> Number:
    """Return the share of a flat plate's view that the Earth fills; ``tilt_rad`` is from facing straight down (0) to up (π).

    Exact for a small plate and a sphere; the horizon cuts through the view where the plate stands edge-on (Howell, catalog of
    radiation configuration factors, plate to sphere).
    """
    distance = (EARTH_RADIUS_M + altitude_m) / EARTH_RADIUS_M
    tilt = np.clip(np.abs(np.asarray(tilt_rad, dtype=float)), 1e-9, np.pi - 1e-9)
    horizon = np.arcsin(1.0 / distance)
    whole = np.cos(tilt) / distance**2
    depth = np.sqrt(distance**2 - 1.0)
    leaning = np.clip(tilt, np.pi / 2.0 - horizon, np.pi / 2.0 + horizon)
    inner = np.sqrt(np.maximum(1.0 - (distance * np.cos(leaning)) ** 2, 0.0))
    cut = (
        0.5
        - np.arcsin(np.clip(depth / (distance * np.sin(leaning)), -1.0, 1.0)) / np.pi
        + (np.cos(leaning) * np.arccos(np.clip(-depth / np.tan(leaning), -1.0, 1.0)) - depth * inner)
        / (np.pi * distance**2)
    )
    found = np.where(tilt <= np.pi / 2.0 - horizon, whole, np.where(tilt < np.pi / 2.0 + horizon, cut, 0.0))
    return np.maximum(found, 0.0)


def view_factors_facing_the_sun(altitude_m: float, beta_rad: float, *, steps: int = 720) -> tuple[float, float]:
    """Return the mean view factors of the Earth over a revolution: of the face toward the Sun, and of the one away from it."""
    phase = 2.0 * np.pi * (np.arange(steps) + 0.5) / steps
    tilt = np.arccos(np.cos(beta_rad) * np.cos(phase))
    return (
        float(np.mean(view_factor_of_earth(altitude_m, np.pi - tilt))),
        float(np.mean(view_factor_of_earth(altitude_m, tilt))),
    )


def area_for_heat_m2(heat_w: Number, *, flux_w_per_m2: Number) -> Number:
    """Return the panel area that rejects this heat. Raises ValueError where the panel rejects nothing."""
    if np.any(np.asarray(flux_w_per_m2) <= 0.0):
        raise ValueError("a panel that rejects nothing cools nothing: flux_w_per_m2 must be above 0")
    return heat_w / flux_w_per_m2


def flux_for_heat_w_per_m2(heat_w: Number, *, area_m2: Number) -> Number:
    """Return what each square metre of a panel must reject."""
    if np.any(np.asarray(area_m2) <= 0.0):
        raise ValueError("area_m2 must be above 0")
    return heat_w / area_m2


def heat_w(area_m2: Number, *, flux_w_per_m2: Number) -> Number:
    """Return the heat that a panel of this area rejects."""
    return area_m2 * flux_w_per_m2


def _check_panel(sides: int, sink_k: Number, absorbed_w_per_m2: Number) -> None:
    if sides not in (1, 2):
        raise ValueError(f"a panel has one or two sides that radiate, not {sides}")
    if np.any(np.asarray(sink_k) < 0.0):
        raise ValueError("temperatures are kelvin and not negative")
    if np.any(np.asarray(absorbed_w_per_m2) != 0.0) and np.any(np.asarray(sink_k) > SPACE_K):
        raise ValueError("give a sink temperature or an absorbed flux: both count the surroundings twice")


def _check_share(name: str, value: Number) -> None:
    if np.any(np.asarray(value) < 0.0) or np.any(np.asarray(value) > 1.0):
        raise ValueError(f"{name} is a share between 0 and 1")
