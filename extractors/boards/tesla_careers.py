"""The listing of Tesla's careers site, saved by hand: the site refuses every plain client, which is respected.

It gives no dates and no words of what a job wants; title, department and place are all there is.
"""

import re
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin

from extractors.boards import board_posting
from extractors.boards.board_posting import BoardPosting
from extractors.listings import json_listing
from extractors.wire import charset
from models.errors import ListingUnreadable
from models.fetching import Link
from models.targets import Source

_PAGE = "/careers/search/job/"
_TAG = re.compile(r"<[^<>{}\"]*+>")


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return a link for each posting, which it carries as far as the listing tells. Raises ListingUnreadable for what is none."""
    answer = json_listing.load(source, _json(body))
    lookup = answer.get("lookup")
    names = lookup if isinstance(lookup, dict) else {}
    rows = json_listing.rows(source, answer, "listings")
    postings = [_posting(source, number, row, names, base_url) for number, row in enumerate(rows)]
    return board_posting.carried(source, postings, detail_url_of=lambda _: None)


def _json(body: bytes) -> bytes:
    """Return the JSON of a saved file: browsers show JSON in a page of their own, and save that."""
    if not body.lstrip().startswith(b"<"):
        return body
    text = unescape(_TAG.sub("", charset.decode(body)))
    begin, end = text.find("{"), text.rfind("}")
    return text[begin : end + 1].encode() if 0 <= begin < end else body


def _posting(source: Source, number: int, row: dict[str, Any], lookup: dict[str, Any], base_url: str) -> BoardPosting:
    post_id, title = row.get("id"), board_posting.plain(row.get("t") or row.get("title"))
    if not isinstance(post_id, str | int) or isinstance(post_id, bool) or not str(post_id) or not title:
        raise ListingUnreadable(f"posting {number} has no id or title", identity=source.key)
    department = _named(lookup, "departments", row.get("dp"))
    place = _named(lookup, "locations", row.get("l"))
    kind = _named(lookup, "types", row.get("y"))
    said = [value for value in (department, place, kind) if value]
    return BoardPosting(
        post_id=str(post_id),
        url=urljoin(base_url, f"{_PAGE}{post_id}"),
        title=title,
        markup="".join(f"<p>{escape(value)}</p>" for value in said),
        place=place,
        department=department,
    )


def _named(lookup: dict[str, Any], table: str, code: object) -> str | None:
    """Return what a code stands for, itself where no table tells."""
    if not isinstance(code, str | int) or isinstance(code, bool) or not str(code).strip():
        return None
    names = lookup.get(table)
    found = names.get(str(code)) if isinstance(names, dict) else None
    name = found.get("name") if isinstance(found, dict) else found
    return board_posting.plain(name) or board_posting.plain(str(code)) or None
