"""Who speaks, in the views: under one name however he is called, for whom, and with a record of his own."""

from dataclasses import replace
from datetime import date

import pytest

from models.lexicon import Organization, Person
from models.reading import Reading
from models.scores import Reason
from models.targets import TrackRecordEntry
from models.vocabulary import PromiseKind
from models.voices import ASKED, Voices
from warehouse import claims, documents, scores, watchlist_tables

ACME = Organization(key="acme", name="Acme")
HEAD = Person(key="head", name="Ann Lee", organization="acme", role="chief executive")
NAMES = {
    "Bo Li": "name",
    "HARLAND": "name",
    "Agence de Presse": "name",
    "7 Up Partners": "name",
    "The Information": "name",
    "a manager of the program": "description",
    "The Chair of the hearing": "description",
    "people familiar": "description",
    "The other": "description",
    "the CFO": "description",
    "van der Berg": "name",
}
"""Speakers that stand in no list."""


def promise(key: str, **given: object) -> TrackRecordEntry:
    known = TrackRecordEntry(
        key=key, organization="acme", kind=PromiseKind.LAUNCH, promise="It flies.", definition="It has flown.",
        announced_on=date(2025, 1, 1), due_on=date(2025, 12, 31), publisher="The Paper",
    )  # fmt: skip
    return replace(known, **given)  # type: ignore[arg-type]


@pytest.fixture(name="told")
def of_speakers(con, make):
    """Return a function that puts documents into the warehouse, one for each claim's fields, beside the watchlist."""

    def tell(*claimed: dict[str, object], **watched: object) -> None:
        lists = {"organizations": (ACME,), "people": (HEAD,)} | watched
        watchlist_tables.sync_watchlist(con, make.watchlist(**lists))
        made = [
            make.document(url=f"https://a.test/{number}", text=f"{number}: {make.document().text}")
            for number in range(len(claimed))
        ]
        documents.save_documents(con, made)
        readings = [
            Reading(document_id=document.id, claims=(make.claim(document, **given),))
            for document, given in zip(made, claimed, strict=True)
        ]
        claims.save_readings(con, readings, reader_version="v1")

    return tell


def test_a_claim_says_what_its_speaker_is_and_for_whom_he_speaks(con, told):
    told(
        {"speaker": "head", "hop": 1},
        {"speaker": "acme", "hop": 1},
        {"speaker": None, "hop": 0},
        {"speaker": None, "hop": 0, "flags": (ASKED,)},
        *({"speaker": name, "hop": 1} for name in NAMES),
    )
    rows = con.execute(
        "SELECT speaker, speaker_name, speaker_kind, speaker_organization, speaker_organization_name FROM out_claim"
    ).fetchall()
    assert {row for row in rows if row[0] not in NAMES} == {
        ("head", "Ann Lee", "person", "acme", "Acme"),
        ("acme", "Acme", "organization", "acme", "Acme"),
        (None, None, "page", None, None),
        (None, None, "asker", None, None),
    }
    assert {row[0]: row[2] for row in rows if row[0] in NAMES} == NAMES


def test_the_warehouse_and_the_scores_take_the_same_words_for_a_name():
    voices = Voices(unnamed=frozenset({"people familiar"}))
    assert {name: "name" if voices.is_name(name) else "description" for name in NAMES} == NAMES


def test_a_speaker_has_one_row_however_the_name_is_written(con, told):
    told(
        *({"speaker": name, "hop": 1} for name in ("HARLAND", "Harland", "HArland", "the CFO", "people familiar")),
        {"speaker": "head", "hop": 1},
    )
    rows = con.execute("SELECT lower(speaker), claim_count, document_count FROM out_speaker ORDER BY 1").fetchall()
    assert rows == [("harland", 3, 3), ("head", 1, 1)]


def test_a_persons_record_is_kept_apart_from_the_organizations(con, told):
    record = (
        promise("a", speaker="head", happened_on=date(2025, 6, 30)),
        promise("b", speaker="head", happened_on=date(2026, 12, 31)),
        promise("c", speaker="head", announced_on=date(2025, 2, 1), said_before="a"),  # the same day again
        promise("d"),
        promise("e", organization="Boeing", speaker="Bo Li"),
    )
    told({"speaker": "head", "hop": 1}, track_record=record)
    rows = con.execute(
        "SELECT speaker, speaker_name, speaker_kind, organization_name, claim_count, promise_count, promises_kept, "
        "promises_kept_late, promises_overdue FROM out_speaker ORDER BY speaker"
    ).fetchall()
    assert rows == [
        ("Bo Li", "Bo Li", "person", "Boeing", 0, 1, 0, 0, 1),
        ("acme", "Acme", "organization", "Acme", 0, 1, 0, 0, 1),
        ("head", "Ann Lee", "person", "Acme", 1, 2, 1, 1, 0),
    ]
    names = con.execute("SELECT organization_name, speaker_name FROM out_track_record ORDER BY promise").fetchall()
    assert names == [*[("Acme", "Ann Lee")] * 3, ("Acme", None), ("Boeing", "Bo Li")]


def test_progress_names_announcer_and_speakers_and_tells_what_decided_alone(con, make, told):
    told({"speaker": "head", "hop": 1}, targets=(make.target(announced_by="head"),))
    ((claim_id,),) = con.execute("SELECT id FROM core_claim").fetchall()
    reasons = (
        Reason(axis="category", text="It is late.", claim_ids=(claim_id,)),
        Reason(axis="support", text="One says so."),
        Reason(axis="category", text="It was moved."),
    )
    scores.save_scores(con, [make.score(reasons=reasons)])
    ((why, all_of_them, name, evidence),) = con.execute(
        "SELECT why, reasons, announced_by_name, evidence FROM out_progress"
    ).fetchall()
    assert (why, name) == ("It is late. It was moved.", "Ann Lee")
    assert all_of_them == ["It is late.", "One says so.", "It was moved."]
    assert [each["speaker"] for each in evidence] == ["Ann Lee"]
    assert con.execute("SELECT announced_by_name FROM out_target").fetchall() == [("Ann Lee",)]
