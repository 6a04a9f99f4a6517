"""The whole river over the sample world: what stands at the end, what a kill changes (nothing), and what SQL answers meanwhile."""

import random
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from flows import demo
from tests import another_process
from tests.another_process import HOLD_WAREHOUSE
from tests.command_line import Command
from warehouse import sql

CHECKOUT = Path(__file__).resolve().parents[2]
EDITIONS = 2
KILLS = 3
PATIENCE_S = 400  # a demo of these editions takes ten seconds, and several minutes on a machine with much else to do
"""Of the editions, as many as the kill test has the patience for."""
CONTENT = {
    "claims": "select * exclude (document_id) from core_claim order by id",
    "documents": "select id, title, text, published_on, url, fetched_at from core_document order by id",
    "observations": "select * from core_observation order by id",
    "postings": "select board, post_id, first_seen_on, last_seen_on, closed_on, is_open from out_posting order by all",
    "scores": "select * from core_score order by id",
    "reasons": "select * from core_score_reason order by score_id, position",
    "looks": "select source, run_id, outcome from raw_poll order by all",
}


def content(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that must not depend on how often a run was killed."""
    with duckdb.connect(str(home / "published" / "waymark.duckdb"), read_only=True) as con:
        return {name: con.execute(query).fetchall() for name, query in CONTENT.items()}


def ask(report: demo.DemoReport, query: str) -> list[tuple[object, ...]]:
    return sql.query(report.home / "published" / "waymark.duckdb", query).rows


@pytest.mark.slow
def test_every_stage_has_left_something(whole: demo.DemoReport) -> None:
    for table in ("raw_fetch", "raw_poll", "core_document", "core_posting", "core_observation", "core_commitment"):
        assert ask(whole, f"select count(*) from {table}") > [(10,)], table
    assert whole.claims_read > 50
    assert list((whole.home / "archive").glob("*.warc.gz"))


@pytest.mark.slow
def test_every_quote_stands_in_its_document(whole: demo.DemoReport) -> None:
    rows = ask(
        whole,
        "select count(*) from core_claim c join core_document d on d.id = c.document_id "
        "where case when is_headline then d.title else d.text end not like concat('%', replace(replace(quote, '%', '\\%'), '_', '\\_'), '%') escape '\\'",
    )
    assert rows == [(0,)]


@pytest.mark.slow
def test_targets_behind_are_told_with_the_evidence(whole: demo.DemoReport) -> None:
    rows = ask(whole, demo.QUERY)
    assert rows
    assert all(why for _, _, why in rows)
    cited = ask(whole, "select evidence from out_progress where category in ('behind', 'far behind')")
    assert len(cited) == len(rows)
    assert any(each["speaker"] for (evidence,) in cited for each in evidence)
    assert ask(whole, f"select count(*) from out_progress where target = '{demo.TARGET}'") == [(1,)]


@pytest.mark.slow
def test_one_target_is_met_by_an_observation_and_none_by_an_announcement(whole: demo.DemoReport) -> None:
    rows = ask(whole, "select target from out_progress where category in ('met', 'met late')")
    assert rows
    unseen = ask(
        whole,
        "select p.target from out_progress p where category in ('met', 'met late') and observed_on is null",
    )
    assert unseen == []


@pytest.mark.slow
def test_the_digest_is_written_for_every_week_and_says_what_was_not_looked_at(whole: demo.DemoReport) -> None:
    assert len(list((whole.home / "digests").glob("*.md"))) == len(whole.editions)
    text = whole.digest.read_text(encoding="utf-8")
    assert "far behind" in text.lower()
    assert "<script" not in whole.page.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_page_that_robots_txt_forbids_is_refused_and_counted(whole: demo.DemoReport) -> None:
    rows = ask(whole, "select url from raw_fetch where outcome = 'refused_by_us' and reason like '%robots%'")
    assert rows


@pytest.mark.slow
def test_running_the_demo_again_changes_nothing(whole: demo.DemoReport) -> None:
    before = content(whole.home)
    again = demo.run(home=whole.home, watchlist=CHECKOUT / "watchlist")
    assert again.editions_done_before == len(again.editions)
    assert again.digest == whole.digest
    assert content(whole.home) == before


@pytest.mark.slow
@pytest.mark.timeout(3 * PATIENCE_S)
def test_a_demo_that_is_killed_and_run_again_ends_the_same(tmp_path: Path) -> None:
    complaints = tmp_path / "complaints"
    assert Command("--help", stderr=complaints).has_ended(PATIENCE_S), "the process that all are forked from grows warm"

    def start(home: Path) -> Command:
        return Command("--home", str(home), "demo", "--editions", str(EDITIONS), stderr=complaints)

    untouched, killed = tmp_path / "untouched", tmp_path / "killed"
    began = time.monotonic()
    first = start(untouched)
    assert first.has_ended(PATIENCE_S)
    assert first.returncode == 0, complaints.read_text(encoding="utf-8")
    whole_s = time.monotonic() - began  # what a run takes on this machine, as busy as it is now
    dice = random.Random()
    kills = 0
    for share in (dice.uniform(0.1, 0.5) for _ in range(KILLS)):
        command = start(killed)
        if not command.has_ended(whole_s * share):
            command.kill()
            kills += 1
    assert kills >= 2, "it was over before it could be killed"
    last = start(killed)
    assert last.has_ended(PATIENCE_S)
    assert last.returncode == 0, complaints.read_text(encoding="utf-8")
    assert content(killed) == content(untouched)


@pytest.mark.slow
def test_sql_answers_while_a_run_is_writing(whole: demo.DemoReport) -> None:
    with another_process.holding(HOLD_WAREHOUSE, whole.home / "warehouse.duckdb", 30) as writer:
        began = time.monotonic()
        answer = subprocess.run(
            [sys.executable, "-m", "flows.cli", "--home", str(whole.home), "sql", demo.QUERY, "--json"],
            capture_output=True,
            text=True,
            cwd=CHECKOUT,
            timeout=25,
        )
        assert answer.returncode == 0, answer.stderr
        assert answer.stdout.startswith("[{")
        assert writer.poll() is None, f"the writer had ended after {time.monotonic() - began:.1f} s"
