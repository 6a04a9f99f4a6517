"""Reports of hiring: an article that says whom a company looks for. A signal, never a claim.

``HiringFinder.of(watchlist)``
``finder.find(document, mentions) -> list[HiringSignal]``   in order; none in a job posting itself

Who hires is the subject of the phrase, or of a posting the company that is named with it; a market at large ("companies
are hiring") is nobody. A report counts where it bears on what is watched: a program is named in it or close by, the work
is for orbit, or the job is about radiation.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from extractors.boards.job_roles import function_of
from extractors.hiring.hiring_roles import Role, RoleFinder, table_of
from extractors.hiring.hiring_subjects import NOBODY, Place, SubjectFinder
from extractors.names import language
from extractors.names.language import Sentence
from extractors.text.anchors import Anchors, words_of
from extractors.text.phrases import Match, PhraseTable, Word, words
from models.documents import Document
from models.lexicon import HiringPart, HiringPhrases
from models.reading import HiringSignal, Mention
from models.vocabulary import DocumentKind, JobFunction, MentionLabel
from models.watchlist import Watchlist

_FRAMES = (HiringPart.HIRES, HiringPart.SEEKS, HiringPart.POSTS, HiringPart.NOTICE)
_FOLLOWING = 2  # sentences after the report that may say what the work is for
_UNDONE_WITHIN = 3  # words before the phrase
_LONGEST_SENTENCE = 1_500  # characters: what runs on for longer was written by nobody, or is no sentence
_BESIDE = 8  # words after the job that may say what it is about: "engineers for radiation tests"


@dataclass(frozen=True, slots=True)
class HiringFinder:
    """Finds reports of hiring by one watchlist; make it once, it is read-only afterwards."""

    anchors: Anchors  # a sentence that holds none of the phrases need not be taken apart
    frames: PhraseTable[HiringPhrases]
    aides: PhraseTable[HiringPhrases]
    against: PhraseTable[HiringPhrases]
    undone: PhraseTable[HiringPhrases]
    places: PhraseTable[HiringPhrases]
    roles: RoleFinder
    subjects: SubjectFinder
    owners: dict[str, str | None]  # program → organization

    @classmethod
    def of(cls, watchlist: Watchlist) -> "HiringFinder":
        """Compile the phrases of ``watchlist``."""
        entries = watchlist.hiring
        return cls(
            anchors=Anchors.of(phrase for entry in entries if entry.part in _FRAMES for phrase in entry.phrases),
            frames=table_of(entries, *_FRAMES),
            aides=table_of(entries, HiringPart.AIDE),
            against=table_of(entries, HiringPart.AGAINST),
            undone=table_of(entries, HiringPart.UNDONE),
            places=table_of(entries, HiringPart.ORBIT, HiringPart.GROUND),
            roles=RoleFinder.of(entries),
            subjects=SubjectFinder.of(watchlist),
            owners={program.key: program.organization for program in watchlist.programs},
        )

    def find(
        self,
        document: Document,
        mentions: Sequence[Mention],
        sentences: Sequence[Sentence] | None = None,
        heard: Set[str] | None = None,
    ) -> list[HiringSignal]:
        """Return the reports of hiring in ``document.text``; each job of a company once, where it is first told.

        ``sentences`` and ``heard``, the words of the text, save finding them again where the caller has done so.
        """
        if document.kind is DocumentKind.JOB_POSTING or not mentions:
            return []
        possible = list(self.anchors.possible(words_of(document.text) if heard is None else heard))
        if not possible:
            return []
        sentences = language.sentences(document.text) if sentences is None else sentences
        told: dict[tuple[str | None, str], HiringSignal] = {}
        starts = [mention.start for mention in mentions]
        for index, sentence in enumerate(sentences):
            if sentence.end - sentence.start > _LONGEST_SENTENCE:
                continue
            low = document.text[sentence.start : sentence.end].lower()
            if not any(all(word in low for word in phrase) for phrase in possible):
                continue
            spoken = self.spoken(document.text, sentence)
            for signal in self._of_sentence(Place(document.text, sentences, index, spoken, mentions, starts)):
                told.setdefault((signal.organization, signal.role.casefold()), signal)
        return list(told.values())

    def _of_sentence(self, place: Place) -> Iterator[HiringSignal]:
        frames = self.frames.find(place.spoken)
        if not frames or self.against.find(place.spoken):
            return
        behind = 0
        for frame in frames:
            if frame.first < behind or self._is_undone(place.spoken, frame):
                continue
            role = self.roles.after(place.text, place.spoken, frame.last, frame.payload.part)
            if role is None:
                continue
            subject = self.subjects.find(place, frame, role)
            if subject is not NOBODY:
                behind = role.last
                signal = self._signal(place, role, subject.organization)
                if signal is not None:
                    yield signal

    def spoken(self, text: str, sentence: Sentence) -> list[Word]:
        """Return the words of a sentence without those that may stand between the words of a phrase and say nothing there."""
        every = words(text, sentence.start, sentence.end)
        aides = {at for match in self.aides.find(every) for at in range(match.first, match.last)}
        return [word for at, word in enumerate(every) if at not in aides]

    def _is_undone(self, spoken: Sequence[Word], frame: Match[HiringPhrases]) -> bool:
        asked = any(word.form == "?" for word in spoken[frame.last :])
        return asked or bool(self.undone.find(spoken[max(0, frame.first - _UNDONE_WITHIN) : frame.first]))

    def _signal(self, place: Place, role: Role, organization: str | None) -> HiringSignal | None:
        """Return the signal, None where nothing that is watched has to do with the job."""
        text, sentence, index = place.text, place.sentence, place.index
        following = self._about_the_same(place, organization)
        in_orbit = any(self._is_for_orbit(text, each) for each in (sentence, *following))
        programs = set(_programs(place, sentence))
        if organization in self.owners:
            programs.add(organization)  # a company that bears the name of what it builds
        for near in (*place.sentences[max(0, index - 1) : index], *following):
            programs |= {key for key in _programs(place, near) if self.owners[key] in {None, organization}}
        function = _function(text, place.spoken, role, in_orbit=in_orbit)
        if organization is None and not programs:
            return None
        if not programs and not in_orbit and function is not JobFunction.RADIATION:
            return None
        return HiringSignal(
            start=sentence.start,
            end=sentence.end,
            quote=text[sentence.start : sentence.end],
            organization=organization,
            role=text[role.start : role.end],
            function=function,
            programs=tuple(sorted(programs)),
            in_orbit=in_orbit,
        )

    def _about_the_same(self, place: Place, organization: str | None) -> list[Sentence]:
        """Return the sentences after the report up to one that goes over to another company."""
        same: list[Sentence] = []
        for sentence in place.sentences[place.index + 1 : place.index + 1 + _FOLLOWING]:
            named = {each.key for each in place.named_in(sentence) if each.label is MentionLabel.ORGANIZATION}
            if named and organization not in named:
                break
            same.append(sentence)
        return same

    def _is_for_orbit(self, text: str, sentence: Sentence) -> bool:
        found = self.places.find(words(text, sentence.start, sentence.end))
        return any(match.payload.part is HiringPart.ORBIT for match in found)


def _programs(place: Place, sentence: Sentence) -> list[str]:
    return [mention.key for mention in place.named_in(sentence) if mention.label is MentionLabel.PROGRAM]


def _function(text: str, spoken: Sequence[Word], role: Role, *, in_orbit: bool) -> JobFunction:
    """Return what the job is about: by its name, else by the few words after it."""
    beside = spoken[role.last : role.last + _BESIDE]
    after = text[beside[0].start : beside[-1].end] if beside else ""
    name = text[role.start : role.end]
    if name.endswith("s"):
        name = f"{name} {name.split()[-1].removesuffix('s')}"  # titles are read in the singular
    function, by_name = function_of(name, after), function_of(name, None)
    # Data centers in orbit are no work for those who build halls.
    return by_name if in_orbit and function is JobFunction.GROUND else function
