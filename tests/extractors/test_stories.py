"""Which documents are joined: by the same words, by what a rewrite keeps; and what keeps stories apart."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from extractors.reader import Reader
from extractors.stories import fingerprints, shingles
from extractors.stories.stories import FACES, StoryBook
from models.documents import Document
from models.stories import Joining, Merge, Relation, Telling, standing_story, story_id
from models.vocabulary import DocumentKind

ROOT = Path(__file__).resolve().parents[2]
JUNE = date(2026, 6, 22)
DISPATCH = (
    "SpaceX has agreed to rent computing capacity in Memphis to Reflection AI for $150 million a month, a filing showed.\n\n"
    "The contract begins on July 1, 2026 and runs through December 2029, worth up to $6.3 billion if it is held to term.\n\n"
    "Either side may leave on 90 days' notice after the first year. “We bought time, not machines,” the chief executive told staff."
)
REWRITE = (
    "Another lab moves into the halls at Memphis. Reflection AI pays $150 million each month from July 1, 2026 until the end of\n"
    "December 2029; altogether that comes to $6.3 billion. Whoever wants out gives 90 days of warning."
)
OTHER = (
    "SpaceX will build a factory for satellites on 210 acres in Bastrop. It is to turn out more than 1,000 of them a year from 2028.\n\n"
    "The county grants tax relief of $17.3 million, and 1,900 people will work there."
)
FURNITURE = (
    "This paper is read in sixty-one countries by people who like to be told things plainly and early in the day."
)


class Desk:
    """A desk to which documents come one after another."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.texts: dict[str, str] = {}
        self.told: list[Telling] = []

    def telling(self, text: str, *, plus: int = 0, url: str | None = None, name: str | None = None) -> Telling:
        name = name or f"d{len(self.told)}"
        day = JUNE + timedelta(days=plus)
        document = Document(
            id=name, kind=DocumentKind.ARTICLE, title="News", text=text, published_on=day, url=url,
            fetched_at=datetime(2026, 6, 22, 8, len(self.told), tzinfo=UTC) + timedelta(days=plus),
        )  # fmt: skip
        self.texts[name] = text
        assert document.fetched_at is not None
        telling = Telling(
            fingerprint=fingerprints.of(document, self.reader.read(document), self.reader.finders),
            said_on=day, known_at=document.fetched_at, url=url,
        )  # fmt: skip
        self.told.append(telling)
        return telling

    def book(self) -> StoryBook:
        return StoryBook(self.texts.__getitem__)

    def join(self) -> list[Joining]:
        book = self.book()
        return [book.add(telling)[0] for telling in self.told]


@pytest.fixture
def desk(reader: Reader) -> Desk:
    return Desk(reader)


def test_a_copy_with_furniture_around_it_is_one_and_says_why(desk):
    desk.telling(DISPATCH)
    desk.telling(f"The Mirror | All the wires\n\nMEMPHIS (Polar Wire) - {DISPATCH}\n\n{FURNITURE}")
    first, copy = desk.join()
    assert (first.relation, first.story) == (Relation.FIRST, story_id("d0"))
    assert (copy.relation, copy.story, copy.like) == (Relation.COPY, first.story, "d0")
    assert copy.reason.endswith("of the shorter text are the same words.")


def test_the_same_words_are_known_again_after_a_year_and_in_any_typography(desk):
    desk.telling(DISPATCH)
    desk.telling(DISPATCH.replace("“", '"').replace("”", '"').replace("\n\n", "\n").upper(), plus=400)
    assert desk.join()[1].relation is Relation.EXACT


def test_an_excerpt_belongs_to_the_whole_whichever_comes_first(desk):
    desk.telling(
        DISPATCH.split("\n\n", maxsplit=1)[0] + " The contract begins on July 1, 2026 and runs through December 2029."
    )
    desk.telling(DISPATCH)
    first, whole = desk.join()
    assert (whole.relation, whole.story) == (Relation.COPY, first.story)


