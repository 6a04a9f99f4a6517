"""Who is introduced in a text and is in no list: "Lena Okafor, an engineer at", "a senior official", and whom "she" stands for.

``PeopleFinder.of(watchlist)``
``finder.find(text, mentions) -> People``   everybody who is introduced in a text, those of the watchlist among them
``people.named_by(pronoun, position)``       who is meant by "he" or "she" there
``people.called(noun, position)``            who is meant by "the analyst" there
``people.full_name(surname, position)``      "Okafor" → "Lena Okafor"
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extractors.text.wordings import Frame, Wordings
from models.reading import Mention
from models.records import made_often
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_FULL_NAME = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]{1,30}\s(?:[A-Z]\.\s)?(?:(?:van|von|de|del|der|la|di|bin)\s){0,2}"
    r"[A-Z][a-zà-ÿ][\w’-]{0,30}(?:\s[A-Z][a-zà-ÿ][\w’-]{0,30})?"
)
_TELLS = r"(?:also\s|then\s|later\s|has\s|had\s|likewise\s)?(?:<said.reports>|<said.between>|put|puts|spoke|calls|called|doubts|doubted)\b"
_BEHIND_NAME = Frame(
    rf"(?:,?\s(?:\([^()\n]{{1,40}}\),?\s)?{_TELLS}|,\s(?:\d\d,|who\b|whose\b|formerly\b|[^,.;\n]{{0,60}}\b<said.humans>\b|[^,.;\n]{{0,40}}\b<turns.offices>\b|head\b|chief\b))"
)
_BEFORE_NAME = Frame(
    r"(?:\b(?:<said.humans>|<turns.offices>|<turns.titles>|told|said|asked|interviewed|according\sto)[,:]?\s)$"
)
_UNNAMED = Frame(
    r"\b(?:an?|one|two|three|four|another|several)\s(?:of\s(?:the|its|their)\s)?(?:[\w’'-]{1,30}\s){0,4}?<said.humans>\b"
    rf"(?:\s(?:at|with|from|of|in|for|close to|familiar with)\b(?:\s(?!{_TELLS}|who\b|that\b|gave\b|has\b|had\b|is\b|was\b|will\b|\w+ed\b)[\w’'&-]{{1,30}}){{1,4}})?"
)
_TELLS_LATER = Frame(rf"[^.;\n]{{0,90}}?\b{_TELLS}")
_TOLD_BY = re.compile(r"\b(?:said|says|wrote|according to)\s$")
_SOME = re.compile(r"(?:two|three|four|several)\b")
OFFICES = ("office.finance", "office.head", "office.operations")
"""Families of words for an office that one person of a company holds."""
_REACH = 3_000  # characters back in which somebody was introduced; nobody remembers him for longer
_LONGEST = 60_000  # characters of a text that are looked through
_BESIDE = 90


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Somebody as a text introduces him: a key, a name or the words for him, where, and whether he speaks there."""

    name: str
    start: int
    end: int
    pronoun: str = ""  # "he" or "she" where that is known
    nouns: frozenset[str] = frozenset()  # what he is called: "analyst"
    office: str = ""  # family of words for the office that he holds
    speaks: bool = False
    is_known: bool = False  # one of the watchlist
    are_many: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who is introduced in a text, in order."""

    introduced: Sequence[Introduction] = ()
    starts: Sequence[int] = field(default=())

    @classmethod
    def of(cls, introduced: Iterable[Introduction]) -> "People":
        kept = sorted(introduced, key=lambda each: each.start)
        return cls(kept, [each.start for each in kept])

    def named_by(self, pronoun: str, position: int) -> Introduction | None:
        """Return who is meant by "he", "she" or a "they" of people: who spoke last of those whom it fits, else who was named last."""
        many = pronoun == "they"
        fit = [each for each in self._before(position) if each.are_many is many and each.pronoun in ("", pronoun)]
        if many:
            return fit[0] if fit else None
        return next((each for each in fit if each.speaks), fit[0] if fit else None)

    def called(self, noun: str, position: int) -> Introduction | None:
        """Return who is meant by "the analyst", "the individuals"."""
        noun = noun.removesuffix("s")
        return next((each for each in self._before(position) if noun in each.nouns), None)

    def in_office(self, office: str, position: int) -> Introduction | None:
        """Return who of the watchlist was named and holds an office: "the finance chief"."""
        return next((each for each in self._before(position) if each.office == office), None)

    def known(self, position: int) -> Introduction | None:
        """Return who of the watchlist was named last: "the billionaire"."""
        return next((each for each in self._before(position, _LONGEST) if each.is_known), None)

    def stands_at(self, start: int, end: int) -> bool:
        """Say whether somebody is introduced by just the words ``start:end``."""
        at = bisect_left(self.starts, start)
        return at < len(self.starts) and (self.introduced[at].start, self.introduced[at].end) == (start, end)

    def full_name(self, surname: str, position: int) -> str | None:
        """Return the name of whom a text introduces in full and then calls by his surname."""
        found = (each.name for each in self._before(position, _LONGEST) if each.name.endswith(f" {surname}"))
        return next((name for name in found if name[0].isupper() and name.split()[0][0].isupper()), None)

    def _before(self, position: int, reach: int = _REACH) -> Iterator[Introduction]:
        for index in range(bisect_left(self.starts, position) - 1, -1, -1):
            each = self.introduced[index]
            if position - each.start > reach:
                return
            if each.end <= position:
                yield each


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFinder:
    """Finds those who are introduced by the words of one watchlist; make it once, it is read-only afterwards."""

    wordings: Wordings
    pronouns: dict[str, str]  # key of a person → "he" or "she"
    offices: dict[str, str]  # key of a person → family of words for his office
    firms: frozenset[str]
    no_names: frozenset[str]

    @classmethod
    def of(cls, watchlist: Watchlist) -> "PeopleFinder":
        wordings = Wordings.of(watchlist)
        return cls(
            wordings=wordings,
            pronouns={person.key: person.pronoun for person in watchlist.people},
            offices={
                person.key: office
                for person in watchlist.people
                for office in OFFICES
                if wordings[office].search(person.role.lower()) is not None
            },
            firms=wordings.words("said.firms"),
            no_names=wordings.words("said.no_names"),
        )

    def find(self, text: str, mentions: Sequence[Mention]) -> People:
        """Return everybody who is introduced in ``text``, of which ``mentions`` are the names that lists have, in order."""
        low = text[:_LONGEST].lower()
        taken = [(name.start, name.end) for name in mentions]
        named = list(self._named(text, low, taken))
        known = [
            Introduction(
                name=name.key,
                start=name.start,
                end=name.end,
                pronoun=self.pronouns.get(name.key, ""),
                office=self.offices.get(name.key, ""),
                is_known=True,
                speaks=self._speaks(low, name.start, name.end),
                nouns=self._nouns(low, name.start, name.end),
            )
            for name in mentions
            if name.label is MentionLabel.PERSON and name.end <= len(low)
        ]
        return People.of(
            [*known, *named, *self._unnamed(text, low, sorted([*taken, *((each.start, each.end) for each in named)]))]
        )

    def _named(self, text: str, low: str, taken: Sequence[tuple[int, int]]) -> Iterator[Introduction]:
        behind, before = self.wordings.pattern(_BEHIND_NAME), self.wordings.pattern(_BEFORE_NAME)
        for match in _FULL_NAME.finditer(text, 0, len(low)):
            start, end = match.span()
            parts = match.group().split()
            if len(parts) > 2 and self._is_called(parts[0]):  # "Analyst Colin Day"
                start += len(parts.pop(0)) + 1
            if parts[0].lower() in self.no_names or parts[-1].lower() in self.firms or _overlap(taken, start, end):
                continue
            if behind.match(low, end) is None and before.search(low, max(0, start - _BESIDE), start) is None:
                continue
            yield Introduction(
                name=text[start:end],
                start=start,
                end=end,
                nouns=self._nouns(low, start, end),
                speaks=self._speaks(low, start, end),
            )

    def _unnamed(self, text: str, low: str, taken: Sequence[tuple[int, int]]) -> Iterator[Introduction]:
        for match in self.wordings.pattern(_UNNAMED).finditer(low):
            start, end = match.span()
            if _is_named_beside(text, taken, start, end):
                continue
            yield Introduction(
                name=" ".join(text[start:end].split()),
                start=start,
                end=end,
                nouns=self._nouns(low, start, end, around=0),
                speaks=self._speaks(low, start, match.end()),
                are_many=_SOME.match(match.group()) is not None,
            )

    def _is_called(self, word: str) -> bool:
        return self.wordings["said.humans"].fullmatch(word.lower()) is not None

    def _speaks(self, low: str, start: int, end: int) -> bool:
        behind = self.wordings.pattern(_BEHIND_NAME).match(low, end)
        if behind is not None or self.wordings.pattern(_TELLS_LATER).match(low, end) is not None:
            return True
        return _TOLD_BY.search(low, max(0, start - _BESIDE), start) is not None

    def _nouns(self, low: str, start: int, end: int, *, around: int = _BESIDE) -> frozenset[str]:
        first, last = max(0, start - around // 3), min(len(low), end + around)
        stop = low.find(".", end, last)
        found = self.wordings["said.humans"].finditer(low, first, last if stop < 0 else stop)
        return frozenset(match.group().removesuffix("s") for match in found)


def _overlap(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(taken, (start, -1))
    beside = taken[max(0, index - 1) : index + 1]
    return any(first < end and start < last for first, last in beside)


def _is_named_beside(text: str, taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether a name stands beside the words, which is what he is called by then: "an analyst, Ann Lee", "Ann Lee, an analyst"."""
    index = bisect_left(taken, (end, -1))
    if index < len(taken) and taken[index][0] <= end + 2:
        return True
    before = taken[bisect_left(taken, (start, -1)) - 1 :][:1]
    return any(last <= start <= last + 2 and text[last:start].strip() == "," for _, last in before)
