"""SEC EDGAR's full-text search to links: documents in which words stand, held to the companies that the address names."""

from datetime import datetime, timedelta
from typing import Any

from extractors.listings import edgar, feed, json_listing
from extractors.wire import web_query, windows, written_dates
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source

MOST_HITS = 10_000
"""Beyond these the search answers nothing."""
_TEN_YEARS = timedelta(days=3653)


def first(source: Source, *, now: datetime, last_look: datetime | None) -> Request:
    """Ask for what was filed since the window began, until the end of this week."""
    begin = windows.begin(source, now=now, last_look=last_look, at_most=_TEN_YEARS)
    asked: dict[str, str | int] = {"q": source.query} if source.query is not None else {}
    if source.forms:
        asked["forms"] = ",".join(source.forms)
    days = {"startdt": f"{begin:%Y-%m-%d}", "enddt": f"{windows.end(now):%Y-%m-%d}"}
    return Request(url=web_query.with_parameters(source.url, asked | {"dateRange": "custom", **days, "from": 0}))


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the next page."""
    total, hits = _hits(source, body)
    begin = web_query.number(request.url, "from", 0) + len(hits)
    if not hits or begin >= min(total, MOST_HITS):
        return None
    return Request(url=web_query.with_parameters(request.url, {"from": begin}))


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return a link to each document found, of the companies that the source's address names, if it names some.

    Raises ListingUnreadable for what is no answer of the search, and for half of one.
    """
    _, hits = _hits(source, body)
    wanted = {number.lstrip("0") for number in web_query.parameters(source.url).get("ciks", "").split(",")} - {""}

    def link_of(hit: dict[str, Any]) -> Link | None:
        facts = hit.get("_source")
        accession, _, file = str(hit.get("_id")).partition(":")
        if not isinstance(facts, dict):
            return None
        ciks = [str(number).lstrip("0") for number in _list(facts.get("ciks"))]
        of_interest = [number for number in ciks if not wanted or number in wanted]
        # A filing of several companies lies under each of them; the first one's address is its own.
        cik = next((number for number in of_interest if number.isascii() and number.isdigit()), None)
        url = edgar.document_address(base_url, int(cik), accession, file) if cik is not None else None
        form = json_listing.text(facts.get("form")) or json_listing.text(facts.get("file_type")) or "filing"
        if url is None:
            return None
        names = [str(name).partition("  (")[0].strip() for name in _list(facts.get("display_names"))]
        name = names[ciks.index(str(cik))] if len(names) == len(ciks) else f"CIK {cik}"
        described = feed.plain(json_listing.text(facts.get("file_description")))
        return Link(
            source=source.key,
            url=url,
            kind=source.document_kind,
            item_id=f"{accession}:{file}",
            title=edgar.title(feed.plain(name), form, described),
            published_on=written_dates.of_machine(json_listing.text(facts.get("file_date"))),
        )

    return json_listing.links(source, hits, link_of=link_of)


def _hits(source: Source, body: bytes) -> tuple[int, list[dict[str, Any]]]:
    """Return how many documents there are in all, and those of this page."""
    answer = json_listing.load(source, body)
    outer = answer.get("hits")
    if not isinstance(outer, dict) or answer.get("timed_out"):
        raise ListingUnreadable("the search gave no whole answer", identity=source.key)
    hits = json_listing.rows(source, outer, "hits")
    total = outer.get("total")
    return json_listing.count(total.get("value") if isinstance(total, dict) else total), hits


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
