"""What would have to be true for a target: satellites, launches, tonnes, chips, wafers, arrays, permits, each against the best ever shown."""

import math
from dataclasses import dataclass, field, replace
from datetime import date

from models import fleet, launch_demand
from models.capacity import Capacity
from models.figures import listed
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
BY_VOLUME = "satellites_per_launch_announced"
ORBIT_KEYS = (SATELLITE_POWER, SPECIFIC_POWER, PAYLOAD, BEST_LAUNCHES, BEST_SATELLITES)
CHIP_POWER = "chip_power_w"
BEST_CHIPS = "accelerators_per_year_best_shown"
GOOD_DIES = "good_dies_per_wafer"
BEST_WAFERS = "wafers_best_shown_per_year"
SOLAR_POWER = "satellite_solar_power_w"
BEST_ARRAYS = "solar_arrays_best_shown_w_per_year"
LIFE_KEYS = ("satellite_lifetime_years", "satellite_failure_share_per_year", "commissioning_yield")
BEST_GROUND = "ground_power_added_best_shown_w_per_year"
AUTHORISED_SATELLITES = "satellites authorised"
WAFERS = "wafers a year"


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
        rate = _launched(target, capacity, as_of, observed)
        return Chain() if rate is None else _of_power(target, rate, capacity)
    if place is Place.ORBIT and target.metric == "satellite_count":
        rate = _yearly(target, as_of, observed)
        return Chain() if rate is None else _of_satellites(target, rate, capacity)
    if target.metric == "satellite_rate":
        return _of_satellites(target, target.value, capacity)
    if place is Place.GROUND and target.metric == "compute_power":
        rate = _yearly(target, as_of, observed)
        return Chain() if rate is None else _of_ground(rate, capacity)
    if place in {Place.CHIP, Place.FACTORY}:
        return _of_chips(target, capacity)
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


def _launched(target: Target, capacity: Capacity, as_of: date, observed: float) -> float | None:
    """What a year must bring to orbit: of a power so much that it works on its day, after what never works and what fails by then.

    Without the inputs for that, what is missing today.
    """
    due = target.period.latest if target.period else None
    if target.metric.endswith("_rate") or due is None or due <= as_of or capacity.missing(LIFE_KEYS):
        return _yearly(target, as_of, observed)
    assert target.value is not None
    life, failures, commissioned = (capacity.value(key) for key in LIFE_KEYS)
    years = (due - as_of) / YEAR
    left = observed * (1.0 - failures) ** years
    # As for what is missing: a level due within weeks is not blown up beyond what one whole year must bring.
    rate = fleet.rate_for_level(
        max(0.0, target.value - left),
        after_years=max(1.0, years),
        lifetime_years=life,
        failures_per_year=failures,
        commissioning_yield=commissioned,
    )
    return float(rate)


def _of_power(target: Target, power_w_per_year: float, capacity: Capacity) -> Chain:
    """What a power in orbit takes: launches, satellites, tonnes, chips, wafers, arrays, permits, and what keeps a level."""
    missing = capacity.missing(ORBIT_KEYS)
    if missing:
        return _unknown(missing)
    by_volume = capacity.find(BY_VOLUME)
    needed = launch_demand.of_power(
        power_w_per_year,
        satellite_power_w=capacity.value(SATELLITE_POWER),
        specific_power_w_per_kg=capacity.value(SPECIFIC_POWER),
        payload_kg=capacity.value(PAYLOAD),
        satellites_by_volume=by_volume.value if by_volume is not None else math.inf,
    )
    launches = capacity.value(BEST_LAUNCHES)
    links = [
        _Link("launches a year by mass", float(needed.launches_by_mass), launches),
        _Link("satellites a year", float(needed.satellites), capacity.value(BEST_SATELLITES)),
        _Link("to orbit", needed.mass_kg, launches * capacity.value(PAYLOAD), unit="kg/yr"),
    ]
    keys = {*ORBIT_KEYS} | ({BY_VOLUME} if by_volume is not None else set())
    if needed.launches_by_satellites is not None:
        links.append(_Link("launches a year by whole satellites", float(needed.launches_by_satellites), launches))
    links += _of_chips_and_arrays(power_w_per_year, capacity)
    links += _of_permits_and_age(target, needed.satellites, capacity)
    claimed = capacity.find(CLAIMED_PAYLOAD)
    if claimed is not None:
        at_claimed = launch_demand.launches_for_mass(needed.mass_kg, payload_kg=claimed.value)
        links.append(
            _Link("launches a year at the payload claimed", float(at_claimed), launches, keys=(CLAIMED_PAYLOAD,))
        )
    return _chain(links, keys)


