"""What a number leaves out because its neighbour says it: "435 homes and 187 by tender", "rose to 45 from 40 percent",
"175 average, 250 peak, in kilowatts", "a kilogram to orbit costs $200".
"""

import re

from extractors.quantities import quantity_ages, quantity_counterparts, quantity_levels
from extractors.quantities import quantity_names as names
from extractors.quantities.false_numbers import BLANK
from extractors.quantities.numbers import Shape
from extractors.quantities.quantity_drafts import COUNT, Draft, is_money
from extractors.quantities.quantity_levels import LEVEL_APART, REACH, gap_between, give
from extractors.quantities.quantity_rates import PER_YEAR, next_to
from extractors.quantities.quantity_units import divided
from extractors.quantities.unit_table import UnitTable
from extractors.text.typography import NARROW
from models.vocabulary import Qualifier

_LONGEST_LIST = 12
_JOINS = re.compile(
    r"(?:\b(?:and|but|while|with|plus|from|than|versus|vs\.?|against|to|instead[ ]of)[ ])(?:(?:only|just|about|some|another|nearly|over|almost|a)[ ])?$"
)
_COMPARED = re.compile(r"\b(?:from|than|versus|vs\.?|against|with|instead[ ]of)[ ]$")
_AND = re.compile(r"\b(?:and|but)[ ]$")
_AND_ALONE = re.compile(
    r",?[ ](?:(?:and|or)[ ])?(?:(?<=or )even[ ]|(?:maybe|perhaps|possibly|probably)[ ])|,?[ ](?:and|or)[ ]"
)
_NO_NOUN = re.compile(
    rf"[ {NARROW}](?:who|that|which|whose|by|in|via|through|at|on|last|this|next|for|during|from|since|a[ ](?:year|month|week|day|quarter|decade)"
    r"|the[ ](?:year|month|week|day|quarter|previous|prior|next)|were|are|was|is|had|have|has|would|will|could|before|after|ago|earlier|today|now|then)\b"
    r"|[.,;:)!?]|$|[ ]of[ ](?:them|these|those|which)\b"
)
_BY = re.compile(r"\bby[ ]$")
_FROM = re.compile(r"\bfrom[ ]$")
_TO = re.compile(r"\b(?:to|at|from|of|by)[ ]$")
_MOVES_FROM = re.compile(r"\bfrom[ ](?:[a-z'-]+[ ]){0,3}$")
_MOVES_TO = re.compile(rf"(?:[ ](?:[a-z'-]+|{BLANK}{{1,24}}|(?:19|20)[0-9]{{2}})){{0,6}}[ ]to[ ](?:[a-z'-]+[ ]){{0,3}}")
_TO_LATER = re.compile(r"(?:[ ][a-z0-9'-]+){0,5}[ ]to[ ]")
_AGAINST = re.compile(
    r"(?:[ ][a-z]+){0,2},?[ ](?:up[ ]|down[ ])?(?:from|versus|vs\.?|against|compared[ ](?:with|to))[ ]"
)
_WORD_BETWEEN = re.compile(r"(?:[ ][a-z]{3,12}){0,2},?[ ](?:and[ ]|or[ ])?")
_IN_UNITS = re.compile(r"(?:[ ][a-z]{3,12}){0,2},?[ ]\(?(?:all[ ]|both[ ])?in[ ](?:units[ ]of[ ])?")
_PARALLEL = re.compile(r"[ ][a-z]{3,12}(?:[ ]?/[ ]?|,?[ ]and[ ]|,[ ])")
_SAID_ALIKE = re.compile(r"[ ][a-z]{3,12}(?:[.,;:)/]|[ ]and[ ]|$)")
_PART_OF_IT = re.compile(r"[ ]of[ ](?:them|these|those|which|that|it)\b")
_WHERE = re.compile(r"[ ](in|on|at|for|by|during|among|from)[ ]")
_AND_THEN = re.compile(
    rf"[ ](?:in|on|at|for|by|during|among|from)[ ][a-z0-9'{BLANK} -]{{2,30}}?,?[ ](?:and|but|while|then|versus)[ ](?:then[ ]|just[ ]|only[ ]|about[ ]|another[ ])?"
)
_NOW = re.compile(
    rf"(?:[ ](?:[a-z0-9'-]+|{BLANK}{{1,24}})){{0,5}}[,;]?[ ](?:(?:and|but)[ ])?(?:(?:it|they)[ ])?(?:(?:is|are|was|stands?|reads|has[ ]become|has[ ]since[ ]become)[ ])?(?:now|today|currently)[ ]"
    r"(?:(?:at|about|some|only|just|over|nearly)[ ]){0,2}"
)
"""What leads from an old value to the new one: "110 m² in March, now 160"."""
_UNIT_ENDS = re.compile(r"\)?(?:[.,;:)]|\n|$)")
_SHARED = frozenset({"share", "power", "energy", "mass", "length", "area", "volume", "data", "time"})
"""Dimensions whose unit a number farther on in the sentence may leave out."""

