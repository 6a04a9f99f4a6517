"""Labels of those who take turns: a name ("Elon Musk:", "Ms. WHITLOCK."), a part ("Q:", "Operator:") or an office ("CFO:").

``LabelFinder.of(watchlist)``
``finder.find(text) -> list[Label]``                                    what stands where labels do
``finder.of_talk(text, title, labels, mentions, company) -> list[Label]``  those of people who talk; none where nobody does
``finder.asks(label) -> bool``                                          one who asks
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.speech.introduced import Introduced
from extractors.text.wordings import Frame, Wordings
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
_NAME = re.compile(r"[^\W\d_][\w’'.-]*(?: (?:(?:van|von|de|del|der|la|di|bin) )?[^\W\d_][\w’'.-]*){0,3}(?: \d{1,2})?")
_ASIDE = re.compile(r"\s*[(,–—]\s*| -{1,2} ")
_PARTS = ("turns.askers", "turns.answerers", "turns.offices")
_LONGEST_PART = 3  # spaces in a label
_LONGEST_ROLE = 6  # … in a role: "President and Chief Operating Officer"
_ESTABLISHED = 3  # turns: by then a lone word before a colon is a name too
_BREAK = 80  # characters of the line before a label
OWN_WORDS = Frame(r"(?<![\w’'])<turns.own_words>(?![\w])")
LEAST_TURNS = 2  # turns make a talk
ONE_IN = 4  # turns is told in the first person, or asks
LOOKED_AT = 600  # characters of a turn that are looked at for that


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
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
class LabelFinder:
    """Finds labels by the words of one watchlist; make it once, it is read-only afterwards."""

    wordings: Wordings
    introduced: Introduced
    no_names: frozenset[str]  # words with which no name begins
    companies: frozenset[str]  # keys of those who speak for themselves, not of those who only look on

    @classmethod
    def of(cls, watchlist: Watchlist) -> "LabelFinder":
        """Compile the words by which askers and answerers are labelled."""
        wordings = Wordings.of(watchlist)
        return cls(
            wordings=wordings,
            introduced=Introduced.of(watchlist),
            no_names=wordings.words("said.no_names"),
            companies=frozenset(
                entry.key for entry in watchlist.organizations if entry.role is not OrganizationRole.OBSERVER
            ),
        )

    def find(self, text: str) -> list[Label]:
        """Return what stands in a text where labels do, in order."""
        found: dict[int, Label] = {}
        for pattern in (_LABEL, _HONORIFIC, _HEADING):
            for match in pattern.finditer(text):
                if pattern is _HEADING and not self._heads_turn(match):
                    continue
                name, _, aside = _parted(match["label"] + (match["role"] or "" if pattern is _HEADING else ""))
                timed = pattern is _LABEL and bool(match["time"])
                found.setdefault(
                    match.start(),
                    Label(start=match.start("label"), end=match.end("label"), name=name, aside=aside, is_timed=timed),
                )
        return [found[start] for start in sorted(found)]

    def of_talk(
        self, text: str, title: str, labels: Sequence[Label], mentions: Sequence[Mention], company: str | None
    ) -> list[Label]:
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
        least = 1 if self.wordings["turns.heads"].search(title.lower()) else LEAST_TURNS
        if len(kept) < least or not any(self._is_voice(label, count, company) for label in kept):
            return []
        ends = [label.start for label in kept[1:]] + [len(text)]
        own = self.wordings.pattern(OWN_WORDS)
        spoken = 0
        for label, end in zip(kept, ends, strict=True):
            said = text[label.end : min(end, label.end + LOOKED_AT)].lower()
            spoken += "?" in said or own.search(said) is not None
        is_talk = least == 1 or any(self.wordings["turns.askers"].fullmatch(label.key) for label in kept)
        if not is_talk and spoken * ONE_IN < len(kept):
            return []
        if len(kept) < _ESTABLISHED:
            return kept
        alone = {
            label.start for label in labels if " " not in label.key and self._is_name(label) and _opens(text, label)
        }
        starts = alone | {label.start for label in kept}
        return [label for label in labels if label.start in starts]

    def asks(self, label: Label) -> bool:
        """Say whether a label is that of one who asks: "Operator", "Analyst (Bernstein)", "Colin Langan, Wells Fargo"."""
        if self.wordings["turns.askers"].search(f"{label.name} {label.aside}".lower()):
            return True
        if not label.aside or self.wordings["turns.offices"].search(label.aside.lower()):
            return False
        if self.wordings["turns.answerers"].fullmatch(label.key) is not None:
            return False
        is_firm = all(word[0].isupper() or not word[0].isalpha() for word in label.aside.split())
        return is_firm and self.introduced.key_of(label.aside) not in self.companies

    def _heads_turn(self, match: re.Match[str]) -> bool:
        """Say whether a line of its own is a label: "Ann Lee -- Chief Financial Officer", "Operator", "Elon Musk"."""
        if self.wordings["turns.askers"].fullmatch(match["label"].lower()) is not None:
            return True
        if match["role"]:
            return self._has_part(match["role"].strip(" ,–—-"), longest=_LONGEST_ROLE)
        return self.introduced.key_of(match["label"]) in self.introduced.people

    def _is_voice(self, label: Label, count: Counter[str], company: str | None) -> bool:
        return (
            self._has_part(label.name)
            or self._has_part(label.aside)
            or count[label.key] > 1
            or self.introduced.is_titled(label.name)
            or self.introduced.key_of(label.name, company) in self.introduced.people
        )

    def _has_part(self, words: str, *, longest: int = _LONGEST_PART) -> bool:
        """Say whether a label is a part or an office, or opens or ends with one: "Unidentified analyst", "A", "Question from the web"."""
        low = words.lower()
        if not low or low.count(" ") > longest:
            return False
        return any(
            match.start() == 0 or match.end() == len(low)
            for family in _PARTS
            for match in self.wordings[family].finditer(low)
            if match.end() - match.start() > 1 or len(low) == 1
        )

    def _is_name(self, label: Label) -> bool:
        if _NAME.fullmatch(label.name) is None:
            return False
        words = label.name.split()
        if label.is_timed:
            return True
        return words[0][0].isupper() and not words[-1][0].islower() and words[0].lower() not in self.no_names


def _opens(text: str, label: Label) -> bool:
    """Say whether a label stands at the beginning of a paragraph."""
    line = text.rfind("\n", 0, label.start)
    return line < 0 or not text[max(0, line - _BREAK) : line].rpartition("\n")[2].strip()


def _parted(label: str) -> tuple[str, str, str]:
    """Return the name of a label, and what stands beside it: "Mark Teller, CEO", "Q (Needham)"."""
    cut = _ASIDE.search(label)
    if cut is None:
        return label.strip(), "", ""
    return label[: cut.start()].strip(), cut.group(), label[cut.end() :].strip(" )")
