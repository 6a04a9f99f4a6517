"""The sentences that open a digest, each computed from the week's records."""

from collections.abc import Sequence

from models.digest_postings import PostingLine
from models.digest_sources import SourceLook
from models.digest_targets import CategoryChange, TargetLine
from models.display_names import Names
from models.figures import counted, listed, spoken_of
from models.observations import Observation
from models.scores import SaidClaim, independent_sources
from models.vocabulary import Category, Health

OBSERVED_SHOWN = 20


def headlines(
    targets: Sequence[TargetLine],
    changes: Sequence[CategoryChange],
    was_heard: str,
    was_named: str,
    not_looked: Sequence[SourceLook],
) -> tuple[str, ...]:
    """Return what a reader should know who reads no further: the state, what moved, what was heard, what was missed."""
    return tuple(
        sentence
        for sentence in (
            _state(targets),
            _movement(changes),
            was_heard,
            was_named,
            _hardest(targets),
            _missed(not_looked),
        )
        if sentence
    )


def _state(targets: Sequence[TargetLine]) -> str:
    if not targets:
        return "No announced target is being watched."
    counts = {category: sum(line.category is category for line in targets) for category in Category}
    words = [
        (counts[Category.MET] + counts[Category.MET_LATE], "met"),
        (counts[Category.LAPSED], "lapsed"),
        (counts[Category.FAR_BEHIND] + counts[Category.BEHIND], "behind"),
        (counts[Category.ON_TRACK], "on track"),
        (counts[Category.NO_EVIDENCE], "without evidence yet"),
        (counts[Category.WITHDRAWN], "withdrawn"),
        (counts[Category.NOT_SCOREABLE], "not scoreable"),
    ]
    said = [f"{count} {word}" for count, word in words if count]
    return f"Of {counted(len(targets), 'announced target')}, {listed(said)}."


def _movement(changes: Sequence[CategoryChange]) -> str:
    if not changes:
        return "No target changed its standing this week."
    first = changes[0]
    line = first.target
    named = f"{line.program_name}, {line.announced}, went from {first.before.value} to {first.after.value}"
    if len(changes) == 1:
        return f"One target changed its standing: {named}."
    return f"{counted(len(changes), 'target')} changed their standing, first of all: {named}."


def heard(
    claims: Sequence[SaidClaim],
    opened: Sequence[PostingLine],
    closed: Sequence[PostingLine],
    returned: Sequence[PostingLine],
) -> str:
    """Return how much was heard in the week: claims, and postings that opened, closed and came back."""
    origins = independent_sources(claims)
    parts = [f"{counted(len(claims), 'new claim')}" + (f" from {counted(origins, 'origin')}" if claims else "")]
    for lines, what in ((opened, "opened"), (closed, "closed"), (returned, "came back")):
        if lines:
            parts.append(f"{counted(sum(line.count for line in lines), 'job posting')} {what}")
    text = listed(parts)
    return f"{text[0].upper()}{text[1:]}."


def first_named(lines: Sequence[PostingLine]) -> str:
    """Return which programs a job board named for the first time, and in which posting."""
    if not lines:
        return ""
    said = [f"{listed(list(line.programs))} ({line.company}: {line.title})" for line in lines]
    return f"Named in a job posting for the first time: {listed(said)}."


def _hardest(targets: Sequence[TargetLine]) -> str:
    """The target that is far behind and due first, with what it would take."""
    hard = [line for line in targets if line.category is Category.FAR_BEHIND and line.demand and line.due_on]
    if not hard:
        return ""
    line = min(hard, key=lambda entry: (entry.due_on or entry.announced_on, entry.key))
    return f"Far behind and due first: {line.program_name}, {line.announced}. {line.why}"


def _missed(not_looked: Sequence[SourceLook]) -> str:
    failing = [look.name for look in not_looked if look.health in {Health.FAILING, Health.NEVER_LOOKED}]
    silent = [look.name for look in not_looked if look.health is Health.SILENT]
    said = []
    if failing:
        said.append(f"{counted(len(failing), 'source')} could not be looked at")
    if silent:
        said.append(f"{counted(len(silent), 'source')} brought less than expected")
    text = listed(said) if said else ""
    return f"{text[0].upper()}{text[1:]}: see the end." if text else ""


def observed(observations: Sequence[Observation], names: Names) -> tuple[str, ...]:
    """Return the week's observations in words, newest first; beyond the first twenty only their count."""
    ordered = sorted(observations, key=lambda seen: (-seen.observed_on.toordinal(), seen.program, seen.object_name))
    lines = [
        f"{seen.observed_on.isoformat()}: {seen.object_name} ({names.program(seen.program)}, "
        f"{spoken_of(seen.metric, seen.value, seen.unit)}; {names.source(seen.source)})"
        for seen in ordered
    ]
    left_out = len(lines) - OBSERVED_SHOWN
    return (*lines[:OBSERVED_SHOWN], *((f"and {left_out:,} more",) if left_out > 0 else ()))
