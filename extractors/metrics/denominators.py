"""What a quantity is said of, where the words stand off from it: per launch, per tonne, per square metre, a month of wafers, a share of a cost.

Each function returns the quantity as it is meant, or as it was.
"""

import re
from dataclasses import replace

from extractors.lines.passages import Line
from extractors.quantities import rates
from extractors.text.typography import word_set
from extractors.text.wordings import Frame
from models.reading import Quantity

_BACK = 160  # characters
_IT_CARRIED = re.compile(
    r"^\W*(?:\w+[.:]\W{1,4})?it\s(?:has\s|had\s|also\s)?(?:carried|took up|took|lofted|lifted|deployed|released|delivered|dropped off|let go)\s(?:(?:up|about|some|all|another|only|just)\s){0,2}$"
)
_NEAR_LOAD = 24  # characters between a rocket's bay and what is counted in it
_AREA_BEFORE = re.compile(
    r"\b(?:each|every|per|a) (?:square met(?:er|re)|m²|m2)\b[^,;]{0,40}$"
    r"|^\W*(?:(?:from|for|off|of|on|out of)\s(?:each|every|an?|one)|per)\s(?:square met(?:er|re)|m²|m2)\b(?:\s(?:of|on)\s[^,;]{1,30})?,[^,;]{1,60}$"
)
_ON_ONE = re.compile(
    r"(?:\s(?:satellites?|spacecraft|of them))?\s(?:shared|share|shares|will share|sharing)\s(?:the|an?|one|that|this|the same)\s(?:[\w-]+\s){0,2}?(?:launch|flight|rocket|ride|long march|falcon|starship|lift)\b"
    r"|(?:\sof (?:them|these|those))?(?:\s(?:would|will|can|could))?(?:\s(?:fit|fits|ride|rides|go|goes|fly|travel|up|be (?:carried|launched|lofted|lifted|flown|loaded|stacked|packed|deployed)))?\s(?:at (?:a|one) time\b|in one go\b|(?:on|in|aboard|into|to)\s(?:a|one|each|every|a single|that|this|the same|its last)\s(?:starship|launch|flight|rocket|ship)\b)"
)
_ONE_CARRIES = Frame(
    r"\b(?:an?|one|each|every|a single|any|per)\s(?:[\w-]+\s)?(?:starship|launch|flight|rocket|ship|launcher|mission)\b(?:\sv\d)?\s(?:\w+\s){0,3}?<load.carries>\s(?:\w+\s){0,4}$"
)
_EACH_CARRIES = Frame(
    r"\b(?:each|every one|each one)(?:\sof\s(?:them|these|those|the\s(?:\w+\s){1,3}?\w+))?\s(?:\w+\s)?<load.carries>\s(?:[\w-]+\s){0,4}$"
)
_LET_GO = Frame(r"[^.;,]{0,40}?\s(?:were|have been|had been|was)\s(?:\w+ly\s|all\s)?<load.let_go>\b")
_WITH_ABOARD = re.compile(
    r"(?:\s(?:satellites?|spacecraft|sats|units|of them))?\s(?:in (?:the|its) (?:bay|hold|fairing|belly|payload bay|cargo bay|nose)|on ?board|aboard|stacked (?:inside|in)|under (?:the|its) fairing)\b"
)
_FILLS = re.compile(
    r"(?:\s(?:satellites?|spacecraft|sats|of them))?\s(?:would |will |can |could |to )?fills?\s(?:an?|one|the|a single|each|every)\s(?:[\w-]+\s){0,2}?(?:starship|rocket|launch|flight|bay|hold|fairing)"
)
_LOAD_IS = Frame(
    r"\b<load.words>\s(?:[\w-]+\s){0,4}?(?:is|was|were|will be|of|comprised|consisted of|comprises|includes|included|being)\s(?:<number.about> )?$"
)
_ROOM_FOR = re.compile(
    r"\b(?:starship|the (?:rocket|ship|vehicle|bay|hold)|it|version \d|v\d)\s(?:has|have|had|offers|would have|will have)\s(?:enough\s|the\s)?(?:room|space)\sfor\s(?:up to |about |some |as many as )?$"
)
_ROOM = word_set("room space")
_IN_BATCHES = Frame(r"\bin <load.batches> of\s(?:<number.about> )?$")
_HAD_ON_IT = re.compile(r"(?:\s[\w-]+){0,4}?\s(?:on|inside|in|aboard)\s(?:it|board)\b")
_EACH_OF_FLIGHTS = re.compile(
    r"\b(?:launches|flights|missions)\b[^.;]{0,70}?\beach\s(?:one\s)?(?:with|carrying|of|bearing|lofting|bringing|holding|delivering|taking)\s(?:(?:up to|about|some|roughly|up)\s)?$"
)
_CRAFT = frozenset({"starmind", "satellite", "spacecraft", "sat", "starlink", "ai1", "craft", "simulator"})
_FLIGHTS_BEFORE = re.compile(r"\b(?:starships?|launch(?:es)?|flights?|rockets?|missions?)\b")
_WAFERS = re.compile(r"\s(?:silicon\s)?wafer(?:s|\sstarts?)?\b")
_WAFER_STARTS = re.compile(
    r"\s*(?:(?:the|its|their|our|initial|monthly)\s){0,2}wafer\s(?:starts|output|production|throughput|capacity)\b"
)
_AREA_BEHIND = re.compile(
    r"\s(?:of heat\s)?(?:for each|for every|from each|from every|(?:through|over|across|off|with|on|by way of) (?:each|every|an?|one)|per|an?|each|every|to the)\s(?:square met(?:er|re)|m²|m2)\b"
)
_EACH_OF_THEM = re.compile(
    r"\s(?:of heat\s)?(?:through|from|off|on|over|per|out of|across|for|with)\s(?:each|every one|every single one|every)(?:\sof\s(?:them|these|those))?\s?(?:$|[.,;:)]|\b(?:and|over|on)\b)"
)
_SQUARE_METERS = re.compile(r"\b(?:square met(?:er|re)s|m²|m2|sq ?m)\b")
_WAFERS_COME = re.compile(r"\bwafers?\b(?![^;]*\b(?:chips?|satellites?|processors?|launches|flights)\b)[^;]*$")
_WAFERS_LABEL = re.compile(
    r"\bwafers?\b[^.;:]{0,40}:[\s*_]{0,4}(?:(?:about|some|up to|roughly|around|initially|at first|over|nearly)\s)?$"
)
_CHEAPER = Frame(r"\s<cost.cheaper>\b")
_COST_SO_MUCH = re.compile(r"\bcosts?\s(?:about\s|some\s|roughly\s|up to\s|around\s)?$")
_LESS_THAN = re.compile(r"\sless\sthan\b")  # "would cost 30% less than a terrestrial one"
_OF_WHAT = re.compile(
    r"\s(?:of\s(?:what|ones?\s(?:on|in|from|made|run|here)|the (?:cost|price|rate|bill|sum)\s(?:of|on|at|in|that|charged|paid)\b|that (?:of|on|in)|(?:grid|ground|terrestrial|earthbound|earth)(?:['’]s)?\s(?:power|energy|electricity|prices?|costs?)|those|terrestrial|ground|today's|today’s|an? (?:earthbound|ground|terrestrial))|(?:as much|the cost|the price|what)\b)"
)
_FALLS_BY = Frame(
    r"\b(?:costs?|price|prices|bills?)\b[^;.]{0,60}\b<cost.falls>\s(?:\w+\s)?by\s(?:<number.about>\s)?$"
    r"|\bundercuts?\s[^;.]{1,60}?\bby\s(?:<number.about>\s)?$"
    r"|\b<cost.lowers>\s[^;.]{0,40}\b(?:costs?|price|prices|bills?)\b[^;.]{0,40}\bby\s(?:<number.about>\s)?$"
)
_SAVES = Frame(
    r"\bsavings?\s(?:on|in|of)\s(?:\w+\s){0,2}?<cost.words>\b[^;.]{0,30}?(?:\sat|\sof|\sis|\sto be)\s(?:<number.about>\s)?$|\b<cost.words>\s(?:bill\s)?savings? (?:of|at)\s(?:<number.about>\s)?$"
)
_SAVINGS = word_set("saving savings")
_DEARER = Frame(r"\s<cost.dearer>\b")
_MASS_AHEAD = Frame(
    r"\b(?:each|every|an?|one)\s(?:metric\s)?(?P<unit>tonne|ton|kilogram|kilo|kg)\b(?:\sof\s[^,;:.]{1,40}?)?\s(?:\w+\s){0,3}"
    r"<mass.yields>"
    r"\s(?:<number.about>\s)?$"
)
_PRICE_AHEAD = re.compile(
    r"\b(?:price|cost|costs|bill)\s(?:tag\s)?(?:per|a|of a|for a|for each|(?:of|to|for)\s\w{2,14}\s(?:up\s)?(?:an?|one|each|every))\s(?P<unit>kilogram|kilo|kg|tonne|ton)\b[^;:.$]{0,50}$"
)
_LIFTS_FOR = re.compile(
    r"\b(?:an?|each|every|one)\s(?P<unit>kilogram|kilo|kg|tonne|ton)\b[^;:.$]{0,50}\s(?:for|at)\s(?:about\s|some\s|only\s|under\s|less than\s|around\s)?$"
)
_DEAREST_KILOGRAM_USD = 20_000.0
_PRICE_TOPIC = re.compile(
    r"(?:\b(?:price|cost|costs)\s(?:per|a|of a|for a|for each)\s|\$\s?/\s?|\d\s(?:per|a|an|for each)\s|\d/)(?P<unit>kilogram|kilo|kg)\b(?![^$]{0,200}\b(?:shares?|subscribers?|ticket|month)\b)[^$]{0,90}\$?$"
)
_COSTS_AHEAD = re.compile(
    r"\b(?:an?|each|every|one)\s(?P<unit>kilogram|kilo|kg|tonne|ton)\b(?:\s(?:to|in|into)\s(?:low earth )?(?:orbit|leo|space))?(?:\s(?:on|with|aboard|by)\s(?:\w+\s?){1,3}?)?\s(?:(?:would|will|could|should|might|may|can|now|then)\s)?(?:costs?(?:\s(?:them|us|you|customers|a customer|people|spacex|the company))?|goes for|comes to|runs to|sells for|fetches)\s(?:about\s|some\s|only\s|just\s|under\s|less than\s|as little as\s|around\s)?$"
)
_TO_LIFT_ONE = Frame(r"\sto\s<mass.lifts>\s(?:up\s)?(?:an?|one|each|every)\s(?P<unit>kilogram|kilo|kg|tonne|ton)\b")
_PER_MASS = {"power": ("specific_power", "W/kg"), "money": ("price_per_mass", "USD/kg")}
_MASS_BEHIND = re.compile(
    r"\s(?:of\s(?:[\w-]+\s){1,3})?(?:per|for each|for every|out of each|out of every|from each|from every|in(?:to)? each|in(?:to)? every|in(?:to)? an?|an?|each|every|to the|to a)\s(?:metric\s)?(?P<unit>tonne|ton|kilogram|kg|kilo)\b"
)


