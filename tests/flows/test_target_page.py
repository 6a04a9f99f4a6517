"""One target in full, from a published copy: the page for people, the JSON for programs, and what an unknown key is told."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from flows import cli, target_output, target_page
from models import scoring, watchlist_file
from models.capacity import Capacity
from models.errors import UsageError
from models.schedules import ScheduledLaunch
from models.scores import Evidence
from warehouse import schedules, scores, sql
from warehouse.connection import open_for_writing
from warehouse.publish import publish
from warehouse.watchlist_tables import sync_watchlist

CHECKOUT = Path(__file__).resolve().parents[2]
KEY = "starmind-1-gw-per-year-by-2027"
NOTHING = Evidence(claims=(), observations=(), looked_since={})
DAYS = (date(2026, 9, 6), date(2026, 9, 13))
MOVED = [
    ScheduledLaunch(
        id=f"{name} {day}",
        source="launch_library_starship",
        launch_id=name,
        name=f"Starship | {name}",
        programs=("spacex.starship",),
        net_at=datetime(2026, 7, day, 22, tzinfo=UTC),
        net_precision="day",
        status="Go",
        window_begins_at=None,
        window_ends_at=None,
        fetch_id=None,
        known_at=datetime(2026, 7, day - 2, 6, tzinfo=UTC),
    )
    for name, day in (("Flight 13", 16), ("Flight 13", 24), ("Flight 1", 20))
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The watchlist as it ships, scored on two days without any evidence, and published."""
    home = tmp_path_factory.mktemp("home")
    watchlist = watchlist_file.load(CHECKOUT / "watchlist")
    with open_for_writing(home / "warehouse.duckdb") as con:
        sync_watchlist(con, watchlist)
        for day in DAYS:
            scored = scoring.assess_watchlist(watchlist, NOTHING, Capacity.of(watchlist.capacity), day)
            scores.save_scores(con, scored)
        schedules.save_schedules(con, MOVED)
    publish(home / "warehouse.duckdb", home / "published" / "waymark.duckdb")
    return home / "published" / "waymark.duckdb"


def shown(published: Path, key: str) -> str:
    console = Console(width=200, highlight=False)
    with console.capture() as capture:
        for line in target_output.lines(target_page.read(published, key)):
            console.print(line, soft_wrap=True)
    return capture.get()


def test_the_page_says_what_was_announced_and_on_what_the_forecast_rests(published: Path) -> None:
    text = shown(published, KEY)
    for words in (
        "far behind, as of 13 September 2026",
        "1 GW a year of compute; “by the end of 2027”, due 31 December 2027; a rate, planned",
        "https://allweatherfinance.com/",
        "What would have to be true",
        "(binds)",
        "By the record of promises alone",
        "past promises of the kind “deployment”",
        "another reading: As some outlets print it",
    ):
        assert words in text, words
    assert text.count("2026-09-06  far behind") == text.count("2026-09-13  far behind") == 1


def test_a_target_of_every_category_and_basis_has_a_page(published: Path) -> None:
    rows = sql.query(
        published,
        "select min(t.target) from out_target t join out_progress p using (target) group by p.category, t.basis order by all",
    ).rows
    assert len(rows) >= 6
    for (key,) in rows:
        assert shown(published, key).startswith(key)


def test_a_revised_target_shows_its_chain(published: Path) -> None:
    text = shown(published, "starlink-v3-first-launch-by-june-2026")
    assert "How it has been revised" in text
    assert text.index("starlink-v3-first-launch-by-october-2024:") < text.index("← this one")
    assert "637 days later" in text


def test_a_launch_that_moved_shows_how(published: Path) -> None:
    text = shown(published, "starship-flight-13-on-2026-07-24")
    assert "2026-07-16 (Go); Starship | Flight 13, seen on 2026-07-14" in text
    assert "2026-07-24 (Go), +8 days; Starship | Flight 13, seen on 2026-07-22" in text
    assert "Flight 1," not in text, "another launch"


def test_two_figures_for_one_thing_stand_against_each_other(published: Path) -> None:
    assert "another figure" in shown(published, "starmind-4000-kg")


def test_an_unknown_key_is_told_what_is_near(published: Path) -> None:
    with pytest.raises(
        UsageError, match=r"no target 'starmind-1gw-per-year'; did you mean starmind-1-gw-per-year-by-2027"
    ):
        target_page.read(published, "starmind-1gw-per-year")
    with pytest.raises(UsageError, match="did you mean ai5-"):
        target_page.read(published, "AI5")
    with pytest.raises(UsageError, match="`waymark targets` lists them"):
        target_page.read(published, "qqqq")


def test_json_holds_everything(published: Path) -> None:
    home = published.parents[1]
    answer = CliRunner().invoke(cli.app, ["--home", str(home), "target", KEY, "--json"])
    assert answer.exit_code == 0
    page = json.loads(answer.stdout)
    assert set(page) == {"target", "announcements", *target_page.PARTS}
    assert page["target"]["announced_on"] == "2026-06-08"
    assert page["scores"][-1]["on_time_probability"] > 0.0
    assert {row["axis"] for row in page["reasons"]} >= {"category", "progress", "pace", "demand", "lateness"}
    assert page["promises"]
    states = {row["promise"]: row["state"] for row in page["promises"]}
    assert states["starmind-1-gw-per-year-2027"] == "open"


def test_the_record_is_told_as_of_the_newest_score(published: Path) -> None:
    rows = sql.query(published, "select state, count(*) from out_track_record group by all order by all").rows
    assert dict(rows)["kept late"] >= 12
    (row,) = sql.query(
        published,
        "select slip_ratio, slip_days, slip_ratio_at_least, is_restatement from out_track_record where promise = 'axiom-first-nodes-2025'",
    ).rows
    assert row == (pytest.approx(277 / 266), 11, None, False)
    (row,) = sql.query(
        published,
        "select state, slip_ratio, slip_ratio_at_least from out_track_record_at(date '2025-12-01') where promise = 'axiom-first-nodes-2025'",
    ).rows
    assert row == ("open", None, pytest.approx(236 / 266))
    (row,) = sql.query(
        published, "select creep from out_track_record where promise = 'orbit-commercial-2-to-3-years'"
    ).rows
    assert row == (1.0,)
    assert sql.query(published, "select promise from out_track_record where is_restatement").rows == [
        ("starmind-first-launch-q4-2027",)
    ]
