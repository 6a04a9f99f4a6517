"""Whose turn it is: the labels of a call, an interview or a hearing, and how far the words behind each of them reach.

``TurnFinder.of(watchlist)``
``finder.find(text, title, mentions, titled) -> Turns``   the turns of a text, in order; none where nobody takes turns
``turns.at(position) -> Turn | None``                     the turn in which a position stands

Labels are found by ``extractors.speech.turn_labels``. Who answers under a part ("A:") or an office ("CFO:") is looked up where the text
introduces somebody. Questions that stand by themselves in bold letters part a text too, if what follows is told in the first person.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.speech.turn_labels import LEAST_TURNS, LOOKED_AT, ONE_IN, OWN_WORDS, Label, LabelFinder
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_BOLD_QUESTION = re.compile(
    r"^[ \t]{0,3}(?P<mark>\*\*|__|###? )(?P<asked>[^\n*]{5,300})(?:\*\*|__)?[ \t]*$", re.MULTILINE
)
_BESIDE_NOTES = 40  # characters: "[applause]" is no paragraph
_GUESTS = frozenset({"guest", "interviewee", "executive", "representative"})
"""Parts that are somebody, though nobody is named: "A:" may be the page that answers its own questions."""
_CALLED_UP = re.compile(r"\b(?:line of|line is|from) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The words of one who speaks, from the end of a label to the next one; ``speaker`` is None where nobody is named, or where he ``asks``.

    ``named`` spans the words that name the speaker.
    """

    start: int
    end: int
    speaker: str | None
    named: tuple[int, int] | None = None
    asks: bool = False  # or leads through the talk


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a text in order."""

    turns: Sequence[Turn] = ()
    starts: Sequence[int] = field(default=())

    @classmethod
    def of(cls, turns: Sequence[Turn]) -> "Turns":
        return cls(turns, [turn.start for turn in turns])

    def __bool__(self) -> bool:
        return bool(self.turns)

    def at(self, position: int) -> Turn | None:
        """Return the turn in which ``position`` stands; None where it stands in none."""
        index = bisect_right(self.starts, position) - 1
        return self.turns[index] if index >= 0 and position < self.turns[index].end else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnFinder:
    """Finds turns by the words of one watchlist; make it once, it is read-only afterwards."""

    labels: LabelFinder

    @classmethod
    def of(cls, watchlist: Watchlist) -> "TurnFinder":
        return cls(labels=LabelFinder.of(watchlist))

    def find(self, text: str, title: str, mentions: Sequence[Mention], titled: Sequence[Mention]) -> Turns:
        """Return the turns of ``text``; ``mentions`` are those of the text, ``titled`` those of its title."""
        company = self._company(titled)
        found = self.labels.find(text)
        labels = self.labels.of_talk(text, title, found, mentions, company)
        if not labels:
            return (
                self._interview(text, title, mentions, titled)
                or self._monologue(text, title, titled)
                or Turns.of(list(self._alone(text, found)))
            )
        called = self._called(text, labels)
        answering = self.labels.introduced.who_answers(title, text[: labels[0].start], titled, mentions)
        names = self.labels.introduced.names_of(text)
        speakers: dict[tuple[str, str], str | None] = {}  # of each label, however often it stands
        turns = []
        for label, following in zip(labels, [*labels[1:], None], strict=True):
            written = (label.name, label.aside)
            if written not in speakers:
                speakers[written] = self._speaker(
                    text, label, called, names, company or answering, answering or company
                )
            speaker = speakers[written]
            end = len(text) if following is None else following.start
            asks = label.key in called or self.labels.asks(label)
            turns.append(Turn(start=label.start, end=end, speaker=speaker, named=(label.start, label.end), asks=asks))
        if all(turn.speaker is None for turn in turns):
            turns = [part for turn in turns for part in _split(text, turn, answering or company)]
        return Turns.of(turns)

    def _alone(self, text: str, labels: Sequence[Label]) -> Iterator[Turn]:
        """Yield what stands behind the label of somebody known in a text of no turns: his paragraph, or the whole that it opens."""
        keys = [self.labels.introduced.key_of(label.name) for label in labels]
        companies: Counter[str | None] = Counter(key for key in keys if key in self.labels.companies)
        for label, key in zip(labels, keys, strict=True):
            # A list of what each of several companies has is no list of what they say.
            if key in self.labels.introduced.people or companies[key] > 1 or (key in companies and len(companies) == 1):
                opens = len(labels) == 1 and not text[: label.start].strip(" \t>*_#•-")
                end = len(text) if opens else text.find("\n", label.end)
                end = len(text) if end < 0 else end
                yield Turn(start=label.start, end=end, speaker=key, named=(label.start, label.end))

    def _called(self, text: str, labels: Sequence[Label]) -> frozenset[str]:
        """Return those who ask, by their names: whom an operator calls up, and who is only heard to ask."""
        asking: set[str] = set()
        only_asks: dict[str, bool] = {}
        calls = []
        for label, following in zip(labels, [*labels[1:], None], strict=True):
            said = text[label.end : len(text) if following is None else following.start]
            if self.labels.asks(label):
                calls.append(said[:LOOKED_AT])
                asking.add(label.key)
            only_asks[label.key] = only_asks.get(label.key, True) and said.rstrip(' *_\n"”').endswith("?")
        asking |= {key for key, only in only_asks.items() if only}
        asking |= {match.group(1).casefold() for said in calls for match in _CALLED_UP.finditer(said)}
        return frozenset(key for key in asking if self.labels.introduced.key_of(key) is None)

    def _speaker(
        self,
        text: str,
        label: Label,
        asking: frozenset[str],
        names: Mapping[str, str],
        company: str | None,
        answering: str | None,
    ) -> str | None:
        if label.key in asking or self.labels.asks(label):
            return None
        if self.labels.introduced.key_of(label.name) is None:
            is_office = self.labels.wordings["turns.offices"].search(label.key) is not None
            is_part = self.labels.wordings["turns.answerers"].search(label.key) is not None
            if is_part and self.labels.wordings["turns.offices"].fullmatch(label.key) is None:
                named = self.labels.introduced.named_in(f"{label.name}, {label.aside}")
                whose = company if label.aside else answering
                return named or whose or (f"the {label.key}" if label.key in _GUESTS else None)
            if is_office:
                return self.labels.introduced.in_office(text, label.key) or company or f"the {label.name}"
        return self.labels.introduced.full_name(label.name, names, company)

    def _company(self, titled: Iterable[Mention]) -> str | None:
        """Return whose call it is, by its title."""
        for mention in titled:
            key = self.labels.introduced.organization_of(mention)
            if key in self.labels.companies:
                return key
        return None

    def _monologue(self, text: str, title: str, titled: Iterable[Mention]) -> Turns:
        """Return a text as one turn where its title says that it is what somebody said: "Musk at the Terafab event, rough transcript"."""
        people = {mention.key: mention for mention in titled if mention.label is MentionLabel.PERSON}
        if len(people) != 1 or self.labels.wordings["turns.monologues"].search(title.lower()) is None:
            return Turns()
        own = self.labels.wordings.pattern(OWN_WORDS)
        paragraphs = [part for part in text.lower().split("\n") if len(part) > _BESIDE_NOTES]
        if sum(own.search(part) is not None for part in paragraphs) * 2 < len(paragraphs) or not paragraphs:
            return Turns()  # a report of it
        return Turns.of([Turn(start=0, end=len(text), speaker=next(iter(people)))])

    def _interview(self, text: str, title: str, mentions: Sequence[Mention], titled: Sequence[Mention]) -> Turns:
        """Return the turns of a talk whose questions stand in bold letters and whose answers in none."""
        asked = list(_BOLD_QUESTION.finditer(text)) if "?" in text else []
        if sum(match["asked"].rstrip(" _").endswith("?") for match in asked) < LEAST_TURNS:
            return Turns()
        ends = [match.start() for match in asked[1:]] + [len(text)]
        own = self.labels.wordings.pattern(OWN_WORDS)
        answers = [text[match.end() : end].lower() for match, end in zip(asked, ends, strict=True)]
        if sum(own.search(answer[:LOOKED_AT]) is not None for answer in answers) * ONE_IN < len(answers):
            return Turns()
        answering = self.labels.introduced.who_answers(title, text[: asked[0].start()], titled, mentions)
        # What a company asks and answers on a page of its own is no talk.
        company = self._company(titled) if self.labels.wordings["turns.heads"].search(title.lower()) else None
        turns = []
        for match, end in zip(asked, ends, strict=True):
            turns.append(Turn(start=match.start(), end=match.end(), speaker=None, asks=True))
            turns.append(Turn(start=match.end(), end=end, speaker=answering or company))
        return Turns.of(turns)


def _split(text: str, turn: Turn, answering: str | None) -> Iterator[Turn]:
    """Yield a question that fills a line, and its answer below it, which has no label."""
    end = text.find("\n", turn.start, turn.end)
    if end < 0 or not text[turn.start : end].rstrip(" *_").endswith("?"):
        yield turn
        return
    yield replace(turn, end=end)
    yield Turn(start=end, end=turn.end, speaker=answering)
