"""Sitemaps as sites serve them and as nobody should: indexes, gzip, bombs, nests, circles."""

import gzip
import time
from datetime import UTC, date, datetime

import pytest

from extractors import listing
from extractors.listings import sitemap
from models.errors import ListingUnreadable
from models.fetching import Request
from models.vocabulary import SourceKind

SITE = "https://www.paper.test"
MAP = f"{SITE}/sitemap.xml"
NOW = datetime(2026, 11, 21, tzinfo=UTC)
NAMES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)


def urlset(*entries: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NAMES}>{"".join(entries)}</urlset>'.encode()


def index(*entries: str) -> bytes:
    return f'<?xml version="1.0"?><sitemapindex {NAMES}>{"".join(entries)}</sitemapindex>'.encode()


def part(path: str, changed: str = "") -> str:
    return f"<sitemap><loc>{SITE}{path}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</sitemap>"


def page(path: str, more: str = "") -> str:
    return f"<url><loc>{SITE}{path}</loc>{more}</url>"


NEWS = page(
    "/2026/gigasat-grows",
    "<lastmod>2026-11-20T09:00:00+00:00</lastmod><news:news><news:publication><news:name>Paper</news:name>"
    "<news:language>en</news:language></news:publication><news:publication_date>2026-11-19T23:00:00-06:00"
    "</news:publication_date><news:title>Gigasat &amp; its towers</news:title></news:news>"
    "<image:image><image:loc>https://img.test/1.jpg</image:loc><image:title>A tower</image:title></image:image>",
)


@pytest.fixture
def read(make_source):
    return lambda body, **changes: listing.read(make_source(SourceKind.SITEMAP, MAP, **changes), body, base_url=MAP)


def test_an_entry_of_a_news_sitemap(read):
    [link] = read(urlset(NEWS))
    assert (link.url, link.title) == (f"{SITE}/2026/gigasat-grows", "Gigasat & its towers")
    assert link.published_on == date(2026, 11, 19)
    assert link.updated_at == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_a_change_is_no_publication(read):
    [link] = read(urlset(page("/a", "<lastmod>2026-11-20</lastmod>")))
    assert (link.published_on, link.updated_at, link.title) == (None, None, None)


def test_a_picture_is_not_the_page_even_if_it_stands_first(read):
    picture = "<image:image><image:loc>https://img.test/1.jpg</image:loc><image:title>x</image:title></image:image>"
    [link] = read(urlset(f"<url>{picture}<loc>{SITE}/a</loc></url>"))
    assert (link.url, link.title) == (f"{SITE}/a", None)


def test_topics_are_looked_for_in_the_title_else_in_the_words_of_the_address(read):
    entries = urlset(NEWS, page("/orbital-data-centers-explained"), page("/cooking_tips"), page("/b%C3%BCro-orbital"))
    assert [link.url.rpartition("/")[2] for link in read(entries, topics=("orbital", "towers"))] == [
        "gigasat-grows",
        "orbital-data-centers-explained",
        "b%C3%BCro-orbital",
    ]


def test_parts_of_the_site_and_old_pages_are_left_out(read):
    entries = urlset(
        page("/news/1", "<lastmod>2026-11-01</lastmod>"),
        page("/news/2", "<lastmod>2025-11-01</lastmod>"),
        page("/news/3"),  # nobody knows: it may be new
        page("/shop/4", "<lastmod>2026-11-02</lastmod>"),
        page("/shop/5?from=/news/"),
    )
    found = read(entries, path_contains=("/news/",), since=date(2026, 1, 1))
    assert [link.url[-1] for link in found] == ["1", "3"]


def test_pages_of_other_sites_are_not_the_sites_to_list(read):
    strange = "<url><loc>https://elsewhere.test/a</loc></url>"
    assert len(read(urlset(strange, page("/a"), "<url><loc>https://paper.test/b</loc></url>"))) == 2
    with pytest.raises(ListingUnreadable, match="other sites"):
        read(urlset(strange))


@pytest.mark.parametrize("body", [urlset(), index(), index(part("/a.xml"))], ids=["no pages", "no parts", "an index"])
def test_no_pages_are_an_answer(read, body):
    assert read(body) == []


def test_gzip_and_plain_lines_and_other_charsets_are_read(read):
    assert len(read(gzip.compress(urlset(NEWS)))) == 1
    whole = urlset(NEWS)
    assert len(read(gzip.compress(whole[:300]) + gzip.compress(whole[300:]))) == 1
    assert len(read(f"{SITE}/a\n\n{SITE}/b\r\n".encode())) == 2
    assert len(read(b"\xef\xbb\xbf" + urlset(NEWS))) == 1
    assert len(read(urlset(NEWS).decode().replace("UTF-8", "UTF-16").encode("utf-16"))) == 1
    without_names = f"<urlset><url><loc>{SITE}/a</loc></url></urlset>".encode()
    assert len(read(without_names)) == 1


def test_a_stray_ampersand_does_not_lose_the_others(read):
    assert len(read(urlset(page("/a?x=1&y=2"), page("/b"), page("/c")))) == 3


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"<!doctype html><html><body>Not found</body></html>",
        b"<html><head><title>Busy</title></head></html>",
        b"<rss version='2.0'><channel></channel></rss>",
        b"Please slow down.",
        b'{"urls": []}',
        urlset(NEWS)[:-20],
        urlset(NEWS)[:400],
        gzip.compress(urlset(NEWS))[:-30],
        gzip.compress(gzip.compress(urlset(NEWS))),
        b"\x1f\x8b garbage",
        f"{SITE}/a\nand some words".encode(),
    ],
    ids=[
        "nothing", "blank", "html", "xhtml", "rss", "text", "json", "cut short", "cut shorter", "gzip cut short",
        "gzip in gzip", "no gzip", "words",
    ],
)  # fmt: skip
def test_what_is_no_sitemap_is_unreadable(read, body):
    with pytest.raises(ListingUnreadable):
        read(body)


