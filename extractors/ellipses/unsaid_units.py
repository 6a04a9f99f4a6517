"""Units that a number leaves out because the value before it has said them: "120 kW on average and 150 at peak".

``in_unit_of(line, quantity, told) -> Quantity | None``   ``told`` are the claims before it
``likely(line, quantity, last) -> Quantity | None``       the same where no words lead back, but all that was measured is ``last``
``unit_of(quantity) -> float | None``                     how large one of what a number is written in is
``as_much_a_year(quantity, last) -> Quantity | None``     a rate of nothing, where ``last`` is one a year
"""

import re
from collections.abc import Sequence

from extractors.ellipses import goals_told
from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.quantities import rates
from extractors.quantities.number_words import read_words
from extractors.text.clauses import holds_verb
from extractors.text.wordings import Frame
from models.reading import Quantity

_THOUSAND = 1000.0
_LEAST_LIKE = 0.03  # what goes on with a value is no smaller part of it
MEASURES = frozenset(
    {
        "power",
        "power_rate",
        "mass",
        "mass_rate",
        "area",
        "flux",
        "specific_power",
        "price_per_mass",
        "bit_rate",
        "length",
        "compute",
        "count_rate",
        "wafer_rate",
        "money",
    }
)
_SUMS = frozenset(
    {"capex"}
)  # sums of money that one thing has in parts: "phase one is $55 billion, the whole of it 119"
_WORD = re.compile(r"[a-z]+")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3, "m": 1e6, "bn": 1e9}
_ARTICLE = re.compile(r"(?:about |roughly |some )?(?:an?|one)\b")
_WRITTEN = re.compile(r"\d+(?:\.\d+)?")
_LINKED = re.compile(
    r"(?:[^.;0-9]|(?<=\s)(?:19|20)\d\d\b){0,60}?(?:(?:up|down|instead of|rather than|not)\s(?:from\s)?(?:about\s|the\s)?\d[\d,.]*[^.;0-9]{0,20}?)?(?:,|;|\band\b|\bor\b|\bthen\b|\bto\b|\bwith\b|\bbut\b|[(/])\s?(?:(?:then|of|the|about|some|roughly|up to|nearly|perhaps|maybe|even|as much as|as many as|(?:rising|growing|climbing|increasing|expanding|scaling|ramping|building|heading|going|moving|up)(?:\s(?:up|on))?\s(?:to|toward|towards)|later|eventually|ultimately|another|over|more than|at least|around|only|just|an?|peaks?|peaking|maximum|max|average|averaging|mean|high|top|bursts?|at|reaching|hitting|\$)\s?){0,3}"
)
_LIKEWISE = re.compile(
    r"[^.;]{0,60}?[,;]\s(?:but\s|and\s)?(?:now\s)?(?:it|that|this|they|we)(?:['’](?:s|re)|\s(?:is|are))\s(?:now\s|about\s|at\s|up to\s|closer to\s){0,2}|"
    r"[^.;]{0,60}?(?:,|;|\band\b|\bbut\b|\bwhile\b)\s(?:[\w’'.-]+\s){1,9}?(?:for|to|at|does|gets?|has|have|draws?|takes?|carries|lifts?|manages?|reach(?:es)?|hits?|(?:cross|down|up)?links? of|signed off on|approved|granted|permits|allows)"
    r"\s(?:about\s|some\s|up to\s|nearly\s|over\s|more than\s|at least\s|roughly\s)?"
)
"""Words between two values of which the second leaves out the unit: "V3 is good for 100 tons, and V4 is meant for 200"."""
_TO_NAME = re.compile(r"[^.;0-9,]{0,30}[,;]\s(?:(?:and|but|while)\s)?(?:the\s)?")
_FROM_NAME = re.compile(
    r"(?:['’]s(?:\s\w+){1,2})?(?:,|:)?\s(?:(?:about|some|up to|only|just|nearly|roughly|around|over)\s)?"
)
_ELLIPTIC_END = re.compile(
    r"(?:\s(?:at (?:the )?(?:peak|most|best|full|its peak)|on average|peak|average|sustained|in (?:\d{4}|the|early|mid|late|q\d)|by\b|before|within|next|this|later|when|once|if|max(?:imum)?|in bursts|with (?:the|its|our|a|v\d)|for (?:the|v\d|version|block|\d{4})|a year (?:later|after)|now|already|today|to (?:follow|come)|so far|eventually|ultimately|over time|in time|in the end|one day|some ?day|thereafter|afterwards|after that|in the long|soon|under construction|planned|at (?:the (?:outset|start|beginning|end)|first)|initially|to (?:start|begin) with|the (?:plan|goal|target|aim|ceiling|floor|hope)|expend(?:ed|able)|(?:fully |when |if )?reus(?:able|ed))\b|\s?[,.;)]|\s?$)"
)
_IT_IS = re.compile(
    r"\W*(?:(?:and\s|but\s)?(?:v\d|version \d|block \d|the (?:next|later) (?:one|version|generation)|its successor),?\s(?:[\w’',]+\s){0,8}?(?:is|will be|does|gets|goes to|lifts|takes|carries|should do|will do)\s(?:about\s|some\s|up to\s|over\s)?|(?:[\w’',-]+\s){0,6}?(?:expect|expects|plan for|plans for|want|wants|see|sees|aim for|would like)\s(?:that|it|this|them|that (?:figure|number)|the (?:figure|number))\sto\s(?:be|reach|hit|grow to|rise to|become|pass)\s(?:at least\s|about\s|some\s|more than\s|up to\s|nearly\s|around\s)?|(?:we|they|it)(?:['’](?:re|s)|\s(?:are|is))\s(?:still\s|now\s)?(?:on track for|headed for|aiming for|targeting|looking at|heading for|planning on|planning for|at)\s(?:at least\s|about\s|some\s|up to\s|over\s|more than\s)?"
    r"|(?:and\s|but\s|then\s|so\s)?(?:maybe\s|perhaps\s)?(?:it|that|this|we|they|you|[\w’']+\sown\s(?:number|figure|count|tally|estimate)|the (?:figure|number|total|next|second|same)(?:\s\w+)?|the (?:\w+[\s-])?(?:goal|target|aim|ambition|ceiling|maximum|peak|end state))(?:['’]ll|\s(?:will|would|should|could|might|may|is to|is going to))?(?:\s\w+ly)?\s(?:be|is|was|get|gets|hit|do|are at|reach|manage|manages|become|becomes|reach|reaches|hit|hits|go to|goes to|grow to|grows to|rise to|rises to|climb to|climbs to|exceed|pass|drop to|fall to|falls to)\s[\"“]?(?:about\s|some\s|roughly\s|up to\s|nearly\s|over\s|more than\s|at least\s)?)"
)
_IN_ALL = Frame(
    r"\W*(?:and\s|but\s)?(?:all of (?:it|that|them)|the (?:lot|whole (?:thing|lot|of it)|rest)|everything|altogether|all told|in all|in total|with everything)\s?(?:[:,–—]|\b<unit.comes_to>)\s(?:<number.about>\s)?"
)
_OF_EACH = re.compile(r",\s(?:of|each|with|both)\b")
_PILOT = re.compile(r"\b(?:pilot|trial|test)\s(?:line|plant|module|fab)\b")
_NTH_IS = Frame(
    r"\W*(?:(?:and|but|then|so|in \w+|over time|one day|later|today),?\s|(?:in|on|at|under|by|for|to|with)\s(?:[\w-]+,?\s){1,3}?){0,2}(?:(?:the|its|our|their|an?|that|this|each|every|one|\w+['’]s)\s(?:[\w-]+\s){0,3}?<unit.said_of>|v\d|version \d|block \d)"
    r"(?:\s(?:for|of|at|in|on|by|from)\s(?:[\w’'-]+\s){1,4}?|\s)(?:\w+ly\s)?(?:(?:has|have|had|should|would|could|can|will|may|might|must)\s)?<unit.comes_to>\s[\"“]?(?:<number.about>\s)?"
)
_HOPED_FOR = Frame(
    r"\W*(?:[\w’',-]+\s){0,7}?(?:<unit.hopes>\s(?:to\s)?|<unit.goals>\s(?:is|was|remains)\s(?:still\s|now\s)?(?:to\s)?)<unit.gets_to>\s(?:<number.about>\s)?"
)
_PROMISED = Frame(r"\W*(?:[\w’'-]+\s){1,4}?(?:had\s|have\s|has\s)?<unit.announces>\s(?:<number.about>\s)?")
"""Words before a number that goes on with the value of the line before: "The peak is given as 250.", "The goal is to get to a million."."""
_LEADS = Frame(
    r"(?:\b<unit.comes_to>|\b<unit.gets_to>|\b<unit.announces>|\b<unit.stands_at>|['’]s)\s[\"“]?(?:<number.about>\s)?$"
)
_WE_START = re.compile(
    r"\W*(?:(?:and|but|so)\s)?(?:we|they|it|you|i)(?:['’]ll|\swill|\swould)?\s(?:start|begin|open)s?\s(?:out\s)?(?:with|at)\s(?:about\s|around\s|some\s)?"
)
_PEAKS_OF = re.compile(
    r"\W*(?:(?:and|but|with|plus),?\s)?(?:an?\s|the\s|brief\s|short\s)?(?:peaks?|bursts?|averages?|mean|highs?|lows?|maximum|minimum)\s(?:of|at|up to|around|to)\s(?:about\s|around\s|some\s)?"
)
_OPENS = Frame(r"\W*(?:(?:and|but|so|now|today|then),?\s)?(?:<number.about>\s)?")
_OF_WHICH_KIND = re.compile(
    r"\s(?:at (?:its |the )?(?:peak|most|best)|on average|(?:in|at) peak|sustained|peak|average)\b"
)
_ASKS_ONWARD = re.compile(
    r"\W*(?:and|what about|how about|and what about)\s[^?]{0,40}\b(?:\d{4}|after that|later|then|next year|in the end|the peak|at peak)\?\W*"
)
"""A question that asks for the same of another time: "And by 2030?"."""
_OLD = re.compile(
    r"\b(?:early|original(?:ly)?|first (?:drawings|designs|sketches|drafts)|started|began|old|former|previous|once|used to|no longer|not|never|n['’]t|instead|rather)\b"
)
_IS_DONE = Frame(r"\s(?:is|are|was|were|has been|have been)\s(?:already\s|now\s|still\s)?<unit.done>\b")
_NEVER = re.compile(
    r"\W*(?:and\s|but\s)?(?:it|they|we|that)\snever\s(?:(?:quite|even|really|once)\s)?(?:reached|hit|got to|passed|made it to|saw|came to|got past|went past)\s(?:even\s|the\s)?"
)
"""Words before a number that was not come to, in the unit of what was promised: "It never reached a hundred."."""
_LIKELY_BACK = 2  # lines


