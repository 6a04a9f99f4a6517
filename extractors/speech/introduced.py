"""Who is introduced by name in a text: the guest of a talk, the holder of an office, the full name behind a surname.

``Introduced.of(watchlist)``
``introduced.key_of(name)``               the key of a person or an organization by any of its names, in capitals too
``introduced.names_of(text)``             the full names of a text by their first and last words, for ``full_name``
``introduced.full_name(name, names)``     a key, else the full name that has ``name`` as its first or last word, else ``name``
``introduced.in_office(text, office)``    who holds an office, as the text says
``introduced.who_answers(title, opening, titled, mentions)``   whom a talk is with
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.text.wordings import Frame, Wordings
from models.lexicon import Organization, Person
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_PROPER = r"[A-Z][\w’'-]+(?: (?:[A-Z]\. )?(?:(?:van|von|de|del|der|la|di|bin) )?[A-Z][\w’'-]+){1,2}"
_FULL_NAME = re.compile(rf"\b{_PROPER}")
_WITH = Frame(rf"\b<turns.guests>\s(?P<name>{_PROPER})")
_BESIDE = 60  # characters between a name and its office
_LEADING = 1_200  # characters of an opening in which a guest is introduced
_ANYWHERE = 60_000  # characters of a text that are looked through for a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """Knows people and organizations by their names; made once from a watchlist."""

    wordings: Wordings
    keys: dict[str, str]  # name in small letters → key
    people: frozenset[str]  # keys
    first_names: dict[tuple[str, str], str]  # a first name and the organization → key of the person
    organizations: dict[str, str]  # key of a program → of its organization

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Introduced":
        known: list[Organization | Person] = [*watchlist.organizations, *watchlist.people]
        keys = {name.casefold(): entry.key for entry in known for name in (entry.name, *entry.aliases)}
        for person in watchlist.people:
            keys.setdefault(person.name.rsplit(maxsplit=1)[-1].casefold(), person.key)
        return cls(
            wordings=Wordings.of(watchlist),
            keys=keys,
            first_names={
                (person.name.split()[0].casefold(), person.organization): person.key for person in watchlist.people
            },
            people=frozenset(person.key for person in watchlist.people),
            organizations={entry.key: entry.organization for entry in watchlist.programs if entry.organization},
        )

    def key_of(self, name: str, company: str | None = None) -> str | None:
        """Return the key of a person or an organization by any of its names, however it is written.

        A first name alone is that of somebody from the ``company`` whose talk it is.
        """
        low = name.casefold()
        if " " in low and self.is_titled(name):  # "Mr. Musk"
            last = self.keys.get(low.rsplit(maxsplit=1)[-1])
            return last if last in self.people else None
        return self.keys.get(low) or self.first_names.get((low, company or ""))

    def is_titled(self, name: str) -> bool:
        """Say whether a name stands behind a title: "Ms. Whitlock"."""
        return self.wordings["turns.titles"].match(name.lower()) is not None

    def names_of(self, text: str) -> dict[str, str]:
        """Return the full names of a text by their first and their last words, in small letters: the first that has each."""
        names: dict[str, str] = {}
        for match in _FULL_NAME.finditer(text, 0, _ANYWHERE):
            words = match.group().casefold().split()
            names.setdefault(words[0], match.group())
            names.setdefault(words[-1], match.group())
            if not match.group().isupper():
                names.setdefault(match.group().casefold(), match.group())
        return names

    def full_name(self, name: str, names: Mapping[str, str], company: str | None = None) -> str:
        """Return who is meant by a name: a key, else the full name that the text has for it, else the name without its title."""
        key = self.key_of(name, company)
        if key is not None:
            return key
        titled = self.wordings["turns.titles"].match(name.lower())
        plain = name[titled.end() :].strip(" .") if titled and titled.end() < len(name) else name
        full = names.get(plain.casefold())
        if full is not None and (known := self.key_of(full)) is not None:
            return known
        said = full or plain
        # A record writes its speakers in capitals, as an outlet writes its own name.
        return said.title() if said.isupper() and (" " in said or titled) else said

    def in_office(self, text: str, office: str) -> str | None:
        """Return who holds an office: "Mark Teller, CEO", "Chief Financial Officer Bret Johnsen"; None where nobody is named."""
        low = text[:_ANYWHERE].lower()
        at = -1
        while (at := low.find(office, at + 1)) >= 0:
            first = max(0, at - _BESIDE)
            before = [
                match
                for match in _FULL_NAME.finditer(text, first, at)
                if text[match.end() : at] in (", ", " (", " – ", " - ")
            ]
            if before:
                return self.key_of(before[-1].group()) or before[-1].group()
            after = _FULL_NAME.match(text, at + len(office) + 1)
            if after is not None and text[at + len(office)] == " ":
                return self.key_of(after.group()) or after.group()
        return None

    def named_in(self, words: str) -> str | None:
        """Return the person or organization that some words of a label name."""
        for part in re.split(r"[,()]| -+ ", words):
            key = self.key_of(part.strip())
            if key is not None:
                return key
        found = next((match.group() for match in _FULL_NAME.finditer(words)), None)
        if found is not None:
            return found
        return next((self.keys[word] for word in words.casefold().split() if word in self.keys), None)

    def who_answers(
        self, title: str, opening: str, titled: Sequence[Mention], mentions: Sequence[Mention]
    ) -> str | None:
        """Return whom a talk is with: a person of the watchlist in the title or the opening, else a name that is introduced there."""
        for mention in titled:
            if mention.label is MentionLabel.PERSON:
                return mention.key
        for words in (title, opening[:_LEADING]):
            match = self.wordings.pattern(_WITH).search(words)
            if match is not None:
                return self.key_of(match["name"]) or match["name"]
        for mention in mentions:
            if mention.start >= min(len(opening), _LEADING):
                break
            if mention.label is MentionLabel.PERSON:
                return mention.key
        alone = {
            match.group().removesuffix("’s").removesuffix("'s")
            for match in _FULL_NAME.finditer(opening, 0, _LEADING)
            if not opening[: match.start()].lower().endswith("by ")
            and not any(name.start < match.end() and match.start() < name.end for name in mentions)
        }
        alone = {name for name in alone if self.wordings["said.firms"].search(name.lower()) is None}
        return alone.pop() if len(alone) == 1 else None

    def organization_of(self, mention: Mention) -> str | None:
        """Return the key of an organization, or of the one whose program is named."""
        return mention.key if mention.label is MentionLabel.ORGANIZATION else self.organizations.get(mention.key)
