"""What all tests share."""

import os

import pytest

# Whatever a test starts, in this process or another, can reach nothing but this machine.
os.environ["WAYMARK_LOOPBACK"] = "only"
os.environ["DO_NOT_TRACK"] = "1"
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make golden` rewrite the expected files instead of comparing with them."""
    parser.addoption("--golden", action="store_true", help="rewrite expected files")
