"""Ratios and fractions: "ten times cheaper" is 0.1, "10x the size" is 10, "half the cost" is 0.5, "a third of" is a share."""

import re
from dataclasses import dataclass

from extractors.text.typography import NARROW
from extractors.text.wordings import Frame, Wordings

_GAP = rf"[ {NARROW}]"
_LESS = r"(?P<less><ratio.less>)\b"
_MORE = r"(?P<more><ratio.more>)\b"
_TIMES = Frame(
    rf"{_GAP}times{_GAP}(?:as{_GAP}(?:(?P<as_less><ratio.little>|<ratio.thrifty>)|[a-z]+)"
    rf"|(?P<less><ratio.less>|more{_GAP}<ratio.thrifty>)\b|{_MORE}|(?:the|that|those|its|their|our|his|her|what|today's|this|current|over|<ratio.multiples_of>)\b|[a-z]+'s\b"
    rf"|(?P<er>[a-z]{{3,12}}er)\b)"
)
_X = re.compile(rf"(?:{_GAP}|-)?[x×](?![a-z0-9×]|{_GAP}[0-9])|-?fold(?![a-z])")
_X_AFTER = Frame(rf"(?:{_GAP}|-)(?:as{_GAP}<ratio.little>\b|(?:[a-z]+{_GAP})?{_LESS})")
_TO_ONE = re.compile(r"(?::1|-to-(?:1|one))(?![0-9a-z])")
_MAY_FOLLOW = re.compile(rf"{_GAP}times|:1|-to-|(?:{_GAP}|-)?[x×]|-?fold|[ {NARROW}-]order")
"""How what makes a ratio of the number before it begins: most numbers have nothing of it."""

