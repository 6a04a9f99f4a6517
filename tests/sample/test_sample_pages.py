"""The sample world holds together: listings can be read, what they point at is there, dates fit, every page says what it is."""

import html
import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import pytest

from extractors import listing
from extractors.pages import article
from flows.sample_world import Page, SampleWorld
from models.documents import Document
from models.fetching import Link
from models.targets import Source
from models.vocabulary import DocumentKind
from models.watchlist import Watchlist
from models.watchlist_file import load

CHECKOUT = Path(__file__).resolve().parents[2]
SAMPLE = CHECKOUT / "sample"
WORLD = SampleWorld(SAMPLE)
WATCHLIST: Watchlist = load(CHECKOUT / "watchlist", sources=SAMPLE / "sources.toml")
EDITIONS = tuple(date(2026, 6, 14) + timedelta(weeks=week) for week in range(12))
FOOTER = "Sample page made for Waymark's demo"
MISSING = {
    "http://compute-desk.example/private/members-briefing-june",  # forbidden by robots.txt
    "http://orbital-wire.example/2026/07/missing-page/",  # a link that leads nowhere
}
FURNITURE = (
    "cookies",
    "Downlink",
    "Sign up",
    "Read next",
    "Copy link",
    "Comments",
    "my own telescope",
    "two miles from there",
    "Advertisement",
    "More from the desk",
    "Waymark",
    "Orbital Wire · About",
)
"""Words that stand around the articles only: navigation, banners, comments, footers."""
LARGEST = 600_000


def page_at(url: str) -> Page | None:
    parts = urlsplit(url)
    return WORLD.page(parts.hostname or "", parts.path)


def listing_of(source: Source) -> Page:
    page = page_at(source.url)
    assert page is not None, source.url
    return page


def links_of(source: Source) -> list[Link]:
    return listing.read(source, listing_of(source).body, base_url=source.url)


def feeds() -> list[Source]:
    return [
        source
        for source in WATCHLIST.sources
        if source.kind in listing.READABLE and source.document_kind is DocumentKind.ARTICLE
    ]


def articles() -> dict[str, tuple[date, Link, Page]]:
    """Return every article of every feed by address, as it stood in the edition in which it first came up."""
    found: dict[str, tuple[date, Link, Page]] = {}
    for edition in EDITIONS:
        WORLD.show(edition)
        for source in feeds():
            for link in links_of(source):
                if (page := page_at(link.url)) is not None:
                    found.setdefault(link.url, (edition, link, page))
    return found


ARTICLES = articles()


def read(url: str) -> Document:
    edition, link, page = ARTICLES[url]
    return article.read(
        page.body,
        url=url,
        content_type=page.content_type,
        link=link,
        fetch_id=None,
        fetched_at=datetime.combine(edition, time(18), tzinfo=UTC),
    )


def test_there_are_twelve_sundays_and_none_is_empty() -> None:
    assert WORLD.editions == EDITIONS
    assert {edition.weekday() for edition in EDITIONS} == {6}
    for edition in EDITIONS:
        changed = [path for path in (SAMPLE / "editions" / str(edition)).rglob("*") if path.is_file()]
        assert len(changed) >= 4, edition


