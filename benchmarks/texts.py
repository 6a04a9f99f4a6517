"""What the benchmarks read: the gold corpus, the pages of the sample world, and plain news of our own making.

Plain news is written by a seeded generator about matters that nobody watches here: its numbers, dates and names cost a
reader as much as they do in a newspaper and mean nothing to it. ``news`` mixes it with watched pages, few among many.
"""

import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.quality import CORPUS, ROOT, document_of, gold_documents
from extractors.names import language
from extractors.pages import article
from extractors.reader import Reader
from models.documents import Document, document_id
from models.errors import DocumentUnreadable
from models.vocabulary import DocumentKind

EDITIONS = ROOT / "sample" / "editions"
FETCHED_AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
FIRST_DAY = date(2026, 6, 1)
WATCHED_SHARE = 1 / 8
"""How many sentences of the news stand in watched pages; about a third of these hold a candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as a server gave it."""

    url: str
    body: bytes

    def read(self) -> Document:
        """Return its document. Raises DocumentUnreadable."""
        return article.read(
            self.body, url=self.url, content_type="text/html; charset=utf-8", link=None, fetch_id=None,
            fetched_at=FETCHED_AT,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Of all sentences of some documents: how many hold a digit, a watched name, a candidate, how many make a claim."""

    sentences: int
    digit: float
    name: float
    candidate: float
    claim: float


def sample_pages(folder: Path = EDITIONS) -> list[Page]:
    """Return the readable pages of the sample world, in all their editions."""
    return [page for page, _ in _read_pages(folder)]


def watched_documents() -> list[Document]:
    """Return the documents in which something watched is spoken of: gold corpus and sample world."""
    return [*map(document_of, gold_documents(CORPUS)), *(document for _, document in _read_pages(EDITIONS))]


def _read_pages(folder: Path) -> Iterator[tuple[Page, Document]]:
    for path in sorted(folder.rglob("*.html")):
        page = Page(url=f"http://{path.relative_to(folder).as_posix().partition('/')[2]}", body=path.read_bytes())
        with suppress(DocumentUnreadable):
            yield page, page.read()


def news(watched: Sequence[Document], *, seed: int, sentences: int) -> list[Document]:
    """Return about so many sentences of news: some of the ``watched`` documents, drawn by seed, among plain news."""
    chance = random.Random(seed)
    drawn: list[Document] = []
    counted = 0
    for document in chance.sample(watched, len(watched)):
        if counted >= sentences * WATCHED_SHARE:
            break
        drawn.append(document)
        counted += sentences_in(document)
    mixed = [*drawn, *plain_news(seed=seed, sentences=sentences - counted)]
    chance.shuffle(mixed)
    return mixed


def plain_news(*, seed: int, sentences: int) -> list[Document]:
    """Return articles of ``sentences`` sentences in all, in which nothing watched is spoken of."""
    writer = _Writer(random.Random(seed))
    documents: list[Document] = []
    left = sentences
    while left > 0:
        length = min(left, writer.chance.randint(12, 40))
        documents.append(writer.article(length))
        left -= length
    return documents


def sentences_in(document: Document) -> int:
    """Return how many sentences the body of a document has."""
    return len(language.sentences(document.text))


def sentence_texts(documents: Sequence[Document]) -> list[str]:
    """Return the sentences of the documents' bodies, each on its own."""
    return [
        document.text[sentence.start : sentence.end]
        for document in documents
        for sentence in language.sentences(document.text)
    ]


def shares(documents: Sequence[Document], reader: Reader) -> Shares:
    """Count what the sentences hold. A candidate names something watched beside a quantity or a time, or makes a claim."""
    counts = {"all": 0, "digit": 0, "name": 0, "candidate": 0, "claim": 0}
    for document in documents:
        reading = reader.read(document, whole=True)
        named = [mention.start for mention in reading.mentions]
        figures = [*(found.start for found in reading.quantities), *(found.start for found in reading.periods)]
        claimed = [claim.start for claim in reading.claims if not claim.headline]
        for sentence in language.sentences(document.text):

            def holds(starts: Sequence[int], start: int = sentence.start, end: int = sentence.end) -> bool:
                return any(start <= position < end for position in starts)

            counts["all"] += 1
            counts["digit"] += any(letter.isdigit() for letter in document.text[sentence.start : sentence.end])
            counts["name"] += holds(named)
            counts["claim"] += holds(claimed)
            counts["candidate"] += holds(claimed) or (holds(named) and holds(figures))
    total = max(1, counts["all"])
    return Shares(
        sentences=counts["all"],
        digit=counts["digit"] / total,
        name=counts["name"] / total,
        candidate=counts["candidate"] / total,
        claim=counts["claim"] / total,
    )


# What plain news is made of. A sentence is an opening and an ending of one of these; braces name a list or a kind of figure.
_OPENINGS = (
    "The {body} voted {day} to keep the {thing} open",
    "{person}, who has run the {place} {trade} for {small} years, said the decision came as a surprise",
    "“We didn't expect anything like this,” said {person}, {role} of the {place} {trade}",
    "Residents of {place} have complained about the {thing} since {month}",
    "Prices at the {place} market rose {percent} in {month}",
    "The {trade} in {place} employs {hundreds} people",
    "Police in {place} are looking for witnesses after a collision near the {thing}",
    "{person} scored twice as {place} beat {place} {score} at home on {weekday}",
    "A court in {place} heard on {weekday} that the {trade} had ignored repeated warnings",
    "Doctors at the {place} hospital treated {small} people after the storm",
    "Heavy rain is forecast for the coast around {place}",
    "The museum, which opened in {year}, drew {hundreds} visitors on its first weekend",
    "{person} called the plan “a step too far”",
    "Teachers and parents have asked the {body} to think again",
    "The orchestra's new season begins with a work that has seldom been heard in {place}",
    "Farmers north of {place} are still waiting for the harvest to be brought in",
    "Buses will be diverted around the {thing} while the road is being mended",
    "The {body} set aside {money} for the {thing}",
    "Nobody at the {trade} could say how the error had come about",
    "It's the second time this year that the {thing} has been closed without notice",
    "Shopkeepers along the river say that custom hasn't come back since the flood",
    "Her novel follows three sisters who inherit a lighthouse and can't agree what to do with it",
    "The union's members will be asked whether they accept the offer",
    "Water levels in the reservoir above {place} remain low for the season",
    "{person} and {person} were elected to the {body} without opposition",
    "An inquiry led by {person} found that the {trade} kept poor records",
    "The team lost its captain, {person}, to a knee injury early in the second half",
    "Volunteers have cleared the footpath between {place} and {place}",
    "Officials wouldn't comment on reports that the {trade} is to be sold",
    "A spokesperson for the {body} said the matter was being looked into",
)
_ENDINGS = (
    ".", ".", ".",
    ", although several members of the {body} had argued against it.",
    ", and few expect the {thing} to be ready in time.",
    ", according to the {body}.",
    ", a figure that surprised even those who had called for it.",
    ", down from {hundreds} a year earlier.",
    ", but the {trade} will have to find the rest of the money itself.",
    ", the {place} Courier reported.",
    "; the {body} meets again in {month}.",
    ", because the old rules left too much room for doubt.",
    " after a debate that went on well into the night.",
    " – a promise that had been made before.",
    ", while the neighbouring town of {place} has taken the opposite course.",
    ", and that's unlikely to change before the autumn.",
    ", as those who live nearby have been saying for as long as they can remember.",
    ", {person} told a crowded meeting in the town hall.",
    ", with {small} others still to be heard.",
    " in spite of the cost, which is put at {money}.",
    ", which is why so many of them chose to stay away.",
    ", half of them from outside the region.",
)  # fmt: skip
_HEADLINES = (
    "{place} {body} keeps {thing} open",
    "Storm closes {thing} in {place}",
    "{person} to leave {place} {trade}",
    "{place} beat {place} {score}",
    "Who will pay for the {thing}?",
    "Prices rise again in {place}",
)
_WORDS = {
    "body": ("council", "school board", "harbour authority", "parish committee", "planning panel", "assembly"),
    "thing": ("ferry terminal", "library", "swimming pool", "footbridge", "concert hall", "bypass", "town square",
              "allotments", "cattle market", "tram line", "cinema", "lido", "playing field", "old brewery"),
    "trade": ("bakery", "fishing fleet", "football club", "bus company", "brewery", "theatre", "savings bank", "clinic",
              "furniture maker", "dairy", "shipyard", "garden centre", "housing association", "choir"),
    "role": ("chair", "manager", "treasurer", "head cook", "deputy director", "founder", "secretary"),
    "month": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "small": ("three", "four", "seven", "nine", "a dozen", "twelve", "14", "17", "23", "31"),
    "first": ("Anna", "Bela", "Clara", "David", "Edith", "Frank", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Lukas",
              "Maria", "Nora", "Oskar", "Paula", "Rufus", "Sofia", "Tomas", "Ulla", "Viktor", "Wanda"),
}  # fmt: skip
_ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "gl",
    "h",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "oo")
