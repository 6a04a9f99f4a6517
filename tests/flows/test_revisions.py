"""A page that is corrected after it was read: what stands, what is told, what a rebuild makes of it."""

from datetime import date, timedelta
from typing import Any

from flows import digests, river
from flows.runners import PlainRunner

DAY = timedelta(days=1)
FEED = 'kind = "rss"\nurl = "http://a.test/feed"\nevery_hours = 2\nmin_seconds_between_requests = 0'
BEFORE = "SpaceX plans to make one gigawatt of Starmind compute a year by the end of 2027."
AFTER = "SpaceX hopes to make 100 megawatts of Starmind compute a year by the end of 2028."
STATE = {
    "revisions": "select * from core_revision order by id",
    "claims": "select id, is_standing, superseded_at from out_claim order by id",
    "documents": "select * from core_document order by id",
}


def test_a_correction_is_kept_told_and_rebuilt(world: Any) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/corrected")
    world.article("a.test/corrected", BEFORE)
    world.run()
    world.read()
    first_day = world.now.date()
    world.article("a.test/corrected", AFTER)
    world.run(2 * DAY)
    world.read()
    rows = world.ask("select value, is_standing from out_claim where metric = 'compute_power_rate' order by known_at")
    assert rows == [(1e9, False), (1e8, True)]
    (marks,) = world.ask("select marks from out_revision")[0]
    assert marks == ["date", "number"]
    at_first = world.ask(f"select count(*) from out_superseded_at(DATE '{first_day}')")
    assert at_first == [(0,)]

    context = world.context()
    written = digests.write(context, as_of=world.now.date())
    assert "### Corrected" in written.markdown
    assert "“plans to make one gigawatt” is now “hopes to make 100 megawatts”" in written.markdown

    before = {name: world.ask(query) for name, query in STATE.items()}
    river.rebuild(context, PlainRunner())
    assert {name: world.ask(query) for name, query in STATE.items()} == before


def test_scores_of_an_earlier_day_see_what_stood_then(world: Any) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/corrected")
    world.article("a.test/corrected", BEFORE)
    world.run()
    world.read()
    world.article("a.test/corrected", AFTER)
    world.run(2 * DAY)
    world.read()
    counted = []
    for day in (world.now.date() - 2 * DAY, world.now.date()):
        river.assess(world.context(), PlainRunner(), as_of=date(day.year, day.month, day.day))
        rows = world.ask("select claim.value from core_commitment join out_claim as claim on claim.id = claim_id")
        counted.append({value for (value,) in rows if value in {1e8, 1e9}})
    assert counted == [{1e9}, {1e8}]
