"""Whose a value is: names beside it, what the text speaks of, and subjects of others, in sentences of our own."""

from collections.abc import Callable
from typing import Any

import pytest

from models.vocabulary import DocumentKind

Values = list[tuple[str | None, str, float | None]]
ReadValues = Callable[..., Values]


@pytest.mark.parametrize(
    ("text", "program", "value"),
    [
        ("Microsoft rents elsewhere, and Colossus 2, whose chips draw 900 MW, is full.", "xai.colossus", 900e6),
        ("Colossus 1, the hall that Claude moved into, has 290 MW of compute power.", "xai.colossus", 290e6),
        ("Amazon waits, as does Starcloud, whose fleet would have 70,000 satellites.", "starcloud", 70e3),
    ],
)
def test_what_describes_a_name_is_said_of_it(values_of: ReadValues, text: str, program: str, value: float) -> None:
    assert (program, value) in {(owner, number) for owner, _, number in values_of(text)}


def test_a_name_in_a_later_clause_takes_nothing_from_what_the_text_speaks_of(values_of: ReadValues) -> None:
    text = "Starmind has a new radiator. SpaceX wants it to shed 1,300 W/m2; today's Starlink radiators do less."
    assert values_of(text) == [("spacex.starmind", "radiator_flux", 1300.0)]


def test_an_office_names_no_subject(values_of: ReadValues) -> None:
    text = "Starmind grew.\n\nEach satellite spans 68 meters, said the director of Starlink engineering."
    assert values_of(text) == [("spacex.starmind", "span", 68.0)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Slide 7: the second spacecraft weighs 290 kg.", 290.0),
        ("Assembly was finished in May, and the satellite weighs 320 kg.", 320.0),
        ("The satellite weighs 340 kg, an engineer who saw the drawings told us.", 340.0),
    ],
)
def test_a_capital_that_opens_a_sentence_makes_no_outsider(values_of: ReadValues, text: str, value: float) -> None:
    assert values_of(text, title="News of the Three-Body Computing Constellation") == [
        ("three_body", "unit_mass", value)
    ]


def test_a_word_that_is_a_name_elsewhere_is_one_where_it_opens(values_of: ReadValues) -> None:
    text = "Colossus 2 grows. The rest is built by Hypernova for others. Hypernova is to draw 2 GW by 2030."
    assert values_of(text) == []


@pytest.mark.parametrize(
    "text",
    ["Colossus 2 grows. By June it will be a site of 1.2 GW.", "Colossus 2 grows. Its owner plans a site of 1.2 GW."],
)
def test_it_may_be_a_site(values_of: ReadValues, text: str) -> None:
    assert values_of(text)[0] == ("xai.colossus", "compute_power", 1.2e9)


def test_a_site_that_nobody_spoke_of_is_none_of_ours(values_of: ReadValues) -> None:
    assert values_of("Colossus 2 grows. Elsewhere a solar farm of 900 MW is planned.") == []


def test_a_cluster_may_fly(values_of: ReadValues) -> None:
    text = "The paper runs to twenty pages. The model cluster has 64 satellites."
    assert values_of(text, title="Google explains Suncatcher") == [("google.suncatcher", "satellite_count", 64.0)]


@pytest.mark.parametrize(
    "text",
    [
        "SpaceX builds satellites. Everline thinks that orbital data centers will draw 2 GW by 2035.",
        "An orbital data center would cost three times as much as its earthly twin. Google's Suncatcher is smaller.",
    ],
)
def test_orbital_data_centers_at_large_have_no_owner(values_of: ReadValues, text: str) -> None:
    assert {program for program, _, _ in values_of(text)} == {"orbital_compute"}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "[AMA] I test radiators for Starcloud",
            "**u/fin:** how heavy?\n\nIt weighs 390 kilos, and each draws 8 kilowatts.",
            [("starcloud", "unit_mass", 390.0), ("starcloud", "unit_power", 8000.0)],
        ),
        ("Aetherflux in two lines", "The node draws 6 kilowatts.", [("aetherflux", "unit_power", 6000.0)]),
        ("Planet in two lines", "The node draws 6 kilowatts.", []),  # a company that has no program of its name
        ("SpaceX and Starcloud", "The node draws 6 kilowatts.", []),  # whose node?
    ],
)
def test_a_title_may_name_a_company_that_is_its_program(
    values_of: ReadValues, title: str, text: str, expected: list[Any]
) -> None:
    assert values_of(text, title=title) == expected