_COSTS = re.compile(
    r"(?:[ ]of(?:[ ][a-z]+){1,3})?(?:[ ](?:to|in|into)[ ](?:low[ ]earth[ ])?(?:orbit|leo|space|the[ ]moon))?"
    r"(?:[ ](?:would|could|will|can|may|might|should|must|now|still|already|today|then|eventually))*"
    r"[ ](?:costs?|sells?[ ]for|goes[ ](?:up[ ])?for|go[ ]up[ ]for|flies[ ]for|fly[ ]for|is[ ]priced[ ]at|is[ ]worth|fetch(?:es)?)(?:[ ](?:as[ ]little[ ]as|less[ ]than|under|below|only|just|around|about))?[ ]"
)
_EACH_COSTS = re.compile(rf"\b(?:each|every)[ ](?P<thing>[a-z]{{3,16}})(?:{_COSTS.pattern})$")
_BEGINS_ONE = re.compile(r"(?:an?|one|each|every)\b")

_LABEL = re.compile(
    rf"(?:[(\[](?P<bracket>[A-Za-zµ°$€£][A-Za-zµ²³/0-9 ]{{0,16}})[)\]]|, (?P<comma>[A-Za-zµ][A-Za-zµ²³/0-9]{{0,8}}))[ {NARROW}]?[:|=–—][ {NARROW}]?$"
)
"""A unit that the label of a number says: "Peak power (kW): 150", "Mass, t | 2"."""

_SHORTEST_UNIT = 2  # letters: "(a)" and "(b)" are items
_IN_BRACKETS = frozenset({"power", "mass", "length", "area", "flux", "specific_power", "bit_rate"})
_ENDS_LABEL = frozenset(":|=–—")
_TRAILING_REACH = 48  # characters: the longest words between a number and "in kilowatts"


def complete(drafts: list[Draft], page: str, low: str, units: UnitTable) -> list[Draft]:
    """Give bare numbers the unit or noun that a neighbour says; a price per named unit takes that unit's draft in."""
    quantity_ages.name(drafts, page, low, units)
    kept = _with_named_unit(drafts, low, units)
    if not any(draft.is_bare for draft in kept):
        return kept
    _take_trailing_unit(kept, page, low, units)
    _take_unit_of_label(kept, page, units)
    _take_unit_in_brackets(kept, page, units)
    left = sums = before = None  # the last that says what it is, that is of money but dollars, and whatever it is
    levels: list[Draft] = []  # of points or a price
    for index, draft in enumerate(kept):
        if draft.is_bare and _can_take(draft, page, low):
            has_taken = (
                quantity_levels.take(levels, sums, draft, low)
                or _take_from_left(left, draft, low)
                or _take_in_parallel(before, draft, low)
                or (left is not None and quantity_counterparts.take_from_counterpart(left, draft, low, units.wordings))
            )
            following = () if has_taken else kept[index + 1 : index + 3]
            right = next((other for other in following if not _is_year(other, low)), None)
            if right is not None and not quantity_counterparts.take_from_whole(draft, right, page, low):
                _take_from_right(draft, right, low)
        if draft.meaning.dimension == "money_other":
            sums = draft
        if draft.counted == "point" or is_money(draft):
            levels.append(draft)
        if not draft.is_bare and draft.meaning.dimension != "time":
            left = draft
        if not _is_year(draft, low):
            before = draft
    return kept


