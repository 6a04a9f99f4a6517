"""How much of each file of the archive stands in the warehouse: what a killed run left is found by what is missing here."""

from collections.abc import Mapping, Sequence

import duckdb

from warehouse import batches

TABLE = "core_archive_file"


def adopted(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return the files that have been gone through, each with how many bytes it had then."""
    return {row["file"]: row["size_bytes"] for row in batches.read(con, "adopted_files")}


def save_adopted(con: duckdb.DuckDBPyConnection, sizes: Mapping[str, int]) -> None:
    """Note that files have been gone through as far as so many bytes; a later word replaces an earlier one."""
    rows = [{"file": file, "size_bytes": size} for file, size in sorted(sizes.items())]
    batches.write(con, "delete_adopted_files", rows, like=TABLE)
    batches.write(con, "insert_adopted_files", rows, like=TABLE)


def known_polls(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> set[str]:
    """Return which of these looks stand in the warehouse."""
    return {row["id"] for row in batches.read(con, "known_polls", ids=list(ids))}


def linked(con: duckdb.DuckDBPyConnection, urls: Sequence[str]) -> set[tuple[str, str]]:
    """Return which of these addresses a listing points at, as (source, address)."""
    return {(row["source"], row["url"]) for row in batches.read(con, "linked_urls", urls=list(urls))}


def missing_fetches(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> int:
    """Return how many fetches the warehouse knows that are not among these."""
    (row,) = batches.read(con, "missing_fetches", ids=list(ids))
    return int(row["fetches"])
