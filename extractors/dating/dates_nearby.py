"""Dates that stand in a line of their own: the heading of a list, or a sentence that only says when.

``of_line(lines, line) -> PhraseMatch | None``: the date of the heading above a list item ("Plans for 2027:"), or of the
sentence behind ("That should happen by the end of 2027."). Only for what has no date of its own.
"""

import re
from collections.abc import Sequence

from extractors.ellipses import answers, lone_figures
from extractors.lines.passages import Line
from extractors.periods.periods import PhraseMatch

_ITEM = re.compile(r"\s*(?:[-–—•*·▪→✔✅>]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_HEADING = re.compile(r"[^.;?!]{0,80}:[*_\s]*$")
_OF_PLAN = re.compile(
    r"\b(?:plans?|planned|targets?|goals?|aims?|milestones?|schedule|roadmap|outlook|guidance|due|expected|in store|to come|coming|ahead|what to expect|calendar|agenda|launches)\b"
)
_IT_HAPPENS = re.compile(
    r"[\W_]*(?:that|this|it|all (?:of )?(?:that|this)|they)\s(?:\w+\s){0,3}?(?:happens?|happen|come|comes|arrives?|be reached|be achieved|be hit|be done|be complete|be ready|get there|take place|follow|be the case)\b"
)
_MOST_ITEMS = 8
_LONGEST_ITEM = 600  # characters


def of_line(lines: Sequence[Line], line: Line) -> PhraseMatch | None:
    """Return the date that the heading above ``line``, or the sentence behind it, gives it."""
    if line.periods:
        return None
    return _of_heading(lines, line) or _of_date_above(lines, line) or _of_question(lines, line) or _of_next(lines, line)


def _of_heading(lines: Sequence[Line], line: Line) -> PhraseMatch | None:
    if not _is_item(line):
        return None
    for above in reversed(lines[max(0, line.index - _MOST_ITEMS) : line.index]):
        if lone_figures.is_date(above):
            return above.periods[0]
        if _HEADING.fullmatch(line.words, above.start, above.end):
            only = above.periods[0] if len(above.periods) == 1 and not above.quantities else None
            return only if only is not None and _dates_what_follows(above, only) else None
        if not _is_item(above):
            return None
    return None


def _of_date_above(lines: Sequence[Line], line: Line) -> PhraseMatch | None:
    """Return the date that has the line above to itself, and is that of no label: "**Mid-2027.** The satellite flies."."""
    above = lines[line.index - 1] if line.index > 0 else None
    if above is None or line.paragraph - above.paragraph > 1 or not lone_figures.is_date(above):
        return None
    label = lone_figures.label_of(lines, above)
    return above.periods[0] if label is None or label.index >= line.index else None


def _of_question(lines: Sequence[Line], line: Line) -> PhraseMatch | None:
    """Return the date for which a question asks that a line answers: "How many do you plan for 2028? – Twelve."."""
    question = answers.question_of(lines, line)
    return question.periods[0] if question is not None and len(question.periods) == 1 else None


def _is_item(line: Line) -> bool:
    return line.memo.once("item", lambda: _begins_as_item(line))


def _begins_as_item(line: Line) -> bool:
    begin = line.text.rfind("\n", max(0, line.start - _LONGEST_ITEM), line.start) + 1
    return begin > 0 and _ITEM.match(line.text, begin, line.end) is not None


def _dates_what_follows(heading: Line, match: PhraseMatch) -> bool:
    """Say whether a heading is a date, or speaks of plans: not "What was said on Monday:"."""
    rest = heading.words[heading.start : match.start] + heading.words[match.end : heading.end]
    return not rest.strip(" *_#:-–—") or _OF_PLAN.search(rest) is not None


def _of_next(lines: Sequence[Line], line: Line) -> PhraseMatch | None:
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    if following is None or following.paragraph != line.paragraph:
        return None
    if _IT_HAPPENS.match(following.words, following.start, following.end) is None or following.quantities:
        return None
    return following.periods[0] if len(following.periods) == 1 else None
