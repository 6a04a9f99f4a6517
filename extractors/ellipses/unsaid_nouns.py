"""Numbers without a noun that count satellites or flights, by the words around them.

Each function says whether a number is of that kind.
"""

import re

from extractors.lines.passages import Line
from extractors.text.clauses import Clause
from extractors.text.wordings import Frame
from models.reading import Quantity

_FLIGHT = Frame(r"\b(?:<count.flies>|launch\w*|starships? (?:\w+ )?leaves?)\b")
_ANYBODY = re.compile(
    r"\W*(?:(?:if|when|until|once|that|and|but|because|where|it falls when)\s)?(?:i(?=\s(?:(?:have|had|would|will)\s)?(?:flew|fly|flown)\b)|nobody|no one|somebody|someone|anybody|anyone|everybody|everyone|one)\s(?!(?:of|day|flight|launch|starship|rocket|ship)\b)"
)
_UP_THERE = Frame(r"\s(?:(?:already|now|working|operational|active)\s)?<count.up_there>\b")
_FLEET_HAS = Frame(
    r"\b(?:<count.fleets>|<count.fleet_sums>)\b[^.;,]{0,40}?\b(?:<count.comprises>|to|of|at)"
    r"\s(?:<number.about>\s)?$"
)
_FLEET_OF = Frame(r"\b(?:<count.fleets>|formation) of (?:<number.about> )?$")
_NO_NOUN = re.compile(
    r"(?:\sor so\b)?\s*(?:$|[.,;:)!?]|(?:by|in|at|is|was|are|would|will|could|and|for|over|before)\b)"
)
_NUMBER_OF_FLIGHTS = re.compile(r"\bnumber of (?:starship\s|test\s|orbital\s|integrated\s)*(?:flight|launch|mission)")
_BESIDE_IT = Frame(r"\b(?:compared (?:with|to)|against|versus|vs\.?|up from|down from)\s(?:<number.about>\s)?$")
_LEAST_ASKED = 100.0
_ACTIVE = re.compile(
    r"\s(?:active|operational)\b(?!\s(?!last|now|today|as|by|in|this|so|already|and)\w)"
)  # "crossed 10,000 active"
_TALLY = Frame(
    r"\b<count.sums>\b(?:\sfor\s(?:the|this)\syear|\sthis year|\sin \d{4}|\sso far)?\s(?:to|at|of|is|was|stands at|stood at|now|reached|reaches|hit|came to|comes to|up to)\s(?:(?:now|<number.about>)\s)?$"
)
_APPLIES_FOR = Frame(
    r"\b<count.asks>\s(?:the fcc\s|the commission\s)?for\s(?:<number.about>\s)?$|\b<count.papers>\s(?:\w+ly\s|that we filed\s)?<count.covers>\s(?:(?:<number.about>|a total of)\s)?$"
)
_STRONG = re.compile(r"(?:\s|-)strong\b(?!\s(?:team|workforce|crew|staff|army|group))")
_NAMED = Frame(r"\b(?:(?P<craft><craft.kinds>|<count.craft_named>)|<count.rockets_named>s?|<count.other_named>s?)\b")
_NAMED_FLYING = Frame(r"\b(?:(?P<craft><craft.kinds>|<count.craft_named>)|<count.rockets_named>s?)\b")
_OTHERS = Frame(
    r"\b(?:<them.others>|(?!(?:others|fliers|flyers|orbiters|demonstrators|pathfinders|papers|numbers|orders|quarters|computers|covers|powers)\b)\w{3,20}(?:ers|ors|ees|ists|ants))\b"
)
"""What "them" may be that is no craft, by its kind: "suppliers", "comments"."""
_SENTENCE_BACK = 160  # characters
_BACK = 400  # characters before a sentence within which "two more" have their noun
_REACH = 60  # characters before a number within which its noun stands


def is_size_of_fleet(line: Line, quantity: Quantity) -> bool:
    """Say whether a number is how many a fleet is of: "a constellation of 2,800."."""
    first = max(line.start, quantity.start - _REACH)
    is_fleet = line.pattern(_FLEET_OF).search(line.words, first, quantity.start) is not None
    return is_fleet and has_no_noun(line, quantity)


