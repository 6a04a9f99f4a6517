"""The ceilings of the capacity model: what each is made of, where it stands, and whether it was shown, planned or permitted.

A rate (watts a year) is never held against a level (watts), and neither orbit nor chips against the ground: each place has ceilings of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from models.launch_demand import ROUNDING
from models.lexicon import Place
from models.orbit import Number
from models.vocabulary import Basis

Values = Mapping[str, Number]
SUNLIT = "sunlit_share"
"""Computed from the orbit, and handed to the formulas beside the inputs."""
ORBIT_KEY = "orbit_altitude_m"


class Ground(StrEnum):
    """What a ceiling rests on."""

    SHOWN = "shown"  # the best that has happened
    PLANNED = "planned"  # an upper bound by announcement
    PERMITTED = "permitted"  # a decision of a regulator


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingRule:
    """How one ceiling is computed: watts a year (a rate) or watts (a level) out of the inputs in ``keys``."""

    name: str
    place: Place
    basis: Basis
    rests_on: Ground
    keys: tuple[str, ...]
    formula: Callable[[Values], Number]
    site: str | None = None  # of ground sites: the ceilings of one site bound each other, the sites add up


def _at_work(values: Values) -> Number:
    """The share of what reaches orbit that computes on average through its first year."""
    return values["commissioning_yield"] * values[SUNLIT] * (1.0 - values["array_degradation_share_per_year"])


def _arriving(values: Values) -> Number:
    return values["launches_per_year_best_shown"] * values["launch_success_share"]


def _by_launch(values: Values) -> Number:
    mass = _arriving(values) * values["payload_mass_demonstrated_kg"]
    return mass * values["specific_power_w_per_kg"] * _at_work(values)


def _by_whole_satellites(values: Values) -> Number:
    heavy = (
        values["payload_mass_demonstrated_kg"] * values["specific_power_w_per_kg"] / values["satellite_power_average_w"]
    )
    a_launch = np.floor(np.minimum(heavy, values["satellites_per_launch_announced"]) + ROUNDING)
    return _arriving(values) * a_launch * values["satellite_power_average_w"] * _at_work(values)


def _by_factory(values: Values) -> Number:
    return values["satellites_per_year_best_shown"] * values["satellite_power_average_w"] * _at_work(values)


def _of_arrays(arrays_w_per_year: Number, values: Values) -> Number:
    a_watt = values["satellite_power_average_w"] / values["satellite_solar_power_w"]
    return arrays_w_per_year * a_watt * _at_work(values)


def _by_fleet_of_permits(values: Values) -> Number:
    return values["authorised_satellites"] * values["satellite_power_average_w"] * values[SUNLIT]


def _by_wafers(values: Values) -> Number:
    return values["wafers_planned_per_year"] * values["good_dies_per_wafer"] * values["chip_power_w"]


_WORKING = ("commissioning_yield", ORBIT_KEY, "array_degradation_share_per_year")
_UP = (
    "launches_per_year_best_shown",
    "launch_success_share",
    "payload_mass_demonstrated_kg",
    "specific_power_w_per_kg",
)


def _site(name: str, stem: str) -> tuple[CeilingRule, CeilingRule]:
    """The two ceilings of a site: what its power feeds, and what its accelerators draw with the servers round them."""
    power, accelerators = f"{stem}_site_power_w", f"{stem}_accelerators"
    return (
        CeilingRule(
            name=f"{name}: site power",
            place=Place.GROUND,
            basis=Basis.LEVEL,
            rests_on=Ground.SHOWN,
            keys=(power, "site_pue"),
            formula=lambda values: values[power] / values["site_pue"],
            site=name,
        ),
        CeilingRule(
            name=f"{name}: accelerators",
            place=Place.GROUND,
            basis=Basis.LEVEL,
            rests_on=Ground.SHOWN,
            keys=(accelerators, "accelerator_server_power_w"),
            formula=lambda values: values[accelerators] * values["accelerator_server_power_w"],
            site=name,
        ),
    )


def _chip(name: str, stem: str) -> CeilingRule:
    rate, power = f"{stem}_chips_per_year_best_shown", f"{stem}_chip_power_w"
    return CeilingRule(
        name=name,
        place=Place.CHIP,
        basis=Basis.RATE,
        rests_on=Ground.SHOWN,
        keys=(rate, power),
        formula=lambda values: values[rate] * values[power],
        site=name,
    )


RULES = (
    CeilingRule(
        name="launch", place=Place.ORBIT, basis=Basis.RATE, rests_on=Ground.SHOWN,
        keys=(*_UP, *_WORKING), formula=_by_launch,
    ),
    CeilingRule(
        name="launch by whole satellites", place=Place.ORBIT, basis=Basis.RATE, rests_on=Ground.SHOWN,
        keys=(*_UP, "satellite_power_average_w", "satellites_per_launch_announced", *_WORKING), formula=_by_whole_satellites,
    ),
    CeilingRule(
        name="satellite factory", place=Place.ORBIT, basis=Basis.RATE, rests_on=Ground.SHOWN,
        keys=("satellites_per_year_best_shown", "satellite_power_average_w", *_WORKING), formula=_by_factory,
    ),
    CeilingRule(
        name="solar arrays", place=Place.ORBIT, basis=Basis.RATE, rests_on=Ground.SHOWN,
        keys=("solar_arrays_best_shown_w_per_year", "satellite_power_average_w", "satellite_solar_power_w", *_WORKING),
        formula=lambda values: _of_arrays(values["solar_arrays_best_shown_w_per_year"], values),
    ),
    CeilingRule(
        name="accelerators", place=Place.ORBIT, basis=Basis.RATE, rests_on=Ground.SHOWN,
        keys=("accelerators_per_year_best_shown", "chip_power_w", *_WORKING),
        formula=lambda values: values["accelerators_per_year_best_shown"] * values["chip_power_w"] * _at_work(values),
    ),
    CeilingRule(
        name="solar cells as planned", place=Place.ORBIT, basis=Basis.RATE, rests_on=Ground.PLANNED,
        keys=("solar_cells_planned_w_per_year", "satellite_power_average_w", "satellite_solar_power_w", *_WORKING),
        formula=lambda values: _of_arrays(values["solar_cells_planned_w_per_year"], values),
    ),
    CeilingRule(
        name="chips as planned", place=Place.ORBIT, basis=Basis.RATE, rests_on=Ground.PLANNED,
        keys=("wafers_planned_per_year", "good_dies_per_wafer", "chip_power_w", "chips_for_space_share", *_WORKING),
        formula=lambda values: _by_wafers(values) * values["chips_for_space_share"] * _at_work(values),
    ),
    CeilingRule(
        name="satellites authorised", place=Place.ORBIT, basis=Basis.LEVEL, rests_on=Ground.PERMITTED,
        keys=("authorised_satellites", "satellite_power_average_w", ORBIT_KEY), formula=_by_fleet_of_permits,
    ),
    CeilingRule(
        name="links to the ground", place=Place.ORBIT, basis=Basis.LEVEL, rests_on=Ground.SHOWN,
        keys=("ground_links_bit_per_s", "link_need_bit_per_s_per_w"),
        formula=lambda values: values["ground_links_bit_per_s"] / values["link_need_bit_per_s_per_w"],
    ),
    *_site("Colossus 1", "colossus_1"),
    *_site("Colossus 2", "colossus_2"),
    *_site("Cortex", "cortex"),
    *_site("Dojo", "dojo"),
    CeilingRule(
        name="Terafab as planned", place=Place.CHIP, basis=Basis.RATE, rests_on=Ground.PLANNED,
        keys=("wafers_planned_per_year", "good_dies_per_wafer", "chip_power_w"), formula=_by_wafers, site="Terafab",
    ),
    _chip("AI5", "ai5"),
    _chip("AI6", "ai6"),
)  # fmt: skip
"""The ceilings, in the order in which they are named where two are equal."""
