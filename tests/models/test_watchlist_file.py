"""The door where TOML comes in: every mistake is named with file, key and reason."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from models import watchlist_file
from models.errors import Stop, WatchlistInvalid
from models.vocabulary import UrlStatus

ORGANIZATION = """
[[organization]]
key = "acme"
name = "Acme"
"""
PROGRAM = """
[[program]]
key = "acme.node"
name = "Acme node"
organization = "acme"
place = "orbit"
aliases = ["Acme node"]
"""
METRIC = """
[[metric]]
key = "unit_power"
meaning = "power of one"
unit = "W"
basis = "each"
dimension = "power"
"""
TARGET = """
[[target]]
key = "node-100-kw"
summary = "A node has 100 kW."
program = "acme.node"
metric = "unit_power"
basis = "each"
value = 1e5
modality = "planned"
announced_by = "acme"
announced_on = 2026-06-08
publisher = "Acme Gazette"
url_status = "unknown"
"""
SOUND = {"organizations": ORGANIZATION, "programs": PROGRAM, "metrics": METRIC, "targets": TARGET}


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for stem, text in files.items():
        (folder / f"{stem}.toml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path, **changed: str) -> list[str]:
    with pytest.raises(WatchlistInvalid) as caught:
        watchlist_file.load(written(folder, SOUND | changed))
    return caught.value.problems


def test_a_sound_folder_is_read(tmp_path: Path) -> None:
    watchlist = watchlist_file.load(written(tmp_path, SOUND))
    target = watchlist.target("node-100-kw")
    assert target.value == 100_000.0
    assert target.url_status is UrlStatus.UNKNOWN
    assert watchlist.program("acme.node").aliases == ("Acme node",)


def test_a_file_that_is_not_there_is_an_empty_list(tmp_path: Path) -> None:
    watchlist = watchlist_file.load(written(tmp_path, {"organizations": ORGANIZATION}))
    assert [entry.key for entry in watchlist.organizations] == ["acme"]
    assert watchlist.targets == ()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WatchlistInvalid, match="nowhere: there is no such folder"):
        watchlist_file.load(tmp_path / "nowhere")


def test_what_others_refer_to_is_missed_with_its_file(tmp_path: Path) -> None:
    files = {stem: text for stem, text in SOUND.items() if stem != "programs"}
    with pytest.raises(WatchlistInvalid) as caught:
        watchlist_file.load(written(tmp_path, files))
    assert caught.value.problems == ["targets.toml: node-100-kw: program: no program 'acme.node'"]


def test_other_sources_can_stand_in(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[source]]\nkey = "wire"\nname = "Wire"\nkind = "rss"\nurl = "http://wire.example/feed.xml"\n'
        'standing = "press"\nevery_hours = 1\n',
        encoding="utf-8",
    )
    folder = tmp_path / "watchlist"
    folder.mkdir()
    written(folder, SOUND | {"sources": "not = [ TOML"})
    assert [source.key for source in watchlist_file.load(folder, sources=own).sources] == ["wire"]


def test_sources_that_are_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(WatchlistInvalid) as caught:
        watchlist_file.load(written(tmp_path, SOUND), sources=tmp_path / "gone.toml")
    assert caught.value.problems == ["gone.toml: cannot be read: No such file or directory"]


def test_a_file_that_nobody_reads_is_a_mistake(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, tragets=TARGET)
    assert problem.startswith("tragets.toml: no such list; expected organizations, people,")


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, targets='[[target]]\nkey = "a\n')
    assert problem.startswith("targets.toml: not readable as TOML:")
    assert "line 2" in problem


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    written(tmp_path, SOUND)
    (tmp_path / "people.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(WatchlistInvalid, match=r"people\.toml: not readable as TOML"):
        watchlist_file.load(tmp_path)


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    written(tmp_path, SOUND)
    (tmp_path / "people.toml").mkdir()
    with pytest.raises(WatchlistInvalid, match=r"people\.toml: cannot be read"):
        watchlist_file.load(tmp_path)


def test_an_unknown_table_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, targets=TARGET.replace("[[target]]", "[[targets]]")) == [
        "targets.toml: unknown table 'targets'; expected [[target]]"
    ]


def test_single_brackets_are_explained(tmp_path: Path) -> None:
    assert problems(tmp_path, targets=TARGET.replace("[[target]]", "[target]")) == [
        "targets.toml: target: each entry begins with [[target]], in double brackets"
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('publsher = "x"', "publsher: unknown key; did you mean 'publisher'?"),
        ('weather = "fine"', "weather: unknown key"),
        ('qualifier = "roughly"', "qualifier: must be one of 'exactly', 'about'"),
        ("object_names = 3", "object_names: "),
        ('value_high = "many"', "value_high: Input should be a valid number"),
        ("value_high = inf", "value_high: Input should be a finite number"),
        ("value_high = nan", "value_high: Input should be a finite number"),
        ('withdrawn_on = "last year"', "withdrawn_on: "),
        ("note = 7", "note: Input should be a valid string, not 7"),
        ('period = { text = "by 2030", lastest = 2030-12-31 }', "period.lastest: unknown key"),
        ('period = { precision = "year" }', "period.text: missing"),
    ],
)
def test_a_wrong_line_is_named_with_file_key_and_reason(tmp_path: Path, line: str, reason: str) -> None:
    (problem,) = problems(tmp_path, targets=f"{TARGET}{line}\n")
    assert problem.startswith(f"targets.toml: node-100-kw: {reason}")


def test_a_missing_value_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, targets=TARGET.replace('publisher = "Acme Gazette"\n', "")) == [
        "targets.toml: node-100-kw: publisher: missing"
    ]


def test_an_entry_without_a_key_is_known_by_its_place(tmp_path: Path) -> None:
    assert problems(tmp_path, targets=TARGET.replace('key = "node-100-kw"\n', "")) == [
        "targets.toml: entry 1: key: missing"
    ]


def test_a_line_that_stands_twice_is_broken_toml(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, targets=f"{TARGET}publisher = 'again'\n")
    assert problem.startswith("targets.toml: not readable as TOML: Cannot overwrite a value")


def test_a_key_that_stands_twice_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, targets=TARGET + TARGET) == ["targets.toml: node-100-kw: key stands twice"]


def test_entries_out_of_order_are_named(tmp_path: Path) -> None:
    earlier = TARGET.replace("node-100-kw", "a-node")
    assert problems(tmp_path, targets=TARGET + earlier) == [
        "targets.toml: a-node: entries are kept sorted by key; it stands after node-100-kw"
    ]


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        organizations=ORGANIZATION.replace('name = "Acme"', ""),
        metrics=METRIC.replace('"each"', '"apiece"'),
        targets=TARGET.replace("1e5", '"much"'),
    )
    assert [problem.split(":")[0] for problem in found] == ["organizations.toml", "metrics.toml", "targets.toml"]


def test_the_error_says_every_problem_and_stops() -> None:
    error = WatchlistInvalid(["a.toml: x: y", "b.toml: x: z"])
    assert isinstance(error, Stop)
    assert str(error) == "a.toml: x: y\nb.toml: x: z"