def in_unit_of(line: Line, quantity: Quantity, told: Sequence[Draft]) -> Quantity | None:
    """Return a bare number in the unit of the value before it: "120 kW on average and 150 at peak", "it'll be 500 by 2028"."""
    last = told[-1]
    if last.quantity is None or not _is_measure(last) or last.unit_text is None:
        return None
    if last.metric.key == "launch_rate":
        return None  # "one flight every two weeks next year, and 25 this year" goes on in flights
    after = line.words[quantity.end : line.end]
    if _OF_EACH.match(after):
        return None  # "60 kilos. The next one has two, of nine square meters each"
    if last.line is line:
        between = line.words[last.end : quantity.start]
        if _is_gapped(line, last.end, quantity.start):
            return _scaled_like(quantity, last) if _ELLIPTIC_END.match(after) else None
        fits = goals_told.is_goal(line, quantity) or (
            (_LINKED.fullmatch(between) or _LIKEWISE.fullmatch(between)) is not None
            and _ELLIPTIC_END.match(after) is not None
        )
    else:
        before = line.words[line.clause_at(quantity.start).start : quantity.start]
        is_next = line.index - last.line.index == 1
        fits = is_next and _ELLIPTIC_END.match(after) is not None and _goes_on(line, before)
        own = _scaled_like(quantity, last)
        if not fits and is_next and own is not None and _is_near(own, last) and _ELLIPTIC_END.match(after):
            fits = line.pattern(_PROMISED).fullmatch(before) is not None  # "It ran at 180 kW. We had promised 175."
    if not fits:
        return None
    own = _scaled_like(quantity, last)
    if last.line is line or own is None or _is_like(own, last) or _PILOT.search(line.words, line.start, quantity.start):
        return own
    # "It runs at 1.1 gigawatts. Pictures suggest 820 MW. The full site is meant for two."
    others = (_scaled_like(quantity, earlier) for earlier in reversed(told[:-1]) if earlier.metric is last.metric)
    return next((other for other in others if other is not None and _is_like(other, last)), None)


