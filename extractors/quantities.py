"""Text ─► Quantity: every number with its unit, whatever the unit; read on characters, without a model.

A number is found first (``numbers``), then what it measures (``unit_table``), counts or compares; its neighbours may make
it a range or give it their unit (``quantity_ranges``); what bounds it and per what time it is said comes last.
"""

import math
import re
from dataclasses import replace
from itertools import pairwise

from extractors import (
    numbers,
    quantity_bounds,
    quantity_ellipses,
    quantity_names,
    quantity_paces,
    quantity_ranges,
    quantity_rates,
    quantity_ratios,
)
from extractors.false_numbers import mask
from extractors.numbers import Number, Shape
from extractors.quantity_counts import (
    abbreviation_after,
    attributive_after,
    is_part_of_word,
    noun_after,
    noun_before,
    single_noun_after,
)
from extractors.quantity_drafts import COUNT, RATIO, SHARE, Draft, drafted, finished, is_money
from extractors.quantity_units import divided, unit_after, unit_behind_word, unit_in_plural
from extractors.quantity_words import without_number
from extractors.typography import NARROW, lowered, plain, without_entities
from extractors.unit_table import MONEY, UnitReading, UnitTable
from models.reading import Quantity
from models.vocabulary import Qualifier

__all__ = ["UnitTable", "find"]


_OF_A = re.compile(rf"(?:[ {NARROW}]of)?[ {NARROW}](?:an?[ {NARROW}])?|-")
_DURING = re.compile(
    r"(?<!\bfor )(?<!\bof )(?<!\bin )(?<!\bat )(?<!just )(?<!well )(?<!took )(?<!last )(?<!lasted )\bover $"
)
_NO_ONE = re.compile(r"\b(?:[Nn]o|[Aa]ny|[Ee]very|[Ee]ach|[Tt]he|[Tt]his|[Tt]hat|[Ww]hich|[Nn]ot)[ -]$")
_PLUS = ("+", "-plus")
_OF_ONE = re.compile(rf"of[ {NARROW}]an?[ {NARROW}]$")
_NAME_BETWEEN = re.compile(rf"[ {NARROW}](?:new |more |other |additional )?[A-Z][A-Za-z-]{{2,20}}[ {NARROW}]")
_ISH = re.compile(r"ish\b")
_OR_TWO = re.compile(r"(?:two|three)\b")
_OF = re.compile(rf"[ {NARROW}]of\b")
_QUOTED = {'"': '"', "“": "”", "‘": "’"}
_OF_THE = re.compile(r" of (?:the|its|their|those|these|our) ")
_RESOLUTIONS = frozenset({2e3, 4e3, 8e3})
_DID = re.compile(r"\b(?:flew|flown|launched|landed|fired|tested)\b[^.,;:\n]{0,24}[ ]$")
_ONCE_WHEN = re.compile(r"[ ](?:in|this|last|during|since|so far)\b|[.,;]|$")
_AFTER_ONCE = re.compile(rf"[ {NARROW}](?:an?|each|every|per)[ {NARROW}]")


def find(text: str, units: UnitTable, *, at: int = 0) -> list[Quantity]:
    """Return every quantity of a text, sorted by start and apart.

    ``at`` is where the text begins in the one whose characters are counted: ``text[q.start - at:q.end - at] == q.unit_text``.
    """
    if clean := without_entities(text):
        return [_as_written(quantity, text, clean[1], at) for quantity in _find(clean[0], units, 0)]
    return _find(text, units, at)


def _find(text: str, units: UnitTable, at: int) -> list[Quantity]:
    page = mask(plain(text))
    low = lowered(page)
    units = units.for_page(page, low)
    drafts = _drafts(page, low, units)
    for draft in drafts:
        _bound(draft, low)
    _count_what_is_measured(drafts, page)
    limits = [*(draft.outer_start for draft in drafts), len(page)][1:]
    floor = 0
    for draft, limit in zip(drafts, limits, strict=True):
        quantity_paces.set_rate(draft, low, floor, limit)
        quantity_paces.set_per(draft, page, limit)
        floor = draft.outer_end
    drafts = quantity_ellipses.complete(quantity_paces.with_intervals(drafts, low), page, low, units)
    drafts = quantity_ranges.join(drafts, page, low)
    return [finished(draft, text, at) for draft in drafts if _stands(draft, page, low)]


def _as_written(quantity: Quantity, text: str, starts: list[int], at: int) -> Quantity:
    """Return a quantity of a text without entities at its place in the text with them."""
    start, end = starts[quantity.start], starts[quantity.end]
    return replace(quantity, start=at + start, end=at + end, unit_text=text[start:end])


def _drafts(page: str, low: str, units: UnitTable) -> list[Draft]:
    found = numbers.find(page, low)
    ends = [*(number.start for number in found), len(page)][1:]
    drafts = [
        draft for number, limit in zip(found, ends, strict=True) if (draft := _read(number, page, low, units, limit))
    ]
    drafts += without_number(page, low, units)
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    apart: list[Draft] = []
    for draft in drafts:
        if (
            apart
            and draft.per_year
            and draft.start == apart[-1].end + 1
            and quantity_paces.lacks_rate(apart[-1])
            and not draft.counted
        ):
            apart[-1].per_year, apart[-1].end, apart[-1].outer_end = draft.per_year, draft.end, draft.end
        elif not apart or draft.start >= apart[-1].end:
            apart.append(draft)
        elif draft.end > apart[-1].end and apart[-1].is_bare:
            apart[-1] = draft
        elif apart[-1].counted and apart[-1].per_year is None and draft.start >= apart[-1].number.end:
            apart[-1].end = apart[-1].outer_end = apart[-1].number.end  # seven gigawatt-class sites
            apart.append(draft)
    return apart


