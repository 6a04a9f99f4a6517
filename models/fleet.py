"""A fleet that is launched, fails and grows old: what stands, what a level needs, what keeps it. Times are years.

Of a lot that is launched, the commissioning yield begins to work, a share fails every year, and the rest ends with its life.
Satellites, watts and chips all age in this way; the unit of what comes out is the unit of what goes in.
"""

from dataclasses import dataclass

import numpy as np

from models.orbit import Floats, Number

_NO_DECAY = 1e-300  # a year


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetYears:
    """A fleet at the end of each step: what was launched till then is what works, has failed, or has reached its age."""

    launched: Floats
    never_worked: Floats
    working: Floats
    failed: Floats
    retired: Floats


def surviving_share(*, lifetime_years: Number, failures_per_year: Number, age_years: Number) -> Number:
    """Return the share of a lot that still works at this age."""
    age: Floats = np.asarray(age_years, dtype=np.float64)
    alive = (1.0 - np.asarray(failures_per_year, dtype=np.float64)) ** age
    return np.where(age <= lifetime_years, alive, 0.0)


def mean_life_years(*, lifetime_years: Number, failures_per_year: Number) -> Number:
    """Return how long one of a lot works on average: the area under ``surviving_share``."""
    return years_of_service(lifetime_years, lifetime_years=lifetime_years, failures_per_year=failures_per_year)


def years_of_service(age_years: Number, *, lifetime_years: Number, failures_per_year: Number) -> Number:
    """Return how many years one of a lot has worked on average by this age: ``∫₀ᵃ (1−f)ᵗ dt`` up to its lifetime."""
    _check(lifetime_years, failures_per_year)
    span = np.minimum(np.asarray(age_years, dtype=np.float64), lifetime_years)
    decay = -np.log1p(-np.asarray(failures_per_year, dtype=np.float64))
    # (1 − e^(−λt)) / λ goes to t where nothing fails; a λ so small that λt has no digits left is taken for none.
    fails = decay > _NO_DECAY
    safe = np.where(fails, decay, 1.0)
    return np.where(fails, -np.expm1(-decay * span) / safe, span)


def stock_at(
    rate_per_year: Number,
    *,
    after_years: Number,
    lifetime_years: Number,
    failures_per_year: Number,
    commissioning_yield: Number = 1.0,
) -> Number:
    """Return what works after so many years of launching at a steady rate into an empty fleet."""
    return (
        rate_per_year
        * commissioning_yield
        * years_of_service(after_years, lifetime_years=lifetime_years, failures_per_year=failures_per_year)
    )


def rate_for_level(
    level: Number,
    *,
    after_years: Number,
    lifetime_years: Number,
    failures_per_year: Number,
    commissioning_yield: Number = 1.0,
) -> Number:
    """Return the steady rate that fills an empty fleet to a level after so many years: the inverse of ``stock_at``."""
    if np.any(np.asarray(after_years) <= 0.0):
        raise ValueError("a fleet is not filled in no time: after_years must be above 0")
    served = years_of_service(after_years, lifetime_years=lifetime_years, failures_per_year=failures_per_year)
    return level / commissioning_yield / served


def replacement_rate(
    level: Number, *, lifetime_years: Number, failures_per_year: Number, commissioning_yield: Number = 1.0
) -> Number:
    """Return what must be launched every year to keep a level for good: the level over the mean life."""
    return (
        level
        / commissioning_yield
        / mean_life_years(lifetime_years=lifetime_years, failures_per_year=failures_per_year)
    )


def grow(
    additions: Floats,
    *,
    step_years: float,
    lifetime_years: float,
    failures_per_year: float,
    commissioning_yield: float = 1.0,
) -> FleetYears:
    """Launch ``additions[i]`` at the beginning of step *i* (a month: ``step_years = 1/12``) and follow the fleet step by step.

    The last axis of ``additions`` is time; axes before it are followed side by side (draws of a model, for instance).
    """
    _check(lifetime_years, failures_per_year)
    lots: Floats = np.asarray(additions, dtype=np.float64)
    if np.any(lots < 0.0):
        raise ValueError("additions must not be negative")
    steps = lots.shape[-1]
    ages: Floats = step_years * (np.arange(steps, dtype=np.float64) + 1.0)
    alive = np.asarray(
        surviving_share(lifetime_years=lifetime_years + 1e-9, failures_per_year=failures_per_year, age_years=ages)
    )
    failed_by = 1.0 - (1.0 - failures_per_year) ** np.minimum(ages, lifetime_years)
    commissioned = lots * commissioning_yield
    return FleetYears(
        launched=np.cumsum(lots, axis=-1),
        never_worked=np.cumsum(lots - commissioned, axis=-1),
        working=_followed(commissioned, alive),
        failed=_followed(commissioned, failed_by),
        retired=_followed(commissioned, 1.0 - alive - failed_by),
    )


def _followed(lots: Floats, share_by_age: Floats) -> Floats:
    """Add up, at each step, the shares of all lots launched so far; lot *i* at step *j* is ``j − i`` steps old."""
    steps = lots.shape[-1]
    by_step: Floats = np.zeros((steps, steps))
    for first in range(steps):
        by_step[first, first:] = share_by_age[: steps - first]
    return lots @ by_step


def _check(lifetime_years: Number, failures_per_year: Number) -> None:
    if np.any(np.asarray(lifetime_years) <= 0.0):
        raise ValueError("lifetime_years must be above 0")
    if np.any(np.asarray(failures_per_year) < 0.0) or np.any(np.asarray(failures_per_year) >= 1.0):
        raise ValueError("failures_per_year is a share from 0 to below 1")
