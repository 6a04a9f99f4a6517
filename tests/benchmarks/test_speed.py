"""The measuring of speed: turns, ratios, table; the material; what is said of a peer that is missing."""

import itertools
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from benchmarks import speed
from benchmarks.contests import Contests, fetch_records
from benchmarks.ratios import Contest, Result, measure, table_lines
from benchmarks.texts import (
    Shares,
    news,
    plain_news,
    sample_pages,
    sentence_texts,
    sentences_in,
    shares,
    watched_documents,
)
from extractors.reader import Reader
from models.documents import Document


@pytest.fixture(scope="module")
def watched() -> list[Document]:
    return watched_documents()


@pytest.fixture(autouse=True)
def little_of_what_is_dear(monkeypatch: pytest.MonkeyPatch) -> None:
    """A round reads a tenth of the watched pages that a measurement reads."""
    monkeypatch.setattr("benchmarks.contests.WATCHED_SLICES", 60)


@pytest.fixture
def contests(tmp_path: Path, reader: Reader, watched: list[Document]) -> Contests:
    return Contests(sentences=60, folder=tmp_path, cleanup=ExitStack(), fetches=20, reader=reader, watched=watched)


class Watch:
    """A clock that only work moves on."""

    def __init__(self) -> None:
        self.now = 0.0
        self.calls: list[tuple[str, int]] = []

    def work(self, side: str, number: int, takes: float) -> Callable[[], None]:
        def do() -> None:
            self.calls.append((side, number))
            self.now += takes

        return do


def test_sides_go_first_in_turns_and_the_first_round_does_not_count() -> None:
    watch = Watch()
    ours, peers = [50.0, 1.0, 2.0, 4.0], [1.0, 2.0, 8.0, 2.0]
    result = measure(
        Contest(
            key="k",
            title="t",
            prepare=lambda number: (
                watch.work("ours", number, ours[number]),
                watch.work("peer", number, peers[number]),
            ),
            clock=lambda: watch.now,
        ),
        rounds=3,
    )
    assert (result.ours, result.peers) == ((1.0, 2.0, 4.0), (2.0, 8.0, 2.0))
    assert result.ratios == [0.5, 2.0, 4.0]
    assert [side for side, _ in watch.calls] == ["peer", "ours", "ours", "peer", "peer", "ours", "ours", "peer"]


def test_a_contest_with_dear_material_has_fewer_rounds() -> None:
    ticks = itertools.count()
    contest = Contest(
        key="k", title="t", prepare=lambda _: (lambda: None, lambda: None), clock=lambda: float(next(ticks)), at_most=2
    )
    assert len(measure(contest, rounds=9).ours) == 2


def test_table_gives_least_middle_and_most_and_says_what_was_not_measured() -> None:
    head, row, gap = table_lines(
        [("reading : peer", Result(ours=(1.0, 1.0, 2.0), peers=(3.0, 2.0, 1.0))), ("other : peer", "peer is away")]
    )
    assert head.split()[-7:] == ["min", "median", "max", "ours", "s", "peer", "s"]
    assert row.split()[-5:] == ["0.50", "2.00", "3.00", "1.000", "2.000"]
    assert gap.endswith("not measured: peer is away")


def test_a_missing_peer_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch, contests: Contests) -> None:
    assert speed.why_missing(None) is None
    assert speed.why_missing("quantulum3") is None
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    said = str(speed.why_missing("quantulum3"))
    assert said.startswith("quantulum3 is not installed")
    assert "pip install -e '.[bench]'" in said
    ((title, result),) = speed.run(contests, rounds=1, only=["periods"])
    assert "dateparser" in title
    assert str(result).startswith("dateparser is not installed")


def test_keys_on_the_command_line_are_those_of_the_contests(contests: Contests) -> None:
    assert tuple(contest.key for contest in contests.all()) == speed.KEYS


def test_plain_news_is_the_same_for_the_same_seed_only() -> None:
    first, again, other = (plain_news(seed=seed, sentences=50) for seed in (1, 1, 2))
    assert first == again
    assert not {document.text for document in first} & {document.text for document in other}


