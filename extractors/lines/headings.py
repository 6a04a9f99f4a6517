"""Lines that are no sentences: headings, labels, heads of lists.

``is_open(line) -> bool``          a line ends without the mark of a sentence
``behind_dateline(line) -> int``   where a report begins behind its place and day
"""

import re

from extractors.lines.passages import Line

_ENDS = frozenset(".!?…;,")
_CLOSING = " \t\n\"”’')]*_#"
_DATELINE = re.compile(
    r"[A-Z][\w.'’-]+(?:,?\s[A-Z][\w.'’]*){0,4}(?:,?\s\d{1,2})?(?:\s\([^()\n]{1,30}\))?\s?[–—-]{1,2}\s(?=[A-Z])"
)


def is_open(line: Line) -> bool:
    """Say whether a line ends without the mark of a sentence, as headings and labels do."""
    return line.quote.rstrip(_CLOSING)[-1:] not in _ENDS


def behind_dateline(line: Line) -> int:
    """Return where a line begins, behind the place and day with which a report opens: "LIVINGSTON, N.J., Nov 10 (Reuters) - "."""
    found = _DATELINE.match(line.text, line.start, line.end) if line.index == 0 else None
    return line.start if found is None else found.end()
