"""How well a metric fits a value, by what the metric itself asks for: how large it can be, of what it is said.

``FITS[key](score, case)`` returns the weight of the metric ``key`` for a value, given what its words have brought; 0 rules
it out. A metric that is not in ``FITS`` asks for nothing of its own.
"""

import re
from collections.abc import Callable

from extractors.metrics import fits_of_loads, fits_of_panels, fits_of_power
from extractors.metrics.fit_case import LAUNCH_PER, OF_CRAFT, Case
from extractors.text.wordings import Frame
from models.lexicon import Place

_LOWEST_ORBIT_M, _HIGHEST_ORBIT_M, _WIDEST_M = 150e3, 40e6, 10e3  # no satellite is drawn with a wing above 4 km
_GEOSTATIONARY_M, _ROUNDED_M = 35_786e3, 250e3  # where none of the programs flies, and others are told of
_HIGHEST_UNSAID_M = 2.5e6  # of what is higher it is said that it is a height
_TRAVELLED = re.compile(
    r"\s(?:driven|walked|flown|travell?ed|covered|sailed|ridden|cycled|later|on foot|by (?:car|road|train|boat|bike|ship))\b"
)
_TRAVELS = re.compile(
    r"\b(?:drove|drive|driving|walked|route|trip|travell?ed|rode|cycled|sailed|commute|journey|mileage)\b"
)
_SLOWEST_LINK_BIT_S = 1e9
_LINK = re.compile(r"\b(?:lasers?|optical|inter-satellite|intersatellite|crosslinks?|downlinks?|uplinks?)\b")
_PARTS = frozenset({"panel", "tile", "terminal", "tray", "board", "blade", "battery", "cell", "antenna"})
_PER_PART = re.compile(
    r"\s?(?:per|a|each|for each)\s(?:panel|tile|terminal|tray|board|blade|battery|cell|antenna|person|head|wheel|engine)\b"
)
_SMALLEST_RATIO = 1e-4
_GRAPHICS = re.compile(
    r"\b(?:gpus?|graphics|nvidia|accelerators?|[hgb][abh]?\d{3}s?|tpus?|chips?|racks?|servers?|clusters?|halls?|train\w*)\b"
)
_THAN_BEFORE = re.compile(r"\s(?:what|as much as) (?:it|they) (?:cost|did|was|were)\b")
_APART = re.compile(r"\b(?:away|apart|from|radius|distance|across|thick|wide|north|south|east|west|drive|miles of)\b")
_OF_STUFF = re.compile(r"\s(?:long\s)?of\s(?!altitude|height)\w")  # "4,100 km of fibre"
_HEAVIEST_KG = 2e4  # what is heavier is said to weigh so
_WEIGHS = Frame(r"\b(?:<craft.weighs>|weigh\w*)\b")
_LIGHTEST_UNSAID_KG = 50.0  # what is lighter is said to be a satellite's
_OF_A_CRAFT = Frame(r"\b(?:<craft.words>|weigh\w*)\b")
_LIGHTEST_KG = 10.0  # no satellite that computes is lighter; a dish or a board is
_OF_IT = re.compile(r"\s+of\s(?:it|them)\b")
_OF_LOAD = re.compile(r"\s+(?:worth\s)?of\s(?!(?:mass|weight)\b)")  # "50 tons of Starlinks" is no mass of one of them
_PARTS_MADE = frozenset({"unit", "part"})
_MOST_SATELLITES_A_YEAR = 1e6  # of what is made in larger numbers "units" are chips
_FEWEST_STATIONS = 50
_SMALLEST_WORKS_M2 = 400.0  # what is smaller is a flat or a house


def _satellite_count(score: float, case: Case) -> float:
    if case.quantity.per in LAUNCH_PER:
        return 0.0
    # "51,600 space stations" are satellites in the words of the FCC, three are none
    is_other = case.quantity.counted == "station" and (
        case.quantity.value < _FEWEST_STATIONS or "space station" not in case.quantity.unit_text.lower()
    )
    return 0.0 if is_other else score


def _satellite_rate(score: float, case: Case) -> float:
    return 0.0 if case.quantity.counted in _PARTS_MADE and case.quantity.value > _MOST_SATELLITES_A_YEAR else score


