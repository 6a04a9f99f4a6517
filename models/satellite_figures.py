"""One satellite out of the inputs: how large, how hot, how long through a shadow or a peak, how heavy, at what price.

Beside the announced figures they show where a design is consistent and where it is not. A figure without its inputs is unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models import economics, fleet, launch_demand, orbit, power_chain, thermal
from models.capacity import Capacity
from models.capacity_ceilings import ORBIT_KEY
from models.capacity_inputs import orbit_of
from models.orbit import Number

Values = Mapping[str, Number]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRule:
    """How one figure follows from the inputs in ``keys``."""

    name: str
    unit: str
    keys: tuple[str, ...]
    formula: Callable[[Values], Number]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a satellite at the central inputs, in ``unit``; None with ``unknown_because`` where an input is missing."""

    name: str
    unit: str
    value: float | None
    keys: tuple[str, ...]
    unknown_because: str | None = None


def figures_of(capacity: Capacity) -> tuple[Figure, ...]:
    """Return every figure of the satellite that the inputs describe."""
    return tuple(_figure(rule, capacity) for rule in FIGURES)


def _figure(rule: FigureRule, capacity: Capacity) -> Figure:
    missing = capacity.missing(rule.keys)
    values = {} if missing else {key: capacity.value(key) for key in capacity.needed(rule.keys)}
    return Figure(
        name=rule.name,
        unit=rule.unit,
        value=None if missing else float(rule.formula(values)),
        keys=capacity.needed(rule.keys),
        unknown_because=f"no input {', '.join(missing)}" if missing else None,
    )


AVERAGE = "satellite_power_average_w"
PEAK = "satellite_power_peak_w"
SOLAR = "satellite_solar_power_w"
SPECIFIC = "specific_power_w_per_kg"
RADIATOR = ("radiator_emissivity", "radiator_temperature_k", "sink_temperature_k")
BATTERY = ("battery_efficiency", "battery_depth_of_discharge")


def _year(values: Values) -> orbit.SunYear:
    return orbit.year_in_orbit(float(values[ORBIT_KEY]), **orbit_of(values))


def _longest_shadow_s(values: Values) -> float:
    return _year(values).eclipse_max * float(orbit.period_s(values[ORBIT_KEY]))


def _sunny_part_s(values: Values) -> float:
    return float(orbit.period_s(values[ORBIT_KEY])) - _longest_shadow_s(values)


def _battery_j(values: Values) -> Number:
    return power_chain.battery_energy_j(
        values[AVERAGE],
        shadow_s=_longest_shadow_s(values),
        battery_efficiency=values["battery_efficiency"],
        depth_of_discharge=values["battery_depth_of_discharge"],
    )


def _charge_w(values: Values) -> Number:
    return power_chain.charge_power_w(
        values[AVERAGE],
        shadow_s=_longest_shadow_s(values),
        sun_s=_sunny_part_s(values),
        battery_efficiency=values["battery_efficiency"],
    )


def _peak_s(values: Values) -> Number:
    """Out of what may be drawn from the battery, not out of all of it."""
    drawable = _battery_j(values) * values["battery_depth_of_discharge"]
    return power_chain.peak_duration_s(
        drawable, peak_w=values[PEAK], array_w=values[SOLAR], battery_efficiency=values["battery_efficiency"]
    )


def _peak_share(values: Values) -> Number:
    return power_chain.peak_share(
        peak_w=values[PEAK],
        array_w=values[SOLAR],
        idle_w=values[AVERAGE],
        battery_efficiency=values["battery_efficiency"],
    )


def _bus_worst_w(values: Values) -> Number:
    return power_chain.bus_power_w(
        values[SOLAR],
        sunlit=1.0 - _year(values).eclipse_max,
        conversion_efficiency=values["pmad_efficiency"],
        battery_efficiency=values["battery_efficiency"],
    )


def _radiator_flux(values: Values) -> Number:
    return thermal.net_flux_w_per_m2(
        values["radiator_temperature_k"],
        emissivity=values["radiator_emissivity"],
        sink_k=values["sink_temperature_k"],
    )


def _radiator_m2(values: Values, key: str) -> Number:
    return thermal.area_for_heat_m2(values[key], flux_w_per_m2=_radiator_flux(values))


def _per_launch(values: Values) -> Number:
    return float(
        launch_demand.satellites_per_launch(
            float(values["payload_mass_demonstrated_kg"]),
            satellite_kg=float(values[AVERAGE]) / float(values[SPECIFIC]),
            satellites_by_volume=float(values["satellites_per_launch_announced"]),
        )
    )


def _end_of_life(values: Values) -> Number:
    return power_chain.array_power_w(
        values[SOLAR] / values["array_flux_w_per_m2"],
        cell_efficiency=power_chain.system_efficiency(values["array_flux_w_per_m2"]),
        degradation_per_year=values["array_degradation_share_per_year"],
        age_years=values["satellite_lifetime_years"],
    )


def _cost_per_w(values: Values) -> Number:
    return economics.cost_usd_per_w(
        satellite_usd_per_w=values["bus_cost_usd_per_w"],
        launch_price_usd_per_kg=values["launch_price_usd_per_kg"],
        specific_power_w_per_kg=values[SPECIFIC],
    )


