"""How keys are called in a digest."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How keys are called for readers; a key without a name stands for itself."""

    programs: Mapping[str, str]
    speakers: Mapping[str, str]  # organizations and people
    units: Mapping[str, str]  # metric key → canonical unit
    sources: Mapping[str, str] = field(default_factory=dict)

    def program(self, key: str) -> str:
        """Return a program's name."""
        return self.programs.get(key, key)

    def speaker(self, key: str) -> str:
        """Return the name of an organization or person, or the text itself where it is no key."""
        return self.speakers.get(key, key)

    def source(self, key: str) -> str:
        """Return a source's name."""
        return self.sources.get(key, key)
