"""What a score may look at, as it was known at a date; and claims and observations by when we came to know them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

from models.observations import Observation
from models.scores import Evidence, SaidClaim
from models.stories import origins
from models.vocabulary import Standing
from warehouse import batches, stories
from warehouse.tables import CLAIM, OBSERVATION

_BEGINNING = date(1, 1, 1)


def evidence(con: duckdb.DuckDBPyConnection, as_of: date) -> Evidence:
    """Return all that was known at the end of the day ``as_of``, UTC."""
    looks = batches.read(con, "looked_since", as_of=as_of)
    return Evidence(
        claims=tuple(_said(batches.read(con, "said_claims_as_of", as_of=as_of), _traced(con, as_of))),
        observations=tuple(observations_known(con, _BEGINNING, as_of)),
        looked_since={(row["program"], row["metric"]): row["since_on"] for row in looks},
    )


def claims_known(con: duckdb.DuckDBPyConnection, first: date, last: date) -> list[SaidClaim]:
    """Return the claims that we came to know from ``first`` to ``last``, both included, by when they were said.

    Their stories and origins are those that were known at ``last``.
    """
    return _said(batches.read(con, "said_claims_between", first=first, last=last), _traced(con, last))


def claims_by_id(con: duckdb.DuckDBPyConnection, ids: Sequence[str], as_of: date) -> list[SaidClaim]:
    """Return the claims with these ids, by when they were said; ids that nobody knows are left out.

    Their stories and origins are those that were known at the end of the day ``as_of``.
    """
    return _said(batches.read(con, "said_claims_by_id", ids=list(ids)), _traced(con, as_of))


def observations_known(con: duckdb.DuckDBPyConnection, first: date, last: date) -> list[Observation]:
    """Return the observations that we came to know from ``first`` to ``last``, both included, by day of observation."""
    return OBSERVATION.records_of(batches.read(con, "observations_between", first=first, last=last))


def _traced(con: duckdb.DuckDBPyConnection, as_of: date) -> dict[str, tuple[str, str]]:
    """Return, for each document of a story with claims, the story and the outlet that it comes from, as known at a date."""
    members = stories.with_claims(con, as_of)
    found = origins(members)
    return {member.document_id: (member.story, found[member.story].publisher) for member in members}


def _said(rows: Iterable[Mapping[str, Any]], traced: Mapping[str, tuple[str, str]]) -> list[SaidClaim]:
    return [_said_claim(row, *traced.get(row["document_id"], (None, None))) for row in rows]


def _said_claim(row: Mapping[str, Any], story: str | None, origin: str | None) -> SaidClaim:
    return SaidClaim(
        claim=CLAIM.record_of(row),
        claim_id=row["id"],
        said_on=row["said_on"],
        known_on=row["known_at"].date(),
        source=row["source"] or "",
        standing=Standing(row["standing"]),
        publisher=row["publisher"],
        url=row["url"],
        story=story,
        origin=origin,
    )
