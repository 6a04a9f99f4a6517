"""Commitments and scores: what speaks of the targets, and how far they have come at a date."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

from models.scores import Commitment, Score
from warehouse import batches
from warehouse.statements import statement
from warehouse.tables import COMMITMENT, DEMAND, REASON, SCORE


def save_commitments(con: duckdb.DuckDBPyConnection, commitments: Sequence[Commitment], *, as_of: date) -> int:
    """Note which claims speak of which targets; replaces what was noted before of claims known at ``as_of``."""
    con.execute(statement("delete_commitments"), {"as_of": as_of})
    return batches.write(
        con, "insert_commitments", [COMMITMENT.row_of(each) for each in commitments], like=COMMITMENT.name
    )


def commitments(con: duckdb.DuckDBPyConnection) -> list[Commitment]:
    """Return all commitments, sorted by target and claim."""
    return COMMITMENT.records_of(batches.read(con, "commitments"))


def save_scores(con: duckdb.DuckDBPyConnection, scores: Sequence[Score]) -> int:
    """Note scores with their reasons and demands; a score of the same target at the same date is replaced."""
    newest = list({score.id: score for score in scores}.values())
    rows = [SCORE.row_of(score, id=score.id) for score in newest]
    for what in ("scores", "score_reasons", "score_demands"):
        batches.write(con, f"delete_{what}", rows, like=SCORE.name)
    written = batches.write(con, "insert_scores", rows, like=SCORE.name)
    reasons = [
        REASON.row_of(reason, score_id=score.id, position=position)
        for score in newest
        for position, reason in enumerate(score.reasons)
    ]
    batches.write(con, "insert_score_reasons", reasons, like=REASON.name)
    demands = [
        DEMAND.row_of(demand, score_id=score.id, position=position)
        for score in newest
        for position, demand in enumerate(score.demands)
    ]
    batches.write(con, "insert_score_demands", demands, like=DEMAND.name)
    return written


def scores_at(con: duckdb.DuckDBPyConnection, as_of: date) -> list[Score]:
    """Return the newest score of each target up to ``as_of``, sorted by target, with reasons and demands."""
    rows = batches.read(con, "scores_at", as_of=as_of)
    ids = [row["id"] for row in rows]
    reasons = _by_score(batches.read(con, "score_reasons", ids=ids))
    demands = _by_score(batches.read(con, "score_demands", ids=ids))
    return [
        SCORE.record_of(
            row,
            reasons=tuple(REASON.records_of(reasons[row["id"]])),
            demands=tuple(DEMAND.records_of(demands[row["id"]])),
        )
        for row in rows
    ]


def _by_score(rows: list[dict[str, Any]]) -> Mapping[str, list[dict[str, Any]]]:
    by_score: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_score[row["score_id"]].append(row)
    return by_score
