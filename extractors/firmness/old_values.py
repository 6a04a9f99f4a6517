"""What of a line's quantities says nothing new: the old value of a revision, and one that is repeated in another unit."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.lines import old_labels
from extractors.lines.passages import Line
from extractors.lines.value_words import FROM
from extractors.metrics.metrics import RATE_OF
from extractors.quantities import rates
from extractors.text.wordings import Frame
from models.reading import Quantity
from models.vocabulary import Qualifier

_TO = re.compile(
    r"^[^.;]{0,60}?\bto\s+(?:an?\s)?(?:the equivalent of\s)?(?:about\s|roughly\s|some\s|around\s|nearly\s|up\sto\s|more\sthan\s|over\s|at\sleast\s)?$"
)
_OLD_BEFORE = Frame(
    r"(?:,\s?not|\b<old.instead>|\bvs\.|,\s?was"
    r"|\((?:was|before|earlier|until now|in \d{4}|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{4})?):?)"
    r"\s+(?:an?\s|the\s)?(?:earlier\s|original\s|previous\s|planned\s|old\s|full\s|whole\s|entire\s|initial\s)?(?:about\s|roughly\s|some\s)?$"
)
_BRACKET = re.compile(
    r"[\s,]*[(\[](?:about |roughly |~|≈|or |i\.e\. |approximately |around )?$|\s*,?\s+(?:or|which equals|which is|which corresponds to|equal to|that is)\s+(?:about |roughly |approximately |around )?$"
)
_FROM_AFTER = re.compile(r"\s(?:[\w-]+\s){0,4}?from\s(?:about\s|roughly\s|some\s|an earlier\s|the earlier\s|the\s)?")
_TO_BEFORE = re.compile(r"\b(?:to|at)\s(?:about\s|roughly\s|some\s|nearly\s|up to\s|more than\s)?$")
_BY_SO_MUCH = Frame(r"\b<old.by_so_much>\s(?:\w+\s)?by\s(?:about\s|some\s|roughly\s|another\s)?$")
_ONE = re.compile(r"1\s")
_EQUALS = re.compile(r"\s?[=≈]\s?\d")
_ONE_IS = re.compile(r"\b1\s[a-z]+\s?[=≈]\s?$")
_SO_MANY_MORE = re.compile(
    r"\s(?:[\w-]+\s)?(?:(?:more|fewer|less|better)\s(?:than|the)|(?:above|below|under|over)\s(?:than|the(?!\s(?:\w+['’]s\s)?(?:ground|earth|surface|equator|planet|atmosphere|globe|pole|sea)))\b)\b"
)
_SET_BESIDE = Frame(r"\b(?:<old.set_beside>|vs\.)\s(?:an?\s)?(?:<number.about>\s)?$")
_PERIOD_BEHIND = re.compile(
    r"(?:\s[a-z]+)?\s(?:in|at|during|for|by|as of)\s(?:the (?:end|middle|beginning|close) of\s)?(?:all of\s)?(?:\d{4}|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|last|the (?:same|previous|prior|year|(?:first|second|third|fourth|last) (?:quarter|half))|mid-|early|late)|\s(?:this year|so far|this quarter|last (?:year|quarter|month)|a year (?:earlier|before|ago)|the year before)\b"
)
_FOR = re.compile(r"\s(?:for|of|on|at|in|with)\s(?:the\s|an?\s)?")
_SAME = 0.06
_WAS_BEFORE = Frame(r"\b<old.formerly>\s(?:an?\s|the\s)?(?:<number.about>\s)?$")
_NOW_IS = re.compile(
    r"[^.;:()\n]{0,40}?(?:,|\band|\bbut|\d\))\s(?:(?:it|they)\s)?(?:(?:is|are|stands?|has (?:since )?become)\s)?(?:now|today|currently)\s(?:(?:at|about|some|only|just|over|nearly|a)\s){0,2}"
)
_WAS = re.compile(r"\b(?:was|were|had|had been|stood at|drew|ran at|weighed|measured|held|made|took)\s(?:\w+\s)?$")
_HAS_CHANGED = Frame(r"\b<old.changed>\b[^.;]{0,40}$")
_HAD_CHANGED = Frame(
    r"\b<old.changed>\b[^.;]{0,120}$"
)  # "has grown from 5 to 10, and its draw from 130 MW to over 250"
_SOON = 120  # characters within which the new value follows


def as_revised(line: Line, quantity: Quantity) -> Quantity:
    """Return the new value of a change that is written like a range: "the radiators have grown: from 110 to 160 m²"."""
    is_range = quantity.value_high is not None and quantity.qualifier is Qualifier.RANGE
    if not is_range or not line.pattern(FROM).search(line.words, line.start, quantity.start):
        return quantity
    changes = line.pattern(_HAS_CHANGED if quantity.dimension == "length" else _HAD_CHANGED)
    if changes.search(line.words, line.start, quantity.start) is None or quantity.value_high is None:
        return quantity
    return replace(quantity, value=quantity.value_high, value_high=None, qualifier=Qualifier.EXACTLY)


def says_nothing_new(line: Line, quantity: Quantity, values: Sequence[Quantity]) -> bool:
    """Say whether a quantity is an old value, or another that is said again."""
    following = next((other for other in line.quantities if other.start >= quantity.end), None)
    if following is not None and old_labels.leads_on(line, quantity.end, following.start):
        return _alike(following, quantity) or _is_bare(quantity)
    before = line.words[line.start : quantity.start]
    alike = [other for other in line.quantities if other is not quantity and _alike(other, quantity)]
    if alike and alike[0].start < quantity.start and line.pattern(_OLD_BEFORE).search(before[-60:]):
        return not is_set_beside(line, quantity.start, quantity.end) and not _is_of_another(line, quantity)
    if (
        alike
        and line.may_have("old.formerly", line.start, quantity.start)
        and line.pattern(_WAS_BEFORE).search(before[-60:])
        and any(other.end <= quantity.end + _SOON for other in alike)
    ):
        return True  # "formerly 120 kW, is now a 175 kW design"
    if (
        following is not None
        and (_alike(following, quantity) or _is_bare(following))
        and "now" in line.heard
        and _NOW_IS.fullmatch(line.words, quantity.end, following.start)
        and not (_WAS.search(before) and _has_own_period(line, quantity, following))
    ):
        return True  # "110 m² in March, now 160"
    is_from = "from" in line.heard and line.pattern(FROM).search(before) is not None
    if is_from:
        as_meant = {other.start: other for other in values}
        later = [as_meant.get(other.start, other) for other in line.quantities if other.start > quantity.end]
        if (
            later
            and (_alike(later[0], quantity) or _is_bare(quantity))
            and _TO.search(line.words[quantity.end : later[0].start])
        ):
            return not _has_own_period(line, quantity, later[0])
    if any(other.dimension == "count_rate" and 0 <= other.start - quantity.end <= 1 for other in values):
        return True  # "one flight every two weeks"
    if is_from and any(
        other.end <= quantity.start
        and _FROM_AFTER.fullmatch(line.words, other.end, quantity.start)
        and _TO_BEFORE.search(line.words, line.start, other.start)
        for other in alike
    ):
        return True  # "raised to 3 GW from 1 GW"
    if (
        "by" in line.heard
        and line.pattern(_BY_SO_MUCH).search(before[-40:])
        and not (quantity.dimension.endswith("_rate") or rates.factor_in("", line.words[quantity.end : line.end][:20]))
    ):
        return True  # "mass went up by three hundred kilos"
    if alike and _SO_MANY_MORE.match(line.words, quantity.end, line.end):
        return True  # "forty satellites, 14 more than on the last flight"
    if "restates_previous" in quantity.flags:
        return True
    if (before.rstrip().endswith(("=", "≈")) and _ONE_IS.search(before)) or (
        _ONE.match(quantity.unit_text) and _EQUALS.match(line.words, quantity.end)
    ):
        return True  # "1 tonne = 2,205 lb" tells of units, not of things
    earlier = [other for other in values if other.end <= quantity.start and _alike(other, quantity)]
    if earlier and _BRACKET.search(line.words[earlier[-1].end : quantity.start]):
        return abs(earlier[-1].value - quantity.value) <= _SAME * abs(quantity.value)
    return False


def is_labelled_old(lines: Sequence[Line], line: Line, quantity: Quantity) -> bool:
    """Say whether a quantity stands beside "Was:" or "Old:", and another of its kind beside "Now:" or "New:"."""

    def goes_on(other: Line, behind: int) -> bool:
        return any(
            new is not quantity and new.start >= behind and (_alike(new, quantity) or _is_bare(new))
            for new in other.quantities
        )

    return old_labels.is_labelled(lines, line, quantity.start, goes_on)


def is_set_beside(line: Line, start: int, end: int) -> bool:
    """Say whether a value is compared with another and has a period of its own: "three flights, against five last year"."""
    ahead = line.pattern(_SET_BESIDE).search(line.words, max(line.start, start - 60), start)
    return ahead is not None and _PERIOD_BEHIND.match(line.words, end, line.end) is not None


def _is_of_another(line: Line, quantity: Quantity) -> bool:
    """Say whether a value that is compared is another program's: "8 kilowatts, against about one kilowatt for Starcloud-1"."""
    led = _FOR.match(line.words, quantity.end, line.end)
    return led is not None and any(mention.start == led.end() for mention in line.programs())


def _alike(one: Quantity, other: Quantity) -> bool:
    first, second = one.dimension, other.dimension
    return first == second or RATE_OF.get(first) == second or RATE_OF.get(second) == first


def _is_bare(quantity: Quantity) -> bool:
    return quantity.dimension == "count" and quantity.counted is None


def _has_own_period(line: Line, quantity: Quantity, following: Quantity) -> bool:
    return any(quantity.end <= match.start and match.end <= following.start for match in line.periods)