_TWICE = re.compile(rf"{_GAP}(?:as{_GAP}[a-z]|(?:the|its|that|what|their)\b|[a-z]+'s\b)")
_FACTOR = re.compile(rf"\bfactor{_GAP}of{_GAP}(?:[a-z]+{_GAP}){{0,2}}$")
_FACTOR_AFTER = Frame(rf"{_GAP}{_LESS}")
_OF_MAGNITUDE = rf"[ {NARROW}-]of[ {NARROW}-]magnitude(?:{_GAP}(?:{_LESS}|{_MORE}))?"
_ORDERS = Frame(rf"[ {NARROW}-]orders?{_OF_MAGNITUDE}")
_ONE_ORDER = Frame(rf"\b(?:an?|one){_GAP}order{_OF_MAGNITUDE}")
_REDUCING = Frame(r"\b<ratio.reducing>\b[^.;:!?\n]{0,60}$")
_PART = Frame(
    rf"{_GAP}(?:of{_GAP})?(?:the|its|their|that|what|today's|current|our|his|her){_GAP}(?:[a-z-]+{_GAP}){{0,2}}?<ratio.parts>\b"
    rf"|{_GAP}of{_GAP}(?:those|that){_GAP}(?:on|in|of|for|at)\b|{_GAP}as{_GAP}(?:much|expensive|costly|dear|cheap)\b"
)
_HALF_AS = Frame(
    rf"{_GAP}(?:as{_GAP}[a-z]+|that\b|those\b|the\b|its\b|their\b|what\b|of{_GAP}(?:the|its|their|that){_GAP}<ratio.parts>\b)"
)
_SHARE_OF = re.compile(rf"{_GAP}of\b(?!{_GAP}(?:an?|(?:19|20)[0-9]{{2}}|next|last|this)(?![a-z0-9]))")
_COMPARED_BY = Frame(rf"{_GAP}(?:{_LESS}|{_MORE})")
_ORDINAL_BEFORE = re.compile(
    r"\b(?:first|second|third|fourth|last|latter|final|other|better|back|front|next|previous|this|[1-4](?:st|nd|rd|th))[ ]$"
)
_WORD_BEFORE = re.compile(r"(?:^|\s)([a-z]+)[ ]$")
_MULTIPLE = re.compile(rf"\b(?P<word>double|triple|quadruple){_GAP}(?:the|its|that|their|what|today's|our|his|her)\b")
_HALVED = re.compile(r"\bhalv(?:e|es|ed|ing)\b(?! your)")
_MULTIPLES = {"double": 2.0, "triple": 3.0, "quadruple": 4.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """``figure`` replaces the number's own (an order of magnitude is 10); inverted where it says "less"."""

    end: int
    figure: float
    is_inverted: bool


def after_number(low: str, start: int, end: int, figure: float, wordings: Wordings) -> Ratio | None:
    """Return the ratio that the words around a number say, None where they say none."""
    begin = max(0, start - 40)
    if not _MAY_FOLLOW.match(low, end):
        return _by_factor(low, begin, start, end, figure, wordings) if "factor" in low[begin:start] else None
    if found := wordings.pattern(_TIMES).match(low, end):
        less = found["less"] or found["as_less"]
        return Ratio(end=end + len(" times"), figure=figure, is_inverted=less is not None)
    if found := _TO_ONE.match(low, end):
        return Ratio(end=found.end(), figure=figure, is_inverted=False)
    if found := _X.match(low, end):
        after = wordings.pattern(_X_AFTER).match(low, found.end())
        less = after is not None and (after["less"] is not None or " as " in after.group())
        return Ratio(end=found.end(), figure=figure, is_inverted=less or _is_reduced(low, start, wordings))
    if found := wordings.pattern(_ORDERS).match(low, end):
        if abs(figure) > 30:
            return None
        is_less = found["less"] is not None or (found["more"] is None and _is_reduced(low, start, wordings))
        return Ratio(end=low.index("magnitude", end) + 9, figure=10.0**figure, is_inverted=is_less)
    return _by_factor(low, begin, start, end, figure, wordings)


def _by_factor(low: str, begin: int, start: int, end: int, figure: float, wordings: Wordings) -> Ratio | None:
    """Read "by a factor of 10"."""
    if found := _FACTOR.search(low, begin, start):
        less = wordings.pattern(_FACTOR_AFTER).match(low, end)
        return Ratio(end=end, figure=figure, is_inverted=less is not None or _is_reduced(low, found.start(), wordings))
    return None


def twice(low: str, end: int) -> bool:
    """Whether what follows "twice" makes it a ratio, as in "twice the size"."""
    return _TWICE.match(low, end) is not None


def fraction_is_ratio(low: str, end: int, wordings: Wordings, *, is_half: bool) -> bool:
    """Whether a fraction compares ("half the cost", "a third of the price") rather than shares out."""
    return wordings.pattern(_PART).match(low, end) is not None or (
        is_half and wordings.pattern(_HALF_AS).match(low, end) is not None
    )


def is_cut_in_half(low: str, start: int, wordings: Wordings) -> bool:
    """Whether "half" is what is left of something: "cut the cost of energy in half"."""
    return low.startswith("half", start) and low.endswith("in ", 0, start) and _is_reduced(low, start, wordings)


def fraction_is_share(low: str, start: int, end: int, wordings: Wordings) -> bool:
    """Whether a fraction is a share of something ("two-thirds of", "by a third")."""
    if _ORDINAL_BEFORE.search(low, max(0, start - 12), start):
        return False  # the second half of the year
    if wordings.pattern(_COMPARED_BY).match(low, end):
        return True  # a third cheaper
    before = _WORD_BEFORE.search(low, max(0, start - 16), start)
    return _SHARE_OF.match(low, end) is not None or (
        before is not None and before[1] in wordings.words("ratio.before_share")
    )


def without_number(low: str, wordings: Wordings) -> list[tuple[int, int, float, bool]]:
    """Return start, end, figure and inversion of ratios that hold no number: "an order of magnitude", "double the"."""
    found: list[tuple[int, int, float, bool]] = []
    if "magnitude" in low:
        for order in wordings.pattern(_ONE_ORDER).finditer(low):
            is_less = order["less"] is not None or (order["more"] is None and _is_reduced(low, order.start(), wordings))
            found.append((order.start(), low.index("magnitude", order.start()) + 9, 10.0, is_less))
    if "halv" in low:
        found += [(halved.start(), halved.end(), 0.5, False) for halved in _HALVED.finditer(low)]
    if "ple " in low or "double " in low:
        found += [
            (multiple.start(), multiple.end("word"), _MULTIPLES[multiple["word"]], False)
            for multiple in _MULTIPLE.finditer(low)
        ]
    return found


def _is_reduced(low: str, start: int, wordings: Wordings) -> bool:
    return wordings.pattern(_REDUCING).search(low, max(0, start - 70), start) is not None
