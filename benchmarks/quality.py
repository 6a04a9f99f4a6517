"""Precision, recall and F1 of claim reading on the gold corpus, in total and by genre, metric, modality and kind of period,
and what was gained and lost against another commit, by default the last one, or by a spaCy pipeline underneath.

Usage: python -m benchmarks.quality [--show] [--against COMMIT] [--model NAME] [--genre NAME] [--id ID] [FOLDER]
"""

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import changes
from benchmarks.scoring import NAMES, Claim, Level, Pair, pair_up, reliability_lines, tally, tally_field
from extractors.reader import Reader
from extractors.text.underlay import Underlay
from models.documents import Document, document_id
from models.errors import UsageError
from models.vocabulary import DocumentKind
from models.watchlist_file import load

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus" / "work"
LEVELS = (Level.VALUE, Level.CLAIM, Level.FULL)


def gold_documents(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a corpus folder as they stand in its JSON lines."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def document_of(entry: dict[str, Any]) -> Document:
    """Make the document that a corpus entry describes."""
    kind = DocumentKind(entry["kind"])
    return Document(
        id=document_id(kind, None, entry["title"], entry["text"]),
        kind=kind,
        title=entry["title"],
        text=entry["text"],
        published_on=date.fromisoformat(entry["published"]) if entry["published"] else None,
        published_from="given" if entry["published"] else None,
    )


def measure(entries: list[dict[str, Any]], reader: Reader) -> dict[str, list[Pair]]:
    """Read every entry and return its pairs by the entry's id."""
    return {
        entry["id"]: pair_up(
            entry["claims"], [claim.as_json() for claim in reader.read(document_of(entry)).claims]
        )
        for entry in entries
    }  # fmt: skip


def main() -> None:
    arguments = _parse_arguments()
    entries = [
        entry
        for entry in gold_documents(arguments.folder)
        if arguments.genre in (None, entry["genre"]) and arguments.id in (None, entry["id"])
    ]
    try:
        underlay = Underlay.load(arguments.model) if arguments.model else None
    except UsageError as error:
        raise SystemExit(f"benchmarks.quality: {error}") from error
    watchlist = load(ROOT / "watchlist")
    pairs = measure(entries, Reader.of(watchlist, underlay))
    everything = [pair for group in pairs.values() for pair in group]
    free = [entry["id"] for entry in entries if not entry["claims"]]
    spoilt = [key for key in free if pairs[key]]
    print(f"{len(entries)} documents, {sum(len(entry['claims']) for entry in entries)} gold claims")
    _print_totals(everything)
    for field in NAMES:
        count = tally_field(everything, field)
        print(
            f"  {field:<12} P {count.precision:.3f}  R {count.recall:.3f}  ({count.gold} in the gold, {count.read} read)"
        )
    print(f"  claim-free documents with a claim: {len(spoilt)} of {len(free)} {' '.join(spoilt)}")
    for line in reliability_lines(
        [(pair.read["confidence"], pair.level >= Level.CLAIM) for pair in everything if pair.read]
    ):
        print(f"  {line}")
    genres = {entry["id"]: entry["genre"] for entry in entries}
    _print_groups("genre", [(genres[key], pair) for key, group in pairs.items() for pair in group])
    _print_groups("metric", [(_field(pair, "metric"), pair) for pair in everything])
    _print_groups("modality", [(_field(pair, "modality"), pair) for pair in everything])
    _print_groups("period", [(_period_row(pair), pair) for pair in everything])
    if arguments.against:
        _print_changes(arguments.against, entries, pairs, show=arguments.show)
    if arguments.model:
        print(f"without {arguments.model}")
        without = measure(entries, Reader.of(watchlist))
        _print_totals([pair for group in without.values() for pair in group])
        print(f"by {arguments.model}")
        _print_difference(without, pairs, show=arguments.show)
    if arguments.show:
        for key, group in pairs.items():
            _print_faults(key, group)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="folder of JSON lines")
    parser.add_argument("--show", action="store_true", help="print every miss, false positive and half match")
    parser.add_argument(
        "--against", metavar="COMMIT", nargs="?", const="HEAD", help="compare with what this commit reads"
    )
    parser.add_argument("--model", metavar="NAME", help="an installed spaCy pipeline, or its folder, to put underneath")
    parser.add_argument("--genre", help="only this genre")
    parser.add_argument("--id", help="only this document")
    return parser.parse_args()


