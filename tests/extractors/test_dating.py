"""Which date governs what: dates of utterances, of filings and of other happenings beside a claim's own date."""

from datetime import date

import pytest

from extractors.reader import Reader
from models.claims import Claim
from models.vocabulary import AnchorKind, Modality
from tests.articles import article

PUBLISHED = date(2026, 6, 15)  # a Monday


def read(reader: Reader, text: str) -> list[Claim]:
    document = article(text, on=PUBLISHED)
    return list(reader.read(document).claims)


def bounds(claim: Claim) -> tuple[str | None, str | None]:
    if claim.period is None:
        return None, None
    return tuple(day and day.isoformat() for day in (claim.period.earliest, claim.period.latest))  # type: ignore[return-value]


def dated(reader: Reader, text: str, metric: str) -> list[tuple[str | None, str | None]]:
    return [bounds(claim) for claim in read(reader, text) if claim.metric == metric]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("In January Musk had said that xAI's Colossus 2 would draw 1.5 GW in April.", "compute_power", ("2026-04-01", "2026-04-30")),
        ("Last autumn Johnston had promised that Starcloud-2 would launch in March.", "launch", ("2026-03-01", "2026-03-31")),
        ("In February the company had promised 2 GW at xAI's Colossus by May.", "compute_power", (None, "2026-05-31")),
        ("Speaking in May, Johnston said Starcloud-2 would launch in October.", "launch", ("2026-10-01", "2026-10-31")),
        ("Last November Musk told shareholders that AI6 would enter volume production next year.", "production", ("2026-01-01", "2026-12-31")),
    ],
)  # fmt: skip
def test_a_promise_is_counted_from_its_day(
    reader: Reader, text: str, metric: str, expected: tuple[str | None, str | None]
) -> None:
    assert dated(reader, text, metric) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SpaceX had announced the first Starmind launch for April.", ("2026-04-01", "2026-04-30")),
        ("SpaceX had set the first Starmind flight for May.", ("2026-05-01", "2026-05-31")),
        ("The first Starmind launch was due in March.", ("2026-03-01", "2026-03-31")),
    ],
)
def test_a_plan_that_lies_behind_is_no_launch(
    reader: Reader, text: str, expected: tuple[str | None, str | None]
) -> None:
    (claim,) = [claim for claim in read(reader, text) if claim.metric == "launch"]
    assert (claim.modality, bounds(claim)) == (Modality.PLANNED, expected)


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("The flight of Starcloud-2 slipped from October 2026 to 2027.", "launch", ("2027-01-01", "2027-12-31")),
        ("Aetherflux moved its first Galactic Brain launch up, from 2028 to 2027.", "launch", ("2027-01-01", "2027-12-31")),
        ("Google delayed the Suncatcher prototypes' launch from January 2027 to the summer of that year.", "prototype_launch", ("2027-06-01", "2027-08-31")),
        ("Starcloud-2, originally set for May, will launch in July.", "launch", ("2026-07-01", "2026-07-31")),
        ("Rather than 2026, Axiom's third orbital data center node will launch in 2027.", "launch", ("2027-01-01", "2027-12-31")),
    ],
)  # fmt: skip
def test_a_revised_date_is_a_plan_with_the_new_period(
    reader: Reader, text: str, metric: str, expected: tuple[str | None, str | None]
) -> None:
    found = [(claim.modality, bounds(claim)) for claim in read(reader, text) if claim.metric == metric]
    assert found == [(Modality.PLANNED, expected)]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Gigasat is to make 1,000 Starmind satellites a year, with the first due in mid-2027.", "satellite_rate"),
        ("SpaceX wants 500 Starmind satellites a year, the first of them by 2028.", "satellite_rate"),
        ("The first Starmind satellites (launch: Q2 2027) draw 120 kW each.", "unit_power"),
        ("Since its launch in November 2025 Starcloud-1 has stayed at 325 km.", "altitude"),
        ("A slide of the October deck gives Starmind a mass of 3 tonnes.", "unit_mass"),
        ("The trade paper's figure for Starmind in March was 110 kW each.", "unit_power"),
        ("That is less than the 2.9 tonnes which a newsletter had printed for Starmind in May.", "unit_mass"),
        ("After the pad fire in March 2025 Starship V3 was designed for 100 tons.", "payload_mass"),
        ("AI5, which he called ready last July, has yet to tape out.", "tape_out"),
        ("Documents seen by Reuters on Friday show Terafab will cost $60 billion.", "capex"),
        ("xAI has tripled Colossus since autumn and now counts 700,000 GPUs there.", "accelerator_count"),
    ],
)  # fmt: skip
def test_the_date_of_something_else_dates_nothing(reader: Reader, text: str, metric: str) -> None:
    assert dated(reader, text, metric) == [(None, None)]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("Starmind is to have 500 satellites (due by 2028).", "satellite_count", (None, "2028-12-31")),
        ("SpaceX should launch the first Starmind satellite in March 2027.", "launch", ("2027-03-01", "2027-03-31")),
        ("SpaceX flew Starship for the first time this year on May 4.", "launch", ("2026-05-04", "2026-05-04")),
    ],
)  # fmt: skip
def test_near_misses_keep_their_date(
    reader: Reader, text: str, metric: str, expected: tuple[str | None, str | None]
) -> None:
    assert expected in dated(reader, text, metric)


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("xAI ended June 2025 with 200,000 GPUs at Colossus.", "accelerator_count", ("2025-06-30", "2025-06-30")),
        ("xAI closed the first quarter at 1.2 GW on the Colossus site.", "compute_power", ("2026-03-31", "2026-03-31")),
        ("xAI's Colossus should exit 2027 at 3 GW.", "compute_power", ("2027-12-31", "2027-12-31")),
    ],
)
def test_what_a_period_ended_with_stands_on_its_last_day(
    reader: Reader, text: str, metric: str, expected: tuple[str | None, str | None]
) -> None:
    assert dated(reader, text, metric) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In May, Anthropic signed a deal to pay SpaceX $1.25 billion a month through May 2029 for compute.",
        "Anthropic signed a compute deal with SpaceX in May that runs until 2029.",
        "Anthropic struck a compute deal with SpaceX in May, to last until the end of 2029.",
    ],
)
def test_how_long_a_deal_runs_does_not_date_its_signature(reader: Reader, text: str) -> None:
    assert dated(reader, text, "agreement") == [("2026-05-01", "2026-05-31")]


