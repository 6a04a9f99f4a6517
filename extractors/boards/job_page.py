"""Postings in the JSON-LD of pages (schema.org JobPosting), of whatever site, and the pages that list them so."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, SoupStrainer

from extractors.boards import board_posting
from extractors.boards.board_posting import BoardPosting
from extractors.wire import charset, json_ld, markup_limits, web_address, written_dates
from models.errors import ListingUnreadable
from models.fetching import Link
from models.identity import content_id
from models.targets import Source

_SCRIPTS = SoupStrainer("script")
_JSON_LD = re.compile(r"^application/ld\+json", re.IGNORECASE)
_PARTS = (
    ("", "description"), ("Responsibilities", "responsibilities"), ("Qualifications", "qualifications"), ("Skills", "skills"),
    ("Education", "educationRequirements"), ("Experience", "experienceRequirements"),
)  # fmt: skip


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return a link for each posting in a page's JSON-LD, which it carries whole.

    Raises ListingUnreadable where there is none: a page that has none any more has changed, which is not the same as no openings.
    """
    text = charset.decode(body)
    if (excess := markup_limits.excess(text)) is not None:
        raise ListingUnreadable(f"not read: {excess}", identity=source.key)
    found = _told_apart(list(postings(text, url=base_url)))
    if not found:
        raise ListingUnreadable("the page has no JobPosting in its JSON-LD", identity=source.key)
    return board_posting.carried(
        source, found, detail_url_of=lambda posting: None if _is_here(posting.url, base_url) else posting.url
    )


def postings(markup: str, *, url: str) -> Iterator[BoardPosting]:
    """Yield the postings in the JSON-LD of a page at ``url``, in its order. The caller has held the markup to its limits."""
    page = BeautifulSoup(markup, "lxml", parse_only=_SCRIPTS)
    scripts = [script.get_text() for script in page.find_all("script", type=_JSON_LD)]
    for thing in json_ld.objects(scripts):
        if "JobPosting" in json_ld.types_of(thing) and (found := _posting(thing, url)) is not None:
            yield found


def _told_apart(found: list[BoardPosting]) -> list[BoardPosting]:
    """Return postings with ids that tell them apart: some sites give their own name as the number of every posting."""
    titles: dict[str, set[str]] = {}
    for posting in found:
        titles.setdefault(posting.post_id, set()).add(posting.title)
    return [
        replace(posting, post_id=_own_id(posting.title, posting.place), requisition_id=None)
        if len(titles[posting.post_id]) > 1
        else posting
        for posting in found
    ]


def _own_id(title: str, place: str | None) -> str:
    return content_id("posting", title, place)


def _posting(thing: dict[str, Any], url: str) -> BoardPosting | None:
    title = json_ld.text_of(thing.get("title")) or json_ld.text_of(thing.get("name"))
    if title is None:
        return None
    address = web_address.resolve(_address(thing), url) or url
    places = [_place(entry) for entry in _several(thing.get("jobLocation"))]
    if "TELECOMMUTE" in str(thing.get("jobLocationType", "")).upper():
        places.append("remote")
    number = _identifier(thing.get("identifier"))
    department = json_ld.text_of(thing.get("occupationalCategory")) or json_ld.text_of(thing.get("industry"))
    return BoardPosting(
        # Of several on one page without a number of their own, title and place are all that tells them apart.
        post_id=number or (address if not _is_here(address, url) else _own_id(title, board_posting.listed(places))),
        url=address,
        title=board_posting.plain(title),
        markup="\n".join(_part(heading, thing.get(name)) for heading, name in _PARTS if thing.get(name)),
        place=board_posting.listed(places),
        department=department,
        requisition_id=board_posting.requisition(number),
        company=json_ld.text_of(thing.get("hiringOrganization")),
        posted_on=written_dates.of_machine(json_ld.text_of(thing.get("datePosted"))),
        language=json_ld.text_of(thing.get("inLanguage")),
    )


def _address(thing: dict[str, Any]) -> str | None:
    for name in ("url", "@id", "mainEntityOfPage"):
        value = thing.get(name)
        named = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(named, str) and named.strip() and not named.startswith("#"):
            return named
    return None


def _identifier(value: object) -> str | None:
    for entry in _several(value):
        given = entry.get("value") or entry.get("@value") if isinstance(entry, dict) else entry
        if isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip():
            return str(given).strip()
    return None


def _place(entry: object) -> str:
    if not isinstance(entry, dict):
        return board_posting.plain(entry)
    address = entry.get("address", entry)
    if not isinstance(address, dict):
        return board_posting.plain(address)
    parts = [json_ld.text_of(address.get(name)) for name in ("addressLocality", "addressRegion", "addressCountry")]
    return ", ".join(part for part in parts if part) or json_ld.text_of(entry.get("name")) or ""


def _part(heading: str, value: object) -> str:
    """Return a part of the posting as markup; some sites escape it once more, and a list is a list."""
    items = [entry for entry in _several(value) if isinstance(entry, str)]
    said = items[0] if len(items) == 1 else "".join(f"<p>{item}</p>" for item in items)
    if isinstance(value, dict):
        said = json_ld.text_of(value.get("description") or value.get("name")) or ""
    return board_posting.section(heading, unescape(said) if "<" not in said else said)


def _several(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_here(address: str, url: str) -> bool:
    return urldefrag(address)[0] == urldefrag(url)[0]
