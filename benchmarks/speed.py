"""Speed against peers as ratios, both sides in one run and in turns: 1.00 is as fast as the peer, more is faster.

Every round has material of its own, prepared before the clock starts: nobody reads the same text twice. What one core does
is measured in processor seconds, what waits for disks or other processes in seconds on the wall.

Usage: python -m benchmarks.speed [--rounds N] [--sentences N] [--only KEY …]
"""

import argparse
import gc
import importlib.util
import os
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path

import duckdb
import pyarrow as pa
import spacy
import trafilatura

from benchmarks.quality import ROOT
from benchmarks.texts import Page, news, sample_pages, sentence_texts, shares, watched_documents
from extractors import periods, quantities
from extractors.reader import Reader
from models.documents import Document
from models.fetching import Fetch, fetch_id
from models.reading import Reading
from models.vocabulary import AnchorKind, FetchOutcome
from models.watchlist_file import load
from warehouse import fetches
from warehouse.connection import open_for_writing
from warehouse.tables import FETCH

ROUNDS = 5
SENTENCES = 4000  # of news in a round
SENTENCES_FOR_PEERS = 500  # in a round against a peer that takes milliseconds for each
FETCHES = 50_000
BATCH = 40  # documents that go to a process at a time
ANCHOR = date(2026, 6, 15)
PEERS = {"quantulum3": "quantulum3", "dateparser": "dateparser"}  # module → its name for pip

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One row of the table. ``prepare(seed)`` makes a round's material and returns our work and the peer's."""

    key: str
    title: str
    prepare: Callable[[int], tuple[Work, Work]]
    clock: Clock = time.process_time
    needs: str | None = None  # module of a peer that may be missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Seconds of each round, ours and the peer's, side by side."""

    ours: tuple[float, ...]
    peers: tuple[float, ...]

    @property
    def ratios(self) -> list[float]:
        """How many times as fast as the peer, slowest round first."""
        return sorted(peer / own for own, peer in zip(self.ours, self.peers, strict=True))


def measure(contest: Contest, rounds: int) -> Result:
    """Run a contest; who goes first changes from round to round, and a round before the first one warms both up."""
    ours: list[float] = []
    peers: list[float] = []
    for seed in range(rounds + 1):
        own, peer = contest.prepare(seed)
        if seed % 2:
            own_s = seconds(own, contest.clock)
            peer_s = seconds(peer, contest.clock)
        else:
            peer_s = seconds(peer, contest.clock)
            own_s = seconds(own, contest.clock)
        if seed:
            ours.append(own_s)
            peers.append(peer_s)
    return Result(ours=tuple(ours), peers=tuple(peers))


def seconds(work: Work, clock: Clock) -> float:
    """Return how long ``work`` takes by ``clock``."""
    gc.collect()
    start = clock()
    work()
    return clock() - start


def missing_peers(modules: Iterable[str] = PEERS) -> dict[str, str]:
    """Return the peers that are not installed, each with the words that say so and what to do."""
    return {
        module: f"{PEERS[module]} is not installed; install the peers: {Path(sys.executable).name} -m pip install -e '.[bench]'"
        for module in modules
        if importlib.util.find_spec(module) is None
    }


def table_lines(rows: Sequence[tuple[str, Result | str]]) -> Iterator[str]:
    """Yield the table; a row that could not be measured says why."""
    width = max(len(title) for title, _ in rows)
    yield f"{'times as fast as the peer':<{width}}    min  median     max   ours s  peer s"
    for title, result in rows:
        if isinstance(result, str):
            yield f"{title:<{width}}  not measured: {result}"
            continue
        low, high, middle = result.ratios[0], result.ratios[-1], statistics.median(result.ratios)
        own, peer = statistics.median(result.ours), statistics.median(result.peers)
        yield f"{title:<{width}} {low:6.2f}  {middle:6.2f}  {high:6.2f}  {own:7.3f} {peer:7.3f}"


