"""Families of wordings for how firmly, by when, and what happened; all are read on 20 November 2026."""

from datetime import date

import pytest

from extractors.reader import Reader
from models.claims import Claim
from tests.articles import article


def told(claim: Claim) -> str:
    """Write out what matters here: "metric modality earliest..latest", without ".." where there is no period."""
    period = claim.period
    bounds = f" {period.earliest or ''}..{period.latest or ''}" if period is not None else ""
    return f"{claim.metric} {claim.modality}{bounds}"


def read(reader: Reader, text: str) -> list[str]:
    document = article(text, on=date(2026, 11, 20))
    return sorted(told(claim) for claim in reader.read(document).claims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Founded in 2024, Starcloud intends to build a 5 GW orbital data center.", "compute_power planned"),
        ("Since raising money in March, Starcloud has planned a constellation of 88,000 satellites.", "satellite_count planned"),
        ("Updated on November 12, the data sheet gives 150 kW for each Starmind satellite.", "unit_power planned"),
        ("At its IPO in June, SpaceX said it would build a million Starmind satellites.", "satellite_count planned"),
        ("Last week SpaceX raised the power of a Starmind satellite from 120 to 175 kW.", "unit_power planned"),
        ("Mr Musk had stated in January that Colossus 2 would grow to 1.5 gigawatts in April.", "compute_power planned 2026-04-01..2026-04-30"),
        ("When Starship V4 arrives in 2028, it will lift 200 tonnes.", "payload_mass planned"),
        ("Starmind, as shown in June, is a 70-meter-wide spacecraft.", "span planned"),
        ("Project Sunrise asks for 51,600 satellites, half of which must be flying within six years.", "satellite_count planned"),
        ("Starship is designed to carry 25 Starmind satellites at a time, rather fewer than Elon Musk spoke of in June.", "satellites_per_launch planned"),
        ("Tesla has restarted Dojo, five months after its manager left, Musk said on Sunday.", "restart achieved"),
        ("On 21 March Elon Musk put the cost of Terafab at $20 billion to $25 billion.", "capex planned"),
        ("In slides shown to investors last week, SpaceX gives each Starmind satellite a 160-square-meter radiator.", "radiator_area planned"),
        ("At a supplier day in Austin last week its chief, Anders Whitlow, said Gigasat was designed for 6,000 satellites a year.", "satellite_rate planned"),
        ("Aug 8 - Tesla has disbanded the team behind Dojo.", "shutdown cancelled"),
        ("xAI doubled Colossus from 100,000 to 200,000 GPUs in 92 days.", "accelerator_count achieved"),
        ("xAI built Colossus, with 100,000 GPUs, in 122 days.", "accelerator_count achieved"),
        ("xAI will install 100,000 GPUs at Colossus within 122 days.", "accelerator_count planned 2026-11-20..2027-03-22"),
    ],
)  # fmt: skip
def test_the_date_of_another_act_dates_no_value(reader: Reader, text: str, expected: str) -> None:
    assert read(reader, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Colossus 2 drew 780 megawatts at quarter-end.", "compute_power achieved 2026-09-30..2026-09-30"),
        ("Colossus 2 had 780 megawatts at year-end.", "compute_power achieved 2025-12-31..2025-12-31"),
        ("Colossus 2 is to draw 780 megawatts at year-end.", "compute_power planned 2026-12-31..2026-12-31"),
        ("1 GW was the plan for July at Colossus 2.", "compute_power planned 2026-07-01..2026-07-31"),
        ("Colossus 2 holds 550,000 GPUs when it is full.", "accelerator_count planned"),
        ("The plan's still 2,800 satellites for Three-Body.", "satellite_count planned"),
        ("Tesla no longer expects its AI6 chip in volume before 2028.", "production planned 2028-01-01.."),
        ("Tesla no longer expects its AI6 chip in volume.", "production cancelled"),
        ("Anthropic already occupies Colossus 1, some 300 MW, under a contract that runs through May 2029.", "compute_power achieved"),
        ("The delay does not affect SpaceX's plan to launch 100 GW of Starmind a year.", "compute_power_rate planned"),
        ("That won't change the target of 1 GW a year for Starmind by the end of 2027.", "compute_power_rate planned ..2027-12-31"),
        ("Promises kept this year: Colossus 2 passed a gigawatt in July.", "compute_power achieved 2026-07-01..2026-07-31"),
        ("Starcloud-2, rebooked in August, is a spacecraft of 300 kg.", "unit_mass planned"),
        ("Starlink crossed 10,000 active.", "satellite_count achieved"),
        ("Gigasat ramps to 16 AI1s a day by 2029.", "satellite_rate planned ..2029-12-31"),
        ("Colossus 2 tops up from 300 to 340 MW.", "compute_power achieved"),
        ("The filing puts Starlink's fleet at 9,400 satellites.", "satellite_count achieved"),
        ("The Starlink fleet numbers 9,000 satellites, according to a count of McDowell's.", "satellite_count achieved"),
        ("The FCC has yet to rule on SpaceX's application for a million Starmind satellites.", "satellite_count planned"),
        ("Launch costs of $200 a kilogram, Suncatcher's authors reckon, might come in the mid-2030s.", "launch_price aspirational 2034-01-01..2036-12-31"),
        ("Wingspan of a Starmind satellite now stands at 75 m.", "span planned"),
        ("\"We don't plan to launch any Starmind satellites before 2027,\" Musk said.", "launch planned 2027-01-01.."),
        ("Under the agreement Anthropic is obligated to pay SpaceX $1.25 billion per month for compute through May 2029, subject to a right to terminate.", "contract_rate committed ..2029-05-31"),
        ("Epoch AI put the power of Colossus 2 at 946 MW on August 24.", "compute_power achieved 2026-08-24..2026-08-24"),
        ("Colossus 2 is rated at 130 megawatts.", "compute_power achieved"),
        ("Colossus 2 is ramping toward 1.5 GW, which xAI aims to reach in April.", "compute_power planned 2027-04-01..2027-04-30"),
        ("The 550,000-GPU Colossus 2 site in Memphis isn't affected, the people said.", "accelerator_count achieved"),
        ("SpaceX gives 70 kW per ton for Starmind, and that is the number to check if I were you.", "specific_power planned"),
        ("Starcloud plans 12 satellites (none of them insured) by 2028.", "satellite_count planned ..2028-12-31"),
        ("Tesla said Dojo would reach 100 exaflops by October 2024. Neither came to pass.", "training_compute denied ..2024-10-31"),
        ("Musk wishes to grow Starlink to 42,000 satellites by the end of '29.", "satellite_count aspirational ..2029-12-31"),
        ("Few expect Starcloud-2 to fly in January.", "launch doubted 2027-01-01..2027-01-31"),
        ("Google pays SpaceX $920 million a month from October through June 2029 for compute.", "contract_rate committed 2028-10-01..2029-06-30"),
    ],
)  # fmt: skip
def test_how_firmly_it_is_told(reader: Reader, text: str, expected: str) -> None:
    assert read(reader, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The launch of Starcloud-2 has been pushed to January from October.", "launch planned 2027-01-01..2027-01-31"),
        ("Starcloud-2 missed its October launch date.", "launch denied 2026-10-01..2026-10-31"),
        ("Starcloud has called off the January launch of Starcloud-2.", "launch cancelled 2027-01-01..2027-01-31"),
        ("Terafab won't produce a chip until 2028.", "production planned 2028-01-01.."),
        ("Terafab's first line will not run wafers before next summer.", "production planned 2027-06-01.."),
        ("Gigasat rolled out its first satellite in October.", "production achieved 2026-10-01..2026-10-31"),
        ("Gigasat opens next fall.", "operation planned 2027-09-01..2027-11-30"),
        ("Terafab opened in May 2026.", "operation achieved 2026-05-01..2026-05-31"),
        ("Colossus 2 is not yet operational.", "operation denied"),
        ("AI6 is to be handed to Samsung in December, says Tesla.", "tape_out planned 2026-12-01..2026-12-31"),
        ("SpaceX and Google announced a compute agreement on June 5.", "agreement achieved 2026-06-05..2026-06-05"),
        ("Musk said that Tesla would like to tape AI6 out in December.", "tape_out aspirational 2026-12-01..2026-12-31"),
        ("SpaceX announced that Starmind would take off by mid-'27.", "launch planned ..2027-08-31"),
        ("Starmind's designers had told investors that the first units would fly by the end of 2027.", "launch planned ..2027-12-31"),
        ("Gigasat has a roof. SpaceX expects production to start there by late 2027.", "production planned ..2027-12-31"),
        ("The version of Tesla's Dojo that was built for training was cancelled in August 2025.", "shutdown cancelled 2025-08-01..2025-08-31"),
        ("Tesla's Dojo was an effort it abandoned last August.", "shutdown cancelled 2026-08-01..2026-08-31"),
        ("Nothing has yet been launched of Starmind.", "launch denied"),
        ("Starcloud is aiming for October for its second spacecraft.", "launch planned 2027-10-01..2027-10-31"),
        ("Production at Terafab, Musk said in March, would begin in 2028.", "production planned 2028-01-01..2028-12-31"),
        ("No change from last time, volume production of Tesla's AI5 is in mid-2027.", "production planned 2027-05-01..2027-08-31"),
        ("Starship's fourteenth flight finally left Starbase on September 28.", "launch achieved 2026-09-28..2026-09-28"),
        ("First Starmind launch | Q4 2027", "launch planned 2027-10-01..2027-12-31"),
        ("By the time Starmind satellites fly in 2027, Gigasat will be ready.", "launch planned 2027-01-01..2027-12-31"),
    ],
)  # fmt: skip
def test_what_happened_and_when(reader: Reader, text: str, expected: str) -> None:
    assert read(reader, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Starcloud plans to reach 100 MW by \"early 2028\".", "compute_power planned ..2028-04-30"),
        ("Starcloud plans to reach 100 MW in “early 2028,” Johnston said.", "compute_power planned 2028-01-01..2028-04-30"),
        ("Starcloud plans to reach 100 MW by [early 2028].", "compute_power planned ..2028-04-30"),
        ("Starcloud plans to reach 100 MW in what it calls \"late 2028\".", "compute_power planned 2028-09-01..2028-12-31"),
        ("The first Starmind satellites will fly in, say, 2028.", "launch planned 2028-01-01..2028-12-31"),
        ("The first Starmind satellites are now expected in 2027.", "launch planned 2027-01-01..2027-12-31"),
        ("The launch of Starcloud-2 has been delayed twice, to late 2027.", "launch planned 2027-09-01..2027-12-31"),
        ("Starmind first launch: year-end 2027", "launch planned ..2027-12-31"),
        ("Starmind satellite count | 1,000 | end of 2027", "satellite_count planned ..2027-12-31"),
        ("Starmind is to reach 1,000 satellites at the end of 2027.", "satellite_count planned 2027-09-01..2027-12-31"),
        ("Power draw at Colossus 2 jumped last month, rising to 500 MW.", "compute_power achieved 2026-10-01..2026-10-31"),
    ],
)  # fmt: skip
def test_marks_and_short_forms_keep_a_date(reader: Reader, text: str, expected: str) -> None:
    assert read(reader, text) == [expected]


