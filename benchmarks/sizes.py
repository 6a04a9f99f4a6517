"""How large what is said of each program is, metric by metric: printed as `watchlist/sizes.toml`.

The smallest and the largest value of a program's metric in the gold corpus, whose texts go by what was announced; of an event only
that it was told of the program at all. What targets announce is added where the lists are read.

Usage: python -m benchmarks.sizes > watchlist/sizes.toml
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.quality import CORPUS, ROOT, gold_documents
from models.lexicon import Size
from models.vocabulary import Basis
from models.watchlist import Watchlist
from models.watchlist_file import load

FEW = 5
"""Fewer values say nothing of what is usual."""

HEAD = """\
# How large what is said of each program is, metric by metric: from the smallest to the largest value in the gold corpus, in the unit of
# the metric; the figures of the targets are added when the lists are read. A claim whose sentence does not name its program is less
# sure where nothing like it is said of it; of a program that stands neither here nor among the targets, nothing is doubted for its
# size. An event has no values: its entry says that it is told of the program at all.
# `python -m benchmarks.sizes` prints the list anew.
"""


def sizes_of(watchlist: Watchlist, claims: Iterable[dict[str, Any]]) -> tuple[Size, ...]:
    """Return the sizes of some gold claims, sorted by key."""
    said: dict[tuple[str, str], list[float]] = {}
    for claim in claims:
        if claim["program"] is not None:
            said.setdefault((claim["program"], claim["metric"]), []).extend(_values(claim["value"]))
    return tuple(_sizes(watchlist, said))


def _values(value: float | list[float] | None) -> list[float]:
    if value is None:
        return []
    return [each for each in (value if isinstance(value, list) else [value]) if each > 0]


def _sizes(watchlist: Watchlist, said: dict[tuple[str, str], list[float]]) -> Iterator[Size]:
    events = {metric.key for metric in watchlist.metrics if metric.basis is Basis.EVENT}
    for (program, metric), values in sorted(said.items(), key=lambda entry: " ".join(entry[0])):
        key = f"{program} {metric}"
        if metric in events:
            yield Size(key=key, program=program, metric=metric)
        elif values:
            yield Size(
                key=key, program=program, metric=metric, least=min(values), most=max(values), usual=_usual(values)
            )


def _usual(values: list[float]) -> tuple[float, ...]:
    """Return the bounds between which all but a tenth at either end lie; nothing where there are too few to tell."""
    if len(values) < FEW:
        return ()
    rim, inside = len(values) // 10, sorted(values)
    return inside[rim], inside[-1 - rim]


def as_toml(sizes: Iterable[Size]) -> str:
    """Return the list as a file, with six digits of each figure."""
    entries = []
    for size in sizes:
        lines = [f'key = "{size.key}"', f'program = "{size.program}"', f'metric = "{size.metric}"']
        if size.least is not None and size.most is not None:
            lines += [f"least = {_rounded(size.least)}", f"most = {_rounded(size.most)}"]
        if size.usual:
            lines.append(f"usual = [{', '.join(_rounded(figure) for figure in size.usual)}]")
        entries.append("\n".join(("[[size]]", *lines)))
    return HEAD + "\n" + "\n\n".join(entries) + "\n"


def _rounded(value: float) -> str:
    return f"{value:.6g}"


def gold_claims(folder: Path = CORPUS) -> Iterator[dict[str, Any]]:
    """Yield the claims of a folder of the gold corpus."""
    for entry in gold_documents(folder):
        yield from entry["claims"]


def main() -> None:
    print(as_toml(sizes_of(load(ROOT / "watchlist"), gold_claims())), end="")


if __name__ == "__main__":
    main()
