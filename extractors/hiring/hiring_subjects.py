"""Who hires in a report of hiring: the subject of the phrase, or the company that is named with the posting."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.hiring.hiring_roles import Role, table_of
from extractors.names.language import Sentence
from extractors.text.phrases import Match, PhraseTable, Word
from extractors.text.typography import word_set
from models.lexicon import HiringPart, HiringPhrases
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_SENTENCES_BACK = 3  # as far as "it" or "the company" reaches
_OWNED_WITHIN = 5  # words between a name and what belongs to it: "Tesla's new chip design team"
_BY = word_set("by from at with of")
_TURNS = word_set(". ; : but while whereas")
_AUXILIARIES = word_set("has have had is are was were be been to will would")
_OF = word_set("of to for with at like unlike by from in on behind around than")
_POINTS = word_set("a an the its their this that one another new each")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a text, its words, and the names in the whole text, sorted by ``starts``."""

    text: str
    sentences: Sequence[Sentence]
    index: int
    spoken: Sequence[Word]
    mentions: Sequence[Mention]
    starts: Sequence[int]

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.sentences[self.index]

    def named_in(self, sentence: Sentence) -> list[Mention]:
        """Return the names in a sentence of the text."""
        return self.named_between(sentence.start, sentence.end)

    def named_between(self, start: int, end: int) -> list[Mention]:
        """Return the names that begin in ``text[start:end]``."""
        return list(self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)])


@dataclass(frozen=True, slots=True)
class Subject:
    """Who hires; ``organization`` is None where it is somebody who is in no list."""

    organization: str | None


NOBODY = Subject("")
"""No company at all: a market at large, or a sentence without a subject."""