@pytest.mark.parametrize(
    "growth",
    [
        "and climbing to 500",
        "rising to 500 MW",
        "on the way to 500 MW",
        "headed for 500 MW",
        "and is growing to 500 MW",
    ],
)
def test_where_a_figure_is_going_has_not_been_reached(reader: Reader, growth: str) -> None:
    joint = " " if growth.startswith("and") else ", "
    assert read(reader, f"Colossus 2 draws 130 MW{joint}{growth} by June 2027.") == [
        "compute_power achieved",
        "compute_power planned ..2027-06-30",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Starcloud-2 had been due to launch in October; it is now set for March 2027.",
        "Starcloud-2 was supposed to launch in October. The date is now March 2027.",
        "Starcloud-2 was to launch in October; the company now talks of March 2027.",
    ],
)
def test_a_new_date_without_its_verb_is_of_what_was_told_before(reader: Reader, text: str) -> None:
    assert read(reader, text) == ["launch planned 2026-10-01..2026-10-31", "launch planned 2027-03-01..2027-03-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "xAI expects Colossus 2 to draw 2 GW in mid-2028 and 3 GW in December.",
            ["compute_power planned 2028-05-01..2028-08-31", "compute_power planned 2028-12-01..2028-12-31"],
        ),
        (
            "Terafab will make 10,000 wafers a month in late 2027, with 100,000 wafers a month following in the spring.",
            ["wafer_rate planned 2027-09-01..2027-12-31", "wafer_rate planned 2028-03-01..2028-05-31"],
        ),
        (
            "Starcloud-2 flies in early 2027, and Starcloud-1 flew in November.",
            ["launch achieved 2026-11-01..2026-11-30", "launch planned 2027-01-01..2027-04-30"],
        ),
        (
            "Project Sunrise wants 51,600 satellites by 2032; the first launch is set for October.",
            ["launch planned 2027-10-01..2027-10-31", "satellite_count planned ..2032-12-31"],
        ),
    ],
)
def test_a_month_without_a_year_comes_after_the_date_before_it(reader: Reader, text: str, expected: list[str]) -> None:
    assert read(reader, text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("on the call musk said starmind satellites would have 150 kW each.", "elon_musk"),
        ("We and our partners currently estimate that Starcloud-2 will launch in March 2027.", None),
        (
            "Starcloud, a startup backed by Nvidia, is based in Redmond. Its chief executive, Philip Johnston, has said the constellation will have 88,000 satellites.",
            "philip_johnston",
        ),
        (
            "Starcloud, a startup backed by Nvidia, is based in Redmond. The company said the constellation will have 88,000 satellites.",
            "starcloud",
        ),
        ("SpaceX plans a million Starmind satellites, according to a regulatory filing.", "a regulatory filing"),
        ("In the quarter ended September 30, Colossus 2 added 110,000 GPUs.", None),
        ("SpaceX's filing, dated November 12, says Starship is to fly 25 times in 2027.", "spacex"),
        ("Starship is to fly 25 times in 2027, says Elon Musk.", "elon_musk"),
    ],
)
def test_who_says_so(reader: Reader, text: str, speaker: str | None) -> None:
    document = article(text, on=date(2026, 11, 20))
    assert [claim.speaker for claim in reader.read(document).claims] == [speaker]


