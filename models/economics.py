"""Prices: learning by doing, launched power, cost per watt, a whole project in orbit or on the ground. US dollars of the input's own year."""

import math
from dataclasses import dataclass

from models import launch_demand
from models.orbit import Number

HOURS_PER_YEAR = 8_760.0
J_PER_MWH = 3.6e9


def learning_exponent(learning_rate: float) -> float:
    """Return Wright's exponent b: each doubling of what has been made multiplies the price by ``1 − learning_rate``."""
    if not 0.0 < learning_rate < 1.0:
        raise ValueError("learning_rate is a share between 0 and 1")
    return -math.log2(1.0 - learning_rate)


def price_after(price_usd: float, *, made_before: float, made_after: float, learning_rate: float) -> float:
    """Return the price once the cumulative amount has grown; say beside the figure whether that is mass or launches."""
    doublings = math.log2(made_after / made_before)
    return price_usd * math.exp(doublings * math.log(1.0 - learning_rate))


def doublings_to_price(price_usd: float, *, goal_usd: float, learning_rate: float) -> float:
    """Return how often the cumulative amount must double until the price has come down to the goal; 0 where it already has."""
    return max(0.0, math.log2(price_usd / goal_usd) / learning_exponent(learning_rate))


def launched_power_price_usd_per_w_year(
    *, mass_kg: Number, power_w: Number, lifetime_years: Number, launch_price_usd_per_kg: Number
) -> Number:
    """Return what a watt costs a year for being in orbit, launch alone, spread over the satellite's life."""
    return mass_kg * launch_price_usd_per_kg / power_w / lifetime_years


def cost_usd_per_w(
    *, satellite_usd_per_w: Number, launch_price_usd_per_kg: Number, specific_power_w_per_kg: Number
) -> Number:
    """Return the price of a watt in orbit: its share of the satellite and of the launch."""
    return satellite_usd_per_w + launch_price_usd_per_kg / specific_power_w_per_kg


def mean_capacity_share(degradation_per_year: float, *, years: int) -> float:
    """Return what a fleet gives on average over whole years if each begins with what the one before has left of it."""
    left = 1.0 - degradation_per_year
    return math.fsum(left**year for year in range(years)) / years


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What a project of some average power costs over its years. ``lcoe_usd_per_mwh`` is the total over the energy delivered."""

    hardware_usd: float
    launch_usd: float
    running_usd: float  # operations, fuel, replacement of what fails
    other_usd: float
    energy_mwh: float

    @property
    def total_usd(self) -> float:
        """All of it."""
        return self.hardware_usd + self.launch_usd + self.running_usd + self.other_usd

    @property
    def lcoe_usd_per_mwh(self) -> float:
        """Levelized cost, undiscounted."""
        return self.total_usd / self.energy_mwh


def orbital_project(
    power_w: float,
    *,
    years: int,
    satellite_power_w: float,
    specific_power_w_per_kg: float,
    satellite_usd_per_w: float,
    launch_price_usd_per_kg: float,
    sunlit: float = 1.0,
    degradation_per_year: float = 0.0,
    failures_per_year: float = 0.0,
    operations_per_year: float = 0.01,
    development_usd: float = 0.0,
) -> Project:
    """Return the cost of delivering an average power from orbit, sized at the start for shadow and ageing, by whole satellites.

    What fails is bought again as hardware (not launched again), operations are a share of the hardware a year: so McCalip.
    """
    needed = launch_demand.of_power(
        power_w,
        satellite_power_w=satellite_power_w,
        specific_power_w_per_kg=specific_power_w_per_kg,
        payload_kg=1.0,
        available_share=sunlit * mean_capacity_share(degradation_per_year, years=years),
    )
    hardware = satellite_usd_per_w * needed.satellites * satellite_power_w
    return Project(
        hardware_usd=hardware,
        launch_usd=launch_price_usd_per_kg * needed.mass_kg,
        running_usd=hardware * (operations_per_year + failures_per_year) * years,
        other_usd=development_usd,
        energy_mwh=power_w * years * HOURS_PER_YEAR * 3600.0 / J_PER_MWH,
    )


def ground_project(
    power_w: float,
    *,
    years: int,
    pue: float,
    turbine_usd_per_w: float,
    facility_usd_per_w: float,
    fuel_usd_per_mwh: float,
    capacity_factor: float,
) -> Project:
    """Return the cost of the same power of computers on the ground with turbines of its own, over the hours that it runs.

    ``pue`` is what the site draws over what its computers draw; turbines and fuel are paid for the whole site.
    """
    energy = power_w * years * HOURS_PER_YEAR * capacity_factor * 3600.0 / J_PER_MWH
    return Project(
        hardware_usd=(turbine_usd_per_w * pue + facility_usd_per_w) * power_w,
        launch_usd=0.0,
        running_usd=fuel_usd_per_mwh * energy * pue,
        other_usd=0.0,
        energy_mwh=energy,
    )


def fuel_usd_per_mwh(*, gas_usd_per_mmbtu: float, heat_rate_btu_per_kwh: float) -> float:
    """Return what the gas of a megawatt-hour costs."""
    return gas_usd_per_mmbtu * heat_rate_btu_per_kwh / 1000.0


def break_even_launch_price_usd_per_kg(
    ground_total_usd: float,
    *,
    power_w: float,
    satellite_usd_per_w: float,
    specific_power_w_per_kg: float,
    available_share: float,
) -> float:
    """Return the price to orbit at which hardware and launch alone cost what the ground costs; negative: at no price."""
    needed_w = power_w / available_share
    return (ground_total_usd - satellite_usd_per_w * needed_w) / (needed_w / specific_power_w_per_kg)
