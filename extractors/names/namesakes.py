"""Names that mean something else in the text at hand: an airline's "Project Sunrise", a judo club's Dojo.

``Namesakes.of(watchlist)``
``namesakes.among(names, text) -> frozenset[str]``   keys of the programs of which none is meant
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.names.ambiguous_names import NamedText
from extractors.names.companies import Companies
from extractors.text.wordings import any_of
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Knows in whose company a program's name is another's, unless its maker is named too; made once from a watchlist."""

    elsewhere: Mapping[str, re.Pattern[str]]  # program key → words of other worlds, small letters
    organizations: Mapping[str, str | None]  # program key → organization key
    companies: Companies

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Namesakes":
        return cls(
            elsewhere={
                program.key: words for program in watchlist.programs if (words := any_of(program.elsewhere)) is not None
            },
            organizations={program.key: program.organization for program in watchlist.programs},
            companies=Companies.of(watchlist),
        )

    def among(self, mentions: Iterable[Mention], text: NamedText) -> frozenset[str]:
        """Return the programs of which none is meant in ``text``, though a name of theirs stands there."""
        named = list(mentions)
        asked = {mention.key for mention in named if mention.key in self.elsewhere}
        if not asked:
            return frozenset()
        words = f"{text.plain}\n{text.beside}".lower()
        return frozenset(
            key
            for key in asked
            if self.elsewhere[key].search(words) is not None and not self._is_makers(key, named, text)
        )

    def _is_makers(self, key: str, named: Iterable[Mention], text: NamedText) -> bool:
        """Say whether the maker of a program is named, by itself, one of its people or another of its programs."""
        maker = self.organizations[key]
        return any(
            mention.key != key
            and maker in {self.companies.behind(mention.key), self.organizations.get(mention.key)}
            and (mention.label is MentionLabel.PROGRAM or not text.is_told_apart(mention.start, mention.end))
            for mention in named
        )
