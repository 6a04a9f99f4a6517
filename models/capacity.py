"""What industry and physics allow: watts of orbital compute a year, as the least over parallel ceilings.

Every ceiling is a function of named inputs (``watchlist/capacity.toml``). A ceiling whose inputs are not there is unknown
and named as such; nothing is ever filled in. ``docs/capacity-model.md`` gives each formula with its source.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from models.errors import WatchlistInvalid
from models.figures import listed, spoken
from models.orbit import Floats, Number, sunlit_mean
from models.targets import CapacityInput

DRAWS = 10_000
SEED = 20_261_121
DAWN_DUSK_H = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingRule:
    """How one ceiling is computed: watts a year out of the inputs in ``keys`` (given under those names) and the sunlit share."""

    name: str
    keys: tuple[str, ...]
    rate_w_per_year: Callable[[Mapping[str, Number], Number], Number]


def _by_launch(values: Mapping[str, Number], sunlit: Number) -> Number:
    arriving = values["launches_per_year_best_shown"] * values["launch_success_share"] * values["commissioning_yield"]
    return arriving * values["payload_mass_demonstrated_kg"] * values["specific_power_w_per_kg"] * sunlit


def _by_factory(values: Mapping[str, Number], sunlit: Number) -> Number:
    satellites = values["satellites_per_year_best_shown"] * values["commissioning_yield"]
    return satellites * values["satellite_power_average_w"] * sunlit


def _by_solar_cells(values: Mapping[str, Number], sunlit: Number) -> Number:
    compute_share = values["satellite_power_average_w"] / values["satellite_solar_power_w"]
    return values["solar_cells_planned_w_per_year"] * compute_share * sunlit


def _by_chips(values: Mapping[str, Number], sunlit: Number) -> Number:
    chips = values["wafers_planned_per_year"] * values["good_dies_per_wafer"]
    return chips * values["chip_power_w"] * sunlit


RULES = (
    CeilingRule(
        name="launch",
        keys=(
            "launches_per_year_best_shown",
            "launch_success_share",
            "commissioning_yield",
            "payload_mass_demonstrated_kg",
            "specific_power_w_per_kg",
        ),
        rate_w_per_year=_by_launch,
    ),
    CeilingRule(
        name="satellite factory",
        keys=("satellites_per_year_best_shown", "commissioning_yield", "satellite_power_average_w"),
        rate_w_per_year=_by_factory,
    ),
    CeilingRule(
        name="solar cells as planned",
        keys=("solar_cells_planned_w_per_year", "satellite_power_average_w", "satellite_solar_power_w"),
        rate_w_per_year=_by_solar_cells,
    ),
    CeilingRule(
        name="chips as planned",
        keys=("wafers_planned_per_year", "good_dies_per_wafer", "chip_power_w"),
        rate_w_per_year=_by_chips,
    ),
)
"""The ceilings, in the order in which they are named where two are equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """One ceiling in watts a year at the central inputs; None with ``unknown_because`` where an input is missing."""

    name: str
    rate_w_per_year: float | None
    keys: tuple[str, ...]
    is_binding: bool = False
    unknown_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What the draws say, in watts a year, and how often each ceiling was the binding one."""

    p10: float
    p50: float
    p90: float
    binding_share: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """The model over its inputs. Make it by ``Capacity.of(watchlist.capacity)``."""

    inputs: Mapping[str, CapacityInput] = field(hash=False)

    @classmethod
    def of(cls, inputs: Sequence[CapacityInput]) -> "Capacity":
        """Return the model over these inputs."""
        return cls(inputs={entry.key: entry for entry in sorted(inputs, key=lambda entry: entry.key)})

    def find(self, key: str) -> CapacityInput | None:
        """Return an input, or None where the watchlist has none by this key."""
        return self.inputs.get(key)

    def value(self, key: str) -> float:
        """Return the central value of an input. Raises WatchlistInvalid, naming the key, where it is missing."""
        entry = self.inputs.get(key)
        if entry is None:
            raise WatchlistInvalid([f"capacity.toml: {key}: missing; the capacity model cannot do without it"])
        return entry.value

    def missing(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return those of the keys that the watchlist has no input for."""
        return tuple(key for key in keys if key not in self.inputs)

    def stale(self, as_of: date) -> tuple[str, ...]:
        """Return the keys of inputs that are older at this date than their ``stale_after_days``, sorted."""
        return tuple(key for key, entry in self.inputs.items() if (as_of - entry.as_of).days > entry.stale_after_days)

    def known_on(self, day: date) -> "Capacity":
        """Return the model over only those inputs that were established by this day, for scores without hindsight."""
        return Capacity.of([entry for entry in self.inputs.values() if entry.as_of <= day])

    def sunlit(self) -> float | None:
        """Return the year's mean sunlit share in a dawn–dusk orbit at ``orbit_altitude_m``; None without that input."""
        altitude = self.inputs.get("orbit_altitude_m")
        return None if altitude is None else sunlit_mean(altitude.value, ltan_h=DAWN_DUSK_H)

    def ceilings(self) -> tuple[Ceiling, ...]:
        """Return every ceiling at the central inputs, the binding one marked, the unknown ones with the reason."""
        sunlit = self.sunlit()
        values: dict[str, Number] = {key: entry.value for key, entry in self.inputs.items()}
        rates: dict[str, float] = {}
        for rule in RULES:
            if sunlit is not None and not self.missing(rule.keys):
                rates[rule.name] = float(rule.rate_w_per_year(values, sunlit))
        binding = min(rates, key=lambda name: rates[name]) if rates else None
        return tuple(
            Ceiling(
                name=rule.name,
                rate_w_per_year=rates.get(rule.name),
                keys=("orbit_altitude_m", *rule.keys),
                is_binding=rule.name == binding,
                unknown_because=None
                if rule.name in rates
                else "no input " + ", ".join(self.missing(("orbit_altitude_m", *rule.keys))),
            )
            for rule in RULES
        )

    def binding(self) -> Ceiling | None:
        """Return the least of the known ceilings; None where none is known."""
        return next((ceiling for ceiling in self.ceilings() if ceiling.is_binding), None)

    def spread(self, *, draws: int = DRAWS, seed: int = SEED) -> Spread | None:
        """Draw all inputs between low and high and return P10, P50 and P90 of the least ceiling; None where none is known.

        The same seed and inputs give the same numbers, whatever other inputs stand beside them.
        """
        rules = [rule for rule in RULES if not self.missing(("orbit_altitude_m", *rule.keys))]
        if not rules:
            return None
        values: dict[str, Number] = {
            key: drawn(self.inputs[key], draws=draws, seed=seed) for rule in rules for key in rule.keys
        }
        sunlit = self._sunlit_drawn(draws, seed)
        rates = np.stack([np.asarray(rule.rate_w_per_year(values, sunlit)) for rule in rules])
        least = rates.min(axis=0)
        winners = rates.argmin(axis=0)
        p10, p50, p90 = (float(value) for value in np.percentile(least, (10, 50, 90)))
        shares = tuple((rule.name, float(np.mean(winners == index))) for index, rule in enumerate(rules))
        return Spread(p10=p10, p50=p50, p90=p90, binding_share=shares)

    def sentence(self) -> str | None:
        """Return in words what the best ever shown would allow a year, its spread and what binds; None where nothing is known."""
        binding, spread = self.binding(), self.spread()
        if binding is None or binding.rate_w_per_year is None or spread is None:
            return None
        unknown = [ceiling.name for ceiling in self.ceilings() if ceiling.unknown_because]
        said = (
            f"At the best ever shown, {spoken(binding.rate_w_per_year, 'W/yr')} of compute could be put into orbit; "
            f"over the ranges of the inputs it is {spoken(spread.p10, 'W/yr')} to {spoken(spread.p90, 'W/yr')} "
            f"(four times out of five). What binds is {binding.name}."
        )
        return f"{said} Not known: {listed(unknown)}." if unknown else said

    def _sunlit_drawn(self, draws: int, seed: int) -> Floats:
        """Sunlit share for drawn altitudes, read off a grid: the geometry is smooth and a year of it is dear."""
        entry = self.inputs["orbit_altitude_m"]
        if entry.low == entry.high:
            return np.full(draws, sunlit_mean(entry.value, ltan_h=DAWN_DUSK_H))
        grid = np.linspace(entry.low, entry.high, 17)
        shares = [sunlit_mean(float(altitude), ltan_h=DAWN_DUSK_H) for altitude in grid]
        return np.interp(np.asarray(drawn(entry, draws=draws, seed=seed)), grid, shares)


def drawn(entry: CapacityInput, *, draws: int, seed: int) -> Floats:
    """Return draws of one input, triangular between low and high with its peak at the central value.

    Each input has a generator of its own, so that an input that is added moves no other.
    """
    if entry.low == entry.high:
        return np.full(draws, entry.value)
    generator = np.random.default_rng([seed, zlib.crc32(entry.key.encode())])
    return generator.triangular(entry.low, entry.value, entry.high, size=draws)
