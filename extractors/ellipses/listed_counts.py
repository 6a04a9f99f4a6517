"""Bare numbers in a list whose head says what all of them count: "Satellites asked for: Starmind 1 million, Starcloud 88,000".

``counted(lines, line, quantity, things, names) -> Quantity``   the number with what the head of its series, or the heading above its list,
    says that it counts; as it is, where nothing says so
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.lines import headings
from extractors.lines.passages import Line
from extractors.lines.scenes import NamedPrograms
from extractors.quantities.counted_things import CountedThings
from extractors.text.wordings import Frame
from models.reading import Quantity

_ITEMS = re.compile(r"[^.?!:]*")
_BEHIND = Frame(
    r"\+?[*_]{0,3}(?:\s?(?:$|[.,;)|])|\s(?:\(|(?:in|by|at|for|from|before|and|or|to|up to|over)\s|[–—-]\s|<list.after_number>\b|\d{4}\b|q\d\b|h\d\b))"
)
_JOINS = Frame(r"[*_)]{0,4}(?:\s\([^)]{1,40}\))?[*_]{0,3}(?:\s?[:|=,(–—-]|\s)\s?[*_]{0,3}(?:<number.about>\s|[~≈])?")
_MARKS = ' \t*_•·–—-#>"“(['
_CAPITAL = re.compile(r"\b[A-Z][A-Za-z]{2,}")
_OBLIQUE = re.compile(r"\b(?=(?:on|at|for|about|to|with|by|from|of|makers?)\s(?:[\w-]+\s){0,2}$)")
_ASKED_FOR = Frame(r"<list.asks> $")
_LONGEST_HEAD = 90  # characters
_LONGEST_LIST = 400  # characters from the head of a series to its last number
_MOST_ITEMS = 12  # lines of a list below its heading
_VERSION = 10.0


def counted(
    lines: Sequence[Line], line: Line, quantity: Quantity, things: CountedThings, names: NamedPrograms
) -> Quantity:
    """Return a number without a noun with what the head of its list says."""
    if quantity.dimension != "count" or quantity.counted is not None or quantity.per is not None:
        return quantity
    if quantity.value_high is None and quantity.value % 1 and quantity.value < _VERSION:
        return quantity
    if (
        line.pattern(_BEHIND).match(line.words, quantity.end, line.end) is None
        or line.words[quantity.start - 1 : quantity.start] == "/"
    ):
        return quantity
    noun = _of_series(line, quantity, things, names) or _of_heading(lines, line, quantity, things, names)
    return quantity if noun is None else replace(quantity, counted=noun, flags=(*quantity.flags, "antecedent_assumed"))


def _of_series(line: Line, quantity: Quantity, things: CountedThings, names: NamedPrograms) -> str | None:
    """Return what the words before the colon of a line count, where nothing but other such numbers stands in between."""
    colon = line.words.find(":", line.start, min(quantity.start, line.start + _LONGEST_HEAD))
    if colon < 0 or quantity.start - colon > _LONGEST_LIST:
        return None
    noun = _noun_in(line, line.start, colon, things)
    if noun is None or _ITEMS.fullmatch(line.words, colon + 1, quantity.start) is None:
        return None
    if _names_others(line, colon + 1, quantity.start, names):
        return None
    return noun if _are_alike(line, colon, quantity.start, noun) else None


def _names_others(line: Line, first: int, start: int, names: NamedPrograms) -> bool:
    """Say whether an item names somebody who is in no list: "OneWeb 650" among the satellites of others."""
    begin = max(first, *(line.words.rfind(mark, first, start) + 1 for mark in ",;("))
    opening = line.words.rfind("(", first, start)
    if opening >= 0 and not line.words[opening + 1 : start].strip(_MARKS + "~≈"):
        begin = max(first, *(line.words.rfind(mark, first, opening) + 1 for mark in ",;"))
    known = [(mention.start, mention.end) for mention, _ in names.of_line(line)]
    return any(
        not any(left <= found.start() < right for left, right in known)
        for found in _CAPITAL.finditer(line.text, begin, start)
    ) and not any(begin <= left < start for left, _ in known)


def _are_alike(line: Line, first: int, last: int, noun: str) -> bool:
    """Say whether all numbers of a list so far count what its head says."""
    return all(
        other.dimension == "count" and other.counted in {None, noun}
        for other in line.quantities
        if first < other.start and other.end <= last
    )


def _of_heading(
    lines: Sequence[Line], line: Line, quantity: Quantity, things: CountedThings, names: NamedPrograms
) -> str | None:
    """Return what the heading of a list counts, in an item that is a name, or a date, with its number: "Starcloud — 88,000"."""
    if not _is_item(line, quantity, names):
        return None
    for above in reversed(lines[max(0, line.index - _MOST_ITEMS) : line.index]):
        if above.end - above.start <= _LONGEST_HEAD and not above.quantities and headings.is_open(above):
            return _noun_in(above, above.start, above.end, things)
        if not any(_is_item(above, other, names) for other in above.quantities):
            return None
    return None


def _is_item(line: Line, quantity: Quantity, names: NamedPrograms) -> bool:
    """Say whether nothing stands before a number but one name or one date, and a mark."""
    named = [(mention.start, mention.end) for mention, _ in names.of_line(line) if mention.end <= quantity.start]
    dated = [(period.start, period.end) for period in line.periods if period.end <= quantity.start]
    spans = sorted({*named, *dated})
    if not spans or line.words[line.start : spans[0][0]].strip(_MARKS):
        return False
    between = line.words[spans[-1][1] : quantity.start]
    return line.pattern(_JOINS).fullmatch(between) is not None


def is_head_of_others(line: Line, start: int) -> bool:
    """Say whether the noun at ``start`` stands in the head of a list that counts something else: "Openings at makers of satellites: …"."""
    return ":" in line.words[start : start + _LONGEST_HEAD] and _is_oblique(line, line.start, start)


def _noun_in(line: Line, start: int, end: int, things: CountedThings) -> str | None:
    found = things.listed.search(line.words, start, end)
    if found is None or _is_oblique(line, start, found.start()):
        return None
    return "launch" if found["flights"] else found["noun"] or found["fleet"]


def _is_oblique(line: Line, start: int, end: int) -> bool:
    """Say whether what stands at ``end`` hangs on a preposition that only leads to it: "makers of satellites", not "number of satellites"."""
    asked = line.pattern(_ASKED_FOR)
    return any(
        asked.search(line.words, start, found.start()) is None for found in _OBLIQUE.finditer(line.words, start, end)
    )