def _can_take(draft: Draft, page: str, low: str) -> bool:
    """Say whether a bare number may count something at all: no year, no part of a name, no version."""
    if draft.number.shape not in {Shape.DIGITS, Shape.WORDS} or draft.meaning != COUNT or draft.per_year is not None:
        return False
    return not (
        draft.number.is_whole
        and (
            names.is_year(low, draft.number.start, draft.number.end, has_noun=False)
            or names.is_name(page, draft.number.start, draft.number.end, has_noun=False)
        )
    )


def _is_year(draft: Draft, low: str) -> bool:
    return draft.is_bare and names.is_year(low, draft.start, draft.end, has_noun=False)


def _take_from_left(left: Draft | None, draft: Draft, low: str) -> bool:
    gap = None if left is None else gap_between(left, draft, low)
    if left is None or gap is None:
        return False
    preceding = low[max(0, draft.outer_start - 30) : draft.outer_start]
    if (
        left.is_measured
        and left.per_year is None
        and _PARALLEL.fullmatch(gap)
        and _SAID_ALIKE.match(low, draft.outer_end)
    ):
        give(left, draft)  # 175 kW average, 250 peak
        return True
    if not _NO_NOUN.match(low, draft.outer_end):
        return False
    if left.counted is not None:
        is_like = left.meaning == COUNT and left.per_year is None and left.counted != "time"
        if is_like and draft.value_like(left) and _JOINS.search(preceding):
            give(left, draft)
            return True
        return False
    if not left.is_measured or left.per_year is not None or left.per is not None:
        return False
    if is_money(left):
        is_sum = draft.is_scaled and draft.scale == left.scale and _JOINS.search(preceding) is not None
        if is_sum:
            give(left, draft)
        return is_sum
    if left.meaning.dimension not in _SHARED:
        return False
    ahead_of_left = low[max(0, left.outer_start - 6) : left.outer_start]
    is_by = _BY.search(ahead_of_left) is not None and _BY.search(preceding) is not None
    is_revised = _FROM.search(ahead_of_left) is not None and _TO_LATER.fullmatch(gap) is not None
    is_share = left.meaning.dimension == "share"
    is_further = (is_share or draft.value_like(left)) and _COMPARED.search(preceding) is not None
    is_further = is_further or (is_share and draft.value_like(left) and _AND.search(preceding) is not None)
    is_further = is_further or _AND_ALONE.fullmatch(gap) is not None
    is_further = is_further or (gap == ", " and draft.qualifier is Qualifier.ABOUT)  # 100 kW, maybe 150
    is_further = is_further or (draft.value_like(left) and _NOW.fullmatch(gap) is not None)
    if is_by or is_revised or is_further:
        give(left, draft)
        return True
    return False


def _take_in_parallel(before: Draft | None, draft: Draft, low: str) -> bool:
    """Read "12 miles on Monday and 8 on Tuesday", "10 hours, against 8": what is said as the one right before it is in its unit."""
    gap = None if before is None else gap_between(before, draft, low)
    if before is None or gap is None or before.is_bare or not draft.value_like(before):
        return False
    ahead = _WHERE.match(low, before.outer_end)
    behind = _WHERE.match(low, draft.outer_end)
    is_same = (
        ahead is not None and behind is not None and ahead[1] == behind[1] and _AND_THEN.fullmatch(gap) is not None
    )
    is_part = (
        before.is_measured and draft.figure < before.figure and _PART_OF_IT.match(low, draft.outer_end) is not None
    )
    is_time = before.meaning.dimension == "time" and _COMPARED.search(gap) is not None
    if (
        not is_same
        and not (is_part and gap in {", ", " and ", ", with "})
        and not (is_time and _NO_NOUN.match(low, draft.outer_end))
    ):
        return False
    give(before, draft)
    return True


def _take_from_right(draft: Draft, right: Draft, low: str) -> None:
    gap = gap_between(draft, right, low)
    if gap is None or right.is_bare:
        return
    ahead = low[max(0, draft.outer_start - 36) : draft.outer_start]
    if _MOVES_TO.fullmatch(gap) and _MOVES_FROM.search(ahead) and not (is_money(right) and right.is_scaled):
        give(right, draft)  # from 12 in 2025 to just 24 kW
        return
    if right.per_year is not None or is_money(right):
        return
    if (
        (right.is_measured and _PARALLEL.fullmatch(gap))
        or (right.counted == "point" and LEVEL_APART.fullmatch(gap))
        or (_AGAINST.fullmatch(gap) and _TO.search(low, max(0, draft.outer_start - 6), draft.outer_start))
    ):
        give(right, draft)