def period_row(claim: Claim) -> str:
    """Return the row of the table of periods that a claim's bounds are of, by their shape."""
    period = claim["period"] or {}
    first, last = (date.fromisoformat(day) if (day := period.get(name)) else None for name in ("earliest", "latest"))
    if first is None or last is None:
        return "none" if first is last else "by, before" if first is None else "as early as, not before"
    days = (last - first).days + 1
    return next((name for most, name in _LENGTHS if days <= most), "longer")


_LENGTHS = ((1, "a day"), (11, "a week or ten days"), (31, "a month"), (92, "a quarter, a season"), (123, "a third"),
            (184, "a half"), (366, "a year"))  # fmt: skip


def _period_row(pair: Pair) -> str:
    claim = pair.gold if pair.gold is not None else pair.read
    assert claim is not None
    return period_row(claim)


def _print_changes(commit: str, entries: list[dict[str, Any]], now: dict[str, list[Pair]], *, show: bool) -> None:
    name = changes.name_of(commit)
    if name is None:
        print(f"against {commit}: no such commit here")
        return
    read = changes.read_by(commit, entries)
    print(f"against {name}")
    before = {entry["id"]: pair_up(entry["claims"], read[entry["id"]]) for entry in entries}
    _print_difference(before, now, show=show)


def _print_totals(pairs: list[Pair]) -> None:
    for level in LEVELS:
        count = tally(pairs, level)
        print(f"  {level.name.lower():<6} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}")


def _print_difference(before: dict[str, list[Pair]], now: dict[str, list[Pair]], *, show: bool) -> None:
    found = changes.since(before, now)
    for level in LEVELS:
        print(f"  {level.name.lower():<6} gained {len(found.gained[level]):>4}  lost {len(found.lost[level]):>4}")
    print(f"  false  come   {len(found.false_come):>4}  gone {len(found.false_gone):>4}")
    if show:
        rows = [("gained", found.gained[Level.FULL]), ("lost", found.lost[Level.FULL])]
        for word, claims in [*rows, ("come", found.false_come), ("gone", found.false_gone)]:
            for key, claim in claims:
                print(f"  {word:<6} {key} {_brief(claim)}  | {claim['quote']!r}")


def _field(pair: Pair, name: str) -> str:
    claim = pair.gold if pair.gold is not None else pair.read
    assert claim is not None
    return str(claim[name])


def _print_groups(name: str, pairs: list[tuple[str, Pair]]) -> None:
    print(f"by {name}{'':<20} value  claim   full   gold")
    for group in sorted({key for key, _ in pairs}):
        kept = [pair for key, pair in pairs if key == group]
        scores = "  ".join(f"{tally(kept, level).f1:.3f}" for level in LEVELS)
        print(f"  {group:<22} {scores}  {tally(kept, Level.FULL).gold:>5}")


def _print_faults(key: str, pairs: list[Pair]) -> None:
    faulty = [pair for pair in pairs if pair.level is not Level.FULL]
    if not faulty:
        return
    print(f"--- {key}")
    for pair in faulty:
        if pair.gold is not None and pair.read is not None:
            print(f"  half   {_brief(pair.gold)}\n    read {_brief(pair.read)}  | {pair.gold['quote']!r}")
        elif pair.gold is not None:
            print(f"  missed {_brief(pair.gold)}  | {pair.gold['quote']!r}")
        elif pair.read is not None:
            print(f"  wrong  {_brief(pair.read)}  | {pair.read['quote']!r}")


_FIELDS: tuple[tuple[str, Callable[[Claim], object]], ...] = (
    ("what", lambda claim: f"{claim['program']} {claim['metric']}"),
    ("value", lambda claim: claim["value"] if claim["value_high"] is None else (claim["value"], claim["value_high"])),
    ("modality", lambda claim: claim["modality"]),
    ("period", lambda claim: claim["period"] and f"{claim['period']['earliest']}/{claim['period']['latest']}"),
)


def _brief(claim: Claim) -> str:
    return " ".join(str(read(claim)) for _, read in _FIELDS)


if __name__ == "__main__":
    main()
