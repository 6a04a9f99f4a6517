"""Every metric's examples are read as stated, and its counter-examples do not hold it."""

from datetime import date

import pytest

from extractors.reader import Reader
from models.documents import Document
from models.lexicon import Metric, ValueExample
from models.vocabulary import Basis
from tests import shipped
from tests.articles import article

WATCHLIST = shipped.watchlist()


def document(text: str) -> Document:
    return article(text, on=date(2026, 6, 15))


EXAMPLES = [(metric, example) for metric in WATCHLIST.metrics for example in metric.examples]
NOT_EXAMPLES = [(metric, text) for metric in WATCHLIST.metrics for text in metric.not_examples]


@pytest.mark.parametrize(("metric", "example"), EXAMPLES, ids=lambda item: getattr(item, "key", None))
def test_example_is_read_as_stated(reader: Reader, metric: Metric, example: ValueExample) -> None:
    claims = [claim for claim in reader.read(document(example.text)).claims if claim.metric == metric.key]
    assert claims, f"{example.text!r} holds no {metric.key}"
    for read, expected in ((claims[0].value, example.value), (claims[0].value_high, example.value_high)):
        assert read == (None if expected is None else pytest.approx(expected, rel=1e-6)), example.text
    assert (claims[0].unit, claims[0].basis) == (metric.unit, metric.basis)


@pytest.mark.parametrize(("metric", "text"), NOT_EXAMPLES, ids=lambda item: getattr(item, "key", None))
def test_not_example_does_not_hold_the_metric(reader: Reader, metric: Metric, text: str) -> None:
    assert [claim for claim in reader.read(document(text)).claims if claim.metric == metric.key] == []


@pytest.mark.parametrize("metric", WATCHLIST.metrics, ids=lambda metric: metric.key)
def test_metric_proves_itself(metric: Metric) -> None:
    assert metric.examples, "a metric without an example proves nothing"
    assert metric.not_examples, "a metric without a counter-example proves nothing"
    if metric.basis is Basis.EVENT:
        assert metric.words
        assert all(example.value is None for example in metric.examples)
    else:
        assert metric.dimension
        assert all(example.value is not None for example in metric.examples)


def test_every_phrase_is_lower_case() -> None:
    phrases = [
        phrase
        for metric in WATCHLIST.metrics
        for phrase in (*metric.words, *metric.done_words, *metric.not_words, *metric.counted)
    ]
    assert [phrase for phrase in phrases if phrase != phrase.lower()] == []
