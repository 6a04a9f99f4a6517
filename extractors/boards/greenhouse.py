"""A Greenhouse job board to links: one answer holds the whole board, postings and all."""

from html import unescape
from typing import Any

from extractors.boards import board_posting
from extractors.boards.board_posting import BoardPosting
from extractors.listings import json_listing
from extractors.wire import written_dates
from models.errors import ListingUnreadable
from models.fetching import Link
from models.targets import Source


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return a link for each posting; ``body`` is the posting itself, so that nothing else need be fetched.

    Raises ListingUnreadable for what is no whole board: a posting that looked gone because half an answer came would be news.
    """
    postings = [_posting(source, number, job, base_url) for number, job in enumerate(_jobs(source, body))]
    return board_posting.carried(
        source, postings, detail_url_of=lambda posting: board_posting.below(source.url, posting)
    )


def _jobs(source: Source, body: bytes) -> list[dict[str, Any]]:
    board = json_listing.load(source, body)
    jobs = json_listing.rows(source, board, "jobs")
    meta = board.get("meta")
    total = meta.get("total") if isinstance(meta, dict) else None
    if isinstance(total, int) and total > len(jobs):
        raise ListingUnreadable(f"only {len(jobs)} of {total} postings came", identity=source.key)
    return jobs


def _posting(source: Source, number: int, job: dict[str, Any], base_url: str) -> BoardPosting:
    post_id, title, url = board_posting.required(
        source, number, job, names=("id", "title", "absolute_url"), base_url=base_url
    )
    location = job.get("location")
    place = board_posting.plain(location.get("name")) if isinstance(location, dict) else ""
    return BoardPosting(
        post_id=post_id,
        url=url,
        title=title,
        # The content is HTML that is escaped once more within the JSON.
        markup=unescape(board_posting.text(job.get("content")) or ""),
        place=place or board_posting.listed(_names(job.get("offices"))),
        department=board_posting.listed(_names(job.get("departments"))),
        requisition_id=board_posting.requisition(job.get("requisition_id"), job.get("internal_job_id")),
        company=board_posting.plain(job.get("company_name")) or None,
        posted_on=written_dates.of_machine(board_posting.text(job.get("first_published"))),
        language=board_posting.text(job.get("language")),
    )


def _names(entries: object) -> list[str]:
    if not isinstance(entries, list):
        return []
    return [board_posting.plain(entry.get("name")) for entry in entries if isinstance(entry, dict)]
