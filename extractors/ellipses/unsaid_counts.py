"""Counts without a number: "a single prototype" is one, "a pair of satellites" and "the pair" are two."""

import re
from collections.abc import Callable

from extractors.lines.passages import Line
from extractors.quantities.counted_things import CountedThings
from models.reading import Quantity
from models.vocabulary import CueKind, Qualifier

_SETS = {
    "pair": 2.0, "trio": 3.0, "duo": 2.0, "couple": 2.0, "quartet": 4.0, "both": 2.0, "dozen": 12.0, "hundred": 100.0, "thousand": 1e3,
    "million": 1e6, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
}  # fmt: skip
_ONES = frozenset({"single", "one", "lone"})
_GROUPS = frozenset(_SETS) - {"two", "three", "four", "five", "six"}
_UNSAID = frozenset({*_SETS, *_ONES})
"""Words without one of which nothing is counted but by a number."""
_BEHIND_VERB = 48  # characters
_APART = re.compile(r"[;:]|\b(?:with|of (?:about|some|roughly)|to orbit|into orbit|launched|flew)\b")
_WITHOUT = re.compile(r"\b(?:without|nor|hardly|barely)\b[^;.]{0,80}$")


def find(line: Line, things: CountedThings, *, of_satellites: Callable[[Line], bool]) -> list[Quantity]:
    """Return counts without a number; a bare "pair" only where ``of_satellites`` says so of the line."""
    heard = line.heard
    if _UNSAID.isdisjoint(heard):
        return []
    found = [
        count_of(
            line,
            match.start(),
            match.end(),
            _SETS[match.group("set") or match.group("both") or match.group("twelve")],
            match.group("noun") or match.group("more"),
        )
        for match in (() if _GROUPS.isdisjoint(heard) else things.unsaid_set.finditer(line.words, line.start, line.end))
    ]
    found += [
        count_of(line, match.start(), match.end(), 1.0, match.group("noun"))
        for match in (() if _ONES.isdisjoint(heard) else things.unsaid_one.finditer(line.words, line.start, line.end))
        if not has_measure(line, match.end()) and not is_denied(line, match.start())
    ]
    if not found and not _SETS.keys().isdisjoint(heard) and of_satellites(line):
        found += [
            count_of(line, match.start(), match.end(), _SETS[match.group("set")], "satellite")
            for match in things.is_set.finditer(line.words, line.start, line.end)
        ]
    return found


def has_measure(line: Line, end: int) -> bool:
    """Say whether "one satellite" is only what a measure is said of: "one AI Sat could get a megawatt"."""
    clause = line.clause_at(end)
    return any(
        end < quantity.start <= min(end + _BEHIND_VERB, clause.end)
        and quantity.dimension not in {"count", "time"}
        and not _APART.search(line.words, end, quantity.start)
        for quantity in line.quantities
    )


def is_denied(line: Line, start: int) -> bool:
    """Say whether "a single one" that starts here is none at all: "has not launched a single satellite", "without a single one"."""
    if _WITHOUT.search(line.words, line.start, start):
        return True
    return any(
        cue.kind is CueKind.NEGATION
        and cue.value in {"denied", "doubted"}
        and cue.scope_start <= start < cue.scope_end
        and cue.end <= start
        for cue in line.cues
    )


def count_of(line: Line, start: int, end: int, value: float, noun: str) -> Quantity:
    """Return the count that ``start:end`` tells of without a number of its own."""
    return Quantity(
        start=start,
        end=end,
        unit_text=line.text[start:end],
        value=value,
        value_high=None,
        qualifier=Qualifier.EXACTLY,
        unit="1",
        dimension="count",
        counted=noun,
    )
