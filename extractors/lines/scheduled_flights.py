"""Words that tell of a flight by its schedule, where no verb of flying stands: "Flight 15", "slips to May", "Prototypes: Q3 2027".

``words(wordings) -> frozenset[str]``         the words without one of which nothing is said of a scheduled flight
``find(line) -> Iterator[(start, end, done)]``  where they stand, and whether they say that it has flown
``is_number(line, start, end)``, ``is_slip(line, start)``  what is a numbered flight, or only tells that one is late
"""

import re
from collections.abc import Iterator

from extractors.lines.passages import Line
from extractors.text.wordings import Frame, Wordings

_FLIGHT_NUMBER = re.compile(r"\bflight (?:no\. )?\d{1,3}\b|\bf\d{2}\b")
_SCHEDULED_THINGS = (
    "flight.slips",
    "flight.put_off",
    "flight.prototypes",
    "flight.series",
    "flight.ordinals",
    "flight.moves",
)
"""Families without a word of which nothing is said of a scheduled flight; a flight's number does it too."""
_FLIGHT_NUMBERS = frozenset(f"f{number}" for number in range(10, 100))
_SLIPS = Frame(
    r"\b(?:(?!slides?\b(?!\s(?:again\s|further\s|once more\s)?(?:to|into|until|by)\b))<flight.slips>|(?:was|were|been|is|are) <flight.put_off>)\b"
    r"(?=[^.;:]{0,40}?\s(?:to|into|until|till)\s)"
)
_MOVES = Frame(r"\b<flight.moves>(?: right,?| left,?| again| back| further| once more)?(?=\s(?:from|to|into|until)\b)")
_LABELLED = Frame(
    r"[\W_]*(?:the\s|first\s|two\s|next\s|[\w-]+\s){0,2}(?P<craft><flight.prototypes>)\s?(?:[:=]|\s[—–-])[\s*_]{0,3}(?:now\s|in\s|by\s|about\s)?"
)
"""A list's label and its date: "- prototypes: Q3 27"."""
_ANSWERED = Frame(
    r"[\W_]*(?:[\w.’'-]+(?:\s[\w.’'-]+){0,3}:\**\s)?(?:sure\.?\s|yes,\s|well,\s)?(?:(?:the|our|first|two|both|three|a|those)\s){0,2}"
    r"(?P<craft><flight.prototypes>),?\s(?:in\s|by\s|for\s)?"
)
"""An answer without a verb: "CFO: Two prototypes, early next year."."""
_LOOKING_AT = Frame(
    r"\b<flight.prototypes>\b[^.;:]{0,40}?\b(?P<due>(?:we|they|it|that)(?:['’](?:re|s)|\s(?:is|are))\s(?:now\s)?(?:looking at|thinking|talking|aiming for|shooting for|targeting|more like|probably))(?=\s)"
)
_SCHEDULED = Frame(
    r"\b(?:<flight.prototypes>|<flight.series>-\d|f\d{2}|<flight.ordinals> (?:(?!and\b|or\b)[\w-]+ ){0,2}<flight.things>)\b"
    r"[^.;:]{0,80}?\b(?P<due>(?:is|are|was|were|remains?|stays?|stand|stands)\s(?:now\s|still\s|currently\s|firmly\s|both\s|nevertheless\s|however\s|likewise\s|also\s|officially\s|provisionally\s|again\s)?<flight.due>"
    r"\s(?=in|for|by|no earlier|as early|at|before|around|to (?:go|fly)))"
)
_BARE = Frame(
    r"\b<flight.ordinals>\s(?:\w+\s)?<flight.craft>\s(?=(?:in\s|by\s)?(?:early|mid|late|q[1-4]|h[12]|spring|summer|fall|autumn|winter|20\d\d)\b)"
)
_ARRIVES = re.compile(r"\beta\b[\s:=–-]*(?:is\s|of\s|now\s|currently\s|still\s){0,2}$")
_ETA = "eta"
_RIDING = frozenset({"ride", "rides", "riding", "rode", "ridden"})
_RIDES = Frame(
    r"\b(?:ride|rides|riding|(?P<done>rode|ridden)) (?:on|aboard|atop)(?=\s(?:an?|the|its|their|another|[\w.]+['’]s)\s(?:[\w-]+\s)?<flight.carriers>\b)"
)
_NUMBERED = frozenset({"flight", *(f"f{number:02}" for number in range(100))})
_AIMED = Frame(
    r"\b<flight.aims>\s(?:(?:for|at)\s)?(?:[\w’'.-]+\s){0,5}?for\s(?:its|the|their)\s"
    r"(?P<due>(?:first|second|third|fourth|fifth|next|maiden)\s(?:\w+\s)?<flight.things>)\b"
)
_BESIDE = 3  # characters


