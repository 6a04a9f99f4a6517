"""States that a label or the head of a column says: "Status: in orbit", "Online: July 2024", "Approved: not yet".

``told(line, metrics) -> list[Trigger]``      what a line says of a status, as happened: "Status: in orbit", "July 2023 – in production"
``is_item(line, trigger) -> bool``            a line is an item of a list, of nothing but a happening and its date
``labelled(line, metrics) -> list[Trigger]``  that something works or is up, where this is the label of a date
``lies_ahead(lines, line, position) -> bool``  the status of the thing whose value stands at ``position`` is that it is yet to be
``is_not_so(line, end) -> bool``              the label that ends at ``end`` is answered with "no" or "not yet"
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.lines import tables
from extractors.lines.passages import Line
from extractors.lines.tables import Cell
from extractors.lines.triggers import Trigger
from extractors.text.wordings import Frame
from models.lexicon import Metric

_REACH = 12  # lines
_STATES = {"state.flying": "launch", "state.working": "operation", "state.made": "production"}
_STATES_OF_DATES = {**_STATES, "state.ended": "shutdown", "state.resumed": "restart", "state.went_up": "launch"}
_LONGEST_ITEM = 90  # characters
_BULLET = re.compile(r"[\s*_>•·–#-]*")
_AT_ITS_DATE = re.compile(
    r"[*_]{0,3}\s?(?:[:|]|[—–-](?=\s))[*_]{0,3}\s(?:(?:now|finally|fully|at last|it is|it was|is|was|are|were|back)\s){0,2}"
)
_ITEM = re.compile(r"[\s*_>•·–#-]*(?:(?!(?:it|we|they|he|she|you|i)\b)[\w’'-]+\s){0,3}$")
_ITS_DATE = re.compile(r"(?:\s[\w’'-]+){0,3}[*_]{0,3}\s?(?:[:|]|[—–-](?=\s))")
_LABEL = Frame(r"[\W_\d]*(?:(?:current|flight|project|mission|program)\s)?<state.labels>")
_MARK = re.compile(r"[*_]{0,3}\s?(?:[:|]|[—–-]\s)[\s*_]*(?:(?:now|already|currently|fully|still)\s){0,2}")
_ENDS = re.compile(r"[*_]{0,3}\s?(?:$|[.,;(|\n]|\ssince\b|\sas of\b|\sin \d|\sat \d|\s(?:and|with)\b)")
_DATED = Frame(
    r"[\W_\d]*(?:first\s|fully\s)?(?:(?P<operation><state.dated>)|(?P<launch><state.aloft>))(?:\s(?:since|date|by|in|from|on))?\s?(?:[:|]|$)"
)
_NOT_SO = Frame(r"[*_]{0,3}\s?(?:[:|]|[—–-]\s)[\s*_]*<state.not_so>\s?(?:$|[.,;(|])")


def told(line: Line, metrics: Mapping[str, Metric]) -> list[Trigger]:
    """Return the states that a line gives under "Status", each as what has happened to bring it about."""
    found = _at_its_date(line, metrics)
    for cell in _cells(line):
        for family, key in _STATES.items():
            state = line.match(family, cell.start, cell.end) if key in metrics else None
            if state is not None and _ENDS.match(line.words, state.end(), line.end):
                found.append(Trigger(metric=metrics[key], start=state.start(), end=state.end(), done=True, stated=True))
                break
    return found


def is_item(line: Line, trigger: Trigger) -> bool:
    """Say whether a line is an item of a list, of nothing but a happening and its date: "- Opening: end of 2027"."""
    return (
        line.end - line.start <= _LONGEST_ITEM
        and len(line.periods) == 1
        and line.periods[0].start >= trigger.end
        and _ITEM.fullmatch(line.words, line.start, trigger.start) is not None
        and _ITS_DATE.match(line.words, trigger.end, line.periods[0].start) is not None
    )


def _at_its_date(line: Line, metrics: Mapping[str, Metric]) -> list[Trigger]:
    """Return the state that a line gives behind the date with which it begins: "August 2025 – disbanded"."""
    if line.end - line.start > _LONGEST_ITEM or not line.hears_of(*_STATES_OF_DATES) or not line.periods:
        return []
    date = line.periods[0]
    bullet = _BULLET.match(line.words, line.start, date.start)
    mark = _AT_ITS_DATE.match(line.words, date.end, line.end)
    if bullet is None or bullet.end() != date.start or mark is None:
        return []
    for family, key in _STATES_OF_DATES.items():
        state = line.match(family, mark.end(), line.end) if key in metrics else None
        if state is not None and _ENDS.match(line.words, state.end(), line.end):
            return [Trigger(metric=metrics[key], start=state.start(), end=state.end(), done=True, stated=True)]
    return []


def labelled(line: Line, metrics: Mapping[str, Metric]) -> list[Trigger]:
    """Return that something works, or is up, where nothing but this heads a line or a column with a date: "Online since: July 2024"."""
    if not line.hears_of("state.dated", "state.aloft"):
        return []
    label = line.pattern(_DATED).match(line.words, line.start, line.end)
    key = None if label is None else label.lastgroup
    if label is None or key is None or key not in metrics:
        return []
    return [Trigger(metric=metrics[key], start=label.start(key), end=label.end(key), done=False, stated=True)]


def lies_ahead(lines: Sequence[Line], line: Line, position: int) -> bool:
    """Say whether "Status" in the same list, or in the same column of a table, says that the thing is yet to be: "in design"."""
    row = tables.row_of(line, position)
    for other in lines[max(0, line.index - _REACH) : line.index + _REACH]:
        if other.paragraph != line.paragraph or other is line or not other.hears_of("state.labels"):
            continue
        column = None if row is None else row.column(position)
        for cell in _cells(other):
            beside = tables.row_of(other, cell.start)
            is_same = (None if beside is None else beside.column(cell.start)) == column
            if is_same and other.match("state.ahead", cell.start, cell.end):
                return True
    return False


def is_not_so(line: Line, end: int) -> bool:
    """Say whether a label is answered with "no": "Approved: not yet"."""
    return line.pattern(_NOT_SO).match(line.words, end, line.end) is not None


def _cells(line: Line) -> Iterator[Cell]:
    """Yield what stands behind the label "Status" of a line, or in the cells of a row or a column that this heads."""
    row = tables.row_of(line, line.start)
    if row is None:
        label = line.pattern(_LABEL).match(line.words, line.start, line.end) if line.hears_of("state.labels") else None
        mark = None if label is None else _MARK.match(line.words, label.end(), line.end)
        if mark is not None:
            yield Cell(mark.end(), line.end)
        return
    pattern = line.pattern(_LABEL)
    is_of_row = pattern.fullmatch(line.words, *row.cells[0]) is not None
    for cell, heading in zip(row.cells[1:], row.headings[1:], strict=True):
        if is_of_row or pattern.fullmatch(line.words, *heading):
            yield cell
