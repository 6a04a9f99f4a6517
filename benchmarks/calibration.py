"""Fit the weights of `watchlist/doubts.toml` to a gold corpus, and print them as TOML with the reliability that they give.

A claim counts as read rightly where metric, value, program and basis agree with a gold one. The model is logistic, with a
mild pull of every weight toward what an inference usually costs, so that what stands in few claims moves little; what had to
be inferred can only make a claim less sure. The rules of reading were made on the working part too, so that its claims are
surer than others: ``--right`` moves the weight of "always" until the mean confidence is the share that is right elsewhere.

How good such a fit is on what it has not seen, ``--held-out SPLITS`` tells: the weights are fitted to one half of the documents, drawn
at random, and held against the other; beside it stands what half of the claims of a perfectly calibrated reader would give.

Usage: python -m benchmarks.calibration [--right SHARE] [--held-out SPLITS] [FOLDER]
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import brentq, minimize
from scipy.special import expit

from benchmarks.quality import CORPUS, ROOT, document_of, gold_documents
from benchmarks.scoring import Level, calibration_error, pair_up, reliability_lines
from extractors.joining.confidence import ALWAYS, DOUBTS, Confidence, doubts_of
from extractors.reader import Reader
from models.watchlist_file import load

PULL = 1.0
"""Strength of the pull: one claim's worth."""

USUAL = -0.3
"""What an inference usually costs, in log-odds: assumed where the corpus does not say."""

_KINDS = frozenset({ALWAYS, "event", "undated"})  # not inferred: they may make a claim surer


Judged = tuple[frozenset[str], float, bool]
"""Of a claim that was read: what had to be inferred, its confidence, whether it is right."""


def judged(entries: Iterable[dict[str, Any]], reader: Reader) -> list[Judged]:
    """Return the judgements of every claim that is read in some documents."""
    return [row for rows in judged_by_document(entries, reader) for row in rows]


def judged_by_document(entries: Iterable[dict[str, Any]], reader: Reader) -> Iterator[list[Judged]]:
    """Yield for each document the judgements of its claims."""
    for entry in entries:
        rows: list[Judged] = []
        document = document_of(entry)
        below = reader.lines(document)
        joined, _ = reader.join(document, reader.lines_of_title(document), below, whole=False)
        read = [each.claim.as_json() for each in joined]
        right = [pair.read for pair in pair_up(entry["claims"], read) if pair.level >= Level.CLAIM]
        for each, claim in zip(joined, read, strict=True):
            is_right = any(other is claim for other in right)
            rows.append((doubts_of(each.draft, headline=each.claim.headline), each.claim.confidence, is_right))
        yield rows


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """How a fit did on documents that it had not seen: means over the splits, and over claims drawn to be right as said."""

    error: float  # expected calibration error
    by_chance: float  # the same, were the confidence perfect
    mean: float
    right: float


def hold_out(documents: Sequence[Sequence[Judged]], splits: int, *, seed: int = 0) -> HeldOut:
    """Fit to one half of the documents and judge the other, ``splits`` times."""
    chance = np.random.default_rng(seed)
    told: list[tuple[float, float, float, float]] = []
    for _ in range(splits):
        order = chance.permutation(len(documents))
        halves = [[row for index in part for row in documents[index]] for part in np.array_split(order, 2)]
        confidence = Confidence(fit(halves[0]))
        rows = [(confidence.of_doubts(said), is_right) for said, _, is_right in halves[1]]
        drawn = [(sure, bool(chance.random() < sure)) for sure, _ in rows]
        mean, right = (float(np.mean(column)) for column in zip(*rows, strict=True))
        told.append((calibration_error(rows), calibration_error(drawn), mean, right))
    error, by_chance, mean, right = (float(np.mean(column)) for column in zip(*told, strict=True))
    return HeldOut(error=error, by_chance=by_chance, mean=mean, right=right)


def fit(rows: Sequence[Judged], *, right_share: float | None = None) -> dict[str, float]:
    """Return the weights of what is inferred in ``rows``, "always" first; ``right_share`` is what their mean is moved to."""
    keys = [ALWAYS, *sorted(DOUBTS - {ALWAYS})]
    usual = np.array([0.0 if key in _KINDS else USUAL for key in keys])
    asked = np.array([[float(key in said) for key in keys] for said, _, _ in rows])
    right = np.array([1.0 if is_right else -1.0 for _, _, is_right in rows])

    def loss(weights: np.ndarray) -> float:
        pulled = PULL / 2 * float(np.sum((weights - usual)[1:] ** 2))
        return float(np.sum(np.logaddexp(0.0, -right * (asked @ weights)))) + pulled

    bounds = [(None, None) if key in _KINDS else (None, 0.0) for key in keys]
    found = minimize(loss, np.zeros(len(keys)), method="L-BFGS-B", bounds=bounds)
    weights = found.x
    if right_share is not None:
        share, odds = right_share, asked @ weights
        weights[0] += brentq(lambda moved: float(np.mean(expit(odds + moved))) - share, -20.0, 20.0)
    return {key: round(float(weight), 2) + 0.0 for key, weight in zip(keys, weights, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="folder of JSON lines")
    parser.add_argument("--right", type=float, help="share of claims that are right on texts that no rule was made on")
    parser.add_argument("--held-out", type=int, metavar="SPLITS", help="fit to half of the documents, judge the other")
    arguments = parser.parse_args()
    documents = list(judged_by_document(gold_documents(arguments.folder), Reader.of(load(ROOT / "watchlist"))))
    if arguments.held_out:
        found = hold_out(documents, arguments.held_out)
        print(f"held out over {arguments.held_out} splits: mean confidence {found.mean:.3f}, right {found.right:.3f}")
        print(f"expected calibration error {found.error:.3f}; a perfect one would give {found.by_chance:.3f}")
        return
    rows = [row for each in documents for row in each]
    for key, weight in fit(rows, right_share=arguments.right).items():
        held = sum(key in said for said, _, _ in rows)
        wrong = sum(key in said and not right for said, _, right in rows)
        print(f"{key} = {weight}  # {held} claims, {wrong} wrong")
    print("\n".join(reliability_lines([(confidence, is_right) for _, confidence, is_right in rows])))


if __name__ == "__main__":
    main()
