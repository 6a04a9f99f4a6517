"""What was read in documents before any rule had seen them, kept in `tests/corpus/first_readings.jsonl`.

Rules are mended until they read the working part of the corpus well, so that its claims say little of how often a claim is wrong in
a new text. A first reading does. A row is one claim as it was read: the document, the sentence, what was claimed, and whether
program, metric, value and basis agree with a gold claim.

Usage: python -m benchmarks.first_readings FOLDER >> tests/corpus/first_readings.jsonl   before anybody works on what is in FOLDER
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.quality import ROOT, document_of, gold_documents
from benchmarks.scoring import Level, pair_up
from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.reader import Reader
from extractors.speech.chain_links import Chain
from models.claims import ClaimPeriod
from models.lexicon import Metric
from models.reading import Quantity
from models.vocabulary import AnchorKind, Modality, Precision, Qualifier
from models.watchlist import Watchlist
from models.watchlist_file import load

FILE = ROOT / "tests" / "corpus" / "first_readings.jsonl"
USUAL: dict[str, Any] = {
    "value": None,
    "unit_text": None,
    "qualifier": "exactly",
    "headline": False,
    "flags": [],
    "dated": False,
}
"""What a row leaves out, where it is so."""

_ANY_PERIOD = ClaimPeriod(
    text="", earliest=None, latest=None, precision=Precision.DAY, anchor=None, anchor_kind=AnchorKind.NONE
)  # fmt: skip


def rows_of(entries: Iterable[dict[str, Any]], reader: Reader) -> Iterator[dict[str, Any]]:
    """Yield a row for each claim that is read in some documents of the corpus, those that are too unsure to be made among them."""
    reader = replace(reader, claims=replace(reader.claims, least=0.0))
    for entry in entries:
        read = [claim.as_json() for claim in reader.read(document_of(entry), whole=True).claims]
        for pair in pair_up(entry["claims"], read):
            if pair.read is not None:
                yield row_of(entry["id"], pair.read, right=pair.level >= Level.CLAIM)


def row_of(document: str, claim: dict[str, Any], *, right: bool) -> dict[str, Any]:
    """Return the row of one claim."""
    said = {key: claim[key] for key in ("start", "program", "metric", "modality")}
    told = {**{key: claim.get(key) for key in USUAL}, "dated": claim["period"] is not None}
    return {"id": document, **said, **{key: told[key] for key in USUAL if told[key] != USUAL[key]}, "right": right}


def kept_rows(file: Path = FILE) -> list[dict[str, Any]]:
    """Return all rows that are kept."""
    return [{**USUAL, **json.loads(line)} for line in file.read_text(encoding="utf-8").splitlines()]


def draft_of(row: dict[str, Any], lines: Iterable[Line], watchlist: Watchlist) -> Draft | None:
    """Return a claim as it was read, on the sentence in which it stands now; None for one of a title."""
    line = None if row["headline"] else next((line for line in lines if line.start <= row["start"] < line.end), None)
    if line is None:
        return None
    metric, unit_text = watchlist.metric(row["metric"]), row["unit_text"] or ""
    start = max(line.text.find(unit_text, line.start, line.end), line.start) if unit_text else line.start
    return Draft(
        line=line, start=start, end=start + len(unit_text), metric=metric, program=row["program"],
        quantity=_quantity(row, metric, start), unit_text=unit_text or None, power_basis=None,
        modality=Modality(row["modality"]), chain=Chain(), counterparty=None, condition=None,
        period=_ANY_PERIOD if row["dated"] else None, flags=tuple(row["flags"]),
    )  # fmt: skip


def _quantity(row: dict[str, Any], metric: Metric, start: int) -> Quantity | None:
    if row["value"] is None:
        return None
    text = row["unit_text"] or ""
    return Quantity(
        start=start, end=start + len(text), unit_text=text, value=row["value"], value_high=None,
        qualifier=Qualifier(row["qualifier"]), unit=metric.unit, dimension=metric.dimension,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="folder of JSON lines that no rule has seen")
    arguments = parser.parse_args()
    for row in rows_of(gold_documents(arguments.folder), Reader.of(load(ROOT / "watchlist"))):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
