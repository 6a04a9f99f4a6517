"""What stands in the archive and not in the warehouse is taken in: what a killed run left, or, for a rebuild, everything.

A look at a source counts once it has been noted; the answers of a listing whose look was never noted stay in the archive and
nowhere else, and the listing is asked for again. A page counts by itself, as soon as it is archived.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from flows import imports, polls, robots
from flows.archive import Archive
from flows.archive_notes import Look, RunBegun, RunEnded
from flows.archive_records import ArchivedAnswer
from flows.context import Context
from flows.looks import Listing
from models.errors import ArchiveDamaged, ListingUnreadable
from models.fetching import Fetch
from models.vocabulary import FetchOutcome
from warehouse import archive_files, claims, fetches, postings, runs, schedules
from warehouse.connection import open_for_writing

ENTRIES_PER_COMMIT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What was taken in. ``damaged`` names the places that could not be read, ``strangers`` the sources that nobody lists any more."""

    files: int = 0
    looks: int = 0
    pages: int = 0
    damaged: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _File:
    """What one file of the archive holds; of notes of the same thing the last counts."""

    path: Path
    size: int
    answers: dict[str, Fetch] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)
    begun: list[RunBegun] = field(default_factory=list)
    ended: list[RunEnded] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)

    @property
    def entries(self) -> int:
        return len(self.answers) + len(self.looks) + len(self.begun) + len(self.ended)


def adopt(context: Context) -> Adopted:
    """Take in what the warehouse lacks, oldest file first; what it has is left as it is. Costs little where nothing is lacking.

    Damage is passed over here: `waymark archive check` names it, and a rebuild refuses to lose anything by it.
    """
    archive = Archive(context.settings.archive)
    with open_for_writing(context.settings.warehouse) as con:
        adopted = archive_files.adopted(con)
    sizes = {path: path.stat().st_size for path in archive.files()}
    waiting = [path for path, size in sizes.items() if adopted.get(path.name) != size]
    waiting.sort(key=lambda path: (archive.begun_at(path), path.name))
    looks = pages = 0
    damaged: list[str] = []
    strangers: set[str] = set()
    for some in _in_portions(archive, waiting, sizes):
        new_looks, new_pages = _take_in(some, context, archive)
        looks, pages = looks + new_looks, pages + new_pages
        for file in some:
            damaged += file.damaged
            strangers |= {fetch.source for fetch in file.answers.values() if not _is_listed(fetch.source, context)}
    return Adopted(
        files=len(waiting), looks=looks, pages=pages, damaged=tuple(damaged), strangers=tuple(sorted(strangers))
    )


def _in_portions(archive: Archive, paths: Sequence[Path], sizes: dict[Path, int]) -> Iterator[list[_File]]:
    """Yield the files' contents, as many at a time as make a transaction worth its cost."""
    portion: list[_File] = []
    for path in paths:
        portion.append(_contents(archive, path, sizes[path]))
        if sum(file.entries for file in portion) >= ENTRIES_PER_COMMIT:
            yield portion
            portion = []
    if portion:
        yield portion


def _contents(archive: Archive, path: Path, size: int) -> _File:
    file = _File(path=path, size=size)
    for entry in archive.survey([path]):
        match entry:
            case ArchivedAnswer():
                file.answers[entry.fetch.id] = entry.fetch
            case Look():
                file.looks[entry.poll.id] = entry
            case RunBegun():
                file.begun.append(entry)
            case RunEnded():
                file.ended.append(entry)
            case ArchiveDamaged():
                file.damaged.append(str(entry))
    return file


def _take_in(files: Sequence[_File], context: Context, archive: Archive) -> tuple[int, int]:
    """Note what some files hold, in one transaction; returns how many looks and pages were new."""
    with open_for_writing(context.settings.warehouse) as con:
        known = archive_files.known_polls(con, [poll_id for file in files for poll_id in file.looks])
    new = [(file, look) for file in files for poll_id, look in file.looks.items() if poll_id not in known]
    opened = [(look, _listings(file, look, context, archive)) for file, look in new]
    pages = 0
    with open_for_writing(context.settings.warehouse) as con:
        for file in files:
            _save_runs(con, file)
        for look, listings in opened:
            _save_look(con, look, listings, context)
        for file in files:
            pages += _save_pages(con, file, context)
        archive_files.save_adopted(con, {file.path.name: file.size for file in files})
    return len(new), pages


def _listings(file: _File, look: Look, context: Context, archive: Archive) -> list[tuple[Fetch, Listing]]:
    """Return what each answer of a look held; nothing for one that cannot be read, or whose source is no longer listed."""
    found = []
    for fetch in (file.answers[fetch_id] for fetch_id in look.fetch_ids if fetch_id in file.answers):
        listing = Listing()
        if fetch.outcome is FetchOutcome.OK and _is_listed(fetch.source, context):
            assert fetch.archive_file is not None
            assert fetch.archive_offset is not None
            body = archive.read(fetch.archive_file, fetch.archive_offset).body
            try:
                listing = polls.read_listing(context, context.watchlist.source(fetch.source), fetch, body)
            except ListingUnreadable:
                listing = Listing()
        found.append((fetch, listing))
    return found


def _save_runs(con: duckdb.DuckDBPyConnection, file: _File) -> None:
    for note in file.begun:
        run = note.run
        runs.begin_run(
            con, run.run_id, run.kind, started_at=run.started_at, as_of=run.as_of, label=run.label
        )  # fmt: skip
    for ended in file.ended:
        runs.finish_run(con, ended.run_id, finished_at=ended.finished_at)


def _save_look(
    con: duckdb.DuckDBPyConnection, look: Look, listings: Sequence[tuple[Fetch, Listing]], context: Context
) -> None:
    fetches.save_fetches(con, [fetch for fetch, _ in listings])
    for fetch, listing in listings:
        fetches.save_links(con, listing.links, fetch_id=fetch.id, seen_at=fetch.fetched_at)
        claims.save_observations(con, listing.observations)
        schedules.save_schedules(con, listing.schedule)
    fetches.save_polls(con, [look.poll])
    links = tuple(link for _, listing in listings for link in listing.links)
    if links:
        source = context.watchlist.source(look.poll.source)
        postings.save_sightings(con, look.poll, polls.sightings(source, links))


def _save_pages(con: duckdb.DuckDBPyConnection, file: _File, context: Context) -> int:
    """Note the answers to which a listing had led, every robots.txt, and the answers of sources that are no longer listed."""
    of_looks = {fetch_id for look in file.looks.values() for fetch_id in look.fetch_ids}
    candidates = [fetch for fetch in file.answers.values() if fetch.id not in of_looks]
    listings = {source.url for source in context.watchlist.sources}
    linked = archive_files.linked(con, sorted({fetch.url for fetch in candidates} - listings))
    pages = [
        fetch
        for fetch in candidates
        if (fetch.source, fetch.url) in linked or robots.is_robots(fetch.url) or not _is_listed(fetch.source, context)
    ]  # fmt: skip
    new = fetches.save_fetches(con, pages)
    for source in (source for source in context.watchlist.sources if source.kind in imports.KINDS):
        new += imports.save(con, source, [fetch for fetch in candidates if fetch.source == source.key])
    return new


def _is_listed(source: str, context: Context) -> bool:
    return any(each.key == source for each in context.watchlist.sources)
