"""What a page says of itself beside its text: title, author, site, address, language. Read from a few tags of its tree.

Its dates are a matter of ``page_dates``; what its JSON-LD and meta tags hold is gathered here once for both.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from extractors.wire import json_ld, web_address

ARTICLES = frozenset(
    {
        "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle", "BlogPosting",
        "DiscussionForumPosting", "JobPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "PressRelease", "Report",
        "ReportageNewsArticle", "ReviewNewsArticle", "ScholarlyArticle", "SocialMediaPosting", "TechArticle",
    }
)  # fmt: skip
PAGES = frozenset({"WebPage", "ItemPage"})
_LISTS = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
_SUFFIX_MARKS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ")
_WANTED = ("html", "meta", "link", "title", "h1", "time", "script")
_HEADLINE_ELSEWHERE = re.compile(r"\b(?:nav|footer|sidebar|logo|related|menu)\b", re.IGNORECASE)
_MAX_NAME = 120
_BYLINES = (
    './/*[@rel="author" or @itemprop="author" or contains(concat(" ", @class, " "), " byline ")'
    ' or contains(concat(" ", @class, " "), " author ") or contains(@class, "author-name")]'
)
_BY = re.compile(r"(?:(?:written|posted|published|reported|words|story)\s+)?by[:\s]+", re.IGNORECASE)
_AFTER_NAMES = re.compile(r"\s*(?:[|•·,]?\s*(?:on\s+)?\d|\||•|·|@|\bUpdated\b|\bPublished\b|\bPosted\b)", re.IGNORECASE)
_NO_NAME = re.compile(r"https?://|[<>{}@]|\d{3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page says of itself; None where it says nothing."""

    title: str | None = None
    titles: tuple[str, ...] = ()  # all that it is called by, for recognising its headline in the text
    author: str | None = None
    site: str | None = None
    canonical_url: str | None = None
    declared_language: str | None = None
    metas: dict[str, str] = field(default_factory=dict)
    articles: tuple[dict[str, Any], ...] = ()  # JSON-LD of the page's article, the page's own address first
    pages: tuple[dict[str, Any], ...] = ()  # JSON-LD of the page itself
    times: tuple[HtmlElement, ...] = ()
    headline: HtmlElement | None = None
    is_list: bool = False  # says of itself that it lists others
    is_behind_paywall: bool = False


def read(tree: HtmlElement, *, url: str | None) -> PageFacts:
    """Return what a page says of itself. ``url`` makes relative addresses whole."""
    found: dict[str, list[HtmlElement]] = {name: [] for name in _WANTED}
    for element in tree.iter(*_WANTED):
        found[element.tag].append(element)
    metas = _metas(found["meta"])
    things = list(
        json_ld.objects(
            script.text or ""
            for script in found["script"]
            if script.get("type", "").partition(";")[0].strip().lower() == "application/ld+json"
        )
    )
    canonical = _canonical(found["link"], metas, url)
    articles = _of_this_page([thing for thing in things if json_ld.types_of(thing) & ARTICLES], canonical or url)
    site = metas.get("og:site_name") or _of_things(articles, "publisher")
    titles = _titles(found, metas, articles, site)
    kinds = set().union(*(json_ld.types_of(thing) for thing in things))
    return PageFacts(
        title=titles[0] if titles else None,
        titles=titles,
        author=_author(metas, articles) or _byline(tree),
        site=site,
        canonical_url=canonical,
        declared_language=next(
            (lang for root in found["html"] if (lang := root.get("lang") or root.get("xml:lang"))), None
        ),
        metas=metas,
        articles=tuple(articles),
        pages=tuple(thing for thing in things if json_ld.types_of(thing) & PAGES),
        times=tuple(found["time"]),
        headline=next((heading for heading in found["h1"] if not _is_elsewhere(heading)), None),
        is_list=bool(kinds & _LISTS) and not articles,
        is_behind_paywall=any(str(thing.get("isAccessibleForFree")).lower() == "false" for thing in articles),
    )


def without_site(title: str, site: str | None) -> str:
    """Return a title without the name of its site at the end, and nothing else cut off."""
    for mark in _SUFFIX_MARKS:
        head, found, tail = title.rpartition(mark)
        if found and head.strip() and site and tail.strip().casefold() == site.casefold():
            return head.strip()
    return title


