"""Names that are in no list, as the subject of what is told: "Orbital Works Ltd. plans".

``Strangers.of(watchlist)``
``strangers.are_subject(line, start, end)``   the words have such a name for their subject
``strangers.opens(line)``                     a line opens with one and goes on about it
``strangers.is_aside(line, start)``           a value only compares, or describes a stranger right before it
``plans_it(line, start)``                        it is the plan of one that is in no list
``follows_preposition(line, start)``, ``leads_on(line, end)``   what stands before and behind a name
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from extractors.lines.headings import behind_dateline
from extractors.lines.passages import Line
from extractors.programs.known_outsiders import is_speaker
from extractors.text.clauses import Clause, begins_with_verb
from extractors.text.underlay import Entity, EntityKind
from extractors.text.wordings import Frame
from models.lexicon import OutsiderKind
from models.watchlist import Watchlist

_NAME = re.compile(r"[A-Z][\w&.’'-]*(?:\s+(?:[A-Z][\w&’'-]*|\d{1,3}\b|of\s+[A-Z][\w’'-]*))*")
_LEGAL_FORMS = frozenset({"Inc", "Ltd", "Corp", "Co", "LLC", "GmbH", "Plc", "PLC", "AG", "SA", "BV"})
_POSSESSIVE = re.compile(r"['’]s?$")
_PREPOSITION = re.compile(
    r"\b(?:in|at|near|of|from|with|by|to|for|on|outside|around|under|per|into|via|than|like|called|named|dubbed|since"
    r"|until|through|during|between|after|before|against|over|about|across)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_PREDICATE = Frame(
    r"\s*(?:(?:also|now|then|still|already|since|later)\s)?(?::|\s[—–-]\s|['’]s?\s|(?:is|are|was|were|has|have|had|will|would|could|may|might|<strangers.do>"
    r"|reported(?=\s(?:revenues?|sales|an?|net|earnings|profits?|record)))\b)"
)
_DESCRIBED_AS = Frame(r"\s?,\s(?:the|an?)\s(?:[\w’'-]+\s){0,4}?<strangers.kinds>\s(?:that|which|behind|with)\b")
_OPENS = re.compile(r"(?:^|[:\n])[\W\d]{0,12}$")
_INNER_NAME = re.compile(r"(?<=[a-z0-9,;] )[A-Z][a-z]+")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_FOR_SCALE = re.compile(
    r"[^\w]*(?:for (?:scale|comparison|reference|context|perspective)|by (?:way of )?(?:comparison|contrast)|in comparison)\b,?\s"
)
_PUT_IN_FOR_SCALE = re.compile(r",\s(?:for|by way of|by) (?:comparison|contrast|scale),\s")
_RELATIVE = frozenset({"which", "whose", "who"})
_DESCRIBED = Frame(
    r"\b([A-Z][\w&.’'-]*(?:\s[A-Z0-9][\w’'-]*){0,4})(?:\s(?:<bond.foreign>|authority|agency))?,?\s(?:which|whose|who)\s[^,;.]{0,60}$"
)
_LONGEST_ASIDE = 150  # characters
_ONES_PLAN = Frame(
    r"\b(?:<strangers.kinds>\b[^;.]{0,60}?\s(?:wants|plans|aims|hopes|intends|means|is to|will|would|says it will)"
    r"|(?:he|she|it)(?:['’](?:ll|d)|\s(?:will|would|wants to|plans to|aims to|hopes to|intends to))\s(?:put|build|launch|fly|operate|install|send|place))\b[^;.]{0,40}$"
)
_LONGEST_PLAN = 140  # characters
_APPOSED = re.compile(
    r"\s*,(?:[^,.;]{1,40}|\s(?:which|whose|who|in|on|at|by|with|as|an?|the|its|now|then|once)\s[^,.;]{1,80}),(?=\s)"
)
_DESCRIBED_BY = re.compile(r"\s*,(?:[^,.;]|[,.](?=\d)){1,100},(?=\s)")
_AND_ANOTHER = re.compile(r"(?:\s(?:and|&)\s(?:the\s)?[A-Z][\w&.’'-]*(?:\s[A-Z][\w&’'-]*){0,3})(?=\s)")
"""A second name: "OpenAI and AMD have signed"."""
_LONGEST_OPENING = 60  # characters in which the subject of a line begins
_FIRST_OF_TITLE = re.compile(r"[\W_]*([A-Z][\w&.’'-]*[\w’'])")
_HAS_ASIDE = re.compile(r",\s(?:with|which|whose|who|owner of|operator of)\s[^;.]{0,80}")
_HEADS = 5  # lines in which a text takes up what its title names
_ALONE = re.compile(r"[\W_]*(?P<who>[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|\d{1,2})){1,3})[*_]{0,2}\.[*_\s]*")
_PRESENTED = re.compile(
    r"\b(?:is|was|called|named|dubbed)\s(?:the\s)?(?P<who>[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|\d{1,2})){0,3})\.$"
)
_PRESENTED_FIRM = Frame(
    r"\b(?:is|was)\s(?:in\s|with\s)?(?:the|an?)\s(?:[\w-]+\s){0,4}?<strangers.kinds>\s(?:that|which|behind|called|in)\b"
)
_POSSESSED = re.compile(
    r"(?<![.!?] )\b(?P<who>[A-Z][\w&]*)(?:'s|’s|'|’)\s(?:(?!(?:at|of|in|on|to|by|for|with|from|is|are|has|had|was|were)\s)[a-z-]+\s){0,2}$"
    r"|\b(?P<whose>[A-Z][\w&]*)(?:'s|’s|'|’)\s(?:[\w-]+\s){0,5}[a-z-]+,\s(?:which|that|each of which)\s(?:\w+\s){0,2}$"
)
_DOES = re.compile(r"\s(?:\w+ly\s)?[a-z]{3,}(?:[a-z]s|ed)\s(?!of\b|that\b)")
_DECIDES = Frame(r"(?:\s\w+)?\s<title.authorities>\b")
_CONTRACTED = re.compile(r"['’](?:ll|ve|re|d|m|s|t)?$")
_OWNS = ("'s", "’s", "s'", "s’")
_OF_ITSELF = Frame(
    r"\s(?:[\w-]+\s){0,3}?<said.offices>\b[^;.]{0,60}?\s(?:<said.reports>|<strangers.tell>)\s(?:\w+\s){0,3}?(?:that\s)?"
    r"(?:it|they|its|their|the <said.companies>)\b"
)
"""An officer of somebody speaks of whom he serves: "'s chairman said that it"."""
_LONGEST_MARK = 4  # capital letters, of which many words of papers and tables consist
_PLURAL = re.compile(r"[A-Z][a-z]+[a-rt-z]s")
_OF_ONE = re.compile(r"\s(?:\w+ly\s)?(?:is|was|has|(?!(?:always|across|towards)\b)[a-z]{3,}s)\b")
"""A verb of one: "Polaris wants"."""
_ABSTRACT = re.compile(r"[A-Z]\w+(?:[ts]ion|ment|ing|ship|ance|ence|ity|ness|ism)s?")
"""A word that names what is done, and nobody: "Consumption will not exceed 9 million gallons"."""


@dataclass(frozen=True, slots=True)
class Strangers:
    """Tells names that are in no list from words that only begin a sentence; made once from a watchlist."""

    ordinary: frozenset[str]  # words that may begin a sentence with a capital and are no names, small letters
    places: frozenset[str]  # countries and towns: names, though they open a sentence

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Strangers":
        names = frozenset(
            word for entry in watchlist.outsiders if entry.kind is OutsiderKind.PLACE for word in entry.aliases
        )
        return cls(_ordinary_words(watchlist) - {name.lower() for name in names}, names)

    def are_subject(self, line: Line, start: int, end: int) -> bool:
        """Say whether the words ``start:end`` have a name for their subject that is in no list: "Orbital Works Ltd. plans"."""
        for named in _NAME.finditer(line.text, start, end):
            first, last = named.span()
            if line.entities and any(_is_no_owner(entity, first, last) for entity in line.entities):
                continue
            if any(mention.start < last and first < mention.end for mention in line.mentions):
                continue
            if named.group().endswith(_OWNS) and line.pattern(_OF_ITSELF).match(line.words, last, end + 1) is not None:
                return True  # "Huawei's chairman, Eric Xu, said it would reach one million chips"
            if (
                _opens(line, first)
                and _HAS_ASIDE.fullmatch(line.text, last, end) is not None
                and _CONTRACTED.sub("", named.group().split()[0].lower()) not in self.ordinary
            ):
                return True  # "Viasat, with 3 satellites and $6.7 billion of debt, asked for a bond"
            if self._is_stranger(line, named.start(), named.end(), named.group()) and not (
                any(match.start < named.end() and named.start() < match.end for match in line.periods)
                or any(found.start < named.end() and named.start() < found.end for found in line.quantities)
            ):
                return True
        return False

    def is_heading(self, line: Line) -> bool:
        """Say whether a line is nothing but a name that is in no list: "Polaris Forge 1."."""
        return self._is_name(line, _ALONE.fullmatch(line.text, line.start, line.end))

    def present(self, line: Line) -> bool:
        """Say whether a line brings in somebody: "Polaris Forge 1.", "The other is Kenilworth.", "is the tiny firm that makes it"."""
        end = _PRESENTED.search(line.text, max(line.start, line.end - _LONGEST_ASIDE), line.end)
        return (
            self.is_heading(line)
            or self._is_name(line, end)
            or line.pattern(_PRESENTED_FIRM).search(line.words, line.start, line.end) is not None
        )

    def _is_name(self, line: Line, found: re.Match[str] | None) -> bool:
        if found is None:
            return False
        start, end = found.span("who")
        if found["who"].split()[0].lower().replace("’", "'").endswith(("'s", "'re", "'ll", "'d", "'ve", "'m")):
            return False  # "It's HUGE."
        words = [word for word in found["who"].split() if not word.isdigit()]
        return any(_CONTRACTED.sub("", word.lower()) not in self.ordinary for word in words) and not (
            any(mention.start < end and start < mention.end for mention in line.mentions)
            or any(period.start < end and start < period.end for period in line.periods)
        )

    def possess(self, line: Line, start: int) -> bool:
        """Say whether what is counted at ``start`` is somebody's who is in no list: "Acme's ten satellites, which weigh 300 kg"."""
        owner = _POSSESSED.search(line.text, max(line.start, start - _LONGEST_ASIDE), start)
        if owner is None or _CONTRACTED.sub("", (owner["who"] or owner["whose"]).lower()) in self.ordinary:
            return False
        left, right = owner.span("who" if owner["who"] else "whose")
        return not any(mention.start < right and left < mention.end for mention in line.mentions) and not any(
            period.start < right and left < period.end for period in line.periods
        )

    def opens(self, line: Line) -> bool:
        """Say whether a line opens with such a name and goes on about it: "Entergy, which serves Mississippi, said"; a person's is none."""
        first = behind_dateline(line)
        for named in _NAME.finditer(line.text, first, min(line.end, first + _LONGEST_OPENING)):
            start, end, name = named.start(), named.end(), named.group()
            if any(mention.start < end and start < mention.end for mention in line.mentions):
                return False
            words = [
                word
                for word in name.split()
                if not word.isdigit() and _CONTRACTED.sub("", word.lower()) not in self.ordinary
            ]
            if line.text.startswith(":", end):
                return False  # it only speaks
            if (
                not words
                or follows_preposition(line, start)
                or (len(words) == 1 and _is_common(line, start, end, words[0]))
            ):
                continue
            if any(period.start < end and start < period.end for period in line.periods):
                continue
            is_person = len(words) > 1 and all(word.isalpha() and word.istitle() for word in words)
            if _POSSESSIVE.search(name) is not None and name[-1] in "s'’":
                return not is_person or not is_speaker(line, start, end)  # "Huawei's chairman said it would"
            after = _DESCRIBED_BY.match(line.text, end)
            behind = after.end() if after else end
            return (leads_on(line, behind) or _DOES.match(line.text, behind) is not None) and not (
                is_person and is_speaker(line, start, end)
            )
        return False

    def heads(self, title: str, lines: Sequence[Line]) -> bool:
        """Say whether a title opens with a name that is in no list, of which the text goes on to tell: "Huawei ships a rack"."""
        first = _FIRST_OF_TITLE.match(title)
        if first is None or not lines or _POSSESSIVE.sub("", first[1]).lower() in self.ordinary:
            return False
        name = _POSSESSIVE.sub("", first[1])
        if lines[0].pattern(_DECIDES).match(title.lower(), first.end()):
            return False  # "Grimes County approves abatement"
        told = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        return any(
            told.search(line.text, line.start, line.end) is not None
            and any(self.opens(other) for other in lines[: line.index + 1])
            for line in lines[:_HEADS]
        )

    def is_aside(self, line: Line, start: int) -> bool:
        """Say whether a value only compares, or describes a stranger right before it.

        "For scale, a large fab does 40,000 a month"; "the Space Shuttle, which cost $54,000 a kilogram".
        """
        if compares(line):
            return True
        if _RELATIVE.isdisjoint(line.heard):
            return False
        described = line.pattern(_DESCRIBED).search(line.text, max(line.start, start - _LONGEST_ASIDE), start)
        if described is None:
            return False
        left, right = described.span(1)
        known = [(found.start, found.end) for found in line.mentions]
        known += [(found.start, found.end) for found in line.periods]  # "on Tuesday, which makes 32"
        return not any(start < right and left < end for start, end in known) and not (
            _opens(line, left) and described.group(1).lower() in self.ordinary
        )

    def _is_stranger(self, line: Line, start: int, end: int, name: str) -> bool:
        words = name.split()
        if len(words) > 1 and words[-1] in _LEGAL_FORMS:
            end += line.text.startswith(".", end)
            return leads_on(line, end) and not is_speaker(line, start, end)
        while (words and words[0].isdigit()) or (
            words and _CONTRACTED.sub("", words[0].lower().rstrip(".")) in self.ordinary
        ):
            words = words[1:]
        is_mark = name.isupper() and len(name) <= _LONGEST_MARK
        if not words or (is_mark and not (name.isalpha() and leads_on(line, end))):
            return False  # "a level II", "V3 has"; but "ULA promised 20 launches"
        if follows_preposition(line, start) or is_speaker(line, start, end):
            return False
        is_label = line.text[end : end + 1] == ":"
        is_numbered = is_label and len(words) == 2 and words[1].isdigit()  # "Slide 9: …"
        is_whole = len(words) == len(name.split())  # "Orbital Chenguang" opens with an ordinary word, and is a name
        is_single = len(words) == 1 and is_whole and words[0] not in self.places
        if (is_single or is_numbered) and _is_common(line, start, end, words[0]):
            return False  # "Contact was made"
        is_name = len(words) >= 2 and all(word.isalpha() for word in words)
        if is_label and _opens(line, start) and (is_name or name.isupper()):
            return False  # the speaker of a transcript
        after = _APPOSED.match(line.text, end)
        return (
            any(_POSSESSIVE.search(word) is not None for word in name.split())  # "Boeing's Everett hall"
            or leads_on(line, after.end() if after else end)
            or line.pattern(_DESCRIBED_AS).match(line.text, end) is not None
        )


