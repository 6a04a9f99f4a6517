"""The word that a target gets while its deadline is ahead, and that only what was known by then counts."""

import random
from dataclasses import replace
from datetime import date

import pytest

from models.vocabulary import Category, Modality, Standing

# On its way: pace and demand.


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.95, Category.ON_TRACK), (0.5, Category.BEHIND), (0.1, Category.FAR_BEHIND), (0.0, Category.FAR_BEHIND)],
)
def test_pace_is_progress_against_elapsed_time(target, seen, score, share: float, expected: Category):
    found = score(target(), seen(share * 1e9, date(2026, 11, 1)))
    assert found.elapsed_share == pytest.approx(0.89, abs=0.005)
    assert found.category is expected


def test_what_stood_there_when_it_was_announced_is_no_progress_towards_it(target, seen, score, why):
    aim = target(announced_on=date(2026, 1, 1), due=date(2027, 6, 30))
    before, after = seen(0.7e9, date(2025, 12, 1)), seen(0.73e9, date(2026, 11, 1))
    found = score(aim, before, after)
    assert (found.category, found.progress) == (Category.FAR_BEHIND, 0.73)
    assert "10 % of what was missing has been added in 59 % of its time" in why(found)
    assert score(aim, after).category is Category.ON_TRACK, "nobody had looked before"


def test_two_things_come_in_one_go_and_have_no_pace(target, score):
    few = target(program="starcloud", metric="satellite_count", value=2.0)
    looked = {("starcloud", "satellite_count"): date(2026, 1, 1)}
    assert score(few, looked=looked).category is Category.NO_EVIDENCE
    assert score(replace(few, value=200.0), looked=looked).category is Category.FAR_BEHIND


def test_early_on_a_lack_of_progress_says_nothing(target, seen, score):
    aim = target(announced_on=date(2026, 11, 1), due=date(2028, 12, 31))
    assert score(aim, seen(0.0, date(2026, 11, 10))).category is Category.NO_EVIDENCE


def test_a_plan_that_is_said_again_is_no_progress(target, said, score):
    restated = said(modality=Modality.PLANNED, latest=date(2026, 12, 31), standing=Standing.PRIMARY)
    found = score(target(), restated)
    assert found.category is Category.NO_EVIDENCE
    assert (found.independent_sources, found.strongest_standing) == (1, Standing.PRIMARY)


def test_the_announcers_own_later_date_puts_it_behind(target, said, score):
    moved = said(modality=Modality.PLANNED, latest=date(2027, 6, 30), standing=Standing.PRIMARY)
    assert score(target(), moved).category is Category.BEHIND
    assert score(target(), replace(moved, standing=Standing.PRESS)).category is Category.NO_EVIDENCE


ORBIT = {"program": "spacex.starmind", "metric": "compute_power_rate", "due": date(2027, 12, 31)}


def test_a_gigawatt_a_year_in_orbit_against_what_was_ever_shown(target, score, why):
    found = score(target(**ORBIT))
    needed = {demand.constraint: demand.needed for demand in found.demands}
    assert needed == {
        "launches a year by mass": 325,
        "satellites a year": 8_334,
        "to orbit": pytest.approx(14_286_857.1),
        "launches a year by whole satellites": 334,
        "launches a year at the payload claimed": 143,
    }
    binding = [demand.constraint for demand in found.demands if demand.is_binding]
    assert binding == ["launches a year by whole satellites"]
    assert found.category is Category.FAR_BEHIND
    assert "It needs 334 launches a year by whole satellites, 66.8 times the best ever shown (5)." in why(found)


def test_what_could_be_done_is_not_yet_being_done(target, score):
    aim = target(program="spacex.starmind", metric="satellite_count", value=100.0, due=date(2027, 12, 31))
    found = score(aim)
    assert found.demands
    assert found.category is Category.NO_EVIDENCE


def test_a_demand_whose_inputs_are_missing_is_unknown(target, score, capacity):
    found = score(target(**ORBIT), model=capacity("payload_mass_demonstrated_kg"))
    assert found.demands == ()
    assert any("capacity.toml has no payload_mass_demonstrated_kg" in reason.text for reason in found.reasons)


def test_hindsight_in_the_inputs_is_named(target, score, capacity):
    found = score(target(**ORBIT), model=capacity(as_of=date(2026, 11, 30)))
    assert any(reason.text.startswith("With hindsight") for reason in found.reasons)


def test_the_ground_asks_for_no_launches(target, score):
    assert score(target()).demands == ()


def test_satellites_in_a_catalogue_stand_for_power_only_where_theirs_is_known(target, seen, score):
    rows = [
        seen(1.0, date(2026, 9, 1), program="spacex.starmind", metric="satellite_count", thing=f"SAT {number}")
        for number in range(3)
    ]
    level = target(program="spacex.starmind", metric="compute_power", due=date(2027, 12, 31))
    assert score(level, *rows).observed_value == 3 * 120e3
    other = [replace(row, program="starcloud") for row in rows]
    assert score(replace(level, program="starcloud"), *other).observed_value is None


# As of a date.


def test_nothing_later_than_the_date_is_looked_at(target, seen, said, score):
    rows = [
        seen(1e9, date(2026, 10, 1)),
        seen(1e9, date(2026, 5, 1), thing="Hall 2", known_on=date(2026, 10, 1)),
        said(standing=Standing.FILING, on=date(2026, 10, 2)),
        said(standing=Standing.FILING, on=date(2026, 5, 2), known_on=date(2026, 10, 2)),
    ]
    assert score(target(), *rows, as_of=date(2026, 9, 30)) == score(target(), as_of=date(2026, 9, 30))
    assert score(target(), *rows, as_of=date(2026, 10, 1)).category is Category.MET


def test_a_target_has_no_score_before_it_was_announced(target, evidence, scores_of):
    assert scores_of([target()], evidence(), as_of=date(2025, 12, 31)) == []


def test_the_same_rows_in_any_order_give_the_same_scores(target, seen, said, evidence, scores_of):
    targets = [target(), target("b_target", **ORBIT), target("c_target", due=date(2026, 6, 30))]
    rows = [
        *(seen(value * 1e8, date(2026, 5, day)) for day, value in ((1, 1.1), (2, 2.2), (3, 3.3))),
        *(seen(value * 1e8, date(2026, 5, 1), thing=f"Hall {value}") for value in (0.1, 0.2, 0.3)),
        said(on=date(2026, 4, 4)),
        said(modality=Modality.DOUBTED, on=date(2026, 4, 5)),
    ]
    expected = repr(scores_of(targets, evidence(*rows)))
    for seed in range(5):
        shuffled, order = random.Random(seed).sample(rows, len(rows)), random.Random(seed).sample(targets, 3)
        assert repr(scores_of(order, evidence(*shuffled))) == expected


def test_every_reason_stands_on_rows_that_were_given(target, seen, said, score):
    rows = [
        seen(0.4e9, date(2026, 5, 1)),
        said(on=date(2026, 4, 4)),
        said(modality=Modality.PLANNED, on=date(2026, 4, 6), latest=date(2026, 12, 31)),
    ]
    found = score(target(), *rows)
    ids = {row.claim_id if hasattr(row, "claim_id") else row.id for row in rows}
    named = {row for reason in found.reasons for row in (*reason.claim_ids, *reason.observation_ids)}
    assert named == ids
    assert {"category", "progress", "pace", "support"} <= {reason.axis for reason in found.reasons}
