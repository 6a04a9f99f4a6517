"""Every robots.txt that is asked for stands in archive and warehouse: afterwards one can tell why a page was not asked for."""

from datetime import timedelta
from typing import Any

import pytest

from flows import archive_check, river
from flows.archive import Archive
from flows.robots import is_robots
from flows.runners import PlainRunner

pytestmark = pytest.mark.slow
FEED = 'kind = "rss"\nurl = "http://a.test/feed"\nevery_hours = 2\nmin_seconds_between_requests = 0'


def robots_of(world: Any) -> list[tuple[Any, ...]]:
    return world.ask(
        "select url, source, outcome, status, final_url from raw_fetch where url like '%/robots.txt' order by url"
    )


def test_what_forbade_a_page_can_be_read_in_the_archive_and_after_a_rebuild(world: Any) -> None:
    rules = b"User-agent: *\nDisallow: /private/\n"
    world.sources(FEED)
    world.says("a.test/robots.txt", rules)
    world.feed("a.test/feed", "a.test/private/page", "b.test/page", "c.test/page")
    world.says("b.test/robots.txt", "busy", status=503)
    world.says("c.test/robots.txt", "", status=301, Location="http://a.test/moved.txt")
    world.says("a.test/moved.txt", "User-agent: *\nDisallow: /\n")
    world.run()
    assert robots_of(world) == [
        ("http://a.test/robots.txt", "s1", "ok", 200, "http://a.test/robots.txt"),
        ("http://b.test/robots.txt", "s1", "failed", 503, "http://b.test/robots.txt"),
        ("http://c.test/robots.txt", "s1", "ok", 200, "http://a.test/moved.txt"),
    ]
    kept = {answer.fetch.url: answer for answer in Archive(world.home / "archive").records()}
    assert kept["http://a.test/robots.txt"].body == rules
    assert kept["http://a.test/private/page"].fetch.reason == "robots.txt does not allow it"
    assert kept["http://b.test/page"].fetch.reason == "robots.txt could not be had: status 503"
    assert archive_check.check(world.home / "archive", world.home / "warehouse.duckdb").is_sound
    before = world.ask("select * from raw_fetch order by id")
    river.rebuild(world.context(), PlainRunner())
    assert world.ask("select * from raw_fetch order by id") == before


def test_it_is_asked_for_once_a_day_and_kept_each_time(world: Any) -> None:
    world.sources(FEED)
    world.feed("a.test/feed")
    for after in (0, 2, 2, 24):
        world.run(timedelta(hours=after))
    assert [row[2:4] for row in robots_of(world)] == [("gone", 404), ("gone", 404)]


def test_a_site_without_one_has_set_nothing_aside(world: Any) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/page")
    world.article("a.test/page", "A rocket flew.")
    report = river.run(world.context(), PlainRunner())
    assert "404" not in report.written.markdown


def test_a_host_that_nobody_finds_is_told_of_as_well(world: Any) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "nowhere.test/page")
    world.run()
    assert [row[:4] for row in robots_of(world)] == [
        ("http://a.test/robots.txt", "s1", "gone", 404), ("http://nowhere.test/robots.txt", "s1", "failed", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://a.test/robots.txt", True),
        ("http://a.test:8080/robots.txt", True),
        ("https://a.test/about/robots.txt", False),
        ("https://a.test/robots.txt?x=1", False),
        ("https://a.test/", False),
    ],
)
def test_which_address_is_that_of_a_robots_txt(url: str, is_one: bool) -> None:
    assert is_robots(url) is is_one