def plans_it(line: Line, start: int) -> bool:
    """Say whether what stands at ``start`` is the plan of one company or person: "a start-up in Oslo plans", "that he would put"."""
    return line.pattern(_ONES_PLAN).search(line.words, max(line.start, start - _LONGEST_PLAN), start) is not None


def compares(line: Line) -> bool:
    """Say whether a line only sets something beside what is told: "By way of contrast, a large hangar has …"."""
    return (
        _FOR_SCALE.match(line.words, line.start, line.end) is not None
        or _PUT_IN_FOR_SCALE.search(line.words, line.start, line.end) is not None
    )


def _is_common(line: Line, start: int, end: int, word: str) -> bool:
    """Say whether a word at ``start:end`` has its capital only because it opens the sentence: it is no name elsewhere in the text."""
    if not (_opens(line, start) and word.isalpha() and word.istitle()):
        return False
    is_subject = end - start == len(word) and not line.text.startswith(":", end) and leads_on(line, end)
    if is_subject and not _are_several(line, end, word):
        return _ABSTRACT.fullmatch(word) is not None  # "Interlune will dig": one ordinary thing has an article
    return word not in line.whole.once("inner names", lambda: frozenset(_INNER_NAME.findall(line.text)))


def _are_several(line: Line, end: int, word: str) -> bool:
    """Say whether a word before ``end`` is the plural of something, which needs no article: "Images are sorted in orbit"."""
    return _PLURAL.fullmatch(word) is not None and _OF_ONE.match(line.words, end) is None


