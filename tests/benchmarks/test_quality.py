"""The report on quality: rows of periods, and what was gained and lost against another commit."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from benchmarks import changes, quality
from benchmarks.quality import CORPUS, gold_documents, period_row
from benchmarks.scoring import Claim, Level, Pair


def claim(value: float | None, earliest: str | None = None, latest: str | None = None) -> Claim:
    return {
        "program": "starcloud", "metric": "unit_mass", "value": value, "value_high": None, "quote": f"It has {value}.",
        "period": {"earliest": earliest, "latest": latest},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("earliest", "latest", "row"),
    [
        (None, None, "none"),
        (None, "2030-12-31", "by, before"),
        ("2028-01-01", None, "as early as, not before"),
        ("2026-06-30", "2026-06-30", "a day"),
        ("2026-09-01", "2026-09-30", "a month"),
        ("2027-07-01", "2027-09-30", "a quarter, a season"),
        ("2027-01-01", "2027-04-30", "a third"),
        ("2027-07-01", "2027-12-31", "a half"),
        ("2027-01-01", "2027-12-31", "a year"),
        ("2030-01-01", "2033-12-31", "longer"),
    ],
)
def test_a_claim_falls_into_a_row_of_periods(earliest: str | None, latest: str | None, row: str) -> None:
    assert period_row(claim(1, earliest, latest)) == row


def test_gains_and_losses_are_told_apart_by_level() -> None:
    one, two, wrong = claim(1), claim(2), claim(3)
    before = {"d": [Pair(gold=one, read=one, level=Level.FULL), Pair(gold=two, read=None, level=Level.NONE)]}
    now = {
        "d": [
            Pair(gold=one, read=one, level=Level.VALUE),
            Pair(gold=two, read=two, level=Level.CLAIM),
            Pair(gold=None, read=wrong, level=Level.NONE),
        ]
    }
    found = changes.since(before, now)
    assert found.gained[Level.VALUE] == found.gained[Level.CLAIM] == [("d", two)]
    assert found.gained[Level.FULL] == found.lost[Level.VALUE] == []
    assert found.lost[Level.CLAIM] == found.lost[Level.FULL] == [("d", one)]
    assert (found.false_come, found.false_gone) == ([("d", wrong)], [])


def test_an_unknown_commit_has_no_name() -> None:
    assert changes.name_of("no-such-commit") is None


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A history of one commit of what reading takes, for a copy of the project may have none."""
    for room in ("benchmarks", "extractors", "models", "watchlist"):
        shutil.copytree(changes.ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    own = ("-c", "user.name=Waymark", "-c", "user.email=waymark@example.org", "-c", "commit.gpgsign=false")
    for command in (["init", "-q"], ["add", "-A", "-f"], ["commit", "-q", "-m", "As it reads now"]):
        subprocess.run(["git", *own, *command], cwd=tmp_path, check=True)
    monkeypatch.setattr(changes, "ROOT", tmp_path)


@pytest.mark.slow
@pytest.mark.usefixtures("history")
def test_the_last_commit_reads_by_its_own_code() -> None:
    entries = list(gold_documents(CORPUS))[:2]
    read = changes.read_by("HEAD", entries)
    assert read.keys() == {entry["id"] for entry in entries}
    assert any(read.values())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two documents without a claim: the figures of one belong to a company that no list has."""
    texts = ["nScale has 1.7 GW online, more than Colossus 2.", "Nothing is claimed here of Colossus 2."]
    rows = [
        {
            "id": f"d{n}",
            "genre": "columns",
            "kind": "article",
            "published": None,
            "title": "",
            "text": text,
            "claims": [],
        }
        for n, text in enumerate(texts)
    ]
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "some.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def test_the_report_says_what_a_model_underneath_brings(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "nScale"}])
    nlp.to_disk(tmp_path / "names")
    monkeypatch.setattr(sys, "argv", ["quality", str(corpus), "--model", str(tmp_path / "names"), "--show"])
    quality.main()
    told = capsys.readouterr().out
    assert "claim-free documents with a claim: 0 of 2" in told
    without, _, by = told.partition(f"without {tmp_path / 'names'}")[2].partition(f"by {tmp_path / 'names'}")
    assert "value" in without
    assert "false  come      0  gone    1" in by
    assert "gone   d0 xai.colossus compute_power" in by


def test_a_model_that_is_not_there_ends_the_report(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["quality", str(corpus), "--model", "no_such_model"])
    with pytest.raises(SystemExit, match="no_such_model"):
        quality.main()
