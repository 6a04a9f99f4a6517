"""Where a story comes from, as far as its documents tell."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from models.scores import independent_sources
from models.stories import Relation, StoryDocument, find_origin, origins, standing_story, story_id
from models.vocabulary import Standing

JUNE = date(2026, 6, 22)


def document(publisher: str, **given: Any) -> StoryDocument:
    known = StoryDocument(
        document_id=f"d-{publisher}", story="s", relation=Relation.COPY, said_on=JUNE,
        known_at=datetime(2026, 6, 22, 9, tzinfo=UTC), publisher=publisher, standing=Standing.PRESS, words=200,
    )  # fmt: skip
    return replace(known, **given)


def test_the_announcing_partys_own_page_comes_first_even_where_we_saw_it_last():
    release = document("Acme", standing=Standing.PRIMARY, known_at=datetime(2026, 6, 25, tzinfo=UTC))
    origin = find_origin([document("Reuters", credits=("AP",)), release])
    assert (origin.publisher, origin.document_id) == ("Acme", "d-Acme")


def test_a_filing_comes_before_the_party_that_tells_of_it():
    found = find_origin(
        [document("Acme", standing=Standing.PRIMARY), document("SEC", standing=Standing.FILING), document("Wire")]
    )
    assert (found.publisher, found.reason) == ("SEC", "It is a filing.")


def test_what_is_filed_a_week_later_tells_the_story_again():
    call = document("Call Pages")
    for days, origin in ((7, "Record"), (8, "Call Pages")):
        hearing = document("Record", standing=Standing.FILING, said_on=call.said_on + timedelta(days=days))
        assert find_origin([hearing, call]).publisher == origin


def test_the_outlet_that_others_credit_is_the_origin_though_it_published_later():
    wire = document("The Polar Wire", said_on=date(2026, 6, 23))
    copies = [document("Tribune", credits=("Polar Wire",)), document("Mirror", named=("SpaceX", "Polar Wire"))]
    found = find_origin([*copies, wire])
    assert found.document_id == "d-The Polar Wire"
    assert found.reason == "2 others name it, Mirror among them as where the news is from."


def test_an_outlet_of_which_we_have_only_copies_is_the_origin_without_a_document():
    found = find_origin([document("Tribune", credits=("Reuters",)), document("Mirror", credits=("Reuters", "AP"))])
    assert (found.publisher, found.document_id) == ("Reuters", None)
    assert "its own page was not read" in found.reason


def test_whom_a_text_merely_names_is_no_origin():
    found = find_origin(
        [document("Tribune", named=("SpaceX", "Laskin")), document("Mirror", said_on=date(2026, 6, 23))]
    )
    assert (found.publisher, found.reason) == ("Tribune", "It was published first.")


def test_a_document_that_credits_itself_credits_nobody():
    found = find_origin([document("Reuters", credits=("Reuters",), words=190), document("Mirror")])
    assert found.document_id in {"d-Reuters", "d-Mirror"}
    found = find_origin([document("Reuters", credits=("Reuters",)), document("Mirror", credits=("Reuters",))])
    assert found.document_id == "d-Reuters"


def test_of_one_day_the_full_text_comes_before_an_excerpt_and_no_order_of_rows_changes_that():
    members = [
        document("Excerpt", words=40),
        document("Whole", words=230),
        document("Byline", words=240, known_at=datetime(2026, 6, 22, 10, tzinfo=UTC)),
    ]
    found = {find_origin(order).publisher for order in (members, members[::-1], [members[1], members[0], members[2]])}
    assert found == {"Whole"}


def test_each_story_has_an_origin_of_its_own():
    found = origins([document("A"), document("B", story="t")])
    assert {story: origin.publisher for story, origin in found.items()} == {"s": "A", "t": "B"}


def test_a_story_that_went_into_another_is_found_there_also_over_several_steps():
    assert standing_story("a", {"a": "b", "b": "c"}) == "c"
    assert standing_story("c", {"a": "b", "b": "c"}) == "c"
    assert story_id("d") != story_id("e")


def test_forty_copies_of_a_dispatch_are_one_source_and_two_stories_of_one_outlet_are_too(said):
    claim = said()
    copies = [replace(claim, publisher=f"Paper {number}", story="s", origin="Reuters") for number in range(40)]
    assert independent_sources(copies) == 1
    assert independent_sources([*copies, replace(claim, publisher="Reuters", story="t", origin=None)]) == 1
    assert independent_sources([*copies, replace(claim, publisher="SpaceNews", story="t", origin="SpaceNews")]) == 2
    assert independent_sources([replace(claim, publisher=f"Paper {number}") for number in range(40)]) == 40


def test_a_score_counts_origins_and_names_the_claims_beside_them(said, score, target):
    aim = target()
    copies = [
        replace(said(50e6, publisher=f"Paper {number}", on=date(2026, 8, 1)), story="s", origin="Reuters")
        for number in range(40)
    ]
    scored = score(aim, *copies)
    assert (scored.independent_sources, scored.supporting_claims) == (1, 40)
    assert score(aim, *(replace(each, story=None, origin=None) for each in copies)).independent_sources == 40
