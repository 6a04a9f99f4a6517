"""How keys are called for readers: in a digest, and on a terminal."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.watchlist import Watchlist


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How keys are called for readers; a key without a name stands for itself."""

    programs: Mapping[str, str] = field(default_factory=dict)
    speakers: Mapping[str, str] = field(default_factory=dict)  # organizations and people
    units: Mapping[str, str] = field(default_factory=dict)  # metric key → canonical unit
    sources: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Names":
        """Return the names of a watchlist."""
        return cls(
            programs={each.key: each.name for each in watchlist.programs},
            speakers={each.key: each.name for each in watchlist.organizations}
            | {each.key: each.name for each in watchlist.people},
            units={each.key: each.unit for each in watchlist.metrics},
            sources={each.key: each.name for each in watchlist.sources},
        )

    def program(self, key: str) -> str:
        """Return a program's name."""
        return self.programs.get(key, key)

    def speaker(self, key: str) -> str:
        """Return the name of an organization or person, or the text itself where it is no key."""
        return self.speakers.get(key, key)

    def source(self, key: str) -> str:
        """Return a source's name."""
        return self.sources.get(key, key)
