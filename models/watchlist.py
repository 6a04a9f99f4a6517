"""The watchlist: what is watched, how it is worded, what was announced. Read once, checked, passed down."""

from dataclasses import dataclass, replace
from typing import TypeVar

from models.lexicon import (
    CueRule,
    Doubt,
    HiringPhrases,
    Metric,
    Organization,
    Outsider,
    PeriodPhrase,
    Person,
    Program,
    ReportingPhrases,
    Size,
    Unit,
    Wording,
)
from models.site_readers import SiteReader
from models.targets import CapacityInput, Source, Target, TrackRecordEntry, Watch

_E = TypeVar("_E", Program, Metric, Organization, Source, Target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchlist:
    """All entries, each tuple sorted by key. Made by ``models.watchlist_file.load``, which has checked every reference."""

    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    programs: tuple[Program, ...] = ()
    outsiders: tuple[Outsider, ...] = ()
    metrics: tuple[Metric, ...] = ()
    units: tuple[Unit, ...] = ()
    periods: tuple[PeriodPhrase, ...] = ()
    cues: tuple[CueRule, ...] = ()
    hiring: tuple[HiringPhrases, ...] = ()
    reporting: tuple[ReportingPhrases, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    sizes: tuple[Size, ...] = ()
    wordings: tuple[Wording, ...] = ()
    sources: tuple[Source, ...] = ()
    site_readers: tuple[SiteReader, ...] = ()
    watches: tuple[Watch, ...] = ()
    targets: tuple[Target, ...] = ()
    capacity: tuple[CapacityInput, ...] = ()
    track_record: tuple[TrackRecordEntry, ...] = ()

    @property
    def words(self) -> "Watchlist":
        """The lists by which texts are read, without what is looked at, asked or scored: the same words read alike."""
        return replace(
            self,
            sizes=self.known_sizes,
            sources=(),
            site_readers=(),
            watches=(),
            targets=(),
            capacity=(),
            track_record=(),
        )

    @property
    def known_sizes(self) -> tuple[Size, ...]:
        """How large what is said of each program is, with the figures that targets announce."""
        sizes = {(size.program, size.metric): size for size in self.sizes}
        for target in self.targets:
            place = target.program, target.metric
            known = sizes.get(place) or Size(key=" ".join(place), program=target.program, metric=target.metric)
            figures = (figure for figure in (target.value, target.value_high) if figure is not None and figure > 0)
            sizes[place] = known.with_announced(figures)
        return tuple(sizes[place] for place in sorted(sizes))

    def program(self, key: str) -> Program:
        """Return the program with this key; KeyError if there is none."""
        return _by_key(self.programs, key)

    def metric(self, key: str) -> Metric:
        """Return the metric with this key; KeyError if there is none."""
        return _by_key(self.metrics, key)

    def organization(self, key: str) -> Organization:
        """Return the organization with this key; KeyError if there is none."""
        return _by_key(self.organizations, key)

    def source(self, key: str) -> Source:
        """Return the source with this key; KeyError if there is none."""
        return _by_key(self.sources, key)

    def target(self, key: str) -> Target:
        """Return the target with this key; KeyError if there is none."""
        return _by_key(self.targets, key)


def _by_key(entries: tuple[_E, ...], key: str) -> _E:
    for entry in entries:
        if entry.key == key:
            return entry
    raise KeyError(key)
