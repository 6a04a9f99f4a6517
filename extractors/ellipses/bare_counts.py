"""Bare numbers that go on counting what a text counts, by the words that lead to them: "the plan is a hundred by 2027".

``counted(line, quantity, things) -> Quantity``   the number with what it counts, by what the text counted last, where the words beside
    it lead to it ("the plan is a hundred by 2027"), or with what one flight had on board ("had 26 in the bay")
"""

import re
from dataclasses import replace

from extractors.ellipses import goals_told, listed_counts, unsaid_money, unsaid_nouns
from extractors.lines.passages import Line
from extractors.quantities.counted_things import CountedThings
from extractors.text.wordings import Frame
from models.reading import Quantity

_ROUGHLY = r"(?:(?:<number.about>|all of|another|like|maybe|perhaps|a total of|the)\s){0,2}$"
_TO_BE = r"(?:is|was|are|were|be|remains|stays|stands at|would be|will be|['’]s)\s(?:still\s|now\s|just\s|for\s)*"
_FILED = (
    r"(?:(?:that\s|which\s)?(?:it|they|we|the (?:company|firm|startup)|[\w’'.-]+)\s(?:has\s|have\s|had\s)?(?:filed|lodged|submitted|made|sent|put in)"
    r"(?:\s(?!(?:is|was|are|for)\s)[\w’'.-]+){0,7}?\s)"
)
"""Who filed a paper, where and when, before how many it asks for: "the application it filed in February is for 88,000"."""
_OF_WHOM = (
    rf"(?:{_FILED}|(?:of|for|by|behind|from)\s(?:the|its|their|our|that|this)?\s?(?:\w+\s)?<count.owners>\s"
    r"|(?:after|beyond|behind)\s(?:that|this|it)\s|in the (?:end|long (?:run|term))\s|on file\s|itself\s"
    r"|(?:for|by|in|at)\s(?:the\s)?(?:(?:end|middle|start|close)\sof\s)?(?:this\s|next\s|the\s)?(?:year|decade|summer|spring|fall|autumn|winter|\d{4})\s)?"
)
_IS_SO_MANY = Frame(
    rf"\s?{_OF_WHOM}{_TO_BE}{_ROUGHLY}|\s?[:—–]\s?{_ROUGHLY}"
    rf"|\s(?:is|was)\s(?:\w+\s){{0,2}}?the\s(?:largest|biggest|boldest|smallest|latest|most\s\w+)(?:\s\w+){{0,3}}?\s?[:—–,]\s?{_ROUGHLY}"
)
_OF_SO_MANY = Frame(rf"(?:['’]s)?\s(?:of|for|at)\s{_ROUGHLY}")
_IS_FOR = Frame(rf"\w['’]s(?:,[^,;.]{{1,60}},)?\s(?:is|was|asks|calls)\s(?:still\s|now\s)?for\s{_ROUGHLY}")
_DIRECTLY = Frame(_ROUGHLY)
_FOLLOWS = Frame(rf"\b<count.follows>\s(?:suit\s)?(?:[\w\s]{{1,25}}?\s)?with\s{_ROUGHLY}")
_STILL = Frame(rf"[,;:—–]\s(?:it['’]s\s)?(?:still|now|again)\s{_ROUGHLY}")
_ENDS = re.compile(
    r"\s?(?:$|[.,;:!?)\"”—])|\s(?:by|in (?:\d{4}|the end|time|all|total|orbit|january|february|march|april|may|june|july|august|september|october|november|december)|next (?:year|month|spring|summer|fall)|this year|last year"
    r"|for (?!\d)|eventually|someday|some day|one day|ultimately|under the name|and|but|at first|at \d|up there|now|so far|already|for now|to begin with|to start|later|before|after|as the)\b"
)
_ARE_UP = Frame(
    r"\s(?:are|were|have been|will be|would be|should be|could be|are to be|are due to be)\s(?:\w+\s)?<count.is_working>\b"
)
_STAND_UP = Frame(r"\s(?:to be\s(?:\w+\s)?)?<count.is_working>\b")
_WOULD_DO = re.compile(
    r"\s(?:would|will|could|might|may|should)\s(?:\w+\s)?(?:suffice|do|be (?:enough|sufficient|needed))\b"
)
_HAVE_COME = Frame(
    r"(?:\s(?:more|others|further ones))?\s(?:have|had|has)\s(?:(?:already|now|so far|since|all|also|each)\s)?(?:been\s)?<count.comes_about>\b"
)
_CHIPS_COUNTED = Frame(
    r"\b(?P<chips><chip.kinds>)\s(?:count|counts|tally|total|number|numbers)\b|\b(?:count|number|tally) of (?P<kinds><chip.kinds>)\b"
)
_IS_CEILING = Frame(
    r"\s(?:is|was|remains|stays)\s(?:only\s|just\s|still\s)?(?:the|a|our|their|its)\s(?:<count.ceilings>|number|figure|request)\s(?:in|of|on|from)\s(?:our|the|its|their|that)\s(?:\w+\s){0,2}?(?:<count.papers>|papers?|form)\b"
)
_CEILING_OF = Frame(rf"\b<count.ceilings>\s(?:of|at|is)\s{_ROUGHLY}")
_FOR_SO_MANY = Frame(r"\W*(?:\w{1,20}:\W*)?(?:yes,?\s|and\s)?for\s(?:<number.about>\s)?$")
_CRAFT_WORD = Frame(r"\b(?:<craft.kinds>|constellation|first batch)\b")
_ON_BOARD = re.compile(r"\s(?:in (?:the|its|her|their) (?:payload\s|cargo\s)?(?:bay|hold)|on board|aboard|on top)\b")
_HAD = Frame(rf"\b(?:had|has|have|with|packed|<load.carries>)\s{_ROUGHLY}")
_FLEW = Frame(r"\b(?:<count.rockets>s?|launches|mission)\b")
_SMALL, _LEAST_ASKED, _FIRST_YEAR, _LAST_YEAR = 2.0, 100.0, 1900.0, 2100.0
_MANY = 1000.0
_BACK = 700  # characters within which the things were counted
_SENTENCE_BACK = 120  # characters
_NEAR = 90
_HAS_GOT = Frame(rf"\b(?:<count.has_got>|at|with)\s{_ROUGHLY}")
_HOW_MANY = re.compile(r"[.:*_\s—–-]{1,6}(?:that|this|it)(?:['’]s|\sis|\swas)\show many\s")
_IN_ALL = re.compile(r"\sin (?:total|all)\b")
_EQUIVALENT = Frame(r"\bto the equivalent of\s(?:<number.about>\s)?$")
_MAKES_IN_ALL = Frame(
    r"\b(?:which|that|this|and so)\s(?:makes?|made|brings?|brought|takes?|took)\s(?:it\s|them\s|(?:the|its|their)\s(?:\w+\s)?(?:total|fleet|count|tally|number)\sto\s)?(?:<number.about>\s)?$"
    r"|\b(?:making|bringing|taking)\s(?:it\s|them\s|(?:the|its|their)\s(?:\w+\s)?(?:total|fleet|count|tally|number)\sto\s)(?:<number.about>\s)?$"
)
_SUM_OF = frozenset(
    {"makes", "make", "made", "making", "brings", "bring", "brought", "bringing", "takes", "take", "took", "taking"}
)
_TO_A_CLUSTER = re.compile(r"\s(?:to|per|in|for)\s(?:an?|each|every|one)\scluster\b|\sa cluster\b")
_OPENS_LINE = Frame(rf"[\W_]*{_ROUGHLY}")
_BY_DATE = re.compile(r"\s(?:by|before)\s(?:the (?:end|middle|start) of\s)?(?:early\s|late\s|mid-?)?20\d\d\b")
_OPENS = Frame(rf"(?P<name>[^\s(]+)\s[(\[]\s?{_ROUGHLY}")
_CLOSES = re.compile(r"\s?[)\]]")
_LEAST_IN_BRACKETS = 20.0
_TO_FLY = Frame(
    r"(?:\s(?:more|others|further ones|additional ones))?(?:\sof (?:them|these|those))?(?:\s(?:that|which))?\s"
    r"(?:(?:are|were|is)\s(?:(?:now|both|still|then|each|also)\s)?(?:(?:slated|due|set|scheduled|planned|expected|meant|supposed|booked|manifested)\s)?(?:to\s)?|(?:will|would|should|could|to)\s)<count.goes_up>\b"
    r"|\s(?:more\s|others\s)?(?:follow|go up|fly)\b"
)
_FIRST_TO_FLY = Frame(r"\b<count.goes_up>\s(?:up\s)?(?:the|its|their)\s(?:very\s)?(?:first|next|initial)\s$")
_A_FEW = 30.0
_SWARM = Frame(
    rf"\b<count.swarms>\b(?:[^.;:,]{{0,40}}?|,[^.;:,]{{1,50}},)\s(?:has|have|with|holds?|would have|will have|is to have|contains?|comprises?|of|numbers?|counts?)\s{_ROUGHLY}"
)
_A_GO = re.compile(
    r"(?:\sor so|\sof (?:them|these|those))?\s(?:(?:on|onto|in|into|inside|aboard) (?:a|one|each|every) (?:single )?(?:starship|ship|launch|flight|rocket|load)|a (?:go|flight|launch|starship|ship|ride|trip|pop)|to (?:a|the|each|every|one) (?:ship|launch|flight|starship|rocket|load)|(?:the )?last time|each time|every time|per (?:go|ride|trip))\b"
)

