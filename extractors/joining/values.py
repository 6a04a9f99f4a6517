"""The values of a line: its quantities and cadences, without those that say nothing new: old values of a revision, and a
value repeated in another unit in brackets.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.ellipses.unsaid_counts import has_measure, is_denied
from extractors.firmness.old_values import as_revised, says_nothing_new
from extractors.lines import tables
from extractors.lines.passages import Line
from extractors.lines.value_gaps import is_gap
from extractors.lines.value_words import FROM, UP_TO, Value
from extractors.metrics import flight_tallies
from extractors.metrics.counting import Counter
from extractors.metrics.denominators import cheaper, is_denominator, of_wafers, per_area, per_launch, per_mass
from extractors.metrics.metrics import MetricTable
from extractors.quantities import rates
from extractors.text.wordings import Frame, Wordings
from models.reading import Quantity
from models.vocabulary import PowerBasis, Qualifier

_FEW = 10.0
_DOES_DATA = Frame(
    r"\b(?:do|does|did|run at|runs at|ran at|works? at|handles?|manages?|moves?|moved|is good for|are good for|gets?|go at|goes at|reach|reaches|reached)\s(?:<number.about>\s)?$"
)
_DATA_ENDS = re.compile(r"\s?(?:$|[.,;:)])|\s(?:and|each|apiece|between|today|now|over|with|while|but|per|to)\b")
_FOR_EVERY = re.compile(r"\b(?:for|per|to|in|after|of|with) every\s$")
_EACH_WAY = re.compile(
    r"\s(?:of\s)?(?:down(?:link)?|up(?:link)?|each way|in each direction|either way)(?:\s?(?:$|[.,;:)])|\s(?:and|to|from|per|for|capacity)\b)"
)
_EXEMPTS = Frame(r"\b<idle.exempts>\s(?:the\s|a\s|its\s|these\s|those\s)?$")
_AT_MOST = re.compile(r"\b(?:up to|at most|max(?:imum)?|ceiling|limit)\b")
_WORD = re.compile(r"\w+")
_LOWEST_SHELL_M = 150e3
_BY = re.compile(r"(?:\s|-)?(?:x|×|by)(?:\s|-)?")
_TO_THE_NEXT = re.compile(r"(?:\s[\w-]+){0,2}?\s(?:to|after|and|by) (?:the next|another)\b")
_ONE_OF = re.compile(r"\sof\s(?:its|the|their|our|these|those)\s")
_ONE_OF_MANY = re.compile(r"one\sof\s(?:its|the|their|our|these|those)\s(?:\w+\s){0,2}?\w+s\b")
_GOES_UP_OR_DID = re.compile(r"\b(?:fl(?:y|ies|ew|own)|launch\w*|orbit\w*|aloft|up)\b")
_AND = re.compile(r",?\s(?:and|or)\s")
_COMMA_OR_AND = re.compile(r",\s(?:(?:and|or)\s)?|\s(?:and|or)\s")
_INTO = re.compile(r"\b(?:fit|fits|fill|fills|for|per|in|on|into|of|with|take|takes|aboard)\s$")
_IN_ONE = re.compile(r"\b(?:into|in|onto|inside|within|aboard|on board|for|from|per)\s$")
_CRAFT = frozenset({"satellite", "spacecraft", "craft", "node", "sat", "bird", "ai1"})
_DEPLOYS = Frame(
    r"(?:\s[\w-]+){0,3}?\s(?:could|can|would|will|may|might|should)\s(?:\w+\s)?<load.carries>\b|(?:\s[\w-]+){0,2}?\s<load.carries>\b"
)
_GOES_UP = re.compile(
    r"\b(?:(?:to|will|would|should) (?:fly|launch|orbit|be launched|reach orbit)|(?:is|are) (?:now |still )?(?:booked|due|scheduled|slated|set))\b"
)
_BETWEEN_PRICES = re.compile(r"\s?(?:to|and|[-–])\s?(?:about\s)?")
_CADENCE_OF_THEM = re.compile(r"\s(?:more\s|further\s)?of\s(?:them|these|those)\s")
_MEASURE_OF = re.compile(
    r"\b(?:area|mass|power|cost|price|span|weight|draw|size|width|output|value|load|radiators?|arrays?) of $"
)


def of_line(line: Line, table: MetricTable, counter: Counter) -> list[Quantity]:
    """Return the quantities of ``line`` that could be a claim's value, in order."""
    measured = [
        per_launch(
            line, of_wafers(line, per_area(line, per_mass(line, cheaper(line, _counting(line, counter, quantity)))))
        )
        for quantity in (_as_link(line, each) for each in line.quantities)
        if (table.measures(quantity) or quantity.dimension == "share")
        and not _is_of_one(line, quantity)
        and not is_denominator(line, quantity)
        and not is_gap(line, quantity)
        and not _is_exempt(line, quantity)
    ]
    further = [*counter.unsaid(line, of_satellites=_is_of_satellites), *flight_tallies.so_far(line)]
    if rates.may_be_cadence(line.heard):
        further = [*rates.cadences(line.words, line.start, line.end), *further]
    taken = [(quantity.start, quantity.end) for quantity in line.quantities] if further else []
    taken += [(match.start, match.end) for match in line.periods] if further else []
    for quantity in further:
        measured, taken = _without_ratio(line, counter, quantity, measured, taken)
        led = any(
            right <= quantity.start and _CADENCE_OF_THEM.fullmatch(line.words, right, quantity.start)
            for _, right in taken
        )
        if not led and not any(left < quantity.end and quantity.start < right for left, right in taken):
            own = replace(quantity, unit_text=line.text[quantity.start : quantity.end])
            measured.append(counter.noun(line, own))
            taken.append((quantity.start, quantity.end))
    if not measured:
        return []
    measured.sort(key=lambda quantity: quantity.start)
    measured = _at_one_rate(line, measured)
    measured = _as_ranges(line, [as_revised(line, quantity) for quantity in measured], table.wordings["value.change"])
    return [quantity for quantity in measured if not says_nothing_new(line, quantity, measured)]


