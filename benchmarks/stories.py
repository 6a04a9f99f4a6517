"""How well documents are joined into stories: B-cubed precision, recall and F1 on the gold set, beside simpler ways to do it.

Usage: python -m benchmarks.stories [--show] [FILE …]
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from extractors.reader import Reader
from extractors.stories import fingerprints, shingles
from extractors.stories.stories import StoryBook
from models.documents import Document
from models.stories import Fingerprint, Joining, Relation, StoryDocument, Telling, origins, standing_story
from models.vocabulary import DocumentKind, Standing
from models.watchlist_file import load

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "corpus" / "stories"
MINHASH_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
Groups = Mapping[str, str]
"""Document ─► the name of its group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A document of the gold set."""

    document: Document
    family: str
    role: str

    @property
    def said_on(self) -> date:
        assert self.document.published_on is not None
        return self.document.published_on


@dataclass(frozen=True, slots=True, kw_only=True)
class BCubed:
    """For each document the share of its group that is rightly there, and of its family that is there; their means."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Groups, found: Groups) -> BCubed:
    """Score a grouping against another of the same documents (Bagga and Baldwin 1998)."""
    families, groups = _members(gold), _members(found)
    precision = recall = 0.0
    for document, family in gold.items():
        right = len(families[family] & groups[found[document]])
        precision += right / len(groups[found[document]])
        recall += right / len(families[family])
    return BCubed(precision=precision / len(gold), recall=recall / len(gold))


def gold_of(path: Path) -> list[Gold]:
    """Return the documents of a file of the gold set; each was known on its day, at an hour by its place in the file."""
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_gold(entry, place) for place, entry in enumerate(entries)]


def tellings_of(gold: Iterable[Gold], reader: Reader) -> list[Telling]:
    """Return the documents as stories see them, in the order in which they came to be known."""
    told = [telling_of(each.document, reader) for each in gold]
    return sorted(told, key=lambda telling: telling.order)


def telling_of(document: Document, reader: Reader) -> Telling:
    """Return a document as stories see it."""
    assert document.fetched_at is not None
    return Telling(
        fingerprint=fingerprints.of(document, reader.read(document), reader.finders),
        said_on=document.published_on or document.fetched_at.date(),
        known_at=document.fetched_at,
        url=document.url,
    )


def joined(tellings: Iterable[Telling], texts: Mapping[str, str]) -> tuple[dict[str, Joining], dict[str, str]]:
    """Join documents into stories; returns each document's line of the log, and each document's story in the end."""
    book = StoryBook(texts.__getitem__)
    lines: dict[str, Joining] = {}
    merged: dict[str, str] = {}
    for telling in tellings:
        line, merges = book.add(telling)
        lines[line.document_id] = line
        merged.update((merge.story, merge.into) for merge in merges)
    return lines, {document: standing_story(line.story, merged) for document, line in lines.items()}


def exact_groups(tellings: Iterable[Telling]) -> dict[str, str]:
    """Group documents whose texts have the same words."""
    return {telling.fingerprint.document_id: telling.fingerprint.text_digest for telling in tellings}


def minhash_groups(tellings: Sequence[Telling], least: float) -> dict[str, str]:
    """Group documents that are linked by signatures whose likeness is ``least`` or more: what MinHash does alone."""
    index = shingles.LikeTexts()
    groups = list(range(len(tellings)))

    def root(at: int) -> int:
        while groups[at] != at:
            at = groups[at]
        return at

    for at, telling in enumerate(tellings):
        signature = telling.fingerprint.signature
        for other in index.like(signature):
            theirs = tellings[other].fingerprint.signature
            if signature and theirs and shingles.likeness(signature, theirs) >= least:
                groups[root(at)] = root(other)
        index.put(at, signature)
    return {telling.fingerprint.document_id: str(root(at)) for at, telling in enumerate(tellings)}


