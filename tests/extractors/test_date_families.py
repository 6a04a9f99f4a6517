"""Families of wordings in which a date belongs to a value or a happening though something else is near; all read on 20 November 2026."""

import pytest

from extractors.reader import Reader
from tests.claims_in_words import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The company confirmed plans for 40 Starship launches in December.", "launch_count planned 2026-12-01..2026-12-31"),
        ("SpaceX outlined a target of 100 Starship launches this year.", "launch_count planned 2026-01-01..2026-12-31"),
        ("Tesla cut the 2027 target for AI5 to 500,000 chips a year.", "chip_rate planned 2027-01-01..2027-12-31"),
        ("SpaceX's 2027 target of 200 Starship launches stands.", "launch_count planned 2027-01-01..2027-12-31"),
        ("The 2028 goal for Starmind remains one gigawatt a year.", "compute_power_rate planned 2028-01-01..2028-12-31"),
        ("Its goal for 2028, 1,000 AI1 satellites, has not changed.", "satellite_count planned 2028-01-01..2028-12-31"),
        ("xAI bought 100,000 GPUs for Colossus in May.", "accelerator_count achieved 2026-05-01..2026-05-31"),
        ("xAI has ordered 100,000 GPUs for Colossus, due in May.", "accelerator_count committed 2027-05-01..2027-05-31"),
        ("Cursor agreed in June to rent 50,000 GPUs of Colossus.", "accelerator_count committed"),
        ("Starcloud contracted in March for 20 launches on Starship.", "launch_count committed"),
        ("The last stage of Starmind, for which no year was named, is a terawatt per annum and remains a long-term goal.", "compute_power_rate aspirational"),
        ("The FCC is weighing SpaceX's request for a million AI satellites.", "satellite_count planned"),
        ("The FCC has not approved Starmind, and staff have sent two sets of questions, due back by mid-December.", "approval denied"),
    ],
)  # fmt: skip
def test_each_value_has_its_own_date(reader: Reader, text: str, expected: str) -> None:
    assert set(read(reader, text)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Starcloud-2 will fly in early 2027 and not in October as planned.", "launch planned 2027-01-01..2027-04-30"),
        ("Starcloud-2's launch has been put back by three months to early 2027.", "launch planned 2027-01-01..2027-04-30"),
        ("Aetherflux's first Galactic Brain node slipped from the first quarter of 2027 to the third.", "launch planned 2027-07-01..2027-09-30"),
        ("Tesla now expects small lots of AI5 in the first quarter, not this autumn as it told shareholders in January.", "production planned 2027-01-01..2027-03-31"),
        ("The tape-out of Tesla's AI6, expected in December, has been moved to February.", "tape_out planned 2027-02-01..2027-02-28"),
        ("Starcloud-2 was supposed to launch in October but did not.", "launch denied 2026-10-01..2026-10-31"),
        ("Starcloud-2 should have launched in October. It did not.", "launch denied 2026-10-01..2026-10-31"),
        ("SpaceX scrubbed Starship's launch on Tuesday.", "launch cancelled 2026-11-17..2026-11-17"),
        ("SpaceX launched Starship on Tuesday, its third flight this year.", "launch achieved 2026-11-17..2026-11-17"),
        ("Starship's next flight could come as soon as Monday.", "launch aspirational 2026-11-23.."),
    ],
)  # fmt: skip
def test_a_new_date_stands_for_the_old_one(reader: Reader, text: str, expected: str) -> None:
    assert set(read(reader, text)) == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tesla's AI6 will be made in Texas in 2027.", "production planned 2027-01-01..2027-12-31"),
        ("Tesla's AI6 won't arrive before 2028.", "production planned 2028-01-01.."),
        ("Tesla will ship AI5 in late 2026.", "production planned 2026-09-01..2026-12-31"),
        ("SpaceX has begun building the first AI1 satellites in Bastrop.", "production achieved"),
        ("Musk said Tesla had begun work on Dojo 3 again.", "restart achieved"),
        ("Tesla has restarted work on Dojo 3 because the AI5 design is in good shape.", "restart achieved"),
        ("First AI1 flights are now no earlier than mid-2028.", "launch planned 2028-05-01.."),
        ("Starcloud-2 is manifested on a December rideshare.", "launch planned 2026-12-01..2026-12-31"),
        ("Starcloud-2 has a ride booked for October 2027.", "launch planned 2027-10-01..2027-10-31"),
        ("Gigasat will be producing AI1 satellites by the end of next year.", "production planned ..2027-12-31"),
        ("SpaceX plans to produce AI1s at Gigasat starting in the second half of 2027.", "production planned 2027-07-01.."),
        ("Terafab will not produce chips this decade, one analyst said.", "production denied 2020-01-01..2029-12-31"),
        ("The FCC turned down Project Sunrise.", "approval denied"),
    ],
)  # fmt: skip
def test_more_verbs_tell_of_a_happening(reader: Reader, text: str, expected: str) -> None:
    assert set(read(reader, text)) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "SpaceX wants to be turning out AI1 satellites at 1 GW a year by the end of 2027.",
        "AI1 satellites arrive at the Cape in 2027.",
        "AI1 will be made at a pace of ten a day by 2028.",
        "SpaceX sells compute to Google, it said after the market closed on Tuesday.",
        "SpaceX's Starship went into orbit for the first time, clearing a hurdle for Starmind.",
    ],
)
def test_what_only_sounds_like_a_happening_is_none(reader: Reader, text: str) -> None:
    assert not {claim.split()[0] for claim in read(reader, text)} & {"production", "agreement", "approval"}


