"""The contests: what of ours is measured against which peer, and on what."""

import os
import re
import time
import warnings
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from multiprocessing import active_children
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa
import spacy
import trafilatura

from benchmarks.page_dress import dressed
from benchmarks.quality import ROOT
from benchmarks.ratios import Contest, Work
from benchmarks.texts import Page, Shares, news, sample_pages, sentence_texts, shares, watched_documents
from extractors.periods import periods
from extractors.quantities import quantities
from extractors.reader import Reader
from flows.crew import Crew
from models.documents import Document
from models.fetching import Fetch, fetch_id
from models.reading import Reading
from models.vocabulary import AnchorKind, FetchOutcome
from models.watchlist_file import load
from warehouse import fetches
from warehouse.connection import open_for_writing
from warehouse.tables import FETCH

SENTENCES_FOR_PEERS = 500
"""Sentences of news in a round against a peer that takes milliseconds for each."""

FETCHES = 50_000
LONGER = 4
"""How many times as much news as elsewhere two processes read in a round, so that no single document at its end decides."""
PLAIN_ITEMS = 320
PLAIN_TURNS = 60
WATCHED_SLICES = 6
WARMS_UP = 12
"""Of the watched documents so many-th are read before anything is measured."""
PAGES_ASIDE = 3
"""Of the sample's pages every third is read, which are some thirty."""
ANCHOR = date(2026, 6, 15)
_USER_TICKS = 11  # of the fields behind the name of a process; those of the system come next
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_PLAIN_TEXT = "The quick brown fox jumps over the lazy dog. " * 20
_WORD = re.compile(r"(?i)\b(?:fox|dog|owl|hen)\b")


def ready_reader() -> Reader:
    """Return a reader whose patterns are compiled: a run does so on its first pages, and reads thousands."""
    reader = Reader.of(load(ROOT / "watchlist"))
    for document in watched_documents()[::WARMS_UP]:
        reader.read(document)
    return reader


