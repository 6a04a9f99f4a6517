"""Catalogues to observations: what somebody looked at and counted, never what somebody announced."""

from collections.abc import Sequence
from datetime import datetime

from extractors.catalogues import celestrak, epoch, gcat, launch_library
from models.errors import ListingUnreadable
from models.lexicon import Metric
from models.observations import Observation
from models.schedules import ScheduledLaunch
from models.targets import Source
from models.vocabulary import SourceKind

_READERS = {
    SourceKind.CELESTRAK: celestrak.read,
    SourceKind.EPOCH: epoch.read,
    SourceKind.GCAT: gcat.read,
    SourceKind.LAUNCH_LIBRARY: launch_library.read,
}
READABLE: frozenset[SourceKind] = frozenset(_READERS)
"""The kinds of source that bring observations."""


def read(
    source: Source, body: bytes, *, metrics: tuple[Metric, ...], fetch_id: str | None, fetched_at: datetime
) -> list[Observation]:
    """Return what a catalogue shows, by the source's ``observes`` rules; each observation once, an empty list is an answer.

    Values are in the metric's canonical unit. Raises ListingUnreadable for what is not the catalogue that it should be, and
    for a rule that asks for a metric that such a catalogue cannot show.
    """
    reader = _READERS.get(source.kind)
    if reader is None:
        raise ListingUnreadable(f"nothing reads catalogues of kind {source.kind} yet", identity=source.key)
    by_key = {metric.key: metric for metric in metrics}
    for rule in source.observes:
        if rule.metric not in by_key:
            raise ListingUnreadable(f"observes: no metric {rule.metric!r}", identity=source.key)
    found = reader(source, body, metrics=by_key, fetch_id=fetch_id, fetched_at=fetched_at)
    return _each_once(found)


def read_schedule(source: Source, body: bytes, *, fetch_id: str | None, fetched_at: datetime) -> list[ScheduledLaunch]:
    """Return the launches that a catalogue lists as yet to come; none for catalogues of anything else.

    A date that is announced is no observation. Raises ListingUnreadable for what is not the list that it should be.
    """
    if source.kind is not SourceKind.LAUNCH_LIBRARY or not launch_library.is_to_come(source):
        return []
    return launch_library.read_schedule(source, body, fetch_id=fetch_id, fetched_at=fetched_at)


def answers_empty(source: Source, body: bytes) -> bool:
    """Say whether an answer of status 404 means that the catalogue has nothing to show, not that it is gone."""
    return source.kind is SourceKind.CELESTRAK and celestrak.has_nothing(body)


def _each_once(observations: Sequence[Observation]) -> list[Observation]:
    return list({observation.id: observation for observation in observations}.values())
