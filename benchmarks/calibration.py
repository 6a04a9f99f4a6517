"""Fit the weights of `watchlist/doubts.toml` to a gold corpus, and print them as TOML with the reliability that they give.

A claim counts as read rightly where metric, value, program and basis agree with a gold one; those that are too unsure to be claimed
count too. The model is logistic, with a mild pull of every weight toward what an inference usually costs, so that what stands in few
claims moves little; what had to be inferred can only make a claim less sure. What has been said of programs (`sizes.toml`) is taken,
for each document, from the other hands that wrote the corpus, as it is for a new text.

The rules of reading were made on the working part, so that its claims are surer than others. Of the hands of whom a first reading is
kept (`benchmarks.first_readings`), that one is judged: what was read before a rule had seen them.

How good such a fit is on what it has not seen, ``--held-out SPLITS`` tells: the weights are fitted to one half of the documents, drawn
at random, and held against the other; beside it stands what half of the claims of a perfectly calibrated reader would give.

Usage: python -m benchmarks.calibration [--held-out SPLITS] [FOLDER]
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks import first_readings
from benchmarks.quality import CORPUS, ROOT, document_of, gold_documents
from benchmarks.scoring import Level, calibration_error, pair_up, reliability_lines
from benchmarks.sizes import sizes_of
from extractors.joining.borrowed import SUPPORT, Sizes, settings_of
from extractors.joining.confidence import ALWAYS, DOUBTS, chance, doubts_of
from extractors.reader import Reader
from models.documents import Document
from models.watchlist import Watchlist
from models.watchlist_file import load

PULL = 1.0
"""Strength of the pull: one claim's worth."""

USUAL = -0.3
"""What an inference usually costs, in log-odds: assumed where the corpus does not say."""

BORROWED = "not_named_here"
"""True of every claim whose sentence does not name its program."""

_KINDS = frozenset({ALWAYS, BORROWED, "event", "undated", *SUPPORT})  # not inferred: they may make a claim surer


Judged = tuple[frozenset[str], float, bool]
"""Of a claim that was read: what had to be inferred, its confidence, whether it is right."""


def judged(entries: Iterable[dict[str, Any]], reader: Reader) -> list[Judged]:
    """Return the judgements of every claim that is read in some documents."""
    return [row for rows in judged_by_document(entries, reader) for row in rows]


def judged_by_document(
    entries: Iterable[dict[str, Any]], reader: Reader, sizes_for: Callable[[dict[str, Any]], Sizes] | None = None
) -> Iterator[list[Judged]]:
    """Yield for each document the judgements of its claims; ``sizes_for`` gives the sizes by which an entry is judged."""
    confidence = reader.claims.confidence
    reader = replace(reader, claims=replace(reader.claims, least=0.0))
    for entry in entries:
        sizes = confidence.sizes if sizes_for is None else sizes_for(entry)
        rows: list[Judged] = []
        document = document_of(entry)
        below = reader.lines(document)
        joined = reader.join(document, reader.lines_of_title(document), below, whole=False).claims
        read = [each.claim.as_json() for each in joined]
        right = [pair.read for pair in pair_up(entry["claims"], read) if pair.level >= Level.CLAIM]
        for each, claim in zip(joined, read, strict=True):
            is_right = any(other is claim for other in right)
            doubts = doubts_of(each.draft, sizes, each.setting)
            rows.append((doubts, chance(confidence.weights, doubts), is_right))
        yield rows


def judged_at_first(
    entries: Sequence[dict[str, Any]],
    reader: Reader,
    watchlist: Watchlist,
    sizes_for: Callable[[dict[str, Any]], Sizes],
) -> Iterator[list[Judged]]:
    """Yield for each document the judgements of its claims: of its first reading, where that is kept of its hand, or else as it is read now."""
    kept: dict[str, list[dict[str, Any]]] = {}
    for row in first_readings.kept_rows():
        kept.setdefault(row["id"], []).append(row)
    hands = {hand_of(row) for rows in kept.values() for row in rows}
    yield from judged_by_document((entry for entry in entries if hand_of(entry) not in hands), reader, sizes_for)
    weights = reader.claims.confidence.weights
    for entry in entries:
        rows = kept.get(entry["id"], [])
        document = document_of(entry)
        lines, titled = (reader.lines(document), _titled(document, reader)) if rows else ([], frozenset())
        found = [(first_readings.draft_of(row, lines, watchlist), row["right"]) for row in rows]
        drafts = [draft for draft, _ in found if draft]
        doubts = [
            doubts_of(draft, sizes_for(entry), setting)
            for draft, setting in zip(drafts, settings_of(drafts, titled), strict=True)
        ]
        rights = [right for draft, right in found if draft]
        yield [(said, chance(weights, said), right) for said, right in zip(doubts, rights, strict=True)]


