"""Sets of claims and targets whose arithmetic does not come out, and sets whose does."""

import json
from dataclasses import replace
from datetime import date

import pytest

from extractors.reader import Reader
from flows import local_reading
from models import arithmetic
from models.capacity import Capacity
from models.contradictions import Contradiction
from models.scores import SaidClaim
from models.watchlist import Watchlist
from tests import made_claims

TODAY = date(2026, 11, 21)


def claims_of(reader: Reader, *texts: str) -> list[SaidClaim]:
    """What is read in documents of these texts, all of 1 July 2026."""
    lines = [
        json.dumps({"id": str(number), "published": "2026-07-01", "title": "News", "text": text})
        for number, text in enumerate(texts)
    ]
    return [
        made_claims.said(claim, date(2026, 7, 1))
        for document in local_reading.documents_of_lines(lines, name="these")
        for claim in reader.read(document.document).claims
    ]


def found_in(watchlist: Watchlist, claims: list[SaidClaim], *, as_of: date = TODAY) -> list[Contradiction]:
    families = arithmetic.families_of({program.key: program.serves for program in watchlist.programs})
    return arithmetic.find(claims, [], Capacity.of(watchlist.capacity), as_of, families=families, units={})


REFLECTION = "SpaceX signed a compute deal with Reflection AI. Reflection will pay SpaceX $150 million a month from July 2026 through {}, for a total of $6.3 billion."


def test_forty_two_months_at_150_million_are_6_3_billion(watchlist: Watchlist, reader: Reader):
    claims = claims_of(reader, REFLECTION.format("December 2029"))
    assert {claim.claim.value for claim in claims} >= {1.8e9, 6.3e9}, "else there was nothing to check"
    assert found_in(watchlist, claims) == []


def test_thirty_six_are_not(watchlist: Watchlist, reader: Reader):
    claims = claims_of(reader, REFLECTION.format("June 2029"))
    (flag,) = found_in(watchlist, claims)
    assert flag.check == "fee times term"
    assert flag.implied_value == pytest.approx(5.4e9, rel=0.001)
    assert flag.stated_value == 6.3e9
    assert flag.off_by == pytest.approx(5.4 / 6.3, rel=0.001)
    assert flag.implied_high < flag.stated_low
    assert flag.program == "compute_supply"
    assert set(flag.claim_ids) == {said.claim_id for said in claims if said.claim.value in {1.8e9, 6.3e9}}
    assert flag.text.endswith(
        "make contract value $5.4 billion; stated is contract value $6.3 billion, 1.17 times that."
    )


def test_a_term_of_another_deal_is_caught_across_papers(watchlist: Watchlist, reader: Reader):
    """One paper has the fee and its term, another multiplied it by the 42 months of somebody else's deal."""
    fee = "SpaceX has a compute deal with Anthropic. Anthropic pays SpaceX $1.25 billion a month from June 2026 through May 2029."
    right = "SpaceX has a compute deal with Anthropic. In all the Anthropic deal is worth $45 billion."
    wrong = "SpaceX has a compute deal with Anthropic. In all the Anthropic deal is worth $52.5 billion."
    assert found_in(watchlist, claims_of(reader, fee, right)) == []
    (flag,) = found_in(watchlist, claims_of(reader, fee, right, wrong))
    assert (flag.stated_value, round(flag.implied_value / 1e9)) == (52.5e9, 45)


@pytest.mark.parametrize(
    ("text", "check", "off_by"),
    [
        (
            "SpaceX plans to build 1,000 AI1 satellites a year at Gigasat. Each AI1 satellite carries 120 kW of compute. "
            "SpaceX plans an annualized rate of 1 gigawatt of AI1 compute by the end of 2027.",
            "satellites a year times unit power",
            0.12,
        ),
        (
            "SpaceX's AI1 satellite has 110 m² of radiator that rejects 1,000 W/m². Each AI1 satellite draws 150 kW at its peak.",
            "radiator area times flux",
            110 / 150,
        ),
        (
            "An AI1 satellite weighs 4 tonnes. SpaceX states 70 kW per tonne for AI1. Each AI1 satellite carries 175 kW of compute.",
            "mass times specific power",
            280 / 175,
        ),
    ],
)
def test_what_does_not_come_out_is_flagged(watchlist: Watchlist, reader: Reader, text: str, check: str, off_by: float):
    (flag,) = found_in(watchlist, claims_of(reader, text))
    assert flag.check == check
    assert flag.off_by == pytest.approx(off_by, rel=0.01)
    assert len(flag.claim_ids) == 3