def words(wordings: Wordings) -> frozenset[str]:
    """Return the words without one of which nothing is said of a scheduled flight."""
    return _FLIGHT_NUMBERS.union({_ETA}, _RIDING, *(wordings.anchors.get(family, ()) for family in _SCHEDULED_THINGS))


def find(line: Line) -> Iterator[tuple[int, int, bool]]:
    """Yield the words of numbered, late and scheduled flights, each where the line has a word of its own."""
    at = (line.words, line.start, line.end)
    if not _NUMBERED.isdisjoint(line.heard):
        yield from ((match.start(), match.end(), False) for match in _FLIGHT_NUMBER.finditer(*at))
    if _ETA in line.heard and not line.quantities:  # "ETA for the first gigawatt: 2028" is of no flight
        for period in line.periods:
            match = _ARRIVES.search(line.words, line.clause_at(period.start).start, period.start)
            if match is not None:
                yield match.start(), match.start() + len(_ETA), False
    if line.hears_of("flight.prototypes"):
        for match in line.pattern(_LOOKING_AT).finditer(*at):
            if any(abs(period.start - match.end("due")) <= _BESIDE for period in line.periods):
                yield match.start("due"), match.end("due"), False
        for period in line.periods:
            match = line.pattern(_LABELLED).fullmatch(line.words, line.start, period.start)
            if match is None and not line.words[period.end : line.end].strip(' .!*_"”'):
                match = line.pattern(_ANSWERED).fullmatch(line.words, line.start, period.start)
            if match is not None:
                yield match.start("craft"), match.end("craft"), False
    if not _RIDING.isdisjoint(line.heard):
        for match in line.pattern(_RIDES).finditer(*at):
            yield match.start(), match.end(), match["done"] is not None
    if line.hears_of("flight.slips", "flight.put_off"):
        yield from ((match.start(), match.end(), False) for match in line.pattern(_SLIPS).finditer(*at))
    if line.hears_of("flight.moves"):
        for match in line.pattern(_MOVES).finditer(*at):
            if any(0 <= period.start - match.end() <= 1 for period in line.periods):
                yield match.start(), match.end(), False
    if line.hears_of("flight.craft"):
        yield from ((match.start(), match.end() - 1, False) for match in line.pattern(_BARE).finditer(*at))
    if line.hears_of("flight.due"):
        yield from (
            (match.start("due"), match.end("due") - 1, False) for match in line.pattern(_SCHEDULED).finditer(*at)
        )
    if line.hears_of("flight.aims"):
        yield from ((match.start("due"), match.end("due"), False) for match in line.pattern(_AIMED).finditer(*at))


def is_number(line: Line, start: int, end: int) -> bool:
    """Say whether the words are a numbered flight, which is a rocket's: "Flight 15 is set for November"."""
    return _FLIGHT_NUMBER.fullmatch(line.words, start, end) is not None


def is_slip(line: Line, start: int) -> bool:
    """Say whether the words at ``start`` only tell that something is late: "slips", "was pushed back"."""
    return line.pattern(_SLIPS).match(line.words, start) is not None
