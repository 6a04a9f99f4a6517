"""Whose turn it is: the labels of a call, an interview or a hearing, and how far the words behind each of them reach.

``TurnFinder.of(watchlist)``
``finder.find(text, title, mentions, titled) -> Turns``   the turns of a text, in order; none where nobody takes turns
``turns.at(position) -> Turn | None``                     the turn in which a position stands

A label is a name ("Elon Musk:", "**Vaibhav Taneja, CFO:**", "Ms. WHITLOCK."), a part ("Q:", "Operator:", "A:") or an office ("CFO:"). Who
answers under a part or an office is looked up where the text introduces somebody. Questions that stand by themselves in
bold letters part a text too, if what follows is told in the first person.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.introduced import Introduced
from extractors.wordings import Frame, Wordings
from models.lexicon import OrganizationRole
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_TIME = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t*_–-]{1,4})?"
_LABEL = re.compile(
    rf"^[ \t>*_#•-]{{0,6}}(?P<time>{_TIME})[*_]{{0,3}}(?P<label>[^\W\d_][^:?!*_\n]{{0,69}}?)[*_]{{0,3}}:[*_]{{0,3}}(?=\s)",
    re.MULTILINE,
)
_HONORIFIC = re.compile(r"^(?P<label>(?:The )?(?:[A-Z][a-z]{0,9}\.? )?[A-Z][A-Z'’-]{2,20})\.\s(?=\S)", re.MULTILINE)
_HEADING = re.compile(
    r"^[ \t]{0,3}(?P<mark>[*_#]{0,3})[ \t]?(?P<label>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?P<role>(?:,| [-–—]{1,2}) [^\n:?!]{2,70})?(?P=mark)[ \t]*$",
    re.MULTILINE,
)
_BOLD_QUESTION = re.compile(
    r"^[ \t]{0,3}(?P<mark>\*\*|__|###? )(?P<asked>[^\n*]{5,300})(?:\*\*|__)?[ \t]*$", re.MULTILINE
)
_NAME = re.compile(r"[^\W\d_][\w’'.-]*(?: (?:(?:van|von|de|del|der|la|di|bin) )?[^\W\d_][\w’'.-]*){0,3}(?: \d{1,2})?")
_OWN_WORDS = Frame(r"(?<![\w’'])<turns.own_words>(?![\w])")
_CALLED_UP = re.compile(r"\b(?:line of|line is|from) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2})")
_ASIDE = re.compile(r"\s*[(,–—]\s*| -{1,2} ")
_PARTS = ("turns.askers", "turns.answerers", "turns.offices")
_LONGEST_PART = 3  # spaces in a label
_ESTABLISHED = 3  # turns: by then a lone word before a colon is a name too
_LEAST = 2  # turns make a talk
_BREAK = 80  # characters of the line before a label
_ONE_IN = 4  # turns is told in the first person, or asks
_LOOKED_AT = 600  # characters of a turn that are looked at for that


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The words of one who speaks, from the end of a label to the next one; ``speaker`` is None where it is one who asks, or nobody is named.

    ``named`` spans the words that name the speaker.
    """

    start: int
    end: int
    speaker: str | None
    named: tuple[int, int] | None = None


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
class _Label:
    """A label as it stands: ``name`` without the affiliation, ``aside`` the affiliation."""

    start: int
    end: int
    name: str
    aside: str
    is_timed: bool

    @property
    def key(self) -> str:
        return self.name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnFinder:
    """Finds turns by the words of one watchlist; make it once, it is read-only afterwards."""

    wordings: Wordings
    introduced: Introduced
    no_names: frozenset[str]  # words with which no name begins
    companies: frozenset[str]  # keys of those who speak for themselves, not of those who only look on

    @classmethod
    def of(cls, watchlist: Watchlist) -> "TurnFinder":
        """Compile the words by which askers and answerers are labelled."""
        return cls(
            wordings=Wordings.of(watchlist),
            introduced=Introduced.of(watchlist),
            no_names=Wordings.of(watchlist).words("said.no_names"),
            companies=frozenset(
                entry.key for entry in watchlist.organizations if entry.role is not OrganizationRole.OBSERVER
            ),
        )

    def find(self, text: str, title: str, mentions: Sequence[Mention], titled: Sequence[Mention]) -> Turns:
        """Return the turns of ``text``; ``mentions`` are those of the text, ``titled`` those of its title."""
        company = self._company(titled)
        found = self._labels(text)
        labels = self._kept(text, title, found, mentions, company)
        if not labels:
            return self._interview(text, title, mentions, titled) or Turns.of(list(self._alone(text, found)))
        called = self._called(text, labels)
        answering = self.introduced.who_answers(title, text[: labels[0].start], titled, mentions)
        names = self.introduced.names_of(text)
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
            turns.append(Turn(start=label.start, end=end, speaker=speaker, named=(label.start, label.end)))
        if all(turn.speaker is None for turn in turns):
            turns = [part for turn in turns for part in _split(text, turn, answering or company)]
        return Turns.of(turns)

    def _alone(self, text: str, labels: Sequence[_Label]) -> Iterator[Turn]:
        """Yield what stands behind the label of somebody known in a text of no turns: his paragraph, or the whole that it opens."""
        keys = [self.introduced.key_of(label.name) for label in labels]
        companies: Counter[str | None] = Counter(key for key in keys if key in self.companies)
        for label, key in zip(labels, keys, strict=True):
            # A list of what each of several companies has is no list of what they say.
            if key in self.introduced.people or companies[key] > 1 or (key in companies and len(companies) == 1):
                opens = len(labels) == 1 and not text[: label.start].strip(" \t>*_#•-")
                end = len(text) if opens else text.find("\n", label.end)
                end = len(text) if end < 0 else end
                yield Turn(start=label.start, end=end, speaker=key, named=(label.start, label.end))

    def _labels(self, text: str) -> list[_Label]:
        found: dict[int, _Label] = {}
        for pattern in (_LABEL, _HONORIFIC, _HEADING):
            for match in pattern.finditer(text):
                if pattern is _HEADING and not self._heads_turn(match):
                    continue
                name, _, aside = _parted(match["label"] + (match["role"] or "" if pattern is _HEADING else ""))
                timed = pattern is _LABEL and bool(match["time"])
                found.setdefault(
                    match.start(),
                    _Label(start=match.start("label"), end=match.end("label"), name=name, aside=aside, is_timed=timed),
                )
        return [found[start] for start in sorted(found)]

    def _heads_turn(self, match: re.Match[str]) -> bool:
        """Say whether a line of its own is a label: "Ann Lee -- Chief Financial Officer", "Operator"."""
        if match["role"]:
            return self._has_part(match["role"].strip(" ,–—-"))
        return self.wordings["turns.askers"].fullmatch(match["label"].lower()) is not None

    def _kept(
        self, text: str, title: str, labels: Sequence[_Label], mentions: Sequence[Mention], company: str | None
    ) -> list[_Label]:
        """Return the labels that are of people who talk; none where nobody does."""
        programs = {mention.start for mention in mentions if mention.label is MentionLabel.PROGRAM}
        labels = [label for label in labels if label.start not in programs]
        count = Counter(label.key for label in labels)
        known = {word for label in labels if " " in label.key and self._is_name(label) for word in label.key.split()}
        kept = [
            label
            for label in labels
            if self._has_part(label.name)
            or (
                self._is_name(label)
                and (
                    count[label.key] > 1
                    or " " in label.key
                    or label.is_timed
                    or label.key in known
                    or self.introduced.key_of(label.name, company) is not None
                )
            )
        ]
        least = 1 if self.wordings["turns.heads"].search(title.lower()) else _LEAST
        if len(kept) < least or not any(self._is_voice(label, count, company) for label in kept):
            return []
        ends = [label.start for label in kept[1:]] + [len(text)]
        own = self.wordings.pattern(_OWN_WORDS)
        spoken = 0
        for label, end in zip(kept, ends, strict=True):
            said = text[label.end : min(end, label.end + _LOOKED_AT)].lower()
            spoken += "?" in said or own.search(said) is not None
        is_talk = least == 1 or any(self.wordings["turns.askers"].fullmatch(label.key) for label in kept)
        if not is_talk and spoken * _ONE_IN < len(kept):
            return []
        if len(kept) < _ESTABLISHED:
            return kept
        alone = {
            label.start for label in labels if " " not in label.key and self._is_name(label) and _opens(text, label)
        }
        starts = alone | {label.start for label in kept}
        return [label for label in labels if label.start in starts]

    def _is_voice(self, label: _Label, count: Counter[str], company: str | None) -> bool:
        return (
            self._has_part(label.name)
            or self._has_part(label.aside)
            or count[label.key] > 1
            or self.introduced.is_titled(label.name)
            or self.introduced.key_of(label.name, company) in self.introduced.people
        )

    def _has_part(self, words: str) -> bool:
        """Say whether a label is a part or an office, or opens or ends with one: "Unidentified analyst", "A", "Question from the web"."""
        low = words.lower()
        if not low or low.count(" ") > _LONGEST_PART:
            return False
        return any(
            match.start() == 0 or match.end() == len(low)
            for family in _PARTS
            for match in self.wordings[family].finditer(low)
            if match.end() - match.start() > 1 or len(low) == 1
        )

    def _is_name(self, label: _Label) -> bool:
        if _NAME.fullmatch(label.name) is None:
            return False
        words = label.name.split()
        if label.is_timed:
            return True
        return words[0][0].isupper() and not words[-1][0].islower() and words[0].lower() not in self.no_names

    def _called(self, text: str, labels: Sequence[_Label]) -> frozenset[str]:
        """Return those who ask, by their names: whom an operator calls up, and who is only heard to ask."""
        asking: set[str] = set()
        only_asks: dict[str, bool] = {}
        calls = []
        for label, following in zip(labels, [*labels[1:], None], strict=True):
            said = text[label.end : len(text) if following is None else following.start]
            if self._asks(label):
                calls.append(said[:_LOOKED_AT])
                asking.add(label.key)
            only_asks[label.key] = only_asks.get(label.key, True) and said.rstrip(' *_\n"”').endswith("?")
        asking |= {key for key, only in only_asks.items() if only}
        asking |= {match.group(1).casefold() for said in calls for match in _CALLED_UP.finditer(said)}
        return frozenset(key for key in asking if self.introduced.key_of(key) is None)

    def _asks(self, label: _Label) -> bool:
        """Say whether a label is that of one who asks: "Operator", "Analyst (Bernstein)", "Colin Langan, Wells Fargo"."""
        if self.wordings["turns.askers"].search(f"{label.name} {label.aside}".lower()):
            return True
        if not label.aside or self.wordings["turns.offices"].search(label.aside.lower()):
            return False
        if self.wordings["turns.answerers"].fullmatch(label.key) is not None:
            return False
        is_firm = all(word[0].isupper() or not word[0].isalpha() for word in label.aside.split())
        return is_firm and self.introduced.key_of(label.aside) not in self.companies

    def _speaker(
        self,
        text: str,
        label: _Label,
        asking: frozenset[str],
        names: Mapping[str, str],
        company: str | None,
        answering: str | None,
    ) -> str | None:
        if label.key in asking or self._asks(label):
            return None
        if self.introduced.key_of(label.name) is None:
            if self.wordings["turns.answerers"].search(label.key) is not None:
                named = self.introduced.named_in(f"{label.name}, {label.aside}")
                return named or (company if label.aside else answering)
            if self.wordings["turns.offices"].search(label.key) is not None:
                return self.introduced.in_office(text, label.key) or company or label.name
        return self.introduced.full_name(label.name, names, company)

    def _company(self, titled: Iterable[Mention]) -> str | None:
        """Return whose call it is, by its title."""
        for mention in titled:
            key = self.introduced.organization_of(mention)
            if key in self.companies:
                return key
        return None

    def _interview(self, text: str, title: str, mentions: Sequence[Mention], titled: Sequence[Mention]) -> Turns:
        """Return the turns of a talk whose questions stand in bold letters and whose answers in none."""
        asked = list(_BOLD_QUESTION.finditer(text)) if "?" in text else []
        if sum(match["asked"].rstrip(" _").endswith("?") for match in asked) < _LEAST:
            return Turns()
        ends = [match.start() for match in asked[1:]] + [len(text)]
        own = self.wordings.pattern(_OWN_WORDS)
        answers = [text[match.end() : end].lower() for match, end in zip(asked, ends, strict=True)]
        if sum(own.search(answer[:_LOOKED_AT]) is not None for answer in answers) * _ONE_IN < len(answers):
            return Turns()
        answering = self.introduced.who_answers(title, text[: asked[0].start()], titled, mentions)
        # What a company asks and answers on a page of its own is no talk.
        company = self._company(titled) if self.wordings["turns.heads"].search(title.lower()) else None
        turns = []
        for match, end in zip(asked, ends, strict=True):
            turns.append(Turn(start=match.start(), end=match.end(), speaker=None))
            turns.append(Turn(start=match.end(), end=end, speaker=answering or company))
        return Turns.of(turns)


def _opens(text: str, label: _Label) -> bool:
    """Say whether a label stands at the beginning of a paragraph."""
    line = text.rfind("\n", 0, label.start)
    return line < 0 or not text[max(0, line - _BREAK) : line].rpartition("\n")[2].strip()


def _split(text: str, turn: Turn, answering: str | None) -> Iterator[Turn]:
    """Yield a question that fills a line, and its answer below it, which has no label."""
    end = text.find("\n", turn.start, turn.end)
    if answering is None or end < 0 or not text[turn.start : end].rstrip(" *_").endswith("?"):
        yield turn
        return
    yield replace(turn, end=end)
    yield Turn(start=end, end=turn.end, speaker=answering)


def _parted(label: str) -> tuple[str, str, str]:
    """Return the name of a label, and what stands beside it: "Mark Teller, CEO", "Q (Needham)"."""
    cut = _ASIDE.search(label)
    if cut is None:
        return label.strip(), "", ""
    return label[: cut.start()].strip(), cut.group(), label[cut.end() :].strip(" )")
