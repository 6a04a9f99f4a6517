"""Bare numbers that go on counting what a text counts, by the words that lead to them: "the plan is a hundred by 2027".

``counted(line, quantity, things) -> Quantity``   the number with what it counts, by what the text counted last, where the words beside
    it lead to it ("the plan is a hundred by 2027"), or with what one flight had on board ("had 26 in the bay")
"""

import re
from dataclasses import replace

from extractors.counted_things import CountedThings
from extractors.passages import Line
from extractors.typography import word_set
from models.reading import Quantity

_ROUGHLY = r"(?:(?:about|some|around|roughly|up to|as many as|over|more than|only|just|nearly|all of|another|like|maybe|perhaps|a total of|the)\s){0,2}$"
_TO_BE = r"(?:is|was|are|were|be|remains|stays|stands at|would be|will be|['’]s)\s(?:still\s|now\s|just\s|for\s)*"
_OF_WHOM = (
    r"(?:(?:of|for|by|behind|from)\s(?:the|its|their|our|that|this)?\s?(?:\w+\s)?(?:consortium|company|operators?|program(?:me)?|project|constellation|fleet|network|firm|start-?up|group|venture|builders?|owners?|satellites?|paper|filing|application)\s"
    r"|(?:after|beyond|behind)\s(?:that|this|it)\s|in the (?:end|long (?:run|term))\s|on file\s|itself\s)?"
)
_IS_SO_MANY = re.compile(rf"\s?{_OF_WHOM}{_TO_BE}{_ROUGHLY}|\s?[:—–]\s?{_ROUGHLY}")
_OF_SO_MANY = re.compile(rf"(?:['’]s)?\s(?:of|for|at)\s{_ROUGHLY}")
_IS_FOR = re.compile(rf"\w['’]s(?:,[^,;.]{{1,60}},)?\s(?:is|was|asks|calls)\s(?:still\s|now\s)?for\s{_ROUGHLY}")
_DIRECTLY = re.compile(_ROUGHLY)
_STILL = re.compile(rf"[,;:—–]\s(?:it['’]s\s)?(?:still|now|again)\s{_ROUGHLY}")
_ENDS = re.compile(
    r"\s?(?:$|[.,;:!?)\"”—])|\s(?:by|in (?:\d{4}|the end|time|all|total|orbit|january|february|march|april|may|june|july|august|september|october|november|december)|next (?:year|month|spring|summer|fall)|this year|last year"
    r"|eventually|someday|some day|one day|ultimately|under the name|and|but|at first|up there|now|so far|already|for now|to begin with|to start|later|before|after|as the)\b"
)
_ARE_UP = re.compile(
    r"\s(?:are|were|have been)\s(?:\w+\s)?(?:in service|up|flying|in orbit|on orbit|aloft|working|answering|operational|alive|healthy|on station|up there|responding)\b"
)
_IS_CEILING = re.compile(
    r"\s(?:is|was|remains|stays)\s(?:only\s|just\s|still\s)?(?:the|a|our|their|its)\s(?:ceiling|cap|limit|maximum|upper (?:bound|limit)|number|figure|request)\s(?:in|of|on|from)\s(?:our|the|its|their|that)\s(?:\w+\s){0,2}?(?:application|filing|request|licen[sc]e|paper|papers|form|petition)\b"
)
_CEILING_OF = re.compile(rf"\b(?:ceiling|cap|limit|maximum)\s(?:of|at|is)\s{_ROUGHLY}")
_ASKED = word_set("application applications filing filings fcc commission bureau itu license licence petition")
_ORBITS = word_set("satellite satellites spacecraft constellation orbit orbital")
_CRAFT_WORD = re.compile(r"\b(?:satellites?|spacecraft|constellation|first batch|nodes)\b")
_ON_BOARD = re.compile(r"\s(?:in (?:the|its|her|their) (?:payload\s|cargo\s)?(?:bay|hold)|on board|aboard|on top)\b")
_HAD = re.compile(rf"\b(?:had|has|have|with|carried|took|packed|held)\s{_ROUGHLY}")
_FLEW = re.compile(r"\b(?:flights?|starship|launch(?:es)?|mission)\b")
_SMALL, _LEAST_ASKED, _FIRST_YEAR, _LAST_YEAR = 2.0, 100.0, 1900.0, 2100.0
_MANY = 1000.0
_BACK = 700  # characters within which the things were counted
_NEAR = 90
_GPUS = frozenset({"gpu", "accelerator", "chip", "processor", "tpu"})
_HAS_GOT = re.compile(
    rf"\b(?:has|have|had|got|gets|holds?|houses?|runs?|counts?|numbers?|at|installing|installed|with|expects?|plans?|wants?)\s{_ROUGHLY}"
)
_A_COST_USD = 1e9
_SCALED = re.compile(r"\d\s?(?:bn|b|billion|trillion)$|\b(?:billion|trillion)$")
_COSTS = re.compile(
    rf"\b(?:costs?|cost of|costing|price tag of|bill of|budget of|priced at|bill (?:is|was|comes to))\s{_ROUGHLY}"
)
_IS_THE_COST = re.compile(
    r"[\"”’]?\s(?:is|was)\s(?:what\s(?:\w+\s){1,5}?(?:costs?|cost)\b|(?:the|its|their)\s(?:cost|price|bill|budget|price tag)\b)"
)
_HOW_MANY = re.compile(r"[.:*_\s—–-]{1,6}(?:that|this|it)(?:['’]s|\sis|\swas)\show many\s")
_IN_ALL = re.compile(r"\sin (?:total|all)\b")


