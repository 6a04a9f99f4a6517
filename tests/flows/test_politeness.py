"""Pace, robots.txt, settings and what answers mean: the parts of the client that need no server."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from flows import outcomes
from flows.pace import MAX_PAUSE_S, Pace, no_pause
from flows.robots import Robots
from flows.settings import Settings, fixed_clock
from models.errors import FetchFailed, UsageError
from models.vocabulary import FetchOutcome


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def pace(self) -> Pace:
        return Pace(monotonic=lambda: self.now, sleep=self.sleep)


def test_requests_to_one_host_keep_their_distance_and_others_do_not_wait() -> None:
    time = Time()
    pace = time.pace()
    for host in ("a.test", "b.test", "a.test", "a.test"):
        pace.wait(host, 2.0)
    assert time.slept == [2.0, 2.0]
    time.now += 5
    pace.wait("a.test", 2.0)
    assert time.slept == [2.0, 2.0]


def test_a_host_that_asked_to_be_left_alone_is() -> None:
    time = Time()
    pace = time.pace()
    pace.leave_alone("a.test", 30)
    pace.leave_alone("a.test", 10)
    pace.wait("a.test", 1.0)
    assert time.slept == [30]
    pace.leave_alone("a.test", MAX_PAUSE_S + 1)
    with pytest.raises(FetchFailed) as raised:
        pace.wait("a.test", 1.0)
    assert raised.value.retry_after_s == MAX_PAUSE_S + 1
    time.now += 2
    pace.wait("a.test", 1.0)


def test_the_demo_does_not_wait_for_itself() -> None:
    pace = no_pause()
    for _ in range(3):
        pace.wait("a.test", 500.0)


def robots(status: int, body: bytes = b"") -> tuple[Robots, list[str]]:
    asked: list[str] = []

    def read(url: str) -> tuple[int, bytes]:
        asked.append(url)
        return status, body

    return Robots(read, agent="Waymark"), asked


RULES = b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n\nUser-agent: WayMark\nDisallow: /private/*.html$\nAllow: /\nCrawl-delay: 2.5\n"


@pytest.mark.parametrize(
    ("path", "is_allowed"), [("/", True), ("/private/a.html", False), ("/private/a.html?x", True), ("/private/", True)]
)
def test_the_rules_for_our_name_count(path: str, is_allowed: bool) -> None:
    permission = robots(200, RULES)[0].permission(f"https://a.test{path}")
    assert (permission.allowed, permission.pause_s) == (is_allowed, 2.5)


def test_each_origin_is_asked_once() -> None:
    rules, asked = robots(200, RULES)
    for url in ("https://a.test/1", "https://a.test/2", "http://a.test/1", "https://a.test:8443/1"):
        rules.permission(url)
    assert asked == ["https://a.test/robots.txt", "http://a.test/robots.txt", "https://a.test:8443/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_such_file_allows_all(status: int) -> None:
    assert robots(status, b"User-agent: *\nDisallow: /")[0].permission("https://a.test/x").allowed


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_file_that_cannot_be_had_allows_nothing_and_is_asked_for_again(status: int) -> None:
    rules, asked = robots(status)
    for _ in range(2):
        with pytest.raises(FetchFailed):
            rules.permission("https://a.test/x")
    assert len(asked) == 2


def test_bytes_that_are_no_rules_allow_all() -> None:
    assert robots(200, b"\xff\xfe\x00<html>" * 100)[0].permission("https://a.test/x").allowed


@pytest.mark.parametrize(
    ("status", "conditional", "outcome"),
    [
        (304, True, FetchOutcome.UNCHANGED),
        (304, False, FetchOutcome.FAILED),
        (206, False, FetchOutcome.OK),
        (302, False, FetchOutcome.REFUSED_BY_THEM),
        (418, False, FetchOutcome.REFUSED_BY_THEM),
    ],
)
def test_a_status_means_something(status: int, conditional: bool, outcome: FetchOutcome) -> None:
    assert outcomes.of_status(status, "Said", conditional=conditional)[0] is outcome


NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("0", 0.0),
        ("90", 90.0),
        ("１２", None),
        ("1.5", None),
        ("Tue, 23 Jun 2026 12:01:00 GMT", 60.0),
        ("Tue, 23 Jun 2026 11:00:00 GMT", 0.0),
        ("Tue, 23 Jun 2026 12:01:00 -0000", 60.0),
        ("tomorrow", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert outcomes.seconds_of_retry_after(value, NOW) == seconds


def test_settings_say_where_things_lie_and_what_time_it_is() -> None:
    settings = Settings(
        home=Path("/data"), clock=fixed_clock(datetime(2026, 6, 23, 8, tzinfo=timezone(timedelta(hours=-4))))
    )
    assert settings.warehouse == Path("/data/warehouse.duckdb")
    assert settings.published == Path("/data/published/waymark.duckdb")
    assert (settings.archive, settings.digests) == (Path("/data/archive"), Path("/data/digests"))
    assert settings.now() == NOW
    assert settings.now().tzinfo is UTC
    assert abs(Settings().now() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize("contact", ["a\r\nX-Header: 1", "naïve@waymark.test"])
def test_a_contact_stays_in_its_header(contact: str) -> None:
    with pytest.raises(UsageError):
        Settings(contact=contact)


def test_a_fixed_clock_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        fixed_clock(datetime(2026, 6, 23))  # noqa: DTZ001 - the mistake is what is tested