def _take_trailing_unit(drafts: list[Draft], page: str, low: str, units: UnitTable) -> None:
    """Read the unit of a list that names it at its end: "175 average, 250 peak, in kilowatts"."""
    for index, draft in enumerate(drafts):
        if not draft.is_bare:
            continue
        may_follow = low.find("in ", draft.outer_end, draft.outer_end + _TRAILING_REACH) >= 0
        found = _IN_UNITS.match(low, draft.outer_end) if may_follow else None
        unit = units.read(page, found.end()) if found else None
        if unit is None or unit.meaning.dimension == "time" or not _UNIT_ENDS.match(page, unit.end):
            continue
        draft.meaning, draft.is_bare = unit.meaning, False
        draft.end = draft.outer_end = unit.end
        following = draft
        for other in reversed(drafts[max(0, index - _LONGEST_LIST) : index]):
            gap = gap_between(other, following, low)
            if gap is None or not (other.is_bare and _can_take(other, page, low) and _WORD_BETWEEN.fullmatch(gap)):
                break
            give(draft, other)
            following = other


def _take_unit_of_label(drafts: list[Draft], page: str, units: UnitTable) -> None:
    """Read the unit that stands in the label before its number: "Peak power (kW): 150"."""
    for draft in drafts:
        start = draft.outer_start
        is_labelled = draft.is_bare and not _ENDS_LABEL.isdisjoint(page[max(0, start - 2) : start])
        label = _LABEL.search(page, max(0, start - 24), start) if is_labelled else None
        name = label and (label.lastgroup or "")
        unit = units.read(page, label.start(name)) if label and name else None
        if label is None or name is None or unit is None:
            continue
        unit = divided(page, unit, units)
        rate = next_to(page, unit.end, label.end(name)) if unit.end < label.end(name) else None
        if (rate.end if rate else unit.end) == label.end(name):
            draft.meaning, draft.is_bare, draft.per_year = unit.meaning, False, rate.per_year if rate else None


def _take_unit_in_brackets(drafts: list[Draft], page: str, units: UnitTable) -> None:
    """Read the unit that stands in brackets behind its number: "120 (kW), 160 (m² of radiator)"."""
    for draft in drafts:
        if not draft.is_bare or not page.startswith(" (", draft.end):
            continue
        unit = units.read(page, draft.end + 2)
        if unit is None or len(unit.form) < _SHORTEST_UNIT or unit.meaning.dimension not in _IN_BRACKETS:
            continue
        unit = divided(page, unit, units)
        if page[unit.end : unit.end + 1] in {")", " "}:
            draft.meaning, draft.is_bare = unit.meaning, False
            draft.end = draft.outer_end = unit.end


def _with_named_unit(drafts: list[Draft], low: str, units: UnitTable) -> list[Draft]:
    """Make "$200 per kilogram" of "a kilogram to orbit could cost less than $200"."""
    kept: list[Draft] = []
    for draft in drafts:
        before = kept[-1] if kept else None
        if is_money(draft) and draft.per is None and draft.per_year is None:
            _set_each(draft, low, units)
        if (
            before is not None
            and is_money(draft)
            and draft.per is None
            and draft.per_year is None
            and before.figure == 1
            and before.scale == 1
            and before.is_measured
            and before.meaning.dimension not in {"time", "share"}
            and _BEGINS_ONE.match(low, before.start)
            and _COSTS.fullmatch(low, before.outer_end, draft.outer_start)
        ):
            quotient = units.divided(draft.meaning, before.meaning)
            if quotient is not None:
                draft.meaning = quotient
                draft.start = draft.outer_start = before.start
                kept.pop()
        kept.append(draft)
    return kept


def _set_each(draft: Draft, low: str, units: UnitTable) -> None:
    """Read the price of "each kilogram costs $1,500" and "every launch costs $90 million" as one per kilogram or launch."""
    each = _EACH_COSTS.search(low, max(0, draft.outer_start - REACH), draft.outer_start)
    if each is None or each["thing"] in PER_YEAR:
        return
    unit = units.meaning_of(each["thing"])
    quotient = units.divided(draft.meaning, unit) if unit is not None else None
    if quotient is not None:
        draft.meaning = quotient
    else:
        draft.per = each["thing"]
