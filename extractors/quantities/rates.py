"""Rates whose cue stands away from the number, and cadences without a number.

``factor_in(before, after) -> float | None``: times a year, where the words around a value make it a rate
("an annualized rate of", "of compute capacity annually").
``scaled(quantity, factor, …) -> Quantity``: so many times the value, both ends of a range; a month's sum as a year's.
``cadences(text, start, end) -> list[Quantity]``: "every two weeks", "once an hour", "flew five times", "twice a month".
"""

import re
from collections.abc import Set
from dataclasses import replace
from typing import Any

from extractors.quantities import quantity_rates
from extractors.quantities.quantity_rates import ADVERBS
from models.reading import Quantity
from models.vocabulary import Qualifier

_UNITS = ("year", "annum", "quarter", "month", "week", "day", "hour", "minute")
PER_YEAR = {unit: quantity_rates.PER_YEAR[unit] for unit in _UNITS}
"""How often a year has what a rate can be said per from afar."""
WORDS_OF_RATE = frozenset({*PER_YEAR, *ADVERBS, "annualized", "annualised", "annual", "run"})
"""Words without one of which no words around a value make it a rate."""
_UNIT = "|".join(_UNITS)
_MAY_BE_RATE = re.compile(r"/|annu|year|quarter|month|week|da(?:y|ily)|hour|minute|run|rate|pace")
"""One of these stands wherever words make a rate: looking for it costs a tenth of looking for the words."""
_AFTER = re.compile(
    rf"(?:(?<!\bin )(?<!within )(?<!about )(?<!than )(?<!half )(?<!over )(?<!for )(?<!after )\b(?:per|an?|each|every)\s+(?:single\s+|calendar\s+)?|/\s?)(?P<unit>{_UNIT})\b(?!\s+(?:from\s(?:now|then|today)|ago|away|later|earlier|overdue|behind|(?:late|early)(?!\s+(?:in|this|next|that|on)\b)|(?:before|after)(?!\s+(?:\d{{4}}|the\s+(?:end|decade|turn|middle|close|year)|mid|early|late|then|this|next|that))|or\s+two|and\s+a\s+half|old|-long|long)|['’]s\b)"
    rf"|\b(?P<adverb>{'|'.join(ADVERBS)})\b(?!\s(?:\w+\s)?(?:decks?|reports?|filings?|updates?|calls?|results|letters?|earnings|newsletters?|statements?|publications?|magazines?|papers?|bulletins?|briefings?|notes?|columns?|reviews?|meetings?|conferences?|presentations?|newspapers?|reported|reports|said|says|wrote|writes|quoted|quotes)\b)"
    r"|\b(?P<run>annualized|annualised|annual\s+(?:rate|output|pace|production)|run[\s-]rate|(?<=of )(?:annual|yearly)\s+(?:[\w-]+\s+)?(?:capacity|additions|throughput))\b"
)
_BEFORE = re.compile(
    r"\b(?P<run>annualized|annualised|annual\s+(?:\w+\s+)?(?:rate|output|pace|production|capacity|additions?|throughput)|yearly\s+(?:rate|output|pace)"
    r"|(?:annual|annualized)\s+run[\s-]rate|run[\s-]rate|(?:that|this|the|its)\s+(?:production\s+|build\s+|launch\s+)?(?:rate|pace)\s+(?:up\s+)?to(?:ward|wards)?)\b"
    r"|\b(?P<adverb>annually|monthly|weekly|yearly)\b(?:\s+(?:fee|fees|payment|payments|rent|rate|output|production|bill))?"
    rf"|\b(?:each|every|in (?:one|a single))\s+(?P<unit>{_UNIT})\b(?!\s(?:from|of|ago|later|or|to)\b|['’])"
)
_LABELLED = re.compile(
    rf"(?:\b(?:per|an?|each|every)\s|/)(?P<unit>{_UNIT})\b(?!\s(?:ago|earlier|later|before|after)\b)[^.;,]{{0,40}}?(?::|\||\s[—–-])[^.;,\w]*"
    r"(?:(?:about|some|roughly|around|over|nearly|up to|at least|more than|at most)\s)?$"
)
"""What ends the label of a value: "Satellites per year: 500"."""

