"""Catalogues to observations: orbital elements, launches, tables of data centers."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from extractors.catalogues import catalogue
from models.errors import ListingUnreadable
from models.lexicon import Metric
from models.observations import Observation
from models.targets import Observes, Source
from models.vocabulary import Basis, SourceKind, Standing

FETCHED = datetime(2026, 8, 20, 6, tzinfo=UTC)


def metric(key: str, unit: str, basis: Basis) -> Metric:
    return Metric(key=key, meaning="", unit=unit, basis=basis, dimension="")


METRICS = (
    metric("satellite_count", "1", Basis.LEVEL),
    metric("launch", "", Basis.EVENT),
    metric("prototype_launch", "", Basis.EVENT),
    metric("launch_count", "1", Basis.TOTAL),
    metric("compute_power", "W", Basis.LEVEL),
    metric("accelerator_count", "1", Basis.LEVEL),
    metric("altitude", "m", Basis.EACH),
)


def source(kind: SourceKind, *rules: tuple[str, str], url: str = "https://catalogue.test/") -> Source:
    observes = tuple(Observes(name_contains=name, program="spacex.starmind", metric=key) for name, key in rules)
    return Source(
        key="seen", name="Seen", kind=kind, url=url, standing=Standing.OBSERVATION, every_hours=12, observes=observes
    )


def read(body: object, a_source: Source) -> list[Observation]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return catalogue.read(a_source, data, metrics=METRICS, fetch_id="f", fetched_at=FETCHED)


def shown(observations: list[Observation]) -> list[tuple[str, str, float | None, date]]:
    return [(seen.metric, seen.object_name, seen.value, seen.observed_on) for seen in observations]


# Orbital elements.


def thing(name: str, number: int, designator: str, epoch: str = "2026-08-19T12:00:00.5") -> dict[str, Any]:
    return {"OBJECT_NAME": name, "OBJECT_ID": designator, "EPOCH": epoch, "NORAD_CAT_ID": number, "MEAN_MOTION": 15.1}


OBJECTS = [
    thing("STARMIND-2", 100_002, "2026-201B", "2026-08-18T00:00:00"),
    thing("STARMIND-1", 100_001, "2026-201A", "2026-08-19T00:00:00"),
    thing("STARMIND-3", 100_010, "2026-215A"),
    thing("STARLINK-9", 100_011, "2026-216A"),
]
COUNT = source(SourceKind.CELESTRAK, ("starmind", "satellite_count"))


def test_objects_of_a_name_are_counted_on_the_day_of_the_fetch() -> None:
    count, *launches = read(OBJECTS, COUNT)
    assert shown([count]) == [("satellite_count", "starmind", 3.0, date(2026, 8, 20))]
    assert (count.unit, count.standing, count.fetch_id, count.known_at) == ("1", Standing.OBSERVATION, "f", FETCHED)
    assert shown(launches) == [
        ("launch", "STARMIND-1", None, date(2026, 8, 18)),
        ("launch", "STARMIND-3", None, date(2026, 8, 19)),
    ]


def test_an_event_is_seen_once_for_each_launch() -> None:
    seen = read(OBJECTS, source(SourceKind.CELESTRAK, ("STARMIND", "prototype_launch")))
    assert [(observation.metric, observation.object_name) for observation in seen] == [
        ("prototype_launch", "STARMIND-1"),
        ("prototype_launch", "STARMIND-3"),
    ]


def test_count_and_launch_rules_together_do_not_see_a_launch_twice() -> None:
    both = source(SourceKind.CELESTRAK, ("STARMIND", "satellite_count"), ("STARMIND", "launch"))
    assert len(read(OBJECTS, both)) == 3


def test_old_satellites_were_not_launched_when_their_latest_elements_were_made() -> None:
    [_, launch] = read([thing("STARMIND-0", 900, "2024-010A")], COUNT)
    assert launch.observed_on == date(2024, 12, 31)
    assert "only the year" in (launch.note or "")


def test_an_object_that_stands_twice_is_counted_once() -> None:
    assert read([OBJECTS[0], OBJECTS[0]], COUNT)[0].value == 1.0


def test_no_such_object_is_an_empty_answer() -> None:
    assert read(b"No GP data found\n", COUNT) == []
    assert read([], COUNT) == []
    assert read([OBJECTS[3]], COUNT) == []
    assert catalogue.answers_empty(COUNT, b"No GP data found")
    assert not catalogue.answers_empty(COUNT, b"<html>Not found")
    assert not catalogue.answers_empty(source(SourceKind.EPOCH), b"No GP data found")


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Blocked</html>",
        {"error": "x"},
        [1],
        [{"OBJECT_NAME": "STARMIND-1"}],
        [thing("STARMIND-1", 1, "unknown")],
        [thing("STARMIND-1", 1, "2026-201A", "soon")],
        [{**OBJECTS[0], "NORAD_CAT_ID": "x"}],
    ],
)
def test_what_is_no_catalogue_of_elements_is_unreadable(body: object) -> None:
    with pytest.raises(ListingUnreadable):
        read(body, COUNT)


# Launches.

FLOWN = "https://ll.test/2.3.0/launches/previous/?search=Starship"


def launch(name: str, net: str, status: str = "Success", **more: Any) -> dict[str, Any]:
    rocket = {"configuration": {"name": "Starship", "full_name": "Starship V3"}}
    return {"id": name, "name": name, "net": net, "status": {"id": 3, "abbrev": status}, "rocket": rocket, **more}


LAUNCHES = {
    "count": 4,
    "results": [
        launch("Starship V3 | Flight 12", "2026-05-20T22:30:00Z", mission={"name": "Flight 12"}),
        launch("Starship V3 | Flight 13", "2026-07-16T22:30:00Z", mission=None),
        launch("Starship V3 | Flight 14", "2026-08-01T22:30:00Z", "Partial Failure"),
        launch("Falcon 9 | Starlink", "2026-08-02T22:30:00Z", rocket={"configuration": {"name": "Falcon 9"}}),
        launch("Starship V3 | Flight 15", "2026-09-01T22:30:00Z", "TBD"),
    ],
}


def test_launches_that_succeeded_are_events_and_counts() -> None:
    rules = source(SourceKind.LAUNCH_LIBRARY, ("Flight", "launch"), ("starship", "launch_count"), url=FLOWN)
    assert shown(read(LAUNCHES, rules)) == [
        ("launch", "Starship V3 | Flight 12", None, date(2026, 5, 20)),
        ("launch", "Starship V3 | Flight 13", None, date(2026, 7, 16)),
        ("launch_count", "Starship V3 | Flight 12", 1.0, date(2026, 5, 20)),
        ("launch_count", "Starship V3 | Flight 13", 1.0, date(2026, 7, 16)),
    ]


def test_a_success_that_lies_ahead_is_none() -> None:
    rules = source(SourceKind.LAUNCH_LIBRARY, ("Flight", "launch"), url=FLOWN)
    assert read({"results": [launch("Starship | Flight 16", "2026-08-21T22:30:00Z")]}, rules) == []


def test_the_list_of_launches_to_come_shows_nothing() -> None:
    upcoming = source(
        SourceKind.LAUNCH_LIBRARY, ("Flight", "launch"), url="https://ll.test/2.3.0/launches/upcoming/?search=x"
    )
    assert read(LAUNCHES, upcoming) == []


@pytest.mark.parametrize(
    "body",
    [
        b"Rate limited",
        [],
        {"detail": "throttled"},
        {"results": [{"name": "X", "net": None}]},
        {"results": [{"net": "2026-01-01"}]},
    ],
)
def test_what_is_no_list_of_launches_is_unreadable(body: object) -> None:
    with pytest.raises(ListingUnreadable):
        read(body, source(SourceKind.LAUNCH_LIBRARY, ("Flight", "launch"), url=FLOWN))


# Tables of data centers.

POWER = source(SourceKind.EPOCH, ("Colossus", "compute_power"))


def table(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()


def test_columns_are_found_by_their_headers_wherever_they_stand() -> None:
    one = table(
        "Name,Owner,Current power (MW),Current H100 equivalents", 'Colossus 2,xAI,"1,531","1,112,000"', "Other,X,5,6"
    )
    other = table("current_h100_equivalents,current power (GW),Owner,Name", "1112000,1.531,xAI,Colossus 2")
    for body in (one, other):
        assert shown(read(body, POWER)) == [("compute_power", "Colossus 2", 1.531e9, date(2026, 8, 20))]
    chips = source(SourceKind.EPOCH, ("Colossus", "accelerator_count"))
    assert shown(read(one, chips)) == [("accelerator_count", "Colossus 2", 1_112_000.0, date(2026, 8, 20))]


def test_rows_with_days_are_a_history_and_projections_are_left_out() -> None:
    body = table(
        "Date,Data center,Power (MW)",
        "2025,Colossus 1,150",
        "2026-03,Colossus 1,300",
        "2026-06-15,Colossus 1,400",
        "Q3 2026,Colossus 1,500",
        "2027-01-01,Colossus 1,1531",
        ",Colossus 1,7",
        "2026-06-20,Colossus 1,",
        "2026-06-21,Colossus 1,n/a",
    )
    assert [(value, day) for _, _, value, day in shown(read(body, POWER))] == [
        (1.5e8, date(2025, 12, 31)),
        (3e8, date(2026, 3, 31)),
        (4e8, date(2026, 6, 15)),
    ]


def test_planned_power_is_not_read_as_power() -> None:
    body = table("Name,Planned power (MW),Power (MW)", "Colossus 2,2000,946")
    assert read(body, POWER)[0].value == 9.46e8


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>Moved</body></html>",
        b'{"a": 1, "b": 2}',
        b"",
        table("Name,Owner", "Colossus 2,xAI"),
        table("Name,Power", "Colossus 2,946"),  # in what unit?
        table("Name,Planned power (MW)", "Colossus 2,946"),
        table("Owner,Power (MW)", "xAI,946"),
        table("Name,Power (MW)", "Colossus 2,946,7"),
    ],
)
def test_what_is_no_such_table_is_unreadable(body: bytes) -> None:
    with pytest.raises(ListingUnreadable):
        read(body, POWER)


@pytest.mark.parametrize("kind", [SourceKind.CELESTRAK, SourceKind.LAUNCH_LIBRARY, SourceKind.EPOCH])
def test_a_rule_for_what_a_catalogue_cannot_show_is_named(kind: SourceKind) -> None:
    bodies = {
        SourceKind.CELESTRAK: OBJECTS,
        SourceKind.LAUNCH_LIBRARY: LAUNCHES,
        SourceKind.EPOCH: table("Name,Power (MW)", "x,1"),
    }
    with pytest.raises(ListingUnreadable, match="altitude"):
        read(bodies[kind], source(kind, ("x", "altitude")))
    with pytest.raises(ListingUnreadable, match="no metric 'unheard_of'"):
        read(bodies[kind], source(kind, ("x", "unheard_of")))


def test_the_same_row_seen_again_is_the_same_observation() -> None:
    later = datetime(2026, 8, 20, 18, tzinfo=UTC)
    again = catalogue.read(COUNT, json.dumps(OBJECTS).encode(), metrics=METRICS, fetch_id="g", fetched_at=later)
    assert [seen.id for seen in again] == [seen.id for seen in read(OBJECTS, COUNT)]


def test_only_catalogues_are_readable_here() -> None:
    assert SourceKind.RSS not in catalogue.READABLE
    with pytest.raises(ListingUnreadable):
        read(b"", source(SourceKind.GCAT))
