"""Quantities without a number: "a terawatt", "gigawatt-scale", "terawatt-per-year", "a launch every hour", "double the"."""

import re

from extractors.quantities import quantity_ratios
from extractors.quantities.number_words import and_a_part
from extractors.quantities.numbers import Number, Shape
from extractors.quantities.quantity_counts import single_noun_after, singular
from extractors.quantities.quantity_drafts import COUNT, RATIO, Draft, drafted
from extractors.quantities.quantity_rates import ADVERBS, PER_YEAR
from extractors.quantities.quantity_units import divided
from extractors.quantities.unit_table import NAMED, Meaning, UnitTable
from extractors.text.typography import NARROW, word_set
from models.vocabulary import Qualifier

_GAP = f"[ {NARROW}-]"
_ARTICLE = re.compile(
    rf"(?<![a-z0-9'-])an?[ {NARROW}](?:(?:full|single|whole|further|mere|cool|(?P<pace>annuali[sz]ed|annual|yearly|monthly))[ {NARROW}])?(?=[a-z])"
)
_LONE = re.compile(r"\b(?P<word>first|the)[ ](?=(?:kilo|mega|giga|tera|peta)watt(?![a-z]))")
_MARKS = word_set("mark threshold barrier milestone")
_MARK = re.compile(rf"[ {NARROW}-](?:{'|'.join(sorted(_MARKS))})\b")
_ENDS_PHRASE = re.compile(
    rf"[.,;:)]|$|[ {NARROW}](?:of|in|into|to|by|on|online|aloft|up|will|would|should|is|at|before|next|this|comes|goes)\b"
)
_LARGE = re.compile(
    rf"(?<![a-z0-9])(?:(?:kilo|mega|giga|tera|peta|exa|zetta)[a-z]{{3,12}}|[kmgtpe]w)(?=(?:{_GAP}hours?)?(?:-(?:scale|class|level|sized?|range|per-|plus|an?-(?:year|month|week|day)\b)|{_GAP}(?:scale|class)(?![a-z])|s[ {NARROW}]of[ {NARROW}]))"
)
_DIGITS = {"single": 1.0, "double": 10.0, "triple": 100.0}
_DIGIT = re.compile(rf"\b({'|'.join(_DIGITS)})-digit[ {NARROW}-]")
_SCALE_MARKS = ("scale", "class", "-level", "-size", "-range", "-per-", "-a-", "-plus", "s of", f"s{NARROW}of")
_SCALE_WORD = re.compile(rf"{_GAP}(?:scale|class|level|sized?|range)(?![a-z])")
_NOT_WITH_ARTICLE = word_set("foot yard pound meter metre degree mole mil bar point acre cent bit byte gram joule")
_EVERY = re.compile(
    r"\b(?:an?|one)[ ](?:[a-z0-9]{2,12}[ ]){0,2}?(?P<noun>[a-z]{3,20}(?:[ ](?:launch|flight|mission))?)[ ](?:every|each|per|an?)[ ](?P<time>second|minute|hour|day|week|month)\b(?![ ](?:ago|earlier|later|before|after|away|old))"
)
_EVERY_SOME = re.compile(
    r"\bevery[ ](?P<count>[0-9]{1,3}|other|two|three|four|five|six|eight|ten)[ ](?P<time>second|minute|hour|day|week|month|year)s?\b"
)
_ONE_AND_A_HALF = re.compile(
    r"\b(?:an?|one)[ ](second|minute|hour|day|week|month|year|decade|century)[ ]and[ ]a[ ]half\b"
)
_SINGLE = re.compile(r"\ba[ ]single(?=[ ])")
_REGULARLY = re.compile(
    r"\b(?:fly|flies|flew|flying|flown|lands?|lands|launch|launches|launching|launched|lifts?[ ]off)[ ](?P<after>hourly|daily|weekly|monthly)\b"
    r"|\b(?P<before>hourly|daily|weekly|monthly)[ ](?:[a-z]+[ ])?(?P<noun>launch(?:es)?|flights?|missions?|liftoffs?|cadence)\b"
)
_COUNTS = {"other": 2.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "eight": 8.0, "ten": 10.0}
_TIMES = word_set("second minute hour day week month")
_REGULAR = word_set("hourly daily weekly monthly")
_THINGS = word_set("launch flight mission satellite rocket ship wafer chip rack unit vehicle time starship sat")


def without_number(page: str, low: str, heard: frozenset[str], units: UnitTable) -> list[Draft]:
    """Return the drafts of quantities that are said without a number, in no order; ``heard`` are the words of ``low``."""
    return [
        *(() if units.named.isdisjoint(heard) else _of_units(page, low, heard, units)),
        *_repeated(low, heard),
        *(_single(page, low) if "single" in heard else ()),
        *(_and_a_half(page, low, units) if "half" in heard else ()),
        *(
            _draft(start, end, end, RATIO, figure=figure, is_inverted=is_inverted)
            for start, end, figure, is_inverted in quantity_ratios.without_number(low, units.wordings)
        ),
    ]


def _draft(
    start: int, number_end: int, end: int, meaning: Meaning, *, figure: float = 1.0, is_inverted: bool = False
) -> Draft:
    number = Number(start=start, end=number_end, figure=figure, scale=1.0, shape=Shape.WORDS)
    draft = drafted(number, meaning, start=start, end=end)
    draft.is_inverted = is_inverted
    return draft


