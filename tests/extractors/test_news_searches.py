"""Spaceflight News, Hacker News and GDELT: what an article is, and which of their dates say something of it."""

from datetime import UTC, date, datetime

import pytest

from extractors import listing
from models.errors import ListingUnreadable
from models.vocabulary import DocumentKind, SourceKind

BASE = "https://api.test/search"


@pytest.fixture
def read(make_source, as_json):
    def of(kind, answer, **changes):
        body = answer if isinstance(answer, bytes) else as_json(answer)
        return listing.read(make_source(kind, **changes), body, base_url=BASE)

    return of


def article(**changes):
    return {
        "id": 4711,
        "title": "Starmind &amp; friends",
        "url": "https://press.test/starmind?utm_source=api&id=3#top",
        "news_site": "Press",
        "summary": "Satellites with computers on board.",
        "published_at": "2026-11-19T23:50:00-05:00",
        "updated_at": "2026-11-20T06:00:00.5Z",
        "launches": [],
    } | changes


def test_an_article_of_spaceflight_news(read):
    [link] = read(SourceKind.SPACEFLIGHT_NEWS, {"count": 1, "next": None, "results": [article()]})
    assert (link.item_id, link.title, link.url) == ("4711", "Starmind & friends", "https://press.test/starmind?id=3")
    assert link.published_on == date(2026, 11, 19)  # where it was written, not in UTC
    assert link.updated_at == datetime(2026, 11, 20, 6, 0, 0, 500_000, tzinfo=UTC)
    assert (link.kind, link.body) == (DocumentKind.ARTICLE, None)


@pytest.mark.parametrize(("topic", "is_kept"), [("starmind", True), ("computers", True), ("Terafab", False)])
def test_topics_are_looked_for_in_title_and_summary(read, topic, is_kept):
    found = read(SourceKind.SPACEFLIGHT_NEWS, {"results": [article()]}, topics=(topic,))
    assert bool(found) is is_kept


def test_articles_without_address_are_left_out_and_nothing_but_such_is_unreadable(read):
    broken = [article(url=None), article(url="javascript:alert(1)"), article(url="ftp://x/y"), article(url=7)]
    assert len(read(SourceKind.SPACEFLIGHT_NEWS, {"results": [*broken, article()]})) == 1
    with pytest.raises(ListingUnreadable, match="none of its 4 items"):
        read(SourceKind.SPACEFLIGHT_NEWS, {"results": broken})


def test_an_article_that_stands_twice_is_one(read):
    assert len(read(SourceKind.SPACEFLIGHT_NEWS, {"results": [article(), article(title="Edited")]})) == 1


@pytest.mark.parametrize("kind", [SourceKind.SPACEFLIGHT_NEWS, SourceKind.HACKER_NEWS, SourceKind.GDELT])
def test_nothing_found_is_an_answer(read, kind):
    assert read(kind, {"results": [], "hits": [], "articles": []}) == []


def test_odd_types_do_no_harm(read):
    odd = article(id={"a": 1}, title=["x"], published_at=20261119, updated_at="yesterday", summary=None)
    [link] = read(SourceKind.SPACEFLIGHT_NEWS, {"results": [odd]})
    assert (link.item_id, link.title, link.published_on, link.updated_at) == (None, None, None, None)


def story(**changes):
    return {
        "objectID": "41000001",
        "title": "Data centers in orbit (2019)",
        "url": "https://blog.test/orbit",
        "points": 12,
        "created_at": "2026-11-20T10:00:00Z",
        "created_at_i": 1_795_168_800,
        "story_text": None,
    } | changes


def test_a_story_leads_to_its_page_and_says_nothing_of_its_date(read):
    [link] = read(SourceKind.HACKER_NEWS, {"hits": [story()]})
    assert (link.item_id, link.url) == ("41000001", "https://blog.test/orbit")
    assert (link.published_on, link.updated_at) == (None, None)


def test_more_points_make_no_new_story(read):
    assert read(SourceKind.HACKER_NEWS, {"hits": [story()]}) == read(
        SourceKind.HACKER_NEWS, {"hits": [story(points=99)]}
    )


def test_a_discussion_without_a_page_is_left_out(read):
    assert read(SourceKind.HACKER_NEWS, {"hits": [story(url=None, story_text="Ask: what if?")]}) == []
    assert read(SourceKind.HACKER_NEWS, {"hits": [story(url="")]}) == []
    with pytest.raises(ListingUnreadable):
        read(SourceKind.HACKER_NEWS, {"hits": [{"id": 1}, {"id": 2}]})


def crawled(**changes):
    return {
        "url": "https://paper.test/2019/05/04/old-story",
        "title": "Starmind , again",
        "seendate": "20261120T101500Z",
        "language": "English",
    } | changes


def test_when_a_crawler_saw_a_page_is_no_date_of_publication(read):
    [link] = read(SourceKind.GDELT, {"articles": [crawled()]})
    assert (link.url, link.title) == ("https://paper.test/2019/05/04/old-story", "Starmind , again")
    assert (link.published_on, link.updated_at, link.item_id) == (None, None, None)
    # Seen once more, it is the same link.
    assert read(SourceKind.GDELT, {"articles": [crawled(seendate="20261121T101500Z")]}) == [link]


def test_an_empty_object_says_that_nothing_was_found(read):
    assert read(SourceKind.GDELT, b"{}") == []
    assert read(SourceKind.GDELT, b' {"articles": []}\n') == []


def test_titles_that_no_json_allows_are_mended(read):
    body = b'{"articles": [{"url": "https://p.test/1", "title": "C:\\orbit \\" a\x07b\tc \\u00e9"}]}'
    [link] = read(SourceKind.GDELT, body)
    assert link.title == 'C:\\orbit " a b c é'


@pytest.mark.parametrize("body", [b'{"articles": [', b'{"error": "busy"}', b'{"articles": "\\q', b'{"articles": {}}'])
def test_a_torn_answer_is_unreadable(read, body):
    with pytest.raises(ListingUnreadable):
        read(SourceKind.GDELT, body)


def test_a_large_answer_is_read_in_passing(read):
    rows = [crawled(url=f"https://paper.test/{number}") for number in range(20_000)]
    assert len(read(SourceKind.GDELT, {"articles": rows})) == 20_000
