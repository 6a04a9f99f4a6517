"""Which rows show something of a target: observations and achievements in filings, each with how far off it may be.

What the announcer or the press says is reported, and shows nothing.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.claims import Claim
from models.commitments import LOOSE_TOLERANCE, comparable, names_one_of
from models.observations import Observation
from models.scores import Evidence, SaidClaim
from models.targets import Target
from models.vocabulary import Basis, Modality, PowerBasis, Qualifier, Standing

YEAR = timedelta(days=365)
STOCK_OF_RATE = {
    "launch_rate": "launch_count",
    "satellite_rate": "satellite_count",
    "compute_power_rate": "compute_power",
}
"""A rate that nobody observes as such is what its stock has gained in the last 365 days."""
FLIGHTS = ("launch", "prototype_launch", "satellite_count")
"""Any of these shows that a thing named by the target flies."""
MODELLED_PROGRAM = "spacex.starmind"
"""Whose satellites ``satellite_power_average_w`` describes: only for them does a satellite count stand for a power."""
LOWER_IS_BETTER = frozenset({"launch_price", "cost_ratio", "unit_mass", "capex"})
SATELLITE_POWER = "satellite_power_average_w"
SHOWS = frozenset({Standing.OBSERVATION, Standing.FILING})
"""Whose word of an achievement is believed."""
OWN_WORD = frozenset({Standing.OBSERVATION, Standing.FILING, Standing.PRIMARY})
"""Whose word counts against a target, gives it another day, or says that work is underway."""
COUNTED = "satellite_count"
MAGNITUDE = 10.0
"""“Tens of” is anything from once to ten times the figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """One value shown on a day, between which bounds it lies, and the row it stands on."""

    on: date
    thing: str
    value: float
    low: float
    high: float  # infinite: open upwards
    source: str  # "": a filing
    is_dated: bool = True  # False: it was there when somebody looked; since when is another matter
    observation_id: str | None = None
    claim_id: str | None = None


def known_by(evidence: Evidence, as_of: date) -> Evidence:
    """Return only what was said or seen, and known to us, by this date; sorted, so that the order of rows changes nothing."""
    claims = [said for said in evidence.claims if said.said_on <= as_of and said.known_on <= as_of]
    observations = [
        seen for seen in evidence.observations if seen.observed_on <= as_of and seen.known_at.date() <= as_of
    ]
    return Evidence(
        claims=tuple(sorted(claims, key=lambda said: said.claim_id)),
        observations=tuple(sorted(observations, key=lambda seen: (seen.observed_on, seen.id))),
        looked_since={key: day for key, day in sorted(evidence.looked_since.items()) if day <= as_of},
    )


def looked_since(target: Target, evidence: Evidence) -> date | None:
    """Return since when somebody has looked, without a gap, at what would show the target; None: nobody has."""
    metrics = {*shown_by(target), STOCK_OF_RATE.get(target.metric, target.metric)}
    if target.metric in {"compute_power", "compute_power_rate"}:
        metrics.add(COUNTED)  # no satellite, no power in orbit
    return looked_at_since(target.program, metrics, evidence)


def looked_at_since(program: str, metrics: Iterable[str], evidence: Evidence) -> date | None:
    """Return since when somebody has looked, without a gap, at one of these metrics of a program; None: nobody has."""
    wanted = set(metrics)
    days = [day for (looked, metric), day in evidence.looked_since.items() if looked == program and metric in wanted]
    return min(days, default=None)


def shown_by(target: Target) -> tuple[str, ...]:
    """Return the metrics whose observations show a target."""
    if target.metric == "launch" or (target.metric == "prototype_launch" and target.object_names):
        return FLIGHTS if target.object_names else ("launch", COUNTED)
    return (target.metric,)


def observed(
    target: Target, observations: Iterable[Observation], metrics: Sequence[str], errors: Mapping[str, float]
) -> list[Showing]:
    """Return what observations of these metrics show of a target. ``errors``: by how large a share a source's values may be off."""
    is_event = target.basis is Basis.EVENT
    showings = []
    for seen in observations:
        if seen.program != target.program or seen.metric not in metrics or seen.standing not in SHOWS:
            continue
        if not names_one_of(target.object_names, seen.object_name):
            continue
        if is_event and (seen.observed_on < target.announced_on or seen.value == 0.0):
            # What lies before the announcement cannot be what was announced; a count of none shows no flight.
            continue
        value = 1.0 if seen.value is None or is_event else seen.value
        error = 0.0 if is_event else errors.get(seen.source, 0.0)
        showings.append(
            Showing(
                on=seen.observed_on,
                thing=seen.object_name,
                value=value,
                low=value * (1.0 - error),
                high=value * (1.0 + error),
                source=seen.source,
                is_dated=seen.metric != COUNTED,
                observation_id=seen.id,
            )
        )
    return showings


def filed(target: Target, claims: Iterable[SaidClaim]) -> list[Showing]:
    """Return what filings, and documents of those who look, say has been achieved of a target."""
    showings = []
    is_event = target.basis is Basis.EVENT
    for said in claims:
        claim, day = said.claim, happened_on(said)
        if said.standing not in SHOWS or claim.modality is not Modality.ACHIEVED or not _is_same_power(claim, target):
            continue
        if not comparable(claim, target) or not names_one_of(target.object_names, claim.quote):
            continue
        if is_event:
            if day >= target.announced_on:
                showings.append(
                    Showing(on=day, thing="filing", value=1.0, low=1.0, high=1.0, source="", claim_id=said.claim_id)
                )
        elif claim.value is not None and claim.qualifier not in {Qualifier.AT_MOST, Qualifier.LESS_THAN}:
            low, high = bounds_of(claim)
            showings.append(
                Showing(
                    on=day, thing="filing", value=claim.value, low=low, high=high, source="", is_dated=False,
                    claim_id=said.claim_id,
                )
            )  # fmt: skip
    return showings


def _is_same_power(claim: Claim, target: Target) -> bool:
    """What shows a peak must say that it is one, and so an average; nameplate is what is meant where nothing is said."""
    if target.power_basis in {None, PowerBasis.NAMEPLATE}:
        return True
    return claim.power_basis is target.power_basis


def bounds_of(claim: Claim) -> tuple[float, float]:
    """Return between which bounds a claim's value lies, as its words have it."""
    value = claim.value or 0.0
    if claim.value_high is not None:
        return value, claim.value_high
    if claim.qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        return value, math.inf
    if claim.qualifier is Qualifier.ABOUT:
        return value * (1.0 - LOOSE_TOLERANCE), value * (1.0 + LOOSE_TOLERANCE)
    return (value, value * MAGNITUDE) if claim.qualifier is Qualifier.MAGNITUDE else (value, value)


def happened_on(said: SaidClaim) -> date:
    """Return the day by which a claim of achievement says that it happened, never later than the day it was said."""
    period = said.claim.period
    return min(period.latest, said.said_on) if period is not None and period.latest is not None else said.said_on
