"""The sources as they ship: what runs can be read, what does not run says why, and every host is treated well."""

from collections import Counter
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

import pytest

from extractors import listing
from extractors.catalogues import catalogue
from models.source_rules import SEARCHES
from models.targets import Source
from models.vocabulary import DocumentKind, SourceKind, Standing
from models.watchlist import Watchlist

READABLE = listing.READABLE | catalogue.READABLE
OFF_BY_POLICY = {
    SourceKind.GOOGLE_NEWS,
    SourceKind.REDDIT,
    SourceKind.TESLA_CAREERS,
    SourceKind.X_POSTS,
}


def enabled(watchlist: Watchlist) -> list[Source]:
    return [source for source in watchlist.sources if source.enabled]


def test_what_runs_can_be_read(watchlist: Watchlist) -> None:
    running = enabled(watchlist)
    assert len(running) >= 20
    assert [source.key for source in running if source.kind not in READABLE] == []


def test_what_nothing_reads_does_not_run_and_says_so(watchlist: Watchlist) -> None:
    unread = [source for source in watchlist.sources if source.kind not in READABLE]
    assert {source.kind for source in unread} >= {SourceKind.FCC_COMMENTS, SourceKind.SPACE_TRACK, SourceKind.REDDIT}
    for source in unread:
        assert not source.enabled, source.key
        assert len(source.disabled_because or "") > 10, source.key


def test_no_reason_is_out_of_date(watchlist: Watchlist) -> None:
    """What can be read by now is not left out because it could not."""
    late = [
        source.key
        for source in watchlist.sources
        # Epoch's other tables are another matter: of each kind of table one is read.
        if source.kind in READABLE - {SourceKind.EPOCH} and "no reader for" in (source.disabled_because or "")
    ]
    assert late == []


@pytest.mark.parametrize(
    "kind",
    [
        SourceKind.EDGAR_SEARCH,
        SourceKind.EDGAR_SUBMISSIONS,
        SourceKind.GDELT,
        SourceKind.HACKER_NEWS,
        SourceKind.SPACEFLIGHT_NEWS,
    ],
)
def test_searches_and_filings_run(watchlist: Watchlist, kind: SourceKind) -> None:
    assert any(source.enabled for source in watchlist.sources if source.kind is kind)


def test_what_is_opt_in_is_off(watchlist: Watchlist) -> None:
    notices = [source for source in watchlist.sources if source.kind is SourceKind.FCC_NOTICES]
    assert len(notices) == 2
    assert not any(source.enabled for source in notices)


def test_searches_of_filings_are_held_to_companies(watchlist: Watchlist) -> None:
    """A free search brings every fund that holds a share."""
    searches = [source for source in watchlist.sources if source.kind is SourceKind.EDGAR_SEARCH]
    assert len(searches) >= 2
    assert all("ciks=" in source.url for source in searches)


def test_searches_say_in_plain_words_what_they_ask(watchlist: Watchlist) -> None:
    for source in enabled(watchlist):
        if source.kind in SEARCHES:
            asked = listing.first_request(source, now=datetime(2026, 11, 21, tzinfo=UTC)).url
            assert quote(source.query or "", safe=":,") in asked, source.key


def test_launches_are_counted_from_one_catalogue_only(watchlist: Watchlist) -> None:
    """The names of launches differ from catalogue to catalogue: from two of them each would count twice."""
    counted = {source.kind for source in watchlist.sources for rule in source.observes if rule.metric == "launch_count"}
    assert counted == {SourceKind.LAUNCH_LIBRARY}


def test_a_stock_has_one_name_in_all_catalogues(watchlist: Watchlist) -> None:
    """A stock is known by the name that it is looked for: under two names it would be added up."""
    names: dict[str, set[str]] = {}
    for source in watchlist.sources:
        for rule in source.observes:
            if rule.metric == "satellite_count":
                names.setdefault(rule.program, set()).add(rule.name_contains)
    assert {program: len(of_it) for program, of_it in names.items()} == dict.fromkeys(names, 1)


def test_every_reason_is_a_reason(watchlist: Watchlist) -> None:
    for source in watchlist.sources:
        assert source.enabled is (source.disabled_because is None), source.key


@pytest.mark.parametrize("kind", sorted(OFF_BY_POLICY))
def test_what_must_not_run_by_default_is_there_and_off(watchlist: Watchlist, kind: SourceKind) -> None:
    found = [source for source in watchlist.sources if source.kind is kind]
    assert found
    assert not any(source.enabled for source in found)


