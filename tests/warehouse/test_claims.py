"""Documents, readings and the watchlist's tables: what is known stays, what is read anew replaces what was read before."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from models.claims import DoubtfulClaim
from models.reading import Mention, Reading, UnreadStretch
from models.vocabulary import JobFunction, MentionLabel, Modality
from warehouse import claims, documents, watchlist_tables


def test_a_document_keeps_the_instant_of_its_first_fetch(con, make):
    first = make.document()
    again = replace(first, fetched_at=make.at(7, 1), fetch_id="later")
    assert documents.save_documents(con, [first]) == 1
    assert documents.save_documents(con, [again]) == 0
    assert documents.documents_by_id(con, [first.id, "unknown"]) == [first]


def test_a_document_is_read_once_by_each_version_of_the_reader(con, make):
    document = make.document()
    documents.save_documents(con, [document])
    assert documents.documents_to_read(con, "v1") == [document]
    assert claims.save_readings(con, [Reading(document_id=document.id)], reader_version="v1") == 0
    assert documents.documents_to_read(con, "v1") == []
    assert documents.documents_to_read(con, "v2") == [document]
    claims.save_readings(con, [Reading(document_id=document.id)], reader_version="v2")
    assert documents.documents_to_read(con, "v1") == [document]


def test_a_new_reading_replaces_the_old_one_and_leaves_other_documents_alone(con, make):
    one, other = make.document(), make.document("Other. " + make.document().text)
    documents.save_documents(con, [one, other])
    mention = Mention(start=0, end=9, text="The plant", label=MentionLabel.PROGRAM, key="moon")
    before = [Reading(document_id=each.id, mentions=(mention,), claims=(make.claim(each),)) for each in (one, other)]
    assert claims.save_readings(con, before, reader_version="v1") == 2
    # The same words with another deadline have the same id: the row must change nevertheless.
    claim = make.claim(one)
    later = replace(claim, period=replace(claim.period, latest=date(2028, 12, 31)))
    assert claims.save_readings(con, [Reading(document_id=one.id, claims=(later,))], reader_version="v2") == 1
    rows = con.execute("SELECT document_id, period_latest_on FROM core_claim").fetchall()
    assert set(rows) == {(one.id, date(2028, 12, 31)), (other.id, date(2027, 12, 31))}
    assert con.execute("SELECT document_id FROM core_mention").fetchall() == [(other.id,)]


def test_signals_of_hiring_are_replaced_with_their_reading(con, make):
    one, other = make.document(), make.document("Other. " + make.document().text)
    documents.save_documents(con, [one, other])
    readings = [Reading(document_id=each.id, signals=(make.hiring(each),) * 2) for each in (one, other)]
    claims.save_readings(con, readings, reader_version="v1")
    changed = make.hiring(one, function=JobFunction.TEST)  # of the same id
    claims.save_readings(con, [Reading(document_id=one.id, signals=(changed,))], reader_version="v2")
    rows = con.execute("SELECT document_id, job_function FROM core_hiring_signal").fetchall()
    assert set(rows) == {(one.id, "test"), (other.id, "radiation")}
    claims.save_readings(con, [Reading(document_id=one.id)], reader_version="v3")
    assert con.execute("SELECT document_id, known_at FROM out_hiring_signal").fetchall() == [
        (other.id, make.at(6, 8).replace(tzinfo=None))
    ]


def test_what_was_left_unread_is_told_with_its_words_and_replaced_with_its_reading(con, make):
    document = make.document()
    documents.save_documents(con, [document])
    at = document.text.index("It will")
    left = (
        UnreadStretch(start=at, end=len(document.text), sentences=2),
        UnreadStretch(start=2, end=7, sentences=1, headline=True),
    )
    claims.save_readings(con, [Reading(document_id=document.id, unread=left)], reader_version="v1")
    rows = con.execute(
        "SELECT url, stretch_start, sentence_count, first_words, characters_in_all FROM out_unread_stretch ORDER BY is_headline"
    ).fetchall()
    assert rows == [
        (document.url, at, 2, document.text[at : at + 80], len(document.text)),
        (document.url, 2, 1, "plant", len(document.title)),
    ]
    claims.save_readings(con, [Reading(document_id=document.id)], reader_version="v2")
    assert con.execute("SELECT * FROM out_unread_stretch").fetchall() == []


def test_what_is_rather_wrong_is_kept_apart_with_its_words_and_replaced_with_its_reading(con, make):
    document = make.document()
    documents.save_documents(con, [document])
    claim = make.claim(document, confidence=0.31)
    doubtful = DoubtfulClaim(claim=claim, doubts=("far_back", "opens_anew"))
    claims.save_readings(con, [Reading(document_id=document.id, doubtful=(doubtful,))], reader_version="v1")
    assert con.execute("SELECT * FROM out_claim").fetchall() == []
    rows = con.execute("SELECT id, url, program, quote, confidence, doubts FROM out_doubtful_claim").fetchall()
    assert rows == [(claim.id, document.url, "moon", claim.quote, 0.31, ["far_back", "opens_anew"])]
    claims.save_readings(con, [Reading(document_id=document.id, claims=(claim,))], reader_version="v2")
    assert con.execute("SELECT * FROM out_doubtful_claim").fetchall() == []
    assert con.execute("SELECT id FROM out_claim").fetchall() == [(claim.id,)]


def test_the_same_claim_twice_in_a_reading_is_one_claim(con, make):
    document = make.document()
    documents.save_documents(con, [document])
    reading = Reading(document_id=document.id, claims=(make.claim(document), make.claim(document)))
    assert claims.save_readings(con, [reading], reader_version="v1") == 1
    assert con.execute("SELECT claim_count FROM core_reading").fetchone() == (1,)


def test_a_claim_is_dated_by_its_document(con, make):
    dated = make.document()
    undated = make.document("Undated. " + dated.text, published_on=None)
    documents.save_documents(con, [dated, undated])
    readings = [Reading(document_id=each.id, claims=(make.claim(each),)) for each in (dated, undated)]
    claims.save_readings(con, readings, reader_version="v1")
    rows = con.execute("SELECT document_id, said_on, known_at FROM core_claim").fetchall()
    known_at = make.at(6, 8).replace(tzinfo=None)
    assert set(rows) == {(dated.id, date(2026, 6, 7), known_at), (undated.id, date(2026, 6, 8), known_at)}


def test_claims_of_a_document_that_nobody_saved_are_refused(con, make):
    document = make.document()
    reading = Reading(document_id=document.id, claims=(make.claim(document),))
    with pytest.raises(duckdb.ConstraintException):
        claims.save_readings(con, [reading], reader_version="v1")


def test_an_observation_keeps_the_instant_when_it_became_known(con, make):
    seen = make.observation()
    assert claims.save_observations(con, [seen]) == 1
    assert claims.save_observations(con, [replace(seen, known_at=make.at(7, 1)), make.observation(4.0)]) == 1
    assert con.execute("SELECT min(known_at) FROM core_observation").fetchone() == (make.at(6, 8).replace(tzinfo=None),)


def test_a_posting_that_is_read_otherwise_is_replaced(con, make):
    document = make.document()
    documents.save_documents(con, [document])
    documents.save_postings(con, [make.posting(document)])
    documents.save_postings(con, [make.posting(document, function=JobFunction.POWER, programs=())])
    assert con.execute("SELECT job_function, programs FROM core_posting").fetchall() == [("power", [])]


def test_what_left_the_watchlist_stays_and_is_marked(con, make):
    watchlist = make.watchlist()
    watchlist_tables.sync_watchlist(con, watchlist)
    watchlist_tables.sync_watchlist(con, watchlist)
    assert con.execute("SELECT key, is_current FROM core_target").fetchall() == [("moon.power", True)]
    changed = replace(watchlist, targets=(make.target("moon.other", modality=Modality.COMMITTED),))
    watchlist_tables.sync_watchlist(con, changed)
    rows = con.execute("SELECT key, is_current FROM core_target ORDER BY key").fetchall()
    assert rows == [("moon.other", True), ("moon.power", False)]
    assert con.execute("SELECT target FROM out_target").fetchall() == [("moon.other",)]
    watchlist_tables.sync_watchlist(con, watchlist)
    assert con.execute("SELECT target FROM out_target").fetchall() == [("moon.power",)]


def test_an_empty_watchlist_retires_everything(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    watchlist_tables.sync_watchlist(con, make.watchlist(targets=()))
    assert con.execute("SELECT count(*) FROM out_target").fetchone() == (0,)


def test_an_event_that_is_seen_again_on_a_later_day_is_no_second_event(con, make):
    flown = make.observation(None, metric="launch", on=date(2026, 7, 26))
    assert claims.save_observations(con, [flown]) == 1
    assert claims.save_observations(con, [make.observation(None, metric="launch", on=date(2026, 8, 15))]) == 0
    assert claims.save_observations(con, [make.observation(None, metric="launch", on=date(2026, 7, 24))]) == 1
    other = make.observation(None, metric="launch", on=date(2026, 8, 15), object_name="MOON-2")
    assert claims.save_observations(con, [other]) == 1
