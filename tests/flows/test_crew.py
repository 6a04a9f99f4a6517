"""Work on several cores: everything is done once, in order, whoever dies; and reading so gives what reading alone gives."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from benchmarks.texts import watched_documents
from flows import crew as crews
from flows import readers, reading, river
from flows.crew import Crew
from flows.runners import PlainRunner
from models.errors import UsageError
from tests import shipped
from tests.crew_work import begin

pytestmark = pytest.mark.slow
PARENT = os.getpid()
CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def crew() -> Iterator[Crew[int, tuple[int, int]]]:
    with Crew(partial(begin, PARENT), size=2) as made:
        made.wait()
        yield made


def test_several_processes_share_the_items_and_the_results_are_in_order(crew: Crew[int, tuple[int, int]]) -> None:
    for _ in range(3):
        found = crew.work_off(range(200), weight=lambda item: item % 7)
        assert [result for result, _ in found] == [10 * item for item in range(200)]
        share = sum(process == PARENT for _, process in found)
        assert 0 < share < 200
    assert crew.work_off([]) == []


def test_more_items_than_a_pipe_holds_are_worked_off(
    crew: Crew[int, tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crews, "_TICKETS", 16)
    assert [result for result, _ in crew.work_off(range(50))] == [10 * item for item in range(50)]


def test_what_a_child_leaves_is_done_by_the_parent(crew: Crew[int, tuple[int, int]]) -> None:
    items = [*range(20), -3, *[-2] * 200, 7]
    assert [result for result, _ in crew.work_off(items)] == [10 * item for item in items]
    again = crew.work_off(range(30))
    assert [result for result, _ in again] == [10 * item for item in range(30)]
    assert {process for _, process in again} == {PARENT}


def test_an_error_is_raised_and_the_next_work_is_not_hurt(crew: Crew[int, tuple[int, int]]) -> None:
    for at in (0, 150):
        items = list(range(200))
        items[at] = -1
        with pytest.raises(UsageError, match="nobody can"):
            crew.work_off(items)
        assert [result for result, _ in crew.work_off(range(40))] == [10 * item for item in range(40)]


def test_a_crew_that_is_not_ready_yet_or_of_one_works_as_well() -> None:
    for size in (1, 3):
        with Crew(partial(begin, PARENT), size=size) as made:
            assert [result for result, _ in made.work_off(range(5))] == [0, 10, 20, 30, 40]


def test_children_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = (
        "import os, time\nfrom functools import partial\nfrom flows.crew import Crew\nfrom tests.crew_work import begin\n"
        "if __name__ == '__main__':\n"
        "    made = Crew(partial(begin, os.getpid()), size=2)\n    made.wait()\n"
        "    print([pid for _, pid in made.work_off(range(100)) if pid != os.getpid()][0], flush=True)\n    time.sleep(60)\n"
    )
    path = tmp_path / "parent.py"
    path.write_text(script, encoding="utf-8")
    here = {**os.environ, "PYTHONPATH": str(CHECKOUT)}  # the script lies elsewhere, and uses what stands in this file
    parent = subprocess.Popen([sys.executable, str(path)], stdout=subprocess.PIPE, text=True, env=here)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    os.kill(child, 0)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until = time.monotonic() + 30
    while Path(f"/proc/{child}").exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(f"/proc/{child}").exists()


def test_two_processes_read_what_one_reads() -> None:
    documents = watched_documents()[::40]
    begin_reading = partial(readers.at_work, shipped.watchlist())
    alone = [begin_reading()(document) for document in documents]
    with Crew(begin_reading, size=2) as made:
        made.wait()
        assert made.work_off(documents, weight=lambda document: len(document.text)) == alone
    assert sum(len(each.reading.claims) for each in alone) > 20
    assert any(each.fingerprint for each in alone)


@pytest.mark.parametrize(("processes", "documents", "size"), [(2, 3, 2), (1, 3, 1)])
def test_a_stage_reads_on_several_cores_where_many_documents_wait(
    world: Any, monkeypatch: pytest.MonkeyPatch, processes: int, documents: int, size: int
) -> None:
    sizes = []

    class Ready(Crew[Any, Any]):
        def __init__(self, begin: Callable[[], Callable[[Any], Any]], *, size: int) -> None:
            super().__init__(begin, size=size)
            self.wait()
            sizes.append(size)

    monkeypatch.setattr(reading, "Crew", Ready)
    monkeypatch.setattr(reading, "DOCUMENTS_WORTH_A_PROCESS", 1)
    world.sources('kind = "rss"\nurl = "http://a.test/feed"\nevery_hours = 2\nmin_seconds_between_requests = 0')
    world.feed("a.test/feed", *(f"a.test/{number}" for number in range(documents)))
    for number in range(documents):
        world.article(f"a.test/{number}", f"Each Starmind satellite draws {number + 1}00 kW.")
    world.run()
    context = world.context()
    settings = replace(context.settings, processes=processes)
    report = reading.read(replace(context, settings=settings), PlainRunner())
    assert (report.documents_read, report.claims, sizes) == (documents, documents, [size])


def test_how_many_processes_read_is_told_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYMARK_PROCESSES", "3")
    assert river.context_for(home=tmp_path).settings.processes == 3
    for wrong in ("0", "many", "-1"):
        monkeypatch.setenv("WAYMARK_PROCESSES", wrong)
        with pytest.raises(UsageError, match="number from 1"):
            river.context_for(home=tmp_path)