def _opens(line: Line, start: int) -> bool:
    """Say whether nothing but marks and figures stands before ``start`` in its sentence, or behind its last colon."""
    return _OPENS.search(line.text[max(line.start, start - 12) : start]) is not None


def _is_no_owner(entity: Entity, start: int, end: int) -> bool:
    """Say whether a model knows better of what looks like a name at ``start:end``: a date, or no subject of any verb."""
    is_there = entity.start < end and start < entity.end
    return is_there and (entity.kind is EntityKind.NUMBER or entity.is_subject is False)


def _ordinary_words(watchlist: Watchlist) -> frozenset[str]:
    """Return the words that the lists themselves use of things, times and measures, with those of everyday English."""
    phrases = [
        phrase for metric in watchlist.metrics for phrase in (*metric.words, *metric.done_words, *metric.counted)
    ]
    phrases += [phrase for period in watchlist.periods for phrase in period.phrases]
    phrases += [form for unit in watchlist.units for form in unit.forms]
    phrases += [phrase for cue in watchlist.cues for phrase in cue.phrases]
    phrases += [word for entry in watchlist.outsiders if entry.kind is OutsiderKind.ORDINARY for word in entry.aliases]
    words = {word.lower().rstrip(".") for phrase in phrases for word in _WORD.findall(phrase)}
    words |= {f"{thing}s" for metric in watchlist.metrics for thing in metric.counted}
    return frozenset(words | STOP_WORDS)


def follows_preposition(line: Line, start: int) -> bool:
    """Say whether a name at ``start`` stands behind a preposition, and is no subject."""
    return _PREPOSITION.search(line.text[max(line.start, start - 16) : start]) is not None


def leads_on(line: Line, end: int) -> bool:
    """Say whether the words behind a name at ``end`` make it the subject of what is told."""
    other = _AND_ANOTHER.match(line.text, end)
    behind = end if other is None else other.end()
    while behind < line.end and line.text[behind] in "*_":
        behind += 1  # "**SPP** approved a backbone"
    return line.pattern(_PREDICATE).match(line.text, behind) is not None or (
        line.text.startswith(" ", behind) and begins_with_verb(line.text, Clause(behind + 1, line.end))
    )
