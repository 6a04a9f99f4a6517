"""Numbers as they are written: digits, words, scales, fractions and magnitudes ("tens of", "several thousand").

A ``Number`` is a value and the characters that say it; what it counts or measures is for ``extractors.quantities.quantities``.
"""

import math
import re
from enum import StrEnum
from typing import NamedTuple

from extractors.quantities.number_scales import scale_after
from extractors.quantities.number_words import FRACTIONS, SCALES, Phrase, and_a_part, read_words
from extractors.text.typography import CURRENCY_SIGNS, NARROW, may_be_money, plain_words, word_set
from models.vocabulary import Qualifier


class Shape(StrEnum):
    """How a number is written; some shapes need company to mean one ("half", "once")."""

    DIGITS = "digits"
    WORDS = "words"
    MAGNITUDE = "magnitude"  # only the power of ten is known
    FRACTION = "fraction"  # half, a third, two-thirds
    TIMES = "times"  # once, twice
    BARE_SCALE = "bare_scale"  # "million-satellite": a scale without a number


class Number(NamedTuple):
    """``value`` is ``figure`` × ``scale``: "6.3 billion" has the figure 6.3 and the scale 1e9."""

    start: int
    end: int
    figure: float
    scale: float
    shape: Shape
    qualifier: Qualifier | None = None
    is_whole: bool = False  # plain digits without comma, point or scale: it may be a name, a year or a list number

    @property
    def value(self) -> float:
        return self.figure * self.scale


_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|trillions?"
    "|dozens?|tens|half|couple|pair|trio|quartet|quintet|several|few|once|twice|zero"
)
_CODES = (
    "usd|eur|gbp|cad|aud|inr|cny|rmb|jpy|chf|sgd|hkd|nzd|krw|sek|nok|dkk|myr|thb|idr|zar|mxn|brl|rub|pln|ils|aed|sar|twd"
    "|[$]us|[$]au|[$]nz|[$]ca|[$]hk"
)
"""Codes of money that a number may be glued to; any other letter before digits makes them part of a name."""

_FIGURES = (
    rf"(?=[0-9])(?:(?<![a-z0-9_^])|(?<={_CODES})|(?<=[$][acs])|(?<=[0-9]x)|(?<=(?<![a-z])r[mps])"
    r"|(?<=(?<![a-z])ps)(?=[6-9]|[0-9](?:[0-9]|[.,][0-9]|[ ]?(?:m|bn|k|million|billion)(?![a-z]))))"
)
_BEGINS_FIGURES = re.compile(rf"(?=[0-9.½¼¾⅓⅔⅛])(?:{_FIGURES}|(?<![a-z0-9_])(?:\.[0-9]|[½¼¾⅓⅔⅛]))")
_BEGINS = re.compile(
    rf"(?:{_FIGURES}|(?<![a-z0-9_])(?:\.[0-9]|[½¼¾⅓⅔⅛]"
    rf"|(?=[bcdefhmnopqstz])(?:{_WORDS})(?:fold)?(?![a-z0-9_])"
    r"|multi(?=-?[a-z])|(?<=remaining[ ])(?:third|quarter|fourth|fifth|sixth|eighth|tenth)(?![a-z])|quarter(?=[ -](?:million|billion|trillion|percent|percentage|point|mile|inch|pound|century))"
    rf"|an?(?=[ {NARROW}-](?:few|couple|pair|trio|quartet|quintet|{'|'.join(FRACTIONS)}|{'|'.join(SCALES)})(?![a-z]))))"
)
_IN_WORDS = frozenset(
    f"{word}{ending}" for word in re.sub(r"(\w+)s\?", r"\1|\1s", _WORDS).split("|") for ending in ("", "fold")
) | {*FRACTIONS, *SCALES}
"""Without one of these, or "multi", a page has no number but in figures."""

