"""An Ashby job board to links: one answer holds the whole board; what is not listed is no posting."""

from typing import Any

from extractors.boards import board_posting
from extractors.boards.board_posting import BoardPosting
from extractors.listings import json_listing
from extractors.wire import written_dates
from models.errors import ListingUnreadable
from models.fetching import Link
from models.targets import Source


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return a link for each listed posting, which it carries whole. Raises ListingUnreadable for what is no such board.

    A board that nobody has answers 404, or with status 200 and nothing at all.
    """
    if not body.strip():
        raise ListingUnreadable("an empty answer: there seems to be no board of that name", identity=source.key)
    jobs = json_listing.rows(source, json_listing.load(source, body), "jobs")
    postings = [
        _posting(source, number, job, base_url) for number, job in enumerate(jobs) if job.get("isListed") is not False
    ]
    return board_posting.carried(source, postings, detail_url_of=lambda posting: posting.url)


def _posting(source: Source, number: int, job: dict[str, Any], base_url: str) -> BoardPosting:
    post_id, title, url = board_posting.required(
        source, number, job, names=("id", "title", "jobUrl"), base_url=base_url
    )
    others = job.get("secondaryLocations")
    places = [
        board_posting.plain(entry.get("location"))
        for entry in (others if isinstance(others, list) else [])
        if isinstance(entry, dict)
    ]
    markup = board_posting.text(job.get("descriptionHtml"))
    return BoardPosting(
        post_id=post_id,
        url=url,
        title=title,
        markup=markup or board_posting.plain_lines(job.get("descriptionPlain")),
        place=board_posting.listed([board_posting.plain(job.get("location")), *places]),
        department=board_posting.listed([board_posting.plain(job.get(name)) for name in ("department", "team")]),
        requisition_id=board_posting.requisition(job.get("requisitionId")),
        posted_on=written_dates.of_machine(board_posting.text(job.get("publishedAt"))),
    )
