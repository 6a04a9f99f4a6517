"""The sample world's board and catalogues: postings that come and go, launches that slip and happen, power that grows."""

import csv
import html
import json
from datetime import UTC, date, datetime, time
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extractors import listing
from extractors.catalogues import catalogue
from flows.sample_world import Page, SampleWorld
from models.observations import Observation
from models.targets import Source
from models.watchlist import Watchlist
from models.watchlist_file import load

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLE = CHECKOUT / "sample"
WORLD = SampleWorld(SAMPLE)
WATCHLIST: Watchlist = load(CHECKOUT / "watchlist", sources=SAMPLE / "sources.toml")
EDITIONS = WORLD.editions


def listing_of(source: Source) -> Page:
    parts = urlsplit(source.url)
    page = WORLD.page(parts.hostname or "", parts.path)
    assert page is not None, source.url
    return page


def postings() -> list[dict[str, Any]]:
    board = json.loads(listing_of(WATCHLIST.source("jobs_spacex")).body)
    assert board["meta"]["total"] == len(board["jobs"])
    return board["jobs"]


def observed(key: str, edition: date) -> list[Observation]:
    source = WATCHLIST.source(key)
    return catalogue.read(
        source,
        listing_of(source).body,
        metrics=WATCHLIST.metrics,
        fetch_id=None,
        fetched_at=datetime.combine(edition, time(18), tzinfo=UTC),
    )


def test_the_board_has_the_shape_of_boards() -> None:
    source = WATCHLIST.source("jobs_spacex")
    for edition in EDITIONS:
        WORLD.show(edition)
        jobs = postings()
        assert len(jobs) >= 14
        assert len({job["id"] for job in jobs}) == len(jobs)
        for job in jobs:
            assert job["content"].startswith("&lt;p&gt;")
            assert "over 100 metric tons" in html.unescape(job["content"])
            assert job["location"]["name"]
            assert date.fromisoformat(job["first_published"][:10]) <= edition
        assert len(listing.read(source, listing_of(source).body, base_url=source.url)) == len(jobs)


def test_postings_open_close_and_come_back() -> None:
    starmind, ids, updated = [], [], []
    for edition in EDITIONS:
        WORLD.show(edition)
        jobs = postings()
        starmind.append(sum("AI Satellite" in job["title"] for job in jobs))
        ids.append({job["id"] for job in jobs})
        updated.append({job["id"]: job["updated_at"] for job in jobs})
    assert starmind[:2] == [0, 2]
    assert starmind[-1] >= 8
    assert len(ids[0] - ids[-1]) >= 4  # closed
    assert len(ids[-1] - ids[0]) >= 8  # opened
    stood = ids[4] & ids[5]
    assert {updated[5][key] for key in stood} == {"2026-07-14T09:30:00-04:00"}  # the board was saved again
    assert all(updated[4][key] != updated[5][key] for key in stood)


def test_one_posting_is_put_up_again_under_a_new_number() -> None:
    when: dict[int, list[date]] = {}
    for edition in EDITIONS:
        WORLD.show(edition)
        for job in postings():
            if job["requisition_id"] == "R-21191":
                when.setdefault(job["id"], []).append(edition)
    first, second = when.values()
    assert (second[0] - first[-1]).days > 14


def test_test_and_production_roles_come_late() -> None:
    for edition in EDITIONS:
        WORLD.show(edition)
        titles = [job["title"] for job in postings() if "AI Satellite" in job["title"]]
        late = [title for title in titles if "Integration & Test" in title or "Production" in title]
        assert bool(late) is (edition >= date(2026, 8, 16)), edition


def test_the_catalogues_show_what_flies() -> None:
    for edition in EDITIONS:
        WORLD.show(edition)
        assert observed("catalog_starmind", edition) == []
        counts = [seen.value for seen in observed("catalog_three_body", edition) if seen.metric == "satellite_count"]
        assert counts == [12.0]
        v3 = observed("catalog_starlink_v3", edition)
        assert bool(v3) is (edition > date(2026, 7, 26)), edition
        if v3:
            assert [seen.value for seen in v3 if seen.metric == "satellite_count"] == [20.0]
            objects = json.loads(listing_of(WATCHLIST.source("catalog_starlink_v3")).body)
            assert min(thing["NORAD_CAT_ID"] for thing in objects) > 99_999


def test_flight_13_moves_twice_and_then_flies() -> None:
    dates: list[tuple[str, str]] = []
    for edition in EDITIONS:
        WORLD.show(edition)
        answer = json.loads(listing_of(WATCHLIST.source("launches_starship")).body)
        flight = next(result for result in answer["results"] if result["name"].endswith("Flight 13"))
        step = (flight["net"][:10], flight["status"]["abbrev"])
        if step not in dates:
            dates.append(step)
        flown = [seen for seen in observed("launches_starship", edition) if seen.metric == "launch"]
        assert [seen.observed_on for seen in flown] == ([date(2026, 7, 24)] if edition >= date(2026, 7, 26) else [])
    assert dates == [("2026-06-30", "TBC"), ("2026-07-16", "Go"), ("2026-07-24", "Go"), ("2026-07-24", "Success")]


def test_flight_14_moves_to_september() -> None:
    WORLD.show(EDITIONS[-1])
    answer = json.loads(listing_of(WATCHLIST.source("launches_starship")).body)
    assert [result["net"][:10] for result in answer["results"] if result["name"].endswith("14")] == ["2026-09-15"]


def test_the_table_of_sites_grows_and_its_columns_change_places() -> None:
    headers = set()
    power: list[float] = []
    for edition in EDITIONS:
        WORLD.show(edition)
        body = listing_of(WATCHLIST.source("data_centers")).body.decode()
        headers.add(tuple(next(csv.reader(StringIO(body)))))
        seen = [row for row in observed("data_centers", edition) if row.object_name == "Colossus 2"]
        assert all(row.observed_on <= edition for row in seen)
        power.append(max(row.value for row in seen if row.value is not None))
    assert len(headers) == 2
    assert len({frozenset(header) for header in headers}) == 1
    assert power == sorted(power)
    assert power[-1] == 946e6