def is_denominator(line: Line, quantity: Quantity) -> bool:
    """Say whether "a ton" is what another quantity is said of: "60 kilowatts a ton"."""
    return quantity.dimension == "mass" and any(
        other.dimension in _PER_MASS
        and other.end < quantity.end
        and (found := _MASS_BEHIND.match(line.words, other.end, line.end)) is not None
        and found.start("unit") < quantity.end <= found.end()
        for other in line.quantities
    )


def cheaper(line: Line, quantity: Quantity) -> Quantity:
    """Return a share by which something is cheaper as the ratio that is left: "40 percent cheaper" is 0.6."""
    if quantity.dimension != "share":
        return quantity
    clause = line.clause_at(quantity.start)
    if _OF_WHAT.match(line.words, quantity.end, line.end) and line.find("cost.words", clause.start, clause.end):
        return replace(quantity, dimension="ratio")
    less = (
        line.pattern(_CHEAPER).match(line.words, quantity.end, line.end)
        or line.pattern(_FALLS_BY).search(line.words, clause.start, quantity.start)
        or (
            not _SAVINGS.isdisjoint(line.heard)
            and line.pattern(_SAVES).search(line.words, clause.start, quantity.start)
        )
        or (
            _COST_SO_MUCH.search(line.words, clause.start, quantity.start)
            and _LESS_THAN.match(line.words, quantity.end)
        )
    )
    more = None if less else line.pattern(_DEARER).match(line.words, quantity.end, line.end)
    if (less is None and more is None) or quantity.value >= 1:
        return quantity
    sign = -1.0 if less else 1.0
    high = quantity.value_high
    ends = sorted(1.0 + sign * value for value in (quantity.value, high) if value is not None)
    return replace(
        quantity,
        value=round(ends[0], 12),
        value_high=round(ends[1], 12) if len(ends) > 1 else None,
        dimension="ratio",
    )


