"""A digest tells what copies say once, and which stories were told most."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from models.digest import DigestInput, compose
from models.digest_stories import STORIES_SHOWN, story_lines, without_copies
from models.display_names import Names
from models.scores import SaidClaim
from models.signals import Week
from models.stories import Relation, StoryDocument
from models.vocabulary import Standing

WEEK = Week.of(date(2026, 6, 24))


def document(publisher: str, story: str = "s", *, day: int = 23, **given: Any) -> StoryDocument:
    known = StoryDocument(
        document_id=f"{story} {publisher}", story=story, relation=Relation.COPY, said_on=date(2026, 6, day),
        known_at=datetime(2026, 6, day, 9, tzinfo=UTC), publisher=publisher, standing=Standing.PRESS, words=200,
        title=f"{publisher} on {story}", url=f"https://{publisher}.test/",
    )  # fmt: skip
    return replace(known, **given)


def printed(said: SaidClaim, publisher: str, **given: Any) -> SaidClaim:
    claim = replace(said.claim, document_id=f"d-{publisher}")
    return replace(
        said, claim=claim, claim_id=claim.id, publisher=publisher, **{"story": "s", "origin": "Reuters"} | given
    )


def test_what_forty_copies_say_stands_once_as_the_origin_says_it(said):
    claims = [printed(said(), f"Paper {number}") for number in range(39)]
    ((kept, others),) = without_copies([*claims, printed(said(on=date(2026, 6, 3)), "Reuters")])
    assert (kept.publisher, others) == ("Reuters", 39)


def test_without_the_origins_own_page_the_first_stands(said):
    claims = [printed(said(on=date(2026, 6, day)), f"Paper {day}") for day in (3, 2, 4)]
    ((kept, others),) = without_copies(claims)
    assert (kept.publisher, others) == ("Paper 2", 2)


def test_other_values_other_stories_and_two_sentences_of_one_document_all_stand(said):
    one = said()
    claims = [
        printed(one, "Reuters"),
        printed(said(quote="Once more: a gigawatt runs."), "Reuters"),
        printed(said(2e9), "Paper"),
        printed(one, "Mirror", story="t", origin="Mirror"),
        printed(one, "Alone", story=None, origin=None),
    ]
    assert sorted((kept.publisher, others) for kept, others in without_copies(claims)) == [
        ("Alone", 0), ("Mirror", 0), ("Paper", 0), ("Reuters", 0), ("Reuters", 0),
    ]  # fmt: skip


def test_the_largest_stories_of_the_week_come_first():
    told = [
        *(document(f"Paper {number}") for number in range(5)),
        document("Wire", day=22, words=250),
        *(document(f"Paper {number}", "t") for number in range(3)),
        document("Alone", "u"),
        *(document(f"Paper {number}", "old", day=12) for number in range(9)),
    ]
    first, second = story_lines(told, WEEK)
    assert (first.story, first.title, first.origin, first.url) == ("s", "Wire on s", "Wire", "https://Wire.test/")
    assert (first.documents, first.copies, first.publishers, first.new_documents) == (6, 5, 6, 6)
    assert (second.story, second.copies) == ("t", 2)


def test_no_more_than_a_few_stories_are_shown():
    told = [document(paper, f"story {number}") for number in range(9) for paper in ("A", "B")]
    assert len(story_lines(told, WEEK)) == STORIES_SHOWN


def test_a_digest_counts_origins_and_shows_copies_as_a_number(said):
    claims = tuple(printed(said(on=date(2026, 6, 23)), f"Paper {number}") for number in range(40))
    digest = compose(
        DigestInput(
            week=WEEK, targets=(), names=Names(), scores=(), claims=claims,
            stories=tuple(document(f"Paper {number}") for number in range(40)),
        )
    )  # fmt: skip
    assert any("40 new claims from 1 origin" in sentence for sentence in digest.headlines)
    ((line,),) = [program.claims for program in digest.claims]
    assert line.copies == 39
    assert [story.copies for story in digest.stories] == [39]
