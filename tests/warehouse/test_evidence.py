"""Nothing that became known later is evidence, and silence is evidence only for what was looked at."""

from datetime import date

import pytest

from models.reading import Reading
from models.scores import Commitment, Demand, Reason
from models.vocabulary import Category, PollOutcome, Standing
from warehouse import claims, contradictions, documents, evidence, fetches, scores, watchlist_tables


@pytest.fixture
def con(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    return con


def polls(make, *days, outcome=PollOutcome.OK, month=6):
    return [make.poll(make.at(month, day), source="catalogue", outcome=outcome) for day in days]


def save_claim(con, make, **given):
    document = make.document(**given)
    documents.save_documents(con, [document])
    claim = make.claim(document)
    claims.save_readings(con, [Reading(document_id=document.id, claims=(claim,))], reader_version="v1")
    return claim


def test_a_claim_is_known_from_the_day_of_its_fetch(con, make):
    claim = save_claim(con, make)
    (said,) = evidence.evidence(con, date(2026, 6, 8)).claims
    assert said.claim == claim
    assert (said.claim_id, said.said_on, said.known_on) == (claim.id, date(2026, 6, 7), date(2026, 6, 8))
    assert (said.source, said.standing, said.publisher) == ("feed", Standing.PRESS, "The feed")
    assert evidence.evidence(con, date(2026, 6, 7)).claims == ()


def test_an_aggregator_is_not_the_publisher_of_what_it_links_to(con, make):
    board = make.source("feed", standing=Standing.AGGREGATOR)
    watchlist_tables.sync_watchlist(con, make.watchlist(sources=(board,)))
    save_claim(con, make, site="The Paper")
    assert evidence.evidence(con, date(2026, 6, 8)).claims[0].publisher == "The Paper"


def test_a_document_of_no_source_weighs_least(con, make):
    save_claim(con, make, source=None, site=None)
    (said,) = evidence.evidence(con, date(2026, 6, 8)).claims
    assert (said.standing, said.publisher, said.source) == (Standing.COMMENTARY, "unknown", "")


def test_observations_are_known_from_their_fetch_not_from_their_day(con, make):
    seen = make.observation(on=date(2026, 6, 1))
    claims.save_observations(con, [seen])
    assert evidence.evidence(con, date(2026, 6, 7)).observations == ()
    assert evidence.evidence(con, date(2026, 6, 8)).observations == (seen,)


def test_we_have_looked_since_the_first_answer_without_a_gap(con, make):
    fetches.save_polls(con, polls(make, 1, 8, 15))
    looked = evidence.evidence(con, date(2026, 6, 16)).looked_since
    assert looked == {("moon", "satellite_count"): date(2026, 6, 1)}
    assert evidence.evidence(con, date(2026, 5, 31)).looked_since == {}


def test_a_gap_begins_the_count_anew(con, make):
    fetches.save_polls(con, polls(make, 1, 8, 20, 25))
    assert evidence.evidence(con, date(2026, 6, 26)).looked_since == {("moon", "satellite_count"): date(2026, 6, 20)}


def test_a_look_that_failed_is_no_look(con, make):
    fetches.save_polls(con, [*polls(make, 1, 15), *polls(make, 8, outcome=PollOutcome.FAILED)])
    assert evidence.evidence(con, date(2026, 6, 16)).looked_since == {("moon", "satellite_count"): date(2026, 6, 15)}


def test_an_unchanged_or_empty_answer_is_a_look(con, make):
    looks = [
        *polls(make, 1),
        *polls(make, 8, outcome=PollOutcome.UNCHANGED),
        *polls(make, 15, outcome=PollOutcome.EMPTY),
    ]
    fetches.save_polls(con, looks)
    assert evidence.evidence(con, date(2026, 6, 16)).looked_since == {("moon", "satellite_count"): date(2026, 6, 1)}


def test_who_stopped_looking_does_not_look(con, make):
    fetches.save_polls(con, polls(make, 1, 8))
    assert evidence.evidence(con, date(2026, 6, 16)).looked_since != {}
    assert evidence.evidence(con, date(2026, 6, 17)).looked_since == {}


def test_a_score_comes_back_with_its_reasons_and_demands_in_order(con, make):
    score = make.score(
        reasons=(
            Reason(axis="progress", text="First.", claim_ids=("c2", "c1")),
            Reason(axis="pace", text="Second.", capacity_keys=("mass_kg",)),
        ),
        demands=(
            Demand(constraint="launches per year", needed=100, shown=5, unit="1/yr", is_binding=True),
            Demand(constraint="satellites per year", needed=8000, shown=None, unit="1/yr", is_binding=False),
        ),
    )
    scores.save_scores(con, [score])
    assert scores.scores_at(con, date(2026, 6, 14)) == [score]


def test_a_score_of_the_same_day_replaces_and_of_another_day_follows(con, make):
    first = make.score(reasons=(Reason(axis="progress", text="Wrong."), Reason(axis="pace", text="Wrong too.")))
    second = make.score(category=Category.ON_TRACK, reasons=(Reason(axis="progress", text="Right."),))
    later = make.score(on=date(2026, 6, 21))
    scores.save_scores(con, [first])
    scores.save_scores(con, [second])
    scores.save_scores(con, [later])
    assert scores.scores_at(con, date(2026, 6, 20)) == [second]
    assert scores.scores_at(con, date(2026, 6, 30)) == [later]
    assert scores.scores_at(con, date(2026, 6, 13)) == []


def test_what_was_found_at_a_date_replaces_what_was_found_before(con, make):
    scores.save_scores(con, [make.score(on=date(2026, 6, day)) for day in (7, 14)])
    first, second = make.contradiction(), make.contradiction(stated_value=2e9)
    contradictions.save_contradictions(con, [first], as_of=date(2026, 6, 7))
    contradictions.save_contradictions(con, [first, second], as_of=date(2026, 6, 14))
    contradictions.save_contradictions(con, [second], as_of=date(2026, 6, 14))
    assert contradictions.contradictions_at(con, date(2026, 6, 13)) == [first]
    assert contradictions.contradictions_at(con, date(2026, 6, 14)) == [second]
    assert contradictions.contradictions_at(con, date(2026, 6, 6)) == []


def test_commitments_are_made_anew_up_to_their_date(con, make):
    old = save_claim(con, make)
    new = save_claim(con, make, text="News. " + make.document().text, fetched_at=make.at(7, 1))
    both = [Commitment(target="moon.power", claim_id=claim.id, stance="restates") for claim in (old, new)]
    scores.save_commitments(con, both, as_of=date(2026, 7, 1))
    scores.save_commitments(con, both, as_of=date(2026, 7, 1))
    assert scores.commitments(con) == sorted(both, key=lambda each: each.claim_id)
    revised = Commitment(target="moon.power", claim_id=old.id, stance="revises")
    scores.save_commitments(con, [revised], as_of=date(2026, 6, 30))
    assert set(scores.commitments(con)) == {revised, both[1]}
