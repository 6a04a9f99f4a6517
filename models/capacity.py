"""What industry and physics allow: watts of orbital compute, as the least over parallel ceilings; sites and chips on the ground beside it.

Every ceiling is a function of named inputs (``watchlist/capacity.toml``). A ceiling whose inputs are not there is unknown
and named as such; nothing is ever filled in. ``docs/capacity-model.md`` gives each formula with its source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from models import capacity_draws, fleet
from models.capacity_ceilings import ORBIT_KEY, RULES, SUNLIT, CeilingRule, Ground
from models.capacity_draws import DRAWS, SEED
from models.capacity_inputs import DERIVED, INCLINATION_KEY, LOCAL_TIME_KEY, UNITS, orbit_of
from models.errors import WatchlistInvalid
from models.figures import listed, spoken
from models.lexicon import Place
from models.orbit import Floats, Number, sunlit_mean
from models.targets import CapacityInput
from models.vocabulary import Basis, InputStatus

LIFE_KEYS = ("satellite_lifetime_years", "satellite_failure_share_per_year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """One ceiling at the central inputs, in watts a year (a rate) or watts (a level); None with ``unknown_because`` where an input is missing."""

    name: str
    place: Place
    basis: Basis
    rests_on: Ground
    value: float | None
    keys: tuple[str, ...]
    site: str | None = None
    is_binding: bool = False
    unknown_because: str | None = None

    @property
    def unit(self) -> str:
        """Watts a year, or watts."""
        return "W/yr" if self.basis is Basis.RATE else "W"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What the draws say, in the unit of the ceilings, and how often each ceiling was the binding one."""

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
        """Return the central value of an input, or of what follows from others. Raises WatchlistInvalid, naming the key, where it is missing."""
        values = self._central((key,))
        if values is None:
            raise WatchlistInvalid([f"capacity.toml: {key}: missing; the capacity model cannot do without it"])
        return float(values[key])

    def missing(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return those of the keys that the watchlist has no input for, and that follow from no others that it has."""
        return tuple(key for key in keys if key not in self.inputs and not self._follows(key))

    def needed(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return the inputs that these keys stand on, sorted: what is derived stands on others."""
        needed: set[str] = set()
        for key in keys:
            derived = DERIVED.get(key)
            needed |= {key} if key in self.inputs or derived is None else set(derived.keys)
        if ORBIT_KEY in needed:
            needed |= {*self._orbit_inputs()}
        return tuple(sorted(needed))

    def stale(self, as_of: date) -> tuple[str, ...]:
        """Return the keys of inputs that are older at this date than their ``stale_after_days``, sorted."""
        return tuple(key for key, entry in self.inputs.items() if entry.is_stale(as_of))

    def known_on(self, day: date) -> "Capacity":
        """Return the model over only those inputs that were established by this day, for scores without hindsight."""
        return Capacity.of([entry for entry in self.inputs.values() if entry.as_of <= day])

    def changed(self, values: Mapping[str, float], *, as_of: date) -> "Capacity":
        """Return the model with some inputs set, without a range, to see what they change; nothing is stored.

        Raises KeyError for a key that no formula knows.
        """
        supposed = {key: supposition(key, value, as_of=as_of) for key, value in values.items()}
        return Capacity.of([*({**self.inputs, **supposed}).values()])

    def sunlit(self) -> float | None:
        """Return the year's mean sunlit share of the orbit that the inputs describe; None without ``orbit_altitude_m``."""
        altitude = self.inputs.get(ORBIT_KEY)
        return None if altitude is None else sunlit_mean(altitude.value, **orbit_of(self._orbit_inputs()))

    def ceilings(self, place: Place = Place.ORBIT, basis: Basis = Basis.RATE) -> tuple[Ceiling, ...]:
        """Return every ceiling of a place at the central inputs, the binding one marked, the unknown ones with the reason.

        On the ground each site has a binding ceiling of its own. What may stand in orbit is also bounded by what the yearly rate keeps.
        """
        rules = _rules(place, basis)
        found = [self._ceiling(rule) for rule in rules]
        if (place, basis) == (Place.ORBIT, Basis.LEVEL):
            found.insert(0, self._kept_by_rate())
        binding = {_least(of_site) for of_site in _by_site(found)}
        return tuple(ceiling if ceiling.name not in binding else _marked(ceiling) for ceiling in found)

    def binding(self, place: Place = Place.ORBIT, basis: Basis = Basis.RATE) -> Ceiling | None:
        """Return the least of the known ceilings of a place, of its first site where it has several; None where none is known."""
        return next((ceiling for ceiling in self.ceilings(place, basis) if ceiling.is_binding), None)

    def on_the_ground(self) -> float | None:
        """Return the watts of computers of all sites whose ceiling is known, added up; None where none is. Never part of orbit."""
        known = [ceiling.value for ceiling in self.ceilings(Place.GROUND, Basis.LEVEL) if ceiling.is_binding]
        return sum(value for value in known if value is not None) if known else None

    def spread(self, *, draws: int = DRAWS, seed: int = SEED) -> Spread | None:
        """Draw all inputs between low and high and return P10, P50 and P90 of the least yearly ceiling of orbit; None where none is known.

        The same seed and inputs give the same numbers, whatever other inputs stand beside them.
        """
        rates = self.drawn(draws=draws, seed=seed)
        if not rates:
            return None
        stacked = np.stack(list(rates.values()))
        winners = stacked.argmin(axis=0)
        p10, p50, p90 = percentiles(stacked.min(axis=0))
        shares = tuple((name, float(np.mean(winners == index))) for index, name in enumerate(rates))
        return Spread(p10=p10, p50=p50, p90=p90, binding_share=shares)

    def chance_of(self, rate_w_per_year: float, *, draws: int = DRAWS, seed: int = SEED) -> float | None:
        """Return the share of draws in which what has been shown would do for this rate in orbit; None where nothing is known.

        It says how far the inputs leave it open today, and nothing of what may be shown by a deadline.
        """
        rates = self.drawn(draws=draws, seed=seed)
        return float(np.mean(np.stack(list(rates.values())).min(axis=0) >= rate_w_per_year)) if rates else None

    def drawn(
        self, place: Place = Place.ORBIT, basis: Basis = Basis.RATE, *, draws: int = DRAWS, seed: int = SEED
    ) -> dict[str, Floats]:
        """Return draws of every known ceiling of a place, by name."""
        rules = [rule for rule in _rules(place, basis) if not self.missing(rule.keys)]
        keys = sorted({key for rule in rules for key in self.needed(rule.keys)})
        values: dict[str, Number] = dict(capacity_draws.draw(self.inputs, keys, draws=draws, seed=seed))
        if ORBIT_KEY in values:
            values[SUNLIT] = self._sunlit_drawn(np.asarray(values[ORBIT_KEY]))
        _derive(values)
        return {rule.name: np.broadcast_to(np.asarray(rule.formula(values), dtype=float), (draws,)) for rule in rules}

    def sentence(self) -> str | None:
        """Return in words what the best ever shown would allow a year, its spread and what binds; None where nothing is known."""
        binding, spread = self.binding(), self.spread()
        if binding is None or binding.value is None or spread is None:
            return None
        unknown = [ceiling.name for ceiling in self.ceilings() if ceiling.unknown_because]
        said = (
            f"At the best ever shown, {spoken(binding.value, 'W/yr')} of compute could be put into orbit; "
            f"over the ranges of the inputs it is {spoken(spread.p10, 'W/yr')} to {spoken(spread.p90, 'W/yr')} "
            f"(four times out of five). What binds is {binding.name}."
        )
        permitted = self.inputs.get("authorised_satellites")
        if permitted is not None and permitted.value == 0.0:
            said += " None of it may fly yet: no satellite for it has been authorised."
        return f"{said} Not known: {listed(unknown)}." if unknown else said

    def _ceiling(self, rule: CeilingRule) -> Ceiling:
        missing = self.missing(rule.keys)
        values = None if missing else self._central(rule.keys)
        return Ceiling(
            name=rule.name,
            place=rule.place,
            basis=rule.basis,
            rests_on=rule.rests_on,
            value=None if values is None else float(rule.formula(values)),
            keys=self.needed(rule.keys),
            site=rule.site,
            unknown_because=f"no input {', '.join(missing)}" if missing else None,
        )

    def _kept_by_rate(self) -> Ceiling:
        """The fleet that the least yearly ceiling keeps up for good: the rate times the mean life."""
        rate = self.binding()
        missing = self.missing(LIFE_KEYS)
        known = rate is not None and rate.value is not None and not missing
        value = None
        if rate is not None and rate.value is not None and not missing:
            life, failures = (self.value(key) for key in LIFE_KEYS)
            value = rate.value * float(fleet.mean_life_years(lifetime_years=life, failures_per_year=failures))
        return Ceiling(
            name="what the yearly rate keeps",
            place=Place.ORBIT,
            basis=Basis.LEVEL,
            rests_on=rate.rests_on if rate is not None else Ground.SHOWN,
            value=value,
            keys=tuple(sorted({*LIFE_KEYS, *(rate.keys if rate is not None else ())})),
            unknown_because=None if known else f"no input {', '.join(missing) or 'for any yearly rate'}",
        )

    def _central(self, keys: Sequence[str]) -> dict[str, Number] | None:
        if self.missing(keys):
            return None
        values: dict[str, Number] = {key: self.inputs[key].value for key in self.needed(keys)}
        if ORBIT_KEY in values:
            sunlit = self.sunlit()
            assert sunlit is not None
            values[SUNLIT] = sunlit
        _derive(values)
        return values

    def _follows(self, key: str) -> bool:
        return key in DERIVED and not self.missing(DERIVED[key].keys)

    def _orbit_inputs(self) -> dict[str, float]:
        return {key: self.inputs[key].value for key in (INCLINATION_KEY, LOCAL_TIME_KEY) if key in self.inputs}

    def _sunlit_drawn(self, altitudes: Floats) -> Floats:
        """Sunlit share for drawn altitudes, read off a grid: the geometry is smooth and a year of it is dear."""
        entry = self.inputs[ORBIT_KEY]
        orbit = orbit_of(self._orbit_inputs())
        if entry.low == entry.high:
            return np.full(altitudes.shape, sunlit_mean(entry.value, **orbit))
        grid = np.linspace(entry.low, entry.high, 17)
        return np.interp(altitudes, grid, [sunlit_mean(float(height), **orbit) for height in grid])


def percentiles(drawn: Floats) -> tuple[float, float, float]:
    """Return P10, P50 and P90 of draws."""
    p10, p50, p90 = (float(value) for value in np.percentile(drawn, (10, 50, 90)))
    return p10, p50, p90


def supposition(key: str, value: float, *, as_of: date) -> CapacityInput:
    """Return an input that is only supposed. Raises KeyError for a key that no formula knows."""
    return CapacityInput(
        key=key,
        name="Supposed",
        value=value,
        low=value,
        high=value,
        unit=UNITS[key],
        status=InputStatus.DERIVED,
        source="supposed, to see what it would change",
        as_of=as_of,
    )


def _rules(place: Place, basis: Basis) -> list[CeilingRule]:
    return [rule for rule in RULES if (rule.place, rule.basis) == (place, basis)]


def _derive(values: dict[str, Number]) -> None:
    for key, derivation in DERIVED.items():
        if key not in values and all(other in values for other in derivation.keys):
            values[key] = derivation.formula(values)


def _by_site(ceilings: Sequence[Ceiling]) -> list[list[Ceiling]]:
    sites = dict.fromkeys(ceiling.site for ceiling in ceilings)
    return [[ceiling for ceiling in ceilings if ceiling.site == site] for site in sites]


def _least(ceilings: Sequence[Ceiling]) -> str | None:
    known = [(ceiling.value, position) for position, ceiling in enumerate(ceilings) if ceiling.value is not None]
    return ceilings[min(known)[1]].name if known else None


def _marked(ceiling: Ceiling) -> Ceiling:
    return replace(ceiling, is_binding=True)