_COUNTS = {
    "a": 1.0, "an": 1.0, "once": 1.0, "twice": 2.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "couple of": 2.0, "few": 3.0,
    "other": 2.0, "second": 2.0, "third": 3.0,
}  # fmt: skip
_NUMBER = rf"\d{{1,4}}|{'|'.join(word for word in _COUNTS if word not in {'a', 'an'})}"
_TIMES = rf"(?P<times>once|twice|(?:{_NUMBER})\s+times|one time)"
_CADENCE = re.compile(
    rf"\b(?:{_TIMES}\s+(?:a|an|per|every|each)\s+(?P<unit>{_UNIT})s?\b"
    rf"|every\s+(?:(?P<gap>{_NUMBER})\s+)?(?P<every>{_UNIT})s?\b"
    rf"|(?P<adverb>hourly|daily|weekly|monthly)\b"
    rf"|(?P<ships>an?|{_NUMBER})\s+(?:starships?|rockets?)\s+(?:a|an|per|every|each)\s+(?P<while>{_UNIT})\b)"
)
_SAY_CADENCE = frozenset({"time", "times", "once", "twice", "hourly", "daily", "weekly", "monthly"})
_COME_AGAIN = frozenset({"every", "starship", "starships", "rocket", "rockets"})
_TIMES_OF_YEAR = frozenset({*PER_YEAR, *(f"{unit}s" for unit in PER_YEAR)})
_TIMES_ALONE = re.compile(
    rf"\b{_TIMES}\b(?!\s+(?:a|an|per|every|each|the|as|more|larger|cheaper|bigger|faster|over|that|what|its|their|those)\b)"
)

_AFTER_ONCE = re.compile(
    r"\s?(?:$|[.,;:)]|(?:this|last|in|so far|since|before|already|a|per|every|and|but|with|on|at|by|from|during)\b)"
)
_COUNTS_ONCE = re.compile(
    r"\b(?:flown|flew|fly|flies|flying|launched|lifted off|gone up|went up|only|just|more than|at least|exactly)\s(?:\w+\s)?$"
)


def scaled(quantity: Quantity, factor: float, **said: Any) -> Quantity:
    """Return the quantity ``factor`` times as large, both ends of a range, with whatever else is said of it."""
    high = quantity.value_high
    return replace(quantity, value=quantity.value * factor, value_high=None if high is None else high * factor, **said)


def inverted(quantity: Quantity) -> Quantity:
    """Return one over the quantity; of a range the other way round: 2 to 4 times is a half to a quarter."""
    if quantity.value_high is None:
        return replace(quantity, value=1.0 / quantity.value)
    return replace(quantity, value=1.0 / quantity.value_high, value_high=1.0 / quantity.value)


def factor_in(before: str, after: str) -> float | None:
    """Return how many of the unit of time make a year, where the words make the value a rate; None: they do not."""
    match = _AFTER.search(after) if _MAY_BE_RATE.search(after) else None
    if match is None and _MAY_BE_RATE.search(before):
        match = _BEFORE.search(before) or _LABELLED.search(before)
    if match is None:
        return None
    groups = match.groupdict()
    if groups.get("unit"):
        return PER_YEAR[groups["unit"]]
    if groups.get("adverb"):
        return ADVERBS[groups["adverb"]]
    return 1.0


def may_be_cadence(heard: Set[str]) -> bool:
    """Say whether ``cadences`` may find something in words of which these are all that there are."""
    return not _SAY_CADENCE.isdisjoint(heard) or not (_COME_AGAIN.isdisjoint(heard) or _TIMES_OF_YEAR.isdisjoint(heard))


def cadences(words: str, start: int, end: int) -> list[Quantity]:
    """Return cadences and bare counts of times in ``words[start:end]`` (lower case), counted in flights."""
    found: list[Quantity] = []
    for match in _CADENCE.finditer(words, start, end):
        groups = match.groupdict()
        if groups["every"] == "year" and groups["gap"] is None:
            continue  # "launches every year more than …" is no cadence
        if groups["every"]:
            value = PER_YEAR[groups["every"]] / _number(groups["gap"] or "one")
        elif groups["ships"]:
            value = _number(groups["ships"]) * PER_YEAR[groups["while"]]
        elif groups["adverb"]:
            value = ADVERBS[groups["adverb"]]
        else:
            value = _number(groups["times"]) * PER_YEAR[groups["unit"]]
        counted = "flight" if groups["ships"] else "time"
        found.append(_quantity(words, match.start(), match.end(), value, "1/yr", "count_rate", counted))
    for match in _TIMES_ALONE.finditer(words, start, end):
        if match.group("times") == "once" and not (
            _COUNTS_ONCE.search(words, start, match.start()) and _AFTER_ONCE.match(words, match.end(), end)
        ):
            continue  # "once launch costs fall": a conjunction
        if not any(other.start <= match.start() < other.end for other in found):
            value = _number(match.group("times"))
            found.append(_quantity(words, match.start(), match.end(), value, "1", "count"))
    return sorted(found, key=lambda quantity: quantity.start)


def _number(words: str) -> float:
    first = words.removesuffix(" times").removesuffix(" time").strip()
    return _COUNTS[first] if first in _COUNTS else float(first)


def _quantity(
    words: str, start: int, end: int, value: float, unit: str, dimension: str, counted: str = "time"
) -> Quantity:
    return Quantity(
        start=start,
        end=end,
        unit_text=words[start:end],
        value=value,
        value_high=None,
        qualifier=Qualifier.EXACTLY,
        unit=unit,
        dimension=dimension,
        counted=counted,
    )
