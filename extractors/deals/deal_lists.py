"""Deals told one after the other, in a sentence or a list: "monthly: Anthropic, $1.25 billion; Google, $920 million".

``party(line, start, end, parties) -> Mention | None``      the customer whose sum stands at ``start:end``
``as_rate(lines, line, quantity, parties) -> Quantity``     a sum per month where "a month" is said once for all
"""

import re
from collections.abc import Sequence

from extractors.lines.passages import Line
from extractors.quantities import rates
from models.reading import Mention, Quantity

_LINK_AFTER = re.compile(
    r"(?:\s(?:a|per|each|every)\s(?:month|year|quarter))?\s?(?:(?:\s(?:comes|came|is due|flows?|arrives?))?\s(?:from|by|for|with|to)|[(])\s?(?:the\s)?"
)
_OF_THE_ITEM = re.compile(r"[^;\n]{0,60}")
_IN_ALL = re.compile(
    r"[^;,]{0,30}?\b(?:in (?:all|total|sum)|altogether|overall|total(?:s|led|ling)?|one[- ]time|up ?front|at signing|annually|yearly|(?:a|per|each|every) (?:year|hour|day|week|quarter)"
    r"|(?:over|across|for) (?:the )?(?:\w+ ){1,2}(?:years?|months?|term|life))\b"
)
_WORTH = re.compile(
    r"\b(?:worth|total(?:s|led|ling)?|in all|valued at|value of|ceiling|maximum|capped|up to|as much as)\W*(?:\w+\s){0,2}$"
)
_HEADING_RATE = re.compile(
    r"\b(?:monthly|annual|annually|yearly|quarterly)\b|\b(?:per|an?|each|every)\s(?:month|year|quarter)\b(?!\s(?:ago|later|earlier|before))|/\s?(?:month|mo|year|yr|quarter)\b"
)
_FACTORS = {"month": 12.0, "mo": 12.0, "quarter": 4.0, "annu": 1.0, "year": 1.0, "yr": 1.0}
_MONEY = frozenset({"money", "money_rate"})
_MOST_ITEMS = 12  # lines of a list
_LONGEST_HEADING = 140  # characters
_LEAST_SUM = 2  # sums in a line, by which it is a list


def party(line: Line, start: int, end: int, parties: Sequence[Mention]) -> Mention | None:
    """Return the customer of ``parties`` whose sum stands at ``start:end``; of a line with one sum the first that is named."""
    sums = [other for other in line.quantities if other.dimension in _MONEY]
    if len(sums) < _LEAST_SUM or len({mention.key for mention in parties}) < _LEAST_SUM:
        return parties[0] if parties else None
    behind = _linked(line, end, parties)
    if behind is not None:
        return behind
    before = [mention for mention in parties if mention.end <= start]
    return before[-1] if before else parties[0]


def as_rate(lines: Sequence[Line], line: Line, quantity: Quantity, parties: Sequence[Mention]) -> Quantity:
    """Return a sum as so much a year, where a list of what ``parties`` pay says once for all that it is paid by the month."""
    if quantity.dimension != "money" or not parties:
        return quantity
    own = _item(line, quantity, parties)
    if own is None or _IN_ALL.match(line.words, quantity.end, line.end):
        return quantity
    if _WORTH.search(line.words, own.end, quantity.start):
        return quantity
    factor = _said_in_line(line, quantity, parties) or _said_above(lines, line, own)
    if factor is None:
        return quantity
    return rates.scaled(quantity, factor, dimension="money_rate", unit="USD/yr")


def _linked(line: Line, end: int, parties: Sequence[Mention]) -> Mention | None:
    """Return the customer to whom the sum that ends at ``end`` is linked: "$920 million a month from Google"."""
    behind = next((mention for mention in parties if mention.start >= end), None)
    return behind if behind is not None and _LINK_AFTER.fullmatch(line.words, end, behind.start) else None


def _item(line: Line, quantity: Quantity, parties: Sequence[Mention]) -> Mention | None:
    """Return the customer beside a sum: the last before it, with no other sum or semicolon between, or one that it is linked to."""
    behind = _linked(line, quantity.end, parties)
    if behind is not None:
        return behind
    before = [mention for mention in parties if mention.end <= quantity.start]
    if not before or not _OF_THE_ITEM.fullmatch(line.words, before[-1].end, quantity.start):
        return None
    between = (other for other in line.quantities if other.dimension in _MONEY)
    is_first = not any(before[-1].end <= other.start < quantity.start for other in between)
    return before[-1] if is_first else None


def _said_in_line(line: Line, quantity: Quantity, parties: Sequence[Mention]) -> float | None:
    """Return the factor of a rate that is said before all items, with one before this, or with the last behind this."""
    items = [
        other for other in line.quantities if other.dimension in _MONEY and _item(line, other, parties) is not None
    ]
    if len(items) < _LEAST_SUM:
        return None
    ahead = _factor(line.words[line.start : min(items[0].start, parties[0].start)])
    if ahead is not None:
        return ahead
    said = [_own_factor(line, other, items, parties) for other in items]
    place = next(index for index, other in enumerate(items) if other.start >= quantity.start)
    earlier = [factor for factor in said[:place] if factor is not None]
    if earlier:
        return earlier[-1]
    return said[-1] if all(factor is None for factor in said[:-1]) and place < len(items) - 1 else None


def _own_factor(line: Line, item: Quantity, items: Sequence[Quantity], parties: Sequence[Mention]) -> float | None:
    """Return how often a year has what an item is paid by, by its own words: up to the next item."""
    said = _factor(item.unit_text.lower()) if item.dimension == "money_rate" else None
    if said is not None:
        return said
    ends = [other.start for other in items if other.start > item.start]
    ends += [mention.start for mention in parties if mention.start > item.end]
    return rates.factor_in("", line.words[item.end : min([line.end, *ends])])


def _said_above(lines: Sequence[Line], line: Line, own: Mention) -> float | None:
    """Return the factor of the rate that the heading of a list says, in an item that begins with its customer."""
    if line.words[line.start : own.start].strip(' *•·-–—_#>|"“”0123456789.)('):
        return None
    for above in reversed(lines[max(0, line.index - _MOST_ITEMS) : line.index]):
        if any(other.dimension in _MONEY for other in above.quantities):
            continue
        if above.end - above.start > _LONGEST_HEADING:
            return None
        said = _factor(above.words[above.start : above.end])
        ending = above.words[above.start : above.end].rstrip("*_ #")
        return said if ending.endswith((":", ")")) or ending[-1:].isalnum() else None
    return None


def _factor(words: str) -> float | None:
    match = _HEADING_RATE.search(words)
    if match is None:
        return None
    return next(factor for word, factor in _FACTORS.items() if word in match.group())
