"""How well a metric fits a value, by what the metric itself asks for: how large it can be, of what it is said.

``FITS[key](score, case)`` returns the weight of the metric ``key`` for a value, given what its words have brought; 0 rules
it out. A metric that is not in ``FITS`` asks for nothing of its own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.value_words import Value
from extractors.wordings import Frame, Wordings
from models.lexicon import Place
from models.reading import Quantity

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
_OF_A_DEVICE = re.compile(
    r"[\s-](?:solar\s|electric\s|diesel\s)?(?:panels?|heaters?|heat pumps?|inverters?|bulbs?|lamps?|laptops?|chargers?|motors?|pumps?|lasers?|fridges?|boilers?|generators?|engines?)\b"
)
_PARTS = frozenset({"panel", "tile", "terminal", "tray", "board", "blade", "battery", "cell", "antenna"})
_PER_PART = re.compile(
    r"\s?(?:per|a|each|for each)\s(?:panel|tile|terminal|tray|board|blade|battery|cell|antenna|person|head|wheel|engine)\b"
)
_FLIES = re.compile(
    r"\b(?:starships?|rockets?|launch\w*|flights?|fl(?:y|ies|ew|own)|ships?|satellites?|spacecraft|sats?|birds?|starlinks?|ai1s?|starminds?|orbit|bay|dispenser|payloads?|lift\w*|load\w*|aboard|pez)\b"
)
_SMALLEST_RATIO = 1e-4
_OF_HEAT = re.compile(r"\sof\s(?:waste\s)?heat\b")
_GRAPHICS = re.compile(
    r"\b(?:gpus?|graphics|nvidia|accelerators?|[hgb][abh]?\d{3}s?|tpus?|chips?|racks?|servers?|clusters?|halls?|train\w*)\b"
)
_OF_GROUND = re.compile(
    r"[\s-](?:(?:ai|new|large|second|ground|further)\s)?(?:data cent(?:er|re)s?|campus|sites?|halls?|plants?)\b"
)
_IN_SPACE = re.compile(r"\b(?:orbit\w*|in space|space-based|aloft|satellites?|constellation|up there)\b")
_THAN_BEFORE = re.compile(r"\s(?:what|as much as) (?:it|they) (?:cost|did|was|were)\b")
_APART = re.compile(r"\b(?:away|apart|from|radius|distance|across|thick|wide|north|south|east|west|drive|miles of)\b")
_OF_STUFF = re.compile(r"\s(?:long\s)?of\s(?!altitude|height)\w")  # "4,100 km of fibre"
_ON_BOARD = re.compile(r"\b(?:on board|aboard)\b")
_LARGEST_LOAD = 500
_MOST_AT_A_TIME = 2000
_A_LAUNCH = re.compile(r"\s(?:a|per|each|every)\s(?:launch|flight|starship|rocket)\b")
_COSTS_ONE = re.compile(r"an?\s\w+")
_COST_VERB = re.compile(r"\s(?:of \w+\s)?(?:(?:to|would|will|could|might)\s)?(?:costs?|is worth|sells?|goes)\b")
_HEAVIEST_KG = 2e4  # what is heavier is said to weigh so
_WEIGHS = Frame(r"\b(?:<craft.weighs>|weigh\w*)\b")
_LIGHTEST_UNSAID_KG = 50.0  # what is lighter is said to be a satellite's
_OF_A_CRAFT = Frame(r"\b(?:<craft.words>|weigh\w*)\b")
_LIGHTEST_KG = 10.0  # no satellite that computes is lighter; a dish or a board is
_OF_IT = re.compile(r"\s+of\s(?:it|them)\b")
_OF_LOAD = re.compile(r"\s+(?:worth\s)?of\s(?!(?:mass|weight)\b)")  # "50 tons of Starlinks" is no mass of one of them
LARGEST_UNIT_W = 5e6
"""Nothing that is made in series draws more than this; above it a power is that of a site or fleet."""
MOST_GATHERED_W_PER_M2 = 600.0
"""Sunlight in orbit brings 1,361 W/m², of which no cell keeps as much as this: what is above it is heat that leaves."""
OF_CRAFT = re.compile(r"[\s-]{1,2}(?:(?!of\b)\w+\s)?(?:spacecraft|satellite|craft|node|sat|platform|bird)s?\b")
"""What follows a measure of one craft: "a three-tonne spacecraft"."""
_SUNLIT = re.compile(r"solar|\b(?:to(?:wards?)?|at|facing|in) the sun\b|\bsun(?:light|ward|wards|-facing|-tracking)?\b")
_WEAKEST_SUN, _STRONGEST_SUN = 1300.0, 1420.0  # W/m² that fall on whatever flies near the Earth
EACH = re.compile(
    r"\b(?:each|apiece|every one|(?:per|a|an|each|every)[\s-](?:satellite|spacecraft|sat|unit|node|rack|craft|module|chip|ai1)s?"
    r"|(?:one|single|individual)\s(?:ai1\s|starmind\s|ai\s)?(?:satellite|spacecraft|rack|unit|node))\b"
)
"""Words that make a measure one of a single thing: "each", "per satellite"."""
_FLEET = Frame(
    r"\b<craft.fleets>\b|#\s+of\s(?:\w+\s)?(?:compute|computing|capacity)\b[^,;]{0,20}\b(?:in|on) (?:orbit|space)\b|#\s+altogether\b"
)
_UNIT_PER = frozenset({"satellite", "spacecraft", "rack", "unit", "node", "module", "chip", "sat", "craft", "ai1"})
LAUNCH_PER = frozenset(
    {"launch", "flight", "ride", "trip", "liftoff", "starship", "rocket", "ship", "mission", "vehicle"}
)
"""What a quantity is said of that one launch carries."""
_ROCKET = re.compile(r"\b(?:starship|flight \d{1,3}|f\d{2}|long march|falcon|the (?:vehicle|rocket|ship|flight))\b")
_OUR_ROCKET = re.compile(r"\b(?:starship|flight \d{1,3})\b")
_ANY_OTHER_ROCKET = Frame(r"\b(?:an?|each|every|one|a single|per)\s<rocket.others>\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is|are)\s(?:\w+ly\s|all\s)?$")
_IT = re.compile(
    r"(?:[\W\d]*\w[^.:]{0,30}[.:]\**\s)?[\W\d]*(?:in its|inside it|it|it's|it’s|this|the (?:ship|vehicle|rocket|flight|stage|mission))\b"
)
_COMPUTES = Frame(r"\b(?:<power.of_computing>|comput\w+)\b")
_SMALLEST_SITE_W = 1e5
_SMALLEST_WORKS_M2 = 400.0  # what is smaller is a flat or a house


@dataclass(frozen=True, slots=True)
class Case:
    """What a metric's own rule may look at: the value, its quantity (a rate brought to a year), the program's place, families of words."""

    value: Value
    quantity: Quantity
    place: Place | None
    wordings: Wordings

    def tells(self, family: str, words: str) -> bool:
        """Say whether words of a family of ``wordings.toml`` stand in some of the value's."""
        return self.wordings[family].search(words) is not None


