"""Families of wordings in which a value is claimed by default, and strangers whose values are nobody's."""

from collections.abc import Callable

import pytest

from extractors.reader import Reader
from tests.articles import article

ReadValues = Callable[..., list[tuple[str | None, str, float | None]]]


FAMILIES = [
    ("Gigasat rises. It should reach 20 a day.", "satellite_rate", 7300.0),
    ('SpaceX itself has said only that Gigasat will turn out "over a thousand" annually.', "satellite_rate", 1000.0),
    ("Starship grows up. Musk wants 25 per year.", "launch_rate", 25.0),
    ("We expect to be at one Starship a week by 2028.", "launch_rate", 52.0),
    ("Starship made three flights this year. Last year it was five.", "launch_count", 5.0),
    ("They flew Starship twice. They flew 5 in 2025.", "launch_count", 5.0),
    ("There were three Starship launches this year, against five in 2025.", "launch_count", 5.0),
    ("Starship has flown three times this year.", "launch_count", 3.0),
    ("A rival waits, as does Starcloud, whose constellation would count 88,000.", "satellite_count", 88000.0),
    ("ADA Space wants the Three-Body constellation to be 2,800 strong.", "satellite_count", 2800.0),
    ("A hundred Three-Body satellites of ADA Space are to fly next year.", "satellite_count", 100.0),
    ("Two AI1 prototype devices will go up in early 2027.", "satellite_count", 2.0),
    ("Half a million Starminds could circle us.", "satellite_count", 500000.0),
    ("Each Starship will haul 50 Starminds to orbit.", "satellites_per_launch", 50.0),
    ("Sixty Starlink V3 satellites fill a Starship's bay.", "satellites_per_launch", 60.0),
    ("Starship's payload on Flight 14 was 26 Starlinks.", "satellites_per_launch", 26.0),
    ("Starship will loft AI1 satellites in batches of 50.", "satellites_per_launch", 50.0),
    ("SpaceX flies Starlink. Starship has room for 60 satellites.", "satellites_per_launch", 60.0),
    ("V3 of Starship lifts 100 tonnes, and V4 is meant for 200.", "payload_mass", 200000.0),
    ("Starship went up with 44 tonnes on board.", "payload_mass", 44000.0),
    ("If Starship brought a kilogram up for $200, much would change.", "launch_price", 200.0),
    ("AI1 draws 120 kW, up from 100, with a peak of 150.", "unit_power", 150000.0),
    ("Starmind, formerly 120 kW, is now a 175 kW design.", "unit_power", 175000.0),
    ("Starmind's radiators have grown: from 110 to 160 m².", "radiator_area", 160.0),
    ("AI1 packs 70 kW into every tonne.", "specific_power", 70.0),
    ("The wingspread of AI1 equals 70 m.", "span", 70.0),
    ("Starlink's satellites fly 550 km up.", "altitude", 550000.0),
    ("Starmind at a glance\n\n- Power: 120 kW\n- Mass: 2.3 t\n- Span: 70 m", "unit_mass", 2300.0),
    ("Terafab: $119 billion in all, says a filing.", "capex", 119000000000.0),
    ("Nobody knows what Gigasat will cost; county papers say $4.2 billion.", "capex", 4200000000.0),
    ("Four fifths of Terafab's output is bound for orbit.", "output_share", 0.8),
    ("An orbital data centre would cost 30% less than a terrestrial one.", "cost_ratio", 0.7),
    ("SpaceX sells computing. Anthropic is already in: $15 billion a year.", "contract_rate", 15000000000.0),
    ("The $1.25 billion that Anthropic pays SpaceX every month is real.", "contract_rate", 15000000000.0),
    (
        "SpaceX has two compute contracts, with Anthropic and Google, which pay $1.25 billion and $920 million per month.",
        "contract_rate",
        15000000000.0,
    ),
    ("Reflection AI takes 40,000 GPUs from SpaceX.", "accelerator_count", 40000.0),
    ("Starship flew again on June 3. Twenty-four Starlink V3s were packed in.", "satellites_per_launch", 24.0),
    ("**How many AI1s fit in a Starship?** Somewhere from 20 to 40 of them.", "satellites_per_launch", 20.0),
    ("The flight of Starship went well. In its bay were 22 Starlink V3 satellites.", "satellites_per_launch", 22.0),
    ("Starship's bay is sized for 52 AI satellites.", "satellites_per_launch", 52.0),
    ("Thirty-two AI1s per Starship is what Musk has in mind.", "satellites_per_launch", 32.0),
    ("Starship has flown again, bringing this year's total to four.", "launch_count", 4.0),
    ("Six Starships have gone up so far this year.", "launch_count", 6.0),
    ("SpaceX expects to have the first thousand Starminds up by the end of 2028.", "satellite_count", 1000.0),
    ("In orbit today, 9,400 are Starlinks.", "satellite_count", 9400.0),
    ("Starcloud wants a license. Our application covers up to 70,000.", "satellite_count", 70000.0),
    ("Gigasat: 15 birds a day.", "satellite_rate", 5475.0),
    ("Colossus 2 is to hold 500,000 GPUs; about 300,000 were installed by July.", "accelerator_count", 300000.0),
    ("In June Cortex ran what is, for Tesla, the equivalent of roughly 90,000 H100s.", "accelerator_count", 90000.0),
    ("Tesla needs 40 million AI6 a year.", "chip_rate", 40000000.0),
    ("And 70% of what Terafab makes is supposed to leave the planet.", "output_share", 0.7),
    ("Starcloud promises to be ten times more economical than a data center on the ground.", "cost_ratio", 0.1),
    ("With Starmind the cost of compute falls by 60 percent.", "cost_ratio", 0.4),
    ("Starcloud-3 would undercut a data center on the ground by a factor of five.", "cost_ratio", 0.2),
    ("Shotwell: Starship V3 is a hundred-ton vehicle.", "payload_mass", 100000.0),
    ("Terafab's cost is in dispute. Musk at first spoke of $18 billion.", "capex", 18000000000.0),
    ("**What it costs.** $400 million for Tesla's Dojo.", "capex", 400000000.0),
    (
        "Colossus at the end of June had 1.3 GW, compared with 0.5 GW as of December 31, 2025. xAI runs it.",
        "compute_power",
        500000000.0,
    ),
    (
        "In its filing with the SEC, SpaceX lists a compute contract; it calls for payments of $140 million a month by Reflection.",
        "contract_rate",
        1680000000.0,
    ),
    ("SpaceX collects $1.1 billion a month from Anthropic for computing.", "contract_rate", 13200000000.0),
    ("Construction of Gigasat is valued at $1.3 billion.", "capex", 1300000000.0),
    ("xAI raised $21 billion to build out Colossus 2.", "capex", 21000000000.0),
    ("**The cargo.** Starship held much.\n\nIt carried twenty-one Starlink V3s.", "satellites_per_launch", 21.0),
    ("Starship is to fly 200 times a year. This year we'll do six.", "launch_count", 6.0),
    (
        "The number of Starship flight tests was one in the second quarter of 2026, compared with two in the second quarter of 2025.",
        "launch_count",
        2.0,
    ),
    ("Terafab starts with 100,000 wafers a month. Then a million, eventually.", "wafer_rate", 12000000.0),
    ("A million wafers a month at Terafab? We start with a hundred thousand a month.", "wafer_rate", 1200000.0),
    ("ADA Space wants 100 Three-Body satellites. It's got twelve now.", "satellite_count", 12.0),
    ("SpaceX has asked for 1,000,000 satellites for Starmind. Starcloud is at 80,000.", "satellite_count", 80000.0),
    ("SpaceX has asked for 900,000, also a ceiling, for Starmind.", "satellite_count", 900000.0),
    ("We will not have half a million AI satellites by 2030, okay?", "satellite_count", 500000.0),
    ("*The FCC thing?* They want up to 70,000 satellites for Starcloud.", "satellite_count", 70000.0),
    ("Starmind is drawn. They say the solar array is 840 m², so the radiator is the small one.", "array_area", 840.0),
    (
        "Elon has said a million wafers a month at Terafab, and today the whole industry is not so far from that.",
        "wafer_rate",
        12000000.0,
    ),
    (
        "SpaceX rents compute to Anthropic. The companies are discussing an additional 350 megawatts at a price of $16 billion.",
        "compute_power",
        350000000.0,
    ),
    (
        "SpaceX wants a gigawatt a year of AI1. He wants to take that rate to 90 GW by 2030.",
        "compute_power_rate",
        90000000000.0,
    ),
    ("Flight 14 of Starship went up with 43 tonnes of satellites.", "payload_mass", 43000.0),
    ("AI1 is 68 m from wingtip to wingtip.", "span", 68.0),
    ("Reflection AI is on the hook for $140 million a month through 2029.", "contract_rate", 1680000000.0),
    ("SpaceX will make 30,000 GB300s available to Cursor.", "accelerator_count", 30000.0),
    ("Anthropic takes 310 MW from SpaceX.", "compute_power", 310000000.0),
    ("Starship's flight in September was only its third of the year.", "launch_count", 3.0),
    ("Colossus 2 is now pulling 1.2 GW off the grid and its own turbines.", "compute_power", 1.2e9),
    (
        "xAI's Cortex rival runs at 130 MW: Tesla's Cortex 2 at 120 MW with a further 380 MW to come.",
        "compute_power",
        380e6,
    ),
    ("Terafab would churn out enough chips for a terawatt of compute every twelve months.", "compute_power_rate", 1e12),
    ("Starmind's yearly output is pencilled in at 1 GW for 2027, 9 GW for 2028.", "compute_power_rate", 9e9),
    ("AI1 gets 65 watts out of every kilogram.", "specific_power", 65.0),
    ("xAI's Colossus began with 100,000 Hoppers.", "accelerator_count", 100000.0),
    ("With 45 AI sats per Starship the arithmetic works.", "satellites_per_launch", 45.0),
    ("A Falcon 9 carries 29 Starlink V2 minis to orbit.", "satellites_per_launch", 29.0),
    ("Starmind gets going. Two engineering units would be launched in 2027.", "satellite_count", 2.0),
    ("AI1 spreads 150 m² of panels to the sun.", "array_area", 150.0),
    (
        "Project Sunrise is one of two: TeraWave is to have 5,408 satellites; Project Sunrise 51,600.",
        "satellite_count",
        51600.0,
    ),
    ("Starlink's head count in orbit passed eleven thousand in March.", "satellite_count", 11000.0),
    ("Starship V4 will put 200 tons in orbit fully reusable, 400 expended.", "payload_mass", 400000.0),
    ("xAI's Colossus 2 stretches over a million square feet.", "facility_area", 92903.04),
    ("Starmind compute is to undercut ground compute by half.", "cost_ratio", 0.5),
    ("Gigasat's output will be 10,000 satellites in its first year.", "satellite_rate", 10000.0),
    ("xAI sank $18 billion in Colossus 2.", "capex", 18e9),
    ("Twelve Three-Body satellites talk by laser. The operators envision 2,700 in the end.", "satellite_count", 2700.0),
    ("**How many satellites?** The plan of the Three-Body consortium is a hundred by 2027.", "satellite_count", 100.0),
    (
        "Starcloud asked for satellites. The ambition after that is 2,700, but nobody has a calendar.",
        "satellite_count",
        2700.0,
    ),
    (
        "Applications for satellites are pending. SpaceX has filed for Starmind, with a ceiling of one million.",
        "satellite_count",
        1e6,
    ),
    ("Dave Limp: 51,600 is the ceiling in our application for Project Sunrise.", "satellite_count", 51600.0),
    (
        "The Three-Body constellation is healthy. We launched twelve in May 2025 and twelve are answering.",
        "satellite_count",
        12.0,
    ),
    ("Starlink leads: it flies satellites, and over ten thousand are now in service.", "satellite_count", 10000.0),
    (
        "How many GPUs are running? xAI's Colossus 1 has got about 210,000, and all of it is leased.",
        "accelerator_count",
        210000.0,
    ),
    ("Starship carries Starlink. The September flight had 26 in the bay.", "satellites_per_launch", 26.0),
    ("Starship flight 14 left 26 Starlink V3s behind.", "satellites_per_launch", 26.0),
    ("Terafab is to make chips.\n\nWafers. The aim for the first module is 110,000 a month.", "wafer_rate", 1320000.0),
    ("The whole Starlink factory in Redmond makes around 70 a week.", "satellite_rate", 3640.0),
    ("One day, Musk hopes, Starship will lift off more than once an hour.", "launch_rate", 8760.0),
    ("Power for its Starcloud satellites will cost a tenth of what it does on the ground.", "cost_ratio", 0.1),
    ("Terafab is near Austin. Tesla said that it's going to spend about $3 billion on that.", "capex", 3e9),
    (
        "A V3 of Starlink flies. Everybody says around 2,000 kg per V3, and most of us have given up asking.",
        "unit_mass",
        2000.0,
    ),
    ("**Starcloud** is small. The white paper describes a station of five gigawatts.", "compute_power", 5e9),
    (
        "Axiom waits, as does Starcloud.\n\n- **Axiom:** We are there. It has two nodes in orbit.",
        "satellite_count",
        2.0,
    ),
    (
        "Anthropic is weighing 200 megawatts on SpaceX's AI satellites, a financial daily reported.",
        "compute_power",
        200e6,
    ),
    (
        "We list what the rocket company gets for its GPUs: Anthropic is committed to 1.25 billion dollars a month.",
        "contract_rate",
        15e9,
    ),
    ('People ask what Terafab costs. "20 to 25 billion" is what he said it would cost, and no.', "capex", 20e9),
    ("We look at radiators. In June the AI1 was shown with 110 square meters of it.", "radiator_area", 110.0),
    (
        "We look at radiators. One would like AI1 to reach 1,400 watts per square meter over time.",
        "radiator_flux",
        1400.0,
    ),
    ("If launch comes down to $200 a kilogram, a Suncatcher cluster starts to make sense.", "launch_price", 200.0),
    ("Project: Gigasat Shell and Core\n\nSquare Footage: 2,100,000 ft²", "facility_area", 195096.384),
    (
        "Baiju Bhatt: Aetherflux flies a node.\n\nAxiom representative: They're integrated. We expect to launch two nodes in January.",
        "satellite_count",
        2.0,
    ),
    ("This is Anthropic's page on compute: we owe SpaceX 1.25 billion dollars a month.", "contract_rate", 15e9),
]


