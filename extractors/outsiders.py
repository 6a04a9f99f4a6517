"""Subjects that are in no list: another company's campus, another constellation, a market.

``OutsiderFinder.of(watchlist).is_subject(line, start, end)`` says whether what stands before ``end`` in a clause is
said of somebody outside the catalogue, so that its figures are not borrowed for a program of ours.
"""

import re
from dataclasses import dataclass

from extractors.passages import Line
from models.lexicon import OrganizationRole
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_NAME = re.compile(r"[A-Z][\w&.’'-]*(?:\s+(?:[A-Z][\w&’'-]*|\d{1,3}\b|of\s+[A-Z][\w’'-]*))*")
_POSSESSIVE = re.compile(r"['’]s?$")
_PREPOSITION = re.compile(
    r"\b(?:in|at|near|of|from|with|by|to|for|on|outside|around|under|per|into|via|than|like|called|named|dubbed|since"
    r"|until|through|during|between|after|before|against|over|about|across)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\s*(?::|\s[—–-]\s|['’]s?\s|(?:is|are|was|were|has|have|had|will|would|could|may|might|plans?|passed|stands|stood|holds|held|draws|drew"
    r"|flew|makes|made|raised|lofted|launched|expects|aims|wants|targets|reached|needs|runs|puts|said|says|takes|carries|carried"
    r"|announced|ordered|operates|builds|built|adds|added|signed|filed|starts|started)\b)"
)
_REPORTING = re.compile(
    r"\s*(?:\(?[\w,. ]{0,40}\)?\s*)?(?:said|says|told|notes?|noted|thinks?|expects?|estimates?|reckons?|believes?|wrote|writes|reports?"
    r"|reported|calculates?|puts|argues?|added|adds|according|confirmed|revealed|disclosed|announced|predicts?|predicted)\b|\s*:"
)
_COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "it",
        "its",
        "he",
        "his",
        "she",
        "her",
        "they",
        "their",
        "we",
        "our",
        "i",
        "you",
        "your",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "as",
        "if",
        "when",
        "while",
        "once",
        "after",
        "before",
        "but",
        "and",
        "or",
        "so",
        "yet",
        "however",
        "although",
        "though",
        "meanwhile",
        "still",
        "what",
        "who",
        "why",
        "how",
        "where",
        "both",
        "each",
        "all",
        "some",
        "many",
        "most",
        "more",
        "no",
        "not",
        "now",
        "then",
        "since",
        "under",
        "according",
        "also",
        "even",
        "last",
        "next",
        "such",
        "any",
        "about",
        "over",
        "up",
        "out",
        "until",
        "unless",
        "compute",
        "computing",
        "power",
        "capacity",
        "output",
        "production",
        "construction",
        "launch",
        "launches",
        "mass",
        "radiators",
        "radiator",
        "arrays",
        "array",
        "solar",
        "satellites",
        "satellite",
        "operations",
        "operation",
        "volume",
        "peak",
        "average",
        "total",
        "cost",
        "costs",
        "price",
        "flight",
        "flights",
        "starship",
        "orbit",
        "orbital",
        "data",
        "racks",
        "wafer",
        "wafers",
        "chips",
        "chip",
        "space",
        "ground",
        "production",
        "shipments",
        "deployment",
        "deployments",
        "manufacturing",
        "prototypes",
        "prototype",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "one",
        "dozens",
        "several",
        "half",
        "roughly",
        "around",
        "nearly",
        "almost",
        "only",
        "just",
        "today",
        "yesterday",
        "tomorrow",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "early",
        "mid",
        "late",
        "between",
        "during",
        "within",
        "through",
        "eventually",
        "ultimately",
        "initially",
        "originally",
        "previously",
        "currently",
        "separately",
        "together",
        "instead",
        "rather",
        "perhaps",
        "maybe",
        "analysts",
        "analyst",
        "experts",
        "observers",
        "critics",
        "investors",
        "engineers",
        "executives",
        "officials",
        "sources",
        "people",
        "work",
        "first",
        "second",
        "third",
        "gpus",
        "gpu",
        "ai",
        "q1",
        "q2",
        "q3",
        "q4",
        "h1",
        "h2",
        "fy",
        "phase",
        "net",
        "tl",
        "dr",
        "edit",
        "update",
        "source",
        "quote",
        "question",
        "answer",
        "host",
        "operator",
        "chief",
        "executive",
        "speaker",
        "company",
        "companies",
        "factory",
        "plant",
        "site",
        "cluster",
        "design",
        "designs",
        "specs",
        "orbit",
        "altitude",
        "span",
        "weight",
        "radiating",
        "heat",
        "link",
        "links",
        "every",
        "other",
        "another",
        "whether",
        "since",
        "because",
        "despite",
        "per",
        "plus",
        "yes",
        "well",
        "ok",
        "let",
        "imagine",
        "suppose",
        "given",
        "based",
        "using",
        "including",
        "upgrades",
        "upgrade",
        "tape-out",
        "tapeout",
        "first-launch",
        "filing",
        "filings",
        "application",
        "neither",
        "nor",
        "thanks",
        "gigawatt",
        "gigawatts",
        "terawatt",
        "commission",
        "bureau",
        "agency",
        "regulator",
        "regulators",
        "board",
        "committee",
        "county",
        "commissioners",
        "court",
        "department",
        "government",
        "overall",
        "meantime",
        "longer",
        "long",
        "short",
        "further",
        "later",
        "earlier",
        "soon",
        "today's",
        "construction",
        "expansion",
        "training",
        "building",
        "revenue",
        "item",
        "section",
        "appendix",
        "table",
        "figure",
        "u.s",
        "us",
        "texas",
        "memphis",
        "bastrop",
        "earth",
        "mr",
        "ms",
        "dr",
        "ceo",
        "cfo",
    ]
)


