"""The log of stories in the warehouse: written once, unwound where it must be, asked as of a date."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from models.reading import Reading
from models.stories import Fingerprint, Joining, Merge, Relation, story_id
from models.vocabulary import Standing
from warehouse import claims, documents, evidence, stories, watchlist_tables

FAR = date(2100, 1, 1)


def fingerprint(document_id: str, **given: Any) -> Fingerprint:
    known = Fingerprint(
        document_id=document_id, text_digest="t", signature=b"s", marks=("name:moon",), mark_passages=(0,), passages=(1,)
    )  # fmt: skip
    return replace(known, **given)


class Told:
    """Articles of several outlets, put into the warehouse with their lines of the log."""

    def __init__(self, con, make) -> None:
        self.con, self.make = con, make
        self.ids: list[str] = []

    def article(self, site: str, known_at: datetime, **given: Any) -> str:
        document = self.make.document(
            url=f"https://{site}.test/", source=None, site=site, fetched_at=known_at, published_on=known_at.date()
        )
        documents.save_documents(self.con, [document])
        reading = Reading(document_id=document.id, claims=(self.make.claim(document),))
        claims.save_readings(self.con, [reading], reader_version="v1")
        stories.save_fingerprints(self.con, [fingerprint(document.id, **given)], reader_version="v1")
        self.ids.append(document.id)
        return document.id

    def line(self, document_id: str, story: str, known_at: datetime, **given: Any) -> Joining:
        known = Joining(
            document_id=document_id, story=story, known_at=known_at, relation=Relation.COPY, like="x", text_share=1.0,
            mark_share=1.0, words=9, reason="Because.",
        )  # fmt: skip
        return replace(known, **given)

    def log(self, *lines: Joining, merges: tuple[Merge, ...] = (), version: str = "v1") -> None:
        versions = {line.document_id: version for line in lines}
        stories.save_log(self.con, lines, merges, reader_versions=versions)


@pytest.fixture
def told(con, make) -> Told:
    watchlist_tables.sync_watchlist(con, make.watchlist())
    return Told(con, make)


def test_forty_copies_have_one_origin_in_evidence_and_in_sql(con, make, told):
    first = told.article("Wire", make.at(6, 8))
    told.log(told.line(first, story_id(first), make.at(6, 8), relation=Relation.FIRST, like=None))
    for number in range(40):
        at = make.at(6, 9, number % 24)
        copy = told.article(f"Paper {number}", at, credits=("Wire",))
        told.log(told.line(copy, story_id(first), at))
    said = evidence.evidence(con, date(2026, 6, 14)).claims
    assert len(said) == 41
    assert {each.origin for each in said} == {"Wire"}
    assert {each.story for each in said} == {story_id(first)}
    assert len({each.publisher for each in said}) == 41
    row = con.execute(
        "SELECT origin, origin_document_id, document_count, copy_count, publisher_count, chain, claim_count FROM out_story"
    ).fetchall()
    assert row == [("Wire", first, 41, 40, 41, ["Wire", "40 copies"], 41)]
    assert con.execute("SELECT count(DISTINCT story) FROM out_claim").fetchone() == (1,)
    assert con.execute("SELECT count(*) FROM out_story_document WHERE is_origin").fetchone() == (1,)


def test_an_origin_is_the_one_that_was_known_at_the_date(con, make, told):
    copy, wire = told.article("Paper", make.at(6, 8)), told.article("Wire", make.at(6, 20))
    told.log(told.line(copy, story_id(copy), make.at(6, 8), relation=Relation.FIRST, like=None))
    told.log(told.line(wire, story_id(copy), make.at(6, 20)))
    con.execute("UPDATE core_fingerprint SET named = ['Wire'] WHERE document_id = $id", {"id": copy})
    assert [each.origin for each in evidence.evidence(con, date(2026, 6, 14)).claims] == ["Paper"]
    assert {each.origin for each in evidence.evidence(con, date(2026, 6, 21)).claims} == {"Wire"}


def test_a_merge_counts_from_the_day_it_was_known_and_keeps_the_older_id(con, make, told):
    old, young, third = (told.article(name, make.at(6, day)) for name, day in (("A", 8), ("B", 9), ("C", 20)))
    told.log(told.line(old, story_id(old), make.at(6, 8), relation=Relation.FIRST, like=None))
    told.log(told.line(young, story_id(young), make.at(6, 9), relation=Relation.FIRST, like=None))
    merge = Merge(story=story_id(young), into=story_id(old), known_at=make.at(6, 20), document_id=third)
    told.log(told.line(third, story_id(old), make.at(6, 20)), merges=(merge,))
    assert {each.story for each in evidence.evidence(con, date(2026, 6, 14)).claims} == {story_id(old), story_id(young)}
    assert {each.story for each in evidence.evidence(con, FAR).claims} == {story_id(old)}
    assert con.execute("SELECT story, document_count, former_ids FROM out_story").fetchall() == [
        (story_id(old), 3, [story_id(young)])
    ]
    assert con.execute("SELECT count(*) FROM core_story").fetchone() == (1,)


def test_what_was_known_earlier_unwinds_what_came_after_it_and_nothing_before(con, make, told):
    old, young, third = (told.article(name, make.at(6, day)) for name, day in (("A", 8), ("B", 12), ("C", 20)))
    told.log(told.line(old, story_id(old), make.at(6, 8), relation=Relation.FIRST, like=None))
    told.log(told.line(young, story_id(young), make.at(6, 12), relation=Relation.FIRST, like=None))
    merge = Merge(story=story_id(young), into=story_id(old), known_at=make.at(6, 20), document_id=third)
    told.log(told.line(third, story_id(old), make.at(6, 20)), merges=(merge,))
    stories.unwind(con)
    assert stories.waiting(con, at_most=9) == []
    late = told.article("Late", make.at(6, 15))
    stories.unwind(con)
    assert [telling.fingerprint.document_id for telling, *_ in stories.waiting(con, at_most=9)] == [late, third]
    assert stories.merges(con, FAR) == []
    assert con.execute("SELECT document_id, story FROM core_story_document ORDER BY known_at").fetchall() == [
        (old, story_id(old)), (young, story_id(young)),
    ]  # fmt: skip


def test_a_fingerprint_of_another_reader_unwinds_its_line(con, make, told):
    only = told.article("A", make.at(6, 8))
    told.log(told.line(only, story_id(only), make.at(6, 8), relation=Relation.FIRST, like=None), version="v0")
    stories.unwind(con)
    assert len(stories.waiting(con, at_most=9)) == 1
    assert con.execute("SELECT count(*) FROM core_story").fetchone() == (0,)


def test_the_log_that_is_read_back_holds_whole_stories_and_what_is_known_at_any_time(con, make, told):
    first, copy = told.article("A", make.at(1, 8)), told.article("B", make.at(6, 8), text_digest="u")
    told.log(told.line(first, story_id(first), make.at(1, 8), relation=Relation.FIRST, like=None))
    told.log(told.line(copy, story_id(first), make.at(6, 8)))
    waiting = told.article("C", make.at(6, 9), text_digest="w")
    ((telling, text, version),) = stories.waiting(con, at_most=9)
    assert (telling.fingerprint.document_id, version) == (waiting, "v1")
    assert text
    lines = stories.known(con, [telling])
    assert [line.joining.document_id for line in lines] == [first, copy]
    far = replace(telling, said_on=date(2030, 1, 1), url=None)
    assert stories.known(con, [far]) == []
    same_text = replace(far, fingerprint=replace(far.fingerprint, text_digest="u"))
    assert [line.joining.document_id for line in stories.known(con, [same_text])] == [first, copy]


def test_a_filing_is_the_origin_of_those_who_report_of_it(con, make, told):
    con.execute("UPDATE core_source SET standing = 'filing' WHERE key = 'board'")
    press = told.article("Press", make.at(6, 8))
    told.log(told.line(press, story_id(press), make.at(6, 8), relation=Relation.FIRST, like=None))
    filing = make.document(url="https://sec.test/", source="board", fetched_at=make.at(6, 9))
    documents.save_documents(con, [filing])
    stories.save_fingerprints(con, [fingerprint(filing.id)], reader_version="v1")
    told.log(told.line(filing.id, story_id(press), make.at(6, 9)))
    (found,) = con.execute("SELECT origin, origin_reason, document_count FROM out_story").fetchall()
    assert found == ("The board", "It is a filing.", 2)
    members = [each.standing for each in stories.with_claims(con, FAR)]
    assert members == [Standing.COMMENTARY, Standing.FILING]
