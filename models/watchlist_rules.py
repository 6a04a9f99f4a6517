"""What must hold between the entries of a watchlist: every reference resolves, every fact has who, when and where."""

import difflib
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from models import capacity_draws, capacity_inputs, site_readers, source_rules, track_record_rules
from models.fact_rules import KEY_LIKE, address_problems, day_problems
from models.source_rules import is_address
from models.targets import CapacityInput, Target
from models.vocabulary import Basis, Qualifier
from models.watchlist import Watchlist

REVISED_TOGETHER = (frozenset({"launch", "prototype_launch"}), frozenset({"operation", "production"}))
"""Metrics within which a revision may change its word: "production in 2027" became "operation in 2029"."""
POWER_UNITS = frozenset({"W", "W/yr"})
TARGET_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def problems_of(watchlist: Watchlist) -> list[str]:
    """Return a line for each mistake: file, key, reason. An empty list is a sound watchlist."""
    return [
        *_of_lexicon(watchlist),
        *_of_sources(watchlist),
        *_of_targets(watchlist),
        *_of_watches(watchlist),
        *_of_capacity(watchlist),
        *track_record_rules.problems_of(watchlist),
        *site_readers.problems_of(watchlist.site_readers),
    ]


def _of_sizes(watchlist: Watchlist, programs: set[str]) -> Iterator[str]:
    """Yield what is wrong with what has been said of programs so far."""
    metrics = {metric.key: metric for metric in watchlist.metrics}
    for size in watchlist.sizes:
        where = f"sizes.toml: {size.key}"
        if size.key != f"{size.program} {size.metric}":
            yield f'{where}: key: it is the program and the metric, "{size.program} {size.metric}"'
        if size.program not in programs:
            yield f"{where}: program: no program {size.program!r}"
        if size.metric not in metrics:
            yield f"{where}: metric: no metric {size.metric!r}"
        elif (size.least is None) != (metrics[size.metric].basis is Basis.EVENT) or (size.least is None) != (
            size.most is None
        ):
            yield f"{where}: least, most: a metric with values has both, an event neither"
        if size.least is not None and size.most is not None:
            if not 0 < size.least <= size.most:
                yield f"{where}: least, most: the least is above 0 and no more than the most"
            if any(not size.least <= figure <= size.most for figure in (*size.usual, *size.announced)):
                yield f"{where}: usual, announced: a figure that is below the least or above the most"
        if len(size.usual) not in {0, 2} or list(size.usual) != sorted(size.usual):
            yield f"{where}: usual: two figures, the smaller one first"


def _of_lexicon(watchlist: Watchlist) -> Iterator[str]:
    organizations = {entry.key for entry in watchlist.organizations}
    for organization in watchlist.organizations:
        if not 1 <= organization.fiscal_year_ends_in_month <= 12:
            yield f"organizations.toml: {organization.key}: fiscal_year_ends_in_month: a month is 1 to 12"
        for key in organization.compute_from:
            if key not in organizations:
                yield f"organizations.toml: {organization.key}: compute_from: no organization {key!r}"
    for person in watchlist.people:
        if person.organization not in organizations:
            yield f"people.toml: {person.key}: organization: no organization {person.organization!r}"
    programs = {entry.key for entry in watchlist.programs}
    for program in watchlist.programs:
        if program.organization is not None and program.organization not in organizations:
            yield f"programs.toml: {program.key}: organization: no organization {program.organization!r}"
        for name in ("serves", "sells_as"):
            other = getattr(program, name)
            if other is not None and other not in programs:
                yield f"programs.toml: {program.key}: {name}: no program {other!r}"
        if program.ambiguous_aliases and not program.context:
            yield f"programs.toml: {program.key}: context: ambiguous aliases need words of context"
    yield from _of_sizes(watchlist, programs)
    families = {entry.key for entry in watchlist.wordings}
    for metric in watchlist.metrics:
        for key in metric.not_families:
            if key not in families:
                yield f"metrics.toml: {metric.key}: not_families: no wording {key!r}"
        if (metric.basis is Basis.EVENT) != (metric.unit == ""):
            yield f"metrics.toml: {metric.key}: unit: an event has none, everything else has one"


