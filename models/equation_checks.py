"""Figures of one family against the equations: what does not come out, and what is printed both as a rate and as a level.

A figure is flagged only where no reading of the set fits it: every combination, each within what its words and its rounding leave open.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models import statements
from models.capacity import Capacity
from models.capacity_inputs import UNITS
from models.contradictions import Contradiction, sorted_ids
from models.equations import EQUATIONS, Equation, Relation
from models.figures import number, spoken, spoken_of
from models.scoring_evidence import MODELLED_PROGRAM, SATELLITE_POWER
from models.statements import Statement, Term
from models.targets import CapacityInput
from models.vocabulary import Basis, PowerBasis

SAME_DEADLINE_DAYS = 31
GROWING = frozenset({Basis.LEVEL, Basis.RATE})
MOST_COMBINATIONS = 10_000
"""A set with more combinations of figures than this is a table, whose rows nobody can tell apart here: it is not judged."""
RATE_OR_LEVEL = "rate or level"
Families = Mapping[str, str]
"""Program ─► the program that it serves, directly or by others; one that serves none is its own."""


def not_coming_out(figures: Sequence[Statement], capacity: Capacity, families: Families) -> Iterator[Contradiction]:
    """Return the stated figures of one family that no combination of its other figures makes, each with the closest one."""
    for equation in EQUATIONS:
        if capacity.missing(equation.inputs):
            continue
        several = [_of_metric(figures, metric) for metric in equation.factors]
        results = [each for each in figures if _is_result(each, equation)]
        # Every combination is held against every result, and against the others that it may make instead.
        combinations = math.prod(len(each) for each in several) * len(results) ** 2
        if not 0 < combinations <= MOST_COMBINATIONS:
            continue
        alone = _is_alone(figures, equation)
        inputs = [_range_of(key, capacity) for key in equation.inputs]
        for stated in results:
            readings = [
                reading
                for factors in itertools.product(*several)
                if _go_together(factors, stated, alone=alone)
                for reading in _readings(factors, stated, inputs, times_term=equation.times_term)
                if not _is_another(reading, stated, results)
            ]
            if readings and not any(_fits(reading, stated, equation) for reading in readings):
                closest = min(readings, key=lambda reading: _distance(reading, stated))
                yield _flag(closest, stated, equation, capacity, families)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What one combination of figures makes."""

    factors: tuple[Statement, ...]
    term: Term | None
    value: float
    low: float
    high: float


def _readings(
    factors: tuple[Statement, ...], stated: Statement, inputs: Sequence[tuple[float, float, float]], *, times_term: bool
) -> Iterator[_Reading]:
    ranges = [*((factor.value, factor.low, factor.high) for factor in factors), *inputs]
    value, low, high = (math.prod(each) for each in zip(*ranges, strict=True))
    if not times_term:
        yield _Reading(factors=factors, term=None, value=value, low=low, high=high)
        return
    # The term may stand beside the fee or beside the total; where both have one, either may be meant.
    for term in dict.fromkeys((statements.term_of(factors[0]), statements.term_of(stated))):
        if term is not None:
            yield _Reading(
                factors=factors, term=term, value=value * term.years, low=low * term.low, high=high * term.high
            )


def _range_of(key: str, capacity: Capacity) -> tuple[float, float, float]:
    """Central, low and high of an input; of what follows from others their ranges are taken one by one."""
    entry = capacity.find(key)
    if entry is not None:
        return entry.value, entry.low, entry.high
    ends = [
        capacity.changed({other: value}, as_of=date.min).value(key)
        for other in capacity.needed((key,))
        for value in (capacity.inputs[other].low, capacity.inputs[other].high)
    ]
    return capacity.value(key), min(ends), max(ends)


def _is_result(statement: Statement, equation: Equation) -> bool:
    if statement.metric != equation.result:
        return False
    return equation.result_bases is None or statement.power_basis in equation.result_bases


def _of_metric(figures: Sequence[Statement], metric: str) -> list[Statement]:
    """The figures of one factor, each once; the power of arrays is no power of compute."""
    found = (each for each in figures if each.metric == metric and each.power_basis is not PowerBasis.SOLAR)
    same = {replace(each, claim_id=None, said_on=date.min): each for each in found}
    return list(same.values())


def _is_alone(figures: Sequence[Statement], equation: Equation) -> bool:
    """Say whether a document has one fee and one total only, so that they can be of no other deal."""
    metrics = (*equation.factors, equation.result)
    values = [{each.value for each in figures if each.metric == metric} for metric in metrics]
    return all(len(each) == 1 for each in values) and len({each.document_id for each in figures} - {None}) == 1


def _go_together(factors: tuple[Statement, ...], stated: Statement, *, alone: bool) -> bool:
    """Say whether figures can be of one thing: peak never with average, hopes never with plans, one deal never with another."""
    bases = {each.power_basis for each in (*factors, stated)} - {None}
    if len(bases) > 1:
        return False
    meant = {each.firmness for each in (*factors, stated) if each.basis is not Basis.EACH}
    if len(meant) > 1:
        return False
    if stated.metric not in statements.MONEY:
        return True
    (fee,) = factors
    if fee.counterparty is not None and stated.counterparty is not None:
        return fee.counterparty == stated.counterparty
    return alone or (
        stated.document_id is not None and (fee.document_id, fee.quote) == (stated.document_id, stated.quote)
    )