def _titled(document: Document, reader: Reader) -> frozenset[str]:
    return frozenset(mention.key for line in reader.lines_of_title(document) for mention in line.mentions)


def sizes_of_others(watchlist: Watchlist, entries: Sequence[dict[str, Any]]) -> Callable[[dict[str, Any]], Sizes]:
    """Return what gives for an entry the sizes that all hands but its own have written."""

    @cache
    def without(hand: str) -> Sizes:
        claims = (claim for entry in entries if hand_of(entry) != hand for claim in entry["claims"])
        return Sizes.of(replace(watchlist, sizes=sizes_of(watchlist, claims)).known_sizes, watchlist.programs)

    return lambda entry: without(hand_of(entry))


def hand_of(entry: dict[str, Any]) -> str:
    """Return who wrote a document of the corpus, by its id: "n31-005" is of hand "n31"."""
    return str(entry["id"]).rpartition("-")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """How a fit did on documents that it had not seen: means over the splits, and over claims drawn to be right as said."""

    error: float  # expected calibration error
    by_chance: float  # the same, were the confidence perfect
    mean: float
    right: float


def hold_out(documents: Sequence[Sequence[Judged]], splits: int, *, seed: int = 0) -> HeldOut:
    """Fit to one half of the documents and judge the other, ``splits`` times."""
    dice = np.random.default_rng(seed)
    told: list[tuple[float, float, float, float]] = []
    for _ in range(splits):
        order = dice.permutation(len(documents))
        halves = [[row for index in part for row in documents[index]] for part in np.array_split(order, 2)]
        weights = fit(halves[0])
        rows = [(chance(weights, said), is_right) for said, _, is_right in halves[1]]
        drawn = [(sure, bool(dice.random() < sure)) for sure, _ in rows]
        mean, right = (float(np.mean(column)) for column in zip(*rows, strict=True))
        told.append((calibration_error(rows), calibration_error(drawn), mean, right))
    error, by_chance, mean, right = (float(np.mean(column)) for column in zip(*told, strict=True))
    return HeldOut(error=error, by_chance=by_chance, mean=mean, right=right)


def fit(rows: Sequence[Judged]) -> dict[str, float]:
    """Return the weights of what is inferred in ``rows``, "always" first."""
    keys = [ALWAYS, *sorted(DOUBTS - {ALWAYS})]
    usual = np.array([0.0 if key in _KINDS else USUAL for key in keys])
    asked = np.array([[float(key in said) for key in keys] for said, _, _ in rows])
    right = np.array([1.0 if is_right else -1.0 for _, _, is_right in rows])

    def loss(weights: np.ndarray) -> float:
        pulled = PULL / 2 * float(np.sum((weights - usual)[1:] ** 2))
        return float(np.sum(np.logaddexp(0.0, -right * (asked @ weights)))) + pulled

    bounds = [(None, None) if key in _KINDS else (None, 0.0) for key in keys]
    found = minimize(loss, np.zeros(len(keys)), method="L-BFGS-B", bounds=bounds)
    return {key: round(float(weight), 2) + 0.0 for key, weight in zip(keys, found.x, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="folder of JSON lines")
    parser.add_argument("--held-out", type=int, metavar="SPLITS", help="fit to half of the documents, judge the other")
    arguments = parser.parse_args()
    watchlist, entries = load(ROOT / "watchlist"), list(gold_documents(arguments.folder))
    reader, sizes = Reader.of(watchlist), sizes_of_others(watchlist, list(gold_documents(CORPUS)))
    documents = list(judged_at_first(entries, reader, watchlist, sizes))
    if arguments.held_out:
        found = hold_out(documents, arguments.held_out)
        print(f"held out over {arguments.held_out} splits: mean confidence {found.mean:.3f}, right {found.right:.3f}")
        print(f"expected calibration error {found.error:.3f}; a perfect one would give {found.by_chance:.3f}")
        return
    rows = [row for each in documents for row in each]
    weights = fit(rows)
    for key, weight in weights.items():
        held = sum(key in said for said, _, _ in rows)
        wrong = sum(key in said and not right for said, _, right in rows)
        print(f"{key} = {weight}  # {held} claims, {wrong} wrong")
    print("\n".join(reliability_lines([(chance(weights, said), is_right) for said, _, is_right in rows])))


if __name__ == "__main__":
    main()
