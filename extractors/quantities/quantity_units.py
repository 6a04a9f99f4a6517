"""The unit after a number, put together from parts where it is divided: "kW/ton", "watts per square meter"."""

import re

from extractors.quantities.numbers import Number, Shape
from extractors.quantities.quantity_counts import Noun
from extractors.quantities.unit_table import MONEY, Meaning, UnitReading, UnitTable
from extractors.text.typography import NARROW, word_set

_GAP = re.compile(
    rf"[ {NARROW}]of[ {NARROW}]|(?:\+|-plus|-odd|-?ish)[ {NARROW}]?|[ {NARROW}]?\|[ {NARROW}]|[ {NARROW}-]{{1,2}}|"
)
_CELL_ENDS = re.compile(rf"[ {NARROW}]*(?:\||\n|$)")
_PER = re.compile(rf"[ {NARROW}]?/[ {NARROW}]?|[ {NARROW}-]per[ {NARROW}-]|[ {NARROW}](?:an?|each)[ {NARROW}]|[·⋅]")
_TIMES_SIGNS = frozenset("·⋅")
_SAID_BY_ARTICLE = frozenset({"time", "mass", "area"})
"""Dimensions that an article divides by: "100 kW a tonne"."""

_MAY_DIVIDE = re.compile(rf"[ {NARROW}-](?:per|of|an?|each|/|[A-Za-z]{{1,3}}(?:\^|−|-|⁻))|[/·⋅]")
"""How a denominator begins."""

_WORD_BETWEEN = re.compile(
    r"[ ](?!and\b|or\b|to\b|of\b|in\b|at\b|by\b|from\b|with\b|for\b|the\b|per\b|than\b)[a-z]{3,12}[ ](?=[A-Za-zµ])"
)
_INVERSE = re.compile(rf"[ {NARROW}·⋅]([A-Za-z]{{1,3}})(?:\^?[−-]|⁻)([123¹²³])(?![0-9A-Za-z])")
_RAISED = {"1": "", "¹": "", "2": "²", "²": "²", "3": "³", "³": "³"}
_OF_WHAT = re.compile(rf"[ {NARROW}]of(?:[ {NARROW}][A-Za-z-]{{2,20}}){{1,3}}(?=[ {NARROW}]per[ {NARROW}])")
_ONE_DAY = re.compile(rf"[Oo]ne[ {NARROW}]day\b(?![ ](?:later|after|before|of|ago|earlier|a|per|each))")
_IN_ONE_DAY = re.compile(r"\b(?:in|within|for|about|after|than|only|just|least|every|by)[ ]$")
_MULTIPLES = frozenset({"power", "energy", "compute", "data", "bit_rate", "mass", "length", "money"})
"""Dimensions that "several", "multiple" and "multi-" can stand before: elsewhere they say nothing of the size."""

_ORDINARY_WORDS = word_set("second quarter foot yard bar minute point degree mole pound")
_PLURAL_NEXT = re.compile(rf"[ {NARROW}][a-z]{{3,20}}[a-rt-z]s\b")
_LINES = frozenset({240, 360, 480, 576, 720, 1080, 1440, 2160, 4320})
"""Heights of a picture, which is written "1080p" like a price in pence."""

