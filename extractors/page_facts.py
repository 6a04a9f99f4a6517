"""What a page says of itself beside its text: title, author, site, address, date. Read with BeautifulSoup from a few tags only."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bs4 import BeautifulSoup, SoupStrainer, XMLParsedAsHTMLWarning
from bs4.element import Tag

from extractors import json_ld, web_address, written_dates

# XHTML is read as the HTML that browsers take it for.
warnings.filterwarnings("ignore", category=XMLParsedAsHTMLWarning)
_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "Report",
        "TechArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "LiveBlogPosting",
        "PressRelease",
        "JobPosting",
        "ScholarlyArticle",
        "SocialMediaPosting",
    ]
)
_PAGES = frozenset({"WebPage", "ItemPage"})
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "publishdate",
    "pubdate", "publish-date", "publication_date", "citation_publication_date", "date",
)  # fmt: skip
_WANTED = SoupStrainer(["title", "meta", "link", "script", "time", "h1", "html"])
_SUFFIX_MARKS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page says of itself; None where it says nothing."""

    title: str | None = None
    author: str | None = None
    site: str | None = None
    canonical_url: str | None = None
    declared_language: str | None = None
    dates: tuple[tuple[date, str], ...] = ()  # (date, where it was found), most trustworthy first


def read(markup: str, *, url: str | None) -> PageFacts:
    """Return what a page says of itself. ``url`` makes relative addresses whole."""
    soup = BeautifulSoup(markup, "lxml", parse_only=_WANTED)
    metas = _metas(soup)
    things = list(json_ld.objects(script.get_text() for script in soup.find_all("script", type="application/ld+json")))
    articles = [thing for thing in things if json_ld.types_of(thing) & _ARTICLES]
    site = metas.get("og:site_name") or _of_things(articles, "publisher")
    root = soup.find("html")
    return PageFacts(
        title=_title(soup, metas, articles, site),
        author=_author(metas, articles),
        site=site,
        canonical_url=_canonical(soup, metas, url),
        declared_language=_attribute(root, "lang") if isinstance(root, Tag) else None,
        dates=tuple(_dates(soup, metas, articles, things)),
    )


def without_site(title: str, site: str | None) -> str:
    """Return a title without the name of its site at the end, and nothing else cut off."""
    for mark in _SUFFIX_MARKS:
        head, found, tail = title.rpartition(mark)
        if found and head.strip() and site and tail.strip().casefold() == site.casefold():
            return head.strip()
    return title


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    """Return the contents of the meta tags by lower-cased name, property or itemprop; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        content = " ".join(_attribute(meta, "content").split())
        for kind in ("property", "name", "itemprop"):
            name = _attribute(meta, kind).lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _title(soup: BeautifulSoup, metas: dict[str, str], articles: list[dict[str, Any]], site: str | None) -> str | None:
    headings = [text for heading in soup.find_all("h1") if (text := _words(heading))]
    head = soup.find("title")
    candidates = (
        _of_things(articles, "headline"),
        # Several headings of the first order: one of them is the site's own.
        headings[0] if len(headings) == 1 else None,
        metas.get("og:title"),
        _words(head) if isinstance(head, Tag) else None,
        headings[0] if headings else None,
    )
    return next((without_site(title, site) for title in candidates if title), None)


def _author(metas: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    for thing in articles:
        authors = thing.get("author")
        names = [
            name for entry in (authors if isinstance(authors, list) else [authors]) if (name := json_ld.text_of(entry))
        ]
        if names:
            return ", ".join(dict.fromkeys(names))
    named = metas.get("author") or metas.get("parsely-author") or metas.get("article:author")
    return None if named is None or named.startswith(("http://", "https://")) else named


def _canonical(soup: BeautifulSoup, metas: dict[str, str], url: str | None) -> str | None:
    """Return the page's address for itself; one on another host is somebody else's claim, unless there is no other."""
    named = next(
        (_attribute(link, "href") for link in soup.find_all("link") if "canonical" in _relations(link)),
        metas.get("og:url"),
    )
    whole = web_address.resolve(named, url or "")
    if whole is None or url is None or web_address.host_of(whole) == web_address.host_of(url):
        return whole
    return None


def _dates(
    soup: BeautifulSoup, metas: dict[str, str], articles: list[dict[str, Any]], things: list[dict[str, Any]]
) -> Iterator[tuple[date, str]]:
    pages = [thing for thing in things if json_ld.types_of(thing) & _PAGES]
    for thing in (*articles, *pages):
        for key in ("datePublished", "datePosted", "dateCreated"):
            if day := written_dates.of_machine(json_ld.text_of(thing.get(key))):
                yield day, "json-ld"
    for name in _DATE_METAS:
        if day := written_dates.of_machine(metas.get(name)):
            yield day, "meta"
    times = [time for time in soup.find_all("time") if _attribute(time, "datetime") or _words(time)]
    for time in sorted(times, key=_is_not_marked):
        if day := written_dates.of_machine(_attribute(time, "datetime")) or written_dates.of_line(_words(time)):
            yield day, "time"
            return


def _is_not_marked(time: Tag) -> bool:
    """Sort a time that says that it is the publication's before all others."""
    said = f"{_attribute(time, 'itemprop')} {_attribute(time, 'class')}".lower()
    return not (time.has_attr("pubdate") or "publish" in said or "entry-date" in said or "posted" in said)


def _of_things(things: list[dict[str, Any]], key: str) -> str | None:
    return next((text for thing in things if (text := json_ld.text_of(thing.get(key)))), None)


def _relations(link: Tag) -> list[str]:
    return _attribute(link, "rel").lower().split()


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else str(value or "")


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())
