"""From wafers to chips that work: dies on a round wafer, and the share of them without a defect. Lengths are metres."""

import numpy as np

from models.orbit import Number


def dies_per_wafer(*, wafer_diameter_m: Number, die_area_m2: Number) -> Number:
    """Return the whole dies on a wafer: its area over a die's, less what the rim cuts (``π d / √(2 a)``); 0 where none fits."""
    _check(wafer_diameter_m, die_area_m2)
    inside = np.pi * (np.asarray(wafer_diameter_m) / 2.0) ** 2 / die_area_m2
    cut = np.pi * wafer_diameter_m / np.sqrt(2.0 * np.asarray(die_area_m2))
    return np.maximum(np.floor(inside - cut), 0.0)


def yield_share(*, die_area_m2: Number, defects_per_m2: Number, clustering: Number = 3.0) -> Number:
    """Return the share of dies without a defect, by the negative binomial law ``(1 + a·d/c)^−c``.

    ``clustering`` says how far defects stand together: large, they are strewn evenly and the law becomes Poisson's.
    """
    if np.any(np.asarray(defects_per_m2) < 0.0) or np.any(np.asarray(clustering) <= 0.0):
        raise ValueError("defects_per_m2 must not be negative, and clustering must be above 0")
    share: Number = (1.0 + die_area_m2 * defects_per_m2 / clustering) ** -clustering
    return share


def good_dies_per_wafer(
    *, wafer_diameter_m: Number, die_area_m2: Number, defects_per_m2: Number, clustering: Number = 3.0
) -> Number:
    """Return the dies of a wafer that work, on average."""
    whole = dies_per_wafer(wafer_diameter_m=wafer_diameter_m, die_area_m2=die_area_m2)
    return whole * yield_share(die_area_m2=die_area_m2, defects_per_m2=defects_per_m2, clustering=clustering)


def _check(wafer_diameter_m: Number, die_area_m2: Number) -> None:
    if np.any(np.asarray(wafer_diameter_m) <= 0.0) or np.any(np.asarray(die_area_m2) <= 0.0):
        raise ValueError("a wafer has a diameter and a die an area above 0")
