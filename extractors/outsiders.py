"""Subjects outside the catalogue: another company's campus, another constellation, a market.

``OutsiderFinder.of(watchlist)``
``finder.is_subject(line, start, end, owner=…)``  what stands before ``end`` in a clause is said of somebody outside the
    catalogue, so that its figures are not borrowed for a program of ours
``finder.owns(line, start, end, ours=…)``         the value or verb at ``start:end`` belongs to a known outsider's name
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from extractors.passages import Line
from extractors.underlay import Entity, EntityKind
from models.lexicon import OrganizationRole, Outsider, OutsiderKind
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_NAME = re.compile(r"[A-Z][\w&.’'-]*(?:\s+(?:[A-Z][\w&’'-]*|\d{1,3}\b|of\s+[A-Z][\w’'-]*))*")
_POSSESSIVE = re.compile(r"['’]s?$")
_PREPOSITION = re.compile(
    r"\b(?:in|at|near|of|from|with|by|to|for|on|outside|around|under|per|into|via|than|like|called|named|dubbed|since"
    r"|until|through|during|between|after|before|against|over|about|across)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"['’]s[,.;]")  # "if the yield matches Samsung's, …"
_PREDICATE = re.compile(
    r"\s*(?::|\s[—–-]\s|['’]s?\s|(?:is|are|was|were|has|have|had|will|would|could|may|might|plans?|passed|stands|stood|holds|held|draws|drew"
    r"|flew|makes|made|raised|lofted|launched|expects|aims|wants|targets|reached|needs|runs|puts|said|says|takes|carries|carried"
    r"|announced|reported(?=\s(?:revenues?|sales|an?|net|earnings|profits?|record))|posted|earned|won|lost|bought|opened|shipped|delivered|produces|generates|ordered|operates|builds|built|adds|added|signed|filed|starts|started)\b)"
)
_REPORTING = re.compile(
    r"\s*(?:\(?[\w,. ]{0,40}\)?\s*)?(?:said|says|told|notes?|noted|thinks?|expects?|estimates?|reckons?|believes?|wrote|writes|reports?"
    r"|reported(?!\s(?:revenues?|sales|an?\s|net|earnings|profits?|record|(?:first|second|third|fourth)-quarter))|calculates?|puts|argues?|added|adds|according|confirmed|revealed|disclosed|announced|predicts?|predicted)\b|\s*:"
)
_OPENS = re.compile(r"(?:^|[:\n])[\W\d]{0,12}$")
_INNER_NAME = re.compile(r"(?<=[a-z0-9,;] )[A-Z][a-z]+")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_OPENS_ON = re.compile(r"[^\w]*(?:on|at|for|in|with|over at|as for)\s+(?:the\s+)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:like|unlike|than|to|against|versus|vs\.?|of|with|by|from|alongside|beside|beyond|after|before|on|via|aboard|at|and|what)\s+"
    r"(?:an?\s+|the\s+|[A-Z][\w]*['’]s\s+){0,2}$"
)
_TOPIC = re.compile(r"[^\w]*(?:as for|as to|turning to|speaking of|over at)\s+(?:the\s+)?$", re.IGNORECASE)
_NEXT_TO = re.compile(
    r"[ \u00a0-](?:of\s(?:the\s)?)?(?:(?!(?:the|shared?|rode|flew|took|left|boarded|topped|on|with|by|aboard|than|against|like|as|an?|via|from|to|for|of|and|or|what|while|if|but)\b)[\w,-]+\s){0,2}"
)
_FOR = re.compile(
    r"\s+(?:(?:and|,)\s+[\w.]+\s+){0,2}for\s+(?:up to\s|about\s|some\s|around\s|nearly\s|over\s|at least\s|more than\s)?$"
)
_BEHIND = 30  # characters behind a value within which its own noun stands: "47 Falcon 9 missions"

_OTHERS = re.compile(
    r"\b(?:rivals?|competitors?|petitioner(?:['’]s)?|another (?:company|network|constellation|operator|firm|start-?up)"
    r"|a separate (?:network|constellation|system)|other (?:companies|operators|firms)|(?:whole|entire) industry|the market"
    r"|(?:the (?:whole |entire )?world|europe|humanity|mankind|the (?:whole |entire )?planet|earth) (?:makes|produces|has|needs|uses|consumes|builds|made|built|used|launches|launched|draws)|(?:the|a|this|that|an amateur) (?:\w+ )?(?:cubesats?|smallsats?|telescope|probe|lander|rover|capsule|space shuttle|space station)|worldwide|globally|global|(?:all|every|other) operators?)\b"
)
_THAN_TOLD = re.compile(r"\b(?:what|than|as)\s(?:the\s|an?\s|our\s|its\s)?(?:\w+\s)?$")
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_WHAT = re.compile(r"\b(?:what|than)\s")
_AND = re.compile(r"\s(?:and|&)\s")
_TOLD_US = r"(?<!told )(?<!tells )(?<!tell )(?<!showed )(?<!shown )"
_FOR_SCALE = re.compile(
    r"[^\w]*(?:for (?:scale|comparison|reference|context|perspective)|by (?:comparison|contrast)|in comparison)\b,?\s"
)
_DESCRIBED = re.compile(r"\b([A-Z][\w&.’'-]*(?:\s[A-Z0-9][\w’'-]*){0,4}),?\s(?:which|whose)\s[^,;.]{0,60}$")
_LONGEST_ASIDE = 150  # characters
_FIRST_PERSON = re.compile(rf"\b{_TOLD_US}(?:we|our|us|we'll|we're|we've|its|their)\b")
_WE = re.compile(rf"\b{_TOLD_US}(?:we|our|us)\b|\bwe['’]")
_IS = re.compile(r"\s(?:is|was|are|were|stands|costs?|sells?|flew|flies|launched|lifts?|lifted)\b")
_WHICH = re.compile(r",?\s(?:which|that|whose)\s[^,;]*$")
_OWNERS = frozenset({EntityKind.ORGANIZATION, EntityKind.THING})
_APPOSED = re.compile(r"\s*,[^,.;]{1,40},(?=\s)")

# Programs of these are run jointly (Terafab, Colossus, Dojo in orbit): one of them as the subject is no outsider.
_JOINT = frozenset({"spacex", "xai", "tesla"})


@dataclass(frozen=True, slots=True)
class OutsiderFinder:
    """Tells names of the catalogue from others; made once from a watchlist."""

    bystanders: frozenset[str]  # organizations that speak or decide, but build nothing
    people: dict[str, str]  # person key → organization key
    ordinary: frozenset[str]  # words that may begin a sentence with a capital and are no names, small letters
    known: re.Pattern[str] | None
    kinds: dict[str, OutsiderKind]  # known name → what it is

    @classmethod
    def of(cls, watchlist: Watchlist) -> "OutsiderFinder":
        names = [entry for entry in watchlist.outsiders if entry.kind is not OutsiderKind.ORDINARY]
        return cls(
            bystanders=frozenset(
                entry.key
                for entry in watchlist.organizations
                if entry.role in {OrganizationRole.REGULATOR, OrganizationRole.OBSERVER}
            ),
            people={person.key: person.organization for person in watchlist.people},
            ordinary=_ordinary_words(watchlist),
            known=_any_name(names),
            kinds={alias: entry.kind for entry in names for alias in entry.aliases},
        )

    def owns(self, line: Line, start: int, end: int, *, ours: Sequence[tuple[int, int]]) -> bool:
        """Say whether the value or verb at ``start:end`` is that of a known outsider; ``ours`` are the spans of our names.

        A straight name before it with none of ours in between owns it ("Kuiper has 300"), one with which the clause opens
        ("on Leo, we have 380"), or one that is what is counted ("47 Falcon 9 missions").
        """
        return self._is_known_owner(line, start, end, ours) or self._is_named_owner(line, start, ours)

    def _is_known_owner(self, line: Line, start: int, end: int, ours: Sequence[tuple[int, int]]) -> bool:
        if self.known is None:
            return False
        for found in self.known.finditer(line.text, line.start, min(line.end, end + _BEHIND)):
            if any(left < found.end() and found.start() < right for left, right in ours):
                continue
            if found.start() >= end:
                return _NEXT_TO.fullmatch(line.text, end, found.start()) is not None
            if found.end() > start:
                return True
            if any(found.end() <= left and right <= start for left, right in ours):
                continue
            before = line.text[max(line.start, found.start() - 40) : found.start()]
            if _WHICH.match(line.words, found.end(), start) and not any(
                found.end() <= left and right <= start for left, right in ours
            ):
                return True  # "on New Glenn, which can carry 45 tonnes"
            if _TOPIC.fullmatch(line.text, line.start, found.start()):
                return True
            is_rocket = self.kinds[found.group()] is OutsiderKind.ROCKET
            if is_rocket and any(
                found.end() <= left <= end + _BEHIND and ";" not in line.text[end:left] for left, _ in ours
            ):
                continue  # it carries ours
            if is_rocket and _IS.match(line.words, found.end(), start):
                return True  # "the price on Falcon 9 is $2,900"
            opens = _OPENS_ON.fullmatch(line.text, line.start, found.start()) is not None
            if opens and not is_rocket:
                return True
            if not opens and _COMPARED.search(before) is None and not self._speaks(line, found.start(), found.end()):
                return True
        return False

    def _is_named_owner(self, line: Line, start: int, ours: Sequence[tuple[int, int]]) -> bool:
        """Say whether a model knows a company or product that the value is said of: "Crusoe has 2 GW, more than Colossus"."""
        clause = line.clause_at(start) if line.entities else None
        return clause is not None and any(
            clause.start <= entity.start
            and entity.end <= start
            and not any(entity.end <= left and right <= start for left, right in ours)
            and self._is_other(line, entity)
            for entity in line.entities
        )

    def _is_other(self, line: Line, entity: Entity) -> bool:
        """Say whether a name that only a model knows is the subject of what is told, by its syntax or by the words behind it."""
        if entity.kind not in _OWNERS or entity.is_subject is False or self._speaks(line, entity.start, entity.end):
            return False
        if _PREPOSITION.search(line.text[max(line.start, entity.start - 16) : entity.start]):
            return False
        return bool(entity.is_subject) or _PREDICATE.match(line.text, entity.end) is not None

    def is_of_others(self, line: Line, start: int, end: int) -> bool:
        """Say whether the words ``start:end`` speak of others in general: "the space station", "the world makes"."""
        names = {mention.start for mention in line.mentions}
        return any(
            not names & {others.end() + 1, others.end() + 2}  # "rival Starcloud" is Starcloud
            for others in _OTHERS.finditer(line.words, start, end)
        )

    def is_subject(self, line: Line, start: int, end: int, *, owner: str | None) -> bool:
        """Say whether the words ``start:end`` of ``line`` have a subject that is not ``owner`` nor in the catalogue."""
        text = line.text
        if self.is_of_others(line, start, line.clause_at(end).end if end < line.end else line.end):
            return True
        for mention in line.mentions:
            if (
                start <= mention.start < end
                and mention.label is MentionLabel.ORGANIZATION
                and mention.key not in self.bystanders
                and not _is_kin(mention.key, owner)
                and not _is_partner(line, mention, owner)
                and not self._speaks(line, mention.start, mention.end)
                and not _ELLIPSIS.match(text, mention.end)
                and not _PREPOSITION.search(text[max(line.start, mention.start - 16) : mention.start])
                and (owner is not None or _PREDICATE.match(text, mention.end))
            ):
                return True
        if any(start <= entity.start < end and self._is_other(line, entity) for entity in line.entities):
            return True
        for named in _NAME.finditer(text, start, end):
            if any(_is_no_owner(entity, named.start(), named.end()) for entity in line.entities):
                continue
            if any(mention.start < named.end() and named.start() < mention.end for mention in line.mentions):
                continue
            if self._is_outsider(line, named.start(), named.end(), named.group()) and not (
                any(match.start < named.end() and named.start() < match.end for match in line.periods)
                or any(found.start < named.end() and named.start() < found.end for found in line.quantities)
            ):
                return True
        return False

    def is_aside(self, line: Line, start: int) -> bool:
        """Say whether a value only compares, or describes a stranger right before it.

        "For scale, a large fab does 40,000 a month"; "the Space Shuttle, which cost $54,000 a kilogram".
        """
        if _FOR_SCALE.match(line.words, line.start, start):
            return True
        described = _DESCRIBED.search(line.text, max(line.start, start - _LONGEST_ASIDE), start)
        if described is None:
            return False
        left, right = described.span(1)
        return not any(mention.start < right and left < mention.end for mention in line.mentions) and not (
            _OPENS.search(line.text[max(line.start, left - 12) : left]) and described.group(1).lower() in self.ordinary
        )

    def is_promised_by(self, line: Line, start: int, end: int, *, owner: str | None) -> bool:
        """Say whether the value at ``end`` is what another company supplies: "our agreement with Amazon for 5 GW"."""
        return any(
            start <= mention.start < end
            and mention.label is MentionLabel.ORGANIZATION
            and not _is_kin(mention.key, owner)
            and _FOR.fullmatch(line.words, mention.end, end) is not None
            for mention in line.mentions
        )

    def speaks_of_others(self, line: Line, start: int, end: int, owner: str | None) -> bool:
        """Say whether "we" or "its" in the words ``start:end`` is somebody else than ``owner``: "we'll need 50 GW", said a lobbyist."""
        sayings = [(item.start, item.end) for item in line.attributions]
        if not any(
            not any(left <= own.start() <= right for left, right in sayings)  # "say its makers" is no figure of theirs
            for own in _FIRST_PERSON.finditer(line.words, start, end)
        ):
            return False
        is_own_voice = _WE.search(line.words, start, end) is not None
        speakers = [
            item.speaker
            for item in line.attributions
            if item.reported
            and item.scope_start <= start < item.scope_end
            and line.words[item.start : item.end] not in _PRONOUNS  # whom it means is anybody's guess
            and not _THAN_TOLD.search(line.words, line.start, item.start)
            and not _WHAT.search(item.speaker)  # "a little above what the model told us"
            and (is_own_voice or " " not in item.speaker)  # "its", said a slide deck, is somebody else's
        ]
        return any(
            not _is_kin(self.people.get(speaker, speaker), owner) and speaker not in self.bystanders
            for speaker in speakers
        )

    def _is_outsider(self, line: Line, start: int, end: int, name: str) -> bool:
        words = name.split()
        while (words and words[0].isdigit()) or (
            words and words[0].lower().rstrip(".'’").removesuffix("'s").removesuffix("’s") in self.ordinary
        ):
            words = words[1:]
        if not words or (name.isupper() and len(name) <= 4):
            return False
        before = line.text[max(line.start, start - 16) : start]
        if _PREPOSITION.search(before) or self._speaks(line, start, end):
            return False
        is_label = len(words) == 2 and words[1].isdigit() and line.text[end : end + 1] == ":"  # "Slide 9: …"
        if (
            (len(words) == 1 or is_label)
            and _OPENS.search(line.text[max(line.start, start - 12) : start])
            and _is_common(line, words[0])
        ):
            return False  # "Contact was made": a capital only because the sentence begins
        if (
            start == line.start
            and len(words) >= 2
            and line.text[end : end + 1] == ":"
            and all(w.isalpha() for w in words)
        ):
            return False  # the speaker of a transcript
        after = _APPOSED.match(line.text, end)
        return (
            _POSSESSIVE.search(name) is not None
            or _PREDICATE.match(line.text, after.end() if after else end) is not None
        )

    def _speaks(self, line: Line, start: int, end: int) -> bool:
        if any(item.reported and item.start <= start and end <= item.end + 2 for item in line.attributions):
            return True
        return _REPORTING.match(line.text, end) is not None and line.text[end : end + 1] != ":"


def _is_common(line: Line, word: str) -> bool:
    """Say whether a word that opens a sentence is no name: no name looks like it, nor is it one elsewhere in the text."""
    if not (word[0].isupper() and word[1:].islower() and word.isalpha()):
        return False
    return word not in line.whole.once("inner names", lambda: frozenset(_INNER_NAME.findall(line.text)))


def _is_no_owner(entity: Entity, start: int, end: int) -> bool:
    """Say whether a model knows better of what looks like a name at ``start:end``: a date, or no subject of any verb."""
    is_there = entity.start < end and start < entity.end
    return is_there and (entity.kind is EntityKind.NUMBER or entity.is_subject is False)


def _any_name(entries: Iterable[Outsider]) -> re.Pattern[str] | None:
    names = sorted({alias for entry in entries for alias in entry.aliases}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?!\w)") if names else None


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


def _is_partner(line: Line, mention: Mention, owner: str | None) -> bool:
    """Say whether a company is named in one breath with the owner: "its backers, Zhejiang Lab and ADA Space"."""
    return owner is not None and any(
        other.key == owner
        and (
            _AND.fullmatch(line.words, mention.end, other.start) or _AND.fullmatch(line.words, other.end, mention.start)
        )
        for other in line.mentions
    )


def _is_kin(key: str, owner: str | None) -> bool:
    return key == owner or (key in _JOINT and (owner in _JOINT or owner is None))
