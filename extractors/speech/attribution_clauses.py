"""One sentence as words: who stands before or after a reporting verb as its speaker."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.speech.speaker_names import Speaker, SpeakerNames, as_speaker
from extractors.speech.speaker_words import ARTICLES
from extractors.text.phrases import Match, Word
from extractors.text.typography import word_set
from models.lexicon import CueRule
from models.records import made_often
from models.vocabulary import MentionLabel

_REACH = 14  # words between a speaker and the reporting verb
CLAUSE_ENDS = frozenset({";", "but", "while", "although", "whereas", "though"})
_QUOTES = frozenset('"“”«»')
_SUBJECT_ENDS = CLAUSE_ENDS | _QUOTES | word_set(", : . — and that ? ! said says told tells wrote")
_PHRASE_ENDS = frozenset({",", ";", "."}) | _QUOTES
_PASSIVE = word_set("be been being")
_ARE = word_set("is are was were isn't aren't wasn't weren't")
_IRREGULAR_DONE = word_set("sought told said put set forecast written shown")
_NEGATORS = word_set(
    "not never nor neither hasn't haven't hadn't didn't doesn't don't won't wouldn't couldn't can't cannot"
)
_REFUSE = word_set("declined declines refused refuses failed unable yet")
_NO_ONE = word_set("nobody none no neither few hardly")
_JOINTS = word_set("and so because since where")
_THEIRS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_LEADS_TO_IDEA = word_set("by in on per to is remains was from going , ( –")
_SOURCE_ENDS = word_set(", ; . “")
_SAYS_ON = word_set("it they he she there we will would is are has have")
_HAS = word_set("has had")
_HAS_AT = word_set("at drawing running")
_LONGEST_SITE = 8  # words between "has" and "at": "has the second Memphis site at"
_GIVES = word_set("gives gave given")
_THINGS = word_set("it they which that has have")
_LONGEST_SOURCE = 4  # words: "per the public SpaceX filing"
_LONGEST_PRAISE = 4  # words between an owner and his goal: "his own avowed long-term"


@made_often
@dataclass(frozen=True, slots=True)
class Clause(SpeakerNames):
    """One sentence as words, with the names of its text: looks for a speaker before or after a word."""

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
        """Say whether somebody else does it: "300 MW will be added in October", "has been announced", "is aimed at"."""
        at = match.first - 1
        if at >= 0 and self.spoken[at].form in _PASSIVE:
            return True
        while at > 0 and self.spoken[at].form in self.known.adverbs - _ARE:
            at -= 1
        verb = self.spoken[match.first].form
        is_done = verb.endswith("ed") or verb in _IRREGULAR_DONE
        return at >= 0 and is_done and match.last - match.first < 3 and self.spoken[at].form in _ARE

    def is_refused(self, match: Match[CueRule]) -> bool:
        """Say whether nothing is said: "has not said when", "declined to say"."""
        at = match.first - 1
        while at >= 0 and self.spoken[at].form in self.known.adverbs - _NEGATORS:
            at -= 1
        if at < 0:
            return False
        if self.spoken[at].form == "to" and at > 0:
            return self.spoken[at - 1].form in _REFUSE
        return self.spoken[at].form in _NEGATORS

    def opens(self, match: Match[CueRule], speaker: Speaker) -> int:
        """Return the word from which on somebody's words are reported: behind "and" where he is the subject of a new clause.

        "It flew in May, and Musk says the next one comes in June": the flight is the page's own word. "It flew in May, and
        is cheap, Musk says." is his.
        """
        if match.last >= len(self.spoken) or self.spoken[match.last].form in _PHRASE_ENDS:
            return 0
        at = bisect_left(self.spoken, speaker.start, key=lambda word: word.start) - 1
        while at >= 0 and self.spoken[at].form in ARTICLES | self.known.adverbs:
            at -= 1
        if at < 1 or self.spoken[at].form not in _JOINTS or at > match.first:
            return 0
        return at if self.spoken[at - 1].form in {",", ";", "—", "–"} else 0

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

    def is_of_thing(self, match: Match[CueRule]) -> bool:
        """Say whether a verb of giving a figure is none: "it gives us 300 MW", "the load, put at 300 MW"."""
        verb = self.spoken[match.first].form
        before = self.spoken[match.first - 1].form if match.first else ""
        behind = self.spoken[match.first + 1].form if match.first + 1 < len(self.spoken) else ""
        return (verb in _GIVES and before in _THINGS) or (verb == "put" and behind == "at")

    def leads_to_source(self, first: int) -> bool:
        """Say whether what stands from word ``first`` on, behind "per", says something: a name, a paper, somebody who was introduced."""
        near = self.spoken[first : first + _LONGEST_SOURCE]
        marks = (at for at, word in enumerate(near) if not word.form[0].isalnum())
        near = near[: next(marks, len(near))]
        if not near or near[0].form in self.known.no_names:
            return False
        named = near[1 if near[0].form in ARTICLES and len(near) > 1 else 0]
        if any(name.start == named.start for name in self.named(named.start, named.end)):
            return True
        if any(word.form in self.known.filings for word in near):
            return True
        return self.people().full_name(self.text[named.start : named.end], named.start) is not None

    @staticmethod
    def may_reckon(spoken: Sequence[Word]) -> bool:
        """Say whether some words hold what ``reckoned`` looks for."""
        return any(word.form in _HAS for word in spoken)

    def reckoned(self) -> Iterator[tuple[Speaker, int, int]]:
        """Yield who counts and has a figure: "Epoch AI has the site at 946 MW", with the words of its verb."""
        for name in self.named(self.spoken[0].start, self.spoken[-1].end) if self.spoken else ():
            at = bisect_left(self.spoken, name.end, key=lambda word: word.start)
            if name.key in self.known.observers and self.spoken[at : at + 1] and self.spoken[at].form in _HAS:
                behind = self.spoken[at + 1 : at + _LONGEST_SITE]
                last = next((index for index, word in enumerate(behind) if word.form in _HAS_AT), None)
                if last is not None:
                    yield as_speaker(name), at, at + 2 + last

    def owner_of(self, noun: int) -> Speaker | None:
        """Return in whose mind a goal, a count or a view is: "Musk's long-term goal", "by their own count"."""
        at = noun - 1
        while at >= max(0, noun - _LONGEST_PRAISE) and not self._is_owner(at):
            if not self.spoken[at].form[0].isalpha():
                return None
            at -= 1
        if at < 0 or not self._is_owner(at):
            return None
        word = self.spoken[at]
        if word.form in _THEIRS:
            pronoun = _THEIRS[word.form]
            if pronoun in {"he", "she"}:
                person = self.people().named_by(pronoun, word.start)
                return Speaker(person.name, word.start, word.end) if person else None
            company = self.last_company(word.start)
            return Speaker(company, word.start, word.end) if company else None
        named = self.named(word.start, word.end)
        if named:
            return as_speaker(named[-1])
        stem = word.form.partition("'")[0]
        if stem in self.known.company_nouns or stem in self.known.offices:
            company = self.last_company(word.start, is_one=True)
            return Speaker(company, word.start, word.end) if company else None
        return None

    def reach_of_idea(self, noun: int, owner: Speaker) -> tuple[int, int]:
        """Return the range of words that tell of it: all of the clause where it is named beside it ("by his count"), else what follows."""
        after = bisect_right(self.ends, noun)
        last = self.ends[after] if after < len(self.ends) else len(self.spoken)
        at = bisect_left(self.spoken, owner.start, key=lambda word: word.start) - 1
        while at >= 0 and self.spoken[at].form in ARTICLES:
            at -= 1
        if at >= 0 and self.spoken[at].form in _LEADS_TO_IDEA:
            return self.ends[after - 1] if after else 0, last
        return at + 1, last

    def _is_owner(self, at: int) -> bool:
        form = self.spoken[at].form
        return form in _THEIRS or form.endswith(("'s", "s'"))

    def after(self, first: int) -> Speaker | None:
        """Return the speaker who is named from word ``first`` on, up to the next comma."""
        last = first
        while last < len(self.spoken) and last - first < _REACH and not self._ends_source(first, last):
            last += 1
        return self.within(first, last, default_to_words=True)

    def _ends_source(self, first: int, at: int) -> bool:
        """Say whether a speaker's name ends before word ``at``, though no comma says so: "according to the company it runs 300 MW"."""
        word = self.spoken[at]
        if word.form in _SOURCE_ENDS:
            return True
        if at == first or (at == first + 1 and self.spoken[first].form in ARTICLES):
            return False
        return word.form in _SAYS_ON or word.form[0] in "$€£" or self._begins_program(word.start)

    def _begins_program(self, start: int) -> bool:
        at = self._count_before(start)
        name = self.mentions[at] if at < len(self.mentions) else None
        return name is not None and name.start == start and name.label is MentionLabel.PROGRAM

    def before(self, last: int, *, default_to_words: bool = True) -> Speaker | None:
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
        if last > 0 and self.spoken[last - 1].form in _NO_ONE:
            return None
        if last > 0 and self.spoken[last - 1].form in {"and", "or"}:
            named = self.named(self.spoken[0].start, self.spoken[last - 1].start)
            return as_speaker(named[0]) if named else None
        return self._subject(last, default_to_words=default_to_words)

    def _subject(self, last: int, *, default_to_words: bool) -> Speaker | None:
        first = last
        while first > 0 and last - first < _REACH and not self._ends_subject(first - 1):
            first -= 1
        if first > 1 and self.spoken[first - 1].form == "that" and self.spoken[first - 2].form in self.known.filings:
            return self._subject(
                first - 1, default_to_words=default_to_words
            )  # "the filing that leaked on Friday says"
        return self.within(first, last, nearest_last=True, default_to_words=default_to_words)

    def _ends_subject(self, index: int) -> bool:
        form = self.spoken[index].form
        return form in _SUBJECT_ENDS

    def _apposed(self, comma: int, *, default_to_words: bool) -> Speaker | None:
        """``Philip Johnston, who founded Starcloud, said``: the subject stands before the other comma."""
        first = comma
        while first > 0 and comma - first < _REACH and self.spoken[first - 1].form != ",":
            first -= 1
        if first == 0 or self.spoken[first - 1].form != ",":
            return self.within(first, comma, nearest_last=True, default_to_words=False)
        if self.spoken[first - 2].form in self.known.offices and self.text[self.spoken[first].start].isupper():
            # "Its chief executive, Philip Johnston, has said"
            return self.within(first, comma, default_to_words=default_to_words)
        if self.people().stands_at(self.spoken[first].start, self.spoken[comma - 1].end):
            # "SpaceX's head of launch, Kiko Marsh, said"
            return self.within(first, comma, default_to_words=default_to_words)
        return self._subject(first - 1, default_to_words=default_to_words)
