"""The three levels of scoring, and the pairing."""

from typing import Any

import pytest

from benchmarks.scoring import Level, compare, is_same_name, pair_up, tally, tally_field


def claim(**changes: Any) -> dict[str, Any]:
    return {
        "program": "spacex.starmind",
        "metric": "unit_power",
        "value": 120e3,
        "value_high": None,
        "basis": "each",
        "modality": "planned",
        "period": None,
        **changes,
    }


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({}, Level.FULL),
        ({"value": 120.9e3}, Level.FULL),
        ({"value": 122e3}, Level.NONE),
        ({"value": None}, Level.NONE),
        ({"value_high": 150e3}, Level.NONE),
        ({"metric": "compute_power"}, Level.NONE),
        ({"program": None}, Level.VALUE),
        ({"basis": "level"}, Level.VALUE),
        ({"modality": "committed"}, Level.FULL),
        ({"modality": "achieved"}, Level.CLAIM),
        ({"period": {"earliest": None, "latest": "2027-12-31"}}, Level.CLAIM),
        ({"period": {"earliest": None, "latest": None}}, Level.FULL),
    ],
)
def test_level_of_a_pair(changes: dict[str, Any], level: Level) -> None:
    assert compare(claim(), claim(**changes)) is level


def test_the_best_match_is_paired_first() -> None:
    gold = [claim(), claim(program="starcloud")]
    read = [claim(program="starcloud", modality="achieved"), claim(program="starcloud")]
    pairs = pair_up(gold, read)
    assert [pair.level for pair in pairs] == [Level.FULL, Level.VALUE]
    assert pairs[0].gold is gold[1]


def test_a_claim_is_paired_once() -> None:
    pairs = pair_up([claim()], [claim(), claim()])
    counts = tally(pairs, Level.FULL)
    assert (counts.right, counts.gold, counts.read) == (1, 1, 2)
    assert counts.precision == 0.5
    assert counts.recall == 1.0


def test_an_empty_reading_of_a_claim_free_document_is_perfect() -> None:
    assert tally(pair_up([], []), Level.FULL).f1 == 1.0


def test_a_claim_out_of_nothing_costs_precision() -> None:
    counts = tally(pair_up([], [claim()]), Level.VALUE)
    assert counts.precision == 0.0


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        ("elon_musk", "Elon Musk", True),
        ("Musk", "elon_musk", True),
        ("filing", "the county filing", True),
        ("Dr. Ann Lee", "Ann Lee", True),
        ("spacex", "tesla", False),
        ("elon_musk", "spacex", False),
    ],
)
def test_names_are_compared_loosely(gold: str, read: str, same: bool) -> None:
    assert is_same_name(gold, read) is same


def test_a_field_of_words_is_counted_among_paired_claims() -> None:
    gold = [claim(speaker="spacex"), claim(metric="unit_mass", speaker="Musk"), claim(metric="span", speaker=None)]
    read = [claim(speaker=None), claim(metric="unit_mass", speaker="elon_musk"), claim(metric="span", speaker="fcc")]
    count = tally_field(pair_up(gold, [*read, claim(metric="altitude", speaker="nasa")]), "speaker")
    assert (count.right, count.gold, count.read) == (1, 2, 2)
    assert (count.precision, count.recall) == (0.5, 0.5)
