"""Numbers that no unit follows: what they count, "twice the size" and "once an hour", "a third of it"."""

import re
from itertools import pairwise

from extractors.quantities import quantity_names, quantity_rates, quantity_ratios
from extractors.quantities.numbers import Number, Shape
from extractors.quantities.quantity_counts import (
    abbreviation_after,
    attributive_after,
    is_part_of_word,
    noun_after,
    noun_before,
    single_noun_after,
)
from extractors.quantities.quantity_drafts import COUNT, RATIO, SHARE, Draft, drafted
from extractors.quantities.quantity_units import unit_behind_word, unit_in_plural
from extractors.quantities.unit_table import MONEY, UnitTable
from extractors.text.typography import NARROW

_OF_A = re.compile(rf"(?:[ {NARROW}]of)?[ {NARROW}](?:an?[ {NARROW}])?|-")
_NO_ONE = re.compile(r"\b(?:[Nn]o|[Aa]ny|[Ee]very|[Ee]ach|[Tt]he|[Tt]his|[Tt]hat|[Ww]hich|[Nn]ot)[ -]$")
_OF_ONE = re.compile(rf"of[ {NARROW}]an?[ {NARROW}]$")
_NAME_BETWEEN = re.compile(rf"[ {NARROW}](?:new |more |other |additional )?[A-Z][A-Za-z-]{{2,20}}[ {NARROW}]")
_OR_TWO = re.compile(r"(?:two|three)\b")
_OF = re.compile(rf"[ {NARROW}]of\b")
_QUOTED = {'"': '"', "“": "”", "‘": "’"}
_OF_THE = re.compile(r" of (?:the|its|their|those|these|our) ")
_RESOLUTIONS = frozenset({2e3, 4e3, 8e3})
_DID = re.compile(r"\b(?:flew|flown|launched|landed|fired|tested)\b[^.,;:\n]{0,24}[ ]$")
_ONCE_WHEN = re.compile(r"[ ](?:in|this|last|during|since|so far)\b|[.,;]|$")
_AFTER_ONCE = re.compile(rf"[ {NARROW}](?:an?|each|every|per)[ {NARROW}]")


def count(number: Number, page: str, units: UnitTable, limit: int) -> Draft | None:
    is_one = number.value == 1 and number.scale == 1
    if is_one and not _OF.match(page, number.end) and _NO_ONE.search(page, max(0, number.start - 8), number.start):
        return None
    # "several thousand" in quotation marks counts what stands behind them
    is_quoted = number.start > 0 and _QUOTED.get(page[number.start - 1]) == (page[number.end : number.end + 1] or None)
    if is_one and not _OF.match(page, number.end):
        noun = single_noun_after(page, number.end, limit)  # "One proposal asks investors" is no count of investors
    else:
        noun = noun_after(page, number.end + is_quoted, limit)
    if noun is None and (reading := unit_behind_word(page, number.end, units)):
        return drafted(number, reading.meaning, start=number.start, end=reading.end)
    if (
        noun is None
        and number.shape in {Shape.DIGITS, Shape.WORDS}
        and not quantity_names.is_year(page, number.start, number.end, has_noun=False)
    ):
        noun = attributive_after(page, number.start, number.end, limit)
    if noun is None and number.shape is Shape.DIGITS:
        noun = abbreviation_after(page, number.end)
    noun = noun or noun_before(page, number.start) if _OR_TWO.match(page, number.start) else noun
    if noun is None:
        is_word = number.shape is Shape.WORDS and number.scale == 1
        is_resolution = number.value in _RESOLUTIONS and page[number.end - 1] == "K"
        if is_part_of_word(page, number.end):
            return None
        if number.shape is Shape.BARE_SCALE or (number.value == 0 and is_word) or is_resolution:
            return None
        draft = drafted(number, COUNT, start=number.start, end=number.end)
        draft.is_bare = True
        return draft
    unit = unit_in_plural(page, number.end, noun, units)
    if unit is None and noun.end == number.end:
        unit = units.time(noun.singular)  # a week or two
    if unit is not None:
        return drafted(number, unit, start=number.start, end=noun.end)
    draft = drafted(number, COUNT, start=number.start, end=noun.end)
    draft.counted = noun.singular
    special = units.meaning_of(noun.singular)
    if special is not None and special.dimension == "wafer":
        draft.meaning = special
    return draft


