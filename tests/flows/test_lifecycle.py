"""The gold set of postings' lives: thirteen boards of all kinds, looked at over ten weeks by whole runs against a real server."""

from datetime import timedelta
from typing import Any

import pytest

from flows import river
from flows.runners import PlainRunner
from tests.flows.simulated_boards import SimulatedBoard, load_all

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
WEEKS = 10
EVENTS = """
SELECT event.source, event.event, event.post_id, event.earlier_post_id, event.program, event.changed, event.happened_at
FROM core_posting_event AS event ORDER BY event.source, event.happened_at, event.post_id, event.event, event.program
"""


def serve(world: Any, boards: list[SimulatedBoard]) -> None:
    """Answer for all boards as of their week."""
    world.replies.clear()
    for board in boards:
        for query in QUERIES[board.kind]:
            path = board.list_path + query
            world.replies[board.host + path] = lambda sent, board=board, path=path: board.list_answer(path, sent)
        for path, post_id in board.page_paths().items():
            world.replies[board.host + path] = lambda sent, board=board, post_id=post_id: board.page_answer(post_id)


QUERIES = {
    "greenhouse": [""],
    "lever": ["?mode=json&skip=0&limit=100"],
    "ashby": [""],
    "workday": [""],
    "smartrecruiters": ["?limit=100&offset=0"],
    "job_page": [""],
}


def found(world: Any, boards: list[SimulatedBoard]) -> dict[str, list[dict[str, Any]]]:
    """Return the events of each board in the form of the gold set."""
    events: dict[str, list[dict[str, Any]]] = {board.name: [] for board in boards}
    for source, event, post_id, earlier, program, changed, at in world.ask(EVENTS):
        row = {"week": 1 + (at - world.begin.replace(tzinfo=None)).days // 7, "event": event, "posting": post_id}
        row |= {"earlier": earlier} if earlier else {}
        row |= {"program": program} if program else {}
        row |= {"fields": list(changed)} if changed else {}
        events[source].append(row)
    return events


def in_order(events: list[dict[str, Any]]) -> list[str]:
    return sorted(str(sorted(event.items())) for event in events)


@pytest.fixture
def lived(world: Any) -> tuple[Any, list[SimulatedBoard]]:
    """The world after ten weeks of all boards."""
    boards = load_all()
    text = "\n".join(
        f'[[source]]\nkey = "{board.name}"\nname = "{board.name}"\nstanding = "primary"\n{board.entry}\n'
        for board in boards
    )
    (world.home.parent / "sources.toml").write_text(text, encoding="utf-8")
    for week in range(1, WEEKS + 1):
        for board in boards:
            board.turn(week)
        serve(world, boards)
        world.run(timedelta(days=7) if week > 1 else timedelta(0))
        world.read()
    return world, boards


def test_every_event_is_right_and_a_rebuild_gives_the_same(lived: tuple[Any, list[SimulatedBoard]]) -> None:
    world, boards = lived
    assert len(boards) >= 12
    events = found(world, boards)
    wrong = {
        board.name: {
            "lacking": [event for event in in_order(board.expected) if event not in in_order(events[board.name])],
            "too many": [event for event in in_order(events[board.name]) if event not in in_order(board.expected)],
        }
        for board in boards
        if in_order(events[board.name]) != in_order(board.expected)
    }
    assert wrong == {}
    tables = [
        "core_posting_event",
        "core_posting_life",
        "core_posting_wording",
        "core_posting_sighting",
        "core_posting",
    ]
    before = {table: world.ask(f"SELECT * FROM {table} ORDER BY ALL") for table in tables}
    (world.home / "warehouse.duckdb").unlink()
    river.rebuild(world.context(), PlainRunner())
    assert {table: world.ask(f"SELECT * FROM {table} ORDER BY ALL") for table in tables} == before