def test_who_reports_does_not_take_the_date_of_what_is_reported(reader: Reader) -> None:
    text = "Reflection signed a compute deal with SpaceX on June 2, reports said."
    assert dated(reader, text, "agreement") == [("2026-06-02", "2026-06-02")]


def test_the_anchor_of_reported_speech_is_the_day_of_the_speech(reader: Reader) -> None:
    (claim,) = read(reader, "On May 4, Musk said that the first Starmind launch is two years away.")
    assert claim.period is not None
    assert (claim.period.anchor, claim.period.anchor_kind) == (date(2026, 5, 4), AnchorKind.UTTERANCE)


def test_how_often_is_not_when(reader: Reader) -> None:
    text = "Starship should fly every two weeks before the end of next year."
    assert dated(reader, text, "launch_rate") == [(None, "2027-12-31")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Starship flew earlier this year, in March.", ("2026-03-01", "2026-03-31")),
        ("SpaceX flew Starship this year on May 4.", ("2026-05-04", "2026-05-04")),
        ("Starship is to fly later this year, in October.", ("2026-10-01", "2026-10-31")),
    ],
)
def test_of_two_dates_that_say_one_thing_the_closer_counts(
    reader: Reader, text: str, expected: tuple[str | None, str | None]
) -> None:
    assert dated(reader, text, "launch") == [expected]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("Within five years, Musk claims, Starmind will add 100 GW a year.", "compute_power_rate", ("2026-06-15", "2031-06-15")),
        ("In 2030, Musk says, Starmind will add 100 GW a year.", "compute_power_rate", ("2030-01-01", "2030-12-31")),
        ("Over the next two years, Tesla said, Terafab will cost $20 billion.", "capex", ("2026-06-15", "2028-06-15")),
    ],
)  # fmt: skip
def test_nobody_has_spoken_in_the_future(
    reader: Reader, text: str, metric: str, expected: tuple[str | None, str | None]
) -> None:
    assert dated(reader, text, metric) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Starship's twelfth flight, on May 4, ended in a splashdown.",
        "The May 4 launch of Starship went well.",
        "Starship's launch on May 4 lasted an hour.",
    ],
)
def test_a_verb_of_the_past_looks_back(reader: Reader, text: str) -> None:
    assert dated(reader, text, "launch") == [("2026-05-04", "2026-05-04")]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("In January Musk expected Colossus 2 to reach 2 GW by April.", "compute_power", (None, "2026-04-30")),
        ("Starcloud says the launch of Starcloud-3, a craft of three tons, will not take place before 2028.", "launch", ("2028-01-01", None)),
        ("Aetherflux flies a node in Q1 2027; its commercial service follows in the second half of the year.", "operation", ("2027-07-01", "2027-12-31")),
        ("Starcloud-2 comes next: two satellites of 8 kW each, which will go up in 2027.", "unit_power", ("2027-01-01", "2027-12-31")),
        ("By the finish of 2027 xAI counts on 2 GW at Colossus 2, and by 2030 it wants ten.", "compute_power", (None, "2027-12-31")),
        ("Colossus 2 will have 2 GW, and it should get there by next June.", "compute_power", (None, "2027-06-30")),
        ("SpaceX, founded in 2002, plans 1 million Starmind satellites.", "satellite_count", (None, None)),
        ("Instead of one craft this October, two Starcloud-2 satellites will launch in 2027.", "satellite_count", ("2027-01-01", "2027-12-31")),
        ("At the end of May, Starlink had 10,400 satellites in orbit.", "satellite_count", ("2026-05-31", "2026-05-31")),
        ("Starmind gets to 100 GW a year, I hope, by 2030.", "compute_power_rate", (None, "2030-12-31")),
    ],
)  # fmt: skip
def test_a_date_finds_its_value_across_what_stands_between(
    reader: Reader, text: str, metric: str, expected: tuple[str | None, str | None]
) -> None:
    assert dated(reader, text, metric) == [expected]


