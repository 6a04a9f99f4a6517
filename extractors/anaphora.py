"""What a value takes from those before it: "push this figure to 100 GW" after a rate is a rate.

``rate(...)``     the choice as a rate, where the value goes on from one that was said a year
``counted(...)``  a bare number that goes on counting: "100 by 2027, more than 1,000 by 2030"
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors import rates
from extractors.drafts import Draft, Told
from extractors.metric_fit import EACH
from extractors.metrics import RATE_OF, Choice
from extractors.number_words import read_words
from extractors.passages import Line
from extractors.value_words import Value
from models.lexicon import Program
from models.reading import Quantity

_POINTS_BACK = re.compile(
    r"\b(?:this|that|the)\s(?:\w+\s)?(?:figure|number|output|rate|pace|level|run[\s-]rate|capacity|amount|target|volume)\b"
    r"|\b(?:push|raise|bring|take|lift|scale|grow|ramp|increase|boost|get|go|move|double|expand|climb|rise|step)(?:s|ing|es)?\s(?:it\s|this\s|that\s|them\s)?(?:up\s)?(?:from there\s)?to(?:ward|wards)?\b"
    r"|\b(?:from there|ten times that|tenfold)\b"
)
_ONWARD = re.compile(
    r"\b(?:to|toward|towards|then|before|rising|growing|scaling|reaching|eventually|ultimately|goal|target|climbing|heading)\b"
)
_LISTED = re.compile(
    r"(?:\s(?:a year|annually|per year))?(?:\s(?:for|in|by|during|this|next)\s(?:the end of\s)?[\w-]{2,12})?(?:,|;|\sand|,\sand)\s(?:(?:then|about|some|up to|perhaps|over|around|and)\s){0,2}"
)
_OF_ITS_YEAR = re.compile(
    r"\s(?:(?:for|in|by|during)\s(?:the end of\s)?\d{4}|next year|the (?:year after|following year|next year|next)|(?:one|a|two) years? (?:later|after)|after that|thereafter)\b"
)
"""What makes a list of one rate year by year: "an annual output of 1 GW for 2027, 10 GW for 2028"."""
_ANOTHER = re.compile(r"\b(?:another|further|additional|(?:the|its|their) (?:other|rest,))\s+$")
_OF_ALL = re.compile(r"\W*of\s(?:the|its|their|all|those|these)\s[^;.]{1,60},\s(?:some\s|about\s|only\s)?")
_HAS_SO_MANY = re.compile(
    r"(?:\b(?:is|are|was|stands|stood|now) at|\bup to|\b(?:asks?|asked|asking|aims?|aiming|hopes?|filed|applied|applies|calls) for|\b(?:has|have|had|wants?|plans?|planning|counts|numbers|seeks?|sought|got|needs|owns|operates|flies|launched|lists|intends|foresees|expects|named|says|cites|mentions))"
    r"\s(?:already\s|now\s|to have\s|to reach\s|to get to\s)?(?:about\s|some\s|roughly\s|up to\s|nearly\s|over\s|more than\s|at least\s|only\s|just\s)?$"
)
_SO_MANY_END = re.compile(
    r"\s?(?:[.;!?)]|$|,\s(?:also|too|with|and|but|or|while|up|its?|the|all|by|as)\b)|\s(?:now|today|by|so far|already|at first|eventually|up there|aloft|in orbit|in all|in the end)\b"
)
"""Words on both sides of a bare number that is how many somebody has or wants: "Starcloud is at 88,000.", "It's got twelve now."."""
_NEAR = 1  # lines
_REMAINING = re.compile(r"\bremaining\s$")
_THEN_IT_WAS = re.compile(
    r"\W*(?:and\s|but\s)?(?:(?:in|for|during)\s)?(?:last year|this year|next year|the year before|the year after|(?:in\s)?\d{4}|so far(?: this year)?|q\d(?:\s\d{4})?|(?:last|this|next) (?:quarter|month))"
    r"(?:\s?[:–—-]\s?|,?\s(?:so far\s)?(?:it|that|there|they|we|the (?:figure|number|count|total|tally))(?:['’]ll)?\s(?:was|were|is|are|had|has|have|made|flew|managed|did|got|counted|will|would|should|could)(?:\s(?:been|be|make|fly|manage|have|reach))?\s)"
    r"(?:only\s|just\s|about\s|some\s|exactly\s|a mere\s|all of\s)?"
)
_ONWARD_OR_ABILITY = re.compile(r"\b(?:to|toward|towards|reach|reaches|hit|then|make|of)\s+$")
_THEN = re.compile(
    r"\W*(?:and\s|but\s)?(?:then|later|eventually|in time|after that|ultimately|one day|in the end)(?:\s(?:it|on|we)\S*)?,?\s(?:maybe\s|perhaps\s|about\s|some\s|even\s|to\s|up to\s)?"
)
_OF_FLIGHTS = frozenset({"launch_rate", "launch_count"})
_DOES = re.compile(
    r"\b(?:we|they|it|spacex|starship)(?:['’](?:ll|d|ve))?\s(?:\w+\s){0,3}?(?:do|did|done|fly|flew|flown|make|made|manage|managed|launch|launched|plan|expect|see|hope for|aim for)\s(?:about\s|some\s|maybe\s|perhaps\s|only\s|just\s|around\s|at least\s|more than\s|up to\s)?$"
)
_OF_A_YEAR = re.compile(r"\b(?:this|next|last) year\b|\bin \d{4}\b|\bthe year (?:before|after)\b|\bso far\b")
_RATES_OF_THINGS = frozenset({"wafer_rate", "count_rate"})
_A_PERIOD = re.compile(r"\s(?:in|this|next|for)\s(?:\d{4}|year)\b")
_PREDICATE = re.compile(r"\s(?:have|has|are|were|will|would|more)\b")
_ABOUT = re.compile(r"\W*(?:(?:about|some|only|just|roughly|nearly|around|over|more than|at least|almost)\s)?")
_SMALL = 10
_THINGS_MADE = frozenset({"wafer_rate", "chip_rate", "satellite_rate", "launch_rate"})
_TOWARD = re.compile(r"\b(?:to|toward|towards|then|before|rising|growing|scaling|climbing|heading)\b")
_LATER = re.compile(
    r"\b(?:ultimately|eventually|later|in the end|in the long (?:run|term)|finally|one day|some day|at full tilt)\b"
)
_BACK = 3  # lines
_BESIDE = 4  # claims among which the value before is looked for
SAME_MEASURE = "same_measure"
"""Said of a number that goes on measuring what the value before it measured; never a flag of a claim."""
_GOES_ON = re.compile(
    r"^\s*(?:at a time|more\b|by|in|of them|before|next year|this year|last year|the year before|now\b|today\b|at present|to date|up there|in orbit|in service|online|flying|in all\b|for (?:the|this|next) (?:year|quarter|month)|for \d{4}|so far|over|eventually|,|;|and\b|\.|$)"
)


def resumes(line: Line, value: Value, told: Told) -> Draft | None:
    """Return the rate of the same sentence that the value goes on from: "from 1 GW a year toward a terawatt"."""
    dimension = RATE_OF.get(value.quantity.dimension)
    if dimension is None or dimension == "money_rate" or value.quantity.per is not None or EACH.search(value.own):
        return None
    last = next(iter(told.last()), None)
    if last is None or last.line is not line or last.metric.dimension != dimension:
        return None
    between = (mention for mention in line.programs() if last.end <= mention.start < value.quantity.start)
    if any(mention.key != last.program for mention in between):
        return None
    between_values = (line.words, last.end, value.quantity.start)
    later = value.quantity.counted is None and _LATER.search(*between_values) is not None
    return last if later or _TOWARD.search(*between_values) else None


def as_rate_of(last: Draft, value: Value) -> Choice:
    """Return the value as a rate of the same metric as the claim that it goes on from."""
    quantity = replace(value.quantity, dimension=last.metric.dimension, unit=last.metric.unit)
    return Choice(metric=last.metric, quantity=quantity, score=1.0)


def same_measure(assumed: Sequence[str], told: Told) -> Draft | None:
    """Return the claim whose metric and program a bare number goes on with."""
    if SAME_MEASURE not in assumed:
        return None
    return next((draft for draft in reversed(told.last(_BESIDE)) if draft.quantity is not None), None)


def rate(line: Line, value: Value, choice: Choice, program: Program, told: Told) -> Choice | None:
    """Return the choice turned into a rate, where the value goes on from a rate of the same program."""
    quantity = choice.quantity
    dimension = RATE_OF.get(quantity.dimension)
    if dimension is None or dimension == "money_rate" or quantity.per is not None or EACH.search(value.own):
        return None
    rated = (
        draft
        for draft in told.back_from(line, _BACK)
        if draft.metric.dimension == dimension and draft.program == program.key
    )
    last = next(rated, None)
    if last is None:
        return None
    if last.line is line:
        between = line.words[last.end : quantity.start]
        is_listed = _LISTED.fullmatch(between) is not None and _OF_ITS_YEAR.match(value.after) is not None
        if not is_listed and not _ONWARD.search(between):
            return None
    elif not _POINTS_BACK.search(value.clause):
        return None
    return replace(choice, metric=last.metric, quantity=replace(quantity, dimension=dimension, unit=last.metric.unit))


def counted(
    line: Line, quantity: Quantity, told: Told, line_before: Line | None = None
) -> tuple[Quantity, tuple[str, ...]]:
    """Return the number with what it counts, taken from the value before it, or from ``line_before``; and the flag that says so."""
    valued = [draft for draft in told.last(_BESIDE) if draft.quantity is not None]
    if quantity.dimension == "count" and quantity.counted is None and quantity.per is None and valued:
        same = _in_same_unit(line, quantity, valued[-1])
        if same is not None:
            return same, ("antecedent", SAME_MEASURE)
    if quantity.dimension == "count_rate" and quantity.counted is None:
        asked = _asked_rate(quantity, line_before)
        if asked is not None:
            return asked, ("antecedent",)
        return _rate_of_things(line, quantity, valued[-1]) if valued else (quantity, ())
    if quantity.dimension != "count" or quantity.counted is not None or quantity.per is not None or not valued:
        return quantity, ()
    if _is_number_of(line, quantity):
        alike = (
            draft for draft in reversed(valued) if draft.metric.dimension == "count" and draft.quantity is not None
        )
        before = next(alike, None)
        if before is not None and before.quantity is not None and line.index - before.line.index <= _BACK:
            return replace(quantity, counted=before.quantity.counted), ("antecedent",)
    last = valued[-1]
    if last.quantity is None:
        return quantity, ()
    if (
        last.metric.key in _OF_FLIGHTS
        and line.index - last.line.index <= _BACK
        and _DOES.search(line.words, line.start, quantity.start)
        and _OF_A_YEAR.search(line.words, line.start, line.end)
    ):
        return replace(quantity, counted="flight"), ("antecedent",)
    if line.index - last.line.index > _NEAR or not _goes_on(line, quantity, last):
        return quantity, ()
    if last.metric.dimension == "count" and last.quantity.counted is not None:
        return replace(quantity, counted=last.quantity.counted), ("antecedent",)
    if last.line is line and last.metric.key == "launch_rate" and _A_PERIOD.match(line.words, quantity.end):
        return replace(quantity, counted="flight"), ("antecedent",)
    onward = last.line is line and _ONWARD_OR_ABILITY.search(
        line.words, max(line.start, quantity.start - 24), quantity.start
    )
    if last.metric.dimension in _RATES_OF_THINGS and (
        onward or _THEN.fullmatch(line.words, line.start, quantity.start)
    ):
        factor = rates.factor_in("", last.quantity.unit_text) or 1.0
        return (
            rates.scaled(
                quantity,
                factor,
                dimension=last.metric.dimension,
                unit=last.metric.unit,
                counted=last.quantity.counted,
            ),
            ("antecedent",),
        )
    return quantity, ()


def _is_number_of(line: Line, quantity: Quantity) -> bool:
    """Say whether a bare number is how many somebody is at, has or asks for: "Starcloud is at 88,000."."""
    first = max(line.clause_at(quantity.start).start, quantity.start - 40)
    return (
        _SO_MANY_END.match(line.words, quantity.end, line.end) is not None
        and _HAS_SO_MANY.search(line.words, first, quantity.start) is not None
    )


def _goes_on(line: Line, quantity: Quantity, last: Draft) -> bool:
    """Say whether a bare number goes on counting what the value before it counted, by the words on both sides of it."""
    words, clause = line.words, line.clause_at(quantity.start).start
    ahead = words[max(line.start, quantity.start - 24) : quantity.start]
    opens = not words[line.start : quantity.start].strip(" \"“'(") or (
        last.line is line and _ABOUT.fullmatch(words, clause, quantity.start) is not None
    )
    has_predicate = _PREDICATE.match(words, quantity.end, line.end) is not None
    is_left = _ANOTHER.search(ahead) is not None or (_REMAINING.search(ahead) is not None and has_predicate)
    is_part = last.line is line and _OF_ALL.fullmatch(words, line.start, quantity.start) is not None
    if is_left or is_part:
        return True
    if not (_GOES_ON.match(words[quantity.end : line.end]) or (opens and has_predicate)):
        return False
    then_it_was = _THEN_IT_WAS.fullmatch(words, clause, quantity.start) is not None
    return quantity.value >= _SMALL or last.line is line or opens or then_it_was


def _asked_rate(quantity: Quantity, line_before: Line | None) -> Quantity | None:
    """Return a rate with the things of the question before: "A million wafers a month? – We start with a hundred thousand a month"."""
    if line_before is None or "?" not in line_before.quote:
        return None
    rates_asked = [
        other
        for other in line_before.quantities
        if other.dimension in _RATES_OF_THINGS and (other.counted is not None or other.dimension != quantity.dimension)
    ]
    if not rates_asked:
        return None
    asked = rates_asked[-1]
    return replace(quantity, dimension=asked.dimension, unit=asked.unit, counted=asked.counted)


def _rate_of_things(line: Line, quantity: Quantity, last: Draft) -> tuple[Quantity, tuple[str, ...]]:
    """Return a rate that names no things as one of those counted before: "100,000 wafers a month, later a million a month"."""
    if last.metric.key == "satellite_count" and last.quantity is not None and line.index - last.line.index <= 1:
        return replace(quantity, counted=last.quantity.counted), ("antecedent",)
    if last.metric.key not in _THINGS_MADE or last.quantity is None or line.index - last.line.index > 1:
        return quantity, ()
    same = replace(
        quantity, dimension=last.metric.dimension, unit=last.metric.unit, counted=last.quantity.counted or "flight"
    )
    return same, ("antecedent",)


def _in_same_unit(line: Line, quantity: Quantity, last: Draft) -> Quantity | None:
    """Return a bare number in the unit of the value before it: "120 kW on average and 150 at peak", "it'll be 500 by 2028"."""
    if last.quantity is None or last.metric.dimension not in _MEASURES or last.unit_text is None:
        return None
    if last.metric.key == "launch_rate":
        return None  # "one flight every two weeks next year, and 25 this year" goes on in flights
    after = line.words[quantity.end : line.end]
    if last.line is line:
        between = line.words[last.end : quantity.start]
        fits = (_LINKED.fullmatch(between) or _LIKEWISE.fullmatch(between)) is not None and _ELLIPTIC_END.match(
            after
        ) is not None
    else:
        before = line.words[line.clause_at(quantity.start).start : quantity.start]
        is_next = line.index - last.line.index == 1
        fits = is_next and _IT_IS.fullmatch(before) is not None and _ELLIPTIC_END.match(after) is not None
    said = _said_number(last.unit_text.lower(), is_range=last.quantity.value_high is not None) if fits else None
    if said is None:
        return None
    low = last.quantity.value if last.quantity.value_high is None else last.quantity.value_high
    number, scale = said
    factor = low / (number * scale)
    if scale >= _THOUSAND and quantity.value < scale / 10:
        factor *= scale  # "3 million square feet, later 11"
    return rates.scaled(
        quantity,
        factor,
        unit=last.quantity.unit,
        dimension=last.metric.dimension,
        per=last.quantity.per,
    )


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


_THOUSAND = 1000.0
_MEASURES = frozenset(
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
    }
)
_WORD = re.compile(r"[a-z]+")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "k": 1e3, "m": 1e6, "bn": 1e9}
_ARTICLE = re.compile(r"(?:about |roughly |some )?(?:an?|one)\b")
_WRITTEN = re.compile(r"\d+(?:\.\d+)?")
_LINKED = re.compile(
    r"(?:[^.;0-9]|(?<=\s)(?:19|20)\d\d\b){0,60}?(?:(?:up|down|instead of|rather than|not)\s(?:from\s)?(?:about\s|the\s)?\d[\d,.]*[^.;0-9]{0,20}?)?(?:,|;|\band\b|\bor\b|\bthen\b|\bto\b|\bwith\b|\bbut\b|[(/])\s?(?:(?:then|of|the|about|some|roughly|up to|nearly|perhaps|maybe|even|as much as|as many as|(?:rising|growing|climbing|increasing|expanding|scaling|ramping|building|heading|going|moving|up)(?:\s(?:up|on))?\s(?:to|toward|towards)|later|eventually|ultimately|another|over|more than|at least|around|only|just|an?|peaks?|peaking|maximum|max|average|averaging|mean|high|top|bursts?|at|reaching|hitting|\$)\s?){0,3}"
)
_LIKEWISE = re.compile(
    r"[^.;]{0,60}?(?:,|;|\band\b|\bbut\b|\bwhile\b)\s(?:[\w’'.-]+\s){1,7}?(?:for|to|at|does|gets?|has|draws?|takes?|carries|lifts?|manages?|reach(?:es)?|hits?)"
    r"\s(?:about\s|some\s|up to\s|nearly\s|over\s|more than\s|at least\s|roughly\s)?"
)
"""Words between two values of which the second leaves out the unit: "V3 is good for 100 tons, and V4 is meant for 200"."""
_ELLIPTIC_END = re.compile(
    r"(?:\s(?:at (?:the )?(?:peak|most|best|full|its peak)|on average|peak|average|sustained|in (?:\d{4}|the|early|mid|late|q\d)|by\b|before|within|next|this|later|when|once|if|max(?:imum)?|in bursts|a year (?:later|after)|now|already|today|to (?:follow|come)|so far|eventually|ultimately|over time|in time|in the end|one day|some ?day|thereafter|afterwards|after that|in the long|soon|under construction|planned|at (?:the (?:outset|start|beginning|end)|first)|initially|to (?:start|begin) with|the (?:plan|goal|target|aim|ceiling|floor|hope)|expend(?:ed|able)|(?:fully |when |if )?reus(?:able|ed))\b|\s?[,.;)]|\s?$)"
)
_IT_IS = re.compile(
    r"\W*(?:(?:and\s|but\s)?(?:v\d|version \d|block \d|the (?:next|later) (?:one|version|generation)|its successor),?\s(?:[\w’',]+\s){0,8}?(?:is|will be|does|gets|goes to|lifts|takes|carries|should do|will do)\s(?:about\s|some\s|up to\s|over\s)?|(?:[\w’',-]+\s){0,6}?(?:expect|expects|plan for|plans for|want|wants|see|sees|aim for|would like)\s(?:that|it|this|them|that (?:figure|number)|the (?:figure|number))\sto\s(?:be|reach|hit|grow to|rise to|become|pass)\s(?:at least\s|about\s|some\s|more than\s|up to\s|nearly\s|around\s)?|(?:we|they|it)(?:['’](?:re|s)|\s(?:are|is))\s(?:still\s|now\s)?(?:on track for|headed for|aiming for|targeting|looking at|heading for|planning on|planning for|at)\s(?:at least\s|about\s|some\s|up to\s|over\s|more than\s)?"
    r"|(?:and\s|but\s|then\s|so\s)?(?:maybe\s|perhaps\s)?(?:it|that|this|we|they|you|[\w’']+\sown\s(?:number|figure|count|tally|estimate)|the (?:figure|number|total|next|second|same)(?:\s\w+)?|the (?:\w+[\s-])?(?:goal|target|aim|ambition|ceiling|maximum|peak|end state))(?:['’]ll|\s(?:will|would|should|could|might|may|is to|is going to))?(?:\s\w+ly)?\s(?:be|is|was|get|gets|hit|do|are at|reach|manage|manages|become|becomes|reach|reaches|hit|hits|go to|goes to|grow to|grows to|rise to|rises to|climb to|climbs to|exceed|pass|drop to|fall to|falls to)\s[\"“]?(?:about\s|some\s|roughly\s|up to\s|nearly\s|over\s|more than\s|at least\s)?)"
)