def test_a_title_may_use_the_short_name(values_of: ReadValues) -> None:
    text = "xAI broke ground in March.\n\nThe hall is up.\n\nA crane left.\n\nBy May the site will draw 800 MW."
    assert values_of(text, title="Colossus, part three: water") == [("xai.colossus", "compute_power", 800e6)]


@pytest.mark.parametrize(
    "text",
    [
        "Terafab has a price.\n\n- Cost of about $21 billion",
        "Terafab has a price. A bank estimates that everything together will cost $21 billion.",
        "Terafab grows. Its price is about $21 billion.",
    ],
)
def test_what_the_works_cost_is_theirs(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == [("terafab", "capex", 21e9)]


def test_units_that_are_explained_measure_nothing(values_of: ReadValues) -> None:
    assert values_of("Starlink V3 grows. Note: 1 tonne = 2,204.6 lb.") == []


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        # A filing that names its own side by its role alone.
        (
            "The registrant and Anthropic signed a compute services agreement. Anthropic shall pay $300 million per month."
            " Nothing in it concerns capacity in orbit; all sites are terrestrial.",
            3.6e9,
        ),
        ("SpaceX signed a compute deal with Google. Meanwhile Anthropic is in too: $12 billion a year.", 12e9),
        ("Reflection's lease of Colossus 1 machines is long. At $140 million a month, held to term, it pays.", 1.68e9),
    ],
)
def test_a_deal_needs_but_one_side_by_name(values_of: ReadValues, text: str, rate: float) -> None:
    assert ("compute_supply", "contract_rate", rate) in values_of(text)


def test_a_posting_may_go_on_about_its_program(values_of: ReadValues) -> None:
    text = (
        "Starmind carries compute to orbit. It spans 68 meters. By 2028 we want it to draw 180 kW.\n\n"
        "Someone who has kept 50 MW alive will like it here.\n\nThe pathfinder weighs 900 kg.\n\nYou lift 25 kg."
    )
    assert values_of(text, title="Structures Engineer", kind=DocumentKind.JOB_POSTING) == [
        ("spacex.starmind", "span", 68.0),
        ("spacex.starmind", "unit_power", 180e3),
        ("spacex.starmind", "unit_mass", 900.0),
    ]


def test_a_label_heads_its_paragraph(values_of: ReadValues) -> None:
    text = (
        "**Starcloud.** Starcloud-1 flew alone.\n\n**Three-Body.** Eleven satellites, as before.\n\n"
        "**Axiom.** Two nodes in orbit, both healthy."
    )
    assert values_of(text) == [("three_body", "satellite_count", 11.0), ("axiom.odc", "satellite_count", 2.0)]


