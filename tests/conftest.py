"""What all tests share."""

import dataclasses
import fcntl
import gc
import os
import pickle
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from extractors.reader import Reader
    from flows.demo import DemoReport
    from models.watchlist import Watchlist
    from tests.readings import Readings

WATCHLIST = Path(__file__).resolve().parents[1] / "watchlist"

# Whatever a test starts, in this process or another, can reach nothing but this machine.
os.environ["WAYMARK_LOOPBACK"] = "only"
os.environ["DO_NOT_TRACK"] = "1"
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make golden` rewrite the expected files instead of comparing with them."""
    parser.addoption("--golden", action="store_true", help="rewrite expected files")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give those who look at the whole demo the patience for it: the first of them makes it, which takes minutes on a busy machine."""
    for item in items:
        if "whole" in getattr(item, "fixturenames", ()) and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(900))


def pytest_collection_finish() -> None:
    """Have the collector look seldom, and never again at what is there now: modules and tests by the thousand stay to the end."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def watchlist() -> "Watchlist":
    """The watchlist that ships with the project."""
    from tests import shipped

    return shipped.watchlist()


@pytest.fixture(scope="session")
def reader() -> "Reader":
    """The reader by the watchlist that ships with the project; read-only."""
    from tests import shipped

    return shipped.reader()


@pytest.fixture(scope="session")
def reader_of_all(reader: "Reader") -> "Reader":
    """A reader that claims what it doubts too: rules are looked at apart from what is taken away as rather wrong than right."""
    return replace(reader, claims=replace(reader.claims, least=0.0))


@pytest.fixture(scope="session")
def readings(reader: "Reader", tmp_path_factory: pytest.TempPathFactory) -> "Readings":
    """What that reader reads in the documents of the corpus, read once for all tests that look at it."""
    from tests.readings import Readings

    folder = _shared(tmp_path_factory) / "readings"
    folder.mkdir(exist_ok=True)
    return Readings(reader, folder)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty warehouse, to be copied: laying the schema takes longer than most tests."""
    from warehouse.connection import open_for_writing

    made = tmp_path_factory.mktemp("empty") / "waymark.duckdb"
    with open_for_writing(made):
        pass
    return made


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> "DemoReport":
    """The demo over all editions of the sample world: run once for all tests that look at it, whichever process they run in."""
    from flows import demo

    mine = tmp_path_factory.mktemp("whole")
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return demo.run(home=mine / "home", watchlist=WATCHLIST)
    shared = _shared(tmp_path_factory) / "whole"
    with (shared.parent / "whole.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "report").exists():
            made = demo.run(home=shared / "home", watchlist=WATCHLIST)
            (shared / "report").write_bytes(pickle.dumps(made))
    report: DemoReport = pickle.loads((shared / "report").read_bytes())
    # Each process has a copy of its own: while one has a warehouse open for writing, another could not even read it.
    home = Path(shutil.copytree(report.home, mine / "home"))
    moved = {name: home / getattr(report, name).relative_to(report.home) for name in ("digest", "page")}
    return dataclasses.replace(report, home=home, **moved)


def _shared(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run have."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
