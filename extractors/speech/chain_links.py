"""Who spoke and who passed it on: the links of a chain from the speaker to the page.

``Chain.of(links)``                           the chain of some links, each once
``chain.in_page(owner=…, site=…, credit=…)``  the same, as it is in somebody's own page, or in a page that is copied from an outlet
"""

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.speech import outlets
from models.records import made_often
from models.stories import is_same_outlet


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One who spoke or passed on: a key or a name, the words that name it (None: none in this text), and by which rule."""

    name: str
    start: int | None
    end: int | None
    rule: str


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Who spoke, and who passed it on, the one nearest to the speaker first; without a speaker the page speaks for itself."""

    speaker: Link | None = None
    reporters: tuple[Link, ...] = ()

    @classmethod
    def of(cls, links: Iterable[Link]) -> "Chain":
        """Return the chain of some links, each once."""
        kept: list[Link] = []
        for link in links:
            if not any(is_same_outlet(link.name, other.name) for other in kept):
                kept.append(link)
        return cls(speaker=kept[0], reporters=tuple(kept[1:])) if kept else cls()

    @property
    def hop(self) -> int:
        """0: the page's own words; 1: those of a speaker whom it quotes; one more for each who passed them on."""
        return 0 if self.speaker is None else 1 + len(self.reporters)

    @property
    def reporter(self) -> Link | None:
        """From whom the page has it; None: from the speaker."""
        return self.reporters[-1] if self.reporters else None

    def in_page(self, *, owner: str | None, site: str, credit: Link | None) -> "Chain":
        """Return the chain as it is in a page of ``owner``, on ``site``, or in one that is copied from the outlet ``credit``.

        What an organization or an outlet says on its own page is the page's own word, and who told it told the page.
        """
        if self.speaker is None or (self.hop == 1 and self.speaker.name == owner):
            return Chain()
        links = [link for link in (self.speaker, *self.reporters) if not outlets.is_of_site(link.name, site)]
        if not links:
            return Chain()
        if credit is not None and not any(is_same_outlet(link.name, credit.name) for link in links):
            links.append(credit)
        return Chain(speaker=links[0], reporters=tuple(links[1:]))