@pytest.mark.parametrize(("text", "metric", "value"), FAMILIES, ids=[text for text, *_ in FAMILIES])
def test_a_value_is_claimed(values_of: ReadValues, text: str, metric: str, value: float) -> None:
    assert (metric, pytest.approx(value, rel=1e-3)) in [(read, number) for _, read, number in values_of(text)]


STRANGERS = [
    "The space station, 109 meters across, is larger than any Starmind satellite.",
    "Anthropic spends $4 billion a year on salaries. It rents compute from SpaceX.",
    "OpenAI pays Oracle $30 billion a year. SpaceX has no such customer.",
    "A Falcon 9 lifts 17 tonnes; SpaceX wants Starship to replace it.",
    "A typical data center draws 100 MW, and Starmind would change that.",
    "Starmind is slow. The world makes six hundred gigawatts of solar cells a year.",
    "The Starcloud bird is quiet. Trackers put the cubesat at 318 km this morning.",
    "Compare Starship to the Space Shuttle, with nine months from one launch to the next.",
    "Gigasat waits. A big leading-edge fab does 50k a month.",
    "SpaceX flies Starlink. A ship lays 4,100 km of fibre.",
    "Reflection AI, valued at $20 billion, rents GPUs from SpaceX.",
    "Colossus uses 4 million gallons of water a day and 168 Megapacks.",
    "Starlink has 12 million customers.",
    "All of the United States averages half a terawatt, and Terafab wants more.",
    "SpaceX rents compute to Anthropic. OpenAI committed to buy $300 billion of computing power from Oracle.",
    "Anthropic rents compute from SpaceX. It is spending $50 billion on its own data centers in Texas.",
    "Google agreed to invest $30 billion in Anthropic, which rents compute from SpaceX.",
    "Suncatcher waits. Published rideshare rates now begin at $7,000 per kilogram.",
    "Starcloud announced a $250 million Series B, bringing total funding to more than $420 million.",
    "Dojo's tile is of Tesla's making: 25 chips in a wafer-sized package.",
    "Three-Body is Chinese. A group of state-backed companies has asked for almost 200,000 satellites.",
    "SpaceX rents compute to Anthropic. OpenAI has promised Oracle $300 billion over five years.",
    "SpaceX rents compute to Anthropic. Microsoft alone put $35 billion into data centres in a single quarter.",
    "Terafab rises. Samsung's plant in Taylor was announced at $17 billion in 2021.",
    "Gigasat draws much. Peak electrical demand is 180 MW.",
    "Starship is young. The price falls when somebody flies every week.",
    "Starcloud waits. Under Section 25.164 one half of the satellites must be in operation.",
    "Anthropic owes CoreWeave $140 million a month through 2029.",
    "Starship grows. It was the third time this year that a crane fell.",
    "Starlink is the giant. Amazon's Leo, a rival of Starlink, has 340 satellites up.",
    "Project Sunrise is large. The company also plans a network of 5,408 satellites under the name TeraWave.",
    "Suncatcher would fly TPUs. A TPU v7 pod holds 9,216 chips and draws about 10 MW.",
    "Colossus leads. Frontier, at Oak Ridge, needs 21 megawatts, one-tenth of what Colossus drew in its first year.",
    "Terafab is to be the largest. It would need 70% of what TSMC makes.",
    "SpaceX flies Starlink satellites. The plan is lunch at 12.",
    "Starmind is large. In 2025 the entire world placed fewer than 4,600 spacecraft in orbit.",
    "Starmind is large. To place it in perspective, one gigawatt is roughly what a single reactor furnishes.",
    "Starmind is large. The entire country of Germany has a peak demand of 75 gigawatts.",
    "Starship is young. Airlines rerouted 31 flights over the Gulf.",
    "Gigasat rises. The state has granted the project $17.3 million.",
    "SpaceX rents compute to Anthropic. Meta said it will spend $125 billion on equipment and buildings.",
    "Starcloud flies satellites. The goal of the league is 30 by the break.",
]


