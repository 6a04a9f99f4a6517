"""What changed between two wordings of a text, word by word, and which of it bears on a number, a date or how firmly it is said."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from extractors.quantities import number_words
from extractors.text.typography import word_set
from models.documents import Document
from models.pages import ChangeMark
from models.revisions import Change, Revision

KEPT_AT_LEAST = 0.4
"""A page that keeps less of its words holds another text; a corrected article keeps nine tenths and more."""
_WORDS_APART = 2
"""Changes with fewer unchanged words between them are told as one."""
_MOST_COMPARED = 4_000_000
"""Pairs of words beyond which a passage counts as changed as a whole: comparing takes their product in time."""
_MOST_CHANGES = 200
_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_][^\W_]*(?:['’][^\W\d_]+)?|\S")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_DATE_WORDS = word_set(
    """
    january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov
    dec monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight day days week weeks month months
    quarter quarters year years decade decades spring summer autumn fall winter early mid late end
    """
)
_QUARTER = re.compile(r"(?:[qh]|fy)\d{1,4}", re.IGNORECASE)
_SIGNS = frozenset("$€£¥<>~≈≤≥±−+")
_MODALS = word_set(
    """
    will would shall should can could may might must cannot ought won't wouldn't can't couldn't shouldn't mustn't shan't he'll she'll
    it'll they'll we'll i'll you'll
    """
)
_NEGATIONS = word_set("no not never neither nor without cannot none n't")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int


def compare(before: Document, after: Document, *, url: str, revised_at: datetime) -> Revision:
    """Return what ``after``, fetched at ``revised_at`` from ``url``, changed in ``before``."""
    old, new = _tokens(before.text), _tokens(after.text)
    changes = tuple(_changes(before.text, after.text, old, new))
    words_before, words_after = _words(old), _words(new)
    kept = (words_before & words_after).total() / max(1, words_before.total())
    marks = {mark for change in changes for mark in change.marks} | set(_marks(before.title, after.title))
    return Revision(
        url=url,
        document_id=after.id,
        previous_document_id=before.id,
        revised_at=revised_at,
        is_title_changed=before.title != after.title,
        is_another_text=kept < KEPT_AT_LEAST,
        kept_share=round(kept, 4),
        words_removed=sum(len(change.before.split()) for change in changes),
        words_added=sum(len(change.after.split()) for change in changes),
        marks=tuple(sorted(marks)),
        changes=changes[:_MOST_CHANGES],
    )


def changes_between(before: str, after: str) -> list[Change]:
    """Return the changes between two texts, in their order."""
    return list(_changes(before, after, _tokens(before), _tokens(after)))


def _changes(before: str, after: str, old: list[_Token], new: list[_Token]) -> Iterator[Change]:
    for low, high, new_low, new_high in _joined(_replaced(old, new)):
        removed, was_at = _piece(before, old, low, high)
        added, is_at = _piece(after, new, new_low, new_high)
        marks = set(_marks(removed, added))
        if _is_unit(old, low, high) or _is_unit(new, new_low, new_high):
            marks.add(ChangeMark.NUMBER)
        yield Change(before=removed, after=added, before_start=was_at, after_start=is_at, marks=tuple(sorted(marks)))


def _is_unit(tokens: list[_Token], low: int, high: int) -> bool:
    """Say whether a changed run begins with the unit of a number before it, or ends with the sign of one behind it."""
    if low == high:
        return False
    follows = low > 0 and tokens[low - 1].text[0].isdigit() and tokens[low].text[0].isalpha()
    return follows or (high < len(tokens) and tokens[high].text[0].isdigit() and tokens[high - 1].text in _SIGNS)


def _tokens(text: str) -> list[_Token]:
    return [_Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]


def _words(tokens: Sequence[_Token]) -> Counter[str]:
    return Counter(token.text.casefold() for token in tokens if token.text[0].isalnum())


def _replaced(old: list[_Token], new: list[_Token]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of tokens (from, to, from, to) that differ. What is alike at both ends is not compared."""
    head = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one.text != other.text),
        min(len(old), len(new)),
    )
    most = min(len(old), len(new)) - head
    pairs = zip(reversed(old), reversed(new), strict=False)
    tail = next((at for at, (one, other) in enumerate(pairs) if at >= most or one.text != other.text), most)
    was, now = old[head : len(old) - tail], new[head : len(new) - tail]
    if not was and not now:
        return
    if len(was) * len(now) > _MOST_COMPARED:
        yield head, len(old) - tail, head, len(new) - tail
        return
    matcher = SequenceMatcher(None, [token.text for token in was], [token.text for token in now], autojunk=False)
    for operation, low, high, new_low, new_high in matcher.get_opcodes():
        if operation != "equal":
            yield head + low, head + high, head + new_low, head + new_high


def _joined(runs: Iterator[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    held: tuple[int, int, int, int] | None = None
    for run in runs:
        if held is not None and run[0] - held[1] <= _WORDS_APART and run[2] - held[3] <= _WORDS_APART:
            held = (held[0], run[1], held[2], run[3])
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held


def _piece(text: str, tokens: list[_Token], low: int, high: int) -> tuple[str, int]:
    """Return a run of tokens as it stands in the text, and where it begins; of an empty run, where it would stand."""
    if low == high:
        return "", tokens[low].start if low < len(tokens) else len(text)
    return text[tokens[low].start : tokens[high - 1].end], tokens[low].start


def _marks(before: str, after: str) -> list[ChangeMark]:
    """Return what a change bears on: the kinds of the words that only one side has."""
    old = Counter(token.text for token in _tokens(before))
    new = Counter(token.text for token in _tokens(after))
    differing = set((old - new) + (new - old))
    return sorted({mark for word in differing if (mark := _mark(word))})


def _mark(word: str) -> ChangeMark | None:
    low = word.casefold().replace("’", "'")
    if _YEAR.fullmatch(word) or word == "May" or low in _DATE_WORDS or _QUARTER.fullmatch(word):
        return ChangeMark.DATE
    if word[0].isdigit() or low in number_words.WORDS:
        return ChangeMark.NUMBER
    if low in _MODALS:
        return ChangeMark.MODAL
    return ChangeMark.NEGATION if low in _NEGATIONS or low.endswith("n't") else None
