"""JSON feeds, whole and broken, and their further pages."""

from datetime import UTC, date, datetime

import pytest

from extractors import listing
from models.errors import ListingUnreadable
from models.fetching import Request
from models.vocabulary import SourceKind

URL = "https://www.blog.test/feed.json"
NOW = datetime(2026, 11, 21, tzinfo=UTC)
ITEM = {
    "id": "https://blog.test/?p=9",
    "url": "/posts/nine?utm_medium=feed",
    "title": "Nine",
    "summary": "Of <i>Gigasat</i>",
    "date_published": "2026-11-20T01:00:00+09:00",
    "date_modified": "2026-11-20T08:00:00Z",
}


def feed(*items, version="https://jsonfeed.org/version/1.1", **more):
    return {"version": version, "title": "Blog", "items": list(items)} | more


@pytest.fixture
def read(make_source, as_json):
    return lambda answer, **changes: listing.read(
        make_source(SourceKind.JSON_FEED, URL, **changes), as_json(answer), base_url=URL
    )


def test_an_item_becomes_a_link(read):
    [link] = read(feed(ITEM))
    assert (link.url, link.title, link.item_id) == ("https://www.blog.test/posts/nine", "Nine", ITEM["id"])
    assert link.published_on == date(2026, 11, 20)
    assert link.updated_at == datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize("version", ["https://jsonfeed.org/version/1", "http://jsonfeed.org/version/1.1"])
def test_both_versions_are_read(read, version):
    assert len(read(feed(ITEM, version=version))) == 1


@pytest.mark.parametrize(
    ("changes", "url"),
    [
        ({"url": None, "external_url": "https://other.test/x"}, "https://other.test/x"),
        ({"url": "", "external_url": None}, "https://blog.test/?p=9"),
        ({"url": "javascript:x", "external_url": "https://other.test/x"}, "https://other.test/x"),
    ],
)
def test_the_address_is_the_best_that_there_is(read, changes, url):
    [link] = read(feed(ITEM | changes))
    assert link.url == url


def test_an_id_is_an_address_only_where_it_looks_like_one(read):
    with pytest.raises(ListingUnreadable, match="address"):
        read(feed({"id": "17", "content_text": "a note"}))


def test_numbers_are_ids_too_and_twins_are_one(read):
    twins = [ITEM | {"id": 5}, ITEM | {"id": 5, "title": "Edited"}, ITEM | {"id": 6}]
    assert [link.item_id for link in read(feed(*twins))] == ["5", "6"]


@pytest.mark.parametrize(
    ("item", "is_kept"),
    [
        (ITEM, True),
        (ITEM | {"summary": None, "content_text": "of Gigasat"}, False),  # the title says what it is about
        ({"id": 1, "url": "/n", "content_text": "A note on Gigasat"}, True),
        ({"id": 1, "url": "/n", "content_html": "<p>A note on <b>Gigasat</b></p>"}, True),
    ],
)
def test_topics(read, item, is_kept):
    assert bool(read(feed(item), topics=("Gigasat",))) is is_kept


def test_a_feed_without_items_is_an_answer_and_one_without_a_version_is_none(read):
    assert read(feed()) == []
    for answer in ({"items": [ITEM]}, feed(ITEM) | {"items": None}, feed(ITEM) | {"items": ["x"]}):
        with pytest.raises(ListingUnreadable):
            read(answer)


@pytest.mark.parametrize(
    ("following", "is_asked"),
    [
        ("/feed-2.json", True),
        ("https://blog.test/feed-2.json", True),  # the same site without its www
        ("https://elsewhere.test/feed-2.json", False),
        ("http://www.blog.test/feed-2.json", False),  # down to plain http
        ("https://www.blog.test:8443/feed-2.json", False),
        ("https://user:pass@www.blog.test/2", False),
        ("file:///etc/hostname", False),
        (URL, False),  # itself
        (7, False),
    ],
)
def test_the_next_page_is_followed_on_its_own_site_only(make_source, as_json, following, is_asked):
    source = make_source(SourceKind.JSON_FEED, URL, most_pages=5)
    found = listing.next_request(source, Request(url=URL), as_json(feed(next_url=following)), now=NOW)
    assert (found is not None) is is_asked


def test_pages_that_point_at_each_other_end(make_source, as_json):
    source = make_source(SourceKind.JSON_FEED, URL, most_pages=50)
    addresses = {URL: "/b", "https://www.blog.test/b": "/c", "https://www.blog.test/c": "/b"}
    request, asked = Request(url=URL), 0
    while request is not None:
        asked += 1
        request = listing.next_request(source, request, as_json(feed(next_url=addresses[request.url])), now=NOW)
    assert asked == 3


def test_older_pages_are_not_asked_for_unless_the_watchlist_says_so(make_source, as_json):
    source = make_source(SourceKind.JSON_FEED, URL)
    assert listing.next_request(source, Request(url=URL), as_json(feed(next_url="/2")), now=NOW) is None
