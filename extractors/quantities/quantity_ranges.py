"""Numbers that stand together: ranges, choices, tolerances, lists that say their unit once."""

import re
from typing import NamedTuple

from extractors.quantities import quantity_names as names
from extractors.quantities import quantity_revisions
from extractors.quantities.numbers import Shape
from extractors.quantities.quantity_drafts import COUNT, SHARE, Draft, is_money
from extractors.quantities.quantity_revisions import CHANGED, FROM
from extractors.quantities.quantity_units import divided
from extractors.quantities.unit_table import UnitReading, UnitTable
from extractors.text.typography import NARROW
from models.vocabulary import Qualifier

_HYPHEN = re.compile(r"[-–—]")
_RANGE = re.compile(rf"[ {NARROW}]?[-–—][ {NARROW}]?|[ -](?:to|through|till)[ -]")
_OR = re.compile(r"[ -]or[ -]")
_LIST = re.compile(r"[ ]and[ ]|,[ ]and[ ]|,[ ]or[ ]|[ ]or[ ]|[ ]?/[ ]?|[ ]respectively[ ]|,?[ ]but[ ]|[ ]?[x×][ ]?")
_COMMA = re.compile(r",[ ]")
_BETWEEN = re.compile(r"\bbetween[ ]$")
_IN = re.compile(r"[ -](?:in|out[ -]of)[ -](?:every[ ])?")
_HEDGED = re.compile(r"\b(?:maybe|perhaps|probably|like|about|around|say|call it)[ ]$")
_TOLERANCE = re.compile(r",?[ ]?(?:±|\+/-?|plus[ ]or|give[ ]or[ ]take)[ ]?(?:about[ ])?")
_BY = re.compile(r"[ -]by[ -]")
_AND = re.compile(r"[ ](?:and[ ])?")
_BY_HOW_MUCH = re.compile(
    r"\b(?:by|rose|fell|up|down|gained|lost|climbed|dropped|increased|decreased|jumped|slipped|grew|added|surged|declined|slid"
    r"|gains|falls|rises|climbs|drops|slips|jumps|shed|sank|dipped|soared|tumbled|plunged|eased|edged|rising|falling)[ ](?:[a-z]+[ ])?$"
)
_FAR = 90  # characters between two numbers that have nothing to do with each other


class _Tie(NamedTuple):
    """What two numbers that stand together come to."""

    takes_right: bool = False  # the right one is part of the left one now, or of a name with it
    is_number: bool = True  # the left one is one still
    is_listed: bool = False  # they are of a list, to which a comma may add


_APART = _Tie()


def join(drafts: list[Draft], page: str, low: str, units: UnitTable) -> list[Draft]:
    """Return the drafts with ranges made one and units shared; what turns out to be no number is left out."""
    joined: list[Draft] = []
    is_listed = False
    for index in range(len(drafts) - 1, -1, -1):
        left, tie = drafts[index], _APART
        if joined and joined[-1].outer_start - left.outer_end <= _FAR:
            tie = _tie(drafts, index, joined[-1], page, low, units, is_listed=is_listed)
        if tie.takes_right:
            joined.pop()
            while joined and joined[-1].start < left.end:
                joined.pop()  # the kilogram of "$100 to 200 a kilogram"
        if tie.is_number:
            joined.append(left)
        is_listed = tie.is_listed
    joined.reverse()
    quantity_revisions.flag_earlier(joined, low)
    quantity_revisions.flag_restated(joined, low)
    return joined


def _tie(
    drafts: list[Draft], index: int, right: Draft, page: str, low: str, units: UnitTable, *, is_listed: bool
) -> _Tie:
    """Let the number at an index share with the one that follows it what only one of them says."""
    left = drafts[index]
    gap = _without_hanging_hyphen(left, right, low[left.outer_end : right.outer_start])
    preceded = low[max(0, left.outer_start - 70) : left.outer_start]
    is_up_to = gap == " " and low.startswith("up to", right.outer_start) and FROM.search(preceded) is not None
    if is_up_to or _RANGE.fullmatch(gap) or (gap == " and " and _BETWEEN.search(preceded)):
        if _is_identifier(left, right, gap):
            return _Tie(takes_right=True, is_number=False)
        if is_money(left):
            _share_denominator(left, right, page, units)
        return _Tie(takes_right=_make_range(left, right, page, low, gap=gap, preceded=preceded))
    if _BY.fullmatch(gap) and right.meaning.dimension == "length":
        _share(left, right, page, low)
        return _Tie(is_listed=is_listed)
    if _add_to(left, right, gap, low):
        return _Tie(takes_right=True, is_listed=is_listed)
    if _IN.fullmatch(gap) and _is_one_in(left, right):
        left.meaning, left.figure, left.counted, left.is_bare = SHARE, left.figure / right.figure, None, False
        left.end = left.outer_end = right.number.end
        return _Tie(takes_right=True)
    if _is_choice(left, gap, low) and _are_neighbours(left, right):
        _share(left, right, page, low)
        if _can_span(left, right):
            _span(left, right)
            return _Tie(takes_right=True)
        return _APART
    if (
        _LIST.fullmatch(gap)
        or (is_listed and _COMMA.fullmatch(gap))
        or _is_last_of_three(drafts, index, right, page, low)
    ):
        return _tie_of_list(left, right, page, low)
    return _APART


