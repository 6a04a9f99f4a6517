"""What a value takes from those before it: "push this figure to 100 GW" after a rate is a rate.

``rate(...)``     the choice as a rate, where the value goes on from one that was said a year
``counted(...)``  a bare number that goes on counting: "100 by 2027, more than 1,000 by 2030"
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.ellipses import goals_told, unsaid_money, unsaid_units
from extractors.lines.drafts import Draft, Told
from extractors.lines.passages import Line
from extractors.lines.value_words import Value
from extractors.metrics.fit_case import EACH
from extractors.metrics.metrics import RATE_OF, Choice
from extractors.quantities import rates
from extractors.text.wordings import Frame
from models.lexicon import Program
from models.reading import Quantity

_POINTS_BACK = Frame(
    r"\b(?:this|that|the)\s(?:\w+\s)?<back.figures>\b"
    r"|\b<back.moves>(?:s|ing|es)?\s(?:it\s|this\s|that\s|them\s)?(?:up\s)?(?:from there\s)?to(?:ward|wards)?\b"
    r"|\b(?:from there|ten times that|tenfold)\b"
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
_HAS_SO_MANY = Frame(
    r"(?:\b(?:is|are|was|stands|stood|now) at|\bup to|\b<back.asks_for> for|\b<back.has>)"
    r"\s(?:already\s|now\s|to have\s|to reach\s|to get to\s)?(?:<number.about>\s)?$"
)
_SO_MANY_END = re.compile(
    r"\s?(?:[.;!?)]|$|,\s(?:also|too|with|and|but|or|while|up|its?|the|all|by|as)\b)|\s(?:now|today|by|so far|already|at first|eventually|up there|aloft|in orbit|in all|in the end)\b"
)
"""Words on both sides of a bare number that is how many somebody has or wants: "Starcloud is at 88,000.", "It's got twelve now."."""
_NEAR = 1  # lines
_REMAINING = re.compile(r"\bremaining\s$")
_THEN_IT_WAS = Frame(
    r"\W*(?:and\s|but\s)?(?:(?:in|for|during)\s)?(?:last year|this year|next year|the year before|the year after|(?:in\s)?\d{4}|so far(?: this year)?|q\d(?:\s\d{4})?|(?:last|this|next) (?:quarter|month))(?:,\s[^,;.]{1,50}(?=,))?"
    r"(?:\s?[:–—-]\s?|,?\s(?:so far\s)?(?:it|that|there|they|we|the <back.sums>)(?:['’]ll)?\s(?:was|were|is|are|had|has|have|made|flew|managed|did|got|counted|will|would|should|could)(?:\s(?:been|be|make|fly|manage|have|reach))?\s)"
    r"(?:only\s|just\s|about\s|some\s|exactly\s|a mere\s|all of\s)?"
)
_ONWARD_OR_ABILITY = re.compile(r"\b(?:to|toward|towards|reach|reaches|hit|then|make|of)\s+$")
_THEN = re.compile(
    r"\W*(?:and\s|but\s)?(?:then|later|eventually|in time|after that|ultimately|one day|in the end)(?:\s(?:it|on|we)\S*)?,?\s(?:maybe\s|perhaps\s|about\s|some\s|even\s|to\s|up to\s)?"
)
_OF_FLIGHTS = frozenset({"launch_rate", "launch_count"})
_DOES = Frame(
    r"\b(?:we|they|it|spacex|starship)(?:['’](?:ll|d|ve))?\s(?:\w+\s){0,3}?<back.does>\s(?:about\s|some\s|maybe\s|perhaps\s|only\s|just\s|around\s|at least\s|more than\s|up to\s)?$"
)
_OF_A_YEAR = re.compile(r"\b(?:this|next|last) year\b|\bin \d{4}\b|\bthe year (?:before|after)\b|\bso far\b")
_RATES_OF_THINGS = frozenset({"wafer_rate", "count_rate"})
_RATES_OF_MEASURES = frozenset({"power_rate", "mass_rate"})
_A_PERIOD = re.compile(r"\s(?:in|this|next|for)\s(?:\d{4}|year)\b")
_PREDICATE = re.compile(r"\s(?:have|has|are|were|will|would|more)\b")
_ABOUT = re.compile(r"\W*(?:(?:about|some|only|just|roughly|nearly|around|over|more than|at least|almost)\s)?")
_SMALL = 10
_NAME_BEFORE = re.compile(r"(?<=[\w,;:)] )([A-Z][A-Za-z]{2,})(?:\s\(|,\s|:\s|\s)$")
_THINGS_MADE = frozenset({"wafer_rate", "chip_rate", "satellite_rate", "launch_rate"})
_WAFERS = re.compile(r"[\W_]*(?:in\s)?wafers?(?:\s(?:starts|output|capacity))?[\W_]*")
"""A label under which a rate of wafers may stand alone: "**Wafers.** The aim for the first module is 100,000 a month"."""
_HOW_MANY_WAFERS = re.compile(r"\bhow many wafers?\b[^?]{0,60}\?")
_A_FEE = 1e8  # USD a year: "Google pays $920 million a month, Reflection 150 million a month"
_STILL_MADE = 6  # lines: "… 100,000 wafers a month. … The end, he said, was a million a month"
_BACK = 3  # lines
_BESIDE = 4  # claims among which the value before is looked for
SAME_MEASURE = "same_measure"
"""Said of a number that goes on measuring what the value before it measured; never a flag of a claim."""
_GOES_ON = re.compile(
    r"^\s*(?:at a time|more\b|by|in|of (?:them|those|these)|before|next year|this year|last year|the year before|now\b|today\b|at present|to date|up there|in orbit|in service|online|flying|in all\b|for (?:the|this|next) (?:year|quarter|month)|for \d{4}|so far|over|eventually|,|;|and\b|\.|$)"
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
    between_values = (last.end, value.quantity.start)
    later = value.quantity.counted is None and line.find("back.later", *between_values) is not None
    return last if later or line.find("back.toward", *between_values) else None


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
    rated = (draft for draft in told.back_from(line, _BACK, dimension=dimension) if draft.program == program.key)
    last = next(rated, None)
    if last is None:
        return None
    if last.line is line:
        between = line.words[last.end : quantity.start]
        is_listed = _LISTED.fullmatch(between) is not None and _OF_ITS_YEAR.match(value.after) is not None
        if not is_listed and not line.find("back.onward", last.end, quantity.start):
            return None
    elif not line.pattern(_POINTS_BACK).search(value.clause) or line.find("count.fleets", line.start, quantity.start):
        return None  # "a fleet that will grow to one million" is no rate
    return replace(choice, metric=last.metric, quantity=replace(quantity, dimension=dimension, unit=last.metric.unit))


def counted(
    line: Line, quantity: Quantity, told: Told, line_before: Line | None = None
) -> tuple[Quantity, tuple[str, ...]]:
    """Return the number with what it counts, taken from the value before it, or from ``line_before``; and the flag that says so."""
    valued = [draft for draft in told.last(_BESIDE) if draft.quantity is not None]
    if valued and line.index - valued[-1].line.index <= _NEAR:
        fee = unsaid_money.next_fee(line, quantity, valued[-1])
        if fee is not None:
            return fee, ("antecedent",)
    if quantity.dimension == "count" and quantity.counted is None and quantity.per is None and valued:
        same = unsaid_units.in_unit_of(line, quantity, valued)
        if same is not None:
            names_another = any(valued[-1].end <= mention.start < quantity.start for mention in line.programs())
            return same, ("antecedent",) if names_another else ("antecedent", SAME_MEASURE)
        same = unsaid_units.likely(line, quantity, valued[-1], line_before)
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
        and line.pattern(_DOES).search(line.words, line.start, quantity.start)
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
        and line.pattern(_HAS_SO_MANY).search(line.words, first, quantity.start) is not None
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
    if is_left or is_part or goals_told.is_goal(line, quantity):
        return True
    if _is_of_another(line, quantity.start):
        return False
    if not (_GOES_ON.match(words[quantity.end : line.end]) or (opens and has_predicate)):
        return False
    then_it_was = line.pattern(_THEN_IT_WAS).fullmatch(words, clause, quantity.start) is not None
    return quantity.value >= _SMALL or last.line is line or opens or then_it_was


def _is_of_another(line: Line, start: int) -> bool:
    """Say whether a number follows the name of somebody who is in no list: "Starmind 1 million, OneWeb 650"."""
    name = _NAME_BEFORE.search(line.text, max(line.start, start - 40), start)
    known = [(mention.start, mention.end) for mention in line.mentions] if name is not None else []
    known += [(match.start, match.end) for match in line.periods] if name is not None else []
    return name is not None and not any(left <= name.start(1) < right for left, right in known)


def _asked_rate(quantity: Quantity, line_before: Line | None) -> Quantity | None:
    """Return a rate with the things of the question before: "A million wafers a month? – We start with a hundred thousand a month"."""
    if line_before is not None and (
        _WAFERS.fullmatch(line_before.words, line_before.start, line_before.end)
        or _HOW_MANY_WAFERS.search(line_before.words, line_before.start, line_before.end)
    ):
        return replace(quantity, dimension="wafer_rate", unit="wafer/yr", counted="wafer")
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
    if last.metric.key == "contract_rate" and quantity.value >= _A_FEE and line.index - last.line.index <= _NEAR + 1:
        return replace(quantity, dimension="money_rate", unit=last.metric.unit), ("antecedent",)
    if last.metric.dimension in _RATES_OF_MEASURES and line.index - last.line.index <= _NEAR:
        onward = goals_told.is_all(line, quantity) or goals_told.is_goal(line, quantity)
        more = unsaid_units.as_much_a_year(quantity, last) if onward else None
        return (quantity, ()) if more is None else (more, ("antecedent",))
    if last.metric.key not in _THINGS_MADE or last.quantity is None:
        return quantity, ()
    clause = line.clause_at(quantity.start)
    if any(clause.start <= named.start < quantity.start and named.key != last.program for named in line.programs()):
        return quantity, ()  # "and for AI5 we're looking at ten million a year"
    if line.index - last.line.index > (_STILL_MADE if last.metric.key == "wafer_rate" else 1):
        return quantity, ()
    same = replace(
        quantity, dimension=last.metric.dimension, unit=last.metric.unit, counted=last.quantity.counted or "flight"
    )
    return same, ("antecedent",)
