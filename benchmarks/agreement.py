"""How far two readers of the gold corpus agree: F1 of the second one's claims against the gold, by level.

The second reader had the texts, their dates and the specification, and not the first one's claims.

Usage: python -m benchmarks.agreement [--show] [GOLD_FOLDER AGAIN_FOLDER]
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.quality import LEVELS, ROOT, gold_documents
from benchmarks.scoring import Claim, Level, Pair, pair_up, tally

GOLD = ROOT / "tests" / "corpus" / "measured"
WORK = ROOT / "tests" / "corpus" / "work"
AGAIN = ROOT / "tests" / "corpus" / "annotated_again"


def compare(gold: Path, again: Path) -> Iterator[tuple[str, Pair]]:
    """Yield the pairs of every document that both folders hold, with its id."""
    second: dict[str, list[Claim]] = {entry["id"]: entry["claims"] for entry in gold_documents(again)}
    for entry in gold_documents(gold):
        if entry["id"] in second:
            yield from ((entry["id"], pair) for pair in pair_up(entry["claims"], second[entry["id"]]))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="?", type=Path, help="folder of gold documents; both by themselves")
    parser.add_argument("again", nargs="?", type=Path, default=AGAIN, help="folder of the second reader's claims")
    parser.add_argument("--show", action="store_true", help="print where they differ")
    arguments = parser.parse_args()
    folders = [GOLD, WORK] if arguments.gold is None else [arguments.gold]
    pairs = [found for folder in folders for found in compare(folder, arguments.again)]
    for level in LEVELS:
        print(f"{level.name.lower():<6} F1 {tally([pair for _, pair in pairs], level).f1:.3f}")
    if arguments.show:
        for key, pair in pairs:
            if pair.level is not Level.FULL:
                print(f"{key}  first: {_brief(pair.gold)}  second: {_brief(pair.read)}")


def _brief(claim: Any) -> str:
    if claim is None:
        return "-"
    return f"{claim['program']} {claim['metric']} {claim['value']} {claim['modality']} {claim['period']}"


if __name__ == "__main__":
    main()