def per_area(line: Line, quantity: Quantity) -> Quantity:
    """Return a power as one per area, where the area stands off: "each square meter would shed 1,400 watts"."""
    if quantity.dimension != "power" or not (
        _AREA_BEFORE.search(line.words[line.start : quantity.start][-120:])
        or _AREA_BEHIND.match(line.words, quantity.end, line.end)
        or _is_through_each(line, quantity)
    ):
        return quantity
    return replace(quantity, dimension="flux", unit="W/m2")


def _is_through_each(line: Line, quantity: Quantity) -> bool:
    """Say whether a power goes through each of the square meters that were spoken of: "and it sheds 1,400 watts through each of them"."""
    behind = _EACH_OF_THEM.match(line.words, quantity.end, line.end)
    return (
        behind is not None and _SQUARE_METERS.search(line.words, max(0, line.start - _BACK), quantity.start) is not None
    )


def per_launch(line: Line, quantity: Quantity) -> Quantity:
    """Return a count as one per launch: "room for 25 on a Starship"."""
    if quantity.dimension != "count" or quantity.per is not None:
        return quantity
    if not (
        _ON_ONE.match(line.words, quantity.end, line.end)
        or (quantity.counted in _CRAFT and _is_load(line, quantity))
        or ("each" in line.heard and _EACH_OF_FLIGHTS.search(line.words, line.start, quantity.start))
        or (not _ROOM.isdisjoint(line.heard) and _ROOM_FOR.search(line.words, line.start, quantity.start))
        or (
            line.hears_of("load.batches")
            and line.pattern(_IN_BATCHES).search(line.words, line.start, quantity.start)
            and _FLIGHTS_BEFORE.search(line.words, line.start, quantity.start)
        )
        or (
            line.may_have("load.carries", line.start, quantity.start)
            and (
                _is_in_clause(line.pattern(_ONE_CARRIES), line, quantity)
                or (
                    (quantity.counted is None or quantity.counted in _CRAFT or quantity.counted[-1].isdigit())
                    and _is_in_clause(line.pattern(_EACH_CARRIES), line, quantity)
                    and _FLIGHTS_BEFORE.search(line.words, max(0, line.start - _BACK), quantity.start)
                )
            )
        )
    ):
        return quantity
    return replace(quantity, per="launch")


