"""When a page was published and last changed, and which part of it says so.

The order of trust: JSON-LD, meta tags, ``time`` elements, the address, the text; what is left to htmldate is marked as its guess.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import htmldate
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from extractors.pages import page_facts
from extractors.pages.page_facts import PageFacts
from extractors.wire import json_ld, written_dates
from models.pages import DateFrom

Dated = tuple[date, DateFrom]

_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "parsely-pub-date",
    "sailthru.date", "publishdate", "pubdate", "publish-date", "publish_date", "publication_date", "citation_publication_date",
    "citation_online_date", "cxenseparse:recs:publishtime", "bt:pubdate", "date",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:updated", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "lastmod",
)  # fmt: skip
_SAYS_PUBLISHED = re.compile(r"publish|entry-date|posted|dateline|timestamp", re.IGNORECASE)
_SAYS_MODIFIED = re.compile(r"modif|updat", re.IGNORECASE)
_ELSEWHERE = frozenset({"aside", "footer", "nav"})
_ELSEWHERE_WORDS = re.compile(
    r"comment|related|sidebar|widget|teaser|recommend|most-?read|footer|recent", re.IGNORECASE
)
_IN_UTC = re.compile(r"[T ]\d{2}:?\d{2}(?::?\d{1,2}(?:\.\d+)?)?\s?(?:Z|[+-]00:?00|GMT|UTC)\s*$", re.IGNORECASE)
_DATELINES_WITHIN = 8
_PIECES_BELOW = 15
_UNSEEN = frozenset({"script", "style", "noscript", "template"})
_GUESSED_UP_TO = 1_000_000
"""Characters of text: htmldate looks for a date in all of a page, a dozen times over."""
_SENTENCE_ENDS = (".", "!", "?", ".”", ".’", '."')
_ONE_DAY = timedelta(days=1)
# What htmldate would complain about concerns nobody: it finds a date, or none.
_GIVES_UP = (AttributeError, AssertionError, LookupError, RecursionError, TypeError, ValueError, OverflowError)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDates:
    """When a page was published and last changed, each with where that was found; None where it is not told."""

    published: Dated | None = None
    modified: Dated | None = None


def read(
    tree: HtmlElement, facts: PageFacts, text: str, *, url: str | None, until: date | None, is_dated: bool = False
) -> PageDates:
    """Return a page's dates. What lies after ``until`` cannot have happened and is passed over.

    ``is_dated``: the publication's date is known from elsewhere, and nothing need be guessed.
    """
    address = url or facts.canonical_url
    of_address = written_dates.of_url(address) if address else None
    published = _first(_published(facts, of_address, text), until)
    if published is None and not is_dated and len(text) <= _GUESSED_UP_TO:
        published = _guessed(tree, text, until)
    return PageDates(published=published, modified=_first(_modified(facts, text), until))


def of_plain_text(text: str, *, url: str | None, until: date | None) -> PageDates:
    """Return the dates of a text without markup: its dateline's, or its address's."""
    of_address = written_dates.of_url(url) if url else None
    return PageDates(published=_first(_published(PageFacts(), of_address, text), until))


def _published(facts: PageFacts, of_address: date | None, text: str) -> Iterator[Dated]:
    """Yield the days that may be the publication's, the most trustworthy first."""
    told = [(day, value, where) for value, where in _machine_dates(facts) if (day := written_dates.of_machine(value))]
    times = _publication_times(facts)
    local: list[Dated] = [(day, where) for day, value, where in told if not _IN_UTC.search(value)]
    local += [(day, DateFrom.TIME) for time in times if (day := written_dates.of_line(page_facts.words_of(time)))]
    local += [(of_address, DateFrom.URL)] if of_address is not None else []
    for day, value, where in told:
        # A server's clock in UTC may be a day beside the site's own calendar, which the page shows to its readers.
        if _IN_UTC.search(value):
            yield from (dated for dated in local if abs(dated[0] - day) == _ONE_DAY)
        yield day, where
    if times and (_is_marked(times[0]) or len({_day_of(time) for time in times}) == 1):
        yield from ((day, DateFrom.TIME) for day in [_day_of(times[0])] if day)
    if of_address is not None:
        yield of_address, DateFrom.URL
    if (day := _of_text(text) or _below_headline(facts)) is not None:
        yield day, DateFrom.TEXT


