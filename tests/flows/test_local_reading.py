"""`waymark read` on local documents, through the command line, as other programs call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import waymark

TEXT = "SpaceX plans to launch two AI1 prototypes in early 2027. Each AI1 satellite will carry 120 kW of compute on average."
CLAIM_FIELDS = {
    "program", "metric", "value", "value_high", "unit", "unit_text", "qualifier", "basis", "power_basis", "modality",
    "speaker", "counterparty", "period", "condition", "quote", "start", "end", "headline", "flags", "confidence", "reporter", "hop",
}  # fmt: skip


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "documents.jsonl"
    rows = [
        {"id": "a", "kind": "article", "published": "2026-06-23", "title": "Orbit", "text": TEXT},
        {"id": "b", "kind": "article", "published": None, "title": "", "text": "Nothing is claimed here."},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.slow
def test_jsonl_gives_one_line_for_each_document_with_the_public_fields(lines: Path) -> None:
    answer = waymark("read", "--jsonl", str(lines))
    assert answer.returncode == 0, answer.stderr
    first, second = [json.loads(line) for line in answer.stdout.splitlines()]
    assert list(first) == ["id", "claims"]
    assert first["id"] == "a"
    assert {claim["metric"] for claim in first["claims"]} >= {"prototype_launch", "unit_power"}
    for claim in first["claims"]:
        assert set(claim) >= CLAIM_FIELDS
        assert TEXT[claim["start"] : claim["end"]] == claim["quote"]
    assert second == {"id": "b", "claims": []}


@pytest.mark.slow
def test_jsonl_is_read_from_standard_input_and_stages_have_offsets_into_the_text(lines: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "flows.cli", "read", "--jsonl", "-", "--stages"],
        input=lines.read_text(encoding="utf-8"), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    first = json.loads(answer.stdout.splitlines()[0])
    assert set(first) >= {"id", "claims", "mentions", "quantities", "periods", "cues"}
    for quantity in first["quantities"]:
        assert TEXT[quantity["start"] : quantity["end"]] == quantity["unit_text"]
        assert {"value", "value_high", "qualifier", "unit"} <= set(quantity)
    assert any(quantity["value"] == 120_000 and quantity["unit"] == "W" for quantity in first["quantities"])
    for stage in ("mentions", "periods", "cues"):
        for record in first[stage]:
            assert TEXT[record["start"] : record["end"]] == record["text"]


@pytest.mark.slow
def test_a_file_gives_an_object_with_the_text_that_was_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head><title>Orbit</title></head><body><nav>Home</nav><article><h1>Orbit</h1><p>{TEXT}</p>"
        f"<p>The satellites are to fly from Texas, the company added, without naming a price for any of it.</p></article></body></html>",
        encoding="utf-8",
    )
    answer = waymark("read", str(path), "--published", "2026-06-23", "--json")
    assert answer.returncode == 0, answer.stderr
    (document,) = [json.loads(line) for line in answer.stdout.splitlines()]
    assert document["path"] == str(path)
    assert document["published"] == "2026-06-23"
    assert document["kind"] == "article"
    assert TEXT.split(". ", maxsplit=1)[0] in document["text"]
    assert document["claims"]
    for claim in document["claims"]:
        assert document["text"][claim["start"] : claim["end"]] == claim["quote"]


HIRING = "Tesla is hiring a Radiation Engineer for computers in orbit."


@pytest.mark.slow
def test_a_file_tells_its_signals_to_programs_and_to_people(tmp_path: Path) -> None:
    path = tmp_path / "post.txt"
    path.write_text(HIRING, encoding="utf-8")
    answer = waymark("read", str(path), "--json")
    assert answer.returncode == 0, answer.stderr
    (document,) = [json.loads(line) for line in answer.stdout.splitlines()]
    (signal,) = document["signals"]
    assert document["text"][signal["start"] : signal["end"]] == signal["quote"] == HIRING
    assert {key: signal[key] for key in ("organization", "role", "function", "programs", "in_orbit")} == {
        "organization": "tesla",
        "role": "Radiation Engineer",
        "function": "radiation",
        "programs": [],
        "in_orbit": True,
    }
    told = waymark("read", str(path)).stdout
    assert "no claims" in told
    assert "tesla is hiring: Radiation Engineer (radiation, orbit)" in " ".join(told.split())


@pytest.mark.slow
def test_people_read_who_says_what_in_words(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text(
        "SpaceX call\n\nBret Johnsen: Starmind satellites will draw 120 kW each.\n\n"
        "Colin Day, Some Bank: We think Starmind will reach 2 gigawatts per year by the end of 2030.\n\n"
        "Bret Johnsen: Elon Musk said in May that Starmind will reach 1 gigawatt per year by the end of 2027.",
        encoding="utf-8",
    )
    told = waymark("read", str(path)).stdout
    for line in (
        "Starmind: unit power 120 kW, planned",
        "   Bret Johnsen\n",
        "Starmind: 2 GW a year of compute, planned, by 2030-12-31",
        "   one who asks there\n",
        "   Elon Musk by way of Bret Johnsen\n",
    ):
        assert line in told


@pytest.mark.slow
def test_a_line_tells_its_signals_only_with_the_stages(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": HIRING}) + "\n"
    assert json.loads(waymark("read", "--jsonl", "-", text=line).stdout) == {"id": "a", "claims": []}
    staged = json.loads(waymark("read", "--jsonl", "-", "--stages", text=line).stdout)
    assert [signal["organization"] for signal in staged["signals"]] == ["tesla"]


@pytest.mark.slow
def test_what_is_rather_wrong_is_told_to_people_and_to_programs(tmp_path: Path) -> None:
    path = tmp_path / "hall.txt"
    body = "SpaceX plans Starmind. It was in the news. So was much else. In Elbonia Bay the satellites draw 77 MW."
    path.write_text(f"News\n\n{body}", encoding="utf-8")
    (document,) = [json.loads(line) for line in waymark("read", str(path), "--json").stdout.splitlines()]
    left = document["doubtful"]
    assert left
    assert all(each["confidence"] < 0.5 and each["doubts"] for each in left)
    line = json.dumps({"id": "a", "title": "News", "text": body}) + "\n"
    assert json.loads(waymark("read", "--jsonl", "-", text=line).stdout)["doubtful"]
    told = " ".join(waymark("read", str(path)).stdout.split())
    assert f"left out: {len(left)} that could be read as claims" in told
    assert "77 MW" not in told
    why = " ".join(waymark("read", str(path), "--why").stdout.split())
    assert "In Elbonia Bay" in why
    assert "the sentence holds a name that no list has, and not the program" in why


@pytest.mark.slow
def test_what_was_too_much_to_be_read_is_told_to_people_and_to_programs(tmp_path: Path) -> None:
    path = tmp_path / "dense.txt"
    text = "".join(f"Starmind will reach {number} GW by 2030. " for number in range(1, 701))
    path.write_text(f"Starmind\n\n{text}", encoding="utf-8")
    (document,) = [json.loads(line) for line in waymark("read", str(path), "--json").stdout.splitlines()]
    (left,) = document["unread"]
    assert 0 < left["sentences"] == 700 - len(document["claims"])
    assert document["text"][left["start"] :].startswith("Starmind will reach")
    line = json.dumps({"id": "a", "title": "Starmind", "text": text}) + "\n"
    assert json.loads(waymark("read", "--jsonl", "-", text=line).stdout)["unread"][0]["sentences"] == left["sentences"]
    told = " ".join(waymark("read", str(path)).stdout.split())
    assert f"not read: characters {left['start']:,} to {left['end']:,} of {len(document['text']):,}" in told
    page = tmp_path / "page.html"
    assert waymark("read", str(path), "--html", str(page)).returncode == 0
    assert f"Not read: characters {left['start']:,} to" in page.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("{not json", "line 1"),
        ('{"id": "x"}', "text: is missing"),
        ('{"text": 5}', "text: expected text"),
        ('{"text": "a", "kind": "poem"}', "kind: 'poem'"),
        ('{"text": "a", "published": "yesterday"}', "published: 'yesterday'"),
    ],
)
def test_a_bad_line_is_named_with_file_line_and_key(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(row + "\n", encoding="utf-8")
    answer = waymark("read", "--jsonl", str(path))
    assert answer.returncode == 2
    assert complaint in answer.stderr
    assert str(path) in answer.stderr
    assert "Traceback" not in answer.stderr