def _is_load(line: Line, quantity: Quantity) -> bool:
    """Say whether a number of craft is what one flight carries, by the words beside it."""
    clause = line.clause_at(quantity.start)
    return bool(
        (
            _HAD_ON_IT.match(line.words, quantity.end, clause.end)
            and _FLIGHTS_BEFORE.search(line.words, clause.start, quantity.start)
        )
        or _FILLS.match(line.words, quantity.end, line.end)
        or line.pattern(_LOAD_IS).search(line.words, clause.start, quantity.start)
        or (
            line.pattern(_LET_GO).match(line.words, quantity.end, line.end)
            and _FLIGHTS_BEFORE.search(line.words, max(0, line.start - _BACK), quantity.start)
        )
        or _WITH_ABOARD.match(line.words, quantity.end, line.end)
        or line.leads_up("load.ahead", line.start, quantity.start, stops=";", reach=_NEAR_LOAD)
        or line.match("load.behind", quantity.end + 1, line.end)
        or (
            _IT_CARRIED.search(line.words, clause.start, quantity.start)
            and _FLIGHTS_BEFORE.search(line.words, max(0, line.start - 2 * _BACK), line.start)
        )
    )


def _is_in_clause(pattern: re.Pattern[str], line: Line, quantity: Quantity) -> bool:
    """Say whether a pattern stands before a value in its clause; what is not in the sentence need not be looked for there."""
    return (
        pattern.search(line.words, line.start, quantity.start) is not None
        and pattern.search(line.words, line.clause_at(quantity.start).start, quantity.start) is not None
    )