def _of_sources(watchlist: Watchlist) -> Iterator[str]:
    organizations = {entry.key for entry in watchlist.organizations}
    programs = {entry.key for entry in watchlist.programs}
    metrics = {entry.key for entry in watchlist.metrics}
    requests: dict[tuple[str, str, str | None, str | None], str] = {}
    paces: dict[str, tuple[float, str]] = {}
    for source in watchlist.sources:
        where = f"sources.toml: {source.key}"
        yield from (f"{where}: {reason}" for reason in source_rules.problems_of(source))
        if source.organization is not None and source.organization not in organizations:
            yield f"{where}: organization: no organization {source.organization!r}"
        for rule in source.observes:
            if rule.program not in programs:
                yield f"{where}: observes: no program {rule.program!r}"
            if rule.metric not in metrics:
                yield f"{where}: observes: no metric {rule.metric!r}"
        twin = requests.setdefault((source.method, source.url, source.request_body, source.query), source.key)
        if twin != source.key:
            yield f"{where}: url: the same request as {twin}"
        host = urlsplit(source.url).netloc
        pace, first = paces.setdefault(host, (source.min_seconds_between_requests, source.key))
        if pace != source.min_seconds_between_requests:
            yield f"{where}: min_seconds_between_requests: {host} has one pace, and {first} gives it as {pace:g}"


def _of_targets(watchlist: Watchlist) -> Iterator[str]:
    programs = {entry.key for entry in watchlist.programs}
    metrics = {entry.key: entry for entry in watchlist.metrics}
    announcers = {entry.key for entry in watchlist.organizations} | {entry.key for entry in watchlist.people}
    announced = {entry.key: entry for entry in watchlist.targets}
    for target in watchlist.targets:
        where = f"targets.toml: {target.key}"
        yield from (f"{where}: {reason}" for reason in _of_target(target))
        if target.program not in programs:
            yield f"{where}: program: no program {target.program!r}"
        metric = metrics.get(target.metric)
        if metric is None:
            yield f"{where}: metric: no metric {target.metric!r}"
        elif metric.basis is not target.basis:
            yield f"{where}: basis: {target.metric} is a {metric.basis}, not a {target.basis}"
        elif target.power_basis is not None and metric.unit not in POWER_UNITS:
            yield f"{where}: power_basis: stands only with powers"
        if KEY_LIKE.fullmatch(target.announced_by) and target.announced_by not in announcers:
            yield f"{where}: announced_by: no organization or person {target.announced_by!r}"
        yield from (f"{where}: supersedes: {reason}" for reason in _of_revision(target, announced))
        yield from (f"{where}: also_read_as: {reason}" for reason in _of_reading(target, announced))


def _of_target(target: Target) -> Iterator[str]:
    if not TARGET_KEY.fullmatch(target.key):
        yield "key: lower-case words and figures joined by hyphens"
    for name in ("summary", "publisher", "announced_by"):
        if not getattr(target, name).strip():
            yield f"{name}: must not be empty"
    if (target.basis is Basis.EVENT) != (target.value is None):
        yield "value: an event has none" if target.value is not None else "value: missing; only an event has none"
    if target.value_high is not None and (target.value is None or target.value_high <= target.value):
        yield "value_high: must be above value"
    if (target.qualifier is Qualifier.RANGE) != (target.value_high is not None):
        yield 'qualifier: "range" where there is a value_high, and only there'
    if (target.withdrawn_on is None) != (target.withdrawn_because is None):
        yield "withdrawn_because: stands with withdrawn_on, and only with it"
    yield from address_problems(target.url, target.url_status)
    yield from day_problems("announced_on", target.announced_on, target.announced_precision)
    period = target.period
    if period is None:
        return
    if period.earliest and period.latest and period.earliest > period.latest:
        yield "period: ends before it begins"
    if period.latest is not None and period.latest < target.announced_on:
        yield "period: is over before the announcement"
    if (period.precision is None) != (period.earliest is None and period.latest is None):
        yield "period: has a precision where it has a bound, and only there"