def _chip_rate(score: float, case: Case) -> float:
    return 0.0 if case.quantity.counted in _PARTS_MADE and case.quantity.value <= _MOST_SATELLITES_A_YEAR else score


def _training_compute(score: float, case: Case) -> float:
    return 0.0 if case.quantity.per is not None else score + 1.0


def _cost_ratio(score: float, case: Case) -> float:
    if _THAN_BEFORE.match(case.value.after):
        return 0.0  # "three times what it cost last autumn"
    return score if _SMALLEST_RATIO <= case.quantity.value <= 1 / _SMALLEST_RATIO else 0.0


def _accelerator_count(score: float, case: Case) -> float:
    if case.quantity.counted in {"card", "cards"} and not _GRAPHICS.search(case.value.sentence):
        return 0.0  # of tarot
    return score


def _link_rate(score: float, case: Case) -> float:
    """What is slower than any link between satellites is what a customer gets, unless a link is named."""
    if case.quantity.value < _SLOWEST_LINK_BIT_S and not _LINK.search(case.value.clause):
        return 0.0
    return score if score > 0 else 0.5


def _altitude(score: float, case: Case) -> float:
    if (
        not _LOWEST_ORBIT_M <= case.quantity.value <= _HIGHEST_ORBIT_M
        or abs(case.quantity.value - _GEOSTATIONARY_M) <= _ROUNDED_M
    ):
        return 0.0
    is_other = (
        case.quantity.value > _HIGHEST_UNSAID_M
        or _APART.search(case.value.own)
        or _OF_STUFF.match(case.value.after)
        or _TRAVELLED.match(case.value.after)
        or _TRAVELS.search(case.value.before)
    )
    return score if score > 0 else 0.0 if is_other else 0.5


def _facility_area(score: float, case: Case) -> float:
    if case.quantity.value < _SMALLEST_WORKS_M2:
        return 0.0
    return score + 1.0 if case.place is Place.FACTORY else score


def _unit_mass(score: float, case: Case) -> float:
    if case.quantity.per in _PARTS or _PER_PART.match(case.value.after):
        return 0.0  # "11.5 kg per panel"
    if (_OF_LOAD.match(case.value.after) and not _OF_IT.match(case.value.after)) or case.quantity.value < _LIGHTEST_KG:
        return 0.0
    if (
        score < 1.0
        and case.quantity.value < _LIGHTEST_UNSAID_KG
        and not case.wordings.pattern(_OF_A_CRAFT).search(case.value.sentence)
    ):
        return 0.0  # "dogs up to 40 kg are welcome"
    if case.quantity.value > _HEAVIEST_KG and not case.wordings.pattern(_WEIGHS).search(case.value.clause):
        return 0.0  # a load, or a rocket's
    return score + 1.0 if score >= 1.0 or case.place is Place.ORBIT else 0.0


def _span(score: float, case: Case) -> float:
    if case.quantity.value > _WIDEST_M:
        return 0.0
    is_of_craft = "-" in case.quantity.unit_text and OF_CRAFT.match(case.value.after) is not None
    return score if score > 0 else 1.0 if is_of_craft else 0.0  # "a 70-meter spacecraft"


FITS: dict[str, Callable[[float, Case], float]] = {
    "unit_power": fits_of_power.unit_power,
    "compute_power": fits_of_power.compute_power,
    "compute_power_rate": fits_of_power.compute_power_rate,
    "satellites_per_launch": fits_of_loads.satellites_per_launch,
    "altitude": _altitude,
    "span": _span,
    "array_flux": fits_of_panels.array_flux,
    "array_area": fits_of_panels.array_area,
    "radiator_area": fits_of_panels.radiator_area,
    "radiator_flux": fits_of_panels.radiator_flux,
    "facility_area": _facility_area,
    "satellite_count": _satellite_count,
    "satellite_rate": _satellite_rate,
    "chip_rate": _chip_rate,
    "accelerator_count": _accelerator_count,
    "cost_ratio": _cost_ratio,
    "link_rate": _link_rate,
    "training_compute": _training_compute,
    "unit_mass": _unit_mass,
}