@dataclass(kw_only=True)
class Contests:
    """The contests of one run, and what they share: reader, texts, two processes, a folder to write to."""

    sentences: int
    folder: Path
    rest: ExitStack
    reader: Reader = field(default_factory=lambda: Reader.of(load(ROOT / "watchlist")))

    def all(self) -> list[Contest]:
        """Return the contests in the order of the table."""
        return [
            Contest(
                key="reading",
                title="claim reading of news : spaCy blank tokenisation with sentencizer",
                prepare=lambda seed: self._against_spacy(self._news(seed)),
            ),
            Contest(
                key="watched",
                title="claim reading of watched pages only : the same",
                prepare=lambda seed: self._against_spacy(self.watched[seed % 3 :: 3]),
            ),
            Contest(
                key="reading_quantulum3",
                title="claim reading of news : quantulum3",
                prepare=self._reading_against_quantulum3,
                needs="quantulum3",
            ),
            Contest(
                key="quantities",
                title="quantities.find : quantulum3, same sentences of news",
                prepare=self._quantities,
                needs="quantulum3",
            ),
            Contest(
                key="periods",
                title="periods.find and resolve : dateparser.search, same sentences of news",
                prepare=self._periods,
                needs="dateparser",
            ),
            Contest(
                key="pages",
                title="article.read : trafilatura.bare_extraction with metadata, sample pages",
                prepare=self._articles,
            ),
            Contest(
                key="fetches",
                title=f"{FETCHES:,} fetches saved : bare Arrow insert of the finished rows",
                prepare=self._fetches,
                clock=time.perf_counter,
            ),
            Contest(
                key="processes",
                title="claim reading in two processes : in this one",
                prepare=self._two_processes,
                clock=time.perf_counter,
            ),
        ]

    @cached_property
    def watched(self) -> list[Document]:
        return watched_documents()

    @cached_property
    def pages(self) -> list[Page]:
        return sample_pages()

    @cached_property
    def spacy(self) -> spacy.Language:
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        return nlp

    @cached_property
    def processes(self) -> ProcessPoolExecutor:
        # A fresh start: a forked copy of a process that has threads (DuckDB, Arrow) may hang.
        return self.rest.enter_context(ProcessPoolExecutor(2, get_context("spawn"), _begin_process))

    def print_shares(self) -> None:
        """Say what the news of the first round is like."""
        held = shares(self._news(1), self.reader.read)
        print(
            f"news of a round: {held.sentences:,} sentences; of them {held.candidate:.1%} hold a candidate (something watched"
            f" beside a quantity or a time, or a claim), {held.claim:.1%} make a claim, {held.name:.1%} name something"
            f" watched, {held.digit:.0%} hold a digit"
        )

    def _news(self, seed: int) -> list[Document]:
        return news(self.watched, seed=seed, sentences=self.sentences)

    def _sentences(self, seed: int) -> list[str]:
        return sentence_texts(news(self.watched, seed=seed, sentences=min(self.sentences, SENTENCES_FOR_PEERS)))

    def _against_spacy(self, documents: Sequence[Document]) -> tuple[Work, Work]:
        texts = [f"{document.title}\n\n{document.text}" for document in documents]
        return (
            lambda: [self.reader.read(document) for document in documents],
            lambda: [self.spacy(text) for text in texts],
        )

    def _reading_against_quantulum3(self, seed: int) -> tuple[Work, Work]:
        parse = _quantulum3()
        documents = news(self.watched, seed=seed, sentences=min(self.sentences, SENTENCES_FOR_PEERS))
        texts = sentence_texts(documents)
        return lambda: [self.reader.read(document) for document in documents], lambda: [parse(text) for text in texts]

    def _quantities(self, seed: int) -> tuple[Work, Work]:
        parse = _quantulum3()
        texts, units = self._sentences(seed), self.reader.units
        return lambda: [quantities.find(text, units) for text in texts], lambda: [parse(text) for text in texts]

    def _periods(self, seed: int) -> tuple[Work, Work]:
        from dateparser.search import search_dates  # type: ignore[import-untyped]

        texts, grammar = self._sentences(seed), self.reader.grammar
        settings = {"RELATIVE_BASE": datetime(ANCHOR.year, ANCHOR.month, ANCHOR.day), "PREFER_DATES_FROM": "future"}  # noqa: DTZ001

        def find_and_resolve(text: str) -> list[object]:
            return [
                periods.resolve(match, anchor=ANCHOR, anchor_kind=AnchorKind.PUBLISHED, outlook=periods.Outlook.FUTURE)
                for match in periods.find(text, grammar)
            ]

        return (
            lambda: [find_and_resolve(text) for text in texts],
            lambda: [search_dates(text, languages=["en"], settings=settings) for text in texts],
        )

    def _articles(self, _: int) -> tuple[Work, Work]:
        pages = self.pages
        return (
            lambda: [page.read() for page in pages],
            lambda: [trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True) for page in pages],
        )

    def _fetches(self, seed: int) -> tuple[Work, Work]:
        records = fetch_records(FETCHES, seed)
        ours, bare = self.folder / f"ours{seed}.duckdb", self.folder / f"bare{seed}.duckdb"
        with open_for_writing(ours) as con:
            shape = con.table(FETCH.name).limit(0).to_arrow_table().schema
        finished = pa.Table.from_pylist([FETCH.row_of(record) for record in records], schema=shape)
        with duckdb.connect(bare) as con:
            con.register("finished", finished.slice(0, 0))
            con.execute("CREATE TABLE fetched AS FROM finished")

        def save() -> None:
            with open_for_writing(ours) as con:
                assert fetches.save_fetches(con, records) == len(records)

        def insert() -> None:
            with duckdb.connect(bare) as con:
                con.register("finished", finished)
                con.execute("INSERT INTO fetched FROM finished")

        return save, insert

    def _two_processes(self, seed: int) -> tuple[Work, Work]:
        documents = self._news(seed)
        batches = [documents[at : at + BATCH] for at in range(0, len(documents), BATCH)]
        return (
            lambda: list(self.processes.map(_read_batch, batches)),
            lambda: [self.reader.read(document) for document in documents],
        )


