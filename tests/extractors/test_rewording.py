"""What changed between two wordings, and what it bears on."""

import time
from datetime import UTC, date, datetime

import pytest

from extractors.stories import rewording
from models.documents import Document, document_id
from models.pages import ChangeMark
from models.vocabulary import DocumentKind

AT = datetime(2026, 7, 1, 6, tzinfo=UTC)
SENTENCES = [f"Sentence number {number} tells of hall {number} and what it turns out." for number in range(40)]


def document(text: str, *, title: str = "Factory opens") -> Document:
    return Document(
        id=document_id(DocumentKind.ARTICLE, "https://a.test/1", title, text), kind=DocumentKind.ARTICLE, title=title,
        text=text, published_on=date(2026, 6, 1), url="https://a.test/1",
    )  # fmt: skip


def marks(before: str, after: str) -> set[ChangeMark]:
    return {mark for change in rewording.changes_between(before, after) for mark in change.marks}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It makes 1 GW a year.", "It makes 2 GW a year.", {ChangeMark.NUMBER}),
        ("It makes one gigawatt a year.", "It makes two gigawatts a year.", {ChangeMark.NUMBER}),
        ("It makes 120 kW on average.", "It makes 120 MW on average.", {ChangeMark.NUMBER}),
        ("It costs $5.", "It costs €5.", {ChangeMark.NUMBER}),
        ("It flies in 2027.", "It flies in 2028.", {ChangeMark.DATE}),
        ("It flies in March.", "It flies in May.", {ChangeMark.DATE}),
        ("It flies in early 2027.", "It flies in late 2027.", {ChangeMark.DATE}),
        ("It flies next month.", "It flies next year.", {ChangeMark.DATE}),
        ("It flies in Q3.", "It flies in Q4.", {ChangeMark.DATE}),
        ("It will fly.", "It may fly.", {ChangeMark.MODAL}),
        ("It’ll fly.", "It might fly.", {ChangeMark.MODAL}),
        ("It will fly.", "It will not fly.", {ChangeMark.NEGATION}),
        ("It has flown.", "It hasn't flown.", {ChangeMark.NEGATION}),
        ("It will make 1 GW by 2027.", "It could make 2 GW by 2028.", {ChangeMark.MODAL, ChangeMark.NUMBER, ChangeMark.DATE}),
        ("The hall is big.", "The hall is large.", set()),
        ("The plan, he said.", "The plan he said.", set()),
        ("The same.", "The same.", set()),
    ],
)  # fmt: skip
def test_a_change_that_matters_is_marked(before: str, after: str, expected: set[ChangeMark]) -> None:
    assert marks(before, after) == expected


def test_words_and_offsets_stand_in_both_texts() -> None:
    before = " ".join(SENTENCES)
    after = (
        before.replace("hall 7 ", "hall 70 ")
        .replace("Sentence number 9 tells", "Sentence nine told us")
        .replace(SENTENCES[20] + " ", "")
    )
    changes = rewording.changes_between(before, after)
    assert len(changes) == 3
    for change in changes:
        assert before[change.before_start : change.before_start + len(change.before)] == change.before
        assert after[change.after_start : change.after_start + len(change.after)] == change.after
    assert (changes[0].before, changes[0].after) == ("7", "70")
    assert changes[2].after == ""


def test_a_revision_tells_how_much_is_left() -> None:
    before, after = document(" ".join(SENTENCES)), document(" ".join(SENTENCES[:30]), title="Factory opened")
    revision = rewording.compare(before, after, url="https://a.test/1?x", revised_at=AT)
    assert (revision.document_id, revision.previous_document_id, revision.url) == (
        after.id,
        before.id,
        "https://a.test/1?x",
    )
    assert revision.is_title_changed
    assert not revision.is_another_text
    assert revision.kept_share == pytest.approx(0.75, abs=0.03)
    assert (revision.words_added, revision.words_removed > 100) == (0, True)


def test_another_text_corrects_nothing() -> None:
    before, after = (
        document(" ".join(SENTENCES)),
        document("A quite different report of rockets, ships and engines. " * 9),
    )
    assert rewording.compare(before, after, url="u", revised_at=AT).is_another_text


def test_a_title_is_compared_too() -> None:
    text = " ".join(SENTENCES)
    before, after = document(text, title="SpaceX to build 1 GW"), document(text, title="SpaceX to build 2 GW")
    revision = rewording.compare(before, after, url="u", revised_at=AT)
    assert (revision.marks, revision.changes) == ((ChangeMark.NUMBER,), ())


def test_long_texts_that_have_nothing_in_common_are_compared_quickly() -> None:
    before, after = ("a b " * 60_000), ("c d " * 60_000)
    began = time.process_time()
    (change,) = rewording.changes_between(before, after)
    assert (change.before, change.after) == (before.strip(), after.strip())
    assert time.process_time() - began < 20  # the product of their lengths would take hours
