"""How well a metric fits a value: by what is counted, by the words beside it, by its size, by the kind of program.

``weigh(rule, value, quantity, place, wordings) -> float``  0 or less rules the metric out; what single metrics ask for is in ``metric_fit``
``may_fit(rule, value, quantity) -> bool``                  whether ``weigh`` can find it to fit at whatever place
"""

import math
import re
from dataclasses import dataclass

from extractors.lines.value_words import Value
from extractors.metrics import costs_of_works, sums_of_others
from extractors.metrics.fit_case import EACH, LAUNCH_PER, OF_CRAFT, Case
from extractors.metrics.metric_fit import FITS
from extractors.text.wordings import Frame, Wordings
from models.lexicon import Metric, Place
from models.reading import Quantity

_BUILDS = Frame(
    r"\b(?:raise[sd]?|raising)\b[^#;]{0,20}#\s+(?:\w+\s){0,3}?(?:to|for)\s(?:help\s)?<money.builds>\b"
    r"|\b<money.valued_works>\b[^#;$]{0,40}\bvalued at\s+(?:<number.about>\s+)?#"
)
"""Money that is raised in order to build, and works that are valued: "raised $20 billion to build it"."""
_COMPARED = Frame(r",?\s(?:<number.about>\s)?<value.compared> (?:an?|what|the)\b")
"""Words behind a value that only compare it: "one kilowatt, less than a kitchen kettle"."""
_MAKES_SENSE = re.compile(r"\bto make (?:\w+ )?sense\b")
_FED_BY = re.compile(r"\s(?:off|from|out of|via|through|by way of)\s")
_LEAST_CAPEX_USD = 1e5
_LEAST_PAYLOAD_KG = 100.0
_HYPOTHETICAL = re.compile(
    r"(?:\bwould|['’]d) (?:take|need|require|have to)\b(?! (?:\w+ )?(?:centur|decades|generations))[^:;]*#|#[^:;,]*\bwould be (?:needed|required)\b"
)
_DERIVED = Frame(
    r"\b<value.derived>\s(?:(?:about|roughly|some|around|nearly|just over|just under|a little (?:over|under)|over)\s)?[~≈]?$|^\s*(?:equal|equivalent) to\s(?:<number.about>\s)?$"
    r"|\b(?:apiece|each),?\s(?:that|this|it)\s(?:takes|makes|is|comes to)\s(?:<number.about>\s)?$"
)
_ROCKET_LABEL = Frame(r"(?:^|[-•*]\s|\n)\**starship(?:\s(?:v|block\s)\d)?\**\s?[:–—]\**\s?(?:<number.about>\s)?$")
"""A rocket as the label of a mass that it lifts: "Starship: 100+ tons"."""
_WORKS = r"(?:installation|supercomputer|cluster|campus|site|data cent(?:er|re)|machine)"
_WORKS_OF = re.compile(rf"\s(?:[\w-]+\s){{0,3}}?{_WORKS}\b")
_OF_SUM = re.compile(rf"\b{_WORKS} (?:of|worth|costing)\s(?:about\s|some\s|up to\s|over\s)?$")
_OF_VERSION = re.compile(
    r",?\s(?:in|for|with|on|from)\s(?:(?:this|that|the|its|our|a)\s(?:(?:next|current|new|first|present|latest|later|third|fourth)\s)?(?:version|block|generation|vehicle|variant)|v\d|version \d|block \d)\b"
)
_LEAST_LOAD_KG, _MOST_LOAD_KG = 2e4, 4e5
_PAPERS_OF_MONEY = re.compile(
    r"\b(?:incentive|grant|subsidy|abatement|tax abatement|bond|option)\s(?:applications?|agreements?|filings?|documents?|papers?|requests?|hearings?)\b"
    r"|\bcontracts?\s(?:(?:for|on)\s[^,;.]{1,60}?\s)?(?:(?:has|have|had)\sbeen\s|(?:was|were)\s)?(?:let|awarded|placed)\b|\b(?:let|awarded|placed)\s(?:\w+\s){0,2}?contracts?\b"
)
"""Papers that are named for money which they are about, and in which the costs of works stand; contracts that are let are for works."""
_LEAST = {
    "capex": _LEAST_CAPEX_USD,
    "payload_mass": _LEAST_PAYLOAD_KG,
    "contract_rate": 1e7,
    "contract_value": 1e7,
    "compute_power": 5e3,
    "unit_power": 50.0,
    "span": 3.0,
}
_MOST = {"payload_mass": 1e6, "unit_mass": 2e5}
_LEAST_ROUNDED = 1e3
_STATES = Frame(r"\b<value.states>\s(?:<number.about>\s)?$")
_ITS_CLAUSE_MUST_SAY = frozenset({"capex", "contract_value", "contract_rate", "payload_mass"})
_OF_ONE_LAUNCH = frozenset({"satellites_per_launch", "payload_mass"})
_OF_A_BODY = frozenset({"power", "mass", "length"})
_WORDS_DECIDE = frozenset({"money", "money_rate", "area", "length", "mass", "flux", "share", "ratio"})


