"""What a killed process left lying is cleared away; what a living one is making is not."""

import os
import subprocess
import sys

from warehouse.asides import aside_of, forget


def test_leftovers_of_the_dead_are_cleared_away(tmp_path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    alive = os.getppid()
    path = tmp_path / "w.duckdb"
    for name in (f"w.duckdb.new-{dead.pid}-1", f"w.duckdb.new-{dead.pid}-1.wal", f"w.duckdb.new-{alive}-1", "w.duckdb"):
        (tmp_path / name).write_text("x")
    own = aside_of(path)
    assert {each.name for each in tmp_path.iterdir()} == {f"w.duckdb.new-{alive}-1", "w.duckdb"}
    assert own.name.startswith(f"w.duckdb.new-{os.getpid()}-")


def test_forgetting_takes_the_log_along(tmp_path):
    own = aside_of(tmp_path / "w.duckdb")
    own.write_text("x")
    own.with_name(f"{own.name}.wal").write_text("x")
    forget(own)
    forget(own)
    assert list(tmp_path.iterdir()) == []
