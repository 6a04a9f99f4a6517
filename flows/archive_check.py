"""`waymark archive check`: every record of the archive held against its digests, and the warehouse's index held against the archive."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flows.archive import Archive, ArchivedAnswer
from models.errors import ArchiveDamaged
from models.fetching import Fetch
from warehouse import fetches
from warehouse.connection import open_for_reading

Place = tuple[str | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCheck:
    """What stands in the archive. ``damaged`` and ``lacking`` are lines for people; both empty: all is well."""

    files: int
    answers: int
    notes: int
    damaged: tuple[str, ...]
    lacking: tuple[str, ...]  # what the warehouse points at and the archive does not hold

    @property
    def is_sound(self) -> bool:
        """Whether everything is there and as it was written."""
        return not self.damaged and not self.lacking

    def counts(self) -> dict[str, int]:
        """Return the counts for people and programs."""
        return {
            "files": self.files,
            "answers": self.answers,
            "notes": self.notes,
            "damaged_records": len(self.damaged),
            "answers_lacking": len(self.lacking),
        }


def check(folder: Path, warehouse: Path | None = None, *, advance: Callable[[], None] = lambda: None) -> ArchiveCheck:
    """Read the whole archive; ``advance`` is called after each file. The unfinished end of a killed run is no damage.

    Where there is a warehouse, each answer that it points at must stand where it says. Nothing is changed.
    """
    archive = Archive(folder)
    places: dict[str, set[Place]] = {}
    damaged: list[str] = []
    files = answers = notes = 0
    for path in archive.files():
        for entry in archive.survey([path]):
            match entry:
                case ArchivedAnswer():
                    answers += 1
                    place = (entry.fetch.archive_file, entry.fetch.archive_offset)
                    places.setdefault(entry.fetch.id, set()).add(place)
                case ArchiveDamaged():
                    damaged.append(str(entry))
                case _:
                    notes += 1
        files += 1
        advance()
    known: list[Fetch] = []
    if warehouse is not None and warehouse.exists():
        with open_for_reading(warehouse) as con:
            known = fetches.all_fetches(con)
    lacking = [
        f"{fetch.archive_file} at {fetch.archive_offset}: does not hold the answer of {fetch.url} ({fetch.id})"
        for fetch in known
        if (fetch.archive_file, fetch.archive_offset) not in places.get(fetch.id, ())
    ]
    return ArchiveCheck(files=files, answers=answers, notes=notes, damaged=tuple(damaged), lacking=tuple(lacking))
