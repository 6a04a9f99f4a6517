"""The page for those who edit the lists: its examples are entries that load, its mistakes are what is really said."""

import re
import tomllib
from pathlib import Path

import pytest

from models import watchlist_file
from models.errors import WatchlistInvalid
from models.watchlist import Watchlist


@pytest.fixture(scope="module")
def readme(folder: Path) -> str:
    return (folder / "README.md").read_text(encoding="utf-8")


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)


def test_every_list_is_explained(readme: str) -> None:
    for stem in watchlist_file.ENTRY_TYPES:
        assert f"`{stem}.toml`" in readme


def test_its_examples_are_entries_of_the_lists(readme: str, watchlist: Watchlist) -> None:
    lists = {table: getattr(watchlist, stem) for stem, (table, _) in watchlist_file.ENTRY_TYPES.items()}
    examples = [tomllib.loads(block) for block in blocks(readme, "toml")]
    assert len(examples) == 7
    for example in examples:
        ((table, (row,)),) = example.items()
        # A site that exists is never shown as one that is read wrongly.
        if table == "site_reader" and row["host"].endswith(".example"):
            continue
        assert row["key"] in {entry.key for entry in lists[table]}, "shown as an example, but not in the list"


def test_its_examples_load(readme: str, folder: Path, tmp_path: Path, watchlist: Watchlist) -> None:
    stems = {table: stem for stem, (table, _) in watchlist_file.ENTRY_TYPES.items()}
    for path in folder.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    older = (
        '[[target]]\nkey = "starcloud-2-in-october-2026"\nsummary = "x"\nprogram = "starcloud"\nmetric = "launch"\n'
        'basis = "event"\nmodality = "planned"\nannounced_by = "starcloud"\nannounced_on = 2025-01-01\n'
        'publisher = "x"\nurl_status = "unknown"\n'
    )
    asked = sorted({family for metric in watchlist.metrics for family in metric.not_families})
    families = "".join(f'[[wording]]\nkey = "{family}"\nmeaning = "x"\n' for family in asked)
    beside = {"target": older, "wording": families}
    for block in blocks(readme, "toml"):
        (table,) = tomllib.loads(block)
        (tmp_path / f"{stems[table]}.toml").write_text(f"{block}\n{beside.get(table, '')}", encoding="utf-8")
    shown = watchlist_file.load(tmp_path)
    assert [target.key for target in shown.targets] == ["starcloud-2-in-2027", "starcloud-2-in-october-2026"]
    assert [source.key for source in shown.sources] == ["data_center_dynamics"]


@pytest.mark.parametrize(
    ("stem", "before", "after"),
    [
        ("targets", '"several outlets"\nurl_status', '"several outlets"\npublsher = "x"\nurl_status'),
        ("targets", 'publisher = "several outlets"\nurl_status', "url_status"),
        ("sources", 'en/rss/"\nstanding = "press"\nevery_hours = 2', 'en/rss/"\nstanding = "press"\nevery_hours = 0'),
        ("watches", 'programs = ["terafab"]', 'programs = ["terrafab"]'),
        ("capacity", "value = 5\nlow = 3\nhigh = 5", "value = 6\nlow = 3\nhigh = 5"),
    ],
)
def test_its_mistakes_read_as_it_says(
    readme: str, folder: Path, tmp_path: Path, stem: str, before: str, after: str
) -> None:
    for path in folder.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    wrong = tmp_path / f"{stem}.toml"
    text = wrong.read_text(encoding="utf-8")
    start = text.index('key = "starcloud-2-in-2027"') if stem == "targets" else 0
    assert before in text[start:]
    wrong.write_text(text[:start] + text[start:].replace(before, after, 1), encoding="utf-8")
    with pytest.raises(WatchlistInvalid) as caught:
        watchlist_file.load(tmp_path)
    (shown,) = blocks(readme, "text")
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0] in shown.splitlines()