@pytest.mark.parametrize(
    "text",
    [
        "SpaceX's AI1 satellite has 110 m² of radiator that rejects 1,400 W/m². Each AI1 satellite draws 150 kW at its peak.",
        "An AI1 satellite weighs 2.5 tonnes. SpaceX states 70 kW per tonne for AI1. Each AI1 satellite carries 175 kW of compute.",
        "SpaceX plans to build 8,300 AI1 satellites a year. Each AI1 satellite carries 120 kW of compute. "
        "SpaceX plans an annualized rate of 1 gigawatt of AI1 compute by the end of 2027.",
    ],
)
def test_what_comes_out_is_not(watchlist: Watchlist, reader: Reader, text: str):
    claims = claims_of(reader, text)
    assert len(claims) >= 3, "else there was nothing to check"
    assert found_in(watchlist, claims) == []


def test_what_makes_the_average_says_nothing_of_the_peak(watchlist: Watchlist, reader: Reader):
    text = (
        "An AI1 satellite weighs 1.7 tonnes. SpaceX states 70 kW per tonne for AI1. "
        "Each AI1 satellite carries 120 kW of compute on average and 150 kW at its peak."
    )
    claims = claims_of(reader, text)
    assert {said.claim.value for said in claims} >= {1_700.0, 70.0, 120e3, 150e3}
    assert found_in(watchlist, claims) == []
    (flag,) = found_in(watchlist, [said for said in claims if said.claim.value != 120e3])
    assert flag.stated_value == 150e3


def test_figures_of_two_documents_are_not_held_against_each_other(watchlist: Watchlist, reader: Reader):
    """A satellite that grows from version to version is no contradiction; deals alone are compared across papers."""
    old = "SpaceX's AI1 satellite has 110 m² of radiator that rejects 1,000 W/m²."
    new = "Each AI1 satellite draws 250 kW at its peak."
    assert found_in(watchlist, claims_of(reader, old, new)) == []


def test_the_same_mistake_in_two_papers_is_one_flag_on_all_their_claims(watchlist: Watchlist, reader: Reader):
    text = REFLECTION.format("June 2029")
    (flag,) = found_in(watchlist, claims_of(reader, text, f"Again. {text}"))
    assert len(flag.claim_ids) == 4


def test_nothing_is_known_before_it_was_said(watchlist: Watchlist, reader: Reader):
    claims = claims_of(reader, REFLECTION.format("June 2029"))
    assert found_in(watchlist, claims, as_of=date(2026, 6, 30)) == []
    late = [replace(said, known_on=date(2026, 8, 1)) for said in claims]
    assert found_in(watchlist, late, as_of=date(2026, 7, 31)) == []


def test_the_order_of_claims_changes_nothing(watchlist: Watchlist, reader: Reader):
    claims = claims_of(reader, REFLECTION.format("June 2029"), "An AI1 satellite weighs 2.5 tonnes.")
    assert found_in(watchlist, claims) == found_in(watchlist, claims[::-1])


# What is announced.


@pytest.fixture(scope="module", name="announced")
def of_targets(watchlist: Watchlist) -> list[Contradiction]:
    return arithmetic.find(
        [],
        watchlist.targets,
        Capacity.of(watchlist.capacity),
        TODAY,
        families=arithmetic.families_of({program.key: program.serves for program in watchlist.programs}),
        units={metric.key: metric.unit for metric in watchlist.metrics},
    )


