"""People whom no list has: whose "we" speaks, by the words with which the text introduces them.

``is_insider(lines, line, name, is_ours=…)``  a person quoted in ``line`` may well speak for ours: nothing that the text
    says of the name makes it somebody else's
``is_of_panelist(lines, line)``                 somebody on a panel says it whom no list has
"""

import re
from collections.abc import Callable, Sequence

from extractors.lines.passages import Line

_PERSON = re.compile(r"(?:[A-Z][\w’'-]*\.?\s){1,3}(?:(?:van|von|de|da|del|la|bin|al)\s)?[A-Z][\w’'-]+")
_OF_A_NAME = re.compile(r"\W{0,3}\s?(?:[\w’'-]+\s){0,6}?(?:of|at|from|with|for)\s(?:the\s)?[A-Z]")
_CHAIRS = re.compile(r"[\W_]*(?:moderator|chair|chairman|chairwoman|panel chair|session chair)\b[^:]{0,40}:")
_LABEL = re.compile(r"[\W_]*(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}):")
_BEFORE = 60  # characters before a name that may introduce it: "Quilty Space analyst Caleb Henry"
_BEHIND = 100
_IS_TOLD = re.compile(r"\b(?:told|tells|telling|to)\s(?:the\s)?$")  # "told the FCC"
_APPOSED = re.compile(r"\s?[,(—–-]|\s(?:of|at|from|with|for)\b")
_ENDS = re.compile(r"[.;!?\n]|[,\s][\"“]|\b(?:told|tells|said|says|added|wrote)\b")


def is_insider(lines: Sequence[Line], line: Line, name: str, *, is_ours: Callable[[str], bool]) -> bool:
    """Say whether ``name``, who is quoted in ``line``, may speak for the company that ``is_ours`` knows.

    A first and a last name, which stand so in the text up to here; whoever is introduced as another company's, or by a
    trade that watches companies from outside, speaks for somebody else.
    """
    surname = name.rsplit(maxsplit=1)[-1]
    introduced = line.whole.once(("introduced", surname), lambda: _introduction(lines, surname))
    if introduced is None or introduced[0].index > line.index:
        return False
    return not _is_of_others(*introduced, is_ours)


def is_of_panelist(lines: Sequence[Line], line: Line) -> bool:
    """Say whether a line stands under the label of somebody on a panel whom no list has: whoever of ours sits on one is in the lists."""
    if not line.whole.once("panel", lambda: any(_CHAIRS.match(other.words, other.start, other.end) for other in lines)):
        return False
    first = line.index
    while first > 0 and lines[first - 1].paragraph == line.paragraph:
        first -= 1
    label = _LABEL.match(lines[first].text, lines[first].start, lines[first].end)
    if label is None:
        return False
    surname = label["name"].rsplit(maxsplit=1)[-1]
    return (
        not surname.isupper()  # "CFO"
        and not any(surname in mention.text for mention in line.named)
        and _introduction(lines, surname) is not None
    )


def _introduction(lines: Sequence[Line], surname: str) -> tuple[Line, re.Match[str]] | None:
    """Return the first line of a text that has a first name before ``surname``, and where."""
    for line in lines:
        if surname.lower() in line.heard:
            for person in _PERSON.finditer(line.text, line.start, line.end):
                if person.group().endswith(surname):
                    return line, person
    return None


def _is_of_others(line: Line, person: re.Match[str], is_ours: Callable[[str], bool]) -> bool:
    first, last = max(line.start, person.start() - _BEFORE), min(line.end, person.end() + _BEHIND)
    end = _ENDS.search(line.text, person.end(), last)
    last = end.start() if end else last
    if not _APPOSED.match(line.text, person.end()):
        last = person.end()  # "told reporters" introduces nobody
    around = [
        company.key
        for company in line.organizations()
        if first <= company.start < last and not _IS_TOLD.search(line.words, first, company.start)
    ]
    if any(is_ours(key) for key in around):
        return False
    of_whom = _OF_A_NAME.match(line.text, person.end(), last)
    return bool(around) or of_whom is not None or line.find("introduction.outside", first, last) is not None