def _add_to(left: Draft, right: Draft, gap: str, low: str) -> bool:
    """Let a number take in what only adds to it: the cents of dollars, how far off it may be."""
    if _AND.fullmatch(gap) and _are_dollars_and_cents(left, right):
        left.figure += right.figure / 100
    elif _TOLERANCE.fullmatch(low, left.end, right.number.start) and _is_tolerance(left, right):
        if left.is_bare and right.meaning.dimension != "share":
            left.take_unit_of(right)
        left.qualifier = Qualifier.ABOUT
    else:
        return False
    left.end = left.outer_end = right.end
    return True


def _tie_of_list(left: Draft, right: Draft, page: str, low: str) -> _Tie:
    """Let a number share what the next of its list says: "5 and 10 GW", but not "in 2030, 10 GW"."""
    if right.is_bare and right.is_scaled and is_money(left):
        right.meaning, right.is_bare = left.meaning, False
    if right.is_bare and right.number.is_whole and _is_named(left, page):
        return _Tie(takes_right=True, is_listed=True)  # Flights 12 and 13
    if names.is_year(low, left.start, left.end, has_noun=False):
        return _APART
    _share(left, right, page, low)
    return _Tie(is_listed=True)


def _is_last_of_three(drafts: list[Draft], index: int, right: Draft, page: str, low: str) -> bool:
    """Say whether the number at an index stands between two others with commas alone: "for 40, 50, 60 years"."""
    left = drafts[index]
    if index == 0 or not left.is_bare or right.is_bare or not drafts[index - 1].is_bare:
        return False
    gaps = low[drafts[index - 1].outer_end : left.outer_start], low[left.outer_end : right.outer_start]
    return (
        gaps == (", ", ", ") and not _is_named(drafts[index - 1], page) and not _is_dated_year(drafts[index - 1], low)
    )


def _without_hanging_hyphen(left: Draft, right: Draft, gap: str) -> str:
    """Drop the hyphen that holds the place of a unit said later: "150-, 200- and 250-kW", "7- or 8-inch"."""
    is_hanging = (
        left.is_bare
        and gap[:2] in {"- ", "-,"}
        and (right.is_measured or gap[:2] == "-," or right.is_bare or right.counted is not None)
    )
    return gap[1:] if is_hanging else gap


def _is_identifier(left: Draft, right: Draft, gap: str) -> bool:
    """A Boeing 747-8, a score of 3-2: plain digits that fall across a hyphen are no range."""
    both_plain = left.number.is_whole and right.number.is_whole and left.is_bare and not right.is_measured
    return both_plain and bool(_HYPHEN.fullmatch(gap)) and left.figure >= right.figure


def _is_tolerance(left: Draft, right: Draft) -> bool:
    """Say whether the second number says how far off the first may be: "150 ± 10 kW", "150 kW plus or minus 10 percent"."""
    if right.meaning.dimension == "share" or right.is_bare:
        return True
    return left.is_bare or (left.measures_like(right) and abs(right.spoken) < abs(left.spoken))


def _is_choice(left: Draft, gap: str, low: str) -> bool:
    """Say whether two numbers are said as one that is not known better: "two or three", "maybe twenty-five, thirty times"."""
    hedge = gap == ", " and _HEDGED.search(low, max(0, left.start - 24), left.start)
    return bool(hedge) or _OR.fullmatch(gap) is not None


