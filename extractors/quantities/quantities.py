"""Text ─► Quantity: every number with its unit, whatever the unit; read on characters, without a model.

A number is found first (``numbers``), then what it measures (``unit_table``), counts or compares; its neighbours may make
it a range or give it their unit (``quantity_ranges``); what bounds it and per what time it is said comes last.
"""

import math
import re
from dataclasses import replace

from extractors.quantities import (
    number_scales,
    numbers,
    quantity_captions,
    quantity_ellipses,
    quantity_names,
    quantity_paces,
    quantity_ranges,
    quantity_rates,
    quantity_ratios,
    quantity_unmeasured,
)
from extractors.quantities.false_numbers import mask
from extractors.quantities.number_words import and_a_part
from extractors.quantities.numbers import Number, Shape
from extractors.quantities.quantity_bounds import Bounds
from extractors.quantities.quantity_drafts import COUNT, RATIO, Draft, drafted, finished, is_money
from extractors.quantities.quantity_units import divided, unit_after
from extractors.quantities.quantity_words import without_number
from extractors.quantities.unit_table import UnitReading, UnitTable
from extractors.text.typography import lowered, plain, plain_words, without_emphasis, without_entities
from models.reading import Quantity
from models.vocabulary import Qualifier

__all__ = ["UnitTable", "find"]


_DURING = re.compile(
    r"(?<!\bfor )(?<!\bof )(?<!\bin )(?<!\bat )(?<!just )(?<!well )(?<!took )(?<!last )(?<!lasted )\bover $"
)
_PLUS = ("+", "-plus", "ish", "-ish")
_ISH = re.compile(r"ish\b")


def find(text: str, units: UnitTable, *, at: int = 0) -> list[Quantity]:
    """Return every quantity of a text, sorted by start and apart.

    ``at`` is where the text begins in the one whose characters are counted: ``text[q.start - at:q.end - at] == q.unit_text``.
    """
    if clean := without_entities(text) or without_emphasis(text):
        return [_as_written(quantity, text, clean[1], at) for quantity in _find(clean[0], units, 0)]
    return _find(text, units, at)


def _find(text: str, units: UnitTable, at: int) -> list[Quantity]:
    page = mask(plain(text.replace("\t", "|").replace("   ", " | ")))  # what tabs and wide gaps part are cells
    low = lowered(page)
    heard = plain_words(low)
    units = units.for_page(page, low)
    drafts = _drafts(page, low, heard, units)
    if not drafts:
        return []
    quantity_captions.read(drafts, page, low, units)
    for draft in drafts:
        _bound(draft, low, units.bounds)
    quantity_unmeasured.count_what_is_measured(drafts, page)
    limits = [*(draft.outer_start for draft in drafts), len(page)][1:]
    has_rates, has_things = quantity_rates.may_stand_in(low, heard), quantity_rates.things_may_stand_in(low, heard)
    floor = 0
    for draft, limit in zip(drafts, limits, strict=True):
        if has_rates:
            quantity_paces.set_rate(draft, low, floor, limit)
        if has_things:
            quantity_paces.set_per(draft, page, limit)
        floor = draft.outer_end
    drafts = quantity_ellipses.complete(quantity_paces.with_intervals(drafts, low), page, low, units)
    drafts = quantity_ranges.join(drafts, page, low, units)
    return [finished(draft, text, at) for draft in drafts if _stands(draft, page, low)]


def _as_written(quantity: Quantity, text: str, starts: list[int], at: int) -> Quantity:
    """Return a quantity of a text without entities at its place in the text with them."""
    start, end = starts[quantity.start], starts[quantity.end]
    return replace(quantity, start=at + start, end=at + end, unit_text=text[start:end])


def _drafts(page: str, low: str, heard: frozenset[str], units: UnitTable) -> list[Draft]:
    found = numbers.find(page, low, heard)
    ends = [*(number.start for number in found), len(page)][1:]
    drafts = [
        draft for number, limit in zip(found, ends, strict=True) if (draft := _read(number, page, low, units, limit))
    ]
    drafts += without_number(page, low, heard, units)
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
        return quantity_unmeasured.once_or_twice(number, low)
    if number.shape is Shape.FRACTION:
        return quantity_unmeasured.fraction(number, page, low, units)
    if money := units.currency_before(page, start):
        sum_of_money = divided(page, UnitReading(end=end, form="", meaning=money[1]), units)
        return drafted(number, sum_of_money.meaning, start=money[0], end=sum_of_money.end)
    if start > 0 and page[start - 1].isalpha() and not numbers.GLUED_LENGTH.match(low, start - 1):
        return None  # a code that is no currency's
    if ratio := quantity_ratios.after_number(low, start, end, number.figure * number.scale, units.wordings):
        draft = drafted(number, RATIO, start=start, end=ratio.end)
        draft.figure, draft.scale, draft.is_inverted = ratio.figure, 1.0, ratio.is_inverted
        return draft
    if unit := unit_after(page, number, units):
        draft = drafted(number, unit.meaning, start=start, end=unit.end)
        if draft.scale == 1 and (part := and_a_part(low, unit.end)):
            draft.figure += part[0]  # a gigawatt and a half
            draft.end = draft.outer_end = part[1]
        if is_money(draft) and not draft.is_scaled and (behind := number_scales.scale_behind(page, low, unit.end)):
            draft.end = draft.outer_end = behind[0]  # 75 USD million
            draft.scale, draft.is_scaled = behind[1], True
        return draft
    if number.shape is Shape.MAGNITUDE and number.scale == 1:
        return None  # several satellites
    if page[end : end + 1] == "_" or (
        page[end : end + 1].isalnum() and not (_ISH.match(low, end) or numbers.GLUED_LENGTH.match(low, end))
    ):
        return None  # 747s, 3D, 10-K
    return quantity_unmeasured.count(number, page, units, limit)


def _bound(draft: Draft, low: str, bounds: Bounds) -> None:
    draft.outer_start, before = bounds.before(low, draft.start)
    plus = draft.number.end if low.startswith(_PLUS, draft.number.end) else draft.end
    draft.outer_end, after = bounds.after(low, plus)
    if after is None and draft.counted:
        after = bounds.after(low, draft.number.end)[1]
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