_DIGITS = re.compile(
    rf"""(?:(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}|[0-9]{{1,3}}(?:[{NARROW}'][0-9]{{3}})+|[0-9]{{1,3}}(?:[ ]000)+)(?![0-9])
    |[0-9]+|(?=\.[0-9]))(?:\.[0-9]+)?""",
    re.VERBOSE,
)
_CONTINENTAL = re.compile(
    r"[0-9]{1,3}(?:(?:\.[0-9]{3})+,[0-9]{1,2}|(?:\.[0-9]{3}){2})(?![0-9.,])"
    rf"|[0-9]{{1,3}},[0-9]{{1,2}}(?=[ {NARROW}-]?(?:[kmgt]w(?:h|p|e)?|[kmgt]?watts?|(?:kilo|mega|giga|tera)watts?|km|kg|t|tonnes?|tons?|met(?:er|re)s?|m[²2]?|%|per[ ]?cent|million|billion|trillion|bn|mn)(?![a-z0-9]))"
)
"""Digits grouped by dots, or a comma before the decimals, where nothing else can be meant: "1.234,5", "1.234.567", "1,2 GW"."""

_POWER = re.compile(
    rf"e([+-]?[0-9]{{1,3}})(?![a-z0-9])|[ {NARROW}]?[x×·⋅][ {NARROW}]?10(?:\^([−-]?[0-9]{{1,3}})|([⁻⁰¹²³⁴-⁹]+)|(−[0-9]{{1,3}}|(?<=×10)-[0-9]{{1,2}}(?![0-9])))"
)
_PLAIN_POWER = re.compile(rf"(?:[ {NARROW}]?[x×·⋅][ {NARROW}]?([0-9]{{1,3}}))?\^([0-9]{{1,3}})(?![0-9.])")
_TEN_POWER = re.compile(r"10(?:\^([−-]?[0-9]{1,3})|([⁻⁰¹²³⁴-⁹]+))")
_LARGEST_BASE = 64
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")
_VULGAR = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
_SLASH = re.compile(r"([1-9])/((?:[2-9]|10|16|32)(?![0-9/])|[1-9][0-9]{1,3}(?=[ ]of[ ]))")
_MIXED = re.compile(r"[ -]([1-9])/([2-9]|16)(?![0-9/])")
_FIGURE_GOES_ON = re.compile(rf"[e^½¼¾⅓⅔⅛x×·⋅]|[ {NARROW}-](?:[1-9x×·⋅]|and[ {NARROW}-])")
"""What a power, a part or a fraction behind digits begins with."""

_GROUPING = re.compile(rf"[,' {NARROW}]")
_IN_BRACKETS = re.compile(rf"[ {NARROW}]\(([0-9,]{{1,12}})\)")
_WORD_END = re.compile(r"[a-z]{1,12}$")
_LONGEST = 40
"""Digits of more characters are a serial number."""

_MONEY_BEFORE = re.compile(
    rf"(?:[{CURRENCY_SIGNS}]|[$](?:US|AU?|NZ|CA?|HK|S)|\bPS|\bY=|\b(?:RM|USD|EUR|GBP|CAD|AUD|CHF|CNY|RMB|INR|JPY|SGD|HKD|NZD|SEK|NOK|DKK|MYR|THB|ZAR|MXN|BRL|AED|SAR|Rs\.?)[ {NARROW}]?)$"
)
_JOINS = re.compile(rf"(?:[ ]?[-–—/][ ]?|[ ]to[ ]|[ ]and[ ])(?:[A-Z]{{0,3}}[{CURRENCY_SIGNS}])?")
_MINUS = re.compile(rf"(?<![a-z0-9-])minus[ {NARROW}-]$")
_MORE_NUMBERS = word_set("sub to in of and or about over under nearly near almost plus minus some roughly x by")
_UNITS_GLUED = word_set("k m mm b bn mn t tn w kw mw gw tw kg km cm ft lb kwh mwh gwh")
"""What may stand between the digits of a range that is written without spaces: "$4.2bn-5bn", "120kW-150kW"."""

