"""Document ─► Story: which documents tell the same news, which of them it comes from, and what the others are.

A story is a log: documents come in the order in which we came to know them, each joins a story or begins one, and nothing of that
is changed later. So a story is known as of any date, and a rebuild gives the same. Where a document shows that two stories are
one, the older keeps its id and the younger is merged into it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import log2

from models.identity import content_id
from models.vocabulary import Standing


class Relation(StrEnum):
    """What a document is to the one in its story that it is most like."""

    FIRST = "first"  # it began the story: nothing like it was known
    REVISION = "revision"  # another wording of the page at the same address
    EXACT = "exact"  # the same text, letter for letter
    COPY = "copy"  # most of the same text: cut, framed, under another headline
    REWRITE = "rewrite"  # the same news in other words: its figures, names and dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What is compared of a document. ``signature`` is the MinHash of its word shingles, None for a text of a few words.

    ``marks`` are what a rewrite keeps, as ``kind:value`` ("figure:6.3e+09 USD", "date:2029-12-31", "name:laskin"), sorted, and
    ``mark_passages`` the digests of the paragraphs where they stand; ``passages`` are the digests of all paragraphs of some length.
    """

    document_id: str
    text_digest: str
    signature: bytes | None
    marks: tuple[str, ...]
    mark_passages: tuple[int, ...]  # one for each mark; 0: a paragraph of a few words; negative: in a quotation
    passages: tuple[int, ...]
    credits: tuple[str, ...] = ()  # outlets that the text says it has its news from
    named: tuple[str, ...] = ()  # whoever it says reported, noted or was told something: an outlet, a company, a person
    ground: str | None = None  # filing, statement, post, talk or people: what the text says that it has its news from


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A document as stories see it: its fingerprint, and when it was said and came to be known."""

    fingerprint: Fingerprint
    said_on: date
    known_at: datetime
    url: str | None

    @property
    def order(self) -> tuple[datetime, str]:
        """The place in the log."""
        return self.known_at, self.fingerprint.document_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A line of the log: a document and the story that it joined or began.

    ``like`` is the document that decided, ``text_share`` the share of the shorter text's shingles that both have, ``mark_share``
    the same of their marks by weight; ``reason`` says it in words. ``words`` counts those outside of the site's furniture.
    """

    document_id: str
    story: str
    known_at: datetime
    relation: Relation
    like: str | None = None
    text_share: float | None = None
    mark_share: float | None = None
    words: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A line of the log: ``story`` turned out to be the older story ``into``, when ``document_id`` came to be known."""

    story: str
    into: str
    known_at: datetime
    document_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDocument:
    """A document of a story, with what decides where the story comes from, and what people know it by."""

    document_id: str
    story: str
    relation: Relation
    said_on: date
    known_at: datetime
    publisher: str
    standing: Standing
    words: int
    credits: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    ground: str | None = None
    title: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a story comes from. ``document_id`` is None where its origin is an outlet of which we have only copies."""

    publisher: str
    document_id: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story that stands, with its origin as far as is known by now."""

    id: str
    began_at: datetime
    origin: Origin


def story_id(document_id: str) -> str:
    """Return the id of the story that a document begins."""
    return content_id("story", document_id)


def standing_story(story: str, merged: Mapping[str, str]) -> str:
    """Return the story into which ``story`` went, itself where it still stands; ``merged`` maps merged stories to what took them."""
    while story in merged:
        story = merged[story]
    return story


PRIMARY = {Standing.FILING: "a filing", Standing.PRIMARY: "the announcing party itself"}
"""Whose document is the origin of what others tell of it, whenever we came to see it."""
FILED_WITHIN = timedelta(days=7)
"""What is filed, or put on one's own page, later than this after the first who told it tells it again."""


def find_origin(members: Sequence[StoryDocument]) -> Origin:
    """Return where a story comes from, and why.

    The paper or page of the announcing party comes first, if it is not a week younger than the first that told it; then the outlet that most others name, and of these the surest
    credit; then the first to publish. Of documents of one day, one that names no other outlet comes before one that does, a fuller
    text before a shorter one, what we knew earlier before what came later.
    """
    ordered = sorted(members, key=_precedence)
    for standing, name in PRIMARY.items():
        for member in ordered:
            if member.standing is standing and member.said_on - ordered[0].said_on <= FILED_WITHIN:
                return Origin(publisher=member.publisher, document_id=member.document_id, reason=f"It is {name}.")
    credited = _most_credited(ordered)
    if credited is not None:
        name, by = credited
        own = next((member for member in ordered if is_same_outlet(member.publisher, name)), None)
        says = f"{by[0]} names it" if len(by) == 1 else f"{len(by)} others name it, {by[0]} among them"
        if own is not None:
            return Origin(
                publisher=own.publisher, document_id=own.document_id, reason=f"{says} as where the news is from."
            )
        return Origin(
            publisher=name, document_id=None, reason=f"{says} as where the news is from; its own page was not read."
        )
    first = ordered[0]
    if len(ordered) == 1:
        return Origin(publisher=first.publisher, document_id=first.document_id, reason="It is the only one.")
    return Origin(
        publisher=first.publisher,
        document_id=first.document_id,
        reason="It was published first."
        if first.said_on < ordered[1].said_on
        else "Of those published first it names no other outlet, and is the fullest or was known first.",
    )


def origins(members: Iterable[StoryDocument]) -> dict[str, Origin]:
    """Return the origin of every story that these documents tell."""
    by_story: dict[str, list[StoryDocument]] = {}
    for member in members:
        by_story.setdefault(member.story, []).append(member)
    return {story: find_origin(told) for story, told in by_story.items()}


def _most_credited(ordered: Sequence[StoryDocument]) -> tuple[str, list[str]] | None:
    """Return the outlet that most documents of other outlets name, and who names it; None where nobody names one.

    An outlet of the story itself is known for one by any words that name it, another only by those that plainly credit it.
    """
    publishers = {outlet_key(member.publisher) for member in ordered}
    votes: dict[str, tuple[str, list[str]]] = {}
    for member in ordered:
        inside = [name for name in (*member.credits, *member.named) if outlet_key(name) in publishers]
        for name in [name for name in (*inside, *member.credits) if not is_same_outlet(name, member.publisher)][:1]:
            votes.setdefault(outlet_key(name), (name, []))[1].append(member.publisher)
    if not votes:
        return None
    return max(votes.values(), key=lambda vote: (len(set(vote[1])), outlet_key(vote[0]) in publishers, vote[0]))


def _precedence(member: StoryDocument) -> tuple[date, bool, bool, int, datetime, str]:
    others = [name for name in member.credits if not is_same_outlet(name, member.publisher)]
    return (
        member.said_on,
        bool(others),
        member.relation is Relation.REVISION,
        -round(log2(1 + member.words)),  # a few words more are a byline; half of them are missing in an excerpt
        member.known_at,
        member.document_id,
    )


def outlet_key(name: str) -> str:
    """Return what an outlet's name comes to however it is written."""
    words = name.casefold().removeprefix("the ").replace(".", " ").split()
    return "".join(words)


def is_same_outlet(one: str, other: str) -> bool:
    """Say whether two names are one outlet's."""
    return outlet_key(one) == outlet_key(other)