@dataclass(frozen=True, slots=True)
class MetricRule:
    """The words of one metric: those that speak for it, those that rule it out, and what it counts."""

    metric: Metric
    words: re.Pattern[str] | None
    not_words: re.Pattern[str] | None
    things: frozenset[str]

    def counts(self, counted: str) -> bool:
        """Say whether the metric counts such things: of "AI satellites" the last word or the last words are asked for."""
        noun, things = counted.lower(), self.things
        return (
            noun in things
            or (noun.endswith("s") and noun[:-1] in things)
            or any(noun[at + 1 :] in things for at, letter in enumerate(noun) if letter == " ")
        )


def may_fit(rule: MetricRule, value: Value, quantity: Quantity) -> bool:
    """Say whether ``weigh`` can find a metric to fit a value, at whatever place."""
    metric = rule.metric
    if not _is_of_its_kind(rule, quantity):
        return False
    if metric.key == "capex" or metric.key in FITS or metric.counted or metric.dimension not in _WORDS_DECIDE:
        return True
    return _is_per_launch(metric, quantity) or (
        rule.words is not None and any(rule.words.search(said) for said in (value.own, value.clause, value.sentence))
    )


def _is_per_launch(metric: Metric, quantity: Quantity) -> bool:
    return metric.key in _OF_ONE_LAUNCH and quantity.per in LAUNCH_PER


def _is_of_its_kind(rule: MetricRule, quantity: Quantity) -> bool:
    """Say whether a quantity counts what the metric counts, and is neither too small for it nor too large."""
    metric = rule.metric
    if metric.counted:
        counts = quantity.counted is not None and rule.counts(quantity.counted)
        if not counts and not _is_per_launch(metric, quantity):
            return False
        if metric.dimension == "count" and quantity.value < _LEAST_ROUNDED and quantity.value % 1:
            return False  # "Section 25.164 one half of the satellites"
    return _LEAST.get(metric.key, 0.0) <= quantity.value <= _MOST.get(metric.key, math.inf)


