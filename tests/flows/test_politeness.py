"""Pace, robots.txt, settings and what answers mean: the parts of the client that need no server."""

import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from flows import outcomes
from flows.host_memory import HostMemory
from flows.pace import MAX_PAUSE_S, MAX_SHUT_S, HostShut, Pace, no_pause
from flows.robots import MAX_BYTES, Robots
from flows.settings import Settings, fixed_clock
from models.errors import FetchFailed, UsageError
from models.vocabulary import FetchOutcome

NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)


class Time:
    """A clock that moves only when somebody sleeps. The wall clock moves with it."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds

    def wall(self) -> datetime:
        return datetime(2026, 6, 23, 12, tzinfo=UTC) + timedelta(seconds=self.now)

    def pace(self, memory: HostMemory | None = None) -> Pace:
        return Pace(monotonic=lambda: self.now, sleep=self.sleep, now=self.wall, memory=memory)


def ask(pace: Pace, host: str, pause_s: float, *, takes_s: float = 0.0, time: Time | None = None) -> None:
    with pace.turn(host, pause_s):
        if time is not None:
            time.now += takes_s


def test_requests_to_one_host_keep_their_distance_and_others_do_not_wait() -> None:
    time = Time()
    pace = time.pace()
    for host in ("a.test", "b.test", "a.test", "a.test"):
        ask(pace, host, 2.0)
    assert time.slept == [2.0, 2.0]
    time.now += 5
    ask(pace, "a.test", 2.0)
    assert time.slept == [2.0, 2.0]


def test_the_pause_begins_when_the_answer_has_come() -> None:
    time = Time()
    pace = time.pace()
    ask(pace, "a.test", 2.0, takes_s=10.0, time=time)
    ask(pace, "a.test", 2.0)
    assert time.slept == [2.0]


def test_of_two_sources_at_one_host_the_slower_sets_the_pace() -> None:
    time = Time()
    pace = time.pace()
    ask(pace, "a.test", 5.0)
    ask(pace, "a.test", 1.0)
    ask(pace, "a.test", 1.0)
    assert time.slept == [5.0, 5.0]


def test_nobody_else_is_at_a_host_during_a_request() -> None:
    pace = Pace(sleep=lambda _: None)
    together: list[int] = []
    inside = 0
    counting = threading.Lock()

    def work() -> None:
        nonlocal inside
        with pace.turn("a.test", 0.0):
            with counting:
                inside += 1
                together.append(inside)
            threading.Event().wait(0.01)
            with counting:
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == [1] * 8


def test_a_host_that_asked_to_be_left_alone_is() -> None:
    time = Time()
    pace = time.pace()
    pace.leave_alone("a.test", 30)
    pace.leave_alone("a.test", 10)
    ask(pace, "a.test", 1.0)
    assert time.slept == [30]
    pace.leave_alone("a.test", MAX_PAUSE_S + 1)
    with pytest.raises(HostShut) as raised:
        ask(pace, "a.test", 1.0)
    assert raised.value.retry_after_s == MAX_PAUSE_S + 1
    time.now += 2
    ask(pace, "a.test", 1.0)


def test_a_host_that_wants_an_hour_between_requests_gets_it_and_nobody_waits() -> None:
    time = Time()
    pace = time.pace()
    ask(pace, "a.test", 3600.0)
    with pytest.raises(HostShut, match="leaves no turn"):
        ask(pace, "a.test", 3600.0)
    assert time.slept == []


def test_no_host_shuts_itself_off_for_ever() -> None:
    time = Time()
    pace = time.pace()
    pace.leave_alone("a.test", 1e12)
    with pytest.raises(HostShut) as raised:
        ask(pace, "a.test", 1.0)
    assert raised.value.retry_after_s == MAX_SHUT_S


def test_the_next_run_keeps_the_pace_and_the_rest_that_this_one_owes(tmp_path: Path) -> None:
    time = Time()
    with HostMemory(tmp_path / "hosts.sqlite") as memory:
        first = time.pace(memory)
        ask(first, "a.test", 10.0)
        first.leave_alone("b.test", 3600)
    time.now += 4
    with HostMemory(tmp_path / "hosts.sqlite") as memory:
        second = time.pace(memory)
        ask(second, "a.test", 10.0)
        assert time.slept == [6.0]
        with pytest.raises(HostShut, match="asked to be left alone until 2026-06-23 13:01 UTC"):
            ask(second, "b.test", 1.0)
        time.now += 3600
        ask(second, "b.test", 1.0)


def test_a_clock_that_was_set_back_shuts_nobody_out(tmp_path: Path) -> None:
    time = Time()
    with HostMemory(tmp_path / "hosts.sqlite") as memory:
        memory.note_asked("a.test", time.wall() + timedelta(days=30))
        ask(time.pace(memory), "a.test", 5.0)
    assert time.slept == [5.0]


def test_what_was_kept_of_hosts_is_worth_no_error(tmp_path: Path) -> None:
    path = tmp_path / "hosts.sqlite"
    path.write_bytes(b"this is no database, and long enough to be looked at as one" * 20)
    with HostMemory(path) as memory:
        assert memory.asked_at("a.test") is None
        memory.note_asked("a.test", NOW)
    with HostMemory(path) as memory:
        assert memory.asked_at("a.test") == NOW


def test_the_demo_does_not_wait_for_itself_but_heeds_what_a_host_asks_for() -> None:
    pace = no_pause()
    for _ in range(3):
        ask(pace, "a.test", 500.0)
    pace.leave_alone("a.test", 3600)
    with pytest.raises(HostShut):
        ask(pace, "a.test", 500.0)


class Site:
    """A robots.txt that is asked for, and a clock."""

    def __init__(self, status: int, body: bytes = b"", *, error: FetchFailed | None = None) -> None:
        self.status, self.body, self.error = status, body, error
        self.now = NOW
        self.asked: list[str] = []

    def read(self, url: str, source: object = None) -> tuple[int, bytes]:
        self.asked.append(url)
        if self.error is not None:
            raise self.error
        return self.status, self.body

    def robots(self, memory: HostMemory | None = None) -> Robots:
        return Robots(self.read, agent="Waymark", now=lambda: self.now, memory=memory)


RULES = b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n\nUser-agent: WayMark\nDisallow: /private/*.html$\nAllow: /\nCrawl-delay: 2.5\n"


@pytest.mark.parametrize(
    ("path", "is_allowed"), [("/", True), ("/private/a.html", False), ("/private/a.html?x", True), ("/private/", True)]
)
def test_the_rules_for_our_name_count(path: str, is_allowed: bool) -> None:
    permission = Site(200, RULES).robots().permission(f"https://a.test{path}")
    assert (permission.allowed, permission.pause_s) == (is_allowed, 2.5)


def test_each_origin_is_asked_once() -> None:
    site = Site(200, RULES)
    robots = site.robots()
    for url in ("https://a.test/1", "https://a.test/2", "http://a.test/1", "https://a.test:8443/1"):
        robots.permission(url)
    assert site.asked == ["https://a.test/robots.txt", "http://a.test/robots.txt", "https://a.test:8443/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_such_file_allows_all(status: int) -> None:
    assert Site(status, b"User-agent: *\nDisallow: /").robots().permission("https://a.test/x").allowed


@pytest.mark.parametrize("status", [200, 404])
def test_an_answer_is_good_for_a_day_and_for_other_runs(tmp_path: Path, status: int) -> None:
    site = Site(status, b"User-agent: *\nDisallow: /x\n")
    verdicts = []
    for hours in (0, 23, 25):
        site.now = NOW + timedelta(hours=hours)
        with HostMemory(tmp_path / "hosts.sqlite") as memory:
            verdicts.append(site.robots(memory).permission("https://a.test/x").allowed)
    assert verdicts == [status == 404] * 3
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    ("status", "error"), [(429, None), (500, None), (503, None), (0, FetchFailed("no answer in time"))]
)
def test_a_file_that_cannot_be_had_allows_nothing_and_is_asked_for_once_an_hour(
    tmp_path: Path, status: int, error: FetchFailed | None
) -> None:
    site = Site(status, b"User-agent: *\nAllow: /\n", error=error)
    for minutes in (0, 1, 30, 60):
        site.now = NOW + timedelta(minutes=minutes)
        with HostMemory(tmp_path / "hosts.sqlite") as memory:
            robots = site.robots(memory)
            for page in range(3):
                with pytest.raises(FetchFailed, match=r"robots\.txt could not be had"):
                    robots.permission(f"https://a.test/{page}")
    assert len(site.asked) == 2
    site.status, site.error, site.now = 200, None, NOW + timedelta(hours=2)
    assert site.robots().permission("https://a.test/x").allowed


def test_while_a_host_is_left_alone_its_file_is_not_known_to_be_lacking(tmp_path: Path) -> None:
    site = Site(0, error=HostShut("left alone", retry_after_s=60))
    with HostMemory(tmp_path / "hosts.sqlite") as memory:
        robots = site.robots(memory)
        with pytest.raises(HostShut):
            robots.permission("https://a.test/x")
        site.status, site.error = 200, None
        assert robots.permission("https://a.test/x").allowed


def test_a_file_is_cut_between_two_lines() -> None:
    padding = b"# padding\n" * ((MAX_BYTES - 40) // 10)
    rules = b"User-agent: *\n" + padding
    rules += b"Disallow: /a\n" + b"Disallow: /".ljust(MAX_BYTES - len(rules) - 13, b"b") + b"/c\nDisallow: /d\n"
    robots = Site(200, rules).robots()
    assert not robots.permission("https://a.test/a").allowed
    assert robots.permission("https://a.test/" + "b" * 60).allowed
    assert robots.permission("https://a.test/d").allowed


def test_bytes_that_are_no_rules_allow_all() -> None:
    assert Site(200, b"\xff\xfe\x00<html>" * 100).robots().permission("https://a.test/x").allowed


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
