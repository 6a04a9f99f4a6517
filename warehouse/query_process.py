"""The process in which a query of somebody's runs: it takes one, answers it, and is over. See ``warehouse.sql``.

What comes in is JSON; what goes out is a pickle of plain values that the parent takes apart as such.
"""

import json
import pickle
import resource
import sys
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from models.errors import WaymarkError
from warehouse import fenced_queries, process_memory

MEMORY_BYTES = 2 * 1024 * 1024 * 1024
"""How much address space a query may take, of which allocators reserve more than they use; DuckDB's own limit is far below."""
_PLAIN = (bool, int, float, str, bytes, date, time, timedelta, Decimal, UUID)


def main() -> None:
    """Answer the query that stands in the input."""
    job = json.loads(sys.stdin.buffer.read().decode("utf-8", "surrogatepass"))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    process_memory.allow(MEMORY_BYTES)
    try:
        with fenced_queries.opened(Path(job["path"])) as con:
            table = fenced_queries.answer(con, job["sql"], limit=job["limit"], timeout_s=job["timeout_s"])
        rows = [tuple(map(_plain, row)) for row in table.rows]
        answer = pickle.dumps(("table", table.columns, table.types, rows, table.has_more))
    except WaymarkError as error:
        answer = pickle.dumps(("error", type(error).__name__, error.args[0], error.identity))
    sys.stdout.buffer.write(answer)


def _plain(value: Any) -> Any:
    """Return a value that the parent understands: instants in UTC, and what is of no plain type as text."""
    if isinstance(value, datetime):
        return value if value.tzinfo is None else value.astimezone(UTC)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {_plain(key): _plain(each) for key, each in value.items()}
    return value if value is None or isinstance(value, _PLAIN) else str(value)


if __name__ == "__main__":
    main()
