"""Sources that lie on the disk: folders of saved pages, and WARC files, of Common Crawl's news archive for one.

What is in them goes the way of everything that is fetched: into the archive first, then into the tables. A page of a WARC file is
known as of the date of its record, a page of a folder as of the look that found it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import duckdb

from extractors.wire import charset
from flows import import_files
from flows.answers import FetchAnswer
from flows.archive import ArchiveWriter
from flows.batches import in_batches
from flows.context import Context
from flows.import_files import LeftAside
from models import source_rules
from models.fetching import Fetch, Link
from models.source_rules import IMPORTS
from models.targets import Source
from models.vocabulary import PollOutcome, SourceKind
from warehouse import fetches
from warehouse import imports as imported_files
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.imports import ImportedFile

KINDS = IMPORTS
PAGES_PER_COMMIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a look at a folder or a WARC file brought."""

    outcome: PollOutcome
    found: int = 0  # pages in files that are new or have changed
    new: int = 0
    skipped: int = 0
    reason: str | None = None  # why it failed, or what was left aside and why


@dataclass(slots=True)
class _Count:
    found: int = 0
    new: int = 0


def take(source: Source, *, context: Context, writer: ArchiveWriter) -> Brought:
    """Take over what is new at a source's path. Commits as it goes: what a kill interrupts goes on at the next look."""
    settings = context.settings
    path = settings.home / (source.path or "")
    if not source.path or not path.exists():
        return Brought(outcome=PollOutcome.FAILED, reason="there is no such file or folder")
    if not path.is_dir() and source.kind is SourceKind.FOLDER:
        return Brought(outcome=PollOutcome.UNREADABLE, reason="this is no folder")
    now = settings.now()
    with open_for_reading(settings.warehouse) as con:
        known = imported_files.imported(con, source.key)
    standing = [(file, _state(file, path)) for file in _files(source, path)]
    waiting = [(file, state) for file, state in standing if state not in known]
    count, aside = _Count(), Counter[str]()
    for some in _portions(waiting, source):
        answers = chain.from_iterable(_answers(file, path, source, context, now) for file, _ in some)
        for batch in in_batches(_wanted(answers, source, aside), PAGES_PER_COMMIT):
            _take_over(batch, source, context, writer, count)
        with open_for_writing(settings.warehouse) as con:
            imported_files.save_imported(con, source.key, [state for _, state in some])
    return Brought(
        outcome=PollOutcome.OK if waiting else PollOutcome.UNCHANGED if standing else PollOutcome.EMPTY,
        found=count.found,
        new=count.new,
        skipped=sum(aside.values()),
        reason="; ".join(f"{number} {reason}" for reason, number in aside.most_common(5)) or None,
    )


def save(con: duckdb.DuckDBPyConnection, source: Source, pages: Sequence[Fetch]) -> int:
    """Note imported pages, each with the link that a listing would have had for it; returns how many were new."""
    for page in pages:
        link = Link(source=source.key, url=page.url, kind=source.document_kind)
        fetches.save_links(con, [link], fetch_id=page.id, seen_at=page.fetched_at)
    return fetches.save_fetches(con, pages)


def _files(source: Source, path: Path) -> Iterator[Path]:
    return import_files.pages_below(path) if source.kind is SourceKind.FOLDER else import_files.warcs_below(path)


def _portions(waiting: list[tuple[Path, ImportedFile]], source: Source) -> Iterator[list[tuple[Path, ImportedFile]]]:
    """Yield files as they are noted together: pages by the batch, WARC files one by one."""
    return in_batches(waiting, PAGES_PER_COMMIT if source.kind is SourceKind.FOLDER else 1)


def _answers(
    file: Path, path: Path, source: Source, context: Context, now: datetime
) -> Iterator[FetchAnswer | LeftAside]:
    most_bytes = source_rules.most_bytes(source) or context.settings.limits.body_bytes
    if source.kind is SourceKind.FOLDER:
        yield import_files.read_page(file, path, source=source, most_bytes=most_bytes, now=now)
        return
    with file.open("rb") as stream:
        yield from import_files.read_warc(stream, file.name, source=source, most_bytes=most_bytes, now=now)


def _wanted(answers: Iterator[FetchAnswer | LeftAside], source: Source, aside: Counter[str]) -> Iterator[FetchAnswer]:
    """Yield the pages on the source's topics and count what is left aside."""
    topics = [topic.casefold() for topic in source.topics]
    for answer in answers:
        if isinstance(answer, LeftAside):
            aside[answer.reason] += 1
        elif topics and not _is_on(topics, answer):
            aside["not on the source's topics"] += 1
        else:
            yield answer


def _is_on(topics: list[str], answer: FetchAnswer) -> bool:
    """Say whether a topic stands anywhere in a page: a whole archive of the news is too much to open page by page."""
    text = charset.decode(answer.body, answer.fetch.content_type).casefold()
    return any(topic in text for topic in topics)


def _take_over(
    answers: list[FetchAnswer], source: Source, context: Context, writer: ArchiveWriter, count: _Count
) -> None:
    warehouse = context.settings.warehouse
    with open_for_reading(warehouse) as con:
        held = imported_files.held_bodies(con, source.key, sorted({answer.fetch.url for answer in answers}))
    kept: dict[tuple[str, str | None], Fetch] = {}
    for answer in answers:
        page = (answer.fetch.url, answer.fetch.body_digest)
        if page in held or page in kept:
            continue
        file, offset = writer.append(answer)
        kept[page] = replace(answer.fetch, archive_file=file, archive_offset=offset)
    with open_for_writing(warehouse) as con:
        save(con, source, list(kept.values()))
    count.found += len(answers)
    count.new += len(kept)


def _state(file: Path, path: Path) -> ImportedFile:
    status = file.stat()
    return ImportedFile(
        file=import_files.written_name(file, path.parent if file == path else path),
        size_bytes=status.st_size,
        changed_at=datetime.fromtimestamp(int(status.st_mtime), UTC),
    )
