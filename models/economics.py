"""Prices: learning by doing, launched power, cost per watt. Money is US dollars of the input's own year."""

import math

from models.orbit import Number


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