def test_the_default_boards_run_and_the_others_wait(watchlist: Watchlist) -> None:
    boards = {source.board: source.enabled for source in watchlist.sources if source.kind is SourceKind.GREENHOUSE}
    assert {board for board, runs in boards.items() if runs} == {"spacex", "spacexglobal", "xai", "starcloud"}
    assert {"rocketlab", "planetlabs", "k2spacecorporation", "anthropic"} <= set(boards)


def test_every_board_is_of_postings_and_knows_its_token(watchlist: Watchlist) -> None:
    kinds = {SourceKind.ASHBY, SourceKind.GREENHOUSE, SourceKind.LEVER, SourceKind.WORKDAY}
    for source in watchlist.sources:
        assert (source.document_kind is DocumentKind.JOB_POSTING) is source.key.startswith("jobs_"), source.key
        if source.kind in kinds:
            assert source.board, source.key
            assert source.board in source.url, source.key


def test_boards_that_are_paged_by_post_carry_their_body(watchlist: Watchlist) -> None:
    workday = [source for source in watchlist.sources if source.kind is SourceKind.WORKDAY]
    assert len(workday) == 3
    assert all(source.method == "POST" and '"limit": 20' in (source.request_body or "") for source in workday)


def test_filings_demand_a_contact(watchlist: Watchlist) -> None:
    on_sec = [source for source in watchlist.sources if urlsplit(source.url).netloc.endswith("sec.gov")]
    assert len(on_sec) >= 5
    assert all(source.needs_contact and source.standing is Standing.FILING for source in on_sec)


def test_celestrak_is_asked_twice_a_day_at_most(watchlist: Watchlist) -> None:
    asked = [source for source in watchlist.sources if "celestrak.org" in source.url]
    assert len(asked) >= 3
    assert all(source.every_hours >= 12 for source in asked)


def test_hosts_with_a_limit_are_not_pressed(watchlist: Watchlist) -> None:
    """Requests a day as scheduled, and the pace between two of them."""
    per_day: Counter[str] = Counter()
    pace: dict[str, float] = {}
    for source in enabled(watchlist):
        host = urlsplit(source.url).netloc
        per_day[host] += int(24 / source.every_hours)
        pace[host] = source.min_seconds_between_requests
    assert pace["ll.thespacedevs.com"] >= 240, "15 requests an hour"
    assert per_day["ll.thespacedevs.com"] <= 15 * 24 / 10
    assert per_day["epoch.ai"] <= 1
    assert all(seconds >= 1 for seconds in pace.values())


def test_feeds_are_looked_at_before_items_fall_off_their_end(watchlist: Watchlist) -> None:
    feeds = [source for source in enabled(watchlist) if source.kind in {SourceKind.RSS, SourceKind.ATOM}]
    assert len(feeds) == 12
    assert all(source.every_hours <= 3 for source in feeds)
    assert all(source.expect is not None for source in feeds), "silence is an alarm"


def test_feeds_of_everything_are_held_to_topics(watchlist: Watchlist) -> None:
    general = {"ars_technica", "techcrunch", "the_verge", "toms_hardware", "space_com", "utility_dive"}
    for key in general:
        assert watchlist.source(key).topics, key
    assert watchlist.source("data_center_dynamics").topics == ()


def test_observations_come_from_catalogues_only(watchlist: Watchlist) -> None:
    for source in watchlist.sources:
        if source.observes:
            assert source.standing is Standing.OBSERVATION, source.key
    observed = {(rule.program, rule.metric) for source in enabled(watchlist) for rule in source.observes}
    assert observed >= {
        ("spacex.starmind", "satellite_count"),
        ("spacex.starship", "launch"),
        ("xai.colossus", "compute_power"),
    }


def test_what_is_counted_of_a_query_is_what_was_queried(watchlist: Watchlist) -> None:
    """A rule for another name than the one that is asked for would see silence where nobody looked."""
    for source in watchlist.sources:
        if "NAME=" in source.url:
            name = source.url.split("NAME=")[1].split("&")[0]
            assert all(rule.name_contains == name for rule in source.observes), source.key


def test_a_stock_is_never_counted_from_a_window(watchlist: Watchlist) -> None:
    window = watchlist.source("celestrak_last_30_days")
    assert {rule.metric for rule in window.observes} == {"launch"}
