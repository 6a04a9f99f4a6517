"""A Lever job board to links: lists of a hundred, postings and all, until one is short."""

import json
from datetime import UTC, date, datetime
from typing import Any

from extractors.boards import board_posting
from extractors.boards.board_posting import BoardPosting
from extractors.listings import json_listing
from extractors.wire import json_body, web_query
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source

_PAGE = 100


def first(source: Source) -> Request:
    """Ask for the first hundred postings."""
    return Request(url=web_query.with_parameters(source.url, {"mode": "json", "skip": 0, "limit": _PAGE}))


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the next hundred; a shorter list is the last."""
    limit = web_query.number(request.url, "limit", _PAGE)
    if len(_rows(source, body)) < limit:
        return None
    skip = web_query.number(request.url, "skip", 0) + limit
    return Request(url=web_query.with_parameters(request.url, {"skip": skip}))


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return a link for each posting, which it carries whole. Raises ListingUnreadable for what is no such list."""
    postings = [_posting(source, number, row, base_url) for number, row in enumerate(_rows(source, body))]
    return board_posting.carried(
        source, postings, detail_url_of=lambda posting: board_posting.below(source.url, posting)
    )


def _rows(source: Source, body: bytes) -> list[dict[str, Any]]:
    try:
        rows = json_body.loads(body)
    except ValueError as error:
        raise ListingUnreadable(
            f"this is no JSON but begins {json_listing.excerpt(body)!r}", identity=source.key
        ) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ListingUnreadable(f"this is no list of postings: {json.dumps(rows)[:80]}", identity=source.key)
    return rows


def _posting(source: Source, number: int, row: dict[str, Any], base_url: str) -> BoardPosting:
    post_id, title, url = board_posting.required(
        source, number, row, names=("id", "text", "hostedUrl"), base_url=base_url
    )
    categories = row.get("categories")
    said = categories if isinstance(categories, dict) else {}
    everywhere = said.get("allLocations")
    places = [board_posting.plain(place) for place in everywhere] if isinstance(everywhere, list) else []
    return BoardPosting(
        post_id=post_id,
        url=url,
        title=title,
        markup=_markup(row),
        place=board_posting.listed([board_posting.plain(said.get("location")), *places]),
        department=board_posting.listed([board_posting.plain(said.get(name)) for name in ("department", "team")]),
        requisition_id=board_posting.requisition(row.get("reqCode"), row.get("requisitionCode")),
        posted_on=_day(row.get("createdAt")),
    )


def _markup(row: dict[str, Any]) -> str:
    parts = [_part(row, "description")]
    lists = row.get("lists")
    for entry in lists if isinstance(lists, list) else []:
        if isinstance(entry, dict):
            content = board_posting.text(entry.get("content")) or ""
            parts.append(board_posting.section(board_posting.text(entry.get("text")) or "", f"<ul>{content}</ul>"))
    return "\n".join([*parts, _part(row, "additional")])


def _part(row: dict[str, Any], name: str) -> str:
    """Return a part as it is marked up, or else its plain words, line by line."""
    if markup := board_posting.text(row.get(name)):
        return board_posting.section("", markup)
    return board_posting.plain_lines(row.get(f"{name}Plain"))


def _day(milliseconds: object) -> date | None:
    if not isinstance(milliseconds, int) or isinstance(milliseconds, bool):
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date()
    except (OverflowError, OSError, ValueError):
        return None
