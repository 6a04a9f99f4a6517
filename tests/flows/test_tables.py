"""What is printed for people and for programs."""

import json
from datetime import UTC, date, datetime

import pytest

from flows import tables


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_json_is_one_array_of_objects(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_table(
        ["day", "at", "n"], [(date(2026, 8, 30), datetime(2026, 8, 30, 18, tzinfo=UTC), 1.5)], as_json=True
    )
    assert json.loads(capsys.readouterr().out) == [{"day": "2026-08-30", "at": "2026-08-30T18:00:00+00:00", "n": 1.5}]


def test_csv_has_a_header_and_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_table(["a"], [("=1+1",), ("@x",), ("-5",), (-5,), ("plain",), ("",), (None,)], as_csv=True)
    assert capsys.readouterr().out.splitlines() == ["a", "'=1+1", "'@x", "'-5", "-5", "plain", '""', '""']


def test_a_table_that_fits_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_table(["name", "n"], [("Starmind", 1)])
    assert "━" in capsys.readouterr().out


def test_a_table_that_does_not_fit_becomes_blocks_with_whole_words(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_table([f"column_{number}" for number in range(9)], [["a whole sentence of words"] * 9])
    printed = capsys.readouterr().out
    assert "━" not in printed
    assert printed.count("a whole sentence of words") == 9


def test_no_rows_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_table(["a"], [])
    assert capsys.readouterr().out == "no rows\n"


def test_markup_in_a_cell_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_table(["a"], [("[red]not red[/red]",)])
    assert "[red]not red[/red]" in capsys.readouterr().out


def test_a_long_text_wraps_and_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    tables.print_table(["why"], [("word " * 60,)])
    assert capsys.readouterr().out.count("word") == 60