def test_a_thousand_satellites_a_year_make_no_gigawatt(announced: list[Contradiction]):
    (flag,) = [flag for flag in announced if flag.check == "satellites a year times unit power"]
    assert set(flag.target_keys) >= {"gigasat-over-1000-satellites-per-year", "starmind-1-gw-per-year-by-2027"}
    assert flag.program == "spacex.starmind"
    # "Over 1,000", of 250 kW at their peak, each read as generously as words allow.
    assert flag.implied_high <= 0.51e9 < flag.stated_low


def test_a_gigawatt_that_is_printed_both_as_rate_and_as_level_is_shown_as_both(announced: list[Contradiction]):
    (both,) = [flag for flag in announced if flag.check == "rate or level"]
    assert set(both.target_keys) == {"starmind-1-gw-installed-by-2027", "starmind-1-gw-per-year-by-2027"}
    assert "5,715 satellites a year, or 5,715 once" in both.text


def test_both_readings_of_a_site_on_the_ground_are_no_satellites(watchlist: Watchlist, target):
    both = [
        target("a-rate", metric="compute_power_rate", program="xai.colossus"),
        target("a-level", metric="compute_power", program="xai.colossus"),
    ]
    units = {"compute_power": "W", "compute_power_rate": "W/yr"}
    (flag,) = arithmetic.find([], both, Capacity.of(watchlist.capacity), TODAY, families={}, units=units)
    assert flag.text.endswith("1 GW a year from then on, or 1 GW in all.")
    assert flag.capacity_keys == ()


def test_a_million_wafers_a_month_make_no_terawatt_a_year(announced: list[Contradiction]):
    flags = [flag for flag in announced if "terafab-1-tw-per-year" in flag.target_keys]
    assert [flag.check for flag in flags] == ["wafers times good dies times chip power"]
    assert set(flags[0].capacity_keys) == {"chip_power_w", "defect_density_per_m2", "die_area_m2", "wafer_diameter_m"}


def test_a_megatonne_a_year_at_100_watts_a_kilogram_is_100_gigawatts(announced: list[Contradiction]):
    named = {key for flag in announced for key in flag.target_keys if flag.check.startswith("mass a year")}
    assert "starmind-100-gw-per-year-if-a-megatonne-flies" not in named


def test_fees_and_totals_of_several_deals_are_not_mixed(announced: list[Contradiction]):
    assert [flag for flag in announced if flag.check == "fee times term"] == []


def test_prototypes_of_an_earlier_day_are_not_held_against_a_gigawatt(announced: list[Contradiction]):
    named = {key for flag in announced for key in flag.target_keys}
    assert not {key for key in named if "prototype" in key}


def test_what_is_superseded_or_withdrawn_does_not_stand(target):
    old, new = target("old"), target("new", supersedes="old")
    gone = target("gone", withdrawn_on=date(2026, 2, 1), withdrawn_because="It was.")
    later = target("later", announced_on=date(2027, 1, 1), due=date(2028, 1, 1))
    assert [each.key for each in arithmetic.standing([old, new, gone, later], TODAY)] == ["new"]


def test_a_family_is_what_serves_it_and_a_circle_ends():
    assert arithmetic.families_of({"a": None, "b": "a", "c": "b", "x": "y", "y": "x"}) == {
        "a": "a", "b": "a", "c": "a", "x": "y", "y": "x",
    }  # fmt: skip


def test_a_table_of_figures_is_not_judged(watchlist: Watchlist, reader: Reader):
    rows = " ".join(f"An AI1 satellite weighs {number / 100:.2f} tonnes." for number in range(100, 220))
    more = " ".join(f"SpaceX states {number} kW per tonne for AI1." for number in range(300, 400))
    text = f"{rows} {more} Each AI1 satellite carries 1 kW of compute."
    claims = claims_of(reader, text)
    weights = [said for said in claims if said.claim.metric == "unit_mass"]
    powers = [said for said in claims if said.claim.metric == "specific_power"]
    assert len(weights) * len(powers) > 10_000
    assert found_in(watchlist, claims) == []
