"""How near a name stands to a value or a verb of its line, and what "the site" or "each satellite" leaves to choose from."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.lines.passages import Line
from extractors.text.clauses import Clause
from extractors.text.wordings import Frame, Wordings
from models.lexicon import Place, Program
from models.reading import Mention
from models.vocabulary import CueKind

Named = tuple[Mention, Program]
"""A name in a line with the program that it names."""

_THE = r"\b(?:the|this|its|that)\s(?:\w+\s)?"
_POINTERS: tuple[tuple[Frame, frozenset[Place], tuple[str, ...]], ...] = (
    (
        Frame(
            r"\b(?:the|these|those|each|every|its|their|such|a single|per|of the|both)\s(?:[\w-]+\s){0,2}"
            r"(?:<craft.kinds>|<craft.parts>)\b"
        ),
        frozenset({Place.ORBIT}),
        ("craft.kinds", "craft.parts"),
    ),
    (Frame(rf"{_THE}<site.of_compute>\b"), frozenset({Place.GROUND}), ("site.of_compute",)),
    (Frame(rf"{_THE}<site.any>\b"), frozenset({Place.GROUND, Place.FACTORY}), ("site.any",)),
    (Frame(rf"{_THE}<site.or_fleet>\b"), frozenset({Place.GROUND, Place.ORBIT}), ("site.or_fleet",)),
    (Frame(rf"{_THE}<site.of_making>\b"), frozenset({Place.FACTORY}), ("site.of_making",)),
    (
        Frame(
            rf"{_THE}<rocket.kinds>\b|\b(?:<rocket.flights> \d{{1,3}}|(?:the|its) (?:next|last|test) <rocket.flights>)\b"
        ),
        frozenset({Place.ROCKET}),
        ("rocket.kinds", "rocket.flights"),
    ),
    (Frame(rf"{_THE}<chip.designed>\b"), frozenset({Place.CHIP}), ("chip.designed",)),
)
"""Words that point at something spoken of, what it can be, and the families of which a word stands in them."""
_LEFT = re.compile(r"\b(?:leav(?:e|es|ing)|left)\s$")
_OBLIQUE = Frame(
    r"\b(?:(?<!output )(?<!production )(?<!volume )from|to|at|in|by|with|like|than|via|unlike|alongside|using|per|on|aboard|for|around|inside|into|within|beside|near|towards?|onto|beyond|under|over)\s(?:an?\s|the\s|its\s|their\s|our\s|this\s|existing\s|current\s|\w+['’]s\s){0,2}$"
    r"|\b(?:today|yesterday|last year)['’]s\s$"
    r"|\b(?:<said.offices>|engineer)\s(?:of|for)\s(?:the\s)?$"
)
_PLAN_FOR = Frame(
    r"\b(?:the|this|an?)\s(?:\w+\s)?(?:<count.aim>|<count.papers>)\s(?:for|behind|on)\s(?:the\s|its\s|their\s|our\s|\w+['’]s\s)?$"
    r"|\b<topic.turns>\s(?:on|about|to)\s(?:the\s)?$"
)
"""Words that make a name behind "for" or "on" what a line speaks of: "the plan for Sunrise is …", "Two on Terafab."."""
_TOPIC = re.compile(r"(?:\W*[\w.’' ()-]{1,40}:)?\W*(?:\w+[.,]\s)?(?:on|about|as for|regarding|with|at)\s(?:the\s)?")
_OWN_ONE = re.compile(r"\w['’]s,\s(?:for|on|about)\s(?:the\s)?$")
_COMMA = re.compile(r"[,:]\s|\s[—–-]\s")
_WORK_ON = Frame(r"\s<event.work>\s(?:on|of)\s(?:the\s|its\s)?$")
_THINGS = Frame(r"\s(?:<craft.kinds>|<craft.parts>|<site.any>|<site.of_making>|<site.of_compute>|<site.or_fleet>)\b")
_CARRIES = Frame(
    r"\s(?:(?:v\d|can|could|will|would|should)\s){0,2}(?:<load.carries>|is good for)\s"
    r"(?:(?:<number.about>|maybe|like)\s|~\s?)?(?:\d|an?\s|\w+ty\b)"
)
_IT_THEN = Frame(
    r",\s(?:then\s)?(?:it|this|that|the (?:<rocket.kinds>|<site.any>|<site.of_making>|<site.of_compute>))(?:'ll)?\s"
)
_IS_THING = Frame(r"\s(?:constellation|<craft.kinds>|<site.or_fleet>)$")  # "the Three-Body Constellation"
_DESCRIBES = Frame(
    r",?\s(?:whose|which|that)\s[^;]{0,120}"
    r"|,\s(?:the|an?|its|their|our|his|one|another)\s[^,;]{1,100},\s(?:\w+ly\s|also\s|now\s)?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|<name.does>)\s[^,;]{0,120}"
)
_HAS_IT = re.compile(r"(?:,\s|:\s|\s\(|\s)(?:(?:about|some|up to|over|nearly|roughly|around|only|just)\s|[~≈])?")
_IN_BRACKETS = re.compile(r"\s(?:\w+\s)?\((?:for\s|by\s|the\s)?")
_LABEL_ENDS = re.compile(r"[|\t]")
_PARTS = re.compile(r"[,;:()]|\s[—–-]\s")
MARKUP = " *_#>•·-–—.:\n"
"""Marks that may stand before a name which heads its line."""
_OPENS_BRACKET = re.compile(
    r"\s[(\[]\s?(?:(?:up to|about|some|around|roughly|over|more than|nearly|at least|as many as)\s)?"
)
_SOON = 30
_AT_ONCE = 14  # characters behind a value within which its own noun stands: "26 Starlink V3 satellites"


def stands_in_brackets_of(line: Line, mention: Mention, start: int) -> bool:
    """Say whether a value stands in brackets right behind a name: "Starcloud (88,000)", "Gigasat ($4.2 billion)"."""
    return 0 < start - mention.end < _SOON and _OPENS_BRACKET.fullmatch(line.words, mention.end, start) is not None


def described(line: Line, named: Sequence[Named], start: int) -> Named | None:
    """Return the name that the words up to ``start`` describe, or go on with: "Colossus 1, whose chips draw 300 MW"."""
    before = [pair for pair in named if pair[0].end <= start]
    return before[-1] if before and line.pattern(_DESCRIBES).fullmatch(line.words, before[-1][0].end, start) else None


def bracketed(line: Line, named: Sequence[Named], end: int) -> Named | None:
    """Return the name that stands in brackets right behind a value: "88,000 (Starcloud), 1 million (Starmind)"."""
    return next(
        (
            pair
            for pair in named
            if line.words.startswith(")", pair[0].end)
            and _IN_BRACKETS.fullmatch(line.words, end, pair[0].start) is not None
        ),
        None,
    )


def stands_apart(line: Line, named: Named, clause: Clause, resumed: Program) -> bool:
    """Say whether a name stands only in a later clause, and the program of the text may go on before it.

    "SpaceX wants AI1 to gather 250 W/m²; today's Starlink gathers less": not where the clause has the maker of the name.
    """
    mention, program = named
    if mention.start < clause.end or program.organization is None:
        return False
    owners = {company.key for company in line.organizations() if clause.start <= company.start < clause.end}
    return resumed.organization == program.organization or program.organization not in owners


def touches(words: str, named: Sequence[Named], end: int) -> bool:
    """Say whether a name follows a value at once: "26 Starlink V3 satellites"."""
    return any(
        0 <= mention.start - end <= _AT_ONCE and not _PARTS.search(words, end, mention.start) for mention, _ in named
    )


def is_oblique(line: Line, mention: Mention) -> bool:
    """Say whether a name only accompanies: "ties each satellite to Starlink", but not "On Starlink, we …"."""
    return line.memo.once(("oblique", mention.start), lambda: _is_oblique(line, mention))


def _is_oblique(line: Line, mention: Mention) -> bool:
    if _COMMA.match(line.words, mention.end) and (
        _TOPIC.fullmatch(line.words, line.start, mention.start)
        or _OWN_ONE.search(line.words, line.start, mention.start)  # "Blue Origin's, for Project Sunrise, is for 51,600"
    ):
        return False
    ahead = line.words[max(line.start, mention.start - 24) : mention.start]
    if line.pattern(_OBLIQUE).search(ahead) is None:
        return False
    is_plans = (
        line.pattern(_PLAN_FOR).search(line.words[max(line.start, mention.start - 48) : mention.start]) is not None
    )
    return not is_plans  # "the plan for the Three-Body Computing Constellation is a hundred"


def is_label(line: Line, mention: Mention, start: int) -> bool:
    """Say whether a name stands in a cell before that of a value: "Compute in orbit | 20 MW"."""
    return _LABEL_ENDS.search(line.text, mention.end, start) is not None


def is_taken(line: Line, mention: Mention, end: int) -> bool:
    """Say whether a name behind a value has a value of its own at once: "AI1 draws 120 kW; Starcloud-3, 200", "…, Starcloud 88,000"."""
    if mention.start - end <= 1:
        return False
    own = next((quantity for quantity in line.quantities if quantity.start >= mention.end), None)
    return own is not None and _HAS_IT.fullmatch(line.words, mention.end, own.start) is not None


def is_worked_on(line: Line, mention: Mention, end: int) -> bool:
    """Say whether a name is what the work is on that a verb up to ``end`` tells of: "has restarted work on Dojo 3"."""
    verb_and_more = line.words[max(line.start, end - 16) : mention.start]
    return mention.start > end and line.pattern(_WORK_ON).search(verb_and_more) is not None


def names_the_things(line: Line, mention: Mention, clause: Clause) -> bool:
    """Say whether a name is part of the words that point at things: "power for its Starcloud satellites will cost a tenth"."""
    within = clause.start <= mention.start < clause.end
    return within and (
        line.pattern(_THINGS).match(line.words, mention.end) is not None
        or line.pattern(_IS_THING).search(line.words, mention.start, mention.end) is not None
    )


def carries(line: Line, mention: Mention, end: int) -> bool:
    """Say whether a rocket is named behind ``end`` only for what it takes up: "first ones launch in 2027, one starship takes 60"."""
    return mention.start > end and line.pattern(_CARRIES).match(line.words, mention.end, line.end) is not None


def is_in_condition(line: Line, mention: Mention, start: int) -> bool:
    """Say whether a name stands in the condition of a value: "if Gigasat is full, we will add 100 GW", "… if Gigasat is full"."""
    if line.pattern(_IT_THEN).search(line.words, mention.end, start):
        return False  # "once Starship is reusable, it will launch cargo for $100 per kilogram"
    return any(
        cue.kind is CueKind.CONDITION
        and (
            (cue.start <= mention.start < start and "," in line.words[mention.end : start])
            or start < cue.start <= mention.start < cue.scope_end
        )
        for cue in line.cues
    )


def remoteness(
    words: str, mention: Mention, clause_start: int, clause_end: int, start: int, end: int, *, event: bool
) -> tuple[int, int]:
    """Order names by how close they stand to a value: right after it, before it in its clause, elsewhere."""
    in_clause = clause_start <= mention.start < clause_end
    if start <= mention.start < end:
        return (0, -1)  # "a million AI satellites" is one quantity
    if mention.start >= end:
        gap = mention.start - end
        parted = _PARTS.search(words, end, mention.start) is not None
        if not parted and (gap <= _AT_ONCE or (in_clause and gap <= _SOON and not event)):
            return (0, gap)
        return (2 if in_clause else 4, gap)
    return (1 if in_clause else 3, start - mention.end)


def wanted(
    line: Line, start: int, end: int, places: frozenset[Place], position: int | None = None
) -> tuple[frozenset[Place], bool]:
    """Return the kinds of program that "the site", "each satellite" and the like leave, and whether one stands in ``start:end``.

    Of several the last before ``position`` counts, else the first: "put it on satellites of 120 kW, and the plant never ends".
    """
    words_that_point = _words_that_point(line.wordings)
    if words_that_point is not None and not line.hears(words_that_point, start, end):
        return places, False
    spoken_of = [
        (frame, meant)
        for frame, meant, families in _POINTERS
        if any(line.may_have(each, start, end) for each in families)
    ]
    if not spoken_of:
        return places, False
    words = line.words[start:end]
    at = None if position is None else position - start
    middle = len(words) if at is None else at
    best: tuple[tuple[bool, int], frozenset[Place]] | None = None
    for frame, meant in spoken_of:
        if not meant & places or (len(meant) > 1 and not meant <= places):
            continue  # "25 launches a year from the site" are not the site's
        for match in line.pattern(frame).finditer(words):
            if Place.ORBIT in places and Place.FACTORY in meant and _LEFT.search(words, 0, match.start()):
                continue  # "another twelve leave the factory this month"
            if at is not None and "," in words[at : match.start()]:
                continue
            order = (match.start() >= middle, abs(middle - match.start()))
            if best is None or order < best[0]:
                best = (order, meant & places)
    return (places, False) if best is None else (best[1], True)


@lru_cache(maxsize=2)
def _words_that_point(wordings: Wordings) -> frozenset[str] | None:
    """Return words of which one stands in all that points at something spoken of; None where a family has no such words."""
    anchors = [wordings.anchors.get(family) for _, _, families in _POINTERS for family in families]
    return frozenset().union(*filter(None, anchors)) if all(anchors) else None


def headed_by(line: Line) -> str | None:
    """Return the company that a line of its name alone makes the head of a paragraph: "**Axiom.**"."""
    named = line.organizations()
    alone = len(named) == 1 and not line.text[line.start : named[0].start].strip(MARKUP)
    return named[0].key if alone and not line.text[named[0].end : line.end].strip(MARKUP) else None
