"""What must hold between the entries of a watchlist: every reference resolves, every fact has who, when and where."""

from collections.abc import Iterator

from models.targets import Target
from models.vocabulary import Basis, UrlStatus
from models.watchlist import Watchlist


def problems_of(watchlist: Watchlist) -> list[str]:
    """Return a line for each mistake: file, key, reason. An empty list is a sound watchlist."""
    return [*_of_lexicon(watchlist), *_of_sources(watchlist), *_of_targets(watchlist), *_of_the_rest(watchlist)]


def _of_lexicon(watchlist: Watchlist) -> Iterator[str]:
    organizations = {entry.key for entry in watchlist.organizations}
    for person in watchlist.people:
        if person.organization not in organizations:
            yield f"people.toml: {person.key}: organization: no organization {person.organization!r}"
    for program in watchlist.programs:
        if program.organization is not None and program.organization not in organizations:
            yield f"programs.toml: {program.key}: organization: no organization {program.organization!r}"
        if program.ambiguous_aliases and not program.context:
            yield f"programs.toml: {program.key}: context: ambiguous aliases need words of context"
    for metric in watchlist.metrics:
        if (metric.basis is Basis.EVENT) != (metric.unit == ""):
            yield f"metrics.toml: {metric.key}: unit: an event has none, everything else has one"


def _of_sources(watchlist: Watchlist) -> Iterator[str]:
    organizations = {entry.key for entry in watchlist.organizations}
    programs = {entry.key for entry in watchlist.programs}
    metrics = {entry.key for entry in watchlist.metrics}
    for source in watchlist.sources:
        where = f"sources.toml: {source.key}"
        if not source.url.startswith(("http://", "https://")):
            yield f"{where}: url: only http and https addresses are fetched, not {source.url!r}"
        if source.enabled and source.disabled_because is not None:
            yield f"{where}: disabled_because: stands only where enabled = false"
        if not source.enabled and not source.disabled_because:
            yield f"{where}: disabled_because: a source that does not run says why"
        if source.every_hours <= 0:
            yield f"{where}: every_hours: must be above 0"
        if source.organization is not None and source.organization not in organizations:
            yield f"{where}: organization: no organization {source.organization!r}"
        for rule in source.observes:
            if rule.program not in programs:
                yield f"{where}: observes: no program {rule.program!r}"
            if rule.metric not in metrics:
                yield f"{where}: observes: no metric {rule.metric!r}"


def _of_targets(watchlist: Watchlist) -> Iterator[str]:
    programs = {entry.key for entry in watchlist.programs}
    metrics = {entry.key: entry for entry in watchlist.metrics}
    announced = {entry.key: entry for entry in watchlist.targets}
    for target in watchlist.targets:
        where = f"targets.toml: {target.key}"
        if target.program not in programs:
            yield f"{where}: program: no program {target.program!r}"
        metric = metrics.get(target.metric)
        if metric is None:
            yield f"{where}: metric: no metric {target.metric!r}"
        elif metric.basis is not target.basis:
            yield f"{where}: basis: {target.metric} is a {metric.basis}, not a {target.basis}"
        if (target.basis is Basis.EVENT) and target.value is not None:
            yield f"{where}: value: an event has none"
        if target.value_high is not None and (target.value is None or target.value_high <= target.value):
            yield f"{where}: value_high: must be above value"
        if (target.url is None) != (target.url_status is UrlStatus.UNKNOWN):
            yield f'{where}: url_status: "unknown" where there is no url, and only there'
        period = target.period
        if period is not None and period.earliest and period.latest and period.earliest > period.latest:
            yield f"{where}: period: ends before it begins"
        yield from _of_revision(where, target.supersedes, target.key, announced)


def _of_revision(where: str, superseded: str | None, key: str, announced: dict[str, Target]) -> Iterator[str]:
    seen = {key}
    while superseded is not None:
        if superseded not in announced:
            yield f"{where}: supersedes: no target {superseded!r}"
            return
        if superseded in seen:
            yield f"{where}: supersedes: goes round in a circle by {superseded!r}"
            return
        seen.add(superseded)
        superseded = announced[superseded].supersedes


def _of_the_rest(watchlist: Watchlist) -> Iterator[str]:
    programs = {entry.key for entry in watchlist.programs}
    metrics = {entry.key for entry in watchlist.metrics}
    organizations = {entry.key for entry in watchlist.organizations}
    people = {entry.key for entry in watchlist.people}
    for watch in watchlist.watches:
        yield from (
            f"watches.toml: {watch.key}: programs: no program {key!r}" for key in watch.programs if key not in programs
        )
        yield from (
            f"watches.toml: {watch.key}: metrics: no metric {key!r}" for key in watch.metrics if key not in metrics
        )
    for entry in watchlist.capacity:
        if not entry.low <= entry.value <= entry.high:
            yield f"capacity.toml: {entry.key}: value: must lie between low and high"
    for promise in watchlist.track_record:
        where = f"track_record.toml: {promise.key}"
        if promise.program not in programs:
            yield f"{where}: program: no program {promise.program!r}"
        if promise.organization not in organizations:
            yield f"{where}: organization: no organization {promise.organization!r}"
        if promise.speaker is not None and promise.speaker not in people:
            yield f"{where}: speaker: no person {promise.speaker!r}"
        if promise.due_on < promise.announced_on:
            yield f"{where}: due_on: lies before the announcement"
        if (promise.url is None) != (promise.url_status is UrlStatus.UNKNOWN):
            yield f'{where}: url_status: "unknown" where there is no url, and only there'
