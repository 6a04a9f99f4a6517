"""For whom a name speaks, and which companies run programs together.

``Companies.of(watchlist)``
``companies.behind(key)``          the organization of a person; of everything else the key itself
``companies.are_kin(key, owner)``  a company owns a program, alone or with others of its group
"""

from dataclasses import dataclass

from models.watchlist import Watchlist


@dataclass(frozen=True, slots=True)
class Companies:
    """Knows the ties between the names of a watchlist; made once from it."""

    employers: dict[str, str]  # person key → organization key
    groups: dict[str, str]  # organization key → the group in which it runs programs

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Companies":
        return cls(
            employers={person.key: person.organization for person in watchlist.people},
            groups={entry.key: entry.group for entry in watchlist.organizations if entry.group is not None},
        )

    def behind(self, key: str) -> str:
        """Return the key of the organization for which a person speaks; any other key as it is."""
        return self.employers.get(key, key)

    def are_kin(self, key: str, owner: str | None) -> bool:
        """Say whether a company is the owner, or in its group; a program that nobody alone owns is any group's."""
        group = self.groups.get(key)
        return key == owner or (group is not None and (owner is None or self.groups.get(owner) == group))
