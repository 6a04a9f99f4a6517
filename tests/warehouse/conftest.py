"""A warehouse of its own for each test, and records to put into it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from models import posting_lifecycle
from models.claims import Claim
from models.contradictions import Contradiction
from models.documents import Document, Posting, document_id
from models.fetching import Fetch, Link, Poll, fetch_id
from models.identity import body_digest, content_id
from models.lexicon import Metric, Place, Program
from models.observations import Observation, observation_id
from models.posting_wordings import Wording
from models.reading import HiringSignal, Reading
from models.scores import Score
from models.targets import Expectation, Observes, Source, Target, TargetPeriod, Watch
from models.vocabulary import (
    AnchorKind,
    Basis,
    Category,
    DocumentKind,
    FetchOutcome,
    JobFunction,
    Modality,
    PollOutcome,
    Seniority,
    SourceKind,
    Standing,
)
from models.watchlist import Watchlist
from tests import made_claims
from warehouse import attachments, claims, connection, documents, fetches, postings, watchlist_tables
from warehouse.postings import Sighting

TEXT = "The plant was shown on Monday. It will make 1 gigawatt of compute a year by the end of 2027. Nobody asked more."
QUOTE = "It will make 1 gigawatt of compute a year by the end of 2027."


class Make:
    """Records with sensible values; what a test is about it says itself."""

    def at(self, month: int, day: int, hour: int = 6) -> datetime:
        return datetime(2026, month, day, hour, tzinfo=UTC)

    def fetch(self, url: str = "https://a.test/1", *, at: datetime | None = None, **given: Any) -> Fetch:
        at = at or self.at(6, 8)
        digest = body_digest(url.encode())
        known = Fetch(
            id="", source="feed", method="GET", url=url, request_body_digest=None, fetched_at=at,
            outcome=FetchOutcome.OK, status=200, reason=None, final_url=url, content_type="text/html", etag='"1"',
            last_modified=None, body_digest=digest, body_bytes=10, archive_file="a.warc.gz", archive_offset=0,
        )  # fmt: skip
        record = replace(known, **given)
        made = fetch_id(record.method, record.url, record.request_body_digest, record.body_digest, record.fetched_at)
        return replace(record, id=made)

    def poll(self, at: datetime, *, source: str = "feed", outcome: PollOutcome = PollOutcome.OK, **given: Any) -> Poll:
        known = Poll(
            id=content_id("poll", source, at.isoformat()), source=source, run_id="r1", polled_at=at, outcome=outcome,
            items_found=3, items_new=0, items_skipped=0, reason=None,
        )  # fmt: skip
        return replace(known, **given)

    def link(self, url: str = "https://a.test/1", **given: Any) -> Link:
        return replace(Link(source="feed", url=url, kind=DocumentKind.ARTICLE, title="A plant"), **given)

    def document(self, text: str = TEXT, *, title: str = "A plant", **given: Any) -> Document:
        known = Document(
            id="", kind=DocumentKind.ARTICLE, title=title, text=text, published_on=date(2026, 6, 7),
            fetched_at=self.at(6, 8), source="feed", url="https://a.test/1",
        )  # fmt: skip
        record = replace(known, **given)
        return replace(record, id=document_id(record.kind, record.url, record.title, record.text))

    def claim(self, document: Document, quote: str = QUOTE, **given: Any) -> Claim:
        start = document.text.find(quote)
        known = made_claims.claim(
            quote, document_id=document.id, program="moon", unit_text="1 gigawatt", start=start, end=start + len(quote),
            period=made_claims.period(text="by the end of 2027", anchor=date(2026, 6, 7), anchor_kind=AnchorKind.PUBLISHED),
        )  # fmt: skip
        return replace(known, **given)

    def hiring(self, document: Document, quote: str = QUOTE, **given: Any) -> HiringSignal:
        start = document.text.find(quote)
        known = HiringSignal(
            start=start, end=start + len(quote), quote=quote, organization="acme", role=quote.split()[1],
            function=JobFunction.RADIATION, programs=("moon",), in_orbit=True,
        )  # fmt: skip
        return replace(known, **given)

    def posting(self, document: Document, **given: Any) -> Posting:
        known = Posting(
            document_id=document.id, source="board", board="b", post_id="1", requisition_id=None, company="acme",
            title="Radiation engineer", place="Austin", department=None, function=JobFunction.RADIATION,
            seniority=Seniority.SENIOR, programs=("moon",), posted_on=None, url="https://b.test/1",
        )  # fmt: skip
        return replace(known, **given)

    def wording(self, document: Document, origin_id: str, **given: Any) -> Wording:
        posting = self.posting(document, **given)
        assert document.fetched_at is not None
        return Wording(
            origin_id=origin_id, source=posting.source, board=posting.board, post_id=posting.post_id,
            known_at=document.fetched_at, document_id=document.id, title=posting.title, place=posting.place,
            department=posting.department, requisition=posting.requisition_id or posting.title,
            programs=posting.programs, text=document.text, whole_text=document.text,
        )  # fmt: skip

    def observation(self, value: float | None = 3.0, *, on: date = date(2026, 6, 7), **given: Any) -> Observation:
        known = Observation(
            id="", program="moon", metric="satellite_count", object_name="MOON-1", value=value, unit="1",
            observed_on=on, source="catalogue", standing=Standing.OBSERVATION, fetch_id=None, known_at=self.at(6, 8),
        )  # fmt: skip
        record = replace(known, **given)
        made = observation_id(
            record.source, record.program, record.metric, record.object_name, record.value, record.observed_on
        )
        return replace(record, id=made)

    def target(self, key: str = "moon.power", **given: Any) -> Target:
        known = Target(
            key=key, summary="A gigawatt a year", program="moon", metric="compute_power_rate", basis=Basis.RATE,
            modality=Modality.PLANNED, announced_by="acme", announced_on=date(2026, 1, 1), publisher="The Paper",
            value=1e9, url="https://p.test/", period=TargetPeriod(text="by 2027", latest=date(2027, 12, 31)),
        )  # fmt: skip
        return replace(known, **given)

    def score(self, target: str = "moon.power", *, on: date = date(2026, 6, 14), **given: Any) -> Score:
        known = Score(
            target=target, as_of=on, category=Category.BEHIND, progress=0.1, observed_value=1e8, observed_on=on,
            elapsed_share=0.4, pace_needed_per_year=6e8, pace_shown_per_year=None, days_late=None,
            independent_sources=1, strongest_standing=Standing.PRESS, newest_evidence_on=on, demands=(), reasons=(),
        )  # fmt: skip
        return replace(known, **given)

    def contradiction(self, **given: Any) -> Contradiction:
        known = Contradiction(
            check="satellites a year times unit power", program="moon", implied_value=1.75e8, implied_low=1.7e8,
            implied_high=3.6e8, stated_value=1e9, stated_low=9.5e8, stated_high=1.05e9, unit="W/yr", off_by=0.175,
            said_on=date(2026, 6, 7), text="1,000 satellites make 175 MW a year.", target_keys=("moon.power",),
        )  # fmt: skip
        return replace(known, **given)

    def source(self, key: str = "feed", **given: Any) -> Source:
        known = Source(
            key=key, name=f"The {key}", kind=SourceKind.RSS, url=f"https://{key}.test/", standing=Standing.PRESS,
            every_hours=24,
        )  # fmt: skip
        return replace(known, **given)

    def watchlist(self, **given: Any) -> Watchlist:
        known = Watchlist(
            programs=(Program(key="moon", name="Moon plant", organization=None, place=Place.ORBIT, aliases=("Moon",)),),
            metrics=(
                Metric(
                    key="compute_power_rate", meaning="power a year", unit="W/yr", basis=Basis.RATE, dimension="power"
                ),
                Metric(key="satellite_count", meaning="satellites", unit="1", basis=Basis.LEVEL, dimension="count"),
            ),
            sources=(
                self.source("board", kind=SourceKind.GREENHOUSE, standing=Standing.PRIMARY, board="b"),
                self.source(
                    "catalogue",
                    kind=SourceKind.CELESTRAK,
                    standing=Standing.OBSERVATION,
                    observes=(Observes(name_contains="MOON", program="moon", metric="satellite_count"),),
                ),
                self.source("feed", expect=Expectation(per_week_min=2)),
            ),
            watches=(Watch(key="moon_signals", question="Does the Moon plant send more signals?", programs=("moon",)),),
            targets=(self.target(),),
        )
        return replace(known, **given)


@dataclass
class Board:
    """The board "b" of the source "board": postings are put up on it, looks are taken at it in June, its history is judged."""

    con: duckdb.DuckDBPyConnection
    make: Make
    worded: dict[str, str] = field(default_factory=dict)  # posting → link as which it stands there

    def put(self, post_id: str = "1", text: str = "We build radiation-hard computers.", **given: Any) -> None:
        at = given.pop("fetched_at", self.make.at(6, 1))
        title = given.get("title", "Radiation engineer")
        url = f"https://b.test/{post_id}"
        document = self.make.document(text, title=title, source="board", fetched_at=at, url=url)
        link = self.make.link(url, source="board", item_id=post_id, body=text, title=title, detail_url=f"{url}.json")
        fetches.save_links(self.con, [link], fetch_id=None, seen_at=at)
        documents.save_documents(self.con, [document])
        documents.save_postings(self.con, [self.make.posting(document, post_id=post_id, **given)])
        self.worded[post_id] = fetches.link_id(link)
        wording = self.make.wording(document, self.worded[post_id], post_id=post_id, **given)
        postings.save_wordings(self.con, [wording])

    def look(self, day: int, *post_ids: str, outcome: PollOutcome = PollOutcome.OK) -> None:
        poll = self.make.poll(self.make.at(6, day), source="board", outcome=outcome)
        fetches.save_polls(self.con, [poll])
        seen = [Sighting(board="b", post_id=post_id, link_id=self.worded.get(post_id)) for post_id in post_ids]
        postings.save_sightings(self.con, poll, seen)
        self.judge()

    def answers(self, day: int, post_id: str, outcome: FetchOutcome = FetchOutcome.GONE, **given: Any) -> None:
        """The posting's own page answers, an hour after the look of that day."""
        at = self.make.at(6, day, 7)
        url = f"https://b.test/{post_id}.json"
        fetches.save_fetches(self.con, [self.make.fetch(url, source="board", at=at, outcome=outcome, **given)])
        self.judge()

    def judge(self) -> None:
        for board in postings.boards_to_judge(self.con, "v1"):
            history = posting_lifecycle.judge(postings.facts(self.con, board.source))
            postings.save_history(self.con, board, history, token="b", reader_version="v1")


