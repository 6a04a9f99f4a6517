"""What another commit's reader reads in the same documents, and what has been gained and lost since.

``read_by(commit, entries)``         the claims of each document as that commit reads them
``since(before, now) -> Changes``    gold claims newly read and no longer read at each level, false claims come and gone
"""

import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scoring import Claim, Level, Pair

ROOT = Path(__file__).resolve().parent.parent

_READ = """
import json, sys
from pathlib import Path
from benchmarks.quality import document_of
from extractors.reader import Reader
from models.watchlist_file import load

reader = Reader.of(load(Path("watchlist")))
for line in sys.stdin:
    entry = json.loads(line)
    claims = [claim.as_json() for claim in reader.read(document_of(entry)).claims]
    print(json.dumps({"id": entry["id"], "claims": claims}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Claims by the id of their document: what is read now and was not (``gained``), and the other way round (``lost``)."""

    gained: dict[Level, list[tuple[str, Claim]]]
    lost: dict[Level, list[tuple[str, Claim]]]
    false_come: list[tuple[str, Claim]]
    false_gone: list[tuple[str, Claim]]


def name_of(commit: str) -> str | None:
    """Return the short name of a commit; None where there is no repository or no such commit."""
    try:
        found = subprocess.run(
            ["git", "rev-parse", "--short", f"{commit}^{{commit}}"],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    except OSError:
        return None
    return found.stdout.strip() or None


def read_by(commit: str, entries: Iterable[Mapping[str, Any]]) -> dict[str, list[Claim]]:
    """Return what the reader of ``commit`` reads, by its own code and watchlist, which are laid out for a moment.

    Raises CalledProcessError where that commit cannot read the corpus.
    """
    material = "".join(json.dumps(entry) + "\n" for entry in entries)
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        read = subprocess.run(
            [sys.executable, "-c", _READ],
            cwd=folder, env={**os.environ, "PYTHONPATH": folder}, input=material, capture_output=True, text=True, check=True,
        )  # fmt: skip
    return {row["id"]: row["claims"] for row in map(json.loads, read.stdout.splitlines())}


def since(before: Mapping[str, Sequence[Pair]], now: Mapping[str, Sequence[Pair]]) -> Changes:
    """Compare the pairs of two readings of the same documents."""
    levels = (Level.VALUE, Level.CLAIM, Level.FULL)
    gained: dict[Level, list[tuple[str, Claim]]] = {level: [] for level in levels}
    lost: dict[Level, list[tuple[str, Claim]]] = {level: [] for level in levels}
    come: list[tuple[str, Claim]] = []
    gone: list[tuple[str, Claim]] = []
    for key, pairs in now.items():
        earlier = {id(pair.gold): pair.level for pair in before[key] if pair.gold is not None}
        for pair in pairs:
            if pair.gold is None:
                continue
            for level in levels:
                was = earlier[id(pair.gold)] >= level
                if (pair.level >= level) != was:
                    (lost if was else gained)[level].append((key, pair.gold))
        come += [(key, claim) for claim in _without(_false(pairs), _false(before[key]))]
        gone += [(key, claim) for claim in _without(_false(before[key]), _false(pairs))]
    return Changes(gained=gained, lost=lost, false_come=come, false_gone=gone)


def _false(pairs: Iterable[Pair]) -> list[Claim]:
    return [pair.read for pair in pairs if pair.gold is None and pair.read is not None]


def _without(claims: Iterable[Claim], others: Iterable[Claim]) -> list[Claim]:
    known = {_identity(claim) for claim in others}
    return [claim for claim in claims if _identity(claim) not in known]


def _identity(claim: Claim) -> tuple[object, ...]:
    return (claim["program"], claim["metric"], claim["value"], claim["value_high"], claim["quote"])
