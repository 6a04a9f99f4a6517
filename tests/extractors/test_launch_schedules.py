"""Launches that are to come, and CelesTrak's records of what has flown."""

import json
from datetime import UTC, date, datetime

import pytest

from extractors.catalogues import catalogue
from models.errors import ListingUnreadable
from models.lexicon import Metric
from models.targets import Observes
from models.vocabulary import Basis, SourceKind, Standing

FETCHED = datetime(2026, 11, 21, 6, tzinfo=UTC)
COMING = "https://ll.test/2.3.0/launches/upcoming/?search=x"
METRICS = (
    Metric(key="satellite_count", meaning="", unit="1", basis=Basis.LEVEL, dimension=""),
    Metric(key="launch", meaning="", unit="", basis=Basis.EVENT, dimension=""),
    Metric(key="altitude", meaning="", unit="m", basis=Basis.EACH, dimension=""),
)


def launch(launch_id, net="2026-12-04T14:30:00Z", precision="Day", **more):
    return {
        "id": launch_id,
        "name": f"Starship V3 | {launch_id}",
        "net": net,
        "net_precision": {"id": 5, "name": precision, "abbrev": "DAY"} if precision else None,
        "status": {"id": 2, "abbrev": "TBD", "name": "To Be Determined"},
        "window_start": "2026-12-04T14:00:00Z",
        "window_end": None,
        "rocket": {"configuration": {"full_name": "Starship V3"}},
        "mission": {"name": "Starmind 5"},
    } | more


@pytest.fixture
def schedule(make_source):
    def of(answer, url=COMING, kind=SourceKind.LAUNCH_LIBRARY, at=FETCHED):
        observes = (
            Observes(name_contains="starship", program="spacex.starship", metric="launch"),
            Observes(name_contains="Starmind", program="spacex.starmind", metric="launch"),
            Observes(name_contains="Starmind", program="spacex.starmind", metric="satellite_count"),
        )
        source = make_source(kind, url, observes=observes, standing=Standing.OBSERVATION)
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return catalogue.read_schedule(source, body, fetch_id="f", fetched_at=at)

    return of


def test_a_launch_to_come_is_kept_with_its_date_and_how_fine_it_is(schedule):
    [seen] = schedule({"results": [launch("u-1")]})
    assert (seen.launch_id, seen.name, seen.status) == ("u-1", "Starship V3 | u-1", "TBD")
    assert (seen.net_at, seen.net_precision) == (datetime(2026, 12, 4, 14, 30, tzinfo=UTC), "day")
    assert seen.programs == ("spacex.starship", "spacex.starmind")
    assert (seen.window_begins_at, seen.window_ends_at) == (datetime(2026, 12, 4, 14, tzinfo=UTC), None)
    assert (seen.fetch_id, seen.known_at) == ("f", FETCHED)


def test_every_look_is_a_row_and_the_same_look_is_the_same(schedule):
    answer = {"results": [launch("u-1"), launch("u-1"), launch("u-2")]}
    assert len(schedule(answer)) == 2
    assert schedule(answer) == schedule(answer)
    later = schedule(answer, at=datetime(2026, 11, 21, 12, tzinfo=UTC))
    assert {seen.id for seen in later}.isdisjoint(seen.id for seen in schedule(answer))


def test_what_has_no_instant_or_id_is_left_out(schedule):
    rows = [launch(None), launch("u-1", net="2026-12-04"), launch("u-2", precision=None), launch(3, mission=None)]
    assert [(seen.launch_id, seen.net_precision) for seen in schedule({"results": rows})] == [
        ("u-2", None),
        ("3", "day"),
    ]


def test_other_catalogues_announce_nothing(schedule):
    assert schedule({"results": [launch("u-1")]}, url=COMING.replace("upcoming", "previous")) == []
    assert schedule(b"Name,Power (MW)", kind=SourceKind.EPOCH) == []


@pytest.mark.parametrize(
    "answer", [b"Throttled", {"detail": "x"}, {"results": [{"id": "u"}]}, {"results": [launch("u", net=None)]}]
)
def test_what_is_no_list_of_launches_is_unreadable(schedule, answer):
    with pytest.raises(ListingUnreadable):
        schedule(answer)


def record(number, name="STARMIND-1", designator="2026-201A", launched="2026-09-28", decayed=None, kind="PAY"):
    return {
        "OBJECT_NAME": name, "OBJECT_ID": designator, "NORAD_CAT_ID": number, "OBJECT_TYPE": kind,
        "OPS_STATUS_CODE": "+", "LAUNCH_DATE": launched, "DECAY_DATE": decayed,
    }  # fmt: skip


@pytest.fixture
def flown(make_source):
    def of(rows, *metrics):
        observes = tuple(Observes(name_contains="STARMIND", program="spacex.starmind", metric=key) for key in metrics)
        source = make_source(SourceKind.CELESTRAK, observes=observes, standing=Standing.OBSERVATION)
        body = rows if isinstance(rows, bytes) else json.dumps(rows).encode()
        found = catalogue.read(source, body, metrics=METRICS, fetch_id="f", fetched_at=FETCHED)
        return [(seen.metric, seen.object_name, seen.value, seen.observed_on) for seen in found]

    return of


RECORDS = [
    record(100_001),
    record(100_002, "STARMIND-2", "2026-201B"),
    record(100_002, "STARMIND-2", "2026-201B"),
    record(100_003, "STARMIND-3", "2026-188A", "2026-08-02", decayed="2026-11-01"),
    record(100_004, "STARMIND DEB", "2026-201C", kind="DEB"),
    record(100_005, "STARLINK-1", "2026-202A"),
    record(100_006, "STARMIND-9", "2026-240A", "2026-11-30"),  # tomorrow is no observation
]


def test_records_count_what_has_not_come_down(flown):
    assert flown(RECORDS, "satellite_count") == [("satellite_count", "STARMIND", 2.0, date(2026, 11, 21))]


def test_records_know_the_day_of_a_launch(flown):
    assert flown(RECORDS, "launch") == [
        ("launch", "STARMIND-3", None, date(2026, 8, 2)),
        ("launch", "STARMIND-1", None, date(2026, 9, 28)),
    ]


def test_no_records_are_an_answer_and_broken_ones_are_none(flown):
    assert flown(b"No SATCAT records found", "launch") == []
    for rows in ([record(1, launched="soon")], [record(1, name=" ")]):
        with pytest.raises(ListingUnreadable):
            flown(rows, "launch")
    with pytest.raises(ListingUnreadable, match="altitude"):
        flown(RECORDS, "altitude")
