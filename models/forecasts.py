"""When a target may be met, seen from outside: by what became of promises like it, whoever made them.

The forecast knows the record of promises and that the target has not been met so far, and nothing else. What has been shown and
what would have to be true stand beside it, on axes of their own: the record keeps no history of progress by which a blend of
the two could be tested, and an untested blend would only look like knowledge.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models import slip_model
from models.lateness import INTERVAL, Lateness
from models.lexicon import Place
from models.scores import Forecast
from models.slip_model import SlipModel
from models.targets import Target, TrackRecordEntry
from models.track_record import KnownPromise, is_enough, known_on
from models.vocabulary import Modality, PromiseKind

ENOUGH_OF_KIND = 3
"""With fewer promises of a kind there is no forecast for a target of that kind."""
KINDS = {
    "launch": PromiseKind.LAUNCH,
    "prototype_launch": PromiseKind.LAUNCH,
    "satellite_count": PromiseKind.DEPLOYMENT,
    "launch_rate": PromiseKind.CADENCE,
    "launch_count": PromiseKind.CADENCE,
    "mass_rate": PromiseKind.CADENCE,
    "satellite_rate": PromiseKind.FACTORY,
    "wafer_rate": PromiseKind.FACTORY,
    "chip_rate": PromiseKind.FACTORY,
    "tape_out": PromiseKind.CHIP,
    "training_compute": PromiseKind.GROUND_SITE,
    "accelerator_count": PromiseKind.GROUND_SITE,
    "launch_price": PromiseKind.COST,
    "cost_ratio": PromiseKind.COST,
}
BY_PLACE = {
    Place.ORBIT: PromiseKind.DEPLOYMENT,
    Place.GROUND: PromiseKind.GROUND_SITE,
    Place.FACTORY: PromiseKind.FACTORY,
    Place.CHIP: PromiseKind.CHIP,
}
"""Of power, operation and production it decides where the program stands."""
PLACED = frozenset({"compute_power", "compute_power_rate", "operation", "production"})


@dataclass(frozen=True, kw_only=True)
class Record:
    """The track record as it was known at a date, and the model fitted to it; without a model where too little is resolved."""

    as_of: date
    promises: tuple[KnownPromise, ...]
    model: SlipModel | None
    organizations: Mapping[str, str | None]  # program → whose it is

    @classmethod
    def of(
        cls, entries: Sequence[TrackRecordEntry], as_of: date, organizations: Mapping[str, str | None] | None = None
    ) -> "Record":
        """Fit the model to what was known of these promises by a date."""
        promises = tuple(known_on(entries, as_of))
        model = slip_model.fit(promises) if is_enough(promises) else None
        return cls(as_of=as_of, promises=promises, model=model, organizations=organizations or {})

    def of_kind(self, kind: PromiseKind) -> list[KnownPromise]:
        """Return the promises of a kind; what only says again what was said is none."""
        return [promise for promise in self.promises if promise.kind is kind and promise.weight > 0.0]


def kind_of(target: Target, place: Place | None) -> PromiseKind | None:
    """Return of which kind of promise a target is; None: of none that the record keeps."""
    if target.metric in PLACED:
        return BY_PLACE.get(place) if place is not None else None
    return KINDS.get(target.metric)


def forecast(target: Target, place: Place | None, record: Record, *, is_surely_open: bool) -> Forecast | str:
    """Return when a target that has not been met may be, or in words why that cannot be said.

    ``is_surely_open`` False: it may have been met, for nobody looked.
    """
    if not is_surely_open:
        return "Insufficient data for a forecast: its day is past, and nobody looked whether it came."
    if target.modality is Modality.ACHIEVED:
        return "Insufficient data for a forecast: it was said to have happened, which promises nothing."
    due = target.period.latest if target.period else None
    if due is None or due <= target.announced_on:
        return "Insufficient data for a forecast: it names no day that lies ahead of its announcement."
    kind = kind_of(target, place)
    if kind is None:
        return f"Insufficient data for a forecast: the track record keeps no promises of {target.metric}."
    alike = record.of_kind(kind)
    promises = sum(promise.weight for promise in alike)
    if record.model is None or promises < ENOUGH_OF_KIND:
        return (
            f"Insufficient data for a forecast: {len(alike)} past promises of the kind “{kind.value.replace('_', ' ')}” "
            "were known by then, too few to tell from."
        )
    outlook = record.model.outlook(
        kind=kind,
        organization=_organization(target, record),
        speaker=_speaker(target, record),
        horizon_days=float((due - target.announced_on).days),
        is_revised=target.supersedes is not None,
    )
    late = Lateness(announced_on=target.announced_on, due_on=due, as_of=record.as_of, outlook=outlook)
    return Forecast(
        on_time=round(late.on_time, 3),
        never=round(late.never, 3),
        predicted_on=late.day_of(0.5),
        earliest_on=late.day_of(INTERVAL[0]),
        latest_on=late.day_of(INTERVAL[1]),
        kind=kind,
        promises=round(promises, 1),
        resolved=round(
            sum(promise.weight for promise in alike if promise.slip_ratio is not None or promise.has_ended), 1
        ),
        own_share=round(record.model.own_share(kind), 2),
    )


def _organization(target: Target, record: Record) -> str | None:
    known = {promise.organization for promise in record.promises}
    return target.announced_by if target.announced_by in known else record.organizations.get(target.program)


def _speaker(target: Target, record: Record) -> str | None:
    return target.announced_by if target.announced_by in {each.speaker for each in record.promises} else None
