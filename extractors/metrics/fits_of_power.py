"""How well a power fits as that of one satellite or of all computing together: ``unit_power(score, case)``, ``compute_power(score, case)``, ``compute_power_rate(score, case)``."""

import re

from extractors.lines.value_words import Value
from extractors.metrics.fit_case import EACH, LAUNCH_PER, Case
from extractors.text.wordings import Frame
from models.lexicon import Place

_OF_A_DEVICE = re.compile(
    r"[\s-](?:solar\s|electric\s|diesel\s)?(?:panels?|heaters?|heat pumps?|inverters?|bulbs?|lamps?|laptops?|chargers?|motors?|pumps?|lasers?|fridges?|boilers?|generators?|engines?)\b"
)
_OF_HEAT = re.compile(r"\sof\s(?:waste\s)?heat\b")
_OF_GROUND = re.compile(
    r"[\s-](?:(?:ai|new|large|second|ground|further)\s)?(?:data cent(?:er|re)s?|campus|sites?|halls?|plants?)\b"
)
_IN_SPACE = re.compile(r"\b(?:orbit\w*|in space|space-based|aloft|satellites?|constellation|up there)\b")
_A_LAUNCH = re.compile(r"\s(?:a|per|each|every)\s(?:launch|flight|starship|rocket)\b")
_COSTS_ONE = re.compile(r"an?\s\w+")
_COST_VERB = re.compile(r"\s(?:of \w+\s)?(?:(?:to|would|will|could|might)\s)?(?:costs?|is worth|sells?|goes)\b")
_COST_OF = re.compile(
    r"\b(?:(?:costs?|price|bill|fee) (?:of|for)(?: \w+ing)?|(?:pays?|paid|paying|charges?|charged|costs?) (?:for|to \w+)|(?:yearly|annual) (?:cost|bill) of \w+)\s$"
)
_ONE_LAUNCH_BRINGS = Frame(
    r"\b(?:one|an?|each|every|single)\s<count.rockets>(?:\sof\s[\w\s-]{1,30}?)?\s(?:would\s|could\s|will\s|can\s)?(?:brings?|adds?|<load.carries>)\s(?:up\s)?(?:<number.about>\s)?$"
)
LARGEST_UNIT_W = 5e6
"""Nothing that is made in series draws more than this; above it a power is that of a site or fleet."""
_FLEET = Frame(
    r"\b<craft.fleets>\b|#\s+of\s(?:\w+\s)?(?:compute|computing|capacity)\b[^,;]{0,20}\b(?:in|on) (?:orbit|space)\b|#\s+(?:,\s)?(?:altogether|all told|in all|in total|combined)\b"
)
_WE_HAVE = re.compile(
    r"\b(?:we|they|the (?:company|firm|start-?up|group|operator))(?:['’](?:re|ll|d|ve))?\s(?:\w+\s){0,2}?(?:at|has|have|had|reach|reaches|operates?|runs?|running|get to)\s(?:about\s|some\s|roughly\s)?\s*#"
)
"""Whoever has so much power as no craft has it in all of them: "by then we're at a megawatt"."""
_UP_THERE = re.compile(r"#\s+(?:(?:working|running|operating|flying)\s)?(?:up there|aloft|in orbit|in space)\b")
_LEAST_OF_FLEET_W = 5e5
_UNIT_PER = frozenset({"satellite", "spacecraft", "rack", "unit", "node", "module", "chip", "sat", "craft", "ai1"})
_COMPUTES = Frame(r"\b(?:<power.of_computing>|comput\w+)\b")
_SMALLEST_SITE_W = 1e5
_DEMAND = Frame(
    r"(?<!its )(?<!computing )(?<!compute )\b<power.demands>(?:\s(?:of|in|on|for|across|over|this|last|from|by|at|during)\s(?!(?:of|to|at|by|was|were|is|are|and|but)\b)[\w’'-]+(?:\s(?!(?:of|to|at|by|was|were|is|are|and|but)\b)[\w’'-]+){0,3}){0,2}"
    r"(?:\s(?:\w+ly\s)?<sum.stands>|\sof|,|:)(?:\s(?:to|at|by|of|a record|a record of))?\s(?:<number.about>\s)?$"
)
"""What a whole grid draws, right before the power: "peak demand across its territory hit", "a peak demand of"."""
_CONSUMERS = Frame(r"^\W*(?:\w+\s){0,3}?<power.consumers>\b[^,;:]{0,40}$")
_MAKERS = Frame(r"\s?[:=]\s(?:\w+\s){0,2}?<power.makers>\b")


