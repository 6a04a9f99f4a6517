"""SQL on the published copy: what is answered, what is refused, and with which words."""

import resource
import shlex
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from models.errors import QueryRefused, WarehouseInvalid
from warehouse import connection, sql
from warehouse.publish import publish

INTERPRETER = sys.executable


@pytest.fixture(scope="module")
def published(filled_once, tmp_path_factory):
    target = tmp_path_factory.mktemp("published") / "waymark.duckdb"
    publish(filled_once, target)
    return target


def test_a_question_is_answered_with_names_and_types(published):
    answer = sql.query(published, "SELECT program, value, said_on FROM out_claim")
    assert answer.columns == ("program", "value", "said_on")
    assert answer.types == ("VARCHAR", "DOUBLE", "DATE")
    assert [(program, value, str(day)) for program, value, day in answer.rows] == [("moon", 1e9, "2026-06-07")]
    assert not answer.has_more


@pytest.mark.parametrize(
    "question",
    ["FROM out_claim", "DESCRIBE out_claim", "SHOW TABLES", "EXPLAIN FROM out_claim", "SUMMARIZE out_claim",
     "WITH a AS (SELECT 1 AS one) SELECT * FROM a;", "-- a remark\nVALUES (1)"],
)  # fmt: skip
def test_every_kind_of_question_is_answered(published, question):
    assert sql.query(published, question).rows


def test_rows_beyond_the_limit_are_not_fetched(published):
    answer = sql.query(published, "SELECT * FROM range(10)", limit=3)
    assert answer.rows == [(0,), (1,), (2,)]
    assert answer.has_more
    assert not sql.query(published, "SELECT * FROM range(3)", limit=3).has_more


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM core_claim", "CREATE TEMP TABLE mine AS SELECT 1", "DROP VIEW out_claim", "SET threads = 8",
        "ATTACH ':memory:' AS other", "COPY core_claim TO '/tmp/claims.csv'", "INSTALL httpfs", "LOAD httpfs",
        "PRAGMA database_list", "CALL pragma_version()", "EXPORT DATABASE '/tmp/everything'", "BEGIN",
    ],
)  # fmt: skip
def test_what_is_no_question_is_refused(published, statement):
    with pytest.raises(QueryRefused, match="only questions are answered"):
        sql.query(published, statement)


@pytest.mark.parametrize(
    "question",
    [
        "FROM read_text('/etc/hostname')", "FROM read_csv('/etc/passwd')", "FROM '/etc/passwd'", "FROM glob('/etc/*')",
        "FROM read_parquet('https://a.test/x.parquet')",
        "EXPLAIN ANALYZE COPY core_claim TO '/tmp/waymark-claims.csv'",
    ],
)  # fmt: skip
def test_no_file_and_no_address_is_opened(published, question):
    with pytest.raises(QueryRefused):
        sql.query(published, question)


def test_python_variables_are_out_of_reach(published):
    secrets = [1]
    with pytest.raises(QueryRefused, match="secrets"):
        sql.query(published, "FROM secrets")
    assert secrets == [1]


@pytest.mark.parametrize(("text", "count"), [("", 0), ("SELECT 1; SELECT 2", 2)])
def test_one_statement_at_a_time(published, text, count):
    with pytest.raises(QueryRefused, match=f"one statement at a time, and here are {count}"):
        sql.query(published, text)


def test_a_slip_of_the_pen_is_explained(published):
    with pytest.raises(QueryRefused, match=r"syntax error"):
        sql.query(published, "SELEKT 1")
    with pytest.raises(QueryRefused, match=r"out_claim, out_contradiction, .*DESCRIBE"):
        sql.query(published, "FROM claims")
    with pytest.raises(QueryRefused, match="modality"):
        sql.query(published, "SELECT modalities FROM out_claim")


def test_a_question_that_takes_too_long_is_stopped(published):
    begun = time.monotonic()
    with pytest.raises(QueryRefused, match=r"stopped after 0\.3 seconds"):
        sql.query(
            published,
            "SELECT count(*) FROM range(1000000000) a, range(1000) b WHERE a.range % 7 = b.range",
            timeout_s=0.3,
        )
    assert time.monotonic() - begun < 5