def test_a_paper_dates_its_filing_and_none_of_its_figures(reader: Reader) -> None:
    text = "In a March 19 filing, Blue Origin asked the FCC to approve Project Sunrise, a constellation of 51,600 satellites."
    assert read(reader, text) == ["filing achieved 2026-03-19..2026-03-19", "satellite_count planned"]


def test_a_deal_that_was_agreed_on_a_day_is_signed_then(reader: Reader) -> None:
    text = "Anthropic agreed in May to pay SpaceX $1.25 billion a month for all of Colossus 1 through May 2029."
    assert read(reader, text) == [
        "agreement achieved 2026-05-01..2026-05-31",
        "contract_rate committed ..2029-05-31",
    ]


def test_what_a_regulator_has_not_granted_is_still_what_was_asked_for(reader: Reader) -> None:
    assert read(reader, "The FCC has not approved a request for 30,000 Starmind satellites.") == [
        "approval denied",
        "satellite_count planned",
    ]


def test_a_date_by_itself_heads_what_follows(reader: Reader) -> None:
    text = "**September 28, 2026** — The first 26 Starlink V3 satellites rode to orbit."
    assert read(reader, text) == [
        "launch achieved 2026-09-28..2026-09-28",
        "satellite_count achieved 2026-09-28..2026-09-28",
    ]