def _of_units(page: str, low: str, heard: frozenset[str], units: UnitTable) -> list[Draft]:
    return [
        *_with_article(page, low, units),
        *(_lone(page, low, units) if "first" in heard or not _MARKS.isdisjoint(heard) else ()),
        *_of_a_scale(page, low, units),
        *(_in_digits(page, low, units) if "-digit" in low else ()),
    ]


def _lone(page: str, low: str, units: UnitTable) -> list[Draft]:
    """Read "the first gigawatt" and "the gigawatt mark", each of which is one."""
    drafts: list[Draft] = []
    for found in _LONE.finditer(low):
        reading = units.read(page, found.end())
        behind = _ENDS_PHRASE if found["word"] == "first" else _MARK
        if reading is None or reading.meaning.dimension != "power" or not behind.match(low, reading.end):
            continue  # "the first gigawatt cluster" only tells of its size
        drafts.append(_draft(found.start(), found.end() - 1, reading.end, reading.meaning))
    return drafts


def _with_article(page: str, low: str, units: UnitTable) -> list[Draft]:
    drafts: list[Draft] = []
    for found in _ARTICLE.finditer(low):
        reading = units.read(page, found.end())
        if reading is None or reading.meaning.dimension not in NAMED:
            continue
        form = reading.form.lower()
        is_symbol = len(form) < 3 or not reading.form.islower()
        if form in _NOT_WITH_ARTICLE or (
            is_symbol and form not in units.prefixed and not _LARGE.match(low, found.end())
        ):
            continue
        if form in {"ton", "tonne"} and low.startswith(" of ", reading.end):
            continue  # a ton of work
        reading = divided(page, reading, units)
        part = and_a_part(low, reading.end) or (0.0, reading.end)
        draft = _draft(found.start(), found.end() - 1, part[1], reading.meaning, figure=1.0 + part[0])
        if found["pace"]:
            draft.per_year = 12.0 if found["pace"] == "monthly" else 1.0
        if _SCALE_WORD.match(low, reading.end):
            draft.qualifier = Qualifier.MAGNITUDE
            draft.start = draft.outer_start = found.end()
        drafts.append(draft)
    return drafts


def _of_a_scale(page: str, low: str, units: UnitTable) -> list[Draft]:
    drafts: list[Draft] = []
    for found in _LARGE.finditer(low) if any(mark in low for mark in _SCALE_MARKS) else ():
        reading = units.read(page, found.start())
        if reading is None or reading.meaning.dimension not in NAMED:
            continue
        draft = _draft(found.start(), found.start(), reading.end, reading.meaning)
        draft.qualifier = Qualifier.MAGNITUDE
        drafts.append(draft)
    return drafts


def _in_digits(page: str, low: str, units: UnitTable) -> list[Draft]:
    """Read "double-digit gigawatts": the power of ten that has so many digits."""
    drafts: list[Draft] = []
    for found in _DIGIT.finditer(low):
        reading = units.read(page, found.end())
        if reading is None or reading.meaning.dimension != "power":
            continue
        draft = _draft(found.start(), found.end() - 1, reading.end, reading.meaning, figure=_DIGITS[found[1]])
        draft.qualifier = Qualifier.MAGNITUDE
        drafts.append(draft)
    return drafts


def _and_a_half(page: str, low: str, units: UnitTable) -> list[Draft]:
    """Read "a year and a half"."""
    drafts: list[Draft] = []
    for found in _ONE_AND_A_HALF.finditer(low):
        meaning = units.meaning_of(page[found.start(1) : found.end(1)])
        if meaning is not None:
            drafts.append(_draft(found.start(), found.end(), found.end(), meaning, figure=1.5))
    return drafts


def _single(page: str, low: str) -> list[Draft]:
    """Read "a single satellite", which is one."""
    drafts: list[Draft] = []
    for found in _SINGLE.finditer(low):
        noun = single_noun_after(page, found.end(), len(page))
        if noun is not None:
            draft = _draft(found.start(), found.end(), noun.end, COUNT)
            draft.counted = noun.singular
            drafts.append(draft)
    return drafts


def _repeated(low: str, heard: frozenset[str]) -> list[Draft]:
    """Read "a launch every hour" and "every two weeks": how often a year something is done."""
    drafts: list[Draft] = []
    # Looking for a plain word costs a fraction of looking for a pattern.
    for found in () if _TIMES.isdisjoint(heard) or _THINGS.isdisjoint(heard) else _EVERY.finditer(low):
        noun = found["noun"].split()[-1]
        if noun in _THINGS:
            draft = _draft(found.start(), found.start() + 1, found.end("noun"), COUNT)
            draft.counted = singular(noun)
            drafts.append(draft)
    for found in () if _REGULAR.isdisjoint(heard) else _REGULARLY.finditer(low):
        name = "after" if found["after"] else "before"
        draft = _draft(found.start(name), found.end(name), found.end(name), COUNT)
        draft.per_year = ADVERBS[found[name]]
        noun = found["noun"]
        draft.counted = "flight" if noun == "cadence" else singular(noun) if noun else None
        drafts.append(draft)
    for found in _EVERY_SOME.finditer(low) if "every" in heard else ():
        count = _COUNTS.get(found["count"]) or float(found["count"])
        if count:
            draft = _draft(found.start(), found.end(), found.end(), COUNT)
            draft.per_year = PER_YEAR[found["time"]] / count
            drafts.append(draft)
    return drafts
