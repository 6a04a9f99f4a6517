"""One writer at a time, each session one transaction; what happens when somebody else has the file, or a process is killed."""

import threading
import time

import duckdb
import pytest

from models.errors import WarehouseBusy, WarehouseInvalid
from tests import another_process
from tests.another_process import HOLD_WAREHOUSE
from warehouse import connection, fetches, runs

WRITER = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from models.identity import content_id
from models.fetching import Fetch
from models.vocabulary import FetchOutcome
from warehouse.connection import open_for_writing
from warehouse.fetches import save_fetches

def fetch(batch, number):
    url = f"https://a.test/{batch}/{number}"
    return Fetch(
        id=content_id(url), source="s", method="GET", url=url, request_body_digest=None,
        fetched_at=datetime(2026, 6, 8, tzinfo=UTC), outcome=FetchOutcome.OK, status=200, reason=None, final_url=url,
        content_type=None, etag=None, last_modified=None, body_digest=None, body_bytes=0, archive_file=None,
        archive_offset=None,
    )

for batch in range(1000):
    with open_for_writing(Path(sys.argv[1])) as con:
        save_fetches(con, [fetch(batch, number) for number in range(200)])
    print(batch, flush=True)
"""


def test_a_block_is_kept_when_it_ends(path, make):
    with connection.open_for_writing(path) as con:
        fetches.save_fetches(con, [make.fetch()])
    with connection.open_for_reading(path) as con:
        assert fetches.all_fetches(con) == [make.fetch()]


def test_nothing_of_a_block_is_kept_when_it_raises(path, make):
    def fail_halfway():
        with connection.open_for_writing(path) as con:
            fetches.save_fetches(con, [make.fetch()])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    with connection.open_for_reading(path) as con:
        assert fetches.all_fetches(con) == []


def test_a_new_file_is_made_in_the_format_that_older_clients_open(tmp_path):
    path = tmp_path / "deep" / "new.duckdb"
    with connection.open_for_writing(path) as con:
        (tags,) = con.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchone()
    assert tags["storage_version"].startswith("v1.5.0")
    assert [each.name for each in path.parent.iterdir()] == ["new.duckdb"]


def test_reading_what_is_not_there_says_what_to_do(tmp_path):
    with pytest.raises(WarehouseInvalid, match="waymark run"), connection.open_for_reading(tmp_path / "none.duckdb"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a warehouse" * 1000])
def test_a_file_that_is_no_warehouse_is_refused(tmp_path, content):
    path = tmp_path / "other.duckdb"
    path.write_bytes(content)
    with pytest.raises(WarehouseInvalid, match=r"other\.duckdb"), connection.open_for_writing(path, wait_s=0.1):
        pass
    assert path.read_bytes() == content


def test_a_duckdb_file_of_something_else_is_not_read(tmp_path):
    path = tmp_path / "other.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(WarehouseInvalid, match="earlier version"), connection.open_for_reading(path):
        pass


def test_another_process_that_holds_it_too_long_is_named(path):
    with another_process.holding(HOLD_WAREHOUSE, path, 30) as holder:
        with pytest.raises(WarehouseBusy, match=str(holder.pid)), connection.open_for_writing(path, wait_s=0.3):
            pass
        with pytest.raises(WarehouseBusy, match=str(holder.pid)), connection.open_for_reading(path, wait_s=0.3):
            pass


def test_another_process_is_waited_for(path):
    with another_process.holding(HOLD_WAREHOUSE, path, 0.5) as holder:
        begun = time.monotonic()
        with connection.open_for_writing(path, wait_s=30):
            waited_s = time.monotonic() - begun
        assert holder.wait() == 0
    assert waited_s > 0.2


def test_threads_of_one_process_take_turns(path, make):
    def write(number):
        with connection.open_for_writing(path) as con:
            (before,) = con.execute("SELECT count(*) FROM raw_run").fetchone()
            runs.begin_run(con, f"r{number}", "ingest", started_at=make.at(6, 8))
            found.append(before)

    found: list[int] = []
    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [0, 1, 2, 3, 4, 5]


def test_a_thread_that_writes_too_long_is_not_waited_for(path):
    with (
        connection.open_for_writing(path),
        pytest.raises(WarehouseBusy, match="another thread"),
        connection.open_for_writing(path, wait_s=0.05),
    ):
        pass


def test_a_reader_in_the_same_process_waits_for_the_writer(path, make):
    def write():
        with connection.open_for_writing(path) as con:
            runs.begin_run(con, "r", "ingest", started_at=make.at(6, 8))
            inside.set()
            time.sleep(0.2)

    inside = threading.Event()
    writer = threading.Thread(target=write)
    writer.start()
    assert inside.wait(10)
    with connection.open_for_reading(path, wait_s=10) as con:
        assert runs.last_run(con).run_id == "r"
    writer.join()


def test_sql_does_not_see_python_variables(con):
    leaked = [1, 2, 3]
    with pytest.raises(duckdb.CatalogException):
        con.execute("FROM leaked")
    assert leaked == [1, 2, 3]


def test_readers_of_one_process_read_at_once(path):
    with connection.open_for_reading(path, wait_s=1), connection.open_for_reading(path, wait_s=1) as con:
        assert runs.last_run(con) is None


def test_a_writer_that_waits_goes_before_readers_that_come_later(path, make):
    def write():
        with connection.open_for_writing(path) as con:
            runs.begin_run(con, "r", "ingest", started_at=make.at(6, 8))

    def read():
        with connection.open_for_reading(path) as con:
            found.append(runs.last_run(con))

    found = []
    with connection.open_for_reading(path):
        writer = threading.Thread(target=write)
        writer.start()
        time.sleep(0.1)  # it waits now
        reader = threading.Thread(target=read)
        reader.start()
        time.sleep(0.1)
        assert found == []
    writer.join()
    reader.join()
    assert found[0].run_id == "r"


@pytest.mark.slow
def test_a_kill_loses_no_batch_and_doubles_none(tmp_path):
    path = tmp_path / "killed.duckdb"
    said: set[int] = set()
    for has_written, pause_s in ((False, 0.25), (False, 0.6), (True, 0.0), (True, 0.1), (True, 0.3), (True, 0.7)):
        writer = another_process.start(WRITER, path)
        heard = writer.stdout.readline() if has_written else ""
        time.sleep(pause_s)
        writer.kill()
        said |= {int(line) for line in (heard + writer.communicate()[0]).split("\n")[:-1]}
        if not path.exists():
            continue  # killed before the file was there: nothing was promised
        with connection.open_for_writing(path) as con:
            batches = con.execute(
                "SELECT CAST(split_part(url, '/', 4) AS INTEGER) AS batch, count(*), count(DISTINCT id) "
                "FROM raw_fetch GROUP BY batch"
            ).fetchall()
        assert {(rows, ids) for _, rows, ids in batches} <= {(200, 200)}
        assert said <= {batch for batch, _, _ in batches}
        assert said or not has_written
