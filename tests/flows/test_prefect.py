"""The flows under a real Prefect: the same results as without it, its history, and a schedule whose runs really appear."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows import schedule
from tests.command_line import waymark

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE_S = 480  # a server starts in ten seconds, and in minutes on a machine with much else to do


def ask(api: str, path: str, body: dict[str, object]) -> Any:
    request = urllib.request.Request(
        f"{api}{path}", data=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def prefect_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Prefect keeps its database: the first server of these tests makes it, which takes most of its start."""
    return tmp_path_factory.mktemp("prefect")


def without_server(prefect_home: Path) -> dict[str, str]:
    """The environment of a command that is to have a Prefect server of its own."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_API")}
    return ours | {"PREFECT_HOME": str(prefect_home)}


@pytest.fixture
def served(small_world: Any, prefect_home: Path) -> Iterator[str]:
    """Serve the schedule in a process of its own; yields the address of its Prefect API."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = without_server(prefect_home)
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", *small_world.options, "schedule", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=CHECKOUT, env=environment, start_new_session=True,
    )  # fmt: skip
    try:
        yield f"http://127.0.0.1:{port}/api"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(question: Any, what: str) -> Any:
    """Ask until there is an answer; a server that is still starting has none."""
    give_up_at = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up_at:
        try:
            if found := question():
                return found
        except OSError:
            pass
        time.sleep(0.5)
    pytest.fail(f"{what} did not appear within {PATIENCE_S} s")


@pytest.mark.slow
@pytest.mark.timeout(3 * PATIENCE_S)
def test_the_schedule_is_served_its_runs_appear_and_one_of_them_runs(served: str, small_world: Any) -> None:
    def scheduled() -> Any:
        wanted = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
        runs = ask(served, "/flow_runs/filter", wanted)
        return runs if len({run["deployment_id"] for run in runs}) == len(schedule.deployments()) else None

    runs = wait_for(scheduled, "a scheduled run of every deployment")
    assert all(run["auto_scheduled"] for run in runs)
    found = {entry["name"]: entry["id"] for entry in ask(served, "/deployments/filter", {})}
    assert set(found) == {entry.name for entry in schedule.deployments()}
    made = ask(served, f"/deployments/{found['hourly']}/create_flow_run", {"state": {"type": "SCHEDULED"}})

    def finished() -> Any:
        (run,) = ask(served, "/flow_runs/filter", {"flow_runs": {"id": {"any_": [made["id"]]}}})
        return run["state_type"] if run["state_type"] in {"COMPLETED", "FAILED", "CRASHED"} else None

    assert wait_for(finished, "the end of the run") == "COMPLETED"
    assert (small_world.home / "warehouse.duckdb").exists()


@pytest.mark.slow
@pytest.mark.timeout(2 * PATIENCE_S)
def test_a_run_under_prefect_does_what_a_plain_run_does(small_world: Any, prefect_home: Path) -> None:
    environment = without_server(prefect_home)
    answer = subprocess.run(
        [sys.executable, "-m", "flows.cli", *small_world.options, "run", "--prefect"],
        capture_output=True, text=True, timeout=PATIENCE_S, cwd=CHECKOUT, env=environment,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr[-2000:]
    assert Path(answer.stdout.strip().splitlines()[-1]).read_text(encoding="utf-8").startswith("# Waymark digest")
    assert "hash" not in answer.stderr.lower(), "a parameter was hashed that should never reach Prefect"
    claims = waymark(*small_world.options, "sql", "select metric from out_claim", "--json")
    assert {"metric": "prototype_launch"} in json.loads(claims.stdout)


def test_every_deployment_names_a_flow_and_a_time() -> None:
    entries = schedule.deployments()
    assert {entry.name for entry in entries} == {"hourly", "daily", "weekly"}
    assert all(entry.crons and entry.description for entry in entries)


def test_a_broken_schedule_is_named(tmp_path: Path) -> None:
    path = tmp_path / "prefect.yaml"
    path.write_text("deployments:\n  - name: hourly\n", encoding="utf-8")
    with pytest.raises(schedule.UsageError, match="entrypoint"):
        schedule.deployments(path)