def _of_chips_and_arrays(power_w_per_year: float, capacity: Capacity) -> list["_Link"]:
    """Accelerators, the wafers they are cut from, and the arrays that feed them; what has no input says so."""
    links = []
    missing = capacity.missing((CHIP_POWER, BEST_CHIPS))
    if missing:
        links.append(_Link("accelerators a year", None, None, keys=missing))
    else:
        chips = power_w_per_year / capacity.value(CHIP_POWER)
        whole = float(launch_demand.rounded_up(chips))
        links.append(_Link("accelerators a year", whole, capacity.value(BEST_CHIPS), keys=(CHIP_POWER, BEST_CHIPS)))
    links.append(_of_wafers(power_w_per_year, capacity))
    missing = capacity.missing((SOLAR_POWER, BEST_ARRAYS))
    if missing:
        links.append(_Link("of solar arrays", None, None, keys=missing))
    else:
        arrays = power_w_per_year * capacity.value(SOLAR_POWER) / capacity.value(SATELLITE_POWER)
        best = capacity.value(BEST_ARRAYS)
        links.append(_Link("of solar arrays", arrays, best, unit="W/yr", keys=(SOLAR_POWER, BEST_ARRAYS)))
    return links


def _of_wafers(power_w_per_year: float, capacity: Capacity) -> "_Link":
    missing = capacity.missing((CHIP_POWER, GOOD_DIES))
    if missing:
        return _Link(WAFERS, None, None, keys=missing)
    needed = power_w_per_year / capacity.value(CHIP_POWER) / capacity.value(GOOD_DIES)
    return _Link(
        WAFERS,
        float(launch_demand.rounded_up(needed)),
        _best_wafers(capacity),
        keys=capacity.needed((CHIP_POWER, GOOD_DIES)),
    )


def _of_permits_and_age(target: Target, satellites_per_year: int, capacity: Capacity) -> list["_Link"]:
    """Satellites that must be authorised (of a rate: those of one year), and for a level those that replace what fails and ages."""
    assert target.value is not None
    links = []
    is_level = not target.metric.endswith("_rate")
    in_all = launch_demand.rounded_up(target.value / capacity.value(SATELLITE_POWER))
    authorised = capacity.find(AUTHORISED)
    if authorised is not None:
        asked = float(in_all if is_level else satellites_per_year)
        links.append(_Link(AUTHORISED_SATELLITES, asked, authorised.value, unit="1", keys=(AUTHORISED,)))
    if is_level and not capacity.missing(LIFE_KEYS):
        life, failures, commissioned = (capacity.value(key) for key in LIFE_KEYS)
        kept = fleet.replacement_rate(
            float(in_all), lifetime_years=life, failures_per_year=failures, commissioning_yield=commissioned
        )
        best = capacity.value(BEST_SATELLITES)
        whole = float(launch_demand.rounded_up(float(kept)))
        links.append(_Link("satellites a year to keep it up from then on", whole, best, keys=LIFE_KEYS))
    return links