_SYMBOLS_LIKE_WORDS = frozenset({"in", "A", "N"})
_SYMBOL_ENDS = re.compile(
    r"[./,;:)x×]|$|[ ](?:x|×|by|and|or)[ ]|[ ](?:thick|wide|tall|long|high|deep|across|apart|in[ ](?:diameter|length|width|height))\b"
)
_IS_PAID = re.compile(
    r"\b(?:costs?|costing|pays?|paid|paying|worth|spen[dt]|price|priced|fined?|salary|wages?|sold|buy|bought|bid|fund(?:ed|ing)?"
    r"|invest\w*|profits?|revenues?|debts?|fees?|donat\w+|tax(?:es)?|budget|loan|earn(?:s|ed)?|turnover|sales)\b[^.;:\n]{0,40}$"
)
_OF_MASS = re.compile(
    r"[ ](?:of[ ](?:thrust|force|cargo|payload|mass|weight|propellant|fuel|[a-z]+)|to[ ]orbit|lighter|heavier|each)\b"
)
_IS_HEAVY = re.compile(
    r"\b(?:weigh\w*|lift\w*|thrust|mass|carr\w+|payload|heav\w+|cargo|launch\w*|rocket\w*|booster\w*|engine\w*|propellant|fuel|tons?|loads?|lofts?|orbit"
    r"|produc\w+|generat\w+|creat\w+)\b"
)
_LARGE_SUM = 1e6
_RESTATED = re.compile(r"[ ]\((?:US)?[ ]?[$€]")
_PRICE_ENDS = re.compile(r"[.,;]|[ ](?:to|at|a|per)[ ]")
_LEAST_WON = 1000
_WORDS_BEFORE_UNIT = 3
_SYMBOL = 3
"""Spellings of so few letters are symbols, which stand beside their number."""

_OF_A_SCALE = re.compile(r"-(?:scale|class|sized?)\b")


def unit_after(page: str, number: Number, units: UnitTable) -> UnitReading | None:
    """Return the unit of a number, None where none follows it."""
    gap = _GAP.match(page, number.end)
    assert gap is not None
    reading = units.read_beside(page, gap.end())
    if reading is None or reading.meaning.dimension == "wafer":
        return None
    if " of" in gap.group() and (number.scale == 1 or reading.meaning.dimension == "time"):
        return None
    if _is_other_word(page, number, reading, gap.group()):
        return None
    if "|" in gap.group() and not _CELL_ENDS.match(page, reading.end):
        return None  # the next cell of a row says something of its own
    if number.shape is Shape.MAGNITUDE and number.scale == 1 and not _can_be_multiple(reading, units):
        return None
    if (
        page.startswith("ne", number.start + 1)
        and _ONE_DAY.match(page, number.start)
        and not _IN_ONE_DAY.search(page, max(0, number.start - 10), number.start)
    ):
        return None  # could one day reach
    if reading.meaning.key == "pound" and _are_pounds_money(page, number, reading):
        reading = UnitReading(end=reading.end, form="£", meaning=units.meaning_of("£") or reading.meaning)
    return divided(page, reading, units)


def _are_pounds_money(page: str, number: Number, reading: UnitReading) -> bool:
    """Say whether "pounds" are Britain's: "a fine of 3 million pounds", "two million pounds ($2.6 million)"."""
    if not reading.form.startswith("pound") or _OF_MASS.match(page, reading.end):
        return False
    ahead = max(0, number.start - 60)
    is_sum = number.scale >= _LARGE_SUM and not _IS_HEAVY.search(page, ahead, number.start)
    return (
        is_sum
        or _IS_PAID.search(page, ahead, number.start) is not None
        or _RESTATED.match(page, reading.end) is not None
    )


def unit_in_plural(page: str, position: int, noun: Noun, units: UnitTable) -> Meaning | None:
    """Return the unit that words set off from its number: "five more gigawatts", "three straight quarters"."""
    words = page[position : noun.end].replace(NARROW, " ").split()
    if not 1 < len(words) <= _WORDS_BEFORE_UNIT or not words[-1].islower() or noun.singular in _ORDINARY_WORDS:
        return None
    meaning = units.meaning_of(words[-1])
    is_unit = meaning is not None and meaning.dimension not in MONEY and len(words[-1]) > _SYMBOL
    return meaning if is_unit else None


