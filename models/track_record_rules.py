"""What must hold between past promises: each has its day and its definition, and what was said again of one thing is one promise."""

from collections.abc import Iterator, Mapping

from models.fact_rules import KEY_LIKE, address_problems, day_problems
from models.source_rules import is_address
from models.targets import TrackRecordEntry
from models.watchlist import Watchlist


def problems_of(watchlist: Watchlist) -> list[str]:
    """Return a line for each mistake: file, key, reason."""
    programs = {entry.key for entry in watchlist.programs}
    organizations = {entry.key for entry in watchlist.organizations}
    people = {entry.key for entry in watchlist.people}
    promises = {promise.key: promise for promise in watchlist.track_record}
    problems = []
    for promise in watchlist.track_record:
        if promise.program is not None and promise.program not in programs:
            problems.append(f"{promise.key}: program: no program {promise.program!r}")
        if _is_unknown_key(promise.organization, organizations):
            problems.append(f"{promise.key}: organization: no organization {promise.organization!r}")
        if promise.speaker is not None and _is_unknown_key(promise.speaker, people):
            problems.append(f"{promise.key}: speaker: no person {promise.speaker!r}")
        problems += [f"{promise.key}: {reason}" for reason in (*_of_promise(promise), *_of_chain(promise, promises))]
    return [f"track_record.toml: {problem}" for problem in problems]


def _is_unknown_key(name: str, known: set[str]) -> bool:
    return KEY_LIKE.fullmatch(name) is not None and name not in known


def _of_promise(promise: TrackRecordEntry) -> Iterator[str]:
    if not promise.definition.strip():
        yield "definition: must not be empty"
    # A slip is told as a share of the time that was promised, which therefore cannot be nothing.
    if promise.due_on <= promise.announced_on:
        yield "due_on: must lie after the announcement"
    if promise.happened_on is not None and promise.happened_on < promise.announced_on:
        yield "happened_on: lies before the announcement"
    if promise.happened_on is not None and promise.abandoned_on is not None:
        yield "abandoned_on: what has happened was not abandoned"
    if (promise.abandoned_on is None) != (promise.abandoned_as is None):
        yield "abandoned_as: stands with abandoned_on, and only with it"
    if (promise.partly_on is None) != (promise.partly_because is None):
        yield "partly_because: stands with partly_on, and only with it"
    if promise.partly_on is not None and promise.happened_on is not None and promise.partly_on >= promise.happened_on:
        yield "partly_on: a part comes before the whole"
    if promise.outcome_url is not None and not is_address(promise.outcome_url):
        yield f"outcome_url: not an http or https address: {promise.outcome_url!r}"
    yield from address_problems(promise.url, promise.url_status)
    yield from day_problems("announced_on", promise.announced_on, promise.announced_precision)
    if promise.happened_on is not None:
        yield from day_problems("happened_on", promise.happened_on, promise.happened_precision)


def _of_chain(promise: TrackRecordEntry, promises: Mapping[str, TrackRecordEntry]) -> Iterator[str]:
    if promise.said_before is None:
        return
    before = promises.get(promise.said_before)
    if before is None:
        yield f"said_before: no entry {promise.said_before!r}"
        return
    # Each statement is of a later day than the one before it, so that a chain cannot go round in a circle.
    if before.announced_on >= promise.announced_on:
        yield f"said_before: {before.key!r} was not said before"
    if before.kind is not promise.kind:
        yield f"said_before: {before.key!r} is of the kind {before.kind}, this one {promise.kind}"
