"""Every check finds what it is there for, and nothing in a sound warehouse."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import CheckFailed
from models.reading import Mention, Reading
from models.scores import Commitment, Reason
from models.vocabulary import MentionLabel
from warehouse import checks, claims, connection, contradictions, documents, scores, watchlist_tables
from warehouse.documents import Extraction, Origin

BREAKAGES = {
    "claim_without_document": "DELETE FROM core_document",
    "claim_quote_not_in_document": "UPDATE core_claim SET quote_start = quote_start + 1, quote_end = quote_end + 1",
    "claim_value_text_not_in_quote": "UPDATE core_claim SET unit_text = '2 gigawatts'",
    "claim_period_backwards": "UPDATE core_claim SET period_earliest_on = DATE '2028-01-01'",
    "claim_metric_unknown": "UPDATE core_claim SET metric = 'speed'",
    "claim_hop_contradicts_its_words": "UPDATE core_claim SET hop = 2, reporter = NULL",
    "claim_program_unknown": "UPDATE core_claim SET program = 'mars'",
    "mention_not_in_document": "UPDATE core_mention SET mention_end = mention_end + 1",
    "hiring_quote_not_in_document": "UPDATE core_hiring_signal SET quote_start = quote_start + 1",
    "posting_without_document": "UPDATE core_posting SET document_id = 'x'",
    "extraction_without_origin": "DELETE FROM core_link",
    "commitment_dangling": "UPDATE core_commitment SET claim_id = 'x'",
    "score_target_unknown": "DELETE FROM core_target",
    "score_without_reason": "DELETE FROM core_score_reason",
    "score_from_the_future": "UPDATE core_score SET as_of_on = DATE '2026-06-07'",
    "evidence_dangling": "UPDATE core_score_reason SET observation_ids = ['x']",
    "score_part_without_score": "UPDATE core_score_reason SET score_id = 'x'",
    "watchlist_key_twice": "INSERT INTO core_target SELECT * FROM core_target",
}


@pytest.fixture
def sound(con, make):
    from warehouse import fetches

    document = make.document()
    mention = Mention(start=4, end=9, text="plant", label=MentionLabel.PROGRAM, key="moon")
    claim = make.claim(document)
    link = make.link(body="carried")
    watchlist_tables.sync_watchlist(con, make.watchlist())
    fetches.save_links(con, [link], fetch_id=None, seen_at=make.at(6, 8))
    documents.save_documents(con, [document])
    documents.save_extractions(
        con, [Extraction(origin_id=fetches.link_id(link), origin=Origin.LINK, document_id=document.id)]
    )
    documents.save_postings(con, [make.posting(document)])
    claims.save_readings(
        con,
        [Reading(document_id=document.id, mentions=(mention,), claims=(claim,), signals=(make.hiring(document),))],
        reader_version="v1",
    )
    scores.save_commitments(
        con, [Commitment(target="moon.power", claim_id=claim.id, stance="restates")], as_of=date(2026, 6, 14)
    )
    scores.save_scores(con, [make.score(reasons=(Reason(axis="progress", text="So.", claim_ids=(claim.id,)),))])
    contradictions.save_contradictions(con, [make.contradiction(claim_ids=(claim.id,))], as_of=date(2026, 6, 14))
    return con


def test_a_sound_warehouse_passes(sound):
    checks.run_checks(sound)


def test_every_check_is_broken_here():
    assert sorted(BREAKAGES) == checks.names()


@pytest.mark.parametrize("name", sorted(BREAKAGES))
def test_a_check_finds_what_it_is_there_for(sound, name):
    sound.execute(BREAKAGES[name])
    with pytest.raises(CheckFailed) as caught:
        checks.run_checks(sound)
    assert caught.value.failures[name]


@pytest.mark.parametrize(
    ("breakage", "named"),
    [
        *((f"UPDATE core_score_reason SET {column} = ['x']", f"what=reason for moon.power, as_of_on=2026-06-14, kind={kind}, id=x")
        for column, kind in (("claim_ids", "claim"), ("observation_ids", "observation"), ("capacity_keys", "capacity input"), ("promise_keys", "promise"))),
        *((f"UPDATE core_contradiction SET {column} = ['x']", f"kind={kind}, id=x")
        for column, kind in (("claim_ids", "claim"), ("capacity_keys", "capacity input"), ("target_keys", "target"))),
    ],
)  # fmt: skip
def test_whatever_a_score_or_a_contradiction_stands_on_is_missed(sound, breakage, named):
    sound.execute(breakage)
    (row,) = checks.offending_rows(sound, "evidence_dangling")
    assert named in row


def test_the_first_five_rows_are_named(con, make):
    texts = [make.document(f"{number}. {make.document().text}") for number in range(7)]
    documents.save_documents(con, texts)
    watchlist_tables.sync_watchlist(con, make.watchlist(metrics=()))
    readings = [Reading(document_id=document.id, claims=(make.claim(document),)) for document in texts]
    claims.save_readings(con, readings, reader_version="v1")
    with pytest.raises(CheckFailed, match="metric=compute_power_rate") as caught:
        checks.run_checks(con)
    assert list(caught.value.failures) == ["claim_metric_unknown"]
    assert len(caught.value.failures["claim_metric_unknown"]) == 5


def test_a_headline_stands_in_the_title(sound, make):
    document = make.document("Nothing here.", title="Plant to make 1 gigawatt a year")
    documents.save_documents(sound, [document])
    headline = replace(
        make.claim(document, quote=""), quote=document.title, start=0, end=len(document.title), headline=True
    )
    claims.save_readings(sound, [Reading(document_id=document.id, claims=(headline,))], reader_version="v1")
    checks.run_checks(sound)
    sound.execute("UPDATE core_claim SET is_headline = false WHERE is_headline")
    with pytest.raises(CheckFailed, match="claim_quote_not_in_document"):
        checks.run_checks(sound)


def test_an_older_score_may_outlive_the_claims_that_it_stood_on(sound, make):
    gone = make.score(on=date(2026, 6, 1), reasons=(Reason(axis="progress", text="Once.", claim_ids=("gone",)),))
    scores.save_scores(sound, [gone])
    checks.run_checks(sound)


AWKWARD = st.lists(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from(
            ["\U0001f44d\U0001f3fd", "e\u0301", "\U0001f1e9\U0001f1ea", "\u202f", "\ufb01", "\x00", "\r\n"]
        ),
    ),
    min_size=1,
    max_size=30,
).map("".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=AWKWARD, quote=AWKWARD, after=AWKWARD)
def test_offsets_mean_the_same_to_sql_as_to_python(con, make, before, quote, after):
    con.execute("DELETE FROM core_document; DELETE FROM core_claim; DELETE FROM core_reading")
    document = make.document(before + quote + after)
    documents.save_documents(con, [document])
    claim = replace(make.claim(document, quote=quote), start=len(before), end=len(before + quote))
    claims.save_readings(con, [Reading(document_id=document.id, claims=(claim,))], reader_version="v1")
    assert document.text[claim.start : claim.end] == claim.quote
    assert checks.offending_rows(con, "claim_quote_not_in_document") == []


def test_checks_only_read(path):
    with connection.open_for_writing(path):
        pass
    with connection.open_for_reading(path) as con:
        checks.run_checks(con)
