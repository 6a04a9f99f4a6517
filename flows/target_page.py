"""One announced target in full, from the published copy: what was announced, what became of it, and on what a forecast rests."""

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from models.errors import UsageError
from warehouse import sql

PARTS = ("scores", "reasons", "demands", "claims", "observations", "promises", "contradictions")
"""What a page holds beside the announcements: each is one named query."""

Row = dict[str, Any]


def read(published: Path, key: str) -> dict[str, Any]:
    """Return all that is known of a target: ``target``, ``announcements`` (its chain of revisions, oldest first) and each of PARTS.

    Raises UsageError, naming near matches, where the published copy has no such target.
    """
    announcements = _rows(published, "target_announcements", {"key": key})
    if not announcements:
        raise UsageError(_unknown(published, key))
    parts = {part: _rows(published, f"target_{part}", {"key": key}) for part in PARTS}
    return {
        "target": next(row for row in announcements if row["target"] == key),
        "announcements": announcements,
        **parts,
    }


def _rows(published: Path, name: str, parameters: Mapping[str, str] | None = None) -> list[Row]:
    answer = sql.named_query(published, name, parameters, limit=10_000)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _unknown(published: Path, key: str) -> str:
    keys = [str(row["target"]) for row in _rows(published, "target_keys")]
    wanted = key.casefold()
    near = difflib.get_close_matches(wanted, keys, n=5, cutoff=0.6)
    near += [known for known in keys if wanted and wanted in known and known not in near]
    if not near:
        return f"no target {key!r}; `waymark targets` lists them"
    return f"no target {key!r}; did you mean {', '.join(near[:5])}?"