def _machine_dates(facts: PageFacts) -> Iterator[tuple[str, DateFrom]]:
    for things, keys in (
        (facts.articles, ("datePublished", "datePosted", "dateCreated")),
        (facts.pages, ("datePublished",)),
    ):
        for thing in things:
            for key in keys:
                if value := json_ld.text_of(thing.get(key)):
                    yield value, DateFrom.JSON_LD
    for name in _PUBLISHED_METAS:
        if value := facts.metas.get(name):
            yield value, DateFrom.META


def _modified(facts: PageFacts, text: str) -> Iterator[Dated]:
    for thing in (*facts.articles, *facts.pages):
        if day := written_dates.of_machine(json_ld.text_of(thing.get("dateModified"))):
            yield day, DateFrom.JSON_LD
    for name in _MODIFIED_METAS:
        if day := written_dates.of_machine(facts.metas.get(name)):
            yield day, DateFrom.META
    for time in facts.times:
        if _SAYS_MODIFIED.search(_said(time)) and not _is_elsewhere(time) and (day := _day_of(time)):
            yield day, DateFrom.TIME
    for line in text.split("\n")[:_DATELINES_WITHIN]:
        if day := written_dates.of_update(line):
            yield day, DateFrom.TEXT


def _publication_times(facts: PageFacts) -> list[HtmlElement]:
    """Return the dated ``time`` elements that stand by the article, those first that say they are the publication's."""
    times = [
        time
        for time in facts.times
        if not _is_elsewhere(time) and not _SAYS_MODIFIED.search(_said(time)) and _day_of(time)
    ]
    return sorted(times, key=lambda time: not _is_marked(time))


def _is_marked(time: HtmlElement) -> bool:
    return time.get("pubdate") is not None or _SAYS_PUBLISHED.search(_said(time)) is not None


def _said(time: HtmlElement) -> str:
    parent = time.getparent()
    return f"{time.get('itemprop', '')} {time.get('class', '')} {parent.get('class', '') if parent is not None else ''}"


def _day_of(time: HtmlElement) -> date | None:
    return written_dates.of_machine(time.get("datetime")) or written_dates.of_line(page_facts.words_of(time))


def _is_elsewhere(time: HtmlElement) -> bool:
    """Say whether a time stands among comments, related articles or in a margin."""
    return any(
        above.tag in _ELSEWHERE or _ELSEWHERE_WORDS.search(f"{above.get('class', '')} {above.get('id', '')}")
        for above in time.iterancestors()
        if above.tag not in {"body", "html"}
    )


def _of_text(text: str) -> date | None:
    lines = text.split("\n")[:_DATELINES_WITHIN]
    return next((day for line in lines if (day := written_dates.of_line(line) or written_dates.of_lead(line))), None)


def _below_headline(facts: PageFacts) -> date | None:
    """Return the day that a short piece of text below the headline consists of."""
    if facts.headline is None:
        return None
    seen = 0
    for element in facts.headline.xpath("following::*"):
        for piece in (element.text, element.tail):
            if not piece or not piece.strip() or element.tag in _UNSEEN:
                continue
            if day := written_dates.of_line(" ".join(piece.split()).strip("|•·,–- ")):
                return day
            seen += 1
        if seen > _PIECES_BELOW:
            return None
    return None


def _first(candidates: Iterable[Dated], until: date | None) -> Dated | None:
    return next((dated for dated in candidates if written_dates.is_plausible(dated[0], until=until)), None)


def _spoken_of(text: str) -> set[date]:
    """Return the days that a text's sentences speak of, as against lines that are about the text."""
    sentences = (line for line in text.split("\n") if line.endswith(_SENTENCE_ENDS))
    return {day for sentence in sentences for day in written_dates.within(sentence)}


def _guessed(tree: HtmlElement, text: str, until: date | None) -> Dated | None:
    """Return the day that htmldate finds by the page's layout and wording; never one that the article itself speaks of."""
    latest = until.isoformat() if until is not None else None
    try:
        found = htmldate.find_date(tree, original_date=True, extensive_search=True, max_date=latest)
        day = date.fromisoformat(found) if found else None
    except _GIVES_UP:
        return None
    if day is None or not written_dates.is_plausible(day, until=until):
        return None
    # The first of January is what it makes of the year in a copyright notice.
    if (day.month, day.day) == (1, 1) or day in _spoken_of(text):
        return None
    return day, DateFrom.GUESS
