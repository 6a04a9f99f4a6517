"""Wordings of postings, compared: what changed between two, whether two are the same job, which requisition one belongs to."""

import re
from dataclasses import dataclass
from datetime import datetime

_NOT_LETTERS = re.compile(r"[\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
_SHINGLE = 4  # words
_NEARLY = 0.8  # of all shingles of two texts, those in both
_TOO_SHORT = 12  # words: of so few, others have the same by chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A posting as it was worded when it was read.

    ``text`` is what is read of it, ``whole_text`` also holds what the company repeats over its board. ``origin_id`` is the row of
    the listing, or the fetch of the page, that it was read from.
    """

    origin_id: str
    source: str
    board: str
    post_id: str
    known_at: datetime  # UTC
    document_id: str
    title: str
    place: str | None
    department: str | None
    requisition: str  # see requisition_key
    programs: tuple[str, ...]  # keys, sorted
    text: str
    whole_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed of one part of a posting: title, place, department or text. Of the text the sentences that came and went."""

    part: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


def folded(text: str) -> str:
    """Return a text as it is compared: without case, punctuation and the width of blanks."""
    return " ".join(_NOT_LETTERS.sub(" ", text).split()).casefold()


def requisition_key(requisition_id: str | None, *, title: str, place: str | None) -> str:
    """Return what the postings of one requisition share: the company's number for it, else title and place.

    What has no figure in it ("see opening") is a phrase of the form, and no number.
    """
    if requisition_id and any(character.isdigit() for character in requisition_id):
        return f"no. {folded(requisition_id)}"
    return f"{folded(title)} / {folded(place or '')}"


def differences(old: Wording, new: Wording) -> tuple[Difference, ...]:
    """Return what changed from one wording to the next; nothing where only case, punctuation or markup did.

    A sentence has come only if the whole old text lacks it, and gone only if the whole new one does: what the company repeats over its
    board is set aside now and not then as other postings come and go.
    """
    found = [
        Difference(part=part, removed=(before,) if before else (), added=(after,) if after else ())
        for part, before, after in (
            ("title", old.title, new.title),
            ("place", old.place, new.place),
            ("department", old.department, new.department),
        )
        if folded(before or "") != folded(after or "")
    ]
    removed = _lacking(old.text, new.whole_text)
    added = _lacking(new.text, old.whole_text)
    if removed or added:
        found.append(Difference(part="text", removed=removed, added=added))
    return tuple(found)


def is_nearly(one: Wording, other: Wording) -> bool:
    """Say whether two wordings have nearly the same text at the same place."""
    if folded(one.place or "") != folded(other.place or ""):
        return False
    first, second = folded(one.text).split(), folded(other.text).split()
    if min(len(first), len(second)) < _TOO_SHORT:
        return False
    return likeness(first, second) >= _NEARLY


def likeness(first: list[str], second: list[str]) -> float:
    """Return which share of the shingles of two texts stands in both, from 0 to 1."""
    one, other = _shingles(first), _shingles(second)
    return len(one & other) / len(one | other)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, line by line."""
    return [part for line in text.split("\n") for part in _SENTENCE_END.split(line.strip()) if part]


def _lacking(text: str, other: str) -> tuple[str, ...]:
    """Return the sentences of a text that do not stand in another, each once."""
    there = {folded(sentence) for sentence in sentences(other)}
    lacking = {key: sentence for sentence in sentences(text) if (key := folded(sentence)) and key not in there}
    return tuple(lacking.values())


def _shingles(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))}