def compute_power_rate(score: float, case: Case) -> float:
    return 0.0 if _is_a_price(case.value) else score + 1.0


def _is_of_a_launch(case: Case) -> bool:
    """Say whether a power is what one launch brings up: "one launch brings 5 MW"."""
    return case.wordings.pattern(_ONE_LAUNCH_BRINGS).search(case.value.near) is not None


def unit_power(score: float, case: Case) -> float:
    if _is_of_a_launch(case):
        return 0.0
    if case.quantity.value > LARGEST_UNIT_W or _A_LAUNCH.match(case.value.after) or _is_a_price(case.value):
        return 0.0
    if _OF_A_DEVICE.match(case.value.after):
        return 0.0  # "two 100 W panels"
    if case.quantity.per in _UNIT_PER or EACH.search(case.value.own) or EACH.search(case.value.clause):
        return 5.0
    if EACH.search(case.value.subject):
        return 5.0  # "each rack, cooled by water, draws 132 kilowatts"
    if case.place is Place.ORBIT:
        return 0.5 if _is_of_fleet(case) else 3.0 + score
    if case.place is Place.CHIP:
        return 3.0
    return 0.0


def _is_of_fleet(case: Case) -> bool:
    """Say whether a power is that of many craft together, or of whoever has them."""
    if case.wordings.pattern(_FLEET).search(case.value.own):
        return True
    return case.quantity.value >= _LEAST_OF_FLEET_W and (
        _WE_HAVE.search(case.value.own) is not None or _UP_THERE.search(case.value.own) is not None
    )


def _is_a_price(value: Value) -> bool:
    """Say whether a unit is only what something costs: "what a kilowatt costs", "the cost of launching a kilowatt"."""
    return _COSTS_ONE.fullmatch(value.quantity.unit_text.lower()) is not None and (
        _COST_VERB.match(value.after) is not None or _COST_OF.search(value.before) is not None
    )


def _is_of_grid(case: Case) -> bool:
    """Say whether a power is what a grid or its customers draw, or what is made to feed it: "peak demand across its territory hit 3.4 GW"."""
    value, pattern = case.value, case.wordings.pattern
    if pattern(_MAKERS).match(value.after):
        return True  # "2.3 GW: solar panels that the plant makes in a year"
    if pattern(_CONSUMERS).search(value.before):
        return True  # "air conditioning alone adds 1,100 megawatts"
    return pattern(_DEMAND).search(value.before) is not None and case.tells("power.grids", value.sentence)


def compute_power(score: float, case: Case) -> float:
    if case.quantity.per in _UNIT_PER | LAUNCH_PER or _A_LAUNCH.match(case.value.after):
        return 0.0
    if _OF_HEAT.match(case.value.after) or _is_of_a_launch(case):
        return 0.0
    if _is_a_price(case.value):
        return 0.0
    if _is_of_grid(case):
        return 0.0
    if case.place is Place.ORBIT and _OF_GROUND.match(case.value.after) and not _IN_SPACE.search(case.value.clause):
        return 0.0  # "a 500-megawatt data center"
    if case.place is Place.ORBIT:
        return 2.0 + score if case.quantity.value > LARGEST_UNIT_W or _is_of_fleet(case) else 0.5
    if case.place is Place.CHIP and case.quantity.value <= LARGEST_UNIT_W:
        return 0.0
    if case.quantity.value < _SMALLEST_SITE_W:
        return 0.0
    if case.place is Place.FACTORY and not case.wordings.pattern(_COMPUTES).search(case.value.sentence):
        return 0.0  # what works draw computes nothing
    return 1.5 + score