@dataclass(frozen=True, slots=True)
class SubjectFinder:
    """Finds who hires; read-only once made."""

    markets: PhraseTable[HiringPhrases]
    itself: PhraseTable[HiringPhrases]
    staff: PhraseTable[HiringPhrases]
    owners: dict[tuple[MentionLabel, str], str | None]  # a mention's label and key → organization

    @classmethod
    def of(cls, watchlist: Watchlist) -> "SubjectFinder":
        """Compile the words for subjects, and who belongs to whom."""
        owners: dict[tuple[MentionLabel, str], str | None] = {}
        owners |= {(MentionLabel.PROGRAM, entry.key): entry.organization for entry in watchlist.programs}
        owners |= {(MentionLabel.PERSON, entry.key): entry.organization for entry in watchlist.people}
        owners |= {(MentionLabel.ORGANIZATION, entry.key): entry.key for entry in watchlist.organizations}
        return cls(
            markets=table_of(watchlist.hiring, HiringPart.MARKET),
            itself=table_of(watchlist.hiring, HiringPart.ITSELF),
            staff=table_of(watchlist.hiring, HiringPart.STAFF),
            owners=owners,
        )

    def find(self, place: Place, frame: Match[HiringPhrases], role: Role) -> Subject:
        """Return who hires by the phrase ``frame``, or NOBODY."""
        before = list(place.spoken[: frame.first])
        if frame.payload.part is HiringPart.NOTICE:
            return self._of_notice(place, before, role)
        if before and before[-1].form.endswith("'s") and role.start == place.spoken[frame.last].start:
            return NOBODY  # "Tesla's hiring managers"; but "Tesla's hiring a manager"
        while before and before[-1].form in _AUXILIARIES:
            before.pop()
        return self._of_words(place, before)

    def _of_words(self, place: Place, before: list[Word]) -> Subject:
        """Return who is meant by the words before the verb."""
        before = _without_aside(before)
        if not before:
            return NOBODY
        last = before[-1]
        earlier = [mention for mention in place.named_in(place.sentence) if mention.end <= last.end]
        direct = next((mention for mention in earlier if mention.start <= last.start < mention.end), None)
        if direct is not None:
            head = [word for word in before if word.end <= direct.start]
            if not head or head[-1].form not in _OF or self._ends_with(self.staff, head[:-1]):
                return self._of_mention(direct)
            return NOBODY  # "suppliers of Tesla are hiring"
        if last.form == ",":
            return self._of_aside(place, before)
        if self._ends_with(self.itself, before):
            return self._named_before(place, earlier)
        if self._ends_with(self.markets, before):
            return NOBODY
        if self._ends_with(self.staff, before):
            beside = [mention for mention in earlier if _is_beside(before, mention)]
            return self._of_mention(beside[-1]) if beside else self._named_before(place, earlier)
        # A name that is in no list; a plural that begins the sentence is a word like any other: "Investors seek …".
        is_name = place.text[last.start].isupper() and not (len(before) == 1 and last.form.endswith("s"))
        return Subject(None) if is_name else NOBODY

    def _of_aside(self, place: Place, before: list[Word]) -> Subject:
        """What stands between two commas speaks of the subject before it: "SpaceX, a rival of Google, is hiring"."""
        opened = next((at for at in range(len(before) - 2, 0, -1) if before[at].form == ","), 0)
        subject = self._of_words(place, before[: opened or -1])
        if subject.organization or not opened:
            return subject
        aside = self._of_words(place, before[:-1])
        return aside if aside.organization else subject  # "two firms, SpaceX and Tesla, are hiring"

    def _of_notice(self, place: Place, before: list[Word], role: Role) -> Subject:
        """A posting is of whom it is by, from or at; else of whoever is named before it."""
        named = place.named_in(place.sentence)
        begins = {word.start: at for at, word in enumerate(place.spoken)}
        for mention in named:
            at = begins.get(mention.start, 0)
            if mention.start >= role.end and at and place.spoken[at - 1].form in _BY and _is_company(mention):
                return self._of_mention(mention)
        earlier = [mention for mention in named if before and mention.end <= before[-1].end]
        if self._ends_with(self.markets, before):
            return NOBODY
        if earlier:
            return self._named_before(place, earlier)
        if not (before and before[-1].form in _POINTS):
            return NOBODY  # "Job postings for engineers rose": figures of a market
        companies = {mention.key for mention in named if _is_company(mention)}
        if len(companies) == 1:
            return Subject(companies.pop())  # "A job posting for …, SpaceX says"
        return self._named_before(place, earlier)

    def _named_before(self, place: Place, earlier: Sequence[Mention]) -> Subject:
        """Return the company that was named last: before in the sentence, else in the sentences before it."""
        companies = [mention for mention in earlier if _is_company(mention)]
        if not companies:
            first = place.sentences[max(0, place.index - _SENTENCES_BACK)].start
            companies = [each for each in place.named_between(first, place.sentence.start) if _is_company(each)]
        if companies:
            return self._of_mention(companies[-1])
        return self._of_mention(earlier[-1]) if earlier else Subject(None)

    def _of_mention(self, mention: Mention) -> Subject:
        return Subject(self.owners.get((mention.label, mention.key)))

    def _ends_with(self, table: PhraseTable[HiringPhrases], before: Sequence[Word]) -> bool:
        found = table.find(before[-4:])
        return bool(found) and found[-1].last == len(before[-4:])


def _is_company(mention: Mention) -> bool:
    return mention.label is MentionLabel.ORGANIZATION


def _without_aside(before: list[Word]) -> list[Word]:
    """Cut what stands in brackets right before the verb, as a ticker does: "Tesla (TSLA) is hiring"."""
    if before and before[-1].form == ")":
        opened = next((at for at in range(len(before) - 1, -1, -1) if before[at].form == "("), None)
        return before[:opened] if opened is not None else before
    return before


def _is_beside(before: Sequence[Word], mention: Mention) -> bool:
    """Say whether a name stands right before the subject's noun, within the same noun phrase."""
    between = [word for word in before if word.start >= mention.end]
    return len(between) <= _OWNED_WITHIN and not any(word.form in _TURNS or word.form == "," for word in between)
