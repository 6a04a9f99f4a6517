"""A Greenhouse job board to links: one answer holds the whole board, postings and all."""

import json
from typing import Any

from extractors import feed, json_body, topics, web_address, written_dates
from models.errors import ListingUnreadable
from models.fetching import Link
from models.targets import Source
from models.vocabulary import DocumentKind


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return a link for each posting; ``body`` is the posting's JSON, so that nothing else need be fetched.

    Raises ListingUnreadable for what is no whole board: a posting that looked gone because half an answer came would be news.
    """
    jobs = _jobs(source, body)
    links: dict[str, Link] = {}
    for number, job in enumerate(jobs):
        link = _link(source, job, base_url)
        if link is None or link.item_id is None:
            raise ListingUnreadable(f"posting {number} has no id, title or address", identity=source.key)
        if topics.is_wanted(source.topics, (link.title, feed.plain(str(job.get("content") or "")))):
            links.setdefault(link.item_id, link)
    return list(links.values())


def _jobs(source: Source, body: bytes) -> list[dict[str, Any]]:
    try:
        board = json_body.loads(body)
    except ValueError as error:
        raise ListingUnreadable("this is no JSON, and so no board", identity=source.key) from error
    jobs = board.get("jobs") if isinstance(board, dict) else None
    if not isinstance(jobs, list) or not all(isinstance(job, dict) for job in jobs):
        raise ListingUnreadable("the JSON has no list of jobs", identity=source.key)
    meta = board.get("meta")
    total = meta.get("total") if isinstance(meta, dict) else None
    if isinstance(total, int) and total > len(jobs):
        raise ListingUnreadable(f"only {len(jobs)} of {total} postings came", identity=source.key)
    return jobs


def _link(source: Source, job: dict[str, Any], base_url: str) -> Link | None:
    url = web_address.resolve(_text(job.get("absolute_url")), base_url)
    title = feed.plain(_text(job.get("title")))
    if url is None or not title or not isinstance(job.get("id"), int | str):
        return None
    return Link(
        source=source.key,
        url=url,
        kind=DocumentKind.JOB_POSTING,
        item_id=str(job["id"]),
        title=title,
        # Boards are saved again in bulk, and every posting's updated_at with them: it says nothing about the posting.
        published_on=written_dates.of_machine(_text(job.get("first_published"))),
        updated_at=written_dates.instant_of_machine(_text(job.get("updated_at"))),
        body=json.dumps(job, ensure_ascii=False, sort_keys=True),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
