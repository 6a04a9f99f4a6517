"""The word that a target gets at a date, and on what it stands: met, not scoreable, past its deadline."""

from dataclasses import replace
from datetime import date

import pytest

from models.targets import TargetPeriod
from models.vocabulary import Category, Modality, PowerBasis, Qualifier, Standing

# Met: by observation or filing, never by announcement.


def test_met_by_an_observation_in_time(target, seen, score):
    row = seen(1.2e9, date(2026, 10, 1))
    found = score(target(), row)
    assert (found.category, found.progress, found.days_late) == (Category.MET, 1.2, None)
    assert found.reasons[0].observation_ids == (row.id,)
    assert found.strongest_standing is Standing.OBSERVATION


def test_met_late_counts_days_from_the_deadline_to_the_first_day_it_was_reached(target, seen, score, why):
    rows = [seen(0.5e9, date(2026, 3, 1)), seen(1e9, date(2026, 7, 10)), seen(2e9, date(2026, 9, 1))]
    found = score(target(due=date(2026, 6, 30)), *rows)
    assert (found.category, found.days_late) == (Category.MET_LATE, 10)
    assert "10 July 2026" in why(found)


@pytest.mark.parametrize("standing", [Standing.PRESS, Standing.PRIMARY, Standing.AGGREGATOR, Standing.COMMENTARY])
def test_an_announcement_never_meets_a_target(target, said, score, standing: Standing):
    found = score(target(), said(standing=standing))
    assert found.category is Category.NO_EVIDENCE
    assert found.progress is None
    assert any("which is no observation" in reason.text for reason in found.reasons)


def test_a_filing_meets_a_target(target, said, score):
    row = said(standing=Standing.FILING)
    found = score(target(), row)
    assert (found.category, found.reasons[0].claim_ids) == (Category.MET, (row.claim_id,))


def test_a_filing_about_the_peak_does_not_meet_an_average(target, said, score):
    aim = target(power_basis=PowerBasis.AVERAGE)
    assert score(aim, said(standing=Standing.FILING, power_basis=PowerBasis.PEAK)).category is not Category.MET
    assert score(aim, said(standing=Standing.FILING, power_basis=PowerBasis.AVERAGE)).category is Category.MET


def test_a_level_adds_up_over_things_and_takes_the_latest_of_each(target, seen, score):
    rows = [
        seen(0.3e9, date(2026, 3, 1), thing="Hall 1"),
        seen(0.4e9, date(2026, 5, 1), thing="Hall 1"),
        seen(0.2e9, date(2026, 4, 1), thing="Hall 2"),
    ]
    assert score(target(), *rows).observed_value == pytest.approx(0.6e9)


def test_only_the_named_object_counts(target, seen, score):
    aim = target(metric="launch", program="starcloud", object_names=("Starcloud-1",))
    other = seen(None, date(2026, 5, 1), program="starcloud", metric="launch", thing="Starcloud-10")
    assert score(aim, other).category is Category.NO_EVIDENCE
    named = seen(None, date(2026, 6, 1), program="starcloud", metric="satellite_count", thing="STARCLOUD-1")
    assert score(aim, other, named).category is Category.MET


def test_an_event_before_its_announcement_is_another_one(target, seen, score):
    aim = target(metric="launch", program="spacex.starship")
    early = seen(None, date(2025, 12, 31), program="spacex.starship", metric="launch", thing="Flight 11")
    assert score(aim, early).category is not Category.MET
    assert score(aim, replace(early, observed_on=date(2026, 1, 1))).category is Category.MET


@pytest.mark.parametrize("metric", ["filing", "approval"])
def test_a_notice_of_an_authority_meets_a_target_of_a_filing_or_an_approval(target, seen, score, metric):
    aim = target(metric=metric, program="spacex.starmind", object_names=("SAT-LOA-20260308-00016",))
    shown = seen(
        None, date(2026, 3, 8), program="spacex.starmind", metric=metric, thing="Rocket SAT-LOA-20260308-00016"
    )
    assert score(aim, replace(shown, standing=Standing.FILING)).category is Category.MET
    another = replace(shown, object_name="Rocket SAT-LOA-20260308-00017", standing=Standing.FILING)
    assert score(aim, another).category is not Category.MET


def test_a_rate_is_not_met_by_a_level(target, seen, score):
    rate = target(metric="compute_power_rate", due=date(2027, 12, 31))
    found = score(rate, seen(5e9, date(2026, 9, 1)))
    assert found.category is not Category.MET
    assert found.observed_value is None


def test_a_rate_is_what_its_stock_gained_in_a_year(target, seen, score):
    rate = target(metric="compute_power_rate", announced_on=date(2025, 1, 1), due=date(2027, 12, 31), value=2e9)
    rows = [seen(0.2e9, date(2025, 9, 1)), seen(0.9e9, date(2026, 9, 1))]
    found = score(rate, *rows)
    assert found.observed_value == pytest.approx(0.7e9)


def test_a_total_counts_its_own_period_only(target, seen, score):
    aim = target(
        metric="launch_count",
        program="spacex.starship",
        value=2.0,
        period=TargetPeriod(text="in 2026", earliest=date(2026, 1, 1), latest=date(2026, 12, 31)),
    )

    def flight(on: date):
        return seen(1.0, on, program="spacex.starship", metric="launch_count", thing=f"Flight of {on}")

    one, two, before = flight(date(2026, 7, 24)), flight(date(2026, 9, 28)), flight(date(2025, 10, 1))
    assert score(aim, before, one).observed_value == 1.0
    assert score(aim, before, one, two).category is Category.MET


