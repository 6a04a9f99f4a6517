"""What must hold between figures of one program and those that serve it: fee and term, satellites and power, area and flux."""

from dataclasses import dataclass
from enum import StrEnum

from models.vocabulary import PowerBasis


class Relation(StrEnum):
    """How what the factors make stands to what is stated."""

    EQUAL = "equal"
    AT_LEAST = "at least"  # what the factors make must cover what is stated
    AT_MOST = "at most"  # what the factors make must find room in what is stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """``factors`` (metrics) and ``inputs`` (of the capacity model), multiplied, against ``result`` (a metric)."""

    key: str
    factors: tuple[str, ...]
    result: str
    relation: Relation = Relation.EQUAL
    inputs: tuple[str, ...] = ()
    times_term: bool = False  # also by the years for which the factor or the result runs
    result_bases: frozenset[PowerBasis | None] | None = None  # only stated powers of these bases; None: of any


OF_COMPUTE = frozenset({None, PowerBasis.AVERAGE, PowerBasis.PEAK, PowerBasis.NAMEPLATE})

EQUATIONS = (
    Equation(key="fee times term", factors=("contract_rate",), result="contract_value", times_term=True),
    Equation(key="satellites times unit power", factors=("satellite_count", "unit_power"), result="compute_power"),
    Equation(
        key="satellites a year times unit power", factors=("satellite_rate", "unit_power"), result="compute_power_rate"
    ),
    Equation(
        key="radiator area times flux",
        factors=("radiator_area", "radiator_flux"),
        result="unit_power",
        relation=Relation.AT_LEAST,
        result_bases=OF_COMPUTE,
    ),
    Equation(
        key="array area times flux",
        factors=("array_area", "array_flux"),
        result="unit_power",
        result_bases=frozenset({PowerBasis.SOLAR}),
    ),
    Equation(
        key="mass times specific power",
        factors=("unit_mass", "specific_power"),
        result="unit_power",
        result_bases=OF_COMPUTE,
    ),
    Equation(
        key="satellites a launch times launches a year",
        factors=("satellites_per_launch", "launch_rate"),
        result="satellite_rate",
    ),
    Equation(
        key="satellites a launch times launches",
        factors=("satellites_per_launch", "launch_count"),
        result="satellite_count",
    ),
    Equation(
        key="satellites a launch times mass",
        factors=("satellites_per_launch", "unit_mass"),
        result="payload_mass",
        relation=Relation.AT_MOST,
    ),
    Equation(key="payload times launches a year", factors=("payload_mass", "launch_rate"), result="mass_rate"),
    Equation(
        key="mass a year times specific power", factors=("mass_rate", "specific_power"), result="compute_power_rate"
    ),
    Equation(
        key="wafers times good dies times chip power",
        factors=("wafer_rate",),
        inputs=("good_dies_per_wafer", "chip_power_w"),
        result="compute_power_rate",
        relation=Relation.AT_LEAST,
    ),
)
"""Each is checked wherever its figures meet: in one document, between announced targets, between papers on one deal."""