def _of_satellites(target: Target, satellites_per_year: float, capacity: Capacity) -> Chain:
    missing = capacity.missing((BEST_SATELLITES,))
    if missing:
        return _unknown(missing)
    whole = float(launch_demand.rounded_up(satellites_per_year))
    links = [_Link("satellites a year", whole, capacity.value(BEST_SATELLITES))]
    keys = {BEST_SATELLITES}
    if target.program == MODELLED_PROGRAM and not capacity.missing(ORBIT_KEYS):
        mass = whole * capacity.value(SATELLITE_POWER) / capacity.value(SPECIFIC_POWER)
        launches = launch_demand.launches_for_mass(mass, payload_kg=capacity.value(PAYLOAD))
        links.append(_Link("launches a year by mass", float(launches), capacity.value(BEST_LAUNCHES)))
        keys = {*ORBIT_KEYS}
    return _chain(links, keys)


def _of_ground(power_w_per_year: float, capacity: Capacity) -> Chain:
    if capacity.missing((BEST_GROUND,)):
        return _unknown((BEST_GROUND,))
    links = [_Link("of computers at a site", power_w_per_year, capacity.value(BEST_GROUND), unit="W/yr")]
    return _chain(links, {BEST_GROUND})


def _of_chips(target: Target, capacity: Capacity) -> Chain:
    """What a maker of chips must start: wafers, against the most that it has started in a year."""
    assert target.value is not None
    if target.metric == "compute_power_rate":
        return _chain([_of_wafers(target.value, capacity)], set())
    if target.metric == "wafer_rate":
        return _chain([_Link(WAFERS, target.value, _best_wafers(capacity))], set())
    return Chain()


def _best_wafers(capacity: Capacity) -> float | None:
    best = capacity.find(BEST_WAFERS)
    return best.value if best is not None else None


def _of_rocket(target: Target, capacity: Capacity, as_of: date, observed: float) -> Chain:
    missing = capacity.missing((BEST_LAUNCHES, PAYLOAD))
    if missing:
        return _unknown(missing)
    assert target.value is not None
    launches = capacity.value(BEST_LAUNCHES)
    if target.metric == "launch_rate":
        return _chain([_Link("launches a year", target.value, launches)], {BEST_LAUNCHES})
    if target.metric == "mass_rate":
        best = launches * capacity.value(PAYLOAD)
        return _chain([_Link("to orbit", target.value, best, unit="kg/yr")], {BEST_LAUNCHES, PAYLOAD})
    if target.metric == "payload_mass":
        return _chain([_Link("per launch", target.value, capacity.value(PAYLOAD), unit="kg")], {PAYLOAD})
    if target.metric == "launch_count":
        rate = _yearly(target, as_of, observed)
        return Chain() if rate is None else _chain([_Link("launches a year", rate, launches)], {BEST_LAUNCHES})
    return Chain()


@dataclass(frozen=True, slots=True)
class _Link:
    """One demand before it is known which binds; ``needed`` None: not known for lack of the inputs in ``keys``."""

    constraint: str
    needed: float | None
    shown: float | None
    unit: str = "1/yr"
    keys: tuple[str, ...] = field(default=(), kw_only=True)


def _chain(links: list[_Link], keys: set[str]) -> Chain:
    """Mark the binding one; of equals the first. A grant is a decision, not something shown, and so never binds by number."""
    unknown = [link for link in links if link.needed is None]
    demands = [
        Demand(constraint=link.constraint, needed=link.needed, shown=link.shown, unit=link.unit, is_binding=False)
        for link in links
        if link.needed is not None
    ]
    rivals = [demand for demand in demands if demand.constraint != AUTHORISED_SATELLITES]
    hardest = max(rivals, key=multiple, default=None)
    lacking = [f"{link.constraint.removeprefix('of ')} (no {', '.join(link.keys)})" for link in unknown]
    return Chain(
        demands=tuple(replace(demand, is_binding=demand is hardest) for demand in demands),
        keys=tuple(sorted(keys | {key for link in links if link.needed is not None for key in link.keys})),
        unknown_because=f"Not known, for capacity.toml lacks an input: {listed(lacking)}." if lacking else None,
    )


def _unknown(missing: tuple[str, ...]) -> Chain:
    return Chain(unknown_because=f"The demand is unknown: capacity.toml has no {', '.join(missing)}.")