def counted(line: Line, quantity: Quantity, things: CountedThings) -> Quantity:
    """Return a number without a noun with what it counts; as it is, where nothing says so."""
    if quantity.dimension != "count" or quantity.counted is not None or quantity.per is not None:
        return quantity
    flags = (*quantity.flags, "antecedent_assumed")
    if quantity.value >= _A_COST_USD and _is_cost(line, quantity):
        return replace(quantity, dimension="money", unit="USD", flags=flags)
    if _is_load(line, quantity):
        return replace(quantity, counted="satellite", per="launch", flags=flags)
    thing = _things_of(line, quantity, things)
    return quantity if thing is None else replace(quantity, counted=thing, flags=flags)


def _things_of(line: Line, quantity: Quantity, things: CountedThings) -> str | None:
    if quantity.value < _SMALL or (
        _FIRST_YEAR <= quantity.value <= _LAST_YEAR and "," not in quantity.unit_text and quantity.unit_text.isdigit()
    ):
        return None
    first = max(line.start, quantity.start - _NEAR)
    if quantity.value >= _LEAST_ASKED and _is_asked_for(line, quantity, first):
        return "satellite"
    how_many = _HOW_MANY.match(line.words, quantity.end, line.end)
    if how_many is not None:
        told = things.plural.match(line.words, how_many.end()) or things.noun_behind.match(
            line.words, how_many.end() - 1
        )
        return told.group("noun") if told else None
    ends = _ENDS.match(line.words, quantity.end, line.end) is not None
    is_up = _ARE_UP.match(line.words, quantity.end, line.end) is not None
    if not is_up and not (ends and _leads_to(line, quantity, first)):
        is_chips = quantity.value >= _MANY and (ends or _IN_ALL.match(line.words, quantity.end, line.end) is not None)
        return _chips(line, quantity, things, first) if is_chips else None
    return _counted_before(line, quantity, things)


def _is_cost(line: Line, quantity: Quantity) -> bool:
    """Say whether a number of billions leaves out that it is money: "20 to 25 billion is what he said it would cost"."""
    if not _SCALED.search(quantity.unit_text.lower()):
        return False
    first = max(line.start, quantity.start - _NEAR)
    is_price = _COSTS.search(line.words, first, quantity.start) is not None
    return (is_price and _ENDS.match(line.words, quantity.end, line.end) is not None) or (
        _IS_THE_COST.match(line.words, quantity.end, line.end) is not None
    )


def _is_load(line: Line, quantity: Quantity) -> bool:
    """Say whether a number is how many one flight had on board: "the September flight had 26 in the bay"."""
    return (
        _ON_BOARD.match(line.words, quantity.end, line.end) is not None
        and _HAD.search(line.words, line.start, quantity.start) is not None
        and _FLEW.search(line.words, line.start, quantity.start) is not None
    )


def _is_asked_for(line: Line, quantity: Quantity, first: int) -> bool:
    if _IS_CEILING.match(line.words, quantity.end, line.end):
        return True
    if _CEILING_OF.search(line.words, first, quantity.start) is None:
        return False
    around = line.words[max(0, line.start - _BACK) : line.end]
    heard = set(re.findall(r"[a-z]+", around))
    return not _ASKED.isdisjoint(heard) and not _ORBITS.isdisjoint(heard)


def _leads_to(line: Line, quantity: Quantity, first: int) -> bool:
    """Say whether the words before a number make it one that is planned, asked for, or up: "the ambition is 2,800"."""
    start = quantity.start
    if _STILL.search(line.words, first, start) or _IS_FOR.search(line.words, first, start):
        return True
    for noun in line.matches("count.aim", first, start):
        if _IS_SO_MANY.fullmatch(line.words, noun.end(), start) or _OF_SO_MANY.fullmatch(line.words, noun.end(), start):
            return True
    return any(
        _DIRECTLY.fullmatch(line.words, verb.end() + 1, start) for verb in line.matches("count.verb", first, start)
    )


def _counted_before(line: Line, quantity: Quantity, things: CountedThings) -> str | None:
    """Return what was counted last before a number, or satellites where the text speaks of a constellation."""
    back = max(0, line.start - _BACK)
    named = [match.group("noun") for match in things.plural.finditer(line.words, back, quantity.start)]
    if named:
        return named[-1]
    return "satellite" if _CRAFT_WORD.search(line.words, back, quantity.start) else None


def _chips(line: Line, quantity: Quantity, things: CountedThings, first: int) -> str | None:
    """Return chips where a site "has got about 220,000" of what the text counted last, and that were chips."""
    is_sum = _IN_ALL.match(line.words, quantity.end, line.end) is not None
    if not is_sum and _HAS_GOT.search(line.words, first, quantity.start) is None:
        return None
    back = max(0, line.start - _BACK)
    named = [match.group("noun") for match in things.plural.finditer(line.words, back, quantity.start)]
    return named[-1] if named and (named[-1] in _GPUS or named[-1][-1].isdigit()) else None
