"""Who says it: speakers of reported speech, of direct quotes, of filings, and those who announce their own plans.

``AttributionFinder.of(watchlist)``
``finder.find(text, sentence, mentions) -> list[Attribution]``   every reported speaker of one sentence, sorted
``finder.speaker(text, sentence, mentions, position) -> Attribution | None``
    who says what stands at ``position``; None: the page itself. ``mentions`` are those of the whole text, sorted.

``Attribution.speaker`` is a person's or organization's key, else the words that name the speaker. ``start``/``end``
span these words, ``cue_start``/``cue_end`` the reporting phrase ("said", "according to"): a period between the two or
beside the cue ("in January, Musk said …", "said on Sunday") dates the utterance. ``reported`` is false where the
speaker is only the subject of a plan ("SpaceX aims to …"). A company's own page still names itself as speaker here:
whoever knows whose page it is takes that away.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from extractors.names.language import Sentence
from extractors.speech.attribution_clauses import CLAUSE_ENDS, Clause
from extractors.speech.cues import NEUTRAL
from extractors.speech.people import PeopleFinder
from extractors.speech.speaker_names import Speaker
from extractors.speech.speaker_words import Speakers
from extractors.text.memory import Memo
from extractors.text.phrases import PhraseTable, Word, words
from extractors.text.quotations import quotation_at
from extractors.text.typography import word_set
from models.lexicon import CueRule, Direction
from models.reading import Mention
from models.records import made_often
from models.vocabulary import CueKind
from models.watchlist import Watchlist


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A speaker, their words in the text, the reporting phrase, and the stretch that they are reported to say."""

    speaker: str
    start: int
    end: int
    cue_start: int
    cue_end: int
    scope_start: int
    scope_end: int
    reported: bool = True
    is_telling: bool = True  # by a verb of saying: who aims, counts or expects tells of his own
    is_source: bool = False  # named by "according to" and the like, which may stand outside of another's words


INTENT = "intent"
"""A cue rule whose key ends so holds verbs of intent: their subject speaks of its own plans."""
FIGURE = "figure"
"""A cue rule whose key ends so holds verbs of giving a figure: their subject, a company as well, says it."""
ESTIMATE = "estimate"
"""A cue rule whose key ends so holds verbs of reckoning: with a person or an observer of the watchlist as subject they report."""

_NOBODY = word_set("nobody none few who whoever anyone anybody everyone everybody someone somebody") | {"no one"}
_PER = "per"
_QUOTE_REACH = 90  # characters between a quotation and who said it