def has_no_noun(line: Line, quantity: Quantity) -> bool:
    """Say whether no noun follows a number."""
    return _NO_NOUN.match(line.words, quantity.end, line.end) is not None


def is_of_satellites(line: Line, quantity: Quantity) -> bool:
    """Say whether a bare number counts satellites: "have 100 in orbit by 2027", "the constellation is to consist of 2,800"."""
    return (
        line.pattern(_UP_THERE).match(line.words, quantity.end, line.end) is not None
        or _STRONG.match(line.words, quantity.end) is not None
        or (quantity.value >= _LEAST_ASKED and _ACTIVE.match(line.words, quantity.end) is not None)
        or (
            line.hears_of("count.fleets", "count.fleet_sums")
            and line.pattern(_FLEET_HAS).search(line.words, line.clause_at(quantity.start).start, quantity.start)
            is not None
        )
        or (
            line.hears_of("count.asks", "count.papers")
            and line.pattern(_APPLIES_FOR).search(line.words, line.start, quantity.start) is not None
            and has_no_noun(line, quantity)
            and quantity.value >= _LEAST_ASKED
        )
    )


def is_tally_of_flights(line: Line, quantity: Quantity) -> bool:
    """Say whether a bare number sums up flights that the sentence tells of: "has flown again, bringing this year's total to three"."""
    if not line.hears_of("count.sums"):
        return False
    if _NUMBER_OF_FLIGHTS.search(line.words, line.start, quantity.start) and line.pattern(_BESIDE_IT).search(
        line.words, line.start, quantity.start
    ):
        return True
    return (
        line.pattern(_TALLY).search(line.words, line.start, quantity.start) is not None
        and has_no_noun(line, quantity)
        and line.pattern(_FLIGHT).search(line.words, line.start, line.end) is not None
    )


def flies(line: Line, quantity: Quantity, clause: Clause) -> bool:
    """Say whether a cadence or a number of times is one of flights: "flew twice", not "was cut twice"."""
    if _ANYBODY.match(line.words, clause.start, clause.end):
        return False  # "nobody flies every week"
    if quantity.counted != "time":
        return line.pattern(_FLIGHT).search(line.words, clause.start, clause.end) is not None
    near = line.words[max(line.start, quantity.start - _REACH) : quantity.start]
    return (
        line.pattern(_FLIGHT).search(near.rsplit(",", 1)[-1]) is not None
        or line.pattern(_FLIGHT).match(line.words, quantity.end + 1) is not None
    )


def craft_before(line: Line, position: int, *, flies: bool = False) -> str | None:
    """Return the craft that a text speaks of last before a position; None where it speaks of rockets or chips since then.

    ``flies``: what is asked for goes up, and so can be no chip.
    """
    named = _named_before(line, position, _NAMED_FLYING if flies else _NAMED)
    return named[-1] if named else None


def others_before(line: Line, position: int, *, named_at: int = 0) -> bool:
    """Say whether "them" may rather be other things: "We asked suppliers. Two of them answered.".

    Those count that the sentence before named behind the craft, or behind ``named_at``.
    """
    first = max(0, line.start - _SENTENCE_BACK)
    craft = list(line.pattern(_NAMED_FLYING).finditer(line.words, first, position))
    begins = max(named_at, craft[-1].end() if craft else first)
    if line.find("them.others", max(begins, line.start), position):
        return True
    begins = max(begins, *(line.words.rfind(mark, first, max(first, line.start - 2)) for mark in ".?!\n"))
    return begins < line.start and line.pattern(_OTHERS).search(line.words, begins, line.start) is not None


def speaks_of_craft(line: Line, position: int) -> bool:
    """Say whether a text speaks of craft shortly before a position."""
    return any(_named_before(line, position, _NAMED_FLYING))


def _named_before(line: Line, position: int, frame: Frame) -> list[str | None]:
    """Return the craft that are named shortly before a position, in order; None stands for other things."""
    first = max(0, line.start - _BACK)
    return [named.group("craft") for named in line.pattern(frame).finditer(line.words, first, position)]