def test_what_is_told_of_two_days_happened_twice(reader: Reader) -> None:
    assert read(reader, "Starship flew in July and again in September.") == [
        "launch achieved 2026-07-01..2026-07-31",
        "launch achieved 2026-09-01..2026-09-30",
    ]


def test_the_day_of_a_signing_is_not_that_of_what_is_paid(reader: Reader) -> None:
    text = "In June 2026 SpaceX entered into a compute agreement with Google under which Google will pay $920 million per month from October 2026 through June 2029."
    assert read(reader, text) == [
        "agreement achieved 2026-06-01..2026-06-30",
        "contract_rate committed 2026-10-01..2029-06-30",
    ]


def test_each_of_two_values_under_an_agreement_is_dated_by_its_terms(reader: Reader) -> None:
    text = (
        "SpaceX runs Colossus. In June 2026 it entered into an agreement with Google under which Google will pay "
        "$920 million per month from October 2026 through June 2029 for access to 110,000 GPUs."
    )
    terms = "committed 2026-10-01..2029-06-30"
    assert read(reader, text) == [
        f"accelerator_count {terms}", "agreement achieved 2026-06-01..2026-06-30", f"contract_rate {terms}"
    ]  # fmt: skip


def test_a_figure_that_goes_on_to_a_larger_one_needs_no_verb_of_its_own(reader: Reader) -> None:
    text = "Colossus 2: building three was energized Wednesday. Campus total 1.25 GW, going to 1.8 by June."
    assert read(reader, text) == [
        "compute_power achieved",
        "compute_power planned ..2027-06-30",
        "operation achieved 2026-11-18..2026-11-18",
    ]
