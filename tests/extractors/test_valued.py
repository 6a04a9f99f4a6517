"""Values: which metric they measure and whose they are, in sentences of our own."""

from collections.abc import Callable
from datetime import date

import pytest

from extractors.reader import Reader
from models.vocabulary import DocumentKind, Qualifier
from tests.articles import article

Values = list[tuple[str | None, str, float | None]]
ReadValues = Callable[..., Values]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Starship let go of 22 Starlink V3 satellites.", 22.0),
        ("The ship opened its hatch, and Starship dropped off 24 Starlink satellites.", 24.0),
        ("Starship lifted off on June 3. It is carrying 18 Starlinks.", 18.0),
        ("AI1 folds flat. Forty of them fit in one Starship.", 40.0),
        ("Starship would fly with thirty AI satellites each time.", 30.0),
    ],
)
def test_what_a_rocket_carries_is_counted_per_launch(values_of: ReadValues, text: str, count: float) -> None:
    assert [value for _, metric, value in values_of(text) if metric == "satellites_per_launch"] == [count]


@pytest.mark.parametrize(
    ("text", "mass"),
    [
        ("The next version of Starship is designed for 180 tonnes.", 180e3),
        ("Starship hauled 52 metric tons of Starlinks to orbit.", 52e3),
        ("Payload was about 40 t on this flight of Starship.", 40e3),
        ("Starship is rated for 150 metric tons.", 150e3),
        ("Starlink V3 flew. The load was light against the 100 tonnes that are specified for the vehicle, Starship.", 100e3),
    ],
)  # fmt: skip
def test_a_load_belongs_to_the_rocket(values_of: ReadValues, text: str, mass: float) -> None:
    assert ("spacex.starship", "payload_mass", mass) in values_of(text)
    assert "unit_mass" not in {metric for _, metric, _ in values_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "If Starship gets to $150 per kilogram, Starcloud can fill a gigawatt.",
        "Once Starship flies at $150 per kilogram, Starcloud will follow.",
        "Starship, at $150 per kilogram, would help Starcloud.",
    ],
)
def test_a_name_behind_a_comma_does_not_take_the_value(values_of: ReadValues, text: str) -> None:
    assert ("spacex.starship", "launch_price", 150.0) in values_of(text)


def test_a_value_is_not_the_next_clauses(values_of: ReadValues) -> None:
    text = "Starcloud is building two satellites, each good for nine kilowatts; Aetherflux hopes to fly Galactic Brain."
    assert ("starcloud", "unit_power", 9e3) in values_of(text)


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("Energy bills of Starcloud could be five times lower than on the ground.", 0.2),
        ("Project Suncatcher would cost half as much as a ground site.", 0.5),
        ("Compute from Project Suncatcher is to be 40 percent cheaper.", 0.6),
        ("Starcloud puts its energy costs at a tenth of those on the ground.", 0.1),
    ],
)
def test_cheaper_is_a_ratio(values_of: ReadValues, text: str, ratio: float) -> None:
    ((_, metric, value),) = values_of(text)
    assert metric == "cost_ratio"
    assert value == pytest.approx(ratio)


@pytest.mark.parametrize(
    ("text", "program", "metric", "value"),
    [
        ("Gigasat would build a satellite once an hour.", "spacex.gigasat", "satellite_rate", 8760.0),
        ("At Terafab wafer starts are limited to 2,000 per month.", "terafab", "wafer_rate", 24e3),
        ("Each tonne of AI1 satellites would carry 90 kW of compute.", "spacex.starmind", "specific_power", 90.0),
        ("Starship's price per kilogram should be $120 by 2032.", "spacex.starship", "launch_price", 120.0),
        ("The lasers of the Three-Body Computing Constellation move 200 Gbps.", "three_body", "link_rate", 200e9),
        ("The panels of AI1 must shed 1,300 watts per square meter.", "spacex.starmind", "radiator_flux", 1300.0),
        ("Aetherflux wants 2 MW of compute in orbit with Galactic Brain.", "aetherflux", "compute_power", 2e6),
        ("Aetherflux draws Galactic Brain as a constellation of 3,000.", "aetherflux", "satellite_count", 3000.0),
        ("Terafab rises. Initial capex is put at $14bn.", "terafab", "capex", 14e9),
        ("Gigasat rises. The equipment would cost about $2 billion.", "spacex.gigasat", "capex", 2e9),
    ],
)
def test_metric(values_of: ReadValues, text: str, program: str, metric: str, value: float) -> None:
    ((of, measured, read),) = values_of(text)
    assert (of, measured) == (program, metric)
    assert read == pytest.approx(value)