_OTHERS = re.compile(
    r"\b(?:rivals?|competitors?|petitioner(?:['’]s)?|another (?:company|network|constellation|operator|firm|start-?up)"
    r"|a separate (?:network|constellation|system)|other (?:companies|operators|firms)|(?:whole|entire) industry|the market"
    r"|worldwide|globally|global)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|we'll|we're|we've|its|their)\b")
_APPOSED = re.compile(r"\s*,[^,.;]{1,40},(?=\s)")

# Programs of these are run jointly (Terafab, Colossus, Dojo in orbit): one of them as the subject is no outsider.
_JOINT = frozenset({"spacex", "xai", "tesla"})


@dataclass(frozen=True, slots=True)
class OutsiderFinder:
    """Tells names of the catalogue from others; made once from a watchlist."""

    bystanders: frozenset[str]  # organizations that speak or decide, but build nothing
    people: dict[str, str]  # person key → organization key

    @classmethod
    def of(cls, watchlist: Watchlist) -> "OutsiderFinder":
        return cls(
            bystanders=frozenset(
                entry.key
                for entry in watchlist.organizations
                if entry.role in {OrganizationRole.REGULATOR, OrganizationRole.OBSERVER}
            ),
            people={person.key: person.organization for person in watchlist.people},
        )

    def is_subject(self, line: Line, start: int, end: int, *, owner: str | None) -> bool:
        """Say whether the words ``start:end`` of ``line`` have a subject that is not ``owner`` nor in the catalogue."""
        text = line.text
        if _OTHERS.search(line.words, start, line.clause_at(start).end):
            return True
        for mention in line.mentions:
            if (
                start <= mention.start < end
                and mention.label is MentionLabel.ORGANIZATION
                and mention.key not in self.bystanders
                and not _is_kin(mention.key, owner)
                and not self._speaks(line, mention.start, mention.end)
                and not _PREPOSITION.search(text[max(line.start, mention.start - 16) : mention.start])
                and (owner is not None or _PREDICATE.match(text, mention.end))
            ):
                return True
        spans = [(mention.start, mention.end) for mention in line.mentions]
        spans += [(match.start, match.end) for match in line.periods]
        spans += [(quantity.start, quantity.end) for quantity in line.quantities]
        for named in _NAME.finditer(text, start, end):
            if any(left < named.end() and named.start() < right for left, right in spans):
                continue
            if self._is_outsider(line, named.start(), named.end(), named.group()):
                return True
        return False

    def speaks_of_others(self, line: Line, start: int, end: int, owner: str | None) -> bool:
        """Say whether "we" or "its" in the words ``start:end`` is somebody else than ``owner``: "we'll need 50 GW", said a lobbyist."""
        if not _FIRST_PERSON.search(line.words, start, end):
            return False
        speakers = [
            item.speaker for item in line.attributions if item.reported and item.scope_start <= start < item.scope_end
        ]
        return any(
            not _is_kin(self.people.get(speaker, speaker), owner) and speaker not in self.bystanders
            for speaker in speakers
        )

    def _is_outsider(self, line: Line, start: int, end: int, name: str) -> bool:
        words = name.split()
        while (words and words[0].isdigit()) or (
            words and words[0].lower().rstrip(".'’").removesuffix("'s").removesuffix("’s") in _COMMON
        ):
            words = words[1:]
        if not words or (name.isupper() and len(name) <= 4):
            return False
        before = line.text[max(line.start, start - 16) : start]
        if _PREPOSITION.search(before) or self._speaks(line, start, end):
            return False
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


def _is_kin(key: str, owner: str | None) -> bool:
    return key == owner or (key in _JOINT and (owner in _JOINT or owner is None))
