"""Values and happenings that leave out what the lines before have said, in the register of calls, posts and lists; read on 10 July 2026."""

from datetime import date

import pytest

from extractors.reader import Reader
from tests.articles import article

VALUES = [
    ("Colossus 2 is at 1.1 GW now. They want 1.5 by year-end.", "compute_power", 1.5e9),
    ("Colossus 2 runs at 1.1 GW. Two is the plan for 2027.", "compute_power", 2e9),
    ("Each AI1 makes 120 kilowatts. We go to 200 with the version after that.", "unit_power", 200e3),
    ("Starship V3 lifts 100 tonnes. 200 is the goal for V4.", "payload_mass", 200e3),
    ("Each Starship lifts 100 tonnes; 200 is the goal for V4.", "payload_mass", 200e3),
    ("A Starship can lift 100 tons to orbit. Two hundred with the next version.", "payload_mass", 200e3),
    ("ADA Space flew 24 Three-Body satellites. In the long run, 2,800 is what ADA Space hopes for.", "satellite_count", 2800.0),
    ("ADA Space flew 24 Three-Body satellites. The target for the end of next year is 50.", "satellite_count", 50.0),
    ("ADA Space has 24 Three-Body satellites up. Eight more went up on Tuesday, which makes 32.", "satellite_count", 32.0),
    ("ADA Space has 24 Three-Body satellites up. Another twelve leave the factory this month.", "satellite_count", 12.0),
    ("Starcloud flew one satellite. The application it filed with the FCC in February is for 88,000.", "satellite_count", 88000.0),
    ("Colossus has 230,000 GPUs. A million is the number for next summer.", "accelerator_count", 1e6),
    ("Starmind is to reach one gigawatt a year by 2027. Then ten. Then a hundred.", "compute_power_rate", 100e9),
    ("Starmind is to reach one gigawatt a year by 2027. And a hundred a year in 2031.", "compute_power_rate", 100e9),
    ("Starmind would be big. By the end of 2027 SpaceX wants a gigawatt of annual capacity.", "compute_power_rate", 1e9),
    ("Terafab is to make a million wafers a month. The pilot line does 3,000.", "wafer_rate", 36e3),
    ("AI1 folds up well. We can put fifty or so on a ship.", "satellites_per_launch", 50.0),
    ("AI1 is a flat pack. Starship takes 50.", "satellites_per_launch", 50.0),
    ("Starship carries Starlink V3 satellites. For AI1 we figure 30 or so per launch.", "satellites_per_launch", 30.0),
    ("Starlink V3 is in production. Each does a terabit down and 160 gigabits up.", "link_rate", 160e9),
    ("Terafab will be expensive. Phase one alone is put at $55 billion. All of it: 119.", "capex", 119e9),
    ("Terafab will be expensive. Phase one alone is 55 billion dollars. The whole thing is 119.", "capex", 119e9),
    ("Anthropic rents Colossus 1 for $1.25 billion a month. Google came next and pays 920 million.", "contract_rate", 11.04e9),
    ("Axiom flew two orbital data center nodes. “By 2030 we'll be at a megawatt, all told,” a spokesman said.", "compute_power", 1e6),
    ("**Q:** What does Terafab cost?\n**A:** $119 billion. The first phase is 55.", "capex", 55e9),
    ("**Q:** What fraction of Terafab goes to space?\n**A:** Eighty percent.", "output_share", 0.8),
    ("**Q:** Power of AI1?\n**A:** 120 kW. Peaks of 150.", "unit_power", 150e3),
    ("**Q:** What does it cost to put a kilo up on Starship?\n**A:** Today, maybe $1,500. We think $200 by 2030.", "launch_price", 200.0),
    ("**Q:** How many wafers will Terafab make?\n**A:** A million a month. Not at first. We start with 100,000.", "wafer_rate", 1.2e6),
    ("**Q:** How many Starships will you fly next year?\n**A:** Somewhere between 40 and 50.", "launch_count", 40.0),
    ("**Q:** When does AI1 launch?\n**A:** In 2027.\n**Q:** How many?\n**A:** Twenty or so.", "satellite_count", 20.0),
    ("**Q:** Has Starcloud applied to the FCC?\n**A:** Yes, in February. For 88,000.", "satellite_count", 88000.0),
    ("**Q:** Where will Starmind fly?\n**A:** Between 500 and 2,000 kilometres.", "altitude", 500e3),
    ("Axiom Space builds orbital data center nodes. “Mine are 94 kilos each,” he said.", "unit_mass", 94.0),
    ("Colossus 2 has a second hall. So far it has cost us $16 billion.", "capex", 16e9),
    ("Terafab's first phase is in Austin. They've said $55 billion for that.", "capex", 55e9),
    ("Gigasat rises. The county was told that the plant opens in 2027. It's 11 million square feet.", "facility_area", 1021933.44),
    ("Aetherflux flew once. A megawatt up there by 2030 is the hope.", "compute_power", 1e6),
    ("Starship flew again. How much can it take? A hundred tonnes, in this version.", "payload_mass", 100e3),
    ("Starlink V3 is heavy. The ones we fly now do about 96 gigabits.", "link_rate", 96e9),
    ("Starmind's radiator went to 160 square meters. It sheds 1,100 watts through each of them.", "radiator_flux", 1100.0),
    ("Starship flew again. A kilo costs them $400 now.", "launch_price", 400.0),
    ("Starcloud's end state is a square. Four kilometers a side, five gigawatts.", "span", 4000.0),
    ("Musk was asked about AI1 for an hour. The radiator is 110 square meters.", "radiator_area", 110.0),
    ("Anthropic rents Colossus 1 for $1.25 billion a month. The second was Google. That one is for $920 million a month.", "contract_rate", 11.04e9),
    ("Anthropic rents compute from SpaceX at Colossus. Google comes next with $920 million a month.", "contract_rate", 11.04e9),
    ("SpaceX rents Colossus 1 to Anthropic. What does Anthropic pay for it? One and a quarter billion a month.", "contract_rate", 15e9),
    ("Starcloud-2: mission page\nMass: 390 kg\nPayload: 4 x H200", "accelerator_count", 4.0),
    ("**Q:** How many Starlink V3s fit?\n**A:** Sixty.", "satellites_per_launch", 60.0),
    ("**Q:** How often will Starship fly?\n**A:** Twelve times this year.", "launch_count", 12.0),
]  # fmt: skip

