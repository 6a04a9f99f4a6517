"""Scales behind a number: "6.3 billion", "$6.3bn", "2M+".

``scale_after(page, low, end, is_money=…) -> (end, factor)``   1 where there is none
``scale_behind(page, low, end) -> (end, factor) | None``       of one that stands behind the unit: "75 USD million"
"""

import re

from extractors.quantities.number_words import SCALES
from extractors.text.typography import NARROW

_LETTERS = re.compile(r"[A-Za-zµ]+")
_SCALE_AFTER = re.compile(
    rf"[ {NARROW}-]{{1,2}}(?:({'|'.join(SCALES)})s?|(bn|Bn|BN|bln|Bln|bil|mn|Mn|mln|tn|trn))(?![A-Za-z0-9])"
)
_SCALE_WORD_AFTER = re.compile(rf"[ {NARROW}-]{{1,2}}({'|'.join(SCALES)})s?(?![a-z0-9])")
_BEFORE_SCALE = frozenset(f" {NARROW}-")
_BEGIN_SCALE = frozenset(word[0] for word in (*SCALES, "bn", "mn", "tn", "k")) | _BEFORE_SCALE
_SUFFIXES = {
    **dict.fromkeys(("k", "K"), 1e3),
    **dict.fromkeys(("M", "MM", "mn", "Mn", "mln"), 1e6),
    **dict.fromkeys(("B", "bn", "Bn", "BN", "bln", "Bln", "bil"), 1e9),
    **dict.fromkeys(("T", "tn", "Tn", "TN", "trn", "tln"), 1e12),
}
_MONEY_SUFFIXES = {**_SUFFIXES, **SCALES, "m": 1e6, "mm": 1e6, "mil": 1e6, "b": 1e9, "t": 1e12, "tr": 1e12}
_SPACED_MONEY_SUFFIX = re.compile(rf"[ {NARROW}](k|K|M|m|B|b|T|bn|mil|mln|bil|bln)(?![A-Za-z0-9])")
_PLURAL_NEXT = re.compile(
    rf"[ {NARROW}](?:of[ {NARROW}](?:its|their|our|his|her)[ {NARROW}](?:[A-Za-z][A-Za-z-]{{1,20}}[ {NARROW}])?)?"
    r"(?:(?:people|[A-Za-z][A-Za-z-]{1,30}[a-rt-z]s)(?![A-Za-z])|sq(?:uare)?\.? (?:ft|f[eo][eo]t|km|m|miles|met(?:er|re)s|kilomet(?:er|re)s|yards)\b)"
)


def scale_after(page: str, low: str, end: int, *, is_money: bool, after_millions: bool = False) -> tuple[int, float]:
    """Return the end of the scale that follows, and its factor: "6.3 billion", "$6.3bn", "2M+"; 1 where there is none."""
    following = page[end : end + 1]
    if following.isalpha() and (glued := _LETTERS.match(page, end)):
        suffixes = _MONEY_SUFFIXES if is_money else _SUFFIXES
        factor = suffixes.get(glued.group())
        if factor is None and glued.group() in {"m", "b"} and (_PLURAL_NEXT.match(page, glued.end()) or after_millions):
            factor = _MONEY_SUFFIXES[glued.group()]
        if factor is None or page[glued.end() : glued.end() + 1].isdigit():
            return end, 1.0
        return glued.end(), factor
    scale = 1.0
    if following not in _BEFORE_SCALE or low[end + 1 : end + 2] not in _BEGIN_SCALE:
        return end, scale
    while found := _SCALE_AFTER.match(page, end) or _SCALE_WORD_AFTER.match(low, end):
        scale *= SCALES[found[1]] if found[1] else _SUFFIXES[found[2]]
        end = found.end()
        if scale >= 1e15:
            break
    if scale == 1.0 and is_money and (spaced := _SPACED_MONEY_SUFFIX.match(page, end)):
        return spaced.end(), _MONEY_SUFFIXES[spaced[1]]
    return end, scale


def scale_behind(page: str, low: str, end: int) -> tuple[int, float] | None:
    """Return the end and the factor of a scale that stands behind the unit: "75 USD million"; None where none does."""
    after, scale = scale_after(page, low, end, is_money=False)
    return (after, scale) if scale != 1 else None