def rightly_traced(
    gold: Sequence[Gold], tellings: Iterable[Telling], lines: Mapping[str, Joining], groups: Groups, show=False
) -> tuple[int, int]:
    """Return of how many families with copies the outlet that they come from was found, and how many there are."""
    by_id = {each.document.id: each for each in gold}
    prints = {telling.fingerprint.document_id: telling.fingerprint for telling in tellings}
    members = [_member(by_id[document], prints[document], lines[document], story) for document, story in groups.items()]
    found = origins(members)
    families = defaultdict(list)
    for each in gold:
        families[each.family].append(each)
    right = asked = 0
    for several in families.values():
        if len(several) > 1:
            first = next(each for each in several if each.role == "origin")
            origin = found[groups[first.document.id]]
            if origin.publisher != first.document.site and show:
                print("   origin", first.document.id, origin)
            right += origin.publisher == first.document.site
            asked += 1
    return right, asked


def main() -> None:
    arguments = _parse_arguments()
    reader = Reader.of(load(ROOT / "watchlist"))
    files = arguments.files or sorted(GOLD.glob("*.jsonl"))
    parts = {path.stem: gold_of(path) for path in files}
    if len(parts) > 1:
        parts["together"] = [each for part in parts.values() for each in part]
    for name, gold in parts.items():
        tellings = tellings_of(gold, reader)
        families = {each.document.id: each.family for each in gold}
        print(f"{name}: {len(gold)} documents, {len(set(families.values()))} stories")
        lines, groups = joined(tellings, {each.document.id: each.document.text for each in gold})
        alone = {least: b_cubed(families, minhash_groups(tellings, least)) for least in MINHASH_THRESHOLDS}
        best = max(alone, key=lambda least: alone[least].f1)
        _print("exact only", b_cubed(families, exact_groups(tellings)))
        _print("MinHash alone, from .5", alone[0.5])
        _print(f"MinHash alone, at its best ({best})", alone[best])
        _print("stories", b_cubed(families, groups))
        right, asked = rightly_traced(gold, tellings, lines, groups, name == "work")
        print(f"  origin found of {right} of {asked} stories with copies")
        if arguments.show and name == "work":
            _print_faults(gold, lines, groups)


def _member(each: Gold, fingerprint: Fingerprint, line: Joining, story: str) -> StoryDocument:
    return StoryDocument(
        document_id=each.document.id,
        story=story,
        relation=line.relation,
        said_on=each.said_on,
        known_at=line.known_at,
        publisher=each.document.site or "",
        standing=Standing.PRESS,
        words=line.words,
        credits=fingerprint.credits,
        named=fingerprint.named,
    )


def _gold(entry: Mapping[str, Any], place: int) -> Gold:
    day = date.fromisoformat(entry["published"])
    document = Document(
        id=entry["id"],
        kind=DocumentKind.ARTICLE,
        title=entry["title"],
        text=entry["text"],
        published_on=day,
        published_from="given",
        fetched_at=datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=8, minutes=place),
        url=entry["url"],
        site=entry["site"],
        author=entry["author"],
        language="en",
    )
    return Gold(document=document, family=entry["family"], role=entry["role"])


def _members(groups: Groups) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for document, group in groups.items():
        found[group].add(document)
    return found


def _print(title: str, score: BCubed) -> None:
    print(f"  {title:<34} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")


def _print_faults(gold: Sequence[Gold], lines: Mapping[str, Joining], groups: Groups) -> None:
    families: Groups = {each.document.id: each.family for each in gold}
    found = _members(groups)
    for _, documents in sorted(found.items()):
        if len({families[document] for document in documents}) > 1:
            print(f"  mixed: {', '.join(sorted(documents))}")
            for document in sorted(documents):
                if lines[document].relation is not Relation.FIRST:
                    print(
                        f"    {document} ← {lines[document].like} ({lines[document].relation}): {lines[document].reason}"
                    )
    for family, documents in sorted(_members(families).items()):
        pieces = sorted({groups[document] for document in documents})
        if len(pieces) > 1:
            print(f"  torn: {family}: " + " | ".join(", ".join(sorted(found[piece] & documents)) for piece in pieces))


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="files of JSON lines; both of the gold set unless given")
    parser.add_argument("--show", action="store_true", help="print what is mixed and what is torn, of work.jsonl only")
    return parser.parse_args()


if __name__ == "__main__":
    main()