def _is_exempt(line: Line, quantity: Quantity) -> bool:
    """Say whether a count is only of what is left over, or risked: "all but one of them", "without losing two craft"."""
    return (
        quantity.dimension == "count"
        and quantity.value < _FEW
        and line.pattern(_EXEMPTS).search(line.words, line.start, quantity.start) is not None
    )


def _as_link(line: Line, quantity: Quantity) -> Quantity:
    """Return an amount of data as the rate of the link that it describes: "a terabit laser link"."""
    if quantity.dimension != "data" or not (
        line.match("link.names", quantity.end + 1, line.end)
        or _EACH_WAY.match(line.words, quantity.end, line.end)
        or _is_pace_of_link(line, quantity)
    ):
        return quantity
    return replace(quantity, dimension="bit_rate", unit="bit/s")


def _is_pace_of_link(line: Line, quantity: Quantity) -> bool:
    """Say whether an amount of bits is what a link, or a satellite, moves a second: "the ones we fly now do about 96 gigabits"."""
    return (
        "bit" in quantity.unit_text.lower()
        and _DATA_ENDS.match(line.words, quantity.end, line.end) is not None
        and line.pattern(_DOES_DATA).search(line.words, line.clause_at(quantity.start).start, quantity.start)
        is not None
    )


def _is_of_satellites(line: Line) -> bool:
    """Say whether what a line counts without a noun are satellites: it names a program, or tells of what goes up."""
    return bool(line.programs()) or _GOES_UP.search(line.words, line.start, line.end) is not None


