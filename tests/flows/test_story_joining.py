"""Stories over several runs: whatever comes together, and in whatever order, the log is the same in the end."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.stories import GOLD, Gold, gold_of
from extractors.reader import Reader
from extractors.stories import fingerprints, likeness, rarity
from flows import story_joining
from flows.context import Context
from flows.settings import Settings
from models.stories import Fingerprint
from warehouse import documents, stories
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.stories import REACH

CHECKOUT = Path(__file__).resolve().parents[2]
LOG = (
    "select document_id, story, joined_story, relation, like_document_id, text_share, mark_share, reason from core_story_document order by all",
    "select * from core_story order by all",
    "select * from core_story_merge order by all",
)


@pytest.fixture(scope="module")
def gold() -> list[Gold]:
    return gold_of(GOLD / "work.jsonl")


@pytest.fixture(scope="module")
def prints(gold: list[Gold], reader: Reader) -> dict[str, Fingerprint]:
    return {
        each.document.id: fingerprints.of(each.document, reader.read(each.document), reader.finders) for each in gold
    }


class Runs:
    """A home in which articles come run by run."""

    def __init__(self, home: Path, prints: dict[str, Fingerprint]) -> None:
        self.prints = prints
        self.context = Context.of(Settings(home=home, watchlist=CHECKOUT / "watchlist", only_loopback=True))

    def run(self, some: Sequence[Gold], *, version: str = "v1") -> story_joining.JoinReport:
        with open_for_writing(self.context.settings.warehouse) as con:
            documents.save_documents(con, [each.document for each in some])
            stories.save_fingerprints(con, [self.prints[each.document.id] for each in some], reader_version=version)
        return story_joining.join_stories(self.context)

    def log(self) -> list[list[tuple[object, ...]]]:
        with open_for_reading(self.context.settings.warehouse) as con:
            return [con.execute(query).fetchall() for query in LOG]


@pytest.mark.slow
def test_run_by_run_and_in_any_order_the_log_ends_the_same(tmp_path, gold, prints, monkeypatch):
    at_once = Runs(tmp_path / "at_once", prints)
    report = at_once.run(gold)
    assert report.documents == len(gold)
    assert report.copies > 40
    whole = at_once.log()
    monkeypatch.setattr(story_joining, "DOCUMENTS_PER_BATCH", 7)
    in_order = Runs(tmp_path / "in_order", prints)
    for start in range(0, len(gold), 20):
        in_order.run(gold[start : start + 20])
    assert in_order.log() == whole
    shuffled = Runs(tmp_path / "shuffled", prints)
    mixed = random.Random(11).sample(gold, len(gold))
    for some in (mixed[:30], mixed[30:70], mixed[70:]):
        shuffled.run(some)
    assert shuffled.log() == whole


@pytest.mark.slow
def test_a_run_without_news_changes_nothing_and_another_reader_decides_anew(tmp_path, gold, prints):
    runs = Runs(tmp_path, prints)
    runs.run(gold[:30])
    before = runs.log()
    assert runs.run([]).documents == 0
    assert runs.log() == before
    assert runs.run(gold[:30], version="v2").documents == 30
    assert runs.log() == before


@pytest.mark.slow
def test_an_id_stays_when_more_join(tmp_path, gold, prints):
    runs = Runs(tmp_path, prints)
    runs.run(gold[:40])
    before = {row[0]: row[1] for row in runs.log()[0]}
    runs.run(gold[40:])
    after = {row[0]: row[1] for row in runs.log()[0]}
    assert {document: after[document] for document in before} == before


def test_what_a_run_recalls_holds_all_that_can_bear_on_a_decision():
    assert REACH.days >= likeness.COPY_DAYS
    assert REACH.days >= 7 * (rarity.WEEKS + 2)