def of_wafers(line: Line, quantity: Quantity) -> Quantity:
    """Return a count of wafer starts as a rate of wafers: "50,000 wafer starts per month"."""
    if line.words.find("wafer", line.start, line.end) < 0:
        return quantity
    is_bare_rate = quantity.dimension == "count_rate" and quantity.counted is None
    if is_bare_rate and (
        _WAFER_STARTS.search(line.words, line.start, quantity.start)
        or _WAFERS_COME.search(line.words, line.clause_at(quantity.start).start, quantity.start)
    ):
        return replace(quantity, unit="wafer/yr", dimension="wafer_rate", counted="wafer", per=None)
    if quantity.dimension != "count" or quantity.counted not in {None, "start"}:
        return quantity
    after = line.words[quantity.end : line.end]
    before = line.words[line.clause_at(quantity.start).start : quantity.start]
    is_labelled = _WAFERS_LABEL.search(before) is not None  # "Monthly wafer starts: 100,000"
    factor = rates.factor_in(before, after) if is_labelled or _WAFERS.match(after) else None
    if factor is None:
        return quantity
    return rates.scaled(quantity, factor, unit="wafer/yr", dimension="wafer_rate", counted="wafer", per=None)


def per_mass(line: Line, quantity: Quantity) -> Quantity:
    """Return a power or price as one per mass, where the mass stands off: "100 kW of compute per tonne"."""
    if quantity.dimension not in _PER_MASS:
        return quantity
    ahead = line.pattern(_MASS_AHEAD).search(line.words, max(line.start, quantity.start - 90), quantity.start)
    if ahead is None and quantity.dimension == "money" and quantity.value <= _DEAREST_KILOGRAM_USD:
        ahead = _PRICE_TOPIC.search(line.words, max(0, line.start - 90), quantity.start)
        ahead = ahead if _MASS_BEHIND.match(line.words, quantity.end, line.end) is None else None
    if ahead is None and quantity.dimension == "money":
        ahead = _COSTS_AHEAD.search(line.words, max(line.start, quantity.start - 90), quantity.start)
    if ahead is None and quantity.dimension == "money":
        ahead = _PRICE_AHEAD.search(line.words, max(line.start, quantity.start - 90), quantity.start)
    if ahead is None and quantity.dimension == "money" and quantity.value <= _DEAREST_KILOGRAM_USD:
        ahead = _LIFTS_FOR.search(line.words, max(line.start, quantity.start - 90), quantity.start)
    if ahead is not None:
        return _divided(quantity, ahead.group("unit"))
    match = _MASS_BEHIND.match(line.words, quantity.end, line.end)
    if match is None and quantity.dimension == "money":
        match = line.pattern(_TO_LIFT_ONE).match(line.words, quantity.end, line.end)
    if match is None:
        return quantity
    return _divided(quantity, match.group("unit"))


def _divided(quantity: Quantity, mass: str) -> Quantity:
    kilograms = 1.0 if mass.startswith("k") else 1000.0
    dimension, unit = _PER_MASS[quantity.dimension]
    high = quantity.value_high
    return replace(
        quantity,
        value=quantity.value / kilograms,
        value_high=None if high is None else high / kilograms,
        dimension=dimension,
        unit=unit,
        flags=(*quantity.flags, "ton_assumed") if mass == "ton" else quantity.flags,
    )
