"""The statements: one in each file of ``warehouse/statements``, with ``$named`` parameters."""

from functools import cache
from pathlib import Path

STATEMENTS = Path(__file__).parent / "statements"


@cache
def statement(name: str) -> str:
    """Return the SQL of ``statements/<name>.sql``; FileNotFoundError if there is none."""
    return (STATEMENTS / f"{name}.sql").read_text(encoding="utf-8")