def _unit_power(score: float, case: Case) -> float:
    if case.quantity.value > LARGEST_UNIT_W or _A_LAUNCH.match(case.value.after) or _is_a_price(case.value):
        return 0.0
    if _OF_A_DEVICE.match(case.value.after):
        return 0.0  # "two 100 W panels"
    if case.quantity.per in _UNIT_PER or EACH.search(case.value.own) or EACH.search(case.value.clause):
        return 5.0
    if case.place is Place.ORBIT:
        return 0.5 if case.wordings.pattern(_FLEET).search(case.value.own) else 3.0 + score
    if case.place is Place.CHIP:
        return 3.0
    return 0.0


def _is_a_price(value: Value) -> bool:
    """Say whether a unit is only what something costs: "what a kilowatt costs"."""
    return (
        _COSTS_ONE.fullmatch(value.quantity.unit_text.lower()) is not None and _COST_VERB.match(value.after) is not None
    )


def _compute_power(score: float, case: Case) -> float:
    if case.quantity.per in _UNIT_PER | LAUNCH_PER or _A_LAUNCH.match(case.value.after):
        return 0.0
    if _OF_HEAT.match(case.value.after):
        return 0.0
    if _is_a_price(case.value):
        return 0.0
    if case.place is Place.ORBIT and _OF_GROUND.match(case.value.after) and not _IN_SPACE.search(case.value.clause):
        return 0.0  # "a 500-megawatt data center"
    if case.place is Place.ORBIT:
        return (
            2.0 + score
            if case.quantity.value > LARGEST_UNIT_W or case.wordings.pattern(_FLEET).search(case.value.own)
            else 0.5
        )
    if case.place is Place.CHIP and case.quantity.value <= LARGEST_UNIT_W:
        return 0.0
    if case.quantity.value < _SMALLEST_SITE_W:
        return 0.0
    if case.place is Place.FACTORY and not case.wordings.pattern(_COMPUTES).search(case.value.sentence):
        return 0.0  # what works draw computes nothing
    return 1.5 + score


