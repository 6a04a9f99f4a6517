"""Families of wordings in ordinary prose for how firmly something is said and for when; all are read on 20 November 2026."""

import pytest

from extractors.reader import Reader
from tests.claims_in_words import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One consultant reckons that the first Project Sunrise spacecraft is unlikely to be launched before 2030.", "launch doubted ..2029-12-31"),
        ("One think tank regards it as unlikely that Three-Body will have 1,000 satellites before 2035.", "satellite_count doubted ..2034-12-31"),
        ("I'd be very surprised to see Starship make more than 25 flights next year.", "launch_count doubted 2027-01-01..2027-12-31"),
        ("That was not how it looked last December, when Aetherflux said Galactic Brain would be operating in the first quarter of 2027.", "operation planned 2027-01-01..2027-03-31"),
        ("Between 100 and 200 billion chips a year is the long-term hope for Terafab.", "chip_rate aspirational"),
        ("Terafab's ultimate scale, in Musk's telling, is a terawatt of compute a year.", "compute_power_rate aspirational"),
        ("SpaceX and Anthropic have talked about 10,000 Starmind satellites.", "satellite_count discussed"),
        ("Starship needs to fly at $500 a kilogram before Starcloud-3 makes sense.", "launch_price conditional"),
        ("For Suncatcher to pay off, launch prices must fall to $200 a kilogram.", "launch_price conditional"),
        ("Starship has flown three times this year, if you keep a tally.", "launch_count achieved 2026-01-01..2026-12-31"),
        ("Colossus 1 draws 300 megawatts, if our man counted the coolers right.", "compute_power achieved"),
        ("Deployed, AI1 spans 75 meters.", "span planned"),
        ("Once deployed, AI1 spans 75 meters.", "span planned"),
        ("The paper they sent to the FCC says a Starmind satellite weighs 4,000 kg.", "unit_mass planned"),
        ("In September Starship took 44 tonnes to orbit.", "payload_mass achieved 2026-09-01..2026-09-30"),
        ("The 100-exaflop goal for Dojo by October 2024 was missed.", "training_compute denied ..2024-10-31"),
        ("The Starship rocket on which the plan depends has flown 11 times.", "launch_count achieved"),
        ("In August Colossus 2 went past 946 megawatts.", "compute_power achieved 2026-08-01..2026-08-31"),
    ],
)  # fmt: skip
def test_it_is_said_as_firmly_as_the_words_say(reader: Reader, text: str, expected: str) -> None:
    assert read(reader, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In January, Musk had written that Colossus 2 would get to 1.5 gigawatts in April.", "compute_power planned 2026-04-01..2026-04-30"),
        ("Musk boasted in January that Colossus 2 would hit 1.5 gigawatts in April.", "compute_power planned 2026-04-01..2026-04-30"),
        ("Musk vowed in January to reach 1.5 gigawatts at Colossus 2 by April.", "compute_power planned ..2026-04-30"),
        ("A January post by Musk promised 1.5 gigawatts at Colossus 2 in April.", "compute_power planned 2026-04-01..2026-04-30"),
        ("On the October call Musk said AI6 would tape out next month.", "tape_out planned 2026-11-01..2026-11-30"),
        ("Speaking in Paris on June 17, Musk said AI1 would be in service in two to three years.", "operation planned 2028-06-17..2029-06-17"),
    ],
)  # fmt: skip
def test_a_date_is_counted_from_when_it_was_said(reader: Reader, text: str, expected: str) -> None:
    assert read(reader, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023 Tesla had committed to spending $500 million on a Dojo installation in Buffalo.", "capex committed"),
        ("The two Axiom nodes launched on January 11 draw 1.2 kilowatts each.", "unit_power achieved"),
        ("The first of Starcloud's 88,000 satellites is expected up in 2027.", "satellite_count planned"),
        ("Of the 12 Three-Body satellites that went up in May 2025, ten are working.", "satellite_count achieved"),
        ("Starcloud-1 reached orbit on November 2, 2025, all 60 kilograms of it.", "unit_mass achieved"),
        ("In June, SpaceX contracted for 50,000 more GPUs at Colossus 2.", "accelerator_count committed"),
        ("In 2023 Tesla committed to spend $500 million on Dojo by 2029.", "capex committed ..2029-12-31"),
    ],
)  # fmt: skip
def test_the_day_of_another_act_dates_no_value(reader: Reader, text: str, expected: str) -> None:
    assert expected in read(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "The earliest that AI1 can fly is November 2027.",
        "SpaceX gives November 2027 as the earliest date for AI1's first launch.",
        "The earliest possible launch date for AI1 is November 2027.",
        "November 2027 is the earliest that AI1 can fly.",
    ],
)
def test_what_is_called_the_earliest_date_is_no_deadline(reader: Reader, text: str) -> None:
    [told] = read(reader, text)
    assert told.endswith(" 2027-11-01..")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tesla shut down Dojo on August 7, 2025. Five months later it restarted work on Dojo3.", "restart achieved 2026-01-07..2026-01-07"),
        ("The vote came on October 14, 2026. That same day the FCC granted Project Sunrise its license.", "approval achieved 2026-10-14..2026-10-14"),
        ("The hall is to be full in March 2027. By then Colossus 2 will hold 550,000 GPUs.", "accelerator_count planned ..2027-03-31"),
        ("The first AI1 flies in late 2027. Volume production follows a year after that.", "production planned 2028-09-01..2028-12-31"),
        ("The license came in May 2027. About a year after that, so mid-2028, AI1 goes into volume production.", "production planned 2028-05-01..2028-08-31"),
        ("Five months after its manager left, Tesla restarted Dojo.", "restart achieved"),
        ("Starcloud-1 reached orbit in November 2025. Twelve months later it is still up there at 325 km.", "altitude achieved"),
    ],
)  # fmt: skip
def test_a_date_is_counted_from_the_one_before(reader: Reader, text: str, expected: str) -> None:
    assert expected in read(reader, text)
