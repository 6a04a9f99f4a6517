"""The axes beside the word: bounds of progress, pace, what stands beside what, and when a target may be met."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.targets import TargetPeriod, TrackRecordEntry
from models.vocabulary import Category, Modality, PowerBasis, PromiseKind, Qualifier, Standing

# Progress lies between bounds, as far as what was seen may be off.


def test_what_a_model_estimates_has_bounds_and_a_count_has_none(target, seen, score):
    aim, row = target(), seen(0.5e9, date(2026, 10, 1), source="imagery")
    exact, rough = score(aim, row), score(aim, row, errors={"imagery": 0.2})
    assert (exact.progress_low, exact.progress, exact.progress_high) == (0.5, 0.5, 0.5)
    assert (rough.progress_low, rough.progress, rough.progress_high) == (0.4, 0.5, 0.6)
    assert any("between 40 % and 60 %" in reason.text for reason in rough.reasons)


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [(Qualifier.ABOUT, 0.475, 0.525), (Qualifier.AT_LEAST, 0.5, None), (Qualifier.MAGNITUDE, 0.5, 5.0)],
)
def test_the_words_of_a_filing_are_its_bounds(
    target, said, score, qualifier: Qualifier, low: float, high: float | None
):
    found = score(target(), said(0.5e9, standing=Standing.FILING, qualifier=qualifier))
    assert found.progress == 0.5
    assert found.progress_low == pytest.approx(low)
    assert found.progress_high == (None if high is None else pytest.approx(high))


def test_up_to_so_much_shows_nothing(target, said, score):
    assert score(target(), said(1e9, standing=Standing.FILING, qualifier=Qualifier.AT_MOST)).observed_value is None


def test_a_range_is_reached_at_its_lower_end_and_bounded_by_both(target, seen, score):
    aim = target(value=1e9, value_high=2e9, qualifier=Qualifier.RANGE)
    found = score(aim, seen(0.5e9, date(2026, 10, 1)))
    assert (found.progress_low, found.progress, found.progress_high) == (0.25, 0.5, 0.5)


# Nothing is counted twice, and nothing of one kind against another.


def test_what_two_catalogues_count_is_not_added(target, seen, score):
    aim = target(program="starcloud", metric="satellite_count", value=100.0, due=date(2028, 12, 31))
    rows = [
        seen(20.0, date(2026, 10, 1), program="starcloud", metric="satellite_count", thing="SAT", source="one"),
        seen(21.0, date(2026, 10, 1), program="starcloud", metric="satellite_count", thing="sat v3", source="other"),
    ]
    assert score(aim, *rows).observed_value == 21.0
    sites = [seen(0.2e9, date(2026, 10, 1), thing=f"Hall {number}") for number in range(3)]
    assert score(target(), *sites).observed_value == pytest.approx(0.6e9)


def test_a_launch_whose_day_was_corrected_flew_once(target, seen, score):
    rate = target(program="spacex.starship", metric="launch_rate", value=26.0)
    rows = [
        seen(
            1.0,
            day,
            program="spacex.starship",
            metric="launch_count",
            thing=f"Starship | Flight {number}",
            source=source,
        )
        for source in ("library", "catalogue")
        for number, day in ((13, date(2026, 7, 24)), (14, date(2026, 9, 28)), (14, date(2026, 9, 29)))
    ]
    assert score(rate, *rows).observed_value == 2.0


@pytest.mark.parametrize(("told", "met"), [(PowerBasis.PEAK, True), (PowerBasis.AVERAGE, False), (None, False)])
def test_only_what_says_that_it_is_a_peak_shows_a_peak(target, said, score, told: PowerBasis | None, met: bool):
    aim = target(program="spacex.starmind", metric="unit_power", value=150e3, power_basis=PowerBasis.PEAK)
    claim = said(160e3, program="spacex.starmind", metric="unit_power", power_basis=told, standing=Standing.FILING)
    assert (score(aim, claim).category is Category.MET) is met


def test_the_average_of_satellites_is_no_peak(target, seen, score):
    level = target(program="spacex.starmind", metric="compute_power", due=date(2027, 12, 31))
    row = seen(3.0, date(2026, 9, 1), program="spacex.starmind", metric="satellite_count", thing="SAT")
    assert score(replace(level, power_basis=PowerBasis.AVERAGE), row).observed_value == 3 * 120e3
    assert score(replace(level, power_basis=PowerBasis.PEAK), row).observed_value is None


def test_satellites_that_may_have_flown_before_show_no_announced_launch(target, seen, score):
    aim = target(program="starcloud", metric="launch", announced_on=date(2026, 6, 1))
    row = seen(12.0, date(2026, 10, 1), program="starcloud", metric="satellite_count", thing="STARCLOUD")
    assert score(aim, row).category is not Category.MET
    looked = {("starcloud", "satellite_count"): date(2026, 7, 1)}
    assert score(aim, row, looked=looked).category is Category.MET, "a look before had shown none"


def test_what_was_there_at_the_first_look_is_never_called_late(target, seen, score):
    aim = target(program="starcloud", metric="launch", due=date(2026, 6, 30), object_names=("NODE-1",))
    row = seen(1.0, date(2026, 10, 1), program="starcloud", metric="satellite_count", thing="NODE-1")
    assert score(aim, row).category is Category.MET
    looked = {("starcloud", "satellite_count"): date(2026, 7, 1)}
    late = score(aim, row, looked=looked)
    assert (late.category, late.days_late) == (Category.MET_LATE, 93)


def test_hindsight_in_what_was_measured_is_named(target, seen, score, capacity):
    level = target(program="spacex.starmind", metric="compute_power", due=date(2027, 12, 31))
    row = seen(3.0, date(2026, 9, 1), program="spacex.starmind", metric="satellite_count", thing="SAT")
    found = score(level, row, model=capacity(as_of=date(2026, 11, 30)))
    hindsight = [each for each in found.reasons if each.text.startswith("With hindsight") and each.axis == "progress"]
    assert [each.capacity_keys for each in hindsight] == [("satellite_power_average_w",)]


# Pace.


def test_a_stock_that_stood_there_at_the_first_look_was_not_built_in_a_year(target, seen, score):
    aim = target(due=date(2027, 12, 31))
    found = score(aim, seen(0.6e9, date(2026, 11, 1)))
    assert (found.pace_shown_per_year, found.at_pace_on) == (None, None)


def test_what_was_added_since_the_first_look_is_told_for_a_year(target, seen, score):
    aim = target(due=date(2027, 12, 31))
    found = score(aim, seen(0.35e9, date(2026, 4, 25)), seen(0.45e9, date(2026, 11, 21)))
    assert found.pace_shown_per_year == pytest.approx(0.1e9 * 365 / 210)
    assert found.at_pace_on == date(2026, 11, 21) + timedelta(days=1155)
    assert any("At the pace of the last year" in reason.text for reason in found.reasons)


def test_who_saw_nothing_before_knows_the_whole_pace(target, seen, score):
    aim = target(program="starcloud", metric="satellite_count", value=100.0, due=date(2028, 12, 31))
    row = seen(5.0, date(2026, 11, 1), program="starcloud", metric="satellite_count", thing="SAT")
    assert score(aim, row).pace_shown_per_year is None
    looked = {("starcloud", "satellite_count"): date(2026, 2, 1)}
    assert score(aim, row, looked=looked).pace_shown_per_year == 5.0


def test_a_rate_is_unknown_where_nobody_knows_what_stood_there_before(target, seen, score):
    rate = target(program="spacex.starmind", metric="compute_power_rate", value=1e9, due=date(2027, 12, 31))
    row = seen(50.0, date(2026, 11, 1), program="spacex.starmind", metric="satellite_count", thing="SAT")
    assert score(rate, row).observed_value is None
    looked = {("spacex.starmind", "satellite_count"): date(2026, 2, 1)}
    assert score(rate, row, looked=looked).observed_value == 50 * 120e3


# Two readings of one announcement.


def test_a_rate_and_a_level_are_scored_side_by_side(target, seen, score, why):
    rate = target("rate", program="spacex.starmind", metric="compute_power_rate", value=1e9, due=date(2027, 12, 31))
    level = target("level", program="spacex.starmind", value=1e9, due=date(2027, 12, 31), also_read_as="rate")
    looked = {("spacex.starmind", "satellite_count"): date(2026, 2, 1)}
    row = seen(8_400.0, date(2026, 11, 1), program="spacex.starmind", metric="satellite_count", thing="SAT")
    one, other = score(rate, row, among=(level,), looked=looked), score(level, row, among=(rate,), looked=looked)
    assert "also in print as a level: level is scored beside it, met" in why(one)
    assert "also in print as a rate: rate is scored beside it, met" in why(other)
    assert one.demands != other.demands


# When it may be met.


def promise(number: int, kind: PromiseKind = PromiseKind.GROUND_SITE, ratio: float | None = 1.8) -> TrackRecordEntry:
    announced = date(2016, 1, 1) + timedelta(days=30 * number)
    return TrackRecordEntry(
        key=f"promise-{number:02}",
        organization="acme",
        kind=kind,
        promise="It runs.",
        definition="It runs.",
        announced_on=announced,
        due_on=announced + timedelta(days=365),
        publisher="A Paper",
        happened_on=None if ratio is None else announced + timedelta(days=round(ratio * 365)),
    )


RECORD = [promise(number, ratio=1.2 + number % 5 / 3) for number in range(20)]


def lateness(found) -> str:
    return " ".join(reason.text for reason in found.reasons if reason.axis == "lateness")


def test_a_target_on_its_way_gets_a_forecast_that_names_its_promises(target, seen, score):
    found = score(target(due=date(2027, 6, 30)), seen(0.2e9, date(2026, 10, 1)), record=RECORD)
    assert found.forecast is not None
    assert found.forecast.kind is PromiseKind.GROUND_SITE
    assert (found.forecast.promises, found.forecast.resolved) == (20.0, 20.0)
    assert found.forecast.earliest_on < found.forecast.predicted_on < found.forecast.latest_on
    assert 0.0 < found.forecast.on_time < 0.5
    assert found.forecast.predicted_on > date(2027, 6, 30), "such promises are late"
    (reason,) = [each for each in found.reasons if each.promise_keys]
    assert reason.promise_keys == tuple(entry.key for entry in RECORD)
    assert "By the record of promises alone" in reason.text


def test_where_much_was_never_shown_the_forecast_is_the_best_case(target, score):
    aim = target(program="spacex.starmind", metric="compute_power_rate", due=date(2027, 12, 31))
    record = [replace(each, kind=PromiseKind.DEPLOYMENT) for each in RECORD]
    found = score(aim, record=record)
    assert found.forecast is not None
    assert "at the most, for it would need 66.8 times the best ever shown" in lateness(found)
    assert "at the least" in lateness(found)
    assert "or later, four times out of five" in lateness(found)
    (reason,) = [each for each in found.reasons if each.promise_keys]
    assert "payload_mass_demonstrated_kg" in reason.capacity_keys


def test_a_lapsed_target_may_still_come_but_not_in_time(target, seen, score):
    found = score(target(due=date(2026, 6, 30)), seen(0.2e9, date(2026, 10, 1)), record=RECORD)
    assert found.category is Category.LAPSED
    assert found.forecast is not None
    assert found.forecast.on_time == 0.0
    assert found.forecast.earliest_on > date(2026, 11, 21)


@pytest.mark.parametrize(
    ("changes", "rows", "record", "says"),
    [
        ({}, 1, [], "0 past promises of the kind “ground site” were known by then"),
        ({}, 1, RECORD[:2], "2 past promises"),
        ({"metric": "launch_price", "value": 100.0}, 0, RECORD, "0 past promises of the kind “cost”"),
        ({"modality": Modality.ACHIEVED}, 1, RECORD, "it was said to have happened"),
        ({"due": date(2026, 6, 30)}, 0, RECORD, "nobody looked whether it came"),
    ],
)
def test_where_there_is_too_little_to_go_by_that_is_said(target, seen, score, changes, rows, record, says: str):
    found = score(target(**changes), *[seen(0.2e9, date(2026, 10, 1))] * rows, record=record)
    assert found.forecast is None
    assert lateness(found).startswith("Insufficient data for a forecast")
    assert says in lateness(found)


def test_what_is_met_or_has_no_deadline_is_not_forecast(target, seen, score):
    assert score(target(), seen(1e9, date(2026, 10, 1)), record=RECORD).forecast is None
    undated = score(target(due=None), record=RECORD)
    assert (undated.category, undated.forecast, lateness(undated)) == (Category.NOT_SCOREABLE, None, "")


def test_a_forecast_of_a_past_date_knows_only_the_record_of_then(target, seen, score):
    aim, as_of = target(announced_on=date(2017, 1, 1), due=date(2019, 1, 1)), date(2018, 9, 1)
    row = seen(0.2e9, date(2017, 6, 1))
    later = [promise(50 + number, ratio=9.0) for number in range(30)]
    assert later[0].announced_on > as_of
    then = score(aim, row, as_of=as_of, record=RECORD)
    assert score(aim, row, as_of=as_of, record=[*RECORD, *later]) == then
    assert then.forecast is not None


def test_the_announcers_dates_creep_and_those_of_others_do_not(target, said, score):
    aim = target(announced_by="musk", announced_on=date(2026, 1, 1), due=date(2027, 1, 1))
    own = [
        said(modality=Modality.PLANNED, on=date(2026, month, 1), latest=date(2027, month, 1), speaker="musk")
        for month in (4, 7, 10)
    ]
    found = score(aim, *own)
    assert found.horizon_creep == pytest.approx(1.0, abs=0.02)
    assert "it rolls along with the calendar" in lateness(found)
    reckoned = [replace(each, claim=replace(each.claim, speaker="a_bank")) for each in own]
    assert score(aim, *reckoned).horizon_creep is None


def test_revisions_of_a_target_are_its_creep(target, score):
    first = target("first", announced_on=date(2026, 1, 1), due=date(2026, 12, 31))
    second = replace(
        first,
        key="second",
        announced_on=date(2026, 7, 1),
        supersedes="first",
        period=TargetPeriod(text="by 2028", latest=date(2028, 6, 29)),
    )
    assert score(first, among=(second,)).horizon_creep == pytest.approx(546 / 181)
    assert score(second, among=(first,)).horizon_creep == pytest.approx(546 / 181)


def test_given_up_after_its_day_it_has_lapsed_and_was_not_withdrawn(target, score, why):
    aim = target(due=date(2026, 6, 30), withdrawn_on=date(2026, 8, 7), withdrawn_because="the project was stopped")
    found = score(aim, record=RECORD)
    assert (found.category, found.forecast) == (Category.LAPSED, None)
    assert "given up on 7 August 2026: the project was stopped" in why(found)
    assert score(aim, as_of=date(2026, 8, 6)).category is Category.NO_EVIDENCE
