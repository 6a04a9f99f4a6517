"""A Workday job board: lists of twenty by POST, and a page of JSON for each posting.

The list says how long ago a posting was put up ("Posted 30+ Days Ago") and nothing of what it wants; both stand on its page.
"""

import json
import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from extractors.boards import board_posting
from extractors.boards.board_posting import BoardPosting
from extractors.listings import json_listing
from extractors.wire import topics, web_address, written_dates
from models.errors import DocumentUnreadable, ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source

PAGE = 20
"""More than so many are not given at a time."""
_JOBS = "/jobs"
_AGO = re.compile(r"posted\s+(?:(today)|(yesterday)|(\d{1,3})\s*days?\s+ago)", re.IGNORECASE)


def first(source: Source) -> Request:
    """Ask for the first twenty postings."""
    return Request(url=source.url, method="POST", body=_asked(source, 0))


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the next twenty, as far as the first answer's total reaches: on later pages it may read 0."""
    offset = _offset(request)
    answer = json_listing.load(source, body)
    rows = json_listing.rows(source, answer, "jobPostings")
    total = request.total if request.total is not None else json_listing.count(answer.get("total"))
    if not rows or offset + len(rows) >= total:
        return None
    return Request(url=source.url, method="POST", body=_asked(source, offset + len(rows)), total=total)


def promised(answer: dict[str, Any]) -> int | None:
    """Return how many postings the first page says that there are."""
    total = answer.get("total")
    return total if isinstance(total, int) and not isinstance(total, bool) else None


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:  # noqa: ARG001 - the list's own address is what counts
    """Return a link to the page of each posting. Raises ListingUnreadable for what is no such list."""
    answer = json_listing.load(source, body)
    links: dict[str, Link] = {}
    for number, row in enumerate(json_listing.rows(source, answer, "jobPostings")):
        path, title = board_posting.text(row.get("externalPath")), board_posting.plain(row.get("title"))
        url = _page_url(source, path) if path else None
        if url is None or path is None or not title:
            raise ListingUnreadable(f"posting {number} has no title or path", identity=source.key)
        post_id = post_id_of(path)
        if topics.is_wanted(source.topics, (title,)):
            links.setdefault(post_id, board_posting.apart(source, post_id=post_id, url=url, title=title))
    return list(links.values())


def post_id_of(path: str) -> str:
    """Return a posting's id: what stands after the last underscore of its path. What stands before changes with the title."""
    return path.rstrip("/").rpartition("/")[2].rpartition("_")[2]


def posting(link: Link, page: dict[str, Any], *, seen_on: date) -> BoardPosting:
    """Return the posting on its page. Raises DocumentUnreadable for a page without one."""
    info = page.get("jobPostingInfo")
    if not isinstance(info, dict):
        raise DocumentUnreadable("the page of the posting holds no jobPostingInfo", identity=link.url)
    others = info.get("additionalLocations")
    places = [board_posting.plain(info.get("location"))]
    places += [board_posting.plain(place) for place in (others if isinstance(others, list) else [])]
    company = page.get("hiringOrganization")
    return BoardPosting(
        post_id=link.item_id or post_id_of(link.url),
        url=web_address.resolve(board_posting.text(info.get("externalUrl")), link.url) or link.url,
        title=board_posting.plain(info.get("title")) or link.title or "posting",
        markup=board_posting.text(info.get("jobDescription")) or "",
        place=board_posting.listed(places),
        requisition_id=board_posting.requisition(info.get("jobReqId")),
        company=board_posting.plain(company.get("name")) or None if isinstance(company, dict) else None,
        posted_on=written_dates.of_machine(board_posting.text(info.get("startDate")))
        or posted_on(board_posting.plain(info.get("postedOn")), seen_on=seen_on),
    )


def posted_on(words: str, *, seen_on: date) -> date | None:
    """Return the day that "Posted 3 Days Ago" means; None for "30+ Days Ago", which only says that it was earlier."""
    match = _AGO.search(words)
    if match is None:
        return None
    days = 0 if match.group(1) else 1 if match.group(2) else int(match.group(3))
    return seen_on - timedelta(days=days)


def _page_url(source: Source, path: str) -> str | None:
    """Return where a posting's page of JSON lies, below the site that the list is of; None for a path that leads elsewhere."""
    site = source.url.partition("?")[0].removesuffix("/").removesuffix(_JOBS)
    url = web_address.resolve(f"{site}/{path.lstrip('/')}")
    return url if url is not None and urlsplit(url).path.startswith(urlsplit(site).path) and ".." not in path else None


def _asked(source: Source, offset: int) -> bytes:
    """Return the question for the postings from an offset on: the watchlist's own, but for its place in the list."""
    try:
        asked = json.loads(source.request_body or "{}")
    except ValueError:
        asked = {}
    given = asked if isinstance(asked, dict) else {}
    question = {"appliedFacets": {}, "searchText": "", **given, "limit": PAGE, "offset": offset}
    return json.dumps(question, sort_keys=True).encode()


def _offset(request: Request) -> int:
    return json_listing.count(json.loads(request.body or b"{}").get("offset"))
