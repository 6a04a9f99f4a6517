"""Which metric a quantity is a measure of.

``MetricTable.of(metrics)``
``table.choose(value, place) -> Choice | None``   the metric of a value that is said of a program at ``place``

Dimension first, then what is counted or said "per", then the words that belong to the value, then the kind of program.
A keyword alone never decides: it must fit the dimension and the place.
"""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from extractors import rates
from extractors.wordings import any_of
from models.lexicon import Metric, Place
from models.reading import Quantity
from models.vocabulary import Basis

RATE_OF = {"power": "power_rate", "count": "count_rate", "mass": "mass_rate", "money": "money_rate"}
"""Dimension of a level → dimension of the same a year."""

_LOWEST_ORBIT_M, _HIGHEST_ORBIT_M, _WIDEST_M = 150e3, 40e6, 10e3  # no satellite is drawn with a wing above 4 km
_APART = re.compile(r"\b(?:away|apart|from|radius|distance|across|thick|wide|north|south|east|west|drive|miles of)\b")
_ON_BOARD = re.compile(r"\b(?:on board|aboard)\b")
_LARGEST_LOAD = 500
_A_LAUNCH = re.compile(r"\s(?:a|per|each|every)\s(?:launch|flight|starship|rocket)\b")
_COSTS_ONE = re.compile(r"an?\s\w+")
_COST_VERB = re.compile(r"\s(?:of \w+\s)?(?:costs?|is worth|sells?|goes)\b")
_IN_ALL = re.compile(r"\b(?:worth|totals?|adds up to|comes to|amounts to|in all|altogether|in full)\b[^,;]{0,20}$")
_LEAST_CAPEX_USD = 1e5
_LEAST_PAYLOAD_KG = 100.0
_LIGHTEST_KG = 2.0  # no satellite that computes is lighter
_OF_IT = re.compile(r"\s+of\s(?:it|them)\b")
_OF_LOAD = re.compile(r"\s+(?:worth\s)?of\s(?!(?:mass|weight)\b)")  # "50 tons of Starlinks" is no mass of one of them
LARGEST_UNIT_W = 5e6
"""Nothing that is made in series draws more than this; above it a power is that of a site or fleet."""

MOST_GATHERED_W_PER_M2 = 600.0
"""Sunlight in orbit brings 1,361 W/m², of which no cell keeps as much as this: what is above it is heat that leaves."""

_PANEL = re.compile(r"\b(?:panels?|wings?|surfaces?|fins?|sheets?)\b")
_GATHERS = re.compile(r"\b(?:solar|arrays?|wings?|photovoltaic)\b")
_RADIATES = re.compile(r"\b(?:radiators?|radiat(?:e|es|ed|ing)|heat|thermal)\b")

