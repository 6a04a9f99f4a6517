"""Claims in tables, boxes of figures, labels and lists, where no sentence joins a value to its name, unit and date."""

from datetime import date

import pytest

from extractors.names import language
from extractors.quantities.quantities import UnitTable, find
from extractors.reader import Reader
from extractors.text.wordings import Wordings
from models.watchlist import Watchlist
from tests.articles import article

Told = tuple[str | None, str, float | None, str | None, str | None]
"""Program, metric, value, first and last day."""


def told(reader_of_all: Reader, text: str) -> list[Told]:
    """Read a text of 20 November 2026."""
    document = article(text, on=date(2026, 11, 20))
    found: list[Told] = []
    for claim in reader_of_all.read(document).claims:
        bounds = (claim.period.earliest, claim.period.latest) if claim.period else (None, None)
        first, last = (None if day is None else day.isoformat() for day in bounds)
        found.append((claim.program, claim.metric, claim.value, first, last))
    return found


LAUNCHES = (
    "| Program | Satellites | Power each | First launch |\n|---|---|---|---|\n"
    "| Starmind | 1,000,000 | 120 kW | early 2027 |\n| Starcloud | 88,000 | 200 kW | Q4 2027 |\n"
)
BY_PROGRAM = (
    "| | AI1 | Starcloud-3 |\n| --- | --- | --- |\n| Mass (kg) | 2,000 | 3,000 |\n| Satellites per Starship | 60 | 50 |\n"
    "| Satellites planned | 1,000,000 | 88,000 |\n| First launch | early 2027 | Q4 2027 |\n"
)
BY_YEAR = (
    "Starmind deployment plan\n\n| | 2027 | 2028 |\n|---|---|---|\n| Satellites in orbit | 2 | 500 |\n"
    "| Compute in orbit | 24 MW | 60 MW |\n"
)
YEARS = "Starship launches\n\nYear | Launches\n2025 | 5\n2027 (planned) | 25\n"
MILESTONES = (
    "The milestones of Starmind:\n\nMilestone | Target date | Cost\nFirst 1,000 satellites | Q4 2028 | n/a\n"
    "First prototype launch | Q1 2027 | n/a\n"
)
OLD_AND_NEW = "Starmind | Old plan | New plan\nSatellites | 1,000,000 | 500,000\nFirst launch | 2026 | early 2027\n"

TABLES: list[tuple[str, list[Told]]] = [
    (
        LAUNCHES,
        [
            ("spacex.starmind", "satellite_count", 1e6, None, None),
            ("spacex.starmind", "unit_power", 120e3, None, None),
            ("spacex.starmind", "launch", None, "2027-01-01", "2027-04-30"),
            ("starcloud", "satellite_count", 88e3, None, None),
            ("starcloud", "unit_power", 200e3, None, None),
            ("starcloud", "launch", None, "2027-10-01", "2027-12-31"),
        ],
    ),
    (
        BY_PROGRAM,
        [
            ("spacex.starmind", "unit_mass", 2e3, None, None),
            ("starcloud", "unit_mass", 3e3, None, None),
            ("spacex.starmind", "satellites_per_launch", 60.0, None, None),
            ("starcloud", "satellites_per_launch", 50.0, None, None),
            ("spacex.starmind", "satellite_count", 1e6, None, None),
            ("starcloud", "satellite_count", 88e3, None, None),
            ("spacex.starmind", "launch", None, "2027-01-01", "2027-04-30"),
            ("starcloud", "launch", None, "2027-10-01", "2027-12-31"),
        ],
    ),
    (
        BY_YEAR,
        [
            ("spacex.starmind", "satellite_count", 2.0, "2027-01-01", "2027-12-31"),
            ("spacex.starmind", "satellite_count", 500.0, "2028-01-01", "2028-12-31"),
            ("spacex.starmind", "compute_power", 24e6, "2027-01-01", "2027-12-31"),
            ("spacex.starmind", "compute_power", 60e6, "2028-01-01", "2028-12-31"),
        ],
    ),
    (
        YEARS,
        [
            ("spacex.starship", "launch_count", 5.0, "2025-01-01", "2025-12-31"),
            ("spacex.starship", "launch_count", 25.0, "2027-01-01", "2027-12-31"),
        ],
    ),
    (
        MILESTONES,
        [
            ("spacex.starmind", "satellite_count", 1e3, "2028-10-01", "2028-12-31"),
            ("spacex.starmind", "prototype_launch", None, "2027-01-01", "2027-03-31"),
        ],
    ),
    (
        OLD_AND_NEW,
        [
            ("spacex.starmind", "satellite_count", 5e5, None, None),
            ("spacex.starmind", "launch", None, "2027-01-01", "2027-04-30"),
        ],
    ),
    (
        "Gigasat ramp:\n\nYear | Satellites per year\n2027 | 500\n",
        [("spacex.gigasat", "satellite_rate", 500.0, "2027-01-01", "2027-12-31")],
    ),
]  # fmt: skip


