"""The command line as a person and a program meet it: a real server on loopback, real processes where the process is what counts."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import another_process
from tests.another_process import HOLD_LOCK
from tests.command_line import waymark

CHECKOUT = Path(__file__).resolve().parents[2]
COMMANDS = [
    "assess", "capacity", "demo", "digest", "ingest", "read", "run", "schedule", "sql", "status", "target", "targets", "what-if",
]  # fmt: skip


def process(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command line in a process of its own, started from nothing."""
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments], capture_output=True, text=True, timeout=240, cwd=CHECKOUT
    )


@pytest.mark.slow
def test_help_lists_every_command() -> None:
    answer = process("--help")
    assert answer.returncode == 0
    for command in COMMANDS:
        assert command in answer.stdout


@pytest.mark.slow
def test_sql_imports_neither_prefect_nor_spacy(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom flows import cli\nsys.argv = ['waymark', '--home', sys.argv[1], 'sql', 'select 1']\n"
        "try:\n    cli.main()\nexcept SystemExit as end:\n    code = end.code\n"
        "print(code, sorted({'prefect', 'spacy', 'httpx', 'trafilatura'} & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, cwd=CHECKOUT, timeout=60
    )
    assert answer.stdout.strip() == "1 []", answer.stderr
    assert "nothing has been published yet" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.slow
def test_the_four_stages_one_after_the_other(small_world: Any) -> None:
    options = small_world.options
    found = json.loads(waymark(*options, "ingest", "--json").stdout)
    assert (found["sources_looked_at"], found["items_new"], found["pages_fetched"], found["pages_not_had"]) == (
        1,
        2,
        1,
        1,
    )
    again = json.loads(waymark(*options, "ingest", "--json").stdout)
    assert again["sources_looked_at"] == 0, "it is not due within the hour"
    forced = json.loads(waymark(*options, "ingest", "--source", "small_wire", "--json").stdout)
    assert (forced["sources_looked_at"], forced["items_new"], forced["pages_fetched"]) == (1, 0, 0)
    assert small_world.server.answers[304] == 1, "what has not changed is not fetched again"
    read = json.loads(waymark(*options, "read", "--json").stdout)
    assert read["pages"] == 1
    assert read["claims"] >= 2
    assert json.loads(waymark(*options, "read", "--json").stdout)["documents_read"] == 0
    assessed = json.loads(waymark(*options, "assess", "--json").stdout)
    assert assessed["targets"] > 60
    written = json.loads(waymark(*options, "digest", "--json").stdout)
    assert Path(written["digest"]).read_text(encoding="utf-8").startswith("# Waymark digest")
    rows = json.loads(waymark(*options, "sql", "select metric from out_claim order by 1", "--json").stdout)
    assert {"metric": "prototype_launch"} in rows
    status = json.loads(waymark(*options, "status", "--json").stdout)
    assert [row["source"] for row in status] == ["small_wire"]
    targets = json.loads(waymark(*options, "targets", "--category", "far behind", "--json").stdout)
    assert {row["category"] for row in targets} <= {"far behind"}


@pytest.mark.slow
def test_a_source_that_fails_is_told_by_the_exit_code_and_by_status(small_world: Any) -> None:
    sources = small_world.watchlist / "sources.toml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("/feed.xml", "/nothing.xml"), encoding="utf-8")
    answer = waymark(*small_world.options, "run", "--json")
    assert answer.returncode == 4, answer.stderr
    (row,) = json.loads(waymark(*small_world.options, "status", "--json").stdout)
    assert row["health"] == "failing"
    assert "404" in row["reason"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["sql", "drop table raw_fetch"], 1, "nothing has been published yet"),
        (["ingest", "--source", "nobody"], 2, "nobody: no such source"),
        (["read", "/nowhere/page.html"], 2, "/nowhere/page.html: cannot be read"),
        (["demo", "--editions", "99"], 2, "--editions"),
        (["--watchlist", "/nowhere", "assess"], 1, "/nowhere"),
        (["--contact", "two\nlines", "ingest"], 2, "contact"),
    ],
)
def test_an_error_says_what_to_do_without_a_traceback(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    answer = waymark("--home", str(tmp_path / "home"), *arguments)
    assert answer.returncode == code, answer.stderr
    assert words in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.slow
def test_a_mistake_in_the_watchlist_names_file_key_and_reason(small_world: Any) -> None:
    sources = small_world.watchlist / "sources.toml"
    sources.write_text(sources.read_text(encoding="utf-8").replace("every_hours", "every_hour"), encoding="utf-8")
    answer = waymark(*small_world.options, "ingest")
    assert answer.returncode == 1
    assert "sources.toml" in answer.stderr
    assert "small_wire" in answer.stderr
    assert "every_hour" in answer.stderr


@pytest.mark.slow
def test_a_site_reader_whose_time_is_over_is_told_by_status_and_digest(small_world: Any) -> None:
    (small_world.watchlist / "site_readers.toml").write_text(
        '[[site_reader]]\nkey = "desk"\nhost = "desk.test"\nversion = 1\ndeclared_on = 2025-01-01\nexpires_on = 2025-12-01\n'
        'because = "its articles are rows of a form"\ntext = ".line"\ngolden_page = "<p>x</p>"\ngolden_text = "y"\n',
        encoding="utf-8",
    )
    told = "The reader of desk.test expired on 2025-12-01"
    written = json.loads(waymark(*small_world.options, "digest", "--json").stdout)
    for path in written.values():
        assert told in Path(path).read_text(encoding="utf-8").replace("\\", "")
    assert told in waymark(*small_world.options, "status").stdout


@pytest.mark.slow
def test_two_runs_on_one_home_are_refused(small_world: Any) -> None:
    small_world.home.mkdir(parents=True)
    with another_process.holding(HOLD_LOCK, small_world.home / "run.lock", 60):
        answer = process(*small_world.options, "ingest")
    assert answer.returncode == 3
    assert "another run is under way" in answer.stderr


@pytest.mark.slow
def test_csv_neutralises_formulas(small_world: Any) -> None:
    assert process(*small_world.options, "run").returncode == 0
    answer = process(*small_world.options, "sql", "select '=1+1' as a, -5 as b", "--csv")
    assert answer.stdout == "a,b\n'=1+1,-5\n"


@pytest.mark.slow
def test_a_date_that_has_not_come_is_no_date_to_score_at(tmp_path: Path) -> None:
    for command in ("assess", "digest"):
        answer = waymark("--home", str(tmp_path), command, "--as-of", "2999-01-01")
        assert answer.returncode == 2
        assert "2999-01-01 has not come yet" in answer.stderr
        assert "Traceback" not in answer.stderr
