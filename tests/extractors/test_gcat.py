"""The General Catalog of Artificial Space Objects: tables with vague dates, nulls and doubts."""

import time
from datetime import UTC, date, datetime

import pytest

from extractors.catalogues import catalogue
from models.errors import ListingUnreadable
from models.lexicon import Metric
from models.targets import Observes
from models.vocabulary import Basis, SourceKind, Standing

FETCHED = datetime(2026, 11, 21, 6, tzinfo=UTC)
METRICS = tuple(
    Metric(key=key, meaning="", unit=unit, basis=basis, dimension="")
    for key, unit, basis in (
        ("satellite_count", "1", Basis.LEVEL),
        ("launch", "", Basis.EVENT),
        ("launch_count", "1", Basis.TOTAL),
        ("unit_mass", "kg", Basis.EACH),
    )
)
SATELLITES = ("JCAT", "Satcat", "Launch_Tag", "Piece", "Type", "Name", "PLName", "LDate", "Status", "Mass", "AltNames")
LAUNCHES = (
    "Launch_Tag",
    "Launch_JD",
    "Launch_Date",
    "LV_Type",
    "Variant",
    "Flight_ID",
    "Flight",
    "Mission",
    "Launch_Code",
)


def table(columns, *rows, updated="# Updated 2026 Nov 20 0312:15"):
    lines = ["#" + "\t".join(columns), updated]
    lines += ["\t".join(str(row.get(name, "-")) for name in columns) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def sat(name, tag, status="O", when="2026 Sep 28 0312:15", **more):
    return {"Type": "P    AD", "Name": name, "PLName": "-", "Launch_Tag": tag, "LDate": when, "Status": status} | more


def flight(number, when, code="OS", vehicle="Starship V3"):
    return {
        "Launch_Tag": f"2026-{number:03}", "Launch_Date": when, "LV_Type": vehicle, "Flight": f"Flight {number}",
        "Launch_Code": code,
    }  # fmt: skip


@pytest.fixture
def read(make_source):
    def of(body, *rules):
        observes = tuple(Observes(name_contains=name, program="spacex.starmind", metric=key) for name, key in rules)
        source = make_source(SourceKind.GCAT, standing=Standing.OBSERVATION, observes=observes)
        return catalogue.read(source, body, metrics=METRICS, fetch_id="f", fetched_at=FETCHED)

    return of


def shown(observations):
    return [(seen.metric, seen.object_name, seen.value, seen.observed_on.isoformat()) for seen in observations]


FLEET = table(
    SATELLITES,
    sat("Starmind 1", "2026-201"),
    sat("Starmind 2", "2026-201", "O?"),
    sat("Starmind 3", "2026-188", "R", "2026 Aug?"),
    sat("Object A", "2026-230", "O", "2026 Q4", PLName="STARMIND 4"),
    sat("Starmind adapter", "2026-201", "O", Type="C    AD"),  # a component is no satellite
    sat("Starlink 9", "2026-202"),
)


def test_payloads_in_orbit_are_counted_with_what_is_not_sure(read):
    [count] = read(FLEET, ("starmind", "satellite_count"))
    assert shown([count]) == [("satellite_count", "starmind", 3.0, "2026-11-21")]
    assert count.note == "3 of 4 payloads ever launched are in orbit, 1 of them not surely"


def test_each_launch_of_them_is_an_event_by_the_last_day_that_it_can_have_been(read):
    seen = read(FLEET, ("starmind", "launch"))
    assert shown(seen) == [
        ("launch", "Starmind 3", None, "2026-09-30"),  # August, or a month off
        ("launch", "Starmind 1", None, "2026-09-28"),
        ("launch", "Object A", None, "2026-11-21"),  # the quarter is not over, and it has happened
    ]
    assert "2026 Aug?" in (seen[0].note or "")
    assert "date" not in (seen[1].note or "")


def test_all_have_come_down_is_a_count_and_none_ever_flew_is_none(read):
    fallen = table(SATELLITES, sat("Starmind 1", "2026-201", "R"))
    assert shown(read(fallen, ("STARMIND", "satellite_count"))) == [("satellite_count", "STARMIND", 0.0, "2026-11-21")]
    assert read(fallen, ("Gigasat", "satellite_count")) == []
    assert read(table(SATELLITES), ("Gigasat", "launch")) == []


def test_launches_that_succeeded_are_read_and_others_are_not(read):
    body = table(
        LAUNCHES,
        flight(12, "2026 May 20 2230:01"),
        flight(13, "2026 Jul 16?", "SS"),
        flight(14, "2026 Oct  4", "OF"),
        flight(15, "2026 Oct", "OU"),
        flight(16, "-"),
        flight(17, "2027 Jan 3"),
        flight(18, "2026 Nov 1", vehicle="Falcon 9"),
    )
    assert shown(read(body, ("Starship", "launch"), ("flight 12", "launch_count"))) == [
        ("launch", "Starship V3 | Flight 12", None, "2026-05-20"),
        ("launch", "Starship V3 | Flight 13", None, "2026-07-17"),
        ("launch_count", "Starship V3 | Flight 12", 1.0, "2026-05-20"),
    ]


def test_columns_may_change_places_and_names_of_old(read):
    columns = ("Mission", "LaunchCode", "Launch_Tag", "LV_Type", "Extra", "Launch_Date")
    row = {"LaunchCode": "OS", "Launch_Tag": "2026-9", "LV_Type": "Starship", "Launch_Date": "2026 Jun  1"}
    assert len(read(table(columns, row), ("Starship", "launch"))) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Moved</body></html>",
        b"Jcat\tName\nS1\tStarmind 1\n",
        b"#Code\tName\tClass\nX\tStarmind\tY\n",
        FLEET[:-40],  # cut short in its last line
        FLEET + b"S9\tstarmind\n",
        FLEET.replace(b"2026-201\t", b"2026-201\tmore\t", 1),
    ],
    ids=["nothing", "html", "no header", "another table", "cut short", "torn line", "a cell too many"],
)
def test_what_is_no_such_table_is_unreadable(read, body):
    with pytest.raises(ListingUnreadable):
        read(body, ("starmind", "launch"))


def test_what_a_table_cannot_show_is_named(read):
    for body, key in ((FLEET, "unit_mass"), (table(LAUNCHES), "satellite_count")):
        with pytest.raises(ListingUnreadable, match=key):
            read(body, ("starmind", key))


def test_a_name_with_odd_characters_does_not_tear_the_table(read):
    odd = table(SATELLITES, sat("Starmind\x0b1\u2028\x85", "2026-201")).replace(b"\n", b"\r\n")
    assert len(read(odd, ("starmind", "satellite_count"))) == 1


def test_the_whole_catalogue_is_read_in_passing(read):
    rows = [sat(f"Starlink {number}", "2025-001", when="2025 Jan  1") for number in range(70_000)]
    body = table(SATELLITES, *rows, sat("Starmind 1", "2026-201"))
    begun = time.process_time()
    assert len(read(body, ("starmind", "satellite_count"))) == 1
    assert time.process_time() - begun < 3


def test_dates_are_days(read):
    assert {type(seen.observed_on) for seen in read(FLEET, ("starmind", "launch"))} == {date}
