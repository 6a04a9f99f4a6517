"""One sentence as words: who stands before or after a reporting verb as its speaker."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.speech.speaker_words import ARTICLES, Speakers
from extractors.text.phrases import Match, Word
from extractors.text.typography import word_set
from models.lexicon import CueRule
from models.reading import Mention
from models.records import made_often
from models.vocabulary import MentionLabel

_REACH = 14  # words between a speaker and the reporting verb
_FARTHEST_NAME = 60  # names back that "the company" or "he" can stand for
_LONGEST_PHRASE = 8  # words that name a speaker who is in no list
CLAUSE_ENDS = frozenset({";", "but", "while", "although", "whereas", "though"})
_QUOTES = frozenset('"“”«»')
_PHRASE_ENDS = frozenset({",", ";", "."}) | _QUOTES
_BEFORE_DATES = word_set("in on by at during since until")
_BEFORE_WHOM = 2  # words: a preposition and its date
_NOBODY = word_set(
    "we i you one who which that this there here these those"
)  # the page itself, or nobody in particular
_PASSIVE = word_set("be been being")
_LOOKS_BACK = 40  # characters


@made_often
@dataclass(frozen=True, slots=True)
class _Speaker:
    name: str
    start: int
    end: int


@made_often
@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence as words, with the names of its text: looks for a speaker before or after a word."""

    text: str
    spoken: Sequence[Word]
    mentions: Sequence[Mention]
    known: Speakers
    ends: Sequence[int]  # word positions at which another clause begins

    def bounds(self, match: Match[CueRule]) -> tuple[int, int]:
        """Return the range of words that the reporting phrase bears on."""
        before, after = bisect_left(self.ends, match.first) - 1, bisect_left(self.ends, match.last)
        first = self.ends[before] if before >= 0 else 0
        return first, self.ends[after] if after < len(self.ends) else len(self.spoken)

    def is_noun(self, match: Match[CueRule]) -> bool:
        """Say whether the word is no verb here: ``its claims of``, ``reports said``."""
        followed = match.last < len(self.spoken) and self.spoken[match.last].form in self.known.by_nouns
        return followed and self.spoken[match.first].form in self.known.also_nouns

    def is_passive(self, match: Match[CueRule]) -> bool:
        """Say whether somebody else does it: "300 MW will be added in October", "has been announced"."""
        return match.first > 0 and self.spoken[match.first - 1].form in _PASSIVE

    def is_inverted(self, match: Match[CueRule]) -> bool:
        """Say whether the verb stands before its speaker: ``…," said Musk``."""
        if match.last >= len(self.spoken) or self.spoken[match.first].form in self.known.to_hearers:
            return False
        before = self.spoken[match.first - 1].form if match.first else ""
        following = self.spoken[match.last]
        named = self.text[following.start].isupper() or following.form in ARTICLES - {"that"}  # "…, said that it"
        if not named or (before != "," and before not in _QUOTES):
            return False
        behind = self.spoken[match.last : match.last + _REACH]
        ends = next((index for index, word in enumerate(behind) if word.form in _PHRASE_ENDS), len(behind))
        # "The filing, dated November 12, says Starship will fly": what follows is what is said
        return self.known.verbs.isdisjoint(word.form for word in behind[:ends])

    def after(self, first: int) -> _Speaker | None:
        """Return the speaker who is named from word ``first`` on, up to the next comma."""
        last = first
        while last < len(self.spoken) and last - first < _REACH and self.spoken[last].form not in {",", ";", ".", "“"}:
            last += 1
        return self._within(first, last, default_to_words=True)

    def before(self, last: int, *, default_to_words: bool = True) -> _Speaker | None:
        """Return the subject of the verb at word ``last``; one who is in no list only with ``default_to_words``."""
        while last > 0 and self.spoken[last - 1].form in self.known.adverbs:
            last -= 1
        if last > 0 and self.spoken[last - 1].form == ")":  # "Space Exploration Holdings ("SpaceX") describes"
            opened = next(
                (index for index in range(last - 2, max(-1, last - _REACH), -1) if self.spoken[index].form == "("), 0
            )
            last = opened or last
        if last > 0 and self.spoken[last - 1].form == ",":
            return self._apposed(last - 1, default_to_words=default_to_words)
        if last > 0 and self.spoken[last - 1].form in {"and", "or"}:
            named = self._named(self.spoken[0].start, self.spoken[last - 1].start)
            return _as_speaker(named[0]) if named else None
        return self._subject(last, default_to_words=default_to_words)

    def _subject(self, last: int, *, default_to_words: bool) -> _Speaker | None:
        first = last
        while first > 0 and last - first < _REACH and not self._ends_subject(first - 1):
            first -= 1
        return self._within(first, last, nearest_last=True, default_to_words=default_to_words)

    def _ends_subject(self, index: int) -> bool:
        form = self.spoken[index].form
        return form in CLAUSE_ENDS or form in _QUOTES or form in {",", ":", ".", "—", "and", "that", "?", "!"}

    def _apposed(self, comma: int, *, default_to_words: bool) -> _Speaker | None:
        """``Philip Johnston, who founded Starcloud, said``: the subject stands before the other comma."""
        first = comma
        while first > 0 and comma - first < _REACH and self.spoken[first - 1].form != ",":
            first -= 1
        if first == 0 or self.spoken[first - 1].form != ",":
            return self._within(first, comma, nearest_last=True, default_to_words=False)
        if self.spoken[first - 2].form in self.known.offices and self.text[self.spoken[first].start].isupper():
            # "Its chief executive, Philip Johnston, has said"
            return self._within(first, comma, default_to_words=default_to_words)
        return self._subject(first - 1, default_to_words=default_to_words)

    def _within(self, first: int, last: int, *, nearest_last: bool = False, default_to_words: bool) -> _Speaker | None:
        if first >= last:
            return None
        start, end = self.spoken[first].start, self.spoken[last - 1].end
        forms = [word.form for word in self.spoken[first:last]]
        named = self._named(start, end)
        people = [mention for mention in named if mention.label is MentionLabel.PERSON]
        if people:
            return _as_speaker(people[-1] if nearest_last else people[0])
        owners = [mention for mention in named if mention.key not in self.known.regulators]
        papers = self.known.filings.intersection(forms)
        if papers:
            if (
                papers == {"filing"}
                and forms[0] in {"a", "an"}
                and not owners
                and not self.known.passed_on.intersection(forms)
            ):
                return _Speaker(self.text[start:end], start, end)  # "according to a regulatory filing"
            owner = owners[0].key if owners else self._last_company(start)
            return _Speaker(owner or self.text[start:end], start, end)
        if named:
            return _as_speaker(named[-1] if nearest_last else named[0])
        if self.known.stand_for_observer(forms):
            observer = self._last_observer(start)
            if observer is not None:
                return _Speaker(observer, start, end)
        if self.known.stand_for_person(forms):
            person = self._last_person(start)
            if person is not None or not self.known.stand_for_company(forms):
                return _Speaker(person, start, end) if person else None
        if not self.known.stand_for_company(forms):
            article = next((at for at in range(len(forms) - 1, 0, -1) if forms[at] in ARTICLES), 0)
            forms = forms[article:]  # "In the reply the company says", "Last summer the company told us"
        if self.known.stand_for_company(forms):
            company = self._last_company(start, is_one=forms[-1] in self.known.company_nouns)
            return _Speaker(company, start, end) if company else None
        return self._unlisted(first, last) if default_to_words else None

    def _unlisted(self, first: int, last: int) -> _Speaker | None:
        """Return a speaker who is in no list: the first run of capitalised words, else the phrase if it is short.

        A surname in small letters, as in chats, is that of whoever bears it: "musk said".
        """
        known = self.known.surnames.get(self.spoken[last - 1].form)
        if known is not None:
            return _Speaker(known, self.spoken[last - 1].start, self.spoken[last - 1].end)
        if self.spoken[first].form == "our":
            return None  # "we and our partners estimate": the page itself
        if self.spoken[first].form in _BEFORE_DATES and last - first > _BEFORE_WHOM:
            first += _BEFORE_WHOM  # "In February regulators said"
        if self.spoken[last - 1].form.partition("'")[0] in _NOBODY or self.spoken[first].form in _BEFORE_DATES:
            return None
        if self.spoken[first].form in self.known.no_names:
            return None  # "I want to say", "as has been disclosed", "It is to be noted"
        if self.text[self.spoken[first].start].isupper() and self.spoken[first].form not in ARTICLES:
            after = next(
                (index for index in range(first, last) if not self.text[self.spoken[index].start].isupper()), last
            )
            last = after if after - first > 1 else last
            if after - first > 2 and self.known.are_unnamed(self.spoken[first].form):
                first += 1  # "Analyst Colin Day"
        if last - first > _LONGEST_PHRASE or self.spoken[last - 1].form in _NOBODY | ARTICLES:
            return None
        if self.spoken[last - 1].form in self.known.no_ends:
            return None
        start, end = self.spoken[first].start, self.spoken[last - 1].end
        if any(name.end == end for name in self.mentions[self._count_before(start) : self._count_before(end)]):
            return None  # "Colossus 2 added 110,000 GPUs": no program speaks
        # "Some say": at the head of a sentence such a word looks like a name.
        unnamed = last - first == 1 and self.known.are_unnamed(self.spoken[first].form)
        return _Speaker(self.spoken[first].form if unnamed else self.text[start:end], start, end)

    def _named(self, start: int, end: int) -> list[Mention]:
        names = self.mentions[self._count_before(start) : self._count_before(end)]
        return [name for name in names if name.label is not MentionLabel.PROGRAM]

    def _last_person(self, position: int) -> str | None:
        return next((name.key for name in self._backwards(position) if name.label is MentionLabel.PERSON), None)

    def _last_observer(self, position: int) -> str | None:
        return next((name.key for name in self._backwards(position) if name.key in self.known.observers), None)

    def _last_company(self, position: int, *, is_one: bool = False) -> str | None:
        """Return the organization named last, else that of the program or person named last.

        ``is_one``: it is called a company, and is none of those who only count and report.
        """
        before = self._backwards(position)
        if is_one:
            before = [name for name in before if name.key not in self.known.observers]
        companies = [
            name for name in before if name.label is MentionLabel.ORGANIZATION and name.key not in self.known.regulators
        ]
        spoken_of = next((name.key for name in companies if not self._only_describes(name)), None)
        owner = next((self.known.companies[name.key] for name in before if name.key in self.known.companies), None)
        return spoken_of or owner or (companies[0].key if companies else None)

    def _only_describes(self, company: Mention) -> bool:
        before = self.text[max(0, company.start - _LOOKS_BACK) : company.start]
        return self.known.in_name_of.search(before) is not None

    def _backwards(self, position: int) -> Sequence[Mention]:
        last = self._count_before(position)
        return self.mentions[max(0, last - _FARTHEST_NAME) : last][::-1]

    def _count_before(self, position: int) -> int:
        return bisect_left(self.mentions, position, key=lambda mention: mention.start)


def _as_speaker(mention: Mention) -> _Speaker:
    return _Speaker(mention.key, mention.start, mention.end)
