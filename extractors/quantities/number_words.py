"""Numbers said in words: "twenty-five", "one and a half million", "a half-dozen", "tens of thousands", "several hundred"."""

import re
from dataclasses import dataclass

from extractors.text.typography import NARROW, word_set
from models.records import made_often

SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "quintillion": 1e18,
    "dozen": 12.0,
    "lakh": 1e5,
    "crore": 1e7,
}
FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fourth": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "seventh": 1 / 7,
    "eighth": 1 / 8,
    "ninth": 1 / 9,
    "tenth": 1 / 10,
    "hundredth": 1 / 100,
    "thousandth": 1 / 1000,
}
_UP_TO_NINETEEN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_SMALL = {word: float(number) for number, word in enumerate(_UP_TO_NINETEEN.split(), start=1)}
_TENS_OF = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10.0 * tens for tens, word in enumerate(_TENS_OF.split(), start=2)}
_MAGNITUDES = {
    "tens": 10.0,
    "dozens": 10.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
WORDS = frozenset({"zero", *SCALES, *FRACTIONS, *_SMALL, *_TENS, *_MAGNITUDES})
"""Every word that stands for a number or for a part of one."""
_WORD = re.compile(r"[a-z]+")
_NEXT = re.compile(rf"[ {NARROW}-]([a-z]+)")
_OF_NEXT = re.compile(rf"[ {NARROW}]of[ {NARROW}]([a-z]+)")
_A_YEAR = re.compile(r"[ ](?:(?:an?|per|each|every)[ ](?:year|month|week|day)|annually)\b")
_OF = re.compile(rf"[ {NARROW}]of(?![a-z])")
_AND_NEXT = re.compile(rf"[ {NARROW}-](?:and|&)[ {NARROW}-]([a-z]+)")
_COMMA = re.compile(rf",[ {NARROW}](?=[a-z])")
_OF_A_SUM = re.compile(r"\bof[ ](?:(?:the|its|their|our|those|these|all|about|some)[ ]){0,2}$")
_LIST_GOES_ON = re.compile(
    rf",?[ ](?:(?:and|or)[ ])?(?:an?[ ])?(?:{'|'.join((*_SMALL, *_TENS, *SCALES))})\b|,[ ](?:and|or)[ ]"
)
_AND_A_PART = re.compile(
    rf"[ {NARROW}-]and[ {NARROW}-](?:(?:an?|one)[ {NARROW}-](?P<one>half|quarter|third)|(?P<some>two|three)[ {NARROW}-](?P<parts>quarter|third)s?)(?![a-z])"
)
_POINT = re.compile(
    rf"[ {NARROW}]point((?:[ {NARROW}-](?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?![a-z])){{1,6}})"
)
_SPOKEN_TENS = re.compile(
    rf"[ {NARROW}]({'|'.join(_TENS)})(?:-(one|two|three|four|five|six|seven|eight|nine))?(?=[ {NARROW}](?:(?:kilo|mega|giga|tera)watts?|kw|mw|gw|tons?|tonnes?|met(?:er|re)s|on average|average|sustained|peak|at peak|at the peak|nameplate)(?![a-z]))"
)
"""The tens of a number that is spoken without its "hundred": "two fifty kilowatts", "one twenty on average"."""
_GROUPS = {"pair": 2.0, "trio": 3.0, "quartet": 4.0, "quintet": 5.0}
_A_SCALE = re.compile(rf"[ {NARROW}-](?:of[ {NARROW}])?(?:an?[ {NARROW}])?({'|'.join(SCALES)})(?![a-z])")
_ORDINALS = word_set("first second ninth") | FRACTIONS.keys() - {"half", "quarter"}
_BIG = 5
"""More words than this of one number are not read: nobody writes them, and a hostile text could go on for ever."""


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that may say a number; ``figure`` is None where they do not. ``end`` is where reading goes on."""

    start: int
    end: int
    figure: float | None = None
    scale: float = 1.0
    shape: str = "words"  # a value of extractors.quantities.numbers.Shape
    qualifier: str | None = None  # a value of models.vocabulary.Qualifier


_ONE_OF_IT = re.compile(r"\bthe[ ](?:very[ ])?(?:first|next|last|initial|second|final)[ ]$")
_LONGEST_ORDINAL = 18  # characters
_DEFINITE = re.compile(r"(?:\b(?:the|that|this|its|their)|\w['’]s)[ ]$")
_ITS_NOUN = re.compile(r"[ ](?!(?:of|or|and|to|by|in|on|at|for|is|was|are|were|has|had|that|more|plus)\b)[a-z]{3,}")
"""A scale alone that a text takes up with its noun: "the million wafers a month that were promised"."""
_LONGEST_DEFINITE = 6  # characters
_NO_NOUN = re.compile(
    r"[.,;:)]|[ ](?:by|in|before|into|up|on|aloft|this|next|is|are|was|were|will|would|should|could|may|might|must|go|goes|fly|flies|have|has|of[ ](?:them|these|those))\b"
)
"""Words around a scale that counts what a text goes on with: "the first hundred by 2028", not "the first hundred days"."""


def read_words(low: str, start: int) -> Phrase:
    """Return what the words that begin here say. ``low`` is in small letters."""
    found = _WORD.match(low, start)
    if found is None:
        return Phrase(start=start, end=start + 1)
    word, end = found.group(), found.end()
    if word.startswith("multi"):
        return _after_multi(low, start, word)
    if word.endswith("fold"):
        return Phrase(start=start, end=end - 4, figure=_cardinal(low, start, end - 4)[0] or SCALES.get(word[:-4]))
    if word in {"once", "twice"}:
        return Phrase(start=start, end=end, figure=1.0 if word == "once" else 2.0, shape="times")
    if word == "zero":
        return Phrase(start=start, end=end, figure=0.0)
    if word in {"a", "an"}:
        following = _NEXT.match(low, end)
        if following is None:
            return Phrase(start=start, end=end)
        word, end = following[1], following.end()
    if word in _MAGNITUDES:
        return _magnitude(low, start, word, end)
    if word in _GROUPS:
        of = _OF.match(low, end)
        return Phrase(start=start, end=of.end() if of else end, figure=_GROUPS[word] if of else None)
    if word == "couple":
        return _couple(low, start, end)
    if word in {"several", "few"}:
        return _several(low, start, end)
    if word in FRACTIONS:
        return _fraction(low, start, end, FRACTIONS[word])
    return _counting(low, start, end, word)


def _counting(low: str, start: int, end: int, word: str) -> Phrase:
    begins_with_article = low.startswith("a", start)
    if word in SCALES and not begins_with_article:
        if _ONE_OF_IT.search(low, max(0, start - _LONGEST_ORDINAL), start) and _NO_NOUN.match(low, end):
            return Phrase(start=start, end=end, figure=1.0, scale=SCALES[word])
        if _DEFINITE.search(low, max(0, start - _LONGEST_DEFINITE), start) and _ITS_NOUN.match(low, end):
            return Phrase(start=start, end=end, figure=1.0, scale=SCALES[word])
        follows = low[end : end + 1] == "-" and low[end + 1 : end + 2].isalpha()
        return Phrase(start=start, end=end, figure=1.0 if follows else None, scale=SCALES[word], shape="bare_scale")
    at = end - len(word) if begins_with_article else start
    figure, scale, stop = _sum(low, at, implied_one=begins_with_article)
    if figure is None:
        return Phrase(start=start, end=end)
    if scale > 100 and low.startswith(",", stop) and (further := _behind_comma(low, start, stop, scale)):
        return Phrase(start=start, end=further[1], figure=figure * scale + further[0])
    if scale == 1 and figure < 10 and not begins_with_article and (spoken := _SPOKEN_TENS.match(low, stop)):
        return Phrase(
            start=start, end=spoken.end(), figure=100 * figure + _TENS[spoken[1]] + _SMALL.get(spoken[2], 0.0)
        )
    if scale == 1 and (point := _POINT.match(low, stop)):
        return _with_decimals(low, start, figure, point)
    following = _NEXT.match(low, stop)
    if following is None or scale != 1:
        return Phrase(start=start, end=stop, figure=figure, scale=scale)
    part = following[1]
    hyphenated = low[stop] == "-"
    if figure >= 20 and hyphenated and part in _ORDINALS:
        return Phrase(start=start, end=following.end())  # twenty-fifth
    singular = "half" if part == "halves" else part.removesuffix("s")
    if singular in FRACTIONS and figure < 20 and (singular != part) == (figure > 1):
        is_time = singular == "quarter" and not hyphenated and figure != 3 and not _OF.match(low, following.end())
        if not is_time:
            figure *= FRACTIONS[singular]
            if scaled := _A_SCALE.match(low, following.end()):
                return Phrase(start=start, end=scaled.end(), figure=figure, scale=SCALES[scaled[1]])
            return Phrase(start=start, end=following.end(), figure=figure, shape="fraction")
    return Phrase(start=start, end=stop, figure=figure, scale=scale)


def _behind_comma(low: str, start: int, end: int, scale: float) -> tuple[float, int] | None:
    """Return the rest of "one million, two hundred thousand", and where it ends; None in "of a thousand, two hundred fell" and in lists."""
    comma = _COMMA.match(low, end)
    if comma is None or _OF_A_SUM.search(low, max(0, start - 20), start):
        return None
    figure, smaller, stop = _sum(low, comma.end(), implied_one=False)
    if figure is None or not SCALES["hundred"] <= figure * smaller < scale or _LIST_GOES_ON.match(low, stop):
        return None
    return figure * smaller, stop


def _with_decimals(low: str, start: int, figure: float, point: re.Match[str]) -> Phrase:
    """Read the spoken "one point five million"."""
    for place, digit in enumerate(_WORD.findall(point[1]), start=1):
        figure += _SMALL.get(digit, 0.0) / 10**place
    scaled = _NEXT.match(low, point.end())
    if scaled is None or scaled[1] not in SCALES:
        return Phrase(start=start, end=point.end(), figure=figure)
    return Phrase(start=start, end=scaled.end(), figure=figure, scale=SCALES[scaled[1]])


def _cardinal(low: str, start: int, end: int) -> tuple[float | None, int]:
    figure, scale, stop = _sum(low[:end], start, implied_one=False)
    return (None if figure is None else figure * scale), stop


_TIED = re.compile(
    r"-(?!odd|plus|ish|fold|some|strong|per-?cent|(?:kilo|mega|giga|tera|milli|centi)?(?:watt|gram|met(?:er|re)|bit|byte|flop|volt|ton|hertz)|tonne|foot|feet|inch|mile|acre|pound|dollar)(?![a-z]*\d)"
    rf"(?!(?:{'|'.join(sorted({*_SMALL, *_TENS, *SCALES}, key=len, reverse=True))})\b)[a-z]"
)
"""A word tied to a number word that is part of a name or a compound: "Three-Body", "five-year"."""


def _sum(low: str, start: int, *, implied_one: bool) -> tuple[float | None, float, int]:
    """Return figure, scale and end of "two hundred and fifty thousand": 250 and 1e3. The figure is None where none begins."""
    total, current, scale = 0.0, 1.0 if implied_one else None, 1.0
    end, count, before = start, 0, ""
    following: re.Match[str] | None = _WORD.match(low, start)
    while following is not None and count < 2 * _BIG:
        word = following.group(following.lastindex or 0)
        if count and _TIED.match(low, following.end()):
            break  # "a hundred Three-Body satellites"
        if word in _SMALL or word in _TENS:
            value = _SMALL.get(word) or _TENS[word]
            if implied_one and count == 0:
                break
            if current is None:
                current = value
            elif (before in _TENS and value < 10) or before == "hundred":
                current += value
            else:
                break
        elif word in SCALES and current is not None:
            if word == "hundred" and current < 100:
                current *= 100
            elif word == "hundred":
                break
            else:
                total, current, scale = total + current * SCALES[word], None, SCALES[word]
        else:
            break
        end, before, count = following.end(), word, count + 1
        part = and_a_part(low, end) if current is not None and not low.endswith("between ", 0, start) else None
        if part is not None and current is not None:
            current, end, before = current + part[0], part[1], "part"
        following = _next_word(low, end, before)
    if count == 0:
        return None, 1.0, end
    if current is None:  # ends with its scale
        return total / scale, scale, end
    return total + current, 1.0, end


def and_a_part(low: str, end: int) -> tuple[float, int] | None:
    """Return the part of one that goes on a number or a unit, and where it ends: "and a half", "and three quarters"."""
    found = _AND_A_PART.match(low, end) if low.startswith("and", end + 1) else None
    if found is None:
        return None
    if found["one"]:
        return FRACTIONS[found["one"]], found.end()
    return _SMALL[found["some"]] * FRACTIONS[found["parts"]], found.end()


def _next_word(low: str, end: int, before: str) -> re.Match[str] | None:
    if before in SCALES and (joined := _AND_NEXT.match(low, end)):
        return joined if joined[1] in _SMALL or joined[1] in _TENS else None
    return _NEXT.match(low, end)


def _magnitude(low: str, start: int, word: str, end: int) -> Phrase:
    """Read "tens of thousands of": the power of ten. Without its "of", or a rate, such a word says nothing that could be kept."""
    value = _MAGNITUDES[word]
    for _ in range(2):
        further = _OF_NEXT.match(low, end) or _NEXT.match(low, end)
        if further is None or (further[1] not in _MAGNITUDES and further[1] not in SCALES):
            break
        value *= _MAGNITUDES.get(further[1]) or SCALES[further[1]]
        end = further.end()
    of = _OF.match(low, end)
    if of is None and not low.startswith((" more ", " dollars"), end) and not _A_YEAR.match(low, end):
        return Phrase(start=start, end=end)
    return Phrase(
        start=start, end=of.end() if of else end, figure=1.0, scale=value, shape="magnitude", qualifier="magnitude"
    )


def _several(low: str, start: int, end: int) -> Phrase:
    """Read "several thousand", "a few hundred"; before a unit of power and the like, "several" is a magnitude of 1."""
    following = _NEXT.match(low, end)
    if following is not None and following[1] in _MAGNITUDES:
        return _magnitude(low, start, following[1], following.end())
    value = 1.0
    for _ in range(2):
        if following is None or following[1] not in SCALES:
            break
        value *= 10.0 if following[1] == "dozen" else SCALES[following[1]]
        end = following.end()
        following = _NEXT.match(low, end)
    return Phrase(start=start, end=end, figure=1.0, scale=value, shape="magnitude", qualifier="magnitude")


def _couple(low: str, start: int, end: int) -> Phrase:
    of = _OF.match(low, end)
    end = of.end() if of else end
    scale = 1.0
    following = _NEXT.match(low, end)
    if following is not None and following[1] in SCALES:
        scale, end = SCALES[following[1]], following.end()
    elif of is None:
        return Phrase(start=start, end=end)  # a married couple
    return Phrase(start=start, end=end, figure=2.0, scale=scale, qualifier="about")


def _fraction(low: str, start: int, end: int, value: float) -> Phrase:
    if scaled := _A_SCALE.match(low, end):
        return Phrase(start=start, end=scaled.end(), figure=value, scale=SCALES[scaled[1]])
    return Phrase(start=start, end=end, figure=value, shape="fraction")


def _after_multi(low: str, start: int, word: str) -> Phrase:
    """Read "multi-billion", "multibillion"; before a unit ("multi-gigawatt", "multiple gigawatts") a magnitude of 1."""
    if word == "multiple":
        return Phrase(start=start, end=start + 8, figure=1.0, shape="magnitude", qualifier="magnitude")
    end = start + len("multi")
    end += low[end : end + 1] == "-"
    scale = 1.0
    for _ in range(2):
        found = _WORD.match(low, end if scale == 1 else end + 1)
        if found is None or found.group() not in SCALES:
            break
        scale, end = scale * SCALES[found.group()], found.end()
    return Phrase(start=start, end=end, figure=1.0, scale=scale, shape="magnitude", qualifier="magnitude")
