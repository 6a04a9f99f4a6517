"""Subjects outside the catalogue: another company's campus, another constellation, a market.

``OutsiderFinder.of(watchlist)``
``finder.is_subject(line, start, end, owner=…)``  what stands before ``end`` in a clause is said of somebody outside the
    catalogue, so that its figures are not borrowed for a program of ours
``finder.owns(line, start, end, ours=…)``         the value or verb at ``start:end`` belongs to a known outsider's name
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from spacy.lang.en.stop_words import STOP_WORDS

from extractors import introductions
from extractors.known_outsiders import KnownOutsiders, is_speaker
from extractors.passages import Line
from extractors.typography import word_set
from extractors.underlay import Entity, EntityKind
from models.lexicon import OrganizationRole, OutsiderKind
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_NAME = re.compile(r"[A-Z][\w&.’'-]*(?:\s+(?:[A-Z][\w&’'-]*|\d{1,3}\b|of\s+[A-Z][\w’'-]*))*")
_LEGAL_FORMS = frozenset({"Inc", "Ltd", "Corp", "Co", "LLC", "GmbH", "Plc", "PLC", "AG", "SA", "BV"})
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
    r"|announced|reported(?=\s(?:revenues?|sales|an?|net|earnings|profits?|record))|posted|earned|won|lost|bought|opened|shipped|delivered|produces|generates|ordered|operates|builds|built|adds|added|signed|filed|starts|started|shut|folded|failed|went|does|weighs|weighed|spans|measures|radiates|sheds|lifts|lifted|orbits|orbited|employs|consumes|uses|used)\b)"
)
_DESCRIBED_AS = re.compile(
    r"\s?,\s(?:the|an?)\s(?:[\w’'-]+\s){0,4}?(?:company|firm|start-?up|outfit|operator|venture|maker|group|consortium)\s(?:that|which|behind|with)\b"
)
_OPENS = re.compile(r"(?:^|[:\n])[\W\d]{0,12}$")
_INNER_NAME = re.compile(r"(?<=[a-z0-9,;] )[A-Z][a-z]+")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_FOR = re.compile(
    r"\s+(?:(?:and|,)\s+[\w.]+\s+){0,2}for\s+(?:up to\s|about\s|some\s|around\s|nearly\s|over\s|at least\s|more than\s)?$"
)

_OTHERS = re.compile(
    r"\b(?:rivals?|competitors?|petitioner(?:['’]s)?|(?:another|a different) (?:company|network|constellation|operator|firm|start-?up|outfit|builder)"
    r"|a separate (?:network|constellation|system)|other (?:companies|operators|firms)|a (?:group|consortium|handful|number|dozen) of (?:[\w-]+ ){0,3}?(?:companies|firms|operators|start-?ups)|(?:whole|entire) industry|the market"
    r"|(?:the (?:whole |entire )?world|europe|humanity|mankind|the (?:whole |entire )?planet|earth|(?:the )?(?:united states|u\.s\.)|america|china|the (?:whole |entire )?(?:country|nation)) (?:averages|consumed|burns|makes|produces|has|needs|uses|consumes|builds|made|built|used|launches|launched|draws)|(?:the|a|this|that|an amateur) (?:\w+ )?(?:cubesats?|smallsats?|telescope|probe|lander|rover|capsule|space shuttle|space station)|(?:nobody|somebody|someone|anybody|anyone)(?: else)? (?:flies|launches|makes|builds|sells)|(?:humanity|mankind)(?: at present| today| now)? gets by|worldwide|globally|global|(?:all|every|other) operators?)\b"
)
_WORDS_OF_ALL = word_set(
    "industry world planet branch rival rivals competitor competitors companies operators firms worldwide globally petitioner"
)
_OF_ALL = re.compile(
    r"\b(?:for|of|by|across|in|from|among|over)\s(?:\w+\s){0,2}?(?:(?:whole|entire) (?:industry|world|planet|branch)|industry as a whole|rivals?|competitors?|other (?:companies|operators|firms))\b|\b(?:worldwide|globally|petitioner(?:['’]s)?)\b"
)
_OF_ALL_OWNERS = re.compile(
    r"(?:[^,;]|,(?=\d)){0,40}\bof all (?:the )?(?:operators|companies|owners|nations|countries)\b"
)
# Each way of saying it has one of these words.
_WORDS_OF_OTHERS = word_set(
    "rival rivals competitor competitors petitioner another separate other industry market world europe humanity mankind"
    " planet earth cubesat cubesats smallsat smallsats telescope probe lander rover capsule shuttle station worldwide globally"
    " global operator operators different group consortium handful number dozen united states u america china country nation nobody"
    " somebody someone anybody anyone"
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
_AND_WE = re.compile(r",?\s(?:and|but|so|yet)\s(?:(?:most|some|all|many|few|none)\sof\s)?(?:we|us|our)\b")
_OF_OURSELVES = word_set("we our us its their")
_WE = re.compile(rf"\b{_TOLD_US}(?:we|our|us)\b|\bwe['’]")
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
    known: KnownOutsiders

    @classmethod
    def of(cls, watchlist: Watchlist) -> "OutsiderFinder":
        return cls(
            bystanders=frozenset(
                entry.key
                for entry in watchlist.organizations
                if entry.role in {OrganizationRole.REGULATOR, OrganizationRole.OBSERVER}
            ),
            people={person.key: person.organization for person in watchlist.people},
            ordinary=_ordinary_words(watchlist),
            known=KnownOutsiders.of(watchlist.outsiders),
        )

    def owns(self, line: Line, start: int, end: int, *, ours: Sequence[tuple[int, int]]) -> bool:
        """Say whether the value or verb at ``start:end`` is that of a known outsider; ``ours`` are the spans of our names.

        A straight name before it with none of ours in between owns it ("Kuiper has 300"), one with which the clause opens
        ("on Leo, we have 380"), or one that is what is counted ("47 Falcon 9 missions").
        """
        return self.known.own(line, start, end, ours) or self._is_named_owner(line, start, ours)

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
        if entity.kind not in _OWNERS or entity.is_subject is False or is_speaker(line, entity.start, entity.end):
            return False
        if _PREPOSITION.search(line.text[max(line.start, entity.start - 16) : entity.start]):
            return False
        return bool(entity.is_subject) or _PREDICATE.match(line.text, entity.end) is not None

    def is_of_others(self, line: Line, start: int, end: int) -> bool:
        """Say whether the words ``start:end`` speak of others in general: "the space station", "the world makes"."""
        return line.hears(_WORDS_OF_OTHERS, start, end) and any(
            not any(
                1 <= mention.start - others.end() <= 2 for mention in line.mentions
            )  # "rival Starcloud" is Starcloud
            for others in _OTHERS.finditer(line.words, start, end)
        )

    def is_of_all_owners(self, line: Line, start: int) -> bool:
        """Say whether what begins at ``start`` is everybody's: "15,000 satellites of all operators"."""
        return "all" in line.heard and _OF_ALL_OWNERS.match(line.words, start, line.end) is not None

    def is_subject(self, line: Line, start: int, end: int, *, owner: str | None) -> bool:
        """Say whether the words ``start:end`` of ``line`` have a subject that is not ``owner`` nor in the catalogue."""
        text = line.text
        if self.is_of_others(line, start, end) or _is_of_all(line, end):
            return True
        if owner is not None and self.is_of_all_owners(line, end):
            return True
        for mention in line.mentions:
            if (
                start <= mention.start < end
                and mention.label is MentionLabel.ORGANIZATION
                and mention.key not in self.bystanders
                and not is_kin(mention.key, owner)
                and not _is_partner(line, mention, owner)
                and not is_speaker(line, mention.start, mention.end)
                and not _ELLIPSIS.match(text, mention.end)
                and not _PREPOSITION.search(text[max(line.start, mention.start - 16) : mention.start])
                and (owner is not None or _PREDICATE.match(text, mention.end))
            ):
                return True
        if line.entities and any(
            start <= entity.start < end and self._is_other(line, entity) for entity in line.entities
        ):
            return True
        return self.is_stranger(line, start, end)

    def is_stranger(self, line: Line, start: int, end: int) -> bool:
        """Say whether the words ``start:end`` have a name for their subject that is in no list: "Orbital Works Ltd. plans"."""
        for named in _NAME.finditer(line.text, start, end):
            first, last = named.span()
            if line.entities and any(_is_no_owner(entity, first, last) for entity in line.entities):
                continue
            if any(mention.start < last and first < mention.end for mention in line.mentions):
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
            _opens(line, left) and described.group(1).lower() in self.ordinary
        )

    def is_promised_by(self, line: Line, start: int, end: int, *, owner: str | None) -> bool:
        """Say whether the value at ``end`` is what another company supplies: "our agreement with Amazon for 5 GW"."""
        return any(
            start <= mention.start < end
            and mention.label is MentionLabel.ORGANIZATION
            and mention.key not in self.bystanders  # "has asked the FCC for 88,000 satellites"
            and not is_kin(mention.key, owner)
            and _FOR.fullmatch(line.words, mention.end, end) is not None
            for mention in line.mentions
        )

    def speaks_of_others(
        self, lines: Sequence[Line], line: Line, start: int, end: int, owner: str | None, *, at: int | None = None
    ) -> bool:
        """Say whether "we" or "its" in the words ``start:end`` is somebody else than ``owner``: "we'll need 50 GW", said a lobbyist.

        ``at`` is where the value stands: what comes behind it after an "and" is another clause: "…, and we use the low end".
        """
        if _OF_OURSELVES.isdisjoint(line.heard):
            return False
        if at is not None:
            onward = _AND_WE.search(line.words, at, end)
            end = end if onward is None else onward.start()
        first_person = [found.start() for found in _FIRST_PERSON.finditer(line.words, start, end)]
        if not any(
            not any(
                item.start <= own <= item.end for item in line.attributions
            )  # "say its makers" is no figure of theirs
            for own in first_person
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
            not is_kin(self.people.get(speaker, speaker), owner)
            and speaker not in self.bystanders
            and not (
                is_own_voice and introductions.is_insider(lines, line, speaker, is_ours=partial(is_kin, owner=owner))
            )
            for speaker in speakers
        )

    def _is_outsider(self, line: Line, start: int, end: int, name: str) -> bool:
        words = name.split()
        if len(words) > 1 and words[-1] in _LEGAL_FORMS:
            end += line.text.startswith(".", end)
            return _PREDICATE.match(line.text, end) is not None and not is_speaker(line, start, end)
        while (words and words[0].isdigit()) or (
            words and words[0].lower().rstrip(".'’").removesuffix("'s").removesuffix("’s") in self.ordinary
        ):
            words = words[1:]
        if not words or (name.isupper() and len(name) <= 4):
            return False
        if _PREPOSITION.search(line.text[max(line.start, start - 16) : start]) or is_speaker(line, start, end):
            return False
        is_label = line.text[end : end + 1] == ":"
        is_numbered = is_label and len(words) == 2 and words[1].isdigit()  # "Slide 9: …"
        is_whole = len(words) == len(name.split())  # "Orbital Chenguang" opens with an ordinary word, and is a name
        if ((len(words) == 1 and is_whole) or is_numbered) and _is_common(line, start, words[0]):
            return False  # "Contact was made"
        is_name = len(words) >= 2 and all(word.isalpha() for word in words)
        if is_label and _opens(line, start) and (is_name or name.isupper()):
            return False  # the speaker of a transcript
        after = _APPOSED.match(line.text, end)
        return (
            _POSSESSIVE.search(name) is not None
            or _PREDICATE.match(line.text, after.end() if after else end) is not None
            or _DESCRIBED_AS.match(line.text, end) is not None
        )


def _is_common(line: Line, start: int, word: str) -> bool:
    """Say whether a word has its capital only because it opens the sentence: it is no name elsewhere in the text."""
    if not (_opens(line, start) and word.isalpha() and word.istitle()):
        return False
    return word not in line.whole.once("inner names", lambda: frozenset(_INNER_NAME.findall(line.text)))


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


def _is_partner(line: Line, mention: Mention, owner: str | None) -> bool:
    """Say whether a company is named in one breath with the owner: "its backers, Zhejiang Lab and ADA Space"."""
    return owner is not None and any(
        other.key == owner
        and (
            _AND.fullmatch(line.words, mention.end, other.start) or _AND.fullmatch(line.words, other.end, mention.start)
        )
        for other in line.mentions
    )


def _is_of_all(line: Line, end: int) -> bool:
    """Say whether what stands before ``end`` is that of a whole branch: "…, of the entire industry", "… worldwide"."""
    if _WORDS_OF_ALL.isdisjoint(line.heard):
        return False
    limit = line.clause_at(end).end if end < line.end else line.end
    return _OF_ALL.search(line.words, end, limit) is not None


def is_kin(key: str, owner: str | None) -> bool:
    return key == owner or (key in _JOINT and (owner in _JOINT or owner is None))
