"""Postings of job boards: when they stood there, how they were worded, what happened to them.

All functions take the connection of an open session (``warehouse.connection``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb

from models.fetching import Fetch, Link, Poll
from models.health import ANSWERED
from models.identity import content_id
from models.posting_events import (
    BoardHistory,
    Changed,
    Closed,
    Collection,
    Fact,
    FirstMention,
    Found,
    Opened,
    PageAsked,
    PageRead,
    PostingEvent,
    Reopened,
    Reposted,
    Uncertain,
)
from models.posting_wordings import Difference, Wording
from models.vocabulary import FetchOutcome, PollOutcome, PostingEventKind
from warehouse import batches
from warehouse.fetches import UnreadFetch
from warehouse.rows import aware_utc, naive_utc
from warehouse.statements import statement
from warehouse.tables import FETCH, LINK, POSTING_LIFE, POSTING_WORDING

_KINDS: dict[type[PostingEvent], PostingEventKind] = {
    Opened: PostingEventKind.OPENED,
    Changed: PostingEventKind.CHANGED,
    Uncertain: PostingEventKind.UNCERTAIN,
    Found: PostingEventKind.FOUND,
    Closed: PostingEventKind.CLOSED,
    Reopened: PostingEventKind.REOPENED,
    Reposted: PostingEventKind.REPOSTED,
    FirstMention: PostingEventKind.FIRST_MENTION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A posting that stood on its board; ``link_id`` is the row as which it stood there."""

    board: str
    post_id: str
    link_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardToJudge:
    """A board of which more is known than when its events were last made; ``facts`` is how much is known.

    ``is_read_otherwise``: the programs in its postings were found by another version of the reader.
    """

    source: str
    facts: int
    is_read_otherwise: bool


def save_sightings(con: duckdb.DuckDBPyConnection, poll: Poll, seen: Sequence[Sighting]) -> int:
    """Note which postings stood there at a look at their source: all of them, new or not.

    A look that is no answer, because pages of the listing did not come, tells nothing of what did not stand there: nothing is noted.
    """
    if poll.outcome not in ANSWERED:
        return 0
    rows = [
        {
            "source": poll.source,
            "board": each.board,
            "post_id": each.post_id,
            "seen_at": naive_utc(poll.polled_at),
            "link_id": each.link_id,
        }
        for each in sorted(set(seen), key=lambda each: (each.board, each.post_id, each.link_id or ""))
    ]
    return batches.write(con, "insert_sightings", rows, like="core_posting_sighting")


def save_wordings(con: duckdb.DuckDBPyConnection, wordings: Sequence[Wording]) -> int:
    """Note how postings were worded; what was noted before of the same origins is replaced."""
    rows = list({each.origin_id: POSTING_WORDING.row_of(each) for each in wordings}.values())
    batches.write(con, "delete_posting_wordings", rows, like=POSTING_WORDING.name)
    return batches.write(con, "insert_posting_wordings", rows, like=POSTING_WORDING.name)


def boards_to_judge(con: duckdb.DuckDBPyConnection, reader_version: str) -> list[BoardToJudge]:
    """Return the boards of which more is known than when the events of their postings were last made."""
    return [BoardToJudge(**row) for row in batches.read(con, "boards_to_judge", reader_version=reader_version)]


def texts(con: duckdb.DuckDBPyConnection, source: str) -> dict[str, str]:
    """Return title and text of every wording of a board's postings, by document."""
    rows = batches.read(con, "posting_wordings", source=source)
    return {row["document_id"]: f"{row['title']}\n\n{row['text']}" for row in rows}


def save_programs(con: duckdb.DuckDBPyConnection, programs: Mapping[str, Sequence[str]]) -> None:
    """Note which programs postings name, by document, in place of what was noted before."""
    rows = [{"document_id": document_id, "programs": list(keys)} for document_id, keys in sorted(programs.items())]
    batches.write(con, "rename_programs_of_postings", rows, like="core_posting")
    batches.write(con, "rename_programs_of_wordings", rows, like="core_posting_wording")


