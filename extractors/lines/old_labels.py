"""What marks and labels say to be old: "110 m² → 160 m²", "Was: 110 m²" where the next line says "Now: 160 m²".

``leads_on(line, end, start)``                an arrow leads from what ends to what starts
``is_labelled(lines, line, position, goes_on)``  it stands beside a label of old things, and another beside one of new ones
"""

import re
from collections.abc import Callable, Sequence

from extractors.lines import tables
from extractors.lines.passages import Line
from extractors.lines.tables import Cell
from extractors.text.wordings import Frame

_ARROW = re.compile(r"(?:\s[\w/]{1,12}|~~|[*_]){0,2}\s?(?:→|➔|➜|⟶|⇒|-{1,2}>|=>)\s?[*_]{0,3}(?:about\s|some\s|~\s?)?")
_REACH = 2  # lines
_LABEL = r"\b[^:.;|\d]{0,30}?[*_]{0,3}(?::|\s[–—-]\s)[*_]{0,3}"
_OLD = Frame(r"(?:^|[.;(,\n]\s?)[\W_]*(?:the\s|our\s|its\s)?<old.labels>" + _LABEL + r"[^.;:]{0,24}$")
_NEW = Frame(r"(?:^|[.;(,\n]\s?)[\W_]*(?:the\s|our\s|its\s)?<new.labels>" + _LABEL)
_WHOLE_OLD = Frame(r"\W*(?:the\s)?<old.labels>\b[^|\d]{0,30}")
_WHOLE_NEW = Frame(r"\W*(?:the\s)?<new.labels>\b[^|\d]{0,30}")
_LONGEST_LABEL = 80  # characters


def leads_on(line: Line, end: int, start: int) -> bool:
    """Say whether nothing but an arrow stands between ``end`` and ``start``: "110 m² → 160 m²"."""
    return _ARROW.fullmatch(line.words, end, start) is not None


def is_labelled(lines: Sequence[Line], line: Line, position: int, goes_on: Callable[[Line, int], bool]) -> bool:
    """Say whether ``position`` stands under an old label, and ``goes_on`` is so of what stands under a new one beside it.

    ``goes_on`` is asked of a line and the character behind which its new label ends.
    """
    if not line.hears_of("old.labels") and tables.row_of(line, position) is None:
        return False
    if _heads_old_column(line, position):
        return True
    first = max(line.start, position - _LONGEST_LABEL)
    if line.pattern(_OLD).search(line.words[first:position]) is None:
        return False
    near = [line, *lines[line.index + 1 : line.index + 1 + _REACH], *lines[max(0, line.index - _REACH) : line.index]]
    return any(
        goes_on(other, other.start + found.end())
        for other in near
        if other.hears_of("new.labels")
        for found in line.pattern(_NEW).finditer(other.words[other.start : other.end])
    )


def heads(line: Line, cell: Cell) -> bool:
    """Say whether a cell that heads a column only says that what stands below is old, or that it is new."""
    return any(line.pattern(whole).fullmatch(line.words, *cell) is not None for whole in (_WHOLE_OLD, _WHOLE_NEW))


def _heads_old_column(line: Line, position: int) -> bool:
    """Say whether a column is headed "Old", and another of its table "New"."""
    row = tables.row_of(line, position)
    if row is None:
        return False
    cell = row.headings[row.column(position)]
    return line.pattern(_WHOLE_OLD).fullmatch(line.words, *cell) is not None and any(
        line.pattern(_WHOLE_NEW).fullmatch(line.words, *other) is not None for other in row.headings
    )
