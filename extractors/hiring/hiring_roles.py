"""The job in a report of hiring: where its name begins and ends after "is hiring", "an opening for", "has advertised".

``RoleFinder.of(watchlist.hiring)``
``finder.after(text, spoken, first, part) -> Role | None``   the job that words from position ``first`` on name
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.text.phrases import Match, PhraseTable, Word
from extractors.text.typography import word_set
from models.lexicon import HiringPart, HiringPhrases

_LONGEST = 14  # words of a job's name, at most
_NEXT_ITEM = 5  # words up to the profession of the next one: "thermal and power electronics engineers"
_STOPS = word_set(
    "who that which whose to at in on with from by under after before because as while when where but if so is are was"
    " were has have had will would can could may said says for about across near into through between during than"
    " according"
)
_INTRODUCES = word_set("for : as titled called named seeking \" “ ‘ '")
_JOINS = word_set("and or , &")
_INSIDE = word_set("/ & + # '")
_HEADS = word_set("head director chief president vp manager lead leader member members")
_LEVELS = word_set("i ii iii iv v")


@dataclass(frozen=True, slots=True)
class Role:
    """``text[start:end]`` names the job; ``last`` is the position of the first word after it."""

    start: int
    end: int
    last: int


@dataclass(frozen=True, slots=True)
class RoleFinder:
    """Finds names of jobs by one watchlist; read-only once made."""

    professions: PhraseTable[HiringPhrases]
    openings: PhraseTable[HiringPhrases]
    leading: PhraseTable[HiringPhrases]

    @classmethod
    def of(cls, entries: Iterable[HiringPhrases]) -> "RoleFinder":
        """Compile the words for jobs."""
        several = list(entries)
        return cls(
            professions=table_of(several, HiringPart.PROFESSION),
            openings=table_of(several, HiringPart.OPENING, HiringPart.NOTICE),
            leading=table_of(several, HiringPart.LEADING),
        )

    def after(self, text: str, spoken: Sequence[Word], first: int, part: HiringPart) -> Role | None:
        """Return the job that follows a phrase that ends before word ``first``; None where none is named."""
        if part is HiringPart.NOTICE:
            introduced = first < len(spoken) and spoken[first].form in _INTRODUCES
            return self._named(text, spoken, first) if introduced else None
        if part is HiringPart.SEEKS:
            return self._named(text, spoken, first, sought=True)
        opening = self._opening(spoken, first)
        if part is HiringPart.POSTS and opening is None:
            return None
        if opening is None:
            return self._named(text, spoken, first)
        begins = self._begin(spoken, first)
        behind = opening.last < len(spoken) and spoken[opening.last].form in _INTRODUCES
        named = self._named(text, spoken, opening.last) if behind else None
        if named is None and begins < opening.first:
            named = Role(spoken[begins].start, spoken[opening.last - 1].end, opening.last)
        return named

    def _named(self, text: str, spoken: Sequence[Word], first: int, *, sought: bool = False) -> Role | None:
        begin = self._begin(spoken, first)
        end = self._end(spoken, begin)
        found = self.professions.find(spoken[begin:end])
        if not found:
            return None
        last = begin + found[-1].last
        if last < end and spoken[last].form in _LEVELS:
            last += 1
        if _is_person(text, spoken, last, end) or (sought and _is_compound(text, spoken, last, end)):
            return None
        return Role(spoken[begin].start, spoken[last - 1].end, last)

    def _begin(self, spoken: Sequence[Word], first: int) -> int:
        """Return where the job's name begins: behind "for", quotation marks, articles, numbers."""
        at = first
        while at < len(spoken):
            form = spoken[at].form
            if form in _INTRODUCES or form[0].isdigit():
                at += 1
                continue
            led = self.leading.find(spoken[at : at + 4])
            if not led or led[0].first:
                break
            at += led[0].last
        return at

    def _end(self, spoken: Sequence[Word], begin: int) -> int:
        """Return where the words that can belong to the job's name end."""
        limit = min(len(spoken), begin + _LONGEST)
        at = begin
        while at < limit:
            form = spoken[at].form
            if form in _JOINS:
                goes_on = self._goes_on(spoken, begin, at, limit)
            elif form == "of":
                goes_on = at > begin and spoken[at - 1].form in _HEADS
            else:
                goes_on = form not in _STOPS and (form[0].isalnum() or form in _INSIDE)
            if not goes_on:
                break
            at += 1
        return at

    def _goes_on(self, spoken: Sequence[Word], begin: int, at: int, limit: int) -> bool:
        """Say whether after "and" or a comma the list of jobs goes on; after a whole job a comma ends it."""
        if spoken[at].form == "," and self.professions.find(spoken[begin:at]):
            return False
        ahead = spoken[at + 1 : min(at + 1 + _NEXT_ITEM, limit)]
        found = self.professions.find(ahead)
        return bool(found) and not any(word.form in _STOPS for word in ahead[: found[0].first])

    def _opening(self, spoken: Sequence[Word], first: int) -> Match[HiringPhrases] | None:
        """Return the first word for an opening in the noun phrase from ``first`` on, by positions in ``spoken``."""
        begin = self._begin(spoken, first)
        found = self.openings.find(spoken[begin : self._end(spoken, begin)])
        return Match(begin + found[0].first, begin + found[0].last, found[0].payload) if found else None


def table_of(entries: Iterable[HiringPhrases], *parts: HiringPart) -> PhraseTable[HiringPhrases]:
    """Return a table of all phrases of these parts."""
    return PhraseTable.of((phrase, entry) for entry in entries if entry.part in parts for phrase in entry.phrases)


def _is_person(text: str, spoken: Sequence[Word], last: int, end: int) -> bool:
    """Say whether a name stands behind the profession: "is hiring former NASA engineer Ana Ruiz" is news of a person."""
    if last >= end or text[spoken[last - 1].start].isupper():
        return False
    return text[spoken[last].start].isupper()


def _is_compound(text: str, spoken: Sequence[Word], last: int, end: int) -> bool:
    """Say whether a thing is named after the profession: who "sought director approval" sought no director."""
    if last >= end or spoken[last - 1].form.endswith("s"):
        return False
    following = spoken[last].form
    return text[spoken[last].start].islower() and following not in _JOINS and not following.endswith(("ing", "ed"))