def _is_another(reading: "_Reading", stated: Statement, results: Sequence[Statement]) -> bool:
    """Say whether what the factors make is another figure of the set: mass times specific power is the average, and no word on the peak."""
    return stated.basis is Basis.EACH and any(
        other.low <= reading.high and reading.low <= other.high for other in results if other.value != stated.value
    )


def _fits(reading: _Reading, stated: Statement, equation: Equation) -> bool:
    """Say whether what the factors make can be what is stated.

    Stocks and rates grow: what is stated for an earlier day may be less than what the factors make later, and the other way round.
    """
    too_little, too_much = reading.high < stated.low, reading.low > stated.high
    # Of what is announced, more satellites than a power needs are another announcement's, and no mistake.
    is_announced_growth = stated.target is not None and stated.basis in GROWING
    if equation.relation is Relation.AT_LEAST or is_announced_growth:
        too_much = False
    elif equation.relation is Relation.AT_MOST:
        too_little = False
    days = _days_later(reading.factors, stated)
    if days > SAME_DEADLINE_DAYS:
        too_much = False
    elif days < -SAME_DEADLINE_DAYS:
        too_little = False
    return not (too_little or too_much)


def _days_later(factors: tuple[Statement, ...], stated: Statement) -> float:
    """Days from what is stated to when the factors hold; a figure without a day is one for the end. 0 where nothing grows."""
    growing = [each for each in factors if each.basis in GROWING]
    if not growing or stated.basis not in GROWING:
        return 0.0
    held = max(_day(each) for each in growing)
    return 0.0 if held == _day(stated) else held - _day(stated)


def _day(statement: Statement) -> float:
    return float(statement.latest.toordinal()) if statement.latest is not None else math.inf


def _distance(reading: _Reading, stated: Statement) -> float:
    return abs(math.log(reading.value / stated.value))


def _flag(
    reading: _Reading, stated: Statement, equation: Equation, capacity: Capacity, families: Families
) -> Contradiction:
    ratio = reading.value / stated.value
    words = [spoken_of(each.metric, each.value, each.unit) for each in reading.factors]
    if reading.term is not None:
        words.append(f"{number(reading.term.years)} years")
    words += [_of_input(key, capacity) for key in equation.inputs]
    made = spoken_of(stated.metric, reading.value, stated.unit)
    said = spoken_of(stated.metric, stated.value, stated.unit)
    times = f"{number(1.0 / ratio)} times that" if 0.0 < ratio < 1.0 else f"{number(ratio)} times less"
    return _contradiction(
        equation.key,
        stated,
        implied=(reading.value, reading.low, reading.high),
        used=(*reading.factors, stated),
        family=families.get(stated.program or "", stated.program),
        text=f"{' × '.join(words)} make {made}; stated is {said}, {times}.",
        capacity_keys=capacity.needed(equation.inputs),
    )


def _of_input(key: str, capacity: Capacity) -> str:
    entry = capacity.find(key)
    name = key.replace("_", " ") if entry is None else f"{entry.name[0].lower()}{entry.name[1:]}"
    return f"{spoken(capacity.value(key), UNITS[key])} ({name})"


def both_readings(figures: Sequence[Statement], capacity: Capacity, families: Families) -> Iterator[Contradiction]:
    """A power that is printed as a rate and as a level for the same day: two targets, of which sources mean one."""
    for rate in (each for each in figures if each.metric == "compute_power_rate"):
        for level in (each for each in figures if each.metric == "compute_power"):
            if rate.latest is None or level.latest is None or rate.firmness is not level.firmness:
                continue
            near = abs((rate.latest - level.latest).days) <= SAME_DEADLINE_DAYS
            if not near or rate.high < level.low or rate.low > level.high or rate.program != level.program:
                continue
            family = families.get(rate.program or "", rate.program)
            power = capacity.find(SATELLITE_POWER) if family == MODELLED_PROGRAM else None
            yield _contradiction(
                RATE_OR_LEVEL,
                level,
                implied=(rate.value, rate.low, rate.high),
                used=(rate, level),
                family=family,
                text=_both_in_words(rate, level, power),
                capacity_keys=(SATELLITE_POWER,) if power is not None else (),
            )


def _contradiction(
    check: str,
    stated: Statement,
    *,
    implied: tuple[float, float, float],
    used: Sequence[Statement],
    family: str | None,
    text: str,
    capacity_keys: tuple[str, ...],
) -> Contradiction:
    value, low, high = implied
    return Contradiction(
        check=check,
        program=family,
        implied_value=value,
        implied_low=low,
        implied_high=high,
        stated_value=stated.value,
        stated_low=stated.low,
        stated_high=stated.high,
        unit=stated.unit,
        off_by=value / stated.value,
        said_on=max(each.said_on for each in used),
        text=text,
        claim_ids=sorted_ids(each.claim_id for each in used),
        target_keys=sorted_ids(each.target for each in used),
        capacity_keys=capacity_keys,
    )


def _both_in_words(rate: Statement, level: Statement, power: CapacityInput | None) -> str:
    text = (
        f"{spoken(level.value, level.unit)} by {level.latest} is printed both as a rate and as a level: "
        f"{spoken(rate.value, rate.unit)} from then on, or {spoken(level.value, level.unit)} in all."
    )
    if power is None:
        return text
    each_year, in_all = (number(math.ceil(value / power.value)) for value in (rate.value, level.value))
    return f"{text} With {spoken(power.value, 'W')} each that is {each_year} satellites a year, or {in_all} once."
