"""What would have to be true for a target: satellites, launches and tonnes a year, each against the best ever shown."""

import math
from dataclasses import dataclass
from datetime import date

from models import launch_demand
from models.capacity import Capacity
from models.lexicon import Place
from models.scores import Demand
from models.scoring_evidence import MODELLED_PROGRAM, SATELLITE_POWER, YEAR
from models.targets import Target

BEST_LAUNCHES = "launches_per_year_best_shown"
BEST_SATELLITES = "satellites_per_year_best_shown"
PAYLOAD = "payload_mass_demonstrated_kg"
AUTHORISED = "authorised_satellites"
CLAIMED_PAYLOAD = "payload_mass_claimed_kg"
SPECIFIC_POWER = "specific_power_w_per_kg"
ORBIT_KEYS = (SATELLITE_POWER, SPECIFIC_POWER, PAYLOAD, BEST_LAUNCHES, BEST_SATELLITES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The demands of a target, the binding one marked, and the inputs they stand on; or why there are none."""

    demands: tuple[Demand, ...] = ()
    keys: tuple[str, ...] = ()
    unknown_because: str | None = None

    @property
    def binding(self) -> Demand | None:
        """The demand that asks for the largest multiple of what has been shown."""
        return next((demand for demand in self.demands if demand.is_binding), None)


def multiple(demand: Demand) -> float:
    """Return how many times the best ever shown is needed; infinite where nothing was, 0 where that is not known."""
    if demand.shown is None:
        return 0.0
    return demand.needed / demand.shown if demand.shown > 0.0 else math.inf


def of_target(target: Target, place: Place | None, capacity: Capacity, as_of: date, *, observed: float) -> Chain:
    """Return the demand chain of a target from what has been observed so far; empty where the model has no chain for it."""
    if target.value is None:
        return Chain()
    if place is Place.ORBIT and target.metric in {"compute_power", "compute_power_rate"}:
        rate = _yearly(target, as_of, observed)
        return Chain() if rate is None else _of_power(rate, capacity)
    if place is Place.ORBIT and target.metric == "satellite_count":
        rate = _yearly(target, as_of, observed)
        return Chain() if rate is None else _of_satellites(target, rate, capacity)
    if target.metric == "satellite_rate":
        return _of_satellites(target, target.value, capacity)
    if place is Place.ROCKET:
        return _of_rocket(target, capacity, as_of, observed)
    return Chain()


def _yearly(target: Target, as_of: date, observed: float) -> float | None:
    """What a year must bring: a rate itself, or what is missing of a level over the time that is left; None without time."""
    assert target.value is not None
    if target.metric.endswith("_rate"):
        return target.value
    due = target.period.latest if target.period else None
    if due is None or due <= as_of:
        return None
    # A level due within weeks is not blown up beyond what one whole year must bring.
    return max(0.0, target.value - observed) / max(1.0, (due - as_of) / YEAR)


def _of_power(power_w_per_year: float, capacity: Capacity) -> Chain:
    missing = capacity.missing(ORBIT_KEYS)
    if missing:
        return _unknown(missing)
    needed = launch_demand.of_power(
        power_w_per_year,
        satellite_power_w=capacity.value(SATELLITE_POWER),
        specific_power_w_per_kg=capacity.value(SPECIFIC_POWER),
        payload_kg=capacity.value(PAYLOAD),
    )
    launches = capacity.value(BEST_LAUNCHES)
    demands = [
        _demand("launches a year by mass", float(needed.launches_by_mass), launches),
        _demand("satellites a year", float(needed.satellites), capacity.value(BEST_SATELLITES)),
        _demand("to orbit", needed.mass_kg, launches * capacity.value(PAYLOAD), unit="kg/yr"),
    ]
    keys = [*ORBIT_KEYS]
    if needed.launches_by_satellites is not None:
        demands.append(_demand("launches a year by whole satellites", float(needed.launches_by_satellites), launches))
    authorised = capacity.find(AUTHORISED)
    if authorised is not None:
        demands.append(_demand("satellites authorised", float(needed.satellites), authorised.value, unit="1"))
        keys.append(AUTHORISED)
    claimed = capacity.find(CLAIMED_PAYLOAD)
    if claimed is not None:
        at_claimed = launch_demand.launches_for_mass(needed.mass_kg, payload_kg=claimed.value)
        demands.append(_demand("launches a year at the payload claimed", float(at_claimed), launches))
        keys.append(CLAIMED_PAYLOAD)
    return _chain(demands, keys)


def _of_satellites(target: Target, satellites_per_year: float, capacity: Capacity) -> Chain:
    missing = capacity.missing((BEST_SATELLITES,))
    if missing:
        return _unknown(missing)
    whole = float(launch_demand.rounded_up(satellites_per_year))
    demands = [_demand("satellites a year", whole, capacity.value(BEST_SATELLITES))]
    keys = [BEST_SATELLITES]
    if target.program == MODELLED_PROGRAM and not capacity.missing(ORBIT_KEYS):
        mass = whole * capacity.value(SATELLITE_POWER) / capacity.value(SPECIFIC_POWER)
        launches = launch_demand.launches_for_mass(mass, payload_kg=capacity.value(PAYLOAD))
        demands.append(_demand("launches a year by mass", float(launches), capacity.value(BEST_LAUNCHES)))
        keys = [*ORBIT_KEYS]
    return _chain(demands, keys)


def _of_rocket(target: Target, capacity: Capacity, as_of: date, observed: float) -> Chain:
    missing = capacity.missing((BEST_LAUNCHES, PAYLOAD))
    if missing:
        return _unknown(missing)
    assert target.value is not None
    launches = capacity.value(BEST_LAUNCHES)
    if target.metric == "launch_rate":
        return _chain([_demand("launches a year", target.value, launches)], [BEST_LAUNCHES])
    if target.metric == "mass_rate":
        best = launches * capacity.value(PAYLOAD)
        return _chain([_demand("to orbit", target.value, best, unit="kg/yr")], [BEST_LAUNCHES, PAYLOAD])
    if target.metric == "payload_mass":
        return _chain([_demand("per launch", target.value, capacity.value(PAYLOAD), unit="kg")], [PAYLOAD])
    if target.metric == "launch_count":
        rate = _yearly(target, as_of, observed)
        return Chain() if rate is None else _chain([_demand("launches a year", rate, launches)], [BEST_LAUNCHES])
    return Chain()


def _demand(constraint: str, needed: float, shown: float, *, unit: str = "1/yr") -> Demand:
    return Demand(constraint=constraint, needed=needed, shown=shown, unit=unit, is_binding=False)


def _chain(demands: list[Demand], keys: list[str]) -> Chain:
    """Mark the binding one; of equals the first. A grant is a decision, not something shown, and so never binds by number."""
    hardest = max((demand for demand in demands if demand.constraint != "satellites authorised"), key=multiple)
    marked = tuple(
        Demand(
            constraint=demand.constraint,
            needed=demand.needed,
            shown=demand.shown,
            unit=demand.unit,
            is_binding=demand is hardest,
        )
        for demand in demands
    )
    return Chain(demands=marked, keys=tuple(sorted(keys)))


def _unknown(missing: tuple[str, ...]) -> Chain:
    return Chain(unknown_because=f"The demand is unknown: capacity.toml has no {', '.join(missing)}.")
