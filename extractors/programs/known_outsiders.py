"""Names that a list knows to be none of ours: other constellations, rockets, companies and their sites.

``KnownOutsiders.of(outsiders)``
``known.own(line, start, end, ours)``  the value or verb at ``start:end`` is said of one of them
``known.stand_in(text)``               one is named in a text
``is_speaker(line, start, end)``       a name only tells: "…, said Analysys"
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractors.lines.headings import behind_dateline
from extractors.lines.passages import Line
from extractors.text.typography import word_set
from extractors.text.wordings import Frame, anchors_of, group_of
from models.lexicon import Outsider, OutsiderKind

_REPORTING = Frame(
    r"\s*(?:\(?[\w,. ]{0,40}\)?\s*)?(?:<strangers.tell>|reported(?!\s<strangers.results>)|put(?=\s[^,;.]{1,60}\sat\s))\b"
)
_TELLS_TOO = word_set("reported put")
_COLON = re.compile(r"\s+:")
_OWNS_A_THING = re.compile(
    r"['’]s\s(?:\w+\s){0,2}?(?:plant|factory|fab|works|campus|site|data cent(?:er|re)|cluster|satellites?|constellation|rocket|network|deal|contract|chips?)\b"
)
_OPENS_ON = re.compile(r"[^\w]*(?:on|at|for|in|with|over at|as for)\s+(?:the\s+)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:like|unlike|than|to|against|versus|vs\.?|of|with|by|from|alongside|beside|beyond|after|before|on|via|aboard|at|and|what|over|through|across|using|buy|buys|bought|own|owns)\s+"
    r"(?:an?\s+|the\s+|[A-Z][\w]*['’]s\s+){0,2}$"
)
_TOPIC = re.compile(r"[^\w]*(?:as for|as to|turning to|speaking of|over at)\s+(?:the\s+)?$", re.IGNORECASE)
_NEXT_TO = re.compile(
    r"[ \u00a0-](?:of\s(?:the\s)?)?(?:(?!(?:the|shared?|rode|flew|took|left|boarded|topped|on|with|by|aboard|than|against|like|as|an?|via|from|to|for|of|and|or|what|while|if|but)\b)[\w,-]+\s){0,2}"
)
_IS = re.compile(r"\s(?:is|was|are|were|stands|costs?|sells?|flew|flies|launched|lifts?|lifted)\b")
_WHICH = re.compile(r",?\s(?:which|that|whose)\s[^,;]*$")
_APPOSED = re.compile(
    r"\s?,\s(?:meant|designed|built|intended|billed|pitched|seen|touted|conceived|developed|planned|due|made)\s(?:to|as|for|by)\s[^;.]{1,120}?,\s(?=(?:is|are|was|were|will|would|should|can|could|may|has|have)\s)"
    r"|\s?,\s(?:an?|the|its|their|unlike|like|one of|another|long|once|not|(?-i:[A-Z])[\w’'-]*['’]s?)\s[^,;.]{1,80},\s",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:\s[\w’'-]+){0,5}?,?\s(?:under the (?:name|brand|label)(?:\sof)?|(?:to be\s)?(?:called|named|dubbed|branded|christened|known as))\s[\"“]?"
)
_CALLS = word_set("name brand label called named dubbed branded christened known")
_FAR_BEHIND = 90
"""Characters behind a value within which the name of its thing stands: "a network of 5,408 satellites under the name TeraWave"."""
_WHICH_OF_APPOSED = re.compile(r",\s(?:an?|the|its|their|whose)\s[^,;.]{1,80},\s(?:which|that|whose)\s[^,;]*$")
_MEASURED = re.compile(r",\s(?:[\d.,]+\s(?:tonnes|tons|kg|kilograms|kw|mw|gw|meters|metres|km|satellites),\s)?")
_INSERTED = re.compile(r",\s(?:which|that|whose|the|an?|built|made|meant|designed|due)\s[^,;]{0,80}")
_CARRIES = Frame(r"\w?(?:\s[\w-]+){0,3}?\s<load.carries>\s(?:<number.about>\s)?(?:the (?:first|next|last)\s)?")
_ANOTHER_CLAUSE = re.compile(r"\b(?:so|but|while|whereas|and)\s(?:who|what|why|how|we|i|it|they|the|nobody)\b")
_OF_THEM = re.compile(r"\sof (?:them|these|those)\b")
_NOBODYS = frozenset({OutsiderKind.ORDINARY, OutsiderKind.PLACE})
_BEHIND = 30  # characters behind a value within which its own noun stands: "47 Falcon 9 missions"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOutsiders:
    """The names of others; made once from a watchlist."""

    pattern: re.Pattern[str] | None
    anchors: frozenset[str]  # a word of each name, small letters
    kinds: Mapping[str, OutsiderKind]  # name → what it is

    @classmethod
    def of(cls, outsiders: Iterable[Outsider]) -> "KnownOutsiders":
        kinds = {alias: entry.kind for entry in outsiders if entry.kind not in _NOBODYS for alias in entry.aliases}
        return cls(pattern=_any_of(kinds), anchors=anchors_of(name.lower() for name in kinds), kinds=kinds)

    def stand_in(self, text: str) -> bool:
        """Say whether one of them is named in ``text``."""
        return self.pattern is not None and self.pattern.search(text) is not None

    def are_in(self, line: Line) -> bool:
        """Say whether one of them is named in ``line``."""
        return (
            self.pattern is not None
            and line.hears(self.anchors, line.start, line.end)
            and self.pattern.search(line.text, line.start, line.end) is not None
        )

    def follow(self, line: Line, start: int) -> bool:
        """Say whether one of them is named behind ``start`` in a line."""
        return self.pattern is not None and self.pattern.search(line.text, start, line.end) is not None

    def open(self, line: Line) -> bool:
        """Say whether a line opens with one of them: "Entergy, which serves Mississippi, said"."""
        return (
            self.pattern is not None
            and line.hears(self.anchors, line.start, line.end)
            and self.pattern.match(line.text, behind_dateline(line), line.end) is not None
        )

    def own(self, line: Line, start: int, end: int, ours: Sequence[tuple[int, int]]) -> bool:
        """Say whether one of them owns what stands at ``start:end``; ``ours`` are the spans of our names in ``line``."""
        last = min(line.end, end + (_FAR_BEHIND if line.hears(_CALLS, end, line.end) else _BEHIND))
        if self.pattern is None or not line.hears(self.anchors, line.start, last):
            return False
        for found in self.pattern.finditer(line.text, line.start, last):
            if any(left < found.end() and found.start() < right for left, right in ours):
                continue
            if found.start() >= end:
                return (
                    _NEXT_TO.fullmatch(line.text, end, found.start())
                    or _CALLED.fullmatch(line.words, end, found.start())
                ) is not None
            if found.end() > start:
                return True
            aside = _APPOSED.match(line.text, found.end(), start)  # "Leo, a rival of Starlink, has 340"
            told_from = aside.end() if aside is not None else found.end()
            if any(told_from <= left and right <= start for left, right in ours):
                continue
            if self._owns_behind(
                line, found, start, end, [span for span in ours if not found.end() <= span[0] < told_from]
            ):
                return True
        return False

    def _owns_behind(
        self, line: Line, name: re.Match[str], start: int, end: int, ours: Sequence[tuple[int, int]]
    ) -> bool:
        """Say whether a name owns what stands behind it, no name of ours being in between."""
        if line.text.startswith(",", name.end()) and any(
            right <= name.start() and _INSERTED.fullmatch(line.words, right, name.start()) for _, right in ours
        ):
            return False  # "AI5, which will drive the Cybercab, enters production"
        if _WHICH.match(line.words, name.end(), start) or _MEASURED.fullmatch(line.words, name.end(), start):
            return True  # "on New Glenn, which can carry 45 tonnes", "on Skylab, 77 tonnes, launched in 1973"
        if _WHICH_OF_APPOSED.match(line.words, name.end(), start):
            return True  # "with TeraWave, the network for governments, which has 5,408 satellites"
        if _TOPIC.fullmatch(line.text, line.start, name.start()):
            return True
        is_rocket = self.kinds[name.group()] is OutsiderKind.ROCKET
        if is_rocket and any(
            name.end() <= left <= end + _BEHIND
            and ";" not in line.text[end:left]
            and (left < end or _ANOTHER_CLAUSE.search(line.words, end, left) is None)
            for left, _ in ours
        ):
            return False  # it carries ours
        if is_rocket and line.pattern(_CARRIES).fullmatch(line.words, name.end(), start):
            is_of_ours = any(end <= left and ";" not in line.text[end:left] for left, _ in ours)
            if is_of_ours or _OF_THEM.match(line.words, end):
                return (
                    False  # "A Long March 2D put twelve satellites into orbit for Three-Body", "will carry 24 of them"
                )
        if is_rocket and _IS.match(line.words, name.end(), start):
            return True  # "the price on Falcon 9 is $2,900"
        if _OPENS_ON.fullmatch(line.text, line.start, name.start()):
            return not is_rocket
        before = line.text[max(line.start, name.start() - 40) : name.start()]
        return _COMPARED.search(before) is None and not is_speaker(line, name.start(), name.end())


def is_speaker(line: Line, start: int, end: int) -> bool:
    """Say whether a name at ``start:end`` only says what its sentence tells; "Samsung's plant was announced" says nothing."""
    if _OWNS_A_THING.match(line.text, end):
        return False
    if any(item.is_telling and item.start <= start and end <= item.end + 2 for item in line.attributions):
        return True
    if (line.hears_of("strangers.tell") or not _TELLS_TOO.isdisjoint(line.heard)) and line.pattern(_REPORTING).match(
        line.words, end
    ):
        return True
    return _COLON.match(line.text, end) is not None


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    listed = list(names)
    firsts = "".join(sorted({re.escape(name[0]) for name in listed}))  # few letters of a text are one of these
    return re.compile(rf"(?=[{firsts}])(?<![\w-]){group_of(listed)}(?!\w)") if listed else None
