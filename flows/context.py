"""What every stage is given: settings and watchlist, both read once and passed down."""

from dataclasses import dataclass
from pathlib import Path

from flows.settings import Settings
from models import watchlist_file
from models.watchlist import Watchlist


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Settings and watchlist of one run."""

    settings: Settings
    watchlist: Watchlist

    @classmethod
    def of(cls, settings: Settings, *, sources: Path | None = None) -> "Context":
        """Read the watchlist that the settings name; ``sources`` replaces its list of sources (the sample world)."""
        return cls(settings=settings, watchlist=watchlist_file.load(settings.watchlist, sources=sources))
