"""What all listings that come as JSON have in common: loading them, turning their pages, and making links of their rows."""

from collections.abc import Callable, Iterable
from typing import Any

from extractors.wire import charset, json_body, topics, web_query
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source

_EXCERPT = 80


def load(source: Source, body: bytes) -> dict[str, Any]:
    """Return the object of an answer. Raises ListingUnreadable, with the beginning of what came instead."""
    try:
        answer = json_body.loads(body)
    except ValueError as error:
        raise ListingUnreadable(f"this is no JSON but begins {excerpt(body)!r}", identity=source.key) from error
    if not isinstance(answer, dict):
        raise ListingUnreadable("the JSON is no object", identity=source.key)
    return answer


def rows(source: Source, answer: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return a list of objects by its name. Raises ListingUnreadable where there is none, which an empty list is not."""
    found = answer.get(name)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        said = ", ".join(sorted(str(key) for key in answer))[:_EXCERPT] or "nothing"
        raise ListingUnreadable(f"the JSON has no list of {name}, but {said}", identity=source.key)
    return found


def links(
    source: Source,
    items: Iterable[dict[str, Any]],
    *,
    link_of: Callable[[dict[str, Any]], Link | None],
    summary_of: Callable[[dict[str, Any]], str | None] = lambda _: None,
) -> list[Link]:
    """Return the links of the items on the source's topics, each once, in order; an item without an address is left out.

    Raises ListingUnreadable where there are items and none has an address: then the listing has another shape than we know.
    """
    found: dict[str, Link] = {}
    count = without = 0
    for item in items:
        count += 1
        link = link_of(item)
        if link is None:
            without += 1
        elif topics.is_wanted(source.topics, (link.title, summary_of(item))):
            found.setdefault(link.item_id or link.url, link)
    if count and count == without:
        raise ListingUnreadable(f"none of its {count} items has an address", identity=source.key)
    return list(found.values())


def next_by_offset(source: Source, request: Request, body: bytes) -> Request | None:
    """Return the request for the next page of a listing with "results", "next" and "count"; None after the last."""
    answer = load(source, body)
    results = rows(source, answer, "results")
    offset = web_query.number(request.url, "offset", 0) + len(results)
    if not results or not answer.get("next") or offset >= count(answer.get("count")):
        return None
    return Request(url=web_query.with_parameters(request.url, {"offset": offset}))


def text(value: object) -> str | None:
    """Return a value that is text and says something, None otherwise."""
    return value if isinstance(value, str) and value.strip() else None


def count(value: object) -> int:
    """Return a value that is a count, 0 otherwise."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0


def excerpt(body: bytes) -> str:
    """Return the beginning of a body on one line, to be shown in a reason."""
    return " ".join(charset.decode(body[: 4 * _EXCERPT]).split())[:_EXCERPT]