def fetch_records(count: int, seed: int) -> list[Fetch]:
    """Return so many different fetches as a year of looking would bring them."""
    began = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=seed)
    records = []
    for number in range(count):
        url, at = f"https://news.example/2026/{number % 365}/{number}.html", began + timedelta(seconds=11 * number)
        digest = f"{number:064x}"
        records.append(
            Fetch(
                id=fetch_id("GET", url, None, digest, at), source=f"source-{number % 40}", method="GET", url=url,
                request_body_digest=None, fetched_at=at, outcome=FetchOutcome.OK, status=200, reason=None, final_url=url,
                content_type="text/html; charset=utf-8", etag=f'"{number:x}"', last_modified=None, body_digest=digest,
                body_bytes=40_000 + number, archive_file=f"{number // 1000:05}.warc.gz", archive_offset=number * 9_000,
            )
        )  # fmt: skip
    return records


def _quantulum3() -> Callable[[str], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that its optional classifier is not there: it is the faster for it
        from quantulum3 import parser  # type: ignore[import-untyped]
    parse: Callable[[str], object] = parser.parse
    return parse


_readers: list[Reader] = []  # of a process that reads


def _begin_process() -> None:
    _readers.append(Reader.of(load(ROOT / "watchlist")))


def _read_batch(documents: Sequence[Document]) -> list[Reading]:
    return [_readers[0].read(document) for document in documents]


def run(*, rounds: int, sentences: int, only: Sequence[str] = ()) -> list[tuple[str, Result | str]]:
    """Run the contests, all or those with the keys in ``only``, and return the rows of the table."""
    rows: list[tuple[str, Result | str]] = []
    missing = missing_peers()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as rest:
        contests = Contests(sentences=sentences, folder=Path(folder), rest=rest)
        contests.print_shares()
        for contest in contests.all():
            if not only or contest.key in only:
                absent = missing.get(contest.needs or "")
                rows.append((contest.title, absent or measure(contest, rounds)))
    return rows


def main() -> None:
    arguments = _parse_arguments()
    began = time.perf_counter()
    rows = run(rounds=arguments.rounds, sentences=arguments.sentences, only=arguments.only)
    for line in table_lines(rows):
        print(line)
    print(
        f"{arguments.rounds} rounds, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f},"
        f" {time.perf_counter() - began:.0f} s in all"
    )


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds that count, after one that warms up")
    parser.add_argument("--sentences", type=int, default=SENTENCES, help="sentences of news in a round")
    parser.add_argument("--only", nargs="*", default=(), metavar="KEY", help="reading, quantities, periods, pages, …")
    return parser.parse_args()


if __name__ == "__main__":
    main()
