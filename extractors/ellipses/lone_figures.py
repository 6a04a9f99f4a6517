"""Figures and dates that have a line to themselves, with their label in the line above or below: "88,000 / satellites planned".

``label_of(lines, line) -> Line | None``                  the label of a line that is only a figure or a date
``counted(lines, line, quantity, things) -> Quantity``   a lone number with what its label says that it counts
``is_date(line) -> bool``                                 whether a line is nothing but a date
``happenings(lines, line, find) -> list[Trigger]``       what a label says to happen on a lone date: "First launch / Late 2027"
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.lines import headings
from extractors.lines.nearness import MARKUP
from extractors.lines.passages import Line
from extractors.lines.triggers import Trigger
from extractors.periods.period_parts import PhraseMatch
from extractors.quantities.counted_things import CountedThings
from models.reading import Quantity

_OF_THE_DAY = re.compile(r"(?:the\s)?(?:number|figure|stat|statistic|data point) of the (?:day|week|month|year)")
_NUMBERS_A_LIST = 100.0
_LONGEST_LABEL = 60  # characters
_LONGEST_CAPTION = 160  # characters
_MOST_LINES = 40  # of a paragraph of figures and labels
_WORDS_OF_SENTENCE = 5
_MARKS = MARKUP + '"“”~≈+\t'


def counted(lines: Sequence[Line], line: Line, quantity: Quantity, things: CountedThings) -> Quantity:
    """Return a number that has its line to itself with what its label counts; any other as it is."""
    if quantity.dimension != "count" or quantity.counted is not None:
        return quantity
    if quantity.value < _NUMBERS_A_LIST and line.words[quantity.end : quantity.end + 1] in {".", ")"}:
        return quantity
    label = label_of(lines, line)
    if label is None or label.quantities:
        return quantity
    span = (label.start, min(label.end, label.start + _LONGEST_LABEL))
    found = things.listed.search(label.words, *span) or things.plural.search(label.words, *span)
    if found is None:
        return quantity
    groups = found.groupdict()
    noun = "launch" if groups.get("flights") else groups["noun"] or groups.get("fleet")
    return replace(quantity, counted=noun, flags=(*quantity.flags, "antecedent_assumed"))


def happenings(lines: Sequence[Line], line: Line, find: Callable[[Line], Sequence[Trigger]]) -> list[Trigger]:
    """Return the happening of the label of a date that has its line to itself."""
    if line.end - line.start > _LONGEST_LABEL or not any(map(_is_like_label, _beside(lines, line))):
        return []  # asked first, for it costs less than looking for dates
    label = label_of(lines, line) if len(line.periods) == 1 else None
    if label is None or not _is_label(label):
        return []
    date = line.periods[0]
    return [replace(trigger, start=date.start, end=date.end) for trigger in find(label)[:1]]


def is_date(line: Line) -> bool:
    """Say whether a line is nothing but a date, which heads what stands below it: "**Mid-2027.**"."""
    return (
        line.end - line.start <= _LONGEST_LABEL and len(line.periods) == 1 and not line.quantities and _is_alone(line)
    )


def _is_alone(line: Line) -> bool:
    """Say whether nothing stands in a line but one figure or one date."""
    return line.end - line.start <= _LONGEST_LABEL and line.memo.once(
        "alone", lambda: _is_all_of(line, line.quantities) or _is_all_of(line, line.periods)
    )


def _is_all_of(line: Line, found: Sequence[Quantity | PhraseMatch]) -> bool:
    """Say whether nothing stands in a line but what was found, which is one."""
    if len(found) != 1:
        return False
    rest = line.words[line.start : found[0].start] + line.words[found[0].end : line.end]
    return not _OF_THE_DAY.sub("", rest).strip(_MARKS)


def label_of(lines: Sequence[Line], line: Line) -> Line | None:
    """Return the label of a line that is only a figure or a date, above it or below: where both stand by turns, as they began."""
    return line.memo.once("label", lambda: _label_of(lines, line)) if _is_alone(line) else None


def _label_of(lines: Sequence[Line], line: Line) -> Line | None:
    above = lines[line.index - 1] if line.index > 0 else None
    below = lines[line.index + 1] if line.index + 1 < len(lines) else None
    heads = above is not None and _is_label(above)
    follows = (
        below is not None
        and below.end - below.start <= _LONGEST_CAPTION
        and "|" not in below.quote  # the head of a table
        and not _is_alone(below)
    )
    if not (heads and follows):
        return above if heads else below if follows else None
    assert above is not None
    assert below is not None
    with_above, with_below = above.paragraph == line.paragraph, below.paragraph == line.paragraph
    if with_above != with_below:
        return above if with_above else below
    if with_above:
        last = line
        for other in lines[line.index : line.index + _MOST_LINES]:
            if other.paragraph != line.paragraph:
                break
            last = other
        return above if _is_alone(last) else below
    return below if len(below.spoken) > _WORDS_OF_SENTENCE else above


def _beside(lines: Sequence[Line], line: Line) -> list[Line]:
    """Return the lines right above and below another."""
    return [lines[at] for at in (line.index - 1, line.index + 1) if 0 <= at < len(lines)]


def _is_like_label(line: Line) -> bool:
    """Say whether a line is a few words without an end, by its marks alone."""
    return line.end - line.start <= _LONGEST_LABEL and headings.is_open(line)


def _is_label(line: Line) -> bool:
    """Say whether a line is a few words without an end: no sentence and no figure."""
    return _is_like_label(line) and not line.quantities and not line.periods
