"""Speed of what joins stories, as ratios against peers in one run, and what joining costs as more is known.

Usage: python -m benchmarks.story_speed [--rounds N] [--documents N]
"""

import argparse
import importlib.util
import random
import time
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import trafilatura

from benchmarks.quality import ROOT
from benchmarks.ratios import Contest, Result, Work, measure, seconds, table_lines
from benchmarks.stories import GOLD, Gold, gold_of, joined, telling_of
from benchmarks.texts import Page, sample_pages
from extractors.reader import Reader
from extractors.stories import fingerprints, shingles
from extractors.stories.stories import StoryBook
from models.documents import Document
from models.watchlist_file import load

ROUNDS = 3
DOCUMENTS = 400
WORDS = 300
EDITS = 15
"""Words changed in each copy: three in a hundred."""
PEER = "datasketch"
BEGINNING = datetime(2026, 6, 1, tzinfo=UTC)


@dataclass(kw_only=True)
class StoryContests:
    """The contests of one run."""

    documents: int = DOCUMENTS
    reader: Reader = field(default_factory=lambda: Reader.of(load(ROOT / "watchlist")))
    pages: list[Page] = field(default_factory=sample_pages)

    def all(self) -> list[Contest]:
        """Return the contests in the order of the table."""
        several = f"{self.documents:,} texts of {WORDS} words, a fifth of them copies"
        return [
            Contest(key="signing", title=f"signing : datasketch, {several}", prepare=self._signing, needs=PEER),
            Contest(key="lookup", title="looking up and putting in : datasketch, the same", prepare=self._lookup, needs=PEER),
            Contest(
                key="fingerprints",
                title="fingerprints of sample pages : trafilatura.bare_extraction with metadata",
                prepare=self._fingerprints,
            ),
        ]  # fmt: skip

    def _signing(self, number: int) -> tuple[Work, Work]:
        from datasketch import MinHash

        sets = [shingles.of_text(text) for text in texts(self.documents, seed=number)]
        encoded = [[shingle.encode() for shingle in each] for each in sets]

        def peer() -> None:
            for each in encoded:
                MinHash(num_perm=shingles.PERMUTATIONS).update_batch(each)

        return lambda: [shingles.sign(each) for each in sets], peer

    def _lookup(self, number: int) -> tuple[Work, Work]:
        from datasketch import MinHash, MinHashLSH

        sets = [shingles.of_text(text) for text in texts(self.documents, seed=number)]
        ours = [shingles.sign(each) for each in sets]
        theirs = []
        for each in sets:
            theirs.append(MinHash(num_perm=shingles.PERMUTATIONS))
            theirs[-1].update_batch([shingle.encode() for shingle in each])

        def own() -> None:
            index = shingles.LikeTexts()
            for key, signature in enumerate(ours):
                index.like(signature)
                index.put(key, signature)

        def peer() -> None:
            rows = shingles.PERMUTATIONS // shingles.BANDS
            index = MinHashLSH(num_perm=shingles.PERMUTATIONS, params=(shingles.BANDS, rows))
            for key, signature in enumerate(theirs):
                index.query(signature)
                index.insert(str(key), signature)

        return own, peer

    def _fingerprints(self, number: int) -> tuple[Work, Work]:
        pages = self.pages[number % 2 :: 2]
        documents = [page.read() for page in pages]
        readings = [self.reader.read(document) for document in documents]

        def own() -> None:
            for document, reading in zip(documents, readings, strict=True):
                fingerprints.of(document, reading, self.reader.finders)

        def peer() -> None:
            for page in pages:
                trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True)

        return own, peer

    def news(self, count: int, *, seed: int) -> list[Document]:
        """Return documents of the gold set with other figures, so that each is news, spread over two months."""
        dice = random.Random(seed)
        gold = gold_of(GOLD / "work.jsonl")
        return [other_news(gold[at % len(gold)], at, dice) for at in range(count)]


def other_news(gold: Gold, at: int, dice: random.Random) -> Document:
    """Return a document like one of the gold set with other figures and in another order, of some day within two months."""
    sentences = gold.document.text.split(". ")
    dice.shuffle(sentences)
    text = "".join(str(dice.randint(1, 9)) if letter.isdigit() else letter for letter in ". ".join(sentences))
    known_at = BEGINNING + timedelta(minutes=dice.randint(0, 60 * 24 * 60))
    return replace(
        gold.document, id=f"{gold.document.id}-{at}", text=text, url=None, fetched_at=known_at, published_on=known_at.date()
    )  # fmt: skip


def texts(count: int, *, seed: int) -> list[str]:
    """Return texts of random words, every fifth a copy of another with a few words changed."""
    dice = random.Random(seed)
    words = [f"w{number}" for number in range(20_000)]
    made: list[list[str]] = []
    for at in range(count):
        if at % 5 == 4:
            copy = list(made[at - 1])
            for place in dice.sample(range(WORDS), EDITS):
                copy[place] = dice.choice(words)
            made.append(copy)
        else:
            made.append(dice.choices(words, k=WORDS))
    return [" ".join(each) for each in made]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What joining documents took."""

    documents: int
    ms_each: float  # of the last tenth: as dear as it gets
    peak_mb: float


def costs_of_joining(contests: StoryContests, counts: Sequence[int]) -> list[Cost]:
    """Return what joining so many documents of two months takes, time and memory measured apart."""
    costs = []
    for count in counts:
        gold = contests.news(count, seed=1)
        told = sorted((telling_of(document, contests.reader) for document in gold), key=lambda each: each.order)
        known = {document.id: document.text for document in gold}
        book = StoryBook(known.__getitem__)
        for telling in told[: -count // 10]:
            book.add(telling)
        last = told[-count // 10 :]
        took = seconds(lambda book=book, last=last: [book.add(each) for each in last], time.process_time)  # type: ignore[misc]
        tracemalloc.start()
        joined(told, known)
        costs.append(
            Cost(documents=count, ms_each=1e3 * took / len(last), peak_mb=tracemalloc.get_traced_memory()[1] / 1e6)
        )
        tracemalloc.stop()
    return costs


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds that count, after one that warms up")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="texts in a round")
    arguments = parser.parse_args()
    contests = StoryContests(documents=arguments.documents)
    rows: list[tuple[str, Result | str]] = []
    for contest in contests.all():
        if contest.needs and importlib.util.find_spec(contest.needs) is None:
            rows.append((contest.title, f"{contest.needs} is not installed"))
        else:
            rows.append((contest.title, measure(contest, arguments.rounds)))
    for line in table_lines(rows):
        print(line)
    for cost in costs_of_joining(contests, (250, 500, 1_000)):
        print(
            f"joining among {cost.documents:>5,} documents: {cost.ms_each:5.2f} ms each, {cost.peak_mb:5.1f} MB at most"
        )


if __name__ == "__main__":
    main()