_EACH = re.compile(
    r"\b(?:each|apiece|every one|(?:per|a|an|each|every)[\s-](?:satellite|spacecraft|sat|unit|node|rack|craft|module|chip|ai1)s?"
    r"|(?:one|single|individual)\s(?:ai1\s|starmind\s|ai\s)?(?:satellite|spacecraft|rack|unit|node))\b"
)
_FLEET = re.compile(
    r"\b(?:constellation|fleet|in total|combined|cluster|all of them|network|swarm|array of satellites)\b|#\s+of\s(?:\w+\s)?(?:compute|computing|capacity)\b[^,;]{0,20}\b(?:in|on) (?:orbit|space)\b|#\s+altogether\b"
)
_AVERAGED = re.compile(r"\b(?:averag\w*|avg|mean|sustained|continuous(?:ly)?|peak\w*|maximum|max)\b")
_UNIT_PER = frozenset({"satellite", "spacecraft", "rack", "unit", "node", "module", "chip", "sat", "craft", "ai1"})
_LAUNCH_PER = frozenset({"launch", "flight", "starship", "rocket", "ship", "mission", "vehicle"})
_HYPOTHETICAL = re.compile(r"\bwould (?:take|need|require)\b[^:;]*#|#[^:;,]*\bwould be (?:needed|required)\b")
_DERIVED = re.compile(
    r"\b(?:means|implies|implying|equals|meaning|translates (?:in)?to|amounting to)\s(?:about\s|roughly\s|some\s)?[~≈]?$|^\s*(?:equal|equivalent) to\s(?:about\s|roughly\s|some\s)?$"
)
_LOADED = re.compile(
    r"\b(?:carr(?:y|ies|ied|ying)|releas(?:e|es|ed|ing)|deploy(?:s|ed|ing)?|lofted|lofts|loft|put up|put|delivered|on board|aboard|fit|left behind|left the|dropped off|dropped|brought|took|ejected|dispensed|pushed out|let go of|let out|set free|unloaded|discharged|freed|shed)\b"
)
_ROCKET = re.compile(r"\b(?:starship|flight \d{1,3}|f\d{2}|the (?:vehicle|rocket|ship|flight))\b")
_IT = re.compile(r"[\W\d]*(?:it|it's|it’s|this|the (?:ship|vehicle|rocket|flight|stage|mission))\b")
_LEAST = {
    "capex": _LEAST_CAPEX_USD,
    "payload_mass": _LEAST_PAYLOAD_KG,
    "contract_rate": 1e7,
    "contract_value": 1e7,
    "compute_power": 5e3,
    "unit_power": 50.0,
}
_MOST = {"payload_mass": 1e6, "unit_mass": 2e5}
_SMALLEST_SITE_W = 1e5
_POSSESSED = re.compile(r"\b[a-z]+['’]s\s(?:entire\s|whole\s)?$")
_ITS_CLAUSE_MUST_SAY = frozenset({"capex", "contract_value", "contract_rate", "payload_mass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A quantity with the words around it, lower case: those that belong to it, and its clause and sentence."""

    quantity: Quantity
    before: str
    after: str
    clause: str
    sentence: str
    line_before: str = ""
    near: str = ""  # the words right before it, whatever else is said in between
    subject: str = ""  # what the clause, or the one it leans on, is said of

    @property
    def own(self) -> str:
        return f"{self.before} # {self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A metric for a value; ``quantity`` is in the metric's unit, a rate brought to a year."""

    metric: Metric
    quantity: Quantity
    score: float


@dataclass(frozen=True, slots=True)
class _Rule:
    metric: Metric
    words: re.Pattern[str] | None
    not_words: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class MetricTable:
    """The metrics of one watchlist, by the dimension of their values."""

    rules: dict[str, tuple[_Rule, ...]]

    @classmethod
    def of(cls, metrics: Iterable[Metric]) -> "MetricTable":
        """Compile the metrics that have values; events are for ``extractors.events``."""
        rules: dict[str, tuple[_Rule, ...]] = {}
        for metric in metrics:
            if metric.basis is not Basis.EVENT:
                rule = _Rule(metric, any_of(metric.words, plurals=True), any_of(metric.not_words, plurals=True))
                rules[metric.dimension] = (*rules.get(metric.dimension, ()), rule)
        return cls(rules=rules)

    def measures(self, quantity: Quantity) -> bool:
        """Say whether any metric could have this quantity as its value: the cheap question first."""
        return quantity.dimension in self.rules or RATE_OF.get(quantity.dimension) in self.rules

    def could_be(self, quantity: Quantity) -> frozenset[Place]:
        """Return the kinds of program that a quantity of this dimension can be said of."""
        dimensions = (quantity.dimension, RATE_OF.get(quantity.dimension, ""))
        rules = [rule for dimension in dimensions for rule in self.rules.get(dimension, ())]
        places = {place for rule in rules for place in (rule.metric.places or tuple(Place))}
        return frozenset(places)

    def choose(
        self, value: Value, place: Place | None, *, only: frozenset[str] = frozenset(), is_sure: bool = False
    ) -> Choice | None:
        """Return the metric of ``value`` said of a program at ``place``; None: it is a measure of nothing we know.

        ``is_sure``: the caller knows already what kind of value it is, and no word of the metric's needs to stand by.
        """
        quantity = _as_rate(value)
        best: Choice | None = None
        for rule in self.rules.get(quantity.dimension, ()):
            if only and rule.metric.key not in only:
                continue
            if place is not None and rule.metric.places and place not in rule.metric.places:
                continue
            score = _score(rule, value, quantity, place, is_sure=is_sure)
            if score > 0 and (best is None or score > best.score):
                best = Choice(metric=rule.metric, quantity=quantity, score=score)
        return best


def _as_rate(value: Value) -> Quantity:
    """Return the quantity a year where words away from the number make it a rate."""
    quantity = value.quantity
    dimension = RATE_OF.get(quantity.dimension)
    if dimension is None:
        return quantity
    is_total = quantity.dimension == "money" and _IN_ALL.search(value.before) is not None
    factor = rates.factor_in("" if is_total else value.before, value.after)
    if factor is None:
        return quantity
    high = quantity.value_high
    return replace(
        quantity,
        value=quantity.value * factor,
        value_high=None if high is None else high * factor,
        unit=f"{quantity.unit}/yr",
        dimension=dimension,
    )


def _score(rule: _Rule, value: Value, quantity: Quantity, place: Place | None, *, is_sure: bool = False) -> float:
    """Weigh one metric; 0 or less rules it out."""
    metric = rule.metric
    if rule.not_words is not None:
        # "will span 70 m and orbit at 650 km": of two lengths each has the words on its side of the "and"
        own = f"{value.near} # {value.after}" if metric.dimension == "length" and value.near else value.own
        if rule.not_words.search(own):
            return 0.0
        if metric.dimension in _OF_A_BODY and rule.not_words.search(value.near):
            return 0.0
        if metric.dimension in _OF_A_BODY and not _EACH.search(value.own) and rule.not_words.search(value.subject):
            return 0.0
        if metric.dimension.startswith("money") and rule.not_words.search(value.clause):
            return 0.0
    is_per_launch = metric.key == "satellites_per_launch" and quantity.per in _LAUNCH_PER
    if (not metric.dimension.startswith("money") and _HYPOTHETICAL.search(value.own)) or (
        _DERIVED.search(value.before) and not is_per_launch
    ):
        return 0.0
    score = 0.0
    if metric.counted:
        if not is_per_launch and (quantity.counted is None or not _counts(metric, quantity.counted)):
            return 0.0
        score += 3.0
    if rule.words is not None:
        if rule.words.search(value.own):
            score += 2.0
        elif rule.words.search(value.clause):
            score += 1.0
        elif rule.words.search(value.sentence):
            score += 0.5
    if not _LEAST.get(metric.key, 0.0) <= quantity.value <= _MOST.get(metric.key, math.inf):
        return 0.0
    if metric.key == "capex" and place is Place.FACTORY and score == 0.0 and _POSSESSED.search(value.before):
        score = 1.0  # "Terafab's $119 billion"
    if is_sure:
        return score + 1.0
    if metric.key in _ITS_CLAUSE_MUST_SAY:
        return score if score >= 1.0 else 0.0
    adjust = _BY_KEY.get(metric.key)
    if adjust is not None:
        return adjust(score, _Case(value, quantity, place))
    return score if metric.dimension in _WORDS_DECIDE or metric.counted else score + 1.0


_OF_A_BODY = frozenset({"power", "mass", "length"})
_WORDS_DECIDE = frozenset({"money", "money_rate", "area", "length", "mass", "flux", "share", "ratio"})


def _counts(metric: Metric, counted: str) -> bool:
    noun = counted.lower()
    return any(noun == thing or noun.endswith(f" {thing}") or noun == f"{thing}s" for thing in metric.counted)


@dataclass(frozen=True, slots=True)
class _Case:
    """What a metric's own rule may look at: the value, its quantity (a rate brought to a year), the program's place."""

    value: Value
    quantity: Quantity
    place: Place | None


def _unit_power(score: float, case: _Case) -> float:
    if case.quantity.value > LARGEST_UNIT_W or _A_LAUNCH.match(case.value.after) or _is_a_price(case.value):
        return 0.0
    if case.quantity.per in _UNIT_PER or _EACH.search(case.value.own) or _EACH.search(case.value.clause):
        return 5.0
    if case.place is Place.ORBIT:
        return 0.5 if _FLEET.search(case.value.own) else 3.0 + score
    if case.place is Place.CHIP:
        return 3.0
    return 0.0


def _is_a_price(value: Value) -> bool:
    """Say whether a unit is only what something costs: "what a kilowatt costs"."""
    return (
        _COSTS_ONE.fullmatch(value.quantity.unit_text.lower()) is not None and _COST_VERB.match(value.after) is not None
    )


def _compute_power(score: float, case: _Case) -> float:
    if case.quantity.per in _UNIT_PER | _LAUNCH_PER or _A_LAUNCH.match(case.value.after):
        return 0.0
    if _is_a_price(case.value):
        return 0.0
    if case.place is Place.ORBIT:
        return 2.0 + score if case.quantity.value > LARGEST_UNIT_W or _FLEET.search(case.value.own) else 0.5
    if case.place is Place.CHIP and case.quantity.value <= LARGEST_UNIT_W:
        return 0.0
    if case.quantity.value < _SMALLEST_SITE_W:
        return 0.0
    return 1.5 + score


def _per_launch(score: float, case: _Case) -> float:
    if case.quantity.per in _LAUNCH_PER:
        return 6.0 + score
    if _ON_BOARD.search(case.value.clause) and case.quantity.value < _LARGEST_LOAD:
        return 5.0 + score
    if _LOADED.search(case.value.clause) and _is_of_rocket(case.value) and case.quantity.value < _LARGEST_LOAD:
        return 5.0 + score
    return score + 1.0 if score >= 5.0 else 0.0


def _is_of_rocket(value: Value) -> bool:
    """Say whether the sentence speaks of a rocket, by name or as the "it" of a rocket in the line before."""
    if _ROCKET.search(value.sentence):
        return True
    return _IT.match(value.sentence) is not None and _ROCKET.search(value.line_before) is not None


def _satellite_count(score: float, case: _Case) -> float:
    return 0.0 if case.quantity.per in _LAUNCH_PER else score


def _training_compute(score: float, case: _Case) -> float:
    return 0.0 if case.quantity.per is not None else score + 1.0


def _altitude(score: float, case: _Case) -> float:
    if not _LOWEST_ORBIT_M <= case.quantity.value <= _HIGHEST_ORBIT_M:
        return 0.0
    return score if score > 0 else 0.0 if _APART.search(case.value.own) else 0.5


def _array_flux(score: float, case: _Case) -> float:
    if case.quantity.value > MOST_GATHERED_W_PER_M2:
        return 0.0
    return score if score > 0 else 0.5 if _GATHERS.search(case.value.line_before) else 0.0


def _radiator_flux(score: float, case: _Case) -> float:
    near = _PANEL.search(case.value.sentence) or _RADIATES.search(case.value.line_before)
    is_heat = case.quantity.value > MOST_GATHERED_W_PER_M2 and near is not None
    return score + 0.5 if score > 0 or is_heat else 0.0


def _radiator_area(score: float, case: _Case) -> float:
    is_panel = _PANEL.search(case.value.clause) is not None and "solar" not in case.value.clause
    hot = _RADIATES.search(case.value.sentence) or _RADIATES.search(case.value.line_before)
    return score if score > 0 else 0.5 if is_panel and hot is not None else 0.0


def _facility_area(score: float, case: _Case) -> float:
    return score + 1.0 if case.place is Place.FACTORY else score


def _unit_mass(score: float, case: _Case) -> float:
    if (_OF_LOAD.match(case.value.after) and not _OF_IT.match(case.value.after)) or case.quantity.value < _LIGHTEST_KG:
        return 0.0
    return score + 1.0 if score >= 1.0 or case.place is Place.ORBIT else 0.0


_BY_KEY: dict[str, Callable[[float, _Case], float]] = {
    "unit_power": _unit_power,
    "compute_power": _compute_power,
    "satellites_per_launch": _per_launch,
    "altitude": _altitude,
    "span": lambda score, case: score if case.quantity.value <= _WIDEST_M else 0.0,
    "array_flux": _array_flux,
    "radiator_area": _radiator_area,
    "radiator_flux": _radiator_flux,
    "facility_area": _facility_area,
    "satellite_count": _satellite_count,
    "training_compute": _training_compute,
    "unit_mass": _unit_mass,
}