def likely(line: Line, quantity: Quantity, last: Draft, line_before: Line | None = None) -> Quantity | None:
    """Return a bare number in the unit of a value one or two lines before: "What stands now is closer to 90,000".

    No other thing has been measured since, and the number is like that of the value. Whose it is must be asked as of any value.
    """
    if last.quantity is None or not _is_measure(last) or last.unit_text is None:
        return None
    lines_back = line.index - last.line.index
    if not 1 <= lines_back <= _LIKELY_BACK or line.paragraph - last.line.paragraph > 1:
        return None
    clause = line.clause_at(quantity.start)
    opens = line.pattern(_OPENS).fullmatch(line.words, line.start, quantity.start) is not None
    answers_onward = (
        opens
        and line_before is not None
        and _ASKS_ONWARD.fullmatch(line_before.words, line_before.start, line_before.end) is not None
    )
    if any(other.start < quantity.start for other in line.quantities) or line.find(
        "unit.own", clause.start, clause.end
    ):
        return None
    is_goal = goals_told.is_goal(line, quantity)
    is_done = opens and line.hears_of("unit.done") and line.pattern(_IS_DONE).match(line.words, quantity.end, line.end)
    never = "never" in line.heard and _NEVER.fullmatch(line.words, line.start, quantity.start) is not None
    ends = is_goal or is_done or _ELLIPTIC_END.match(line.words[quantity.end : line.end]) is not None
    if not ends or (not never and _OLD.search(line.words, clause.start, quantity.start)):
        return None
    leads = (
        answers_onward
        or is_done
        or never
        or is_goal
        or _WE_START.fullmatch(line.words, clause.start, quantity.start) is not None
        or _PEAKS_OF.fullmatch(line.words, clause.start, quantity.start) is not None
        or goals_told.is_all(line, quantity)
        or (
            holds_verb(line.text, clause)
            and line.pattern(_LEADS).search(line.words, clause.start, quantity.start) is not None
        )
        or (opens and _OF_WHICH_KIND.match(line.words, quantity.end, line.end) is not None)
    )
    own = _scaled_like(quantity, last) if leads else None
    return own if own is not None and (answers_onward or _is_near(own, last, times=12.0)) else None


