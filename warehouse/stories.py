"""Stories: the fingerprints of articles, the log of what joined what, and where each story comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import duckdb

from models.stories import (
    Fingerprint,
    Joining,
    Merge,
    Relation,
    Story,
    StoryDocument,
    Telling,
    find_origin,
    standing_story,
)
from models.vocabulary import Standing
from warehouse import batches
from warehouse.rows import aware_utc
from warehouse.statements import statement
from warehouse.tables import FINGERPRINT, STORY, STORY_DOCUMENT, STORY_MERGE

REACH = timedelta(days=77)
"""How far from a document others can bear on which story it tells; texts and addresses are known again at any time."""
_END = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """A document of the log with what it is compared by, and the merges that it brought about."""

    telling: Telling
    joining: Joining
    merges: tuple[Merge, ...]


def save_fingerprints(
    con: duckdb.DuckDBPyConnection, fingerprints: Sequence[Fingerprint], *, reader_version: str
) -> int:
    """Note fingerprints; what was noted before of the same documents is replaced."""
    rows = [FINGERPRINT.row_of(each, reader_version=reader_version) for each in fingerprints]
    batches.write(con, "delete_fingerprints", rows, like=FINGERPRINT.name)
    return batches.write(con, "insert_fingerprints", rows, like=FINGERPRINT.name)


def unwind(con: duckdb.DuckDBPyConnection) -> None:
    """Take back the lines of the log from the first that cannot stand, so that they can be written anew, each in its order.

    That is where a document was read by another version of the reader, or one came that we knew earlier than others that
    have joined by now: a folder of somebody's archive, say. In a run as any other nothing is taken back.
    """
    stale = batches.read(con, "stories_stale_from")
    if not stale:
        return
    con.execute(statement("delete_story_documents_from"), stale[0])
    con.execute(statement("delete_story_merges_from"), stale[0])
    con.execute(statement("settle_story_documents"))
    con.execute(statement("delete_empty_stories"))


def waiting(con: duckdb.DuckDBPyConnection, *, at_most: int) -> list[tuple[Telling, str, str]]:
    """Return the documents that have no story yet, in the order of the log, each with its text and its reader's version."""
    rows = batches.read(con, "tellings_waiting", at_most=at_most)
    return [(_telling(row), row["text"], row["reader_version"]) for row in rows]


def known(con: duckdb.DuckDBPyConnection, tellings: Sequence[Telling]) -> list[LogLine]:
    """Return the log of all stories that some documents could belong to, in its order."""
    days = [telling.said_on for telling in tellings]
    rows = batches.read(
        con,
        "tellings_known",
        first=min(days) - REACH if min(days) > date.min + REACH else date.min,
        last=max(days) + REACH if max(days) < date.max - REACH else date.max,
        text_digests=[telling.fingerprint.text_digest for telling in tellings],
        urls=[telling.url for telling in tellings if telling.url],
    )
    by_document: dict[str, list[Merge]] = {}
    for merge in merges(con, _END):
        by_document.setdefault(merge.document_id, []).append(merge)
    return [
        LogLine(
            telling=_telling(row),
            joining=STORY_DOCUMENT.record_of(row),
            merges=tuple(by_document.get(row["document_id"], ())),
        )
        for row in rows
    ]


def merges(con: duckdb.DuckDBPyConnection, as_of: date) -> list[Merge]:
    """Return which stories had turned out to be one at the end of the day ``as_of``, in the order of the log."""
    return STORY_MERGE.records_of(batches.read(con, "story_merges", as_of=as_of))


def save_log(
    con: duckdb.DuckDBPyConnection,
    joinings: Sequence[Joining],
    merged: Sequence[Merge],
    *,
    reader_versions: Mapping[str, str],
) -> None:
    """Add lines to the log, and note anew where the stories that they touch come from."""
    rows = [
        STORY_DOCUMENT.row_of(line, story=line.story, reader_version=reader_versions[line.document_id])
        for line in joinings
    ]
    batches.write(con, "insert_story_documents", rows, like=STORY_DOCUMENT.name)
    batches.write(con, "insert_story_merges", [STORY_MERGE.row_of(merge) for merge in merged], like=STORY_MERGE.name)
    con.execute(statement("settle_story_documents"))
    con.execute(statement("delete_empty_stories"))
    into = {merge.story: merge.into for merge in merges(con, _END)}
    touched = sorted({standing_story(line.story, into) for line in joinings})
    by_story: dict[str, list[StoryDocument]] = {story: [] for story in touched}
    for each in documents_of(con, touched, _END):
        by_story[each.story].append(each)
    stories = [
        Story(id=story, began_at=members[0].known_at, origin=find_origin(members))
        for story, members in by_story.items()
    ]
    rows = [STORY.row_of(story) for story in stories]
    batches.write(con, "delete_stories", rows, like=STORY.name)
    batches.write(con, "insert_stories", rows, like=STORY.name)


def documents_of(con: duckdb.DuckDBPyConnection, stories: Sequence[str], as_of: date) -> list[StoryDocument]:
    """Return the documents of some stories as known at the end of the day ``as_of``, in the order of the log.

    ``stories`` are ids of today's; a document has the id that its story had at that date.
    """
    into = {merge.story: merge.into for merge in merges(con, as_of)}
    rows = batches.read(con, "documents_of_stories", stories=list(stories), as_of=as_of)
    return [
        StoryDocument(
            document_id=row["document_id"],
            story=standing_story(row["joined_story"], into),
            relation=Relation(row["relation"]),
            said_on=row["said_on"],
            known_at=aware_utc(row["known_at"]),
            publisher=row["publisher"],
            standing=Standing(row["standing"]),
            words=row["word_count"],
            credits=tuple(row["credits"]),
            named=tuple(row["named"]),
            ground=row["ground"],
            title=row["title"],
            url=row["url"],
        )
        for row in rows
    ]


def with_claims(con: duckdb.DuckDBPyConnection, as_of: date) -> list[StoryDocument]:
    """Return the documents of all stories in which claims were read, as known at the end of the day ``as_of``."""
    return documents_of(con, _ids(batches.read(con, "stories_with_claims")), as_of)


def growing(con: duckdb.DuckDBPyConnection, first: date, last: date) -> list[StoryDocument]:
    """Return the documents of the stories of which something came to be known from ``first`` to ``last``, both included."""
    return documents_of(con, _ids(batches.read(con, "growing_stories", first=first, last=last)), last)


def _ids(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return [row["story"] for row in rows]


def _telling(row: Mapping[str, Any]) -> Telling:
    return Telling(
        fingerprint=FINGERPRINT.record_of(row),
        said_on=row["said_on"],
        known_at=aware_utc(row["known_at"]),
        url=row["url"],
    )
