"""Draws of the inputs: what one input can be is its own affair; what moves together is ordered together."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from models import capacity_draws
from models.targets import CapacityInput, MovesWith
from models.vocabulary import InputStatus


def entry(
    key: str, *moves_with: tuple[str, float], low: float = 1.0, value: float = 2.0, high: float = 5.0
) -> CapacityInput:
    return CapacityInput(
        key=key,
        name=key,
        value=value,
        low=low,
        high=high,
        unit="1",
        status=InputStatus.DERIVED,
        source="made up for this test",
        as_of=date(2026, 1, 1),
        moves_with=tuple(
            MovesWith(input=other, rank_correlation=rank, because="for this test") for other, rank in moves_with
        ),
    )


def inputs(*entries: CapacityInput) -> dict[str, CapacityInput]:
    return {each.key: each for each in entries}


def test_draws_are_those_of_the_generator_of_the_key():
    found = capacity_draws.draws_of(entry("a"), draws=3, seed=1)
    assert found.tolist() == np.random.default_rng([1, 3904355907]).triangular(1.0, 2.0, 5.0, size=3).tolist()


@settings(deadline=None, max_examples=20)
@given(rank=st.floats(min_value=-0.95, max_value=0.95))
def test_ranks_stand_as_declared_and_no_draw_is_another(rank: float):
    together = capacity_draws.draw(inputs(entry("a", ("b", rank)), entry("b")), ["a", "b"])
    apart = capacity_draws.draw(inputs(entry("a"), entry("b")), ["a", "b"])
    assert stats.spearmanr(together["a"], together["b"]).statistic == pytest.approx(rank, abs=0.03)
    for key in ("a", "b"):
        assert sorted(together[key]) == sorted(apart[key])


def test_a_third_input_keeps_its_draws_in_their_order():
    alone = capacity_draws.draw(inputs(entry("c")), ["c"])["c"]
    beside = capacity_draws.draw(inputs(entry("a", ("b", 0.8)), entry("b"), entry("c")), ["a", "b", "c"])["c"]
    assert beside.tolist() == alone.tolist()


def test_asking_for_one_of_a_pair_gives_the_same_draws_as_asking_for_both():
    pair = inputs(entry("a", ("b", 0.8)), entry("b"))
    assert capacity_draws.draw(pair, ["a"])["a"].tolist() == capacity_draws.draw(pair, ["a", "b"])["a"].tolist()


def test_what_has_no_range_moves_with_nothing():
    fixed = entry("b", low=2.0, high=2.0)
    found = capacity_draws.draw(inputs(entry("a", ("b", 0.8)), fixed), ["a", "b"])
    assert set(found["b"]) == {2.0}
    assert found["a"].tolist() == capacity_draws.draws_of(entry("a"), draws=10_000, seed=capacity_draws.SEED).tolist()


def test_chains_of_pairs_are_one_group():
    chained = inputs(entry("a", ("b", 0.5)), entry("b", ("c", 0.5)), entry("c"), entry("d"))
    assert capacity_draws.groups(chained) == [("a", "b", "c")]
    assert capacity_draws.problems_of(chained) == []


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ((entry("a", ("z", 0.5)),), "a: moves_with: no input 'z'"),
        ((entry("a", ("a", 0.5)),), "a: moves_with: names itself"),
        ((entry("a", ("b", 0.5)), entry("b", ("a", 0.5))), "b: moves_with: a is said twice"),
        ((entry("a", ("b", 1.0)), entry("b")), "rank_correlation lies between -1 and 1"),
        (
            (entry("a", ("b", 0.9), ("c", 0.9)), entry("b", ("c", -0.9)), entry("c")),
            "the correlations of a, b, c cannot hold together",
        ),
    ],
)
def test_impossible_correlations_are_named(entries: tuple[CapacityInput, ...], problem: str):
    (found,) = capacity_draws.problems_of(inputs(*entries))
    assert problem in found


def test_draws_lie_within_their_range():
    found = capacity_draws.draw(inputs(replace(entry("a"), value=5.0)), ["a"])["a"]
    assert found.min() >= 1.0
    assert found.max() <= 5.0
