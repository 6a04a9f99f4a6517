"""Readings: the claims, signals and mentions of a document, as the newest reader reads them, what it left out or unread; observations."""

from collections.abc import Sequence
from itertools import chain

import duckdb

from models.claims import Claim, DoubtfulClaim
from models.observations import Observation
from models.reading import Reading
from warehouse import batches
from warehouse.tables import CLAIM, HIRING_SIGNAL, MENTION, OBSERVATION, UNREAD_STRETCH

DOUBTFUL_CLAIM = "core_doubtful_claim"
_OF_DOUBTFUL = (
    "id", "document_id", "program", "metric", "value", "value_high", "unit", "unit_text", "qualifier", "modality",
    "period_earliest_on", "period_latest_on", "quote", "quote_start", "quote_end", "is_headline", "confidence", "doubts",
)  # fmt: skip


def save_readings(con: duckdb.DuckDBPyConnection, readings: Sequence[Reading], *, reader_version: str) -> int:
    """Note what was read in documents; what was read in them before is replaced. Return how many claims now stand for them.

    The documents must have been saved: when a claim was said and when we came to know it is taken from them.
    """
    newest = list({reading.document_id: reading for reading in readings}.values())
    rows = [_reading_row(reading, reader_version) for reading in newest]
    for what in ("claims", "hiring_signals", "doubtful_claims", "mentions", "unread_stretches", "readings"):
        batches.write(con, f"delete_{what}", rows, like="core_reading")
    batches.write(con, "insert_readings", rows, like="core_reading")
    mentions = [
        MENTION.row_of(mention, document_id=reading.document_id) for reading in newest for mention in reading.mentions
    ]
    batches.write(con, "insert_mentions", mentions, like=MENTION.name)
    signals = [
        HIRING_SIGNAL.row_of(signal, id=signal.id_in(reading.document_id), document_id=reading.document_id)
        for reading in newest
        for signal in reading.signals
    ]
    batches.write(con, "insert_hiring_signals", signals, like=HIRING_SIGNAL.name)
    unread = [
        UNREAD_STRETCH.row_of(stretch, document_id=reading.document_id)
        for reading in newest
        for stretch in reading.unread
    ]
    batches.write(con, "insert_unread_stretches", unread, like=UNREAD_STRETCH.name)
    doubtful = [_doubtful_row(each) for reading in newest for each in reading.doubtful]
    batches.write(con, "insert_doubtful_claims", doubtful, like=DOUBTFUL_CLAIM)
    claims = list(chain.from_iterable(reading.claims for reading in newest))
    return batches.write(con, "insert_claims", [_claim_row(claim) for claim in claims], like=CLAIM.name)


def save_observations(con: duckdb.DuckDBPyConnection, observations: Sequence[Observation]) -> int:
    """Note what the world has shown; an observation that is known keeps the instant when we came to know it."""
    rows = [OBSERVATION.row_of(each) for each in observations]
    return batches.write(con, "insert_observations", rows, like=OBSERVATION.name)


def _reading_row(reading: Reading, reader_version: str) -> dict[str, object]:
    return {
        "document_id": reading.document_id,
        "reader_version": reader_version,
        "mention_count": len(reading.mentions),
        "quantity_count": len(reading.quantities),
        "period_count": len(reading.periods),
        "cue_count": len(reading.cues),
        "claim_count": len({claim.id for claim in reading.claims}),
    }


def _doubtful_row(doubtful: DoubtfulClaim) -> dict[str, object]:
    row = _claim_row(doubtful.claim) | {"doubts": list(doubtful.doubts)}
    return {column: row[column] for column in _OF_DOUBTFUL}


def _claim_row(claim: Claim) -> dict[str, object]:
    return CLAIM.row_of(claim, id=claim.id)