def test_a_question_that_never_ends_is_stopped_while_its_rows_are_fetched(published):
    endless = "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t"
    with pytest.raises(QueryRefused, match="stopped"):
        sql.query(published, endless, timeout_s=0.3)


def test_a_question_that_needs_too_much_memory_is_stopped(published):
    with pytest.raises(QueryRefused, match="512 MB"):
        sql.query(published, "SELECT list(repeat('x', 1000) || range) FROM range(10000000)")


def test_one_giant_cell_is_stopped_and_costs_this_process_nothing(published):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(QueryRefused, match="stopped"):
        sql.query(published, "SELECT repeat('x', 2000000000)")
    with pytest.raises(QueryRefused, match="larger than 64 MB"):
        sql.query(published, "SELECT repeat('x', 100000000)")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024  # kilobytes


def test_an_answer_of_many_rows_is_held_to_its_size_too(published):
    with pytest.raises(QueryRefused, match="larger than 64 MB"):
        sql.query(published, "SELECT repeat('x', 1000000) FROM range(100)")


def test_every_type_of_value_comes_over(published):
    values = (
        "42, 1.5, true, NULL, 'é', '\\x00\\xff'::BLOB, DATE '2026-06-23', TIMESTAMP '2026-06-23 12:00:00', TIME '12:00'"
    )
    more = "1.25::DECIMAL(9, 2), INTERVAL 3 DAY, uuid(), [1, 2], {'a': 1}, MAP {'k': 2}, 170141183460469231731687303715884105727::HUGEINT"
    (row,) = sql.query(published, f"SELECT {values}, {more}, TIMESTAMPTZ '2026-06-23 12:00:00+00', '2001:db8::1'").rows
    assert row[:5] == (42, 1.5, True, None, "é")
    assert isinstance(row[11], UUID)
    assert row[12:15] == ([1, 2], {"a": 1}, {"k": 2})
    assert row[16].astimezone(UTC) == datetime(2026, 6, 23, 12, tzinfo=UTC)


def test_a_process_that_dies_or_lies_is_a_refusal(published, monkeypatch, tmp_path):
    for answer in ("", "import sys; sys.stdout.write('x')", "import os; os.kill(os.getpid(), 9)"):
        monkeypatch.setattr(sql.sys, "executable", str(_python(tmp_path, answer)))
        with pytest.raises(QueryRefused, match="stopped"):
            sql.query(published, "SELECT 1")
    lie = "import pickle, sys; sys.stdout.buffer.write(pickle.dumps(print))"
    monkeypatch.setattr(sql.sys, "executable", str(_python(tmp_path, lie)))
    with pytest.raises(QueryRefused, match="cannot be read"):
        sql.query(published, "SELECT 1")


def test_a_process_that_does_not_heed_its_clock_is_killed(published, monkeypatch, tmp_path):
    monkeypatch.setattr(sql.sys, "executable", str(_python(tmp_path, "import time; time.sleep(60)")))
    monkeypatch.setattr(sql, "GRACE_S", 0.2)
    begun = time.monotonic()
    with pytest.raises(QueryRefused, match=r"stopped after 0\.3 seconds"):
        sql.query(published, "SELECT 1", timeout_s=0.3)
    assert time.monotonic() - begun < 20


def _python(folder: Path, program: str) -> Path:
    """Return an interpreter that runs this program, whatever it is told to run."""
    script = folder / "python"
    script.write_text(f"#!/bin/sh\nexec {INTERPRETER} -c {shlex.quote(program)}\n", encoding="utf-8")
    script.chmod(0o755)
    return script


def test_nothing_published_yet_says_what_to_do(tmp_path):
    with pytest.raises(WarehouseInvalid, match="waymark run"):
        sql.query(tmp_path / "none.duckdb", "SELECT 1")


def test_a_writer_does_not_lock_sql_users_out(filled, published):
    with connection.open_for_writing(filled) as con:
        con.execute("DELETE FROM core_claim")
        assert sql.query(published, "SELECT count(*) FROM out_claim").rows == [(1,)]


def test_the_targets_can_be_listed_by_category(published):
    every = sql.named_query(published, "targets", {"category": None})
    assert [row[:3] for row in every.rows] == [("moon.power", "Moon plant", "not yet assessed")]
    assert sql.named_query(published, "targets", {"category": "met"}).rows == []
