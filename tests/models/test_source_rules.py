"""What each kind of source needs, and which keys it would not heed."""

from datetime import date
from typing import Any

import pytest

from models.source_rules import problems_of
from models.targets import Selectors, Source
from models.vocabulary import SourceKind, Standing


def source(kind: SourceKind, **changes: Any) -> Source:
    given: dict[str, Any] = {
        "key": "seen", "name": "Seen", "url": "https://seen.example/", "standing": Standing.PRESS, "every_hours": 2.0,
    }  # fmt: skip
    return Source(kind=kind, **(given | changes))


SOUND = [
    source(SourceKind.JSON_FEED, most_pages=3),
    source(SourceKind.SITEMAP, topics=("orbital",)),
    source(SourceKind.SITEMAP, path_contains=("/news/",), since=date(2026, 1, 1), most_pages=100),
    source(SourceKind.LISTING_PAGE, selectors=Selectors(item="article"), path_contains=("/news/",)),
    source(SourceKind.HACKER_NEWS, query="orbital data center", window_hours=48),
    source(SourceKind.GDELT, query="x"),
    source(SourceKind.EDGAR_SUBMISSIONS, needs_contact=True, forms=("10-Q",), since=date(2026, 1, 1)),
    source(SourceKind.EDGAR_SEARCH, needs_contact=True, query="x", forms=("10-Q",), window_hours=24),
    # What does not run may still be unfinished.
    source(SourceKind.LISTING_PAGE, enabled=False, disabled_because="nobody has looked"),
    source(SourceKind.GDELT, enabled=False, disabled_because="nobody has looked"),
]


@pytest.mark.parametrize("sound", SOUND, ids=lambda each: f"{each.kind}-{each.enabled}")
def test_what_is_sound_has_no_problems(sound):
    assert list(problems_of(sound)) == []


@pytest.mark.parametrize(
    ("kind", "changes", "reason"),
    [
        (SourceKind.HACKER_NEWS, {}, "query: missing"),
        (SourceKind.GDELT, {"query": " "}, "query: must not be empty"),
        (SourceKind.RSS, {"query": "x"}, "query: stands only with edgar_search, gdelt, hacker_news, spaceflight_news"),
        (SourceKind.RSS, {"window_hours": 4}, "window_hours: stands only with"),
        (SourceKind.GDELT, {"query": "x", "window_hours": -1}, "window_hours: must be above 0"),
        (SourceKind.RSS, {"forms": ("10-Q",)}, "forms: stands only with edgar_search, edgar_submissions"),
        (SourceKind.EDGAR_SUBMISSIONS, {"needs_contact": True}, "forms: missing"),
        (SourceKind.EDGAR_SUBMISSIONS, {"forms": ("8-K",)}, "needs_contact: EDGAR answers only those"),
        (SourceKind.EDGAR_SEARCH, {"query": "x"}, "needs_contact: EDGAR answers only those"),
        (SourceKind.RSS, {"since": date(2026, 1, 1)}, "since: stands only with edgar_submissions, sitemap"),
        (SourceKind.RSS, {"path_contains": ("/a/",)}, "path_contains: stands only with listing_page, sitemap"),
        (SourceKind.RSS, {"selectors": Selectors(item="a")}, "selectors: stands only with listing_page"),
        (SourceKind.LISTING_PAGE, {}, "selectors: missing"),
        (SourceKind.SITEMAP, {}, "topics: a sitemap lists a whole site"),
        (SourceKind.JSON_FEED, {"most_pages": 0}, "most_pages: from 1 to 100"),
        (SourceKind.JSON_FEED, {"most_pages": 101}, "most_pages: from 1 to 100"),
    ],
)
def test_what_is_missing_or_would_not_be_heeded_is_named(kind, changes, reason):
    (problem,) = problems_of(source(kind, **changes))
    assert problem.startswith(reason)