def test_a_subject_takes_its_date_across_a_relative_clause(reader: Reader) -> None:
    text = "Suncatcher's first two satellites, which Planet is building, are due up in early 2027."
    assert set(read(reader, text)) == {
        "launch planned 2027-01-01..2027-04-30",
        "satellite_count planned 2027-01-01..2027-04-30",
    }


def test_what_is_told_in_an_aside_is_not_told_of_the_sentence(reader: Reader) -> None:
    assert set(read(reader, "Tesla's Dojo, shut down in August 2025, will be restarted in March.")) == {
        "restart planned 2027-03-01..2027-03-31",
        "shutdown cancelled 2025-08-01..2025-08-31",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a note, analysts said they doubt that Colossus 2, from which xAI serves its customers, will reach 10 GW by the end of 2027.", {"compute_power doubted ..2027-12-31"}),
        ("Five gigawatts is where Starcloud hopes to end up some day.", {"compute_power aspirational"}),
        ("Colossus 2 has 250 megawatts running, if I have it right.", {"compute_power achieved"}),
        ("Gigasat: in production by the end of 2027.", {"production planned ..2027-12-31"}),
        ("Terafab: production by the end of 2029.", {"production planned ..2029-12-31"}),
        ("For Terafab, 2029 is the earliest for production.", {"production planned 2029-01-01.."}),
        ("Epoch AI, which reads shadows from orbit, put Colossus 2 at 946 megawatts on August 24.", {"compute_power achieved 2026-08-24..2026-08-24"}),
        ("Ground capacity at SpaceX's rented-out Colossus sites: more than 2 GW by December 31.", {"compute_power planned ..2026-12-31"}),
        ("Starcloud-1 went up a year ago, on November 2.", {"launch achieved 2025-11-02..2025-11-02"}),
        ("A year ago today Tesla disbanded the team that built Dojo.", {"shutdown cancelled 2025-11-20..2025-11-20"}),
        ("The story goes like this: on March 21, in a hall full of people, Elon Musk said that Terafab would start out at 100,000 wafers a month.", {"wafer_rate planned"}),
        ("The June animation of Starmind came with 70 kW per ton on the slide.", {"specific_power planned"}),
        ("Gigasat will make over a thousand sats a year off one line.", {"satellite_rate planned"}),
        ("Starcloud's test satellite was 60 kilograms.", {"unit_mass achieved"}),
        ("Nobody makes videos about the two orbital data center nodes that Axiom launched on January 11.", {"launch achieved 2026-01-11..2026-01-11", "satellite_count achieved 2026-01-11..2026-01-11"}),
        ("Reflection cancelled its compute agreement with SpaceX on November 16.", {"agreement cancelled 2026-11-16..2026-11-16"}),
        ("We took over the building in March of last year, and Colossus 2 came online in July of the same year.", {"operation achieved 2025-07-01..2025-07-31"}),
        ("The September flight of Starship had 26 in the bay.", set()),
        ("Question was if the first Suncatcher prototype flies before Jan 1.", set()),
        ("A year ago everybody wanted power on the ground, and now Starmind in orbit.", set()),
    ],
)  # fmt: skip
def test_how_firmly_and_when_it_is_told(reader: Reader, text: str, expected: set[str]) -> None:
    assert set(read(reader, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SpaceX said a year ago that the first Starlink V3s would launch by the end of June.", {"launch planned ..2026-06-30"}),
        ("SpaceX plans 25 Starship launches for next year, and it is true that those plans have never yet been met.", {"launch_count planned 2027-01-01..2027-12-31"}),
        ("We put Starmind at 4 tonnes each; a report of 2.3 tonnes looks too light to us, and we doubt it.", {"unit_mass doubted", "unit_mass planned"}),
        ("Nothing new on Project Sunrise, still 51,600 satellites.", {"satellite_count planned"}),
        ("Starcloud's satellite of last November weighs sixty kilos.", {"unit_mass achieved"}),
    ],
)  # fmt: skip
def test_what_is_denied_or_old_is_only_what_is_told_so(reader: Reader, text: str, expected: set[str]) -> None:
    assert set(read(reader, text)) == expected
