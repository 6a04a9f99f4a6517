"""The published copy: whole, checked, swapped in at once."""

import subprocess
import sys
import threading

import duckdb
import pytest

from models.errors import CheckFailed, WarehouseBusy
from tests import another_process
from warehouse import connection, schema
from warehouse.publish import publish


@pytest.fixture
def published(tmp_path):
    return tmp_path / "published" / "waymark.duckdb"


def count_claims(path):
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute("SELECT count(*) FROM out_claim").fetchone()[0]


def test_the_copy_holds_everything(filled, published):
    publish(filled, published)
    with connection.open_for_reading(published) as con:
        views = con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        assert {name for (name,) in views} == {name for name, _ in schema.views()}
        assert con.execute("SELECT quote FROM out_claim").fetchone()[0].startswith("It will make 1 gigawatt")
        lacking = con.execute("SELECT * FROM duckdb_columns() WHERE NOT internal AND comment IS NULL").fetchall()
        assert lacking == []
        (tags,) = con.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchone()
        assert tags["storage_version"].startswith("v1.5.0")
    assert [each.name for each in published.parent.iterdir()] == ["waymark.duckdb"]


def test_who_reads_the_old_copy_goes_on_reading_it(filled, published):
    publish(filled, published)
    reader = another_process.start(OLD_READER, published)
    assert reader.stdout.readline() == "1\n"
    with connection.open_for_writing(filled) as con:
        con.execute("DELETE FROM core_claim")
    publish(filled, published)
    assert count_claims(published) == 0
    assert reader.communicate("again\n", timeout=30)[0] == "1\n"


OLD_READER = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
ask = lambda: print(con.execute("SELECT count(*) FROM out_claim").fetchone()[0], flush=True)
ask()
sys.stdin.readline()
ask()
"""


def test_a_failed_check_leaves_the_old_copy(filled, published):
    publish(filled, published)
    with connection.open_for_writing(filled) as con:
        con.execute("UPDATE core_claim SET quote = 'Nobody said this.'")
    with pytest.raises(CheckFailed, match="claim_quote_not_in_document"):
        publish(filled, published)
    with connection.open_for_reading(published) as con:
        assert con.execute("SELECT count(*) FROM out_claim WHERE quote = 'Nobody said this.'").fetchone() == (0,)
    assert [each.name for each in published.parent.iterdir()] == ["waymark.duckdb"]


def test_publishing_waits_for_the_writer_and_then_gives_up(filled, published):
    with connection.open_for_writing(filled), pytest.raises(WarehouseBusy):
        publish(filled, published, wait_s=0.2)
    assert not published.exists()


@pytest.mark.slow
def test_publishing_while_others_ask_is_never_seen_half_done(filled, published):
    def ask():
        while not over.is_set():
            done = subprocess.run([sys.executable, "-c", ASKER, str(published)], capture_output=True, text=True)
            answers.append(done.stdout.strip() or done.stderr[-300:])

    publish(filled, published)
    over, answers = threading.Event(), []
    asker = threading.Thread(target=ask)
    asker.start()
    for _ in range(8):
        publish(filled, published)
    over.set()
    asker.join()
    assert set(answers) == {"(1,)"}


ASKER = """
import sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True) as con:
    print(con.execute("SELECT count(*) FROM out_claim").fetchone())
"""


def test_a_path_with_a_quote_in_it(filled, tmp_path):
    published = tmp_path / "it's here" / "way'mark.duckdb"
    publish(filled, published)
    assert count_claims(published) == 1
