"""The schema explains itself, keeps its naming rules, and refuses files that are not of its making."""

import duckdb
import pytest

from models.errors import WarehouseInvalid
from models.vocabulary import Category, FetchOutcome, Health, Modality, PollOutcome
from warehouse import connection, schema, schema_docs
from warehouse.attachments import CONFIG


def test_every_table_and_view_has_a_comment(con):
    lacking = con.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND coalesce(comment, '') = '' "
        "UNION ALL SELECT view_name FROM duckdb_views() "
        "WHERE NOT internal AND NOT temporary AND coalesce(comment, '') = ''"
    ).fetchall()
    assert lacking == []


def test_every_column_has_a_comment(con):
    lacking = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''"
    ).fetchall()
    assert lacking == []


def test_names_say_what_a_column_holds(con):
    columns = con.execute(
        "SELECT table_name || '.' || column_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    wrong = [
        where
        for where, name, kind in columns
        if (kind == "DATE") != name.endswith("_on")
        or (kind == "TIMESTAMP") != name.endswith("_at")
        or (kind == "BOOLEAN") != name.startswith(("is_", "has_", "was_"))
    ]
    assert wrong == []


def test_all_tables_and_views_belong_to_a_layer(con):
    views = [name for name, _ in schema.views()]
    tables = [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()]
    assert all(name.startswith("out_") for name in views)
    assert all(name.startswith(("raw_", "core_")) for name in tables)


@pytest.mark.parametrize(
    ("column", "vocabulary"),
    [
        ("core_claim.modality", Modality),
        ("core_score.category", Category),
        ("raw_fetch.outcome", FetchOutcome),
        ("raw_poll.outcome", PollOutcome),
        ("out_source_health.health", Health),
    ],
)
def test_a_comment_names_every_value_of_a_closed_vocabulary(con, column, vocabulary):
    table, name = column.split(".")
    (comment,) = con.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = $t AND column_name = $c", {"t": table, "c": name}
    ).fetchone()
    assert [value for value in vocabulary if value.value not in comment] == []


def test_migrations_are_numbered_without_a_gap(tmp_path):
    (tmp_path / "0001_one.sql").write_text("SELECT 1")
    (tmp_path / "0003_three.sql").write_text("SELECT 3")
    with pytest.raises(WarehouseInvalid, match="without a gap"):
        schema.migrations(tmp_path)


def test_migrating_twice_does_nothing_the_second_time():
    with duckdb.connect() as con:
        assert schema.migrate(con) == len(schema.migrations())
        assert schema.migrate(con) == 0


def test_views_made_by_an_older_program_are_made_anew(path):
    with connection.open_for_writing(path) as con:
        con.execute("UPDATE core_migration SET checksum = 'older' WHERE number = 0")
        con.execute("DROP VIEW out_progress; CREATE VIEW out_forgotten AS SELECT 1 AS one")
    with connection.open_for_writing(path) as con:
        found = {name for (name,) in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()}
    assert found == {name for name, _ in schema.views()}


def test_a_new_migration_is_applied_to_an_old_file(path):
    with connection.open_for_writing(path):
        pass
    steps = schema.migrations()
    added = schema.Migration(number=len(steps) + 1, name="one more", sql="CREATE TABLE core_more (key VARCHAR)")
    with duckdb.connect(str(path), config=CONFIG) as con:
        assert schema.migrate(con, steps=[*steps, added]) == 1
        assert con.execute("FROM core_more").fetchall() == []
        assert con.execute("SELECT name FROM core_migration WHERE number = $n", {"n": len(steps) + 1}).fetchall() == [
            ("one more",)
        ]


def test_a_migration_that_fails_leaves_nothing_behind():
    steps = [schema.Migration(number=1, name="half", sql="CREATE TABLE core_half (key VARCHAR); SELECT nonsense")]
    with duckdb.connect() as con:
        with pytest.raises(duckdb.Error):
            schema.migrate(con, steps=steps)
        assert con.execute("SELECT table_name FROM duckdb_tables() WHERE table_name = 'core_half'").fetchall() == []
        assert con.execute("FROM core_migration").fetchall() == []


def test_a_warehouse_of_a_later_version_is_refused(path):
    with connection.open_for_writing(path) as con:
        con.execute("INSERT INTO core_migration VALUES (99, 'of the future', 'x')")
    with pytest.raises(WarehouseInvalid, match="later version"), connection.open_for_writing(path):
        pass
    with pytest.raises(WarehouseInvalid, match="later version"), connection.open_for_reading(path):
        pass


def test_a_warehouse_whose_migration_was_changed_is_refused(path):
    with connection.open_for_writing(path) as con:
        con.execute("UPDATE core_migration SET checksum = 'x' WHERE number = 1")
    with pytest.raises(WarehouseInvalid, match=r"migration 1 .* is not the one"), connection.open_for_writing(path):
        pass


def test_a_warehouse_of_an_earlier_version_is_not_read_before_it_is_migrated(path):
    with connection.open_for_writing(path) as con:
        con.execute("DELETE FROM core_migration WHERE number = 5")
    with pytest.raises(WarehouseInvalid, match="earlier version"), connection.open_for_reading(path):
        pass


def test_the_page_of_the_schema_is_current():
    assert schema_docs.PAGE.read_text(encoding="utf-8") == schema_docs.current_page(), (
        "run: python -m warehouse.schema_docs"
    )
