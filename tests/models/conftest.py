"""Rows for the tests of scoring: targets, observations, claims and capacity, each with defaults that a test changes."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest

from models.capacity import Capacity
from models.lexicon import Place
from models.observations import Observation, observation_id
from models.scores import Evidence, SaidClaim, Score
from models.scoring import assess
from models.targets import CapacityInput, Target, TargetPeriod, TrackRecordEntry
from models.vocabulary import Basis, InputStatus, Modality, PowerBasis, Precision, Qualifier, Standing
from models.voices import Voices
from tests import made_claims

TODAY = date(2026, 11, 21)
PLACES = {
    "spacex.starmind": Place.ORBIT,
    "starcloud": Place.ORBIT,
    "xai.colossus": Place.GROUND,
    "spacex.starship": Place.ROCKET,
    "spacex.gigasat": Place.FACTORY,
}
UNITS = {
    "compute_power": "W",
    "compute_power_rate": "W/yr",
    "launch": "",
    "filing": "",
    "approval": "",
    "satellite_rate": "1/yr",
    "launch_rate": "1/yr",
    "launch_count": "1",
    "satellite_count": "1",
    "unit_power": "W",
    "launch_price": "USD/kg",
}
UNIT_BASIS = {
    "compute_power": Basis.LEVEL,
    "compute_power_rate": Basis.RATE,
    "launch": Basis.EVENT,
    "filing": Basis.EVENT,
    "approval": Basis.EVENT,
    "satellite_rate": Basis.RATE,
    "launch_rate": Basis.RATE,
    "launch_count": Basis.TOTAL,
    "satellite_count": Basis.LEVEL,
    "unit_power": Basis.EACH,
    "launch_price": Basis.EACH,
}
INPUTS = {
    "orbit_altitude_m": 600e3,
    "specific_power_w_per_kg": 70.0,
    "payload_mass_demonstrated_kg": 44e3,
    "payload_mass_claimed_kg": 100e3,
    "launches_per_year_best_shown": 5.0,
    "satellites_per_year_best_shown": 3_600.0,
    "satellite_power_average_w": 120e3,
}


def capacity(*without: str, as_of: date = date(2026, 5, 1)) -> Capacity:
    return Capacity.of(
        [
            CapacityInput(
                key=key,
                name=key,
                value=value,
                low=value,
                high=value,
                unit="",
                status=InputStatus.DERIVED,
                source="made up for this test",
                as_of=as_of,
            )
            for key, value in INPUTS.items()
            if key not in without
        ]
    )


def target(key: str = "a_target", *, due: date | None = date(2026, 12, 31), **changed: object) -> Target:
    metric = str(changed.get("metric", "compute_power"))
    given: dict[str, object] = {
        "key": key,
        "summary": "A gigawatt on the ground",
        "program": "xai.colossus",
        "metric": metric,
        "basis": UNIT_BASIS[metric],
        "modality": Modality.PLANNED,
        "announced_by": "xai",
        "announced_on": date(2026, 1, 1),
        "publisher": "A Paper",
        "value": None if UNIT_BASIS[metric] is Basis.EVENT else 1e9,
        "period": TargetPeriod(text="by then", latest=due) if due else None,
    }
    return Target(**{**given, **changed})  # type: ignore[arg-type]


def seen(
    value: float | None,
    on: date,
    *,
    program: str = "xai.colossus",
    metric: str = "compute_power",
    thing: str = "Hall 1",
    source: str = "catalogue",
    known_on: date | None = None,
) -> Observation:
    known = known_on or on
    return Observation(
        id=observation_id(source, program, metric, thing, value, on),
        program=program,
        metric=metric,
        object_name=thing,
        value=value,
        unit=UNITS[metric],
        observed_on=on,
        source=source,
        standing=Standing.OBSERVATION,
        fetch_id=None,
        known_at=datetime(known.year, known.month, known.day, tzinfo=UTC),
    )


def said(
    value: float | None = 1e9,
    *,
    on: date = date(2026, 6, 1),
    latest: date | None = None,
    standing: Standing = Standing.PRESS,
    publisher: str = "A Paper",
    program: str = "xai.colossus",
    metric: str = "compute_power",
    modality: Modality = Modality.ACHIEVED,
    power_basis: PowerBasis | None = None,
    qualifier: Qualifier = Qualifier.EXACTLY,
    speaker: str | None = None,
    known_on: date | None = None,
    quote: str = "A gigawatt is running.",
) -> SaidClaim:
    claim = made_claims.claim(
        quote,
        document_id=f"{publisher} {on}",
        program=program,
        metric=metric,
        value=value,
        unit=UNITS[metric],
        unit_text=None,
        qualifier=qualifier,
        basis=UNIT_BASIS[metric],
        power_basis=power_basis,
        modality=modality,
        speaker=speaker,
        period=made_claims.period(latest, precision=Precision.DAY) if latest else None,
    )
    return made_claims.said(claim, on, known_on=known_on or on, standing=standing, publisher=publisher)


def evidence(*rows: Observation | SaidClaim, looked: dict[tuple[str, str], date] | None = None) -> Evidence:
    return Evidence(
        claims=tuple(row for row in rows if isinstance(row, SaidClaim)),
        observations=tuple(row for row in rows if isinstance(row, Observation)),
        looked_since=looked or {},
    )


def score(
    aim: Target,
    *rows: Observation | SaidClaim,
    as_of: date = TODAY,
    looked: dict[tuple[str, str], date] | None = None,
    among: tuple[Target, ...] = (),
    model: Capacity | None = None,
    record: Sequence[TrackRecordEntry] = (),
    errors: dict[str, float] | None = None,
    voices: Voices | None = None,
) -> Score:
    scores = assess(
        [aim, *among],
        evidence(*rows, looked=looked),
        model or capacity(),
        as_of,
        places=PLACES,
        units=UNITS,
        track_record=record,
        errors=errors,
        voices=voices,
    )
    return next(entry for entry in scores if entry.target == aim.key)


def why(found: Score) -> str:
    return " ".join(reason.text for reason in found.reasons if reason.axis == "category")


def scores_of(targets: list[Target], known: Evidence, as_of: date = TODAY) -> list[Score]:
    return assess(targets, known, capacity(), as_of, places=PLACES, units=UNITS)


@pytest.fixture(name="target")
def given_target() -> Callable[..., Any]:
    """See the function `target` above."""
    return target


@pytest.fixture(name="seen")
def given_seen() -> Callable[..., Any]:
    """See the function `seen` above."""
    return seen


@pytest.fixture(name="said")
def given_said() -> Callable[..., Any]:
    """See the function `said` above."""
    return said


@pytest.fixture(name="evidence")
def given_evidence() -> Callable[..., Any]:
    """See the function `evidence` above."""
    return evidence


@pytest.fixture(name="score")
def given_score() -> Callable[..., Any]:
    """See the function `score` above."""
    return score


@pytest.fixture(name="why")
def given_why() -> Callable[..., Any]:
    """See the function `why` above."""
    return why


@pytest.fixture(name="capacity")
def given_capacity() -> Callable[..., Any]:
    """See the function `capacity` above."""
    return capacity


@pytest.fixture(name="scores_of")
def given_scores_of() -> Callable[..., Any]:
    """See the function `scores_of` above."""
    return scores_of