def test_an_old_plan_put_in_before_the_new_date_is_none(reader: Reader) -> None:
    text = "Starcloud's second satellite, which it had hoped to fly in October, is now scheduled to launch in May 2027."
    assert dated(reader, text, "launch") == [("2027-05-01", "2027-05-31")]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("Starcloud-2 flies in October 2026, Starcloud-3 in 2028.", "launch", [("2026-10-01", "2026-10-31"), ("2028-01-01", "2028-12-31")]),
        ("Starmind will reach 1 GW a year. That should happen by the end of 2027.", "compute_power_rate", [(None, "2027-12-31")]),
        ("Starcloud's plan for 2027:\n\n- two Starcloud-2 satellites\n- 8 kW each", "unit_power", [("2027-01-01", "2027-12-31")]),
        ("What Starcloud said on Monday:\n\n- two Starcloud-2 satellites\n- 8 kW each", "unit_power", [(None, None)]),
        ("Starting in July, Reflection will pay SpaceX $150 million a month for compute until the end of 2029.", "contract_rate", [("2026-07-01", "2029-12-31")]),
        ("Reflection's payments to SpaceX for compute, $150 million a month, begin in July and are due through December 2029.", "contract_rate", [("2026-07-01", "2029-12-31")]),
        ("Starship carried 40 Starlink satellites in May, 14 more than on the mission in March.", "satellites_per_launch", [("2026-05-01", "2026-05-31")]),
        ("Google and SpaceX have been in discussions since April about renting 100,000 GPUs.", "accelerator_count", [(None, None)]),
        ("Hall D will take Colossus 2 to 1.5 GW, though not before early 2027.", "compute_power", [("2027-01-01", None)]),
        ("The August sheet on Starmind promises 175 kilowatts of average compute.", "unit_power", [(None, None)]),
        ("That is double the 2.3 tonnes which a newsletter had printed for Starmind in August.", "unit_mass", [(None, None)]),
        ("Reported again last week: SpaceX wants 2 GW of Starmind satellites.", "compute_power", [(None, None)]),
    ],
)  # fmt: skip
def test_dates_of_lists_neighbours_and_comparisons(
    reader: Reader, text: str, metric: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert dated(reader, text, metric) == expected


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("Google launched its first Suncatcher prototype on Monday, half a year earlier than it had said in March.", "prototype_launch", ("2026-06-15", "2026-06-15")),
        ("Starcloud, the startup that wants to build 5 GW data centers in orbit, launched Starcloud-2 in May.", "compute_power", (None, None)),
        ("Starship has flown fifteen times, the last of them on May 30.", "launch_count", (None, None)),
        ("The 40-megawatt Starcloud cluster that was planned for the early 2030s has been shelved.", "compute_power", ("2030-01-01", "2033-12-31")),
        ("Tesla's Dojo delivered 1.1 EFLOPS in its last year of service.", "training_compute", (None, None)),
        ("In May a filing had given $119 billion as the cost of SpaceX's Terafab.", "capex", (None, None)),
    ],
)  # fmt: skip
def test_a_date_of_something_else_dates_no_value(
    reader: Reader, text: str, metric: str, expected: tuple[str | None, str | None]
) -> None:
    assert dated(reader, text, metric) == [expected]