def words_of(element: HtmlElement) -> str:
    """Return the words of an element, on one line."""
    return " ".join(" ".join(element.itertext()).split())


def _metas(tags: Iterable[HtmlElement]) -> dict[str, str]:
    """Return the contents of the meta tags by lower-cased name, property or itemprop; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tags:
        if content := " ".join(meta.get("content", "").split()):
            for kind in ("property", "name", "itemprop"):
                if name := meta.get(kind, "").lower():
                    found.setdefault(name, content)
    return found


def _of_this_page(articles: list[dict[str, Any]], url: str | None) -> list[dict[str, Any]]:
    """Return a page's articles with those first that name its address: others may be teasers of other pages."""
    path = urlsplit(url).path.rstrip("/") if url else ""
    if len(articles) < 2 or not path:
        return articles
    own = [thing for thing in articles if any(_path(address) == path for address in _addresses(thing))]
    return [*own, *(thing for thing in articles if thing not in own)]


def _addresses(thing: dict[str, Any]) -> list[str]:
    page = thing.get("mainEntityOfPage")
    values = (thing.get("url"), thing.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return [value for value in values if isinstance(value, str)]


def _path(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""


def _titles(
    found: dict[str, list[HtmlElement]], metas: dict[str, str], articles: list[dict[str, Any]], site: str | None
) -> tuple[str, ...]:
    headings = [text for heading in found["h1"] if not _is_elsewhere(heading) and (text := words_of(heading))]
    head = next((words_of(title) for title in found["title"]), None)
    candidates = (
        _of_things(articles, "headline"),
        # Several headings of the first order: one of them is the site's own.
        headings[0] if len(headings) == 1 else None,
        metas.get("og:title"),
        head,
        *headings[:1],
    )
    return tuple(dict.fromkeys(without_site(title, site) for title in candidates if title))


def _is_elsewhere(heading: HtmlElement) -> bool:
    parent = heading.getparent()
    said = f"{heading.get('class', '')} {parent.get('class', '') if parent is not None else ''}"
    return bool(_HEADLINE_ELSEWHERE.search(said))


def _author(metas: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    for thing in articles:
        authors = thing.get("author")
        names = [
            name for entry in (authors if isinstance(authors, list) else [authors]) if (name := json_ld.text_of(entry))
        ]
        if names := [name for name in names if not _NO_NAME.search(name)]:
            return ", ".join(dict.fromkeys(names))
    named = (metas.get(key) for key in ("author", "parsely-author", "article:author", "dc.creator", "citation_author"))
    return next((name for name in named if name and len(name) <= _MAX_NAME and not _NO_NAME.search(name)), None)


def _byline(tree: HtmlElement) -> str | None:
    """Return the name in a byline of the page's layout: short, and nothing but a name."""
    for element in tree.xpath(_BYLINES):
        if element.tag in {"body", "html", "article", "main", "section", "meta", "link"}:
            continue
        words = _BY.sub("", words_of(element), count=1).strip()
        name = _AFTER_NAMES.split(words, maxsplit=1)[0].strip(" ,.-–—:")
        if 2 < len(name) <= _MAX_NAME // 2 and name[0].isupper() and not _NO_NAME.search(name):
            return name
    return None


def _canonical(links: list[HtmlElement], metas: dict[str, str], url: str | None) -> str | None:
    """Return the page's address for itself.

    One on another host is somebody else's claim, and the site's front page is no address of a page further in: then there is none.
    """
    named = next(
        (link.get("href") for link in links if "canonical" in link.get("rel", "").lower().split()), metas.get("og:url")
    )
    whole = web_address.resolve(named, url or "")
    if whole is None or url is None:
        return whole
    if web_address.host_of(whole) != web_address.host_of(url):
        return None
    return None if _path(whole) == "" and _path(url) != "" and not urlsplit(whole).query else whole


def _of_things(things: list[dict[str, Any]], key: str) -> str | None:
    return next((text for thing in things if (text := json_ld.text_of(thing.get(key)))), None)