_CODAS = ("ck", "ld", "ll", "m", "n", "nd", "r", "rk", "rn", "s", "st", "t", "tt")
_NAME_ENDINGS = ("er", "man", "sen", "ley", "well", "ham")
_PLACE_ENDINGS = ("ford", "ham", "mouth", "ton", "wick", "bury", "haven", "stead")
_PARAGRAPH = 3


class _Writer:
    """Writes plain news by one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def article(self, length: int) -> Document:
        """Return an article of ``length`` sentences."""
        lines = [self.filled(self.pick(_OPENINGS) + self.pick(_ENDINGS)) for _ in range(length)]
        text = "\n\n".join(" ".join(lines[at : at + _PARAGRAPH]) for at in range(0, length, _PARAGRAPH))
        title = self.filled(self.pick(_HEADLINES))
        return Document(
            id=document_id(DocumentKind.ARTICLE, None, title, text),
            kind=DocumentKind.ARTICLE,
            title=title,
            text=text,
            published_on=FIRST_DAY + timedelta(days=self.chance.randrange(90)),
            published_from="given",
        )

    def pick(self, several: Sequence[str]) -> str:
        """Return one of several."""
        return several[self.chance.randrange(len(several))]

    def filled(self, pattern: str) -> str:
        """Return a pattern with every brace filled in."""
        parts = pattern.split("{")
        rest = (part.partition("}") for part in parts[1:])
        return parts[0] + "".join(self.word(kind) + tail for kind, _, tail in rest)

    def word(self, kind: str) -> str:
        """Return a word, name or figure of a kind."""
        chance = self.chance
        match kind:
            case "person":
                return f"{self.pick(_WORDS['first'])} {self.name(_NAME_ENDINGS)}"
            case "place":
                return self.name(_PLACE_ENDINGS)
            case "percent":
                return (
                    f"{chance.randint(1, 90) / 10:g} percent" if chance.random() < 0.5 else f"{chance.randint(2, 40)}%"
                )
            case "money":
                return (
                    f"${chance.randint(1, 99) / 10:g} million" if chance.random() < 0.6 else f"${self.word('hundreds')}"
                )
            case "hundreds":
                return f"{chance.randint(100, 9_999):,}"
            case "score":
                return f"{chance.randint(2, 5)}-{chance.randint(0, 1)}"
            case "year":
                return str(chance.randint(1920, 2025))
            case "day":
                return f"on {self.pick(_WORDS['weekday'])}" if chance.random() < 0.6 else "last week"
            case _:
                return self.pick(_WORDS[kind])

    def name(self, endings: Sequence[str]) -> str:
        """Return a name that nobody has."""
        stem = self.pick(_ONSETS) + self.pick(_VOWELS) + self.pick(_CODAS)
        return (stem + self.pick(endings)).capitalize()