def _doublings(values: Values) -> Number:
    return economics.doublings_to_price(
        float(values["launch_price_usd_per_kg"]),
        goal_usd=float(values["launch_price_goal_usd_per_kg"]),
        learning_rate=float(values["launch_learning_share_per_doubling"]),
    )


FIGURES = (
    FigureRule(name="mean sunlit share of the year", unit="1", keys=(ORBIT_KEY,),
               formula=lambda values: orbit.sunlit_mean(float(values[ORBIT_KEY]), **orbit_of(values))),
    FigureRule(name="longest shadow", unit="s", keys=(ORBIT_KEY,), formula=_longest_shadow_s),
    FigureRule(name="area of the arrays", unit="m2", keys=(SOLAR, "array_flux_w_per_m2"),
               formula=lambda values: values[SOLAR] / values["array_flux_w_per_m2"]),
    FigureRule(name="flux of such an array", unit="W/m2", keys=("array_efficiency",),
               formula=lambda values: power_chain.array_power_w(1.0, cell_efficiency=values["array_efficiency"])),
    FigureRule(name="power of the arrays at the end of life", unit="W", formula=_end_of_life,
               keys=(SOLAR, "array_flux_w_per_m2", "array_degradation_share_per_year", "satellite_lifetime_years")),
    FigureRule(name="steady power on the worst day", unit="W", formula=_bus_worst_w,
               keys=(SOLAR, ORBIT_KEY, "pmad_efficiency", "battery_efficiency")),
    FigureRule(name="compute that the arrays carry on average", unit="W", keys=(SOLAR, "housekeeping_power_share"),
               formula=lambda values: values[SOLAR] * (1.0 - values["housekeeping_power_share"])),
    FigureRule(name="battery for the longest shadow", unit="J", keys=(AVERAGE, ORBIT_KEY, *BATTERY), formula=_battery_j),
    FigureRule(name="power that charges it again", unit="W", keys=(AVERAGE, ORBIT_KEY, "battery_efficiency"), formula=_charge_w),
    FigureRule(name="peak above the arrays, out of that battery", unit="s", keys=(AVERAGE, PEAK, SOLAR, ORBIT_KEY, *BATTERY),
               formula=_peak_s),
    FigureRule(name="share of the sunlit time that the peak can last", unit="1", keys=(AVERAGE, PEAK, SOLAR, "battery_efficiency"),
               formula=_peak_share),
    FigureRule(name="flux of the radiator", unit="W/m2", keys=RADIATOR, formula=_radiator_flux),
    FigureRule(name="radiator for the average", unit="m2", keys=(AVERAGE, *RADIATOR), formula=lambda values: _radiator_m2(values, AVERAGE)),
    FigureRule(name="radiator for the peak", unit="m2", keys=(PEAK, *RADIATOR), formula=lambda values: _radiator_m2(values, PEAK)),
    FigureRule(name="drop from die to radiator", unit="K", keys=("chip_temperature_max_k", "radiator_temperature_k"),
               formula=lambda values: values["chip_temperature_max_k"] - values["radiator_temperature_k"]),
    FigureRule(name="mass by specific power", unit="kg", keys=(AVERAGE, SPECIFIC), formula=lambda values: values[AVERAGE] / values[SPECIFIC]),
    FigureRule(name="specific power by mass", unit="W/kg", keys=(AVERAGE, "satellite_mass_kg"),
               formula=lambda values: values[AVERAGE] / values["satellite_mass_kg"]),
    FigureRule(name="whole satellites a launch at the payload carried", unit="1",
               keys=(AVERAGE, SPECIFIC, "payload_mass_demonstrated_kg", "satellites_per_launch_announced"), formula=_per_launch),
    FigureRule(name="whole satellites a launch, over the most that flew", unit="1", keys=("satellites_per_launch_announced", "satellites_per_launch_best_shown"),
               formula=lambda values: values["satellites_per_launch_announced"] / values["satellites_per_launch_best_shown"]),
    FigureRule(name="mean life", unit="yr", keys=("satellite_lifetime_years", "satellite_failure_share_per_year"),
               formula=lambda values: fleet.mean_life_years(lifetime_years=values["satellite_lifetime_years"], failures_per_year=values["satellite_failure_share_per_year"])),
    FigureRule(name="accelerators left at the end of life", unit="1", keys=("satellite_lifetime_years", "chip_failure_share_per_year"),
               formula=lambda values: fleet.surviving_share(lifetime_years=values["satellite_lifetime_years"],
                                                            failures_per_year=values["chip_failure_share_per_year"], age_years=values["satellite_lifetime_years"])),
    FigureRule(name="cost of a watt in orbit", unit="USD/W", keys=("bus_cost_usd_per_w", "launch_price_usd_per_kg", SPECIFIC), formula=_cost_per_w),
    FigureRule(name="doublings of the mass launched until the price has come down to its goal", unit="1", formula=_doublings,
               keys=("launch_price_usd_per_kg", "launch_price_goal_usd_per_kg", "launch_learning_share_per_doubling")),
)  # fmt: skip
"""In the order in which they are shown: sun, power, heat, mass, age, price."""
