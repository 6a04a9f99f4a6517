"""Families of wordings for happenings, moved dates and firmness that have no verb of their own or stand apart; read on 20 November 2026."""

import pytest

from extractors.reader import Reader
from tests.claims_in_words import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Starcloud-3: ETA Q1 27.", "launch planned 2027-01-01..2027-03-31"),
        ("Starmind hasn't flown.", "launch denied"),
        ("Starcloud-3 will ride on a Falcon 9 in early 2027.", "launch planned 2027-01-01..2027-04-30"),
        ("The first launch of Starmind, due in 2027, has slipped to the spring of 2028.", "launch planned 2028-03-01..2028-05-31"),
        ("Starcloud-3 has moved from October to March.", "launch planned 2027-03-01..2027-03-31"),
        ("The FAA cleared Starship for flight on Monday.", "approval achieved 2026-11-16..2026-11-16"),
        ("SpaceX asked the FCC in January to approve the Starmind constellation.", "filing achieved 2026-01-01..2026-01-31"),
        ("Musk said in January that Tesla's Dojo 3 was being restarted.", "restart underway"),
        ("Terafab opens in 2028.", "operation planned 2028-01-01..2028-12-31"),
        ("AI5 is not in production.", "production denied"),
        ("AI6 was to tape out in December; that has become February.", "tape_out planned 2027-02-01..2027-02-28"),
        ("AI6 was to tape out in December, a date since moved to February.", "tape_out planned 2027-02-01..2027-02-28"),
        ("Tesla pulled AI6's tape-out forward to December.", "tape_out planned 2026-12-01..2026-12-31"),
        ("The first V3 Starlinks to reach orbit were launched on September 28.", "launch achieved 2026-09-28..2026-09-28"),
        ("1. **December–January.** Starcloud-3 flies for the first time.", "launch planned 2026-12-01..2027-01-31"),
        ("Tesla's AI5 taped out last week, on November 12.", "tape_out achieved 2026-11-12..2026-11-12"),
        ("Starcloud has cancelled the launch that it had scheduled for March.", "launch cancelled 2027-03-01..2027-03-31"),
        ("Terafab has not received an air permit.", "approval denied"),
        ("Starcloud-2 separated from its rocket on November 12.", "launch achieved 2026-11-12..2026-11-12"),
        ("- Starmind prototypes: Q3 27", "prototype_launch planned 2027-07-01..2027-09-30"),
        ("First launch of Starcloud-3: mid 28", "launch planned 2028-05-01..2028-08-31"),
        ("The Starmind prototypes are nevertheless foreseen for the first quarter of 2027.", "prototype_launch planned 2027-01-01..2027-03-31"),
        ("Dojo was going to change the world, and Tesla switched that off in August 2025.", "shutdown cancelled 2025-08-01..2025-08-31"),
        ("Terafab is late, and first wafers come, I'd hope, in '28.", "production aspirational 2028-01-01..2028-12-31"),
        ("The November 14 launch of Starcloud-2 went smoothly.", "launch achieved 2026-11-14..2026-11-14"),
        ("November 14: Starcloud-2 launches from Vandenberg.", "launch achieved 2026-11-14..2026-11-14"),
        ("The first AI1 came off the Gigasat line in October.", "production achieved 2026-10-01..2026-10-31"),
        ("SpaceX will ask the FCC for a Starmind licence in 2027.", "filing planned 2027-01-01..2027-12-31"),
        ("SpaceX began delivering compute to Google in October.", "operation achieved 2026-10-01..2026-10-31"),
        ("Cursor ended its compute agreement with SpaceX on November 10.", "agreement cancelled 2026-11-10..2026-11-10"),
        ("Starcloud-3 will not fly in March.", "launch denied 2027-03-01..2027-03-31"),
    ],
)  # fmt: skip
def test_a_happening_is_told_once(reader: Reader, text: str, expected: str) -> None:
    assert read(reader, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The launch of Starcloud-3, planned for December, has been delayed again.",
        "Starcloud has moved to Redmond in May.",
        "Everything rides on Starcloud-3 in 2027.",
        "Travis County approved a road deal for Terafab on Tuesday.",
        "xAI has switched off 18 gas turbines at its Colossus 2 site.",
        "SpaceX must fly Starship every hour to make the arithmetic work.",
        "Starship kept the road busy in 2025, and the road was closed for weeks in that year.",
        "Gigasat's second entrance opens on May 3.",
        "Do not ask how cold it is up there at Starcloud-1.",
        "Starcloud has been granted credit lines by a dozen banks.",
        "Starcloud's waiver is of a rule under which half of authorized satellites must be launched within six years.",
        "ETA for the first gigawatt of Terafab's plans: unknown.",
    ],
)
def test_no_happening_is_told(reader: Reader, text: str) -> None:
    assert read(reader, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Starmind was to reach 1 GW a year in 2027; that is now 2028.", "planned 2028-01-01..2028-12-31"),
        ("Starmind was to reach 1 GW a year by the end of 2027 (now mid-2028).", "planned 2028-05-01..2028-08-31"),
        ("SpaceX moved its target of 1 GW a year for Starmind from 2027 to 2028.", "planned 2028-01-01..2028-12-31"),
        ("The target of 1 GW of Starmind a year has slid from the end of 2027 into 2028.", "planned 2028-01-01..2028-12-31"),
        ("It will be 2028 before Starmind adds 1 GW a year.", "planned 2028-01-01.."),
        ("Starmind will add 1 GW a year before the decade is out.", "planned ..2029-12-31"),
        ("Starmind will add 1 GW a year at some point in 2027.", "planned 2027-01-01..2027-12-31"),
        ("At the June 12 roadshow, SpaceX said Starmind would add 1 GW a year in 18 months.", "planned 2027-12-12..2027-12-12"),
        ("Speaking on October 1, Musk said Starmind was three years from adding 1 GW a year.", "planned 2029-10-01..2029-10-01"),
        ("In time, Starmind is to add a terawatt a year.", "aspirational"),
        ("In an ideal world Starmind adds 100 GW a year, Musk said.", "aspirational"),
        ("I'd be surprised if Starmind got to 100 GW a year by 2030.", "doubted ..2030-12-31"),
    ],
)  # fmt: skip
def test_how_firmly_and_by_when_a_rate_is_told(reader: Reader, text: str, expected: str) -> None:
    assert read(reader, text) == [f"compute_power_rate {expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Colossus 2 got to 1 GW in July.", ["compute_power achieved 2026-07-01..2026-07-31"]),
        ("Starcloud-1, launched in November 2025, weighs 60 kg.", ["launch achieved 2025-11-01..2025-11-30", "unit_mass achieved"]),
        ("Google will pay SpaceX $920 million a month for compute from October through June 2029.", ["contract_rate committed 2028-10-01..2029-06-30"]),
        ("Colossus 2 at quarter-end: 1.1 GW.", ["compute_power achieved 2026-09-30..2026-09-30"]),
        ("Colossus 2 made it to 1 GW in July, a month late.", ["compute_power achieved 2026-07-01..2026-07-31"]),
        ("SpaceX puts an AI1 at 175 kW on average, a figure it has used since August.", ["unit_power planned"]),
        ("AI1's radiator has 160 m², which sheds as much heat as a small hospital makes in winter.", ["radiator_area planned"]),
        ("Colossus 2 drew 1 GW at June 30, and they guide to two gigawatts by the end of this year.", ["compute_power achieved 2026-06-30..2026-06-30", "compute_power planned ..2026-12-31"]),
        ("AI5 has begun volume production, and AI6 is to go into volume production in 2028.", ["production achieved", "production planned 2028-01-01..2028-12-31"]),
        ("During the six months ended June 30, 2026, Starship made three flights.", ["launch_count achieved 2026-01-01..2026-06-30"]),
        ("As of June 30, 2026, SpaceX had entered into a compute agreement with Anthropic.", ["agreement achieved"]),
        ("Colossus 2 was supposed to draw 1.5 GW and it's at 1.1 GW.", ["compute_power achieved", "compute_power planned"]),
        ("Up there the sun never sets, so each AI1 makes 150 kW.", ["unit_power planned"]),
        ("AI6 will be made in 2028; its tape-out is set: Dec (was Oct).", ["production planned 2028-01-01..2028-12-31", "tape_out planned 2026-12-01..2026-12-31"]),
        ("Colossus 2 had 1.9 GW at the end of September.", ["compute_power achieved 2026-09-30..2026-09-30"]),
        ("Unless Starship flies weekly, Starmind won't add 10 GW a year.", ["compute_power_rate conditional", "launch_rate conditional"]),
        ("SpaceX and Meta are haggling over a $10 billion compute contract.", ["contract_value discussed"]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_value(reader: Reader, text: str, expected: list[str]) -> None:
    assert read(reader, text) == expected