def long_tag(length: int) -> bytes:
    return urlset(page("/a"), "<url " + " ".join(f'a{number}="1"' for number in range(length)) + "></url>")


BOMB = b'<!DOCTYPE urlset [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + urlset(page("/&b;"))[39:]


@pytest.mark.parametrize(
    "body",
    [
        BOMB,
        BOMB.decode().encode("utf-16"),
        b'<!DOCTYPE u SYSTEM "file:///etc/hostname"><urlset/>',
        long_tag(100_000),
        urlset("<url>" * 200_000),
        urlset("<x>" * 200_000 + "</x>" * 200_000),
        b"<?xml" * 1_000_000,
        b"<" * 5_000_000,
        b"</urlset><!--" * 300_000,
        lambda: gzip.compress(b"<urlset>" + b" " * 200_000_000 + b"</urlset>", 9),  # takes a second to make
        urlset(*[f"<url><loc>{SITE}/{number}</loc></url>" for number in range(50_001)]),
    ],
    ids=[
        "entities", "entities in UTF-16", "external entity", "attributes", "open nest", "nest", "declarations", "brackets",
        "ends", "gzip bomb", "too many",
    ],
)  # fmt: skip
def test_what_is_meant_to_hang_us_is_refused_at_once(read, body):
    body = body() if callable(body) else body
    begun = time.process_time()
    with pytest.raises(ListingUnreadable):
        read(body)
    assert time.process_time() - begun < 3


@pytest.mark.slow
def test_the_largest_that_the_protocol_allows_is_read(read):
    entries = [page(f"/news/{number}", "<lastmod>2026-11-20</lastmod>") for number in range(sitemap.MOST_ENTRIES)]
    begun = time.process_time()
    assert len(read(urlset(*entries), topics=("news",))) == sitemap.MOST_ENTRIES
    assert time.process_time() - begun < 10


def walk(source, bodies):
    request, asked = listing.first_request(source, now=NOW), []
    while request is not None:
        asked.append(request.url.removeprefix(SITE))
        request = listing.next_request(source, request, bodies.get(asked[-1], urlset()), now=NOW)
    return asked


def test_the_parts_of_an_index_are_asked_last_changed_first(make_source):
    parts = [part("/old.xml", "2020-01-01"), part("/undated.xml"), part("/new.xml.gz", "2026-11-20T01:00:00Z")]
    source = make_source(SourceKind.SITEMAP, MAP)
    assert walk(source, {"/sitemap.xml": index(*parts)}) == ["/sitemap.xml", "/new.xml.gz", "/old.xml", "/undated.xml"]
    recent = make_source(SourceKind.SITEMAP, MAP, since=date(2026, 1, 1))
    assert walk(recent, {"/sitemap.xml": gzip.compress(index(*parts))}) == [
        "/sitemap.xml",
        "/new.xml.gz",
        "/undated.xml",
    ]


def test_a_part_that_cannot_be_read_does_not_keep_us_from_the_others(make_source):
    bodies = {"/sitemap.xml": index(part("/a.xml"), part("/b.xml"), part("/c.xml")), "/a.xml": b"<html>", "/b.xml": b""}
    assert walk(make_source(SourceKind.SITEMAP, MAP), bodies) == ["/sitemap.xml", "/a.xml", "/b.xml", "/c.xml"]


def test_parts_on_other_sites_are_not_asked_for(make_source):
    elsewhere = (
        "<sitemap><loc>https://elsewhere.test/s.xml</loc></sitemap><sitemap><loc>http://127.0.0.1/</loc></sitemap>"
    )
    assert walk(make_source(SourceKind.SITEMAP, MAP), {"/sitemap.xml": index(elsewhere)}) == ["/sitemap.xml"]


def test_indexes_within_indexes_end_at_a_depth(make_source):
    nest = {"/sitemap.xml": index(part("/1"))} | {f"/{depth}": index(part(f"/{depth + 1}")) for depth in range(1, 40)}
    assert walk(make_source(SourceKind.SITEMAP, MAP, most_pages=100), nest) == ["/sitemap.xml", "/1", "/2"]


def test_indexes_that_name_each_other_end(make_source):
    circle = {
        "/sitemap.xml": index(part("/a"), part("/b"), part("/sitemap.xml")),
        "/a": index(part("/b"), part("/a"), part("/sitemap.xml")),
        "/b": index(part("/a"), part("/c")),
    }
    asked = walk(make_source(SourceKind.SITEMAP, MAP, most_pages=100), circle)
    assert sorted(asked) == sorted(set(asked))
    assert asked[0] == "/sitemap.xml"


def test_an_index_of_thousands_of_parts_costs_ten_requests(make_source):
    many = {"/sitemap.xml": index(*[part(f"/{number}", "2026-11-20") for number in range(5_000)])}
    assert len(walk(make_source(SourceKind.SITEMAP, MAP), many)) == 10


def test_what_waits_is_carried_along(make_source):
    source = make_source(SourceKind.SITEMAP, MAP)
    found = listing.next_request(source, Request(url=MAP), index(part("/a"), part("/b")), now=NOW)
    assert found == Request(url=f"{SITE}/a", page=2, depth=1, asked=(MAP,), waiting=((f"{SITE}/b", 1),))