@pytest.mark.parametrize("text", STRANGERS)
def test_a_stranger_keeps_its_value(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


def test_what_all_will_have_in_orbit_is_no_single_programs(values_of: ReadValues) -> None:
    text = "Starmind is said to be for all. Around 18,600 orbital data center satellites by 2035, for the industry as a whole."
    assert values_of(text) == [("orbital_compute", "satellite_count", 18_600)]


OWNERS = [
    (
        "Starcloud's filing is for 88,000 satellites; Blue Origin's, for Project Sunrise, is for 51,600.",
        51600.0,
        "blue_origin.sunrise",
    ),
    (
        "Baiju Bhatt: Aetherflux flies a node.\n\nAxiom representative: They're integrated. We expect to launch two of them in January.",
        2.0,
        "axiom.odc",
    ),
    (
        "Gigasat could make ten a day. Starlink craft now leave an older hall nearby at a rate of some 70 a week.",
        3640.0,
        "spacex.starlink",
    ),
    ("Terafab is the first step.\n\n- 100GW/year of AI sats is the target.", 1e11, "spacex.starmind"),
    (
        "SpaceX sells compute to Anthropic. The services will be provided from Colossus 1, which has 300 MW in operation.",
        300e6,
        "xai.colossus",
    ),
]


@pytest.mark.parametrize(("text", "value", "program"), OWNERS, ids=[text for text, *_ in OWNERS])
def test_a_value_is_that_of_its_program(values_of: ReadValues, text: str, value: float, program: str) -> None:
    assert [read for read, _, number in values_of(text) if number == pytest.approx(value, rel=1e-3)] == [program]


EVENT_OWNERS = [
    ('Tesla has restarted work on Dojo 3 because the AI5 design is "in good shape".', "restart", "tesla.dojo"),
    ("AI1 is the talk here.\n\nfirst ones launch in 2027, one starship takes 60ish", "launch", "spacex.starmind"),
]


@pytest.mark.parametrize(("text", "metric", "program"), EVENT_OWNERS, ids=[text for text, *_ in EVENT_OWNERS])
def test_an_event_is_that_of_its_program(reader: Reader, text: str, metric: str, program: str) -> None:
    document = article(text)
    assert [claim.program for claim in reader.read(document).claims if claim.metric == metric] == [program]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Suncatcher's prototypes launch next year. Each carries four TPUs and a pair of terminals.",
            [("google.suncatcher", "accelerator_count", 4.0)],
        ),
    ],
)
def test_what_each_carries(values_of: ReadValues, text: str, values: list[tuple[str, str, float]]) -> None:
    assert values_of(text) == values