def _per_launch(score: float, case: Case) -> float:
    if case.quantity.value > _MOST_AT_A_TIME:
        return 0.0  # "no application for more than 5,000 satellites at a time"
    if not _says_what(case) and not _FLIES.search(f"{case.value.line_before} {case.value.sentence}"):
        return 0.0  # "the dog policy remains two at a time"
    if case.quantity.per in LAUNCH_PER:
        return 6.0 + score
    if case.quantity.value < _LARGEST_LOAD and _is_load(case):
        return 5.0 + score
    return score + 1.0 if score >= 5.0 and case.quantity.value < _LARGEST_LOAD else 0.0


def _says_what(case: Case) -> bool:
    """Say whether a count names what it counts: "two satellites", but not "two at a time"."""
    counted = case.value.quantity.counted
    return counted is not None and counted in case.value.quantity.unit_text.lower()


def _is_load(case: Case) -> bool:
    """Say whether a count is what one rocket has on board: "on Flight 14 Starship let go of 26 of them"."""
    value = case.value
    is_of_any_flight = (
        case.wordings.pattern(_ANY_OTHER_ROCKET).search(value.before) is not None and "carr" in value.before
    )
    if not is_of_any_flight and case.tells("rocket.others", value.sentence) and not _OUR_ROCKET.search(value.sentence):
        return False  # "the first twelve flew on a Long March" is how many there are
    if _ON_BOARD.search(value.clause):
        return True
    loads = list(case.wordings["launch.load"].finditer(value.clause))
    if not loads:
        return False
    if _ROCKET.search(value.sentence):
        return True
    told_before = _ROCKET.search(value.line_before) is not None
    return told_before and (
        _IT.match(value.sentence) is not None
        or any(_PASSIVE.search(value.clause[: load.start()]) is not None for load in loads)
    )


def _satellite_count(score: float, case: Case) -> float:
    return 0.0 if case.quantity.per in LAUNCH_PER else score


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


def _array_flux(score: float, case: Case) -> float:
    if case.quantity.value > MOST_GATHERED_W_PER_M2:
        return 0.0
    return score if score > 0 else 0.5 if case.tells("panel.gathers", case.value.line_before) else 0.0


def _radiator_flux(score: float, case: Case) -> float:
    near = (
        case.tells("panel.words", case.value.sentence)
        or case.tells("panel.radiates", case.value.line_before)
        or _is_of_radiators(case)
    )
    flux = case.quantity.value
    is_heat = flux > MOST_GATHERED_W_PER_M2 and (near or not _WEAKEST_SUN <= flux <= _STRONGEST_SUN)
    return score + 0.5 if score > 0 or is_heat else 0.0


def _array_area(score: float, case: Case) -> float:
    is_panel = case.tells("panel.words", case.value.clause) and _SUNLIT.search(case.value.clause) is not None
    return score if score > 0 else 0.5 if is_panel else 0.0


def _radiator_area(score: float, case: Case) -> float:
    if _SUNLIT.search(case.value.own) and not case.tells("panel.radiates", case.value.own):
        return 0.0  # "spreads 150 m² of panels to the sun"
    if case.tells("panel.array", case.value.before) and not case.tells("panel.radiates", case.value.before):
        return 0.0  # "the solar array is 850 m², so the radiator is the small one"
    is_panel = case.tells("panel.words", case.value.clause) and _SUNLIT.search(case.value.clause) is None
    hot = case.tells("panel.radiates", case.value.sentence) or case.tells("panel.radiates", case.value.line_before)
    return score if score > 0 else 0.5 if (is_panel and hot) or _is_of_radiators(case) else 0.0


def _is_of_radiators(case: Case) -> bool:
    """Say whether the text speaks of radiators before a value, and of no solar panels: "was shown with 110 m² of it"."""
    topic = case.value.topic
    is_hot = case.tells("panel.radiates", topic)
    return is_hot and not case.tells("panel.array", topic) and _SUNLIT.search(f"{topic} {case.value.sentence}") is None


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


FITS: dict[str, Callable[[float, Case], float]] = {
    "unit_power": _unit_power,
    "compute_power": _compute_power,
    "satellites_per_launch": _per_launch,
    "altitude": _altitude,
    "span": lambda score, case: score if case.quantity.value <= _WIDEST_M else 0.0,
    "array_flux": _array_flux,
    "array_area": _array_area,
    "radiator_area": _radiator_area,
    "radiator_flux": _radiator_flux,
    "facility_area": _facility_area,
    "satellite_count": _satellite_count,
    "accelerator_count": _accelerator_count,
    "cost_ratio": _cost_ratio,
    "link_rate": _link_rate,
    "training_compute": _training_compute,
    "unit_mass": _unit_mass,
}