def _with_tabs(row: str) -> str:
    return "\t".join(cell.strip() for cell in row.removeprefix("|").removesuffix("|").split("|"))


@pytest.mark.parametrize(("text", "expected"), TABLES)
@pytest.mark.parametrize("parted_by", ["bars", "tabs"])
def test_a_table_says_whose_what_and_when_by_its_columns(
    reader_of_all: Reader, text: str, expected: list[Told], parted_by: str
) -> None:
    if parted_by == "tabs":
        text = "\n".join(_with_tabs(row) for row in text.split("\n") if not row.startswith(("|--", "| --")))
    assert told(reader_of_all, text) == expected


def test_a_table_set_in_columns_of_spaces_is_one(reader_of_all: Reader) -> None:
    rows = (
        "                          2026       2027",
        "Starship launches            4         25",
        "Starlink satellites      9,100     10,400",
    )
    assert told(reader_of_all, "SELECTED METRICS\n\n" + "\n".join(rows)) == [
        ("spacex.starship", "launch_count", 4.0, "2026-01-01", "2026-12-31"),
        ("spacex.starship", "launch_count", 25.0, "2027-01-01", "2027-12-31"),
        ("spacex.starlink", "satellite_count", 9100.0, "2026-01-01", "2026-12-31"),
        ("spacex.starlink", "satellite_count", 10400.0, "2027-01-01", "2027-12-31"),
    ]


