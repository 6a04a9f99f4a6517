"""The one DuckDB of a process: files are kept apart, let go between sessions, and never shared with a process that was forked."""

import multiprocessing
import os
import subprocess
import sys

import duckdb
import pytest

from models.errors import WarehouseInvalid
from warehouse import attachments, connection, runs


def begin_run(path, make, run_id="r"):
    with connection.open_for_writing(path) as con:
        runs.begin_run(con, run_id, "ingest", started_at=make.at(6, 8))


def last_run(path):
    with connection.open_for_reading(path) as con:
        run = runs.last_run(con)
    return run and run.run_id


def test_files_that_are_open_at_once_are_kept_apart(path, filled_once, make):
    begin_run(path, make)
    with connection.open_for_reading(path) as one, connection.open_for_reading(filled_once) as other:
        for _ in range(2):
            assert one.execute("select count(*) from core_document").fetchone() == (0,)
            assert other.execute("select count(*) from core_document").fetchone() == (1,)
        assert runs.last_run(one) is not None
        assert runs.last_run(other) is None


def test_a_session_within_another_leaves_it_open(path):
    with connection.open_for_reading(path) as outer:
        with connection.open_for_reading(path):
            pass
        assert outer.execute("select count(*) from core_document").fetchone() == (0,)


def test_between_sessions_another_duckdb_opens_the_file_and_finds_all_of_it(path, make):
    begin_run(path, make)
    assert not path.with_name(path.name + ".wal").exists()
    code = "import duckdb, sys\nprint(duckdb.connect(sys.argv[1]).execute('select run_id from raw_run').fetchall())"
    seen = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True)
    assert seen.stdout == "[('r',)]\n", seen.stderr


def test_a_file_that_cannot_be_attached_leaves_nothing_behind(path, make):
    sound = path.read_bytes()
    path.write_bytes(os.urandom(10_000))
    for _ in range(2):
        with pytest.raises(WarehouseInvalid, match="cannot be opened"):
            last_run(path)
    path.write_bytes(sound)
    begin_run(path, make)
    assert last_run(path) == "r"


def test_a_quote_in_a_path_is_part_of_it(tmp_path, make):
    path = tmp_path / "it's" / 'a "warehouse".duckdb'
    begin_run(path, make)
    assert last_run(path) == "r"


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_process_has_a_duckdb_of_its_own(path, make):
    begin_run(path, make)
    with connection.open_for_reading(path):
        pass
    child = multiprocessing.get_context("fork").Process(target=begin_run, args=(path, make, "s"))
    child.start()
    child.join(60)
    assert child.exitcode == 0
    assert {run for (run,) in rows(path)} == {"r", "s"}


def rows(path):
    with connection.open_for_reading(path) as con:
        return con.execute("select run_id from raw_run").fetchall()


def test_what_went_beside_one_file_is_gone_when_another_is_opened(tmp_path, path, make):
    other = tmp_path / "other.duckdb"
    with connection.open_for_writing(other) as con:
        con.execute("SET memory_limit = '60MB'; SET threads = 1")
        sorted_aside = "SELECT count(*) FROM (SELECT * FROM many ORDER BY number, text LIMIT 900_000)"
        con.execute("CREATE TABLE many AS SELECT random() AS number, repeat('x', 100) AS text FROM range(1_000_000)")
        assert con.execute(sorted_aside).fetchone() == (900_000,)
        assert list(tmp_path.glob("other.duckdb.tmp/*"))
    begin_run(path, make)
    assert last_run(path) == "r"
    assert not (tmp_path / "other.duckdb.tmp").exists()


def test_what_does_not_fit_into_memory_goes_beside_the_file(path):
    con = attachments.open_file(path, read_only=True)
    try:
        assert con.execute("select current_setting('temp_directory')").fetchone() == (f"{path.resolve()}.tmp",)
        with pytest.raises(duckdb.CatalogException):
            con.execute("from memory.core_document")
    finally:
        attachments.close_file(path, con)
