"""Which inputs the spread of the capacity comes from: rank correlation of each input's draws with what they lead to."""

import numpy as np

from models import capacity_draws
from models.capacity import Capacity
from models.capacity_draws import DRAWS, SEED
from models.orbit import Floats


def drivers_of(capacity: Capacity, *, draws: int = DRAWS, seed: int = SEED) -> tuple[tuple[str, float], ...]:
    """Return key and Spearman's rank correlation with the least yearly ceiling of orbit, of every input that has a range; strongest first.

    An input that moves with another shares in what the other does.
    """
    rates = capacity.drawn(draws=draws, seed=seed)
    if not rates:
        return ()
    least = np.stack(list(rates.values())).min(axis=0)
    keys = sorted({key for ceiling in capacity.ceilings() if ceiling.value is not None for key in ceiling.keys})
    ranged = [key for key in keys if capacity.inputs[key].low < capacity.inputs[key].high]
    drawn = capacity_draws.draw(capacity.inputs, ranged, draws=draws, seed=seed)
    found = [(key, _rank_correlation(drawn[key], least)) for key in ranged]
    return tuple(sorted(found, key=lambda each: (-abs(each[1]), each[0])))


def _rank_correlation(one: Floats, other: Floats) -> float:
    ranks = [np.argsort(np.argsort(values, kind="stable"), kind="stable") for values in (one, other)]
    matrix: Floats = np.asarray(np.corrcoef(ranks), dtype=np.float64)
    return float(matrix[0, 1])
