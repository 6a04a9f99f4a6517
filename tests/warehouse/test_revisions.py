"""Rewordings of a page: found by its fetches, noted once, and what stood at which day."""

from dataclasses import replace
from datetime import date

import pytest

from extractors.stories import rewording
from models.reading import Reading
from warehouse import claims, documents, evidence, fetches, revisions, watchlist_tables
from warehouse.documents import Extraction, Origin

FIRST = "It will make 1 gigawatt of compute a year by the end of 2027. The plant was shown on Monday to some guests."
SECOND = FIRST.replace("1 gigawatt", "100 megawatts")


@pytest.fixture
def con(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    return con


def fetched(con, make, text, *, at, url="https://a.test/1"):
    """Put a page of this text, fetched at this instant, through the stages."""
    fetch = make.fetch(url, at=at, body_digest=f"{hash(text) & 0xFFFFFFFF:064x}")
    document = make.document(text, fetched_at=at, fetch_id=fetch.id, url=url)
    fetches.save_fetches(con, [fetch])
    documents.save_documents(con, [document])
    documents.save_extractions(con, [Extraction(origin_id=fetch.id, origin=Origin.FETCH, document_id=document.id)])
    sentence = text.partition(". ")[0] + "."
    claim = replace(make.claim(document), quote=sentence, start=0, end=len(sentence), value=float(len(sentence)))
    claims.save_readings(con, [Reading(document_id=document.id, claims=(claim,))], reader_version="v1")
    compare(con)
    return document


def compare(con):
    for step in revisions.uncompared(con):
        before, after = (
            documents.documents_by_id(con, [id_])[0] for id_ in (step.previous_document_id, step.document_id)
        )
        revisions.save_revisions(con, [rewording.compare(before, after, url=step.url, revised_at=step.revised_at)])


def standing(con, day):
    return {said.claim.document_id for said in evidence.evidence(con, day).claims}


def test_a_page_that_stays_the_same_has_no_revision(con, make):
    fetched(con, make, FIRST, at=make.at(6, 8))
    fetched(con, make, FIRST, at=make.at(6, 9))
    assert con.execute("FROM core_revision").fetchall() == []


def test_an_outdated_wording_stands_until_it_was_corrected_and_is_never_lost(con, make):
    first = fetched(con, make, FIRST, at=make.at(6, 8))
    second = fetched(con, make, SECOND, at=make.at(6, 10))
    assert standing(con, date(2026, 6, 8)) == {first.id}
    assert standing(con, date(2026, 6, 9)) == {first.id}
    assert standing(con, date(2026, 6, 10)) == {second.id}
    rows = con.execute("SELECT document_id, is_standing FROM out_claim ORDER BY known_at").fetchall()
    assert rows == [(first.id, False), (second.id, True)]
    (row,) = con.execute("SELECT number, is_marked, marks, kept_share > 0.8, changes FROM out_revision").fetchall()
    assert row[:4] == (1, True, ["number"], True)
    assert [(change["before"], change["after"]) for change in row[4]] == [("1 gigawatt", "100 megawatts")]


def test_a_wording_that_comes_back_stands_again(con, make):
    first = fetched(con, make, FIRST, at=make.at(6, 8))
    second = fetched(con, make, SECOND, at=make.at(6, 10))
    fetched(con, make, FIRST, at=make.at(6, 12))
    assert standing(con, date(2026, 6, 11)) == {second.id}
    assert standing(con, date(2026, 6, 12)) == {first.id}
    assert con.execute("SELECT max(number) FROM out_revision").fetchone() == (2,)


def test_another_text_at_the_same_address_outdates_nothing(con, make):
    first = fetched(con, make, FIRST, at=make.at(6, 8))
    other = fetched(
        con, make, "Rockets fly again. A quite different report tells of engines, ships and weather.", at=make.at(6, 10)
    )
    assert standing(con, date(2026, 6, 10)) == {first.id, other.id}


def test_other_pages_are_no_revisions_of_each_other(con, make):
    first = fetched(con, make, FIRST, at=make.at(6, 8))
    other = fetched(con, make, SECOND, at=make.at(6, 10), url="https://a.test/2")
    assert standing(con, date(2026, 6, 10)) == {first.id, other.id}


def test_a_revision_is_noted_once_and_an_older_fetch_that_comes_to_light_is_put_in_its_place(con, make):
    first = fetched(con, make, FIRST, at=make.at(6, 8))
    last = fetched(con, make, SECOND, at=make.at(6, 12))
    assert revisions.uncompared(con) == []
    between = fetched(con, make, FIRST.replace("1 gigawatt", "500 megawatts"), at=make.at(6, 10))
    steps = con.execute("SELECT previous_document_id, document_id FROM out_revision ORDER BY number").fetchall()
    assert steps == [(first.id, between.id), (between.id, last.id)]


def test_what_a_page_said_before_in_the_same_words_is_no_news(con, make):
    fetched(con, make, FIRST, at=make.at(6, 8))
    fetched(con, make, FIRST.replace("some guests", "many guests"), at=make.at(6, 17))
    assert evidence.claims_known(con, date(2026, 6, 15), date(2026, 6, 21)) == []
    assert len(evidence.claims_known(con, date(2026, 6, 8), date(2026, 6, 21))) == 1


def test_marked_revisions_of_the_week_are_corrections(con, make):
    fetched(con, make, FIRST, at=make.at(6, 8))
    fetched(con, make, FIRST.replace("some guests", "many guests"), at=make.at(6, 9))
    fetched(con, make, SECOND, at=make.at(6, 10))
    (found,) = revisions.corrections(con, date(2026, 6, 8), date(2026, 6, 14))
    assert (found.title, found.publisher, [mark.value for mark in found.marks]) == ("A plant", "The feed", ["number"])
    assert revisions.corrections(con, date(2026, 6, 15), date(2026, 6, 21)) == []