def test_a_rewrite_that_keeps_the_figures_is_joined_and_names_them(desk):
    desk.telling(DISPATCH)
    desk.telling(REWRITE, plus=1)
    first, rewrite = desk.join()
    assert (rewrite.relation, rewrite.story) == (Relation.REWRITE, first.story)
    assert "$6.3 billion" in rewrite.reason
    assert rewrite.text_share is not None
    assert rewrite.text_share < 0.3


def test_the_same_figures_told_again_months_later_are_another_story(desk):
    desk.telling(DISPATCH)
    desk.telling(REWRITE, plus=90)
    assert desk.join()[1].relation is Relation.FIRST


def test_another_announcement_of_the_same_company_in_the_same_week_is_another_story(desk):
    desk.telling(DISPATCH)
    desk.telling(OTHER + " Reflection AI, its newest tenant, pays $150 million a month elsewhere.", plus=1)
    assert desk.join()[1].relation is Relation.FIRST


def test_a_report_of_the_same_wording_with_other_figures_is_another_report(desk):
    words = "This is our weekly report of launches. There were {} launches, which brings the year to {}. The heaviest payload weighed {} kg. All figures may be revised. Times are in UTC. The report appears every Monday."
    desk.telling(words.format(17, 168, "17,400"))
    desk.telling(words.format(15, 183, "16,250"), plus=7)
    assert desk.join()[1].relation is Relation.FIRST


def test_a_shared_quotation_alone_joins_nothing(desk):
    said = "“In two to three years the cheapest place to put computers will be space, and nobody will remember why they doubted it.”"
    desk.telling(
        f"{said} An essay on horizons that recede, by a man who drove 800 miles in a car that was to drive itself."
    )
    desk.telling(
        f"{said} At $310 a kilogram our model breaks even if chips last six years, and not at all if they last three."
    )
    assert desk.join()[1].relation is Relation.FIRST


def test_a_paragraph_about_the_company_joins_nothing(desk):
    about = "About Halcyon: Halcyon builds data centers of 40 kW, was founded in 2024 with $21 million, and has its seat on 310 Pine Street in Redmond with 63 people."
    desk.telling(f"Halcyon named Maria Keller its chief operating officer. She joins from Intel.\n\n{about}")
    desk.telling(
        f"Halcyon has passed a thermal vacuum test of eleven days with a radiator of 9.5 square meters.\n\n{about}",
        plus=1,
    )
    assert desk.join()[1].relation is Relation.FIRST


def test_a_correction_at_the_same_address_is_a_revision_of_its_story(desk):
    url = "https://paper.test/lease"
    desk.telling(DISPATCH, url=url)
    desk.telling(
        DISPATCH.replace("$150 million", "$160 million") + "\n\nCorrection: the rent is higher.", url=url, plus=300
    )
    first, revision = desk.join()
    assert (revision.relation, revision.story) == (Relation.REVISION, first.story)


def test_another_page_at_the_same_address_is_another_story(desk):
    desk.telling(DISPATCH, url="https://paper.test/latest")
    desk.telling(OTHER, url="https://paper.test/latest", plus=30)
    assert desk.join()[1].relation is Relation.FIRST


def test_what_tells_of_several_stories_joins_none_and_makes_none_of_them_one(desk):
    desk.telling(DISPATCH)
    desk.telling(OTHER)
    desk.telling(
        f"The week.\n\n{DISPATCH}\n\n{OTHER}\n\n"
        + "And a reader from Turin grew a heat pipe in a bucket; we like it. " * 3
    )
    *_, roundup = desk.join()
    assert (roundup.relation, roundup.reason) == (Relation.FIRST, "It tells of several stories.")


EXCERPT = "The firm will sell 220 MW from its plant to a chemical works. The price is $71 per megawatt hour."
WHOLE = (
    f"{EXCERPT}\n\nThe plant, which cost $640 million, is to open in June 2031 with 340 people. The works takes the power for 15 years, and"
    " sends 47 trucks a day."
)
RETOLD = (
    "For 15 years a chemical works buys 220 MW at $71 a megawatt hour; the plant that makes it cost $640 million, has 340 people"
    " and opens in June 2031, with 47 trucks a day at the gate."
)