_PER_SHIP_IS = Frame(
    r"\b(?:count|number|load|tally|figure|satellites|sats)\s(?:per|for each|on each|for every|on every|in each)\s(?:ship|flight|launch|starship|rocket|vehicle|mission)\b"
    rf"[^.;,\d]{{0,40}}?\s(?:to|is|was|are|be|at|stays|remains|becomes)\s{_ROUGHLY}"
)
"""How many fit one flight, before their number: "the count per ship had been cut to 40"."""
_SHIP_TAKES = Frame(
    r"\b<count.rockets>\s(?:(?:can|could|will|would|should|is to|may)\s)?<load.carries>\s(?:<number.about>\s)?$"
)
_MOST_A_SHIP = 500.0


def counted(line: Line, quantity: Quantity, things: CountedThings) -> Quantity:
    """Return a number without a noun with what it counts; as it is, where nothing says so."""
    if quantity.counted is not None or quantity.per is not None:
        return quantity
    flags = (*quantity.flags, "antecedent_assumed")
    if quantity.dimension == "count_rate" and unsaid_money.is_fee(line, quantity):
        return replace(quantity, dimension="money_rate", unit="USD/yr", flags=flags)
    if quantity.dimension != "count":
        return quantity
    if unsaid_money.is_sum(line, quantity):
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
    if _is_in_brackets(line, quantity):
        return _things_around(line, quantity, things)
    if quantity.value <= _A_FEW and line.pattern(_TO_FLY).match(line.words, quantity.end, line.end):
        return unsaid_nouns.craft_before(line, quantity.start, flies=True)
    if line.pattern(_EQUIVALENT).search(line.words, first, quantity.start):
        counted_here = [other.counted for other in line.quantities if other.end <= quantity.start and other.counted]
        return counted_here[-1] if counted_here else None
    if _TO_A_CLUSTER.match(line.words, quantity.end, line.end):
        return unsaid_nouns.craft_before(line, quantity.start, flies=True)
    if line.pattern(_OPENS_LINE).fullmatch(line.words, line.start, quantity.start) and _BY_DATE.match(
        line.words, quantity.end
    ):
        return unsaid_nouns.craft_before(line, quantity.start)
    how_many = _HOW_MANY.match(line.words, quantity.end, line.end)
    if how_many is not None:
        told = things.plural.match(line.words, how_many.end()) or things.noun_behind.match(
            line.words, how_many.end() - 1
        )
        return told.group("noun") if told else None
    ends = _ENDS.match(line.words, quantity.end, line.end) is not None
    is_up = line.pattern(_ARE_UP).match(line.words, quantity.end, line.end) is not None
    if line.pattern(_HAVE_COME).match(line.words, quantity.end, line.end):
        return unsaid_nouns.craft_before(line, quantity.start, flies=True)
    if (
        ends
        and not _SUM_OF.isdisjoint(line.heard)
        and line.pattern(_MAKES_IN_ALL).search(line.words, first, quantity.start)
    ):
        return _counted_before(line, quantity, things)  # "eight more went up, which makes 32"
    if _WOULD_DO.match(line.words, quantity.end, line.end):
        return _counted_before(line, quantity, things)
    if line.pattern(_STAND_UP).match(line.words, quantity.end, line.end) and _leads_to(line, quantity, first):
        return _chips_counted(line, quantity) or _counted_before(line, quantity, things)
    if ends and line.pattern(_FIRST_TO_FLY).search(line.words, first, quantity.start):
        return unsaid_nouns.craft_before(line, quantity.start, flies=True)
    if ends and quantity.value < _MANY and line.pattern(_SWARM).search(line.words, first, quantity.start):
        return unsaid_nouns.craft_before(line, quantity.start, flies=True)
    if not is_up and not (ends and _leads_to(line, quantity, first)) and not goals_told.is_goal(line, quantity):
        is_chips = quantity.value >= _MANY and (ends or _IN_ALL.match(line.words, quantity.end, line.end) is not None)
        return _chips(line, quantity, things, first) if is_chips else None
    return _counted_before(line, quantity, things)


