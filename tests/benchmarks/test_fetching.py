"""The benchmark of fetching runs and says what it measured, on a small world."""

import sys

import pytest

from benchmarks import fetching


@pytest.mark.slow
def test_the_benchmark_prints_its_ratio(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "fetching",
        "--hosts",
        "6",
        "--pages",
        "3",
        "--latency",
        "0.005",
        "--pause",
        "0.05",
        "--plain-pages",
        "2",
    ]
    monkeypatch.setattr(sys, "argv", arguments)
    fetching.main()
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("whole first stage") and "18 pages" in line for line in lines)
    assert any(line.startswith("ratio") for line in lines)
    assert any("nothing has changed: 6 requests" in line for line in lines)
