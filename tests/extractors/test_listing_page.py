"""Pages that list others, by the selectors of the watchlist."""

from datetime import UTC, date, datetime

import pytest

from extractors import listing
from models.errors import ListingUnreadable
from models.fetching import Request
from models.targets import Selectors
from models.vocabulary import SourceKind

URL = "https://maker.test/news/"
NOW = datetime(2026, 11, 21, tzinfo=UTC)
CARDS = Selectors(
    item="main article.card", link="h2 a", title="h2", published="time", next_page="nav.pages a[rel=next], a.older"
)


def card(
    path: str, title: str = "Gigasat opens", when: str = '<time datetime="2026-11-18T22:00:00-06:00">Nov 18</time>'
) -> str:
    return (
        f"<article class='card'><a href='/tag/news'>News</a><h2><a href='{path}'>{title}</a></h2>"
        f"<p>Of the tower in Bastrop.</p>{when}</article>"
    )


def page(*items: str, around: str = "") -> bytes:
    head = "<!doctype html><html><head><title>News</title></head><body><article class='card'>not in main</article>"
    return f"{head}<main>{''.join(items)}</main>{around}</body></html>".encode()


@pytest.fixture
def read(make_source):
    def of(body, *, selectors=CARDS, base_url=URL, **changes):
        source = make_source(SourceKind.LISTING_PAGE, URL, selectors=selectors, **changes)
        return listing.read(source, body, base_url=base_url, content_type="text/html")

    return of


def test_items_are_found_by_the_selectors(read):
    [link] = read(page(card("gigasat.html?utm_campaign=x#a", "Gigasat   opens &amp; grows")))
    assert (link.url, link.title) == ("https://maker.test/news/gigasat.html", "Gigasat opens & grows")
    assert (link.published_on, link.item_id) == (date(2026, 11, 18), link.url)


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("<time>November 18, 2026</time>", date(2026, 11, 18)),
        ("<time>18 Nov 2026</time>", date(2026, 11, 18)),
        ("<time datetime='2026-11-18'>yesterday</time>", date(2026, 11, 18)),
        ("<time datetime=''>yesterday</time>", None),
        ("<time>11/12/2026</time>", None),  # it could be two days
        ("", None),
    ],
)
def test_dates_are_read_strictly(read, when, day):
    [link] = read(page(card("/a", when=when)))
    assert link.published_on == day


def test_without_further_selectors_the_first_link_is_the_item(read):
    rows = "<ul><li><b>New:</b> <a href='/a'>One</a> <a href='/x'>pdf</a></li><li><a href='/b' aria-label='Two'><img></a></li></ul>"
    found = read(page(rows), selectors=Selectors(item="main li"))
    assert [(link.url, link.title) for link in found] == [
        ("https://maker.test/a", "One"),
        ("https://maker.test/b", "Two"),
    ]
    assert len(read(page(rows), selectors=Selectors(item="main li a"))) == 3


def test_the_base_of_the_page_counts(read):
    body = page(card("a")).replace(b"<head>", b"<head><base href='https://www.maker.test/archive/'>")
    assert read(body)[0].url == "https://www.maker.test/archive/a"


def test_items_are_held_to_topics_and_paths_and_each_stands_once(read):
    items = page(card("/news/a"), card("/news/a", "Again"), card("/jobs/b", "Tower of Terafab"))
    assert [link.url[-1] for link in read(items)] == ["a", "b"]
    assert [link.url[-1] for link in read(items, path_contains=("/news/",))] == ["a"]
    assert [link.url[-1] for link in read(items, topics=("Terafab",))] == ["b"]
    assert len(read(items, topics=("Bastrop",))) == 2  # anywhere in the item
    assert read(items, topics=("cooking",)) == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (page(), "nothing on the page is found"),
        (page("<div class='card'>redesigned</div>"), "nothing on the page is found"),
        (page(card("javascript:void(0)"), card("mailto:a@b.test")), "none of its 2 items has a link"),
        (b"", "no page"),
        (b"{}", "no page"),
        (b"<div>" * 100_000, "inside each other"),
    ],
    ids=["empty", "redesigned", "no links", "nothing", "json", "nest"],
)
def test_a_page_that_has_changed_is_unreadable_and_not_merely_empty(read, body, reason):
    with pytest.raises(ListingUnreadable, match=reason):
        read(body)


@pytest.mark.parametrize("selector", ["main >", "a[href=", ":nosuch(a)", "]"])
def test_a_selector_that_is_none_is_named(read, selector):
    with pytest.raises(ListingUnreadable, match="no CSS selector"):
        read(page(card("/a")), selectors=Selectors(item=selector))


def test_a_page_without_selectors_is_not_guessed_at(read):
    with pytest.raises(ListingUnreadable, match="selectors"):
        read(page(card("/a")), selectors=None)


def test_only_so_many_items_are_read(read):
    assert len(read(page(*[card(f"/{number}") for number in range(1_500)]))) == 1_000


@pytest.mark.parametrize(
    ("around", "following"),
    [
        ("<nav class=pages><a href='?page=2' rel=next>2</a></nav>", "https://maker.test/news/?page=2"),
        ("<a class=older href='https://www.maker.test/news/2'>Older</a>", "https://www.maker.test/news/2"),
        ("<a class=older href='https://elsewhere.test/2'>Older</a>", None),
        ("<a class=older href='https://maker.test/news/'>Older</a>", None),
        ("<a class=older>Older</a>", None),
        ("", None),
    ],
)
def test_the_next_page_is_where_the_watchlist_says(make_source, around, following):
    source = make_source(SourceKind.LISTING_PAGE, URL, selectors=CARDS, most_pages=3)
    found = listing.next_request(source, Request(url=URL), page(card("/a"), around=around), now=NOW)
    assert (found and found.url) == following


def test_pages_without_end_end(make_source):
    source = make_source(SourceKind.LISTING_PAGE, URL, selectors=CARDS, most_pages=7)
    request, asked = Request(url=URL), 0
    while request is not None:
        asked += 1
        body = page(card("/a"), around=f"<a class=older href='?page={asked}'>Older</a>")
        request = listing.next_request(source, request, body, now=NOW)
    assert asked == 7