@pytest.fixture
def make() -> Make:
    return Make()


@pytest.fixture
def board(con: duckdb.DuckDBPyConnection, make: Make) -> Board:
    return Board(con, make)


@pytest.fixture
def path(tmp_path: Path, empty: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "waymark.duckdb"))


@pytest.fixture(scope="session")
def opened(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """One connection for all tests that ask for ``con``: opening a file takes longer than most of them."""
    own = Path(shutil.copy(empty, tmp_path_factory.mktemp("opened") / "waymark.duckdb"))
    with duckdb.connect(str(own), config=attachments.CONFIG) as con:
        yield con


@pytest.fixture
def con(opened: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """An open transaction on an empty warehouse; nothing of it is kept, as if a session had been killed."""
    opened.execute("BEGIN")
    yield opened
    opened.execute("ROLLBACK")


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory, empty: Path) -> Path:
    """A warehouse with a document, a claim of it, and the watchlist; for tests that do not change it."""
    make = Make()
    document = make.document()
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("filled") / "waymark.duckdb"))
    with connection.open_for_writing(path) as opened:
        watchlist_tables.sync_watchlist(opened, make.watchlist())
        fetches.save_fetches(opened, [make.fetch()])
        documents.save_documents(opened, [document])
        reading = Reading(document_id=document.id, claims=(make.claim(document),))
        claims.save_readings(opened, [reading], reader_version="v1")
    return path


@pytest.fixture
def filled(tmp_path: Path, filled_once: Path) -> Path:
    """The same, of one's own."""
    return Path(shutil.copy(filled_once, tmp_path / "waymark.duckdb"))