def _share_denominator(left: Draft, right: Draft, page: str, units: UnitTable) -> None:
    """Give both ends of "$100-200/kg" and "$100–$200 a kilogram" what only the second is said of."""
    if right.is_bare:
        reading = divided(page, UnitReading(end=right.number.end, form="", meaning=left.meaning), units)
        if reading.meaning == left.meaning:
            return
        right.meaning, right.is_bare, right.per = reading.meaning, False, None
        right.end = right.outer_end = reading.end
    if right.meaning.key.startswith(f"{left.meaning.key}/"):
        left.meaning, left.per = right.meaning, None


def _are_dollars_and_cents(left: Draft, right: Draft) -> bool:
    is_whole = left.figure.is_integer() and not left.is_scaled
    return is_whole and left.meaning.key == "usd" and right.meaning.key == "us_cent" and right.figure < 100


def _is_one_in(left: Draft, right: Draft) -> bool:
    """One in five, nine out of ten: a share."""
    plain = left.meaning == COUNT and right.meaning == COUNT and left.is_bare and left.scale == 1
    return (
        plain
        and 0 < left.figure < right.figure <= 1000
        and right.scale == 1
        and left.number.shape is right.number.shape
    )


def _make_range(left: Draft, right: Draft, page: str, low: str, *, gap: str, preceded: str) -> bool:
    """Make left and right one range, or two quantities of which the first was revised; False where they stay apart."""
    if left.number.is_whole and left.is_bare and _is_dated_year(left, low):
        return False
    is_from = FROM.search(preceded) is not None
    if (
        right.is_bare
        and left.is_measured
        and (is_from or is_money(left) or "age" in left.flags or _BETWEEN.search(preceded))
    ):
        right.meaning, right.is_bare = left.meaning, False
    elif is_money(left) and not right.is_measured and (right.is_scaled or _HYPHEN.search(gap)):
        right.meaning, right.is_bare, right.counted = left.meaning, False, None
        right.end = right.outer_end = max(right.number.end, right.start)
    _share(left, right, page, low)
    if not _can_span(left, right):
        return False
    if "to" in gap and is_from and CHANGED.search(preceded):
        return False
    if gap == " to " and not is_from and "shared_unit" not in left.flags and _BY_HOW_MUCH.search(preceded):
        return False  # rose 3% to 8%
    _span(left, right)
    return True


def _share(left: Draft, right: Draft, page: str, low: str) -> None:
    """Give the left number the unit, noun and scale that only the right one says."""
    is_pronoun = left.figure == 1 and left.number.shape is not right.number.shape and left.number.shape is Shape.WORDS
    if left.is_bare and not right.is_bare and left.number.shape is not Shape.FRACTION and not is_pronoun:
        if _is_dated_year(left, low) or _is_named(left, page):
            return
        left.take_unit_of(right)
        left.flags.append("shared_unit")
    is_same = left.measures_like(right) and left.meaning.factor == right.meaning.factor
    lacks_scale = right.is_scaled and not left.is_scaled and left.figure < right.figure
    if is_same and lacks_scale and (left.is_bare or is_money(left) or "shared_unit" in left.flags):
        left.scale, left.is_scaled = right.scale, True


def _is_dated_year(draft: Draft, low: str) -> bool:
    return names.is_year(low, draft.start, draft.end, has_noun=False) and names.follows_date_word(low, draft.start)


def _is_named(draft: Draft, page: str) -> bool:
    return draft.number.is_whole and draft.is_bare and names.is_name(page, draft.start, draft.end, has_noun=False)


def _can_span(left: Draft, right: Draft) -> bool:
    same_noun = left.counted == right.counted or left.counted is None
    return (
        left.measures_like(right)
        and left.meaning.key == right.meaning.key
        and same_noun
        and left.high is None
        and right.high is None
        and left.spoken < right.spoken
        and Qualifier.MAGNITUDE not in {left.qualifier, right.qualifier}
    )


def _are_neighbours(left: Draft, right: Draft) -> bool:
    """Two or three, 300 or 400: an "or" between close numbers makes a range, else a choice."""
    is_close = 0 < left.figure < right.figure <= 2 * left.figure or (left.figure, right.figure) == (1, 3)
    return is_close and left.is_bare and left.number.shape is right.number.shape


def _span(left: Draft, right: Draft) -> None:
    left.high = right
    left.is_inverted = right.is_inverted
    left.end, left.outer_end = right.end, right.outer_end
    left.qualifier = Qualifier.RANGE
    left.counted, left.is_bare = right.counted, right.is_bare
    left.per, left.per_year = right.per or left.per, right.per_year or left.per_year
    right.per_year = left.per_year
    left.flags = [flag for flag in left.flags + right.flags if flag != "shared_unit"]