def test_stories_that_turn_out_to_be_one_keep_the_older_id(desk):
    for text in (RETOLD, EXCERPT, WHOLE):
        desk.telling(text)
    book = desk.book()
    lines, merges = [], []
    for telling in desk.told:
        line, found = book.add(telling)
        lines.append(line)
        merges += found
    assert [line.relation for line in lines[:2]] == [Relation.FIRST, Relation.FIRST]
    assert merges == [
        Merge(story=story_id("d1"), into=story_id("d0"), known_at=desk.told[2].known_at, document_id="d2")
    ]
    assert lines[2].story == story_id("d0")


def test_a_paragraph_that_stands_in_many_stories_is_furniture(desk):
    for number, text in enumerate(
        (OTHER, REWRITE, "Neutron flew on Saturday with 1,500 kg and came down 480 km out at sea.")
    ):
        desk.telling(f"{text}\n\n{FURNITURE}", name=f"n{number}")
    desk.telling(FURNITURE + "\n\nWe are closed today.", name="last")
    lines = desk.join()
    assert {line.relation for line in lines} == {Relation.FIRST}
    assert lines[-1].words == 4


def test_texts_that_are_not_read_are_joined_by_their_words_alone(desk, reader):
    text = "La compañía anunció el lunes que alquilará su centro de datos en Memphis por 150 millones de dólares al mes hasta el año 2029, según un documento."
    book = desk.book()
    lines = []
    for number, words in enumerate((text, f"MEMPHIS. {text}")):
        telling = desk.telling(words, name=f"es{number}")
        bare = replace(telling.fingerprint, marks=(), mark_passages=())
        lines.append(book.add(replace(telling, fingerprint=bare))[0])
    assert lines[1].relation is Relation.COPY


def batches(told: Sequence[Telling], dice: random.Random) -> Iterator[Sequence[Telling]]:
    at = 0
    while at < len(told):
        size = dice.randint(1, 9)
        yield told[at : at + size]
        at += size


def test_a_book_that_is_put_down_and_taken_up_again_decides_the_same(desk):
    """As a run after another does: the log is recalled, line by line, and goes on."""
    texts = [DISPATCH, OTHER, REWRITE, RETOLD, EXCERPT, WHOLE]
    for number in range(3 * len(texts)):
        desk.telling(f"{texts[number % len(texts)]} Number {number} of {number * 7} pages.", plus=number // 5)
    whole = desk.join()
    assert len({line.story for line in whole}) < len(whole) / 2
    dice = random.Random(7)
    for _ in range(5):
        log: list[tuple[Telling, Joining, list[Merge]]] = []
        for some in batches(desk.told, dice):
            book = desk.book()
            for telling, line, merges in log:
                for merge in merges:
                    book.recall_merge(merge)
                book.recall(telling, line)
            log += [(telling, *book.add(telling)) for telling in some]
        assert [line for _, line, _ in log] == whole


def test_a_thousand_copies_make_no_more_faces_than_a_few(desk):
    book = desk.book()
    for number in range(60):
        line, _ = book.add(desk.telling(f"{DISPATCH} Seen at desk {number}.", name=f"c{number}"))
    assert line.story == story_id("c0")
    assert len(book._stories[line.story].faces) == FACES


def test_merges_are_followed_over_several_steps():
    assert standing_story("a", {"a": "b", "b": "c"}) == "c"


@pytest.mark.parametrize(
    "text", ["", "One two three", "\n\n", "¿?", "a " * 50_000, "x" * 200_000, "“" * 3_000 + "1 " * 3_000]
)
def test_any_text_has_a_fingerprint(desk, text):
    desk.telling(text)
    desk.telling(text)
    assert len(desk.join()) == 2


def test_a_signature_is_the_same_whatever_the_order_of_its_shingles():
    words = shingles.words_of(DISPATCH)
    several = shingles.of_words(words)
    again = frozenset(sorted(several, reverse=True))
    assert shingles.sign(several) == shingles.sign(again)
    assert shingles.sign(frozenset()) is None
    assert shingles.likeness(shingles.sign(several), shingles.sign(shingles.of_words(words[:40]))) < 1.0
