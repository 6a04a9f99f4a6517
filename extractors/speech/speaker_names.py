"""Who is meant by some words of a sentence: a name, "the company", "she", "its chief executive", "a person familiar with it"."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.speech.people import Introduction, People
from extractors.speech.speaker_words import ARTICLES, Speakers
from extractors.text.phrases import Word
from extractors.text.typography import word_set
from models.reading import Mention
from models.records import made_often
from models.vocabulary import MentionLabel

_FARTHEST_NAME = 60  # names back that "the company" or "he" can stand for
_LONGEST_PHRASE = 8  # words that name a speaker who is in no list
_BEFORE_DATES = word_set("in on by at during since until")
_BEFORE_WHOM = 2  # words: a preposition and its date
_NOBODY = word_set(
    "we i you one who which that this there here these those"
)  # the page itself, or nobody in particular
_NO_ONE = word_set("nobody none no neither few hardly")
_LOOKS_BACK = 40  # characters
_WRITERS = word_set("authors researchers")
_BESIDE = re.compile(r"\b(?:from|with|to|by|than|against|serves|supplies|for|on)\s(?:the\s)?$")
_OWN = word_set("our my")
_NEAR = 300  # characters


@made_often
@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks, and the words that name him."""

    name: str
    start: int
    end: int


