"""A page to which several sources lead is fetched once, and each of them is credited; in one run and across runs."""

from datetime import timedelta
from typing import Any

import pytest

from flows import river
from flows.runners import PlainRunner
from models.vocabulary import PollOutcome

pytestmark = pytest.mark.slow
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def feed(host: str, standing: str = "press", **more: str) -> str:
    lines = [f'kind = "rss"\nurl = "http://{host}/feed"\nevery_hours = 2\nmin_seconds_between_requests = 0']
    lines += [f"{key} = {value}" for key, value in more.items()]
    return "\n".join(lines) + f"\n#standing {standing}"


def declare(world: Any, *entries: str) -> None:
    """Declare sources s1, s2 …, each with the standing that its entry names."""
    world.sources(*entries)
    file = world.home.parent / "sources.toml"
    text = file.read_text(encoding="utf-8")
    for entry in entries:
        standing = entry.rpartition("#standing ")[2]
        text = text.replace('standing = "press"\n' + entry, f'standing = "{standing}"\n' + entry)
    file.write_text(text, encoding="utf-8")


def test_two_feeds_that_lead_to_one_page_cost_one_request_and_both_are_credited(world: Any) -> None:
    declare(world, feed("digest.test", "aggregator"), feed("maker.test", "primary"))
    world.feed("digest.test/feed", "maker.test/page")
    world.feed("maker.test/feed", "maker.test/page")
    world.article("maker.test/page", "SpaceX plans to launch two AI1 prototypes in early 2027.")
    report = world.run()
    assert world.requests.count("GET maker.test/page 200") == 1
    assert report.counts()["pages_fetched"] == 1
    assert world.ask("select source from core_link order by 1") == [("s1",), ("s2",)]
    world.read()
    # The maker's own word weighs more: the page is had on behalf of it.
    assert world.ask("select source, standing, sources from out_document") == [("s2", "primary", ["s1", "s2"])]
    assert world.ask("select source, pages_waiting, pages_given_up from out_source_health order by 1") == [
        ("s1", 0, 0), ("s2", 0, 0),
    ]  # fmt: skip
    kept = world.ask("select * from out_document"), world.ask("select * from raw_fetch order by id")
    river.rebuild(world.context(), PlainRunner())
    assert (world.ask("select * from out_document"), world.ask("select * from raw_fetch order by id")) == kept


def test_what_another_source_led_to_in_an_earlier_run_is_not_fetched_again(world: Any) -> None:
    declare(world, feed("digest.test"), feed("maker.test"))
    world.feed("digest.test/feed", "maker.test/page")
    world.feed("maker.test/feed")
    world.article("maker.test/page", "A rocket flew.")
    world.run()
    world.feed("maker.test/feed", "maker.test/page", "maker.test/other")
    world.article("maker.test/other", "Another rocket flew.")
    world.run(2 * HOUR)
    assert "GET maker.test/other 200" in world.requests
    assert not any("maker.test/page" in request for request in world.requests)
    world.read()
    assert world.ask("select url, sources from out_document order by 1") == [
        ("http://maker.test/other", ["s2"]), ("http://maker.test/page", ["s1", "s2"]),
    ]  # fmt: skip
    world.run(DAY)
    assert world.requests.count("GET maker.test/page 304") == 1  # looked at again once, not once for each


def test_a_page_that_failed_waits_for_its_turn_whoever_leads_to_it(world: Any) -> None:
    declare(world, feed("digest.test"), feed("maker.test"))
    world.feed("digest.test/feed", "maker.test/page")
    world.feed("maker.test/feed")
    world.says("maker.test/page", "broken", status=500)
    world.run()
    world.feed("maker.test/feed", "maker.test/page")
    world.run(0.5 * HOUR)
    assert not any("maker.test/page" in request for request in world.requests)
    assert world.ask("select source, pages_waiting from out_source_health order by 1") == [("s1", 1), ("s2", 0)]
    world.run(1.5 * HOUR)
    assert world.requests.count("GET maker.test/page 500") == 1
    assert world.ask("select source, pages_waiting from out_source_health order by 1") == [("s1", 1), ("s2", 1)]


def test_a_source_that_may_not_be_asked_does_not_keep_a_page_from_another(world: Any) -> None:
    declare(world, feed("maker.test", "primary", needs_contact="true"), feed("digest.test", "aggregator"))
    world.contact = "editor@waymark.example"
    world.feed("maker.test/feed", "maker.test/page")
    world.feed("digest.test/feed")
    world.says("maker.test/page", "broken", status=500)
    world.run()
    world.contact = None
    world.feed("digest.test/feed", "maker.test/page")
    world.article("maker.test/page", "A rocket flew.")
    world.run(2 * HOUR)
    assert "GET maker.test/page 200" in world.requests


def test_a_listing_to_which_another_source_leads_is_still_a_page_to_that_one(world: Any) -> None:
    """The newsroom is looked at as a listing; that tells nothing of it as a page, and its every change is no page."""
    newsroom = (
        'kind = "listing_page"\nurl = "http://maker.test/news"\nevery_hours = 2\nmin_seconds_between_requests = 0\n'
        'selectors = { item = "li" }\n#standing primary'
    )
    declare(world, newsroom, feed("digest.test", "aggregator"))
    text = "SpaceX plans to launch two AI1 prototypes in early 2027, the company said on Friday at its plant."
    world.says("maker.test/news", f"<html><body><article><p>{text}</p></article><ul><li><a href=/1>One</a></li></ul>")
    world.article("maker.test/1", "A rocket flew.")
    world.feed("digest.test/feed")
    world.run()
    world.feed("digest.test/feed", "maker.test/news")
    world.run(2 * HOUR)
    assert sorted(request for request in world.requests if "/news" in request) == [
        "GET maker.test/news 200", "GET maker.test/news 304",
    ]  # fmt: skip
    world.says("maker.test/news", f"<html><body><article><p>{text}</p></article><ul><li><a href=/1>Two</a></li></ul>")
    world.run(2 * HOUR)
    assert world.poll("s1").outcome is PollOutcome.OK
    world.read()
    assert world.ask("select source from out_document where url = 'http://maker.test/news'") == [("s2",)]