def test_the_nearest_common_noun_says_what_kind_is_meant(values_of: ReadValues) -> None:
    text = "Starmind grows, and Gigasat with it. Each satellite weighs 3 tonnes, and the plant is never idle."
    assert ("spacex.starmind", "unit_mass", 3000.0) in values_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Starship is cheap. Compare it with the Space Shuttle, which cost $50,000 a kilogram.",
        "Terafab is large. For scale, a leading fab does 40,000 wafers a month.",
        "Gigasat makes cells. The world makes 600 gigawatts of them.",
    ],
)
def test_what_only_compares_is_nobodys(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


def test_a_rocket_that_carries_ours_owns_nothing(values_of: ReadValues) -> None:
    text = "The Three-Body Computing Constellation grew. Fourteen satellites shared the Long March 6A from Taiyuan."
    assert values_of(text) == [("three_body", "satellites_per_launch", 14.0)]


def test_what_a_model_told_us_is_still_ours(values_of: ReadValues) -> None:
    text = "Starcloud-1 flies. Our radiator shed 400 W/m² on average, a little more than what the model told us."
    assert values_of(text) == [("starcloud", "radiator_flux", 400.0)]


def test_a_possessive_without_its_noun_is_no_subject(values_of: ReadValues) -> None:
    text = "Terafab has a goal. If its yield beats Samsung's, the plant makes 90,000 wafers a month."
    assert values_of(text) == [("terafab", "wafer_rate", 1.08e6)]


def test_a_question_sets_the_topic_of_its_answer(values_of: ReadValues) -> None:
    text = (
        "Analyst: On Gigasat, where does the building stand?\n\nElon Musk: The steel is up, the roof comes next."
        " We're putting up ten million square feet there. The line is sized for 900 satellites a year."
    )
    assert values_of(text) == [
        ("spacex.gigasat", "facility_area", pytest.approx(929030.4)),
        ("spacex.gigasat", "satellite_rate", 900.0),
    ]


def test_the_site_may_be_a_plant(values_of: ReadValues) -> None:
    text = "Terafab is a bet. The site could one day hold 40 million square feet."
    assert values_of(text) == [("terafab", "facility_area", pytest.approx(3716121.6))]


@pytest.mark.parametrize(
    ("text", "program"),
    [
        ("Gigasat makes AI1 satellites. By 2027 we want to be at 1 gigawatt a year.", "spacex.starmind"),
        ("Gigasat makes AI1 satellites. By 2027 the line should run at 1 gigawatt a year.", "spacex.gigasat"),
        ("Terafab makes chips for AI1. By 2030 we want to be at a terawatt a year.", "terafab"),
    ],
)
def test_power_a_year_is_that_of_satellites_unless_the_works_are_meant(
    values_of: ReadValues, text: str, program: str
) -> None:
    assert [owner for owner, metric, _ in values_of(text) if metric == "compute_power_rate"] == [program]


def test_they_who_say_so_are_no_strangers(values_of: ReadValues) -> None:
    text = (
        "Aetherflux plans a node; they say so. Three-Body flies twelve satellites."
        " Its builders plan on 90 satellites by 2027 and, they say, 2,000 satellites by 2035."
    )
    found = values_of(text)
    assert ("three_body", "satellite_count", 90.0) in found
    assert ("three_body", "satellite_count", 2000.0) in found


def test_money_for_a_named_site_of_others_is_no_deal(values_of: ReadValues) -> None:
    text = "xAI leases compute to Anthropic. Tesla committed $400 million to a Dojo cluster in Buffalo."
    assert "compute_supply" not in {program for program, _, _ in values_of(text)}


def test_prototypes_that_a_posting_names_are_counted(values_of: ReadValues) -> None:
    text = "The Starmind team is growing.\n\n- Write the test plan for the two prototypes that will fly in 2027"
    assert values_of(text, title="Thermal Engineer (Starmind)", kind=DocumentKind.JOB_POSTING) == [
        ("spacex.starmind", "satellite_count", 2.0)
    ]


def test_what_is_counted_by_its_name_is_of_that_name(values_of: ReadValues) -> None:
    text = "We want a million AI satellites that serve as orbital data centers."
    assert values_of(text) == [("spacex.starmind", "satellite_count", 1e6)]


def test_that_goes_on_with_a_class_of_things(values_of: ReadValues) -> None:
    text = "Analysts expect all orbital data centers to draw 2 GW by 2035. That takes in 20,000 satellites."
    assert ("orbital_compute", "satellite_count", 20e3) in values_of(text)


def test_a_value_in_a_posting_may_stand_before_its_name(values_of: ReadValues) -> None:
    text = (
        "Gigasat will be large.\n\nYou take over a hall of 9 million square feet, and hand it over at Gigasat for AI1."
    )
    assert values_of(text, title="Facilities Manager", kind=DocumentKind.JOB_POSTING) == [
        ("spacex.gigasat", "facility_area", pytest.approx(836127.36))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The utility has signed 10.5 GW of load.\n\nIts list shows 51 GW of prospects.\n\nOne exhibit, on Starmind, had no weight.",
        "A coolant unit for 2 MW costs $150,000.\n\nPumps fail first.\n\nShe would not say whether parts had gone to Colossus.",
        "We finished the quarter at 116 GW.\n\nA fifth is for data centers.\n\nI won't talk about xAI or Colossus.\n\nIt is a free country.",
    ],
)
def test_a_name_in_passing_lends_itself_to_nothing(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == []


@pytest.mark.parametrize(
    ("text", "program", "value"),
    [
        (
            "xAI has brought its site to 1.3 GW.\n\nA third hall opened.\n\nNeighbours complain of Colossus 2.",
            "xai.colossus",
            1.3e9,
        ),
        (
            "The satellites each draw 120 kW.\n\nThat is a lot.\n\nWork on Starmind began in May.",
            "spacex.starmind",
            120e3,
        ),
    ],
)
def test_what_is_said_of_its_company_is_tied_to_a_name_that_comes_later(
    values_of: ReadValues, text: str, program: str, value: float
) -> None:
    assert (program, value) in {(owner, number) for owner, _, number in values_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Starmind, as drawn in June, is large.\n\nI wrote to them.\n\nThey are slow.\n\nOne reader found 150 kW.",
        "I wrote to them.\n\nThey are slow.\n\nOne reader found 150 kW.\n\nStarmind is large.\n\nStarmind is late.",
    ],
)
def test_a_text_about_a_program_need_not_name_it_again(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == [("spacex.starmind", "unit_power", 150e3)]


@pytest.mark.parametrize(
    ("who", "is_read"),
    [
        ("Michael Rowe, who runs the satellite business, told reporters", True),
        ("Michael Rowe told reporters", True),
        ("said Michael Rowe, an analyst", False),
        ("said Michael Rowe of Kestrel Space", False),
        ("said a lobbyist", False),
    ],
)
def test_whoever_is_introduced_as_nobody_elses_speaks_for_the_company(
    values_of: ReadValues, who: str, is_read: bool
) -> None:
    text = f'SpaceX is building Starmind. "By 2029 we\'ll have a gigawatt up there," {who}.'
    assert bool(values_of(text)) is is_read


def test_a_person_is_known_by_the_first_introduction(values_of: ReadValues) -> None:
    said = '"We see a gigawatt by 2029," Roe said.'
    assert values_of(f"SpaceX is building Starmind. Vice president Jane Roe is confident. {said}")
    assert not values_of(f"SpaceX is building Starmind. Kestrel analyst Jane Roe is not. {said}")


def test_a_regulator_that_is_asked_supplies_nothing(values_of: ReadValues) -> None:
    text = "Starcloud is growing. We have asked the FCC for 88,000 satellites."
    assert values_of(text) == [("starcloud", "satellite_count", 88e3)]


@pytest.mark.parametrize(
    "text",
    [
        "Host: Starship and Starcloud-1 have flown.\n\nIt is late.\n\nSo it is.\n\nPhilip Johnston: Our filing is for 88,000 satellites.",
        "Starcloud-1 and Suncatcher differ.\n\nIt is late.\n\nSo it is.\n\nIt is cold.\n\nGoogle flies at 650 km.",
    ],
)
def test_of_several_programs_the_one_of_who_speaks_is_meant(values_of: ReadValues, text: str) -> None:
    assert values_of(text) in ([("starcloud", "satellite_count", 88e3)], [("google.suncatcher", "altitude", 650e3)])


@pytest.mark.parametrize(
    "text",
    [
        "Take SpaceX at its word. The application it lodged with the FCC covers one million orbital data center satellites.",
        "Take SpaceX. In January it wrote to the FCC, and its application covers one million orbital data center satellites.",
        "Nobody rushed SpaceX. The filing that the company made in January covers one million orbital data center satellites.",
    ],
)
def test_a_paper_is_of_the_company_told_of_before(values_of: ReadValues, text: str) -> None:
    assert values_of(text) == [("spacex.starmind", "satellite_count", 1e6)]


def test_a_paper_of_a_company_in_no_list_is_nobodys(values_of: ReadValues) -> None:
    assert values_of("Consider Amazon. The application it lodged with the FCC covers 3,236 broadband satellites.") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("SpaceX intends to launch the first hundred by the end of 2028.", 100.0),
        ("SpaceX intends to launch the first 100 by the end of 2028.", 100.0),
        ("It wants to launch the initial 40 by 2028.", 40.0),
        ("The first thousand are to be in orbit by 2029.", 1000.0),
    ],
)
def test_the_first_so_many_are_satellites(values_of: ReadValues, text: str, value: float) -> None:
    before = "Starmind begins with 7,500 satellites in shells between 600 and 800 kilometers."
    assert values_of(f"{before} {text}")[-1] == ("spacex.starmind", "satellite_count", value)


@pytest.mark.parametrize(
    "text",
    [
        "It took the first hundred days to plan.",
        "The last hundred miles were the worst.",
        "The first million went to lawyers.",
    ],
)
def test_the_first_so_many_may_be_other_things(values_of: ReadValues, text: str) -> None:
    assert values_of(f"Starmind begins with 7,500 satellites. {text}")[1:] == []


def test_not_all_at_once_is_no_load(values_of: ReadValues) -> None:
    text = (
        "Starmind asks for 51,600 satellites. SpaceX never meant to build them at once: 300 would be in place by 2030."
    )
    assert values_of(text)[-1] == ("spacex.starmind", "satellite_count", 300.0)


@pytest.mark.parametrize(
    "text",
    [
        "A single terrestrial line in Anhui makes 10 gigawatts.",
        "Cells are scarce, and a commercial line makes 10 gigawatts.",
    ],
)
def test_a_line_of_another_is_no_computing(values_of: ReadValues, text: str) -> None:
    assert values_of(f"SpaceX asked its suppliers for cells for Starmind. {text}") == []