def _of_revision(target: Target, announced: dict[str, Target]) -> Iterator[str]:
    if target.supersedes is None:
        return
    older = announced.get(target.supersedes)
    if older is None:
        yield f"no target {target.supersedes!r}"
        return
    seen = {target.key}
    step: Target | None = older
    while step is not None:
        if step.key in seen:
            yield f"goes round in a circle by {step.key!r}"
            return
        seen.add(step.key)
        step = announced.get(step.supersedes) if step.supersedes else None
    if older.program != target.program or not _revisable(older.metric, target.metric):
        yield f"{older.key!r} is of {older.program}, {older.metric}, this one of {target.program}, {target.metric}"
    if older.power_basis is not target.power_basis:
        yield f"{older.key!r} has another power_basis"
    if older.announced_on > target.announced_on:
        yield f"{older.key!r} was announced later than this one"


def _of_reading(target: Target, announced: dict[str, Target]) -> Iterator[str]:
    if target.also_read_as is None:
        return
    other = announced.get(target.also_read_as)
    if other is None:
        yield f"no target {target.also_read_as!r}"
    elif other.program != target.program or other.basis is target.basis:
        yield f"{other.key!r} is of {other.program}, {other.basis}: another reading is of the same program on another basis"


def _revisable(older: str, newer: str) -> bool:
    return older == newer or any({older, newer} <= family for family in REVISED_TOGETHER)


def _of_watches(watchlist: Watchlist) -> Iterator[str]:
    programs = {entry.key for entry in watchlist.programs}
    metrics = {entry.key for entry in watchlist.metrics}
    for watch in watchlist.watches:
        where = f"watches.toml: {watch.key}"
        if not watch.question.strip().endswith("?"):
            yield f"{where}: question: ends with a question mark"
        if not watch.programs:
            yield f"{where}: programs: a watch follows at least one program"
        yield from (f"{where}: programs: no program {key!r}" for key in watch.programs if key not in programs)
        yield from (f"{where}: metrics: no metric {key!r}" for key in watch.metrics if key not in metrics)


def _of_capacity(watchlist: Watchlist) -> Iterator[str]:
    names: dict[str, str] = {}
    for entry in watchlist.capacity:
        yield from _of_input(entry)
        for alias in (entry.key, *entry.aliases):
            if names.setdefault(alias, entry.key) != entry.key:
                yield f"capacity.toml: {entry.key}: aliases: {alias!r} also means {names[alias]}"
    inputs = {entry.key: entry for entry in watchlist.capacity}
    yield from (f"capacity.toml: {problem}" for problem in capacity_draws.problems_of(inputs))


def _of_input(entry: CapacityInput) -> Iterator[str]:
    where = f"capacity.toml: {entry.key}"
    unit = capacity_inputs.UNITS.get(entry.key)
    if unit is None:
        near = difflib.get_close_matches(entry.key, capacity_inputs.UNITS, n=1)
        yield f"{where}: no formula uses it" + (f"; did you mean {near[0]!r}?" if near else "")
    elif unit != entry.unit:
        yield f"{where}: unit: is {unit!r}, not {entry.unit!r}"
    if entry.key in capacity_inputs.SHARES and not 0.0 <= entry.low <= entry.high <= 1.0:
        yield f"{where}: value: a share lies between 0 and 1, and so do low and high"
    if entry.key in capacity_inputs.DIVISORS and entry.low <= 0.0:
        yield f"{where}: low: must be above 0"
    elif entry.low < 0.0:
        yield f"{where}: low: must not be negative"
    if not entry.low <= entry.value <= entry.high:
        yield f"{where}: value: must lie between low and high"
    if not entry.source.strip():
        yield f"{where}: source: must not be empty"
    if entry.stale_after_days <= 0:
        yield f"{where}: stale_after_days: must be above 0"
    if entry.url is not None and not is_address(entry.url):
        yield f"{where}: url: not an http or https address: {entry.url!r}"