@made_often
@dataclass(frozen=True, slots=True)
class SpeakerNames:
    """One sentence as words, with the names of its text."""

    text: str
    spoken: Sequence[Word]
    mentions: Sequence[Mention]
    known: Speakers
    people: Callable[[], People]  # who is introduced in the text

    def within(self, first: int, last: int, *, nearest_last: bool = False, default_to_words: bool) -> Speaker | None:
        """Return who is meant by the words ``first:last``; one who is in no list only with ``default_to_words``."""
        if first >= last:
            return None
        start, end = self.spoken[first].start, self.spoken[last - 1].end
        forms = [word.form for word in self.spoken[first:last]]
        named = self.named(start, end)
        people = [mention for mention in named if mention.label is MentionLabel.PERSON]
        if people:
            return as_speaker(people[-1] if nearest_last else people[0])
        if forms[0] in _NO_ONE:
            return None
        owners = [mention for mention in named if mention.key not in self.known.regulators]
        papers = self.known.filings.intersection(forms)
        if papers and forms[0] in _OWN:
            return None  # the page itself
        if papers:
            if (
                papers == {"filing"}
                and forms[0] in {"a", "an"}
                and not owners
                and not self.known.passed_on.intersection(forms)
            ):
                return Speaker(self.text[start:end], start, end)  # "according to a regulatory filing"
            owner = owners[0].key if owners else self.last_company(start) or self._next_company(end)
            return Speaker(owner or self.text[start:end], start, end)
        if named:
            return as_speaker(named[-1] if nearest_last else named[0])
        if self.known.stand_for_observer(forms):
            observer = self._last_of(self.known.observers, start)
            if observer is None and forms[-1] in _WRITERS:
                observer = self.last_company(start)  # "its authors", of a company's own paper
            if observer is not None:
                return Speaker(observer, start, end)
        office = self.known.office_of(forms)
        holder = self.people().in_office(office, start) if office is not None else None
        if holder is not None:
            return Speaker(holder.name, start, end)
        if forms[-1] in self.known.agencies and forms[0] in ARTICLES:
            agency = self._last_of(self.known.regulators, start)
            if agency is not None:
                return Speaker(agency, start, end)
        if self.known.stand_for_person(forms):
            person = self._person(forms, start)
            if person is not None or not self.known.stand_for_company(forms):
                return Speaker(person.name, start, end) if person else None
        if self.known.stand_for_own_people(forms):
            company = self.last_company(start)
            return Speaker(company, start, end) if company else None
        if forms[0] in ARTICLES and forms[-1] in self.known.humans:
            meant = self.people().called(forms[-1], start) if forms[0] in {"the", "this", "that"} else None
            if meant is not None:
                return Speaker(meant.name, start, end)
        if forms == ["they"]:
            many = self.people().named_by("they", start)
            if many is not None and start - many.end < _NEAR and self._is_last(many, start):
                return Speaker(many.name, start, end)
        if not self.known.stand_for_company(forms):
            article = next((at for at in range(len(forms) - 1, 0, -1) if forms[at] in ARTICLES), 0)
            forms = forms[article:]  # "In the reply the company says", "Last summer the company told us"
        if self.known.stand_for_company(forms):
            company = self.last_company(start, is_one=forms[-1] in self.known.company_nouns)
            return Speaker(company, start, end) if company else None
        return self._unlisted(first, last) if default_to_words else None

    def _unlisted(self, first: int, last: int) -> Speaker | None:
        """Return a speaker who is in no list: the first run of capitalised words, else the phrase if it is short.

        A surname in small letters, as in chats, is that of whoever bears it: "musk said".
        """
        known = self.known.surnames.get(self.spoken[last - 1].form)
        if known is not None:
            return Speaker(known, self.spoken[last - 1].start, self.spoken[last - 1].end)
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
        while first < last - 1 and not self.spoken[first].form[0].isalnum():
            first += 1  # ">", "**"
        if not self.spoken[first].form[0].isalnum():
            return None
        start, end = self.spoken[first].start, self.spoken[last - 1].end
        if any(name.end == end for name in self.mentions[self._count_before(start) : self._count_before(end)]):
            return None  # "Colossus 2 added 110,000 GPUs": no program speaks
        # "Some say": at the head of a sentence such a word looks like a name.
        unnamed = last - first == 1 and self.known.are_unnamed(self.spoken[first].form)
        name = self.spoken[first].form if unnamed else self.text[start:end]
        if last - first == 1 and name[0].isupper():
            name = self.people().full_name(name, start) or name
        return Speaker(name, start, end)

    def named(self, start: int, end: int) -> list[Mention]:
        """Return the people and organizations that are named in ``start:end``."""
        names = self.mentions[self._count_before(start) : self._count_before(end)]
        return [name for name in names if name.label is not MentionLabel.PROGRAM]

    def _person(self, forms: Sequence[str], position: int) -> Introduction | None:
        """Return who is meant by "he", or by "the billionaire", who is one of the list."""
        last = forms[-1].partition("'")[0]
        if last in {"he", "she"}:
            return self.people().named_by(last, position)
        return self.people().known(position)

    def _is_last(self, many: Introduction, position: int) -> bool:
        """Say whether no organization was named after some people: "two suppliers say so. They expect …"."""
        return not self.named(many.end, position)

    def _last_of(self, keys: frozenset[str], position: int) -> str | None:
        return next((name.key for name in self._backwards(position) if name.key in keys), None)

    def last_company(self, position: int, *, is_one: bool = False) -> str | None:
        """Return the organization named last, else that of the program or person named last.

        ``is_one``: it is called a company, and is none of those who only count and report.
        """
        before = self._backwards(position)
        if is_one:
            before = [name for name in before if name.key not in self.known.observers]
        companies = [
            name for name in before if name.label is MentionLabel.ORGANIZATION and name.key not in self.known.regulators
        ]
        told_of = [name for name in companies if not self._only_describes(name)]
        spoken_of = next(
            (name.key for name in told_of if not self._is_beside(name)), told_of[0].key if told_of else None
        )
        owner = next((self.known.companies[name.key] for name in before if name.key in self.known.companies), None)
        return spoken_of or owner or (companies[0].key if companies else None)

    def _next_company(self, position: int) -> str | None:
        """Return the organization whose program or people are named next: "The document gives the mass of a Starmind satellite"."""
        behind = self.mentions[self._count_before(position) : self._count_before(position + _NEAR)]
        return next((self.known.companies[name.key] for name in behind if name.key in self.known.companies), None)

    def _only_describes(self, company: Mention) -> bool:
        before = self.text[max(0, company.start - _LOOKS_BACK) : company.start]
        return self.known.in_name_of.search(before) is not None

    def _is_beside(self, company: Mention) -> bool:
        """Say whether a company is named as one to, with or from whom something is done: "it bought chips from Nvidia"."""
        return _BESIDE.search(self.text, max(0, company.start - _LOOKS_BACK), company.start) is not None

    def _backwards(self, position: int) -> Sequence[Mention]:
        last = self._count_before(position)
        return self.mentions[max(0, last - _FARTHEST_NAME) : last][::-1]

    def _count_before(self, position: int) -> int:
        return bisect_left(self.mentions, position, key=lambda mention: mention.start)


def as_speaker(mention: Mention) -> Speaker:
    """Return a person or an organization of the lists as one who speaks."""
    return Speaker(mention.key, mention.start, mention.end)
