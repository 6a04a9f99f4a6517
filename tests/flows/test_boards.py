"""Boards by whole runs against a real server: what is asked of whom, what counts, what a person saved by hand."""

import json
import os
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from models.vocabulary import PollOutcome

pytestmark = pytest.mark.slow
WEEK = timedelta(days=7)
GREENHOUSE = """kind = "greenhouse"
url = "http://board.test/v1/boards/x/jobs?content=true"
every_hours = 24
min_seconds_between_requests = 0
board = "x"
document_kind = "job_posting\""""


def events(world: Any) -> list[tuple[str, str, str | None]]:
    found: list[tuple[str, str, str | None]] = world.ask(
        "SELECT post_id, event, reason FROM core_posting_event ORDER BY happened_at, post_id, event"
    )
    return found


def board(world: Any, *titles: str, path: str = "board.test/v1/boards/x/jobs?content=true") -> None:
    """Put up postings whose ids are their places among the first letters: "Welder" has that of W."""
    jobs = [
        {
            "id": ord(title[0]), "title": title, "absolute_url": f"http://board.test/{title[0]}", "location": {"name": "Austin"},
            "content": f"&lt;p&gt;Words that only the {title} has, and no other posting.&lt;/p&gt;",
        }
        for title in titles
    ]  # fmt: skip
    world.says(path, json.dumps({"jobs": jobs}), Content_Type="application/json")


def look(world: Any, after: timedelta = WEEK) -> Any:
    report = world.run(after)
    world.read()
    return report


def test_a_missing_posting_is_asked_for_after_the_second_list_and_ever_more_rarely(world: Any) -> None:
    world.sources(GREENHOUSE)
    board(world, "Welder", "Nurse", "Cook")
    look(world)
    page = "board.test/v1/boards/x/jobs/67"
    world.says(page, "busy", status=503)
    board(world, "Welder", "Nurse")
    asked = {}
    begin = world.now
    for days in (1, 1, 1, 1, 2, 1, 6):
        look(world, timedelta(days=days))
        asked[(world.now - begin).days] = f"GET {page} 503" in world.requests
    assert asked == {1: False, 2: True, 3: True, 4: False, 6: True, 7: False, 13: True}
    assert events(world) == [("67", "uncertain", "its own page: status 503 Service Unavailable")]
    world.says(page, "gone", status=410)
    look(world, timedelta(days=14))
    assert events(world)[1:] == [("67", "closed", "its own page: status 410 Gone")]
    look(world, timedelta(days=40))
    assert not any(page in request for request in world.requests), "what is closed is left alone"


def test_a_page_that_robots_forbid_is_not_asked_for_and_closes_nothing(world: Any) -> None:
    world.sources(GREENHOUSE)
    world.says("board.test/robots.txt", "User-agent: *\nDisallow: /v1/boards/x/jobs/\n")
    board(world, "Welder", "Nurse", "Cook")
    look(world)
    board(world, "Welder", "Nurse")
    for _ in range(3):
        look(world)
        assert not any("jobs/67" in request for request in world.requests)
    assert events(world) == [("67", "uncertain", "its own page: robots.txt does not allow it")]


def test_a_board_of_which_a_page_does_not_come_says_nothing_of_what_it_lacks(world: Any) -> None:
    rows = [
        {"title": f"Engineer {number}", "externalPath": f"/job/X/Engineer_R{number}", "bulletFields": [f"R{number}"]}
        for number in range(30)
    ]
    is_torn = False

    def answer(sent: str) -> tuple[int, bytes, dict[str, str]]:
        offset = json.loads(sent)["offset"]
        if is_torn and offset:
            return 200, b"<!doctype html><h1>Maintenance</h1>", {"Content-Type": "text/html"}
        listed = {"total": 0 if offset else 30, "jobPostings": rows[offset : offset + 20]}
        return 200, json.dumps(listed).encode(), {"Content-Type": "application/json"}

    world.replies["board.test/wday/cxs/x/site/jobs"] = answer
    world.sources(
        'kind = "workday"\nurl = "http://board.test/wday/cxs/x/site/jobs"\nevery_hours = 24\nmethod = "POST"\n'
        'min_seconds_between_requests = 0\nboard = "x"\ndocument_kind = "job_posting"'
    )
    assert look(world).polls[0].outcome is PollOutcome.OK
    assert world.ask("SELECT count(*) FROM core_posting_life") == [(30,)]
    is_torn = True
    for _ in range(3):
        (poll,) = look(world).polls
        assert (poll.outcome, poll.items_found) == (PollOutcome.UNREADABLE, 20)
    assert "page 2" in str(poll.reason)
    assert events(world) == []
    assert {state for (state,) in world.ask("SELECT state FROM core_posting_life")} == {"open"}


