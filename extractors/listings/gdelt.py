"""GDELT's DOC search to links: pages that a crawler has seen. When it saw them is no date of publication.

It has no pages: an answer that is full is asked for again with an earlier end. Asked too often, it answers with words, or a
page, and status 200.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from extractors.listings import feed, json_listing
from extractors.wire import charset, web_address, web_query, windows
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source

MOST_RECORDS = 250
_IT_KEEPS = timedelta(days=85)
_INSTANT = "%Y%m%d%H%M%S"
_INSTANTS = ("startdatetime", "enddatetime")
_SEEN = re.compile(r"(\d{8})T?(\d{6})Z?")
# Titles are put into the JSON as they came: with backslashes and control characters that JSON does not allow.
_STRAY_BACKSLASH = re.compile(r'\\(?!["\\/bfnrtu])')
_CONTROL = re.compile(r"[\x00-\x1f]")


def first(source: Source, *, now: datetime, last_look: datetime | None) -> Request:
    """Ask for what was seen in the last weeks, newest first.

    So many weeks back from whenever it is asked, and no instants: these would make another address of it at every look.
    """
    weeks = windows.weeks(source, now=now, last_look=last_look, at_most=_IT_KEEPS)
    asked: dict[str, str | int] = {"query": source.query} if source.query is not None else {}
    asked |= {"mode": "artlist", "format": "json", "maxrecords": MOST_RECORDS, "sort": "datedesc"}
    url = web_query.with_parameters(source.url, asked | {"timespan": f"{weeks}w"}, without=_INSTANTS)
    return Request(url=url, since=now - timedelta(weeks=weeks))


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for what was seen before the oldest of a full answer; None where it was not full, or all of it is of one moment."""
    articles = _articles(source, body)
    seen = [match.group(1) + match.group(2) for row in articles if (match := _SEEN.fullmatch(str(row.get("seendate"))))]
    if len(articles) < web_query.number(request.url, "maxrecords", MOST_RECORDS) or not seen:
        return None
    asked = web_query.parameters(request.url)
    begin = asked.get("startdatetime") or (f"{request.since.astimezone(UTC):{_INSTANT}}" if request.since else "")
    if not begin < min(seen) < asked.get("enddatetime", "9"):
        return None
    instants = {"startdatetime": begin, "enddatetime": min(seen)}
    return Request(url=web_query.with_parameters(request.url, instants, without=("timespan",)))


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return the pages of an answer, without dates. Raises ListingUnreadable for words or a page instead of JSON."""

    def link_of(row: dict[str, object]) -> Link | None:
        url = web_address.resolve(json_listing.text(row.get("url")), base_url)
        title = feed.plain(json_listing.text(row.get("title"))) or None
        return (url and Link(source=source.key, url=url, kind=source.document_kind, title=title)) or None

    return json_listing.links(source, _articles(source, body), link_of=link_of)


def _articles(source: Source, body: bytes) -> list[dict[str, Any]]:
    try:
        answer = json_listing.load(source, body)
    except ListingUnreadable:
        if not body.lstrip().startswith(b"{"):
            raise
        answer = json_listing.load(source, _mended(body))
    # Nothing found is an empty object.
    return json_listing.rows(source, answer, "articles") if answer else []


def _mended(body: bytes) -> bytes:
    return _CONTROL.sub(" ", _STRAY_BACKSLASH.sub(r"\\\\", charset.decode(body))).encode()
