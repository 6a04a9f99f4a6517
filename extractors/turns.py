"""Who has the word in a text that is written down by turns: a call, an interview, a panel.

``TurnFinder.of(watchlist)``
``finder.turns(line, titled, owner=…) -> Turns``   the turns of the whole text of which ``line`` is a part
``turns.of(position) -> Link | None``              who has the word there; None: nobody, or one who only asks

A turn begins with a label at the beginning of a paragraph ("Elon Musk:", "**Bret Johnsen, CFO:** …", "A (management):",
"Elon Musk -- Chief Executive Officer" on a line of its own) and ends where the next one begins. One label alone
speaks for its own paragraph. Who is only called by an office speaks for the company whose call it is.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.chains import Chain, Link
from extractors.passages import Line
from extractors.wordings import Wordings
from models.lexicon import OrganizationRole
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_TIME = r"(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*)?"
_LABEL = re.compile(
    rf"^[ \t>*_#-]{{0,6}}{_TIME}[*_]{{0,3}}(?P<name>[A-Za-z][^:\n]{{0,60}}?)\s?{_TIME}[*_]{{0,3}}:[*_]{{0,3}}(?=\s|$)",
    re.MULTILINE,
)
_HEADING = re.compile(
    rf"^[ \t*_#]{{0,6}}{_TIME}(?P<name>[A-Z][^:.\n]{{1,40}}?)(?:\s?(?:-{{1,2}}|[–—,|(])\s?(?P<office>[^:.\n]{{2,60}}?))?[*_)]{{0,4}}[ \t]*$",
    re.MULTILINE,
)
_HEAD = re.compile(r"[^,(\[]+")
_PERSON = re.compile(r"(?:(?:Mr|Ms|Mrs|Dr|MR|MS|MRS|DR|Sir)\.?\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SHORTEST_TIME = 4  # characters, "1:05"
_LEAST = 2  # labels of a text that is written down by turns


@dataclass(frozen=True, slots=True)
class _Turn:
    start: int
    link: Link | None
    end: int  # where the label ends


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of one text, in order; with ``runs_on`` each goes on to the next, else it ends with its paragraph."""

    text: str
    items: Sequence[_Turn]
    runs_on: bool

    def of(self, position: int) -> Link | None:
        """Return who has the word at ``position``."""
        at = bisect_right(self.items, position, key=lambda turn: turn.start) - 1
        if at < 0:
            return None
        turn = self.items[at]
        if not self.runs_on and _PARAGRAPH.search(self.text, turn.end, max(turn.end, position)) is not None:
            return None
        return turn.link


@dataclass(frozen=True, slots=True)
class _Label:
    """What stands before a turn: ``counts`` where it is one by its words alone, not only because it comes again."""

    start: int
    end: int
    link: Link | None
    counts: bool
    name: str


