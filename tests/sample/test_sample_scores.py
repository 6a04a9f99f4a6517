"""From the sample world's catalogues to the targets of the watchlist: which row of which catalogue shows what."""

from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from extractors.catalogues import catalogue
from flows.sample_world import SampleWorld
from models.capacity import Capacity
from models.observations import Observation
from models.scores import Evidence, Score
from models.scoring import assess_watchlist
from models.vocabulary import Category
from models.watchlist import Watchlist
from models.watchlist_file import load

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLE = CHECKOUT / "sample"
WATCHLIST: Watchlist = load(CHECKOUT / "watchlist", sources=SAMPLE / "sources.toml")
WORLD = SampleWorld(SAMPLE)
LAST = WORLD.editions[-1]


def observations(edition: date) -> list[Observation]:
    """What every catalogue of an edition shows, as the river reads it."""
    WORLD.show(edition)
    found: list[Observation] = []
    for source in WATCHLIST.sources:
        if source.kind not in catalogue.READABLE:
            continue
        parts = urlsplit(source.url)
        page = WORLD.page(parts.hostname or "", parts.path)
        assert page is not None, source.key
        found += catalogue.read(
            source,
            page.body,
            metrics=WATCHLIST.metrics,
            fetch_id=None,
            fetched_at=datetime.combine(edition, time(18), tzinfo=UTC),
        )
    return found


@cache
def scores(as_of: date = LAST) -> dict[str, Score]:
    """Scores from the catalogues alone, looked at in each edition up to the date; no word of anybody."""
    editions = [edition for edition in WORLD.editions if edition <= as_of]
    seen = {row.id: row for edition in editions for row in observations(edition)}
    looked = {(rule.program, rule.metric): editions[0] for source in WATCHLIST.sources for rule in source.observes}
    evidence = Evidence(claims=(), observations=tuple(seen.values()), looked_since=looked)
    found = assess_watchlist(WATCHLIST, evidence, Capacity.of(WATCHLIST.capacity), as_of)
    return {score.target: score for score in found}


def test_power_seen_from_above_is_the_sites_own_and_has_bounds() -> None:
    found = scores()["colossus-2-1500-mw-by-april-2026"]
    assert (found.category, found.observed_value) == (Category.LAPSED, 946e6)
    assert found.progress_low == pytest.approx(0.8 * 946 / 1500)
    assert found.progress_high == pytest.approx(1.2 * 946 / 1500)
    assert found.pace_shown_per_year == pytest.approx((946e6 - 350e6) * 365 / (date(2026, 8, 30) - date(2026, 1, 17)).days)
    assert found.at_pace_on is not None
    assert found.at_pace_on > LAST
    first = scores()["colossus-2-first-gigawatt"]
    assert first.category is Category.LAPSED, "that it was said to be achieved shows nothing"


def test_satellites_of_a_catalogue_are_the_constellations_count() -> None:
    hundred = scores()["three-body-100-satellites-in-2027"]
    assert (hundred.observed_value, hundred.progress) == (12.0, 0.12)
    assert scores()["three-body-12-satellites-2025-05-14"].category is Category.MET


def test_launches_are_counted_once_each_and_told_apart_by_their_names() -> None:
    cadence = scores()["starship-every-two-weeks-in-2022"]
    flown = {
        row.object_name
        for edition in WORLD.editions
        for row in observations(edition)
        if (row.program, row.metric) == ("spacex.starship", "launch_count")
    }
    assert cadence.observed_value == len([name for name in flown if name])
    thirteen = scores()["starship-flight-13-on-2026-07-16"]
    assert (thirteen.category, thirteen.days_late) == (Category.MET_LATE, 8)
    assert "starship-flight-14-on-2026-09-15" not in scores(), "by then it had not been announced"


def test_a_named_satellite_that_flies_shows_its_first_flight() -> None:
    before, after = scores(date(2026, 7, 19)), scores()
    key = "starlink-v3-first-launch-by-june-2026"
    assert before[key].category is Category.LAPSED, "somebody looked, and saw none"
    assert after[key].category is Category.MET_LATE
    assert after[key].observed_on is not None


def test_an_empty_answer_of_a_catalogue_is_nothing_seen_and_not_nothing_known() -> None:
    rate, level = scores()["starmind-1-gw-per-year-by-2027"], scores()["starmind-1-gw-installed-by-2027"]
    assert (rate.progress, level.progress) == (0.0, 0.0)
    for one, other in ((rate, "level"), (level, "rate")):
        assert any(f"also in print as a {other}" in reason.text for reason in one.reasons)
    unwatched = scores()["suncatcher-prototypes-by-early-2027"]
    assert unwatched.progress is None, "no catalogue of the sample has its name"
    prototype = scores()["ai1-prototypes-fly-by-early-2027"]
    assert (prototype.category, prototype.progress) == (Category.NO_EVIDENCE, 0.0)


def test_ground_is_never_held_against_orbit() -> None:
    ids = {row.id for row in observations(LAST) if row.program == "xai.colossus"}
    assert ids
    for key, score in scores().items():
        if WATCHLIST.target(key).program != "xai.colossus":
            assert not ids & {row for reason in score.reasons for row in reason.observation_ids}, key


def test_the_same_rows_and_date_give_the_same_scores_bit_for_bit() -> None:
    once = repr(sorted(scores().items()))
    scores.cache_clear()
    assert repr(sorted(scores().items())) == once


def test_a_dated_target_has_a_forecast_or_says_why_not() -> None:
    for key, score in scores().items():
        said = [reason.text for reason in score.reasons if reason.axis == "lateness"]
        if score.category in {Category.MET, Category.MET_LATE, Category.NOT_SCOREABLE, Category.WITHDRAWN}:
            assert score.forecast is None, key
        elif score.forecast is None:
            given_up = WATCHLIST.target(key).withdrawn_on
            assert given_up or any(text.startswith("Insufficient data") for text in said), key
        else:
            assert 0.0 <= score.forecast.on_time <= 1.0 - score.forecast.never
            assert LAST < score.forecast.earliest_on <= score.forecast.predicted_on <= score.forecast.latest_on
