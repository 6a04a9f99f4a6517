"""Draws of the inputs: each from its own generator, and together where inputs move together.

An input is drawn from a triangle between low and high with its peak at the central value, by a generator that knows the seed and
the input's key alone: an input that is added moves no other. Inputs that move together (``moves_with``) keep every one of
their draws; only the order is changed, so that their ranks stand as a Gaussian copula of the declared rank correlations has
them (Iman and Conover 1982). What one input alone can be is thus the same with and without a correlation.
"""

import math
import zlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from models.orbit import Floats
from models.targets import CapacityInput

DRAWS = 10_000
SEED = 20_261_121


def draw(
    inputs: Mapping[str, CapacityInput], keys: Sequence[str], *, draws: int = DRAWS, seed: int = SEED
) -> dict[str, Floats]:
    """Return draws of the inputs with these keys; those of one that moves with others are ordered along with them."""
    drawn = {key: draws_of(inputs[key], draws=draws, seed=seed) for key in keys}
    for group in groups(inputs):
        moving = [key for key in group if inputs[key].low < inputs[key].high]
        if len(moving) < 2 or not set(moving) & set(drawn):
            continue
        scores = _scores(inputs, moving, draws=draws, seed=seed)
        for key, score in zip(moving, scores, strict=True):
            if key in drawn:
                drawn[key] = _in_the_order_of(score, drawn[key])
    return drawn


def draws_of(entry: CapacityInput, *, draws: int, seed: int) -> Floats:
    """Return draws of one input by itself."""
    if entry.low == entry.high:
        return np.full(draws, entry.value)
    return _generator(entry.key, seed).triangular(entry.low, entry.value, entry.high, size=draws)


def groups(inputs: Mapping[str, CapacityInput]) -> list[tuple[str, ...]]:
    """Return the inputs that move together, directly or by others, as groups of keys; both sorted."""
    joined: dict[str, set[str]] = {}
    for first, second, _ in _pairs(inputs):
        together = joined.get(first, {first}) | joined.get(second, {second})
        for key in together:
            joined[key] = together
    return sorted({tuple(sorted(group)) for group in joined.values()})


def problems_of(inputs: Mapping[str, CapacityInput]) -> list[str]:
    """Return what is wrong with the correlations: an unknown input, a figure out of range, or several that cannot hold together."""
    problems = []
    seen: set[frozenset[str]] = set()
    for key, entry in sorted(inputs.items()):
        for other in entry.moves_with:
            pair = frozenset({key, other.input})
            if other.input not in inputs:
                problems.append(f"{key}: moves_with: no input {other.input!r}")
            elif other.input == key:
                problems.append(f"{key}: moves_with: names itself")
            elif pair in seen:
                problems.append(f"{key}: moves_with: {other.input} is said twice")
            if not -1.0 < other.rank_correlation < 1.0:
                problems.append(f"{key}: moves_with: rank_correlation lies between -1 and 1, both left out")
            seen.add(pair)
    if problems:
        return problems
    return [
        f"{group[0]}: moves_with: the correlations of {', '.join(group)} cannot hold together"
        for group in groups(inputs)
        if float(np.linalg.eigvalsh(_correlations(inputs, group)).min()) <= 1e-9
    ]


def _scores(inputs: Mapping[str, CapacityInput], group: Sequence[str], *, draws: int, seed: int) -> Floats:
    """Normal scores of a group, correlated: one row a key."""
    apart = np.stack([_generator(f"{key} moves with others", seed).standard_normal(draws) for key in group])
    together: Floats = np.linalg.cholesky(_correlations(inputs, group)) @ apart
    return together


def _correlations(inputs: Mapping[str, CapacityInput], group: Sequence[str]) -> Floats:
    """Correlations of the normal scores, ``2 sin(π ρ / 6)`` for a rank correlation ρ; pairs that none declares are left at 0."""
    index = {key: position for position, key in enumerate(group)}
    matrix: Floats = np.eye(len(group))
    for first, second, rank in _pairs(inputs):
        if first in index and second in index:
            score = 2.0 * math.sin(math.pi * rank / 6.0)
            matrix[index[first], index[second]] = matrix[index[second], index[first]] = score
    return matrix


def _pairs(inputs: Mapping[str, CapacityInput]) -> Iterator[tuple[str, str, float]]:
    for key, entry in sorted(inputs.items()):
        for other in entry.moves_with:
            if other.input in inputs:
                yield key, other.input, other.rank_correlation


def _in_the_order_of(scores: Floats, values: Floats) -> Floats:
    ordered = np.empty_like(values)
    ordered[np.argsort(scores, kind="stable")] = np.sort(values)
    return ordered


def _generator(name: str, seed: int) -> np.random.Generator:
    return np.random.default_rng([seed, zlib.crc32(name.encode())])
