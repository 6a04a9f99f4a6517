"""What is said of no program, in texts that speak of one: units in general, polls, teasers, bystanders, strangers."""

from datetime import date

import pytest

from extractors.reader import Reader
from tests.articles import article

Told = list[tuple[str | None, str, float | None]]


def told(reader: Reader, text: str) -> Told:
    document = article(text, on=date(2026, 11, 20))
    return [(claim.program, claim.metric, claim.value) for claim in reader.read(document).claims]


NOTHING = [
    # a unit in general
    "Starmind will be big. A gigawatt is an awful lot of heat to get rid of.",
    "Starmind waits for its rocket. There are three ways to count a gigawatt.",
    '"A megawatt is not what it used to be," said an analyst of Starcloud.',
    "Colossus 2 grows. A megawatt of permits is worth more than a megawatt of transformers.",
    "Nobody knows what a terawatt looks like, and Starmind will not show it.",
    "Starmind is drawn. At this size a gigawatt is some 9,000 satellites.",
    "It takes a gigawatt to send a DeLorean back, not a Starmind.",
    "Axiom has a node. It's small, it's not a gigawatt, and it works.",
    "A watt is a joule a second. Starmind needs many of them.",
    "Take Starship as it is, and you need 17,000 flights.",
    '"You build fifty nodes, you have a megawatt and a half," said Baiju Bhatt of Aetherflux.',
    # readers and other texts
    "Poll: 40% of you would put your photos on Starmind in 2028.",
    "Starmind is a satellite. One in five readers thinks that it will fly by 2030.",
    "*Related: Starship did not fly in 2024*",
    "Read more: how Starcloud launched a GPU in 2025",
    # bystanders
    "Axiom builds nodes. Our ground stations are up: six since March.",
    "Axiom builds nodes. The relay layer is flying, with eight satellites since May.",
    "Starcloud is in Redmond. Its lawyer launched his own firm in 2022.",
    "SpaceX rents compute to Anthropic. Free cash flow was negative $2.2 billion.",
    "Axiom builds nodes. My gaming PC draws 850 W.",
    "Gigasat has a neighbour. The road to Gigasat was shut down for a week.",
    "Starmind might never fly. Virgin Orbit shut down in 2023 with six launches.",
    # firms in general
    "Starcloud is one of many. Most of the start-ups have not launched anything.",
    "Starcloud is tiny. Several of these companies will have launched by 2028.",
    "Starcloud is young, and most of them have yet to fly any hardware.",
    # strangers
    "Suncatcher is early. Orbital Inc. wants 100,000 satellites.",
    "Suncatcher is early. Orbital Works Ltd. plans 100,000 satellites.",
    "Starmind waits. Vast Corp. wants 40 satellites by 2030.",
    "Sophia Space will put an orbital data center of 3 MW up by 2029.",
    "Starlink is not alone. About 15,000 satellites of all operators are in orbit now.",
    "Intel builds in Ohio. The two fabs cost $28 billion and cover 1,000 acres. Terafab would be larger.",
    "Guowang added nine satellites and stands at 136. It must put up 400 by 2027. It is no Three-Body constellation.",
    "Blue Origin called off a launch of New Glenn. The rocket was to carry two satellites. The firm also has Project Sunrise.",
    "If each satellite carried 100 kW of compute, a thousand of them would make 100 MW in orbit.",
    "There are three Cortexes in my house. Cortex went live in March. None of it has anything to do with Tesla.",
    "Cortex went live in March. It is not to be confused with the machine of Tesla.",
    # nature, likenesses, mere numbers
    "Starlink grows. Geostationary orbit is at 35,786 km, and low orbit begins at 160 km.",
    "Starlink grows. At 850 km a dead satellite stays for a century.",
    "Starmind wants light. Sunlight brings 1,361 watts per square meter.",
    "The model of AI1 in the museum is 1:20 and 3.5 meters wide.",
    "A scale model of Starship weighs 40 kg.",
    "Starmind in the S-1: why 120 kW is a nice number.",
    "Terms of Starmind, explained below.\n\nTW: 1,000 GW.",
    "Starship has tiles. After one flight 60 were missing.",
    "Starlink is bright: one in five satellites can be seen.",
    "Starship burns gas. SpaceX wants a liquefaction plant of 0.4 million tonnes a year.",
    "Starship needs fuel. A truck brings 20 tonnes.",
    "Starlink is fast: latency was 45 ms. A new gateway has a capacity of 1.2 Tbps.",
    "*Satire*\n\nStarmind will have 900 terawatts by Tuesday.",
    "Starmind is drawn. None of us can feel a gigawatt.",
    # what customers have, drive and plug in
    "Starlink is a help on the road. Our route was 7,900 miles, of which we drove 412 kilometres in one day.",
    "Starlink Mini, tested: up to 305 Mbps down.",
    "Starlink ran on the roof. Two 100 W panels kept it up.",
    "Superchargers grow. 112 of the most remote use Starlink.",
    "Starcloud had an offsite. The dog policy remains two at a time.",
    "For Starmind I drew three cards: the Tower, the Sun, the Star.",
    "A patent: in Figure 2 the mass is 11.5 kg per panel. Starmind is not addressed.",
    "Starmind is planned. The exhibit shall not be deemed filed.",
    "Starlink wrote a comment. Members of Parliament have tabled 1,117 amendments.",
    "Starmind is a bet. The transistor has become a trillion times cheaper.",
    "Starmind is planned. Humain also announced a 500-megawatt data center.",
    "Colossus grows. People write 'a gigawatt' as if it were a light switch.",
    "Starship grows. Airlines rerouted 31 flights.",
    "Starship is large. One flight adds a lot of capacity.",
    "AI5 waits. Memory is at $31, three times what it cost last autumn.",
    "Starmind's makers found a snake in the clean room, 1.4 meters long.",
    "Starmind is dear. One gigawatt is roughly what a nuclear reactor furnishes.",
    # things too small or too many
    "Starcloud has a party on July 9. Dogs up to 40 kg are welcome.",
    "Terafab is near. The house next door, 1,640 sq ft, went for 455k.",
    "Sunrise is up next. A petition asks that nobody be licensed for more than 5,000 satellites at a time.",
    "Starship flies from Texas. Hotels there cost three times as much as in Austin.",
    "Land is dear. Rent in Brownsville, near Starship, is 40% cheaper than in Austin.",
    # no happening
    "Starlink helps. In-flight connectivity has become a market, said a study published on Tuesday.",
    "Starcloud-1 rebooted itself 30 times.",
    "Sunrise is planned. In 1972 the last men left the Moon, and they brought back 243 pounds of it.",
    "Starship is big. The Stack is back on January 11, probably with a cold.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_it_is_said_of_no_program(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


SOMETHING = [
    ("A full gigawatt is unlikely to be reached by Colossus 2 by the end of April.", "xai.colossus", 1e9),
    ("A gigawatt is a goal of Colossus 2 for 2028.", "xai.colossus", 1e9),
    ("A gigawatt is the target of Colossus 2.", "xai.colossus", 1e9),
    ("SpaceX, the company behind Starmind, wants a gigawatt of compute in orbit by 2029.", "spacex.starmind", 1e9),
    ("Analysts of a bank see orbital data centers worldwide at two gigawatts by 2035.", "orbital_compute", 2e9),
    ("Starcloud-1 weighs 60 kg.", "starcloud", 60.0),
    ("Starcloud and its rivals have raised money. Starcloud-2 weighs 40 kg.", "starcloud", 40.0),
    ("Starlink: of all operators, SpaceX has the most: 9,500 satellites in orbit.", "spacex.starlink", 9500.0),
    ("Starmind is large. My own estimate is that each satellite weighs 4,000 kg.", "spacex.starmind", 4000.0),
    (
        "Cortex is Tesla's, not to be confused with the product of the same name, and draws 130 MW.",
        "tesla.cortex",
        130e6,
    ),
    ("Starmind gathers light. Sunlight falls on arrays of 840 square meters.", "spacex.starmind", 840.0),
    (
        "Google is new to orbit. It will fly two prototype satellites in 2027. Suncatcher is their name.",
        "google.suncatcher",
        2.0,
    ),
    ("Starlink V3 has laser links of 1 Tbps.", "spacex.starlink", 1e12),
    ("SpaceX flies a cubesat beside its AI satellite, which draws 120 kW.", "spacex.starmind", 120e3),
    ("SpaceX has flown Starship five times this year. I was at three of them.", "spacex.starship", 5.0),
]


@pytest.mark.parametrize(("text", "program", "value"), SOMETHING)
def test_what_is_said_of_a_program_is_kept(reader: Reader, text: str, program: str, value: float) -> None:
    read = [(key, number) for key, _, number in told(reader, text)]
    assert (program, value) in read
    assert all(number is None or number == value for _, number in read)


@pytest.mark.parametrize(
    "text",
    ["Tesla brought back Dojo.", "Tesla has brought Dojo back to life.", "Tesla has restarted Dojo in earnest."],
)
def test_works_that_are_taken_up_again_are_restarted(reader: Reader, text: str) -> None:
    assert ("tesla.dojo", "restart", None) in told(reader, text)


def test_a_title_that_says_what_a_text_is_not_about_lends_no_program(reader: Reader) -> None:
    text = "Good morning.\n\nSeven launches last week, and nine satellites for a state network.\n\nElectron flew."
    document = article(text, on=date(2026, 11, 20), title="The rockets that are not Starship")
    assert reader.read(document).claims == ()


def test_we_on_the_call_of_another_company_is_that_company(reader: Reader) -> None:
    text = "Clay: We handed over more than 900 megawatts to customers in the quarter.\n\nAnd four hundred before.\n\nThanks.\n\nLarry: Elon doesn't tell me about Starmind."
    document = article(text, on=date(2026, 6, 11), title="Oracle fourth-quarter call, questions and answers")
    assert reader.read(document).claims == ()
