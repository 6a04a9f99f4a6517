"""Each table against its record: the same columns, and every record comes back as it went in."""

import re
import types
import typing
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from warehouse import batches, rows, tables
from warehouse.statements import STATEMENTS
from warehouse.tables import CLAIM, RECORD_TABLES, Table

SINGULAR = {
    "raw_fetch": "fetches", "raw_poll": "polls", "core_link": "links", "core_document": "documents",
    "core_posting": "postings", "core_mention": "mentions", "core_claim": "claims", "core_observation": "observations",
    "core_commitment": "commitments", "core_score": "scores", "core_score_reason": "score_reasons",
    "core_score_demand": "score_demands", "core_contradiction": "contradictions", "core_organization": "organizations", "core_person": "persons",
    "core_program": "programs", "core_metric": "metrics", "core_source": "sources", "core_watch": "watches",
    "core_hiring_signal": "hiring_signals", "core_unread_stretch": "unread_stretches", "core_scheduled_launch": "schedules", "core_target": "targets", "core_capacity_input": "capacity_inputs",
    "core_promise": "promises", "core_revision": "revisions", "core_launch_move": "launch_moves",
    "core_posting_wording": "posting_wordings", "core_posting_life": "posting_lives",
    "core_fingerprint": "fingerprints", "core_story": "stories", "core_story_document": "story_documents",
    "core_story_merge": "story_merges",
}  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


def strategy(hint: Any) -> st.SearchStrategy[Any]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return st.one_of(strategy(part) for part in typing.get_args(hint))
    if typing.get_origin(hint) is tuple:
        return st.lists(strategy(typing.get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{field.name: strategy(hints[field.name]) for field in fields(hint)})
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    simple: dict[Any, st.SearchStrategy[Any]] = {
        type(None): st.none(),
        str: TEXTS,
        bytes: st.binary(max_size=12),
        bool: st.booleans(),
        int: st.integers(-(2**31), 2**31 - 1),
        float: st.floats(allow_nan=False, allow_infinity=False),
        date: st.dates(),
        datetime: st.datetimes(timezones=st.just(UTC)),
    }
    return simple[hint]


def names(table: Table[Any]) -> str:
    return table.name


@pytest.mark.parametrize("table", RECORD_TABLES, ids=names)
def test_a_table_has_the_columns_of_its_record(con, table):
    assert set(con.table(table.name).columns) == set(table.columns)


@pytest.mark.parametrize("table", RECORD_TABLES, ids=names)
def test_the_insert_statement_names_every_column_once(con, table):
    statement = (STATEMENTS / f"insert_{SINGULAR[table.name]}.sql").read_text()
    listed = re.search(rf"INSERT INTO {table.name} \(([^)]*)\)", statement)
    assert listed is not None
    assert [name.strip() for name in listed[1].split(",")] == con.table(table.name).columns


def test_every_table_with_a_record_is_held_here(con):
    without = {
        "core_archive_file", "core_board_judged", "core_doubtful_claim", "core_extraction", "core_posting_event", "core_imported_file", "core_migration", "core_posting_sighting", "core_reading", "raw_run",
    }  # fmt: skip
    every = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()}
    assert every - without == {table.name for table in RECORD_TABLES}


@pytest.mark.parametrize("table", [table for table in RECORD_TABLES if table is not CLAIM], ids=names)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_record_comes_back_as_it_went_in(con, table, data):
    record = data.draw(strategy(table.record))
    if table is tables.DOCUMENT and record.fetched_at is None:
        record = replace(record, fetched_at=datetime(2026, 6, 8, tzinfo=UTC))  # without, it is refused
    added: dict[str, Any] = {
        "id": "x",
        "seen_at": rows.naive_utc(datetime(2026, 1, 1, tzinfo=UTC)),
        "is_current": True,
        "position": 0,
    }
    added |= {
        "document_id": "d",
        "score_id": "s",
        "fetch_id": None,
        "as_of_on": date(2026, 6, 14),
        "source": "s",
        "board": "b",
        "reader_version": "v1",
        "story": "s",
    }
    con.execute(f"DELETE FROM {table.name}")
    row = table.row_of(record, **{name: added[name] for name in table.added})
    written = batches.write(con, f"insert_{SINGULAR[table.name]}", [row], like=table.name)
    assert written == 1
    cursor = con.execute(f"FROM {table.name}")
    found = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
    left_out = {name: getattr(record, name) for name in table.omitted}
    assert table.record_of(found, **left_out) == record


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_claim_comes_back_as_it_went_in(con, make, data):
    document = make.document()
    con.execute("DELETE FROM core_claim; DELETE FROM core_document")
    batches.write(con, "insert_documents", [tables.DOCUMENT.row_of(document)], like="core_document")
    claim = replace(data.draw(strategy(CLAIM.record)), document_id=document.id)
    batches.write(con, "insert_claims", [CLAIM.row_of(claim, id=claim.id)], like="core_claim")
    cursor = con.execute("FROM core_claim")
    found = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
    assert CLAIM.record_of(found) == claim
    assert found["id"] == CLAIM.record_of(found).id


def test_an_instant_without_a_zone_is_refused(make):
    with pytest.raises(ValueError, match="without a zone"):
        tables.POLL.row_of(make.poll(make.at(6, 8).replace(tzinfo=None)))


def test_half_characters_are_replaced_one_for_one(con, make):
    document = make.document("abc \ud83d def")
    batches.write(con, "insert_documents", [tables.DOCUMENT.row_of(document)], like="core_document")
    assert con.execute("SELECT text FROM core_document").fetchone() == ("abc \ufffd def",)
