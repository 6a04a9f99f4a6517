"""How well a count fits as what one launch carries: ``satellites_per_launch(score, case)``."""

import re

from extractors.metrics.fit_case import LAUNCH_PER, Case
from extractors.text.wordings import Frame

_FLIES = re.compile(
    r"\b(?:starships?|rockets?|launch\w*|flights?|fl(?:y|ies|ew|own)|ships?|satellites?|spacecraft|sats?|birds?|starlinks?|ai1s?|starminds?|orbit|bay|dispenser|payloads?|lift\w*|load\w*|aboard|pez)\b"
)
_ON_BOARD = re.compile(r"\b(?:on board|aboard)\b")
_LARGEST_LOAD = 500
_MOST_AT_A_TIME = 2000
_ROCKET = re.compile(r"\b(?:starship|flight \d{1,3}|f\d{2}|long march|falcon|the (?:vehicle|rocket|ship|flight))\b")
_OUR_ROCKET = re.compile(r"\b(?:starship|flight \d{1,3})\b")
_ANY_OTHER_ROCKET = Frame(r"\b(?:an?|each|every|one|a single|per)\s<rocket.others>\b")
_FIRST_OF_ALL = re.compile(r"\b(?:the|its|their|our)\sfirst\s$")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is|are)\s(?:\w+ly\s|all\s)?$")
_IT = re.compile(
    r"(?:[\W\d]*\w[^.:]{0,30}[.:]\**\s)?[\W\d]*(?:in its|inside it|it|it's|it’s|this|the (?:ship|vehicle|rocket|flight|stage|mission))\b"
)


_NOT_AT_ONCE = re.compile(
    r"(?:\b(?:not|never|nobody|without)|n['’]t)\s(?:\w+\s){0,5}?(?:it|them|all|everything|everyone|satellites|constellation|whole)\s(?:all\s)?at once\b"
)
"""Words that speak of the pace of a whole fleet: "it never meant to build them at once"."""


def satellites_per_launch(score: float, case: Case) -> float:
    if _NOT_AT_ONCE.search(case.value.before):
        return 0.0
    if case.quantity.value > _MOST_AT_A_TIME:
        return 0.0  # "no application for more than 5,000 satellites at a time"
    is_told = _says_what(case) or "antecedent_assumed" in case.quantity.flags
    if not is_told and not _FLIES.search(f"{case.value.line_before} {case.value.sentence}"):
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
        case.wordings.pattern(_ANY_OTHER_ROCKET).search(value.before) is not None
        and "carr" in value.before
        and _FIRST_OF_ALL.search(value.before) is None
    )
    if not is_of_any_flight and case.tells("rocket.others", value.sentence) and not _OUR_ROCKET.search(value.sentence):
        return False  # "the first twelve flew on a Long March" is how many there are
    if _ON_BOARD.search(value.own):
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
