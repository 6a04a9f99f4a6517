"""Lines that are no sentences: headings, labels, heads of lists.

``is_open(line) -> bool``  a line ends without the mark of a sentence
"""

from extractors.lines.passages import Line

_ENDS = frozenset(".!?…;,")
_CLOSING = " \t\n\"”’')]*_#"


def is_open(line: Line) -> bool:
    """Say whether a line ends without the mark of a sentence, as headings and labels do."""
    return line.quote.rstrip(_CLOSING)[-1:] not in _ENDS