def test_postings_on_pages_of_their_own_with_json_ld(world: Any) -> None:
    def page(title: str) -> str:
        posting = {
            "@type": "JobPosting", "title": title, "datePosted": "2026-06-01", "description": f"<p>A {title} for Starmind.</p>",
            "jobLocation": {"address": {"addressLocality": "Bastrop"}},
        }  # fmt: skip
        return f'<html><body><script type="application/ld+json">{json.dumps(posting)}</script><h1>{title}</h1></body></html>'

    def listed(*names: str) -> None:
        items = "".join(f'<li><a href="/jobs/{name}">{name}</a></li>' for name in names)
        world.says("site.test/careers", f"<html><body><ul>{items}</ul></body></html>")

    world.sources(
        'kind = "listing_page"\nurl = "http://site.test/careers"\nevery_hours = 24\nselectors = { item = "li" }\n'
        'min_seconds_between_requests = 0\ndocument_kind = "job_posting"'
    )
    for name in ("Welder", "Nurse", "Technician"):
        world.says(f"site.test/jobs/{name}", page(name))
    listed("Welder", "Nurse")
    look(world)
    listed("Welder", "Nurse", "Technician")
    look(world)
    listed("Nurse", "Technician")
    look(world)
    world.says("site.test/jobs/Welder", "gone", status=404)
    look(world)
    assert [(post_id.rpartition("/")[2], event) for post_id, event, _ in events(world)] == [
        ("Technician", "opened"), ("Welder", "closed"),
    ]  # fmt: skip
    assert world.ask("SELECT title, place, programs, state, posted_on::VARCHAR FROM out_posting ORDER BY title") == [
        ("Nurse", "Bastrop", ["spacex.starmind"], "open", "2026-06-01"),
        ("Technician", "Bastrop", ["spacex.starmind"], "open", "2026-06-01"),
        ("Welder", "Bastrop", ["spacex.starmind"], "closed", "2026-06-01"),
    ]


def test_a_listing_that_somebody_saved_by_hand(world: Any) -> None:
    """Nothing is ever asked of the site; a file that still lies there is no new look, and nothing is closed."""
    folder = world.home / "imports" / "tesla"
    folder.mkdir(parents=True)
    world.sources(
        'kind = "tesla_careers"\nurl = "http://tesla.test/cua-api/apps/careers/state"\nevery_hours = 24\nboard = "tesla"\n'
        'organization = "tesla"\n'
        'path = "imports/tesla"\ndocument_kind = "job_posting"'
    )

    def saved(name: str, *postings: tuple[str, str], as_page: bool = False) -> None:
        listings = [{"id": post_id, "t": title, "dp": "5", "l": "401"} for post_id, title in postings]
        lookup = {"locations": {"401": "Palo Alto, California"}, "departments": {"5": "AI & Robotics"}}
        text = json.dumps({"lookup": lookup, "listings": listings})
        path = folder / name
        path.write_text(f"<html><body><pre>{text}</pre></body></html>" if as_page else text, encoding="utf-8")
        seconds = world.now.timestamp()
        os.utime(path, (seconds, seconds))

    (poll,) = look(world).polls
    assert poll.outcome is PollOutcome.FAILED
    assert "no saved listing lies at" in str(poll.reason)
    every = (("1", "AI Hardware Space Radiation Engineer, Dojo"), ("2", "Welder"), ("3", "Chef"))
    saved("one.json", *every)
    assert look(world, 5 * WEEK).polls[0].outcome is PollOutcome.OK
    assert look(world).polls[0].outcome is PollOutcome.UNCHANGED
    saved("two.html", *every[:2], ("4", "Silicon Engineer"), as_page=True)
    look(world)
    for _ in range(4):  # the file lies there, and says nothing new of what it lacks
        look(world)
    assert events(world) == [("4", "opened", None)]
    saved("three.json", *every[:2], ("4", "Silicon Engineer"), ("5", "Buyer"))
    look(world)
    assert [(post_id, event) for post_id, event, _ in events(world)] == [
        ("4", "opened"),
        ("3", "uncertain"),
        ("5", "opened"),
    ]
    assert world.requests == []
    assert world.ask(
        "SELECT place, department, job_function, programs, last_seen_on FROM out_posting WHERE post_id = '1'"
    ) == [("Palo Alto, California", "AI & Robotics", "radiation", ["tesla.dojo"], world.now.date())]


def test_a_program_that_is_new_to_the_watchlist_is_not_new_to_a_board(world: Any) -> None:
    world.sources(GREENHOUSE)
    board(world, "Welder, Starmind", "Nurse")
    before = world.context().watchlist
    world.read_watchlist = replace(
        before, programs=tuple(program for program in before.programs if program.key != "spacex.starmind")
    )
    look(world)
    assert world.ask("SELECT programs FROM out_posting ORDER BY title") == [([],), ([],)]
    world.read_watchlist = before
    board(world, "Welder, Starmind", "Nurse", "Technician, Starmind")
    look(world)
    assert [(post_id, event) for post_id, event, _ in events(world)] == [("84", "opened")]
    assert world.ask("SELECT programs FROM out_posting ORDER BY title") == [
        ([],), (["spacex.starmind"],), (["spacex.starmind"],),
    ]  # fmt: skip