def test_the_sample_is_small_and_of_known_hosts() -> None:
    files = [path for path in SAMPLE.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < LARGEST
    assert {urlsplit(source.url).hostname for source in WATCHLIST.sources} == WORLD.hosts
    assert all(host.endswith(".example") for host in WORLD.hosts)


def test_every_host_has_a_robots_file_that_lets_its_listings_be_read() -> None:
    WORLD.show(EDITIONS[0])
    for source in WATCHLIST.sources:
        page = page_at(f"http://{urlsplit(source.url).hostname}/robots.txt")
        assert page is not None, source.url
        rules = RobotFileParser()
        rules.parse(page.body.decode().splitlines())
        assert rules.can_fetch("Waymark", source.url), source.url


def test_one_feed_lists_a_page_that_robots_forbids() -> None:
    WORLD.show(EDITIONS[0])
    page = page_at("http://compute-desk.example/robots.txt")
    assert page is not None
    rules = RobotFileParser()
    rules.parse(page.body.decode().splitlines())
    listed = [link.url for link in links_of(WATCHLIST.source("compute_desk"))]
    assert [url for url in listed if not rules.can_fetch("Waymark", url)] == [
        "http://compute-desk.example/private/members-briefing-june"
    ]


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_every_item_of_a_feed_has_its_page_but_for_those_meant_to_be_missing(edition: date) -> None:
    WORLD.show(edition)
    links = [link for source in feeds() for link in links_of(source)]
    assert len({link.item_id for link in links}) == len(links)
    assert {urlsplit(link.url).hostname for link in links} <= WORLD.hosts
    gone = {"http://orbital-wire.example/2026/06/hype-ten-ways/"}
    assert {link.url for link in links if page_at(link.url) is None} <= MISSING | gone


@pytest.mark.parametrize("edition", EDITIONS, ids=str)
def test_each_week_brings_news_dated_in_that_week(edition: date) -> None:
    known: set[str] = set()
    if edition > EDITIONS[0]:
        WORLD.show(edition - timedelta(weeks=1))
        known = {link.url for source in feeds() for link in links_of(source)}
    WORLD.show(edition)
    for source in feeds():
        links = links_of(source)
        assert 1 <= len(links) <= 12
        assert [link.published_on for link in links] == sorted(
            (link.published_on for link in links if link.published_on), reverse=True
        )
        new = [link for link in links if link.url not in known]
        if source.expect:
            assert len(new) >= source.expect.per_week_min, source.key
        for link in new:
            assert link.published_on is not None
            assert edition - timedelta(days=7) < link.published_on <= edition, link.url


def test_old_items_fall_off_the_end_of_a_feed() -> None:
    WORLD.show(EDITIONS[-1])
    listed = {link.url for source in feeds() for link in links_of(source)}
    assert len(ARTICLES) - len(listed & set(ARTICLES)) > 40


def test_both_meant_to_be_missing_are_listed_and_never_put_up() -> None:
    listed: set[str] = set()
    for edition in EDITIONS:
        WORLD.show(edition)
        listed |= {link.url for source in feeds() for link in links_of(source)}
        assert not any(page_at(url) for url in MISSING)
    assert listed >= MISSING


def test_every_page_says_that_it_is_a_sample() -> None:
    pages = list((SAMPLE / "editions").rglob("*.html"))
    assert len(pages) >= 55
    assert [str(page) for page in pages if FOOTER not in page.read_text(encoding="utf-8")] == []


def test_every_page_can_be_reached_from_a_feed() -> None:
    WORLD.show(EDITIONS[-1])
    put_up = {
        f"{path.relative_to(SAMPLE / 'editions').parts[1]}/{'/'.join(path.relative_to(SAMPLE / 'editions').parts[2:])}"
        for path in (SAMPLE / "editions").rglob("*.html")
    }
    reached = {url.removeprefix("http://").rstrip("/").removesuffix(".html") + ".html" for url in ARTICLES}
    assert put_up == reached


def test_pages_link_only_within_the_sample() -> None:
    address = re.compile(r"https?://([^/\"'\s<>]+)")
    for path in SAMPLE.joinpath("editions").rglob("*"):
        if path.suffix in {".html", ".xml", ".rss", ".atom", ".json"}:
            hosts = set(address.findall(path.read_text(encoding="utf-8")))
            assert hosts <= WORLD.hosts | {"schema.org", "purl.org", "www.w3.org"}, path


@pytest.mark.parametrize("url", sorted(ARTICLES))
def test_an_article_is_read_without_its_furniture(url: str) -> None:
    document = read(url)
    assert [words for words in FURNITURE if words in document.text] == []
    assert document.published_on == ARTICLES[url][1].published_on
    assert html.unescape(document.title).strip()


@pytest.mark.parametrize("url", sorted(ARTICLES))
def test_an_article_is_read_whole(url: str) -> None:
    """Of every paragraph and bullet of the article proper the first words are in the text."""
    body = ARTICLES[url][2].body.decode()
    story = re.search(r'(?s)<div class="(?:entry-content|text)"[^>]*>(.*?)</div>\s*(?:<p class="share">|</div>)', body)
    text = re.sub(
        r"(?s)<(aside|div|h3)\b.*?</\1>|<p class=\"standfirst\">.*?</p>", "", story.group(1) if story else body
    )
    read_text = " ".join(read(url).text.split())
    for paragraph in re.findall(r"(?s)<(?:p|li)>(.*?)</(?:p|li)>", text):
        words = " ".join(html.unescape(re.sub(r"<[^>]+>", "", paragraph)).split())[:40].strip()
        assert words in read_text


def test_one_article_is_not_in_english() -> None:
    languages = [read(url).language for url in ARTICLES]
    assert languages.count("es") == 1
    assert languages.count("en") >= 55


def test_articles_have_the_length_of_articles() -> None:
    short = {url: len(read(url).text.split()) for url in ARTICLES if len(read(url).text.split()) < 85}
    assert list(short) == ["http://orbital-wire.example/2026/07/live-ended/"]
    assert max(len(read(url).text.split()) for url in ARTICLES) <= 450


def test_code_in_a_headline_is_text_everywhere() -> None:
    url = "http://orbital-wire.example/2026/07/hostile-title/"
    _, link, page = ARTICLES[url]
    assert "<script>alert(1)</script>" not in page.body.decode()
    assert link.title is not None
    assert "alert(1)" in link.title
    text = read(url).text
    assert "javascript:" not in text
    assert "500 satellites" not in text  # a hidden part of the page


def test_a_javascript_link_is_no_link() -> None:
    WORLD.show(date(2026, 7, 12))
    source = WATCHLIST.source("orbital_wire")
    assert b"<link>javascript:alert(1)</link>" in listing_of(source).body
    assert {urlsplit(link.url).scheme for link in links_of(source)} == {"http"}


def test_a_dispatch_stands_with_two_outlets() -> None:
    pairs = [
        ("2026/06/run-rate-dispatch/", "spacex-run-rate"),
        ("2026/06/reflection-deal/", "reflection-spacex"),
        ("2026/07/flight-13-flies/", "starship-flight-thirteen"),
        ("2026/08/starmind-revision/", "starmind-datasheet"),
    ]
    for wire, desk in pairs:
        one, other = read(f"http://orbital-wire.example/{wire}"), read(f"http://compute-desk.example/articles/{desk}")
        first = set(one.text.split("\n"))
        assert len(first & set(other.text.split("\n"))) >= 3, wire


def test_a_correction_is_made_at_the_same_address() -> None:
    url = "http://orbital-wire.example/2026/07/terafab-research-line/"
    WORLD.show(date(2026, 7, 12))
    before = page_at(url)
    WORLD.show(date(2026, 7, 19))
    after = page_at(url)
    assert before is not None
    assert after is not None
    assert b"$5 billion" in before.body
    assert b"$5 billion" not in after.body
    assert b"$3 billion" in after.body
    link = next(link for link in links_of(WATCHLIST.source("orbital_wire")) if link.url == url)
    assert link.updated_at is not None
    assert link.updated_at.date() == date(2026, 7, 14)


def test_many_programs_are_named() -> None:
    names = {
        alias.casefold(): program.key
        for program in WATCHLIST.programs
        for alias in (program.name, *program.aliases, *program.ambiguous_aliases)
        if program.key != "orbital_compute"
    }
    text = "\n".join(read(url).text for url in ARTICLES).casefold()
    assert len({key for alias, key in names.items() if re.search(rf"\b{re.escape(alias)}\b", text)}) >= 12