def test_a_sum_and_a_price_are_one_range(reader: Reader) -> None:
    document = article("Starship could reach between $80 and $120 per kilogram.")
    (claim,) = reader.read(document).claims
    assert (claim.value, claim.value_high, claim.qualifier) == (80.0, 120.0, Qualifier.RANGE)
    assert claim.unit_text == "$80 and $120 per kilogram"


@pytest.mark.parametrize("text", [
    "The company of the title is SpaceX, and Starmind its plan. SpaceX applied for a system of 900,000 satellites.",
    "Starcloud came first. SpaceX then asked for 900,000 satellites of its own; Starmind is the name.",
    "Starmind needs leave. SpaceX seeks it for as many as 900,000 satellites.",
])  # fmt: skip
def test_what_a_company_files_for_is_its_only_fitting_program(values_of: ReadValues, text: str) -> None:
    assert ("spacex.starmind", "satellite_count", 9e5) in values_of(text)


def test_a_denial_is_no_repetition(values_of: ReadValues) -> None:
    text = "Colossus 2 has reached 1 GW, says its owner. Colossus 2 has not reached 1 GW, says a rival."
    assert values_of(text) == [("xai.colossus", "compute_power", 1e9)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Gas turbines at Colossus, which can make 800 MW, have no permit.",
        "The Starlink antenna weighs 40 kg and draws 110 W.",
        "The Starcloud laser lit a mirror two metres across.",
        "SpaceX plans more for Starship, a number that has been cut twice.",
        "Colossus is loud: you can count the fans, 140 of them on the roof.",
        "The mass of one satellite is what Starmind turns on.",
        "Colossus has company. Our agreements with Amazon for up to 3 gigawatts continue.",
        "Starship wants a payload of more tonnes within a year.",
        "A primer on orbital data centers. A 20 kW server in Ohio needs 2 kW of fans.",
        "Samsung will build AI6 under a $16.5 billion contract.",
    ],
)
def test_no_value(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


def test_power_of_each_satellite_is_read_in_a_posting(values_of: ReadValues) -> None:
    text = "Starcloud-2 launches in 2027. You will own radiators that reject up to 180 kW per satellite."
    assert values_of(text, kind=DocumentKind.JOB_POSTING) == [("starcloud", "unit_power", 180e3)]


@pytest.mark.parametrize(
    "text",
    [
        "Starmind is to reach 90 GW a year before 2032.",
        "Starmind would add 90 GW a year after 2029.",
        "By 2031 Starmind should grow by 90 GW each year.",
    ],
)
def test_a_rate_before_a_date_is_a_rate(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == [("spacex.starmind", "compute_power_rate", 90e9)]


def test_compute_that_is_being_sold_belongs_to_the_seller(values_of: ReadValues) -> None:
    text = "SpaceX is in talks to sell Google 400 MW of compute."
    assert values_of(text) == [("compute_supply", "compute_power", 400e6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("xAI runs 40,000 H200 boards at Colossus 1.", [("xai.colossus", "accelerator_count", 40e3)]),
        ("Tesla's Cortex holds 50,000 H100 equivalents.", [("tesla.cortex", "accelerator_count", 50e3)]),
        ("xAI has put 90,000 graphics processing units into Colossus 1.", [("xai.colossus", "accelerator_count", 90e3)]),
        ("Tesla is building Terafab. It would cost about $4 billion.", [("terafab", "capex", 4e9)]),
        ("Tesla is building Terafab. Building costs are put at $21 billion.", [("terafab", "capex", 21e9)]),
        ("He put monthly output of Terafab at 40,000 wafer starts to begin with.", [("terafab", "wafer_rate", 480e3)]),
        ("Starship is large. The vehicle, say its builders, is designed to lift 150 tonnes.", [("spacex.starship", "payload_mass", 150e3)]),
        ("SpaceX is busy. Once Starship is cheap, it will bring cargo up for $150 per kilogram.", [("spacex.starship", "launch_price", 150.0)]),
        ("The Three-Body Computing Constellation grows. Its owners, Zhejiang Lab and ADA Space, are aiming for 60 satellites in 2027.", [("three_body", "satellite_count", 60.0)]),
        ("SpaceX wants Starmind. Bankers think that all orbital data centers together could draw 3 GW by 2035.", [("orbital_compute", "compute_power", 3e9)]),
        ("Google will fly two prototype satellites with its AI chips by early 2027. It calls this Project Suncatcher. Starcloud has a satellite of its own.", [("google.suncatcher", "satellite_count", 2.0)]),
    ],
)  # fmt: skip
def test_a_value_said_in_other_words(values_of: ReadValues, text: str, expected: Values) -> None:
    assert values_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "SpaceX has not flown a single AI satellite.",
        "Starmind flies in shells that span no more than 30 km each.",
        "Terafab is a bet. Today all the AI compute on Earth is around 15 gigawatts a year.",
        "Starmind is a bet. Average U.S. consumption is only half a terawatt.",
    ],
)
def test_no_value_of_a_program(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


def test_one_of_them_only_says_whose_a_measure_is(values_of: ReadValues) -> None:
    assert values_of("One day one AI Sat could get 900 kilowatts.") == [("spacex.starmind", "unit_power", 900e3)]


@pytest.mark.parametrize(
    "text",
    [
        "In March a filing put the first phase of Terafab at $40 billion.",
        "By July a memo priced Terafab at a cost of $40 billion.",
        "At a forum in Austin in May he hoped for Terafab at a cost of $40 billion.",
    ],
)
def test_the_date_of_a_paper_or_talk_dates_no_value(reader: Reader, text: str) -> None:
    document = article(text, on=date(2026, 8, 15))
    (claim,) = reader.read(document).claims
    assert (claim.metric, claim.value, claim.period) == ("capex", 40e9, None)


def test_an_eventual_size_has_no_date(reader: Reader) -> None:
    text = "Project Sunrise is to have 200 satellites by 2030, with an eventual size of 40,000 satellites."
    document = article(text, on=date(2026, 6, 15))
    dates = {claim.value: claim.period and claim.period.latest for claim in reader.read(document).claims}
    assert dates == {200.0: date(2030, 12, 31), 40_000.0: None}


def test_a_doubted_deadline_stays_a_deadline(reader: Reader) -> None:
    text = "It is unlikely that Terafab will ever reach 20,000 wafers a month before 2033."
    document = article(text, on=date(2026, 6, 15))
    (claim,) = reader.read(document).claims
    assert claim.period is not None
    assert (claim.period.earliest, claim.period.latest) == (None, date(2032, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody in town believes that Terafab can be had for even $60 billion.", [("terafab", "capex", 60e9)]),
        ("The papers mention Gigasat. The owner has pledged $2.2 billion toward the plant.", [("spacex.gigasat", "capex", 2.2e9)]),
        ("Terafab is far off. SpaceX has debts of $20 billion.", []),
        ("Gigasat is to be fitted out for $40 thousand.", []),
        ("Terafab stands in Texas, and SpaceX raised $75 billion.", []),
    ],
)  # fmt: skip
def test_a_great_sum_said_of_works_is_what_they_cost(values_of: ReadValues, text: str, expected: Values) -> None:
    assert values_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It would take centuries to launch a million Starmind satellites.", [("spacex.starmind", "satellite_count", 1e6)]),
        ("It would take 9,000 Starmind satellites to fill that order.", []),
        ("The next Starcloud craft is designed to reach 640 watts per square meter.", [("starcloud", "radiator_flux", 640.0)]),
        ("Above Starcloud the Sun delivers 1,361 watts per square meter.", []),
    ],
)  # fmt: skip
def test_what_would_take_ages_is_named_and_what_would_be_needed_is_not(
    values_of: ReadValues, text: str, expected: Values
) -> None:
    assert values_of(text) == expected