def unit_behind_word(page: str, position: int, units: UnitTable) -> UnitReading | None:
    """Return the symbol of a unit that one word sets off from its number: "150 peak kW", "33 highway mpg"."""
    word = _WORD_BETWEEN.match(page, position)
    reading = units.read(page, word.end()) if word else None
    if reading is None or len(reading.form) < 2 or reading.meaning.dimension in {"time", "share"} | MONEY:
        return None
    if reading.form in _SYMBOLS_LIKE_WORDS or reading.form in _ORDINARY_WORDS:
        return None
    return divided(page, reading, units)


def divided(page: str, reading: UnitReading, units: UnitTable) -> UnitReading:
    """Return the reading with its denominators, where the table has a name for the quotient."""
    for _ in range(2):
        if not _MAY_DIVIDE.match(page, reading.end):
            break
        what = _OF_WHAT.match(page, reading.end)  # 100 kW of compute per tonne
        per = _PER.match(page, what.end() if what else reading.end)
        if per is None or per.group() in _TIMES_SIGNS:
            inverse = _times_inverse(page, reading, units)
            if per is None or inverse is not reading:
                reading = inverse
                break
        below = units.read(page, per.end())
        if below is None:
            break
        is_article = per.group().strip(f" {NARROW}") in {"a", "an", "each"}
        if is_article and below.meaning.dimension not in _SAID_BY_ARTICLE and reading.meaning.dimension not in MONEY:
            break
        quotient: Meaning | None = units.divided(reading.meaning, below.meaning)
        if quotient is None:
            break
        reading = UnitReading(end=below.end, form=f"{reading.form}/{below.form}", meaning=quotient)
    return reading


def _times_inverse(page: str, reading: UnitReading, units: UnitTable) -> UnitReading:
    """Return the reading divided by the unit that stands behind it with a negative power: "100 kV cm−1", "5 g·cm⁻³"."""
    inverse = _INVERSE.match(page, reading.end)
    if inverse is None:
        return reading
    below = units.meaning_of(inverse[1] + _RAISED[inverse[2]])
    quotient = units.divided(reading.meaning, below) if below else None
    if quotient is None:
        return reading
    return UnitReading(end=inverse.end(), form=f"{reading.form}/{inverse[1]}", meaning=quotient)


def _can_be_multiple(reading: UnitReading, units: UnitTable) -> bool:
    form = reading.form.lower()
    is_large = form in units.prefixed or form.removesuffix("s") in units.prefixed or reading.form[1:2].isupper()
    return reading.meaning.dimension in _MULTIPLES and is_large and reading.meaning.factor > 1


def _is_other_word(page: str, number: Number, reading: UnitReading, gap: str) -> bool:
    """Whether the spelling of a unit means something else here: "two second stages", "the 90s", "5 V-shaped"."""
    form = reading.form
    if form == "won" and number.value < _LEAST_WON:
        return True  # the seven won
    if form == "pm" and number.is_whole:
        return True  # the afternoon
    if form == "p" and (number.value in _LINES or (gap and not _PRICE_ENDS.match(page, reading.end))):
        return True
    if form in _SYMBOLS_LIKE_WORDS and not _SYMBOL_ENDS.match(page, reading.end) and (gap or form in {"A", "N"}):
        return True
    if gap in {" ", NARROW} and number.value <= 12 and _OF_A_SCALE.match(page, reading.end):
        return True  # seven gigawatt-class sites are seven
    if form.lower() in _ORDINARY_WORDS and gap in {" ", NARROW} and number.value not in {1, 0.5} and number.scale == 1:
        # "Two second stages" are stages; in "a 4.3 second burn", "the 40 yard line" the figure measures.
        counts = number.shape is not Shape.DIGITS or (number.is_whole and _PLURAL_NEXT.match(page, reading.end))
        return bool(counts) and form.lower() not in {"foot", "bar", "pound"}
    if len(form) == 1 and form.isalpha():
        if not gap and form == "s" and number.is_whole:
            return True  # the 747s
        following = page[reading.end : reading.end + 2]
        return following[:1] in {"-", "'", "&"} and following[1:2].isalpha()
    return False