def _is_load(line: Line, quantity: Quantity) -> bool:
    """Say whether a number is how many one flight had on board: "the September flight had 26 in the bay", "60 a go"."""
    if _A_GO.match(line.words, quantity.end, line.end):
        return unsaid_nouns.speaks_of_craft(line, quantity.start)
    if goals_told.is_load(line, quantity):
        return unsaid_nouns.speaks_of_craft(
            line, quantity.start
        )  # "Sixty is still where we want the dispenser to end up"
    first = max(line.start, quantity.start - _NEAR)
    ends = _ENDS.match(line.words, quantity.end) is not None
    if ends and line.pattern(_PER_SHIP_IS).search(line.words, first, quantity.start):
        return unsaid_nouns.speaks_of_craft(line, quantity.start)
    if (
        ends
        and _SMALL <= quantity.value <= _MOST_A_SHIP
        and line.pattern(_SHIP_TAKES).search(line.words, first, quantity.start)
    ):
        return unsaid_nouns.speaks_of_craft(line, quantity.start)  # "Starship takes 50."
    return (
        _ON_BOARD.match(line.words, quantity.end, line.end) is not None
        and line.pattern(_HAD).search(line.words, line.start, quantity.start) is not None
        and line.pattern(_FLEW).search(line.words, line.start, quantity.start) is not None
    )