def test_what_should_fall_is_met_from_above(target, seen, score):
    aim = target(metric="launch_price", program="spacex.starship", value=200.0, qualifier=Qualifier.AT_MOST)
    rows = {"program": "spacex.starship", "metric": "launch_price"}
    dear = seen(1_500.0, date(2026, 5, 1), **rows)
    assert score(aim, dear).category is not Category.MET
    assert score(aim, dear).progress == pytest.approx(200 / 1_500)
    assert score(aim, dear, replace(dear, id="b", value=180.0)).category is Category.MET


# Not scoreable, withdrawn, superseded.


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"value": None}, "no value"),
        ({"due": None}, "no deadline"),
        ({"period": TargetPeriod(text="as early as 2028", earliest=date(2028, 1, 1))}, "lower bound"),
        ({"qualifier": Qualifier.AT_MOST}, "ceiling"),
        ({"metric": "unit_power", "program": "spacex.starmind", "value": 120e3}, "average or the peak"),
        ({"modality": Modality.DISCUSSED}, "discussed"),
        ({"not_scoreable_because": "scope unclear"}, "scope unclear"),
    ],
)
def test_not_scoreable_says_why(target, score, why, changed: dict[str, object], words: str):
    found = score(target(**changed))
    assert found.category is Category.NOT_SCOREABLE
    assert words in why(found)


def test_without_a_deadline_it_can_still_be_met(target, seen, score):
    assert score(target(due=None), seen(1e9, date(2026, 5, 1))).category is Category.MET


def test_withdrawn_from_that_day_on(target, seen, score, why):
    aim = target(withdrawn_on=date(2026, 8, 7), withdrawn_because="the project was stopped")
    assert score(aim).category is Category.WITHDRAWN
    assert "the project was stopped" in why(score(aim))
    assert score(aim, as_of=date(2026, 8, 6)).category is not Category.WITHDRAWN
    assert score(aim, seen(1e9, date(2026, 5, 1))).category is Category.MET
    assert score(aim, seen(1e9, date(2026, 9, 1))).category is Category.WITHDRAWN


LATER = {"announced_on": date(2026, 7, 1), "due": date(2027, 12, 31), "supersedes": "a_target"}


def test_a_superseded_target_is_scored_as_it_was_announced(target, score, why):
    found = score(target(), among=(target("b_target", **LATER),))
    assert found.category is Category.BEHIND
    assert "Superseded on 1 July 2026 by b_target" in why(found)
    before = score(target(), among=(target("b_target", **LATER),), as_of=date(2026, 6, 30))
    assert "Superseded" not in why(before)


def test_announced_anew_after_its_deadline_is_lapsed(target, score):
    aim = target(due=date(2026, 6, 30))
    found = score(aim, among=(target("b_target", **LATER),))
    assert (found.category, found.days_late) == (Category.LAPSED, 144)


# Past the deadline: silence counts only where somebody looked.


def test_silence_proves_nothing_where_nobody_looked(target, score, why):
    aim = target(due=date(2026, 6, 30))
    unseen = score(aim)
    assert unseen.category is Category.NO_EVIDENCE
    assert "proves nothing" in why(unseen)
    late = {("xai.colossus", "compute_power"): date(2026, 7, 1)}
    assert score(aim, looked=late).category is Category.NO_EVIDENCE


def test_silence_is_evidence_where_somebody_looked(target, score):
    found = score(target(due=date(2026, 6, 30)), looked={("xai.colossus", "compute_power"): date(2026, 6, 1)})
    assert (found.category, found.days_late, found.progress) == (Category.LAPSED, 144, 0.0)


def test_less_than_announced_is_lapsed(target, seen, score, why):
    found = score(target(due=date(2026, 6, 30)), seen(0.4e9, date(2026, 6, 1)))
    assert found.category is Category.LAPSED
    assert "400 MW of 1 GW was seen" in why(found)


def test_the_announcers_own_denial_is_believed_and_the_presss_is_not(target, said, score):
    aim = target(due=date(2026, 6, 30))
    denied = {"modality": Modality.DENIED, "on": date(2026, 7, 5)}
    assert score(aim, said(standing=Standing.PRIMARY, **denied)).category is Category.LAPSED
    assert score(aim, said(standing=Standing.PRESS, **denied)).category is Category.NO_EVIDENCE


def test_on_the_day_of_the_deadline_nothing_has_lapsed(target, score):
    looked = {("xai.colossus", "compute_power"): date(2026, 1, 1)}
    assert (
        score(target(due=date(2026, 11, 21)), looked=looked, as_of=date(2026, 11, 21)).category is not Category.LAPSED
    )


def test_a_stock_that_is_there_at_the_first_look_is_met_and_not_called_late(target, seen, score, why):
    found = score(target(due=date(2026, 4, 30)), seen(1.2e9, date(2026, 8, 1)))
    assert (found.category, found.days_late) == (Category.MET, None)
    assert "since when is not known" in why(found)