@dataclass(frozen=True, slots=True)
class TurnFinder:
    """Knows who can have the word in a text; made once from a watchlist."""

    people: dict[str, str]  # full name or alias in small letters → key
    short_names: dict[str, str]  # first or last name in small letters → key; those that several share are left out
    companies: dict[str, str]  # key of a person, program or speaking organization → organization
    askers: frozenset[str]
    offices: frozenset[str]
    in_words: frozenset[str]

    @classmethod
    def of(cls, watchlist: Watchlist) -> "TurnFinder":
        wordings = Wordings.of(watchlist)
        called = Counter(part.lower() for person in watchlist.people for part in {*person.name.split()})
        silent = {OrganizationRole.REGULATOR, OrganizationRole.OBSERVER}
        return cls(
            people={name.lower(): person.key for person in watchlist.people for name in (person.name, *person.aliases)},
            short_names={
                part.lower(): person.key
                for person in watchlist.people
                for part in (person.name.split()[0], person.name.split()[-1])
                if called[part.lower()] == 1
            },
            companies={
                **{entry.key: entry.key for entry in watchlist.organizations if entry.role not in silent},
                **{program.key: program.organization for program in watchlist.programs if program.organization},
                **{person.key: person.organization for person in watchlist.people},
            },
            askers=frozenset(wordings.phrases.get("turn.askers", ())),
            offices=frozenset(wordings.phrases.get("turn.answers", ())),
            in_words=frozenset(wordings.phrases.get("turn.unnamed", ())),
        )

    def turns(self, line: Line, titled: Sequence[Mention], *, owner: str | None) -> Turns:
        """Return the turns of the whole text of a line; ``titled`` is named in its title, ``owner`` has the page."""
        return line.whole.once("turns", lambda: self._turns(line.text, line.named, titled, owner))

    def _turns(self, text: str, named: Sequence[Mention], titled: Sequence[Mention], owner: str | None) -> Turns:
        company = self._company(titled) or owner
        found = [self._label(match, named, company) for match in _LABEL.finditer(text)]
        headings = [self._label(match, named, company) for match in _HEADING.finditer(text)]
        found += [label for label in headings if label.counts]
        found.sort(key=lambda label: label.start)
        times = Counter(label.name for label in found if label.link is not None)
        labels = [label for label in found if label.counts or times[label.name] > 1]
        opens = bool(labels) and labels[0].counts and not text[: labels[0].start].strip()
        if (
            not opens and len({label.name for label in labels}) < _LEAST
        ):  # no text by turns: "Musk: …" speaks for itself
            known = [label for label in labels if label.link is not None and label.link.name in self.companies]
            return Turns(text, [_Turn(label.start, label.link, label.end) for label in known], runs_on=False)
        full = {label.name.split()[-1].lower(): label.link for label in found if label.link and " " in label.name}
        spoken = [
            _Turn(label.start, full.get(label.name.lower(), label.link), label.end)
            for label in found  # whoever is named in full may have the word but once
            if label in labels or (label.link is not None and (" " in label.name or label.name.lower() in full))
        ]
        return Turns(text, spoken, runs_on=True)

    def _label(self, match: re.Match[str], named: Sequence[Mention], company: str | None) -> _Label:
        start, end = match.span("name")
        head = _HEAD.match(match["name"])
        words = head.group().strip() if head is not None else match["name"]
        low = words.lower()
        is_heading = match.re is _HEADING
        if words[0].islower() and start - match.start() < _SHORTEST_TIME:
            return _Label(match.start(), match.end(), None, False, low)  # prose: captions have the time before a name
        person = _key_of(named, start, end, MentionLabel.PERSON) or self.people.get(low) or self.short_names.get(low)
        if person is not None:
            if _PERSON.fullmatch(_capitalised(words)) is None and low not in self.askers | self.offices:
                return _Label(match.start(), match.end(), None, False, low)  # "What Musk said: …"
            return self._made(match, person, start, end, counts=True)
        if low in self.askers:
            return _Label(match.start(), match.end(), None, True, low)
        if low in self.offices:
            name = company or (words if len(words) > 1 else None)  # "A:" names nobody
            link = None if name is None else Link(name=name, start=start, end=end, rule=_RULE)
            return _Label(match.start(), match.end(), link, not is_heading, low)
        if low.rstrip("0123456789 ") in self.in_words:
            return self._made(match, words, start, start + len(words), counts=not is_heading)
        spoken_of = _key_of(named, start, start + len(words), MentionLabel.PROGRAM, MentionLabel.ORGANIZATION)
        if is_heading or (spoken_of is not None and len(words.split()) > 1):
            return _Label(match.start(), match.end(), None, False, low)  # "On Starlink V3: …"
        if spoken_of is not None:
            return self._made(match, self.companies.get(spoken_of, words), start, start + len(words), counts=False)
        has_office = match["name"][len(words) :].strip(" ,()").lower() in self.offices
        if _PERSON.fullmatch(_capitalised(words)) is None:
            return _Label(match.start(), match.end(), None, False, low)
        return self._made(match, words, start, start + len(words), counts=has_office)

    def _made(self, match: re.Match[str], name: str, start: int, end: int, *, counts: bool) -> _Label:
        return _Label(match.start(), match.end(), Link(name=name, start=start, end=end, rule=_RULE), counts, name)

    def _company(self, titled: Sequence[Mention]) -> str | None:
        return next((self.companies[name.key] for name in titled if name.key in self.companies), None)

    def said_by(self, chain: Chain, turn: Link | None) -> Chain:
        """Return the chain of what somebody says who has the word: it is his own, or he passes on what another one said."""
        if turn is None:
            return chain
        if chain.speaker is None or chain.speaker.name in {turn.name, self.companies.get(turn.name)}:
            return Chain(speaker=turn)
        return Chain(speaker=chain.speaker, reporters=(*chain.reporters, turn))


_RULE = "the label of a turn"


def _capitalised(words: str) -> str:
    return words.title() if words[0].islower() else words


def _key_of(named: Sequence[Mention], start: int, end: int, *labels: MentionLabel) -> str | None:
    """Return the key of the first name in ``start:end`` that is of one of some labels."""
    first = bisect_right(named, start - 1, key=lambda mention: mention.start)
    for mention in named[first:]:
        if mention.start >= end:
            break
        if mention.label in labels:
            return mention.key
    return None
