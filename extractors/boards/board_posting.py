"""A posting as boards show it, whichever board it is: the one shape that all readers of boards give and that documents are made of."""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from html import escape
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from extractors.listings import feed
from extractors.wire import json_body, topics, web_address
from models.errors import DocumentUnreadable, ListingUnreadable
from models.fetching import Link
from models.targets import Source
from models.vocabulary import DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPosting:
    """One posting. ``markup`` is its text as HTML; what the board says of the day of its last change is left out on purpose.

    Boards are saved again in bulk, and every posting's "updated at" with them: it says nothing about the posting.
    """

    post_id: str
    url: str
    title: str
    markup: str = ""
    place: str | None = None
    department: str | None = None
    requisition_id: str | None = None
    company: str | None = None
    posted_on: date | None = None
    language: str | None = None

    def as_body(self) -> str:
        """Return the posting as a link carries it: JSON, the same for the same words."""
        values = {name: value for name, value in asdict(self).items() if value is not None}
        return json.dumps(values, default=str, ensure_ascii=False, sort_keys=True)


def of_body(link: Link) -> BoardPosting:
    """Return the posting that a link carries; raises DocumentUnreadable where it carries none."""
    try:
        values = json_body.loads(link.body) if link.body else None
        posted_on = date.fromisoformat(values["posted_on"]) if values and "posted_on" in values else None
        return BoardPosting(**{**(values or {}), "posted_on": posted_on})
    except (ValueError, TypeError) as error:
        raise DocumentUnreadable("the listing brought no content", identity=link.url) from error


def carried(
    source: Source, postings: Iterable[BoardPosting], *, detail_url_of: Callable[[BoardPosting], str | None]
) -> list[Link]:
    """Return the links of postings on the source's topics that their listing carries whole, each once.

    ``detail_url_of`` says where to ask whether a posting still stands.
    """
    links: dict[str, Link] = {}
    for posting in postings:
        if topics.is_wanted(source.topics, (posting.title, posting.department, plain(posting.markup))):
            link = Link(
                source=source.key,
                url=posting.url,
                kind=DocumentKind.JOB_POSTING,
                item_id=posting.post_id,
                title=posting.title,
                published_on=posting.posted_on,
                body=posting.as_body(),
                detail_url=detail_url_of(posting),
            )
            links.setdefault(posting.post_id, link)
    return list(links.values())


def below(url: str, posting: BoardPosting) -> str:
    """Return where a board answers for one posting: below the address of its list."""
    parts = urlsplit(url)
    return urlunsplit(
        (parts.scheme, parts.netloc, f"{parts.path.rstrip('/')}/{quote(posting.post_id, safe='')}", "", "")
    )


def apart(source: Source, *, post_id: str, url: str, title: str) -> Link:
    """Return the link of a posting whose words stand on a page of its own, at ``url``."""
    return Link(
        source=source.key,
        url=url,
        kind=DocumentKind.JOB_POSTING,
        item_id=post_id,
        title=title,
        detail_url=url,
    )


def required(
    source: Source, number: int, row: dict[str, Any], *, names: tuple[str, str, str], base_url: str
) -> tuple[str, str, str]:
    """Return id, title and address of a row by their names; raises ListingUnreadable where one is lacking.

    A posting that looked gone because a row could not be read would be news.
    """
    post_id, title = row.get(names[0]), plain(row.get(names[1]))
    url = web_address.resolve(text(row.get(names[2])), base_url)
    if not isinstance(post_id, int | str) or isinstance(post_id, bool) or not str(post_id) or not title or url is None:
        raise ListingUnreadable(f"posting {number} has no id, title or address", identity=source.key)
    return str(post_id), title, url


def requisition(*candidates: object) -> str | None:
    """Return the first of the company's numbers for an opening that is a number: "see opening" is none."""
    for candidate in candidates:
        if isinstance(candidate, int | str) and any(character.isdigit() for character in str(candidate)):
            return str(candidate).strip()
    return None


def text(value: object) -> str | None:
    """Return a value that is text, None otherwise."""
    return value if isinstance(value, str) else None


def plain(value: object) -> str:
    """Return a value that is text on one line without markup, an empty text otherwise."""
    return feed.plain(text(value))


def listed(values: list[str]) -> str | None:
    """Return what is said in several parts, each once, as one; None for nothing."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def section(heading: str, markup: str) -> str:
    """Return a part of a posting with its heading as markup."""
    return f"<h3>{heading}</h3>\n<div>{markup}</div>" if heading else f"<div>{markup}</div>"


def plain_lines(value: object) -> str:
    """Return plain words as markup: each line a paragraph."""
    return "\n".join(f"<p>{escape(line)}</p>" for line in (text(value) or "").splitlines() if line.strip())