def test_plain_news_has_as_many_sentences_as_asked_for() -> None:
    assert sum(map(sentences_in, plain_news(seed=3, sentences=1000))) == 1000


def test_plain_news_leaves_no_brace_and_no_double_stop() -> None:
    for sentence in sentence_texts(plain_news(seed=4, sentences=2000)):
        assert not {"{", "}"} & set(sentence), sentence
        assert ".." not in sentence, sentence


def test_nothing_is_claimed_in_plain_news(reader: Reader) -> None:
    readings = [reader.read(document, whole=True) for document in plain_news(seed=5, sentences=600)]
    assert [mention for reading in readings for mention in reading.mentions] == []
    assert [claim for reading in readings for claim in reading.claims] == []
    assert sum(len(reading.quantities) for reading in readings) > 100
    assert sum(len(reading.periods) for reading in readings) > 100


def test_news_holds_a_candidate_as_seldom_as_real_news(reader: Reader, watched: list[Document]) -> None:
    documents = [document for seed in range(2) for document in news(watched, seed=seed, sentences=2000)]
    held = shares(documents, reader)
    assert held.sentences == 4000
    assert 0.03 <= held.candidate <= 0.06
    assert held.claim <= held.candidate
    assert held.claim > 0.01
    assert 0.2 <= held.digit <= 0.45


def test_watched_pages_hold_far_more(reader: Reader, watched: list[Document]) -> None:
    assert shares(watched[::10], reader).candidate > 0.2


def test_shares_of_nothing_are_nought(reader: Reader) -> None:
    assert shares([], reader) == Shares(sentences=0, digit=0, name=0, candidate=0, claim=0)


def test_sample_pages_can_be_read() -> None:
    pages = sample_pages()
    assert len(pages) >= 50
    assert all(page.url.startswith("http://") and ".example/" in page.url for page in pages)
    assert all(len(page.read().text) > 40 for page in pages[::10])


def test_fetch_records_differ() -> None:
    records = fetch_records(500, seed=1)
    assert len({record.id for record in records}) == 500
    assert not {record.id for record in records} & {record.id for record in fetch_records(500, seed=2)}


@pytest.mark.parametrize(
    "key",
    [
        "reading",
        "watched",
        pytest.param("quantities", marks=pytest.mark.slow),
        pytest.param("periods", marks=pytest.mark.slow),
        pytest.param("reading_quantulum3", marks=pytest.mark.slow),
    ],
)
def test_a_contest_gives_each_round_other_texts_and_both_sides_work(contests: Contests, key: str) -> None:
    (contest,) = (contest for contest in contests.all() if contest.key == key)
    counted = []
    for number in (1, 2):
        ours, peer = contest.prepare(number)
        found, expected = ours(), peer()
        assert isinstance(found, list)
        assert isinstance(expected, list)
        assert found
        assert expected
        counted.append(str(found))
    assert counted[0] != counted[1]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_whole_run_prints_a_row_for_every_contest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], reader: Reader, watched: list[Document]
) -> None:
    """With less of what is dear to make or to do: pages of real size, fetches by the thousand, plain work."""
    monkeypatch.setattr(sys, "argv", ["speed", "--rounds", "1", "--sentences", "120"])
    monkeypatch.setattr("benchmarks.contests.PAGES_ASIDE", 30)
    monkeypatch.setattr("benchmarks.contests.PLAIN_ITEMS", 20)
    monkeypatch.setattr("benchmarks.contests.WARMS_UP", 200)
    monkeypatch.setattr(speed, "Contests", partial(Contests, fetches=1000, reader=reader, watched=watched))
    speed.main()
    shown = capsys.readouterr().out.splitlines()
    assert "hold a candidate" in shown[0]
    rows = shown[2:-1]
    assert len(rows) == len(speed.KEYS)
    for row in rows:
        low, middle, high, own, peer = map(float, row.split()[-5:])
        assert 0 <= low <= middle <= high, row
        assert own > 0, row
        assert peer > 0, row
    assert "up to 1 rounds" in shown[-1]
