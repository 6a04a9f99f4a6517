"""The capacity model laid out: its inputs with what is known of them, its ceilings, its satellite, its spread, as of a date."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.capacity import Capacity, Ceiling, Spread, percentiles
from models.capacity_drivers import drivers_of
from models.lexicon import Place
from models.satellite_figures import Figure, figures_of
from models.targets import CapacityInput
from models.vocabulary import Basis

LAID_OUT = (
    (Place.ORBIT, Basis.RATE),
    (Place.ORBIT, Basis.LEVEL),
    (Place.GROUND, Basis.LEVEL),
    (Place.CHIP, Basis.RATE),
)
"""Places and bases that have ceilings, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityReport:
    """What the model says as of a date. Inputs that were established later are left out, and named."""

    as_of: date
    inputs: tuple[CapacityInput, ...]
    stale: tuple[str, ...]
    known_later: tuple[str, ...]
    ceilings: tuple[Ceiling, ...]
    ceiling_spreads: Mapping[str, tuple[float, float, float]] = field(hash=False)  # name ─► P10, P50, P90 of its draws
    figures: tuple[Figure, ...]
    spread: Spread | None
    drivers: tuple[tuple[str, float], ...]  # input, and its rank correlation with what orbit allows a year
    on_the_ground_w: float | None
    sentence: str | None

    def as_json(self) -> dict[str, object]:
        """Return all of it under names for programs; what is unknown or has no end is None."""
        return {
            "as_of": self.as_of.isoformat(),
            "inputs": [_input_as_json(entry, entry.key in self.stale) for entry in self.inputs],
            "known_later": list(self.known_later),
            "ceilings": [
                {
                    "name": ceiling.name,
                    "place": ceiling.place.value,
                    "basis": ceiling.basis.value,
                    "rests_on": ceiling.rests_on.value,
                    "value": ceiling.value,
                    **dict(
                        zip(("p10", "p50", "p90"), self.ceiling_spreads.get(ceiling.name, (None,) * 3), strict=True)
                    ),
                    "unit": ceiling.unit,
                    "is_binding": ceiling.is_binding,
                    "unknown_because": ceiling.unknown_because,
                    "inputs": list(ceiling.keys),
                }
                for ceiling in self.ceilings
            ],
            "satellite": [
                {
                    "name": figure.name,
                    "value": figure.value if figure.value is not None and math.isfinite(figure.value) else None,
                    "unit": figure.unit,
                    "unknown_because": figure.unknown_because,
                }
                for figure in self.figures
            ],
            "spread_w_per_year": None
            if self.spread is None
            else {
                "p10": self.spread.p10,
                "p50": self.spread.p50,
                "p90": self.spread.p90,
                "binding_share": dict(self.spread.binding_share),
            },
            "drivers": dict(self.drivers),
            "on_the_ground_w": self.on_the_ground_w,
            "sentence": self.sentence,
        }


def report_on(capacity: Capacity, as_of: date) -> CapacityReport:
    """Return what the model says with the inputs that were established by a date."""
    known = capacity.known_on(as_of)
    return CapacityReport(
        as_of=as_of,
        inputs=tuple(known.inputs.values()),
        stale=known.stale(as_of),
        known_later=tuple(key for key in capacity.inputs if key not in known.inputs),
        ceilings=tuple(ceiling for place, basis in LAID_OUT for ceiling in known.ceilings(place, basis)),
        ceiling_spreads={
            name: percentiles(drawn) for place, basis in LAID_OUT for name, drawn in known.drawn(place, basis).items()
        },
        figures=figures_of(known),
        spread=known.spread(),
        drivers=drivers_of(known),
        on_the_ground_w=known.on_the_ground(),
        sentence=known.sentence(),
    )


def _input_as_json(entry: CapacityInput, is_stale: bool) -> dict[str, object]:
    return {
        "key": entry.key,
        "name": entry.name,
        "value": entry.value,
        "low": entry.low,
        "high": entry.high,
        "unit": entry.unit,
        "status": entry.status.value,
        "source": entry.source,
        "url": entry.url,
        "as_of": entry.as_of.isoformat(),
        "is_stale": is_stale,
        "moves_with": {other.input: other.rank_correlation for other in entry.moves_with},
    }
