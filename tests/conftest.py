"""What all tests share."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flows.demo import DemoReport

# Whatever a test starts, in this process or another, can reach nothing but this machine.
os.environ["WAYMARK_LOOPBACK"] = "only"
os.environ["DO_NOT_TRACK"] = "1"
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make golden` rewrite the expected files instead of comparing with them."""
    parser.addoption("--golden", action="store_true", help="rewrite expected files")


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> "DemoReport":
    """The demo over all editions of the sample world, run once for all tests that look at it."""
    from flows import demo

    home = tmp_path_factory.mktemp("whole") / "home"
    return demo.run(home=home, watchlist=Path(__file__).resolve().parents[1] / "watchlist")
