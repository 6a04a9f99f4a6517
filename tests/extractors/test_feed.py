"""Feeds as sites serve them: RSS, Atom, broken, empty, hostile."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extractors import listing
from extractors.listings import feed
from models.errors import ListingUnreadable
from models.targets import Source
from models.vocabulary import DocumentKind, SourceKind, Standing

BASE = "https://news.test/feed/"


def source(*topics: str, kind: SourceKind = SourceKind.RSS) -> Source:
    return Source(
        key="news",
        name="News",
        kind=kind,
        url=BASE,
        standing=Standing.PRESS,
        every_hours=2,
        topics=topics,
    )


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>News</title><link>https://news.test/</link>{''.join(items)}</channel></rss>"
    ).encode()


ITEM = (
    "<item><title>Starmind &amp;amp; friends reach &lt;b&gt;orbit&lt;/b&gt;</title>"
    "<link>https://news.test/2026/06/starmind?utm_source=rss&amp;id=7#comments</link>"
    '<guid isPermaLink="false">https://news.test/?p=17</guid><pubDate>Tue, 23 Jun 2026 22:30:00 -0700</pubDate>'
    "<description>A short &lt;p&gt;summary&lt;/p&gt; of it.</description>"
    "<content:encoded>The whole article stands here.</content:encoded></item>"
)


def test_an_item_of_rss_becomes_a_link() -> None:
    [link] = feed.read(source(), rss(ITEM), base_url=BASE)
    assert link.title == "Starmind & friends reach orbit"
    assert link.url == "https://news.test/2026/06/starmind?id=7"
    assert link.item_id == "https://news.test/?p=17"
    assert link.published_on == date(2026, 6, 23)  # where it was written, not in UTC
    assert link.kind is DocumentKind.ARTICLE
    assert link.body is None


def test_an_entry_of_atom_becomes_a_link() -> None:
    atom = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry>
      <id>tag:news.test,2026:1</id><title type="html">Dojo &amp;mdash; again</title>
      <link rel="self" href="/api/1"/><link rel="alternate" href="/one"/>
      <published>2026-06-20T08:00:00Z</published><updated>2026-06-21T09:30:00+02:00</updated>
      <summary>Short.</summary></entry></feed>"""
    [link] = feed.read(source(kind=SourceKind.ATOM), atom, base_url=BASE)
    assert (link.item_id, link.url, link.title) == ("tag:news.test,2026:1", "https://news.test/one", "Dojo — again")
    assert link.published_on == date(2026, 6, 20)
    assert link.updated_at == datetime(2026, 6, 21, 7, 30, tzinfo=UTC)


def test_an_updated_date_serves_where_no_other_is_given() -> None:
    atom = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>T</title>
      <link href="https://news.test/1"/><updated>2026-06-21T09:30:00Z</updated></entry></feed>"""
    [link] = feed.read(source(), atom, base_url=BASE)
    assert link.published_on == date(2026, 6, 21)


def test_a_guid_is_the_address_where_it_says_so() -> None:
    item = "<item><title>T</title><guid>https://news.test/a</guid></item>"
    [link] = feed.read(source(), rss(item), base_url=BASE)
    assert link.url == "https://news.test/a"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/hostname", "ftp://news.test/a", "http://u:p@news.test/", ""]
)
def test_what_is_no_web_address_is_no_link(address: str) -> None:
    assert feed.read(source(), rss(f"<item><title>T</title><link>{address}</link></item>"), base_url=BASE) == []


def test_an_item_that_stands_twice_is_one_link() -> None:
    assert len(feed.read(source(), rss(ITEM, ITEM), base_url=BASE)) == 1


@pytest.mark.parametrize(
    ("topics", "is_kept"),
    [
        ((), True),
        (("starmind",), True),
        (("summary of it",), True),
        (("Star",), False),  # inside a longer word
        (("friend",), True),  # a plural is the same word
        (("whole article",), False),  # only in the body
        (("Terafab", "reach orbit"), True),
        (("Terafab",), False),
    ],
)
def test_only_items_on_a_topic_are_kept(topics: tuple[str, ...], is_kept: bool) -> None:
    assert bool(feed.read(source(*topics), rss(ITEM), base_url=BASE)) is is_kept


def test_a_feed_without_items_is_an_answer() -> None:
    assert feed.read(source(), rss(), base_url=BASE) == []


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><html><body><h1>We are moving</h1><a href='/x'>x</a></body></html>",
        b"Please slow down.",
        b"",
        b'{"items": []}',
        b"/etc/hostname",
        b"http://127.0.0.1:9/feed",
        b"\x1f\x8b\x08garbage",
        rss()[:120],
    ],
    ids=["html", "text", "nothing", "json", "a path", "an address", "bytes", "cut short"],
)
def test_what_is_no_feed_is_unreadable(body: bytes) -> None:
    with pytest.raises(ListingUnreadable):
        feed.read(source(), body, base_url=BASE)


def test_a_file_named_in_the_body_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(ITEM))
    with pytest.raises(ListingUnreadable):
        feed.read(source(), str(path).encode(), base_url=BASE)


def test_a_feed_cut_off_after_some_items_still_brings_them() -> None:
    body = rss(ITEM, ITEM.replace("p=17", "p=18").replace("id=7", "id=8"))
    assert len(feed.read(source(), body[: -len("</channel></rss>") - 30], base_url=BASE)) >= 1


def test_entities_of_a_hostile_feed_are_not_expanded() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b'<rss version="2.0"><channel><item><title>A&x;B</title><link>https://news.test/1</link></item></channel></rss>'
    )
    [link] = feed.read(source(), bomb, base_url=BASE)
    assert set(link.title or "") <= set("AB&x; ")


def test_what_the_parser_gives_up_on_is_unreadable() -> None:
    broken = rss(ITEM).replace(b"UTF-8", b"UT\xc3-8")
    with pytest.raises(ListingUnreadable, match="broken"):
        feed.read(source(), broken, base_url=BASE)


def test_nesting_without_end_is_refused_at_once() -> None:
    with pytest.raises(ListingUnreadable, match="inside each other"):
        feed.read(source(), rss("<item><title>" + "<b>" * 100_000 + "</title></item>"), base_url=BASE)


def test_listing_finds_the_reader_and_refuses_other_kinds() -> None:
    assert len(listing.read(source(), rss(ITEM), base_url=BASE)) == 1
    assert SourceKind.RSS in listing.READABLE
    assert SourceKind.REDDIT not in listing.READABLE
    with pytest.raises(ListingUnreadable, match="reddit"):
        listing.read(source(kind=SourceKind.REDDIT), b"", base_url=BASE)
