"""What all tests share."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make golden` rewrite the expected files instead of comparing with them."""
    parser.addoption("--golden", action="store_true", help="rewrite expected files")
