"""What was looked at for a digest, and what was set aside."""

from dataclasses import dataclass
from datetime import date

from models.vocabulary import Health


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLook:
    """How a source did: its health in words, when it last answered, what it brought in the week."""

    source: str
    name: str
    health: Health
    last_answered_on: date | None = None
    items_this_week: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Items that were set aside in the week, by reason, in words."""

    reason: str
    count: int
