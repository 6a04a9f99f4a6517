"""Calls, interviews and posts that go on without noun or name: counts by verbs of flying and making, events of "both" and "the first one".

What others have, launch or are asked stands beside: it is no figure and no event of ours.
"""

from datetime import date

import pytest

from extractors.reader import Reader
from tests.articles import article

Told = tuple[str, float | None]

COUNTS: list[tuple[str, str, list[Told]]] = [
    (
        "",
        "The Three-Body Computing Constellation computes in orbit. We launched twelve in May of last year.",
        [("launch", None), ("satellite_count", 12.0)],
    ),
    (
        "",
        "On September 28 SpaceX put the first of the new Starlink generation into orbit. Twenty-six of them rode up on one flight.",
        [("launch", None), ("satellites_per_launch", 26.0)],
    ),
    ("The fleet of Starlink", "Moderator: Total fleet?\n\nNicolls: 9,870 working.", [("satellite_count", 9870.0)]),
    ("", "Project Suncatcher goes on. There, two of them have to fly side by side.", [("satellite_count", 2.0)]),
    (
        "",
        "Starcloud makes satellites that compute. So far it has got three up, and it wants ten up there by the end of 2028.",
        [("satellite_count", 3.0), ("satellite_count", 10.0)],
    ),
    (
        "",
        "Starcloud-2 is one of a series. Four are in orbit today, two more are in the cleanroom.",
        [("satellite_count", 2.0), ("satellite_count", 4.0)],
    ),
    ("", "Gigasat makes the Starmind satellites. We have built forty so far.", [("satellite_count", 40.0)]),
    (
        "",
        "Axiom flies orbital data center nodes. Two are up. We have ordered three more for 2028.",
        [("satellite_count", 2.0), ("satellite_count", 3.0)],
    ),
    (
        "",
        "Starcloud makes satellites that compute.\n\nQ: How many will there be?\nA: Eventually 88,000. For now, two.",
        [("satellite_count", 2.0), ("satellite_count", 88e3)],
    ),
    (
        "Starlink V3",
        "Starlink V3 satellites weigh 1,900 kilograms each. Sixty is still where we want the dispenser to end up.",
        [("satellites_per_launch", 60.0), ("unit_mass", 1900.0)],
    ),
    (
        "",
        "Project Suncatcher has two satellites in orbit. Our paper imagined clusters of 81.",
        [("satellite_count", 2.0), ("satellite_count", 81.0)],
    ),
    (
        "Starcloud mission notes",
        "- August 2026: the next mission changed from one large spacecraft to two smaller ones.",
        [("satellite_count", 2.0)],
    ),
    (
        "Starmind: answers",
        "How many on a rocket?\nWe get this one a lot. Between 30 and 50.",
        [("satellites_per_launch", 30.0)],
    ),
    (
        "Mailbag: you asked about AI1",
        "**Devi: is the spec current?**\nNo. It says 120 kilowatts, and that was June. Now it's 175 on average.",
        [("unit_power", 120e3), ("unit_power", 175e3)],
    ),
    (
        "Colossus 2, month by month",
        "- May 2026: passed 700 megawatts.\n- August 2026: 946.",
        [("compute_power", 700e6), ("compute_power", 946e6)],
    ),
    (
        "[AMA] I design radiators for Starcloud",
        "**mass?**\n\nOf the panel? 41 kilos. The satellite's 390.",
        [("unit_mass", 390.0)],
    ),
    (
        "Presentation on Gigasat",
        "Ten million square feet is the plan. About two and a half million are enclosed so far.",
        [("facility_area", 929030.4), ("facility_area", 232257.6)],
    ),
    (
        "",
        "Dojo was Tesla's. The chart said a hundred exaflops by October 2024. It never reached a hundred.",
        [("training_compute", 1e20), ("training_compute", 1e20)],
    ),
    (
        "Flight log, Starship",
        "Somebody asked how many flights are coming. Nineteen next year, if both pads are ready.",
        [("launch_count", 19.0)],
    ),
    (
        "Supplement to the Starmind application",
        "Question 2. Confirm the maximum number.\n\nResponse. One million.",
        [("satellite_count", 1e6)],
    ),
    (
        "",
        "Starship flew three times this year. The plan for 2027 is 25 flights. I don't believe it, 25 isn't going to happen.",
        [("launch_count", 3.0), ("launch_count", 25.0), ("launch_count", 25.0)],
    ),
]
SC = "Starcloud builds satellites that compute. Each weighs 390 kilos. "
OF_OTHERS = [
    "We hired engineers from Boeing. There are two of them in the lab.",
    "How many people are you?\n\nSeventy-one in Redmond.",
    "We asked suppliers for quotes. Eleven answered, and we took two of them.",
    "A school in Bend launched twelve weather balloons in May. Two of them went up to 30 km.",
    "On the roof there are pigeons. There are nine of them, and two flew in while I wrote.",
    "The army has drones, and it put up 40 of them last night.",
    "The Soviet Union sent up dogs. Of these, 13 went up before Gagarin.",
    "Q: How many suppliers?\nA: Thirty-six.",
    "In the chamber it's 40 degrees. Outside it's 12.",
    "Dockets this month:\n- August 2026: 946.\n- September 2026: 712.",
    "Your letters: there were forty of them.",
    "Amazon has a fleet of its own. They launched twelve in May.",
    "The office team plays football. They won two and lost three.",
]
EVENTS: list[tuple[str, str, list[Told]]] = [
    (
        "Axiom supplier day: orbital data center nodes",
        "They went up on January 11, both on the same rocket, and both entered service in March.",
        [("launch", None), ("operation", None)],
    ),
    (
        "",
        "Blue Origin applied to the FCC for Project Sunrise. They said yes in March.",
        [("approval", None), ("filing", None)],
    ),
    (
        "",
        "SpaceX applied for Starmind on January 30, 2026. The FCC signed off in July.",
        [("approval", None), ("filing", None)],
    ),
    (
        "",
        "Starcloud asked the FCC for a license in February 2026. It got it in July.",
        [("approval", None), ("filing", None)],
    ),
    (
        "Starmind (10-Q excerpt)",
        "The application that we filed on January 30, 2026 remains pending before the Commission, which has not granted it.",
        [("approval", None), ("filing", None)],
    ),
    (
        "Five questions for Travis Beals of Project Suncatcher",
        "*When do they go?*\nLate 2027. The paper says early, I know.",
        [("launch", None)],
    ),
    (
        "Mailbag: you asked about AI1",
        "**Anonymous: who is going to launch the first one, and when?**\nThey do it themselves. Fourth quarter of next year, says the company.",
        [("launch", None)],
    ),
    (
        "[AMA] I design radiators for Starcloud",
        "**u/orbital_moe:** and when do these fly\n\nThat's the one date. 2027, both of them, together.",
        [("launch", None)],
    ),
    (
        "",
        "Project Suncatcher's first satellite flew on October 1. The second and third go in late 2027.",
        [("launch", None), ("launch", None)],
    ),
    ("", "Colossus 2 was finished in winter. It's been running since February.", [("operation", None)]),
    (
        "AI5 and AI6",
        "They're different animals. Wait for it. We test a lot. The lab is cold. The first one taped out on April 15.",
        [("tape_out", None)],
    ),
    ("Aetherflux engineering blog", "That spacecraft has been launched and does what lasers do.", [("launch", None)]),
    ("Dave Limp on Project Sunrise", "LIMP: The Commission hasn't granted it yet.", [("approval", None)]),
    (
        "Flight log, Starship",
        "- May 22, 2026: up at 18:31.\n- May 30, 2026: up again, with two cameras.",
        [("launch", None), ("launch", None)],
    ),
    ("", "AI6 is Tesla's chip. The design went to Samsung in December.", [("tape_out", None)]),
]
NO_EVENTS: list[tuple[str, list[Told]]] = [
    (
        "Blue Origin applied to the FCC for Project Sunrise. I asked my boss for a day off. They said yes in March.",
        [("filing", None)],
    ),
    ("Blue Origin applied to the FCC for Project Sunrise. The host signed off in May.", [("filing", None)]),
    ("Starcloud builds satellites.\n\nQ: When is the party?\nA: In December 2026.", []),
    ("Starcloud builds satellites.\n\n> my cousin is getting married\n\n> when?\n\nIn June 2027.", []),
    ("Starcloud builds satellites. Two interns are here for the summer. They go in September 2026.", []),
    ("Tesla built Dojo in Palo Alto. The fountain in the yard was loud. It was switched off that afternoon.", []),
]


def told(reader: Reader, title: str, text: str) -> list[Told]:
    claims = reader.read(article(text, on=date(2026, 6, 15), title=title)).claims
    return sorted(((claim.metric, claim.value) for claim in claims), key=str)


@pytest.mark.parametrize(("title", "text", "expected"), [*COUNTS, *EVENTS])
def test_what_goes_on_without_noun_or_name(reader_of_all: Reader, title: str, text: str, expected: list[Told]) -> None:
    assert told(reader_of_all, title, text) == sorted(expected, key=str)


@pytest.mark.parametrize("text", OF_OTHERS)
def test_what_others_have_is_no_count_of_ours(reader_of_all: Reader, text: str) -> None:
    assert told(reader_of_all, "", SC + text) == [("unit_mass", 390.0)]


@pytest.mark.parametrize(("text", "expected"), NO_EVENTS)
def test_what_others_do_is_no_event_of_ours(reader_of_all: Reader, text: str, expected: list[Told]) -> None:
    assert told(reader_of_all, "", text) == expected