FIGURES: list[tuple[str, list[Told]]] = [
    ("**160.** The radiator of AI1, in square meters.", [("spacex.starmind", "radiator_area", 160.0, None, None)]),
    ("200: kilowatts, the power of each Starcloud satellite.", [("starcloud", "unit_power", 200e3, None, None)]),
    ("**5** Gigawatts, the size of the cluster that Starcloud wants.", [("starcloud", "compute_power", 5e9, None, None)]),
    ("88,000. The number of satellites in Starcloud's filing.", [("starcloud", "satellite_count", 88e3, None, None)]),
    ("10,000. Satellites a year from Gigasat.", [("spacex.gigasat", "satellite_rate", 1e4, None, None)]),
    ("80%. The share of Terafab's output meant for space.", [("terafab", "output_share", 0.8, None, None)]),
    (
        "$200. The price per kilogram at which Suncatcher makes sense.",
        [("google.suncatcher", "launch_price", 200.0, None, None)],
    ),
    ("1,000,000 = satellites in the Starmind application", [("spacex.starmind", "satellite_count", 1e6, None, None)]),
    ("**6.** Starlink terminals on the mast of one crab boat.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_takes_its_unit_from_its_caption(reader_of_all: Reader, text: str, expected: list[Told]) -> None:
    assert told(reader_of_all, text) == expected


CHANGES: list[tuple[str, list[Told]]] = [
    ("AI1 radiator: ~~110 m²~~ 160 m²", [("spacex.starmind", "radiator_area", 160.0, None, None)]),
    ("Starcloud-3 will launch in ~~Q2~~ Q4 2027.", [("starcloud", "launch", None, "2027-10-01", "2027-12-31")]),
    ("AI1 power: 100 kW -> 120 kW", [("spacex.starmind", "unit_power", 120e3, None, None)]),
    ("Starcloud-3 launch: Q2 2027 → Q4 2027", [("starcloud", "launch", None, "2027-10-01", "2027-12-31")]),
    ("The radiator of AI1\nBefore: 110 m²\nAfter: 160 m²", [("spacex.starmind", "radiator_area", 160.0, None, None)]),
    (
        "Starcloud-3\nOld launch date: Q2 2027\nNew launch date: Q4 2027",
        [("starcloud", "launch", None, "2027-10-01", "2027-12-31")],
    ),
    (
        "Starmind: 100 satellites (2027) → 500 satellites (2028)",
        [
            ("spacex.starmind", "satellite_count", 100.0, "2027-01-01", "2027-12-31"),
            ("spacex.starmind", "satellite_count", 500.0, "2028-01-01", "2028-12-31"),
        ],
    ),
    (
        "Steps of Starmind. First: 100 satellites in 2027. Then: 500 satellites in 2028.",
        [
            ("spacex.starmind", "satellite_count", 100.0, "2027-01-01", "2027-12-31"),
            ("spacex.starmind", "satellite_count", 500.0, "2028-01-01", "2028-12-31"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_marks_and_labels_say_what_is_old(reader_of_all: Reader, text: str, expected: list[Told]) -> None:
    assert told(reader_of_all, text) == expected


def test_emphasis_does_not_part_a_figure_from_its_noun_its_unit_or_its_bound(reader_of_all: Reader) -> None:
    text = "Starcloud wants **88,000** satellites. Each will draw *200* kilowatts by **2030**."
    assert told(reader_of_all, text) == [
        ("starcloud", "satellite_count", 88e3, None, None),
        ("starcloud", "unit_power", 200e3, None, "2030-12-31"),
    ]


def test_a_figure_without_emphasis_keeps_its_place(watchlist: Watchlist) -> None:
    text = "It has **88,000** satellites, _200_ kW each, snake_2_case and 2*3*4."
    units = UnitTable.of(watchlist.units, Wordings.of(watchlist))
    assert [(text[each.start : each.end], each.value) for each in find(text, units)][:2] == [
        ("88,000** satellites", 88e3),
        ("200_ kW", 200e3),
    ]


@pytest.mark.parametrize("number", ["3/", "3/12", "3/n", "(3/12)"])
def test_the_number_of_a_post_in_a_thread_is_no_figure(reader_of_all: Reader, number: str) -> None:
    text = f"1/ Starmind is filed.\n\n{number} Satellites: up to 1 million."
    assert told(reader_of_all, text)[-1] == ("spacex.starmind", "satellite_count", 1e6, None, None)
    assert [text[start:end] for start, end in language.sentences(text)][-1] == "Satellites: up to 1 million."


@pytest.mark.parametrize("leader", [" . . . . . ", " ....... "])
def test_dots_lead_from_a_label_to_its_value(leader: str) -> None:
    assert len(language.sentences(f"Launch{leader}Q4 2027")) == 1


LISTED: list[tuple[str, list[Told]]] = [
    (
        "Satellites asked for: Starmind 1 million, Starcloud (88,000), OneWeb 650.",
        [
            ("spacex.starmind", "satellite_count", 1e6, None, None),
            ("starcloud", "satellite_count", 88e3, None, None),
        ],
    ),
    (
        "Satellites per application:\n\n- SpaceX (Starmind): up to 1,000,000\n- Starcloud: 88,000",
        [
            ("spacex.starmind", "satellite_count", 1e6, None, None),
            ("starcloud", "satellite_count", 88e3, None, None),
        ],
    ),
    (
        "Starship flights\n\n2025: 5\n2027: 25 (planned)",
        [
            ("spacex.starship", "launch_count", 5.0, "2025-01-01", "2025-12-31"),
            ("spacex.starship", "launch_count", 25.0, "2027-01-01", "2027-12-31"),
        ],
    ),
    (
        "By size of filing: Starmind (1 million satellites), Starcloud (88,000).",
        [
            ("spacex.starmind", "satellite_count", 1e6, None, None),
            ("starcloud", "satellite_count", 88e3, None, None),
        ],
    ),
    (
        "AI1 carries 120 kW; Starcloud-3, 200.",
        [
            ("spacex.starmind", "unit_power", 120e3, None, None),
            ("starcloud", "unit_power", 200e3, None, None),
        ],
    ),
    (
        "AI1 and Starcloud-3 are to draw 120 and 200 kW, respectively.",
        [
            ("spacex.starmind", "unit_power", 120e3, None, None),
            ("starcloud", "unit_power", 200e3, None, None),
        ],
    ),
    (
        "88,000 and 1 million satellites are what Starcloud and Starmind, in that order, have asked for.",
        [
            ("starcloud", "satellite_count", 88e3, None, None),
            ("spacex.starmind", "satellite_count", 1e6, None, None),
        ],
    ),
    (
        "The first AI1s will be launched in early 2027, the first Starcloud-3 in late 2027.",
        [
            ("spacex.starmind", "launch", None, "2027-01-01", "2027-04-30"),
            ("starcloud", "launch", None, "2027-09-01", "2027-12-31"),
        ],
    ),
    (
        "Planned satellites: 88,000 (Starcloud), 1 million (Starmind).",
        [
            ("starcloud", "satellite_count", 88e3, None, None),
            ("spacex.starmind", "satellite_count", 1e6, None, None),
        ],
    ),
    (
        "Key numbers for AI1: 120 (kW), 160 (m² of radiator).",
        [
            ("spacex.starmind", "unit_power", 120e3, None, None),
            ("spacex.starmind", "radiator_area", 160.0, None, None),
        ],
    ),
    (
        "Terafab output. Chips: 100 billion a year. Wafers: 1 million a month.",
        [("terafab", "chip_rate", 100e9, None, None), ("terafab", "wafer_rate", 12e6, None, None)],
    ),
    ("2029 100 GW a year: Starmind", [("spacex.starmind", "compute_power_rate", 100e9, "2029-01-01", "2029-12-31")]),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_a_series_shares_what_its_head_or_its_first_item_says(
    reader_of_all: Reader, text: str, expected: list[Told]
) -> None:
    assert told(reader_of_all, text) == expected


ASKED: list[tuple[str, list[Told]]] = [
    (
        "Q: When does Starcloud-3 fly?\nA: In the fourth quarter of 2027.",
        [("starcloud", "launch", None, "2027-10-01", "2027-12-31")],
    ),
    (
        "Analyst: How many Starship launches should we expect next year?\nMusk: A hundred, give or take.\n"
        "Analyst: And in 2028?\nMusk: Four hundred.",
        [
            ("spacex.starship", "launch_count", 100.0, "2027-01-01", "2027-12-31"),
            ("spacex.starship", "launch_count", 400.0, "2028-01-01", "2028-12-31"),
        ],
    ),
    (
        "Starmind. Launch date? Early 2027. Satellites? A million.",
        [
            ("spacex.starmind", "launch", None, "2027-01-01", "2027-04-30"),
            ("spacex.starmind", "satellite_count", 1e6, None, None),
        ],
    ),
    (
        "Analyst: Has AI5 taped out?\nElon Musk: Yes, in July 2026.\nAnalyst: And AI6?\nElon Musk: December 2026.",
        [
            ("tesla.ai_chip", "tape_out", None, "2026-07-01", "2026-07-31"),
            ("tesla.ai_chip", "tape_out", None, "2026-12-01", "2026-12-31"),
        ],
    ),
    ("Analyst: Will you fly 88,000 satellites by 2030?\nPhilip Johnston, Starcloud: No. By 2035.", []),
    (
        "Analyst: Will Starmind fly in early 2027?\nElon Musk: We're building two AI1 prototypes right now.",
        [("spacex.starmind", "satellite_count", 2.0, None, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_an_answer_takes_from_its_question_what_it_leaves_out(
    reader_of_all: Reader, text: str, expected: list[Told]
) -> None:
    assert told(reader_of_all, text) == expected


CARDS = ["Satellites planned", "88,000", "First launch", "Late 2027"]


@pytest.mark.parametrize(
    "card",
    [
        "\n".join(CARDS),
        "\n\n".join("\n".join(pair) for pair in (CARDS[:2], CARDS[2:])),
        "\n".join([CARDS[1], CARDS[0], CARDS[3], CARDS[2]]),
        "\n\n".join("\n".join(pair) for pair in ([CARDS[1], CARDS[0]], [CARDS[3], CARDS[2]])),
    ],
)
def test_a_figure_in_a_line_of_its_own_has_its_label_above_or_below(reader_of_all: Reader, card: str) -> None:
    assert told(reader_of_all, f"Starcloud at a glance\n\n{card}") == [
        ("starcloud", "satellite_count", 88e3, None, None),
        ("starcloud", "launch", None, "2027-09-01", "2027-12-31"),
    ]


def test_a_figure_of_the_day_is_that_of_the_sentence_below(reader_of_all: Reader) -> None:
    text = "Starmind is delayed.\n\n**Number of the day: 88,000**\n\nThat is how many satellites Starcloud wants."
    assert ("starcloud", "satellite_count", 88e3, None, None) in told(reader_of_all, text)


HEADED: list[tuple[str, list[Told]]] = [
    (
        "**October–December.** The production Starmind flies for the first time.",
        [("spacex.starmind", "launch", None, "2027-10-01", "2027-12-31")],
    ),
    ("**Next spring**\n\nStarcloud-3 flies.", [("starcloud", "launch", None, "2027-03-01", "2027-05-31")]),
    (
        "2027\n- two Suncatcher prototypes\n- Starcloud-3 flies\n\n2028\n- 1,000 Starcloud satellites in orbit",
        [
            ("google.suncatcher", "satellite_count", 2.0, "2027-01-01", "2027-12-31"),
            ("starcloud", "launch", None, "2027-01-01", "2027-12-31"),
            ("starcloud", "satellite_count", 1e3, "2028-01-01", "2028-12-31"),
        ],
    ),
    (
        "**Terafab watch.** The plant is to cost $25 billion.\n\n**Elsewhere.** A new hall of 300 MW opens for $2 billion.",
        [("terafab", "capex", 25e9, None, None)],
    ),
    (
        "**Starmind.** A million satellites are planned.\n\n**Power.** Each satellite draws 120 kW.",
        [
            ("spacex.starmind", "satellite_count", 1e6, None, None),
            ("spacex.starmind", "unit_power", 120e3, None, None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADED)
def test_a_heading_dates_what_follows_and_a_rubric_turns_away(
    reader_of_all: Reader, text: str, expected: list[Told]
) -> None:
    assert told(reader_of_all, text) == expected


NO_CLAIMS = [
    "Letters on satellites this week: Starcloud 88, Starmind 45.",
    "Openings at makers of satellites: Starcloud (12), SpaceX (340).",
    "Our episodes on satellites\n\nStarcloud — 45\nStarmind — 12",
    "Which satellites will fly first? Your votes: Starmind 120, Starcloud 88.",
    "Satellites in orbit: OneWeb 650, Planet 200. Starcloud has asked for more time.",
    "Q: When will my Starlink terminal ship?\nA: In March 2027.",
    "Starmind is loved.\n\nWho bets on what\n\nName | Launch\nAnn | 2027\nBob | 2028",
    "When will Starmind fly? Your votes:\n( ) 2027 ( ) 2028 ( ) 2029",
    "Starcloud | Price | Change\nNvidia | $190 | 2%\nRocket Lab | $55 | 3%",
    "Starmind and the others\n\nCompany | Satellites | Launch\nSophia Space | 3,000 | 2028\nAST | 248 | 2027",
    "Starship models\n\n12,500. Pieces.\n1.8. Meters tall.\n6. Kilograms.",
    "Starmind podcasts, ranked\n\n1. Orbit Hour — 4.8 (1,200 reviews)\n2. Up There — 4.5 (310)",
]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_lists_of_other_things_make_no_claim(reader_of_all: Reader, text: str) -> None:
    assert told(reader_of_all, text) == []