GLUED_LENGTH = re.compile(
    r"x(?=[0-9]{1,5}(?:\.[0-9]{1,3})?[ -]?(?:k?m|[cm]m|kilomet\w*|met(?:er|re)s?|feet|foot|ft)\b)"
)
"""The sign between two lengths that are glued together: "641x644 km", but not "1920x1080"."""


def find(page: str, low: str, heard: frozenset[str] | None = None) -> list[Number]:
    """Return the numbers of a page, sorted and apart. ``low`` is the same page in small letters, ``heard`` its words.

    The page has its false numbers blanked out already; names that end in a number ("Falcon 9") are still among these.
    """
    heard = plain_words(low) if heard is None else heard
    begins = _BEGINS_FIGURES if _IN_WORDS.isdisjoint(heard) and "multi" not in low else _BEGINS
    numbers: list[Number] = []
    position = 0
    is_money = False
    while found := begins.search(low, position):
        start = found.start()
        if low[start].isdigit() or low[start] == ".":
            follows = bool(numbers) and _JOINS.fullmatch(page, numbers[-1].end, start) is not None
            is_money = _is_money(page, start) or (follows and is_money)
            number, position = _read_digits(
                page, low, start, is_money=is_money, after_millions=_follows_millions(page, numbers, start)
            )
        elif low[start] in _VULGAR:
            value = _VULGAR[low[start]]
            number, position = _with_scale(low, start, start + 1, value, Shape.FRACTION), start + 1
        else:
            phrase = read_words(low, start)
            number, position = _of_phrase(low, phrase), max(phrase.end, start + 1)
        if number is not None and math.isfinite(number.value):
            numbers.append(number)
            position = max(position, number.end)
    return numbers


def _is_money(page: str, start: int) -> bool:
    begin = max(0, start - 5)
    return may_be_money(page, begin, start) and _MONEY_BEFORE.search(page, begin, start) is not None


def _follows_millions(page: str, numbers: list[Number], start: int) -> bool:
    """Whether the number before was written like "78.3m" and stands so near that another "m" is a million too."""
    if not numbers or start - numbers[-1].end > 40 or numbers[-1].scale != 1e6:
        return False
    between = page[numbers[-1].end - 1 : start]
    return between[0] == "m" and not any(mark in between for mark in ".;!?\n")


def _of_phrase(low: str, phrase: Phrase) -> Number | None:
    if phrase.figure is None:
        return None
    shape = Shape(phrase.shape)
    number = Number(
        start=phrase.start,
        end=phrase.end,
        figure=phrase.figure,
        scale=phrase.scale,
        shape=shape,
        qualifier=Qualifier(phrase.qualifier) if phrase.qualifier else None,
    )
    return _with_digits_in_brackets(low, number) if shape is Shape.WORDS else number


def _with_digits_in_brackets(low: str, number: Number) -> Number:
    """Legal style says a number twice, "ninety (90) days": both are one number."""
    found = _IN_BRACKETS.match(low, number.end)
    if not found or float(found[1].replace(",", "") or "nan") != number.value:
        return number
    return Number(start=number.start, end=found.end(), figure=number.figure, scale=number.scale, shape=number.shape)


