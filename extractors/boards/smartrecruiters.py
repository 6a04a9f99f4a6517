"""A SmartRecruiters job board: lists of a hundred, and a page of JSON for each posting."""

from typing import Any
from urllib.parse import quote

from extractors.boards import board_posting
from extractors.boards.board_posting import BoardPosting
from extractors.listings import json_listing
from extractors.wire import topics, web_address, web_query, written_dates
from models.errors import DocumentUnreadable, ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source

_PAGE = 100
_SECTIONS = ("jobDescription", "qualifications", "additionalInformation")
"""What the company says of itself (``companyDescription``) stands on every posting and says nothing of this one."""


def first(source: Source) -> Request:
    """Ask for the first hundred postings."""
    return Request(url=web_query.with_parameters(source.url, {"limit": _PAGE, "offset": 0}))


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the next hundred, as far as the total of the first answer reaches."""
    answer = json_listing.load(source, body)
    rows = json_listing.rows(source, answer, "content")
    total = request.total if request.total is not None else json_listing.count(answer.get("totalFound"))
    offset = web_query.number(request.url, "offset", 0) + len(rows)
    if not rows or offset >= total:
        return None
    return Request(url=web_query.with_parameters(request.url, {"offset": offset}), total=total)


def promised(answer: dict[str, Any]) -> int | None:
    """Return how many postings the first page says that there are."""
    total = answer.get("totalFound")
    return total if isinstance(total, int) and not isinstance(total, bool) else None


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:  # noqa: ARG001 - pages lie below the list's own address
    """Return a link to the page of each posting. Raises ListingUnreadable for what is no such list."""
    links: dict[str, Link] = {}
    for number, row in enumerate(json_listing.rows(source, json_listing.load(source, body), "content")):
        post_id, title = row.get("id"), board_posting.plain(row.get("name"))
        if not isinstance(post_id, str | int) or not str(post_id) or not title:
            raise ListingUnreadable(f"posting {number} has no id or name", identity=source.key)
        url = f"{source.url.partition('?')[0].rstrip('/')}/{quote(str(post_id), safe='')}"
        if topics.is_wanted(source.topics, (title,)):
            links.setdefault(str(post_id), board_posting.apart(source, post_id=str(post_id), url=url, title=title))
    return list(links.values())


def posting(link: Link, page: dict[str, Any]) -> BoardPosting:
    """Return the posting on its page. Raises DocumentUnreadable for a page without one."""
    advert = page.get("jobAd")
    sections = advert.get("sections") if isinstance(advert, dict) else None
    if not isinstance(sections, dict):
        raise DocumentUnreadable("the page of the posting holds no jobAd", identity=link.url)
    location = page.get("location")
    company = page.get("company")
    address = board_posting.text(page.get("postingUrl")) or board_posting.text(page.get("applyUrl"))
    return BoardPosting(
        post_id=link.item_id or str(page.get("id")),
        url=web_address.resolve(address, link.url) or link.url,
        title=board_posting.plain(page.get("name")) or link.title or "posting",
        markup="\n".join(_markup(sections[name]) for name in _SECTIONS if isinstance(sections.get(name), dict)),
        place=_place(location) if isinstance(location, dict) else None,
        department=board_posting.listed([_label(page.get("department")), _label(page.get("function"))]),
        requisition_id=board_posting.requisition(page.get("refNumber")),
        company=board_posting.plain(company.get("name")) or None if isinstance(company, dict) else None,
        posted_on=written_dates.of_machine(board_posting.text(page.get("releasedDate"))),
    )


def _markup(section: dict[str, Any]) -> str:
    return board_posting.section(
        board_posting.plain(section.get("title")), board_posting.text(section.get("text")) or ""
    )


def _place(location: dict[str, Any]) -> str | None:
    if whole := board_posting.plain(location.get("fullLocation")):
        return whole
    parts = [board_posting.plain(location.get(name)) for name in ("city", "region", "country")]
    return ", ".join(part for part in parts if part) or None


def _label(entry: object) -> str:
    return board_posting.plain(entry.get("label")) if isinstance(entry, dict) else ""