def _is_measure(last: Draft) -> bool:
    """Say whether a value is written with a unit that the next one may leave out."""
    return last.metric.dimension in MEASURES and (last.metric.dimension != "money" or last.metric.key in _SUMS)


def as_much_a_year(quantity: Quantity, last: Draft) -> Quantity | None:
    """Return "a hundred a year" in the unit of a rate: "one gigawatt a year by 2027, and a hundred a year in 2031"."""
    if last.quantity is None or rates.factor_in("", last.unit_text.lower() if last.unit_text else "") != 1.0:
        return None
    return _scaled_like(quantity, last)


def _is_gapped(line: Line, start: int, end: int) -> bool:
    """Say whether nothing but the name of another thing stands between two values: "AI1 carries 120 kW; Starcloud-3, 200"."""
    named = next((mention for mention in line.programs() if start <= mention.start and mention.end <= end), None)
    return (
        named is not None
        and _TO_NAME.fullmatch(line.words, start, named.start) is not None
        and _FROM_NAME.fullmatch(line.words, named.end, end) is not None
    )


def _is_like(quantity: Quantity, last: Draft) -> bool:
    return last.quantity is not None and quantity.value > _LEAST_LIKE * last.quantity.value


def _is_near(quantity: Quantity, last: Draft, times: float = 5.0) -> bool:
    return last.quantity is not None and last.quantity.value / times < quantity.value < times * last.quantity.value


def _scaled_like(quantity: Quantity, last: Draft) -> Quantity | None:
    """Return a bare number in the unit of a value; None where that is not written with a number."""
    if last.quantity is None or last.unit_text is None:
        return None
    said = _said_number(last.unit_text.lower(), is_range=last.quantity.value_high is not None)
    if said is None:
        return None
    low = last.quantity.value if last.quantity.value_high is None else last.quantity.value_high
    number, scale = said
    factor = low / (number * scale)
    if scale >= _THOUSAND and quantity.value < min(scale / 10, _THOUSAND):
        factor *= scale  # "3 million square feet, later 11"
    return rates.scaled(
        quantity,
        float(f"{factor:.12g}"),
        unit=last.quantity.unit,
        dimension=last.metric.dimension,
        per=last.quantity.per,
    )


def _goes_on(line: Line, before: str) -> bool:
    """Say whether the words before a number are all of its sentence, and have it go on with the value of the line before."""
    return _IT_IS.fullmatch(before) is not None or any(
        line.pattern(frame).fullmatch(before) is not None for frame in (_NTH_IS, _HOPED_FOR, _IN_ALL)
    )


def unit_of(quantity: Quantity) -> float | None:
    """Return how large one of what a number is written in is: 1e6 W for "700 megawatts"; None where it is not written with a number."""
    said = _said_number(quantity.unit_text.lower(), is_range=quantity.value_high is not None)
    low = quantity.value if quantity.value_high is None else quantity.value_high
    return None if said is None or said[0] * said[1] == 0 else float(f"{low / (said[0] * said[1]):.12g}")


def _said_number(words: str, *, is_range: bool) -> tuple[float, float] | None:
    """Return the number of a value as it is written and the scale that stands with it: 3 and a million; None where it is zero."""
    digits = _WRITTEN.findall(words.replace(",", ""))
    if digits:
        number, following = float(digits[-1 if is_range else 0]), _WORD.search(words)
        return (number, _SCALES.get(following.group() if following else "", 1.0)) if number else None
    spoken = read_words(words, 0)
    if spoken.figure:
        return spoken.figure, spoken.scale
    return (1.0, 1.0) if _ARTICLE.match(words) else None
