"""Families of words that the rules of reading look for, compiled from the watchlist.

``Wordings.of(watchlist)``; ``wordings["deal.words"]`` is the pattern of a family, to be searched in lower-case text.
A family that a watchlist does not have is never found.
``wordings.anchors["deal.words"]`` are words without one of which none of the family stands in a text.
``Frame("<deal.owes> us")`` is grammar that stays in code, with slots for families;
``wordings.pattern(frame)`` is its pattern, compiled when it is first asked for.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from extractors.text.inflections import all_forms, spelled_out
from models.lexicon import Metric, Wording
from models.watchlist import Watchlist

GAP = " … "
_ANYTHING = r"\s(?:(?!\b(?:when|which|that|while|after|as|where|who|or|but|if|unless|because)\b)[^.;]){0,90}?\b"
NOTHING = re.compile(r"(?!)")
_WORD = re.compile(r"\w+")
_BEGINS_WORD = re.compile(r"[a-z0-9]")
_SLOT = re.compile(r"<(\w+\.\w+)>")

WORD_BEGINS = r"(?a:\b)\b"
"""What a pattern begins with whose first letter is one of ASCII: ``\\b``, asked only where a border of ASCII is, which costs half."""


def any_of(phrases: Iterable[str], *, plurals: bool = False) -> re.Pattern[str] | None:
    """Return a pattern of whole phrases, lower case, "…" for some words in between; None where there are none."""
    listed = list(phrases)
    group = group_of(listed, plurals=plurals)
    return _whole(group, listed) if group else None


def _whole(group: str, phrases: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of a group of phrases that stand as whole words."""
    begins = WORD_BEGINS if all(_BEGINS_WORD.match(phrase) for phrase in phrases) else r"(?<!\w)"
    return re.compile(rf"{begins}{group}(?!\w)")


def group_of(phrases: Iterable[str], *, plurals: bool = False) -> str:
    """Return a pattern of phrases without their borders, the longest first; "" where there are none.

    It is several times as fast as the phrases one after the other: most are ruled out by their first letter.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    if not longest_first:
        return ""
    return f"(?:{_one_of(longest_first)}{'s?' if plurals else ''})"


def _one_of(phrases: Sequence[str]) -> str:
    """Return a pattern of the first of some phrases that fits.

    What several begin with is written but once, so that a word is told from hundreds of phrases by its first letters.
    Those that begin alike keep their order, and no others can fit at one place.
    """
    if len(phrases) == 1 or any(phrase.startswith(GAP) for phrase in phrases):
        pieces = [re.escape(phrase).replace(re.escape(GAP), _ANYTHING) for phrase in phrases]
    else:
        beginnings: dict[str, list[str]] = {}
        for phrase in phrases:
            beginnings.setdefault(phrase[:1], []).append(phrase[1:])
        pieces = [re.escape(letter) + (_one_of(rests) if letter else "") for letter, rests in beginnings.items()]
    return pieces[0] if len(pieces) == 1 else f"(?:{'|'.join(pieces)})"


def anchors_of(phrases: Iterable[str], *, plurals: bool = False) -> frozenset[str]:
    """Return a word of each phrase, its longest, in every form in which ``any_of`` finds it; empty where one has no word."""
    anchors: set[str] = set()
    for phrase in phrases:
        found = list(_WORD.finditer(phrase))
        if not found:
            return frozenset()
        longest = max(found, key=lambda match: len(match.group()))
        anchors.add(longest.group())
        if plurals and longest.end() == len(phrase):
            anchors.add(f"{longest.group()}s")
    return frozenset(anchors)


def phrases_of(entry: Wording) -> tuple[str, ...]:
    """Return the phrases of a family, with all forms of its verbs."""
    forms = all_forms(entry.verbs)
    return tuple(dict.fromkeys((*entry.phrases, *forms.open, *forms.done)))


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A pattern of order and marks; ``<deal.owes>`` in it stands for any phrase of that family.

    What has to stand at the borders of a slot the frame says.
    """

    template: str

    @property
    def families(self) -> tuple[str, ...]:
        """Return the keys of the families that stand in it, in order."""
        return tuple(_SLOT.findall(self.template))


class _Families(dict[str, re.Pattern[str]]):
    """The patterns of families, each made when it is first asked for."""

    def __init__(self, phrases: dict[str, tuple[str, ...]], groups: dict[str, str]) -> None:
        self._phrases = phrases
        self._groups = groups

    def __missing__(self, key: str) -> re.Pattern[str]:
        made = self[key] = _whole(self._groups[key], self._phrases[key]) if key in self._groups else NOTHING
        return made


class _Framed(dict[Frame, re.Pattern[str]]):
    """The patterns of frames with the families in their slots, each made when it is first asked for."""

    def __init__(self, groups: dict[str, str]) -> None:
        self._groups = groups

    def __missing__(self, frame: Frame) -> re.Pattern[str]:
        filled = _SLOT.sub(lambda slot: self._groups.get(slot[1], NOTHING.pattern), frame.template)
        made = self[frame] = re.compile(filled)
        return made


class Wordings:
    """The families of one watchlist; made once, each pattern when it is first asked for: many families stand only in frames.

    ``families[key]`` is the pattern of a family, ``pattern(frame)`` that of a frame: plain look-ups, for most rules begin with one.
    """

    __slots__ = ("anchors", "families", "families_of", "groups", "pattern", "phrases")

    def __init__(
        self, phrases: dict[str, tuple[str, ...]], groups: dict[str, str], anchors: dict[str, frozenset[str]]
    ) -> None:
        self.phrases = phrases  # of each family, with all forms of its verbs
        self.groups = groups  # a pattern of each family without its borders, as it stands in a frame
        self.anchors = anchors
        families_of: dict[str, set[str]] = {}  # which families a word is an anchor of
        for key, words in anchors.items():
            for word in words:
                families_of.setdefault(word, set()).add(key)
        self.families_of = families_of
        self.families: Mapping[str, re.Pattern[str]] = _Families(phrases, groups)
        self.pattern: Callable[[Frame], re.Pattern[str]] = _Framed(groups).__getitem__

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Wordings":
        return _compiled(watchlist.wordings)

    def __getitem__(self, key: str) -> re.Pattern[str]:
        return self.families[key]

    def words(self, key: str) -> frozenset[str]:
        """Return the words of a family of single words, for looking a word up; empty where there is no such family."""
        return self.anchors.get(key, frozenset())

    def families_in(self, heard: Set[str]) -> frozenset[str]:
        """Return the families with anchors of which one stands among the words ``heard``: no other of these can be found there."""
        families_of = self.families_of
        return frozenset().union(*[families_of[word] for word in families_of.keys() & heard])

    def not_words_of(self, metric: Metric) -> list[str]:
        """Return the phrases that rule a metric out: its own, spelled out, and those of its families."""
        own = (phrase for written in metric.not_words for phrase in spelled_out(written))
        return [*own, *(phrase for family in metric.not_families for phrase in self.phrases.get(family, ()))]


@lru_cache(maxsize=2)  # several readers of one watchlist ask for them
def _compiled(entries: tuple[Wording, ...]) -> Wordings:
    phrases = {entry.key: phrases_of(entry) for entry in entries}
    anchors = {entry.key: anchors_of(phrases[entry.key], plurals=entry.plurals) for entry in entries}
    return Wordings(
        phrases=phrases,
        groups={
            entry.key: group for entry in entries if (group := group_of(phrases[entry.key], plurals=entry.plurals))
        },
        anchors={key: words for key, words in anchors.items() if words},
    )
