"""Which metric a quantity is a measure of.

``MetricTable.of(metrics, wordings)``
``table.choose(value, place) -> Choice | None``   the metric of a value that is said of a program at ``place``

Dimension first, then what is counted or said "per", then the words that belong to the value, then the kind of program.
A keyword alone never decides: it must fit the dimension and the place.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

from extractors.lines.value_words import Value
from extractors.metrics.fit_case import LAUNCH_PER
from extractors.metrics.metric_weights import MetricRule, may_fit, weigh
from extractors.quantities import rates
from extractors.text.wordings import Wordings, any_of
from models.lexicon import Metric, Place
from models.reading import Quantity
from models.records import made_often
from models.vocabulary import Basis

RATE_OF = {
    "power": "power_rate",
    "count": "count_rate",
    "mass": "mass_rate",
    "money": "money_rate",
    "wafer": "wafer_rate",
}
"""Dimension of a level → dimension of the same a year."""
_IN_ALL = re.compile(r"\b(?:worth|totals?|adds up to|comes to|amounts to|in all|altogether|in full)\b[^,;]{0,20}$")


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A metric for a value; ``quantity`` is in the metric's unit, a rate brought to a year."""

    metric: Metric
    quantity: Quantity
    score: float


@dataclass(frozen=True, slots=True)
class MetricTable:
    """The metrics of one watchlist, by the dimension of their values."""

    rules: dict[str, tuple[MetricRule, ...]]
    places: dict[str, frozenset[Place]]  # of which programs a quantity of a dimension can be said
    measured: frozenset[str]  # dimensions of which some metric counts nothing
    wordings: Wordings

    @classmethod
    def of(cls, metrics: Iterable[Metric], wordings: Wordings) -> "MetricTable":
        """Compile the metrics that have values; events are for ``extractors.joining.events``."""
        rules: dict[str, tuple[MetricRule, ...]] = {}
        for metric in metrics:
            if metric.basis is not Basis.EVENT:
                rule = MetricRule(
                    metric=metric,
                    words=any_of(metric.words, plurals=True),
                    not_words=any_of(wordings.not_words_of(metric), plurals=True),
                    things=frozenset(metric.counted),
                )
                rules[metric.dimension] = (*rules.get(metric.dimension, ()), rule)
        return cls(
            rules=rules,
            wordings=wordings,
            places={
                dimension: frozenset(place for rule in within for place in (rule.metric.places or tuple(Place)))
                for dimension, within in rules.items()
            },
            measured=frozenset(
                dimension for dimension, within in rules.items() if any(not rule.metric.counted for rule in within)
            ),
        )

    def measures(self, quantity: Quantity) -> bool:
        """Say whether any metric could have this quantity as its value: the cheap question first."""
        return quantity.dimension in self.rules or RATE_OF.get(quantity.dimension) in self.rules

    def could_be(self, quantity: Quantity) -> frozenset[Place]:
        """Return the kinds of program that a quantity of this dimension can be said of."""
        level = self.places.get(quantity.dimension, frozenset())
        rate = self.places.get(RATE_OF.get(quantity.dimension, ""))
        return level if rate is None else level | rate

    def is_of_nothing(self, quantity: Quantity, heard: Set[str]) -> bool:
        """Say whether no metric can have this as its value, whatever stands beside it in a sentence of the words ``heard``.

        It counts what no metric counts, or nothing at all and the sentence has no word of rates or launches.
        """
        dimensions = (quantity.dimension, RATE_OF.get(quantity.dimension, ""))
        if not self.measured.isdisjoint(dimensions) or quantity.per in LAUNCH_PER:
            return False
        counted = quantity.counted
        if counted is None:
            return quantity.dimension == "count" and rates.WORDS_OF_RATE.isdisjoint(heard)
        rules = (rule for dimension in dimensions for rule in self.rules.get(dimension, ()))
        return not any(rule.counts(counted) for rule in rules)

    def may_have(self, value: Value) -> bool:
        """Say whether a metric can have this value whatever program it is said of: by its kind, its size, and the words beside it."""
        quantity = as_rate(value)
        return any(may_fit(rule, value, quantity) for rule in self.rules.get(quantity.dimension, ()))

    def choose(
        self, value: Value, place: Place | None, *, only: frozenset[str] = frozenset(), is_sure: bool = False
    ) -> Choice | None:
        """Return the metric of ``value`` said of a program at ``place``; None: it is a measure of nothing we know.

        ``is_sure``: the caller knows already what kind of value it is, and no word of the metric's needs to stand by.
        """
        quantity = as_rate(value)
        best: Choice | None = None
        for rule in self.rules.get(quantity.dimension, ()):
            if only and rule.metric.key not in only:
                continue
            if place is not None and rule.metric.places and place not in rule.metric.places:
                continue
            score = weigh(rule, value, quantity, place, self.wordings, is_sure=is_sure)
            if score > 0 and (best is None or score > best.score):
                best = Choice(metric=rule.metric, quantity=quantity, score=score)
        return best


def as_rate(value: Value) -> Quantity:
    """Return the quantity a year where words away from the number make it a rate."""
    quantity = value.quantity
    dimension = RATE_OF.get(quantity.dimension)
    if dimension is None or quantity.per in LAUNCH_PER:
        return quantity
    is_total = quantity.dimension == "money" and _IN_ALL.search(value.before) is not None
    factor = rates.factor_in("" if is_total else value.before, value.after)
    if factor is None:
        return quantity
    return rates.scaled(quantity, factor, unit=f"{quantity.unit}/yr", dimension=dimension)
