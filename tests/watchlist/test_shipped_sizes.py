"""The shipped sizes: what was announced lies within them, and they are what the corpus and the targets give."""

from benchmarks.sizes import as_toml, gold_claims, sizes_of
from models.lexicon import Size
from models.watchlist import Watchlist
from models.watchlist_rules import problems_of
from tests.shipped import FOLDER


def test_they_are_what_the_corpus_and_the_targets_give(watchlist: Watchlist) -> None:
    assert (FOLDER / "sizes.toml").read_text(encoding="utf-8") == as_toml(sizes_of(watchlist, gold_claims()))


def test_they_hold_what_is_said_of_a_program_and_what_is_usual(watchlist: Watchlist) -> None:
    values = (1.0, 2.0, [3.0, 4.0], 5.0, 6.0, 7.0, 8.0, 9.0, 90.0)
    said = [{"program": "p", "metric": "unit_power", "value": value} for value in values]
    told = [{"program": "p", "metric": "launch", "value": None}, {"program": None, "metric": "launch", "value": None}]
    sizes = {size.key: size for size in sizes_of(watchlist, [*said, *told]) if size.program == "p"}
    assert sizes.keys() == {"p unit_power", "p launch"}
    power = sizes["p unit_power"]
    assert (power.least, power.most, power.usual) == (1.0, 90.0, (2.0, 9.0))


def test_a_wrong_entry_is_named() -> None:
    wrong = Size(key="x y", program="x", metric="y", least=3, most=2, usual=(1,))
    found = "\n".join(problems_of(Watchlist(sizes=(wrong,))))
    for reason in ("no program 'x'", "no metric 'y'", "the least is above 0", "two figures"):
        assert reason in found