@dataclass(kw_only=True)
class Contests:
    """The contests of one run, and what they share: reader, texts, two processes, a folder to write to.

    ``sentences`` is the length of the news of a round; ``cleanup`` ends what was started.
    """

    sentences: int
    folder: Path
    cleanup: ExitStack
    fetches: int = FETCHES
    reader: Reader = field(default_factory=ready_reader)
    watched: list[Document] = field(default_factory=watched_documents)

    def all(self) -> list[Contest]:
        """Return the contests in the order of the table."""
        return [
            Contest(
                key="reading",
                title="claim reading of news : spaCy blank tokenisation with sentencizer",
                prepare=lambda number: self._against_spacy(self._news(number)),
            ),
            Contest(
                key="watched",
                title="claim reading of watched pages only : the same",
                prepare=lambda number: self._against_spacy(self.watched[number % WATCHED_SLICES :: WATCHED_SLICES]),
                at_most=WATCHED_SLICES - 1,
            ),
            Contest(
                key="reading_quantulum3",
                title="claim reading of news : quantulum3 on its sentences",
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
                title="article.read : trafilatura.bare_extraction with metadata, pages of real size",
                prepare=self._pages,
            ),
            Contest(
                key="fetches",
                title=f"{self.fetches:,} fetches saved : bare Arrow insert of the finished rows",
                prepare=self._fetches,
                clock=time.perf_counter,
                at_most=3,
            ),
            Contest(
                key="processes",
                title="claim reading in two processes : in one",
                prepare=self._two_processes,
                clock=time.perf_counter,
                at_most=6,
            ),
            Contest(
                key="shared",
                title="the same by processor time, that of both together: what sharing the work does not cost",
                prepare=self._two_processes,
                clock=processor_seconds_of_all,
                at_most=6,
            ),
            Contest(
                key="machine",
                title="what this machine gives of it: plain Python in two processes : in one",
                prepare=self._plain_work,
                clock=time.perf_counter,
                at_most=6,
            ),
        ]

    @cached_property
    def pages(self) -> list[Page]:
        """The pages of the sample world, in the size of real ones."""
        return [dressed(page, seed=1) for page in sample_pages()][::PAGES_ASIDE]

    @cached_property
    def tokenise(self) -> Callable[[str], object]:
        """What reading is held against: spaCy's own English rules, no model."""
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        return nlp

    @cached_property
    def readers(self) -> Crew[Document, Reading]:
        """Two processes that read as those of a run do, each with a reader of its own."""
        return self._two(begin_reading)

    @cached_property
    def workers(self) -> Crew[int, int]:
        """The same, that do plain work."""
        return self._two(begin_plain_work)

    def _two(self, begin: Callable[[], Callable[[_Item], _Result]]) -> Crew[_Item, _Result]:
        crew = self.cleanup.enter_context(Crew(begin, size=2))
        crew.wait()
        return crew

    def shares(self) -> Shares:
        """Return what the news of the first round is like."""
        return shares(self._news(1), self.reader)

    def _news(self, number: int) -> list[Document]:
        return news(self.watched, seed=number, sentences=self.sentences)

    def _little_news(self, number: int) -> list[Document]:
        return news(self.watched, seed=number, sentences=min(self.sentences, SENTENCES_FOR_PEERS))

    def _against_spacy(self, documents: Sequence[Document]) -> tuple[Work, Work]:
        tokenise = self.tokenise
        texts = [f"{document.title}\n\n{document.text}" for document in documents]
        return (
            lambda: [self.reader.read(document) for document in documents],
            lambda: [tokenise(text) for text in texts],
        )

    def _reading_against_quantulum3(self, number: int) -> tuple[Work, Work]:
        parse = _quantulum3()
        documents = self._little_news(number)
        texts = sentence_texts(documents)
        return lambda: [self.reader.read(document) for document in documents], lambda: [parse(text) for text in texts]

    def _quantities(self, number: int) -> tuple[Work, Work]:
        parse = _quantulum3()
        texts, units = sentence_texts(self._little_news(number)), self.reader.finders.units
        return lambda: [quantities.find(text, units) for text in texts], lambda: [parse(text) for text in texts]

    def _periods(self, number: int) -> tuple[Work, Work]:
        from dateparser.search import search_dates  # type: ignore[import-untyped]

        texts, grammar = sentence_texts(self._little_news(number)), self.reader.finders.grammar
        settings: dict[str, Any] = {
            "RELATIVE_BASE": datetime(ANCHOR.year, ANCHOR.month, ANCHOR.day),  # noqa: DTZ001  # it wants no zone
            "PREFER_DATES_FROM": "future",
        }

        def find_and_resolve(text: str) -> list[object]:
            return [
                periods.resolve(match, anchor=ANCHOR, anchor_kind=AnchorKind.PUBLISHED, outlook=periods.Outlook.FUTURE)
                for match in periods.find(text, grammar)
            ]

        return (
            lambda: [find_and_resolve(text) for text in texts],
            lambda: [search_dates(text, languages=["en"], settings=settings) for text in texts],
        )

    def _pages(self, _: int) -> tuple[Work, Work]:
        pages = self.pages
        return (
            lambda: [page.read() for page in pages],
            lambda: [trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True) for page in pages],
        )

    def _fetches(self, number: int) -> tuple[Work, Work]:
        records = fetch_records(self.fetches, number)
        ours, bare = self.folder / f"ours{number}.duckdb", self.folder / f"bare{number}.duckdb"
        with open_for_writing(ours) as con:
            shape = con.table(FETCH.name).limit(0).to_arrow_table().schema
        finished = pa.Table.from_pylist([FETCH.row_of(record) for record in records], schema=shape)
        with duckdb.connect(str(bare)) as con:
            con.register("finished", finished)
            con.execute("CREATE TABLE fetched AS FROM finished LIMIT 0")

        def save() -> None:
            with open_for_writing(ours) as con:
                saved = fetches.save_fetches(con, records)
            assert saved == len(records)

        def insert() -> None:
            with duckdb.connect(str(bare)) as con:
                con.register("finished", finished)
                con.execute("INSERT INTO fetched FROM finished")

        return save, insert

    def _two_processes(self, number: int) -> tuple[Work, Work]:
        documents = news(self.watched, seed=number, sentences=self.sentences * LONGER)
        readers = self.readers
        return (
            lambda: readers.work_off(documents, weight=lambda document: len(document.text)),
            lambda: [self.reader.read(document) for document in documents],
        )

    def _plain_work(self, _: int) -> tuple[Work, Work]:
        workers, turns = self.workers, [PLAIN_TURNS] * PLAIN_ITEMS
        return lambda: workers.work_off(turns), lambda: list(map(work_plainly, turns))


def fetch_records(count: int, seed: int) -> list[Fetch]:
    """Return so many different fetches, as months of looking would bring them."""
    began = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=seed)
    records = []
    for number in range(count):
        url, at = f"https://news.example/2026/{number % 365}/{number}.html", began + timedelta(seconds=11 * number)
        digest = f"{number:064x}"
        records.append(
            Fetch(
                id=fetch_id("GET", url, None, digest, at), source=f"source-{number % 40}", method="GET", url=url,
                request_body_digest=None, fetched_at=at, outcome=FetchOutcome.OK, status=200, reason=None,
                final_url=url, content_type="text/html; charset=utf-8", etag=f'"{number:x}"', last_modified=None,
                body_digest=digest, body_bytes=40_000 + number, archive_file=f"{number // 1000:05}.warc.gz",
                archive_offset=number * 9_000,
            )
        )  # fmt: skip
    return records


def _quantulum3() -> Callable[[str], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that its optional classifier is not there: it is the faster for it
        from quantulum3 import parser  # type: ignore[import-untyped]
    parse: Callable[[str], object] = parser.parse
    return parse


def begin_reading() -> Callable[[Document], Reading]:
    """Return what reads a document."""
    return ready_reader().read


def begin_plain_work() -> Callable[[int], int]:
    """Return what works without reading."""
    return work_plainly


def processor_seconds_of_all() -> float:
    """Return the processor time of this process and of those that it has started and that live, in seconds (Linux)."""
    ticks = 0
    for child in active_children():
        after_name = Path(f"/proc/{child.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        ticks += int(after_name[_USER_TICKS]) + int(after_name[_USER_TICKS + 1])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def work_plainly(turns: int) -> int:
    """Do so many turns of what reading does most, searching patterns and filling tables, with nothing to hand over."""
    return sum(len(_WORD.findall(_PLAIN_TEXT)) + len({turn: turn for turn in range(100)}) for _ in range(turns))
