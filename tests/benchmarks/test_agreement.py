"""The second reading of the measured part: complete, and close to the first."""

from benchmarks.agreement import AGAIN, GOLD, compare
from benchmarks.quality import gold_documents
from benchmarks.scoring import Level, tally


def test_every_measured_document_was_annotated_twice() -> None:
    again = {entry["id"] for entry in gold_documents(AGAIN)}
    assert {entry["id"] for entry in gold_documents(GOLD)} <= again


def test_two_readers_agree_better_than_any_rule_is_asked_to() -> None:
    pairs = [pair for _, pair in compare(GOLD, AGAIN)]
    assert tally(pairs, Level.FULL).f1 > 0.95