def weigh(
    rule: MetricRule,
    value: Value,
    quantity: Quantity,
    place: Place | None,
    wordings: Wordings,
    *,
    is_sure: bool = False,
) -> float:
    """Weigh one metric; 0 or less rules it out."""
    if not _is_of_its_kind(rule, quantity):
        return 0.0
    metric, own_words = rule.metric, value.own
    is_per_launch = _is_per_launch(metric, quantity)
    score = 2.0 if is_per_launch and metric.dimension == "mass" else 0.0
    if metric.counted:
        score += 3.0
    is_of_craft = metric.key == "unit_mass" and OF_CRAFT.match(value.after) is not None
    if rule.not_words is not None and not is_of_craft and _is_ruled_out(rule, rule.not_words, value, place, wordings):
        return 0.0
    # "launch would have to fall to $200 a kilogram" is what all hangs on, and no sum
    may_be_hypothetical = not metric.dimension.startswith(("money", "price")) and (
        "would" in own_words or "'d " in own_words
    )
    if (may_be_hypothetical and _HYPOTHETICAL.search(own_words)) or (
        wordings.pattern(_DERIVED).search(value.before)
        and not is_per_launch
        and metric.dimension not in {"length", "area"}
    ):
        return 0.0
    if rule.words is not None:
        if rule.words.search(own_words):
            score += 2.0
        elif rule.words.search(value.clause):
            score += 1.0
        elif rule.words.search(value.sentence):
            score += 0.5
    if (
        metric.key == "capex"
        and place is Place.FACTORY
        and score < 1.0
        and costs_of_works.is_one(value, quantity, wordings, rule.not_words, score)
    ):
        score = 1.0
    if is_sure:
        return score + 1.0
    if (
        metric.key == "capex"
        and place is Place.FACTORY
        and score > 0.0
        and wordings.pattern(_STATES).search(value.before)
    ):
        return max(score, 1.0)  # "Nobody knows what Gigasat will cost; county papers say $4.2 billion"
    if metric.key == "capex" and place is Place.ORBIT and EACH.search(own_words):
        return 0.0  # "a slide puts a node at $40 million"
    if (
        metric.key == "capex"
        and place is Place.GROUND
        and score < 1.0
        and (_WORKS_OF.match(value.after) or _OF_SUM.search(value.before))
    ):
        score = 1.0  # "the planned $500 million Dojo installation"
    if metric.key == "payload_mass" and score < 1.0 and wordings.pattern(_ROCKET_LABEL).search(value.before):
        score = 1.0
    if metric.key == "payload_mass" and score < 1.0 and place is Place.ROCKET and _is_of_version(value):
        score = 1.0
    if metric.key in _ITS_CLAUSE_MUST_SAY:
        return score if score >= 1.0 else 0.0
    adjust = FITS.get(metric.key)
    if adjust is not None:
        return adjust(score, Case(value, quantity, place, wordings))
    return score if metric.dimension in _WORDS_DECIDE or metric.counted else score + 1.0


def _is_of_version(value: Value) -> bool:
    """Say whether a mass is what a version of a rocket lifts: "A hundred tonnes, in this version."."""
    return _LEAST_LOAD_KG <= value.quantity.value <= _MOST_LOAD_KG and _OF_VERSION.match(value.after) is not None


def _is_ruled_out(
    rule: MetricRule, not_words: re.Pattern[str], value: Value, place: Place | None, wordings: Wordings
) -> bool:
    """Say whether words beside a value say that it is no measure of the metric."""
    metric = rule.metric
    # "will span 70 m and orbit at 650 km": of two lengths each has the words on its side of the "and"
    after = wordings.pattern(_COMPARED).split(value.after, maxsplit=1)[0]
    if metric.dimension == "price_per_mass":
        after = _MAKES_SENSE.sub(" ", after)  # "$200 a kilogram, and a cluster starts to make sense"
    if metric.dimension == "power":
        after = after.partition(",")[0]  # "some 300 MW, now works for Anthropic, turbines included"
        if wordings["power.drawn"].search(value.before):
            after = _FED_BY.split(after, maxsplit=1)[0]  # "draws 1.2 GW off the grid and its own turbines"
    own = f"{value.near if metric.dimension == 'length' and value.near else value.before} # {after}"
    if metric.key == "capex":
        own = _PAPERS_OF_MONEY.sub(" ", own)
    builds = (
        metric.key == "capex"
        and place is not Place.ORBIT
        and ("rais" in value.own or "valued at" in value.own)
        and wordings.pattern(_BUILDS).search(value.own) is not None
    )
    is_said_before = (
        metric.dimension == "area" and rule.words is not None and rule.words.search(value.before) is not None
    )
    if not builds and not_words.search(value.before if is_said_before else own):
        return True
    if metric.dimension in _OF_A_BODY and not_words.search(value.near):
        return True
    if metric.dimension in _OF_A_BODY and not EACH.search(value.own) and not_words.search(value.subject):
        return True
    if metric.dimension.startswith("money") and not builds:
        if sums_of_others.is_one(value, wordings):
            return True
        clause = _PAPERS_OF_MONEY.sub(" ", value.clause) if metric.key == "capex" else value.clause
        return not_words.search(clause) is not None
    return False