def _read(number: Number, page: str, low: str, units: UnitTable, limit: int) -> Draft | None:
    """Return the draft of a number, None where its surroundings show that it counts nothing."""
    start, end = number.start, number.end
    if number.shape is Shape.TIMES:
        return _once_or_twice(number, low)
    if number.shape is Shape.FRACTION:
        return _fraction(number, page, low, units)
    if money := units.currency_before(page, start):
        sum_of_money = divided(page, UnitReading(end=end, form="", meaning=money[1]), units)
        return drafted(number, sum_of_money.meaning, start=money[0], end=sum_of_money.end)
    if start > 0 and page[start - 1].isalpha():
        return None  # a code that is no currency's
    if ratio := quantity_ratios.after_number(low, start, end, number.figure * number.scale):
        draft = drafted(number, RATIO, start=start, end=ratio.end)
        draft.figure, draft.scale, draft.is_inverted = ratio.figure, 1.0, ratio.is_inverted
        return draft
    if unit := unit_after(page, number, units):
        draft = drafted(number, unit.meaning, start=start, end=unit.end)
        if is_money(draft) and not draft.is_scaled and (behind := numbers.scale_behind(page, low, unit.end)):
            draft.end = draft.outer_end = behind[0]  # 75 USD million
            draft.scale, draft.is_scaled = behind[1], True
        return draft
    if number.shape is Shape.MAGNITUDE and number.scale == 1:
        return None  # several satellites
    if (page[end : end + 1].isalnum() and not _ISH.match(low, end)) or page[end : end + 1] == "_":
        return None  # 747s, 3D, 10-K
    return _count(number, page, units, limit)


def _count(number: Number, page: str, units: UnitTable, limit: int) -> Draft | None:
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


def _count_what_is_measured(drafts: list[Draft], page: str) -> None:
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
            noun = noun_after(page, second.end, second.end + 60) if second.is_measured else None
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


def _once_or_twice(number: Number, low: str) -> Draft | None:
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


def _fraction(number: Number, page: str, low: str, units: UnitTable) -> Draft | None:
    start, end = number.start, number.end
    is_half = number.figure == 0.5
    if quantity_ratios.fraction_is_ratio(low, end, is_half=is_half):
        return drafted(number, RATIO, start=start, end=end)
    if (of := _OF_A.match(low, end)) and (unit := units.read(page, of.end())):
        is_of_one = _OF_ONE.search(of.group()) is not None
        is_time = unit.meaning.dimension == "time" and low.startswith(("a quarter", "quarter"), start)
        is_next_to = " of" not in of.group() and not is_time
        if (is_of_one or is_next_to) and unit.meaning.dimension not in MONEY:
            return drafted(number, unit.meaning, start=start, end=unit.end)
    is_said_in_words = low[start].isalpha()
    if quantity_ratios.fraction_is_share(low, start, end) or (
        is_said_in_words and ("-" in low[start:end] or low.startswith(("two", "three", "four"), start))
    ):
        return drafted(number, SHARE, start=start, end=end)
    return None


def _bound(draft: Draft, low: str) -> None:
    draft.outer_start, before = quantity_bounds.before(low, draft.start)
    plus = draft.number.end if low.startswith(_PLUS, draft.number.end) else draft.end
    draft.outer_end, after = quantity_bounds.after(low, plus)
    if after is None and draft.counted:
        after = quantity_bounds.after(low, draft.number.end)[1]
    draft.outer_end = max(draft.outer_end, draft.end)
    if (
        draft.meaning.dimension == "time"
        and before is Qualifier.MORE_THAN
        and _DURING.search(low, max(0, draft.start - 12), draft.start)
    ):
        before = None
    qualifier = before if before is not None and (before is not Qualifier.ABOUT or after is None) else after
    if qualifier is None and low.startswith(_PLUS, draft.number.end):
        qualifier = Qualifier.AT_LEAST
    if qualifier is not None and draft.qualifier is not Qualifier.MAGNITUDE:
        draft.qualifier = qualifier


def _stands(draft: Draft, page: str, low: str) -> bool:
    """Whether a draft is a quantity now that its neighbours are known: a bare number may be a year or part of a name."""
    has_noun = draft.counted is not None
    if not math.isfinite(draft.amount) or (draft.high is not None and not math.isfinite(draft.high.amount)):
        return False
    if draft.meaning != COUNT or draft.per_year is not None:
        return True
    start, end = draft.number.start, draft.number.end
    if draft.number.is_whole:
        return not (
            quantity_names.is_year(low, start, end, has_noun=has_noun)
            or (draft.is_bare and quantity_names.is_name_again(page, start, end))
            or (draft.counted != "time" and quantity_names.is_name(page, start, end, has_noun=has_noun))
        )
    if draft.is_bare and draft.number.shape is Shape.DIGITS and not draft.is_scaled and "," not in page[start:end]:
        return not quantity_names.is_version(page, start, draft.figure)
    if draft.is_bare and draft.number.shape is Shape.WORDS and draft.number.scale == 1:
        return draft.number.value > 1 and not (
            page[start].isupper() and quantity_names.is_name(page, start, end, has_noun=False)
        )
    return True