HAPPENINGS = [
    ("Suncatcher is on track. Two prototypes are in test at Planet. We fly them in early 2027.", "prototype_launch", 2027),
    ("Tesla's Dojo, in dates\n\nJuly 2023 – in production\nAugust 2025 – disbanded", "production", 2023),
    ("Tesla's Dojo, in dates\n\nJuly 2023 – in production\nAugust 2025 – disbanded", "shutdown", 2025),
    ("Tesla's Dojo:\n- August 2025: shut down.\n- January 2026: taken up again.", "restart", 2026),
    ("Gigasat checklist:\n- Steel: ordered\n- Walls: up\n- Roof: on\n- Opening: end of 2027", "operation", 2027),
    ("**Q:** Launch of the first AI1?\n**A:** Second half of 2027, if all goes well.", "launch", 2027),
    ("**Q:** So Starcloud-2 flies this year?\n**A:** No. January.", "launch", 2027),
    ("**Q:** Has Starcloud applied to the FCC?\n**A:** Yes, in February.", "filing", 2026),
]  # fmt: skip


@pytest.mark.parametrize(("text", "metric", "value"), VALUES)
def test_a_value_goes_on_from_the_lines_before(reader_of_all: Reader, text: str, metric: str, value: float) -> None:
    document = article(text, on=date(2026, 7, 10))
    claims = reader_of_all.read(document).claims
    assert claims == reader_of_all.read(document, whole=True).claims
    assert (metric, pytest.approx(value)) in [(claim.metric, claim.value) for claim in claims]


@pytest.mark.parametrize(("text", "metric", "year"), HAPPENINGS)
def test_a_happening_goes_on_from_the_lines_before(reader_of_all: Reader, text: str, metric: str, year: int) -> None:
    document = article(text, on=date(2026, 7, 10))
    claims = reader_of_all.read(document).claims
    assert claims == reader_of_all.read(document, whole=True).claims
    years = [
        claim.period.latest.year
        for claim in claims
        if claim.metric == metric and claim.period is not None and claim.period.latest is not None
    ]
    assert years == [year]


@pytest.mark.parametrize(
    ("text", "not_read"),
    [
        ("Each AI1 makes 120 kilowatts, a decent hall for every eight of them.", 8.0),
        ("AI1 weighs 1.2 tonnes. Early drawings had it at two.", 2000.0),
        ("AI1 weighs 1.2 tonnes.\n\n**4.** The team moved.", 4000.0),
        ("Starship brings a kilogram up for $200. “Two dozen,” answered a woman in the hall.", 24.0),
        ("Starcloud-1 weighs 60 kilos. The next one has two, of nine square meters each.", 2.0),
        ("Anthropic rents Colossus 1 for $1.25 billion a month. Google paid 920 million upfront.", 11.04e9),
    ],
)  # fmt: skip
def test_what_does_not_go_on_is_left(reader_of_all: Reader, text: str, not_read: float) -> None:
    claims = reader_of_all.read(article(text, on=date(2026, 7, 10))).claims
    assert not_read not in [claim.value for claim in claims]