def count_what_is_measured(drafts: list[Draft], page: str) -> None:
    """Give the first number of "two 150-kW satellites" its noun, which stands behind the second quantity.

    In "two Block 3 satellites" the second number is part of the noun's name and goes.
    """
    named: list[Draft] = []
    for first, second in pairwise(drafts):
        if (
            first.is_bare
            and second.outer_start == first.end + 1
            and (second.is_measured or second.end > second.number.end)
        ):
            is_thing = second.is_measured and second.meaning.dimension != "share"  # "25.164 one half of the satellites"
            noun = noun_after(page, second.end, second.end + 60) if is_thing else None
            if noun is not None:
                first.counted, first.is_bare = noun.singular, False
        elif first.is_bare and second.counted and _is_part_of_name(first, second, page):
            first.counted, first.is_bare, first.end = second.counted, False, second.end
            first.outer_end = second.outer_end
            named.append(second)
        elif first.is_bare and second.counted and _OF_THE.fullmatch(page, first.end, second.outer_start):
            first.counted, first.is_bare = second.counted, False
    drafts[:] = [draft for draft in drafts if draft not in named]


def _is_part_of_name(first: Draft, second: Draft, page: str) -> bool:
    gap = page[first.end : second.outer_start]
    is_plain = second.number.is_whole and second.meaning == COUNT and second.per_year is None
    is_name = _NAME_BETWEEN.fullmatch(gap) is not None and second.figure < 100
    is_dated = quantity_names.is_year(page, first.start, first.end, has_noun=False)
    return is_plain and is_name and not is_dated and first.number.shape in {Shape.DIGITS, Shape.WORDS, Shape.MAGNITUDE}


def once_or_twice(number: Number, low: str) -> Draft | None:
    """ "Twice the size" is a ratio, "once an hour" a rate, "flew twice" a count; but "once" is seldom a quantity."""
    if number.figure == 2 and quantity_ratios.twice(low, number.end):
        return drafted(number, RATIO, start=number.start, end=number.end)
    is_rate = _AFTER_ONCE.match(low, number.end) is not None and quantity_rates.next_to(low, number.end) is not None
    is_told = _DID.search(low, max(0, number.start - 40), number.start) and _ONCE_WHEN.match(low, number.end)
    if not is_rate and (
        (number.figure == 1 and not is_told) or low.endswith(("think ", "thought ", "or "), 0, number.start)
    ):
        return None
    draft = drafted(number, COUNT, start=number.start, end=number.end)
    draft.counted = "time"
    return draft


def fraction(number: Number, page: str, low: str, units: UnitTable) -> Draft | None:
    start, end = number.start, number.end
    is_half = number.figure == 0.5
    if quantity_ratios.fraction_is_ratio(low, end, units.wordings, is_half=is_half) or quantity_ratios.is_cut_in_half(
        low, start, units.wordings
    ):
        return drafted(number, RATIO, start=start, end=end)
    if (of := _OF_A.match(low, end)) and (unit := units.read(page, of.end())):
        is_of_one = _OF_ONE.search(of.group()) is not None
        is_time = unit.meaning.dimension == "time" and low.startswith(("a quarter", "quarter"), start)
        is_next_to = " of" not in of.group() and not is_time
        if (is_of_one or is_next_to) and unit.meaning.dimension not in MONEY:
            return drafted(number, unit.meaning, start=start, end=unit.end)
    is_said_in_words = low[start].isalpha()
    if quantity_ratios.fraction_is_share(low, start, end, units.wordings) or (
        is_said_in_words and ("-" in low[start:end] or low.startswith(("two", "three", "four"), start))
    ):
        return drafted(number, SHARE, start=start, end=end)
    return None