def _counting(line: Line, counter: Counter, quantity: Quantity) -> Quantity:
    """Return the quantity with what it counts, by the words beside it or the head of its column."""
    heading = tables.heading_of(line, quantity.start) if quantity.qualifier is Qualifier.EXACTLY else None
    if heading is not None and _AT_MOST.search(line.words, heading.start, heading.end):
        quantity = replace(quantity, qualifier=Qualifier.AT_MOST)
    return counter.noun(line, quantity)


def _at_one_rate(line: Line, measured: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities, those sums at a rate that share it with the last of a list: "$1.25 billion, $920 million and $150 million a month"."""
    told: list[Quantity] = []
    factor, joints = None, _AND
    for quantity in reversed(measured):
        shares = False
        if told and (quantity.dimension, told[-1].dimension) == ("money", "money_rate"):
            factor = rates.factor_in("", f" {told[-1].unit_text.lower()}") if factor is None else factor
            shares = factor is not None and joints.fullmatch(line.words, quantity.end, told[-1].start) is not None
        if shares and factor is not None:
            joints = _COMMA_OR_AND
            told.append(rates.scaled(quantity, factor, dimension=told[-1].dimension, unit=told[-1].unit))
        else:
            factor, joints = None, _AND
            told.append(quantity)
    return told[::-1]


def _without_ratio(
    line: Line, counter: Counter, times: Quantity, measured: list[Quantity], taken: list[tuple[int, int]]
) -> tuple[list[Quantity], list[tuple[int, int]]]:
    """Leave out "three times" as a ratio where it counts flights: "has flown three times this year"."""
    if times.dimension != "count" or counter.noun(line, times).counted != "flight":
        return measured, taken
    ratios = [
        (other.start, other.end)
        for other in measured
        if other.dimension == "ratio" and other.start < times.end and times.start < other.end
    ]
    return [other for other in measured if (other.start, other.end) not in ratios], [
        span for span in taken if span not in ratios
    ]


def _is_of_one(line: Line, quantity: Quantity) -> bool:
    """Say whether a count is only what something else is counted by, or "one satellite" only says whose a measure is ("the mass of one satellite"), or is none ("not a single one")."""
    if quantity.dimension == "count" and _FOR_EVERY.search(line.words, line.start, quantity.start):
        return True  # "a hall for every eight of them"
    is_one = quantity.value == 1 and quantity.dimension == "count" and quantity.qualifier is Qualifier.EXACTLY
    if is_one and any(_ONE_OF.fullmatch(line.words, quantity.end, other.start) for other in line.quantities):
        return True  # "switched on one of its four TPUs"
    if (
        is_one
        and _ONE_OF_MANY.match(line.words, quantity.start, line.end)
        and not _GOES_UP_OR_DID.search(line.words, quantity.end, line.clause_at(quantity.start).end)
    ):
        return True  # "one of the prototypes is in the chamber"
    if is_one and _TO_THE_NEXT.match(line.words, quantity.end, line.end):
        return True  # "from one chip to the next"
    if is_one and (is_denied(line, quantity.start) or has_measure(line, quantity.end)):
        return True
    if (
        is_one
        and quantity.counted in {"launch", "flight", "mission"}
        and line.pattern(_DEPLOYS).match(line.words, quantity.end, line.end)
    ):
        return True  # "a single launch could deploy 50"
    if (
        is_one
        and quantity.counted in {"launch", "flight", "mission"}
        and _INTO.search(line.words, line.start, quantity.start)
    ):
        return True  # "fifty of them would fit one launch"
    if is_one and quantity.counted in _CRAFT and _IN_ONE.search(line.words, line.start, quantity.start):
        return True  # "crams 200 kilowatts and three tonnes into one spacecraft"
    return quantity.value == 1 and _MEASURE_OF.search(line.words, line.start, quantity.start) is not None


def _as_ranges(line: Line, found: Sequence[Quantity], changes: re.Pattern[str]) -> list[Quantity]:
    """Join a sum to the price behind it: "between $100 and $200 per kilogram" is one range."""
    joined: list[Quantity] = []
    for quantity in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and quantity.dimension == "price_per_mass"
            and last.dimension == "money"
            and quantity.value_high is None
            and _BETWEEN_PRICES.fullmatch(line.words, last.end, quantity.start)
        ):
            low = last.value * (0.001 if "ton" in quantity.unit_text.lower() else 1.0)
            joined[-1] = (
                quantity
                if low > quantity.value
                else replace(
                    quantity,
                    start=last.start,
                    unit_text=line.text[last.start : quantity.end],
                    value=low,
                    value_high=quantity.value,
                    qualifier=Qualifier.RANGE,
                )
            )
        elif last is not None and _are_sides(line, last, quantity) and last.value < _LOWEST_SHELL_M:
            longest = max(last, quantity, key=lambda side: side.value)
            joined[-1] = replace(
                longest, start=last.start, end=quantity.end, unit_text=line.text[last.start : quantity.end]
            )
        elif (
            last is not None
            and quantity.dimension == last.dimension
            and (
                (quantity.dimension == "length" and _is_span_of(line, last, quantity))
                or _is_from_to(line, last, quantity, changes)
            )
        ):
            joined[-1] = replace(
                last if last.counted is not None else quantity,
                start=last.start,
                value=last.value,
                end=quantity.end,
                unit_text=line.text[last.start : quantity.end],
                value_high=quantity.value,
                qualifier=Qualifier.RANGE,
            )
        else:
            joined.append(quantity)
    return joined


def _are_sides(line: Line, one: Quantity, other: Quantity) -> bool:
    """Say whether two lengths are those of one thing: "4 km by 4 km", or the two heights of an orbit, "641 x 644 km"."""
    return (
        one.dimension == other.dimension == "length"
        and one.value_high is None
        and other.value_high is None
        and _BY.fullmatch(line.words, one.end, other.start) is not None
    )


def _is_span_of(line: Line, low: Quantity, high: Quantity) -> bool:
    """Say whether two heights are one range: "from 600 km up to 800 km", "641 x 644 km"."""
    is_joined = line.pattern(UP_TO).fullmatch(line.words, low.end, high.start) is not None or _are_sides(
        line, low, high
    )
    return (
        low.value_high is None
        and high.value_high is None
        and _LOWEST_SHELL_M <= low.value < high.value
        and is_joined
        and "revised_from" not in low.flags
    )


def _is_from_to(line: Line, low: Quantity, high: Quantity, changes: re.Pattern[str]) -> bool:
    """Say whether two numbers are one range, and no change: "carry from 30 up to 50 satellites", not "grew from 30 to 50"."""
    if (
        low.value_high is not None
        or high.value_high is not None
        or low.value >= high.value
        or low.counted not in {None, high.counted}
        or line.pattern(UP_TO).fullmatch(line.words, low.end, high.start) is None
    ):
        return False
    clause = line.clause_at(low.start)
    return (
        line.pattern(FROM).search(line.words, clause.start, low.start) is not None
        and changes.search(line.words, clause.start, clause.end) is None
    )


def power_basis_words(basis: PowerBasis, wordings: Wordings) -> re.Pattern[str]:
    """Return the words that say of a power that it is of this kind."""
    return wordings[f"power.{basis.value}"]


def power_basis(value: Value, wordings: Wordings) -> PowerBasis | None:
    """Return what kind of power is meant, by the nearest word of those that belong to the value."""
    best: tuple[int, PowerBasis] | None = None
    heard = frozenset(_WORD.findall(f"{value.before} {value.after}"))
    for basis in PowerBasis:
        anchors = wordings.anchors.get(f"power.{basis.value}")
        if anchors is not None and anchors.isdisjoint(heard):
            continue
        pattern = power_basis_words(basis, wordings)
        distances = [len(value.before) - match.end() for match in pattern.finditer(value.before)]
        distances += [match.start() for match in pattern.finditer(value.after)]
        if distances and (best is None or min(distances) < best[0]):
            best = (min(distances), basis)
    return best[1] if best else None
