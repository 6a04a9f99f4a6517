"""What if an input were another: which input is meant, and what its value is in the unit that the model counts in."""

import difflib
import math
from collections.abc import Callable, Iterable, Mapping

from models.capacity_inputs import DIVISORS, SHARES, UNITS
from models.errors import UsageError
from models.targets import CapacityInput

BARE = frozenset({"1", "1/yr", "h", "wafer/yr", "1/m2", "bit/s/W"})
"""Units that may be left away: a count, a share, a rate of things, and what no text writes."""
SECONDS_PER_YEAR = 31_557_600.0
CONVERTED: Mapping[tuple[str, str], Callable[[float], float]] = {
    ("degC", "K"): lambda value: value + 273.15,
    ("degF", "K"): lambda value: (value + 459.67) / 1.8,
    ("deg", "rad"): math.radians,
    ("s", "h"): lambda value: value / 3_600.0,
    ("s", "yr"): lambda value: value / SECONDS_PER_YEAR,
}
"""What a text writes ─► what the model counts in, where both measure the same and differ by more than a factor."""
NAMES_SHOWN = 5


def input_of(name: str, inputs: Iterable[CapacityInput]) -> str:
    """Return the key that a name means: the key itself, an alias, or the beginning of one key alone.

    Raises UsageError that names what comes near, or what it could mean.
    """
    aliases = {alias: entry.key for entry in inputs for alias in entry.aliases}
    if name in UNITS:
        return name
    if name in aliases:
        return aliases[name]
    begun = sorted(key for key in UNITS if key.startswith(name))
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise UsageError(f"could be {_some(begun)}: say which", identity=name)
    near = difflib.get_close_matches(name, [*UNITS, *aliases], n=3)
    hint = f"; did you mean {_some(near)}?" if near else "; `waymark capacity` lists them"
    raise UsageError(f"no formula of the capacity model knows such an input{hint}", identity=name)


def value_of(key: str, value: float, unit: str | None, *, text: str) -> float:
    """Return a value in the unit of an input; ``unit`` is the one it was written in, None where none was written.

    Raises UsageError where the unit measures something else or is lacking, or where no such value can be.
    """
    wanted = UNITS[key]
    if unit == wanted or (unit in {None, "1"} and wanted in BARE):
        found = value
    elif unit is None:
        raise UsageError(f"{text!r} has no unit; {key} is in {wanted}", identity=key)
    elif (unit, wanted) in CONVERTED:
        found = CONVERTED[unit, wanted](value)
    else:
        raise UsageError(f"{text!r} is in {unit}, and {key} is in {wanted}", identity=key)
    if not math.isfinite(found) or found < 0.0:
        raise UsageError(f"{text!r} is below 0 or no number", identity=key)
    if found == 0.0 and key in DIVISORS:
        raise UsageError(f"{text!r} is nothing, and formulas divide by it", identity=key)
    if key in SHARES and found > 1.0:
        raise UsageError(f"{text!r} is more than all; a share lies between 0 and 1 (or 0 % and 100 %)", identity=key)
    return found


def changes(
    values: Mapping[str, float], inputs: Mapping[str, CapacityInput]
) -> list[tuple[str, float | None, float, str]]:
    """Return key, value before (None: there was none), value now, and unit of every input that is set, sorted by key."""
    return [
        (key, inputs[key].value if key in inputs else None, value, UNITS[key]) for key, value in sorted(values.items())
    ]


def _some(names: Iterable[str]) -> str:
    shown = list(names)
    more = len(shown) - NAMES_SHOWN
    return ", ".join(shown[:NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
