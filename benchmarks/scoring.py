"""How read claims are scored against gold ones: three levels, pairs one to one, the best match first."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

Claim = Mapping[str, Any]
"""A claim under its public field names, as ``Claim.as_json`` gives it and the corpus keeps it."""

MODALITY_GROUPS = {
    "achieved": "done",
    "underway": "done",
    "committed": "intended",
    "planned": "intended",
    "aspirational": "open",
    "conditional": "open",
    "discussed": "open",
    "doubted": "refused",
    "denied": "refused",
    "cancelled": "refused",
}
TOLERANCE = 0.01
"""Two values are the same within one per cent."""


BINS = (0.0, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Bounds of the bins of confidence."""


class Level(IntEnum):
    """How far a pair agrees. Each level includes those before it."""

    NONE = 0
    VALUE = 1
    CLAIM = 2
    FULL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold and a read claim that say the same; one side is None for a miss or a false positive."""

    gold: Claim | None
    read: Claim | None
    level: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one level, from which precision, recall and F1 follow (each 1.0 where there was nothing to do)."""

    right: int
    gold: int
    read: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.gold + self.read
        return 2 * self.right / both if both else 1.0


def compare(gold: Claim, read: Claim) -> Level:
    """Return the highest level on which the two agree."""
    if gold["metric"] != read["metric"] or not _same_values(gold, read):
        return Level.NONE
    if gold["program"] != read["program"] or gold["basis"] != read["basis"]:
        return Level.VALUE
    same_group = MODALITY_GROUPS[gold["modality"]] == MODALITY_GROUPS[read["modality"]]
    return Level.FULL if same_group and _bounds(gold) == _bounds(read) else Level.CLAIM


def pair_up(gold: Sequence[Claim], read: Sequence[Claim]) -> list[Pair]:
    """Pair the claims of one document, each at most once, best match first; what is left over stands alone."""
    candidates = sorted(
        (-compare(left, right), i, j) for i, left in enumerate(gold) for j, right in enumerate(read)
    )  # fmt: skip
    pairs: list[Pair] = []
    left_over, right_over = set(range(len(gold))), set(range(len(read)))
    for negative, i, j in candidates:
        if negative and i in left_over and j in right_over:
            left_over.remove(i)
            right_over.remove(j)
            pairs.append(Pair(gold=gold[i], read=read[j], level=Level(-negative)))
    pairs += [Pair(gold=gold[i], read=None, level=Level.NONE) for i in sorted(left_over)]
    pairs += [Pair(gold=None, read=read[j], level=Level.NONE) for j in sorted(right_over)]
    return pairs


def tally(pairs: Iterable[Pair], level: Level) -> Tally:
    """Count pairs that agree at least on ``level`` against all that was to be read and all that was read."""
    kept = list(pairs)
    return Tally(
        right=sum(pair.level >= level for pair in kept),
        gold=sum(pair.gold is not None for pair in kept),
        read=sum(pair.read is not None for pair in kept),
    )


NAMES = ("speaker", "counterparty", "condition")
"""Fields of words, which no level looks at; they are told beside the levels."""


def tally_field(pairs: Iterable[Pair], field: str) -> Tally:
    """Count of the claims that were paired those whose ``field`` is filled in by the gold, by the reading, and by both alike."""
    both = [(pair.gold.get(field), pair.read.get(field)) for pair in pairs if pair.gold and pair.read]
    return Tally(
        right=sum(is_same_name(gold, read) for gold, read in both if gold and read),
        gold=sum(bool(gold) for gold, _ in both),
        read=sum(bool(read) for _, read in both),
    )


def is_same_name(gold: str, read: str) -> bool:
    """Say whether two keys or names mean the same, loosely: "elon_musk" is "Elon Musk" and "Musk", "the filing" is "filing"."""
    first, second = (name.casefold().replace("_", " ").replace(".", " ").strip() for name in (gold, read))
    return first in second or second in first or first.split()[-1:] == second.split()[-1:]


def _same_values(gold: Claim, read: Claim) -> bool:
    return all(_same_number(gold[name], read[name]) for name in ("value", "value_high"))


def _same_number(gold: float | None, read: float | None) -> bool:
    if gold is None or read is None:
        return gold is None and read is None
    return abs(gold - read) <= TOLERANCE * abs(gold)


def _bounds(claim: Claim) -> tuple[str | None, str | None]:
    period = claim["period"] or {}
    return period.get("earliest"), period.get("latest")


def calibration_error(rows: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error: how far confidence and the share that is right lie apart, over the bins."""
    apart = 0.0
    for low, high in itertools.pairwise(BINS):
        inside = [row for row in rows if low <= row[0] < high or high == BINS[-1] == row[0]]
        apart += abs(sum(confidence for confidence, _ in inside) - sum(is_right for _, is_right in inside))
    return apart / len(rows) if rows else 0.0


def reliability_lines(rows: Sequence[tuple[float, bool]]) -> list[str]:
    """Return for each bin of confidence how many claims fall into it, their mean confidence, and the share that is right."""
    lines = ["confidence    claims   mean  right"]
    for low, high in itertools.pairwise(BINS):
        inside = [row for row in rows if low <= row[0] < high or high == BINS[-1] == row[0]]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            share = sum(is_right for _, is_right in inside) / len(inside)
            lines.append(f"{low:.2f}–{high:.2f}    {len(inside):>6}  {mean:.3f}  {share:.3f}")
    if rows:
        mean, share = (sum(column) / len(rows) for column in zip(*rows, strict=True))
        error = calibration_error(rows)
        lines.append(f"all          {len(rows):>6}  {mean:.3f}  {share:.3f}  expected calibration error {error:.3f}")
    return lines
