"""What has been taken over from folders and WARC files. All functions take the connection of an open session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from warehouse import batches
from warehouse.rows import aware_utc, naive_utc

TABLE = "core_imported_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedFile:
    """A file as it was when it was taken over."""

    file: str  # below the source's path
    size_bytes: int
    changed_at: datetime  # UTC


def imported(con: duckdb.DuckDBPyConnection, source: str) -> set[ImportedFile]:
    """Return the files of a source that have been taken over."""
    return {
        ImportedFile(file=row["file"], size_bytes=row["size_bytes"], changed_at=aware_utc(row["changed_at"]))
        for row in batches.read(con, "imported_files", source=source)
    }


def save_imported(con: duckdb.DuckDBPyConnection, source: str, files: Sequence[ImportedFile]) -> None:
    """Note that files of a source have been taken over as they are now."""
    rows = [
        {
            "source": source,
            "file": each.file,
            "size_bytes": each.size_bytes,
            "changed_at": naive_utc(each.changed_at),
        }
        for each in files
    ]
    batches.write(con, "delete_imported_files", rows, like=TABLE)
    batches.write(con, "insert_imported_files", rows, like=TABLE)


def held_bodies(con: duckdb.DuckDBPyConnection, source: str, urls: Sequence[str]) -> set[tuple[str, str]]:
    """Return what we hold of some addresses, as (address, digest of the body)."""
    rows = batches.read(con, "held_bodies", source=source, urls=list(urls))
    return {(row["url"], row["body_digest"]) for row in rows}