def facts(con: duckdb.DuckDBPyConnection, source: str, *, is_saved_by_hand: bool = False) -> list[Fact]:
    """Return all that was seen of a board's postings.

    A board that answers "not modified" shows what it showed before; a file that was saved by hand and still lies there does not.
    """
    rows = batches.read(con, "posting_wordings", source=source)
    wordings = {row["origin_id"]: POSTING_WORDING.record_of(row, text=row["text"]) for row in rows}
    found: list[Fact] = [
        PageRead(at=wording.known_at, post_id=wording.post_id, wording=wording)
        for row in rows
        if row["is_page"] and (wording := wordings[row["origin_id"]])
    ]
    looks = batches.read(con, "board_looks", source=source)
    for (at, outcome), several in groupby(looks, key=lambda row: (row["polled_at"], row["outcome"])):
        posts = {row["post_id"]: wordings.get(row["link_id"]) for row in several if row["post_id"] is not None}
        unchanged = PollOutcome(outcome) is PollOutcome.UNCHANGED
        if unchanged and is_saved_by_hand:
            continue
        found.append(Collection(at=aware_utc(at), posts=None if unchanged else posts))
    found += [
        PageAsked(
            at=aware_utc(row["fetched_at"]),
            post_id=row["post_id"],
            is_gone=FetchOutcome(row["outcome"]) is FetchOutcome.GONE,
            said=_said(row),
        )
        for row in batches.read(con, "postings_asked_for", source=source)
    ]
    return found


def save_history(
    con: duckdb.DuckDBPyConnection, board: BoardToJudge, history: BoardHistory, *, token: str, reader_version: str
) -> int:
    """Note what happened to a board's postings and where they stand; what was noted before is replaced. ``token`` is the board's."""
    for name in ("delete_posting_events", "delete_posting_lives", "delete_boards_judged"):
        con.execute(statement(name), {"source": board.source})
    events = [event_row(event, board.source, token) for event in history.events]
    lives = [POSTING_LIFE.row_of(life, source=board.source, board=token) for life in history.lives]
    batches.write(con, "insert_posting_lives", lives, like=POSTING_LIFE.name)
    judged = {"source": board.source, "facts": board.facts, "reader_version": reader_version}
    batches.write(con, "insert_boards_judged", [judged], like="core_board_judged")
    return batches.write(con, "insert_posting_events", events, like="core_posting_event")


def event_row(event: PostingEvent, source: str, board: str) -> dict[str, Any]:
    """Return the row of an event."""
    kind = _KINDS[type(event)]
    program = event.program if isinstance(event, FirstMention) else None
    differences = event.differences if isinstance(event, Changed) else ()
    missing = event if isinstance(event, Uncertain | Closed) else None
    return {
        "id": content_id("posting event", source, board, event.post_id, kind, event.at.isoformat(), program),
        "source": source,
        "board": board,
        "post_id": event.post_id,
        "event": kind.value,
        "happened_at": naive_utc(event.at),
        "program": program,
        "earlier_post_id": event.earlier if isinstance(event, Reposted) else None,
        "absent_since_at": naive_utc(missing.absent_since) if missing else None,
        "reason": missing.reason if missing else None,
        "changed": [each.part for each in differences],
        "difference": "\n".join(line for each in differences for line in _lines(each)) or None,
    }


def links_of(con: duckdb.DuckDBPyConnection, source: str, post_ids: Sequence[str]) -> dict[str, Link]:
    """Return the newest link of each of these postings that says where to ask for it."""
    rows = batches.read(con, "links_of_postings", source=source, post_ids=list(post_ids))
    return {row["item_id"]: LINK.record_of(row) for row in rows}


def pages_beside(con: duckdb.DuckDBPyConnection, fetch: Fetch) -> list[UnreadFetch]:
    """Return the pages of a board's postings as they were known at the end of the run that made this fetch, the newest of each."""
    rows = batches.read(con, "posting_pages_beside", source=fetch.source, archive_file=fetch.archive_file)
    ids = sorted({row["link_id"] for row in rows})
    links = {row["id"]: LINK.record_of(row) for row in batches.read(con, "links_by_id", ids=ids)}
    return [UnreadFetch(fetch=FETCH.record_of(row), link=links[row["link_id"]]) for row in rows]


def _said(row: Mapping[str, Any]) -> str:
    if row["outcome"] in {FetchOutcome.OK, FetchOutcome.UNCHANGED}:
        return f"no longer listed; its own page still answers (status {row['status']})"
    return f"its own page: {row['reason'] or row['outcome']}"


def _lines(difference: Difference) -> list[str]:
    said = "" if difference.part == "text" else f"{difference.part}: "
    return [f"- {said}{text}" for text in difference.removed] + [f"+ {said}{text}" for text in difference.added]
