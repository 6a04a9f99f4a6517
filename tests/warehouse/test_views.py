"""The views that SQL users ask: chains of revisions, postings that open and close, health, weeks, progress with its evidence."""

from dataclasses import replace
from datetime import date

import pytest

from models.lexicon import Place, Program
from models.reading import Reading
from models.scores import Demand, Reason
from models.targets import TargetPeriod, Watch
from models.vocabulary import Category, Modality, PollOutcome
from warehouse import claims, contradictions, documents, fetches, scores, watchlist_tables


def ask(con, question, **parameters):
    return con.execute(question, parameters or None).fetchall()


def due(year):
    return TargetPeriod(text=f"by {year}", latest=date(year, 12, 31))


def test_what_does_not_add_up_is_told_in_its_own_words(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    document = make.document()
    claim = make.claim(document)
    documents.save_documents(con, [document])
    claims.save_readings(con, [Reading(document_id=document.id, claims=(claim,))], reader_version="v1")
    scores.save_scores(con, [make.score(on=date(2026, 6, day)) for day in (7, 14)])
    contradictions.save_contradictions(con, [make.contradiction()], as_of=date(2026, 6, 7))
    contradictions.save_contradictions(con, [make.contradiction(claim_ids=(claim.id,))], as_of=date(2026, 6, 14))
    ((day, program, targets, evidence),) = ask(
        con, "SELECT as_of_on, program_name, target_keys, evidence FROM out_contradiction"
    )
    assert (day, program, targets) == (date(2026, 6, 14), "Moon plant", ["moon.power"])
    assert [(each["quote"], each["id"]) for each in evidence] == [(claim.quote, claim.id)]


def test_a_chain_of_revisions_is_told_from_every_link(con, make):
    chain = (
        make.target("a", period=due(2026)),
        make.target("b", period=due(2027), supersedes="a", announced_on=date(2026, 2, 1)),
        make.target("c", period=TargetPeriod(text="early 2028", latest=date(2028, 4, 30)), supersedes="b",
                    announced_on=date(2026, 3, 1)),
        make.target("other", period=None),
    )  # fmt: skip
    watchlist_tables.sync_watchlist(con, make.watchlist(targets=chain))
    rows = ask(
        con,
        "SELECT target, superseded_by, is_newest, revision, first_target, newest_target, newest_deadline_on, days_slipped "
        "FROM out_target ORDER BY target",
    )
    newest = date(2028, 4, 30)
    slipped = (newest - date(2026, 12, 31)).days
    assert rows == [
        ("a", "b", False, 0, "a", "c", newest, slipped),
        ("b", "c", False, 1, "a", "c", newest, slipped),
        ("c", None, True, 2, "a", "c", newest, slipped),
        ("other", None, True, 0, "other", "other", None, None),
    ]


def test_of_two_revisions_the_later_word_counts(con, make):
    targets = (
        make.target("a"),
        make.target("b", supersedes="a", announced_on=date(2026, 5, 1)),
        make.target("c", supersedes="a", announced_on=date(2026, 4, 1)),
    )
    watchlist_tables.sync_watchlist(con, make.watchlist(targets=targets))
    assert ask(con, "SELECT superseded_by FROM out_target WHERE target = 'a'") == [("b",)]


def health(con):
    return dict(ask(con, "SELECT source, health FROM out_source_health"))


def test_the_health_of_sources(con, make):
    off = make.source("off", enabled=False, disabled_because="gone")
    sources = (make.source("broken"), *make.watchlist().sources, off)
    watchlist_tables.sync_watchlist(con, make.watchlist(sources=tuple(sorted(sources, key=lambda each: each.key))))
    assert set(health(con).values()) == {"never looked", "disabled"}
    fetches.save_polls(
        con,
        [
            make.poll(make.at(6, 1), items_new=3),
            make.poll(make.at(6, 2), source="catalogue"),
            make.poll(make.at(6, 1), source="broken"),
            make.poll(make.at(6, 3), source="broken", outcome=PollOutcome.FAILED, reason="timeout"),
        ],
    )
    assert health(con) == {
        "board": "never looked", "broken": "failing", "catalogue": "healthy", "feed": "healthy", "off": "disabled",
    }  # fmt: skip
    rows = ask(con, "SELECT last_success_at, last_reason FROM out_source_health WHERE source = 'broken'")
    assert rows == [(make.at(6, 1).replace(tzinfo=None), "timeout")]


@pytest.mark.parametrize(("items_new", "expected"), [(2, "healthy"), (1, "silent")])
def test_a_source_that_brings_too_little_is_silent_after_a_week(con, make, items_new, expected):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    first, second = make.poll(make.at(6, 1), items_new=9), make.poll(make.at(6, 8), items_new=items_new)
    fetches.save_polls(con, [first])
    assert health(con)["feed"] == "healthy"
    fetches.save_polls(con, [second])
    assert health(con)["feed"] == expected


def test_a_new_source_has_a_week_before_it_is_silent(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    fetches.save_polls(con, [make.poll(make.at(6, 1), outcome=PollOutcome.EMPTY, items_found=0)])
    assert health(con)["feed"] == "healthy"


def weeks(con, program="moon"):
    return ask(
        con,
        "SELECT week_on, has_looked, claims_done_count, claims_intended_count, claims_hoped_count, claims_against_count, "
        "new_posting_count, observation_count, publisher_count FROM out_signal_week WHERE program = $program "
        "ORDER BY week_on",
        program=program,
    )


def save_claims(con, make, *modalities, day=8, program="moon", text=None):
    document = make.document(text or f"{day}. {make.document().text}", fetched_at=make.at(6, day))
    documents.save_documents(con, [document])
    made = [
        replace(make.claim(document), modality=modality, program=program, value=float(index))
        for index, modality in enumerate(modalities)
    ]
    claims.save_readings(con, [Reading(document_id=document.id, claims=tuple(made))], reader_version="v1")


def test_a_week_counts_what_became_known_in_it(con, make, board):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    fetches.save_polls(con, [make.poll(make.at(6, day)) for day in (8, 15)])
    groups = (Modality.ACHIEVED, Modality.PLANNED, Modality.COMMITTED, Modality.DISCUSSED, Modality.DENIED)
    save_claims(con, make, *groups, day=14)
    claims.save_observations(con, [make.observation()])
    board.put("0", text="Another.", programs=("moon",))
    board.look(9, "0")  # the first list announces nothing as new
    board.put("1", fetched_at=make.at(6, 10))
    board.look(10, "0", "1")
    assert weeks(con) == [
        (date(2026, 6, 8), True, 1, 2, 1, 1, 1, 1, 3),
        (date(2026, 6, 15), True, 0, 0, 0, 0, 0, 0, 0),
    ]


def test_a_week_counts_reports_of_hiring_where_a_watch_follows_postings(con, make):
    watches = (
        Watch(key="deaf", question="?", programs=("moon",), job_postings=False),
        Watch(key="hears", question="?", programs=("moon",)),
        Watch(key="hears_a_word", question="?", programs=("moon",), words=("GIGAWATT",)),
        Watch(key="hears_another_word", question="?", programs=("moon",), words=("wafer",)),
        Watch(key="later", question="?", programs=("moon",), since=date(2026, 6, 9)),
    )
    watchlist_tables.sync_watchlist(con, make.watchlist(watches=watches))
    document = make.document(fetched_at=make.at(6, 10))
    documents.save_documents(con, [document])
    reports = (
        make.hiring(document),
        make.hiring(document, role="compute"),
        make.hiring(document, role="1", programs=()),
    )
    claims.save_readings(con, [Reading(document_id=document.id, signals=reports)], reader_version="v1")
    counted = ask(
        con, "SELECT watch, week_on, reported_hiring_count, publisher_count FROM out_signal_week ORDER BY watch"
    )
    week = date(2026, 6, 8)
    assert counted == [
        ("deaf", week, 0, 0), ("hears", week, 2, 1), ("hears_a_word", week, 2, 1), ("hears_another_word", week, 0, 0),
        ("later", week, 0, 0),
    ]  # fmt: skip


def test_a_week_without_an_answer_says_so(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    failed = make.poll(make.at(6, 15), outcome=PollOutcome.FAILED)
    fetches.save_polls(con, [make.poll(make.at(6, 1)), failed, make.poll(make.at(6, 22))])
    assert [(row[0].day, row[1]) for row in weeks(con)] == [(1, True), (8, False), (15, False), (22, True)]


def test_a_watch_hears_only_what_it_asks_for(con, make):
    programs = (
        *make.watchlist().programs,
        Program(key="sun", name="Sun", organization=None, place=Place.ORBIT, aliases=("Sun",)),
    )
    watches = (
        Watch(key="by_metric", question="?", programs=("moon",), metrics=("satellite_count",)),
        Watch(key="by_word", question="?", programs=("moon",), words=("GIGAWATT", "nothing")),
        Watch(key="by_wrong_word", question="?", programs=("moon",), words=("wafer",)),
        Watch(key="from_july", question="?", programs=("moon",), since=date(2026, 7, 1)),
        Watch(key="other", question="?", programs=("sun",)),
    )
    watchlist_tables.sync_watchlist(con, make.watchlist(programs=programs, watches=watches))
    save_claims(con, make, Modality.PLANNED)
    counted = dict(ask(con, "SELECT watch, sum(claims_intended_count) FROM out_signal_week GROUP BY watch"))
    assert counted == {"by_metric": 0, "by_word": 1, "by_wrong_word": 0, "other": 0}


def test_progress_names_its_evidence(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    document = make.document()
    documents.save_documents(con, [document])
    claim, observed = make.claim(document), make.observation(note="in orbit")
    claims.save_readings(con, [Reading(document_id=document.id, claims=(claim,))], reader_version="v1")
    claims.save_observations(con, [observed])
    older = make.score(
        on=date(2026, 6, 7), category=Category.ON_TRACK, reasons=(Reason(axis="progress", text="Fine."),)
    )
    newer = make.score(
        reasons=(
            Reason(axis="category", text="A tenth.", claim_ids=(claim.id,), observation_ids=(observed.id,)),
            Reason(axis="pace", text="Too slow.", claim_ids=(claim.id,)),
        ),
        demands=(
            Demand(constraint="satellites per year", needed=8.0, shown=1.0, unit="1/yr", is_binding=False),
            Demand(constraint="launches per year", needed=100.0, shown=5.0, unit="1/yr", is_binding=True),
        ),
    )
    scores.save_scores(con, [older, newer])
    (row,) = ask(con, "SELECT category, why, evidence, binding_demand, binding_demand_shown, unit FROM out_progress")
    assert row[:2] == ("behind", "A tenth.")
    assert row[3:] == ("launches per year", 5.0, "W/yr")
    told = [(each["kind"], each["quote"], each["publisher"], each["said_on"], each["url"]) for each in row[2]]
    assert sorted(told) == [
        ("claim", claim.quote, "The feed", date(2026, 6, 7), "https://a.test/1"),
        ("observation", "MOON-1: in orbit", "The catalogue", date(2026, 6, 7), "https://catalogue.test/"),
    ]
    assert ask(con, "SELECT category FROM out_progress_history ORDER BY as_of_on") == [("on track",), ("behind",)]


def test_a_score_without_evidence_has_an_empty_list(con, make):
    watchlist_tables.sync_watchlist(con, make.watchlist())
    scores.save_scores(con, [make.score(reasons=(Reason(axis="category", text="Nobody looked."),))])
    assert ask(con, "SELECT evidence, binding_demand FROM out_progress") == [([], None)]


def test_what_is_known_of_a_document_that_was_not_read_yet(con, make):
    documents.save_documents(con, [make.document()])
    assert ask(con, "SELECT was_read, claim_count, publisher FROM out_document") == [(False, None, "feed")]