@dataclass(frozen=True, slots=True)
class AttributionFinder:
    """Finds speakers by the reporting phrases of one watchlist; make it once, it is read-only afterwards."""

    table: PhraseTable[CueRule]
    speakers: Speakers
    people: PeopleFinder

    @classmethod
    def of(cls, watchlist: Watchlist) -> "AttributionFinder":
        """Compile the reporting phrases, and the verbs of intent, of ``watchlist``."""
        rules = [
            rule
            for rule in watchlist.cues
            if rule.kind is CueKind.ATTRIBUTION or rule.value == NEUTRAL or rule.key.endswith(f".{INTENT}")
        ]
        return cls(
            table=PhraseTable.of((phrase, rule) for rule in rules for phrase in rule.phrases),
            speakers=Speakers.of(watchlist),
            people=PeopleFinder.of(watchlist),
        )

    def find(
        self,
        text: str,
        sentence: Sentence,
        mentions: Sequence[Mention],
        spoken: Sequence[Word] | None = None,
        memo: Memo | None = None,
    ) -> list[Attribution]:
        """Return who is reported to say something in ``sentence``; offsets count characters of ``text``.

        ``spoken``, the words of the sentence, saves finding them again where the caller has done so, and ``memo``, of the
        whole text, who is introduced in it.
        """
        spoken = words(text, sentence.start, sentence.end) if spoken is None else spoken
        matches = self.table.find(spoken)
        ideas = self.speakers.ideas_in(spoken)
        counts = Clause.may_reckon(spoken) and self._names_observer(mentions, sentence)
        if not (matches or ideas or counts):
            return []
        ends = [index for index, word in enumerate(spoken) if word.form in CLAUSE_ENDS]
        known = Memo() if memo is None else memo
        people = partial(known.once, "people", partial(self.people.find, text, mentions))
        clause = Clause(text, spoken, mentions, self.speakers, people, ends)
        found = list(_thoughts(clause, ideas, sentence)) if ideas or counts else []
        for match in matches:
            rule = match.payload
            if rule.value == NEUTRAL or clause.is_noun(match) or clause.is_passive(match):
                continue
            is_telling = rule.kind is CueKind.ATTRIBUTION and not rule.key.endswith((f".{ESTIMATE}", f".{FIGURE}"))
            reported = is_telling
            if reported and clause.is_refused(match):
                continue
            if rule.direction is Direction.FORWARD and reported:
                speaker = clause.after(match.last)
            elif reported and clause.is_inverted(match):
                speaker = clause.after(match.last) or clause.before(match.first)
            else:
                speaker = clause.before(match.first, default_to_words=reported)
                if speaker is None and not reported:  # "analysts at the bank expect": no plan of anybody's here
                    speaker = clause.before(match.first, default_to_words=True)
                    reported = speaker is not None and self._speaks_for_itself(text, speaker)
                    speaker = speaker if reported else None
            if speaker is None or speaker.name.lower() in _NOBODY:
                continue
            if spoken[match.last - 1].form == _PER and not clause.leads_to_source(match.last):
                continue  # "1 GW per year"
            if rule.key.endswith(f".{FIGURE}") and clause.is_of_thing(match):
                continue  # "it gives us 300 MW", "the load, put at 300 MW"
            first, last = clause.bounds(match)
            first = max(first, clause.opens(match, speaker))
            found.append(
                Attribution(
                    speaker=speaker.name,
                    start=speaker.start,
                    end=speaker.end,
                    cue_start=spoken[match.first].start,
                    cue_end=spoken[match.last - 1].end,
                    scope_start=spoken[first].start if first else sentence.start,
                    scope_end=spoken[last].start if last < len(spoken) else sentence.end,
                    reported=reported,
                    is_telling=is_telling,
                    is_source=reported and rule.direction is Direction.FORWARD,
                )
            )
        return found

    def speaker(self, text: str, sentence: Sentence, mentions: Sequence[Mention], position: int) -> Attribution | None:
        """Return who says what stands at ``position``; a quotation's speaker may stand in the sentence beside it."""
        found = [
            attribution
            for attribution in self.find(text, sentence, mentions)
            if attribution.scope_start <= position < attribution.scope_end
        ]
        reported = [attribution for attribution in found if attribution.reported]
        if reported:
            return _nearest(reported, position)
        return self.quoted(text, mentions, position) or (_nearest(found, position) if found else None)

    def _names_observer(self, mentions: Sequence[Mention], sentence: Sentence) -> bool:
        first = bisect_left(mentions, sentence.start, key=lambda name: name.start)
        last = bisect_left(mentions, sentence.end, key=lambda name: name.start)
        return any(name.key in self.speakers.observers for name in mentions[first:last])

    def _speaks_for_itself(self, text: str, speaker: Speaker) -> bool:
        """Say whether somebody who is in no list says what he reckons, hopes or doubts himself."""
        words = speaker.name.lower().split()
        if self.speakers.reckon_about_others(speaker.name):
            return True
        if len(words) > 1 and not (self.speakers.humans | self.speakers.institutes).isdisjoint(words):
            return True
        is_name = text[speaker.start].isupper() and all(word[0].isupper() for word in speaker.name.split())
        if not is_name or len(words) > 1:
            return is_name
        # At the head of a sentence any word has a capital: "Engineers expect", "Management plans" of its own.
        is_common = speaker.name.endswith("s") and speaker.name[1:].islower()
        return not is_common and words[0] not in self.speakers.company_nouns and not speaker.name.isupper()

    def quoted(
        self, text: str, mentions: Sequence[Mention], position: int, memo: Memo | None = None
    ) -> Attribution | None:
        """Return who is quoted at ``position``, as the words beside the quotation tell; None where nobody is."""
        quotation = quotation_at(text, position)
        if quotation is None:
            return None
        beside = [
            attribution
            for start, end in (
                (quotation.end, min(quotation.end + _QUOTE_REACH, quotation.limit)),
                (max(quotation.start - _QUOTE_REACH, quotation.floor), quotation.start),
            )
            for attribution in self.find(text, Sentence(start, end), mentions, memo=memo)
            if attribution.reported
        ]
        return _nearest(beside, position) if beside else None


def _thoughts(clause: Clause, ideas: Sequence[int], sentence: Sentence) -> Iterator[Attribution]:
    """Yield who has something in mind or has counted it: "Musk's goal is", "Epoch AI has the site at"."""
    spoken = clause.spoken
    found = [(owner, noun, noun + 1) for noun in ideas if (owner := clause.owner_of(noun)) is not None]
    for speaker, first, last in (*found, *clause.reckoned()):
        begin, end = clause.reach_of_idea(first, speaker)
        yield Attribution(
            speaker=speaker.name,
            start=speaker.start,
            end=speaker.end,
            cue_start=spoken[first].start,
            cue_end=spoken[last - 1].end,
            scope_start=spoken[begin].start,
            scope_end=spoken[end].start if end < len(spoken) else sentence.end,
            reported=False,
            is_telling=False,
        )


def _nearest(found: Sequence[Attribution], position: int) -> Attribution:
    """Of several speakers the last one before the position, else the first one after it."""
    before = [attribution for attribution in found if attribution.cue_start <= position]
    return before[-1] if before else found[0]
