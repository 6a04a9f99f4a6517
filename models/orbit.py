"""How much sun an orbit sees: geometry of circular orbits, never a constant.

Angles are radians, lengths metres, times seconds, whatever the argument's name ends with. Every function takes floats or
arrays alike. The Earth's shadow is a cylinder and the Sun moves evenly round a circle, which is right to about a tenth of
a percent of the year for what is asked here.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Number = float | Floats
"""One value or an array of draws; the formulas are the same."""

EARTH_RADIUS_M = 6_378_137.0  # WGS 84, equatorial
EARTH_MU_M3_PER_S2 = 3.986004418e14
EARTH_J2 = 1.08262668e-3
SOLAR_CONSTANT_W_PER_M2 = 1361.0
OBLIQUITY_RAD = float(np.radians(23.4393))
YEAR_S = 365.2422 * 86_400.0
SECONDS_PER_DAY = 86_400.0


def period_s(altitude_m: Number) -> Number:
    """Return the time of one revolution."""
    axis = EARTH_RADIUS_M + _checked(altitude_m)
    return 2.0 * np.pi * np.sqrt(axis**3 / EARTH_MU_M3_PER_S2)


def eclipse_fraction(altitude_m: Number, beta_rad: Number) -> Number:
    """Return the share of a revolution in the Earth's shadow, 0 to below ½; beta is the Sun's angle to the orbit plane."""
    altitude = _checked(altitude_m)
    axis = EARTH_RADIUS_M + altitude
    cosine = np.maximum(np.cos(beta_rad), 1e-12)
    reach = np.sqrt(altitude**2 + 2.0 * EARTH_RADIUS_M * altitude) / (axis * cosine)
    return np.arccos(np.minimum(reach, 1.0)) / np.pi


def eclipse_free_beta_rad(altitude_m: Number) -> Number:
    """Return the beta angle beyond which the orbit is always in the sun."""
    return np.arcsin(EARTH_RADIUS_M / (EARTH_RADIUS_M + _checked(altitude_m)))


def sun_synchronous_inclination_rad(altitude_m: Number) -> Number:
    """Return the inclination at which the Earth's bulge turns the orbit once a year.

    Raises ValueError above some 5,970 km, where no inclination does.
    """
    # The drift of an orbit over the poles of a turned-back Earth (cosine −1) is the most that there is.
    cosine = -(2.0 * np.pi / YEAR_S) / node_drift_rad_per_s(altitude_m, np.pi)
    if np.any(cosine < -1.0):
        raise ValueError(f"no sun-synchronous orbit at an altitude of {np.max(altitude_m):.0f} m")
    return np.arccos(cosine)


def node_drift_rad_per_s(altitude_m: Number, inclination_rad: Number) -> Number:
    """Return how fast the Earth's bulge turns the orbit's plane about the pole; negative: westward, as for any orbit below 90°."""
    axis = EARTH_RADIUS_M + _checked(altitude_m)
    mean_motion = np.sqrt(EARTH_MU_M3_PER_S2 / axis**3)
    return -1.5 * EARTH_J2 * mean_motion * (EARTH_RADIUS_M / axis) ** 2 * np.cos(inclination_rad)


@dataclass(frozen=True, slots=True, kw_only=True)
class SunYear:
    """A year in an orbit: shares of time, absolute beta angles, days that have any eclipse."""

    sunlit_mean: float
    eclipse_max: float
    beta_min_rad: float
    beta_max_rad: float
    eclipse_days: float


def sun_year(altitude_m: float, *, ltan_h: float, steps: int = 3652) -> SunYear:
    """Walk a sun-synchronous orbit through one year; ``ltan_h`` is the local time of its ascending node (6 or 18: dawn–dusk)."""
    longitude = 2.0 * np.pi * np.arange(steps) / steps
    # The node keeps its distance from the mean Sun, not from the true one.
    node = longitude + np.radians((ltan_h - 12.0) * 15.0)
    return _walked(altitude_m, _beta_rad(sun_synchronous_inclination_rad(altitude_m), node, longitude))


def sun_year_of_plane(
    altitude_m: float,
    *,
    inclination_rad: float,
    node_rad: float = 0.0,
    start_longitude_rad: float = 0.0,
    steps: int = 3652,
) -> SunYear:
    """Walk one plane of any inclination through a year while its node drifts.

    ``node_rad`` is the right ascension of its ascending node on the first day, ``start_longitude_rad`` where the Sun then stands
    on its circle (0: the March equinox).
    """
    passed = YEAR_S * np.arange(steps) / steps
    longitude = start_longitude_rad + 2.0 * np.pi * np.arange(steps) / steps
    node = node_rad + node_drift_rad_per_s(altitude_m, inclination_rad) * passed
    return _walked(altitude_m, _beta_rad(inclination_rad, node, longitude))


def year_in_orbit(altitude_m: float, *, inclination_rad: float | None = None, ltan_h: float = 18.0) -> SunYear:
    """Return a year of the orbit that is described: a plane of this inclination, or without one a sun-synchronous orbit."""
    if inclination_rad is None:
        return sun_year(altitude_m, ltan_h=ltan_h)
    return sun_year_of_plane(altitude_m, inclination_rad=inclination_rad)


def _walked(altitude_m: float, beta_rad: Floats) -> SunYear:
    eclipse = np.asarray(eclipse_fraction(altitude_m, beta_rad))
    return SunYear(
        sunlit_mean=float(1.0 - eclipse.mean()),
        eclipse_max=float(eclipse.max()),
        beta_min_rad=float(np.abs(beta_rad).min()),
        beta_max_rad=float(np.abs(beta_rad).max()),
        eclipse_days=float((eclipse > 0.0).mean() * YEAR_S / SECONDS_PER_DAY),
    )


def sunlit_mean(altitude_m: float, *, inclination_rad: float | None = None, ltan_h: float = 18.0) -> float:
    """Return the share of a year spent in the sun: in a sun-synchronous orbit, or in a shell where an inclination is given."""
    if inclination_rad is None:
        return sun_year(altitude_m, ltan_h=ltan_h).sunlit_mean
    return sunlit_mean_of_shell(altitude_m, inclination_rad=inclination_rad)


def sunlit_mean_of_shell(altitude_m: float, *, inclination_rad: float, steps: int = 180) -> float:
    """Return the same for a shell whose planes are spread evenly round the Earth (or drift round it in the long run)."""
    longitude = 2.0 * np.pi * np.arange(steps)[:, None] / steps
    node = 2.0 * np.pi * (np.arange(steps)[None, :] + 0.5) / steps
    return float(1.0 - np.mean(eclipse_fraction(altitude_m, _beta_rad(inclination_rad, node, longitude))))


def _beta_rad(inclination: Number, node: Number, longitude: Number) -> Floats:
    declination = np.arcsin(np.sin(OBLIQUITY_RAD) * np.sin(longitude))
    ascension = np.arctan2(np.cos(OBLIQUITY_RAD) * np.sin(longitude), np.cos(longitude))
    across = np.cos(declination) * np.sin(inclination) * np.sin(node - ascension)
    beta: Floats = np.arcsin(np.clip(across + np.sin(declination) * np.cos(inclination), -1.0, 1.0))
    return beta


def _checked(altitude_m: Number) -> Number:
    if np.any(np.asarray(altitude_m) <= 0.0):
        raise ValueError("an orbit lies above the ground: altitude_m must be above 0")
    return altitude_m