def _is_in_brackets(line: Line, quantity: Quantity) -> bool:
    """Say whether a number stands alone in brackets beside a name: "Starcloud (88,000)"."""
    if quantity.value < _LEAST_IN_BRACKETS or _CLOSES.match(line.words, quantity.end, line.end) is None:
        return False
    opens = line.pattern(_OPENS).search(line.words, max(line.start, quantity.start - _NEAR), quantity.start)
    names = (*line.programs(), *line.organizations())
    return opens is not None and any(mention.end == opens.end("name") for mention in names)


def _things_around(line: Line, quantity: Quantity, things: CountedThings) -> str | None:
    """Return what a sentence, or the one before it, counts: "three firms ask for satellites: Starcloud (88,000) …"."""
    here = next(things.plural.finditer(line.words, line.start, line.end), None)
    if here is not None:
        return None if listed_counts.is_head_of_others(line, here.start()) else here.group("noun")
    before = _counted_before(line, quantity, things)
    return before or (None if line.words_of("count.asked_words").isdisjoint(line.heard) else "satellite")


def _is_asked_for(line: Line, quantity: Quantity, first: int) -> bool:
    if line.pattern(_IS_CEILING).match(line.words, quantity.end, line.end):
        return True
    if (
        line.pattern(_CEILING_OF).search(line.words, first, quantity.start) is None
        and line.pattern(_FOR_SO_MANY).fullmatch(line.words, line.start, quantity.start) is None
    ):
        return False
    around = line.words[max(0, line.start - _BACK) : line.end]
    heard = set(re.findall(r"[a-z]+", around))
    return not (
        line.words_of("count.asked_words").isdisjoint(heard) or line.words_of("count.orbit_words").isdisjoint(heard)
    )


def _leads_to(line: Line, quantity: Quantity, first: int) -> bool:
    """Say whether the words before a number make it one that is planned, asked for, or up: "the ambition is 2,800"."""
    start = quantity.start
    if (
        line.pattern(_STILL).search(line.words, first, start)
        or line.pattern(_FOLLOWS).search(line.words, first, start)
        or line.pattern(_IS_FOR).search(line.words, first, start)
    ):
        return True
    if any(
        line.pattern(frame).fullmatch(line.words, noun.end(), start)
        for noun in line.matches("count.aim", first, start)
        for frame in (_IS_SO_MANY, _OF_SO_MANY)
    ):
        return True
    directly = line.pattern(_DIRECTLY)
    return any(
        directly.fullmatch(line.words, verb.end() + 1, start) for verb in line.matches("count.verb", first, start)
    )


def _counted_before(line: Line, quantity: Quantity, things: CountedThings) -> str | None:
    """Return what was counted last before a number, or satellites where the text speaks of a constellation."""
    back = max(0, line.start - _BACK)
    named = [match.group("noun") for match in things.plural.finditer(line.words, back, quantity.start)]
    if named and named[-1] != "unit":
        return named[-1]
    return "satellite" if line.pattern(_CRAFT_WORD).search(line.words, back, quantity.start) else None


def _chips_counted(line: Line, quantity: Quantity) -> str | None:
    """Return chips where the words before, or the sentence before, speak of their number: "GPU count is guesswork"."""
    back = max(0, line.start - _SENTENCE_BACK)
    found = line.pattern(_CHIPS_COUNTED).search(line.words, back, quantity.start)
    return None if found is None else (found["chips"] or found["kinds"]).removesuffix("s")


def _chips(line: Line, quantity: Quantity, things: CountedThings, first: int) -> str | None:
    """Return chips where a site "has got about 220,000" of what the text counted last, and that were chips."""
    is_sum = _IN_ALL.match(line.words, quantity.end, line.end) is not None
    if not is_sum and line.pattern(_HAS_GOT).search(line.words, first, quantity.start) is None:
        return None
    back = max(0, line.start - _BACK)
    named = [match.group("noun") for match in things.plural.finditer(line.words, back, quantity.start)]
    return named[-1] if named and (named[-1] in line.words_of("chip.kinds") or named[-1][-1].isdigit()) else None