def _read_digits(page: str, low: str, start: int, *, is_money: bool, after_millions: bool) -> tuple[Number | None, int]:
    """Return the number whose digits begin here (None where letters beside them make it a name), and where it ends."""
    sign_at, is_number = _before_digits(page, low, start)
    begins = low[start + 1 : start + 4]
    found = _CONTINENTAL.match(low, start) if "." in begins or "," in begins else None
    found = found or _DIGITS.match(low, start)
    if found is None:
        return None, start + 1
    written = found.group()
    is_code = len(written) > 1 and written[0] == "0" and written.isdigit()  # 007, 00016
    if not is_number or is_code or len(written) > _LONGEST:
        return None, found.end()
    if begins[:1] == "/" and (fraction := _SLASH.match(low, start)):
        part = int(fraction[1]) / int(fraction[2])
        number = Number(start=start, end=fraction.end(), figure=part, scale=1.0, shape=Shape.FRACTION)
        return (number if part < 1 else None), fraction.end()
    figure, figure_end = _figure(low, start, found)
    end, scale = scale_after(page, low, figure_end, is_money=is_money, after_millions=after_millions)
    is_whole = written.isdigit() and end == found.end() and sign_at is None
    if sign_at is not None:
        figure, start = -figure, sign_at
    elif page[start - 2 : start] == "$(" and page[end : end + 1] == ")":  # bookkeepers' minus
        figure = -figure
        end, scale = scale_after(page, low, end + 1, is_money=True)
    number = Number(start=start, end=end, figure=figure, scale=scale, shape=Shape.DIGITS, is_whole=is_whole)
    return number, end


def _figure(low: str, start: int, digits: re.Match[str]) -> tuple[float, int]:
    """Return the figure that digits begin, with what continues it: "3×10^24", "10²⁴", "8x2^10", "2½", "2 1/2", "2 and a half"."""
    if low.startswith("10", start) and (power := _TEN_POWER.match(low, start)):
        return _raised(1.0, power[1] or power[2]), power.end()
    written = digits.group()
    if digits.re is _CONTINENTAL:
        written = written.replace(".", "").replace(",", ".")
    figure, end = float(written if written.isdecimal() else _GROUPING.sub("", written)), digits.end()
    if not _FIGURE_GOES_ON.match(low, end):
        return figure, end
    if power := _POWER.match(low, end):
        return _raised(figure, power[1] or power[2] or power[3] or power[4]), power.end()
    if power := _PLAIN_POWER.match(low, end):
        factor, base = (figure, float(power[1])) if power[1] else (1.0, figure)
        if base <= _LARGEST_BASE:  # what is raised is no year with the mark of a note
            return _raised(factor, power[2], base=base), power.end()
    if low[end : end + 1] in _VULGAR:
        return figure + _VULGAR[low[end]], end + 1
    if mixed := _MIXED.match(low, end):
        return figure + int(mixed[1]) / int(mixed[2]), mixed.end()
    if part := and_a_part(low, end):
        return figure + part[0], part[1]
    return figure, end


def _raised(figure: float, exponent: str, *, base: float = 10.0) -> float:
    try:
        return figure * base ** int(exponent.translate(_RAISED))
    except (OverflowError, ValueError):
        return math.inf


def _before_digits(page: str, low: str, start: int) -> tuple[int | None, bool]:
    """Return where a minus sign stands, if one does, and whether what stands before lets digits be a number at all."""
    before = page[start - 1 : start]
    if before == "x" and page[start - 2 : start - 1].isdigit():
        return None, GLUED_LENGTH.match(low, start - 1) is not None
    if low.startswith("minus", start - 6) and (minus := _MINUS.search(low, max(0, start - 7), start)):
        return minus.start(), True
    if before in {".", ","} and start > 1 and page[start - 2].isdigit():
        return None, False
    if before == "-":
        letter = page[start - 2 : start - 1]
        if letter.isalpha():
            word = _WORD_END.search(low, max(0, start - 13), start - 1)
            if word is None:
                return None, False
            is_glued = word.group() in _UNITS_GLUED and low[word.start() - 1 : word.start()].isdigit()
            return None, is_glued or word.group() in _MORE_NUMBERS
        return (start - 1, True) if not letter or letter in " \n($€£" + NARROW else (None, True)
    return (start - 1, True) if before == "−" and not page[start - 2 : start - 1].isdigit() else (None, True)


def _with_scale(low: str, start: int, end: int, figure: float, shape: Shape) -> Number:
    scaled_end, scale = scale_after(low, low, end, is_money=False)
    shape = Shape.WORDS if scale != 1 else shape
    return Number(start=start, end=scaled_end, figure=figure, scale=scale, shape=shape)
