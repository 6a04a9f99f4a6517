"""One announced target in full, from the published copy: what was announced, what became of it, and on what a forecast rests."""

import difflib
from pathlib import Path
from typing import Any

from models.errors import UsageError
from warehouse import sql

PARTS = ("scores", "reasons", "demands", "claims", "observations", "launch_dates", "promises", "contradictions")
"""What a page holds beside the announcements: each is one named query."""

ROWS = 10_000
"""More claims than this speak of no target."""
Row = dict[str, Any]


def read(published: Path, key: str) -> dict[str, Any]:
    """Return all that is known of a target: ``target``, ``announcements`` (its chain of revisions, oldest first) and each of PARTS.

    Raises UsageError, naming near matches, where the published copy has no such target.
    """
    names = ("announcements", *PARTS)
    answers = sql.named_queries(published, [f"target_{name}" for name in names], {"key": key}, limit=ROWS)
    page: dict[str, Any] = {name: rows_of(answers[f"target_{name}"]) for name in names}
    target = next((row for row in page["announcements"] if row["target"] == key), None)
    if target is None:
        raise UsageError(_unknown(published, key))
    return {"target": target, **page}


def rows_of(answer: sql.Table) -> list[Row]:
    """Return the rows of an answer, each under its columns' names."""
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _unknown(published: Path, key: str) -> str:
    keys = [str(key) for (key,) in sql.named_query(published, "target_keys").rows]
    wanted = key.casefold()
    near = difflib.get_close_matches(wanted, keys, n=5, cutoff=0.6)
    near += [known for known in keys if wanted and wanted in known and known not in near]
    if not near:
        return f"no target {key!r}; `waymark targets` lists them"
    return f"no target {key!r}; did you mean {', '.join(near[:5])}?"
