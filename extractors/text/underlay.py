"""A user's spaCy pipeline underneath: what an installed model knows of names and syntax, for what the lists do not have.

``Underlay.load(name)``                an installed package, or the folder of a saved pipeline
``underlay.annotate(text) -> Notes``   its entities, the subjects of its verbs, its sentence borders, in characters
``notes_of(doc, …) -> Notes``          the same, of a document that a pipeline has been through already

Nothing needs one: without it there are ``NO_NOTES``, and the rules decide alone. With it, organizations and people outside the
watchlist are known as speakers and as subjects of their own, and its borders decide where the rules hesitate.
"""

import threading
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractors.text.typography import encodable
from models.errors import UsageError
from models.reading import Mention
from models.vocabulary import MentionLabel

_PIECE = 100_000
"""Characters that a model is given at once: what it keeps of a text grows with it."""
_PEOPLE = frozenset({"PERSON", "PER"})
_ORGANIZATIONS = frozenset({"ORG"})
_THINGS = frozenset({"PRODUCT", "FAC", "WORK_OF_ART", "MISC"})
_NUMBERS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_BELONGS = frozenset({"poss", "nmod:poss", "compound", "nmod", "appos", "conj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "csubj", "agent"})


class EntityKind(StrEnum):
    """What a model takes a name for, as far as reading asks."""

    PERSON = "person"
    ORGANIZATION = "organization"
    THING = "thing"  # a product, a site
    NUMBER = "number"  # a date, an amount: no name at all


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that a model found; ``is_subject``: of a verb, None where the model has no syntax."""

    start: int
    end: int
    text: str
    kind: EntityKind
    is_subject: bool | None


@dataclass(frozen=True, slots=True)
class Notes:
    """What a model says of a text, in its order; ``borders`` are the characters at which it begins sentences."""

    entities: tuple[Entity, ...] = ()
    borders: frozenset[int] = frozenset()

    def beside(self, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """Return ``mentions``, which are sorted, with the people and organizations that only the model knows.

        Their keys are their own words.
        """
        others = [
            Mention(start=each.start, end=each.end, text=each.text, label=_LABELS[each.kind], key=each.text)
            for each in self.entities
            if each.kind in _LABELS and not is_taken(mentions, each)
        ]
        return sorted([*mentions, *others], key=lambda mention: mention.start) if others else mentions


def is_taken(mentions: Sequence[Mention], entity: Entity) -> bool:
    """Say whether one of ``mentions``, sorted and without overlap, stands where a model found a name."""
    after = bisect_left(mentions, entity.end, key=lambda mention: mention.start)
    return after > 0 and mentions[after - 1].end > entity.start


_LABELS = {EntityKind.PERSON: MentionLabel.PERSON, EntityKind.ORGANIZATION: MentionLabel.ORGANIZATION}

NO_NOTES = Notes()


@dataclass(frozen=True, slots=True)
class Underlay:
    """A loaded pipeline; ``version`` is what changes when it may say something else. May be shared by threads."""

    nlp: Language
    version: str
    turn: threading.Lock = field(default_factory=threading.Lock, compare=False)

    @classmethod
    def load(cls, name: str) -> "Underlay":
        """Load a pipeline by the name of its package or the path of its folder.

        Raises UsageError, which names it, where it is not installed or cannot be loaded.
        """
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise UsageError(
                f"no spaCy pipeline of this name is installed, and no folder of this name holds one ({_line(error)});"
                " install its package, give its folder, or leave the model out: nothing needs one",
                identity=name,
            ) from error
        except Exception as error:  # a package may raise whatever it likes while it is imported
            raise UsageError(f"this spaCy pipeline cannot be loaded: {_line(error)}", identity=name) from error
        return cls(nlp=nlp, version=f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']} {nlp.pipe_names}")

    def annotate(self, text: str) -> Notes:
        """Return what the model says of ``text``; offsets count its characters."""
        entities: list[Entity] = []
        borders: set[int] = set()
        for start, piece in _pieces(text):
            # What spaCy learns of a text's words is let go again; a vocabulary has one zone at a time.
            with self.turn, self.nlp.memory_zone():
                found = notes_of(self.nlp(encodable(piece)), offset=start)
            entities += found.entities
            borders |= found.borders
        return Notes(tuple(entities), frozenset(borders))


def notes_of(doc: Doc, *, offset: int = 0) -> Notes:
    """Return what the components of a pipeline wrote to ``doc``; ``offset`` is where its text begins in a longer one."""
    has_syntax = doc.has_annotation("DEP")
    entities = tuple(
        Entity(
            start=entity.start_char + offset,
            end=entity.end_char + offset,
            text=entity.text,
            kind=kind,
            is_subject=_is_subject(entity.root) if has_syntax else None,
        )
        for entity in doc.ents
        if not entity.kb_id_ and (kind := _kind(entity.label_)) is not None
    )
    if not doc.has_annotation("SENT_START"):
        return Notes(entities)
    return Notes(entities, frozenset(sentence.start_char + offset for sentence in doc.sents))


def _is_subject(token: Token) -> bool:
    """Say whether a word, or what it only belongs to, is the subject of a verb: "Crusoe's campus draws 1 GW"."""
    while token.dep_ in _BELONGS and token.head is not token:
        token = token.head
    return token.dep_ in _SUBJECTS


def _kind(label: str) -> EntityKind | None:
    for kind, labels in (
        (EntityKind.PERSON, _PEOPLE),
        (EntityKind.ORGANIZATION, _ORGANIZATIONS),
        (EntityKind.THING, _THINGS),
        (EntityKind.NUMBER, _NUMBERS),
    ):
        if label in labels:
            return kind
    return None


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield pieces of a text with where they begin, parted between paragraphs where there are any."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _PIECE)
        if end < len(text):
            gap = text.rfind("\n", start, end)
            gap = gap if gap >= 0 else text.rfind(" ", start, end)
            end = gap + 1 if gap >= 0 else end
        yield start, text[start:end]
        start = end


def _line(error: BaseException) -> str:
    return str(error).partition("\n")[0]
